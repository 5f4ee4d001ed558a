//! Output formats: one file a format. The only place that escapes text for a terminal or a file format.

pub mod json;
