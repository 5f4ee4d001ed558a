//! Finds a selector again in another version, or says that it can't: never a lookalike in silence.

mod locate;

pub use locate::{Anchoring, How, anchor, anchor_all};
