//! `onrecord debug`: what was read of a file, for whoever asks why a claim is there or is not.

mod page;

pub use page::{Document, Page, SCHEMA};

use super::exit::Exit;
use super::failure::Outcome;
use super::format::{Format, FormatOption};
use super::session::Session;
use crate::intake::{Fetched, Intake, LIMIT};
use crate::text::{Article, notices, visible};
use crate::workflow::{Failure, input};
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
            let page = page::said(name, &fetched, notices);
            match format.format {
                Format::Json => session.terminal.json(&Document::new(page)),
                Format::Jsonl => session.terminal.json_line(&page),
                Format::Text => page::lines(&page).iter().for_each(|line| session.terminal.line(&visible::prose(line))),
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
    let (intake, mut text) = input::read_text(at, file, limit)?;
    let Intake { page, markup, .. } = intake;
    if let Some(page) = page.as_ref().filter(|page| text.is_char_boundary(page.body)) {
        text.drain(..page.body);
    }
    // Nobody asks for the places on the page; a large one is let go before its text is read.
    let page = page.map(|page| Box::new(Fetched { bytes: Vec::new(), original: None, ..*page }));
    Ok((Article::new(text, at.reading(markup)), page))
}
