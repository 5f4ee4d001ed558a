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

/// Returns the list of claims with aligned columns, and a line that counts them.
pub fn text(listings: &[Listing<'_>], style: Style) -> String {
    let rows: Vec<[String; 4]> = listings.iter().flat_map(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths = [width(0).min(40), width(1), width(2).min(44)];
    let mut out = String::new();
    for [place, kind, source, content] in &rows {
        let source = pad(source, widths[2]);
        let source = if source.starts_with("no source") { style.warn(&source) } else { style.name(&source) };
        let line = [style.faint(&pad(place, widths[0])), pad(kind, widths[1]), source, content.clone()].join("  ");
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push_str(&summary(listings));
    out.push('\n');
    out
}

fn rows(listing: &Listing<'_>) -> Vec<[String; 4]> {
    let path = visible::name(listing.path);
    let row = |claim: &&Claim| {
        let line = listing.article.position(claim.span()).line;
        [
            format!("{path}:{line}"),
            words::kind(&claim.detail).to_owned(),
            words::attribution(claim, listing.article),
            words::content(claim, listing.article),
        ]
    };
    listing.claims.iter().map(row).collect()
}

fn pad(text: &str, width: usize) -> String {
    format!("{text:<width$}")
}

fn summary(listings: &[Listing<'_>]) -> String {
    let claims: Vec<&Claim> = listings.iter().flat_map(|listing| listing.claims.iter().copied()).collect();
    let counts: Vec<String> = ClaimKind::ALL
        .iter()
        .filter_map(|kind| {
            let of_kind: Vec<_> = claims.iter().filter(|claim| claim.kind() == *kind).collect();
            let deadlines = of_kind.iter().filter(|claim| is_deadline(claim)).count();
            let count = words::count(of_kind.len(), kind.name());
            match (of_kind.len(), deadlines) {
                (0, _) => None,
                (_, 0) => Some(count),
                (_, some) => Some(format!("{count} ({})", words::count(some, "deadline"))),
            }
        })
        .collect();
    let articles = if listings.len() == 1 { String::new() } else { format!(" in {} articles", listings.len()) };
    let unsourced = claims.iter().filter(|claim| !claim.sourced() && claim.kind() != ClaimKind::Assertion).count();
    let unsourced = if unsourced == 0 { String::new() } else { format!(" {unsourced} without a source.") };
    let list = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
    let unread: Vec<_> = listings.iter().flat_map(|one| unread::of(Some(one.path), one.article)).collect();
    let unread = unread::told(&unread, "");
    format!("{}{articles}{list}.{unsourced} Nothing was recorded.{unread}", words::count(claims.len(), "claim"))
}

fn is_deadline(claim: &Claim) -> bool {
    matches!(&claim.detail, Detail::Date(date) if date.role == DateRole::Deadline)
}
