//! Two texts side by side: which sentences continue which, how the words of two passages are aligned, and each typed value as
//! one atom, equal to every other spelling of it.

pub(crate) mod aligned;
pub(crate) mod alike;
pub(crate) mod atom;
mod bag;
mod calendar;
mod in_place;
mod numeral;
mod open;
pub(crate) mod paired;
pub(crate) mod pairing;
pub(crate) mod passage;
pub(crate) mod pieces;
pub(crate) mod sequence;
mod tables;
pub(crate) mod typed;
pub(crate) mod vocabulary;
pub(crate) mod when;
pub(crate) mod word;
