//! Which lines of front matter readers may see.

use super::{ADDRESS_KEYS, BYLINE_KEYS, DAY_KEYS, Entry, Form, MACHINE_KEYS};
use crate::text::UnreadKind;
use chrono::NaiveDate;
use std::ops::Range;

/// Finds the lines of front matter that readers may see, each with its line break: where nothing else is certain, all of them. Of JSON,
/// in which lines say nothing, it finds the values in `rest`.
pub(in crate::text) fn seen(
    text: &str,
    form: Form,
    rest: &[&Entry<'_>],
    mut found: impl FnMut(Range<usize>, UnreadKind),
) {
    if form == Form::Json {
        for entry in rest {
            if let Some(kind) = kind(entry.key, &entry.text()) {
                found(entry.lines.clone(), kind);
            }
        }
        return;
    }
    let mut reader = Reader { form, kind: Some(UnreadKind::FrontMatter), open: None, table: None };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(kind) = reader.kind_of(line.trim_end()) {
            found(at..at + line.len(), kind);
        }
        at += line.len();
    }
}

/// Returns what a value is; none where only machines read it.
fn kind(key: &str, value: &str) -> Option<UnreadKind> {
    let is = |keys: &[&str]| keys.iter().any(|known| key.eq_ignore_ascii_case(known));
    let value = value.trim_start_matches(['"', '\'']);
    let day = || value.get(..10).is_some_and(|day| day.parse::<NaiveDate>().is_ok());
    let address = || value.starts_with("https://") || value.starts_with("http://");
    match () {
        () if is(DAY_KEYS) && day() || is(ADDRESS_KEYS) && address() || is(BYLINE_KEYS) => Some(UnreadKind::Stated),
        () if is(MACHINE_KEYS) => None,
        () => Some(UnreadKind::FrontMatter),
    }
}

struct Reader {
    form: Form,
    /// What stands under the key above; none where it is one of the machines'.
    kind: Option<UnreadKind>,
    /// What closes the value that is open, where it runs over several lines.
    open: Option<&'static str>,
    /// What stands in the table of TOML that has begun, whose keys have other meanings.
    table: Option<UnreadKind>,
}

impl Reader {
    fn kind_of(&mut self, line: &str) -> Option<UnreadKind> {
        let unknown = Some(UnreadKind::FrontMatter);
        if let Some(close) = self.open {
            if line.ends_with(close) {
                self.open = None;
            }
            return self.kind.or(unknown);
        }
        match self.form {
            Form::Elsewhere | Form::Json => return unknown,
            Form::Yaml if line.starts_with('#') => return None,
            // What is set in, and the items of a list, belong to the key above.
            Form::Yaml if line.starts_with([' ', '\t']) || line.starts_with("- ") => return self.kind,
            Form::Toml if line.trim_start().starts_with('[') => {
                let byline = kind(line.trim().trim_matches(['[', ']']), "") == Some(UnreadKind::Stated);
                self.table = Some(if byline { UnreadKind::Stated } else { UnreadKind::FrontMatter });
            }
            Form::Yaml | Form::Toml => {}
        }
        let parts = if self.form == Form::Toml { line.split_once('=') } else { line.split_once(':') };
        let (key, value) = parts.map_or(("", line), |(key, value)| (key.trim(), value.trim()));
        self.open = left_open(value);
        let key = key.trim_matches(['"', '\'']);
        self.kind = self.table.map_or_else(|| kind(key, value), Some);
        // Another key may show what an anchor names.
        if self.kind.is_none() && (self.open.is_some() || value.starts_with('&')) {
            self.kind = unknown;
        }
        self.kind
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
