//! What of a file is no prose, though its readers may see it: no claim is found there.

use super::SourceSpan;
use super::fold::fold;
use super::front::{self, Entry, Form};
use super::html::{self, Seen};
use std::ops::Range;

macro_rules! kinds {
    ($($variant:ident $name:literal $what:literal;)*) => {
        /// Where text stands that is not read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum UnreadKind { $(#[doc = $what] $variant,)* }

        impl UnreadKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the kind's name in output.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Returns the kind in words.
            pub const fn what(self) -> &'static str {
                match self { $(Self::$variant => $what,)* }
            }
        }
    };
}

kinds! {
    FrontMatter "front-matter" "front matter";
    Stated "stated" "what front matter states";
    Html "html" "HTML";
    Shortcode "shortcode" "a shortcode";
    Directive "directive" "a directive";
    Code "code" "a code block";
    ImageText "image-text" "the text of an image";
    Title "title" "the title of a link or image";
    Cell "cell" "a cell beyond the columns of its table";
    ListNumber "list-number" "the number of a list item";
    TaskBox "task-box" "the box of a task";
}

impl UnreadKind {
    /// Returns whether it counts as not read: what front matter states is, and only compared beside.
    pub fn is_counted(self) -> bool {
        self != Self::Stated
    }
}

/// A stretch of the original that readers may see and that is no prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands, in bytes of the original.
    pub span: SourceSpan,
    /// What it is.
    pub kind: UnreadKind,
    /// Whether it goes on with the word before it, markup aside.
    joined: bool,
}

/// Text on one line of the original that is not read, all of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadLine {
    /// Where it stands, in bytes of the original: from its first character to its last.
    pub span: SourceSpan,
    /// What it is.
    pub kind: UnreadKind,
    /// Its words, without markup.
    pub text: String,
}

/// Returns what is not read of `source` line by line, in order; `unread` is all of it.
pub(super) fn lines(source: &str, unread: &[Unread]) -> Vec<UnreadLine> {
    let mut lines: Vec<UnreadLine> = Vec::new();
    for one in unread {
        let text = source.get(one.span.start..one.span.end).unwrap_or_default();
        let mut start = one.span.start;
        for (at, part) in text.split(['\n', '\r']).enumerate() {
            let span = SourceSpan { start, end: start + part.len() };
            start = span.end + 1;
            let goes_on = at == 0 && (one.joined || one.kind == UnreadKind::Html);
            let beside = |last: &&mut UnreadLine| {
                goes_on
                    && last.kind == one.kind
                    && !source.get(last.span.end..span.start).unwrap_or_default().contains(['\n', '\r'])
            };
            match lines.last_mut().filter(beside) {
                _ if part.trim().is_empty() => {}
                Some(last) => {
                    last.text.push_str(if one.joined { "" } else { " " });
                    last.text.push_str(part);
                    last.span.end = last.span.end.max(span.end);
                }
                None => lines.push(UnreadLine { span, kind: one.kind, text: part.to_owned() }),
            }
        }
    }
    lines.retain(|line| says_something(&line.text));
    lines
}

/// Returns whether `text` is more than punctuation: brackets and rules on a line of their own are markup.
fn says_something(text: &str) -> bool {
    // Signs beyond ASCII say something, unless nobody sees them.
    let sign = |c: char| !c.is_ascii() && !c.is_whitespace();
    text.contains(char::is_alphanumeric) || text.contains(sign) && fold(text).contains(sign)
}

/// Collects what is not read of one file.
pub(super) struct Unreads<'s> {
    source: &'s str,
    all: Vec<Unread>,
    /// Whether what comes next goes on with the word before it.
    joined: bool,
}

impl<'s> Unreads<'s> {
    pub fn new(source: &'s str) -> Self {
        Self { source, all: Vec::new(), joined: false }
    }

    /// Returns all that was taken, in the order of the file.
    pub fn finish(mut self) -> Vec<Unread> {
        self.all.sort_by_key(|one| (one.span.start, one.span.end));
        self.all.dedup_by_key(|one| one.span);
        self.all
    }

    /// Begins something of its own.
    pub fn part(&mut self) {
        self.joined = false;
    }

    /// Takes a stretch; where nothing parts it from the one before, it goes on with its word.
    pub fn take(&mut self, kind: UnreadKind, range: Range<usize>) {
        let joined = std::mem::replace(&mut self.joined, true);
        match self.all.last_mut().filter(|last| joined && last.kind == kind && last.span.end == range.start) {
            Some(last) => last.span.end = range.end,
            None => self.push(kind, range, joined),
        }
    }

    fn push(&mut self, kind: UnreadKind, range: Range<usize>, joined: bool) {
        if !range.is_empty() {
            self.all.push(Unread { span: SourceSpan { start: range.start, end: range.end }, kind, joined });
        }
    }

    fn slice(&self, range: &Range<usize>) -> &'s str {
        self.source.get(range.clone()).unwrap_or_default()
    }

    /// Takes what may be seen of front matter, of which `read` is prose, and `rest` is not.
    pub fn front_matter(&mut self, range: Range<usize>, form: Form, read: &[&Entry<'_>], rest: &[&Entry<'_>]) {
        self.part();
        front::seen(self.slice(&range), form, rest, |line, kind| {
            let before = read.partition_point(|entry| entry.lines.start <= line.start);
            if !before.checked_sub(1).is_some_and(|last| read[last].lines.contains(&line.start)) {
                self.take(kind, range.start + line.start..range.start + line.end);
            }
        });
    }

    /// Takes what may be seen of the tags of HTML, and of the words between them.
    pub fn html(&mut self, range: Range<usize>) {
        html::seen(self.slice(&range), |seen| match seen {
            Seen::Words { range: words, joined } => self.html_part(range.start, words, joined),
            Seen::Attribute(words) => self.html_part(range.start, words, false),
            Seen::Tag { .. } => {}
        });
        self.part();
    }

    /// Takes a part of the HTML that begins at byte `from`.
    pub fn html_part(&mut self, from: usize, part: Range<usize>, joined: bool) {
        self.push(UnreadKind::Html, from + part.start..from + part.end, joined);
    }

    /// Takes what another reader took of an inner text; `place` gives the place of one of its bytes.
    pub fn take_over(&mut self, inner: Vec<Unread>, place: impl Fn(usize) -> usize) {
        let outer = |span: SourceSpan| SourceSpan { start: place(span.start), end: place(span.end - 1) + 1 };
        self.all.extend(inner.into_iter().map(|one| Unread { span: outer(one.span), ..one }));
    }

    /// Takes the title at the end of a link, an image or a definition: what stands between the marks that it ends with.
    pub fn title(&mut self, range: Range<usize>) {
        let text = self.slice(&range).trim_end();
        let Some(close) = text.chars().next_back() else { return };
        let open = if close == ')' { '(' } else { close };
        let inner = &text[..text.len() - close.len_utf8()];
        let escaped = |at: usize| inner[..at].bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
        let start = inner.rmatch_indices(open).map(|(at, _)| at).find(|at| !escaped(*at));
        let start = start.map_or(0, |at| at + open.len_utf8());
        self.push(UnreadKind::Title, range.start + start..range.start + inner.len(), false);
    }
}
