//! An Atom feed of changes, for whoever reads feeds. It is made of the record alone, so that the same record makes the same feed.

use crate::ledger::host_of;
use crate::text::visible;
use crate::workflow::watch::Told;
use quick_xml::escape::escape;

/// What the feed says of itself.
const TITLE: &str = "Changes of substance in what is watched";

/// When the feed was changed last where it holds nothing.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// Returns the feed of these versions, the newest first; `name` is what tells the feed from all others, for ever.
pub fn feed(told: &[Told], name: &str) -> String {
    let updated = told.iter().map(|one| one.version.recorded.as_str()).max().unwrap_or(NEVER);
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    leaf(&mut out, 1, "title", TITLE);
    leaf(&mut out, 1, "id", &format!("tag:onrecord.invalid,2026:{name}"));
    leaf(&mut out, 1, "updated", updated);
    out.push_str("  <author>\n");
    leaf(&mut out, 2, "name", "onrecord");
    out.push_str("  </author>\n");
    told.iter().for_each(|one| entry(&mut out, one));
    out.push_str("</feed>\n");
    out
}

fn entry(out: &mut String, told: &Told) {
    let version = &told.version;
    let url = version.url.as_deref().unwrap_or_default();
    let day = version.recorded.get(..10).unwrap_or_default();
    // A port is no part of such a name.
    let host = host_of(url).split(':').next().unwrap_or_default();
    out.push_str("  <entry>\n");
    leaf(out, 2, "title", &told.text);
    leaf(out, 2, "id", &format!("tag:{host},{day}:onrecord/{}/{}", version.story, version.version));
    leaf(out, 2, "updated", &version.recorded);
    out.push_str(&format!("    <link href=\"{}\"/>\n", escaped(url)));
    leaf(out, 2, "content", &content(told));
    out.push_str("  </entry>\n");
}

/// Returns the changes as lines: what they are, and the words before and after.
fn content(told: &Told) -> String {
    let changes = told.version.changes.iter().flatten();
    let lines = changes.map(|change| {
        let words =
            |words: &Option<String>| words.as_deref().map_or("nothing".to_owned(), |words| format!("“{words}”"));
        let note = if change.note.is_empty() { String::new() } else { format!(" ({})", change.note) };
        format!("{}{note}: {} → {}", change.change.join(", "), words(&change.before), words(&change.after))
    });
    lines.collect::<Vec<_>>().join("; ")
}

fn leaf(out: &mut String, depth: usize, name: &str, text: &str) {
    out.push_str(&format!("{}<{name}>{}</{name}>\n", "  ".repeat(depth), escaped(text)));
}

/// Returns text that is nothing but text in XML, and holds nothing that acts or hides.
fn escaped(text: &str) -> String {
    escape(visible::text(text)).into_owned()
}
