//! Plain data that every layer shares: claims, sources, figures, dates, digests and names of changes.
//!
//! Nothing here reads a file, knows a format or can fail. Types are not serialisable: file formats have their own.

mod change;
mod claim;
mod confidence;
mod date;
mod digest;
mod figure;
mod kind;
mod selector;
mod source;
mod weight;

pub use change::{Alarm, ChangeName};
pub use claim::{Claim, ClaimId, Detail, FigureWords, LengthWords, Numbering, digest_of, identify, name_of};
pub use confidence::Confidence;
pub use date::{DateRole, DateType, DateValue};
pub use digest::{Digest, DigestBuilder};
pub use figure::{Bound, Figure, RANK, SCORE};
pub use kind::{ClaimKind, Form};
pub use selector::{CONTEXT, Selector};
pub use source::{Source, SourceType};
pub use weight::Weight;
