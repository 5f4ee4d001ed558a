//! Breaks text into lines for a terminal: by what a terminal shows, so that wide characters count twice and colours not at
//! all.

use unicode_width::UnicodeWidthChar;

/// Fewer columns than this are not worth breaking for.
const NARROWEST: usize = 8;

/// Returns `text` in lines of at most `width` columns; breaks are made between words, or within one that is too long for a
/// line. A colour that is on at a break is off until the next line begins.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Lines { width: width.max(NARROWEST), ..Lines::default() };
    let (mut rest, mut word) = (text, Word::default());
    while let Some(c) = rest.chars().next() {
        if c == '\u{1b}' {
            let end = rest.find('m').map_or(rest.len(), |at| at + 1);
            word.pieces.push(Piece::Colour(&rest[..end]));
            rest = &rest[end..];
            continue;
        }
        let (shown, after) = rest.split_at(c.len_utf8());
        if c == ' ' {
            lines.add(std::mem::take(&mut word));
            lines.space();
        } else {
            let columns = c.width().unwrap_or(0);
            word.columns += columns;
            word.pieces.push(Piece::Shown(shown, columns));
        }
        rest = after;
    }
    lines.add(word);
    lines.finish()
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
}

impl<'a> Lines<'a> {
    fn space(&mut self) {
        self.spaces += usize::from(self.columns > 0);
    }

    fn add(&mut self, word: Word<'a>) {
        if word.columns > 0 && self.columns + self.spaces + word.columns > self.width {
            let whole = word.columns <= self.width;
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
        self.line.push_str(self.colour.unwrap_or_default());
        (self.columns, self.spaces) = (0, 0);
    }

    fn finish(mut self) -> Vec<String> {
        self.done.push(self.line);
        self.done
    }
}
