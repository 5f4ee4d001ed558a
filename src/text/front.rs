//! Front matter: which of its lines readers may see.

use crate::english::data::list;
use std::ops::Range;

/// Keys of front matter that only machines read. What stands under every other one may be seen: as a headline, a summary, a
/// caption, a preview.
pub const MACHINE_KEYS: &[&str] = list!("markup/machine-keys");

/// How front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
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
