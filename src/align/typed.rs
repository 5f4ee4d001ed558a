//! The typed values of claims laid over the words of a passage, so that a value is compared as what it is and not as its words.
//!
//! Where a figure or date of the extractor's covers words, they are one atom that is equal to every other spelling of the same value.
//! What bounds a number is an atom of its own right before it, whether it is written before the number ("at least 30") or behind
//! ("30 or more"); what is counted stays words, because one name for it may stand for another. So does what the number is a rate of.

use super::atom::{Atom, Interner, Reading};
use super::passage::Passage;
use super::when;
use crate::english::data::list;
use crate::english::{calendar, lexicon};
use crate::model::{Bound, Claim, DateType, DateValue, Detail, Figure, LengthWords, RANK};
use crate::text::Span;
use crate::values::amount;
use rust_decimal::Decimal;

/// Lays the figures and dates among `claims` over `passage`; claims of other places are left alone.
pub(crate) fn overlay<'c>(passage: &mut Passage<'_>, claims: impl Iterator<Item = &'c Claim>, interner: &mut Interner) {
    let mut values: Vec<&Claim> = claims
        .filter(|claim| match &claim.detail {
            // What something is first in stays words, "the largest dam in Europe", and so does "nobody".
            Detail::Figure(figure) => figure.unit != RANK && !is_nobody(passage, claim, figure),
            // What has no number and is no day either, "for years", is told by its words.
            Detail::Date(date) => matches!(date.kind, DateType::Date | DateType::Time) || claim.length.is_some(),
            _ => false,
        })
        .filter(|claim| passage.span.contains(claim.span()))
        .collect();
    // A length of time is a figure before it is a date: "within 48 hours".
    let dated = |claim: &Claim| matches!(claim.detail, Detail::Date(_));
    values.sort_by_key(|claim| claim.span());
    let figures: Vec<Span> = values.iter().filter(|claim| !dated(claim)).map(|claim| claim.span()).collect();
    let counted = |span: Span| {
        let behind = figures.partition_point(|figure| figure.end <= span.start);
        figures.get(behind).is_some_and(|figure| figure.overlaps(span))
    };
    values.retain(|claim| !dated(claim) || !counted(claim.span()));
    let mut out = Vec::with_capacity(passage.atoms.len());
    let mut rest = std::mem::take(&mut passage.atoms).into_iter().peekable();
    for claim in values {
        // "A week ago" is a length and a word that says from when.
        let span = claim.length.as_deref().map_or(claim.span(), |length| length.span);
        while let Some(atom) = rest.next_if(|atom| atom.span.end <= span.start) {
            out.push(atom);
        }
        let mut own = Vec::new();
        while let Some(atom) = rest.next_if(|atom| atom.span.start < span.end) {
            own.push(atom);
        }
        match (&claim.detail, &claim.length) {
            (Detail::Figure(figure), _) => figure_atoms(passage, claim, figure, own, interner, &mut out),
            (Detail::Date(_), Some(length)) => out.extend(length_atom(passage, length, &own, interner)),
            (Detail::Date(date), None) => date_atoms(passage, date, own, interner, &mut out),
            _ => out.append(&mut own),
        }
    }
    out.extend(rest);
    pronouns(passage, &mut out, interner);
    let atoms = rates(passage, out, interner);
    passage.atoms = atoms;
}

/// Takes the "one" of "an electric one", which no claim counts, for the pronoun that it is.
fn pronouns(passage: &Passage<'_>, atoms: &mut [Atom], interner: &mut Interner) {
    for at in 1..atoms.len() {
        let atom = &atoms[at];
        let one = matches!(atom.reading, Reading::Quantity(_)) && passage.slice(atom).eq_ignore_ascii_case("one");
        // "One of the largest" is no pronoun.
        let ends = atoms.get(at + 1).is_none_or(|next| next.common() && next.canon != "of");
        let noun = |atom: &Atom| lexicon::determiner(&atom.canon) || matches!(atom.canon.as_str(), "which" | "'s");
        let led = one && ends && atoms[at.saturating_sub(LED)..at].iter().any(noun);
        if led {
            let (canon, id) = ("one".to_owned(), interner.id("one"));
            atoms[at] = Atom { id, canon, reading: Reading::Word, common: true, ..atoms[at].clone() };
        }
    }
}

/// How many words before "one" the article stands that makes it a pronoun.
const LED: usize = 3;

/// Returns whether a figure is "no one" or "no injuries": another number there is a negation gained or lost.
fn is_nobody(passage: &Passage<'_>, claim: &Claim, figure: &Figure) -> bool {
    let words = passage.reader.article.slice(claim.span());
    figure.value.is_zero() && words.get(..2).is_some_and(|no| no.eq_ignore_ascii_case("no"))
}

/// Adds what bounds a figure, its value and what it counts.
fn figure_atoms(
    passage: &Passage<'_>,
    claim: &Claim,
    figure: &Figure,
    own: Vec<Atom>,
    interner: &mut Interner,
    out: &mut Vec<Atom>,
) {
    let Some(words) = claim.figure.as_deref() else { return out.extend(own) };
    let (counted, covered): (Vec<Atom>, Vec<Atom>) =
        own.into_iter().partition(|atom| words.counted.contains(atom.span));
    let number = covered.iter().position(|atom| atom.span.end > words.number).unwrap_or(covered.len());
    let place = if words.counted.is_empty() { claim.span().end } else { words.counted.start };
    // What follows the number and is no measure bounds it from behind.
    let (before, behind) = covered.split_at(number);
    let (value, after): (Vec<&Atom>, Vec<&Atom>) = behind.iter().partition(|atom| atom.span.start < place);
    let Some(first) = value.first() else { return out.extend(covered.iter().cloned().chain(counted)) };
    let whole = value.iter().map(|atom| atom.span).fold(first.span, Span::cover);
    // The letter of "A$40" stands before what reads as a number.
    let glued = before.last().filter(|atom| atom.span.end == whole.start);
    let whole = glued.map_or(whole, |letter| whole.cover(letter.span));
    let before = before.get(..before.len() - usize::from(glued.is_some())).unwrap_or_default();
    // "A couple of homes" is two of them in another word.
    let couple = value.iter().any(|atom| atom.canon == "couple");
    let bounded = !matches!(figure.bound, Bound::Exactly | Bound::Range | Bound::Vague) && !couple;
    if bounded {
        let words = before.iter().chain(after).map(|atom| atom.span).reduce(Span::cover);
        // A sign is no atom: ">40", "40+".
        let (sign, tail) = (Span::new(claim.span().start, whole.start), Span::new(whole.end, place.max(whole.end)));
        let signs = [sign, tail].into_iter().find(|span| !span.is_empty()).unwrap_or(whole);
        let span = words.unwrap_or(signs);
        out.push(made(
            passage,
            first,
            span,
            format!("≥{}", figure.bound.name()),
            Reading::Bound(figure.bound),
            interner,
        ));
    }
    let rank = matches!(&first.reading, Reading::Quantity(quantity) if quantity.unit == "ordinal");
    let measure = match words.counted.is_empty() {
        _ if rank => "ordinal",
        true => measure(&figure.unit),
        false => "",
    };
    let canon = match share(passage, figure, whole) {
        Some(percent) if measure.is_empty() => format!("#{}%", percent.normalize()),
        _ => amount(figure, measure) + decimal_comma(passage, whole),
    };
    let reading = Reading::Figure(Box::new(Figure { unit: measure.to_owned(), ..figure.clone() }));
    out.push(made(passage, first, whole, canon, reading, interner));
    out.extend(counted);
}

/// Returns the form in which equal amounts are equal, in whatever measure: "a week" and "seven days", "1.5 km" and "1,500 metres".
pub(super) fn amount(figure: &Figure, measure: &str) -> String {
    let (value, unit) = amount::least(figure.value, measure);
    let max = figure.max.map(|max| format!("~{}", amount::least(max, measure).0)).unwrap_or_default();
    format!("#{value}{max}{unit}")
}

/// Returns the atom of the length of time that a date counts.
fn length_atom(passage: &Passage<'_>, length: &LengthWords, own: &[Atom], interner: &mut Interner) -> Option<Atom> {
    let canon = amount(&length.figure, &length.figure.unit);
    let reading = Reading::Figure(Box::new(length.figure.clone()));
    Some(made(passage, own.first()?, length.span, canon, reading, interner))
}

/// Returns the comma before one or two decimals, if the number at `span` is written with one: whoever puts it for a point changes the
/// figure.
fn decimal_comma(passage: &Passage<'_>, span: Span) -> &'static str {
    let written = passage.reader.article.slice(span).split_once(',').map_or("", |(_, part)| part);
    let decimals = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if (1..=2).contains(&decimals) && !written.contains([',', '.']) { "," } else { "" }
}

/// Returns how many per cent a share in words is: "half of", "one in four"; none for what is no whole number of them, and for the half
/// of one thing, as in "half a point".
fn share(passage: &Passage<'_>, figure: &Figure, number: Span) -> Option<Decimal> {
    let text = passage.reader.article.text();
    let written = text.get(number.start..number.end)?;
    let of_one = text.get(number.end..)?.trim_start().split(' ').next().is_some_and(|word| matches!(word, "a" | "an"));
    let words = !written.contains(['.', ',', '/', '½', '¼', '¾']);
    let percent = figure.value.checked_mul(Decimal::ONE_HUNDRED)?;
    let part = figure.value > Decimal::ZERO && figure.value < Decimal::ONE && figure.max.is_none();
    (words && part && !of_one && percent.is_integer()).then_some(percent)
}

/// Returns a unit in the form that the rough reading of numbers has too.
fn measure(unit: &str) -> &str {
    if unit == "percent" { "%" } else { unit }
}

/// Adds a date: the day and the time of day are two, so that "at 2 p.m. on 26 June" says what "on 26 June at 2 p.m." does.
fn date_atoms(passage: &Passage<'_>, date: &DateValue, own: Vec<Atom>, interner: &mut Interner, out: &mut Vec<Atom>) {
    // "Around 11:45 a.m.": how near it is stays a word of its own.
    let hedged = own.first().is_some_and(|atom| matches!(atom.canon.as_str(), "about" | "around"));
    let (hedge, own) = own.split_at(usize::from(hedged));
    out.extend(hedge.iter().cloned());
    let mut add = |date: &DateValue, own: &[Atom]| {
        let Some(first) = own.first() else { return };
        let whole = own.iter().map(|atom| atom.span).fold(first.span, Span::cover);
        out.push(made(passage, first, whole, key(date, own), Reading::Date, interner));
    };
    let Some((day, clock)) = date.value.split_once('T').filter(|(_, clock)| clock.contains(':')) else {
        return add(date, own);
    };
    let day = DateValue { kind: DateType::Date, value: day.to_owned(), ..date.clone() };
    let clock = DateValue { value: format!("T{clock}"), ..date.clone() };
    let of_day = |atom: &Atom| {
        // "Half past two"
        let placed = when::placing(&atom.canon).is_some() && !when::part(&atom.canon) && atom.canon != "past";
        atom.reading == Reading::Date || placed
    };
    let joins = |atom: &Atom| matches!(atom.canon.as_str(), "at" | "on");
    let days = own.iter().position(of_day).zip(own.iter().rposition(of_day));
    match days {
        // The day is the one that was last spoken of.
        None => add(&clock, own),
        Some((0, last)) if last + 1 < own.len() => {
            add(&day, &own[..=last]);
            add(&clock, &own[last + 1 + usize::from(joins(&own[last + 1]))..]);
        }
        Some((first, last)) if first > 0 && last + 1 == own.len() => {
            add(&clock, &own[..first - usize::from(joins(&own[first - 1]))]);
            add(&day, &own[first..]);
        }
        Some(_) => add(date, own),
    }
}

pub(super) fn made(
    passage: &Passage<'_>,
    first: &Atom,
    span: Span,
    canon: String,
    reading: Reading,
    interner: &mut Interner,
) -> Atom {
    let quotation = passage.reader.quotation(span).or(first.quotation);
    Atom {
        id: interner.id(&canon),
        canon,
        span,
        reading,
        quotation,
        capital: false,
        initial: first.initial,
        common: false,
        attributes: false,
    }
}

/// Marks the words of `passage` with which one of `claims` is attributed to somebody.
pub(crate) fn attribute<'c>(passage: &mut Passage<'_>, claims: impl Iterator<Item = &'c Claim>) {
    for cue in claims.filter_map(|claim| claim.cue) {
        let from = passage.atoms.partition_point(|atom| atom.span.end <= cue.start);
        let atoms = passage.atoms.get_mut(from..).unwrap_or_default().iter_mut();
        atoms.take_while(|atom| atom.span.start < cue.end).for_each(|atom| atom.attributes = true);
    }
}

/// Returns the form in which equal dates are equal.
///
/// What is not resolved to a day is told by its words as well: "next Friday" and "Friday" have one value, and are two days.
fn key(date: &DateValue, words: &[Atom]) -> String {
    let vague = date.value.ends_with("_REF");
    let resolved = date.from.is_some() && date.to.is_some() && !vague;
    // Midnight ends a day and begins another one.
    let value = date.value.strip_suffix("T24:00").map_or_else(|| date.value.clone(), |day| format!("{day}T00:00"));
    let timed = value.contains(':');
    let mut key = format!("@{}:{value}", date.kind.name());
    let zone = words
        .iter()
        .map(|atom| atom.canon.as_str())
        .filter(|word| calendar::zone(word) || calendar::zone_of_time(word));
    let placed = words.iter().filter_map(|atom| match vague {
        true => (!atom.common()).then_some(atom.canon.as_str()),
        // "Half past two"
        false if timed && atom.canon == "past" => None,
        false => when::placing(&atom.canon).filter(|word| match when::part(&atom.canon) {
            // "2 in the afternoon" is 2 p.m., and "Friday morning" a morning.
            true => !(timed || PARTED.contains(word) && date.kind == DateType::Time),
            false => !resolved,
        }),
    });
    // "02/08/2027" may be two days: only the year is known, and the rest is told by its digits.
    let year = date.value.len() == 4 && date.value.bytes().all(|byte| byte.is_ascii_digit());
    let digits = words.iter().filter(|atom| year && atom.number().is_some()).map(|atom| atom.canon.as_str());
    for word in zone.chain(placed).chain(digits) {
        key.push(' ');
        key.push_str(word);
    }
    key
}

/// Parts of a day that the value of a time has.
const PARTED: &[&str] = &["afternoon", "evening", "morning", "night"];

/// Returns whether a passage only says when it was put out: "Updated 4:40 p.m. ET", "Posted 2 hours ago".
pub(crate) fn is_stamp(passage: &Passage<'_>) -> bool {
    let mut atoms = passage.atoms.iter().skip_while(|atom| matches!(atom.canon.as_str(), "last" | "first"));
    let opens = atoms.next().is_some_and(|atom| STAMPS.contains(&atom.canon.as_str()));
    let mut rest = atoms.peekable();
    let time = |atom: &Atom| {
        atom.reading != Reading::Word
            || atom.common()
            || when::base(atom.canon.trim_end_matches('s'))
            || calendar::zone(&atom.canon)
            || atom.canon == "ago"
    };
    opens && rest.peek().is_some() && rest.all(time)
}

/// Words that open a stamp of time.
const STAMPS: &[&str] = list!("compare/stamps");

/// Takes "a month", "per month" and "monthly" behind a number, or behind what it counts, for one thing: what it is a
/// rate of.
fn rates(passage: &Passage<'_>, atoms: Vec<Atom>, interner: &mut Interner) -> Vec<Atom> {
    let mut out: Vec<Atom> = Vec::with_capacity(atoms.len());
    let mut rest = atoms.as_slice();
    let mut behind = usize::MAX;
    while let [atom, next @ ..] = rest {
        behind = if matches!(atom.reading, Reading::Figure(_)) { 0 } else { behind.saturating_add(1) };
        rest = next;
        let found = (behind <= COUNTED).then(|| rate(passage, out.last(), atom, next)).flatten();
        out.push(match found {
            Some((base, len)) => {
                let span =
                    next.get(..len).unwrap_or_default().iter().fold(atom.span, |span, atom| span.cover(atom.span));
                rest = next.get(len..).unwrap_or_default();
                let canon = format!("per {base}");
                Atom { id: interner.id(&canon), canon, span, reading: Reading::Rate, common: false, ..atom.clone() }
            }
            None => atom.clone(),
        });
    }
    out
}

/// Returns what a number is a rate of by `atom` and the words behind it, and how many of those belong to it.
fn rate(passage: &Passage<'_>, before: Option<&Atom>, atom: &Atom, next: &[Atom]) -> Option<(String, usize)> {
    let word = |atom: &Atom| passage.slice(atom).to_lowercase();
    if let Some(base) = when::rated(&atom.canon) {
        return Some((base.to_owned(), 0));
    }
    // "Doubled within a year" and "in the space of a year" take their time.
    let takes = before.is_some_and(|before| matches!(before.canon.as_str(), "in" | "of" | "within" | "after" | "for"));
    match (atom.canon.as_str(), next) {
        ("per", [base, ..]) if when::rated(&base.canon).is_some() => {
            Some((when::rated(&base.canon).unwrap_or_default().to_owned(), 1))
        }
        // "A fall in turnout" is no autumn.
        ("a" | "an", [base, lead, ..]) if matches!(base.canon.as_str(), "fall") && lead.canon == "in" => None,
        ("a" | "an", [base, ..]) if !takes && when::base(&word(base)) => Some((word(base), 1)),
        ("per" | "each" | "every", [base, ..]) if when::base(&word(base)) => Some((word(base), 1)),
        _ => None,
    }
}

/// How many words behind a number what it is a rate of is looked for.
pub(crate) const COUNTED: usize = 3;
