//! `markdown`: a comment on a pull request, or the summary of a job.
//!
//! Whatever may come from an article, a path or the ledger stands in a code span, where no renderer looks for markup,
//! mentions, references, autolinks or the quick actions of a forge.

use super::{Format, Matter, Rendered, Report};
use crate::check::{Piece, Reported, Severity, Wording};
use crate::text::visible;
use crate::workflow::{unread, words};

pub(super) const FORMAT: Format =
    Format { name: "markdown", what: "a pull-request comment or job summary", everywhere: false, render };

/// The most characters of a comment: a forge refuses those of 65,536 and more.
const LONGEST: usize = 60_000;

/// What is kept of them for the last lines.
const END: usize = 500;

fn render(report: &Report<'_>) -> Rendered {
    let mut page = Page::default();
    page.put(&format!("## onrecord {}\n\n", report.command));
    if let Matter::Versions { before, after, .. } = report.matter {
        page.put(&format!("{} → {}\n\n", code(before.name), code(after.name)));
    }
    page.put(&format!("{}\n", report.summary(unread::counted)));
    if !report.complete {
        page.put("\n**Something could not be checked.**\n\n");
        for unchecked in report.unchecked {
            let help = code(&unchecked.help);
            let help = if help.is_empty() { help } else { format!("\n  - help: {help}") };
            page.entry(&format!("- {}{help}\n", code(&unchecked.message)));
        }
    }
    let is_note = |reported: &&Reported| reported.loudness() == Severity::Note;
    let notes = report.findings.iter().filter(is_note).count();
    page.files(report, |reported| !is_note(&reported));
    if notes > 0 {
        page.folded(&words::count(notes, "note"), |page| page.files(report, |reported| is_note(&reported)));
    }
    if page.more > 0 {
        let all = if report.command == "diff" { "onrecord diff" } else { "onrecord check --all" };
        page.out.push_str(&format!("\n… and {} more: {}\n", page.more, code(all)));
    }
    Ok(visible::inert(&page.out).into_owned())
}

/// A page that takes no more than fits.
#[derive(Default)]
struct Page {
    out: String,
    /// Its characters.
    taken: usize,
    /// How many entries did not fit.
    more: usize,
}

impl Page {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
        self.taken += text.chars().count();
    }

    /// Adds an entry where it fits; counts it where it does not. Returns whether it did.
    fn entry(&mut self, text: &str) -> bool {
        let fits = self.more == 0 && self.taken + text.chars().count() <= LONGEST - END;
        if fits {
            self.put(text);
        } else {
            self.more += 1;
        }
        fits
    }

    /// Adds the findings that are `wanted`, by file, the gravest of a file first.
    fn files(&mut self, report: &Report<'_>, wanted: impl Fn(&Reported) -> bool) {
        for (path, findings) in report.by_file() {
            let mut findings: Vec<&Reported> = findings.into_iter().filter(|reported| wanted(reported)).collect();
            findings.sort_by_key(|reported| std::cmp::Reverse(reported.loudness()));
            let mut heading = format!("\n### {}\n\n", code(path));
            for reported in findings {
                if self.entry(&format!("{heading}{}", entry(reported))) {
                    heading.clear();
                }
            }
        }
    }

    /// Adds what `inner` adds, folded away under `title`.
    fn folded(&mut self, title: &str, inner: impl FnOnce(&mut Self)) {
        self.put(&format!("\n<details>\n<summary>{title}</summary>\n"));
        inner(self);
        self.put("\n</details>\n");
    }
}

fn entry(reported: &Reported) -> String {
    let finding = &reported.finding;
    let at = finding.place.start;
    let severity = match finding.severity {
        Severity::Error => "**error**",
        Severity::Warning => "**warning**",
        Severity::Note => "note",
    };
    let mut out = format!("- {severity} `{}`, line {}, column {}  \n", finding.check, at.line, at.column);
    out.push_str(&format!("  {}\n", code(&finding.message)));
    out.push_str(&side_by_side(&finding.wording));
    for (name, text) in [("known", reported.standing()), ("help", finding.help.clone())] {
        if !text.is_empty() {
            out.push_str(&format!("  - {name}: {}\n", code(&text)));
        }
    }
    out
}

/// Returns the words of a change as a table with two columns; nothing where there are none.
fn side_by_side(wording: &Wording) -> String {
    if wording.is_empty() {
        return String::new();
    }
    let (was, is) = (side(&wording.was, "~~"), side(&wording.is, "**"));
    format!("\n  | was | is |\n  | --- | --- |\n  | {was} | {is} |\n\n")
}

/// Returns one side of a change, what differs between `mark`s.
fn side(pieces: &[Piece], mark: &str) -> String {
    let shown = pieces.iter().map(|piece| (cell(&piece.words), piece.differs)).filter(|(words, _)| !words.is_empty());
    let shown: Vec<String> =
        shown.map(|(words, differs)| if differs { format!("{mark}{words}{mark}") } else { words }).collect();
    if shown.is_empty() { "nothing".to_owned() } else { shown.join(" ") }
}

/// Returns `text` as a code span in a cell of a table, where a bar would begin the next cell.
fn cell(text: &str) -> String {
    code(text).replace('|', "\\|")
}

/// Returns `text` on one line as a code span, fenced with more backticks than it has in a row; nothing for nothing.
pub(super) fn code(text: &str) -> String {
    let text = visible::prose(text);
    if text.trim().is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let edge = |c: char| c == '`' || c == ' ';
    let pad = if text.starts_with(edge) || text.ends_with(edge) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}
