//! `markdown`: a comment on a pull request, or the summary of a job.
//!
//! Whatever may come from an article, a path or the ledger stands in a code span, where no renderer looks for markup,
//! mentions, references, autolinks or the quick actions of a forge.

use super::{Format, Matter, Rendered, Report};
use crate::check::Reported;
use crate::check::Severity;
use crate::text::visible;
use crate::workflow::unread;

pub(super) const FORMAT: Format =
    Format { name: "markdown", what: "a pull-request comment or job summary", everywhere: false, render };

fn render(report: &Report<'_>) -> Rendered {
    let mut out = format!("## onrecord {}\n\n", report.command);
    if let Matter::Versions { before, after, .. } = report.matter {
        out.push_str(&format!("{} → {}\n\n", code(before.name), code(after.name)));
    }
    out.push_str(&format!("{}\n", report.summary(unread::counted)));
    if !report.complete {
        out.push_str("\n**Something could not be checked.**\n\n");
        for unchecked in report.unchecked {
            let help = code(&unchecked.help);
            let help = if help.is_empty() { help } else { format!("\n  - help: {help}") };
            out.push_str(&format!("- {}{help}\n", code(&unchecked.message)));
        }
    }
    for (path, findings) in report.by_file() {
        out.push_str(&format!("\n### {}\n\n", code(path)));
        out.extend(findings.into_iter().map(entry));
    }
    Ok(visible::inert(&out).into_owned())
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
    for (name, text) in [("known", reported.standing()), ("help", finding.help.clone())] {
        if !text.is_empty() {
            out.push_str(&format!("  - {name}: {}\n", code(&text)));
        }
    }
    out
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
