//! The texts of front matter, key by key.

use super::flow::{Found, flow};
use super::scalar::{Piece, bare, folded, quoted, tripled};
use super::{Form, Headlines};
use std::ops::Range;

/// A text of front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::text) struct Entry<'t> {
    /// The key of the first level, as it is written.
    pub key: &'t str,
    /// The innermost key below it; empty where the text stands under the key itself.
    pub under: &'t str,
    /// Whether it is one of a list.
    pub listed: bool,
    /// The lines that it takes with its key, by their bytes; in JSON its own bytes alone.
    pub lines: Range<usize>,
    /// Its text, piece by piece.
    pub pieces: Vec<Piece<'t>>,
}

impl Entry<'_> {
    /// Returns its text; what stands apart is parted by a blank.
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut last = None;
        for (range, words) in &self.pieces {
            if last.is_some_and(|last| last < range.start) {
                out.push(' ');
            }
            last = Some(range.end);
            out.push_str(words);
        }
        out
    }

    /// Returns whether it is read as a headline is.
    pub fn is_headline(&self, keys: &Headlines) -> bool {
        self.under.is_empty() && !self.listed && keys.holds(self.key)
    }
}

/// Returns the texts of front matter, in order.
pub(in crate::text) fn entries(text: &str, form: Form) -> Vec<Entry<'_>> {
    let mut reader = Reader { text, form, table: None, out: Vec::new() };
    match form {
        Form::Yaml | Form::Toml => reader.lines(),
        Form::Json => reader.json(),
        Form::Elsewhere => {}
    }
    reader.out
}

struct Reader<'t> {
    text: &'t str,
    form: Form,
    /// The table of TOML that has begun.
    table: Option<&'t str>,
    out: Vec<Entry<'t>>,
}

impl<'t> Reader<'t> {
    fn json(&mut self) {
        for Found { keys, listed, pieces } in flow(self.text, 0).map_or_else(Vec::new, |(found, _)| found) {
            let Some((key, below)) = keys.split_first() else { continue };
            let Some((first, last)) = pieces.first().zip(pieces.last()) else { continue };
            let (lines, under) = (first.0.start..last.0.end, below.last().copied().unwrap_or_default());
            self.out.push(Entry { key, under, listed, lines, pieces });
        }
    }

    fn lines(&mut self) {
        let mut at = 0;
        while at < self.text.len() {
            let end = self.line_end(at);
            at = self.line(at..end).max(end);
        }
    }

    /// Returns where the line ends that byte `at` stands in, its line break included.
    fn line_end(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |line| at + line + 1)
    }

    /// Reads a line of the first level with what belongs to it; returns where that ends.
    fn line(&mut self, line: Range<usize>) -> usize {
        let words = self.text[line.clone()].trim_end();
        if self.form == Form::Toml && words.starts_with('[') {
            self.table = Some(words.trim_matches(['[', ']']).trim());
            return line.end;
        }
        let mark = if self.form == Form::Toml { '=' } else { ':' };
        let Some((written, value)) = words.split_once(mark).filter(|_| !words.starts_with([' ', '\t', '#', '-', '+']))
        else {
            return line.end;
        };
        let own = written.trim().trim_matches(['"', '\'']);
        let (key, under) = self.table.map_or((own, ""), |table| (table, own));
        let from = line.start + written.len() + 1;
        let from = from + value.len() - value.trim_start().len();
        let below = if self.form == Form::Yaml { self.below(line.end) } else { line.end };
        let listed = self.table.is_some();
        let value = value.trim();
        let pieces = match value.chars().next() {
            None => {
                self.collection(key, line.end..below);
                return below;
            }
            Some('[' | '{') => {
                let limit = if self.form == Form::Yaml { below } else { self.text.len() };
                return self.flowing((key, under), line.start, from, limit).max(line.end);
            }
            Some('&' | '*' | '#' | '!') => return below,
            Some('|' | '>') if self.form == Form::Yaml => folded(self.text, line.end..below),
            Some('"' | '\'') if self.form == Form::Toml => tripled(self.text, from)
                .or_else(|| quoted(self.text, from, line.end))
                .map_or_else(Vec::new, |(pieces, _)| pieces),
            Some('"' | '\'') => self.alone(quoted(self.text, from, below)),
            Some(_) => {
                let mut pieces: Vec<Piece<'t>> = bare(self.text, from..from + value.len()).into_iter().collect();
                pieces.extend(folded(self.text, line.end..below));
                pieces
            }
        };
        let Some(last) = pieces.last() else { return below };
        let end = self.line_end(last.0.end);
        self.out.push(Entry { key, under, listed, lines: line.start..end, pieces });
        end.max(below)
    }

    /// Returns what stands between quotation marks where nothing but a comment follows on its line.
    fn alone(&self, quoted: Option<(Vec<Piece<'t>>, usize)>) -> Vec<Piece<'t>> {
        let follows = |end: usize| self.text[end..self.line_end(end)].trim();
        let alone = |end: usize| follows(end).is_empty() || follows(end).starts_with('#');
        quoted.filter(|(_, end)| alone(*end)).map_or_else(Vec::new, |(pieces, _)| pieces)
    }

    /// Returns where the lines end that belong to a key of YAML whose own line ends at byte `at`: they are set in, or items of its list.
    fn below(&self, at: usize) -> usize {
        let (mut end, mut next) = (at, at);
        while next < self.text.len() {
            let line = next..self.line_end(next);
            let words = self.text[line.clone()].trim_end();
            next = line.end;
            if words.starts_with([' ', '\t']) || words == "-" || words.starts_with("- ") {
                end = line.end;
            } else if !words.is_empty() {
                break;
            }
        }
        end
    }

    /// Reads a list or mapping that is set in below its key.
    fn collection(&mut self, key: &'t str, below: Range<usize>) {
        let mut at = below.start;
        while at < below.end {
            let line = at..self.line_end(at);
            at = line.end;
            let words = self.text[line.clone()].trim_end();
            let item = words.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
            let listed = words.trim_start().starts_with('-');
            let (under, value) = match item.split_once(": ").or_else(|| item.strip_suffix(':').map(|key| (key, ""))) {
                Some((under, value)) if !item.starts_with(['"', '\'', '[', '{']) => (under.trim(), value.trim_start()),
                _ => ("", item),
            };
            let from = line.start + words.len() - value.len();
            let pieces = match value.chars().next() {
                None | Some('|' | '>' | '&' | '*' | '#' | '!') => continue,
                Some('[' | '{') => {
                    self.flowing((key, under), line.start, from, line.end);
                    continue;
                }
                Some('"' | '\'') => self.alone(quoted(self.text, from, line.end)),
                Some(_) => bare(self.text, from..from + value.len()).into_iter().collect(),
            };
            self.out.push(Entry { key, under, listed, lines: line, pieces });
        }
    }

    /// Reads a list or mapping in brackets from byte `from` on, which its key, in the line from byte `line` on, holds; returns where it
    /// ends.
    fn flowing(&mut self, (key, under): (&'t str, &'t str), line: usize, from: usize, limit: usize) -> usize {
        let Some((found, end)) = self.text.get(..limit).and_then(|text| flow(text, from)) else { return line };
        for Found { keys, pieces, .. } in found {
            let under = keys.last().copied().unwrap_or(under);
            self.out.push(Entry { key, under, listed: true, lines: line..self.line_end(end), pieces });
        }
        self.line_end(end)
    }
}
