//! Interviews: questions that stand out, and who answers them.

use super::head::first_person;
use crate::english::Class;
use crate::english::data::list;
use crate::extract::mention::Names;
use crate::extract::reading::Reading;
use crate::text::BlockKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// Words right before the name of somebody who is asked: "spoke to", "an interview with", "we met".
const BEFORE: &[&str] = list!("speech/before-asked");

/// Verbs behind the name of the one who asks.
const ASKS: &[&str] = list!("speech/asks");

/// Verbs behind the name of the one who answers, before "us".
const TELLS: &[&str] = list!("speech/tells");

/// Words that tell of a talk.
const TALK: &[&str] = list!("speech/talk");

/// Returns where the name of whoever is interviewed stands, told by the words before the first question at `end`; none where
/// several might be.
pub(super) fn interviewee(r: &Reading<'_>, end: usize) -> Option<Range<usize>> {
    let mut names = Names::default();
    names.read(r, 0..end);
    let candidates: Vec<usize> = (0..names.all().len()).filter(|index| is_person(r, &names, *index)).collect();
    let full = |index: usize| names.fullest(r, index);
    let text = |index: usize| names.all().get(full(index)).map(|name| r.article().slice(name.span));
    let only = |some: Vec<usize>| {
        let different: BTreeSet<_> = some.iter().map(|index| text(*index)).collect();
        (different.len() == 1).then(|| some.first().copied()).flatten()
    };
    let tokens = |index: usize| names.all().get(index).map(|name| name.tokens.clone()).unwrap_or_default();
    let parts: Vec<(usize, Part)> = candidates.iter().map(|index| (*index, part(r, &tokens(*index)))).collect();
    let asker = |index: &usize| parts.iter().any(|(other, part)| *part == Part::Asks && text(*other) == text(*index));
    let candidates: Vec<usize> = candidates.iter().copied().filter(|index| !asker(index)).collect();
    let met: Vec<usize> = parts.iter().filter(|(_, part)| *part == Part::Asked).map(|(index, _)| *index).collect();
    let aged: Vec<usize> = candidates.iter().copied().filter(|index| is_aged(r, tokens(*index).end)).collect();
    let sure: Vec<usize> = candidates
        .iter()
        .copied()
        .filter(|index| names.all().get(full(*index)).is_some_and(|name| name.person))
        .collect();
    let heading = r.article().blocks().first().filter(|block| block.kind == BlockKind::Heading).map(|block| block.span);
    let headed = |index: &usize| heading.is_some_and(|heading| heading.contains(r.span(tokens(*index))));
    let headed: Vec<usize> = candidates.iter().copied().filter(headed).collect();
    let found = only(met)
        .or_else(|| only(aged))
        .or_else(|| only(headed))
        .or_else(|| only(sure))
        .or_else(|| only(candidates))?;
    Some(tokens(full(found)))
}

fn is_person(r: &Reading<'_>, names: &Names, index: usize) -> bool {
    let Some(name) = names.all().get(index) else { return false };
    let (first, last) = (name.tokens.start, name.tokens.end - 1);
    let other = r.is(first, Class::PLACE.with(Class::PLACE_LEAD)) || name.tokens.clone().any(|i| r.is(i, Class::BODY));
    let article = first.checked_sub(1).is_some_and(|before| r.is(before, Class::DETERMINER));
    let date = r.is(last, Class::TIME_UNIT.with(Class::DAY).with(Class::MONTH));
    let own = name.tokens.len() > 1 && !article;
    let asks = ASKS.iter().any(|word| r.reads(name.tokens.end, word));
    let wrote = first.checked_sub(1).is_some_and(|by| r.reads(by, "by") && r.capital(by));
    !other && !date && !asks && !wrote && (name.person || own || names.fullest(r, index) != index)
}

/// Returns whether an age stands behind the name that ends at `end`: "Ana Ruiz, 41,".
fn is_aged(r: &Reading<'_>, end: usize) -> bool {
    r.mark(end) == ',' && r.number(end + 1) && r.text(end + 1).len() == 2 && matches!(r.mark(end + 2), ',' | '.')
}

/// What the words around a name tell of its part in a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Is talked to: "we met chef Ana Ruiz", "Ana Ruiz told us".
    Asked,
    /// Talks to whoever the article is about: "she talks to Tomas Lund".
    Asks,
    Unknown,
}

/// Returns what part the one has in a talk whom the name at `name` means.
fn part(r: &Reading<'_>, name: &Range<usize>) -> Part {
    let sentences = r.sentences();
    let sentence = sentences.partition_point(|it| it.tokens.end <= name.start);
    let Some(sentence) = sentences.get(sentence).map(|it| it.tokens.clone()) else { return Part::Unknown };
    // Titles and roles stand between: "we spoke to chef Ana Ruiz".
    let mut before = name.start;
    let between = Class::TITLE.with(Class::ROLE).with(Class::DETERMINER);
    while before > sentence.start && (r.is(before - 1, between) || matches!(r.mark(before - 1), ':' | '.')) {
        before -= 1;
    }
    let has = |words: Range<usize>, list: &[&str]| words.clone().any(|i| list.iter().any(|word| r.reads(i, word)));
    let lead = sentence.start..before;
    let led = before > sentence.start && has(before - 1..before, BEFORE) && has(lead.clone(), TALK);
    let told = has(name.end..name.end + 1, TELLS) && has(name.end + 1..name.end + 4, &["us", "me"]);
    let who = lead.clone().find(|i| r.is(*i, Class::SUBJECT) && !r.is(*i, Class::RELATIVE));
    let ours = has(lead.clone(), &["we", "i", "our"]);
    match (led, who) {
        _ if told => Part::Asked,
        (true, _) if ours => Part::Asked,
        (true, Some(who)) if r.is(who, Class::PERSON) => Part::Asks,
        // "An hour with Olga Brandt": nobody else is there.
        (true, None) if !lead.clone().any(|i| r.capital(i) && i > lead.start) => Part::Asked,
        _ => Part::Unknown,
    }
}

/// A block of which some, or all, may be a question.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) block: usize,
    /// Its tokens, and where the question ends.
    pub(super) tokens: Range<usize>,
    pub(super) end: usize,
}

impl Asked {
    /// Returns whether it ends with a question mark of its own.
    pub(super) fn asks(&self, r: &Reading<'_>) -> bool {
        r.mark(self.end - 1) == '?' && r.quotation(self.end - 1).is_none()
    }
}

/// The least number of questions that make an interview.
const QUESTIONS: usize = 2;

/// Returns whether somebody answers `questions` in the first person: half of the answers, each a range of tokens, have "I" or "we".
/// An explainer that asks and answers itself has not.
pub(super) fn is_interview(r: &Reading<'_>, questions: &[Asked], answers: &[Range<usize>]) -> bool {
    let asked = questions.iter().filter(|one| one.asks(r)).count();
    let answered = answers.iter().filter(|answer| !answer.is_empty());
    let own = answered.clone().filter(|answer| first_person(r, answer.start, answer.end)).count();
    asked >= QUESTIONS && asked * 2 >= questions.len() && own * 2 >= answered.count()
}
