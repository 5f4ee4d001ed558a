//! What a command has come to, complete before a byte of it is written.

use super::changes::{self, Side};
use super::{Style, findings};
use crate::check::Reported;
use crate::check::Texts;
use crate::check::{Place, Severity, Totals};
use crate::diff::Change;
use crate::model::Alarm;
use crate::text::visible;
use crate::workflow::{Unread, words};
use std::collections::BTreeMap;

/// What a command reports.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    /// The command: "check", "verify" or "diff".
    pub command: &'static str,
    /// The findings, by article and position; for `diff`, its changes as findings.
    pub findings: &'a [Reported],
    /// Known findings that are not found any more.
    pub absent: &'a [Reported],
    /// What the command looked at.
    pub matter: Matter<'a>,
    /// The files that the findings point into.
    pub texts: &'a Texts,
    /// Everything that the command can find.
    pub rules: &'a [Rule],
    /// What could not be checked, and why.
    pub unchecked: &'a [Unchecked],
    /// Whether everything could be checked.
    pub complete: bool,
    /// How `text` stands out.
    pub style: Style,
}

/// What a command looked at: `text`, `json` and `jsonl` speak of it in the command's own terms.
#[derive(Debug, Clone, Copy)]
pub enum Matter<'a> {
    /// Articles against the record, or the record against itself.
    Record {
        /// What became of the recorded claims.
        totals: Totals,
        /// How many articles or stories could be looked at.
        done: usize,
        /// What they are: "article" or "story".
        what: &'static str,
        /// What of the articles is not read.
        unread: &'a [Unread],
        /// Whether text shows every finding.
        all: bool,
    },
    /// Two versions of a story.
    Versions {
        /// The article, where several are compared.
        path: Option<&'a str>,
        /// The old version.
        before: Side<'a>,
        /// The new version.
        after: Side<'a>,
        /// What is shown of what changed, in the order of the findings.
        changes: &'a [&'a Change],
        /// The loudest of all changes.
        alarm: Alarm,
        /// How many changes are not shown.
        hidden: usize,
    },
}

/// Something that a command can find.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// The name of the check or change.
    pub name: &'static str,
    /// What it means, as one sentence.
    pub what: &'static str,
    /// How grave its findings are, unless something says otherwise.
    pub severity: Severity,
    /// Its page, as Markdown.
    pub page: &'static str,
}

/// Something that could not be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked {
    /// Why, as a sentence.
    pub message: String,
    /// What to do about it; may be empty.
    pub help: String,
    /// Where in a file that people edit the mistake is, if it is in one.
    pub place: Option<Place>,
}

impl Unchecked {
    /// Returns why and what to do, each on a line and made visible.
    pub(super) fn lines(&self) -> Vec<String> {
        lines(&self.message, "", &self.help)
    }
}

/// Returns what formats say of a finding that have nothing but text for it: what is wrong, what else is known, and what to do,
/// each on a line and made visible.
pub(super) fn lines_of(reported: &Reported) -> Vec<String> {
    lines(&reported.finding.message, &reported.standing(), &reported.finding.help)
}

/// Returns a message with what else there is to say, as lines that are made visible.
fn lines(message: &str, standing: &str, help: &str) -> Vec<String> {
    let said =
        [("", message), ("", standing), ("help: ", help)].into_iter().filter(|(_, text)| !text.trim().is_empty());
    said.map(|(name, text)| format!("{name}{}", visible::prose(text))).collect()
}

impl<'a> Report<'a> {
    /// Returns the findings by the file that they stand in, in the order in which the files come first.
    pub(super) fn by_file(&self) -> Vec<(&'a str, Vec<&'a Reported>)> {
        let mut files: Vec<(&str, Vec<&Reported>)> = Vec::new();
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for reported in self.findings {
            let path = reported.finding.place.path.as_str();
            let at = *known.entry(path).or_insert(files.len());
            match files.get_mut(at) {
                Some((_, findings)) => findings.push(reported),
                None => files.push((path, vec![reported])),
            }
        }
        files
    }

    /// Returns the line that sums up; `told` says what of the articles is not read.
    pub fn summary(&self, told: impl Fn(&[Unread]) -> String) -> String {
        match self.matter {
            Matter::Record { totals, done, what, unread, .. } => {
                let line = findings::summary(self.findings, self.absent.len(), totals, &words::count(done, what));
                line + &told(unread)
            }
            Matter::Versions { changes, hidden, .. } => changes::summary(changes, hidden),
        }
    }
}
