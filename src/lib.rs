//! Claims and quote provenance: what an article says, who said it, and what changed between versions.
//!
//! [`Engine`] reads an article and returns its claims as plain data:
//!
//! ```
//! use onrecord::{ClaimKind, Engine};
//!
//! let engine = Engine::new();
//! let article = engine.read("“The pier is safe,” Ana Ruiz said on Monday. Some 40 boats are waiting.");
//! let claims = engine.claims(&article);
//! let quote = claims.iter().find(|claim| claim.kind == ClaimKind::Quote).unwrap();
//! assert_eq!(quote.text, "The pier is safe,");
//! assert_eq!(quote.source.as_ref().unwrap().name, "Ana Ruiz");
//! // Every place comes in bytes, in Unicode scalar values and in UTF-16, for whatever counts in these.
//! assert_eq!(quote.place.bytes, 3..20);
//! assert_eq!(quote.place.utf16, 1..18);
//! ```
//!
//! It compares two versions, claim by claim:
//!
//! ```
//! use onrecord::{Alarm, ChangeName, Engine};
//!
//! let engine = Engine::new();
//! let old = engine.read("At least 40 boats are waiting, the harbour office said.");
//! let new = engine.read("40 boats are waiting, the harbour office said.");
//! let changes = engine.compare(&old, &new);
//! assert_eq!(changes[0].alarm, Alarm::Must);
//! assert_eq!(changes[0].names, [ChangeName::HedgeChanged]);
//! ```
//!
//! [`Project`] keeps a record of stories, and holds articles to it:
//!
//! ```
//! # #[cfg(feature = "project")] {
//! use onrecord::{CheckOptions, NaiveDate, Project, RecordOptions, quiet};
//! use std::time::SystemTime;
//!
//! # let folder = std::env::temp_dir().join(format!("onrecord-doc-{}", std::process::id()));
//! # let story = folder.join("pier.md");
//! let project = Project::create(&folder)?;
//! std::fs::write(&story, "At least 40 boats are waiting, the harbour office said.\n")?;
//! project.record("pier.md", &RecordOptions::default(), SystemTime::now(), &mut quiet)?;
//! std::fs::write(&story, "40 boats are waiting, the harbour office said.\n")?;
//! let report = project.check(&CheckOptions::default(), NaiveDate::default(), &mut quiet)?;
//! assert!(!report.is_clean());
//! assert!(report.findings.iter().any(|finding| finding.check == "changed-hedge"));
//! # std::fs::remove_dir_all(&folder)?;
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! Without features (`default-features = false`) the library reads and compares, with twenty small crates and no C compiler. `serde` writes
//! claims and changes as docs/formats.md gives them, `project` keeps a record of stories, and `cli`, which is the default,
//! is the program.

mod align;
#[doc(hidden)]
pub mod anchor;
#[cfg(feature = "project")]
#[doc(hidden)]
pub mod check;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod diff;
#[doc(hidden)]
pub mod engine;
mod english;
#[doc(hidden)]
pub mod extract;
#[cfg(feature = "project")]
#[doc(hidden)]
pub mod intake;
#[cfg(feature = "project")]
#[doc(hidden)]
pub mod ledger;
#[doc(hidden)]
pub mod model;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod report;
#[cfg(feature = "project")]
#[doc(hidden)]
pub mod review;
#[cfg(feature = "project")]
#[doc(hidden)]
pub mod schema;
#[cfg(feature = "project")]
#[doc(hidden)]
pub mod store;
#[doc(hidden)]
pub mod syntax;
#[doc(hidden)]
pub mod text;
mod values;
#[cfg(feature = "project")]
#[cfg_attr(
    not(feature = "cli"),
    allow(dead_code, unused_imports, reason = "the program asks for more than `Project` hands out")
)]
#[doc(hidden)]
pub mod workflow;

// What follows is the public API. The modules above are open to this package's own tests and examples, and may change
// with every release.
#[cfg(feature = "project")]
pub use check::{Baseline, Severity, SuppressionKind, Totals};
pub use chrono::NaiveDate;
pub use engine::{Article, Change, Claim, Engine, Mention, Place, Source, UnknownDollar};
#[cfg(feature = "project")]
pub use ledger::Correction;
pub use model::{
    Alarm, Bound, ChangeName, ClaimKind, Confidence, DateRole, DateType, DateValue, Figure, Form, SourceType, Weight,
};
#[cfg(feature = "project")]
pub use review::Addition;
pub use rust_decimal::Decimal;
pub use text::{DecodeError, DecodeProblem, Encoding};
#[cfg(feature = "project")]
pub use workflow::{
    AcceptOptions, AddedBy, BlamedClaim, BlamedSentence, CheckOptions, CheckReport, ClaimPeriod, Decided, Event,
    Failure, FailureKind, Filter, Finding, PendingClaim, Person, Project, RecordOptions, Recorded, Related, Status,
    StoryChange, StoryStatus, StoryVersion, Suppression, Tell, Unread, Which, quiet,
};
