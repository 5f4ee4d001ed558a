//! Quotation marks as they stand in the prose, before they are paired; apostrophes and inch marks are left out.

use super::chars::{self, at, before, is_dash};
use super::{MarkStyle, Span};
use crate::english::data::list;

/// Marks that may close each other: people mix curly and straight marks, but not double and single ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Single,
    Angle,
    Corner,
}

/// What a mark may do where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// It can't.
    No,
    /// It does if nothing speaks against it; an opening mark like this needs a closing one.
    Perhaps,
    /// It does.
    Yes,
}

/// A quotation mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub style: MarkStyle,
    pub span: Span,
    pub opens: Role,
    pub closes: Role,
    /// A mark at the foot of the line, as German opens with, or a reversed » or ” that opens.
    pub odd: bool,
}

/// Returns the family whose marks pair with marks of `style`.
pub(super) fn family(style: MarkStyle) -> Family {
    match style {
        MarkStyle::CurlyDouble | MarkStyle::StraightDouble | MarkStyle::Backtick => Family::Double,
        MarkStyle::CurlySingle | MarkStyle::StraightSingle => Family::Single,
        MarkStyle::Angle => Family::Angle,
        MarkStyle::Corner => Family::Corner,
    }
}

/// Returns whether what begins with `byte` may be a mark.
fn may_mark(byte: u8) -> bool {
    (byte == b'"')
        | (byte == b'\'')
        | (byte == b'`')
        | (byte == 0xC2)
        | (byte == 0xE2)
        | (byte == 0xE3)
        | (byte == 0xEF)
}

/// The marks of an article, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    list: Vec<Mark>,
    /// Behind the last mark of each block.
    ends: Vec<usize>,
}

impl Marks {
    /// Returns those of a block, by its index.
    pub(super) fn of(&self, block: usize) -> &[Mark] {
        let start = block.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(block).and_then(|end| self.list.get(start..*end)).unwrap_or_default()
    }

    /// Reads those of the next block of `text`.
    pub(super) fn read(&mut self, text: &str, block: Span) {
        find(text, block, &mut self.list);
        self.ends.push(self.list.len());
    }

    /// Takes over those of the next block from a version that has the same one; `moved` tells where its spans stand here.
    pub(super) fn take(&mut self, known: &[Mark], moved: impl Fn(Span) -> Span) {
        self.list.extend(known.iter().map(|mark| Mark { span: moved(mark.span), ..*mark }));
        self.ends.push(self.list.len());
    }
}

/// Adds the marks of `block` to `out`, in order.
fn find(text: &str, block: Span, out: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let mut i = block.start;
    while let Some(next) = chars::find(&bytes[..block.end], i, may_mark) {
        i = next;
        let Some(c) = at(text, i) else { return };
        let len = c.len_utf8();
        if is_inside(bytes, i, i + len) {
            i += len;
            continue;
        }
        let doubled = matches!(c, '`' | '\'' | '\u{2018}' | '\u{2019}') && {
            let behind = &text[i + len..block.end];
            behind.starts_with(c) && !leaves_apostrophe(text, block, i, c)
        };
        let span = Span::new(i, if doubled { i + 2 * len } else { i + len });
        i = span.end;
        let around = Around::read(text, block, span);
        let mark = if doubled { around.doubled(c) } else { around.single(c) };
        out.extend(mark.map(|(style, opens, closes)| Mark { style, span, opens, closes, odd: is_odd(c, opens) }));
    }
}

/// Returns whether the mark from `start` to `end` is the apostrophe of "Marsh's", as most are.
fn is_inside(bytes: &[u8], start: usize, end: usize) -> bool {
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let apostrophe = matches!(&bytes[start..end], b"'" | [0xE2, 0x80, 0x99]);
    apostrophe && letter(end) && start.checked_sub(1).is_some_and(letter)
}

/// Returns whether two equal marks are an apostrophe or an inner mark before a closing one: `dogs''"`, `'x'''`.
fn leaves_apostrophe(text: &str, block: Span, at: usize, c: char) -> bool {
    let run = text[at..block.end].chars().take(4).take_while(|other| *other == c).count();
    run == 3 && matches!(c, '\'' | '\u{2019}') && !before(&text[..at], at).is_none_or(char::is_whitespace)
}

fn is_odd(c: char, opens: Role) -> bool {
    match c {
        '\u{201E}' | '\u{201A}' => true,
        '\u{201D}' | '\u{BB}' | '\u{203A}' => opens != Role::No,
        _ => false,
    }
}

/// What stands on either side of a mark.
struct Around<'a> {
    /// The block's words before the mark.
    head: &'a str,
    /// The block's words behind the mark.
    tail: &'a str,
    before: Option<char>,
    after: Option<char>,
}

type Found = Option<(MarkStyle, Role, Role)>;

impl<'a> Around<'a> {
    fn read(text: &'a str, block: Span, mark: Span) -> Self {
        let (head, tail) = (&text[block.start..mark.start], &text[mark.end..block.end]);
        Self { head, tail, before: head.chars().next_back(), after: tail.chars().next() }
    }

    fn word_before(&self) -> bool {
        self.before.is_some_and(char::is_alphanumeric)
    }

    fn word_after(&self) -> bool {
        self.after.is_some_and(char::is_alphanumeric)
    }

    fn space_before(&self) -> bool {
        self.before.is_none_or(char::is_whitespace)
    }

    fn space_after(&self) -> bool {
        self.after.is_none_or(char::is_whitespace)
    }

    fn doubled(&self, c: char) -> Found {
        let style = MarkStyle::Backtick;
        match c {
            '`' | '\u{2018}' => Some((style, Role::Yes, Role::No)),
            // Two apostrophes do for a straight mark on either side.
            _ => self.both(style),
        }
    }

    fn single(&self, c: char) -> Found {
        use MarkStyle::{Angle, Corner, CurlyDouble, CurlySingle, StraightDouble, StraightSingle};
        match c {
            '"' | '\u{FF02}' if !self.inches() => self.both(StraightDouble),
            '\u{2033}' if !self.before.is_some_and(char::is_numeric) => self.both(StraightDouble),
            '\u{201C}' | '\u{201F}' => {
                let closes = if !self.space_before() && !self.word_after() { Role::Perhaps } else { Role::No };
                let opens = if !self.space_after() {
                    Role::Yes
                } else if self.space_before() {
                    Role::Perhaps
                } else {
                    Role::No
                };
                Some((CurlyDouble, opens, closes))
            }
            '\u{201E}' => Some((CurlyDouble, Role::Yes, Role::No)),
            '\u{201D}' => Some((CurlyDouble, self.reversed(), Role::Yes)),
            '\u{AB}' => Some((Angle, Role::Yes, Role::Perhaps)),
            '\u{BB}' => Some((Angle, self.reversed(), Role::Yes)),
            '\u{2039}' => Some((Angle, Role::Yes, Role::Perhaps)),
            '\u{203A}' => Some((Angle, self.reversed(), Role::Yes)),
            '\u{300C}' | '\u{300E}' => Some((Corner, Role::Yes, Role::No)),
            '\u{300D}' | '\u{300F}' => Some((Corner, Role::No, Role::Yes)),
            '\u{201A}' => Some((CurlySingle, Role::Perhaps, Role::No)),
            '\u{2018}' | '\u{201B}' => self.apostrophe(CurlySingle, self.opens_single(), self.closes_left_single()),
            '\u{2019}' => self.apostrophe(CurlySingle, Role::No, self.closes_single()),
            '\'' | '\u{FF07}' => self.apostrophe(StraightSingle, self.opens_single(), self.closes_single()),
            '`' => self.apostrophe(StraightSingle, self.opens_single(), Role::No),
            _ => None,
        }
    }

    /// A double mark that looks the same on either side.
    fn both(&self, style: MarkStyle) -> Found {
        let (opens, closes) = match (self.space_before(), self.space_after()) {
            (true, false) => (Role::Yes, Role::No),
            (false, true) => (Role::No, Role::Yes),
            // A mark that stands alone does what is due.
            (true, true) => (Role::Perhaps, Role::Perhaps),
            (false, false) if self.word_before() => (Role::No, Role::Yes),
            (false, false) if self.before.is_some_and(|c| matches!(c, '(' | '[' | '/')) => (Role::Yes, Role::No),
            (false, false) => (if self.word_after() { Role::Yes } else { Role::Perhaps }, Role::Yes),
        };
        Some((style, opens, closes))
    }

    /// What a closing mark may do where an opening one is due: German and Swedish open with it.
    fn reversed(&self) -> Role {
        let due = self.space_before() || self.before.is_some_and(|c| matches!(c, '(' | '['));
        if due && self.word_after() { Role::Perhaps } else { Role::No }
    }

    fn apostrophe(&self, style: MarkStyle, opens: Role, closes: Role) -> Found {
        let inside = self.word_before() && self.word_after();
        (!inside && (opens != Role::No || closes != Role::No)).then_some((style, opens, closes))
    }

    fn opens_single(&self) -> Role {
        let free = self.space_before() || self.before.is_some_and(|c| !c.is_alphanumeric() && !is_ending(c));
        if !free || self.space_after() || self.elision() { Role::No } else { Role::Perhaps }
    }

    fn closes_single(&self) -> Role {
        if self.space_before() || self.word_after() {
            return Role::No;
        }
        // "the dogs' bone", "goin' home": perhaps no mark at all.
        let possessive = self.head.ends_with(['s', 'S', 'z', 'x']) || self.head.ends_with("in");
        let spaced = self.tail.strip_prefix(char::is_whitespace);
        let goes_on = spaced.is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        let feet = self.before.is_some_and(char::is_numeric) && goes_on;
        if (possessive && goes_on) || feet { Role::Perhaps } else { Role::Yes }
    }

    /// German closes with ‘ what it opened with ‚.
    fn closes_left_single(&self) -> Role {
        if self.space_before() || self.word_after() { Role::No } else { Role::Perhaps }
    }

    /// Returns whether the mark is the apostrophe of "'tis", "’90s" or "rock ’n’ roll".
    fn elision(&self) -> bool {
        if self.tail.starts_with(|c: char| c.is_ascii_digit()) {
            let digits = self.tail.bytes().take_while(u8::is_ascii_digit).count();
            let rest = self.tail[digits..].strip_prefix('s').unwrap_or(&self.tail[digits..]);
            return digits == 2 && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '%');
        }
        let end = self.tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.tail.len());
        end < 7 && ELISIONS.iter().any(|word| word.eq_ignore_ascii_case(&self.tail[..end]))
    }

    /// Returns whether a double mark measures inches, as in 6'2" or 5'3½", or behind a number where no quotation is open: a 6" pipe.
    fn inches(&self) -> bool {
        let number = self.before.is_some_and(|c| c.is_ascii_digit()) && self.space_after();
        (number && !self.in_quotation()) || self.in_feet()
    }

    /// Returns whether a quotation is open before the mark, as far as the marks close before it tell.
    fn in_quotation(&self) -> bool {
        let near = self.head.len().saturating_sub(QUOTED);
        let near = (near..self.head.len()).find_map(|from| self.head.get(from..)).unwrap_or_default();
        let marks = near.match_indices(['"', '\u{201C}', '\u{201D}']);
        marks.filter(|(at, _)| !near[..*at].ends_with(|c: char| c.is_ascii_digit())).count() % 2 == 1
    }

    fn in_feet(&self) -> bool {
        let feet = self.head.trim_end_matches(char::is_numeric);
        let feet = (feet.len() < self.head.len()).then(|| feet.strip_suffix(['\'', '\u{2019}', '\u{2032}']));
        feet.flatten().is_some_and(|head| head.ends_with(char::is_numeric))
    }
}

/// How far back, in bytes, an opening mark is looked for that a mark behind a number may close.
const QUOTED: usize = 400;

fn is_ending(c: char) -> bool {
    !is_dash(c) && matches!(c, '.' | ',' | '!' | '?' | ';' | '\u{2026}' | ')' | ']' | '%')
}

/// Words that begin with an apostrophe.
static ELISIONS: &[&str] = list!("sentences/elisions");
