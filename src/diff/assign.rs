//! Gives each difference to the claim it changes.

use super::pairing::{Group, How, Pairing};
use super::{Change, Difference, Edition};
use crate::anchor::atom::{Interner, Passage, Reader, Reading};
use crate::anchor::compare::{self, Edit};
use crate::model::{ChangeName, Claim, ClaimKind, DateRole, DateType, DateValue, Detail, SourceType, identify};
use crate::text::{Article, BlockKind, Span};
use std::collections::BTreeMap;
use std::ops::Range;

/// Both versions with what reads them.
#[derive(Clone, Copy)]
pub(super) struct Sides<'r, 'a> {
    pub before: Edition<'r>,
    pub after: Edition<'r>,
    pub old: &'r Reader<'a>,
    pub new: &'r Reader<'a>,
    /// What finishes claims of the old version and of the new one.
    pub finish: (Finish<'r>, Finish<'r>),
}

/// Gives a claim what it lacks: its name, its resolved source, its confidence.
pub(super) type Finish<'r> = &'r dyn Fn(&mut Claim);

/// What does so where nothing is lacking.
pub(super) const FINISHED: Finish<'static> = &|_| {};

/// The claim that a difference is about: one of the edition's, or the sentence where none is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Claim(usize),
    Sentence(usize),
}

/// Differences on their way to becoming changes, by the claims they are about.
#[derive(Debug, Default)]
struct Pile(BTreeMap<(Option<Place>, Option<Place>), Draft>);

#[derive(Debug, Default)]
struct Draft {
    differences: Vec<Difference>,
    /// Where it is listed: a place in the new version, then one in the old.
    order: (usize, usize),
}

/// Returns the changes that a pairing of the sentences comes to.
pub(super) fn changes(sides: Sides<'_, '_>, pairing: &Pairing, interner: &mut Interner) -> Vec<Change> {
    let mut pile = Pile::default();
    let old_claims = Shelf::new(sides.before);
    let new_claims = Shelf::new(sides.after);
    for group in pairing.groups.iter().filter(|group| group.differs()) {
        let mut desk = Desk { sides, old: &old_claims, new: &new_claims, group, pile: &mut pile };
        desk.group(interner);
    }
    lone(&mut pile, &old_claims, sides, pairing, true);
    lone(&mut pile, &new_claims, sides, pairing, false);
    let mut drafts: Vec<_> = pile.0.into_iter().collect();
    drafts.sort_by_key(|(_, draft)| draft.order);
    drafts.into_iter().map(|((was, is), draft)| draft.finish(old_claims.claim(was), new_claims.claim(is))).collect()
}

impl Draft {
    fn finish(self, before: Option<Claim>, after: Option<Claim>) -> Change {
        let mut differences = self.differences;
        let mut names: Vec<ChangeName> = differences.iter().map(|difference| difference.name).collect();
        names.sort_unstable();
        names.dedup();
        let words = |mut spans: Vec<Span>| {
            spans.retain(|span| !span.is_empty());
            spans.sort_unstable();
            spans.dedup();
            spans
        };
        let old_words = words(differences.iter().map(|difference| difference.old).collect());
        let new_words = words(differences.iter().map(|difference| difference.new).collect());
        // What is changed in substance is reworded and retypeset anyway.
        let quiet = [ChangeName::Reworded, ChangeName::Retypeset];
        if names.iter().any(|name| !quiet.contains(name)) {
            names.retain(|name| !quiet.contains(name));
            differences.retain(|difference| !quiet.contains(&difference.name));
        } else if names.contains(&ChangeName::Reworded) {
            names.retain(|name| *name == ChangeName::Reworded);
        }
        let note = notes(differences.iter().map(|difference| difference.note.as_str()));
        Change { names, before, after, note, old_words, new_words, differences, aside: None }
    }
}

/// Returns the notes as one, each said once.
pub(crate) fn notes<'n>(all: impl Iterator<Item = &'n str>) -> String {
    let mut notes: Vec<&str> = Vec::new();
    for note in all {
        if !note.is_empty() && !notes.contains(&note) {
            notes.push(note);
        }
    }
    let said = notes.clone();
    notes.retain(|note| !said.iter().any(|other| other.len() > note.len() && other.contains(note)));
    notes.join("; ")
}

/// The claims of an edition, to be found by place.
struct Shelf<'a> {
    article: &'a Article,
    claims: &'a [Claim],
    /// Claims by start, with the furthest end of all before and at each, for walking back.
    order: Vec<(Span, usize, usize)>,
}

impl<'a> Shelf<'a> {
    fn new(edition: Edition<'a>) -> Self {
        let mut order: Vec<_> = edition.claims.iter().enumerate().map(|(i, claim)| (claim.span(), i, 0)).collect();
        order.sort_unstable();
        let mut furthest = 0;
        for entry in &mut order {
            furthest = furthest.max(entry.0.end);
            entry.2 = furthest;
        }
        Self { article: edition.article, claims: edition.claims, order }
    }

    /// Returns the claims that touch `span`, smallest first.
    fn touching(&self, span: Span) -> Vec<usize> {
        let wide = Span::new(span.start, span.end.max(span.start + 1));
        let end = self.order.partition_point(|entry| entry.0.start < wide.end);
        let mut out = Vec::new();
        for (at, claim, furthest) in self.order[..end].iter().rev() {
            if *furthest <= wide.start {
                break;
            }
            if self.claims[*claim].parts.iter().any(|part| part.overlaps(wide)) {
                out.push((at.len(), *claim));
            }
        }
        out.sort_unstable();
        out.into_iter().map(|(_, claim)| claim).collect()
    }

    /// Returns the claim of the most wanted kind that `span` touches, else of those whose source or cue it touches.
    fn find(&self, span: Span, kinds: &[ClaimKind]) -> Option<usize> {
        let touching = self.touching(span);
        kinds.iter().find_map(|kind| touching.iter().copied().find(|i| self.claims[*i].kind() == *kind))
    }

    /// Returns the quote or statement that `span` attributes: the one whose source or cue it touches, else the first of
    /// the sentences `range`.
    fn spoken(&self, span: Span, range: &Range<usize>) -> Option<usize> {
        let sentences = self.article.sentences().get(range.clone()).unwrap_or_default();
        let whole = sentences.iter().map(|sentence| sentence.span).reduce(Span::cover)?;
        let mut near = self.touching(whole);
        near.retain(|i| SPOKEN_OF.contains(&self.claims[*i].kind()));
        near.sort_by_key(|i| self.claims[*i].span().start);
        let named = |claim: &Claim| {
            claim.source.as_ref().is_some_and(|source| source.span.overlaps(span))
                || claim.cue.is_some_and(|cue| cue.overlaps(span))
        };
        near.iter().copied().find(|i| named(&self.claims[*i])).or(near.first().copied())
    }

    fn claim(&self, place: Option<Place>) -> Option<Claim> {
        match place? {
            Place::Claim(i) => self.claims.get(i).cloned(),
            Place::Sentence(i) => {
                let mut claim = [Claim::new(Detail::Assertion, self.article.sentences().get(i)?.span)];
                identify(self.article, &mut claim);
                let [claim] = claim;
                Some(claim)
            }
        }
    }
}

/// Works one group of sentences off.
struct Desk<'d, 'r, 'a> {
    sides: Sides<'r, 'a>,
    old: &'d Shelf<'r>,
    new: &'d Shelf<'r>,
    group: &'d Group,
    pile: &'d mut Pile,
}

impl<'r> Desk<'_, 'r, '_> {
    fn group(&mut self, interner: &mut Interner) {
        if self.group.moved {
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
        let was = self.sides.old.passage(self.group.old.clone(), interner);
        let is = self.sides.new.passage(self.group.new.clone(), interner);
        let edits = if self.group.how == How::Near { compare::compare(&compare::align(&was, &is)) } else { Vec::new() };
        if edits.is_empty() {
            self.typography();
        }
        for edit in edits {
            self.edit(&was, &is, edit);
        }
    }

    fn sentence(&self, old: bool) -> Span {
        let (article, range) =
            if old { (self.old.article, &self.group.old) } else { (self.new.article, &self.group.new) };
        let sentences = article.sentences().get(range.clone()).unwrap_or_default();
        sentences.iter().map(|sentence| sentence.span).reduce(Span::cover).unwrap_or_default()
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

    fn edit(&mut self, was: &Passage<'_>, is: &Passage<'_>, mut edit: Edit) {
        let (old, new) = (words(was, &edit.old), words(is, &edit.new));
        self.dated(&mut edit, (old, new));
        self.spoken(&mut edit, (old, new));
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
            _ => (old, new),
        };
        self.add(edit.name, edit.note, at, marked, kinds);
    }

    /// Names a changed date by what its claims say of it: whether something is due by then, and whether it is the same day
    /// in other words.
    fn dated(&self, edit: &mut Edit, at: (Span, Span)) {
        // "Within 48 hours" is a figure and a date: one edit of it is one change, and a deadline before a number.
        let date = |shelf: &Shelf<'_>, at: Span| {
            let claim = shelf.find(at, &[ClaimKind::Date]).and_then(|i| shelf.claims.get(i));
            claim.and_then(|claim| if let Detail::Date(date) = &claim.detail { Some(date.clone()) } else { None })
        };
        if !DATES.contains(&edit.name) {
            return;
        }
        let (was, is) = (date(self.old, at.0), date(self.new, at.1));
        if let (Some(was), Some(is)) = (&was, &is)
            && same_day(was, is)
        {
            edit.name = ChangeName::Reworded;
            edit.note.push_str(", the same day");
        } else if was.iter().chain(&is).any(|date| date.role == DateRole::Deadline) {
            edit.name = ChangeName::DeadlineMoved;
        }
    }

    /// Takes other words for somebody without a name, who speaks, for somebody else who speaks: "the police chief" and "police".
    fn spoken(&self, edit: &mut Edit, at: (Span, Span)) {
        if edit.quoted || !matches!(edit.name, ChangeName::Reworded | ChangeName::DetailChanged) {
            return;
        }
        let claim = |shelf: &Shelf<'r>, at: Span, range: &Range<usize>| {
            let claim = &shelf.claims[shelf.spoken(at, range)?];
            let wide = Span::new(at.start.saturating_sub(1), at.end + 1);
            let source = claim.source.as_ref().filter(|source| source.span.overlaps(wide))?;
            Some((claim, shelf.article.slice(source.span)))
        };
        let (was, is) = (claim(self.old, at.0, &self.group.old), claim(self.new, at.1, &self.group.new));
        let (Some((old, was)), Some((new, is))) = (was, is) else { return };
        // Whom the words mean is looked up only where it matters.
        let nameless = |claim: &Claim, finish: Finish<'_>| {
            let mut claim = claim.clone();
            finish(&mut claim);
            claim.source.is_some_and(|source| source.kind == SourceType::Anonymous)
        };
        if !compare::same_words(was, is) && nameless(old, self.sides.finish.0) && nameless(new, self.sides.finish.1) {
            edit.name = ChangeName::SourceChanged;
            edit.note = format!("“{was}” → “{is}”");
        }
    }

    fn add(&mut self, name: ChangeName, note: String, at: (Span, Span), marked: (Span, Span), kinds: &[ClaimKind]) {
        let find = |shelf: &Shelf<'_>, at: Span, range: &Range<usize>| {
            if SOURCES.contains(&name) { shelf.spoken(at, range) } else { shelf.find(at, kinds) }
        };
        let (was, is) = (find(self.old, at.0, &self.group.old), find(self.new, at.1, &self.group.new));
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
        let draft = self.pile.0.entry((Some(was), Some(is))).or_default();
        if draft.differences.is_empty() {
            draft.order = (at.1.start, at.0.start);
        }
        draft.differences.push(Difference { name, note, old: marked.0, new: marked.1 });
    }
}

/// Returns whether two texts have the same punctuation, full stops and typography aside.
pub(super) fn same_stops(old: &str, new: &str) -> bool {
    fn stops(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|c| matches!(c, '?' | '!' | ',' | ';' | ':' | '(' | ')'))
    }
    stops(old).eq(stops(new))
}

/// Returns whether two dates are resolved to the same days.
fn same_day(was: &DateValue, is: &DateValue) -> bool {
    let resolved = was.from.is_some() && was.to.is_some();
    // Two times of one day are resolved to that day.
    let exact = was.kind == DateType::Date || was.value == is.value;
    resolved && exact && (was.kind, was.from, was.to) == (is.kind, is.from, is.to)
}

/// Differences whose claim may be a date: a time span is a number as well.
const DATES: [ChangeName; 3] = [ChangeName::DateChanged, ChangeName::DeadlineMoved, ChangeName::FigureChanged];
const QUOTED: [ClaimKind; 3] = [ClaimKind::Quote, ClaimKind::Statement, ClaimKind::Assertion];
const OUTER: [ClaimKind; 3] = [ClaimKind::Quote, ClaimKind::Statement, ClaimKind::Assertion];
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
    let next = passage.atoms.get(range.end).filter(|atom| matches!(atom.reading, Reading::Quantity(_)));
    next.map_or(here, |atom| here.cover(atom.span))
}

/// Names sentences that continue nothing, or that nothing continues.
fn lone(pile: &mut Pile, shelf: &Shelf<'_>, sides: Sides<'_, '_>, pairing: &Pairing, old: bool) {
    let (reader, alone) = if old { (sides.old, &pairing.dropped) } else { (sides.new, &pairing.added) };
    let sentences = reader.article.sentences();
    let landings = landings(sides, pairing);
    // A dropped sentence is listed after what continues the sentence before it.
    let landing =
        |at: usize| landings.partition_point(|landing| landing.0 <= at).checked_sub(1).map_or(0, |i| landings[i].1);
    for at in alone {
        let Some(sentence) = sentences.get(*at) else { continue };
        let order = if old { (landing(*at), sentence.span.start) } else { (sentence.span.start, usize::MAX) };
        let quotes = quotations(reader, shelf, sentence.span);
        let rest = |span: Span| {
            let (first, last) =
                (reader.article.sentence_at(span.start), reader.article.sentence_at(span.end.saturating_sub(1)));
            let (Some(first), Some(last)) = (first, last) else { return false };
            (first..=last).any(|i| alone.binary_search(&i).is_err())
        };
        let name = match (quotes.iter().any(|span| rest(*span)), quotes.is_empty(), old) {
            (true, ..) => ChangeName::QuoteAltered,
            (false, false, true) => ChangeName::QuoteDropped,
            (false, false, false) => ChangeName::QuoteAdded,
            (false, true, true) => ChangeName::ClaimDropped,
            (false, true, false) => ChangeName::ClaimAdded,
        };
        let found = shelf.find(quotes.first().copied().unwrap_or(sentence.span), &OUTER);
        let place = found.map_or(Place::Sentence(*at), Place::Claim);
        let key = if old { (Some(place), None) } else { (None, Some(place)) };
        let draft = pile.0.entry(key).or_default();
        if draft.differences.is_empty() {
            draft.order = order;
        }
        let (note, was, is) = if old {
            ("no longer there", sentence.span, Span::default())
        } else {
            ("new", Span::default(), sentence.span)
        };
        draft.differences.push(Difference { name, note: note.to_owned(), old: was, new: is });
    }
}

/// Returns the quotations that `span` touches. A word or two in marks that nobody is said to have spoken are no quotation.
fn quotations(reader: &Reader<'_>, shelf: &Shelf<'_>, span: Span) -> Vec<Span> {
    let all = reader.article.quotations();
    let from = all.partition_point(|quotation| quotation.open.start < span.start.saturating_sub(REACH));
    let near = all[from..].iter().take_while(|quotation| quotation.open.start < span.end);
    let closed = near.filter(|quotation| quotation.close.is_some() && quotation.span().overlaps(span));
    let spoken = |quoted: &Span| {
        reader.article.slice(*quoted).split_whitespace().count() >= SPOKEN
            || shelf.find(*quoted, &[ClaimKind::Quote]).is_some()
            || reported(reader.article, Span::new(span.start.min(quoted.start), quoted.start))
            || headline(reader.article, *quoted)
    };
    closed.map(|quotation| quotation.span()).filter(spoken).collect()
}

/// Returns how many question marks stand inside quotations in `span`.
fn questions(reader: &Reader<'_>, span: Span) -> usize {
    let marks = reader.article.slice(span).match_indices('?').map(|(at, _)| span.start + at);
    marks.filter(|at| reader.quotation(Span::new(*at, at + 1)).is_some()).count()
}

/// Returns whether somebody is said to have spoken in `span`, which stands before a quotation: "the mayor says it is".
fn reported(article: &Article, span: Span) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    article.slice(span).rsplit(' ').take(BEFORE).any(|word| compare::attributes(&bare(word)))
}

/// Returns whether the quotation `quoted` stands in a headline behind the name of whoever says so: "Penn 'hopeful' of a deal".
fn headline(article: &Article, quoted: Span) -> bool {
    let blocks = article.blocks();
    let block = blocks.partition_point(|block| block.span.start <= quoted.start).checked_sub(1).map(|at| &blocks[at]);
    let Some(block) = block.filter(|block| block.kind == BlockKind::Heading) else { return false };
    let before = article.slice(Span::new(block.span.start, quoted.start));
    let before = before.trim_end_matches(['"', '“', '‘', '\'', '„', '«']).trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default();
    // What a name owns it does not say: "Penn's 'Harbour'".
    let name = word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    name && word.chars().count() > 1 && !compare::common(&word.to_lowercase())
}

/// How many words before a quotation are searched for one that attributes it.
const BEFORE: usize = 12;

/// How many words in marks are taken for a quotation although no claim says so.
const SPOKEN: usize = 4;

/// How far before a sentence, in bytes, a quotation is looked for that may reach into it.
const REACH: usize = 4096;

/// Returns, for each group that stands in its place, where it ends in the old version and in the new one's text.
fn landings(sides: Sides<'_, '_>, pairing: &Pairing) -> Vec<(usize, usize)> {
    let kept = pairing.groups.iter().filter(|group| !group.moved);
    let end = |group: &Group| {
        sides.new.article.sentences().get(group.new.end.saturating_sub(1)).map_or(0, |last| last.span.end)
    };
    kept.map(|group| (group.old.end, end(group))).collect()
}
