//! One value in two wordings that no number tells: "none" and "not one", "3min 58.71sec" and "3:58.71", "tried twice" and "made two attempts".

use super::Stretch;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::detail;
use crate::diff::facts::Item;
use crate::english::lemma::is_form_of;
use crate::text::Span;
use std::ops::Range;

/// Ways to say that nobody or nothing is meant.
const NONE: &[&str] = &["no", "none", "not a single", "not a single one", "not one"];

impl Stretch<'_, '_> {
    /// Returns whether a value is spelled in two ways here.
    pub(super) fn spelled_alike(&self) -> bool {
        self.same_length() || self.same_turns()
    }

    /// Returns whether both versions say of nobody that it is so: "none of them" and "not one of them".
    pub(super) fn none(&self) -> bool {
        let none = |passage: &Passage<'_>, range: &Range<usize>| NONE.contains(&written(passage, range).as_str());
        none(self.aligned.old, &self.hunk.old) && none(self.aligned.new, &self.hunk.new)
    }

    /// Returns whether one length of time is written in two ways, in letters and as a clock shows it.
    fn same_length(&self) -> bool {
        let text = |passage, range| elapsed(&written(passage, range));
        let (was, is) = (text(self.aligned.old, &self.hunk.old), text(self.aligned.new, &self.hunk.new));
        was.is_some() && was == is
    }

    /// Returns whether one version tells by a noun how often something was done that the other one has a verb for: "visited twice" and "two
    /// visits", "on two occasions".
    fn same_turns(&self) -> bool {
        let ([was], [is]) = (self.facts.old.figures.as_slice(), self.facts.new.figures.as_slice()) else {
            return false;
        };
        let (old, new) = (self.aligned.old, self.aligned.new);
        turns((old, &self.hunk.old, was), (new, is)) || turns((new, &self.hunk.new, is), (old, was))
    }
}

/// Returns whether what is done as often as the number of `there` says, by the words of `here` before its own, is what that one counts.
fn turns((here, range, times): (&Passage<'_>, &Range<usize>, &Item), (there, counted): (&Passage<'_>, &Item)) -> bool {
    let number = |passage: &'_ Passage<'_>, item: &Item| {
        let number = passage.atoms.get(item.at).and_then(Atom::number)?;
        number.max.is_none().then(|| (number.value, number.unit.to_owned()))
    };
    let (Some((some, unit)), Some((other, _))) = (number(here, times), number(there, counted)) else { return false };
    let Some(noun) = there.atoms.get(counted.at + 1).filter(|noun| noun.reading == Reading::Word) else { return false };
    let deeds = here.atoms.get(range.start.saturating_sub(1)..range.end).unwrap_or_default();
    let done = || deeds.iter().any(|deed| !deed.common() && detail::related(&deed.canon, &noun.canon));
    some == other && unit == "times" && (is_form_of(&noun.canon, &["occasion", "time"]) || done())
}

/// Returns the text of some atoms in small letters.
fn written(passage: &Passage<'_>, range: &Range<usize>) -> String {
    let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
    let span = atoms.iter().map(|atom| atom.span).reduce(Span::cover).unwrap_or_default();
    passage.reader.article.slice(span).to_lowercase()
}

/// Returns how long something took, in hundredths of a second: "3min 58.71sec", "3:58.71", "2h 3m 5s", "2:03:05".
fn elapsed(text: &str) -> Option<u64> {
    if text.len() > LONGEST || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if text.contains(':') {
        let mut parts = text.split(':');
        let first = hundredths(parts.next()?)?;
        let rest: Vec<&str> = parts.collect();
        let two = |part: &&str| part.split('.').next().is_some_and(|whole| whole.len() == 2);
        let fits = (1..=2).contains(&rest.len()) && rest.iter().all(two);
        return rest
            .iter()
            .filter(|_| fits)
            .try_fold(first, |sum, part| Some(sum * 60 + hundredths(part)?))
            .filter(|_| fits);
    }
    let mut rest = text;
    let (mut sum, mut units) = (0, 0);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, behind) = rest.split_at(digits);
        let behind = behind.trim_start();
        let letters = behind.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(letters);
        let seconds = match unit {
            "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
            "m" | "min" | "mins" | "minute" | "minutes" => 60,
            "s" | "sec" | "secs" | "second" | "seconds" => 1,
            _ => return None,
        };
        sum += hundredths(number)? * seconds;
        units += 1;
        rest = behind.trim_start_matches([' ', ',', '.', '-']);
        rest = rest.strip_prefix("and ").unwrap_or(rest);
    }
    (units > 1).then_some(sum)
}

/// Returns a number of at most two decimal places in hundredths.
fn hundredths(number: &str) -> Option<u64> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let part = match part.len() {
        0 => 0,
        1 => part.parse::<u64>().ok()? * 10,
        2 => part.parse().ok()?,
        _ => return None,
    };
    (whole.len() <= PLACES).then_some(())?;
    Some(whole.parse::<u64>().ok()? * 100 + part)
}

/// The longest text that is read as a length of time, and how many digits its numbers have.
const LONGEST: usize = 40;
const PLACES: usize = 4;
