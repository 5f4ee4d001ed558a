//! Search and filters: a form that the page's script brings to life, and what it filters by.
//!
//! The form is hidden until the script runs, so that without it the page is whole and promises nothing.

use super::html::Html;
use std::collections::BTreeMap;

/// What an entry of a page can be filtered by; empty where a filter does not apply to it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Item<'a> {
    pub kind: &'a str,
    pub alarm: &'a str,
    pub source: &'a str,
    pub review: &'a str,
}

/// One list to choose from: what the script compares, its label, and the words of its values.
pub(super) struct Choice {
    key: &'static str,
    label: &'static str,
    /// Each value, `=` before it since the empty one stands for "any", with the words that stand for it.
    values: Vec<(String, String)>,
}

/// Returns the attributes of an entry: `own`, and what the script filters by.
pub(super) fn attributes<'a>(item: &Item<'a>, own: [(&'static str, &'a str); 2]) -> Vec<(&'static str, &'a str)> {
    let mut out = own.to_vec();
    out.extend([
        ("data-item", ""),
        ("data-kind", item.kind),
        ("data-alarm", item.alarm),
        ("data-source", item.source),
        ("data-review", item.review),
    ]);
    out
}

impl Choice {
    /// Returns a list of `values` in the order given, without those that stand for nothing.
    pub fn new(key: &'static str, label: &'static str, values: &[(&str, &str)]) -> Self {
        let values = values.iter().map(|(value, words)| (format!("={value}"), (*words).to_owned())).collect();
        Self { key, label, values }
    }

    /// Returns a list of the names of sources, each once, in order, and of none.
    pub fn sources<'a>(names: impl Iterator<Item = Option<&'a str>>) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        names.for_each(|name| *counts.entry(name.unwrap_or_default()).or_default() += 1);
        let row = |(name, count): (&str, usize)| {
            let shown = if name.is_empty() { "no source found".to_owned() } else { super::wording::cut(name, 60) };
            (format!("={name}"), format!("{shown} ({count})"))
        };
        Self { key: "source", label: "Source", values: counts.into_iter().map(row).collect() }
    }
}

/// Writes the form; `what` names the entries that it filters: "changes and claims".
pub(super) fn form(h: &mut Html, what: &str, choices: &[Choice]) {
    let label = format!("Search and filter the {what}");
    h.tag("form", &[("class", "filters"), ("role", "search"), ("aria-label", &label), ("hidden", "")], |h| {
        h.tag("p", &[], |h| {
            h.leaf("label", &[("for", "f-text")], "Search");
            h.void("input", &[("id", "f-text"), ("type", "search"), ("autocomplete", "off"), ("spellcheck", "false")]);
        });
        for choice in choices {
            let id = format!("f-{}", choice.key);
            h.tag("p", &[], |h| {
                h.leaf("label", &[("for", &id)], choice.label);
                h.tag("select", &[("id", &id), ("data-key", choice.key)], |h| {
                    h.leaf("option", &[("value", "")], "any");
                    for (value, words) in &choice.values {
                        h.leaf("option", &[("value", value)], words);
                    }
                });
            });
        }
        h.tag("p", &[("class", "buttons")], |h| {
            h.leaf("button", &[("type", "reset")], "Show everything");
        });
        h.leaf("p", &[("class", "count"), ("role", "status"), ("aria-live", "polite"), ("data-what", what)], "");
    });
    h.tag("noscript", &[], |h| {
        h.leaf("p", &[("class", "quiet")], "Search and filters need JavaScript, which is off here. Nothing else does.");
    });
}
