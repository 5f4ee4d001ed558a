//! `jsonl`: one JSON object a line, the same objects as in the document of `json`.

use super::{Format, Matter, Rendered, Report};
use crate::engine::{Change, ChangeJson, Places};
use crate::schema::json::line;
use crate::workflow::Finding;

pub(super) const FORMAT: Format =
    Format { name: "jsonl", what: "one JSON object a line, for scripts", everywhere: true, render };

fn render(report: &Report<'_>) -> Rendered {
    let mut out = String::new();
    match report.matter {
        Matter::Record { .. } => {
            for finding in report.findings.iter().chain(report.absent) {
                out.push_str(&line(&Finding::of(finding))?);
                out.push('\n');
            }
        }
        Matter::Versions { path, before, after, changes, .. } => {
            let (old, new) = (Places::new(before.article), Places::new(after.article));
            for change in changes {
                out.push_str(&line(&ChangeJson::of(&Change::of(&old, &new, change), path))?);
                out.push('\n');
            }
        }
    }
    Ok(out)
}
