//! Blocks with labels: interviews ("Q:", names before each turn), transcripts, and labels that stand for themselves.

use super::head::{self, Label, Sort};
use super::layout::Layout;
use super::{Floors, Holder, interview};
use crate::english::Class;
use crate::extract::attribution::content;
use crate::extract::attribution::grammar::Budget;
use crate::extract::reading::Reading;
use crate::text::BlockKind;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many blocks without a label may stand between two turns of a conversation.
const BETWEEN: usize = 5;

/// How many tokens behind a label are looked through for a verb.
const CLAUSE: usize = 40;

/// How many labels of different words, one after another, are a list and no conversation.
const LISTING: usize = 3;

/// A block that begins with a label.
pub(super) struct Labelled {
    block: usize,
    end: usize,
    label: Label,
}

impl Layout<'_, '_> {
    pub(super) fn labelled(&self) -> Vec<Labelled> {
        let label = |(block, (start, (_, tokens))): (usize, (&usize, &(BlockKind, Range<usize>)))| {
            let label = head::label(self.r, *start, tokens.end)?;
            Some(Labelled { block, end: tokens.end, label })
        };
        self.starts.iter().zip(&self.blocks).enumerate().filter_map(label).collect()
    }

    /// Gives the blocks with a label to those whom it names, and those between them that go on; returns whether there are several
    /// floors.
    pub(super) fn conversation(&self, labelled: &[Labelled], floors: &mut Floors) -> bool {
        let tally = Tally::new(self.r, labelled);
        let talk = tally.is_interview() || tally.is_conversation();
        let mut last: Option<(usize, Option<Holder>)> = None;
        let listed = listed(self.r, labelled);
        let person = tally.first_question.filter(|_| tally.is_interview()).map(|at| interview::interviewee(self.r, at));
        if let Some(Some(who)) = &person {
            self.motto(&Holder::Somebody { who: Some(who.clone()), cue: None }, floors);
        }
        for (at, one) in labelled.iter().enumerate() {
            let words = one.label.body..one.end;
            let floor = match one.label.sort {
                Sort::Question if tally.is_interview() => Some(Holder::Nobody),
                Sort::Answer if tally.is_interview() => Some(self.answer(&one.label, person.clone().flatten(), floors)),
                Sort::Question | Sort::Answer | Sort::Thing => None,
                Sort::Speaker | Sort::Words if talk && tally.takes_part(self, one) => Some(self.turn(one, &tally)),
                Sort::Speaker | Sort::Words => {
                    let lone = !listed.contains(&at) && self.speaks_alone(one);
                    lone.then(|| Holder::Somebody {
                        who: Some(one.label.words.clone()),
                        cue: Some(one.label.body - 1..one.label.body),
                    })
                }
            };
            let Some(floor) = floor else {
                // "LARKHAVEN: Fourteen people died": nobody's name, and no part of what is said.
                if self.r.quotation(words.start).is_none() {
                    floors.set(one.block, words, Holder::Nobody);
                }
                continue;
            };
            if let Some((before, Some(floor))) = last.take().filter(|_| talk) {
                self.go_on(before, one.block, &floor, floors);
            }
            let asks = floor == Holder::Nobody;
            let unlabelled = asks && !tally.answers && tally.is_interview();
            let next = if unlabelled {
                Some(Holder::Somebody { who: person.clone().flatten(), cue: None })
            } else {
                Some(floor.clone()).filter(|_| !asks)
            };
            last = Some((one.block, next));
            if floor != Holder::Nobody {
                self.remember(&one.label.words, floors);
            }
            floors.set(one.block, words, floor);
        }
        if let Some((before, Some(floor))) = last.filter(|_| talk) {
            self.end(before, &floor, floors);
        }
        talk
    }

    /// Returns the floor of an answer with the label "A:", by `person`.
    fn answer(&self, label: &Label, person: Option<Range<usize>>, floors: &mut Floors) -> Holder {
        let Some(person) = person else { return Holder::Somebody { who: None, cue: None } };
        floors.meant.insert(label.words.start, person);
        Holder::Somebody { who: Some(label.words.clone()), cue: None }
    }

    /// Returns the floor of a turn in a conversation: whoever mostly asks makes no claims.
    fn turn(&self, one: &Labelled, tally: &Tally) -> Holder {
        if tally.asks(self.r, one) {
            return Holder::Nobody;
        }
        Holder::Somebody { who: Some(one.label.words.clone()), cue: None }
    }

    /// Gives the blocks between two turns to whoever has the floor in the first one.
    fn go_on(&self, before: usize, next: usize, floor: &Holder, floors: &mut Floors) {
        let between = before + 1..next;
        if between.len() > BETWEEN {
            return self.end(before, floor, floors);
        }
        for block in between {
            if !self.take(block, floor, floors) {
                return;
            }
        }
    }

    /// Returns whether a label that stands for itself names somebody who speaks: a role, a body or a name, before words with a verb.
    fn speaks_alone(&self, one: &Labelled) -> bool {
        let (r, body) = (self.r, one.label.body);
        let words = (body..one.end).filter(|i| r.mark(*i) == '\0').take(3).count();
        let says = words > 2 && !rated(r, body) && (tells(r, body, one.end) || r.is(body - 2, Class::SURVEY));
        says && (one.label.sort == Sort::Speaker || self.knows(&one.label.words))
    }
}

/// How often a label stands, how often what follows it ends with a question mark, and whether anything does that has a verb.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    count: usize,
    asks: usize,
    says: bool,
}

/// What the labels of an article are taken together.
struct Tally {
    keys: BTreeMap<String, Part>,
    questions: usize,
    /// How many of the questions end with their mark.
    asked: usize,
    answers: bool,
    /// Whether most labels are in capitals.
    loud: bool,
    /// The first token of the first question with a label.
    first_question: Option<usize>,
}

impl Tally {
    fn new(r: &Reading<'_>, labelled: &[Labelled]) -> Self {
        let mut tally =
            Self { keys: BTreeMap::new(), questions: 0, asked: 0, answers: false, loud: false, first_question: None };
        let loud = labelled.iter().filter(|one| head::shouted(r, &one.label.words)).count();
        tally.loud = loud > LISTING && loud * 4 > labelled.len() * 3;
        for one in labelled {
            match one.label.sort {
                Sort::Question => {
                    tally.questions += 1;
                    tally.asked += usize::from(r.mark(one.end - 1) == '?');
                    tally.first_question.get_or_insert(one.label.words.start);
                }
                Sort::Answer => tally.answers = true,
                Sort::Thing => {}
                Sort::Speaker | Sort::Words => {
                    let part = tally.keys.entry(one.label.key.clone()).or_default();
                    let (body, asks) = (one.label.body, r.mark(one.end - 1) == '?');
                    part.count += 1;
                    part.asks += usize::from(asks);
                    part.says |= asks || r.quotation(body).is_some() || content::has_verb(r, body, one.end);
                }
            }
        }
        tally
    }

    /// Returns whether there are questions with their label, and answers with one, or else several that are questions indeed: not
    /// "Q1: Sales rose".
    fn is_interview(&self) -> bool {
        self.questions > 0 && (self.answers || self.asked > 1 && self.asked * 2 > self.questions)
    }

    /// Returns whether speakers take turns: two labels or more, one of which comes back.
    fn is_conversation(&self) -> bool {
        self.keys.len() > 1 && self.keys.values().any(|part| part.count > 1)
    }

    /// Returns whether a label of a conversation names somebody who takes part in it.
    fn takes_part(&self, layout: &Layout<'_, '_>, one: &Labelled) -> bool {
        let says = self.keys.get(&one.label.key).is_some_and(|it| it.count > 1 && it.says);
        let named = one.label.sort == Sort::Speaker || layout.knows(&one.label.words);
        // "UNIDENTIFIED SPEAKER:" among many that are set so.
        let words = &one.label.words;
        let loud = self.loud && words.len() > 1 && head::shouted(layout.r, words);
        named && !rated(layout.r, one.label.body) || says || loud
    }

    /// Returns whether the turn only asks: it ends with a question, or is one of the two who talk, the one who asks.
    fn asks(&self, r: &Reading<'_>, one: &Labelled) -> bool {
        let share = |part: &Part| (part.asks * 100 / part.count.max(1), part.count);
        let own = self.keys.get(&one.label.key).map(share).unwrap_or_default();
        if self.keys.len() == 2 {
            return own.0 >= 50 && self.keys.values().map(share).max() == Some(own);
        }
        r.mark(one.end - 1) == '?'
    }
}

/// Returns whether a mark that somebody is given stands at `at`: "Marsh: 7. Solid in goal", "Lund: 6/10".
fn rated(r: &Reading<'_>, at: usize) -> bool {
    r.number(at) && matches!(r.mark(at + 1), '.' | '/' | '-' | '\u{2013}' | '\u{2014}')
}

/// Returns whether the words behind a label have a verb of their own: "stay away from the sea wall", not "the woman who saved the mill".
fn tells(r: &Reading<'_>, start: usize, end: usize) -> bool {
    let end = end.min(start + CLAUSE);
    if (start..end).any(|i| r.quotation(i).is_some()) {
        return true;
    }
    let aside = |i: &usize| r.is(*i, Class::RELATIVE) && !(r.reads(*i, "that") && r.is(*i, Class::DETERMINER));
    let relative = (start..end).find(aside);
    // "Women who can't handle it don't belong": behind the clause comes the verb of the sentence.
    let mut verbs = (relative.unwrap_or(end)..end).filter(|i| content::has_verb(r, *i, i + 1));
    if verbs.next().is_some_and(|first| verbs.any(|other| other > first + 2)) {
        return true;
    }
    let words = start..relative.unwrap_or(end);
    let parsed = || Budget::new(words.len()).parse(r, words.clone()).is_some_and(|it| it.has_clause(words.clone()));
    content::has_verb(r, start, words.end) || words.len() > 1 && parsed()
}

/// Returns which labels, by index, are lines of a list ("Price: …", "Venue: …"): several in a row, each with other words, and nobody
/// in them speaks of oneself or to anybody.
fn listed(r: &Reading<'_>, labelled: &[Labelled]) -> BTreeSet<usize> {
    let mut out = BTreeSet::new();
    let mut from = 0;
    for run in labelled.chunk_by(|a, b| b.block == a.block + 1) {
        let keys: BTreeSet<&str> = run.iter().map(|one| one.label.key.as_str()).collect();
        let personal = run.iter().any(|one| head::first_person(r, one.label.body, one.end));
        if run.len() >= LISTING && keys.len() == run.len() && !personal {
            out.extend(from..from + run.len());
        }
        from += run.len();
    }
    out
}
