//! The claims of articles as text: one line a claim, in columns.

use super::Style;
use crate::model::{Claim, ClaimKind, DateRole, Detail};
use crate::text::Article;
use crate::text::visible;
use crate::workflow::unread::{self, Tally, Unread};
use crate::workflow::words;
use std::collections::BTreeMap;

/// One article, or a part of one, and those of its claims that are shown.
#[derive(Debug, Clone)]
pub struct Listing<'a> {
    /// The path as it was given.
    pub path: &'a str,
    /// The text.
    pub article: &'a Article,
    /// Its claims, in order.
    pub claims: Vec<&'a Claim>,
}

/// A list of claims in columns, written piece by piece.
///
/// An article may have a claim for every third byte, so no list of lines is kept: they are put together for their widths, and again
/// to be written.
#[derive(Debug, Default)]
pub struct Table {
    widths: [usize; 4],
    /// Whether the heads of the columns are written.
    headed: bool,
    count: usize,
    unsourced: usize,
    /// How many claims of each kind there are, and how many of them are deadlines.
    kinds: BTreeMap<ClaimKind, (usize, usize)>,
    /// What of the article that is being written is not read, and of those before.
    unread: Vec<Unread>,
    unread_before: Tally,
}

impl Table {
    /// Begins another article: its columns are as wide as its own claims need.
    pub fn begin(&mut self) {
        (self.widths, self.headed) = Default::default();
        self.unread_before.add(&self.unread);
        self.unread.clear();
    }

    /// Makes the columns wide enough for `listing`.
    pub fn fit(&mut self, listing: &Listing<'_>) {
        for row in rows(listing).chain([HEADS.map(str::to_owned)]) {
            for (width, cell) in self.widths.iter_mut().zip(&row) {
                *width = cell.chars().count().max(*width);
            }
        }
    }

    /// Hands `write` the claims of `listing` line by line.
    pub fn write(&mut self, listing: &Listing<'_>, style: Style, mut write: impl FnMut(&str)) {
        let widths = [self.widths[0].min(40), self.widths[1], self.widths[2], self.widths[3].min(44)];
        if !self.headed && !listing.claims.is_empty() {
            self.headed = true;
            let cells = HEADS.iter().zip(widths.into_iter().chain([0]));
            let heads: Vec<String> = cells.map(|(head, width)| style.faint(&pad(head, width))).collect();
            write(&format!("{}\n", heads.join("  ")));
        }
        for [place, kind, weight, source, content] in rows(listing) {
            let source = pad(&source, widths[3]);
            let source = if source.starts_with("no source") { style.warn(&source) } else { style.name(&source) };
            let weight = style.faint(&pad(&weight, widths[2]));
            let line =
                [style.faint(&pad(&place, widths[0])), pad(&kind, widths[1]), weight, source, content].join("  ");
            write(&format!("{}\n", line.trim_end()));
        }
        for claim in &listing.claims {
            self.count += 1;
            self.unsourced += usize::from(!claim.sourced() && claim.kind() != ClaimKind::Assertion);
            let (all, deadlines) = self.kinds.entry(claim.kind()).or_default();
            *all += 1;
            *deadlines += usize::from(is_deadline(claim));
        }
        unread::add(Some(listing.path), listing.article, &mut self.unread);
    }

    /// Returns the line that counts what was written, which is the claims of so many articles.
    pub fn summary(&mut self, articles: usize) -> String {
        self.begin();
        let count = |kind: &ClaimKind| {
            let (all, deadlines) = self.kinds.get(kind)?;
            let count = words::count(*all, kind.name());
            Some(match deadlines {
                0 => count,
                some => format!("{count} ({})", words::count(*some, "deadline")),
            })
        };
        let counts: Vec<String> = ClaimKind::ALL.iter().filter_map(count).collect();
        let articles = if articles == 1 { String::new() } else { format!(" in {articles} articles") };
        let unsourced = match self.unsourced {
            0 => String::new(),
            some => format!(" {some} without a source."),
        };
        let list = if counts.is_empty() { String::new() } else { format!(": {}", counts.join(", ")) };
        let unread = self.unread_before.told("");
        format!("{}{articles}{list}.{unsourced} Nothing was recorded.{unread}\n", words::count(self.count, "claim"))
    }
}

/// What stands in each column.
const HEADS: [&str; 5] = ["place", "kind", "weight", "source", "claim"];

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

fn is_deadline(claim: &Claim) -> bool {
    matches!(&claim.detail, Detail::Date(date) if date.role == DateRole::Deadline)
}
