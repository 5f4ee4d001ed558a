//! The words that say nothing of what a notice is about.

use crate::english::data::list;

/// Words that stand in any sentence.
pub(super) const COMMON: &[&str] = list!("check/notice-common");

/// Words that notices consist of whatever they are about.
pub(super) const NOTICE: &[&str] = list!("check/notice-words");

/// Words by which a notice says that it is about somebody's words.
pub(super) const SPEECH: &[&str] = list!("check/notice-speech");

/// Units that are counted everywhere: they do not tell one figure from another.
pub(super) const EVERYWHERE: &[&str] = list!("check/notice-everywhere");
