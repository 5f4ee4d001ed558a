//! `onrecord explain`: the documentation page of a claim kind, a change or a check, offline.

use super::exit::Exit;
use super::failure::Outcome;
use super::session::Session;
use crate::check::CHECKS;
use crate::text::nearest;
use crate::workflow::Failure;

/// Show the page of a claim kind, a change, a check or a word of the output
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A name as commands print it, such as altered-quote; none lists them all
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// A page: its name and its text.
type Page = (&'static str, &'static str);

/// One list of pages: a heading and the pages below it.
type Shelf = (&'static str, Vec<Page>);

macro_rules! pages {
    ($folder:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../docs/", $folder, "/", $name, ".md")))),*]
    };
}

static KINDS: &[Page] = pages!("kinds": "quote" "statement" "figure" "date" "assertion");

static CHANGES: &[Page] = pages!("changes":
    "quote-altered" "quote-dropped" "quote-added" "figure-changed" "hedge-changed" "deadline-moved" "date-changed" "source-lost" "source-changed" "source-vaguened" "source-gained"
    "negation-changed" "claim-reversed" "entity-changed" "detail-changed" "unread-text" "cue-changed" "claim-added" "claim-dropped" "reverted" "moved" "respelled" "reworded" "retypeset"
);

/// What the words mean that output uses: a section each, headed by its words.
const TERMS: &str = include_str!("../../docs/terms.md");

/// Returns the sections of [`TERMS`], once for each of their words.
fn terms() -> Vec<Page> {
    let starts: Vec<usize> = TERMS.match_indices("\n## ").map(|(at, _)| at + 1).collect();
    let ends = starts.iter().skip(1).copied().chain([TERMS.len()]);
    let sections = starts.iter().zip(ends).filter_map(|(start, end)| TERMS.get(*start..end));
    let words = |section: &'static str| {
        let heading = section.lines().next().unwrap_or_default().trim_start_matches("## ");
        heading.split(", ").map(move |word| (word, section)).collect::<Vec<Page>>()
    };
    sections.flat_map(words).collect()
}

/// Returns every page, by what it is about; `tests/cli.rs` holds the lists to the kinds and changes that there are.
fn shelves() -> [Shelf; 4] {
    let checks = CHECKS.iter().map(|check| (check.name, check.page)).collect();
    [("Claim kinds", KINDS.to_vec()), ("Changes", CHANGES.to_vec()), ("Checks", checks), ("Words", terms())]
}

/// Returns the page of a change.
pub fn change_page(name: &str) -> &'static str {
    CHANGES.iter().find(|(known, _)| *known == name).map_or("", |(_, page)| page)
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let shelves = shelves();
    let Some(name) = &arguments.name else {
        for (heading, pages) in &shelves {
            let names: Vec<&str> = pages.iter().map(|(name, _)| *name).collect();
            let heading = session.terminal.style().strong(heading);
            session.terminal.line(&format!("{heading}: {}", names.join(", ")));
        }
        return Ok(Exit::Clean);
    };
    // What is both a change and a check has two pages.
    let pages = shelves.iter().flat_map(|(_, pages)| pages);
    let found: Vec<&str> = pages.clone().filter(|(known, _)| known == name).map(|(_, page)| *page).collect();
    if !found.is_empty() {
        let text = found.join("\n");
        let flowing = session.terminal.style().width().map(|_| flowing(&text));
        session.terminal.write(&flowing.unwrap_or(text));
        return Ok(Exit::Clean);
    }
    let failure = Failure::usage(format!("there is no page on {name}."));
    Err(match nearest(name, pages.map(|(known, _)| *known)) {
        Some(near) => failure.near(name, near),
        None => failure.help("`onrecord explain` lists every name"),
    })
}

/// Returns a page of Markdown with each paragraph and each item of a list as one line; code, tables and headings stay as
/// they are.
fn flowing(page: &str) -> String {
    let mut out = String::new();
    let (mut fenced, mut open) = (false, false);
    for line in page.lines() {
        let fence = line.starts_with("```");
        let own = fenced || fence || line.is_empty() || line.starts_with(['#', '|', '>']) || line.starts_with("    ");
        let item = line.trim_start().starts_with("- ");
        if !own && !item && open {
            out.push(' ');
            out.push_str(line.trim_start());
        } else {
            out.push_str(if out.is_empty() { "" } else { "\n" });
            out.push_str(line);
        }
        fenced ^= fence;
        open = !own;
    }
    out + "\n"
}
