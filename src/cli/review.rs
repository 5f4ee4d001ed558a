//! `onrecord review`: a person decides what waits, on a terminal, key by key. `pending`, `accept`, `reject`, `misread` and `undo` are
//! the same without one.

mod draw;

use super::exit::Exit;
use super::failure::Outcome;
use super::keys::Pressed;
use super::person::PersonOption;
use super::scope::Scope;
use super::session::Session;
use crate::ledger::{Recorded, Story, StoryFile};
use crate::review::{Decision, Entry, Item, Made, Sitting, Step};
use crate::workflow::{Editions, Failure, Filter, Person, Project, make_as_seen, stories_of, take_back, words};

/// Decide what waits, one claim at a time, on a terminal
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    scope: Scope,
    #[command(flatten)]
    person: PersonOption,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    if !session.terminal.can_ask() {
        let failure = Failure::usage("review asks questions, and this is not a terminal; without one:")
            .help("`onrecord pending` lists what waits, also with --format json")
            .help("onrecord accept ID…, or onrecord accept --all --story STORY")
            .help("onrecord reject ID… --reason TEXT")
            .help("onrecord misread ID…, where the program read it wrongly")
            .help("`onrecord undo` takes the last decision back");
        return Err(failure);
    }
    let filter = arguments.scope.filter();
    let files = stories_of(&project, &mut |event| session.hear(event), filter.story.as_deref())?;
    let editions = Editions::new(&project);
    let items: Vec<Item> = files.iter().flat_map(|file| items(&editions, &filter, &file.story)).collect();
    if items.is_empty() {
        let what = if filter.narrows() { "Nothing of that sort" } else { "Nothing" };
        session.terminal.line(&format!("{what} waits for a person."));
        return Ok(Exit::Clean);
    }
    let taken = session.terminal.take_keys();
    taken.map_err(|error| Failure::unchecked(format!("this terminal does not hand over single keys: {error}.")))?;
    let mut desk = Desk {
        project: &project,
        files: &files,
        person: arguments.person.person(session),
        sitting: Sitting::new(items),
    };
    desk.sit(session);
    session.terminal.give_keys_back();
    let (decided, left) = desk.sitting.counts();
    session.terminal.line(&format!("{} decided, {left} left.", words::count(decided, "claim")));
    Ok(Exit::Clean)
}

fn items(editions: &Editions<'_>, filter: &Filter, story: &Story) -> Vec<Item> {
    let path = story.latest().map(|version| version.path.as_str()).unwrap_or_default();
    filter.waiting(editions, story).into_iter().map(|claim| Item::new(&story.slug, path, claim)).collect()
}

/// A sitting with what it is about.
struct Desk<'a> {
    project: &'a Project,
    files: &'a [StoryFile],
    person: Person,
    sitting: Sitting,
}

impl Desk<'_> {
    /// Shows claim after claim until the sitting is over.
    fn sit(&mut self, session: &mut Session<'_>) {
        let editions = Editions::new(self.project);
        let mut step = Step::Show;
        loop {
            match step {
                Step::Show => self.show(session, &editions),
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

    fn store(&mut self, session: &mut Session<'_>, claims: &[usize], decision: &Decision) -> Step {
        let items: Vec<&Item> = claims.iter().filter_map(|at| self.sitting.items().get(*at)).collect();
        let Some(first) = items.first() else { return Step::Show };
        let seen: Vec<&Recorded> = items.iter().map(|item| &item.claim).collect();
        let made =
            make_as_seen(self.project, &mut |event| session.hear(event), &first.story, &seen, decision, &self.person);
        match made {
            Ok((story, made)) => {
                let said = draw::said(decision, &made);
                let now = draw::now(&self.sitting, claims, &[story]);
                self.sitting.stored(now, made);
                self.say(session, &said);
                Step::Show
            }
            Err(failure) => self.refuse(session, &failure),
        }
    }

    fn take_back(&mut self, session: &mut Session<'_>, made: &[Made], then: &[Made]) -> Step {
        match take_back(self.project, &mut |event| session.hear(event), made, then) {
            Ok(stories) => {
                let now = draw::now(&self.sitting, self.sitting.last(), &stories);
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
        let message = session.terminal.shown(failure, session.terminal.style());
        session.terminal.line(&message);
        Step::Typed
    }
}
