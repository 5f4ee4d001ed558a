//! The difference of two versions as text, and as findings.

use super::{Rule, Style, differing, marked};
use crate::check::Reported;
use crate::check::{Finding, Piece, Place, Related, Severity, Wording, pieces};
use crate::diff::{Aside, Change};
use crate::model::{Alarm, ChangeName, Claim};
use crate::text::visible;
use crate::text::{Article, SourceSpan, Span};
use crate::workflow::words;

/// One side of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What it was called on the command line.
    pub name: &'a str,
    /// The text.
    pub article: &'a Article,
}

/// Returns the changes as findings, for the formats that know nothing else: a change that a person must look at is a
/// warning, any other a note. Each is named by the loudest of its names and stands in the new version, or in the old one
/// where the new one does not hold it.
pub fn findings(before: Side<'_>, after: Side<'_>, changes: &[&Change]) -> Vec<Reported> {
    changes.iter().filter_map(|change| finding(before, after, change)).map(Reported::new).collect()
}

/// Returns what a change means as something that `diff` can find, with the page on it.
pub fn rule(name: ChangeName, page: &'static str) -> Rule {
    Rule { name: name.name(), what: name.what(), severity: severity(name.alarm()), page }
}

fn severity(alarm: Alarm) -> Severity {
    if alarm == Alarm::Must { Severity::Warning } else { Severity::Note }
}

fn finding(before: Side<'_>, after: Side<'_>, change: &Change) -> Option<Finding> {
    let (name, also) = change.names.split_first()?;
    if let Some(aside) = &change.aside {
        return aside_finding(before, after, change, aside);
    }
    let place = |side: Side<'_>, claim: &Claim, words: &[Span]| {
        let first = words.iter().copied().find(|words| words.start < words.end);
        Place::of(side.name, side.article, first.unwrap_or_else(|| claim.span()))
    };
    let was = change.before.as_ref().map(|claim| place(before, claim, &change.old_words));
    let is = change.after.as_ref().map(|claim| place(after, claim, &change.new_words));
    let related = was.as_ref().filter(|_| is.is_some()).cloned();
    let id = change.before.as_ref().or(change.after.as_ref()).map(|claim| claim.id.clone());
    Some(Finding {
        check: name.name(),
        severity: severity(change.alarm()),
        message: message(before, after, change, *name, also),
        place: is.or(was)?,
        label: String::new(),
        claim: id.filter(|id| !id.0.is_empty()),
        story: None,
        related: related.map(|place| Related { place, message: "as it was".to_owned() }).into_iter().collect(),
        help: format!("onrecord explain {}", name.name()),
        wording: wording(before, after, change),
    })
}

/// Returns the sentences of a change as they were and as they are.
fn wording(before: Side<'_>, after: Side<'_>, change: &Change) -> Wording {
    let side = |side: Side<'_>, claim: &Claim, words: &[Span], alone: bool| {
        pieces(side.article, Some(claim.span()), &marks(claim, words, alone))
    };
    let was = change.before.as_ref().map(|was| side(before, was, &change.old_words, change.after.is_none()));
    let is = change.after.as_ref().map(|is| side(after, is, &change.new_words, change.before.is_none()));
    Wording { was: was.unwrap_or_default(), is: is.unwrap_or_default() }
}

/// Returns the finding of text that is not read.
fn aside_finding(before: Side<'_>, after: Side<'_>, change: &Change, aside: &Aside) -> Option<Finding> {
    let place = |side: Side<'_>, lines: &[SourceSpan]| Some(Place::in_source(side.name, side.article, whole(lines)?));
    let (was, is) = (place(before, &aside.old), place(after, &aside.new));
    let related = was.clone().filter(|_| is.is_some());
    let name = change.names.first()?;
    Some(Finding {
        check: name.name(),
        severity: severity(change.alarm()),
        message: format!("{}: {}", name.what().trim_end_matches('.'), visible::prose(&change.note)),
        place: is.or(was)?,
        label: String::new(),
        claim: None,
        story: None,
        related: related.map(|place| Related { place, message: "as it was".to_owned() }).into_iter().collect(),
        help: format!("onrecord explain {}", name.name()),
        wording: Wording {
            was: vec![Piece { words: aside.was.clone(), differs: true }],
            is: vec![Piece { words: aside.is.clone(), differs: true }],
        },
    })
}

/// Returns the stretch from the first of several lines to the last.
fn whole(lines: &[SourceSpan]) -> Option<SourceSpan> {
    Some(SourceSpan { start: lines.first()?.start, end: lines.last()?.end })
}

/// Returns what changed as a sentence, with the other names that apply.
fn message(before: Side<'_>, after: Side<'_>, change: &Change, name: ChangeName, also: &[ChangeName]) -> String {
    let words = match (&change.after, &change.before) {
        (Some(is), _) => is.words(after.article),
        (None, Some(was)) => was.words(before.article),
        (None, None) => String::new(),
    };
    let words = words::cut(&visible::prose(&words));
    let what = name.what().trim_end_matches('.');
    let what = if change.note.is_empty() { what } else { change.note.trim_end_matches('.') };
    let also: Vec<&str> = also.iter().map(|name| name.name()).collect();
    let also = if also.is_empty() { String::new() } else { format!(" (also {})", also.join(", ")) };
    format!("{what}{also}: {words}")
}

/// Returns the changes as text, the old words and the new ones marked, and a line that counts them, with the article at `path` where there are several.
pub fn text(
    path: Option<&str>,
    (before, after): (Side<'_>, Side<'_>),
    changes: &[&Change],
    hidden: usize,
    style: Style,
) -> String {
    let mut out = String::new();
    for change in changes {
        entry(&mut out, before, after, change, style);
    }
    let path = path.map(|path| format!("{}: ", visible::name(path))).unwrap_or_default();
    out.push_str(&format!("{path}{}\n", summary(changes, hidden)));
    out
}

/// Adds one change to `out`: what it is and where, the old words, the new ones, and the note.
pub fn entry(out: &mut String, before: Side<'_>, after: Side<'_>, change: &Change, style: Style) {
    let names: Vec<&str> = change.names.iter().map(|name| name.name()).collect();
    let alarm = match change.alarm() {
        Alarm::Must => style.bad("must"),
        Alarm::Info => style.name("info"),
        Alarm::None => style.faint("none"),
    };
    let place = |side: Side<'_>, claim: &Claim| {
        format!("{}:{}", visible::name(side.name), side.article.position(claim.span()).line)
    };
    let aside = change.aside.as_ref();
    let line = |side: Side<'_>, lines: &[SourceSpan]| {
        let first = lines.first()?;
        Some(format!("{}:{}", visible::name(side.name), side.article.source_position(first.start).line))
    };
    let was = change.before.as_ref().map(|claim| place(before, claim)).or_else(|| line(before, &aside?.old));
    let is = change.after.as_ref().map(|claim| place(after, claim)).or_else(|| line(after, &aside?.new));
    let places: Vec<String> = was.into_iter().chain(is).collect();
    let places = places.join(" → ");
    let kind = kind(change);
    out.push_str(&format!("{alarm}  {}  {kind}  {}\n", style.strong(&names.join(", ")), style.faint(&places)));
    if let Some(was) = &change.before {
        let marks = marks(was, &change.old_words, change.after.is_none());
        let line =
            marked::line(before.article, marked::window(before.article, was, &marks), &marks, |t| style.removed(t));
        out.push_str(&format!("      - {line}\n"));
    }
    if let Some(is) = &change.after {
        let marks = marks(is, &change.new_words, change.before.is_none());
        let line = marked::line(after.article, marked::window(after.article, is, &marks), &marks, |t| style.added(t));
        out.push_str(&format!("      + {line}\n"));
    }
    if let Some(aside) = aside {
        let (was, is) = words(&visible::prose(&aside.was), &visible::prose(&aside.is), style);
        for (sign, words) in [('-', was), ('+', is)].into_iter().filter(|(_, words)| !words.is_empty()) {
            out.push_str(&format!("      {sign} {words}\n"));
        }
    }
    if !change.note.is_empty() {
        out.push_str(&format!("      = {}\n", visible::prose(&change.note)));
    }
}

/// Returns what a change is about, in the newsroom's words.
pub(super) fn kind(change: &Change) -> &'static str {
    let claim = || change.subject().map_or("", |claim| words::kind(&claim.detail));
    change.aside.as_ref().map_or_else(claim, |aside| aside.kind.what())
}

/// Returns the words to mark: those that differ, or the whole claim where it has no other side.
fn marks(claim: &Claim, words: &[Span], whole: bool) -> Vec<Span> {
    if words.is_empty() && whole { claim.parts.clone() } else { words.to_vec() }
}

/// Returns the line that counts the changes.
pub(super) fn summary(changes: &[&Change], hidden: usize) -> String {
    let of = |alarm: Alarm| changes.iter().filter(|change| change.alarm() == alarm).count();
    let (must, info) = (of(Alarm::Must), of(Alarm::Info));
    let hidden = if hidden == 0 { String::new() } else { format!(" {hidden} of typography not shown: --all.") };
    if changes.is_empty() {
        return format!("No change of a claim.{hidden}");
    }
    let total = words::count(changes.len(), "change");
    format!("{total}: {must} of substance (must), {info} for information (info).{hidden}")
}

/// Returns two wordings with the words that differ marked in each; neighbours are marked as one.
pub fn words(old: &str, new: &str, style: Style) -> (String, String) {
    let (old, new) = differing::words(old, new);
    (runs(&old, |text| style.removed(text)), runs(&new, |text| style.added(text)))
}

/// Joins words, marking each run of words that differ, the white space between them included.
fn runs(words: &[(&str, bool)], mark: impl Fn(&str) -> String) -> String {
    let (mut out, mut run, mut space) = (String::new(), String::new(), String::new());
    for (word, differs) in words {
        match (word.trim().is_empty(), differs) {
            (true, _) => space.push_str(word),
            (false, true) => {
                if run.is_empty() {
                    out.push_str(&std::mem::take(&mut space));
                }
                run.push_str(&std::mem::take(&mut space));
                run.push_str(word);
            }
            (false, false) => {
                if !run.is_empty() {
                    out.push_str(&mark(&std::mem::take(&mut run)));
                }
                out.push_str(&std::mem::take(&mut space));
                out.push_str(word);
            }
        }
    }
    if !run.is_empty() {
        out.push_str(&mark(&run));
    }
    out + &space
}
