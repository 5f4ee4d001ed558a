//! Dates, time spans and deadlines.

use super::Context;
use super::attribution::Attributed;
use super::lexeme::Lexemes;
use crate::model::Claim;

/// Returns the dates of `article`; they inherit the source of the content they stand in.
pub(super) fn find(_lex: &Lexemes, _attributed: &Attributed, _context: &Context) -> Vec<Claim> {
    Vec::new()
}
