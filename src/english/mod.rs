//! What English words are: their classes and forms, numerals, names of months, hedges, negations, opposites, synonyms, spellings,
//! signs of currencies, abbreviations, words that open a correction. Words go in, facts come out.
//!
//! This is the ground floor. It knows no article and no place in a text.

pub(crate) mod abbreviation;
pub(crate) mod aliases;
pub(crate) mod antonyms;
pub(crate) mod calendar;
mod classes;
pub(crate) mod commitment;
pub(crate) mod currency;
pub(crate) mod data;
pub(crate) mod degree;
mod groups;
pub(crate) mod labels;
pub(crate) mod lemma;
pub(crate) mod lexicon;
pub(crate) mod listed;
pub(crate) mod measure;
pub(crate) mod modality;
pub(crate) mod numeral;
pub(crate) mod open;
pub(crate) mod openers;
pub(crate) mod ranking;
pub(crate) mod several;
mod shapes;
pub(crate) mod shortened;
pub(crate) mod slots;
pub(crate) mod spelling;
mod table;
pub(crate) mod thesaurus;
pub(crate) mod toll;

pub(crate) use classes::{CUE, Class, FRAMES, class, may_be_cue};
pub use openers::NoticeKind;
pub(crate) use shapes::Shapes;
pub(crate) use slots::short;
pub(crate) use table::Words;
