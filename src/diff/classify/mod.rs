//! What kind of difference a stretch of words is: a figure, a hedge, a negation, a name, or only other words.
//!
//! `rules` has the order in which that is asked, and is the place for a new question.

mod bound;
mod connected;
mod consequences;
mod counted;
mod days;
mod exceptions;
mod exchanged;
mod governed;
mod hedges;
mod names;
mod numbers;
mod offices;
mod own_words;
mod plans;
mod polarity;
mod quotations;
mod ranks;
mod reassigned;
mod recast;
mod replaced;
mod roles;
mod rules;
mod scope;
mod slots;
mod spelled;
mod stance;
mod states;
mod stretch;
mod times;
mod turned;
mod voice;
mod wording;

use super::edit::Edit;
use super::facts::{self, Facts};
use super::relocated;
use crate::align::aligned::Aligned;
use crate::model::{Alarm, ChangeName};
use rules::{Decides, Ends, RULES, SENTENCE, When};
use stretch::{CLAUSE, CLOSE, JOINED, Stretch, parted, set_off};
use voice::Voice;

/// Returns the named differences of all stretches that differ.
pub(crate) fn classify(aligned: &Aligned<'_>) -> Vec<Edit> {
    let mut facts: Vec<Facts> = aligned.hunks.iter().map(|hunk| facts::gather(aligned, hunk)).collect();
    relocated::in_order(aligned, &mut facts);
    relocated::cancel(aligned, &mut facts);
    relocated::join(aligned, &mut facts);
    relocated::rates(aligned, &mut facts);
    turned::settle(aligned, &mut facts);
    let mut out = Vec::new();
    for (hunk, facts) in aligned.hunks.iter().zip(&facts) {
        let told = told(&Stretch::new(aligned, hunk, facts), &out);
        out.extend(told);
    }
    let sentence = Sentence { aligned, facts: &facts, voice: voice::changed(aligned) };
    for (when, rule) in SENTENCE {
        let looks = match when {
            When::Always => true,
            When::Quiet => !loud(&out),
            When::Loud => loud(&out),
        };
        if looks {
            rule(&sentence, &mut out);
        }
    }
    out
}

/// Returns what the rules say of one stretch, behind those that they have said the edits `before` of.
fn told(stretch: &Stretch<'_, '_>, before: &[Edit]) -> Vec<Edit> {
    let mut told = Told { before, edits: Vec::new(), quotation: None, turned: false };
    for rule in RULES {
        if !rule.of.holds(stretch, &told) {
            continue;
        }
        let count = told.edits.len();
        match rule.decides {
            Decides::Is(is, name, what) if is(stretch) => {
                told.edits.push(stretch.edit(name, stretch.gone_or_new(what)))
            }
            Decides::Is(..) => {}
            Decides::Names(name) => told.edits.extend(name(stretch).map(|(name, note)| stretch.edit(name, note))),
            Decides::Edits(edit) => edit(stretch, &mut told),
        }
        match rule.ends {
            _ if told.edits.len() <= count => {}
            Ends::Nothing => {}
            Ends::Turns => told.turned = true,
            Ends::All => break,
        }
    }
    let quoted = told.quotation.is_some();
    told.edits.iter_mut().for_each(|edit| edit.quoted = quoted);
    told.edits
}

/// What the rules before have said of a stretch.
struct Told<'t> {
    /// The edits of the stretches before it.
    before: &'t [Edit],
    edits: Vec<Edit>,
    /// What became of the quotation that its words stand in, if they do.
    quotation: Option<ChangeName>,
    /// Whether a rule has said which way the claim turns.
    turned: bool,
}

/// A sentence with what is known of it when all of its stretches are named.
struct Sentence<'s, 'a> {
    aligned: &'s Aligned<'a>,
    /// What its stretches hold.
    facts: &'s [Facts],
    /// What became of a deed that is told in another voice.
    voice: Option<Voice>,
}

/// Returns whether one of the edits is an alarm.
fn loud(edits: &[Edit]) -> bool {
    edits.iter().any(|edit| edit.name.alarm() == Alarm::Must)
}
