//! Every job without a terminal: record, import, check, compare, blame, history, decide.
//!
//! A job takes plain arguments, the day and the time included, and returns plain data. What it says while it goes on comes as an
//! [`Event`]; what stands in its way is a [`Failure`].

mod add;
pub mod added;
#[cfg(feature = "crawls")]
mod archive;
#[cfg(feature = "lsp")]
mod beside;
mod blame;
mod chain;
pub mod check;
mod clock;
mod compare;
pub mod config;
#[cfg(feature = "crawls")]
mod crawl;
mod decide;
mod editions;
mod event;
mod export;
mod face;
mod failure;
#[cfg(feature = "fetch")]
mod fetch;
mod filter;
mod finding;
mod history;
mod import;
pub(crate) mod input;
#[cfg(feature = "crawls")]
mod page;
pub mod parallel;
mod paths;
mod pending;
mod project;
mod reading;
mod record;
#[cfg(feature = "crawls")]
mod repository;
mod standing;
mod standpoint;
mod status;
mod story_of_path;
pub mod unread;
mod unreadable;
mod value;
#[cfg(feature = "crawls")]
mod versions;
mod walk;
#[cfg(feature = "fetch")]
pub(crate) mod watch;
pub mod words;

pub use add::AddedBy;
pub(crate) use add::add;
#[cfg(feature = "crawls")]
pub(crate) use archive::{ImportOptions, Moved};
#[cfg(feature = "lsp")]
pub(crate) use beside::{Beside, beside};
pub(crate) use blame::{Blamed, blame};
pub use blame::{BlamedClaim, BlamedSentence, MissingClaim};
pub use check::CheckOptions;
pub(crate) use check::{Checked, check, verify};
#[cfg(feature = "lsp")]
pub(crate) use check::{Memory, check_again};
pub(crate) use clock::{is_writable, time_of};
pub(crate) use compare::{Compared, Side, compare};
#[cfg(feature = "crawls")]
pub(crate) use crawl::Crawled;
pub use decide::{AcceptOptions, Decided, Person};
pub(crate) use decide::{asked_about, decide, make_as_seen, take_back, undo};
pub(crate) use editions::{Editions, Page};
pub use event::{Event, Tell};
pub use export::{ExportedClaim, ExportedPiece, OnPage};
pub(crate) use export::{ExportedStory, export};
pub use face::quiet;
pub(crate) use failure::DID_YOU_MEAN;
pub use failure::{Failure, FailureKind};
#[cfg(feature = "fetch")]
pub(crate) use fetch::{Fetcher, Kept};
pub use filter::{Filter, Which};
pub use finding::{CheckReport, Finding, Related, Suppression};
pub use history::{ClaimPeriod, StoryChange, StoryVersion};
pub(crate) use history::{History, Step, history};
pub(crate) use import::Imported;
pub(crate) use input::{left_out, not_read};
pub(crate) use paths::target;
pub use pending::PendingClaim;
pub(crate) use pending::{Waiting, pending, stories_of};
pub use project::Project;
pub(crate) use reading::{Manner, Text};
pub(crate) use record::Recording;
pub use record::{RecordOptions, Recorded};
pub use standing::{Sentence, Standing};
pub use standpoint::Standpoint;
pub(crate) use status::status;
pub use status::{Status, StoryStatus};
pub use unread::Unread;
#[cfg(feature = "crawls")]
pub(crate) use versions::Added;
pub(crate) use walk::{Found, articles_in, found_in};
