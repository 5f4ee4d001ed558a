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

/// Every page; the test below holds the lists to the kinds, changes and checks that there are.
static SHELVES: &[Shelf] = &[
    ("Claim kinds", pages!("kinds": "quote" "statement" "figure" "date" "assertion")),
    (
        "Changes",
        pages!("changes":
            "quote-altered" "quote-dropped" "quote-added" "figure-changed" "hedge-changed" "deadline-moved" "date-changed" "source-lost" "source-changed" "source-vaguened" "source-gained"
            "negation-changed" "claim-reversed" "entity-changed" "detail-changed" "unread-text" "cue-changed" "claim-added" "claim-dropped" "reverted" "moved" "respelled" "reworded" "retypeset"
        ),
    ),
    (
        "Checks",
        pages!("checks":
            "altered-quote" "changed-figure" "changed-hedge" "moved-deadline" "changed-date" "changed-source" "lost-source" "changed-negation" "reversed-claim" "changed-entity" "changed-detail" "unread-text" "changed-cue"
            "reworded-claim" "missing-claim" "ambiguous-claim" "unrecorded-claim" "unsourced-claim"
            "rejected-claim" "unreviewed-claim" "silent-edit" "passed-deadline" "conflicting-claims" "unrecorded-article" "invalid-suppression" "expired-suppression" "unused-suppression" "digest-mismatch" "broken-history"
            "missing-snapshot" "unreadable-snapshot" "empty-story" "missing-story" "lost-version" "stray-snapshot" "shared-article"
        ),
    ),
];

/// Returns every page with its name: claim kinds, changes and checks.
fn pages() -> impl Iterator<Item = Page> {
    SHELVES.iter().flat_map(|(_, pages)| pages.iter().copied())
}

/// Returns the page of a change.
pub fn change_page(name: &str) -> &'static str {
    page("Changes", name)
}

/// Returns the page of a check.
pub fn check_page(name: &str) -> &'static str {
    page("Checks", name)
}

fn page(shelf: &str, name: &str) -> &'static str {
    let shelves = SHELVES.iter().filter(|(heading, _)| *heading == shelf);
    let mut pages = shelves.flat_map(|(_, pages)| pages.iter());
    pages.find(|(known, _)| *known == name).map_or("", |(_, page)| page)
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
    // What is both a change and a check has two pages.
    let found: Vec<&str> = pages().filter(|(known, _)| known == name).map(|(_, page)| page).collect();
    if !found.is_empty() {
        session.terminal.write(&found.join("\n"));
        return Ok(Exit::Clean);
    }
    let failure = Failure::usage(format!("there is no page on {name}."));
    Err(match nearest(name, pages().map(|(known, _)| known)) {
        Some(near) => failure.help(format!("did you mean {near}?")),
        None => failure.help("`onrecord explain` lists every name"),
    })
}

#[cfg(test)]
#[allow(clippy::panic, reason = "tests")]
mod tests {
    use super::*;
    use crate::check::CHECKS;
    use crate::model::{ChangeName, ClaimKind};

    #[test]
    fn every_name_has_a_page_and_every_page_a_name() {
        let lists: [(&str, Vec<&str>); 3] = [
            ("kinds", ClaimKind::ALL.iter().map(|kind| kind.name()).collect()),
            ("changes", ChangeName::ALL.iter().map(|change| change.name()).collect()),
            ("checks", CHECKS.iter().map(|check| check.name).collect()),
        ];
        for ((folder, names), (_, pages)) in lists.iter().zip(SHELVES) {
            let paged: Vec<&str> = pages.iter().map(|(name, _)| *name).collect();
            if let Some(name) = names.iter().find(|name| !paged.contains(name)) {
                panic!("write docs/{folder}/{name}.md, and add \"{name}\" to the shelf \"{folder}\" above");
            }
            assert_eq!(&paged, names, "the shelf \"{folder}\" has the order of its list, and no page more");
        }
        for (name, page) in pages() {
            assert!(page.starts_with(&format!("# {name}\n")), "{name}: the page starts with its name");
            assert!(page.contains("## What to do"), "{name}: the page says what to do");
        }
    }
}
