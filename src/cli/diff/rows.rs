//! `onrecord diff --stream`: pairs of texts in, changes out, a line each.

use super::super::stream;
use super::{loudest, shown};
use crate::engine::{self, ChangeJson, Places, changes};
use crate::extract::{Context, Dollar};
use crate::model::Alarm;
use crate::text::{Article, Language, Markup};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// The answer to a line of `--stream`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
pub struct Answer<'a> {
    /// The `id` of the line that this answers.
    id: &'a Value,
    /// The loudest alarm of all changes.
    #[schemars(with = "Alarm")]
    alarm: &'static str,
    /// Why the words of a version are not read ("not English (German?)"): only marks and digits are. Left out where they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_read: Option<&'a str>,
    /// The changes. Those with the alarm `none` are left out unless asked for.
    #[schemars(with = "Vec<ChangeJson<'_>>")]
    changes: Vec<engine::Change>,
}

/// Answers a line.
pub(super) fn answer(row: &Value, all: bool, dollar: Dollar, english: bool) -> Result<stream::Answered, String> {
    let context = Context { published: stream::published(row)?, dollar };
    let before = Article::new(stream::text(row, "before")?, Markup::Plain);
    let after = Article::revised(stream::text(row, "after")?, Markup::Plain, &before);
    let (before, after) = if english { (before.in_english(), after.in_english()) } else { (before, after) };
    let changes = changes((&before, context), (&after, context), all);
    let alarm = loudest(&changes).name();
    let (old, new) = (Places::new(&before), Places::new(&after));
    let changes = shown(&changes, all).into_iter().map(|change| engine::Change::of(&old, &new, change)).collect();
    let not_read = after.language().or(before.language()).map(Language::told);
    stream::Answered::new(
        &Answer { id: stream::id(row), alarm, not_read: not_read.as_deref(), changes },
        not_read.is_some(),
    )
}
