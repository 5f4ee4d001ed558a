//! `onrecord extract`: the claims of an article.

mod json;

pub use json::{Answer, Document, SCHEMA};

use super::exit::Exit;
use super::failure::Outcome;
use super::format::{TableFormat, TableOption};
use super::session::{Session, day};
use super::stream;
use crate::engine::{self, ClaimJson, Places};
use crate::extract::Context;
use crate::intake::{Intake, LIMIT, name_of_path};
use crate::model::{Claim, Digest};
use crate::report::claims;
use crate::report::tables::CLAIMS;
use crate::text::{Article, Language};
use crate::workflow::{Manner, Text, input, left_out, not_read};
use chrono::NaiveDate;
use json::{ArticleJson, ClaimsJson, answer};
use std::path::PathBuf;

/// Find the claims in articles; needs no ledger and writes nothing
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Articles: text, Markdown or web pages, or - for standard input
    #[arg(value_name = "FILE", required_unless_present = "stream", conflicts_with = "stream")]
    files: Vec<PathBuf>,
    /// The day of publication, against which "Tuesday" is read
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "stream")]
    published: Option<NaiveDate>,
    /// List the sentences in the article's own voice too
    #[arg(long)]
    assertions: bool,
    #[command(flatten)]
    format: TableOption,
    /// Answer JSON lines: {"id", "text", "published"?} gives {"id", "claims"}
    #[arg(long)]
    stream: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = session.ledger_if_sound()?;
    let dollar = project.as_ref().map(|project| project.config.dollar).unwrap_or_default();
    let manner = Manner { english: session.at.english, assertions: arguments.assertions };
    if arguments.stream {
        arguments.format.in_lines()?;
        return Ok(stream::run(session.terminal, |row| answer(row, dollar, manner)));
    }
    let limit = project.as_ref().map_or(LIMIT, |project| project.config.article_bytes);
    let mut exit = Exit::Clean;
    let mut read: Vec<Input> = Vec::new();
    for file in &arguments.files {
        let at = project.as_ref().map_or(&session.at, |project| &project.at);
        match input::read_text(at, file, limit) {
            Ok((Intake { bytes, markup, page, .. }, text)) => {
                let notes = page.as_ref().and_then(|page| left_out(&name_of_path(file), &page.left_out));
                notes.iter().for_each(|line| session.terminal.message(line));
                let context = Context { published: arguments.published, dollar };
                let original = page.as_ref().and_then(|page| page.original.clone());
                let text = Text::new(text, original, at.reading(markup), context, manner);
                let bytes = page.map_or(bytes, |page| page.bytes);
                read.push(Input { name: name_of_path(file), bytes, text });
            }
            Err(failure) => exit = exit.max(session.terminal.failure(&failure)),
        }
    }
    if !read.is_empty() {
        print(arguments, session, &read);
    }
    for input in &read {
        if let Some(failure) = not_read(&input.name, input.text.language().map(Language::told)) {
            exit = exit.max(session.terminal.failure(&failure));
        }
    }
    Ok(exit)
}

/// An article that was read.
struct Input {
    name: String,
    bytes: Vec<u8>,
    text: Text,
}

fn print(arguments: &Arguments, session: &mut Session<'_>, read: &[Input]) {
    match arguments.format.format {
        TableFormat::Text => print_table(session, read),
        TableFormat::Json => {
            let articles = read.iter().map(|input| ArticleJson {
                path: &input.name,
                digest: Digest::of_bytes(&input.bytes).to_string(),
                not_read: input.text.language().map(Language::told),
                claims: ClaimsJson { text: &input.text },
                unread: input.text.unread(),
            });
            session.terminal.json(&Document { schema: SCHEMA, articles: articles.collect() });
        }
        TableFormat::Jsonl => {
            for input in read {
                input.text.each(|article, claims| {
                    let places = Places::new(article);
                    for claim in claims {
                        let claim = engine::Claim::of(&places, claim);
                        session.terminal.json_line(&ClaimJson::of(&claim, Some(&input.name)));
                    }
                });
            }
        }
        TableFormat::Csv => {
            session.terminal.write(&CLAIMS.head());
            for input in read {
                input.text.each(|article, claims| {
                    let places = Places::new(article);
                    let claims: Vec<_> = claims.iter().map(|claim| engine::Claim::of(&places, claim)).collect();
                    let lines = claims.iter().map(|claim| ClaimJson::of(claim, Some(&input.name)));
                    session.terminal.rendered(CLAIMS.rows(lines));
                });
            }
        }
    }
}

fn print_table(session: &mut Session<'_>, read: &[Input]) {
    let style = session.terminal.style();
    let mut table = claims::Table::default();
    for input in read {
        if let Text::Whole(article, claims) = &input.text {
            table.fit(&listing(input, article, claims));
        }
    }
    for input in read {
        input.text.each(|article, claims| {
            let listing = listing(input, article, claims);
            if matches!(input.text, Text::Long(..)) {
                table.fit(&listing);
            }
            table.write(&listing, style, |line| session.terminal.write(line));
        });
    }
    session.terminal.write(&table.summary(read.len()));
}

fn listing<'a>(input: &'a Input, article: &'a Article, claims: &'a [Claim]) -> claims::Listing<'a> {
    claims::Listing { path: &input.name, article, claims: claims.iter().collect() }
}
