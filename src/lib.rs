//! Claims and quote provenance: what an article says, who said it, and what changed between versions.
//!
//! ```
//! use onrecord::{diff, extract, model, text};
//!
//! let read = |text: &str| text::Article::new(text.to_owned(), text::Markup::Plain);
//! let (old, new) = (read("At least 25 people were killed, police said."), read("28 people were killed, police said."));
//! let context = extract::Context::default();
//! let (was, is) = (extract::extract(&old, &context), extract::extract(&new, &context));
//! let changes = diff::diff(diff::Edition::new(&old, &was), diff::Edition::new(&new, &is));
//! let change = &changes[0];
//! assert_eq!(change.alarm(), model::Alarm::Must);
//! assert!(change.names.contains(&model::ChangeName::FigureChanged));
//! assert_eq!(change.note, "25 → 28, three more; “At least” is gone");
//! ```

mod align;
pub mod anchor;
pub mod check;
pub mod cli;
#[cfg(test)]
mod coherence;
pub mod diff;
mod english;
pub mod extract;
pub mod intake;
pub mod ledger;
pub mod model;
pub mod report;
pub mod review;
pub mod schema;
pub mod syntax;
pub mod text;
mod values;
