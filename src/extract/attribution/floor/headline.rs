//! Headlines with the source behind: "Storm leaves thousands homeless: Red Cross", "Bridge will stay shut – minister".

use super::head::shouted;
use crate::english::data::list;
use crate::english::{Class, labels};
use crate::extract::attribution::content;
use crate::extract::attribution::grammar::Budget;
use crate::extract::reading::Reading;
use std::ops::Range;

/// The longest name of a source, in tokens.
const LONGEST: usize = 6;

/// Documents that headlines name for what they found.
const DOCUMENTS: &[&str] = list!("speech/headline-papers");

/// Returns what the headline of `tokens` says, the mark behind it, and who says so; `known` tells whether the article
/// elsewhere makes a person of those words, and whether it lets them speak.
pub(super) fn read(
    r: &Reading<'_>,
    tokens: &Range<usize>,
    known: &dyn Fn(&Range<usize>) -> (bool, bool),
) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
    let mark = |i: &usize| matches!(r.mark(*i), ':' | '-' | '\u{2013}' | '\u{2014}') && r.quotation(*i).is_none();
    let near = tokens.end.saturating_sub(LONGEST + 1).max(tokens.start);
    let at = (near..tokens.end).rev().find(mark)?;
    let (words, who) = (tokens.start..at, at + 1..tokens.end);
    let first = if r.is(who.start, Class::DETERMINER) { who.start + 1 } else { who.start };
    let last = who.end.checked_sub(1).filter(|last| *last >= first && words.len() > 2)?;
    let noun = Class::ROLE.with(Class::COLLECTIVE).with(Class::BODY).with(Class::SURVEY);
    // "central bank", "Red Cross", "minister of state".
    let short = last - first < 2 && !content::has_verb(r, first, last);
    let part = |i: usize| r.capital(i) || r.is(i, noun.with(Class::TITLE).with(Class::PREPOSITION)) || r.mark(i) == '.';
    let document = DOCUMENTS.iter().any(|word| r.reads(last, word));
    if !(first..last).all(|i| part(i) || short && r.is(last, noun)) || !(part(last) || document) {
        return None;
    }
    // "Dam is safe: UN" tells by its letters; a name does where only names have capitals in the headline.
    let other = Class::PLACE.with(Class::DAY).with(Class::MONTH).with(Class::TIME_UNIT).with(Class::SUBORDINATOR);
    let letters = |i: usize| (2..=5).contains(&r.text(i).len()) && shouted(r, &(i..i + 1)) && !shouted(r, &words);
    let lone = || {
        first == last && letters(last) || first < last && small(r, &words) && !(first..who.end).any(|i| r.is(i, other))
    };
    let given = r.is(first, Class::MALE.with(Class::FEMALE));
    let thing = labels::is_label(&r.text(first).to_lowercase());
    let unknown = || !given && !thing && (first..last).all(|i| r.capital(i)) && lone();
    let named = || {
        let (person, speaks) = known(&(first..who.end));
        r.capital(last) && (speaks || !person && unknown())
    };
    let somebody = r.is(last, noun) || document || named();
    let quoted = words.clone().all(|i| r.quotation(i).is_some());
    // "Quake kills 40: officials", "Mill to close – mayor": nothing but speech has such a noun behind it.
    let plain = r.is(last, noun) && !r.capital(last) && !words.clone().any(|i| matches!(r.mark(i), ':' | '?'));
    let says = || {
        quoted
            || plain
            || content::has_verb(r, words.start, words.end)
            || Budget::new(words.len()).parse(r, words.clone()).is_some_and(|it| it.has_sentence())
    };
    (somebody && says()).then_some((words, at..at + 1, who))
}

/// Returns whether the words of a headline have small letters, as those of a sentence have.
fn small(r: &Reading<'_>, words: &Range<usize>) -> bool {
    let long = words.clone().filter(|i| r.mark(*i) == '\0' && !r.number(*i) && r.text(*i).len() > 3);
    let (small, all) = long.fold((0, 0), |(small, all), i| (small + usize::from(!r.capital(i)), all + 1));
    small * 2 >= all && small > 0
}
