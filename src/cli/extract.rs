//! `onrecord extract`: the claims of an article.

use super::format::{Format, FormatOption};
use super::session::day;
use super::{Book, Exit, Outcome, Session, input, stream};
use crate::engine::{self, ClaimJson, Places};
use crate::extract::{ByParts, Context, Dollar, extract};
use crate::intake::{Intake, LIMIT};
use crate::model::{Claim, ClaimKind, Digest};
use crate::report::{Unread, claims, json, unread};
use crate::schema::Sha256;
use crate::text::{self, Article, Language, Markup, Part};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};
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
    #[schemars(with = "Vec<ClaimJson<'_>>")]
    claims: ClaimsJson<'a>,
    /// What of it is not read; left out where everything is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<Unread>,
}

/// The claims of a text, found as they are written.
struct ClaimsJson<'a> {
    text: &'a Text,
    assertions: bool,
}

impl Serialize for ClaimsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut written = Ok(());
        self.text.each(|article, claims| {
            let mut claims = listed(claims, self.assertions);
            let places = Places::new(article);
            let write = |claim| list.serialize_element(&engine::Claim::of(&places, claim));
            if written.is_ok() {
                written = claims.try_for_each(write);
            }
        });
        written?;
        list.end()
    }
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
    #[schemars(with = "Vec<ClaimJson<'_>>")]
    claims: ClaimsJson<'a>,
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
    let mut read: Vec<Input> = Vec::new();
    for file in &arguments.files {
        match input::read_text(session, file, limit) {
            Ok((Intake { bytes, markup, .. }, text)) => {
                let context = Context { published: arguments.published, dollar };
                let text = Text::new(text, markup, context, session.english);
                read.push(Input { name: json::path(file), bytes, text });
            }
            Err(failure) => exit = exit.max(session.terminal.failure(&failure)),
        }
    }
    if !read.is_empty() {
        print(arguments, session, &read);
    }
    for input in &read {
        if let Some(failure) = input::not_read(&input.name, input.text.language()) {
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

/// A text to find the claims of.
enum Text {
    /// It is read once, with all its claims.
    Whole(Box<Article>, Vec<Claim>),
    /// It is read part by part, whenever its claims are asked for.
    Long(Box<Long>),
}

/// A text that is too long to be read at once.
struct Long {
    text: String,
    markup: Markup,
    parts: Vec<Part>,
    context: Context,
    /// Whether it is English, whatever its words look like.
    english: bool,
}

impl Long {
    fn articles(&self) -> impl Iterator<Item = Article> {
        self.parts.iter().map(|part| {
            let article = Article::of_part(&self.text, part, self.markup);
            if self.english { article.in_english() } else { article }
        })
    }
}

impl Text {
    fn new(text: String, markup: Markup, context: Context, english: bool) -> Self {
        let parts = text::parts(&text, markup);
        if parts.len() > 1 {
            return Self::Long(Box::new(Long { text, markup, parts, context, english }));
        }
        let article = Article::new(text, markup);
        let article = if english { article.in_english() } else { article };
        let claims = extract(&article, &context);
        Self::Whole(Box::new(article), claims)
    }

    /// Hands `each` the claims, part by part.
    fn each(&self, mut each: impl FnMut(&Article, &[Claim])) {
        match self {
            Self::Whole(article, claims) => each(article, claims),
            Self::Long(long) => {
                let mut finder = ByParts::new(long.context);
                long.articles().for_each(|article| each(&article, &finder.next(&article)));
            }
        }
    }

    /// Returns the language that it seems to be in, by its first part; none where that is English.
    fn language(&self) -> Option<Language> {
        match self {
            Self::Whole(article, _) => article.language(),
            Self::Long(long) => long.articles().next()?.language(),
        }
    }

    /// Returns what is not read.
    fn unread(&self) -> Vec<Unread> {
        let mut out = Vec::new();
        match self {
            Self::Whole(article, _) => unread::add(None, article, &mut out),
            Self::Long(long) => long.articles().for_each(|article| unread::add(None, &article, &mut out)),
        }
        out
    }
}

/// Returns those of `claims` that are listed.
fn listed(claims: &[Claim], assertions: bool) -> impl Iterator<Item = &Claim> {
    claims.iter().filter(move |claim| assertions || claim.kind() != ClaimKind::Assertion)
}

fn print(arguments: &Arguments, session: &mut Session<'_>, read: &[Input]) {
    let assertions = arguments.assertions;
    match arguments.format.format {
        Format::Text => print_table(assertions, session, read),
        Format::Json => {
            let articles = read.iter().map(|input| ArticleJson {
                path: &input.name,
                digest: Digest::of_bytes(&input.bytes).to_string(),
                not_read: input.text.language().map(Language::told),
                claims: ClaimsJson { text: &input.text, assertions },
                unread: input.text.unread(),
            });
            session.terminal.json(&Document { schema: SCHEMA, articles: articles.collect() });
        }
        Format::Jsonl => {
            for input in read {
                input.text.each(|article, claims| {
                    let places = Places::new(article);
                    for claim in listed(claims, assertions) {
                        let claim = engine::Claim::of(&places, claim);
                        session.terminal.json_line(&ClaimJson::of(&claim, Some(&input.name)));
                    }
                });
            }
        }
    }
}

fn print_table(assertions: bool, session: &mut Session<'_>, read: &[Input]) {
    let style = session.terminal.style();
    let mut table = claims::Table::default();
    for input in read {
        if let Text::Whole(article, claims) = &input.text {
            table.fit(&listing(input, article, claims, assertions));
        }
    }
    for input in read {
        input.text.each(|article, claims| {
            let listing = listing(input, article, claims, assertions);
            if matches!(input.text, Text::Long(..)) {
                table.fit(&listing);
            }
            table.write(&listing, style, |line| session.terminal.write(line));
        });
    }
    session.terminal.write(&table.summary(read.len()));
}

fn listing<'a>(input: &'a Input, article: &'a Article, claims: &'a [Claim], assertions: bool) -> claims::Listing<'a> {
    claims::Listing { path: &input.name, article, claims: listed(claims, assertions).collect() }
}

fn answer(row: &Value, assertions: bool, dollar: Dollar, english: bool) -> Result<stream::Answered, String> {
    let text = stream::text(row, "text")?;
    let context = Context { published: stream::published(row)?, dollar };
    let text = Text::new(text, Markup::Plain, context, english);
    let not_read = text.language().map(Language::told);
    let claims = ClaimsJson { text: &text, assertions };
    stream::Answered::new(&Answer { id: stream::id(row), not_read: not_read.as_deref(), claims }, not_read.is_some())
}
