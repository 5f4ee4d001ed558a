//! Numbers that stay the same in other words: "dead at 88" and "aged 88", "at first" and "initially", "3 to 5" and "between 3 and 5".

use super::Stretch;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::align::when;
use crate::diff::facts::Item;
use crate::english::lexicon;
use crate::english::thesaurus::{self, PHRASE};
use rust_decimal::Decimal;

impl Stretch<'_, '_> {
    /// Returns whether the one number of either side is one and the same: "dead at 88" and "aged 88", "four weeks" and "four more
    /// weeks".
    pub(super) fn same_number(&self) -> bool {
        let ([was], [is]) = (self.facts.old.figures.as_slice(), self.facts.new.figures.as_slice()) else {
            return false;
        };
        let number = |passage: &'_ Passage<'_>, item: &Item| {
            let number = passage.atoms.get(item.at).and_then(Atom::number)?;
            Some((number.value, number.max, number.unit.to_owned()))
        };
        let (old, new) = (self.aligned.old, self.aligned.new);
        let (Some((a, max, unit)), Some((b, other, another))) = (number(old, was), number(new, is)) else {
            return false;
        };
        let measured = |passage: &Passage<'_>, item: &Item, unit: &str| {
            let behind = passage.atoms.get(item.at + 1..(item.at + 3).min(passage.atoms.len())).unwrap_or_default();
            unit == "years old" || behind.iter().any(|atom| atom.canon == unit)
        };
        let written = |passage: &'_ Passage<'_>, item: &Item| {
            passage.atoms.get(item.at).map(|atom| passage.slice(atom).to_owned())
        };
        // "A magnitude of 2.6" and "magnitude 2.6".
        let digits = (unit.is_empty() || another.is_empty()) && written(old, was) == written(new, is);
        // "Of the 40 homes, 12 are empty" and "twelve of the 40 homes".
        let counts =
            |unit: &str| unit.len() > 3 && unit.bytes().all(|byte| byte.is_ascii_lowercase()) && unit != "ordinal";
        let counted = |unit: &str, there: &Passage<'_>| {
            counts(unit) && lexicon::unit(unit).is_none() && there.atoms.iter().any(|atom| atom.canon == unit)
        };
        // Beside "£2.4m", "2.4 million pounds" are money.
        let pounds = |unit: &str, another: &str| unit == "pounds" && another == "GBP" && a >= Decimal::ONE_THOUSAND;
        a == b
            && max == other
            && (digits
                || pounds(&unit, &another)
                || pounds(&another, &unit)
                || another.is_empty() && counted(&unit, new)
                || unit.is_empty() && counted(&another, old)
                || (unit.is_empty() && measured(old, was, &another))
                || (another.is_empty() && measured(new, is, &unit)))
    }

    /// Returns whether one version has as a range what the other one has as two numbers: "3 to 5" and "between 3 and 5".
    pub(super) fn same_range(&self) -> bool {
        let values = |passage: &Passage<'_>, items: &[Item]| -> Vec<Decimal> {
            let numbers = items.iter().filter_map(|item| passage.atoms.get(item.at).and_then(Atom::number));
            numbers.flat_map(|number| std::iter::once(number.value).chain(number.max)).collect()
        };
        let (old, new) = (&self.facts.old.figures, &self.facts.new.figures);
        let (was, is) = (values(self.aligned.old, old), values(self.aligned.new, new));
        let unit = |passage: &'_ Passage<'_>, item: &Item| {
            passage.atoms.get(item.at).and_then(Atom::number).map(|number| number.unit.to_owned())
        };
        let mut units = old.iter().map(|item| unit(self.aligned.old, item));
        let first = units.next();
        let mut units = units.chain(new.iter().map(|item| unit(self.aligned.new, item)));
        old.len() + new.len() == 3 && was.len() == 2 && was == is && units.all(|unit| first.as_ref() == Some(&unit))
    }

    /// Returns whether one version has a word or phrase for the number of the other one: "at first" and "initially", "the two" and
    /// "the pair".
    pub(super) fn in_words(&self) -> bool {
        let written = |passage: &Passage<'_>, atoms: &[Atom]| {
            let words = atoms.iter().map(|atom| passage.slice(atom).to_lowercase());
            words.collect::<Vec<_>>().join(" ")
        };
        let (old, new) = (self.aligned.old, self.aligned.new);
        // "Pair" and "two", and "at first" and "initially", wherever they stand in what differs.
        let said = |(here, items): (&Passage<'_>, &[Item]), (there, atoms): (&Passage<'_>, &[Atom])| {
            let [item] = items else { return false };
            let number = |from: usize| written(here, here.atoms.get(from..=item.at).unwrap_or_default());
            let wordings = [number(item.at), number(item.at.saturating_sub(1))];
            atoms.len() <= PHRASE
                && atoms.iter().any(|atom| {
                    let word = there.slice(atom).to_lowercase();
                    wordings.iter().any(|number| thesaurus::in_one_group(number, &word))
                })
        };
        let (was, is) = (&self.facts.old.figures, &self.facts.new.figures);
        is.is_empty() && said((old, was), (new, self.is())) || was.is_empty() && said((new, is), (old, self.was()))
    }

    /// Returns whether the numbers of both versions are lengths of time in words without a number: "a week", "half a decade".
    pub(super) fn timed(&self) -> bool {
        let unnumbered = |passage: &Passage<'_>, items: &[Item]| {
            let mut atoms = items.iter().filter_map(|item| passage.atoms.get(item.at));
            atoms.all(|atom| {
                let first = passage.slice(atom).split([' ', '-']).next().unwrap_or_default().to_lowercase();
                let length = matches!(&atom.reading, Reading::Figure(figure) if when::lasts(&figure.unit));
                length && (matches!(first.as_str(), "a" | "an" | "half") || when::base(&first))
            })
        };
        unnumbered(self.aligned.old, &self.facts.old.figures) && unnumbered(self.aligned.new, &self.facts.new.figures)
    }

    /// Returns whether one version has "a year ago" and the other one "last year", or "a day ago" and "yesterday".
    pub(super) fn one_ago(&self) -> bool {
        let ago = |atoms: &[Atom]| {
            let [.., length, word] = atoms else { return None };
            let Reading::Figure(figure) = &length.reading else { return None };
            let one = figure.value == Decimal::ONE && figure.max.is_none() && word.canon == "ago";
            one.then(|| figure.unit.trim_end_matches('s').to_owned())
        };
        let last = |passage: &Passage<'_>, atoms: &[Atom]| {
            let (first, last) = (atoms.first()?, atoms.last()?);
            let words = passage.reader.article.slice(first.span.cover(last.span)).to_lowercase();
            let yesterday = (words == "yesterday").then_some("day");
            yesterday.or_else(|| words.strip_prefix("last ")).map(str::to_owned)
        };
        let (old, new) = (self.aligned.old, self.aligned.new);
        let said = |one: Option<String>, other: Option<String>| one.zip(other).is_some_and(|(one, other)| one == other);
        said(ago(self.was()), last(new, self.is())) || said(ago(self.is()), last(old, self.was()))
    }
}
