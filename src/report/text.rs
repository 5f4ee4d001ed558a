//! `text`: for people.

use super::{Format, Matter, Rendered, Report, changes, findings};
use crate::text::visible;
use crate::workflow::unread;

pub(super) const FORMAT: Format = Format { name: "text", what: "for people", everywhere: true, render };

fn render(report: &Report<'_>) -> Rendered {
    let text = match report.matter {
        Matter::Record { done, all, .. } => {
            let mut text = findings::text(report.findings, report.texts, all, report.style);
            // Where nothing could be looked at, the failure says it all.
            if done > 0 || !report.findings.is_empty() || report.complete {
                text.push_str(&report.summary(|unread| unread::told(unread, "")));
                text.push('\n');
            }
            text
        }
        Matter::Versions { path, before, after, changes, hidden, .. } => {
            changes::text(path, (before, after), changes, hidden, report.style)
        }
    };
    Ok(report.style.wrap(&visible::inert(&text)).into_owned())
}
