//! Breaks text into lines for a terminal: by what a terminal shows, so that wide characters count twice and colours not at
//! all.

use std::borrow::Cow;
use unicode_width::UnicodeWidthChar;

/// Fewer columns than this are not worth breaking for.
const NARROWEST: usize = 8;

/// What a line may begin with that its continuation stands behind.
const MARKS: [&str; 7] = ["= note: ", "= help: ", "= ", "- ", "+ ", "* ", "> "];

/// How a command begins, and what stands before one: it is not broken where it fits on a line, so that it can be copied.
const PROGRAM: &str = "onrecord ";
const COMES_BEFORE: [&str; 3] = [": ", "`", "&& "];

/// What stands behind a command.
const COMES_AFTER: [&str; 5] = ["`", " &&", ", ", "; ", "\u{1b}"];

/// Returns `text` in lines of at most `width` columns; breaks are made between words, or within one that is too long for a
/// line. A colour that is on at a break is off until the next line begins.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    Lines { width: width.max(NARROWEST), ..Lines::default() }.of(text)
}

/// Returns `text` with each line that is longer than `width` columns broken in the same way. What goes on below stands
/// where the line's own words begin: behind its indent, the sign before it, or its narrow first columns.
pub fn lines(text: &str, width: usize) -> Cow<'_, str> {
    let width = width.max(NARROWEST);
    let is_long = |line: &str| line.len() > width && columns(&plain(line)) > width;
    if !text.split('\n').any(is_long) {
        return Cow::Borrowed(text);
    }
    let broken = |line: &str| if is_long(line) { broken(line, width) } else { line.to_owned() };
    Cow::Owned(text.split('\n').map(broken).collect::<Vec<_>>().join("\n"))
}

fn broken(line: &str, width: usize) -> String {
    let shown = plain(line);
    let margin = shown.len() - shown.trim_start_matches(' ').len();
    let room = |columns: usize| columns.min(width - NARROWEST);
    let (margin, hang) = (room(margin), room(hang(&shown, margin, width)));
    let begun = Lines { width, line: " ".repeat(margin), columns: margin, margin, hang, ..Lines::default() };
    begun.of(line).join("\n")
}

/// Returns the column, from 0, where a line of `margin` spaces and words goes on that is broken at `width`.
fn hang(line: &str, margin: usize, width: usize) -> usize {
    let words = line.get(margin..).unwrap_or_default();
    if let Some(mark) = MARKS.iter().find(|mark| words.starts_with(**mark)) {
        return margin + mark.len();
    }
    // What stands in columns has two spaces between them.
    let begins = |(at, c): &(usize, char)| *c != ' ' && words.get(..*at).is_some_and(|before| before.ends_with("  "));
    let begins: Vec<usize> = words.char_indices().filter(begins).map(|(at, _)| at).collect();
    let columns = begins.iter().map(|at| margin + columns(words.get(..*at).unwrap_or_default()));
    let titled =
        words.starts_with(char::is_lowercase) && words.split(' ').next().is_some_and(|word| word.ends_with(':'));
    let further = if begins.is_empty() { 2 * usize::from(titled) } else { 4 };
    columns.take_while(|column| *column <= width * 2 / 5).last().unwrap_or(margin + further)
}

/// Returns the bytes of the command that `text` begins with, where it fits on a line of `width` columns; else none.
fn command(text: &str, width: usize) -> usize {
    let ends = COMES_AFTER.iter().filter_map(|sign| text.find(sign));
    let end = ends.min().unwrap_or(text.len());
    let fits = columns(text.get(..end).unwrap_or_default()) <= width;
    if fits { end } else { 0 }
}

/// Returns `text` without its colours.
fn plain(text: &str) -> String {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |out, piece| out + piece.split_once('m').map_or("", |(_, shown)| shown))
}

/// Returns how many columns `text`, which has no colours, takes.
pub fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Returns the end of `text`, which has no colours, as far as it fits into `width` columns.
pub fn tail(text: &str, width: usize) -> &str {
    let mut left = width;
    let fits = |(_, c): &(usize, char)| {
        let columns = c.width().unwrap_or(0);
        let fits = columns <= left;
        left -= columns.min(left);
        fits
    };
    let start = text.char_indices().rev().take_while(fits).last().map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

/// Returns the beginning of `text`, which has no colours, as far as it fits into `width` columns.
pub fn head(text: &str, width: usize) -> &str {
    let mut taken = 0;
    let ends = text.char_indices().map_while(|(at, c)| {
        taken += c.width().unwrap_or(0);
        (taken <= width).then_some(at + c.len_utf8())
    });
    text.get(..ends.last().unwrap_or_default()).unwrap_or_default()
}

enum Piece<'a> {
    /// A colour, or the end of one.
    Colour(&'a str),
    /// A character and its columns.
    Shown(&'a str, usize),
}

#[derive(Default)]
struct Word<'a> {
    pieces: Vec<Piece<'a>>,
    columns: usize,
}

#[derive(Default)]
struct Lines<'a> {
    width: usize,
    done: Vec<String>,
    line: String,
    columns: usize,
    spaces: usize,
    colour: Option<&'a str>,
    /// Where the words of this line begin, and those of the next ones.
    margin: usize,
    hang: usize,
}

impl<'a> Lines<'a> {
    fn of(mut self, text: &'a str) -> Vec<String> {
        let (mut rest, mut word, mut whole) = (text, Word::default(), 0);
        while let Some(c) = rest.chars().next() {
            if c == '\u{1b}' {
                let end = rest.find('m').map_or(rest.len(), |at| at + 1);
                word.pieces.push(Piece::Colour(&rest[..end]));
                rest = &rest[end..];
                continue;
            }
            let at = text.len() - rest.len();
            if rest.starts_with(PROGRAM) && COMES_BEFORE.iter().any(|sign| text[..at].ends_with(sign)) {
                whole = at + command(rest, self.width - self.hang);
            }
            let (shown, after) = rest.split_at(c.len_utf8());
            if c == ' ' && at >= whole {
                self.add(std::mem::take(&mut word));
                self.space();
            } else {
                let columns = c.width().unwrap_or(0);
                word.columns += columns;
                word.pieces.push(Piece::Shown(shown, columns));
            }
            rest = after;
        }
        self.add(word);
        self.finish()
    }

    fn space(&mut self) {
        self.spaces += usize::from(self.columns > self.margin);
    }

    fn add(&mut self, word: Word<'a>) {
        if word.columns > 0 && self.columns + self.spaces + word.columns > self.width {
            let whole = word.columns <= self.width - self.hang;
            if whole || self.columns + self.spaces >= self.width {
                self.end_line();
            }
        }
        if word.columns > 0 {
            self.line.extend(std::iter::repeat_n(' ', self.spaces));
            self.columns += std::mem::take(&mut self.spaces);
        }
        for piece in word.pieces {
            match piece {
                Piece::Colour(code) => {
                    self.line.push_str(code);
                    self.colour = Some(code).filter(|code| *code != "\u{1b}[0m");
                }
                Piece::Shown(shown, columns) => {
                    if self.columns + columns > self.width {
                        self.end_line();
                    }
                    self.line.push_str(shown);
                    self.columns += columns;
                }
            }
        }
    }

    fn end_line(&mut self) {
        if self.colour.is_some() {
            self.line.push_str("\u{1b}[0m");
        }
        self.done.push(std::mem::take(&mut self.line));
        self.line.extend(std::iter::repeat_n(' ', self.hang));
        self.line.push_str(self.colour.unwrap_or_default());
        (self.columns, self.margin, self.spaces) = (self.hang, self.hang, 0);
    }

    fn finish(mut self) -> Vec<String> {
        self.done.push(self.line);
        self.done
    }
}
