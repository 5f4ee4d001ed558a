//! The entries of a live blog, each with the time at which it was published.

use super::blocks::Blocks;
use super::chosen::{Keep, Sums};
use super::declared::headline::folded;
use super::declared::live::Live;
use super::stamp::{Entry, Stamp};
use super::tag::Tag;
use super::tree::Tree;
use std::collections::{BTreeMap, BTreeSet};

/// How many entries a page has at least that does not say that it is a live blog.
const FEWEST: usize = 3;

/// The most times that are looked at, and the most nodes in one.
const MOST: usize = 20_000;
const NODES: usize = 24;

/// From this length on a block is no line that only tells the time, in characters.
const LONG: u32 = 80;

/// How many characters an entry holds at least.
const SHORTEST: u32 = 40;

/// The entries of a page, by the elements that they begin with.
#[derive(Debug, Default)]
pub struct Entries {
    pub list: BTreeMap<usize, Entry>,
    /// What holds all of them, where the page says that it is a live blog.
    pub around: Option<usize>,
    /// The entries and all that they stand in, where the page says so.
    holders: BTreeSet<usize>,
}

impl Entries {
    /// Finds the entries of a page; `all` is what stands in each node, `blocks` its paragraphs.
    pub fn of(tree: &Tree<'_>, live: &Live, all: &[Sums], blocks: &Blocks) -> Self {
        let times = times(tree, blocks);
        let typed = |at: usize| tree.attribute(at, "itemtype").is_some_and(|kind| kind.ends_with("LiveBlogPosting"));
        let declared = live.declared || (1..tree.nodes.len()).any(typed);
        let mut entries = Self::default();
        if times.is_empty() && !declared {
            return entries;
        }
        for at in repeated(tree, &times, all) {
            if let Some((time, entry)) = times.range(at..tree.nodes[at].end as usize).next() {
                entries.list.insert(at, Entry { time: Some(*time), ..entry.clone() });
            }
        }
        let mass: u32 = entries.list.keys().map(|at| blocks.mass[*at]).sum();
        let stamps: BTreeSet<_> = entries.list.values().map(|entry| tree.source.get(entry.place.clone())).collect();
        if !declared && (stamps.len() < FEWEST || mass * 2 < blocks.mass[0]) {
            return Self::default();
        }
        if declared {
            entries.add(tree, live);
            entries.hold(tree);
        }
        entries
    }

    /// Adds the entries whose times stand in JSON-LD alone.
    fn add(&mut self, tree: &Tree<'_>, live: &Live) {
        let by = |key: fn(&super::declared::live::Update) -> Option<&String>| -> BTreeMap<&str, usize> {
            let keyed = live.updates.iter().enumerate().rev();
            keyed.filter_map(|(index, update)| Some((key(update)?.as_str(), index))).collect()
        };
        let (anchors, headlines) = (by(|update| update.anchor.as_ref()), by(|update| update.headline.as_ref()));
        let mut used = BTreeSet::new();
        for at in 1..tree.nodes.len() {
            let node = &tree.nodes[at];
            let headed =
                || node.tag.heading().filter(|_| tree.within(at).len() <= NODES).map(|_| folded(&tree.words(at)));
            let anchored = tree.attribute(at, "id").and_then(|id| anchors.get(id));
            let found = anchored
                .copied()
                .or_else(|| headlines.get(headed().filter(|_| !headlines.is_empty())?.as_str()).copied());
            let timed =
                self.list.range(..=at).next_back().is_some_and(|(before, _)| tree.nodes[*before].end as usize > at);
            let Some(update) =
                found.filter(|_| !timed).and_then(|index| live.updates.get(index).filter(|_| used.insert(index)))
            else {
                continue;
            };
            if let Some(stamp) = Stamp::read(&update.stamp, "") {
                self.list.insert(at, Entry { stamp, place: update.place.clone(), time: None });
            }
        }
    }

    /// Finds what holds all entries.
    fn hold(&mut self, tree: &Tree<'_>) {
        let Some((first, last)) = self.list.keys().next().copied().zip(self.list.keys().next_back().copied()) else {
            return;
        };
        let mut around = first;
        while around != 0 && (tree.nodes[around].end as usize <= last || around == last) {
            around = tree.nodes[around].parent as usize;
        }
        self.around = Some(around);
        for at in self.list.keys() {
            let mut at = *at;
            while at != 0 && self.holders.insert(at) {
                at = tree.nodes[at].parent as usize;
            }
        }
    }

    /// Returns whether a node is text because it is an entry, or holds one.
    pub fn hold_up(&self, at: usize) -> bool {
        self.holders.contains(&at)
    }

    /// Leaves out the entries that are no text, and what shows the times of the others, which their first lines tell.
    pub fn settle(mut self, tree: &Tree<'_>, keep: &mut [Keep]) -> BTreeMap<usize, Entry> {
        self.list.retain(|at, _| keep[*at] == Keep::In);
        if self.around.is_none() && self.list.len() < FEWEST {
            self.list.clear();
        }
        for time in self.list.values().filter_map(|entry| entry.time) {
            keep[time..tree.nodes[time].end as usize].fill(Keep::Out);
        }
        self.list
    }
}

/// Returns the elements that tell a time and stand alone or first in their block.
fn times(tree: &Tree<'_>, blocks: &Blocks) -> BTreeMap<usize, Entry> {
    let mut times = BTreeMap::new();
    for at in 1..tree.nodes.len() {
        let name = match tree.nodes[at].tag {
            Tag::Time => "datetime",
            Tag::Meta if tree.attribute(at, "itemprop") == Some("datePublished") => "content",
            _ => continue,
        };
        if times.len() >= MOST {
            break;
        }
        let Some((declared, place)) = tree.attribute(at, name).zip(tree.attribute_place(at, name)) else { continue };
        let shown = if tree.within(at).len() <= NODES { tree.words(at) } else { String::new() };
        if let Some(stamp) = Stamp::read(declared, &shown).filter(|_| is_line(tree, blocks, at)) {
            times.insert(at, Entry { stamp, place, time: None });
        }
    }
    times
}

/// Returns whether hardly anything stands in the block of a time but itself, or nothing before it.
fn is_line(tree: &Tree<'_>, blocks: &Blocks, time: usize) -> bool {
    let mut block = tree.nodes[time].parent as usize;
    while block != 0 && tree.nodes[block].tag.is_inline() {
        block = tree.nodes[block].parent as usize;
    }
    let before = block + 1..time;
    blocks.own[block].chars < LONG
        || before.len() <= NODES && before.into_iter().all(|at| tree.nodes[at].tag != Tag::Text)
}

/// Returns the elements that hold a time each and are made alike: those of the name that most of them have.
fn repeated(tree: &Tree<'_>, times: &BTreeMap<usize, Entry>, all: &[Sums]) -> Vec<usize> {
    let count = tree.nodes.len();
    let mut timed = vec![false; count];
    times.keys().for_each(|at| timed[*at] = true);
    for at in (1..count).rev() {
        let up = tree.nodes[at].parent as usize;
        timed[up] |= timed[at];
    }
    let may = |at: usize| {
        let tag = tree.nodes[at].tag;
        timed[at]
            && matches!(tag, Tag::Article | Tag::Section | Tag::Div | Tag::Li | Tag::Dd)
            && all[at].chars >= SHORTEST
    };
    let mut beside = vec![0_u32; count];
    (1..count).filter(|at| may(*at)).for_each(|at| beside[tree.nodes[at].parent as usize] += 1);
    let name = |at: usize| {
        let class = tree.attribute(at, "class").and_then(|class| class.split_ascii_whitespace().next());
        (tree.nodes[at].tag as u8, class.unwrap_or_default())
    };
    let several = |at: &usize| may(*at) && beside[tree.nodes[*at].parent as usize] > 1;
    let mut alike: BTreeMap<(u8, &str), (usize, std::cmp::Reverse<usize>)> = BTreeMap::new();
    for at in (1..count).filter(several) {
        alike.entry(name(at)).or_insert((0, std::cmp::Reverse(at))).0 += 1;
    }
    let Some((best, _)) = alike.into_iter().max_by_key(|(_, rank)| *rank) else { return Vec::new() };
    let mut end = 0;
    let mut out: Vec<usize> = (1..count).filter(|at| several(at) && name(*at) == best).collect();
    out.retain(|at| {
        let outer = *at >= end;
        end = end.max(tree.nodes[*at].end as usize);
        outer
    });
    out
}
