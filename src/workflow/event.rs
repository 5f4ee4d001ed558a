//! What a job says while it goes on.

use super::failure::Failure;

/// Something that a job says while it goes on.
#[non_exhaustive]
pub enum Event<'e> {
    /// How far it has come, as a line to be shown in place of the one before; worked out only where somebody watches.
    Progress(&'e dyn Fn() -> String),
    /// The same where things are counted: how many are done, and of how many, where that is known.
    Counted(usize, Option<usize>, &'e dyn Fn() -> String),
    /// Nothing more is to be said of how far it has come.
    ProgressEnds,
    /// Something worth knowing; nothing is wrong.
    Note(&'e str),
    /// Something could not be done; the job goes on without it.
    Failure(&'e Failure),
}

/// Whoever listens to a job.
pub type Tell<'t> = dyn FnMut(Event<'_>) + 't;
