//! Gives each difference to the claim it changes.

use super::change_set::{ChangeSet, ClaimIndex, OUTER, Place, Sides};
use super::compare::compare;
use super::edit::Edit;
use super::speakers::Speaker;
use super::{Change, Difference, cell, lone, loose, set_off};
use crate::align::aligned::{Aligned, align};
use crate::align::atom::{Interner, Reading};
use crate::align::paired::{Group, How, Pairing, same_stops};
use crate::align::passage::{Passage, Reader};
use crate::align::{alike, typed};
use crate::model::{ChangeName, ClaimKind, DateRole, Detail};
use crate::text::{Article, Heads, Overlaps, Span};
use std::cell::OnceCell;
use std::ops::Range;

/// Returns the changes that a pairing of the sentences comes to.
pub(super) fn changes(sides: Sides<'_, '_>, pairing: &Pairing, interner: &mut Interner) -> Vec<Change> {
    let mut changes = ChangeSet::default();
    let old_claims = ClaimIndex::new(sides.before);
    let new_claims = ClaimIndex::new(sides.after);
    for group in pairing.groups.iter().filter(|group| group.differs()) {
        let mut attacher = Attacher {
            sides,
            old: &old_claims,
            new: &new_claims,
            group,
            speech: Default::default(),
            changes: &mut changes,
            recast: false,
        };
        attacher.group(interner);
    }
    lone::name(&mut changes, &old_claims, sides, pairing, true);
    lone::name(&mut changes, &new_claims, sides, pairing, false);
    changes.finish(&old_claims, &new_claims)
}

/// The quotes and statements of some sentences, to be found by what attributes them.
pub(super) struct Speech {
    /// In the order of the text.
    pub(super) claims: Vec<usize>,
    /// Where their sources and cues stand, with the place of the claim in that order.
    named: Overlaps,
}

impl Speech {
    fn new(index: &ClaimIndex<'_>, range: &Range<usize>) -> Self {
        let sentences = index.article.sentences().get(range.clone()).unwrap_or_default();
        let whole = sentences.iter().map(|sentence| sentence.span).reduce(Span::cover);
        let mut claims = whole.map(|whole| index.touching(whole)).unwrap_or_default();
        claims.retain(|i| SPOKEN_OF.contains(&index.claims[*i].kind()));
        claims.sort_by_key(|i| index.claims[*i].span().start);
        // What is said elsewhere by whom these sentences name: "Ruiz said:", and a block quote that is signed.
        let apart = whole.map(|whole| index.sourced(whole)).unwrap_or_default();
        let apart: Vec<usize> = apart.into_iter().filter(|i| !claims.contains(i)).collect();
        claims.extend(apart);
        let named = claims.iter().enumerate().flat_map(|(place, i)| {
            let claim = &index.claims[*i];
            let source = claim.source.as_ref().map(|source| source.span);
            source.into_iter().chain(claim.cue).map(move |span| (span, place))
        });
        Self { named: Overlaps::numbered(named), claims }
    }

    /// Returns the quote or statement that `span` attributes: the one whose source or cue it touches, else the first.
    pub(super) fn of(&self, span: Span) -> Option<usize> {
        let named = self.named.touching(span).into_iter().map(|(_, place)| place).min();
        self.claims.get(named.unwrap_or(0)).copied()
    }
}

/// Works one group of sentences off.
pub(super) struct Attacher<'d, 'r, 'a> {
    pub(super) sides: Sides<'r, 'a>,
    pub(super) old: &'d ClaimIndex<'r>,
    pub(super) new: &'d ClaimIndex<'r>,
    group: &'d Group,
    /// What is spoken in the group's sentences of the old version and of the new one, once somebody has asked.
    speech: (OnceCell<Speech>, OnceCell<Speech>),
    changes: &'d mut ChangeSet,
    /// Whether the group's sentences are put another way altogether.
    recast: bool,
}

impl<'r> Attacher<'_, 'r, '_> {
    fn group(&mut self, interner: &mut Interner) {
        // A row that stands elsewhere in its table says what it said.
        if self.group.moved && self.old.article.heads(self.sentence(true)).is_none_or(Heads::is_corner) {
            let spans = (self.sentence(true), self.sentence(false));
            self.add(
                ChangeName::Moved,
                String::from("stands elsewhere now"),
                spans,
                (Span::default(), Span::default()),
                &OUTER,
            );
        }
        if self.group.how == How::Same {
            return;
        }
        let mut was = self.sides.old.passage(self.group.old.clone(), interner);
        let mut is = self.sides.new.passage(self.group.new.clone(), interner);
        let (old, new) = (was.span, is.span);
        typed::overlay(&mut was, self.old.within(old), interner);
        typed::overlay(&mut is, self.new.within(new), interner);
        alike::settle(&mut was, &mut is, interner);
        typed::attribute(&mut was, self.old.within(old));
        typed::attribute(&mut is, self.new.within(new));
        // Where only one version sets them off, the layout is another one, and not the words.
        let quoted = (set_off::words(&was, self.old), set_off::words(&is, self.new));
        if !quoted.0.is_empty() && !quoted.1.is_empty() {
            set_off::mark(&mut was, &quoted.0);
            set_off::mark(&mut is, &quoted.1);
        }
        if typed::is_stamp(&was) && typed::is_stamp(&is) {
            return self.typography();
        }
        let aligned = align(&was, &is);
        let other = self.group.old.len() != self.group.new.len();
        self.recast = recast(&aligned, if other { RECAST - 1 } else { RECAST });
        let mut edits = if self.group.how == How::Near { compare(&aligned) } else { Vec::new() };
        edits.iter_mut().for_each(|edit| cell::settle(&aligned, edit));
        let kept = loose::kept(&aligned, &edits);
        if edits.is_empty() {
            self.typography();
        }
        let apart: Vec<_> = edits.iter().map(|edit| (words(&was, &edit.old), words(&is, &edit.new))).collect();
        let speaker = self.another_speaker(&aligned, &apart);
        for edit in edits {
            self.edit(&aligned, kept, edit, speaker.as_ref());
        }
        if let Some(Speaker { name, note, sources, .. }) = speaker
            && name != ChangeName::Reworded
        {
            self.add(name, note, sources, sources, &SPOKEN_OF);
        }
    }

    pub(super) fn sentence(&self, old: bool) -> Span {
        let (article, range) =
            if old { (self.old.article, &self.group.old) } else { (self.new.article, &self.group.new) };
        let sentences = article.sentences().get(range.clone()).unwrap_or_default();
        sentences.iter().map(|sentence| sentence.span).reduce(Span::cover).unwrap_or_default()
    }

    /// Returns what is spoken in the group's sentences, in the old version and in the new one.
    pub(super) fn speech(&self) -> (&Speech, &Speech) {
        (
            self.speech.0.get_or_init(|| Speech::new(self.old, &self.group.old)),
            self.speech.1.get_or_init(|| Speech::new(self.new, &self.group.new)),
        )
    }

    /// Names a difference that lies in no word: punctuation, case, marks, spaces.
    fn typography(&mut self) {
        let spans = (self.sentence(true), self.sentence(false));
        if questions(self.sides.old, spans.0) != questions(self.sides.new, spans.1) {
            let note = "a question mark inside the quotation came or went".to_owned();
            return self.add(ChangeName::QuoteAltered, note, spans, spans, &QUOTED);
        }
        let (name, note) = if same_stops(self.old.article.slice(spans.0), self.new.article.slice(spans.1)) {
            (ChangeName::Retypeset, "only typography differs")
        } else {
            (ChangeName::Reworded, "only punctuation differs")
        };
        self.add(name, note.to_owned(), spans, (Span::default(), Span::default()), &OUTER);
    }

    fn edit(&mut self, aligned: &Aligned<'_>, kept: usize, mut edit: Edit, speaker: Option<&Speaker>) {
        let (was, is) = (aligned.old, aligned.new);
        let (old, new) = (words(was, &edit.old), words(is, &edit.new));
        if self.describes_speaker(&edit, (old, new)) {
            return;
        }
        self.dated(&mut edit, (old, new));
        self.spoken(&mut edit, (old, new));
        if speaker.is_some_and(|speaker| speaker.tells(&mut edit, (old, new))) {
            return;
        }
        self.attributed_elsewhere(&mut edit, (was, is));
        self.backed(&mut edit, (was, is));
        self.referred(&mut edit, (was, is));
        loose::settle(aligned, kept, &mut edit);
        let kinds: &[ClaimKind] = if edit.quoted {
            &QUOTED
        } else {
            match edit.name {
                ChangeName::FigureChanged => &FIGURE,
                ChangeName::DateChanged | ChangeName::DeadlineMoved => &DATE,
                ChangeName::HedgeChanged => &HEDGED,
                name if SOURCES.contains(&name) => &SPOKEN_OF,
                _ => &OUTER,
            }
        };
        let shown =
            |span: Span, range: &Range<usize>| if range.is_empty() { Span::new(span.start, span.start) } else { span };
        let marked = (shown(old, &edit.old), shown(new, &edit.new));
        let at = match edit.name {
            // The number that a hedge bounds is the next word.
            ChangeName::HedgeChanged => (reach(was, &edit.old), reach(is, &edit.new)),
            // The number of a rate stands before it.
            ChangeName::FigureChanged if rated(was, &edit.old) || rated(is, &edit.new) => {
                (back(was, &edit.old), back(is, &edit.new))
            }
            _ => (old, new),
        };
        self.add(edit.name, edit.note, at, marked, kinds);
    }

    /// Names a changed date by what its claims say of it: whether something is due by then, and whether it is the same day
    /// in other words.
    fn dated(&self, edit: &mut Edit, at: (Span, Span)) {
        // "Within 48 hours" is a figure and a date: one edit of it is one change, and a deadline before a number.
        let date = |index: &ClaimIndex<'_>, at: Span| {
            let claim = index.find(at, &[ClaimKind::Date]).and_then(|i| index.claims.get(i));
            claim.and_then(|claim| if let Detail::Date(date) = &claim.detail { Some(date.clone()) } else { None })
        };
        if !DATES.contains(&edit.name) {
            return;
        }
        let (was, is) = (date(self.old, at.0), date(self.new, at.1));
        if was.iter().chain(&is).any(|date| date.role == DateRole::Deadline) {
            edit.name = ChangeName::DeadlineMoved;
        }
    }

    fn add(&mut self, name: ChangeName, note: String, at: (Span, Span), marked: (Span, Span), kinds: &[ClaimKind]) {
        let (was, is) = if SOURCES.contains(&name) {
            let (was, is) = self.speech();
            (was.of(at.0), is.of(at.1))
        } else {
            (self.old.find(at.0, kinds), self.new.find(at.1, kinds))
        };
        // "A week" is a date alone, and "eight days" a figure and a date.
        let values = kinds.iter().filter(|kind| DATE.contains(kind));
        let mut values = values.map(|kind| (self.old.find(at.0, &[*kind]), self.new.find(at.1, &[*kind])));
        let (was, is) = values.find(|(was, is)| was.is_some() && is.is_some()).unwrap_or((was, is));
        let alike = matches!((was, is), (Some(i), Some(j)) if self.old.claims[i].kind() == self.new.claims[j].kind());
        let (was, is) = match (was, is) {
            found if alike => found,
            // What is attributed to nobody any more may be no claim of that kind any more either.
            (was, is) if SOURCES.contains(&name) && (was.is_none() || is.is_none()) => {
                (was.or_else(|| self.old.find(at.0, &OUTER)), is.or_else(|| self.new.find(at.1, &OUTER)))
            }
            _ => (self.old.find(at.0, &OUTER), self.new.find(at.1, &OUTER)),
        };
        let sentence = |article: &Article, range: &Range<usize>, at: usize| {
            Place::Sentence(article.sentence_at(at).unwrap_or_default().clamp(range.start, range.end.saturating_sub(1)))
        };
        let was = was.map_or_else(|| sentence(self.old.article, &self.group.old, at.0.start), Place::Claim);
        let is = is.map_or_else(|| sentence(self.new.article, &self.group.new, at.1.start), Place::Claim);
        let difference = Difference { name, note, old: marked.0, new: marked.1, recast: self.recast };
        self.changes.add((Some(was), Some(is)), (at.1.start, at.0.start), difference);
    }
}

/// Differences whose claim may be a date: a time span is a number as well.
const DATES: [ChangeName; 3] = [ChangeName::DateChanged, ChangeName::DeadlineMoved, ChangeName::FigureChanged];
const QUOTED: [ClaimKind; 3] = [ClaimKind::Quote, ClaimKind::Statement, ClaimKind::Assertion];
const SPOKEN_OF: [ClaimKind; 2] = [ClaimKind::Quote, ClaimKind::Statement];
const SOURCES: [ChangeName; 5] = [
    ChangeName::SourceLost,
    ChangeName::SourceChanged,
    ChangeName::SourceVaguened,
    ChangeName::SourceGained,
    ChangeName::CueChanged,
];
const HEDGED: [ClaimKind; 4] = [ClaimKind::Figure, ClaimKind::Quote, ClaimKind::Statement, ClaimKind::Assertion];
const FIGURE: [ClaimKind; 2] = [ClaimKind::Figure, ClaimKind::Date];
const DATE: [ClaimKind; 2] = [ClaimKind::Date, ClaimKind::Figure];

/// How many stretches of a sentence differ that is put another way altogether; one less where it was parted, or joined to another one.
const RECAST: usize = 3;

/// Returns whether `most` stretches of a sentence differ, in words that say something.
fn recast(aligned: &Aligned<'_>, most: usize) -> bool {
    let says = |passage: &Passage<'_>, range: &Range<usize>| {
        passage.atoms.get(range.clone()).unwrap_or_default().iter().any(|atom| !atom.common())
    };
    let told = aligned.hunks.iter().filter(|hunk| says(aligned.old, &hunk.old) || says(aligned.new, &hunk.new));
    told.take(most).count() == most
}

/// Returns where the atoms of `range` stand; for an empty range, the place between its neighbours.
fn words(passage: &Passage<'_>, range: &Range<usize>) -> Span {
    let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
    atoms.iter().map(|atom| atom.span).reduce(Span::cover).unwrap_or_else(|| {
        let before = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at)).map(|atom| atom.span.end);
        let after = passage.atoms.get(range.start).map(|atom| atom.span.start);
        let at = after.or(before.map(|end| end.saturating_sub(1))).unwrap_or(passage.span.start);
        Span::new(at, at)
    })
}

/// Returns where the atoms of `range` stand, with the number right after them.
fn reach(passage: &Passage<'_>, range: &Range<usize>) -> Span {
    let here = words(passage, range);
    let next = passage
        .atoms
        .get(range.end)
        .filter(|atom| atom.number().is_some() || matches!(atom.reading, Reading::Bound(_)));
    next.map_or(here, |atom| here.cover(atom.span))
}

/// Returns whether the atoms of `range` say what a number is a rate of.
fn rated(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    passage.atoms.get(range.clone()).unwrap_or_default().iter().any(|atom| atom.reading == Reading::Rate)
}

/// Returns where the atoms of `range` stand, with the number that they are a rate of.
fn back(passage: &Passage<'_>, range: &Range<usize>) -> Span {
    let here = words(passage, range);
    let mut before = passage.atoms.get(..range.start).unwrap_or_default().iter().rev().take(typed::COUNTED + 1);
    before.find(|atom| atom.number().is_some()).map_or(here, |atom| atom.span)
}

/// Returns how many question marks stand inside quotations in `span`.
fn questions(reader: &Reader<'_>, span: Span) -> usize {
    let marks = reader.article.slice(span).match_indices('?').map(|(at, _)| span.start + at);
    marks.filter(|at| reader.quotation(Span::new(*at, at + 1)).is_some()).count()
}
