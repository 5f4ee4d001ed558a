//! A claim as whoever decides about it sees it: labelled rows, as wide as the terminal.

use crate::ledger::{NOBODY, Recorded};
use crate::model::Detail;
use crate::report::{Style, changes};
use crate::text::visible;
use crate::workflow::{Sentence, Standing, words};

/// Columns of the labels, and of the margin before them.
const LABEL: usize = 13;

/// Adds a labelled row to `out`.
fn row(out: &mut String, label: &str, text: &str, style: Style) {
    for (at, line) in style.beside(text, LABEL).into_iter().enumerate() {
        let label = if at == 0 { label } else { "" };
        out.push_str(&style.faint(&format!("  {label:<width$}", width = LABEL - 2)));
        out.push_str(&line);
        out.push('\n');
    }
}

/// Returns the rows of `claim`.
pub fn rows(claim: &Recorded, standing: &Standing, style: Style) -> String {
    let mut out = String::new();
    let mut row = |label: &str, text: &str| self::row(&mut out, label, text, style);
    match claim.history.last() {
        None => row("state", &format!("new in version {}", claim.since)),
        Some(past) => {
            let names: Vec<&str> = past.change.iter().map(|name| name.name()).collect();
            let names = if names.is_empty() { "changed".to_owned() } else { names.join(", ") };
            row("state", &format!("{names} in version {}", claim.since));
        }
    }
    if let Some(added) = &claim.added {
        row("added", &words::added(added));
    }
    let (corrected, read) = (claim.corrected(), &claim.content);
    let (is, was) = (kind(&corrected.detail), kind(&read.detail));
    row("kind", &if is == was { was } else { format!("{}, corrected; the program read {was}", style.strong(&is)) });
    row("claim", &style.strong(&quoted(claim)));
    match &standing.was {
        Some(was) => {
            let (old, new) = (visible::prose(&was.whole()), visible::prose(&standing.now.whole()));
            let (old, new) = changes::words(&old, &new, style);
            row("old", &old);
            row("new", &new);
        }
        None => row("sentence", &marked(&standing.now, style)),
    }
    row("source", &attribution(claim, style));
    let cue = |cue: &Option<String>| cue.as_ref().map_or_else(|| "none".to_owned(), |cue| visible::prose(cue));
    let (is, was) = (cue(&corrected.cue), cue(&read.cue));
    row("cue", &if is == was { was } else { format!("{}, corrected; the program read {was}", style.strong(&is)) });
    row("confidence", standing.confidence.map_or("unknown: read by another edition", |known| known.name()));
    row("weight", standing.weight.map_or("unknown", |known| known.name()));
    if claim.evidence.is_empty() {
        row("evidence", "none");
    }
    for evidence in &claim.evidence {
        let accessed = evidence.accessed.map(|day| format!(", read on {day}")).unwrap_or_default();
        let note = evidence.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        row("evidence", &visible::prose(&format!("{}{accessed}{note}", evidence.url)));
    }
    if let Some(note) = &claim.note {
        row("note", &visible::prose(note));
    }
    out
}

/// Returns what a claim is, and how figures and dates are read.
pub fn kind(detail: &Detail) -> String {
    let kind = words::kind(detail);
    let read = match detail {
        Detail::Quote(form) | Detail::Statement(form) => return format!("{kind}, {}", form.name()),
        Detail::Figure(figure) => words::figure(figure),
        Detail::Date(date) => words::date(date),
        Detail::Assertion => String::new(),
    };
    if read.is_empty() { kind.to_owned() } else { format!("{kind}: {read}") }
}

fn quoted(claim: &Recorded) -> String {
    let words = visible::prose(&claim.content.words());
    if matches!(claim.content.detail, Detail::Quote(_)) { format!("“{words}”") } else { words }
}

/// Returns the sentence with the claim marked: by colour, or by ⟦ and ⟧ without one.
fn marked(sentence: &Sentence, style: Style) -> String {
    let edge = |c: Option<char>| if c.is_some_and(char::is_whitespace) { " " } else { "" };
    let before = visible::prose(&sentence.before);
    let (gap, after) = (edge(sentence.before.chars().next_back()), visible::prose(&sentence.after));
    let space = edge(sentence.after.chars().next());
    let claim = visible::prose(&sentence.claim);
    let claim = if style.is_coloured() { style.added(&claim) } else { format!("⟦{claim}⟧") };
    format!("{before}{gap}{claim}{space}{after}")
}

/// Returns who the claim is attributed to, what a person made of it, and who it was before.
fn attribution(claim: &Recorded, style: Style) -> String {
    let name = |name: Option<&str>| name.map_or_else(|| NOBODY.to_owned(), visible::prose);
    let read = claim.content.source.as_ref();
    let kind = read.map(|source| format!(" ({})", source.kind.name())).unwrap_or_default();
    let read = read.map(|source| source.name.as_str());
    let corrected = claim.review.correction.source.as_deref();
    let mut out = match corrected {
        Some(corrected) => {
            format!("{}, corrected; the program read {}", style.strong(&name(Some(corrected))), name(read))
        }
        None => format!("{}{kind}", name(read)),
    };
    if let Some(past) = claim.history.last() {
        let was = past.content.source.as_ref().map(|source| source.name.as_str());
        if was != read {
            out.push_str(&format!("; was {}", name(was)));
        }
        if let Some(named) = past.review.correction.source.as_deref().filter(|_| corrected.is_none()) {
            out.push_str(&format!("; a person had corrected it to {}", name(Some(named))));
        }
    }
    out
}
