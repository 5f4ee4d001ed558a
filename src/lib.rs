//! Claims and quote provenance: what an article says, who said it, and what changed between versions.
//!
//! ```
//! use onrecord::{diff, extract, text};
//!
//! let read = |text: &str| text::Article::new(text.to_owned(), text::Markup::Plain);
//! let (old, new) = (read("At least 25 people were killed, police said."), read("28 people were killed, police said."));
//! let context = extract::Context::default();
//! let (was, is) = (extract::extract(&old, &context), extract::extract(&new, &context));
//! let changes = diff::diff(diff::Edition::new(&old, &was), diff::Edition::new(&new, &is));
//! for change in &changes {
//!     println!("{:?}: {}", change.names, change.note);
//! }
//! ```

pub mod anchor;
pub mod check;
pub mod cli;
pub mod diff;
pub mod extract;
pub mod intake;
pub mod ledger;
pub mod model;
pub mod report;
pub mod review;
pub mod text;
