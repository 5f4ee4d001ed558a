//! What `extract` reads is what `diff` compares and `check` verifies: every row of the lists is tried in two versions that differ
//! in it alone.

mod data;
mod dates;
mod figures;
mod lists;
mod names;
mod sources;
mod words;

use onrecord::check::{Case, State};
use onrecord::diff::{Change, Edition, diff};
use onrecord::extract::{Context, extract};
use onrecord::ledger::{self, Content, NewVersion, Outcome, Slug, StoryFile};
use onrecord::model::{Alarm, ChangeName, Claim, ClaimKind, Digest};
use onrecord::text::{Article, Markup};
use std::fmt::Write;

fn article(text: &str) -> Article {
    Article::new(text.to_owned(), Markup::Plain)
}

/// The claims of a text.
fn claims(text: &str) -> Vec<Claim> {
    extract(&article(text), &Context::default())
}

/// The loudest alarm between two versions, and all names.
fn compare(before: &str, after: &str) -> (Alarm, Vec<ChangeName>) {
    let (old, new) = (article(before), article(after));
    let (was, is) = (claims(before), claims(after));
    let changes = diff(Edition::new(&old, &was), Edition::new(&new, &is));
    let alarm = changes.iter().map(Change::alarm).max().unwrap_or(Alarm::None);
    (alarm, changes.into_iter().flat_map(|change| change.names).collect())
}

/// What became of the claims that are recorded of `before` where the article says `after`.
fn states(before: &str, after: &str) -> Vec<State> {
    let (old, new) = (article(before), article(after));
    let (was, is) = (claims(before), claims(after));
    let recorded: Vec<Claim> = was.iter().filter(|claim| claim.kind() != ClaimKind::Assertion).cloned().collect();
    let says = Content::all(&old, &recorded);
    let version = NewVersion {
        recorded: "2026-07-14T12:00:00Z".parse().unwrap(),
        published: None,
        url: None,
        path: "fire.txt",
        snapshots: "snapshots",
        response: None,
        extension: "txt",
        digest: Digest::of_bytes(before.as_bytes()),
        page: None,
        article: &old,
        claims: &recorded,
        says: &says.iter().collect::<Vec<_>>(),
    };
    let carry = vec![ledger::Carry::default(); recorded.len()];
    let Outcome::Recorded { story, .. } =
        ledger::record(&Slug::parse("fire").unwrap(), None, &version, &carry).unwrap()
    else {
        return Vec::new();
    };
    let file = StoryFile::read("claims/fire.yaml", ledger::write(&story).unwrap()).unwrap();
    let case = Case::new(&file, "fire.txt", Edition::new(&old, &was), Edition::new(&new, &is));
    case.tracked.iter().map(|claim| claim.state).collect()
}

/// Pairs that should have come to something else.
#[derive(Default)]
struct Wrong {
    tried: usize,
    rows: String,
    count: usize,
}

impl Wrong {
    /// Holds a pair to the name of its change, and what is recorded of it to not being verified whole.
    fn named(&mut self, before: &str, after: &str, name: ChangeName) {
        self.named_one_of(before, after, &[name]);
    }

    /// Holds a pair to one of the names of its change, and what is recorded of it to not being verified whole.
    fn named_one_of(&mut self, before: &str, after: &str, wanted: &[ChangeName]) {
        let (_, names) = compare(before, after);
        let states = states(before, after);
        let verified = !states.is_empty() && states.iter().all(|state| *state == State::Verified);
        self.note(names.iter().any(|name| wanted.contains(name)) && !verified, before, after, &names);
    }

    /// Holds a pair to an alarm, whatever its name.
    fn loud(&mut self, before: &str, after: &str) {
        let (alarm, names) = compare(before, after);
        self.note(alarm == Alarm::Must, before, after, &names);
    }

    /// Holds a pair to silence above `most`, and what is recorded of it to being verified where that is all silence.
    fn quiet(&mut self, before: &str, after: &str, most: Alarm) {
        let (alarm, names) = compare(before, after);
        let verified = most != Alarm::None || states(before, after).iter().all(|state| *state == State::Verified);
        self.note(alarm <= most && verified, before, after, &names);
    }

    fn note(&mut self, right: bool, before: &str, after: &str, names: &[ChangeName]) {
        self.tried += 1;
        if !right {
            self.count += 1;
            let _ = writeln!(self.rows, "{before} | {after} | {names:?}");
        }
    }

    /// Ends the test where anything was wrong.
    fn end(self, least: usize) {
        assert!(self.tried >= least, "only {} pairs", self.tried);
        assert!(self.count == 0, "{} of {} wrong:\n{}", self.count, self.tried, self.rows);
    }
}
