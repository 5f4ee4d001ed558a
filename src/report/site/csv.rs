//! The site's tables as CSV, for a spreadsheet.

use super::dossier::Dossier;
use super::period::{periods, span};
use super::{index::Line, weights, wording};
use crate::ledger::Recorded;
use crate::report::csv::Rows;
use crate::workflow::words;

/// How every file of ours begins: with the mark that tells a spreadsheet that it is UTF-8.
pub const BEGINNING: &str = "\u{feff}On record: story,";

/// Returns a file of rows; the first column is the story's name.
fn file<const N: usize>(heads: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    head(&heads) + &lines(rows)
}

fn head(heads: &[&str]) -> String {
    format!("{BEGINNING}{}", lines([heads.iter().copied().skip(1)]))
}

fn lines(rows: impl IntoIterator<Item = impl IntoIterator<Item = impl Into<String>>>) -> String {
    let mut out = Rows::default();
    rows.into_iter().for_each(|row| out.add_texts(row));
    out.finish()
}

/// Returns the table of stories.
pub fn stories(lines: &[Line]) -> String {
    let heads = ["story", "headline", "versions", "claims", "waiting", "changes of substance", "findings", "edited"];
    file(heads, lines.iter().map(Line::fields))
}

/// The columns of the tables of claims.
const CLAIMS: [&str; 11] = [
    "story",
    "claim",
    "kind",
    "weight",
    "words",
    "read as",
    "source",
    "sentence",
    "review",
    "since version",
    "gone since",
];

/// The tables of claims: one a story, and one of all.
#[derive(Debug, Clone, Default)]
pub struct Claims {
    rows: String,
}

impl Claims {
    /// Adds a story; returns its own table.
    pub fn add(&mut self, dossier: &Dossier<'_>) -> String {
        let claims = dossier.story.claims.iter().filter(|claim| !claim.is_misread());
        let rows = lines(claims.map(|claim| row(dossier, claim)));
        self.rows.push_str(&rows);
        head(&CLAIMS) + &rows
    }

    /// Returns the table of all.
    pub fn all(&self) -> String {
        head(&CLAIMS) + &self.rows
    }
}

fn row(dossier: &Dossier<'_>, claim: &Recorded) -> [String; CLAIMS.len()] {
    let content = claim.corrected();
    let standing = dossier.present.standings.get(&claim.id);
    [
        dossier.story.slug.to_string(),
        claim.id.0.clone(),
        words::kind(&content.detail).to_owned(),
        weights::of(claim, &dossier.present).name().to_owned(),
        content.words(),
        wording::value(&content.detail).unwrap_or_default(),
        claim.attributed().unwrap_or_default().to_owned(),
        standing.map(|standing| standing.now.whole()).unwrap_or_default(),
        wording::review(claim.review.state).to_owned(),
        claim.since.to_string(),
        claim.gone.map(|gone| gone.to_string()).unwrap_or_default(),
    ]
}

/// Returns the table of the values that the figures and dates of a story have had.
pub fn values(dossier: &Dossier<'_>) -> String {
    let latest = dossier.story.latest().map_or(1, |version| version.number);
    let valued = |claim: &&Recorded| !claim.is_misread() && wording::value(&claim.corrected().detail).is_some();
    let rows = dossier.story.claims.iter().filter(valued).flat_map(|claim| {
        periods(claim, latest).into_iter().map(|period| {
            [
                dossier.story.slug.to_string(),
                claim.id.0.clone(),
                span(period.since, period.until),
                wording::value(&period.content.detail).unwrap_or_default(),
                period.content.words(),
                period.content.source.as_ref().map(|source| source.name.clone()).unwrap_or_default(),
            ]
        })
    });
    file(["story", "claim", "versions", "value", "words", "source"], rows)
}
