//! A sitting: claims that wait, one after the other, and what each key does. It prints nothing and stores nothing: it says
//! what is to be stored, and is told what came of it.

use super::{Decision, Made};
use crate::ledger::{Correction, Recorded, Slug};

/// The longest line that can be typed, in characters.
const LONGEST: usize = 1000;

/// A claim that waits.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its story.
    pub story: Slug,
    /// The article's path, from the ledger's folder.
    pub path: String,
    /// The claim as it was shown.
    pub claim: Recorded,
    fate: Fate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Open,
    Skipped,
    Decided,
}

impl Item {
    /// Returns a claim of `story` that waits.
    pub fn new(story: &Slug, path: &str, claim: &Recorded) -> Self {
        Self { story: story.clone(), path: path.to_owned(), claim: claim.clone(), fate: Fate::Open }
    }
}

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter, or any other character.
    Char(char),
    /// Ends a line.
    Enter,
    /// Leaves a line, and never decides anything.
    Escape,
    /// Takes the last character back.
    Erase,
    /// Takes the line back.
    EraseAll,
    /// Ctrl-C, or the terminal is gone.
    Stop,
    /// Anything else.
    Other,
}

/// What is typed at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Nothing: each key is a command.
    None,
    /// Why a claim is rejected, or all the rest of its article.
    Reason {
        /// Whether it is about the rest of the article.
        rest: bool,
        /// What was typed so far.
        line: String,
    },
    /// Whose words a claim is.
    Source {
        /// What was typed so far.
        line: String,
    },
}

/// What a key came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Another claim, or the same one with something else about it, is to be shown.
    Show,
    /// Something is to be said: the same claim stays.
    Say(String),
    /// The line being typed is another.
    Typed,
    /// A decision is to be stored; [`Sitting::stored`] or [`Sitting::refused`] says what came of it.
    Store {
        /// The claims, all of one story, by index.
        claims: Vec<usize>,
        /// The decision.
        decision: Decision,
    },
    /// Decisions are to be taken back; [`Sitting::taken_back`] or [`Sitting::refused`] says what came of it.
    Undo {
        /// The decisions.
        made: Vec<Made>,
        /// The decision before them, which is the last one then; none where there is none.
        then: Vec<Made>,
    },
    /// The keys are to be listed.
    Help,
    /// The sitting is over.
    Quit,
}

/// A step that can be taken back.
#[derive(Debug, Clone)]
struct Taken {
    claims: Vec<usize>,
    /// Empty for claims that were skipped.
    made: Vec<Made>,
}

/// A sitting.
#[derive(Debug, Clone)]
pub struct Sitting {
    items: Vec<Item>,
    at: Option<usize>,
    entry: Entry,
    source: Option<String>,
    taken: Vec<Taken>,
}

impl Sitting {
    /// Begins a sitting about `items`, in their order.
    pub fn new(items: Vec<Item>) -> Self {
        let at = (!items.is_empty()).then_some(0);
        Self { items, at, entry: Entry::None, source: None, taken: Vec::new() }
    }

    /// Returns the claim that is shown, with its number from 1; none once all are decided or skipped.
    pub fn current(&self) -> Option<(usize, &Item)> {
        self.at.and_then(|at| Some((at + 1, self.items.get(at)?)))
    }

    /// Returns all claims.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Returns what is being typed.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Returns the source that was typed for the claim that is shown; none where the program's reading stands.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// Returns how many claims of the article, the one that is shown and those after it, a capital letter decides.
    pub fn rest(&self) -> usize {
        self.rest_of_article().len()
    }

    /// Returns whether a step can be taken back.
    pub fn can_undo(&self) -> bool {
        !self.taken.is_empty()
    }

    /// Returns how many claims are decided, and how many are not.
    pub fn counts(&self) -> (usize, usize) {
        let decided = self.items.iter().filter(|item| item.fate == Fate::Decided).count();
        (decided, self.items.len() - decided)
    }

    /// Returns what a key comes to.
    pub fn press(&mut self, key: Key) -> Step {
        if key == Key::Stop {
            return Step::Quit;
        }
        match self.entry {
            Entry::None => self.command(key),
            Entry::Reason { .. } | Entry::Source { .. } => self.typed(key),
        }
    }

    /// Adds text that was pasted to the line being typed; elsewhere a paste is no command.
    pub fn paste(&mut self, text: &str) -> Step {
        match self.entry {
            Entry::None => Step::Say("A paste decides nothing.".to_owned()),
            _ => {
                text.chars().for_each(|c| self.append(if c.is_whitespace() { ' ' } else { c }));
                Step::Typed
            }
        }
    }

    /// Takes in that a decision was stored: `claims` as they are now, for the indices of [`Step::Store`].
    pub fn stored(&mut self, claims: Vec<(usize, Recorded)>, made: Vec<Made>) {
        let indices: Vec<usize> = claims.iter().map(|(at, _)| *at).collect();
        for (at, claim) in claims {
            if let Some(item) = self.items.get_mut(at) {
                (item.claim, item.fate) = (claim, Fate::Decided);
            }
        }
        self.take(Taken { claims: indices, made });
    }

    /// Takes in that the last step was taken back; `claims` are as in [`Sitting::stored`].
    pub fn taken_back(&mut self, claims: Vec<(usize, Recorded)>) {
        let Some(last) = self.taken.pop() else { return };
        for (at, claim) in claims {
            if let Some(item) = self.items.get_mut(at) {
                item.claim = claim;
            }
        }
        self.reopen(&last);
    }

    /// Takes in that nothing was stored; the claim that is shown stays.
    pub fn refused(&mut self) {
        self.entry = Entry::None;
    }

    /// Returns the claims that the last step was about, by index.
    pub fn last(&self) -> &[usize] {
        self.taken.last().map_or(&[], |taken| &taken.claims)
    }

    fn command(&mut self, key: Key) -> Step {
        let Key::Char(c) = key else {
            return match key {
                Key::Escape => Step::Say("Esc decides nothing; q quits.".to_owned()),
                Key::Enter if self.at.is_none() => Step::Quit,
                _ => Step::Say("That key does nothing; ? lists those that do.".to_owned()),
            };
        };
        match (c, self.at) {
            ('q', _) => Step::Quit,
            ('?', _) => Step::Help,
            ('u', _) => self.undo(),
            ('a' | 'A' | 'r' | 'R' | 'm' | 'M' | 's' | 'S' | 'e', None) => {
                Step::Say("Nothing is left to decide.".to_owned())
            }
            ('a', Some(at)) => self.accept(vec![at]),
            ('A', Some(_)) => self.accept(self.rest_of_article()),
            ('r' | 'R', Some(_)) => {
                self.entry = Entry::Reason { rest: c == 'R', line: String::new() };
                Step::Typed
            }
            ('m', Some(at)) => Step::Store { claims: vec![at], decision: Decision::Misread { reason: None } },
            ('M', Some(_)) => {
                Step::Store { claims: self.rest_of_article(), decision: Decision::Misread { reason: None } }
            }
            ('s', Some(at)) => self.skip(vec![at]),
            ('S', Some(_)) => self.skip(self.rest_of_article()),
            ('e', Some(_)) => {
                self.entry = Entry::Source { line: String::new() };
                Step::Typed
            }
            _ => Step::Say("That key does nothing; ? lists those that do.".to_owned()),
        }
    }

    fn accept(&mut self, claims: Vec<usize>) -> Step {
        if self.source.is_some() && claims.len() > 1 {
            return Step::Say(
                "The corrected source is this claim's alone: a accepts it; A then accepts the rest.".to_owned(),
            );
        }
        let correction = Correction { source: self.source.clone(), ..Correction::default() };
        Step::Store { claims, decision: Decision::Accept { reason: None, correction } }
    }

    fn skip(&mut self, claims: Vec<usize>) -> Step {
        for at in &claims {
            if let Some(item) = self.items.get_mut(*at) {
                item.fate = Fate::Skipped;
            }
        }
        self.take(Taken { claims, made: Vec::new() });
        Step::Show
    }

    fn undo(&mut self) -> Step {
        let Some(last) = self.taken.last() else {
            return Step::Say("Nothing to take back yet.".to_owned());
        };
        if !last.made.is_empty() {
            let before = self.taken.iter().rev().skip(1).find(|taken| !taken.made.is_empty());
            return Step::Undo {
                made: last.made.clone(),
                then: before.map(|taken| taken.made.clone()).unwrap_or_default(),
            };
        }
        if let Some(last) = self.taken.pop() {
            self.reopen(&last);
        }
        Step::Show
    }

    fn typed(&mut self, key: Key) -> Step {
        match key {
            Key::Char(c) => self.append(c),
            Key::Erase => {
                self.line().map(String::pop);
            }
            Key::EraseAll => self.line().map(String::clear).unwrap_or_default(),
            Key::Enter => return self.entered(),
            Key::Escape => {
                self.entry = Entry::None;
                return Step::Say("Nothing was decided.".to_owned());
            }
            Key::Stop | Key::Other => {}
        }
        Step::Typed
    }

    fn entered(&mut self) -> Step {
        match std::mem::replace(&mut self.entry, Entry::None) {
            Entry::Reason { line, .. } if line.trim().is_empty() => {
                Step::Say("A rejection needs a reason; nothing was decided.".to_owned())
            }
            Entry::Reason { rest, line } => {
                let claims = if rest { self.rest_of_article() } else { self.at.into_iter().collect() };
                Step::Store { claims, decision: Decision::Reject { reason: line } }
            }
            Entry::Source { line } if line.trim().is_empty() => Step::Say("The source stays as it was.".to_owned()),
            Entry::Source { line } => {
                let words: Vec<&str> = line.split_whitespace().collect();
                self.source = Some(words.join(" "));
                Step::Show
            }
            Entry::None => Step::Typed,
        }
    }

    fn line(&mut self) -> Option<&mut String> {
        match &mut self.entry {
            Entry::Reason { line, .. } | Entry::Source { line } => Some(line),
            Entry::None => None,
        }
    }

    fn append(&mut self, c: char) {
        if let Some(line) = self.line().filter(|line| !c.is_control() && line.chars().count() < LONGEST) {
            line.push(c);
        }
    }

    /// Returns the claim that is shown and those after it that wait in the same story.
    fn rest_of_article(&self) -> Vec<usize> {
        let Some((number, shown)) = self.current() else { return Vec::new() };
        let waits = |item: &Item| item.fate == Fate::Open && item.story == shown.story;
        (number - 1..self.items.len()).filter(|at| self.items.get(*at).is_some_and(waits)).collect()
    }

    /// Takes a step and goes to the next claim that waits: the first after this one, else the first of all.
    fn take(&mut self, taken: Taken) {
        self.taken.push(taken);
        (self.entry, self.source) = (Entry::None, None);
        let from = self.at.unwrap_or_default();
        let mut waiting = (from..self.items.len()).chain(0..from);
        self.at = waiting.find(|at| self.items.get(*at).is_some_and(|item| item.fate == Fate::Open));
    }

    fn reopen(&mut self, taken: &Taken) {
        (self.entry, self.source) = (Entry::None, None);
        for at in &taken.claims {
            if let Some(item) = self.items.get_mut(*at) {
                item.fate = Fate::Open;
            }
        }
        self.at = taken.claims.first().copied().or(self.at);
    }
}
