//! What a person types in a sitting: how a claim is to be read, and a claim that the program missed.

use crate::ledger::Correction;
use crate::model::{Bound, ClaimKind};

/// A claim that a person adds to the latest version of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// Its words, as the article has them, typography aside.
    pub words: String,
    /// The line of the article on which they begin, from 1, where they stand in several places; and the column, where they stand on
    /// that line more than once.
    pub at: Option<(usize, Option<usize>)>,
    /// What sort of claim it is; no assertion.
    pub kind: ClaimKind,
    /// What the person says of it; what is left out is read from the words, as the program reads them.
    pub says: Correction,
    /// Why it is added.
    pub reason: Option<String>,
}

/// What may be typed of a claim, for people.
pub const FIELDS: &str = "source, cue, value, unit, bound, date or role";

/// Reads "value 40; unit km; bound about".
///
/// # Errors
/// Says what can't be read.
pub(super) fn correction(line: &str) -> Result<Correction, String> {
    says(pieces(line))
}

/// Reads "figure; line 7; value 40" as what a claim of those `words` is.
///
/// # Errors
/// Says what can't be read.
pub(super) fn addition(words: &str, line: &str) -> Result<Addition, String> {
    let mut pieces = pieces(line);
    let typed = pieces.next().unwrap_or_default();
    let kind = ClaimKind::from_name(&typed.to_lowercase()).filter(|kind| *kind != ClaimKind::Assertion);
    let kind = kind.ok_or_else(|| format!("“{typed}” is no kind of claim: quote, statement, figure or date."))?;
    let (mut at, mut reason, mut rest) = (None, None, Vec::new());
    for piece in pieces {
        match field(piece) {
            ("line", place) => at = Some(self::place(place).ok_or_else(|| format!("“{place}” is no line: {LINE}."))?),
            ("reason", why) => reason = Some(why.to_owned()),
            _ => rest.push(piece),
        }
    }
    let says = says(rest.into_iter())?;
    Ok(Addition { words: words.trim().to_owned(), at, kind, says, reason })
}

/// How a place in an article is typed.
pub const LINE: &str = "a line, such as 7, or a line and a column, such as 7:18";

/// Reads a line, or a line and a column.
pub fn place(typed: &str) -> Option<(usize, Option<usize>)> {
    let (line, column) = typed.split_once(':').map_or((typed, None), |(line, column)| (line, Some(column)));
    let column = column.map(|column| column.trim().parse().ok()).map_or(Some(None), |column| column.map(Some))?;
    Some((line.trim().parse().ok()?, column))
}

fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split(';').map(str::trim).filter(|piece| !piece.is_empty())
}

/// Returns the name of what is said, and what is said of it.
fn field(piece: &str) -> (&str, &str) {
    let (name, value) = piece.split_once(char::is_whitespace).unwrap_or((piece, ""));
    (name.trim_end_matches(':'), value.trim())
}

fn says<'p>(pieces: impl Iterator<Item = &'p str>) -> Result<Correction, String> {
    let mut all = Correction::default();
    for piece in pieces {
        let (name, value) = field(piece);
        let known = ["source", "cue", "value", "unit", "bound", "date", "role"].contains(&name);
        if !known {
            return Err(format!("“{name}” is nothing that a claim has: say {FIELDS}, as in: value 40; unit km."));
        }
        let wrong = || Err(format!("“{value}” is no {name}."));
        if value.is_empty() {
            return wrong();
        }
        match Correction::from_fields([(name, value)]) {
            Some(one) if !matches!(one.bound, Some(Bound::Range | Bound::Vague)) => all = one.or(&all),
            _ => return wrong(),
        }
    }
    Ok(all)
}
