//! The tables of two versions: which goes on as which, row by row and column by column. A value of a table belongs to its row and its
//! column: equal ones in other rows are others.

use crate::text::{Article, Table, fold};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// How many tables may have a head in common for it to tell that two are the same.
const POSTINGS: usize = 12;

/// Which part of the heads of the smaller one two tables share, at least, where they are the same: one in so many.
const SHARE: usize = 3;

/// How many rows that are new are looked at for the one that an old one has become.
const ROWS: usize = 16;

/// The cells of two versions whose tables are the same, by their sentences.
#[derive(Debug, Default)]
pub(super) struct Cells {
    /// Each cell of the old version with the one of the new version that stands in the same row and column.
    pub pairs: Vec<(Sentences, Sentences)>,
    /// Cells of the old version whose row or column is gone.
    pub gone: Vec<Sentences>,
    /// Cells of the new version whose row or column is new.
    pub new: Vec<Sentences>,
}

type Sentences = std::ops::Range<usize>;

/// Pairs the cells of two versions.
pub(super) fn pair(old: &Article, new: &Article) -> Cells {
    let (olds, news) = (grids(old), grids(new));
    let mut out = Cells::default();
    for (i, j) in same(&olds, &news) {
        Pair { old: &olds[i], new: &news[j] }.cells(&mut out);
    }
    out
}

/// A table with the folded words of its cells.
struct Grid<'a> {
    table: &'a Table,
    /// The words of each row's cells, by column.
    rows: Vec<BTreeMap<usize, String>>,
    columns: usize,
}

/// Returns the tables of an article that have rows of several cells.
fn grids(article: &Article) -> Vec<Grid<'_>> {
    let grid = |table| {
        let words = |sentences| fold::fold(article.slice(article.cover(sentences))).to_lowercase();
        let rows = Table::rows(table).iter();
        let rows = rows.map(|row| row.cells().iter().map(|(column, own)| (*column, words(own))).collect());
        Grid { table, rows: rows.collect(), columns: table.columns() }
    };
    article.tables().iter().filter(|table| table.columns() > 1).map(grid).collect()
}

impl Grid<'_> {
    fn text(&self, row: usize, column: usize) -> &str {
        self.rows.get(row).and_then(|row| row.get(&column)).map_or("", String::as_str)
    }

    /// Returns what each row is about, by the cells of `head`; a row without such a cell goes on with the one above.
    fn heads(&self, head: usize) -> Vec<&str> {
        let mut last = "";
        let next = |row| {
            let own = self.text(row, head);
            last = if own.is_empty() { last } else { own };
            last
        };
        (0..self.rows.len()).map(next).collect()
    }

    /// Returns what its rows and columns are about.
    fn names(&self) -> BTreeSet<&str> {
        let columns = self.rows.first().into_iter().flat_map(|row| row.values().map(String::as_str));
        let names: BTreeSet<&str> = columns.chain(self.heads(self.table.head())).collect();
        names.into_iter().filter(|name| !name.is_empty()).collect()
    }
}

/// Returns which tables of two versions are the same.
fn same(olds: &[Grid<'_>], news: &[Grid<'_>]) -> Vec<(usize, usize)> {
    let (was, is): (Vec<_>, Vec<_>) = (olds.iter().map(Grid::names).collect(), news.iter().map(Grid::names).collect());
    let mut links = Links::new(olds.len(), news.len());
    // Of several with the same rows and columns the first goes on as the first, unless one is new or gone.
    let mut count: BTreeMap<&BTreeSet<&str>, isize> = BTreeMap::new();
    was.iter().for_each(|names| *count.entry(names).or_default() += 1);
    is.iter().for_each(|names| *count.entry(names).or_default() -= 1);
    let even = |names: &BTreeSet<&str>| count.get(names) == Some(&0);
    links.pair(|i| Some(&was[i]).filter(|names| even(names)), |j| Some(&is[j]).filter(|names| even(names)));
    links.pair(|i| Some(&olds[i].rows), |j| Some(&news[j].rows));
    links.pair(|i| Some(&was[i]), |j| Some(&is[j]));
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for j in (0..news.len()).filter(|j| links.new[*j].is_none()) {
        is[j].iter().for_each(|name| places.entry(name).or_default().push(j));
    }
    let mut found = Vec::new();
    for i in (0..olds.len()).filter(|i| links.old[*i].is_none()) {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        let near = was[i].iter().filter_map(|name| places.get(name)).filter(|places| places.len() <= POSTINGS);
        near.flatten().for_each(|j| *shared.entry(*j).or_default() += 1);
        let enough = |j: usize, shared: usize| shared * SHARE >= was[i].len().min(is[j].len());
        let alike = shared.into_iter().filter(|(j, shared)| enough(*j, *shared));
        found.extend(alike.map(|(j, shared)| (std::cmp::Reverse(shared), i.abs_diff(j), i, j)));
    }
    found.sort_unstable();
    found.into_iter().for_each(|(.., i, j)| links.link(i, j));
    links.pairs()
}

/// What goes on as what, as far as it is known.
struct Links {
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
}

impl Links {
    fn new(old: usize, new: usize) -> Self {
        Self { old: vec![None; old], new: vec![None; new] }
    }

    /// Links two, unless one of them goes on as another already.
    fn link(&mut self, i: usize, j: usize) {
        if let (Some(old @ None), Some(new @ None)) = (self.old.get_mut(i), self.new.get_mut(j)) {
            (*old, *new) = (Some(j), Some(i));
        }
    }

    /// Links those that have no link yet and the same key, the first with the first.
    fn pair<K: Ord>(&mut self, old: impl Fn(usize) -> Option<K>, new: impl Fn(usize) -> Option<K>) {
        let mut waiting: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for j in (0..self.new.len()).filter(|j| self.new[*j].is_none()) {
            if let Some(key) = new(j) {
                waiting.entry(key).or_default().push_back(j);
            }
        }
        for i in (0..self.old.len()).filter(|i| self.old[*i].is_none()).collect::<Vec<_>>() {
            if let Some(j) = old(i).and_then(|key| waiting.get_mut(&key)?.pop_front()) {
                self.link(i, j);
            }
        }
    }

    /// Links those without a link that stand between the same two, or behind the same one, where `fits` says so; each with the first that
    /// fits.
    fn between(&mut self, fits: impl Fn(usize, usize) -> bool) {
        let mut next = 0;
        for i in 0..self.old.len() {
            if let Some(j) = self.old[i] {
                next = j + 1;
                continue;
            }
            let free = (next..self.new.len()).take_while(|j| self.new[*j].is_none()).take(ROWS);
            if let Some(j) = free.into_iter().find(|j| fits(i, *j)) {
                self.link(i, j);
                next = j + 1;
            }
        }
    }

    fn pairs(&self) -> Vec<(usize, usize)> {
        self.old.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?))).collect()
    }
}

/// A table of the old version and the one that it goes on as.
struct Pair<'p, 'a> {
    old: &'p Grid<'a>,
    new: &'p Grid<'a>,
}

/// Which column of the old version goes on as which of the new one.
type Across = BTreeMap<usize, usize>;

impl<'p> Pair<'p, '_> {
    /// Adds its cells to `out`.
    fn cells(&self, out: &mut Cells) {
        let named = self.columns();
        let placed: Across = (0..self.old.columns).map(|column| (column, column)).collect();
        let rows = self.rows(&named);
        // A column that took the head of another one has only its head changed where its values stay.
        let (across, rows) = if self.old.columns == self.new.columns && named != placed {
            let others = self.rows(&placed);
            let stays = self.kept(&others, &placed) > self.kept(&rows, &named);
            if stays { (placed, others) } else { (named, rows) }
        } else {
            (named, rows)
        };
        let down: BTreeMap<usize, usize> = rows.into_iter().collect();
        let mut come: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (i, row) in self.old.table.rows().iter().enumerate() {
            for (column, was) in row.cells() {
                let place = down.get(&i).copied().zip(across.get(column).copied());
                match place.and_then(|(j, column)| self.new.table.rows().get(j)?.cell(column)) {
                    Some(is) => {
                        come.extend(place);
                        out.pairs.push((was.clone(), is));
                    }
                    None => out.gone.push(was.clone()),
                }
            }
        }
        for (j, row) in self.new.table.rows().iter().enumerate() {
            let new = row.cells().iter().filter(|(column, _)| !come.contains(&(j, *column)));
            out.new.extend(new.map(|(_, is)| is.clone()));
        }
    }

    /// Pairs the columns by their heads, and those that took the place of others.
    fn columns(&self) -> Across {
        let mut links = Links::new(self.old.columns, self.new.columns);
        links.pair(|i| Some(self.old.text(0, i)), |j| Some(self.new.text(0, j)));
        links.between(|_, _| true);
        links.pairs().into_iter().collect()
    }

    /// Pairs the rows by their heads, and those whose head alone is another one.
    fn rows(&self, across: &Across) -> Vec<(usize, usize)> {
        let head = self.old.table.head();
        let own = across.get(&head).copied().unwrap_or_else(|| self.new.table.head());
        let (olds, news) = (self.old.heads(head), self.new.heads(own));
        let kept: BTreeSet<usize> = across.values().copied().filter(|column| *column != own).collect();
        let was = |i: usize| self.was(i, across);
        let is = |j: usize| -> Vec<Said<'p>> {
            let cells = self.new.rows.get(j).into_iter().flatten();
            cells.filter(|(column, _)| kept.contains(column)).map(|(column, text)| (*column, text.as_str())).collect()
        };
        let mut links = Links::new(self.old.rows.len(), self.new.rows.len());
        links.pair(|i| Some((olds[i], was(i))), |j| Some((news[j], is(j))));
        // Where several rows are about the same, their next cells may tell.
        let next = |row: Vec<Said<'p>>| row.into_iter().next();
        links.pair(|i| Some((olds[i], next(was(i)))), |j| Some((news[j], next(is(j)))));
        links.pair(|i| Some(olds[i]), |j| Some(news[j]));
        let told = |row: &Vec<Said<'_>>| row.len() > 1;
        links.pair(|i| Some(was(i)).filter(told), |j| Some(is(j)).filter(told));
        links.between(|i, j| (i, j) == (0, 0) || renamed((olds[i], &was(i)), (news[j], &is(j))));
        links.pairs()
    }

    /// Returns what a row of the old version says beside its head, by the columns of the new one.
    fn was(&self, row: usize, across: &Across) -> Vec<Said<'p>> {
        let cells = self.old.rows.get(row).into_iter().flatten();
        let cells = cells.filter(|(column, _)| **column != self.old.table.head());
        let mut said: Vec<_> = cells.filter_map(|(column, text)| Some((*across.get(column)?, text.as_str()))).collect();
        said.sort_unstable();
        said
    }

    /// Returns how many cells below the heads say what they said.
    fn kept(&self, rows: &[(usize, usize)], across: &Across) -> usize {
        let below = rows.iter().filter(|(i, _)| *i > 0);
        below
            .map(|(i, j)| self.was(*i, across).iter().filter(|(to, text)| self.new.text(*j, *to) == *text).count())
            .sum()
    }
}

/// What a cell says, and its column in the new version.
type Said<'t> = (usize, &'t str);

/// Returns whether a row goes on as one with another head: half of what it says is the same, or most words of the heads are.
fn renamed((head, was): (&str, &[Said<'_>]), (new, is): (&str, &[Said<'_>])) -> bool {
    let same = was.iter().filter(|cell| is.binary_search(cell).is_ok()).count();
    let words = |text: &'_ str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<BTreeSet<_>>();
    let (olds, news) = (words(head), words(new));
    let shared = olds.intersection(&news).filter(|word| !word.is_empty()).count();
    same > 0 && same * 2 >= was.len().max(is.len()) || shared * 2 > olds.len().max(news.len())
}
