//! `onrecord explain`: the documentation page of a claim kind, a change or a check, offline.

use super::{Exit, Failure, Outcome, Session};
use crate::text::nearest;

/// Show the page of a claim kind, a change or a check
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A name as commands print it, such as altered-quote; none lists them all
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// A page: its name and its text.
type Page = (&'static str, &'static str);

/// One list of pages: a heading and the pages below it.
type Shelf = (&'static str, &'static [Page]);

macro_rules! pages {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../docs/", $folder, "/", $name, ".md")))),*]
    };
}

/// Every page; `tests/docs_pages.rs` holds the lists to the kinds, changes and checks that there are.
static SHELVES: &[Shelf] = &[
    ("Claim kinds", pages!("kinds": "quote" "statement" "figure" "date" "assertion")),
    (
        "Changes",
        pages!("changes":
            "quote-altered" "quote-dropped" "quote-added" "figure-changed" "hedge-changed" "deadline-
            moved" "date-changed" "source-lost" "source-changed" "source-vaguened" "source-gained"
            "negation-changed" "claim-reversed" "entity-changed" "cue-changed" "claim-added" "claim-
            dropped" "reverted" "moved" "respelled" "reworded" "retypeset"
        ),
    ),
    (
        "Checks",
        pages!("checks":
            "altered-quote" "changed-figure" "changed-hedge" "moved-deadline" "changed-date" "changed-
            source" "lost-source" "changed-negation" "reversed-claim" "changed-entity" "changed-cue"
            "reworded-claim" "missing-claim" "ambiguous-claim" "unrecorded-claim" "unsourced-claim"
            "rejected-claim" "unreviewed-claim" "unrecorded-article" "digest-mismatch" "broken-history"
            "missing-snapshot" "unreadable-snapshot"
        ),
    ),
];

/// Returns every page with its name: claim kinds, changes and checks.
pub fn pages() -> impl Iterator<Item = Page> {
    SHELVES.iter().flat_map(|(_, pages)| pages.iter().copied())
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let Some(name) = &arguments.name else {
        for (heading, pages) in SHELVES {
            let names: Vec<&str> = pages.iter().map(|(name, _)| *name).collect();
            let heading = session.terminal.style().strong(heading);
            session.terminal.line(&format!("{heading}: {}", names.join(", ")));
        }
        return Ok(Exit::Clean);
    };
    if let Some((_, page)) = pages().find(|(known, _)| known == name) {
        session.terminal.write(page);
        return Ok(Exit::Clean);
    }
    let failure = Failure::usage(format!("there is no page on {name}."));
    Err(match nearest(name, pages().map(|(known, _)| known)) {
        Some(near) => failure.help(format!("did you mean {near}?")),
        None => failure.help("onrecord explain lists every name"),
    })
}
