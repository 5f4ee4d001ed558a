//! Which sentences of the new version continue which of the old one.

use super::atom::Interner;
use super::bag::{Bag, NEAR, fits};
use super::in_place;
use super::open::{Left, Open};
use super::paired::{Group, How, Pairing};
use super::passage::Reader;
use super::sequence::{common, rising};
use super::tables::{self, Cells};
use crate::text::{Article, fold};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The only two of a gap need less in common than [`NEAR`], and pairs over different gaps more.
const LONELY: u32 = 180;
const FAR: u32 = 650;

/// How many sentences may share a word for it to propose pairs; commoner words tell nothing and cost much.
const POSTINGS: usize = 12;

/// How many candidates a sentence is compared with.
const CANDIDATES: usize = 6;

struct Pairer<'r, 'a> {
    old: &'r Reader<'a>,
    new: &'r Reader<'a>,
    pairs: Vec<(usize, usize, How)>,
}

/// Pairs the sentences of two versions.
pub(crate) fn pair(old: &Reader<'_>, new: &Reader<'_>, interner: &mut Interner) -> Pairing {
    let mut pairer = Pairer { old, new, pairs: Vec::new() };
    let held = pairer.tables();
    let (a, b) = (held.free(old, |held| &held.old), held.free(new, |held| &held.new));
    let (lead, tail) = pairer.trim(&a, &b);
    let mut left = pairer.equal(&a[lead..a.len() - tail], &b[lead..b.len() - tail], interner);
    pairer.rejoined(&mut left);
    pairer.elsewhere(&mut left);
    let mut groups: Vec<Group> = pairer
        .pairs
        .iter()
        .map(|(i, j, how)| Group { old: *i..*i + 1, new: *j..*j + 1, how: *how, moved: false })
        .collect();
    groups.append(&mut left.groups);
    near(old, new, &mut left, &mut groups, interner);
    mark_moves(&mut groups);
    let open = |state: &[Open], cells: Vec<usize>| {
        let mut out: Vec<usize> = state.iter().filter(|open| !open.taken).map(|open| open.at).chain(cells).collect();
        out.sort_unstable();
        out
    };
    Pairing { dropped: open(&left.old, held.gone), added: open(&left.new, held.come), groups }
}

/// The sentences of which tables tell what they go on as.
#[derive(Debug, Default)]
struct Held {
    old: BTreeSet<usize>,
    new: BTreeSet<usize>,
    /// Those that nothing continues, and those that continue nothing.
    gone: Vec<usize>,
    come: Vec<usize>,
}

impl Held {
    /// Returns the other sentences of an article, in order.
    fn free(&self, reader: &Reader<'_>, side: impl Fn(&Self) -> &BTreeSet<usize>) -> Vec<usize> {
        let held = side(self);
        (0..reader.article.sentences().len()).filter(|at| held.is_empty() || !held.contains(at)).collect()
    }
}

impl Pairer<'_, '_> {
    fn raw(reader: &Reader<'_>, at: usize) -> String {
        reader
            .article
            .sentences()
            .get(at)
            .map(|sentence| reader.article.slice(sentence.span).to_owned())
            .unwrap_or_default()
    }

    /// Pairs the sentences in the cells of tables by row and column.
    fn tables(&mut self) -> Held {
        let mut held = Held::default();
        let Cells { pairs, gone, new } = tables::pair(self.old.article, self.new.article);
        for (was, is) in pairs {
            let same =
                |(i, j): (usize, usize)| fold::fold(&Self::raw(self.old, i)) == fold::fold(&Self::raw(self.new, j));
            let equal = was.len() == is.len() && was.clone().zip(is.clone()).all(same);
            // The sentences of a cell that holds many are told from others by what they say.
            if !equal && (was.len(), is.len()) != (1, 1) {
                continue;
            }
            for (i, j) in was.zip(is) {
                let how = if equal { self.how(i, j) } else { How::Near };
                self.pairs.push((i, j, how));
                held.old.insert(i);
                held.new.insert(j);
            }
        }
        let alone = |cells: Vec<Range<usize>>| cells.into_iter().filter(|cell| cell.len() == 1).flatten().collect();
        (held.gone, held.come) = (alone(gone), alone(new));
        held.old.extend(&held.gone);
        held.new.extend(&held.come);
        held
    }

    /// Pairs those of some sentences that both versions begin and end with; returns how many.
    fn trim(&mut self, old: &[usize], new: &[usize]) -> (usize, usize) {
        let (a, b) = (self.old.article, self.new.article);
        let text = |article: &'_ Article, at: usize| article.slice(article.cover(&(at..at + 1))).to_owned();
        let same = |(x, y): &(&usize, &usize)| text(a, **x) == text(b, **y);
        let lead = old.iter().zip(new).take_while(same).count();
        let tail = old[lead..].iter().rev().zip(new[lead..].iter().rev()).take_while(same).count();
        let ends = old[old.len() - tail..].iter().zip(&new[new.len() - tail..]);
        self.pairs.extend(old.iter().zip(new).take(lead).chain(ends).map(|(i, j)| (*i, *j, How::Same)));
        (lead, tail)
    }

    fn how(&self, i: usize, j: usize) -> How {
        if Self::raw(self.old, i) == Self::raw(self.new, j) { How::Same } else { How::Retypeset }
    }

    /// Pairs sentences that are equal and in order; returns the others.
    fn equal(&mut self, old: &[usize], new: &[usize], interner: &mut Interner) -> Left {
        let folded = |reader: &Reader<'_>, all: &[usize]| -> Vec<String> {
            all.iter().map(|i| fold::fold(&Self::raw(reader, *i))).collect()
        };
        let (a, b) = (folded(self.old, old), folded(self.new, new));
        let mut ids = |texts: &[String]| texts.iter().map(|text| interner.id(text)).collect::<Vec<_>>();
        let (left, right) = (ids(&a), ids(&b));
        let weight = |texts: &[String], i: usize| if texts.get(i).is_some_and(|text| text.len() > 12) { 2 } else { 1 };
        // Of several ways that are as good, the one that is taken must not depend on which version is the older: where a
        // text comes back, each sentence has to go on as the one that it came from, or claims swap their names.
        let pairs: Vec<(usize, usize)> = if a <= b {
            common(&left, &right, |i| weight(&a, i))
        } else {
            common(&right, &left, |j| weight(&b, j)).into_iter().map(|(j, i)| (i, j)).collect()
        };
        let (mut keep_old, mut keep_new) = (vec![true; a.len()], vec![true; b.len()]);
        for (i, j) in &pairs {
            (keep_old[*i], keep_new[*j]) = (false, false);
            let how = self.how(old[*i], new[*j]);
            self.pairs.push((old[*i], new[*j], how));
        }
        let open = |texts: Vec<String>, keep: Vec<bool>, all: &[usize]| {
            let mut gap = 0;
            let mut out = Vec::new();
            for ((at, folded), keep) in all.iter().zip(texts).zip(keep) {
                if keep {
                    out.push(Open { at: *at, gap, folded, taken: false });
                } else {
                    gap += 1;
                }
            }
            out
        };
        Left { old: open(a, keep_old, old), new: open(b, keep_new, new), groups: Vec::new() }
    }

    /// Pairs gaps whose letters are the same and only parted into other sentences.
    fn rejoined(&mut self, left: &mut Left) {
        let gaps = |side: &[Open]| -> BTreeMap<usize, Range<usize>> {
            let mut out: BTreeMap<usize, Range<usize>> = BTreeMap::new();
            for (k, open) in side.iter().enumerate() {
                out.entry(open.gap).or_insert(k..k).end = k + 1;
            }
            out
        };
        let (olds, news) = (gaps(&left.old), gaps(&left.new));
        for (gap, old) in olds {
            let Some(new) = news.get(&gap) else { continue };
            let join = |side: &[Open]| side.iter().map(|open| open.folded.as_str()).collect::<Vec<_>>().join(" ");
            let (a, b) = (&mut left.old[old], &mut left.new[new.clone()]);
            let (before, after) = (join(a), join(b));
            // A table may stand between them.
            let together = |side: &[Open]| side.windows(2).all(|pair| pair[0].at + 1 == pair[1].at);
            if (a.len(), b.len()) == (1, 1) || !letters(&before).eq(letters(&after)) || !together(a) || !together(b) {
                continue;
            }
            let range = |side: &[Open]| side[0].at..side[side.len() - 1].at + 1;
            let how = if before == after { How::Retypeset } else { How::Near };
            left.groups.push(Group { old: range(a), new: range(b), how, moved: false });
            a.iter_mut().chain(b.iter_mut()).for_each(|open| open.taken = true);
        }
    }

    /// Pairs equal sentences that stand elsewhere.
    fn elsewhere(&mut self, left: &mut Left) {
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (k, open) in left.old.iter().enumerate().rev().filter(|(_, open)| !open.taken) {
            places.entry(&open.folded).or_default().push(k);
        }
        let mut found = Vec::new();
        for (k, open) in left.new.iter().enumerate().filter(|(_, open)| !open.taken) {
            if let Some(at) = places.get_mut(open.folded.as_str()).and_then(Vec::pop) {
                found.push((at, k));
            }
        }
        for (i, j) in found {
            left.old[i].taken = true;
            left.new[j].taken = true;
            let (i, j) = (left.old[i].at, left.new[j].at);
            let how = self.how(i, j);
            self.pairs.push((i, j, how));
        }
    }
}

/// Returns the letters and digits of `text`, in lower case.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Candidate {
    score: u32,
    together: bool,
    old: usize,
    new: usize,
}

/// Pairs sentences that have most of their words in common.
fn near(old: &Reader<'_>, new: &Reader<'_>, left: &mut Left, groups: &mut Vec<Group>, interner: &mut Interner) {
    left.old.retain(|open| !open.taken);
    left.new.retain(|open| !open.taken);
    let mut bags = |reader: &Reader<'_>, side: &[Open]| -> Vec<Bag> {
        let mut bag = |open: &Open| {
            let passage = reader.passage(open.at..open.at + 1, interner);
            let bag = Bag::of(&passage);
            reader.keep(open.at, passage.atoms);
            bag
        };
        side.iter().map(&mut bag).collect()
    };
    let (a, b) = (bags(old, &left.old), bags(new, &left.new));
    let mut pairs = in_place::pair((old.article, new.article), left);
    let mut candidates = propose(left, &a, &b);
    candidates.sort_unstable_by_key(|c| {
        (std::cmp::Reverse(c.score), left.old[c.old].at.abs_diff(left.new[c.new].at), c.old, c.new)
    });
    for (k, candidate) in candidates.iter().enumerate() {
        let (i, j) = (candidate.old, candidate.new);
        if left.old[i].taken
            || left.new[j].taken
            || (!candidate.together && tied(&candidates[k + 1..], candidate, left))
        {
            continue;
        }
        (left.old[i].taken, left.new[j].taken) = (true, true);
        pairs.push((i, j));
    }
    let mut found: Vec<Group> = pairs
        .iter()
        .map(|(i, j)| {
            let (i, j) = (left.old[*i].at, left.new[*j].at);
            Group { old: i..i + 1, new: j..j + 1, how: How::Near, moved: false }
        })
        .collect();
    grow(left, &a, &b, &pairs, &mut found);
    groups.append(&mut found);
}

/// Returns whether another sentence that is still free fits just as well.
fn tied(rest: &[Candidate], best: &Candidate, left: &Left) -> bool {
    let equal = rest.iter().take_while(|other| other.score == best.score);
    let mut rival = equal.filter(|other| (other.old == best.old) != (other.new == best.new));
    rival.any(|other| !left.old[other.old].taken && !left.new[other.new].taken)
}

fn propose(left: &Left, a: &[Bag], b: &[Bag]) -> Vec<Candidate> {
    let mut index: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (j, bag) in b.iter().enumerate() {
        for (word, weight) in &bag.words {
            if *weight > 1 {
                index.entry(*word).or_default().push(j);
            }
        }
    }
    let mut size: BTreeMap<usize, (usize, usize, usize)> = BTreeMap::new();
    left.old.iter().for_each(|open| size.entry(open.gap).or_default().0 += 1);
    for (j, open) in left.new.iter().enumerate() {
        let entry = size.entry(open.gap).or_default();
        if entry.1 == 0 {
            entry.2 = j;
        }
        entry.1 += 1;
    }
    let mut seen: BTreeMap<usize, usize> = BTreeMap::new();
    let mut out = Vec::new();
    for (i, bag) in a.iter().enumerate() {
        let (olds, news, first) = size.get(&left.old[i].gap).copied().unwrap_or_default();
        let nth = seen.entry(left.old[i].gap).or_default();
        let from_end = olds - *nth;
        let mut votes: BTreeMap<usize, u32> = BTreeMap::new();
        if *nth < news {
            votes.insert(first + *nth, 1);
        }
        if from_end <= news {
            votes.insert(first + news - from_end, 1);
        }
        *nth += 1;
        for (word, weight) in &bag.words {
            let places = index.get(word).filter(|places| places.len() <= POSTINGS);
            places.into_iter().flatten().for_each(|j| *votes.entry(*j).or_default() += weight);
        }
        let mut votes: Vec<(usize, u32)> = votes.into_iter().collect();
        votes.sort_by_key(|vote| std::cmp::Reverse(vote.1));
        for (j, _) in votes.into_iter().take(CANDIDATES) {
            let together = left.old[i].gap == left.new[j].gap;
            let score = bag.likeness(&b[j]);
            let needed = match (together, olds, news) {
                (true, 1, 1) => LONELY,
                (true, ..) => NEAR,
                (false, ..) => FAR,
            };
            if score >= needed {
                out.push(Candidate { score: score + if together { 100 } else { 0 }, together, old: i, new: j });
            }
        }
    }
    out
}

/// Adds sentences that were split off a paired one, or merged into it, to its group.
fn grow(left: &mut Left, a: &[Bag], b: &[Bag], pairs: &[(usize, usize)], groups: &mut [Group]) {
    for ((i, j), group) in pairs.iter().zip(groups) {
        for side in [-1isize, 1] {
            if let Some(k) = neighbour(&left.old, *i, side).filter(|k| fits(&a[*k], &b[*j], &a[*i])) {
                left.old[k].taken = true;
                group.old = group.old.start.min(left.old[k].at)..group.old.end.max(left.old[k].at + 1);
            } else if let Some(k) = neighbour(&left.new, *j, side).filter(|k| fits(&b[*k], &a[*i], &b[*j])) {
                left.new[k].taken = true;
                group.new = group.new.start.min(left.new[k].at)..group.new.end.max(left.new[k].at + 1);
            }
        }
    }
}

fn neighbour(side: &[Open], at: usize, step: isize) -> Option<usize> {
    let next = at.checked_add_signed(step)?;
    let adjacent = side.get(next)?.at.checked_add_signed(-step) == Some(side[at].at);
    (adjacent && !side[next].taken).then_some(next)
}

/// Marks the groups that stand elsewhere: all but the heaviest run in the same order.
fn mark_moves(groups: &mut [Group]) {
    groups.sort_by_key(|group| group.old.start);
    if groups.is_sorted_by_key(|group| group.new.start) {
        return;
    }
    let items: Vec<(usize, usize)> = groups.iter().map(|group| (group.new.start, 1 + group.new.len())).collect();
    let mut kept = rising(&items).into_iter().peekable();
    for (i, group) in groups.iter_mut().enumerate() {
        group.moved = kept.next_if_eq(&i).is_none();
    }
    groups.sort_by_key(|group| group.new.start);
}
