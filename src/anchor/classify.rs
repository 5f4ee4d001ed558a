//! What kind of difference a stretch of words is: a figure, a hedge, a negation, a name, or only other words.

use super::antonyms::opposite;
use super::atom::{Atom, Passage, Reading};
use super::compare::{Aligned, Edit, Hunk, shown};
use super::facts::{self, Facts, Item};
use super::lemma::lemmas;
use super::{detail, lexicon, spelling, step, vocabulary, when};
use crate::model::ChangeName;
use std::ops::Range;

/// A stretch that stands on one side only and has this many words is a clause of its own: what it says is new or
/// gone, and changes nothing of what the rest says.
const CLAUSE: usize = 6;

/// The longest stretch in which single words are compared with each other.
const CLOSE: usize = 12;

/// Returns the named differences of all stretches that differ.
pub(super) fn classify(aligned: &Aligned<'_>) -> Vec<Edit> {
    let mut facts: Vec<Facts> = aligned.hunks.iter().map(|hunk| facts::gather(aligned, hunk)).collect();
    facts::cancel(aligned, &mut facts);
    facts::join(aligned, &mut facts);
    let mut out = Vec::new();
    for (hunk, facts) in aligned.hunks.iter().zip(&facts) {
        let before = out.len();
        let whole = Stretch { aligned, hunk, facts };
        if facts.old.swapped {
            whole.swapped(&mut out);
        }
        let quoted = whole.quotation(&mut out);
        if !whole.is_clause() || quoted {
            whole.figures(&mut out);
            whole.dates(&mut out);
            whole.hedges(&mut out);
            whole.polarity(&mut out);
        } else if whole.conditions() {
            out.push(whole.edit(ChangeName::HedgeChanged, whole.gone_or_new("a condition: ")));
        }
        if !quoted {
            whole.attribution(&mut out);
        }
        if out.len() == before {
            out.push(whole.wording());
        }
        whole.apposition(&mut out, before);
        out[before..].iter_mut().for_each(|edit| edit.quoted = quoted);
    }
    out.extend(carried_away(aligned));
    out
}

/// Names the words that differ in phrases that moved within their sentence.
fn carried_away(aligned: &Aligned<'_>) -> Vec<Edit> {
    let hunks = &aligned.hunks;
    let mut out = Vec::new();
    for (i, from) in hunks.iter().enumerate().filter(|(_, hunk)| hunk.new.is_empty()) {
        let near = &hunks[i.saturating_sub(NEAR)..(i + NEAR + 1).min(hunks.len())];
        if let Some(swap) = near.iter().find_map(|to| detail::moved_swap(aligned, from, to)) {
            let (old, new) = (swap.old..swap.old + 1, swap.new..swap.new + 1);
            let note = format!("{} → {}", shown(aligned.old, old.clone()), shown(aligned.new, new.clone()));
            out.push(Edit { name: ChangeName::DetailChanged, old, new, note, quoted: false });
        }
    }
    out
}

/// How many stretches before and after one a phrase is followed to.
const NEAR: usize = 3;

/// One stretch with what it holds.
struct Stretch<'s, 'a> {
    aligned: &'s Aligned<'a>,
    hunk: &'s Hunk,
    facts: &'s Facts,
}

impl Stretch<'_, '_> {
    fn was(&self) -> &[Atom] {
        self.aligned.old.atoms.get(self.hunk.old.clone()).unwrap_or_default()
    }

    fn is(&self) -> &[Atom] {
        self.aligned.new.atoms.get(self.hunk.new.clone()).unwrap_or_default()
    }

    /// Returns a difference that the whole stretch makes.
    fn edit(&self, name: ChangeName, note: String) -> Edit {
        Edit { name, old: self.hunk.old.clone(), new: self.hunk.new.clone(), note, quoted: false }
    }

    fn is_clause(&self) -> bool {
        (self.hunk.old.is_empty() && self.hunk.new.len() >= CLAUSE)
            || (self.hunk.new.is_empty() && self.hunk.old.len() >= CLAUSE)
    }

    fn conditions(&self) -> bool {
        let first = self.was().first().or(self.is().first());
        first.is_some_and(|atom| matches!(atom.canon.as_str(), "if" | "unless" | "provided"))
    }

    fn swap(&self) -> String {
        let (old, new) = (&self.hunk.old, &self.hunk.new);
        match (old.is_empty(), new.is_empty()) {
            (false, false) => self.becomes(old, new),
            (_, true) => format!("{} is gone", shown(self.aligned.old, old.clone())),
            (true, _) => format!("{} is new", shown(self.aligned.new, new.clone())),
        }
    }

    fn becomes(&self, old: &Range<usize>, new: &Range<usize>) -> String {
        format!("{} → {}", shown(self.aligned.old, old.clone()), shown(self.aligned.new, new.clone()))
    }

    fn gone_or_new(&self, what: &str) -> String {
        format!("{what}{}", self.swap())
    }

    /// Names words that differ between quotation marks; returns whether there are any.
    fn quotation(&self, out: &mut Vec<Edit>) -> bool {
        let kept = |old: bool, quotation: usize| {
            let (was, is) = (&self.aligned.old.atoms, &self.aligned.new.atoms);
            self.aligned.pairs.iter().any(|(i, j)| {
                let (a, b) = (was[*i].quotation, is[*j].quotation);
                a.is_some() && b.is_some() && if old { a == Some(quotation) } else { b == Some(quotation) }
            })
        };
        let gone = self.was().iter().find_map(|atom| atom.quotation);
        let come = self.is().iter().find_map(|atom| atom.quotation);
        if gone.is_some() && self.name_mended() {
            return false;
        }
        match (gone, come) {
            (None, None) => return false,
            (Some(_), Some(_)) => {
                out.push(self.edit(ChangeName::QuoteAltered, format!("inside the quotation: {}", self.swap())))
            }
            (Some(quotation), None) if kept(true, quotation) => {
                out.push(self.edit(ChangeName::QuoteAltered, format!("inside the quotation: {}", self.swap())));
            }
            (None, Some(quotation)) if kept(false, quotation) => {
                out.push(self.edit(ChangeName::QuoteAltered, format!("inside the quotation: {}", self.swap())));
            }
            (Some(quotation), None) if quoted_in(self.aligned.old, quotation, self.aligned.new) => return false,
            (None, Some(quotation)) if quoted_in(self.aligned.new, quotation, self.aligned.old) => return false,
            (Some(_), None) => out.push(self.edit(ChangeName::QuoteDropped, self.swap())),
            (None, Some(_)) => out.push(self.edit(ChangeName::QuoteAdded, self.swap())),
        }
        true
    }

    /// Names a number or name that changed places with another.
    fn swapped(&self, out: &mut Vec<Edit>) {
        let number = self.was().iter().any(|atom| atom.reading != Reading::Word);
        let change = if number { ChangeName::FigureChanged } else { ChangeName::EntityChanged };
        out.push(self.edit(change, format!("{} changed places", shown(self.aligned.old, self.hunk.old.clone()))));
    }

    /// Returns whether a name is mended here that is mended throughout: then the quotation was misprinted, not altered.
    fn name_mended(&self) -> bool {
        let ([was], [is]) = (self.was(), self.is()) else { return false };
        let (old, new) = (self.aligned.old, self.aligned.new);
        let (left, right) = (bare(old.slice(was)), bare(new.slice(is)));
        was.capital
            && is.capital
            && spelling::mended(&was.canon, &is.canon)
            && !new.reader.mentions(left)
            && (old.reader.mentions(right) || old.reader.occurrences(left) > 1)
    }

    fn figures(&self, out: &mut Vec<Edit>) {
        let facts = self.facts;
        let (old, new) = (&facts.old.figures, &facts.new.figures);
        let amounts = facts.old.amounts.len() + facts.new.amounts.len();
        if let (Some(was), Some(is)) = (facts::cover(old), facts::cover(new)) {
            let note = step::numbers(&self.aligned.old.atoms, &self.aligned.new.atoms, old, new);
            let note = note.unwrap_or_else(|| self.becomes(&was, &is));
            out.push(Edit { old: was, new: is, ..self.edit(ChangeName::FigureChanged, note) });
        } else if (!old.is_empty() || !facts.old.amounts.is_empty())
            && (!new.is_empty() || !facts.new.amounts.is_empty())
            && amounts > 0
        {
            out.push(self.edit(ChangeName::FigureChanged, self.swap()));
        } else if (!old.is_empty() && !facts.new.dates.is_empty()) || (!new.is_empty() && !facts.old.dates.is_empty()) {
            // A number that has lost its point may look like a year.
            out.push(self.edit(ChangeName::FigureChanged, self.swap()));
        } else if self.counted() {
            out.push(self.edit(ChangeName::FigureChanged, self.swap()));
        } else if let (Some(_), Some(_)) = (facts.old.unit, facts.new.unit)
            && facts.old.unit != facts.new.unit
        {
            out.push(self.edit(ChangeName::FigureChanged, format!("another unit: {}", self.swap())));
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
        let short = was.len() <= 3 && is.len() <= 3;
        let replaced = short
            && ((old.figures.is_empty() && words(was) && !new.figures.is_empty())
                || (new.figures.is_empty() && words(is) && !old.figures.is_empty()));
        let ranks = |passage: &Passage<'_>, range: &Range<usize>| {
            let rank = |atom: &Atom| matches!(&atom.reading, Reading::Quantity(quantity) if quantity.unit == "ordinal");
            let superlative =
                |atom: &Atom| atom.canon == "most" || (atom.canon.len() > 5 && atom.canon.ends_with("est"));
            range.len() == 1
                && passage.atoms.get(range.start).is_some_and(rank)
                && passage.atoms.get(range.end).is_some_and(superlative)
        };
        replaced
            || (is.is_empty() && ranks(self.aligned.old, &self.hunk.old))
            || (was.is_empty() && ranks(self.aligned.new, &self.hunk.new))
    }

    /// Returns whether only the word before a number differs that says what it measures: "fell by 3" and "fell to 3".
    fn direction(&self) -> bool {
        let says = |passage: &Passage<'_>, range: &Range<usize>| {
            let word =
                passage.atoms.get(range.start).is_some_and(|atom| matches!(atom.canon.as_str(), "by" | "from" | "to"));
            let number = |atom: &Atom| matches!(atom.reading, Reading::Quantity(_));
            word && range.len() == 1 && passage.atoms.get(range.end).is_some_and(number)
        };
        says(self.aligned.old, &self.hunk.old) && says(self.aligned.new, &self.hunk.new)
    }

    fn dates(&self, out: &mut Vec<Edit>) {
        let (old, new) = match (&self.facts.old, &self.facts.new) {
            (old, new) if old.dates.is_empty() && new.dates.is_empty() => (&old.periods, &new.periods),
            (old, new) => (&old.dates, &new.dates),
        };
        let (Some(first), Some(was), Some(is)) = (old.first(), facts::cover(old), facts::cover(new)) else { return };
        let note = step::dates(self.aligned.old, self.aligned.new, old, new);
        let note = note.unwrap_or_else(|| self.becomes(&was, &is));
        let due = |passage: &Passage<'_>, at: usize| {
            let before = passage.atoms.get(at.saturating_sub(3)..at).unwrap_or_default();
            before.iter().any(|atom| when::deadline(&atom.canon))
        };
        let deadline = due(self.aligned.old, first.at) || due(self.aligned.new, is.start);
        let name = if deadline { ChangeName::DeadlineMoved } else { ChangeName::DateChanged };
        out.push(Edit { old: was, new: is, ..self.edit(name, note) });
    }

    /// Returns whether something planned has become something done, or the other way: "to approve" and "approves".
    fn done(&self) -> bool {
        let planned = |atoms: &[Atom], others: &[Atom]| {
            atoms.windows(2).any(|pair| {
                let verb = &pair[1].canon;
                pair[0].canon == "to"
                    && others.iter().any(|other| other.canon != *verb && lemmas(&other.canon).contains(verb))
            })
        };
        // "MPs to vote" and "MPs vote": only after a name, as headlines have it; "helped to vote" and "helped vote" are one.
        let bare = |passage: &Passage<'_>, atoms: &[Atom], at: usize| {
            let before = at.checked_sub(1).and_then(|at| passage.atoms.get(at));
            atoms.len() == 1 && atoms[0].canon == "to" && before.is_some_and(|atom| atom.capital && !atom.common())
        };
        // "Mills to offer jobs" and "Mills makes offer of jobs", in headlines.
        let future = |passage: &Passage<'_>, range: &Range<usize>, others: &[Atom]| {
            let at = |at: Option<usize>| at.and_then(|at| passage.atoms.get(at));
            passage.is_heading()
                && at(Some(range.start)).is_some_and(|atom| atom.canon == "to")
                && at(range.start.checked_sub(1)).is_some_and(|atom| atom.capital && !atom.common())
                && range.len() >= 2
                && others.first().is_some_and(|atom| !atom.common() && !atom.capital)
        };
        let (old, new) = (self.was(), self.is());
        future(self.aligned.old, &self.hunk.old, new)
            || future(self.aligned.new, &self.hunk.new, old)
            || planned(old, new)
            || planned(new, old)
            || (new.is_empty() && bare(self.aligned.old, old, self.hunk.old.start))
            || (old.is_empty() && bare(self.aligned.new, new, self.hunk.new.start))
    }

    fn hedges(&self, out: &mut Vec<Edit>) {
        if self.done() {
            out.push(self.edit(ChangeName::HedgeChanged, format!("planned or done: {}", self.swap())));
        }
        let (old, new) = (&self.facts.old.hedges, &self.facts.new.hedges);
        if old.is_empty() && new.is_empty() {
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
        out.push(Edit { old: was, new: is, ..self.edit(ChangeName::HedgeChanged, note) });
    }

    fn polarity(&self, out: &mut Vec<Edit>) {
        match (self.facts.old.negations, self.facts.new.negations) {
            (0, 0) => {}
            (_, 0) => {
                out.push(self.edit(ChangeName::NegationChanged, format!("the negation is gone: {}", self.swap())))
            }
            (0, _) => out.push(self.edit(ChangeName::NegationChanged, format!("a negation is new: {}", self.swap()))),
            _ => {}
        }
        if self.hunk.old.len() > CLOSE || self.hunk.new.len() > CLOSE {
            return;
        }
        for (i, was) in self.was().iter().enumerate().filter(|(_, atom)| atom.reading == Reading::Word) {
            let mut words = self.is().iter().enumerate().filter(|(_, atom)| atom.reading == Reading::Word);
            if let Some((j, is)) = words.find(|(_, is)| opposite(&was.canon, &is.canon)) {
                let note = format!("“{}” → “{}”, the opposite", was.canon, is.canon);
                let (i, j) = (self.hunk.old.start + i, self.hunk.new.start + j);
                out.push(Edit { old: i..i + 1, new: j..j + 1, ..self.edit(ChangeName::ClaimReversed, note) });
                return;
            }
        }
    }

    /// Names what differs in who is spoken of and who speaks.
    fn attribution(&self, out: &mut Vec<Edit>) {
        let (old, new) = (&self.facts.old, &self.facts.new);
        if !old.cues.is_empty() && new.cues.is_empty() && old.has_source && self.attributes(self.was()) {
            return out.push(self.edit(ChangeName::SourceLost, format!("the attribution is gone: {}", self.swap())));
        }
        if !new.cues.is_empty() && old.cues.is_empty() && new.has_source && self.attributes(self.is()) {
            return out.push(self.edit(ChangeName::SourceGained, format!("the attribution is new: {}", self.swap())));
        }
        if let (Some(was), Some(is)) = (old.cues.first(), new.cues.first())
            && was != is
        {
            out.push(self.edit(ChangeName::CueChanged, self.swap()));
        }
        if self.is_clause() {
            return;
        }
        let speaks = facts::by_cue(self.aligned.old, &self.hunk.old) || facts::by_cue(self.aligned.new, &self.hunk.new);
        match (old.names.is_empty(), new.names.is_empty()) {
            (false, false) => self.renamed(speaks, out),
            (false, true) if (new.nameless && facts::near_cue(self.aligned.new, &self.hunk.new)) || self.unknown() => {
                out.push(self.edit(ChangeName::SourceVaguened, format!("no longer named: {}", self.swap())));
            }
            (true, false) if old.nameless && speaks => out.push(self.edit(ChangeName::SourceChanged, self.swap())),
            (true, false) if joined(self.aligned.new, &self.hunk.new, self.aligned.old) && self.was().is_empty() => {
                out.push(self.edit(ChangeName::EntityChanged, format!("one more is named: {}", self.swap())));
            }
            (false, true) if joined(self.aligned.old, &self.hunk.old, self.aligned.new) && self.is().is_empty() => {
                out.push(self.edit(ChangeName::EntityChanged, format!("one fewer is named: {}", self.swap())));
            }
            _ => {}
        }
        if old.genders != new.genders && old.genders != 0 && new.genders != 0 {
            out.push(self.edit(ChangeName::EntityChanged, self.swap()));
        }
    }

    /// Returns whether somebody speaks now who is brought in as unknown: "a councillor said".
    fn unknown(&self) -> bool {
        self.is().first().is_some_and(|atom| lexicon::indefinite(&atom.canon))
            && facts::by_cue(self.aligned.new, &self.hunk.new)
    }

    /// Returns whether `atoms` attribute what stands around them, rather than being a whole statement with its source.
    fn attributes(&self, atoms: &[Atom]) -> bool {
        let Some(cue) = atoms.iter().rposition(|atom| lexicon::cue(&atom.canon).is_some()) else { return false };
        let open = atoms.last().is_some_and(|atom| atom.canon == "that");
        !self.is_clause() || atoms[cue].canon == "according" || open || atoms.len() - cue <= CLAUSE
    }

    fn renamed(&self, speaks: bool, out: &mut Vec<Edit>) {
        let (old, new) = (&self.facts.old.names, &self.facts.new.names);
        let same = |was: &str, is: &str| facts::derived(was, is);
        let rest: Vec<&String> = old.iter().filter(|was| !new.iter().any(|is| same(was, is))).collect();
        let come: Vec<&String> = new.iter().filter(|is| !old.iter().any(|was| same(was, is))).collect();
        if rest.is_empty() || come.is_empty() || facts::initials(old, new) || facts::initials(new, old) {
            return;
        }
        let phrase =
            |names: &[&String]| names.iter().map(|name| bare(name).to_lowercase()).collect::<Vec<_>>().join(" ");
        if lexicon::alias(&phrase(&rest), &phrase(&come)) {
            return out.push(self.edit(ChangeName::Reworded, self.swap()));
        }
        let mended = rest.len() == come.len()
            && rest.iter().zip(&come).all(|(was, is)| {
                let short = was.len() <= 6 && was.chars().all(char::is_uppercase);
                !short
                    && spelling::mended(&was.to_lowercase(), &is.to_lowercase())
                    && !self.aligned.new.reader.mentions(was)
            });
        let change = match (mended, speaks) {
            (true, _) => ChangeName::Respelled,
            (false, true) => ChangeName::SourceChanged,
            (false, false) => ChangeName::EntityChanged,
        };
        out.push(self.edit(change, self.swap()));
    }

    /// Takes what the new speaker is for a part of who speaks now: "Ruiz, the mayor" became "Penn, the engineer".
    fn apposition(&self, out: &mut [Edit], from: usize) {
        let Some((before, [edit])) = out.split_at_mut_checked(from) else { return };
        let Some(last) = before.last().filter(|last| last.name == ChangeName::SourceChanged) else { return };
        let gap = self.aligned.old.atoms.get(last.old.end..self.hunk.old.start).unwrap_or_default();
        if edit.name == ChangeName::DetailChanged && gap.len() <= 2 && gap.iter().all(Atom::common) {
            edit.name = ChangeName::Reworded;
        }
    }

    /// Returns the name of a stretch in which no number, date, hedge, negation or name differs.
    fn wording(&self) -> Edit {
        let facts = self.facts;
        if self.respelled() {
            return self.edit(ChangeName::Respelled, self.swap());
        }
        if let Some(swap) = detail::swap(self.aligned, self.hunk) {
            let note = self.becomes(&(swap.old..swap.old + 1), &(swap.new..swap.new + 1));
            return self.edit(ChangeName::DetailChanged, note);
        }
        if !self.is_clause()
            && let Some(found) = detail::restriction(self.aligned, self.hunk)
        {
            let note = match found {
                Ok(at) => format!("{} is gone", shown(self.aligned.old, at..at + 1)),
                Err(at) => format!("{} is new", shown(self.aligned.new, at..at + 1)),
            };
            return self.edit(ChangeName::DetailChanged, note);
        }
        let name = if self.hunk.old.is_empty() && (self.is_clause() || facts.new.counts()) {
            ChangeName::ClaimAdded
        } else if self.hunk.new.is_empty() && (self.is_clause() || facts.old.counts()) {
            ChangeName::ClaimDropped
        } else {
            ChangeName::Reworded
        };
        self.edit(name, self.swap())
    }

    /// Returns whether the same words are there, mended or written together.
    fn respelled(&self) -> bool {
        let joined = |atoms: &[Atom]| atoms.iter().map(|atom| atom.canon.as_str()).collect::<String>();
        match (self.was(), self.is()) {
            ([was], [is]) if was.reading == Reading::Word && is.reading == Reading::Word => {
                spelling::mended(&was.canon, &is.canon)
                    && !lemmas(&was.canon).iter().any(|lemma| lemmas(&is.canon).contains(lemma))
            }
            (old, new) => !old.is_empty() && joined(old) == joined(new),
        }
    }
}

/// Returns whether `range` adds a name to another one, "and Kate", that the version of `other` has nowhere.
fn joined(passage: &Passage<'_>, range: &Range<usize>, other: &Passage<'_>) -> bool {
    let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
    let links = |atom: Option<&Atom>| atom.is_some_and(|atom| matches!(atom.canon.as_str(), "and" | "or"));
    let mut names = atoms.iter().filter(|atom| !atom.common());
    let tied = links(atoms.first()) || links(atoms.last());
    tied && (2..=5).contains(&atoms.len())
        && names.clone().next().is_some()
        && names
            .all(|atom| atom.capital && atom.reading == Reading::Word && !other.reader.mentions(passage.slice(atom)))
}

/// Returns whether the words of a quotation of `here` stand between marks somewhere in the version of `there` too: a headline
/// that no longer quotes them drops nothing.
fn quoted_in(here: &Passage<'_>, quotation: usize, there: &Passage<'_>) -> bool {
    let article = here.reader.article;
    let found = article.quotations().get(quotation).and_then(|found| vocabulary::quoted(article, found));
    found.is_some_and(|words| there.reader.vocabulary().quotes(&words))
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

/// Returns a name without its possessive ending.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}
