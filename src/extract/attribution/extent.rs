//! Where the content behind a cue ends.

use super::content::{After, after};
use super::subject;
use crate::english::Class;
use crate::extract::reading::Reading;

/// Returns the end of the content that starts at `start`: the end of the sentence at `hi`, or where a further
/// attribution in the same sentence begins; none where the whole stands in another attribution ("A, Marsh said.").
pub(super) fn end(r: &Reading<'_>, start: usize, hi: usize) -> Option<usize> {
    let mut at = start + 2;
    while at < hi.min(start + LOOK_AHEAD) {
        if r.quotation(at).is_some() {
            at += 1;
            continue;
        }
        let before = at - 1;
        let adds = r.is(at, Class::REPORTING) && !r.is(at, Class::AUXILIARY);
        // ", citing hospital officials": where it comes from is no part of it.
        if (adds || r.reads(at, "citing") || r.reads(at, "quoting")) && r.mark(before) == ',' {
            return Some(before);
        }
        if r.reads(at, "according") && r.reads(at + 1, "to") {
            if r.mark(before) != ',' {
                return Some(at);
            }
            // "A told B that …, according to C": all of it is C's word.
            let last =
                subject::phrase_after(r, at + 2, hi).is_some_and(|source| (source.end..hi).all(|i| r.mark(i) != '\0'));
            return if last { None } else { Some(before) };
        }
        let noun = r.is(at, Class::NOUNISH) && !matches!(after(r, at, hi, false), After::That(_) | After::Quotation(_));
        if r.is(at, Class::REPORT)
            && !noun
            && !r.is(before, Class::DETERMINER.with(Class::POSSESSIVE))
            && at > start + 3
        {
            match next_attribution(r, start, at, hi) {
                Next::Beside(end) => return Some(end),
                Next::Around => return None,
                Next::Inside => {}
            }
        }
        at += 1;
    }
    Some(hi)
}

/// How far, in tokens, further attributions in the same sentence are looked for.
const LOOK_AHEAD: usize = 200;

/// How a cue further on in the sentence stands to the content being read.
enum Next {
    /// It is the content's equal, and begins there.
    Beside(usize),
    /// It attributes the content and its cue as a whole.
    Around,
    /// It is part of the content.
    Inside,
}

/// Returns where the clause of the cue at `verb` begins, where it is joined to the content from `start` as its equal.
fn next_attribution(r: &Reading<'_>, start: usize, verb: usize, hi: usize) -> Next {
    let Some(found) = subject::before(r, start, subject::group(r, start, verb)) else { return Next::Inside };
    let first = found.start;
    let Some(joint) = first.checked_sub(1).filter(|joint| *joint > start) else { return Next::Inside };
    // "…, Marsh said" and "…, Marsh said, adding".
    let closes = match after(r, verb, hi, false) {
        After::End => true,
        After::Comma(next) => r.is(next, Class::REPORTING),
        _ => false,
    };
    if r.mark(joint) == ',' && closes {
        return Next::Around;
    }
    if joint <= start + 2 {
        return Next::Inside;
    }
    let coordinated = r.is(joint, Class::COORDINATOR)
        || ["while", "though", "although", "whereas"].iter().any(|word| r.reads(joint, word));
    if coordinated {
        let comma = joint - 1;
        return Next::Beside(if r.mark(comma) == ',' || r.mark(comma) == ';' { comma } else { joint });
    }
    match r.mark(joint) {
        ';' | '\u{2014}' => Next::Beside(joint),
        _ => Next::Inside,
    }
}
