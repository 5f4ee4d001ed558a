//! A file's outline: what stands where, byte for byte, read by yaml-edit, which loses nothing.

use super::YamlError;
use std::ops::Range;
use yaml_edit::{YamlFile, YamlNode};

/// A value and the bytes that it takes, without white space and comments after it.
#[derive(Debug)]
pub struct Node {
    pub range: Range<usize>,
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug)]
pub enum Kind {
    /// A scalar by its meaning; none for null.
    Scalar(Option<String>),
    /// A list.
    List { flow: bool, items: Vec<Node> },
    /// A mapping, in the order of the file.
    Map { flow: bool, entries: Vec<Entry> },
}

/// A key with its value.
#[derive(Debug)]
pub struct Entry {
    pub key: String,
    /// First byte of the key.
    pub start: usize,
    pub value: Node,
}

/// A whole file.
#[derive(Debug)]
pub struct Outline {
    pub root: Node,
    /// The comments, each from its `#` to the end of its line.
    pub comments: Vec<Range<usize>>,
}

impl Outline {
    /// Reads the outline of `text`, which holds a mapping.
    pub fn read(path: &str, text: &str) -> Result<Self, YamlError> {
        let unclear = || YamlError::at(path, "", 0, 0, "this file's layout can't be edited safely");
        let parsed = YamlFile::parse(text);
        let file = parsed.tree();
        let document = file.document().filter(|_| parsed.errors().is_empty()).ok_or_else(unclear)?;
        let root = document.as_mapping().map(YamlNode::Mapping);
        let root = root.and_then(|root| node(text, &root)).ok_or_else(unclear)?;
        let comments = file.comments().map(|comment| bytes(comment.byte_range())).collect();
        Ok(Self { root, comments })
    }
}

impl Node {
    /// Returns whether two values mean the same, however they are written.
    pub fn means(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Scalar(a), Kind::Scalar(b)) => a == b,
            (Kind::List { items: a, .. }, Kind::List { items: b, .. }) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.means(b))
            }
            (Kind::Map { entries: a, .. }, Kind::Map { entries: b, .. }) => {
                a.len() == b.len() && a.iter().all(|a| find(b, &a.key).is_some_and(|b| a.value.means(&b.value)))
            }
            _ => false,
        }
    }

    /// Returns the scalar at `key`.
    pub fn scalar(&self, key: &str) -> Option<&str> {
        let Kind::Map { entries, .. } = &self.kind else { return None };
        match &find(entries, key)?.value.kind {
            Kind::Scalar(value) => value.as_deref(),
            _ => None,
        }
    }
}

/// Returns the entry at `key`.
pub fn find<'a>(entries: &'a [Entry], key: &str) -> Option<&'a Entry> {
    entries.iter().find(|entry| entry.key == key)
}

fn bytes(at: yaml_edit::TextPosition) -> Range<usize> {
    at.start as usize..at.end as usize
}

fn node(text: &str, yaml: &YamlNode) -> Option<Node> {
    let mut range = bytes(yaml.byte_range());
    let kind = if let Some(map) = yaml.as_mapping() {
        let entries = map.entries().map(|entry| self::entry(text, &entry)).collect::<Option<Vec<_>>>()?;
        Kind::Map { flow: map.is_flow_style(), entries }
    } else if let Some(list) = yaml.as_sequence() {
        let items = list.values().map(|item| node(text, &item)).collect::<Option<Vec<_>>>()?;
        Kind::List { flow: list.is_flow_style(), items }
    } else {
        let scalar = yaml.as_scalar()?;
        Kind::Scalar((!scalar.is_null()).then(|| scalar.as_string()))
    };
    let last = match &kind {
        Kind::Map { flow: false, entries } => entries.last().map(|entry| &entry.value),
        Kind::List { flow: false, items } => items.last(),
        _ => None,
    };
    range.end = match last {
        Some(last) => last.range.end,
        None => range.start + text.get(range.clone())?.trim_end().len(),
    };
    Some(Node { range, kind })
}

fn entry(text: &str, entry: &yaml_edit::MappingEntry) -> Option<Entry> {
    let key = entry.key_node()?;
    let start = bytes(key.byte_range()).start;
    let key = key.as_scalar()?.as_string();
    Some(Entry { key, start, value: node(text, &entry.value_node()?)? })
}
