//! Numbers, dates and the hedges around them.

use super::Stretch;
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::align::when;
use crate::diff::detail;
use crate::diff::edit::{Edit, shown};
use crate::diff::facts::{self, Item, Side};
use crate::diff::step;
use crate::diff::weight;
use crate::english::data::list;
use crate::english::lexicon::Hedge;
use crate::english::ranking::{Ranking, ranking};
use crate::english::{degree, lexicon};
use crate::model::{Bound, ChangeName};
use std::ops::Range;

impl Stretch<'_, '_> {
    pub(super) fn figures(&self, out: &mut Vec<Edit>) {
        let facts = self.facts;
        let (old, new) = (&facts.old.figures, &facts.new.figures);
        let amounts = facts.old.amounts.len() + facts.new.amounts.len();
        let same = self.hour_told() || self.same_number() || self.one_ago() || self.in_words() || self.same_range();
        if same || self.spelled_alike() {
            return;
        }
        if self.of_another_round() {
            return out.push(self.edit(ChangeName::Reworded, format!("{}, of something else", self.swap())));
        }
        if let (Some(was), Some(is)) = (facts::cover(old), facts::cover(new)) {
            let note = step::numbers(self.aligned.old, self.aligned.new, old, new);
            let note = note.unwrap_or_else(|| self.becomes(&was, &is));
            let name = if self.timed() { ChangeName::DateChanged } else { ChangeName::FigureChanged };
            out.push(Edit { old: was, new: is, ..self.edit(name, note) });
        } else if (!old.is_empty() || !facts.old.amounts.is_empty())
            && (!new.is_empty() || !facts.new.amounts.is_empty())
            && amounts > 0
            && old.iter().chain(new).all(|item| item.canon != ONE)
        {
            out.push(self.edit(ChangeName::FigureChanged, self.swap()));
        } else if (!old.is_empty() && !facts.new.dates.is_empty()) || (!new.is_empty() && !facts.old.dates.is_empty()) {
            // A number that has lost its point may look like a year.
            out.push(self.edit(ChangeName::FigureChanged, self.swap()));
        } else if self.numbered() || self.counted() || self.multiplied() || self.multiple() || self.of_all() {
            out.push(self.edit(ChangeName::FigureChanged, self.swap()));
        } else if let (Some(_), Some(_)) = (facts.old.unit, facts.new.unit)
            && facts.old.unit != facts.new.unit
        {
            out.push(self.edit(ChangeName::FigureChanged, format!("another unit: {}", self.swap())));
        } else if self.rated() {
            out.push(self.edit(ChangeName::FigureChanged, format!("another rate: {}", self.swap())));
        } else if self.direction() {
            out.push(self.edit(ChangeName::FigureChanged, format!("the number says something else: {}", self.swap())));
        }
    }

    /// Returns whether a number took the place of words, or stood in the place of what are words now, as "six-hour" for "longer"; or
    /// whether a rank before a superlative came or went: "the sixth biggest".
    fn counted(&self) -> bool {
        let (old, new) = (&self.facts.old, &self.facts.new);
        let (was, is) = (self.was(), self.is());
        let words = |atoms: &[Atom]| {
            (1..=2).contains(&atoms.len())
                && atoms.iter().any(|atom| !atom.common())
                && atoms.iter().all(|atom| atom.reading == Reading::Word)
        };
        // "Years" that are "15 years" now, and a win that is "a 3-1 win", only tell more.
        let detailed = |atoms: &[Atom], items: &[Item], here: &Passage<'_>| {
            let ([word], [item]) = (atoms, items) else { return false };
            let number = here.atoms.get(item.at).and_then(Atom::number);
            number.is_some_and(|number| number.unit == word.canon || (number.max.is_some() && scored(here, item)))
        };
        let short = was.len() <= 3 && is.len() <= 3 && detail::same_claim(self.aligned);
        let replaced = short
            && ((old.figures.is_empty()
                && words(was)
                && !detailed(was, &new.figures, self.aligned.new)
                && self.counts(&new.figures, self.aligned.new, self.aligned.old))
                || (new.figures.is_empty()
                    && words(is)
                    && !detailed(is, &old.figures, self.aligned.old)
                    && self.counts(&old.figures, self.aligned.old, self.aligned.new)));
        let ranks = |passage: &Passage<'_>, range: &Range<usize>| {
            let rank = |atom: &Atom| atom.number().is_some_and(|number| number.unit == "ordinal");
            let superlative = |atom: &Atom| {
                let rank = ranking(&atom.canon);
                rank.is_some_and(|rank| matches!(rank, Ranking::Measured | Ranking::Judged | Ranking::Most))
                    || (atom.canon.len() > 5 && atom.canon.ends_with("est"))
            };
            range.len() == 1
                && passage.atoms.get(range.start).is_some_and(rank)
                && passage.atoms.get(range.end).is_some_and(superlative)
        };
        replaced
            || (is.is_empty() && ranks(self.aligned.old, &self.hunk.old))
            || (was.is_empty() && ranks(self.aligned.new, &self.hunk.new))
    }

    /// Returns whether `items` of `here` count what words stood for. In a headline a score, a number that the article of `there` has
    /// anyway, or one in place of a name does not: that is another headline for the same news.
    fn counts(&self, items: &[Item], here: &Passage<'_>, there: &Passage<'_>) -> bool {
        let named = |at: usize| {
            let pair = at.checked_sub(1).and_then(|before| here.atoms.get(before)).zip(here.atoms.get(at));
            pair.is_some_and(|(before, atom)| {
                before.capital && before.span.end + 1 == atom.span.start && glued(here, before)
            })
        };
        let headline = || {
            let names = |atoms: &[Atom]| atoms.iter().any(|atom| atom.capital && atom.reading == Reading::Word);
            !names(self.was())
                && !names(self.is())
                && items.len() == 1
                && !items.iter().any(|item| there.reader.vocabulary().says(&item.canon))
        };
        !items.is_empty() && !items.iter().any(|item| named(item.at)) && (!there.is_heading() || headline())
    }

    /// Returns whether only the word before a number differs that says what it measures: "fell by 3" and "fell to 3".
    fn direction(&self) -> bool {
        // "Rose 3" and "rose by 3" are one.
        let says = |passage: &Passage<'_>, range: &Range<usize>| {
            let number = passage
                .atoms
                .get(range.end)
                .is_some_and(|atom| atom.number().is_some() || matches!(atom.reading, Reading::Bound(_)));
            let word = passage.atoms.get(range.clone()).unwrap_or_default();
            let words = ["by", "from", "to"];
            match word {
                [] => number.then_some("by"),
                [word] => words.into_iter().find(|known| number && word.canon == *known),
                _ => None,
            }
        };
        let moves = |passage: &Passage<'_>, range: &Range<usize>| {
            let verb = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at));
            verb.is_some_and(|verb| weight::moves(&verb.canon))
        };
        let (old, new) = (says(self.aligned.old, &self.hunk.old), says(self.aligned.new, &self.hunk.new));
        let alone = self.hunk.old.is_empty() || self.hunk.new.is_empty();
        old.zip(new).is_some_and(|(was, is)| was != is) && (!alone || moves(self.aligned.old, &self.hunk.old))
    }

    /// Returns whether a word with a number in it has another number now: "Q1" and "Q2", "G7" and "G20", "COP28" and "COP29".
    fn numbered(&self) -> bool {
        let ([was], [is]) = (self.was(), self.is()) else { return false };
        let parts = |passage: &Passage<'_>, atom: &Atom| -> (String, String) {
            passage.slice(atom).chars().partition(char::is_ascii_digit)
        };
        let words = was.reading == Reading::Word && is.reading == Reading::Word;
        let ((m, a), (n, b)) = (parts(self.aligned.old, was), parts(self.aligned.new, is));
        // An address is no number.
        words && a == b && m != n && !m.is_empty() && !n.is_empty() && !a.contains(['/', '@', ':'])
    }

    /// Returns whether a bare number is an hour that the other version writes as one: "by two" and "by 2pm".
    fn hour_told(&self) -> bool {
        let told = |figures: &[Item], here: &Passage<'_>, dates: &[Item]| {
            let ([figure], [date]) = (figures, dates) else { return false };
            let hour = here.atoms.get(figure.at).and_then(Atom::number).filter(|number| number.unit.is_empty());
            let clock = date.canon.rsplit_once('T').and_then(|(_, clock)| clock.split_once(":00"));
            let hours = clock.filter(|(_, rest)| rest.is_empty()).and_then(|(hours, _)| hours.parse::<u32>().ok());
            hour.zip(hours).is_some_and(|(hour, hours)| hour.max.is_none() && hour.value == (hours % 12).into())
        };
        let (old, new) = (&self.facts.old, &self.facts.new);
        old.dates.is_empty() && new.figures.is_empty() && told(&old.figures, self.aligned.old, &new.dates)
            || new.dates.is_empty() && old.figures.is_empty() && told(&new.figures, self.aligned.new, &old.dates)
    }

    /// Returns whether a rate came or went alone, and not with its number.
    fn rated(&self) -> bool {
        self.facts.old.rates.len() + self.facts.new.rates.len() > 0
            && self.facts.old.figures.is_empty()
            && self.facts.new.figures.is_empty()
    }

    /// Returns whether a hedge came or went with the number that it bounds, and no other number stands for that one: then a figure
    /// is new or gone.
    fn with_its_number(&self) -> bool {
        let (old, new) = (&self.facts.old, &self.facts.new);
        let alone = |here: &Side, there: &Side| {
            there.hedges.is_empty()
                && there.figures.is_empty()
                && there.amounts.is_empty()
                && here.hedges.iter().all(|(hedge, range)| {
                    hedge.bounds() && here.figures.iter().any(|item| (range.end..=range.end + 1).contains(&item.at))
                })
        };
        (!old.hedges.is_empty() && alone(old, new)) || (!new.hedges.is_empty() && alone(new, old))
    }

    /// Returns whether a modal came or went that the sentence has before already, for the same subject: "must be A and must be B".
    fn said_again(&self) -> bool {
        let again = |passage: &Passage<'_>, range: &Range<usize>| {
            let atoms = passage.atoms.get(..range.start).unwrap_or_default();
            let joined = atoms.last().is_some_and(|atom| matches!(atom.canon.as_str(), "and" | "or"));
            range.len() == 1
                && passage.atoms[range.start].reading == Reading::Word
                && joined
                && atoms.iter().rev().take(REPEATED).any(|atom| atom.id == passage.atoms[range.start].id)
        };
        // "A third will come from a loan and the rest from savings": what is left out the second time.
        let elided = |hedges: &[(Hedge, Range<usize>)], here: &Passage<'_>, there: &Passage<'_>| {
            hedges.iter().all(|(_, range)| {
                let verb = here.atoms.get(range.end);
                let modal = here.atoms.get(range.clone()).unwrap_or_default();
                let mut pairs = there.atoms.windows(2).take(NEAR);
                matches!(modal, [modal] if pairs.any(|pair| pair[0].id == modal.id && verb.is_some_and(|verb| verb.id == pair[1].id)))
            })
        };
        let (old, new) = (&self.facts.old.hedges, &self.facts.new.hedges);
        (self.hunk.new.is_empty() && again(self.aligned.old, &self.hunk.old))
            || (self.hunk.old.is_empty() && again(self.aligned.new, &self.hunk.new))
            || (old.is_empty() && elided(new, self.aligned.new, self.aligned.old))
            || (new.is_empty() && elided(old, self.aligned.old, self.aligned.new))
    }

    /// Returns whether "over" only says during which time: "over four winters" and "across four winters".
    fn during(&self) -> bool {
        let leads = |atoms: &[Atom], words: &[&str]| matches!(atoms, [lead] if words.contains(&lead.canon.as_str()) || lead.reading == Reading::Bound(Bound::MoreThan) && words.contains(&"over"));
        let (was, is) = (self.was(), self.is());
        let other = ["across", "during", "for", "in", "throughout"];
        let (next, length) =
            (self.aligned.old.atoms.get(self.hunk.old.end), self.aligned.old.atoms.get(self.hunk.old.end + 1));
        let time = next.is_some_and(|next| next.number().is_some_and(|number| when::lasts(number.unit)))
            || length.is_some_and(|word| {
                when::base(word.canon.trim_end_matches('s')) || SEASONS.contains(&word.canon.as_str())
            });
        time && (leads(was, &["over"]) && leads(is, &other) || leads(is, &["over"]) && leads(was, &other))
    }

    /// Returns whether both versions hedge with forms of one word: "an estimated 30 tonnes" and "estimated to weigh 30 tonnes".
    fn hedged_alike(&self) -> bool {
        let ([(hedge, was)], [(other, is)]) = (self.facts.old.hedges.as_slice(), self.facts.new.hedges.as_slice())
        else {
            return false;
        };
        // "Fewer than" and "no fewer than" bound a number in two ways.
        if hedge.bounds() && other.bounds() {
            return false;
        }
        let words = |passage: &'_ Passage<'_>, range: &Range<usize>| -> Vec<String> {
            let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
            atoms.iter().flat_map(|atom| passage.slice(atom).split(' ')).map(str::to_lowercase).collect()
        };
        let heavy = |word: &&String| word.len() > SHORT && !lexicon::common(word);
        words(self.aligned.old, was).iter().filter(heavy).any(|word| words(self.aligned.new, is).contains(word))
    }

    pub(super) fn hedges(&self, out: &mut Vec<Edit>) {
        // "Is possible" says no less than "is not impossible".
        if self.during() || self.twice_turned() {
            return;
        }
        if let Some(name) = self.committed() {
            return out.push(self.edit(name, format!("bound to it otherwise: {}", self.swap())));
        }
        if self.proven() {
            return out.push(self.edit(ChangeName::HedgeChanged, format!("claimed, or shown: {}", self.swap())));
        }
        if self.believed() {
            return out.push(self.edit(ChangeName::HedgeChanged, format!("believed, or so: {}", self.swap())));
        }
        if self.known_of() {
            return out
                .push(self.edit(ChangeName::HedgeChanged, format!("what is known, or what is: {}", self.swap())));
        }
        // Where "not" came or went, that is what is told: "failing to go" is "not going".
        let negated = self.facts.old.negations != self.facts.new.negations;
        let open = (self.done() && !negated || self.left_open()) && !self.same_phrase();
        let (old, new) = (&self.facts.old.hedges, &self.facts.new.hedges);
        let hedged = !old.is_empty() || !new.is_empty();
        if !open && !hedged || self.same_modality() {
            return;
        }
        if open {
            out.push(self.edit(ChangeName::HedgeChanged, format!("planned or done: {}", self.swap())));
        }
        if !hedged
            || self.hedged_alike()
            || self.with_its_number()
            || self.with_its_clause()
            || self.said_again()
            || self.still_open()
            || self.expected_still()
            || self.foretold()
            || self.backshifted()
            || self.worded()
            || self.restructured()
            || self.infinitive()
            || self.awaited()
            || self.contracted()
            || self.able()
        {
            return;
        }
        let gone = |range: &Range<usize>| format!("{} is gone", shown(self.aligned.old, range.clone()));
        let come = |range: &Range<usize>| format!("{} is new", shown(self.aligned.new, range.clone()));
        let (was, is, note) = match (old.first(), new.first()) {
            (Some((_, was)), Some((_, is))) => (was.clone(), is.clone(), self.becomes(was, is)),
            (Some((_, was)), None) => {
                let is = beside(was, &self.facts.old.figures, &self.facts.new.figures, &self.hunk.old, &self.hunk.new);
                (was.clone(), is, gone(was))
            }
            (None, Some((_, is))) => {
                let was = beside(is, &self.facts.new.figures, &self.facts.old.figures, &self.hunk.new, &self.hunk.old);
                (was, is.clone(), come(is))
            }
            (None, None) => return,
        };
        if comparative(self.aligned.old, &was).zip(comparative(self.aligned.new, &is)).is_some_and(|(a, b)| a != b) {
            out.push(Edit { old: was.clone(), new: is.clone(), ..self.edit(ChangeName::ClaimReversed, note.clone()) });
        }
        out.push(Edit { old: was, new: is, ..self.edit(ChangeName::HedgeChanged, note) });
    }
}

/// Returns whether the words of a bound say "more" or "less"; nothing where they compare nothing.
fn comparative(passage: &Passage<'_>, range: &Range<usize>) -> Option<bool> {
    let atoms = passage.atoms.get(range.clone())?;
    let mut words = atoms.iter().flat_map(|atom| passage.slice(atom).split(' '));
    words.find_map(|word| degree::more(&word.to_lowercase()))
}

/// Times of the year, several of which a thing may take.
const SEASONS: &[&str] = list!("compare/seasons");

/// How many words of the other version are searched for a modal that is left out the second time.
const NEAR: usize = 64;

/// The longest word of a hedge that tells nothing of which one it is: "than".
const SHORT: usize = 4;

/// How far back, in words, a modal is looked for that is said again.
const REPEATED: usize = 12;

/// Returns whether a number is the score of a game: "3-1".
fn scored(passage: &Passage<'_>, item: &Item) -> bool {
    let written = passage.atoms.get(item.at).map_or("", |atom| passage.slice(atom));
    let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    written.split_once(['-', '–']).is_some_and(|(own, others)| short(own) && short(others))
}

/// Returns whether a hyphen ties `atom` to what follows: the "Covid" of "Covid-19".
fn glued(passage: &Passage<'_>, atom: &Atom) -> bool {
    passage.reader.article.text().get(atom.span.end..).is_some_and(|rest| rest.starts_with('-'))
}

/// Returns the place where a hedge that stands at `hedge` on its own side is missing on the other one: before the number
/// that it bounds, else at that end of the stretch where it stands.
fn beside(
    hedge: &Range<usize>,
    figures: &[Item],
    others: &[Item],
    hunk: &Range<usize>,
    other: &Range<usize>,
) -> Range<usize> {
    let bound = figures.iter().position(|item| item.at >= hedge.end).and_then(|nth| others.get(nth));
    let at = bound.map_or(if hedge.start <= hunk.start { other.start } else { other.end }, |item| item.at);
    at..at
}

/// The number that is as often a pronoun or an article: "One of them" counts no more than "Some of them".
const ONE: &str = "#1";
