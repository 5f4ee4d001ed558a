//! The claims of articles as text: one line a claim, in columns.

use super::{Style, unread, visible, words};
use crate::model::{Claim, ClaimKind, DateRole, Detail};
use crate::text::Article;

/// One article and those of its claims that are shown.
#[derive(Debug, Clone)]
pub struct Listing<'a> {
    /// The path as it was given.
    pub path: &'a str,
    /// The text.
    pub article: &'a Article,
    /// Its claims, in order.
    pub claims: Vec<&'a Claim>,
}

/// Hands `write` the list of claims with aligned columns line by line, and a line that counts them.
///
/// An article may have a claim for every third byte, so no list of lines is kept: they are put together for their widths, and again
/// to be written.
pub fn text(listings: &[Listing<'_>], style: Style, mut write: impl FnMut(&str)) {
    let mut widths = [0; 4];
    for row in listings.iter().flat_map(rows) {
        for (width, cell) in widths.iter_mut().zip(&row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let widths = [widths[0].min(40), widths[1], widths[2], widths[3].min(44)];
    for [place, kind, weight, source, content] in listings.iter().flat_map(rows) {
        let source = pad(&source, widths[3]);
        let source = if source.starts_with("no source") { style.warn(&source) } else { style.name(&source) };
        let weight = style.faint(&pad(&weight, widths[2]));
        let line = [style.faint(&pad(&place, widths[0])), pad(&kind, widths[1]), weight, source, content].join("  ");
        write(&format!("{}\n", line.trim_end()));
    }
    write(&format!("{}\n", summary(listings)));
}

fn rows(listing: &Listing<'_>) -> impl Iterator<Item = [String; 5]> {
    let path = visible::name(listing.path);
    let row = move |claim: &&Claim| {
        let line = listing.article.position(claim.span()).line;
        [
            format!("{path}:{line}"),
            words::kind(&claim.detail).to_owned(),
            claim.weight.name().to_owned(),
            words::attribution(claim, listing.article),
            words::content(claim, listing.article),
        ]
    };
    listing.claims.iter().map(row)
}

fn pad(text: &str, width: usize) -> String {
    format!("{text:<width$}")
}

fn summary(listings: &[Listing<'_>]) -> String {
    let claims = || listings.iter().flat_map(|listing| listing.claims.iter().copied());
    let counts: Vec<String> = ClaimKind::ALL
        .iter()
        .filter_map(|kind| {
            let of_kind = || claims().filter(|claim| claim.kind() == *kind);
            let (all, deadlines) = (of_kind().count(), of_kind().filter(|claim| is_deadline(claim)).count());
            let count = words::count(all, kind.name());
            match (all, deadlines) {
                (0, _) => None,
                (_, 0) => Some(count),
                (_, some) => Some(format!("{count} ({})", words::count(some, "deadline"))),
            }
        })
        .collect();
    let articles = if listings.len() == 1 { String::new() } else { format!(" in {} articles", listings.len()) };
    let unsourced = claims().filter(|claim| !claim.sourced() && claim.kind() != ClaimKind::Assertion).count();
    let unsourced = if unsourced == 0 { String::new() } else { format!(" {unsourced} without a source.") };
    let list = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
    let unread: Vec<_> = listings.iter().flat_map(|one| unread::of(Some(one.path), one.article)).collect();
    let unread = unread::told(&unread, "");
    format!("{}{articles}{list}.{unsourced} Nothing was recorded.{unread}", words::count(claims().count(), "claim"))
}

fn is_deadline(claim: &Claim) -> bool {
    matches!(&claim.detail, Detail::Date(date) if date.role == DateRole::Deadline)
}
