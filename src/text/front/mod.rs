//! Front matter: what it says key by key, and which of its lines readers may see.

mod entry;
mod flow;
mod scalar;
mod seen;

pub(super) use entry::{Entry, entries};
pub(super) use flow::head;
pub(super) use seen::seen;

use crate::english::data::list;
use std::sync::Arc;

/// Keys of front matter that only machines read. What stands under every other one may be seen: as a headline, a summary, a
/// caption, a preview.
pub const MACHINE_KEYS: &[&str] = list!("markup/machine-keys");

/// Keys of front matter whose text readers see above the article: it is read as its headline is.
pub const HEADLINE_KEYS: &[&str] = list!("markup/headline-keys");

/// Keys under which front matter names who wrote the article.
pub const BYLINE_KEYS: &[&str] = list!("markup/byline-keys");

/// Keys under which front matter states the day of publication, the surest first.
pub const DAY_KEYS: &[&str] = &["published", "pubdate", "publishdate", "date", "dateline"];

/// Keys under which front matter states where the article is published, where it gives a whole address, the surest first.
pub const ADDRESS_KEYS: &[&str] = &["canonical_url", "canonicalurl", "canonical", "url"];

/// Keys under which front matter gives the headline, the surest first.
pub const TITLE_KEYS: &[&str] = &["headline", "title"];

/// Keys under which front matter says when the article was last updated, the surest first.
pub const UPDATE_KEYS: &[&str] = &[
    "updated",
    "updated_at",
    "updateddate",
    "lastmod",
    "last_modified_at",
    "last_modified",
    "last-modified",
    "lastupdated",
    "modified",
    "date_modified",
    "datemodified",
];

/// How front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// `key: value`, between `---`.
    Yaml,
    /// `key = value`, between `+++`.
    Toml,
    /// `"key": "value"`, between braces.
    Json,
    /// As it is set: front matter stands at the head of a file only, and what looks like it further down is text.
    Elsewhere,
}

/// Which keys of front matter are read as a headline is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Headlines {
    /// [`HEADLINE_KEYS`].
    #[default]
    Usual,
    /// These.
    Named(Arc<[String]>),
    /// Whatever has a text: only to find words there that were read once.
    Every,
}

impl Headlines {
    /// Returns those keys.
    pub fn of(keys: Vec<String>) -> Self {
        if keys.iter().eq(HEADLINE_KEYS) { Self::Usual } else { Self::Named(keys.into()) }
    }

    /// Returns whether the text of that key is read; upper and lower case are the same.
    fn holds(&self, key: &str) -> bool {
        match self {
            Self::Usual => HEADLINE_KEYS.iter().any(|known| key.eq_ignore_ascii_case(known)),
            Self::Named(keys) => keys.iter().any(|known| key.eq_ignore_ascii_case(known)),
            Self::Every => true,
        }
    }
}

/// A text of front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Value {
    key: String,
    /// The key below that one that the text stands under; empty where it stands under the key itself.
    under: String,
    text: String,
}

/// What the front matter of an article says; nothing where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Front {
    values: Vec<Value>,
}

impl Front {
    pub(super) fn new(entries: &[Entry<'_>]) -> Self {
        let value = |entry: &Entry<'_>| Value {
            key: entry.key.to_ascii_lowercase(),
            under: entry.under.to_ascii_lowercase(),
            text: entry.text(),
        };
        Self { values: entries.iter().map(value).collect() }
    }

    /// Returns what a document says of itself in another way than in front matter, key by key.
    pub(super) fn of(said: Vec<(&'static str, String)>) -> Self {
        let value = |(key, text): (&'static str, String)| Value { key: key.to_owned(), under: String::new(), text };
        Self { values: said.into_iter().map(value).collect() }
    }

    /// Returns the texts of `keys` in the order of `keys`: those of the first level, lists left out.
    pub fn texts(&self, keys: &'static [&str]) -> impl Iterator<Item = &str> {
        keys.iter().filter_map(|key| self.under(key, &[""]).next())
    }

    /// Returns who wrote the article: one name, several, or a line such as "Jane Roe and John Doe", without "By".
    pub fn byline(&self) -> Vec<String> {
        let names = |key: &&str| {
            let mut names: Vec<String> = Vec::new();
            for name in self.under(key, &["", "name"]).map(unsigned).filter(|name| !name.is_empty()) {
                if !names.iter().any(|known| known == name) {
                    names.push(name.to_owned());
                }
            }
            names
        };
        BYLINE_KEYS.iter().map(names).find(|names| !names.is_empty()).unwrap_or_default()
    }

    /// Returns the texts that stand under `key`, and there under one of `names`.
    fn under<'f>(&'f self, key: &'f str, names: &'f [&str]) -> impl Iterator<Item = &'f str> {
        let of = move |value: &&Value| value.key == key && names.contains(&value.under.as_str());
        self.values.iter().filter(of).map(|value| value.text.as_str())
    }
}

/// Returns a byline without the "By" before it.
fn unsigned(line: &str) -> &str {
    let by = line.get(..3).is_some_and(|head| head.eq_ignore_ascii_case("by "));
    if by { line[3..].trim_start() } else { line }
}
