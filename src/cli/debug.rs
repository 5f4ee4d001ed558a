//! `onrecord debug`: what was read of a file, for whoever asks why a claim is there or is not.

use super::exit::Exit;
use super::failure::Outcome;
use super::format::{Format, FormatOption};
use super::session::Session;
use crate::intake::page::Declared;
use crate::intake::{Fetched, LIMIT};
use crate::text::{Article, notices, visible};
use crate::workflow::{Failure, input};
use schemars::JsonSchema;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Show what is read of a file: its prose, or what a web page says of itself
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// Print the prose in which claims are looked for, a blank line between its blocks
    Text {
        /// An article, or - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Print what a web page says of itself: headline, byline, days, address
    Page {
        /// A web page, or - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        format: FormatOption,
    },
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/page/1";

/// A web page.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    #[serde(flatten)]
    page: Page<'a>,
}

/// What a web page says of itself.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Page<'a> {
    /// The page as it was named.
    path: String,
    /// The headline; null where there is none.
    headline: Option<&'a str>,
    /// Who wrote it, each name by itself.
    byline: &'a [String],
    /// When it was published: a day, or a time with its zone; null where the page does not say.
    published: Option<String>,
    /// When it was last changed; null where the page does not say.
    modified: Option<String>,
    /// Its canonical address; null where the page does not say.
    address: Option<&'a str>,
    /// Who publishes it; null where the page does not say.
    outlet: Option<&'a str>,
    /// The language that it says it is in, such as en-GB; null where the page does not say.
    language: Option<&'a str>,
    /// Its notices of corrections, clarifications and updates, word for word.
    notices: Vec<&'a str>,
    /// The encoding that it came in.
    encoding: &'static str,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    match &arguments.what {
        What::Text { file } => {
            let (article, _) = read(session, file)?;
            let blocks: Vec<&str> = article.blocks().iter().map(|block| article.slice(block.span)).collect();
            blocks.iter().enumerate().for_each(|(at, block)| {
                let block = visible::prose(block);
                session.terminal.line(&if at == 0 { block } else { format!("\n{block}") });
            });
        }
        What::Page { file, format } => {
            let (article, fetched) = read(session, file)?;
            let name = crate::intake::name_of_path(file);
            let fetched = fetched.ok_or_else(|| {
                Failure::unchecked(format!("{name} is not a web page."))
                    .help("its text is printed by `onrecord debug text`")
            })?;
            let found = notices(&article);
            let notices = found.iter().map(|notice| article.slice(notice.span)).collect();
            let page = said(name, &fetched.declared, notices, fetched.encoding);
            match format.format {
                Format::Json => session.terminal.json(&Document { schema: SCHEMA, page }),
                Format::Jsonl => session.terminal.json_line(&page),
                Format::Text => lines(&page).iter().for_each(|line| session.terminal.line(&visible::prose(line))),
            }
        }
    }
    Ok(Exit::Clean)
}

/// Reads the prose of a file; of a page the text alone, without what it says of itself.
fn read(session: &mut Session<'_>, file: &Path) -> Result<(Article, Option<Box<Fetched>>), Failure> {
    let project = session.ledger_if_sound()?;
    let at = project.as_ref().map_or(&session.at, |project| &project.at);
    let limit = project.as_ref().map_or(LIMIT, |project| project.config.article_bytes);
    let (intake, text) = input::read_text(at, file, limit)?;
    let body = intake.page.as_ref().and_then(|page| text.get(page.body..)).map(str::to_owned);
    Ok((Article::new(body.unwrap_or(text), at.reading(intake.markup)), intake.page))
}

fn said<'a>(path: String, declared: &'a Declared, notices: Vec<&'a str>, encoding: &'static str) -> Page<'a> {
    Page {
        path,
        headline: declared.headline.as_deref(),
        byline: &declared.byline,
        published: declared.published.map(|moment| moment.to_string()),
        modified: declared.modified.map(|moment| moment.to_string()),
        address: declared.address.as_deref(),
        outlet: declared.outlet.as_deref(),
        language: declared.language.as_deref(),
        notices,
        encoding,
    }
}

/// Returns what a page says of itself, a line each; what it does not say is left out.
fn lines(page: &Page<'_>) -> Vec<String> {
    let byline = page.byline.join(", ");
    let one = [
        ("headline", page.headline),
        ("byline", Some(byline.as_str()).filter(|byline| !byline.is_empty())),
        ("published", page.published.as_deref()),
        ("modified", page.modified.as_deref()),
        ("address", page.address),
        ("outlet", page.outlet),
        ("language", page.language),
    ];
    let said = one.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", value?)));
    let notices = page.notices.iter().map(|notice| format!("notice: {notice}"));
    said.chain(notices).collect()
}
