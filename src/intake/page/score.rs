//! Which part of a page is its text: paragraphs score for what they stand in, on sums that are made once.

use super::blocks::Blocks;
use super::chosen::{Chosen, Keep, Sums, Words};
use super::declared::Stated;
use super::entries::Entries;
use super::notes;
use super::parts::{self, Parts, Trust};
use super::tag::Tag;
use super::tree::Tree;
use std::cell::OnceCell;

/// How many elements around a paragraph it scores for.
const LEVELS: usize = 5;

/// The shortest paragraph that scores, in characters.
const SHORTEST: usize = 25;

/// How many characters of long paragraphs an element holds at least that is taken at its word for the text.
const BODY: u32 = 300;

/// A reading of fewer characters than these is looked at again, where the page has paragraphs of so many.
const LITTLE: u32 = 140;
const MUCH: u32 = 600;

/// Chooses the text of a page; what it has `stated` of itself stands in front matter.
///
/// Where hardly anything is left of a page that has much to read, less of it is taken for what stands beside the text.
pub fn choose(tree: &Tree<'_>, stated: &Stated) -> Chosen {
    let (count, titles) = (tree.nodes.len(), stated.titles.as_slice());
    let words: Vec<Words> = (0..count).map(|at| words(tree, at)).collect();
    let mut best: Option<(u32, Chosen)> = None;
    let entries = OnceCell::new();
    for trust in [Trust::All, Trust::Names, Trust::Elements] {
        // What stands in a million nodes is summed up again for the few pages that are looked at again, rather than kept.
        let (mut parts, entries, whole) = {
            let all = sums(tree, &words, titles, |_| false);
            let blocks = Blocks::of(tree, &all, |_| false);
            let entries = entries.get_or_init(|| Entries::of(tree, &stated.live, &all, &blocks));
            (Parts::of(tree, &all, &blocks, entries, trust), entries, blocks.mass[0])
        };
        parts.leave_out(titles);
        let chosen = chosen(tree, sums(tree, &words, titles, |at| parts.is_out(at)), &parts, entries);
        let chars = (1..count).filter(|at| tree.nodes[*at].tag == Tag::Text && chosen.keep[*at] == Keep::In);
        let chars = chars.map(|at| chosen.chars[at]).sum();
        if best.as_ref().is_none_or(|(most, _)| chars > most * 2) {
            best = Some((chars, chosen));
        }
        if chars >= LITTLE || whole < MUCH {
            break;
        }
    }
    let mut chosen = best.map(|(_, chosen)| chosen).unwrap_or_default();
    chosen.entries = entries.into_inner().unwrap_or_default().settle(tree, &mut chosen.keep);
    chosen
}

fn chosen(tree: &Tree<'_>, sums: Vec<Sums>, parts: &Parts, entries: &Entries) -> Chosen {
    let mut keep = vec![Keep::Out; tree.nodes.len()];
    let blocks = Blocks::of(tree, &sums, |at| parts.is_out(at));
    let chooser = Chooser { tree, parts, sums: &sums, blocks: &blocks, entries };
    chooser.choose(&mut keep);
    notes::keep(tree, parts, &mut keep);
    Chosen { keep, chars: chars(&sums), ..Chosen::default() }
}

/// Chooses everything: what a document holds is its text, but for the ways around in it.
#[cfg(feature = "documents")]
pub fn all(tree: &Tree<'_>) -> Chosen {
    let words: Vec<Words> = (0..tree.nodes.len()).map(|at| words(tree, at)).collect();
    let sums = sums(tree, &words, &[], |at| tree.nodes[at].tag == Tag::Nav);
    let keep = tree.nodes.iter().map(|node| if node.tag == Tag::Nav { Keep::Out } else { Keep::In }).collect();
    Chosen { keep, chars: chars(&sums), ..Chosen::default() }
}

fn chars(sums: &[Sums]) -> Vec<u32> {
    sums.iter().map(|sums| sums.chars).collect()
}

/// Returns the words of a text.
fn words(tree: &Tree<'_>, at: usize) -> Words {
    let node = &tree.nodes[at];
    if node.tag != Tag::Text {
        return Words::default();
    }
    let raw = tree.raw(at);
    let (chars, commas) = if raw.is_ascii() {
        counted(raw.bytes().map(|byte| (matches!(byte, b' ' | b'\t'..=b'\r'), byte == b',')))
    } else {
        counted(raw.chars().map(|c| (c.is_whitespace(), matches!(c, ',' | '،' | '、' | '，'))))
    };
    let chars = chars + u32::from(node.spaced);
    Words { chars, links: if node.link { chars } else { 0 }, commas }
}

/// Counts characters, blanks as one, and commas; of each it is said whether it is a blank, and whether a comma.
fn counted(all: impl Iterator<Item = (bool, bool)>) -> (u32, u32) {
    let (mut chars, mut commas, mut before) = (0, 0, false);
    for (blank, comma) in all {
        chars += u32::from(!(blank & before));
        commas += u32::from(comma);
        before = blank;
    }
    (chars, commas)
}

/// Returns what stands in a node alone, whose words are `words`.
fn own(tag: Tag, words: Words) -> Sums {
    let Words { chars, links, commas } = words;
    let mut sums = Sums { chars, links, commas, ..Sums::default() };
    match tag {
        Tag::P => sums.paragraphs = 1,
        Tag::Blockquote => sums.quotes = 1,
        Tag::Img => sums.images = 1,
        Tag::Li => sums.items = 1,
        Tag::Input => sums.inputs = 1,
        _ => {}
    }
    sums
}

/// Returns what stands in each node with all in it, but for those that are out; `words` are those of each text.
fn sums(tree: &Tree<'_>, words: &[Words], titles: &[usize], out: impl Fn(usize) -> bool) -> Vec<Sums> {
    let mut sums: Vec<Sums> = tree.nodes.iter().zip(words).map(|(node, words)| own(node.tag, *words)).collect();
    titles.iter().for_each(|at| sums[*at].titles = 1);
    for at in (1..tree.nodes.len()).rev() {
        let node = &tree.nodes[at];
        if out(at) || node.tag.is_opaque() {
            sums[at] = Sums::default();
        }
        let mut of = sums[at];
        if let Some(level) = node.tag.heading() {
            of.headings = of.chars;
            of.teasers = u32::from(level > 1 && of.chars > 0 && of.links * 10 >= of.chars * 9 && !links_here(tree, at));
        }
        if node.tag == Tag::Li {
            of.listed = of.chars;
        }
        sums[node.parent as usize].add(of);
    }
    sums
}

/// Returns whether a heading links to a place on a page: that of an entry or a section is its own.
fn links_here(tree: &Tree<'_>, at: usize) -> bool {
    let link = tree.within(at).find(|at| tree.nodes[*at].tag == Tag::A);
    link.and_then(|at| tree.attribute(at, "href")).is_some_and(|to| to.contains('#'))
}

struct Chooser<'t, 's> {
    tree: &'t Tree<'s>,
    parts: &'t Parts,
    sums: &'t [Sums],
    blocks: &'s Blocks,
    entries: &'s Entries,
}

impl Chooser<'_, '_> {
    fn parent(&self, at: usize) -> usize {
        self.tree.nodes[at].parent as usize
    }

    /// Returns the scores of all elements; none of those that no paragraph scores for.
    fn scores(&self, blocks: &Blocks) -> Vec<f32> {
        let nodes = &self.tree.nodes;
        let mut scores = vec![f32::NAN; nodes.len()];
        for (at, node) in nodes.iter().enumerate().skip(1) {
            let length = blocks.own[at].chars as usize;
            if length < SHORTEST || node.tag.heading() == Some(1) {
                continue;
            }
            let score = 2.0 + blocks.own[at].commas as f32 + (length as f32 / 100.0).floor().min(3.0);
            let mut around = if blocks.mixed[at] && node.tag != Tag::P { at } else { self.parent(at) };
            for level in 0..LEVELS {
                if around == 0 {
                    break;
                }
                if scores[around].is_nan() {
                    scores[around] = self.base(around);
                }
                scores[around] += match level {
                    0 => score,
                    1 => score / 2.0,
                    level => score / (level as f32 * 3.0),
                };
                around = self.parent(around);
            }
        }
        scores.iter_mut().zip(self.sums).for_each(|(score, sums)| *score *= 1.0 - sums.link_density());
        scores
    }

    fn base(&self, at: usize) -> f32 {
        let of_tag = match self.tree.nodes[at].tag {
            Tag::Div => 5.0,
            Tag::Pre | Tag::Td | Tag::Blockquote => 3.0,
            Tag::Address | Tag::Ol | Tag::Ul | Tag::Dl | Tag::Dd | Tag::Dt | Tag::Li | Tag::Form => -3.0,
            Tag::Th => -5.0,
            tag if tag.heading().is_some() => -5.0,
            _ => 0.0,
        };
        of_tag + self.parts.weight(at)
    }

    fn choose(&self, keep: &mut [Keep]) {
        let blocks = self.blocks;
        let scores = self.scores(blocks);
        let live = self.entries.around.filter(|at| *at > 0);
        if let Some(bodies) = self.bodies(blocks).filter(|_| live.is_none()) {
            return bodies.into_iter().for_each(|at| self.take(at, keep));
        }
        let Some(top) = live.or_else(|| self.top(&scores)) else {
            return self.take(0, keep);
        };
        let least = (scores[top] * 0.2).max(10.0);
        let heavy = blocks.mass[top] / 10;
        self.take(top, keep);
        let (mut inner, mut level) = (top, 0);
        while inner != 0 && self.tree.nodes[inner].tag != Tag::Body {
            let around = self.parent(inner);
            let mut at = around + 1;
            let end = self.tree.nodes[around].end as usize;
            while at < end {
                let beside = at != inner && !self.parts.is_out(at) && !self.tree.nodes[at].tag.is_opaque();
                if beside && (level == 0 && self.joins(at, top, &scores, least) || self.is_heavy(at, blocks, heavy)) {
                    self.take(at, keep);
                }
                at = self.tree.nodes[at].end as usize;
            }
            level += 1;
            if self.is_article(inner) {
                break;
            }
            inner = around;
        }
    }

    /// Returns whether an element says that it is the whole article.
    fn is_article(&self, at: usize) -> bool {
        let is = |name: &str, value: &str| self.tree.attribute(at, name).is_some_and(|own| own == value);
        matches!(self.tree.nodes[at].tag, Tag::Article | Tag::Main)
            || is("itemprop", "articleBody")
            || is("role", "main")
    }

    /// Returns whether a node beside what holds the text holds more of it: long paragraphs, and few links.
    fn is_heavy(&self, at: usize, blocks: &Blocks, heavy: u32) -> bool {
        let sums = &self.sums[at];
        blocks.mass[at] > heavy.max(200) && sums.link_density() < 0.25 && self.parts.weight(at) >= 0.0
    }

    /// Returns the elements that the page declares to be the text, where they hold some; those of other articles are left out.
    fn bodies(&self, blocks: &Blocks) -> Option<Vec<usize>> {
        let whole = blocks.mass.first().copied().unwrap_or_default();
        let declared = |at: &usize| {
            let is = |name: &str| {
                self.tree
                    .attribute(*at, "itemprop")
                    .is_some_and(|own| own.split_ascii_whitespace().any(|one| one == name))
            };
            blocks.mass[*at] > BODY && blocks.mass[*at] * 10 > whole && is("articleBody") && !self.parts.is_out(*at)
        };
        let all: Vec<usize> = (1..self.tree.nodes.len()).filter(declared).collect();
        let best = all.iter().copied().max_by_key(|at| (blocks.mass[*at], std::cmp::Reverse(*at)))?;
        let beside = |at: &usize| self.parent(*at) == self.parent(best);
        Some(all.into_iter().filter(beside).collect())
    }

    /// Returns the nodes among which the text is: those of the article that has the headline, where it has much of the text as well.
    fn article(&self) -> std::ops::Range<usize> {
        let whole = self.blocks.mass.first().copied().unwrap_or_default();
        let holds = |at: usize| self.is_article(at) && self.blocks.mass[at] > BODY && self.blocks.mass[at] * 10 > whole;
        let mut around = self.parts.headline().map_or(0, |at| self.parent(at));
        while around != 0 {
            if holds(around) {
                return around..self.tree.nodes[around].end as usize;
            }
            around = self.parent(around);
        }
        1..self.tree.nodes.len()
    }

    /// Returns the element that holds the text.
    fn top(&self, scores: &[f32]) -> Option<usize> {
        let mut best: Vec<usize> = self.article().filter(|at| !scores[*at].is_nan() && scores[*at] > 0.0).collect();
        best.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
        best.truncate(5);
        let mut top = *best.first()?;
        // Where several are nearly as good, what holds them is the text.
        let near: Vec<usize> = best[1..].iter().copied().filter(|at| scores[*at] / scores[top] >= 0.75).collect();
        let holds = |outer: usize, inner: usize| (outer + 1..self.tree.nodes[outer].end as usize).contains(&inner);
        if near.len() >= 3 {
            let mut around = self.parent(top);
            while around != 0 && self.tree.nodes[around].tag != Tag::Body {
                if near.iter().filter(|at| holds(around, **at)).count() >= 3 {
                    top = around;
                    break;
                }
                around = self.parent(around);
            }
        }
        // What scores more the further out holds more of the text.
        let mut last = if scores[top].is_nan() { 0.0 } else { scores[top] };
        let least = last / 3.0;
        let mut around = self.parent(top);
        while around != 0 && self.tree.nodes[around].tag != Tag::Body {
            let score = scores[around];
            if !score.is_nan() {
                if score < least {
                    break;
                }
                if score > last {
                    top = around;
                    break;
                }
                last = score;
            }
            around = self.parent(around);
        }
        Some(top)
    }

    /// Returns whether a node beside the best one belongs to the text.
    fn joins(&self, at: usize, top: usize, scores: &[f32], least: f32) -> bool {
        let same = self
            .tree
            .attribute(at, "class")
            .is_some_and(|class| !class.is_empty() && self.tree.attribute(top, "class") == Some(class));
        let bonus = if same { scores[top] * 0.2 } else { 0.0 };
        if !scores[at].is_nan() && scores[at] + bonus >= least {
            return true;
        }
        let sums = &self.sums[at];
        let density = sums.link_density();
        match self.tree.nodes[at].tag {
            Tag::P => sums.chars > 80 && density < 0.25 || sums.chars > 0 && density == 0.0 && self.ends(at),
            _ => false,
        }
    }

    /// Returns whether words end with a full stop.
    fn ends(&self, at: usize) -> bool {
        let words = self.tree.words(at);
        words.contains(". ") || words.ends_with('.')
    }

    /// Takes a node with all in it, but for what is no text.
    fn take(&self, node: usize, keep: &mut [Keep]) {
        let end = self.tree.nodes[node].end as usize;
        let few = parts::is_list(&self.sums[node], self.blocks, node);
        let lists = few || self.parts.keeps_lists();
        let mut at = node;
        while at < end {
            if at != node
                && (self.parts.is_out(at)
                    || self.blocks.mass[at] * 2 <= self.blocks.mass[node] && self.is_stray(at, lists))
            {
                at = self.tree.nodes[at].end as usize;
                continue;
            }
            keep[at] = Keep::In;
            at += 1;
        }
        let mut around = self.parent(node);
        while around != 0 && keep[around] == Keep::Out {
            keep[around] = Keep::Through;
            around = self.parent(around);
        }
    }

    /// Returns whether most of what an element holds are long paragraphs, in which most words are no links.
    fn is_prose(&self, at: usize) -> bool {
        self.blocks.mass[at] * 2 > self.sums[at].chars
    }

    /// Returns whether a part of the text is none: a list of links, a form, pictures with hardly a word. Where the text is one of `lists` of
    /// other articles, their headings are text.
    fn is_stray(&self, at: usize, lists: bool) -> bool {
        if self.entries.hold_up(at) {
            return false;
        }
        let tag = self.tree.nodes[at].tag;
        let whole = self.sums[at];
        let heads = tag.heading().is_some() && (lists || links_here(self.tree, at));
        if (tag == Tag::P || tag.heading().is_some())
            && !heads
            && whole.links * 10 >= whole.chars * 9
            && whole.chars > 0
        {
            return true;
        }
        if !matches!(tag, Tag::Form | Tag::Fieldset | Tag::Table | Tag::Ul | Tag::Ol | Tag::Div | Tag::Section) {
            return false;
        }
        let sums = &self.sums[at];
        let weight = self.parts.weight(at);
        // A paragraph is one, whatever links stand in it and whatever it is wrapped in.
        let prose = matches!(tag, Tag::Div | Tag::Section) && !lists && self.is_prose(at);
        if prose && (weight >= 0.0 || sums.paragraphs > 0) {
            return false;
        }
        if weight < 0.0 && sums.chars < 1000 {
            return true;
        }
        if sums.commas >= 10 {
            return false;
        }
        let density = sums.link_density();
        let share = |part: u32| if sums.chars == 0 { 0.0 } else { part as f32 / sums.chars as f32 };
        let list = matches!(tag, Tag::Ul | Tag::Ol) || share(sums.listed) > 0.9;
        let (p, img) = (sums.paragraphs, sums.images);
        !list && (sums.items as f32 - 100.0) > p as f32
            || sums.inputs as f32 > (p as f32 / 3.0).floor()
            || !list && share(sums.headings) < 0.9 && sums.chars < 25 && (img == 0 || img > 2) && density > 0.0
            || !list && weight < 25.0 && density > 0.2
            || weight >= 25.0 && density > 0.5
            || list && density > 0.5
    }
}
