//! Front matter: which of its lines readers may see.

use crate::english::data::list;
use std::borrow::Cow;
use std::ops::Range;

/// Keys of front matter that only machines read. What stands under every other one may be seen: as a headline, a summary, a
/// caption, a preview.
pub const MACHINE_KEYS: &[&str] = list!("markup/machine-keys");

/// Keys of front matter whose text readers see above the article: it is read as its headline is.
pub const HEADLINE_KEYS: &[&str] = list!("markup/headline-keys");

/// How front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `key: value`, between `---`.
    Yaml,
    /// `key = value`, between `+++`.
    Toml,
    /// As it is set: front matter stands at the head of a file only, and what looks like it further down is text.
    Elsewhere,
}

/// Finds the lines of front matter that readers may see, each with its line break: where nothing else is certain, all of them.
pub(super) fn seen(text: &str, form: Form, mut found: impl FnMut(Range<usize>)) {
    let mut reader = Reader { form, hidden: false, open: None, top: true };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if reader.is_seen(line.trim_end()) {
            found(at..at + line.len());
        }
        at += line.len();
    }
}

struct Reader {
    form: Form,
    /// Whether the key above is one of the machines'.
    hidden: bool,
    /// What closes the value that is open, where it runs over several lines.
    open: Option<&'static str>,
    /// Whether no table of TOML has begun, whose keys have other meanings.
    top: bool,
}

impl Reader {
    fn is_seen(&mut self, line: &str) -> bool {
        if let Some(close) = self.open {
            if line.ends_with(close) {
                self.open = None;
            }
            return true;
        }
        match self.form {
            Form::Elsewhere => return true,
            Form::Yaml if line.starts_with('#') => return false,
            // What is set in, and the items of a list, belong to the key above.
            Form::Yaml if line.starts_with([' ', '\t']) || line.starts_with("- ") => return !self.hidden,
            Form::Toml if line.trim_start().starts_with('[') => self.top = false,
            Form::Yaml | Form::Toml => {}
        }
        let parts = if self.form == Form::Toml { line.split_once('=') } else { line.split_once(':') };
        let (key, value) = parts.map_or(("", line), |(key, value)| (key.trim(), value.trim()));
        self.open = left_open(value);
        let key = key.trim_matches(['"', '\'']);
        // Another key may show what an anchor names.
        let own = self.top && self.open.is_none() && !value.starts_with('&');
        self.hidden = own && MACHINE_KEYS.iter().any(|known| key.eq_ignore_ascii_case(known));
        !self.hidden
    }
}

/// Returns what must close a value that its line leaves open.
fn left_open(value: &str) -> Option<&'static str> {
    // Within double quotes a backslash takes the next mark, within single ones two of them stand for one.
    let plain = value.replace("\\\\", "").replace("\\\"", "");
    for triple in ["\"\"\"", "'''"] {
        if let Some(rest) = value.strip_prefix(triple) {
            return (!rest.contains(triple)).then_some(triple);
        }
    }
    match value.chars().next()? {
        '"' => (!plain[1..].contains('"')).then_some("\""),
        '\'' => (!value[1..].replace("''", "").contains('\'')).then_some("'"),
        '[' => (!value.ends_with(']')).then_some("]"),
        '{' => (!value.ends_with('}')).then_some("}"),
        _ => None,
    }
}

/// A key of front matter with its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry<'t> {
    /// The key, as it is written.
    pub key: &'t str,
    /// The lines that it takes, by their bytes.
    pub lines: Range<usize>,
    /// Its text, piece by piece: each with its bytes, and what they stand for.
    pub pieces: Vec<(Range<usize>, Cow<'t, str>)>,
}

/// Returns the texts that are read as a headline is.
pub(super) fn headlines(text: &str, form: Form) -> Vec<Entry<'_>> {
    let mut entries = entries(text, form);
    entries.retain(|entry| HEADLINE_KEYS.iter().any(|key| entry.key.eq_ignore_ascii_case(key)));
    entries
}

/// Returns the keys of the first level that have a text, in order.
pub(crate) fn entries(text: &str, form: Form) -> Vec<Entry<'_>> {
    let mut out = Vec::new();
    let mut lines: Vec<Range<usize>> = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = lines.last().map_or(0, |last| last.end);
        lines.push(start..start + line.len());
    }
    let mark = match form {
        Form::Yaml => ':',
        Form::Toml => '=',
        Form::Elsewhere => return out,
    };
    for (at, line) in lines.iter().enumerate() {
        let words = text[line.clone()].trim_end();
        if form == Form::Toml && words.starts_with('[') {
            break;
        }
        if words.starts_with([' ', '\t', '#', '-', '+']) {
            continue;
        }
        let Some((key, value)) = words.split_once(mark) else { continue };
        let below = lines[at + 1..].iter().take_while(|line| text[(*line).clone()].starts_with([' ', '\t']));
        let below: Vec<Range<usize>> = if form == Form::Yaml { below.cloned().collect() } else { Vec::new() };
        let begin = line.start + key.len() + 1;
        let pieces = pieces(text, trimmed(text, begin..begin + value.len()), &below);
        let end = if pieces.len() > 1 { below.last().map_or(line.end, |last| last.end) } else { line.end };
        if !pieces.is_empty() {
            out.push(Entry { key: key.trim().trim_matches(['"', '\'']), lines: line.start..end, pieces });
        }
    }
    out
}

/// Returns the text that `value` and the lines below it write: plain, between quotation marks, or set in below `>` or `|`.
fn pieces<'t>(text: &'t str, value: Range<usize>, below: &[Range<usize>]) -> Vec<(Range<usize>, Cow<'t, str>)> {
    let words = &text[value.clone()];
    let plain = |range: &Range<usize>| {
        let range = trimmed(text, range.clone());
        (!range.is_empty()).then(|| (range.clone(), Cow::Borrowed(&text[range])))
    };
    match words.chars().next() {
        // A value over several lines, between three marks on each side.
        Some(_) if ["\"\"\"", "'''"].iter().any(|marks| words.starts_with(marks)) => Vec::new(),
        Some('|' | '>') => below.iter().filter_map(plain).collect(),
        Some(mark @ ('"' | '\'')) => {
            let inner = value.start + 1..value.end.max(value.start + 2) - 1;
            match words.len() > 1 && words.ends_with(mark) {
                true => quoted(text, inner, mark),
                false => Vec::new(),
            }
        }
        None | Some('[' | '{' | '&' | '*' | '#') => Vec::new(),
        Some(_) => {
            let end = words.find(" #").map_or(value.end, |at| value.start + at);
            std::iter::once(&(value.start..end)).chain(below).filter_map(plain).collect()
        }
    }
}

/// Returns what stands between quotation marks: an escaped mark is one of its own.
fn quoted(text: &str, inner: Range<usize>, mark: char) -> Vec<(Range<usize>, Cow<'_, str>)> {
    let mut out = Vec::new();
    let (mut from, mut at) = (inner.start, inner.start);
    while at < inner.end {
        let rest = &text[at..inner.end];
        let escaped = if mark == '"' { rest.strip_prefix('\\') } else { rest.strip_prefix("''").map(|_| "'") };
        match escaped.and_then(|after| after.chars().next()) {
            Some(stands) => {
                if from < at {
                    out.push((from..at, Cow::Borrowed(&text[from..at])));
                }
                let code = rest.get(2..6).filter(|_| mark == '"' && stands == 'u');
                let code = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
                let end = at + 1 + stands.len_utf8() + if code.is_some() { 4 } else { 0 };
                let blank = mark == '"' && matches!(stands, 'n' | 't');
                let stands = code.unwrap_or(if blank { ' ' } else { stands });
                out.push((at..end, Cow::Owned(stands.to_string())));
                (from, at) = (end, end);
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    if from < inner.end {
        out.push((from..inner.end, Cow::Borrowed(&text[from..inner.end])));
    }
    out
}

/// Returns `range` without the blanks at its edges.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

/// Returns the text of the first of `keys` that the front matter at the head of `source` has, surest first; none where it has none.
pub(super) fn value(source: &str, keys: &[&str]) -> Option<String> {
    let (fence, form) = [("---", Form::Yaml), ("+++", Form::Toml)]
        .into_iter()
        .find(|(fence, _)| source.lines().next().is_some_and(|line| line.trim_end() == *fence))?;
    let start = source.find('\n')? + 1;
    let inner = source.get(start..)?;
    let mut end = 0;
    for line in inner.split_inclusive('\n').take(LINES).take_while(|line| line.trim_end() != fence) {
        end += line.len();
    }
    let entries = entries(&inner[..end], form);
    let of = |key: &&str| entries.iter().find(|entry| entry.key.eq_ignore_ascii_case(key));
    let found = keys.iter().find_map(of)?;
    let mut out = String::new();
    let mut last = None;
    for (range, words) in &found.pieces {
        if last.is_some_and(|last| last < range.start) {
            out.push(' ');
        }
        last = Some(range.end);
        out.push_str(words);
    }
    Some(out)
}

/// How many lines of front matter are looked at for a key.
const LINES: usize = 400;
