//! The sentences that are still to be paired.

use super::paired::Group;

/// A sentence that no equal one continues, with the gap between equal sentences in which it stands.
#[derive(Debug)]
pub(super) struct Open {
    pub at: usize,
    pub gap: usize,
    pub folded: String,
    pub taken: bool,
}

/// The sentences of both versions that no equal one continues.
#[derive(Debug, Default)]
pub(super) struct Left {
    pub old: Vec<Open>,
    pub new: Vec<Open>,
    /// What was made of some of them already.
    pub groups: Vec<Group>,
}
