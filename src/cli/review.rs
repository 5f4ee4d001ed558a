//! `onrecord review`: a person decides what waits, on a terminal, key by key. `pending`, `accept`, `reject`, `misread`, `correct`,
//! `add` and `undo` are the same without one.

mod acts;
mod draw;

use super::exit::Exit;
use super::failure::Outcome;
use super::keys::Pressed;
use super::person::PersonOption;
use super::scope::Scope;
use super::session::Session;
use crate::ledger::{Story, StoryFile};
use crate::review::{Entry, Item, Sitting, Step};
use crate::workflow::{Editions, Failure, Filter, Person, Project, stories_of, words};
use std::mem::discriminant;

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
            .help("onrecord misread ID…, where the program read it wrongly; onrecord correct ID… says how it is to be read")
            .help("onrecord add STORY WORDS --kind KIND, where it missed a claim")
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
                Step::Add { story, addition } => {
                    step = self.add(session, &story, &addition);
                    continue;
                }
                Step::Undo { made, then } => {
                    step = self.take_back(session, &made, &then);
                    continue;
                }
            }
            self.prompt(session);
            let before = discriminant(self.sitting.entry());
            step = match session.terminal.key() {
                Pressed::Key(key) => self.sitting.press(key),
                Pressed::Paste(text) => self.sitting.paste(&text),
            };
            let asked = discriminant(self.sitting.entry());
            if before != asked || asked == discriminant(&Entry::None) {
                session.terminal.write("\n");
            }
        }
    }
}
