//! `onrecord pending`: what waits for a person, without a terminal.

use super::format::{Format, FormatOption};
use super::screen::{self, Layout};
use super::standing::{Standing, Versions};
use super::{Book, Exit, Failure, Outcome, Session};
use crate::ledger::{Recorded, Story, StoryFile};
use crate::model::{ChangeName, ClaimKind, Confidence, Weight};
use crate::report::words;
use crate::schema::{ClaimName, StoryName};
use crate::text::visible;
use schemars::JsonSchema;
use serde::Serialize;

/// List what waits for a person, with all it takes to decide
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    pub scope: Scope,
    #[command(flatten)]
    format: FormatOption,
}

/// Which stories are asked about.
#[derive(Debug, clap::Args)]
pub struct Scope {
    /// Only this story
    #[arg(long, value_name = "SLUG")]
    story: Option<String>,
}

impl Scope {
    /// Returns the stories that are asked about, and the exit code so far; says of the others why they can't be read.
    ///
    /// # Errors
    /// Where the folder of claims can't be read, or no story has that name.
    pub fn stories(&self, session: &mut Session<'_>, book: &Book) -> Result<(Vec<StoryFile>, Exit), Failure> {
        let (mut files, failures) = book.stories()?;
        let wanted = self.story.as_ref().map(|name| book.story(&files, name)).transpose();
        let others = failures.iter().filter(|failure| wanted.as_ref().err() != Some(failure));
        let exit = others.map(|failure| session.terminal.failure(failure)).max().unwrap_or(Exit::Clean);
        if let Some(file) = wanted.map_err(|failure| failure.at_least(exit))? {
            let slug = file.story.slug.clone();
            files.retain(|file| file.story.slug == slug);
        }
        Ok((files, exit))
    }
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/pending/1";

/// A claim that waits.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Claim")]
pub struct Row {
    /// The story's name.
    #[schemars(with = "StoryName")]
    story: String,
    /// The claim's name.
    #[schemars(with = "ClaimName")]
    id: String,
    /// The article, from the ledger's folder.
    path: String,
    /// The line in which the claim starts, from 1; null where the recorded text can't be read.
    line: Option<usize>,
    /// What sort of claim it is.
    #[schemars(with = "ClaimKind")]
    kind: &'static str,
    /// The version from which it has said so.
    since: u32,
    /// Its words.
    text: String,
    /// The sentence around it.
    sentence: String,
    /// Who it is attributed to; null for nobody.
    source: Option<String>,
    /// The words that attribute it; null where there are none.
    cue: Option<String>,
    /// How sure the program is of it; null where the recorded text can't be read.
    #[schemars(with = "Option<Confidence>")]
    confidence: Option<&'static str>,
    /// How much a fact-checker would care about it; null where the recorded text can't be read.
    #[schemars(with = "Option<Weight>")]
    weight: Option<&'static str>,
    /// What it said before; null where it said nothing else.
    was: Option<String>,
    /// The sentence around it then.
    was_sentence: Option<String>,
    /// Who it was attributed to then.
    was_source: Option<String>,
    /// What changed since then; empty for a new claim.
    #[schemars(with = "Vec<ChangeName>")]
    change: Vec<&'static str>,
    /// The addresses of documents that confirm it.
    evidence: Vec<String>,
}

/// What waits for a person.
#[derive(Serialize, JsonSchema)]
pub struct Document {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The claims that wait, by story and in the order of the article.
    pending: Vec<Row>,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let (files, exit) = arguments.scope.stories(session, &book)?;
    let waiting = files.iter().flat_map(|file| file.story.pending().map(|claim| (&file.story, claim)));
    let mut versions = Versions::new(&book);
    match arguments.format.format {
        Format::Text => text(session, waiting, &mut versions),
        Format::Json => {
            let pending = waiting.map(|(story, claim)| row(story, claim, &versions.standing(story, claim))).collect();
            session.terminal.json(&Document { schema: SCHEMA, pending });
        }
        Format::Jsonl => waiting.for_each(|(story, claim)| {
            session.terminal.json_line(&row(story, claim, &versions.standing(story, claim)));
        }),
    }
    Ok(exit)
}

fn row(story: &Story, claim: &Recorded, standing: &Standing) -> Row {
    let content = &claim.content;
    let past = claim.history.last();
    Row {
        story: story.slug.to_string(),
        id: claim.id.0.clone(),
        path: story.latest().map(|version| version.path.clone()).unwrap_or_default(),
        line: standing.line,
        kind: content.kind().name(),
        since: claim.since,
        text: content.words(),
        sentence: standing.now.whole(),
        source: claim.attributed().map(str::to_owned),
        cue: content.cue.clone(),
        confidence: standing.confidence.map(|known| known.name()),
        weight: standing.weight.map(|known| known.name()),
        was: past.map(|past| past.content.words()),
        was_sentence: standing.was.as_ref().map(super::standing::Sentence::whole),
        was_source: past.and_then(|past| past.review.attributed(&past.content)).map(str::to_owned),
        change: past.map(|past| past.change.iter().map(|name| name.name()).collect()).unwrap_or_default(),
        evidence: claim.evidence.iter().map(|evidence| evidence.url.clone()).collect(),
    }
}

fn text<'a>(
    session: &mut Session<'_>,
    waiting: impl Iterator<Item = (&'a Story, &'a Recorded)>,
    versions: &mut Versions<'_>,
) {
    let layout = Layout { width: session.terminal.width(), style: session.terminal.style() };
    let mut count = 0;
    for (story, claim) in waiting {
        count += 1;
        let name = visible::text(&format!("{}/{}", story.slug, claim.id));
        let path = story.latest().map(|version| visible::name(&version.path)).unwrap_or_default();
        session.terminal.line(&format!("{}  {path}", layout.style.strong(&name)));
        let rows = screen::rows(claim, &versions.standing(story, claim), None, layout);
        session.terminal.line(&rows);
    }
    match count {
        0 => session.terminal.line("Nothing waits for a person."),
        count => {
            let verb = if count == 1 { "waits" } else { "wait" };
            let program = session.program();
            let decide = format!("{program} review, {program} accept ID…, or {program} reject ID… --reason TEXT");
            session
                .terminal
                .write(&layout.paragraph(&format!("{} {verb} for a person: {decide}", words::count(count, "claim"))));
        }
    }
}
