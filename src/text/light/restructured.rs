//! The blocks of reStructuredText.

mod tables;

use super::roles;
use super::{Line, Writer, lines};
use crate::english::data::table;
use crate::text::markdown::Prose;
use crate::text::{BlockKind, UnreadKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// How deep blocks are read in one another.
const DEEPEST: usize = 40;

/// Directives, with what their content is.
const DIRECTIVES: &[(&str, &str)] = table!("markup/directives");

/// Returns what the content of a directive is; none where it is not read.
fn content(directive: &str) -> Option<&'static str> {
    DIRECTIVES.binary_search_by_key(&directive, |(name, _)| name).ok().map(|at| DIRECTIVES[at].1)
}

/// Returns the prose of reStructuredText.
pub(in crate::text) fn prose(source: &str) -> Prose {
    let lines = lines(source);
    let substitutions = substitutions(&lines);
    let mut reader = Reader { out: Writer::new(source), substitutions, said: Vec::new(), begun: false };
    reader.read(&lines, 0, BlockKind::Paragraph, 0);
    reader.out.finish(reader.said)
}

/// Returns what the document lets names stand for: `.. |dam| replace:: the dam at Lund`.
fn substitutions(lines: &[Line<'_>]) -> BTreeMap<String, String> {
    let of = |line: &Line<'_>| {
        let (name, rest) = line.bare().strip_prefix(".. |")?.split_once('|')?;
        let words = rest.trim_start().strip_prefix("replace::")?;
        Some((name.to_owned(), words.trim().to_owned()))
    };
    lines.iter().filter_map(of).collect()
}

struct Reader<'s> {
    out: Writer<'s>,
    substitutions: BTreeMap<String, String>,
    said: Vec<(&'static str, String)>,
    /// Whether text has begun: fields before it are about the document.
    begun: bool,
}

impl<'s> Reader<'s> {
    /// Reads lines that are set in by `indent` columns at least; paragraphs are of that kind.
    fn read(&mut self, lines: &[Line<'s>], indent: usize, kind: BlockKind, depth: usize) {
        if depth > DEEPEST {
            return self.leave(UnreadKind::Directive, lines);
        }
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            if line.is_blank() {
                at += 1;
                continue;
            }
            let rest = &lines[at..];
            at += self.block(rest, indent, kind, depth).max(1);
        }
    }

    /// Reads the block that lines begin with; returns how many it takes.
    fn block(&mut self, lines: &[Line<'s>], indent: usize, kind: BlockKind, depth: usize) -> usize {
        let line = lines[0];
        let text = line.bare();
        if line.indent() > indent {
            // What is set in further than the text around it is quoted.
            let inner = within(lines, indent);
            self.quoted(&lines[..inner], line.indent(), depth);
            return inner;
        }
        if let Some(title) = title(lines) {
            self.write(BlockKind::Heading, vec![lines[title.0].range()]);
            if !self.begun {
                self.said.push(("title", lines[title.0].bare().to_owned()));
            }
            return title.1;
        }
        if is_rule(text, 4) && lines.get(1).is_none_or(|next| next.is_blank()) {
            return 1;
        }
        if text == ".." || text.starts_with(".. ") {
            return self.explicit(lines, indent, kind, depth);
        }
        if text.starts_with("__ ") {
            return 1;
        }
        if let Some(taken) = self.field(lines, indent) {
            return taken;
        }
        self.begun = true;
        if text.starts_with(">>> ") {
            let end = lines.iter().position(|line| line.is_blank()).unwrap_or(lines.len());
            self.leave(UnreadKind::Code, &lines[..end]);
            return end;
        }
        if text.starts_with("+-") || text.starts_with("+=") {
            return self.grid(lines);
        }
        if tables::is_columns(text) {
            return self.simple(lines);
        }
        if let Some(len) = marker(text) {
            let own = line.indent() + text[..len].chars().count();
            let end = 1 + within(&lines[1..], line.indent());
            let first = Line { start: line.range().start + len, text: &text[len..] };
            self.item(first, &lines[1..end], own, depth);
            return end;
        }
        self.paragraph(lines, indent, kind, depth)
    }

    fn item(&mut self, first: Line<'s>, rest: &[Line<'s>], indent: usize, depth: usize) {
        let end = rest.iter().position(|line| line.is_blank()).unwrap_or(rest.len());
        let end = rest[..end].iter().position(|line| marker(line.bare()).is_some()).unwrap_or(end);
        let pieces: Vec<Range<usize>> =
            std::iter::once(first.range()).chain(rest[..end].iter().map(|line| line.range())).collect();
        self.ended(BlockKind::ListItem, pieces, &rest[end..], indent, depth);
    }

    /// Writes a paragraph; where it ends with two colons, what is set in behind it is no prose. The lines behind it are read.
    fn ended(
        &mut self,
        kind: BlockKind,
        mut pieces: Vec<Range<usize>>,
        rest: &[Line<'s>],
        indent: usize,
        depth: usize,
    ) {
        let literal = self.literal(&mut pieces);
        self.write(kind, pieces);
        let mut rest = rest;
        if literal {
            let start = rest.iter().position(|line| !line.is_blank()).unwrap_or(rest.len());
            let end = start + within(&rest[start..], indent);
            self.leave(UnreadKind::Code, &rest[start..end]);
            rest = &rest[end..];
        }
        let least = rest.iter().filter(|line| !line.is_blank()).map(|line| line.indent()).min().unwrap_or_default();
        self.read(rest, least, BlockKind::Paragraph, depth + 1);
    }

    /// Returns whether a paragraph ends with two colons, and takes off what readers do not see of them.
    fn literal(&self, pieces: &mut Vec<Range<usize>>) -> bool {
        let Some(last) = pieces.last_mut() else { return false };
        let text = self.out.source.get(last.clone()).unwrap_or_default();
        if !text.ends_with("::") {
            return false;
        }
        let bare = text.trim_end_matches(':');
        let kept = if bare.is_empty() || bare.ends_with(' ') { bare.trim_end().len() } else { bare.len() + 1 };
        last.end = last.start + kept;
        if kept == 0 {
            pieces.pop();
        }
        true
    }

    fn paragraph(&mut self, lines: &[Line<'s>], indent: usize, kind: BlockKind, depth: usize) -> usize {
        let stops = |line: &Line<'_>| line.is_blank() || line.indent() != indent;
        let end = 1 + lines[1..].iter().position(stops).unwrap_or(lines.len() - 1);
        let defines = lines.get(end).is_some_and(|next| !next.is_blank() && next.indent() > indent) && end == 1;
        let mut pieces: Vec<Range<usize>> = lines[..end].iter().map(|line| line.range()).collect();
        if lines[0].bare().starts_with("| ") {
            for line in &lines[..end] {
                let words = line.bare().strip_prefix('|').unwrap_or(line.bare()).trim_start();
                self.write(kind, vec![line.place(words)]);
            }
            return end;
        }
        if defines && !lines[0].bare().ends_with("::") {
            // A term, and what it means.
            self.write(BlockKind::Paragraph, pieces);
            let inner = within(&lines[end..], indent);
            self.read(&lines[end..end + inner], lines[end].indent(), BlockKind::Paragraph, depth + 1);
            return end + inner;
        }
        let literal = self.literal(&mut pieces);
        self.write(kind, pieces);
        if !literal {
            return end;
        }
        let start = end + lines[end..].iter().take_while(|line| line.is_blank()).count();
        let quoted =
            lines.get(start).filter(|line| line.indent() == indent).and_then(|line| line.bare().chars().next());
        let code = match quoted.filter(char::is_ascii_punctuation) {
            Some(mark) => lines[start..].iter().take_while(|line| line.bare().starts_with(mark)).count(),
            None => within(&lines[start..], indent),
        };
        self.leave(UnreadKind::Code, &lines[start..start + code]);
        start + code
    }

    /// Reads what is quoted, and who signs it.
    fn quoted(&mut self, lines: &[Line<'s>], indent: usize, depth: usize) {
        self.begun = true;
        let signs =
            |line: &Line<'_>| ["-- ", "--- ", "\u{2014} ", "\u{2014}"].iter().any(|mark| line.bare().starts_with(mark));
        let indent = lines.iter().filter(|line| !line.is_blank()).map(|line| line.indent()).min().unwrap_or(indent);
        let signed = lines.iter().rposition(signs).filter(|at| *at > 0);
        let end = signed.unwrap_or(lines.len());
        self.read(&lines[..end], indent, BlockKind::BlockQuote, depth + 1);
        if let Some(at) = signed {
            let mut pieces: Vec<Range<usize>> =
                lines[at..].iter().take_while(|line| !line.is_blank()).map(|line| line.range()).collect();
            let words = lines[at].bare().trim_start_matches(['-', '\u{2014}']).trim_start();
            pieces[0] = lines[at].place(words);
            let start = pieces[0].start;
            let count = pieces.len();
            self.out.put("\u{2014} ", start..start);
            self.write(BlockKind::BlockQuote, pieces);
            self.read(&lines[at + count..], indent, BlockKind::BlockQuote, depth + 1);
        }
    }

    /// Reads a directive, a note, a target or a comment.
    fn explicit(&mut self, lines: &[Line<'s>], indent: usize, kind: BlockKind, depth: usize) -> usize {
        let line = lines[0];
        let end = 1 + within(&lines[1..], indent);
        let words = line.bare().get(3..).unwrap_or_default().trim_start();
        let body = &lines[1..end];
        if let Some(close) = words.strip_prefix('[').and_then(|rest| rest.find(']')) {
            let text = words[close + 2..].trim_start();
            let first = Line { start: line.place(text).start, text };
            self.item_of(BlockKind::Paragraph, first, body, depth);
            return end;
        }
        let name = words.split("::").next().unwrap_or_default();
        let is_directive = words.len() > name.len()
            && !name.is_empty()
            && name.chars().all(|c| c.is_alphanumeric() || "-_:+.".contains(c));
        if !is_directive {
            // A comment, a target or a substitution.
            return if body.iter().all(|line| line.is_blank()) { 1 } else { end };
        }
        let content = content(&name.to_lowercase());
        let title = words[name.len() + 2..].trim();
        let options = body.iter().take_while(|line| !line.is_blank() && line.bare().starts_with(':')).count();
        for option in &body[..options] {
            if let Some(text) = option.bare().strip_prefix(":alt:") {
                self.out.leave(UnreadKind::ImageText, option.place(text.trim()));
            }
        }
        match content {
            Some("steering") => return end,
            Some("code") => {
                self.leave(UnreadKind::Code, body);
                return end;
            }
            None => {
                self.leave(UnreadKind::Directive, &lines[..end]);
                return end;
            }
            _ => {}
        }
        self.begun = true;
        let rest = &body[options..];
        let own = if matches!(content, Some("quote" | "titled-quote")) { BlockKind::BlockQuote } else { kind };
        if matches!(content, Some("titled" | "titled-quote")) && !title.is_empty() {
            // The words go on in the lines below.
            let first = Line { start: line.place(title).start, text: title };
            if options == 0 {
                self.item_of(own, first, rest, depth);
                return end;
            }
            self.write(own, vec![first.range()]);
        }
        let least = rest.iter().filter(|line| !line.is_blank()).map(|line| line.indent()).min().unwrap_or_default();
        if own == BlockKind::BlockQuote {
            self.quoted(rest, least, depth);
        } else {
            self.read(rest, least, own, depth + 1);
        }
        end
    }

    /// Writes a paragraph that begins behind a mark, and reads the lines behind it.
    fn item_of(&mut self, kind: BlockKind, first: Line<'s>, rest: &[Line<'s>], depth: usize) {
        let end = rest.iter().position(|line| line.is_blank()).unwrap_or(rest.len());
        let pieces: Vec<Range<usize>> =
            std::iter::once(first.range()).chain(rest[..end].iter().map(|line| line.range())).collect();
        let pieces = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        self.ended(kind, pieces, &rest[end..], 0, depth);
    }

    /// Reads a field, `:Author: Ana Ruiz`; before the text it is about the document.
    fn field(&mut self, lines: &[Line<'s>], indent: usize) -> Option<usize> {
        let line = lines[0];
        let (name, _) = line.bare().strip_prefix(':')?.split_once(':')?;
        let rest = &line.bare()[name.len() + 2..];
        if name.is_empty() || name.starts_with(' ') || !(rest.is_empty() || rest.starts_with(' ')) {
            return None;
        }
        let end = 1 + within(&lines[1..], indent);
        let key = match name.to_lowercase().as_str() {
            "author" | "authors" => Some("author"),
            "date" | "published" => Some("date"),
            _ => None,
        };
        let kind = if self.begun || key.is_none() { UnreadKind::FrontMatter } else { UnreadKind::Stated };
        self.leave(kind, &lines[..end]);
        self.said.extend(key.filter(|_| !self.begun).map(|key| (key, rest.trim().to_owned())));
        Some(end)
    }

    fn leave(&mut self, kind: UnreadKind, lines: &[Line<'s>]) {
        for line in lines.iter().filter(|line| !line.is_blank()) {
            self.out.leave(kind, line.range());
        }
    }

    fn write(&mut self, kind: BlockKind, pieces: Vec<Range<usize>>) {
        let substitutions = &self.substitutions;
        self.out.block(kind, &pieces, |text: &str| roles::restructured(text, substitutions));
    }
}

/// Returns how many lines are set in further than `indent`, blank ones between them included.
fn within(lines: &[Line<'_>], indent: usize) -> usize {
    let end = lines.iter().position(|line| !line.is_blank() && line.indent() <= indent).unwrap_or(lines.len());
    end - lines[..end].iter().rev().take_while(|line| line.is_blank()).count()
}

/// Returns whether a text is a row of one punctuation mark.
fn is_rule(text: &str, least: usize) -> bool {
    let Some(mark) = text.chars().next().filter(char::is_ascii_punctuation) else { return false };
    super::is_ruled(text, mark, least)
}

/// Returns which line is the title that lines begin with, and how many it takes with its rules.
fn title(lines: &[Line<'_>]) -> Option<(usize, usize)> {
    let text = |at: usize| lines.get(at).map(|line: &Line<'_>| line.text).filter(|text| !text.is_empty());
    let first = text(0)?;
    let fits =
        |rule: &str, title: &str| is_rule(rule, 2) && (rule.len() >= title.trim().chars().count() || rule.len() >= 4);
    if is_rule(first, 2) {
        let (title, below) = (text(1)?, text(2)?);
        return (below == first && fits(first, title) && !is_rule(title, 2)).then_some((1, 3));
    }
    let below = text(1)?;
    (!first.starts_with(' ') && fits(below, first) && below != "::" && !first.starts_with(".. ")).then_some((0, 2))
}

/// Returns how long the mark of an item is that a line begins with, with the blanks behind it.
fn marker(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let len = if matches!(first, '*' | '-' | '+' | '\u{2022}') {
        first.len_utf8()
    } else {
        let open = usize::from(first == '(');
        let name = text[open..].find(['.', ')']).filter(|len| (1..=4).contains(len))?;
        let word = &text[open..open + name];
        let counts = word == "#"
            || word.bytes().all(|byte| byte.is_ascii_digit())
            || word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        (counts && (open == 0 || text[open + name..].starts_with(')'))).then_some(open + name + 1)?
    };
    let words = text[len..].trim_start();
    (text[len..].starts_with(' ') && !words.is_empty()).then(|| text.len() - words.len())
}
