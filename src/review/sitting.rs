//! A sitting: claims that wait, one after the other, and what each key does. It prints nothing and stores nothing: it says
//! what is to be stored, and is told what came of it.

use super::step::{Entry, Key, Step};
use super::{Addition, Decision, Made, typed};
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
    correction: Correction,
    taken: Vec<Taken>,
}

impl Sitting {
    /// Begins a sitting about `items`, in their order.
    pub fn new(items: Vec<Item>) -> Self {
        let at = (!items.is_empty()).then_some(0);
        Self { items, at, entry: Entry::None, correction: Correction::default(), taken: Vec::new() }
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

    /// Returns how the claim that is shown is to be read, as far as that was typed.
    pub fn correction(&self) -> &Correction {
        &self.correction
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
            _ => self.typed(key),
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

    /// Takes in that a claim was added; the one that is shown stays.
    pub fn added(&mut self, made: Vec<Made>) {
        self.entry = Entry::None;
        self.taken.push(Taken { claims: Vec::new(), made });
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
            ('a' | 'A' | 'r' | 'R' | 'm' | 'M' | 's' | 'S' | 'e' | 'c', None) => {
                Step::Say("Nothing is left to decide.".to_owned())
            }
            ('a', Some(at)) => self.accept(vec![at]),
            ('A', Some(_)) => self.accept(self.rest_of_article()),
            ('r' | 'R', Some(_)) => self.ask(Entry::Reason { rest: c == 'R', line: String::new() }),
            ('m', Some(at)) => Step::Store { claims: vec![at], decision: Decision::Misread { reason: None } },
            ('M', Some(_)) => {
                Step::Store { claims: self.rest_of_article(), decision: Decision::Misread { reason: None } }
            }
            ('s', Some(at)) => self.skip(vec![at]),
            ('S', Some(_)) => self.skip(self.rest_of_article()),
            ('e', Some(_)) => self.ask(Entry::Source { line: String::new() }),
            ('c', Some(_)) => self.ask(Entry::Correction { line: String::new() }),
            ('n', _) => self.ask(Entry::Words { line: String::new() }),
            _ => Step::Say("That key does nothing; ? lists those that do.".to_owned()),
        }
    }

    fn ask(&mut self, entry: Entry) -> Step {
        self.entry = entry;
        Step::Typed
    }

    fn accept(&mut self, claims: Vec<usize>) -> Step {
        if !self.correction.is_empty() && claims.len() > 1 {
            return Step::Say(
                "What you corrected is of this claim alone: a accepts it; A then accepts the rest.".to_owned(),
            );
        }
        let correction = self.correction.clone();
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
                self.corrected(Correction { source: Some(words.join(" ")), ..Correction::default() })
            }
            Entry::Correction { line } if line.trim().is_empty() => Step::Say("Nothing was corrected.".to_owned()),
            Entry::Correction { line } => match typed::correction(&line) {
                Ok(correction) => self.corrected(correction),
                Err(wrong) => Step::Say(wrong),
            },
            Entry::Words { line } | Entry::Kind { line, .. } if line.trim().is_empty() => {
                Step::Say("Nothing was added.".to_owned())
            }
            Entry::Words { line } => self.ask(Entry::Kind { words: line, line: String::new() }),
            Entry::Kind { words, line } => match typed::addition(&words, &line) {
                Ok(addition) => self.add(addition),
                Err(wrong) => Step::Say(wrong),
            },
            Entry::None => Step::Typed,
        }
    }

    /// Takes in how the claim that is shown is to be read.
    fn corrected(&mut self, correction: Correction) -> Step {
        let kind = self.current().map(|(_, item)| item.claim.content.kind());
        if let Some((kind, what)) = kind.and_then(|kind| Some((kind, correction.unfit(kind)?))) {
            return Step::Say(format!("A {} has no {what}.", kind.name()));
        }
        self.correction = correction.or(&self.correction);
        Step::Show
    }

    /// Adds a claim to the story of the one that is shown, else to the last one.
    fn add(&self, addition: Addition) -> Step {
        let item = self.current().map(|(_, item)| item).or(self.items.last());
        item.map_or(Step::Typed, |item| Step::Add { story: item.story.clone(), addition })
    }

    fn line(&mut self) -> Option<&mut String> {
        match &mut self.entry {
            Entry::Reason { line, .. }
            | Entry::Source { line }
            | Entry::Correction { line }
            | Entry::Words { line }
            | Entry::Kind { line, .. } => Some(line),
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
        (self.entry, self.correction) = (Entry::None, Correction::default());
        let from = self.at.unwrap_or_default();
        let mut waiting = (from..self.items.len()).chain(0..from);
        self.at = waiting.find(|at| self.items.get(*at).is_some_and(|item| item.fate == Fate::Open));
    }

    fn reopen(&mut self, taken: &Taken) {
        (self.entry, self.correction) = (Entry::None, Correction::default());
        for at in &taken.claims {
            if let Some(item) = self.items.get_mut(*at) {
                item.fate = Fate::Open;
            }
        }
        self.at = taken.claims.first().copied().or(self.at);
    }
}
