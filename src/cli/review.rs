//! `onrecord review`: a person decides what waits, on a terminal, key by key. `pending`, `accept`, `reject` and `undo` are
//! the same without one.

use super::decide::{self, Person};
use super::keys::Pressed;
use super::pending::Scope;
use super::screen::{self, Layout};
use super::standing::Versions;
use super::{Book, Failure, Outcome, Session};
use crate::ledger::{NOBODY, Recorded, Story, StoryFile};
use crate::report::{words, wrap};
use crate::review::{Decision, Entry, Item, Made, Sitting, Step};
use crate::text::visible;

/// Decide what waits, one claim at a time, on a terminal
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[command(flatten)]
    person: Person,
}

/// The keys, and what each does.
const KEYS: &[(&str, &str)] = &[
    ("a", "accept: the claim is right as it is shown"),
    ("r", "reject: it is wrong; you are asked why"),
    ("s", "skip: decide another time"),
    ("e", "edit the source: say whose words they are, then accept"),
    ("A R S", "the same for this claim and all the rest of this article"),
    ("u", "undo: take the last step back"),
    ("q", "quit: what is decided is stored already; so does Ctrl-C"),
    ("Esc", "leave a line that you type; never decides anything"),
];

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let book = Book::open(session)?;
    if !session.terminal.can_ask() {
        let failure = Failure::usage("review asks questions, and this is not a terminal; without one:")
            .help("`onrecord pending` lists what waits, also with --format json")
            .help("onrecord accept ID…, or onrecord accept --all --story STORY")
            .help("onrecord reject ID… --reason TEXT")
            .help("`onrecord undo` takes the last decision back");
        return Err(failure);
    }
    let (files, exit) = arguments.scope.stories(session, &book)?;
    let items: Vec<Item> = files.iter().flat_map(|file| items(&file.story)).collect();
    if items.is_empty() {
        session.terminal.line("Nothing waits for a person.");
        return Ok(exit);
    }
    let taken = session.terminal.take_keys();
    taken.map_err(|error| Failure::unchecked(format!("this terminal does not hand over single keys: {error}.")))?;
    let mut desk = Desk { book: &book, files: &files, person: &arguments.person, sitting: Sitting::new(items) };
    desk.sit(session);
    session.terminal.give_keys_back();
    let (decided, left) = desk.sitting.counts();
    session.terminal.line(&format!("{} decided, {left} left.", words::count(decided, "claim")));
    Ok(exit)
}

fn items(story: &Story) -> Vec<Item> {
    let path = story.latest().map(|version| version.path.as_str()).unwrap_or_default();
    story.pending().map(|claim| Item::new(&story.slug, path, claim)).collect()
}

/// A sitting with what it is about.
struct Desk<'a> {
    book: &'a Book,
    files: &'a [StoryFile],
    person: &'a Person,
    sitting: Sitting,
}

impl Desk<'_> {
    /// Shows claim after claim until the sitting is over.
    fn sit(&mut self, session: &mut Session<'_>) {
        let mut versions = Versions::new(self.book);
        let mut step = Step::Show;
        loop {
            match step {
                Step::Show => self.show(session, &mut versions),
                Step::Say(ref text) => self.say(session, text),
                Step::Help => self.help(session),
                Step::Typed => {}
                Step::Quit => break,
                Step::Store { claims, decision } => {
                    step = self.store(session, &claims, &decision);
                    continue;
                }
                Step::Undo { made, then } => {
                    step = self.take_back(session, &made, &then);
                    continue;
                }
            }
            self.prompt(session);
            let typing = *self.sitting.entry() != Entry::None;
            step = match session.terminal.key() {
                Pressed::Key(key) => self.sitting.press(key),
                Pressed::Paste(text) => self.sitting.paste(&text),
            };
            if !typing || *self.sitting.entry() == Entry::None {
                session.terminal.write("\n");
            }
        }
    }

    fn layout(session: &Session<'_>) -> Layout {
        Layout { width: session.terminal.width(), style: session.terminal.style() }
    }

    fn show(&self, session: &mut Session<'_>, versions: &mut Versions<'_>) {
        let layout = Self::layout(session);
        let Some((number, item)) = self.sitting.current() else {
            let text = "Nothing is left to decide. Enter or q quits, u takes the last step back.";
            return session.terminal.write(&format!("\n{}", layout.paragraph(text)));
        };
        let name = visible::text(&format!("{}/{}", item.story, item.claim.id));
        let path = visible::name(&item.path);
        let head = format!("{}  {number} of {}  {name}", layout.style.strong(&path), self.sitting.items().len());
        let mut out = format!("\n{}", layout.paragraph(&head));
        if let Some(file) = self.files.iter().find(|file| file.story.slug == item.story) {
            let standing = versions.standing(&file.story, &item.claim);
            out.push_str(&screen::rows(&item.claim, &standing, self.sitting.source(), layout));
        }
        let undo = if self.sitting.can_undo() { "  u undo" } else { "" };
        let keys = format!("a accept  r reject  s skip  e edit source{undo}  ? help  q quit");
        out.push_str(&layout.paragraph(&layout.style.faint(&keys)));
        let rest = self.sitting.rest();
        if rest > 1 {
            let capitals = format!("A R S: all {rest} left of {path}");
            out.push_str(&layout.paragraph(&layout.style.faint(&capitals)));
        }
        session.terminal.write(&out);
    }

    fn say(&self, session: &mut Session<'_>, text: &str) {
        let layout = Self::layout(session);
        session.terminal.write(&layout.paragraph(&visible::prose(text)));
    }

    fn help(&self, session: &mut Session<'_>) {
        let layout = Self::layout(session);
        for (key, what) in KEYS {
            let lines = layout.lines(what, 9);
            let rows = lines.iter().enumerate().map(|(at, line)| {
                let key = if at == 0 { key } else { "" };
                format!("  {}{line}\n", layout.style.strong(&format!("{key:<7}")))
            });
            let rows: String = rows.collect();
            session.terminal.write(&rows);
        }
    }

    /// Shows what is asked, and what was typed so far: as much of its end as fits on the line.
    fn prompt(&self, session: &mut Session<'_>) {
        let width = session.terminal.width().unwrap_or(80);
        let (question, line) = match self.sitting.entry() {
            Entry::None => (">".to_owned(), ""),
            Entry::Reason { rest: false, line } => ("why? (Esc: back)".to_owned(), line.as_str()),
            Entry::Reason { rest: true, line } => {
                (format!("why all {}? (Esc: back)", self.sitting.rest()), line.as_str())
            }
            Entry::Source { line } => (format!("whose words? ({NOBODY}, or Esc)"), line.as_str()),
        };
        let line = visible::text(line);
        let room = width.saturating_sub(wrap::columns(&question) + 2);
        let shown = wrap::tail(&line, room);
        let blank = " ".repeat(room - wrap::columns(shown));
        session.terminal.write(&format!("\r{question} {shown}{blank}\r{question} {shown}"));
    }

    fn store(&mut self, session: &mut Session<'_>, claims: &[usize], decision: &Decision) -> Step {
        let items: Vec<&Item> = claims.iter().filter_map(|at| self.sitting.items().get(*at)).collect();
        let Some(first) = items.first() else { return Step::Show };
        let seen: Vec<&Recorded> = items.iter().map(|item| &item.claim).collect();
        let made = decide::make_as_seen(session, self.book, &first.story, &seen, decision, self.person);
        match made {
            Ok((story, made)) => {
                let said = said(decision, &made);
                let now = now(&self.sitting, claims, &[story]);
                self.sitting.stored(now, made);
                self.say(session, &said);
                Step::Show
            }
            Err(failure) => self.refuse(session, &failure),
        }
    }

    fn take_back(&mut self, session: &mut Session<'_>, made: &[Made], then: &[Made]) -> Step {
        match decide::take_back(session, self.book, made, then) {
            Ok(stories) => {
                let now = now(&self.sitting, self.sitting.last(), &stories);
                self.sitting.taken_back(now);
                self.say(session, &format!("Took back the decision on {}.", words::count(made.len(), "claim")));
                Step::Show
            }
            Err(failure) => self.refuse(session, &failure),
        }
    }

    /// Says why nothing was stored; the claim stays.
    fn refuse(&mut self, session: &mut Session<'_>, failure: &Failure) -> Step {
        self.sitting.refused();
        let layout = Self::layout(session);
        let message = session.terminal.shown(failure, layout.style);
        let lines: String = message.lines().map(|line| layout.paragraph(line)).collect();
        session.terminal.write(&lines);
        Step::Typed
    }
}

/// Returns the claims at `indices` as `stories` have them now.
fn now(sitting: &Sitting, indices: &[usize], stories: &[Story]) -> Vec<(usize, Recorded)> {
    let now = |at: &usize| {
        let item = sitting.items().get(*at)?;
        let story = stories.iter().find(|story| story.slug == item.story)?;
        Some((*at, story.claim(&item.claim.id)?.clone()))
    };
    indices.iter().filter_map(now).collect()
}

fn said(decision: &Decision, made: &[Made]) -> String {
    let count = words::count(made.len(), "claim");
    match decision {
        Decision::Accept { source: Some(source), .. } => format!("Accepted {count}, with the source {source}."),
        Decision::Accept { .. } => format!("Accepted {count}."),
        Decision::Reject { .. } => format!("Rejected {count}."),
    }
}
