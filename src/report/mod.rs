//! Output formats: one file a format. The only place that escapes text for a terminal or a file format.

pub mod changes;
pub mod claims;
pub mod findings;
pub mod json;
mod lines;
mod marked;
pub mod site;
mod style;
pub mod visible;
pub mod words;

pub use style::Style;
