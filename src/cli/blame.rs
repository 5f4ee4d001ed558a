//! `onrecord blame`: which version brought in each sentence of an article, and the claims in it.

use super::exit::Exit;
use super::failure::Outcome;
use super::format::{Format, FormatOption};
use super::session::Session;
use crate::report::Style;
use crate::schema::StoryName;
use crate::text::visible;
use crate::workflow::{Blamed, BlamedClaim, BlamedSentence, MissingClaim, Project, blame, words};
use schemars::JsonSchema;
use serde::Serialize;
use std::path::PathBuf;

/// Show which version brought in each sentence of an article and its claims
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A recorded article, or its story's name; it is read as it is now
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    format: FormatOption,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/blame/1";

/// The sentences of an article, with the versions that brought them in.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The article, from the ledger's folder.
    path: &'a str,
    /// The story's name.
    #[schemars(with = "StoryName")]
    story: String,
    /// Its latest version, with which the article is compared.
    version: u32,
    /// The sentences of the article as it is now, in their order.
    sentences: &'a [BlamedSentence],
    /// Recorded claims that the article does not hold any more.
    missing: &'a [MissingClaim],
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    if let Some(blamed) = blame(&project, &mut |event| session.hear(event), &arguments.file)? {
        print(arguments, session, &blamed);
    }
    Ok(Exit::Clean)
}

fn print(arguments: &Arguments, session: &mut Session<'_>, blamed: &Blamed) {
    match arguments.format.format {
        Format::Text => {
            let text = text(blamed, session.terminal.style());
            session.terminal.write(&text);
        }
        Format::Json => session.terminal.json(&Document {
            schema: SCHEMA,
            path: &blamed.path,
            story: blamed.story.clone(),
            version: blamed.version,
            sentences: &blamed.sentences,
            missing: &blamed.missing,
        }),
        Format::Jsonl => blamed.sentences.iter().for_each(|row| session.terminal.json_line(row)),
    }
}

fn text(blamed: &Blamed, style: Style) -> String {
    let path = visible::name(&blamed.path);
    let mut out = String::new();
    for row in &blamed.sentences {
        let place = style.faint(&format!("{path}:{}", row.line));
        let since = format!("{}{}", age(row.since), if row.or_earlier { " or earlier" } else { "" });
        let since = if row.since.is_some() { style.strong(&since) } else { style.warn(&since) };
        out.push_str(&format!("{place}  {since}  {}\n", words::cut(&visible::prose(&row.text))));
        row.claims.iter().for_each(|claim| out.push_str(&line(claim, style)));
    }
    for claim in &blamed.missing {
        let words = words::cut(&visible::prose(&claim.text));
        let since = format!("not in it any more, on record since version {}", claim.since);
        out.push_str(&format!("{path}  {}  {}  {words}  {}\n", style.bad(&since), claim.kind, style.name(&claim.id)));
    }
    let fresh = blamed.sentences.iter().filter(|row| row.since.is_none()).count();
    let known = if fresh == 0 { "all on record".to_owned() } else { format!("{fresh} not recorded") };
    let (version, story) = (blamed.version, visible::text(&blamed.story));
    out.push_str(&format!(
        "{} next to version {version} of {story}: {known}.\n",
        words::count(blamed.sentences.len(), "sentence")
    ));
    out
}

fn age(since: Option<u32>) -> String {
    since.map_or_else(|| "not recorded".to_owned(), |version| format!("version {version}"))
}

fn line(claim: &BlamedClaim, style: Style) -> String {
    let [kind, source, content] = &claim.shown;
    let since = if claim.recorded.is_some() { style.warn("changed") } else { age(claim.since) };
    let first = claim.first.filter(|first| Some(*first) != claim.since);
    let first = first.map(|first| format!(", first in version {first}")).unwrap_or_default();
    let id = claim.id.as_ref().map(|id| format!("  {}", style.name(&visible::text(id)))).unwrap_or_default();
    let recorded = claim.recorded.as_ref().map(|words| words::cut(&visible::prose(words)));
    let recorded = recorded.map(|words| format!("      on record: {words}\n")).unwrap_or_default();
    let told: String = claim.told.iter().map(|what| format!("      {what}\n")).collect();
    format!("    {since}{first}  {kind}  {content}  {source}{id}\n{recorded}{told}")
}
