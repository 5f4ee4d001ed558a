//! The keys of a sitting, what is typed in it, and what a key comes to.

use super::{Addition, Decision, Made};
use crate::ledger::Slug;

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
    /// How a claim is to be read.
    Correction {
        /// What was typed so far.
        line: String,
    },
    /// The words of a claim that the program missed.
    Words {
        /// What was typed so far.
        line: String,
    },
    /// What that claim is.
    Kind {
        /// Its words.
        words: String,
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
    /// A decision is to be stored; [`super::Sitting::stored`] or [`super::Sitting::refused`] says what came of it.
    Store {
        /// The claims, all of one story, by index.
        claims: Vec<usize>,
        /// The decision.
        decision: Decision,
    },
    /// A claim is to be added; [`super::Sitting::added`] or [`super::Sitting::refused`] says what came of it.
    Add {
        /// The story.
        story: Slug,
        /// The claim.
        addition: Addition,
    },
    /// Decisions are to be taken back; [`super::Sitting::taken_back`] or [`super::Sitting::refused`] says what came of it.
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
