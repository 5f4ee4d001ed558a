//! `jsonl`: one JSON object a line, the same objects as in the document of `json`.

use super::{Format, Matter, Rendered, Report, json};

pub(super) const FORMAT: Format =
    Format { name: "jsonl", what: "one JSON object a line, for scripts", everywhere: true, render };

fn render(report: &Report<'_>) -> Rendered {
    let mut out = String::new();
    match report.matter {
        Matter::Record { .. } => {
            for finding in report.findings {
                out.push_str(&json::line(&json::finding(finding))?);
                out.push('\n');
            }
        }
        Matter::Versions { before, after, changes, .. } => {
            for change in changes {
                out.push_str(&json::line(&json::change(before.article, after.article, change))?);
                out.push('\n');
            }
        }
    }
    Ok(out)
}
