//! `onrecord diff` of many articles: two folders, or articles and their record.

use super::{Arguments, foreign, loudest, reported};
use crate::cli::{exit::Exit, failure::Outcome, record::told, session::Session};
use crate::intake::name_of_path;
use crate::model::Alarm;
use crate::report::tables::CHANGES;
use crate::text::visible;
use crate::workflow::{Event, Failure, Project, articles_in, compare, found_in, parallel, words};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The formats that what is found in several articles can be put together in.
const FORMATS: [&str; 3] = ["text", "jsonl", "csv"];

/// One article in two versions.
struct Pair {
    /// What lines call it.
    name: String,
    old: PathBuf,
    new: PathBuf,
}

/// What has come of one article.
struct Answer {
    rendered: Result<String, String>,
    exit: Exit,
    /// The loudest of what changed; none where nothing did.
    alarm: Option<Alarm>,
    foreign: Vec<Failure>,
}

/// Compares an article with its record, those of a folder, or every article that differs from it.
pub fn with_record(arguments: &Arguments, session: &mut Session<'_>, typed: Option<&Path>) -> Outcome {
    let project = Project::at(&session.at)?;
    in_lines(arguments)?;
    let edited = project.edited(typed)?;
    if edited.is_empty() {
        session.hear(Event::Note("No article differs from its record."));
    }
    let pair = |(old, new): (PathBuf, PathBuf)| Pair { name: name_of_path(&new), old, new };
    let pairs: Vec<Pair> = edited.into_iter().map(pair).collect();
    all(arguments, session, Some(&project), &pairs, |_| true).map(|(exit, _)| exit)
}

/// Compares the articles of the same path in two folders; names those that only one of them holds.
pub fn folders(arguments: &Arguments, session: &mut Session<'_>, (old, new): (&Path, &Path)) -> Outcome {
    in_lines(arguments)?;
    let project = session.ledger_if_sound()?;
    let mut sides: BTreeMap<PathBuf, [bool; 2]> = BTreeMap::new();
    for (side, folder) in [old, new].into_iter().enumerate() {
        let found = articles_in(project.as_ref(), &session.at, folder)?;
        for path in told::articles(found, &visible::path(folder), session)? {
            let sides = sides.entry(path).or_default();
            sides.iter_mut().skip(side).take(1).for_each(|there| *there = true);
        }
    }
    let mut pairs = Vec::new();
    for (path, there) in sides {
        let (old, new) = (found_in(old, &path), found_in(new, &path));
        let only = match there {
            [true, true] => {
                pairs.push(Pair { name: name_of_path(&path), old, new });
                continue;
            }
            [true, false] => (old, "gone"),
            _ => (new, "new"),
        };
        session.hear(Event::Note(&format!(
            "note: {} is {}: nothing to compare it with",
            visible::path(&only.0),
            only.1
        )));
    }
    // That nothing changed in an article is left to the last line.
    let (exit, counts) = all(arguments, session, project.as_ref(), &pairs, |alarm| alarm.is_some())?;
    if arguments.format.format.name == "text" {
        let count = |alarm: &[Option<Alarm>]| alarm.iter().filter_map(|alarm| counts.get(alarm)).sum::<usize>();
        let (must, other) = (count(&[Some(Alarm::Must)]), count(&[Some(Alarm::Info), Some(Alarm::None)]));
        session.terminal.write(&format!(
            "{} compared: {must} with changes of substance, {other} with others, {} without any.\n",
            words::count(pairs.len(), "article"),
            count(&[None])
        ));
    }
    Ok(exit)
}

/// Refuses the formats and files that what is found in several articles can't be put together in.
fn in_lines(arguments: &Arguments) -> Result<(), Failure> {
    if FORMATS.contains(&arguments.format.format.name) && arguments.format.outputs.is_empty() {
        return Ok(());
    }
    let failure = Failure::usage("several articles are compared as text, as JSON lines or as a table.");
    Err(failure.help("for another format name two versions of one: onrecord diff story@1 story.md"))
}

/// The verdict, and how many articles there are of each loudest change.
type Counted = (Exit, BTreeMap<Option<Alarm>, usize>);

/// Compares articles, several at once, and prints what is found in their order, as text where it is `told`.
fn all(
    arguments: &Arguments,
    session: &mut Session<'_>,
    project: Option<&Project>,
    pairs: &[Pair],
    told: impl Fn(Option<Alarm>) -> bool,
) -> Result<Counted, Failure> {
    let (at, style) = (session.at.clone(), session.terminal.style());
    let is_text = arguments.format.format.name == "text";
    let work = |pair: &Pair| -> Result<Answer, Failure> {
        let compared = compare(project, &at, (&pair.old, &pair.new), arguments.published)?;
        let (foreign, exit) = foreign(&compared);
        let alarm = (!compared.changes.is_empty()).then(|| loudest(&compared.changes));
        let path = Some(&*pair.name).filter(|_| !is_text || pairs.len() > 1);
        let rendered = reported(arguments, (&compared, path), &foreign, style, |report| {
            (arguments.format.format.render)(report).map_err(|error| error.to_string())
        });
        Ok(Answer { rendered, exit, alarm, foreign })
    };
    let head = if arguments.format.format.name == "csv" { CHANGES.head() } else { String::new() };
    session.terminal.rendered(Ok(head.clone()));
    let (mut exit, mut counts, mut done) = (Exit::Clean, BTreeMap::new(), 0);
    parallel::each(pairs.iter(), arguments.jobs.of(pairs.len()), work, |answer| {
        done += 1;
        match answer {
            Ok(answer) => {
                let mut fail = |exit: Exit, failure: &Failure| exit.max(session.terminal.failure(failure));
                exit = answer.foreign.iter().fold(exit.max(answer.exit), &mut fail);
                *counts.entry(answer.alarm).or_default() += 1;
                if !is_text || told(answer.alarm) {
                    let rows = answer.rendered.map(|text| text.strip_prefix(&head).map(str::to_owned).unwrap_or(text));
                    session.terminal.rendered(rows.map_err(Into::into));
                }
            }
            Err(failure) => exit = exit.max(session.terminal.failure(&failure)),
        }
        let line = || format!("comparing: {done} of {}", words::count(pairs.len(), "article"));
        session.hear(Event::Counted(done, Some(pairs.len()), &line));
        session.terminal.is_open()
    });
    session.hear(Event::ProgressEnds);
    Ok((exit, counts))
}
