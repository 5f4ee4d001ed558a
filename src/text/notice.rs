//! Corrections, clarifications and updates: what an article says about its own changes.
//!
//! The words that open them stand in `english::openers`.

use super::chars::is_dash;
use super::fold::fold;
use super::{Article, BlockKind, Sentence, Span, TokenKind};
pub use crate::english::NoticeKind;
use crate::english::{calendar, openers};
use std::borrow::Cow;

/// A notice of an article about its own changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// What it calls itself.
    pub kind: NoticeKind,
    /// From its first word to the end of its last paragraph.
    pub span: Span,
}

/// How many tokens of a sentence are looked at for words that open a notice.
const REACH: usize = 48;

/// How many tokens may stand between a label and its colon.
const QUALIFIER: usize = 14;

/// Returns the notices of `article`, in order; at most one a paragraph, from the words that open it to the paragraph's end.
///
/// A label that stands alone ("Correction") takes the next paragraph in. Takes time linear in the length of the article.
pub fn notices(article: &Article) -> Vec<Notice> {
    let mut out: Vec<Notice> = Vec::new();
    let mut heading = None;
    let sentences = article.sentences();
    for (block, shape) in article.blocks().iter().enumerate() {
        let from = sentences.partition_point(|sentence| sentence.block < block);
        let to = sentences.partition_point(|sentence| sentence.block <= block);
        let mut own = sentences.get(from..to).unwrap_or_default().iter();
        let found = own.find_map(|sentence| Opening::new(article, sentence, shape.kind).read());
        match (found, heading.take()) {
            (Some(found), _) => {
                out.push(Notice { kind: found.kind, span: Span::new(found.at, shape.span.end) });
                heading = found.alone.then_some(());
            }
            (None, Some(())) => {
                if let Some(last) = out.last_mut() {
                    last.span.end = shape.span.end;
                }
            }
            (None, None) => {}
        }
    }
    out
}

/// What was found at the beginning of a notice.
struct Found {
    kind: NoticeKind,
    at: usize,
    /// Whether it is a label without words of its own.
    alone: bool,
}

/// Returns a word in lower case and canonical form, which most words have.
fn lower(word: &str) -> Cow<'_, str> {
    let is_so = word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if is_so { Cow::Borrowed(word) } else { Cow::Owned(fold(word).to_lowercase()) }
}

/// The first words of a sentence.
struct Opening<'a> {
    /// Words in lower case and canonical form, marks as they are.
    words: Vec<Cow<'a, str>>,
    numbers: Vec<bool>,
    /// Whether all of the sentence is here.
    whole: bool,
    /// Whether the sentence ends its block.
    last: bool,
    /// Where it begins.
    at: usize,
    bracketed: bool,
    heading: bool,
}

impl<'a> Opening<'a> {
    fn new(article: &'a Article, sentence: &Sentence, block: BlockKind) -> Self {
        let tokens = article.tokens_of(sentence);
        let mark =
            |c: &str| matches!(c, "(" | "[" | "{" | "*" | "_" | "#" | "\u{2022}" | "\u{25CF}" | "\u{25A0}" | "|");
        let skipped = |text: &str| mark(text) || text.chars().all(is_dash);
        let led = tokens.iter().take(4).take_while(|token| skipped(article.slice(token.span))).count();
        let bracketed = tokens.iter().take(led).any(|token| matches!(article.slice(token.span), "(" | "["));
        let rest = tokens.get(led..).unwrap_or_default();
        let words = rest.iter().take(REACH).map(|token| lower(article.slice(token.span))).collect();
        let numbers = rest.iter().take(REACH).map(|token| token.kind == TokenKind::Number).collect();
        let end = article.blocks().get(sentence.block).map_or(0, |block| block.span.end);
        Self {
            words,
            numbers,
            whole: rest.len() <= REACH,
            last: sentence.span.end >= end,
            at: tokens.first().map_or(sentence.span.start, |token| token.span.start),
            bracketed,
            heading: block == BlockKind::Heading,
        }
    }

    fn read(&self) -> Option<Found> {
        let found = |kind| Found { kind, at: self.at, alone: false };
        self.label().or_else(|| self.wire().or_else(|| self.sentence()).map(found))
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", AsRef::as_ref)
    }

    fn reads(&self, at: usize, phrase: &str) -> bool {
        let mut next = at;
        phrase.split(' ').all(|word| {
            next += 1;
            self.word(next - 1) == word
        })
    }

    /// Reads "Correction:", "CORRECTION (May 4):", "Update 3 p.m.", "Correction" above a paragraph.
    fn label(&self) -> Option<Found> {
        let fits = openers::LABELS.iter().filter(|(label, _)| self.reads(0, label));
        let (label, kind) = fits.max_by_key(|(label, _)| label.len())?;
        let first = label.split(' ').count();
        let mut at = first;
        while at < first + QUALIFIER && self.qualifies(at) {
            at += 1;
        }
        let closed = self.closes(at);
        let stop = |at: usize| matches!(self.word(at), "." | "!" | "");
        let over = stop(at) && self.whole && at + 1 >= self.words.len();
        // A headline may begin with "Update:" and tell the news.
        let news = self.heading && *kind == NoticeKind::Update && !over;
        let participle = openers::PARTICIPLES.contains(label);
        // "Updated." alone, or a sentence that only begins like a label ("Corrections are rare.").
        if news || !(closed || over) || (over && participle && at == first) {
            return None;
        }
        // "Correction appended" points to the foot.
        let points = self.words.iter().take(at).any(|word| word == "appended");
        let alone = (over || closed && self.whole && at + 1 == self.words.len()) && self.last && !participle && !points;
        Some(Found { kind: *kind, at: self.at, alone })
    }

    /// Returns whether the token may stand between a label and its colon.
    fn qualifies(&self, at: usize) -> bool {
        let number = |at: usize| self.numbers.get(at).copied().unwrap_or_default();
        let word = self.word(at);
        let bare = word.trim_end_matches('.');
        let clock = word == ":" && at > 0 && number(at - 1) && number(at + 1);
        let joins = matches!(word, "(" | ")" | "[" | "]" | "," | "/" | "#" | "*" | "|");
        let inner = word == "." && !self.word(at + 1).is_empty() && self.qualifies_alone(at + 1);
        number(at)
            || clock
            || joins
            || inner
            || calendar::month(bare).or_else(|| calendar::weekday(bare)).is_some()
            || { openers::QUALIFIERS.contains(&word) }
    }

    /// Returns whether the token is a number or a word that may stand before a colon; no mark.
    fn qualifies_alone(&self, at: usize) -> bool {
        let number = self.numbers.get(at).copied().unwrap_or_default();
        number || openers::QUALIFIERS.contains(&self.word(at)) || matches!(self.word(at), ")" | "]")
    }

    fn closes(&self, at: usize) -> bool {
        let word = self.word(at);
        word == ":" || (!word.is_empty() && word.chars().all(is_dash))
    }

    /// Reads "(Corrects number of dead in paragraph 2)", "(Story corrects vote to 52-48)".
    fn wire(&self) -> Option<NoticeKind> {
        let work = usize::from(openers::WORKS.contains(&self.word(0)));
        let verb = || openers::WIRE.iter().find(|(verb, _)| self.word(work) == *verb).map(|(_, kind)| *kind);
        if self.bracketed { verb() } else { None }
    }

    /// Reads "An earlier version of this story said …", "This article was amended on 4 May 2031 to …".
    fn sentence(&self) -> Option<NoticeKind> {
        let phrase = || openers::PHRASES.iter().any(|phrase| (0..self.words.len()).any(|at| self.reads(at, phrase)));
        self.earlier_version()
            .or_else(|| self.this_work())
            .or_else(|| self.we_did())
            .or_else(|| phrase().then_some(NoticeKind::Correction))
    }

    /// Reads "We have corrected this story", "We've updated our report".
    fn we_did(&self) -> Option<NoticeKind> {
        let verb = (1..4)
            .find_map(|at| openers::DONE.iter().find(|(verb, _)| self.word(at) == *verb).map(|(_, kind)| (at, *kind)));
        let (at, kind) = verb.filter(|_| self.word(0) == "we" || self.word(0) == "we've")?;
        let work = openers::WORKS.contains(&self.word(at + 2)) && matches!(self.word(at + 1), "this" | "our");
        work.then(|| if kind == NoticeKind::Update { self.done_after(at - 1).unwrap_or(kind) } else { kind })
    }

    /// Reads "An earlier version of this story", "In the original headline of this article", "A previous version said".
    fn earlier_version(&self) -> Option<NoticeKind> {
        let early = (0..self.words.len().min(12)).find(|at| openers::EARLIER.contains(&self.word(*at)))?;
        let version = (early + 1..early + 4).find(|at| openers::VERSIONS.contains(&self.word(*at)))?;
        let own = matches!(self.word(version + 1), "of" | "on" | "for")
            && matches!(self.word(version + 2), "this" | "our")
            && (version + 3..version + 6).any(|at| openers::WORKS.contains(&self.word(at)));
        let next = if matches!(self.word(version + 1), "of" | "on") { version + 4 } else { version + 1 };
        let mistook = |at: usize| openers::MISTOOK.contains(&self.word(at));
        let work = next == version + 1 || openers::WORKS.contains(&self.word(version + 3));
        // "Note: An earlier version gave the vote as 51-49."
        let lead = if self.closes(1) { 2 } else { 0 };
        let told = work && early < 3 + lead && (mistook(next) || mistook(next + 1));
        (own || told).then(|| self.done_after(version).unwrap_or(NoticeKind::Correction))
    }

    /// Reads "This story has been updated", "This article's headline was amended", "This post originally said".
    fn this_work(&self) -> Option<NoticeKind> {
        let this = (0..self.words.len().min(10)).find(|at| self.word(*at) == "this")?;
        let work = (this + 1..this + 4).find(|at| {
            let word = self.word(*at);
            openers::WORKS.contains(&word.strip_suffix("'s").unwrap_or(word)) || word == "version"
        })?;
        let verb = |at: usize| openers::DONE.iter().find(|(verb, _)| self.word(at) == *verb);
        let once = (work + 1..work + 3).find(|at| openers::ONCE.contains(&self.word(*at)));
        if once.is_some_and(|at| openers::MISTOOK.contains(&self.word(at + 1))) {
            return Some(NoticeKind::Correction);
        }
        let auxiliary = |at: usize| matches!(self.word(at), "has" | "have" | "had" | "was" | "were" | "is" | "been");
        let done = (work + 1..work + 10).find(|at| verb(*at).is_some())?;
        let active = matches!(self.word(done), "corrects" | "clarifies" | "updates") && done == work + 1;
        // "This version of the bill was amended" is news.
        let passive = self.word(work) != "version" && (work + 1..done).any(auxiliary);
        (active || passive).then(|| self.done_after(work)).flatten()
    }

    /// Returns what the verbs behind `at` say was done; "updated to correct" corrects.
    fn done_after(&self, at: usize) -> Option<NoticeKind> {
        let words = || self.words.iter().skip(at + 1);
        let of = |list: &[(&str, NoticeKind)]| {
            words().find_map(|word| list.iter().find(|(verb, _)| word == verb)).map(|(_, kind)| *kind)
        };
        let done = of(openers::DONE)?;
        if done == NoticeKind::Update { of(openers::MENDS).or(Some(done)) } else { Some(done) }
    }
}
