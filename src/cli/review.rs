//! `onrecord review`: a person decides what waits, on a terminal; elsewhere a list of what waits and how to decide it.

use super::decide::{self, Person};
use super::format::{Format, FormatOption};
use super::{Book, Exit, Failure, Outcome, Session, book};
use crate::ledger::{Recorded, Story};
use crate::report::{Style, changes, visible, words};
use crate::review::Decision;
use serde::Serialize;

/// Decide what waits, one claim at a time
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only this story
    #[arg(long, value_name = "SLUG")]
    story: Option<String>,
    #[command(flatten)]
    person: Person,
    #[command(flatten)]
    format: FormatOption,
}

/// A claim that waits.
#[derive(Serialize)]
struct Waiting {
    story: String,
    id: String,
    kind: &'static str,
    since: u32,
    text: String,
    source: Option<String>,
    cue: Option<String>,
    /// What it said before, where it said something else.
    was: Option<String>,
    was_source: Option<String>,
    change: Vec<&'static str>,
    #[serde(skip)]
    around: String,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    pending: &'a [Waiting],
}

const KEYS: &str = "\
  a  accept: the claim is right
  r  reject: it is wrong; you are asked why
  s  skip: decide another time
  q  quit: what is decided is stored already
  Without a terminal: onrecord accept ID…, onrecord reject ID --reason TEXT, onrecord accept --all --story STORY";

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    let (files, failures) = book.stories()?;
    let exit = failures.iter().map(|failure| session.terminal.failure(failure)).max().unwrap_or(Exit::Clean);
    let wanted = match arguments.story.as_ref().map(|name| book::story(&files, name)).transpose() {
        Ok(wanted) => wanted,
        Err(failure) => return Ok(session.terminal.failure(&failure).max(exit)),
    };
    let asked = files.iter().filter(|file| wanted.is_none_or(|wanted| wanted.story.slug == file.story.slug));
    let waiting: Vec<Waiting> = asked.flat_map(|file| file.story.pending().map(|c| row(&file.story, c))).collect();
    match arguments.format.format {
        Format::Json => session.terminal.json(&Document { schema: "onrecord/pending/1", pending: &waiting }),
        Format::Jsonl => waiting.iter().for_each(|row| session.terminal.json_line(row)),
        Format::Text if waiting.is_empty() => session.terminal.line("Nothing waits for a person."),
        Format::Text if session.terminal.can_ask() => {
            return ask(arguments, session, &book, &waiting).map(|e| e.max(exit));
        }
        Format::Text => {
            let style = session.terminal.style();
            waiting.iter().for_each(|row| session.terminal.write(&entry(row, style)));
            let failure = Failure::usage("review asks questions, and this is not a terminal.")
                .help("onrecord accept ID…, or onrecord accept --all --story STORY")
                .help("onrecord reject ID… --reason TEXT")
                .help("onrecord review --format json lists what waits");
            return Ok(session.terminal.failure(&failure).max(exit));
        }
    }
    Ok(exit)
}

fn row(story: &Story, claim: &Recorded) -> Waiting {
    let content = &claim.content;
    let past = claim.history.last();
    Waiting {
        story: story.slug.to_string(),
        id: claim.id.0.clone(),
        kind: content.kind().name(),
        since: claim.since,
        text: content.words(),
        source: content.source.as_ref().map(|source| source.name.clone()),
        cue: content.cue.clone(),
        was: past.map(|past| past.content.words()),
        was_source: past.and_then(|past| past.content.source.as_ref()).map(|source| source.name.clone()),
        change: past.map(|past| past.change.iter().map(|name| name.name()).collect()).unwrap_or_default(),
        around: format!("{}⟦{}⟧{}", content.prefix, content.words(), content.suffix),
    }
}

/// Returns a claim as the reviewer sees it: what is new, in its sentence, with everything it is said to be.
fn entry(row: &Waiting, style: Style) -> String {
    let mut out = format!("{}  {}  ", style.strong(&format!("{}/{}", row.story, row.id)), row.kind);
    let label = |name: &str| style.faint(&format!("  {name:<8}"));
    match &row.was {
        None => out.push_str(&format!("new in version {}\n", row.since)),
        Some(was) => {
            let change = if row.change.is_empty() { "changed".to_owned() } else { row.change.join(", ") };
            out.push_str(&format!("{change} in version {}\n", row.since));
            let (old, new) = changes::words(&visible::prose(was), &visible::prose(&row.text), style);
            out.push_str(&format!("{} {old}\n{} {new}\n", label("was"), label("now")));
        }
    }
    out.push_str(&format!("{} …{}…\n", label("stands"), visible::prose(&row.around)));
    let source = |name: &Option<String>| name.as_ref().map_or_else(|| "nobody".to_owned(), |name| visible::prose(name));
    let before = if row.was.is_some() && row.was_source != row.source {
        format!(", was {}", source(&row.was_source))
    } else {
        String::new()
    };
    let cue = row.cue.as_ref().map(|cue| format!(" · {}", visible::prose(cue))).unwrap_or_default();
    out.push_str(&format!("{} {}{cue}{before}\n", label("source"), source(&row.source)));
    out
}

fn ask(arguments: &Arguments, session: &mut Session<'_>, book: &Book, waiting: &[Waiting]) -> Outcome {
    let style = session.terminal.style();
    let mut decided = 0;
    'claims: for (index, row) in waiting.iter().enumerate() {
        let shown = entry(row, style);
        session.terminal.write(&format!("\n{}/{}  {shown}", index + 1, waiting.len()));
        let decision = loop {
            match session.terminal.ask("accept, reject, skip, quit? [a/r/s/q/?] ").as_deref() {
                Some("a") => break Decision::Accept { reason: None },
                Some("r") => match session.terminal.ask("why? ") {
                    Some(reason) if !reason.is_empty() => break Decision::Reject { reason },
                    _ => session.terminal.line("A rejection needs a reason; nothing was decided."),
                },
                Some("s") => continue 'claims,
                Some("q") | None => break 'claims,
                Some(_) => session.terminal.line(KEYS),
            }
        };
        let (Some(slug), id) = (crate::ledger::Slug::parse(&row.story), crate::model::ClaimId(row.id.clone())) else {
            continue;
        };
        decided += decide::one(session, book, &slug, &[id], &decision, &arguments.person)?.len();
    }
    let left = waiting.len() - decided;
    session.terminal.line(&format!("{} decided, {left} left.", words::count(decided, "claim")));
    Ok(Exit::Clean)
}
