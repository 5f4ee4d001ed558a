//! Tags and dependencies of a sentence's words: who does what to whom.
//!
//! A greedy tagger and a transition parser (arc-hybrid, Kuhlmann and others 2011, trained with the dynamic oracle of
//! Goldberg and Nivre 2013), both linear models over hashed features. The weights are data, `model.bin`, made by
//! `examples/train` from the English treebanks EWT and GUM of Universal Dependencies; docs/parser.md tells how.
//!
//! The words are the tokens of [`crate::text`]: a word with its clitics ("didn't", "Marsh's") is one.

mod arc;
mod label;
mod parse;
mod relation;
mod table;
mod tag;
mod word;

pub use parse::{Parser, Tree};
pub use relation::Label;
pub use tag::Tag;
pub use word::Word;

/// What only the trainer, `examples/train`, needs: the parser's steps, the features of each decision, and how weights are stored.
/// It is public for that alone and follows the model file, so it may change with it.
pub mod training {
    pub use super::arc::{Action, State};
    pub use super::table::{BUCKET, Buckets, PROBES, Scores, Table, best};
    pub use super::tag::{Tagging, assign};

    /// Features of the parser's next step, of a new dependency's label and of a word's tag.
    pub mod features {
        pub use super::super::arc::features as step;
        pub use super::super::label::features as label;
        pub use super::super::tag::features as tag;
    }
}
