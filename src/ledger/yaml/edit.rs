//! Changes a file only where it differs from what it should hold, so that comments, order and layout stay.
//!
//! The file and what it should hold are outlined side by side; entries that mean the same are left alone, others get
//! their lines from the freshly written file.

use super::YamlError;
use super::outline::{Entry, Kind, Node, Outline, find};
use crate::ledger::schema::StoryYaml;
use std::collections::BTreeMap;
use std::ops::Range;

/// Returns `text` changed so that it holds `story`.
///
/// # Errors
/// Refuses a layout that it can't change without losing a comment.
pub fn edit(path: &str, text: &str, story: &StoryYaml) -> Result<String, YamlError> {
    let fresh = super::write(path, story)?;
    let (old, new) = (Outline::read(path, text)?, Outline::read(path, &fresh)?);
    let editor = Editor { text, fresh: &fresh, comments: &old.comments };
    let mut edits = Edits::default();
    if !editor.merge("", &old.root, &new.root, &mut edits) {
        return Err(YamlError::at(path, "", 0, 0, "this file's layout can't be edited safely"));
    }
    let edited = edits.apply(text, 0..text.len());
    let kept = Outline::read(path, &edited)?;
    if lost(&comments(text, &old), comments(&edited, &kept)) {
        return Err(YamlError::at(path, "", 0, 0, "this edit would lose a comment")
            .help("move the comment to a line of its own, above the claim, and try again"));
    }
    Ok(edited)
}

fn comments<'a>(text: &'a str, outline: &Outline) -> Vec<&'a str> {
    outline.comments.iter().map(|at| text[at.clone()].trim_end()).collect()
}

fn lost(old: &[&str], new: Vec<&str>) -> bool {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for comment in new {
        *left.entry(comment).or_default() += 1;
    }
    old.iter().any(|comment| match left.get_mut(comment) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    })
}

/// Replacements of ranges of one text; none overlap.
#[derive(Default)]
struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    fn add(&mut self, range: Range<usize>, text: String) {
        self.0.push((range, text));
    }

    /// Returns what `range` of `text` becomes.
    fn apply(mut self, text: &str, range: Range<usize>) -> String {
        // What goes in where something else begins goes in before it.
        self.0.sort_by_key(|(at, _)| (at.start, at.end));
        let mut out = String::with_capacity(range.len());
        let mut from = range.start;
        for (at, new) in self.0 {
            out.push_str(text.get(from..at.start).unwrap_or_default());
            out.push_str(&new);
            from = at.end;
        }
        out.push_str(text.get(from..range.end).unwrap_or_default());
        out
    }
}

struct Editor<'a> {
    /// The file as it is.
    text: &'a str,
    /// The file as it would be written from nothing.
    fresh: &'a str,
    /// The comments of the file as it is.
    comments: &'a [Range<usize>],
}

impl Editor<'_> {
    /// Adds the edits that make `old`, the value of `key`, mean `new`; false where the whole entry must be replaced.
    fn merge(&self, key: &str, old: &Node, new: &Node, edits: &mut Edits) -> bool {
        if old.means(new) {
            return true;
        }
        match (&old.kind, &new.kind) {
            (Kind::Map { flow: false, entries: old }, Kind::Map { entries: new, .. })
                if old.iter().any(|entry| find(new, &entry.key).is_some()) =>
            {
                self.merge_map(old, new, edits);
                true
            }
            (Kind::List { flow: false, items }, Kind::List { flow: false, items: new }) if !items.is_empty() => {
                let name = match key {
                    "versions" => Some("number"),
                    "claims" => Some("id"),
                    _ => None,
                };
                match name {
                    Some(name) => self.merge_named(name, old, items, new, edits),
                    None => self.merge_list(old, items, new, edits),
                }
            }
            _ => false,
        }
    }

    fn merge_map(&self, old: &[Entry], new: &[Entry], edits: &mut Edits) {
        for (i, entry) in old.iter().enumerate() {
            match find(new, &entry.key) {
                None => self.remove(old, i, edits),
                Some(now) => {
                    let before = edits.0.len();
                    if !self.merge(&entry.key, &entry.value, &now.value, edits) {
                        edits.0.truncate(before);
                        self.replace(entry, now, edits);
                    }
                }
            }
        }
        // What stays: new entries go in before or behind it.
        let Some(first) = old.iter().find(|entry| find(new, &entry.key).is_some()) else { return };
        let column = column(self.text, first.start);
        let mut above: Option<&Entry> = None;
        for entry in new {
            if let Some(there) = find(old, &entry.key) {
                above = Some(there);
                continue;
            }
            let lines = self.fresh_lines(entry.start..entry.value.range.end, column);
            match above {
                Some(above) => {
                    let at = line_end(self.text, above.value.range.end);
                    edits.add(at..at, self.after(at, format!("{}{lines}", " ".repeat(column))));
                }
                None => edits.add(first.start..first.start, format!("{lines}{}{}", self.newline(), " ".repeat(column))),
            }
        }
    }

    /// Replaces an entry; comments within it move above it, and so does one at its end where the new value has lines.
    fn replace(&self, old: &Entry, new: &Entry, edits: &mut Edits) {
        let column = column(self.text, old.start);
        let lines = self.fresh_lines(new.start..new.value.range.end, column);
        let mut end = old.value.range.end.max(old.start + old.key.len());
        let line = line_end(self.text, end);
        let mut above = self.comments_in(old.start..end);
        if lines.contains('\n') && self.comments_in(end..line).next().is_some() {
            above = self.comments_in(old.start..line);
            end = end.max(self.text[..line].trim_end().len());
        }
        let indent = " ".repeat(column);
        let above: String = above.map(|comment| format!("{comment}{}{indent}", self.newline())).collect();
        edits.add(old.start..end, above + &lines);
    }

    /// Removes the entry `at` of a mapping, which has others; its comments stay.
    fn remove(&self, entries: &[Entry], at: usize, edits: &mut Edits) {
        let entry = &entries[at];
        let column = column(self.text, entry.start);
        let end = line_end(self.text, entry.value.range.end);
        let comments = self.comments_in(entry.start..end);
        let indent = " ".repeat(column);
        let start = self.text[..entry.start].rfind('\n').map_or(0, |newline| newline + 1);
        if self.text[start..entry.start].trim().is_empty() {
            let kept = comments.map(|comment| format!("{indent}{comment}{}", self.newline())).collect();
            edits.add(start..end, kept);
        } else if let Some(next) = entries.get(at + 1) {
            let kept = comments.map(|comment| format!("{comment}{}{indent}", self.newline())).collect();
            edits.add(entry.start..next.start, kept);
        }
    }

    /// Lists without names: items keep their places, new ones are appended.
    fn merge_list(&self, list: &Node, old: &[Node], new: &[Node], edits: &mut Edits) -> bool {
        let Some(last) = old.last().filter(|_| old.len() <= new.len()) else { return false };
        if !old.iter().zip(new).all(|(old, new)| self.merge("", old, new, edits)) {
            return false;
        }
        let column = column(self.text, list.range.start);
        let at = line_end(self.text, last.range.end);
        let items: String = new[old.len()..].iter().map(|item| self.fresh_item(item, column)).collect();
        if !items.is_empty() {
            edits.add(at..at, self.after(at, items.trim_end().to_owned()));
        }
        true
    }

    /// Lists whose items have names: each goes with its comments to the place where it belongs, or goes altogether.
    fn merge_named(&self, name: &str, list: &Node, old: &[Node], new: &[Node], edits: &mut Edits) -> bool {
        let column = column(self.text, list.range.start);
        let chunks = self.chunks(list, old, column);
        let mut there: BTreeMap<&str, usize> = BTreeMap::new();
        for (i, item) in old.iter().enumerate() {
            let Some(id) = item.scalar(name) else { return false };
            there.insert(id, i);
        }
        let apart = chunks.get(1).is_none_or(|chunk| starts_blank(&self.text[chunk.clone()]));
        let mut out = String::new();
        let mut kept = 0;
        for (place, item) in new.iter().enumerate() {
            let index = item.scalar(name).and_then(|id| there.get(id)).copied();
            let text = match index {
                Some(index) => {
                    kept += 1;
                    let mut inner = Edits::default();
                    if !self.merge("", &old[index], item, &mut inner) {
                        return false;
                    }
                    inner.apply(self.text, chunks[index].clone())
                }
                None => self.fresh_item(item, column),
            };
            let moved_down = place > 0 && index.is_none_or(|index| index == 0);
            let moved_up = place == 0 && index != Some(0);
            let body = if moved_down || moved_up { without_blank(&text) } else { &text };
            if moved_down && apart {
                out.push_str(self.newline());
            }
            out.push_str(body);
            if !body.ends_with('\n') {
                out.push_str(self.newline());
            }
        }
        if let (true, Some(first), Some(last)) = (kept > 0, chunks.first(), chunks.last()) {
            edits.add(first.start..last.end, out);
        }
        kept > 0
    }

    /// Returns the lines of each item with the blank lines and comments above it; comments below an item that are
    /// indented as its keys are belong to it.
    fn chunks(&self, list: &Node, items: &[Node], column: usize) -> Vec<Range<usize>> {
        let dash = self.text[..list.range.start].rfind('\n').map_or(0, |newline| newline + 1);
        let mut from = self.text[..dash.saturating_sub(1)]
            .rmatch_indices('\n')
            .map(|(newline, _)| newline + 1)
            .find(|start| {
                let line = self.text[*start..].lines().next().unwrap_or_default().trim_start();
                !line.is_empty() && !line.starts_with('#')
            })
            .map_or(dash, |key| line_end(self.text, key));
        items
            .iter()
            .map(|item| {
                let mut end = line_end(self.text, item.range.end);
                for line in self.text[end..].split_inclusive('\n') {
                    let content = line.trim_start();
                    if !content.starts_with('#') || line.len() - content.len() <= column {
                        break;
                    }
                    end += line.len();
                }
                std::mem::replace(&mut from, end)..end
            })
            .collect()
    }

    fn comments_in(&self, range: Range<usize>) -> impl Iterator<Item = &str> {
        let first = self.comments.partition_point(|comment| comment.start < range.start);
        let inside = self.comments[first..].iter().take_while(move |comment| comment.start < range.end);
        inside.map(|comment| self.text[comment.clone()].trim_end())
    }

    /// Returns the lines of `range` of the fresh file, all but the first indented for a key at `column`.
    fn fresh_lines(&self, range: Range<usize>, to: usize) -> String {
        let from = column(self.fresh, range.start);
        let mut lines = self.fresh[range].lines();
        let mut out = lines.next().unwrap_or_default().to_owned();
        for line in lines {
            out.push_str(self.newline());
            let body = line.get(from..).unwrap_or_default();
            if !body.is_empty() {
                out.push_str(&" ".repeat(to));
                out.push_str(body);
            }
        }
        out
    }

    fn fresh_item(&self, item: &Node, column: usize) -> String {
        let lines = self.fresh_lines(item.range.clone(), column + 2);
        format!("{}- {lines}{}", " ".repeat(column), self.newline())
    }

    /// Returns whole lines as they go in at `at`, the end of a line, which the last line of a file may lack.
    fn after(&self, at: usize, lines: String) -> String {
        if self.text[..at].ends_with('\n') { lines + self.newline() } else { format!("{}{lines}", self.newline()) }
    }

    fn newline(&self) -> &'static str {
        let first = self.text.find('\n').unwrap_or(0);
        if self.text[..first].ends_with('\r') { "\r\n" } else { "\n" }
    }
}

fn column(text: &str, at: usize) -> usize {
    at - text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Returns the start of the line after the one that holds `at`.
fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

fn starts_blank(chunk: &str) -> bool {
    chunk.lines().next().is_some_and(|line| line.trim().is_empty())
}

fn without_blank(chunk: &str) -> &str {
    let blank = chunk.split_inclusive('\n').take_while(|line| line.trim().is_empty());
    &chunk[blank.map(str::len).sum()..]
}
