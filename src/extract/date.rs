//! Dates, time spans and deadlines.

use super::Context;
use crate::model::Claim;
use crate::text::Article;

/// Returns the dates of `article`; `attributed` are its quotes and statements, whose source dates inherit.
pub(super) fn find(_article: &Article, _attributed: &[Claim], _context: &Context) -> Vec<Claim> {
    Vec::new()
}
