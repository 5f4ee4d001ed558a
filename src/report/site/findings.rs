//! What `check` found, and whether the article was edited since it was recorded.

use super::dossier::Dossier;
use super::html::Html;
use crate::check::{Reported, Severity};
use crate::text::visible;
use crate::workflow::words;

/// How many findings are shown at once; the others are folded away.
const SHOWN: usize = 6;

/// What waits for a person has a part of its own.
const WAITING: &str = "unreviewed-claim";

/// Returns the findings that nobody has settled, the gravest first.
pub(super) fn open(findings: &[Reported]) -> Vec<&Reported> {
    let is_open = |one: &&Reported| !one.is_settled() && one.finding.check != WAITING;
    let mut open: Vec<&Reported> = findings.iter().filter(is_open).collect();
    open.sort_by_key(|one| std::cmp::Reverse(one.finding.severity));
    open
}

/// Writes the part of a story's page.
pub(super) fn section(h: &mut Html, dossier: &Dossier<'_>) {
    let open = open(&dossier.present.findings);
    h.tag("section", &[("aria-labelledby", "findings")], |h| {
        h.leaf("h2", &[("id", "findings")], "Findings of the check");
        if let Some(latest) = dossier.story.latest().filter(|_| dossier.present.edited) {
            let edited = format!("The article has been edited since version {} was recorded.", latest.number);
            h.leaf("p", &[("class", "pending")], &edited);
        }
        if open.is_empty() {
            h.leaf("p", &[("class", "quiet")], "The check finds nothing.");
        }
        let link = |one: &Reported| {
            let id = one.finding.claim.as_ref()?;
            dossier.story.claim(id).map(|_| format!("#{id}"))
        };
        let loud = open.iter().take_while(|one| one.finding.severity > Severity::Note).count();
        let (shown, folded) = open.split_at(loud.min(SHOWN));
        list(h, shown, link);
        if !folded.is_empty() {
            h.tag("details", &[], |h| {
                h.leaf("summary", &[], &counted(folded));
                list(h, folded, link);
            });
        }
    });
}

/// Writes a list of findings; `link` leads to what one is about.
pub(super) fn list(h: &mut Html, findings: &[&Reported], link: impl Fn(&Reported) -> Option<String>) {
    if findings.is_empty() {
        return;
    }
    h.tag("ul", &[("class", "findings")], |h| {
        for one in findings {
            h.tag("li", &[], |h| {
                severity(h, one.finding.severity);
                h.text(" ");
                match link(one) {
                    Some(link) => h.leaf("a", &[("href", &link)], &one.finding.message),
                    None => h.text(&one.finding.message),
                }
                h.tag("span", &[("class", "quiet")], |h| {
                    let place = &one.finding.place;
                    h.text(&format!(" {}:{} · {}", visible::name(&place.path), place.start.line, one.finding.check));
                    if !one.finding.help.is_empty() {
                        h.tag("span", &[("class", "help")], |h| {
                            h.text(" · ");
                            h.leaf("code", &[], &one.finding.help);
                        });
                    }
                });
            });
        }
    });
}

/// Returns how many findings of each severity there are: "2 errors, 1 note".
pub(super) fn counted(findings: &[&Reported]) -> String {
    let of = |severity: Severity| findings.iter().filter(|one| one.finding.severity == severity).count();
    let counts = Severity::ALL.iter().map(|severity| (of(*severity), severity.name())).filter(|(count, _)| *count > 0);
    counts.map(|(count, name)| words::count(count, name)).collect::<Vec<_>>().join(", ")
}

/// Writes how grave a finding is, in a sign, a word and a colour.
fn severity(h: &mut Html, severity: Severity) {
    let (sign, class) = match severity {
        Severity::Error => ("▲", "badge substance"),
        Severity::Warning => ("△", "badge warning"),
        Severity::Note => ("●", "badge typography"),
    };
    h.tag("span", &[("class", class)], |h| {
        h.leaf("span", &[("aria-hidden", "true")], sign);
        h.text(&format!(" {}", severity.name()));
    });
}
