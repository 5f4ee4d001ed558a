//! Checks that only call a change by the name of its defect: rows of one table.

use super::drift::At;
use super::{Check, Find, Severity};
use crate::model::ChangeName;

/// Makes the checks of the table: the name, how grave it is, which changes it is about, where they are shown, what is said of
/// the claim there, and what the check looks for.
macro_rules! renamed {
    ($($check:ident $name:literal $severity:ident [$($change:ident)*] $at:ident $says:literal $what:literal;)*) => {$(
        pub(super) const $check: Check = Check {
            name: $name,
            severity: Severity::$severity,
            what: $what,
            page: include_str!(concat!("../../docs/checks/", $name, ".md")),
            find: Find::Change { changes: &[$(ChangeName::$change),*], at: At::$at, says: $says },
        };
    )*};
}

renamed! {
    ALTERED_QUOTE "altered-quote" Error [QuoteAltered QuoteDropped] Content "reads differently now"
        "The words inside the marks of a recorded quotation differ, part of it is gone, or the marks moved.";
    CHANGED_FIGURE "changed-figure" Error [FigureChanged] Content "differs now"
        "A recorded figure has another value, unit, currency or sign.";
    CHANGED_HEDGE "changed-hedge" Error [HedgeChanged] Content "is hedged differently now"
        "A recorded claim gained, lost or swapped a hedge such as “at least” or “may”.";
    MOVED_DEADLINE "moved-deadline" Error [DeadlineMoved] Content "moved"
        "A recorded deadline is another day now.";
    CHANGED_DATE "changed-date" Error [DateChanged] Content "is another one now"
        "A recorded date is another one now.";
    CHANGED_SOURCE "changed-source" Error [SourceChanged SourceVaguened SourceGained] Source "is attributed differently now"
        "A recorded claim is attributed to somebody else, newly to somebody, or to nobody by name any more.";
    CHANGED_NEGATION "changed-negation" Error [NegationChanged] Content "is negated differently now"
        "A recorded claim gained or lost a “not”.";
    REVERSED_CLAIM "reversed-claim" Error [ClaimReversed] Content "is turned round"
        "A recorded claim says the opposite: more became less, rose became fell.";
    CHANGED_ENTITY "changed-entity" Error [EntityChanged] Content "is about somebody or something else now"
        "A recorded claim is about another person, place or organisation.";
    CHANGED_DETAIL "changed-detail" Warning [DetailChanged] Content "says something else now"
        "A recorded claim is about another thing, act or quality.";
    CHANGED_CUE "changed-cue" Note [CueChanged] Content "is attributed with other words"
        "A recorded claim is attributed with other words: said became claimed.";
    REWORDED_CLAIM "reworded-claim" Note [Reworded Respelled Reverted] Content "is worded differently now"
        "A recorded claim says the same in other words or another spelling.";
}
