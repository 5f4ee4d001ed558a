//! What an article says about its own changes, wherever on the page that stands: "Correction: An earlier version of this article …".

use super::chosen::Keep;
use super::parts::Parts;
use super::tag::Tag;
use super::tree::Tree;
use crate::text::{Article, Markup, NoticeKind, notices};

/// How long a notice is, in bytes.
const LENGTH: std::ops::RangeInclusive<usize> = 30..=2000;

/// The longest label above a notice, in bytes: "Corrections and clarifications".
const LABEL: usize = 40;

/// The fewest words of more than three small letters in an update that says what is new.
const SAYING: usize = 5;

/// The most nodes in a block, and the most blocks that are looked at.
const NODES: usize = 60;
const MOST: usize = 2000;

/// Keeps the notices that stand in parts of the page that are left out: its footer, a box beside the text.
pub fn keep(tree: &Tree<'_>, parts: &Parts, keep: &mut [Keep]) {
    // The block before, where it may be the label of this one.
    let mut label: Option<(usize, String)> = None;
    let (mut at, mut seen) = (1, 0);
    while at < tree.nodes.len() && seen < MOST {
        let node = &tree.nodes[at];
        let end = node.end as usize;
        if parts.is_apart(at) || node.tag == Tag::Nav || node.tag.is_opaque() {
            at = end;
            continue;
        }
        let block = keep[at] == Keep::Out && !node.tag.is_inline() && end - at <= NODES;
        if !block || tree.within(at).any(|at| parts_blocks(tree.nodes[at].tag)) {
            at += 1;
            continue;
        }
        seen += 1;
        let words = tree.words(at);
        if LENGTH.contains(&words.len()) && !is_linked(tree, at) {
            let labelled = label.as_ref().map_or(words.clone(), |(_, label)| format!("{label}\n\n{words}"));
            let article = Article::new(labelled.clone(), Markup::Plain);
            if let Some(notice) = notices(&article).first().filter(|notice| says_what(notice.kind, &words)) {
                take(tree, at, keep);
                let above = label.as_ref().filter(|_| notice.span.start < labelled.len() - words.len());
                above.into_iter().for_each(|(at, _)| take(tree, *at, keep));
            }
        }
        label = (words.len() <= LABEL && !words.is_empty()).then_some((at, words));
        at = end;
    }
}

/// Returns whether a notice says what was changed, and not only when: "Updated May 5, 2031, 3 p.m.".
fn says_what(kind: NoticeKind, words: &str) -> bool {
    let plain = |word: &&str| word.len() > 3 && word.starts_with(char::is_lowercase);
    kind != NoticeKind::Update || words.split_whitespace().filter(plain).count() >= SAYING
}

/// Returns whether an element parts paragraphs.
fn parts_blocks(tag: Tag) -> bool {
    !tag.is_inline() && tag != Tag::Br
}

/// Returns whether most of a block is a link to elsewhere.
fn is_linked(tree: &Tree<'_>, at: usize) -> bool {
    let texts = || tree.within(at).filter(|at| tree.nodes[*at].tag == Tag::Text);
    let length = |of: &mut dyn Iterator<Item = usize>| of.map(|at| tree.bytes(at).len()).sum::<usize>();
    length(&mut texts().filter(|at| tree.nodes[*at].link)) * 2 > length(&mut texts())
}

/// Takes a block with all in it.
fn take(tree: &Tree<'_>, at: usize, keep: &mut [Keep]) {
    keep[at..tree.nodes[at].end as usize].fill(Keep::In);
    let mut around = tree.nodes[at].parent as usize;
    while around != 0 && keep[around] == Keep::Out {
        keep[around] = Keep::Through;
        around = tree.nodes[around].parent as usize;
    }
}
