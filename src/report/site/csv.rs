//! The site's tables as CSV, for a spreadsheet.
//!
//! Each field stands in quotation marks. One that a spreadsheet would take for a formula begins with an apostrophe, which makes
//! it text there.

use super::dossier::Dossier;
use super::period::{periods, span};
use super::{index::Line, weights, wording};
use crate::ledger::Recorded;
use crate::text::visible;
use crate::workflow::words;

/// How every file of ours begins: with the mark that tells a spreadsheet that it is UTF-8.
pub const BEGINNING: &str = "\u{feff}\"On record: story\",";

/// Returns a file of rows; the first column is the story's name.
fn file<const N: usize>(heads: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    head(&heads) + &rows.map(|row| line(&row)).collect::<String>()
}

fn head(heads: &[&str]) -> String {
    let heads: Vec<String> = heads.iter().skip(1).map(|head| (*head).to_owned()).collect();
    format!("{BEGINNING}{}", line(&heads))
}

fn line(fields: &[String]) -> String {
    fields.iter().map(|field| self::field(field)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// Returns a field: on one line, with what acts or hides made visible, and nothing that is a formula.
fn field(text: &str) -> String {
    let text = visible::prose(text);
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
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
        let rows: String = claims.map(|claim| line(&row(dossier, claim))).collect();
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
