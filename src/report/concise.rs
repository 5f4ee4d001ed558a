//! `concise`: one line a finding, as compilers print them and editors read them.

use super::{Format, Rendered, Report};
use crate::check::Reported;
use crate::text::visible;

pub(super) const FORMAT: Format =
    Format { name: "concise", what: "one line a finding, for editors and grep", everywhere: false, render };

fn render(report: &Report<'_>) -> Rendered {
    let lines: String = report.findings.iter().map(line).collect();
    Ok(visible::inert(&lines).into_owned())
}

fn line(reported: &Reported) -> String {
    let finding = &reported.finding;
    let at = finding.place.start;
    let standing = visible::prose(&reported.standing());
    let standing = if standing.is_empty() { standing } else { format!(" ({standing})") };
    format!(
        "{}:{}:{}: {}[{}]: {}{standing}\n",
        visible::name(&finding.place.path),
        at.line,
        at.column,
        finding.severity.name(),
        finding.check,
        visible::prose(&finding.message)
    )
}
