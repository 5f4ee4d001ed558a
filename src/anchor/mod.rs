//! Finds a selector again in another version, or says that it can't: never a lookalike in silence.
//!
//! The comparison of words on which that rests is shared with `diff`: `atom` reads prose so that what says the same
//! compares equal, `compare` aligns two passages, `classify` names what differs.

pub(crate) mod atom;
mod calendar;
mod classify;
pub(crate) mod compare;
mod cues;
mod detail;
mod facts;
mod locate;
mod numeral;
mod pieces;
mod predicate;
pub(crate) mod sequence;
mod step;
pub(crate) mod typed;
mod vocabulary;
mod weight;
mod when;
mod word;

pub use locate::{Anchoring, How, anchor};
