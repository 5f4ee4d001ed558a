//! The record as a static site, for an editor who has no terminal: an index, a page a story, and all claims on one page.
//!
//! Each page is one file without network, and works without its script, which only searches and filters.

mod change;
mod chart;
mod claim;
mod compare;
pub mod csv;
mod deadlines;
mod dossier;
mod figures;
mod filters;
mod findings;
mod html;
mod index;
mod marks;
mod page;
mod period;
pub mod rows;
mod story;
mod timeline;
mod weights;
mod wording;

pub use dossier::{Dossier, Present, Reading};
pub use index::{Line, Overview, Unreadable, all_claims, index};
pub use page::BEGINNING;
pub use story::story;
