//! Parts of pages that are no text, told by their elements, roles and names.

use super::blocks::Blocks;
use super::chosen::Sums;
use super::entries::Entries;
use super::signature;
use super::tag::Tag;
use super::tree::Tree;
use crate::english::data::table;
use std::collections::{BTreeMap, BTreeSet};

/// Words in the names of elements (`class`, `id`), each with what it says of them.
const WORDS: &[(&str, &str)] = table!("markup/page-words");

/// From this length on a word of a name need only begin or end with an entry: "relatedlinks".
const BEGINS: usize = 5;

/// How many characters stand with each heading that is a link in a list of other articles, at most.
const TEASER: u32 = 400;

/// How many characters of long paragraphs a part holds that may be text for the sake of its name.
const PART: u32 = 300;

/// The most words of a name that tell something, and the most names of an element that are looked at.
const MOST_WORDS: usize = 4;
const MOST_NAMES: usize = 24;

/// How many names are kept in mind; no page for readers has more.
const MOST_KEPT: usize = 4096;

/// What is known of each node by its names.
pub struct Parts {
    out: Vec<bool>,
    /// What nobody sees, or readers wrote.
    apart: Vec<bool>,
    weight: Vec<i8>,
    headline: Option<usize>,
    trust: Trust,
}

/// What tells that a part of a page is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Elements, roles, names, and that it is a list of other articles.
    All,
    /// The same, but for lists of other articles: the page is one.
    Names,
    /// Elements and roles alone.
    Elements,
}

impl Parts {
    /// Reads the names; `all` is what stands in each node, `blocks` its paragraphs.
    pub fn of(tree: &Tree<'_>, all: &[Sums], blocks: &Blocks, entries: &Entries, trust: Trust) -> Self {
        let mass = &blocks.mass;
        let (mut same, mut named_out) = (BTreeSet::new(), Vec::new());
        let count = tree.nodes.len();
        let mut parts =
            Self { out: vec![false; count], apart: vec![false; count], weight: vec![0; count], headline: None, trust };
        let whole = mass.first().copied().unwrap_or_default();
        let teasers = teasers(tree, all, blocks);
        let signatures = signature::signatures(tree);
        let mut names = Names::default();
        for at in 1..count {
            if tree.nodes[at].tag == Tag::Text {
                continue;
            }
            let (says, weight) = names.of(tree, at);
            parts.weight[at] = weight;
            // What holds the headline, or much of the page's text, is no part beside it, whatever it is called; but readers write more
            // than many an article says.
            let is_body = all[at].titles > 0 || tree.attribute(at, "itemprop") == Some("articleBody");
            let holds = |part: u32, of: u32| is_body || mass[at] * of > whole * part;
            let words = |at: usize| all[at].chars - all[at].links;
            let most = is_body || words(at) * 20 > words(0) * 19;
            // What others said elsewhere and the article shows stands between quotation marks: "social-embed".
            // A link in a sentence is a part of it, whatever it is called.
            let named =
                says == Says::Out && trust != Trust::Elements && all[at].quotes == 0 && tree.nodes[at].tag != Tag::A;
            let beside = named || is_aside(tree, at);
            // A quotation is read with who signs it.
            let signs = signatures.contains_key(&at);
            // A page that is hidden as a whole is shown by a script, and what is hidden from those who listen lies behind a notice.
            let never = is_hidden(tree, at) && tree.nodes[at].tag != Tag::Body || is_silent(tree, at) && !holds(1, 2);
            parts.apart[at] = never || says == Says::Apart && !most;
            let list = trust == Trust::All && teasers[at] && !holds(4, 5);
            let out = beside && !signs && !holds(1, 5) || list;
            parts.out[at] = parts.apart[at] || out && !entries.hold_up(at);
            if named && mass[at] > PART && !parts.apart[at] {
                let class = (tree.nodes[at].parent, tree.attribute(at, "class").unwrap_or_default());
                if holds(1, 5) {
                    same.insert(class);
                } else if !list && !is_aside(tree, at) {
                    named_out.push((at, class));
                }
            }
        }
        // What a page calls the same as a part beside it that holds much of the text is more of it.
        named_out.iter().filter(|(_, class)| same.contains(class)).for_each(|(at, _)| parts.out[*at] = false);
        parts
    }

    /// Leaves the headings that are the headline out, with all in them.
    pub fn leave_out(&mut self, titles: &[usize]) {
        self.headline = titles.first().copied();
        for at in titles {
            if let Some(out) = self.out.get_mut(*at) {
                *out = true;
            }
        }
    }

    /// Returns the heading that is the headline.
    pub fn headline(&self) -> Option<usize> {
        self.headline
    }

    /// Returns whether a node is no text, with all in it.
    pub fn is_out(&self, at: usize) -> bool {
        self.out.get(at).copied().unwrap_or_default()
    }

    /// Returns whether lists of other articles are text.
    pub fn keeps_lists(&self) -> bool {
        self.trust != Trust::All
    }

    /// Returns whether a node is one that nobody sees, or that readers wrote, with all in it.
    pub fn is_apart(&self, at: usize) -> bool {
        self.apart.get(at).copied().unwrap_or_default()
    }

    /// Returns what the names of a node say of it: 25 for good ones, -25 for poor ones.
    pub fn weight(&self, at: usize) -> f32 {
        f32::from(self.weight.get(at).copied().unwrap_or_default())
    }
}

/// Returns whether nobody sees the node.
fn is_hidden(tree: &Tree<'_>, at: usize) -> bool {
    let style = tree.attribute(at, "style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    tree.attribute(at, "hidden").is_some_and(|value| value != "until-found")
        || style.contains("display:none")
        || style.contains("visibility:hidden")
}

/// Returns whether nobody hears the node who has the page read aloud.
fn is_silent(tree: &Tree<'_>, at: usize) -> bool {
    tree.attribute(at, "aria-hidden").is_some_and(|value| value == "true") && tree.nodes[at].tag != Tag::Img
}

/// Returns whether its element or its role says that it stands beside the text.
fn is_aside(tree: &Tree<'_>, at: usize) -> bool {
    use Tag::{Aside, Button, Dialog, Footer, Form, Input, Label, Nav};
    let role = tree.attribute(at, "role").unwrap_or_default();
    matches!(
        role,
        "menu" | "menubar" | "complementary" | "navigation" | "alert" | "alertdialog" | "dialog" | "search" | "banner"
    ) || matches!(tree.nodes[at].tag, Aside | Button | Dialog | Footer | Form | Input | Label | Nav)
}

/// Returns which nodes are lists of other articles: headings that are links, and little to read. What stands around such a list and
/// holds more beside it is none.
fn teasers(tree: &Tree<'_>, all: &[Sums], blocks: &Blocks) -> Vec<bool> {
    let count = tree.nodes.len();
    let mut lists = vec![false; count];
    // The child of each node with the most headings that are links.
    let mut inner = vec![0_u32; count];
    for at in (1..count).rev() {
        let (sums, most) = (&all[at], inner[at] as usize);
        let few = is_list(sums, blocks, at);
        let around =
            most > 0 && all[most].teasers == sums.teasers && (!lists[most] || all[most].chars * 5 < sums.chars * 4);
        lists[at] = few && !around;
        let other: &mut u32 = &mut inner[tree.nodes[at].parent as usize];
        if *other == 0 || sums.teasers > all[*other as usize].teasers {
            *other = u32::try_from(at).unwrap_or_default();
        }
    }
    lists
}

/// Returns whether a node has headings that are links, and little to read with each.
pub fn is_list(sums: &Sums, blocks: &Blocks, at: usize) -> bool {
    sums.teasers >= 3 && blocks.mass[at] / sums.teasers < TEASER && blocks.longs[at] * 2 <= sums.teasers * 3
}

/// What the names of an element say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Nothing,
    /// It is no text.
    Out,
    /// It stands apart, however much it holds: readers wrote it, or it is a row of pictures.
    Apart,
}

/// What the words of a name say.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    apart: bool,
    out: bool,
    good: bool,
    poor: bool,
}

/// What the names on a page say, each read once: the same ones stand everywhere.
#[derive(Default)]
struct Names<'t>(BTreeMap<&'t str, Said>);

impl<'t> Names<'t> {
    /// Returns what the names of an element say of it, and their weight.
    fn of(&mut self, tree: &'t Tree<'_>, at: usize) -> (Says, i8) {
        let (mut says, mut weight) = (Says::Nothing, 0);
        for name in ["class", "id", "data-component", "data-testid"] {
            let Some(value) = tree.attribute(at, name) else { continue };
            let said = self.said(value);
            says = match says {
                _ if said.apart => Says::Apart,
                Says::Nothing if said.out => Says::Out,
                says => says,
            };
            if matches!(name, "class" | "id") {
                weight += 25 * (i8::from(said.good) - i8::from(said.poor));
            }
        }
        (says, weight)
    }

    fn said(&mut self, value: &'t str) -> Said {
        if let Some(said) = self.0.get(value) {
            return *said;
        }
        let said = said(value);
        if self.0.len() < MOST_KEPT {
            self.0.insert(value, said);
        }
        said
    }
}

/// Returns what the value of an attribute says, a list of names.
fn said(value: &str) -> Said {
    let mut said = Said::default();
    for one in value.split_ascii_whitespace().take(MOST_NAMES) {
        let words = words(one);
        // Long names are phrases: those of the headings that they stand for.
        for word in words.iter().filter(|_| words.len() <= MOST_WORDS) {
            match known(word) {
                Some("apart") => (said.apart, said.poor) = (true, true),
                Some("out") => (said.out, said.poor) = (true, true),
                Some("poor") => said.poor = true,
                Some("good") => said.good = true,
                _ => {}
            }
        }
    }
    said
}

/// Returns what a word says; the longest entry counts.
fn known(word: &str) -> Option<&'static str> {
    let fits =
        |entry: &str| word == entry || entry.len() >= BEGINS && (word.starts_with(entry) || word.ends_with(entry));
    WORDS.iter().filter(|(entry, _)| fits(entry)).max_by_key(|(entry, _)| entry.len()).map(|(_, says)| *says)
}

/// Returns the words of a name in lower case: "relatedLinks-2" is "related", "links".
fn words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let (mut open, mut lower) = (false, false);
    for c in name.chars().take(400) {
        let letter = c.is_alphabetic();
        if letter && (!open || c.is_uppercase() && lower) {
            out.push(String::new());
        }
        if let Some(word) = out.last_mut().filter(|_| letter) {
            word.extend(c.to_lowercase());
        }
        (open, lower) = (letter, c.is_lowercase());
    }
    out
}
