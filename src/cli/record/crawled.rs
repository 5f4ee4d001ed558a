//! What was recorded of a crawl, as text.

use crate::intake::LeftOut;
use crate::text::visible;
use crate::workflow::{Added, Crawled, words};
use std::collections::BTreeSet;

/// Says what became of a crawl.
pub(super) fn told(crawled: &Crawled, program: &str) -> String {
    let Crawled { name, added, .. } = crawled;
    let Added { same, earlier, recorded } = added;
    let stories: BTreeSet<&str> = recorded.iter().map(|one| one.story.as_str()).collect();
    let (pages, addresses) = (words::count(crawled.pages, "page"), words::count(crawled.addresses, "address"));
    let mut out = format!("{} holds {pages} of {addresses}.\n", visible::name(name));
    let (versions, stories_told) = (words::count(recorded.len(), "version"), words::count(stories.len(), "story"));
    out.push_str(&match recorded.len() {
        0 => "Nothing was recorded.\n".to_owned(),
        _ => format!("Recorded {versions} of {stories_told}.\n"),
    });
    let LeftOut { redirects, missing, failed, others, unchanged, cut, damaged } = crawled.left_out;
    let rows = [
        (*same, "the same as the version before"),
        (*earlier, "not later than what is on record"),
        (redirects, "that lead elsewhere"),
        (missing, "not found"),
        (failed, "refused or failed"),
        (others, "that are no pages"),
        (unchanged, "kept without their text"),
        (cut, "cut by the crawler"),
        (damaged, "damaged"),
    ];
    let rows = rows.iter().filter(|(count, _)| *count > 0);
    let left: Vec<String> = rows.map(|(count, what)| format!("{count} {what}")).collect();
    if !left.is_empty() {
        out.push_str(&format!("Left out: {}.\n", left.join(", ")));
    }
    if !recorded.is_empty() {
        out.push_str(&format!("What waits for a person: {program} status\n"));
    }
    out
}
