//! Parts of pages that are no text, told by their elements, roles and names.

use super::blocks::Blocks;
use super::chosen::Sums;
use super::tag::Tag;
use super::tree::Tree;
use crate::english::data::table;

/// Words in the names of elements (`class`, `id`), each with what it says of them.
const WORDS: &[(&str, &str)] = table!("markup/page-words");

/// From this length on a word of a name need only begin or end with an entry: "relatedlinks".
const BEGINS: usize = 5;

/// How many characters stand with each heading that is a link in a list of other articles, at most.
const TEASER: u32 = 400;

/// The most words of a name that tell something, and the most names of an element that are looked at.
const MOST_WORDS: usize = 4;
const MOST_NAMES: usize = 24;

/// What is known of each node by its names.
pub struct Parts {
    out: Vec<bool>,
    weight: Vec<i8>,
    headline: Option<usize>,
}

impl Parts {
    /// Reads the names; `all` is what stands in each node, `blocks` its paragraphs.
    pub fn of(tree: &Tree<'_>, all: &[Sums], blocks: &Blocks) -> Self {
        let mass = &blocks.mass;
        let count = tree.nodes.len();
        let mut parts = Self { out: vec![false; count], weight: vec![0; count], headline: None };
        let whole = mass.first().copied().unwrap_or_default();
        let teasers = teasers(tree, all, blocks);
        for at in 1..count {
            if tree.nodes[at].tag == Tag::Text {
                continue;
            }
            let (says, weight) = named(tree, at);
            parts.weight[at] = weight;
            // What holds the headline, or much of the page's text, is no part beside it, whatever it is called; but readers write more
            // than many an article says.
            let is_body = all[at].titles > 0 || tree.attribute(at, "itemprop") == Some("articleBody");
            let holds = |part: u32, of: u32| is_body || mass[at] * of > whole * part;
            let words = |at: usize| all[at].chars - all[at].links;
            let most = is_body || words(at) * 20 > words(0) * 19;
            // What others said elsewhere and the article shows stands between quotation marks: "social-embed".
            // A link in a sentence is a part of it, whatever it is called.
            let named = says == Says::Out && all[at].quotes == 0 && tree.nodes[at].tag != Tag::A;
            let beside = named || is_aside(tree, at);
            parts.out[at] = is_never(tree, at)
                || says == Says::Apart && !most
                || beside && !holds(1, 5)
                || teasers[at] && !holds(4, 5);
        }
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

    /// Returns what the names of a node say of it: 25 for good ones, -25 for poor ones.
    pub fn weight(&self, at: usize) -> f32 {
        f32::from(self.weight.get(at).copied().unwrap_or_default())
    }
}

/// Returns whether nobody sees the node.
fn is_never(tree: &Tree<'_>, at: usize) -> bool {
    let attribute = |name| tree.attribute(at, name);
    let style = attribute("style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    attribute("hidden").is_some()
        || style.contains("display:none")
        || style.contains("visibility:hidden")
        || attribute("aria-hidden").is_some_and(|value| value == "true") && tree.nodes[at].tag != Tag::Img
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
    let mut inner = vec![0; count];
    for at in (1..count).rev() {
        let (sums, most) = (&all[at], inner[at]);
        let few =
            sums.teasers >= 3 && blocks.mass[at] / sums.teasers < TEASER && blocks.longs[at] * 2 <= sums.teasers * 3;
        let around =
            most > 0 && all[most].teasers == sums.teasers && (!lists[most] || all[most].chars * 5 < sums.chars * 4);
        lists[at] = few && !around;
        let other: &mut usize = &mut inner[tree.nodes[at].parent as usize];
        if *other == 0 || sums.teasers > all[*other].teasers {
            *other = at;
        }
    }
    lists
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

/// Returns what the names of an element say of it, and their weight.
fn named(tree: &Tree<'_>, at: usize) -> (Says, i8) {
    let (mut says, mut weight) = (Says::Nothing, 0);
    for name in ["class", "id", "data-component", "data-testid"] {
        let (mut good, mut poor) = (false, false);
        for one in tree.attribute(at, name).unwrap_or_default().split_ascii_whitespace().take(MOST_NAMES) {
            let words = words(one);
            // Long names are phrases: those of the headings that they stand for.
            for word in words.iter().filter(|_| words.len() <= MOST_WORDS) {
                match known(word) {
                    Some("apart") => (says, poor) = (Says::Apart, true),
                    Some("out") if says == Says::Nothing => (says, poor) = (Says::Out, true),
                    Some("poor" | "out") => poor = true,
                    Some("good") => good = true,
                    _ => {}
                }
            }
        }
        if matches!(name, "class" | "id") {
            weight += 25 * (i8::from(good) - i8::from(poor));
        }
    }
    (says, weight)
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
