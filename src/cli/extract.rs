//! `onrecord extract`: the claims of an article.

use super::format::{Format, FormatOption};
use super::session::day;
use super::{Book, Exit, Outcome, Session, input, input::Input, stream};
use crate::extract::{Context, Dollar, extract};
use crate::intake::LIMIT;
use crate::model::{Claim, ClaimKind, Digest};
use crate::report::{Unread, claims, json, unread};
use crate::schema::Sha256;
use crate::text::{Article, Language, Markup};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::path::PathBuf;

/// Find the claims in articles; needs no ledger and writes nothing
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Articles: text or Markdown files, or - for standard input
    #[arg(value_name = "FILE", required_unless_present = "stream", conflicts_with = "stream")]
    files: Vec<PathBuf>,
    /// The day of publication, against which "Tuesday" is read
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with = "stream")]
    published: Option<NaiveDate>,
    /// List the sentences in the article's own voice too
    #[arg(long)]
    assertions: bool,
    #[command(flatten)]
    format: FormatOption,
    /// Answer JSON lines: {"id", "text", "published"?} gives {"id", "claims"}
    #[arg(long)]
    stream: bool,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/claims/1";

/// The claims of articles.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The articles that could be read, in the order in which they were named.
    articles: Vec<ArticleJson<'a>>,
}

/// An article.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Article")]
struct ArticleJson<'a> {
    /// The article, as it was named.
    path: &'a str,
    /// SHA-256 of its bytes.
    #[schemars(with = "Sha256")]
    digest: String,
    /// Why its words are not read ("not English (German?)"): only marks and digits are. Left out where they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_read: Option<String>,
    /// Its claims, in its order.
    claims: Vec<json::ClaimJson<'a>>,
    /// What of it is not read; left out where everything is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<Unread>,
}

/// The answer to a line of `--stream`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Answer")]
pub struct Answer<'a> {
    /// The `id` of the line that this answers.
    id: &'a Value,
    /// Why its words are not read ("not English (German?)"): only marks and digits are. Left out where they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    not_read: Option<&'a str>,
    /// The claims of its text, in their order.
    claims: Vec<json::ClaimJson<'a>>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let config = Book::open_if_sound(session)?.map(|book| book.config);
    let dollar = config.as_ref().map(|config| config.dollar).unwrap_or_default();
    if arguments.stream {
        let english = session.english;
        return Ok(stream::run(session.terminal, |row| answer(row, arguments.assertions, dollar, english)));
    }
    let limit = config.map_or(LIMIT, |config| config.article_bytes);
    let mut exit = Exit::Clean;
    let mut read: Vec<(Input, Vec<Claim>)> = Vec::new();
    for file in &arguments.files {
        match input::read(session, file, limit) {
            Ok(input) => {
                let claims = extract(&input.article, &Context { published: arguments.published, dollar });
                read.push((input, claims));
            }
            Err(failure) => exit = exit.max(session.terminal.failure(&failure)),
        }
    }
    if !read.is_empty() {
        print(arguments, session, &read);
    }
    for (input, _) in &read {
        if let Some(failure) = input::not_read(&input.name, &input.article) {
            exit = exit.max(session.terminal.failure(&failure));
        }
    }
    Ok(exit)
}

fn print(arguments: &Arguments, session: &mut Session<'_>, read: &[(Input, Vec<Claim>)]) {
    let shown = |claims: &'_ [Claim]| -> Vec<usize> {
        let listed = |claim: &Claim| arguments.assertions || claim.kind() != ClaimKind::Assertion;
        (0..claims.len()).filter(|index| listed(&claims[*index])).collect()
    };
    match arguments.format.format {
        Format::Text => {
            let listings: Vec<_> = read
                .iter()
                .map(|(input, claims)| claims::Listing {
                    path: &input.name,
                    article: &input.article,
                    claims: shown(claims).into_iter().map(|index| &claims[index]).collect(),
                })
                .collect();
            let style = session.terminal.style();
            claims::text(&listings, style, |line| session.terminal.write(line));
        }
        Format::Json => {
            let articles = read.iter().map(|(input, claims)| ArticleJson {
                path: &input.name,
                digest: Digest::of_bytes(&input.bytes).to_string(),
                not_read: input.article.language().map(Language::told),
                claims: shown(claims).into_iter().map(|i| json::claim(&input.article, &claims[i], None)).collect(),
                unread: unread::of(None, &input.article),
            });
            session.terminal.json(&Document { schema: SCHEMA, articles: articles.collect() });
        }
        Format::Jsonl => {
            for (input, claims) in read {
                for index in shown(claims) {
                    session.terminal.json_line(&json::claim(&input.article, &claims[index], Some(&input.name)));
                }
            }
        }
    }
}

fn answer(row: &Value, assertions: bool, dollar: Dollar, english: bool) -> Result<stream::Answered, String> {
    let article = Article::new(stream::text(row, "text")?, Markup::Plain);
    let article = if english { article.in_english() } else { article };
    let claims = extract(&article, &Context { published: stream::published(row)?, dollar });
    let listed = claims.iter().filter(|claim| assertions || claim.kind() != ClaimKind::Assertion);
    let claims = listed.map(|claim| json::claim(&article, claim, None)).collect();
    let not_read = article.language().map(Language::told);
    stream::Answered::new(&Answer { id: stream::id(row), not_read: not_read.as_deref(), claims }, not_read.is_some())
}
