//! `onrecord blame`: which version brought in each sentence of an article, and the claims in it.

use super::format::{Format, FormatOption};
use super::{Book, Exit, Failure, Outcome, Session, book, input};
use crate::check::{Case, State};
use crate::diff::Edition;
use crate::extract::extract;
use crate::ledger::{Recorded, ReviewState, Story, StoryFile};
use crate::model::{Claim, ClaimKind};
use crate::report::{Style, words};
use crate::schema::{ClaimName, StoryName};
use crate::text::visible;
use crate::text::{Article, Span, fold::fold, nearest};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Show which version brought in each sentence of an article and its claims
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A recorded article; it is read as it is now
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    format: FormatOption,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/blame/1";

/// One sentence of the article.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Sentence")]
pub struct Row {
    /// The article, from the ledger's folder.
    path: String,
    /// The line in which it starts, from 1.
    line: usize,
    /// The column at which it starts, in Unicode scalar values from 1.
    column: usize,
    /// Where it starts, in Unicode scalar values of the article.
    start: usize,
    /// Where it ends, exclusive.
    end: usize,
    /// Exactly these characters.
    text: String,
    /// The version from which every version has had the sentence; null where the latest has not.
    since: Option<u32>,
    /// Whether an older version that can't be read may have had it too; left out where none may.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    or_earlier: bool,
    /// The claims that begin in it.
    claims: Vec<ClaimRow>,
}

/// A claim that begins in the sentence.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
struct ClaimRow {
    /// Its name in the ledger; null where no recorded claim is it.
    #[schemars(with = "Option<ClaimName>")]
    id: Option<String>,
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    kind: &'static str,
    /// Where its words start, in Unicode scalar values of the article.
    start: usize,
    /// Where they end, exclusive.
    end: usize,
    /// Exactly these characters.
    text: String,
    /// The name of who it is attributed to; null where the article attributes it to nobody.
    source: Option<String>,
    /// The words that attribute it; null where there are none.
    cue: Option<String>,
    /// The version from which it has said so; null where the latest does not.
    since: Option<u32>,
    /// The version in which the claim first stood, whatever it said then; null where it is not on record.
    first: Option<u32>,
    /// Where it stands with people; null where it is not on record.
    #[schemars(with = "Option<ReviewState>")]
    review: Option<&'static str>,
    /// What is on record, where that is something else; null elsewhere.
    recorded: Option<String>,
    #[serde(skip)]
    shown: [String; 3],
}

/// A recorded claim that the article does not hold any more.
#[derive(Serialize, JsonSchema)]
struct Missing {
    /// Its name in the ledger.
    #[schemars(with = "ClaimName")]
    id: String,
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    kind: &'static str,
    /// Its words on record.
    text: String,
    /// The version from which it has said so.
    since: u32,
}

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
    sentences: &'a [Row],
    /// Recorded claims that the article does not hold any more.
    missing: &'a [Missing],
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let path = book.inside(session, &arguments.file)?;
    let (files, failures, unread) = book.all()?;
    let exit = failures.iter().map(|failure| session.terminal.failure(failure)).max().unwrap_or(Exit::Clean);
    let file = match book::by_path(&files).get(path.as_str()) {
        Some(file) => *file,
        // What can't be read may be its story: that was said above.
        None if unread.may_hold(&path) => return Ok(exit),
        None => return Ok(session.terminal.failure(&unrecorded(session, &book, &files, &path)).max(exit)),
    };
    let now = input::read(session, &arguments.file, book.config.article_bytes)?;
    let blamed = blame(session, &book, file, &path, &now.article)?;
    print(arguments, session, &path, &file.story, &blamed);
    Ok(exit.max(blamed.exit))
}

/// Returns the failure of an article that no story holds.
fn unrecorded(session: &Session<'_>, book: &Book, files: &[StoryFile], path: &str) -> Failure {
    let shown = visible::name(path);
    let known = files.iter().filter_map(|file| file.story.latest()).map(|version| version.path.as_str());
    let failure = Failure::usage(format!("{shown} is not on record."));
    let failure = match nearest(path, known) {
        Some(near) => failure.help(format!("did you mean {}?", visible::name(near))),
        None => failure,
    };
    let mut taken = files.iter().map(|file| file.story.slug.to_string()).collect();
    let record = book.commands_of_stray(session, path, &mut taken).record();
    failure.help(format!("`{record}`, or with all that git has of it: {record} --git-history"))
}

/// What an article came to.
struct Blamed {
    rows: Vec<Row>,
    missing: Vec<Missing>,
    exit: Exit,
}

fn blame(
    session: &mut Session<'_>,
    book: &Book,
    file: &StoryFile,
    path: &str,
    now: &Article,
) -> Result<Blamed, Failure> {
    let latest = file.story.latest().ok_or_else(|| unrecorded(session, book, &[], path))?;
    let before = book.snapshot(latest)?;
    let context = book.context(latest.published);
    let (was, is) = (extract(&before, &context), extract(now, &context));
    let case = Case::new(file, path, Edition::new(&before, &was), Edition::new(now, &is));
    let mut exit = Exit::Clean;
    let lost: Vec<&str> = case
        .tracked
        .iter()
        .filter(|tracked| tracked.state == State::NotChecked)
        .map(|tracked| tracked.recorded.id.0.as_str())
        .collect();
    if !lost.is_empty() {
        let title = format!("{} could not be checked: {}.", words::count(lost.len(), "claim"), lost.join(", "));
        let failure = Failure::unchecked(title).help("`onrecord verify` says whether the record was changed");
        exit = session.terminal.failure(&failure);
    }
    let (ages, read) = ages(session, book, &file.story, &before, now);
    let claims = claims(&case, now, &is);
    let missing = case.tracked.iter().filter(|tracked| tracked.state == State::Missing).map(|tracked| Missing {
        id: tracked.recorded.id.0.clone(),
        kind: tracked.recorded.content.kind().name(),
        text: tracked.recorded.content.words(),
        since: tracked.recorded.since,
    });
    Ok(Blamed { rows: rows(path, now, &ages, claims), missing: missing.collect(), exit: exit.max(read) })
}

/// The version from which every version has had a sentence, and whether it may be an earlier one.
type Age = (Option<u32>, bool);

/// Returns for each sentence the version from which every version has had it, typography aside.
fn ages(session: &mut Session<'_>, book: &Book, story: &Story, latest: &Article, now: &Article) -> (Vec<Age>, Exit) {
    let folded: Vec<String> = now.sentences().iter().map(|sentence| fold(now.slice(sentence.span))).collect();
    let mut ages: Vec<Age> = vec![(None, false); folded.len()];
    let mut open: Vec<usize> = (0..folded.len()).collect();
    for version in story.versions.iter().rev() {
        let read;
        let article = if story.latest().is_some_and(|last| last.number == version.number) {
            latest
        } else {
            match book.snapshot(version) {
                Ok(article) => read = article,
                Err(failure) => {
                    open.iter().for_each(|at| ages[*at].1 = true);
                    return (ages, session.terminal.failure(&failure));
                }
            }
            &read
        };
        let held: BTreeSet<String> =
            article.sentences().iter().map(|sentence| fold(article.slice(sentence.span))).collect();
        open.retain(|at| held.contains(&folded[*at]));
        open.iter().for_each(|at| ages[*at].0 = Some(version.number));
        if open.is_empty() {
            break;
        }
    }
    (ages, Exit::Clean)
}

/// Returns the claims of the article as it is now, each with where it begins.
fn claims(case: &Case<'_>, now: &Article, is: &[Claim]) -> Vec<(usize, ClaimRow)> {
    let known: BTreeMap<usize, &Recorded> =
        case.tracked.iter().filter_map(|tracked| Some((tracked.after?, tracked.recorded))).collect();
    let stated = is.iter().enumerate().filter(|(_, claim)| claim.kind() != ClaimKind::Assertion);
    stated.map(|(at, claim)| (claim.span().start, claim_row(now, claim, known.get(&at).copied()))).collect()
}

fn claim_row(now: &Article, claim: &Claim, recorded: Option<&Recorded>) -> ClaimRow {
    let scalars = now.scalars(claim.span());
    let same = recorded.filter(|recorded| recorded.content.digest == claim.digest(now));
    let other = recorded.filter(|_| same.is_none());
    let first = |recorded: &Recorded| recorded.history.first().map_or(recorded.since, |past| past.since);
    ClaimRow {
        id: recorded.map(|recorded| recorded.id.0.clone()),
        kind: claim.kind().name(),
        start: scalars.start,
        end: scalars.end,
        text: now.original_text(claim.span()).to_owned(),
        source: claim.source.as_ref().map(|source| source.name.clone()),
        cue: claim.cue.map(|cue| now.slice(cue).to_owned()),
        since: same.map(|recorded| recorded.since),
        first: recorded.map(first),
        review: recorded.map(|recorded| recorded.review.state.name()),
        recorded: other.map(|recorded| recorded.content.words()),
        shown: [words::kind(&claim.detail).to_owned(), words::attribution(claim, now), words::content(claim, now)],
    }
}

fn rows(path: &str, now: &Article, ages: &[Age], claims: Vec<(usize, ClaimRow)>) -> Vec<Row> {
    let mut claims = claims.into_iter().peekable();
    let mut rows = Vec::new();
    for (sentence, (since, or_earlier)) in now.sentences().iter().zip(ages) {
        let span: Span = sentence.span;
        let (position, scalars) = (now.position(span), now.scalars(span));
        let mut own = Vec::new();
        while let Some((_, claim)) = claims.next_if(|(start, _)| *start < span.end) {
            own.push(claim);
        }
        rows.push(Row {
            path: path.to_owned(),
            line: position.line,
            column: position.column,
            start: scalars.start,
            end: scalars.end,
            text: now.original_text(span).to_owned(),
            since: *since,
            or_earlier: *or_earlier,
            claims: own,
        });
    }
    rows
}

fn print(arguments: &Arguments, session: &mut Session<'_>, path: &str, story: &Story, blamed: &Blamed) {
    match arguments.format.format {
        Format::Text => {
            let text = text(path, story, blamed, session.terminal.style());
            session.terminal.write(&text);
        }
        Format::Json => session.terminal.json(&Document {
            schema: SCHEMA,
            path,
            story: story.slug.to_string(),
            version: story.latest().map_or(0, |version| version.number),
            sentences: &blamed.rows,
            missing: &blamed.missing,
        }),
        Format::Jsonl => blamed.rows.iter().for_each(|row| session.terminal.json_line(row)),
    }
}

fn text(path: &str, story: &Story, blamed: &Blamed, style: Style) -> String {
    let path = visible::name(path);
    let mut out = String::new();
    for row in &blamed.rows {
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
    let fresh = blamed.rows.iter().filter(|row| row.since.is_none()).count();
    let known = if fresh == 0 { "all on record".to_owned() } else { format!("{fresh} not recorded") };
    let version = story.latest().map_or(0, |version| version.number);
    let story = visible::text(story.slug.as_str());
    out.push_str(&format!(
        "{} next to version {version} of {story}: {known}.\n",
        words::count(blamed.rows.len(), "sentence")
    ));
    out
}

fn age(since: Option<u32>) -> String {
    since.map_or_else(|| "not recorded".to_owned(), |version| format!("version {version}"))
}

fn line(claim: &ClaimRow, style: Style) -> String {
    let [kind, source, content] = &claim.shown;
    let since = if claim.recorded.is_some() { style.warn("changed") } else { age(claim.since) };
    let first = claim.first.filter(|first| Some(*first) != claim.since);
    let first = first.map(|first| format!(", first in version {first}")).unwrap_or_default();
    let id = claim.id.as_ref().map(|id| format!("  {}", style.name(&visible::text(id)))).unwrap_or_default();
    let recorded = claim.recorded.as_ref().map(|words| words::cut(&visible::prose(words)));
    let recorded = recorded.map(|words| format!("      on record: {words}\n")).unwrap_or_default();
    format!("    {since}{first}  {kind}  {content}  {source}{id}\n{recorded}")
}
