//! The blocks of AsciiDoc.

mod tables;

use super::inline;
use super::{Inline, Line, Writer, is_ruled, lines};
use crate::text::markdown::Prose;
use crate::text::{BlockKind, UnreadKind};
use std::collections::BTreeMap;
use std::ops::Range;

/// Styles of blocks whose content is no prose.
const VERBATIM: &[&str] = &["asciimath", "comment", "latexmath", "listing", "literal", "pass", "source", "stem"];

/// Words that open a paragraph that warns or explains.
const ADMONITIONS: [&str; 5] = ["CAUTION: ", "IMPORTANT: ", "NOTE: ", "TIP: ", "WARNING: "];

/// Lines that steer how the file is read, and are nothing themselves.
const STEERING: [&str; 4] = ["endif::", "ifdef::", "ifeval::", "ifndef::"];

/// Returns the prose of AsciiDoc.
pub(in crate::text) fn prose(source: &str) -> Prose {
    let lines = lines(source);
    let mut reader = Reader {
        lines: &lines,
        at: 0,
        out: Writer::new(source),
        attributes: BTreeMap::new(),
        said: Vec::new(),
        around: Vec::new(),
        style: String::new(),
        columns: None,
        signed: None,
        attached: false,
        paragraph: Vec::new(),
        kind: None,
    };
    reader.head();
    while reader.at < reader.lines.len() {
        reader.line();
    }
    reader.end();
    while let Some((_, signed)) = reader.around.pop() {
        reader.sign(signed);
    }
    reader.out.finish(reader.said)
}

struct Reader<'s, 'l> {
    lines: &'l [Line<'s>],
    at: usize,
    out: Writer<'s>,
    /// What the document sets, by names in lower case.
    attributes: BTreeMap<String, String>,
    said: Vec<(&'static str, String)>,
    /// The delimiters of the blocks that are open, with who signs a quotation.
    around: Vec<(&'s str, Option<Range<usize>>)>,
    /// The style that the next block has.
    style: String,
    /// How many columns the next table has, if that is said.
    columns: Option<usize>,
    /// Who signs the quotation that comes next.
    signed: Option<Range<usize>>,
    /// Whether the next paragraph belongs to an item, or says what a term means.
    attached: bool,
    /// The lines of the paragraph that is open, and what it is.
    paragraph: Vec<Range<usize>>,
    kind: Option<BlockKind>,
}

impl<'s> Reader<'s, '_> {
    /// Reads the head of the document: its title, who wrote it and when.
    fn head(&mut self) {
        let title = self
            .lines
            .iter()
            .position(|line| !line.is_blank() && !is_note(line.text) && attribute(line.text).is_none());
        let Some(at) = title.filter(|at| self.lines[*at].text.starts_with("= ")) else { return };
        for line in &self.lines[..at] {
            self.set(line.text);
        }
        let line = self.lines[at];
        self.write(BlockKind::Heading, vec![line.place(line.text[2..].trim_start())]);
        self.said.push(("title", line.text[2..].trim().to_owned()));
        self.at = at + 1;
        let mut below = 0;
        while let Some(line) = self.lines.get(self.at).filter(|line| !line.is_blank()) {
            self.at += 1;
            if is_note(line.text) || self.set(line.text) {
                continue;
            }
            below += 1;
            match below {
                1 => {
                    let names = line.text.split(';').map(|name| name.split('<').next().unwrap_or_default().trim());
                    self.said.push(("author", names.collect::<Vec<_>>().join(" and ")));
                }
                2 => {
                    let day = line.text.split([',', ':']).map(str::trim).find(|part| !part.starts_with('v'));
                    self.said.extend(day.map(|day| ("date", day.to_owned())));
                }
                _ => {}
            }
            self.out.leave(UnreadKind::Stated, line.range());
        }
        for (name, key) in [("author", "author"), ("revdate", "date"), ("docdate", "date"), ("url", "url")] {
            let known = self.said.iter().any(|(said, _)| *said == key);
            self.said.extend(self.attributes.get(name).filter(|_| !known).map(|value| (key, value.clone())));
        }
    }

    /// Takes a line that sets an attribute; returns whether it does.
    fn set(&mut self, text: &str) -> bool {
        let Some((name, value)) = attribute(text) else { return false };
        self.attributes.insert(name.trim_matches('!').to_lowercase(), value.to_owned());
        true
    }

    fn line(&mut self) {
        let line = self.lines[self.at];
        self.at += 1;
        let text = line.text;
        if line.is_blank() {
            return self.end();
        }
        if is_ruled(text, '/', 4) {
            self.end();
            return self.pass(text, None);
        }
        if text.starts_with("//") {
            return;
        }
        if self.delimiter(line) || self.paragraph.is_empty() && self.apart(line) || self.item(line) {
            return;
        }
        if let Some(name) = text.strip_prefix("include::") {
            self.out.leave(UnreadKind::Directive, line.place(name));
        } else if !STEERING.iter().any(|steers| text.starts_with(steers)) {
            self.text(line);
        }
    }

    /// Reads a line that begins or ends a block between delimiters.
    fn delimiter(&mut self, line: Line<'s>) -> bool {
        let text = line.text;
        let is = |mark| is_ruled(text, mark, 4);
        if self.paragraph.len() == 1 && self.kind == Some(BlockKind::Paragraph) && self.underlines(text) {
            self.kind = Some(BlockKind::Heading);
            self.end();
            return true;
        }
        let verbatim = VERBATIM.contains(&self.style.as_str());
        if is('-') || is('.') || is('+') || text.starts_with("```") || verbatim && (text == "--" || is('=') || is('*'))
        {
            self.end();
            let kind = if self.style == "comment" { None } else { Some(UnreadKind::Code) };
            self.pass(if text.starts_with("```") { "```" } else { text }, kind);
            return true;
        }
        if matches!(text, "|===" | ",===" | ":===" | "!===") {
            self.end();
            self.table(text);
            return true;
        }
        if !(is('=') || is('*') || is('_') || text == "--") {
            return false;
        }
        self.end();
        if let Some(open) = self.around.iter().rposition(|(mark, _)| *mark == text) {
            while self.around.len() > open {
                let signed = self.around.pop().and_then(|(_, signed)| signed);
                self.sign(signed);
            }
        } else {
            let signed = self.signed.take();
            self.around.push((text, signed));
            self.style.clear();
        }
        true
    }

    /// Returns whether a line is the rule below the title that is open.
    fn underlines(&self, text: &str) -> bool {
        let rule = ['=', '-', '~', '^'].iter().any(|mark| is_ruled(text, *mark, 3));
        let title = self.paragraph.first().and_then(|range| self.out.source.get(range.clone())).unwrap_or_default();
        rule && title.chars().count().abs_diff(text.len()) <= 1
    }

    /// Passes over lines up to `mark`, which are not read.
    fn pass(&mut self, mark: &str, kind: Option<UnreadKind>) {
        self.style.clear();
        while let Some(line) = self.lines.get(self.at) {
            self.at += 1;
            if line.text == mark {
                return;
            }
            if let Some(kind) = kind.filter(|_| !line.is_blank()) {
                self.out.leave(kind, line.range());
            }
        }
    }

    /// Reads a line that is something of its own where no paragraph is open.
    fn apart(&mut self, line: Line<'s>) -> bool {
        let text = line.text;
        if text != "+" && (self.set(text) || matches!(text, "'''" | "---" | "***" | "<<<")) {
            return true;
        }
        let level = text.len() - text.trim_start_matches(['=', '#']).len();
        if (1..=6).contains(&level) && text[level..].starts_with(' ') {
            self.write(BlockKind::Heading, vec![line.place(text[level..].trim())]);
            return true;
        }
        if text.starts_with('[') && text.ends_with(']') {
            self.styled(line);
            return true;
        }
        if let Some(title) = text.strip_prefix('.').filter(|title| !title.starts_with(['.', ' '])) {
            self.write(BlockKind::Paragraph, vec![line.place(title)]);
            return true;
        }
        if let Some((name, rest)) = text.split_once("::").filter(|(name, rest)| is_name(name) && rest.ends_with(']')) {
            let words = rest.split_once('[').map_or("", |(_, words)| words).trim_end_matches(']');
            match name {
                "image" => {
                    self.out.leave(UnreadKind::ImageText, line.place(words.split(',').next().unwrap_or_default()))
                }
                "toc" => {}
                name if STEERING.iter().any(|steers| steers.trim_end_matches(':') == name) => {}
                _ => self.out.leave(UnreadKind::Directive, line.range()),
            }
            return true;
        }
        if text.starts_with([' ', '\t']) && !self.attached && marker(line.bare()).is_none() {
            // What is set in stands as it is written.
            self.out.leave(UnreadKind::Code, line.range());
            while let Some(next) = self.lines.get(self.at).filter(|next| !next.is_blank()) {
                self.out.leave(UnreadKind::Code, next.range());
                self.at += 1;
            }
            return true;
        }
        false
    }

    /// Takes what a line in brackets says of the next block.
    fn styled(&mut self, line: Line<'s>) {
        let inner = line.text.trim_start_matches('[').trim_end_matches(']');
        self.columns = tables::columns(inner).or(self.columns);
        let mut parts = inner.splitn(2, ',');
        let style = parts.next().unwrap_or_default().split(['.', '#', '%']).next().unwrap_or_default().trim();
        if line.text.starts_with("[[") || inner.starts_with(['.', '#', '%']) {
            return;
        }
        self.style = style.to_lowercase();
        let names = parts.next().unwrap_or_default().trim();
        let signs = matches!(self.style.as_str(), "quote" | "verse") && !names.is_empty() && !names.contains('=');
        self.signed = signs.then(|| line.place(names.trim_matches('"')));
    }

    /// Reads a line that begins an item of a list, or a term and what it means.
    fn item(&mut self, line: Line<'s>) -> bool {
        let text = line.bare();
        // Nothing that looks like an item interrupts a paragraph.
        if !self.paragraph.is_empty() && self.kind != Some(BlockKind::ListItem) {
            return false;
        }
        if let Some(len) = marker(text) {
            let mut words = text[len..].trim_start();
            self.end();
            if let Some(rest) = ["[x] ", "[*] ", "[ ] "].iter().find_map(|mark| words.strip_prefix(mark)) {
                self.out.leave(UnreadKind::TaskBox, line.place(&words[..3]));
                words = rest.trim_start();
            }
            self.paragraph.push(line.place(words));
            self.kind = Some(BlockKind::ListItem);
            return true;
        }
        let Some(end) = text.find("::").filter(|end| *end > 0) else { return false };
        let meaning = text[end..].trim_start_matches(':');
        if !(meaning.is_empty() || meaning.starts_with(' ')) {
            return false;
        }
        self.end();
        self.write(BlockKind::Paragraph, vec![line.place(&text[..end])]);
        self.attached = meaning.trim().is_empty();
        if !meaning.trim().is_empty() {
            self.paragraph.push(line.place(meaning.trim()));
            self.kind = Some(BlockKind::ListItem);
        }
        true
    }

    /// Takes a line of text.
    fn text(&mut self, line: Line<'s>) {
        let mut words = line.bare();
        if words == "+" {
            // What follows belongs to the item.
            self.end();
            self.attached = true;
            return;
        }
        if self.paragraph.is_empty() {
            if VERBATIM.contains(&self.style.as_str()) {
                let hidden = self.style == "comment";
                if !hidden {
                    self.out.leave(UnreadKind::Code, line.range());
                }
                while let Some(next) = self.lines.get(self.at).filter(|next| !next.is_blank()) {
                    if !hidden {
                        self.out.leave(UnreadKind::Code, next.range());
                    }
                    self.at += 1;
                }
                return self.style.clear();
            }
            let within = self.around.iter().any(|(mark, _)| mark.starts_with('_'));
            let quoted = within || matches!(self.style.as_str(), "quote" | "verse") || words.starts_with("> ");
            let attached = std::mem::take(&mut self.attached);
            self.kind = Some(match (quoted, attached) {
                (true, _) => BlockKind::BlockQuote,
                (false, true) => BlockKind::ListItem,
                (false, false) => BlockKind::Paragraph,
            });
            if let Some(rest) = ADMONITIONS.iter().find_map(|label| words.strip_prefix(label)) {
                words = rest.trim_start();
            }
        }
        if self.kind == Some(BlockKind::BlockQuote) {
            words = words.strip_prefix('>').map_or(words, str::trim_start);
        }
        if let Some(name) = words.strip_prefix("-- ").filter(|_| !self.paragraph.is_empty()) {
            self.kind = Some(BlockKind::BlockQuote);
            self.signed = Some(line.place(name.trim()));
            return;
        }
        if !words.is_empty() {
            self.paragraph.push(line.place(words));
        }
    }

    /// Ends the paragraph that is open.
    fn end(&mut self) {
        if let Some(kind) = self.kind.take()
            && !self.paragraph.is_empty()
        {
            let pieces = std::mem::take(&mut self.paragraph);
            self.write(kind, pieces);
            self.style.clear();
            let signed = self.signed.take();
            self.sign(signed.filter(|_| kind == BlockKind::BlockQuote));
        }
        self.paragraph.clear();
    }

    /// Writes who a quotation is by.
    fn sign(&mut self, signed: Option<Range<usize>>) {
        let Some(name) = signed else { return };
        self.out.put("\u{2014} ", name.start..name.start);
        self.write(BlockKind::BlockQuote, vec![name]);
    }

    fn write(&mut self, kind: BlockKind, pieces: Vec<Range<usize>>) {
        let attributes = &self.attributes;
        self.out.block(kind, &pieces, |text: &str| -> Vec<Inline> { inline::asciidoc(text, attributes) });
    }
}

fn is_note(text: &str) -> bool {
    text.starts_with("//") && !text.starts_with("///")
}

/// Returns the name and the value that a line sets.
fn attribute(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.strip_prefix(':')?.split_once(':')?;
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '!');
    (!name.is_empty() && name.chars().all(plain) && (value.is_empty() || value.starts_with(' ')))
        .then(|| (name, value.trim()))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Returns how long the mark of an item is that a line begins with.
fn marker(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let len = match first {
        '*' | '.' => text.len() - text.trim_start_matches(first).len(),
        '-' | '\u{2022}' => first.len_utf8(),
        '<' => {
            text.find('>').filter(|end| *end < 5 && text[1..*end].chars().all(|c| c.is_ascii_digit() || c == '.'))? + 1
        }
        c if c.is_ascii_digit() => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            text[digits..].starts_with('.').then_some(digits + 1).filter(|len| *len < 5)?
        }
        c if c.is_ascii_alphabetic() => text[1..].starts_with('.').then_some(2)?,
        _ => return None,
    };
    (len <= 6 && text[len..].starts_with(' ') && !text[len..].trim().is_empty()).then_some(len)
}
