//! Tags and dependencies of a sentence's words: who does what to whom.
//!
//! A greedy tagger and a transition parser (arc-hybrid, Kuhlmann and others 2011, trained with the dynamic oracle of
//! Goldberg and Nivre 2013), both linear models over hashed features. The weights are data, `model.bin`, made by
//! `examples/train` from the English treebanks EWT and GUM of Universal Dependencies; docs/accuracy.md tells how.
//!
//! The words are the tokens of [`crate::text`]: a word with its clitics ("didn't", "Marsh's") is one.

mod arc;
mod label;
mod parse;
mod table;
mod tag;
mod word;

pub use arc::{Action, NONE, State};
pub use label::Label;
pub use parse::{Parser, Tree};
pub use table::{BUCKET, Buckets, PROBES, Scores, place};
pub use tag::{Tag, Tagging};
pub use word::Word;

/// Features of the parser's next step, of a new dependency's label and of a word's tag, as the trainer needs them.
pub mod features {
    pub use super::arc::features as step;
    pub use super::label::features as label;
    pub use super::tag::features as tag;
}
