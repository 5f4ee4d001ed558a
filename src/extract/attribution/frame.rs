//! Which verbs say something of what they take, and whether they do so where they stand: "put the toll at 40", "ordered the ministry to pay".

use super::content;
use crate::english::data::list;
use crate::english::{Class, FRAMES, Shapes, numeral};
use crate::extract::reading::Reading;

/// How far behind "put" its "at" may stand, in tokens.
const PLACED: usize = 14;

/// Words for parts and numbers that are no numerals.
const PARTS: &[&str] = list!("speech/parts");

/// Their shapes.
static PART_SHAPES: Shapes = Shapes::of(PARTS);

/// How far, in tokens, the word that links an object to what is said of it stands.
const REACH: usize = 16;

/// What a verb does with what it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// "Put the toll at 40".
    Puts,
    /// "Attributed the delay to rain".
    Traces,
    /// "Credited a new law", "credited the crew with saving lives".
    Credits,
    /// "Gave the talks a one in five chance".
    Gives,
    /// "Rejected the allegation".
    Rejects,
    /// "Expressed concern that …", "voiced anger at …".
    Voices,
    /// "Shot back that …".
    Retorts,
    /// "Ordered the ministry to pay".
    Orders,
    /// "Appealed to drivers to turn back".
    Appeals,
    /// "Termed it “a farce”".
    Terms,
    /// "Pleaded not guilty".
    Pleads,
    /// "It emerged that …".
    Emerges,
}

/// Returns what the verb at `at` does, where its class is [`Class::FRAMES`].
pub(super) fn frame(r: &Reading<'_>, at: usize) -> Option<Frame> {
    let (_, kind) = FRAMES.iter().find(|(form, _)| r.reads(at, form))?;
    Some(match *kind {
        "puts" => Frame::Puts,
        "traces" => Frame::Traces,
        "credits" => Frame::Credits,
        "gives" => Frame::Gives,
        "rejects" => Frame::Rejects,
        "voices" => Frame::Voices,
        "retorts" => Frame::Retorts,
        "orders" => Frame::Orders,
        "appeals" => Frame::Appeals,
        "terms" => Frame::Terms,
        "pleads" => Frame::Pleads,
        _ => Frame::Emerges,
    })
}

/// Returns the first of `words` from `start` on, with nothing but plain words before it.
pub(super) fn link(r: &Reading<'_>, start: usize, hi: usize, words: &[&str]) -> Option<usize> {
    let verb = Class::AUXILIARY.with(Class::MODAL).with(Class::SUBORDINATOR).with(Class::REPORT);
    let inside = |i: &usize| {
        let linked = words.iter().any(|word| r.reads(*i, word));
        let plain = !r.is(*i, verb) || r.is(*i, Class::NOUNISH.with(Class::PREPOSITION)) || r.capital(*i);
        matches!(r.mark(*i), '\0' | '\'' | '\u{2019}' | '-' | '$' | '%' | '"' | '\u{201C}' | '\u{201D}')
            && (plain || linked)
    };
    let mut near = (start..hi.min(start + REACH)).take_while(inside);
    near.find(|i| *i > start && words.iter().any(|word| r.reads(*i, word)))
}

/// Returns where "as" stands behind an object that begins at `start`: "the plan [as] a farce"; not "such as", "as well as".
pub(super) fn as_link(r: &Reading<'_>, start: usize, hi: usize) -> Option<usize> {
    let found = link(r, start, hi, &["as"])?;
    let pair = ["well", "soon", "long", "far", "much", "many", "part", "if", "though"]
        .iter()
        .any(|word| r.reads(found + 1, word));
    (!pair && !r.reads(found - 1, "such") && found + 1 < hi).then_some(found)
}

/// Returns whether the verb at `at`, whose class is [`Class::FRAMES`], says something of what it takes, whoever does.
pub(super) fn frames(r: &Reading<'_>, at: usize, hi: usize) -> bool {
    frame(r, at).is_some_and(|frame| match frame {
        Frame::Puts => placed(r, at, hi),
        Frame::Traces => link(r, at + 1, hi, &["to"]).is_some(),
        Frame::Credits => is_credited(r, at, hi),
        Frame::Orders => ordered(r, at, hi).is_some(),
        Frame::Appeals => r.reads(at + 1, "for") || r.reads(at + 1, "to"),
        _ => false,
    })
}

/// Returns whether "credited" at `at` says what somebody is credited with, or is all there is to say.
pub(super) fn is_credited(r: &Reading<'_>, at: usize, hi: usize) -> bool {
    link(r, at + 1, hi, &["with", "for", "to"]).is_some() || content::is_object(r, at + 1, hi)
}

/// Returns where what somebody is told begins, whose verb is at `at`: "told [drivers to avoid the bridge]", "warned [them against it]".
pub(super) fn ordered(r: &Reading<'_>, at: usize, hi: usize) -> Option<usize> {
    let first = at + 1;
    // "asked not to be named": a wish of their own.
    if r.is(first, Class::NEGATION) {
        return None;
    }
    let against = r.reads(at, "warned") || r.reads(at, "warns");
    let links = |i: &usize| r.reads(*i, "to") || against && r.reads(*i, "against");
    let to = (first + 1..hi.min(first + 12)).take_while(|i| r.mark(*i - 1) == '\0').find(links)?;
    let verb = Class::AUXILIARY.with(Class::MODAL).with(Class::REPORT).with(Class::SUBORDINATOR).with(Class::PERSON);
    let quoted = r.quotation(to + 1).is_some();
    let plain = (first..to).all(|i| (!r.is(i, verb) || r.capital(i)) && r.mark(i) == '\0')
        && (r.mark(to + 1) == '\0' || quoted)
        && to + 2 < hi
        && !r.is(first, Class::PREPOSITION);
    let noun =
        r.reads(to, "to") && !quoted && (r.is(to + 1, Class::DETERMINER.with(Class::POSSESSIVE)) || r.capital(to + 1));
    // "Ordered two coffees to go".
    let away = r.reads(to + 1, "go") && r.mark(to + 2) != '\0' && r.reads(at, "ordered");
    // "Told residents on Tuesday to leave": when they were told is no part of what they were.
    let timed = (first..to).any(|i| r.is(i, Class::DAY) || r.is(i, Class::MONTH) && r.capital(i));
    let negated = usize::from(r.is(to - 1, Class::NEGATION));
    (plain && !noun && !away).then_some(if timed { to - negated } else { first })
}

/// Returns whether a number, or a word for one, stands at `at`.
pub(super) fn is_number(r: &Reading<'_>, at: usize) -> bool {
    if r.number(at) || r.mark(at) != '\0' {
        return r.number(at);
    }
    let text = r.text(at);
    numeral::cardinal(text).is_some()
        || text.ends_with("ds") && r.is(at, Class::DETERMINER)
        || PART_SHAPES.may_hold(text) && PARTS.iter().any(|word| r.reads(at, word))
}

/// Returns whether "put" at `at` says at what number somebody puts something: "police put the crowd at some 4,000".
pub(super) fn placed(r: &Reading<'_>, at: usize, hi: usize) -> bool {
    let put = ["put", "puts", "putting"].iter().any(|word| r.reads(at, word));
    let share = |i: usize| r.reads(i, "double") || r.reads(i, "twice");
    let number = |i: usize| (i + 1..i + 5).any(|i| is_number(r, i) || share(i));
    let mut near = (at + 2..hi.min(at + PLACED)).take_while(|i| r.mark(*i) == '\0');
    put && near.any(|i| r.reads(i, "at") && number(i) || r.reads(i, "down") && r.reads(i + 1, "to"))
}
