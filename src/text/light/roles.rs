//! The markup inside a paragraph of reStructuredText.

use super::Inline;
use super::spans::{Spans, Taken};
use crate::text::UnreadKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// The longest name of a role, a substitution or a note, in bytes.
const LONGEST_NAME: usize = 80;

/// Roles whose words are names of other places, and of which readers see a title that stands there.
const ELSEWHERE: [&str; 4] = ["any", "doc", "numref", "ref"];

/// Roles whose words are no prose.
const SIGNS: [&str; 2] = ["math", "raw"];

/// Returns the inlines of a paragraph of reStructuredText; `substitutions` are what names stand for.
pub(super) fn restructured(text: &str, substitutions: &BTreeMap<String, String>) -> Vec<Inline> {
    let mut reader = Reader { spans: Spans::new(text), substitutions, taken: Taken::default(), at: 0 };
    while reader.at < text.len() {
        reader.step();
    }
    reader.taken.take_to(text.len());
    reader.taken.out
}

struct Reader<'t, 'a> {
    spans: Spans<'t>,
    substitutions: &'a BTreeMap<String, String>,
    taken: Taken,
    at: usize,
}

impl Reader<'_, '_> {
    /// Takes `kept` of a stretch, and goes on behind it.
    fn only(&mut self, kept: Range<usize>, whole: Range<usize>) {
        self.taken.take_to(whole.start);
        if !kept.is_empty() {
            self.taken.out.push(Inline::Words(kept));
        }
        (self.taken.from, self.at) = (whole.end, whole.end);
    }

    fn step(&mut self) {
        let at = self.at;
        let rest = self.spans.rest(at);
        let Some(c) = rest.chars().next() else { return };
        let read = match c {
            '\\' => self.escaped(rest),
            '`' if rest.starts_with("``") => self.between("``"),
            '`' => self.named(at, at, ""),
            ':' => self.role(rest),
            '*' if rest.starts_with("**") => self.between("**"),
            '*' => self.between("*"),
            '|' => self.substitution(),
            '[' => self.note(rest),
            '_' if rest.starts_with("_`") => self.target(),
            '_' => self.reference(rest),
            _ => false,
        };
        if !read {
            self.at = at + c.len_utf8();
        }
    }

    fn escaped(&mut self, rest: &str) -> bool {
        let Some(next) = rest[1..].chars().next() else { return false };
        // An escaped blank is none.
        let len = 1 + if next.is_whitespace() { next.len_utf8() } else { 0 };
        let at = self.at;
        self.only(at..at, at..at + len);
        self.at += if next.is_whitespace() { 0 } else { next.len_utf8() };
        true
    }

    /// Returns whether marks may open at byte `at`, before words that begin at byte `from`.
    fn opens(&self, at: usize, from: usize) -> bool {
        let before = self.spans.before(at);
        let stands =
            before.is_none_or(|c| c.is_whitespace() || "-:/'\"<([{\u{201C}\u{2018}\u{2013}\u{2014}".contains(c));
        stands && self.spans.rest(from).chars().next().is_some_and(|c| !c.is_whitespace())
    }

    fn between(&mut self, mark: &'static str) -> bool {
        let (at, from) = (self.at, self.at + mark.len());
        if !self.opens(at, from) {
            return false;
        }
        let Some(end) = self.spans.close(mark, from, |spans, end| spans.ends_word(mark, end)) else { return false };
        self.only(from..end, at..end + mark.len());
        true
    }

    /// Reads words in back-quotes at byte `tick`, behind the role `role`, which stands at byte `start`.
    fn named(&mut self, start: usize, tick: usize, role: &str) -> bool {
        let from = tick + 1;
        if !self.opens(start, from) {
            return false;
        }
        let Some(end) = self.spans.close("`", from, |spans, end| spans.before(end).is_some_and(|c| !c.is_whitespace()))
        else {
            return false;
        };
        let words = &self.spans.rest(from)[..end - from];
        let behind = self.spans.rest(end + 1);
        let marks = underscores(behind);
        let mut whole = start..end + 1 + marks;
        let mut role = role;
        if let Some(name) = behind.strip_prefix(':').filter(|_| role.is_empty() && marks == 0)
            && let Some(close) = name[..name.floor_char_boundary(LONGEST_NAME)].find(':')
            && close > 0
            && name[..close].chars().all(is_of_role)
        {
            role = &name[..close];
            whole.end = end + 1 + close + 2;
        }
        let role = role.rsplit(':').next().unwrap_or_default();
        let titled = words.rfind('<').filter(|at| words.ends_with('>') && *at > 0);
        let title = titled.map_or(words, |at| words[..at].trim_end()).trim_start_matches(['~', '!']);
        let lead = words.len() - words.trim_start_matches(['~', '!']).len();
        let kept = from + lead..from + lead + title.len();
        if SIGNS.contains(&role) || ELSEWHERE.contains(&role) && titled.is_none() {
            self.only(start..start, whole);
            let kind = if SIGNS.contains(&role) { UnreadKind::Code } else { UnreadKind::Directive };
            self.taken.out.push(Inline::Unread(kind, kept));
        } else {
            self.only(kept, whole);
        }
        true
    }

    /// Reads a role before words in back-quotes.
    fn role(&mut self, rest: &str) -> bool {
        let Some(end) = rest.find(":`").filter(|end| *end > 1 && rest[1..*end].chars().all(is_of_role)) else {
            return false;
        };
        let role = rest[1..end].to_owned();
        self.named(self.at, self.at + end + 1, &role)
    }

    fn substitution(&mut self) -> bool {
        let (at, from) = (self.at, self.at + 1);
        if !self.opens(at, from) {
            return false;
        }
        let Some(end) = self.spans.close("|", from, |spans, end| spans.ends_word("|", end)) else { return false };
        let Some(name) = self.spans.rest(from).get(..end - from).filter(|name| !name.contains('\n')) else {
            return false;
        };
        let behind = self.spans.rest(end + 1);
        let marks = underscores(behind);
        let whole = at..end + 1 + marks;
        let stands = self.substitutions.get(name).cloned();
        self.only(at..at, whole.clone());
        self.taken.out.push(match stands {
            Some(words) => Inline::Stands(words, whole),
            None => Inline::Unread(UnreadKind::Shortcode, whole),
        });
        true
    }

    /// Reads what leads to a note.
    fn note(&mut self, rest: &str) -> bool {
        let Some(inner) = self.spans.bracket(self.at, "]", LONGEST_NAME) else { return false };
        let whole = inner.len() + 3;
        let label = &rest[1..1 + inner.len()];
        let leads = rest[inner.len() + 2..].starts_with('_') && !label.contains(char::is_whitespace);
        if leads {
            let at = self.at;
            // The blank before it goes with it.
            let blank = self.spans.before(at).filter(|c| *c == ' ' && self.taken.from < at).map_or(0, char::len_utf8);
            self.only(at..at, at - blank..at + whole);
        }
        leads
    }

    fn target(&mut self) -> bool {
        let (at, from) = (self.at, self.at + 2);
        let Some(end) = self.spans.close("`", from, |_, _| true) else { return false };
        self.only(from..end, at..end + 1);
        true
    }

    /// Reads the mark behind a word that is a link.
    fn reference(&mut self, rest: &str) -> bool {
        let marks = underscores(rest);
        let behind = rest[marks..].chars().next();
        let links = behind != Some('_')
            && self.spans.before(self.at).is_some_and(char::is_alphanumeric)
            && behind.is_none_or(|c| !c.is_alphanumeric());
        if links {
            let at = self.at;
            self.only(at..at, at..at + marks);
        }
        links
    }
}

/// Returns how many underscores a text begins with, of two at most.
fn underscores(text: &str) -> usize {
    text.bytes().take(2).take_while(|byte| *byte == b'_').count()
}

fn is_of_role(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '+')
}
