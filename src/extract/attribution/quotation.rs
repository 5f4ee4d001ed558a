//! Quotations that no cue of their own attributes: they go on with the last speaker, or have no source.

use super::Attribution;
use crate::english::Class;
use crate::extract::pages::Sentence;
use crate::extract::reading::Reading;
use std::ops::Range;

/// How many words make a quotation a claim although nobody is named for it.
const LONG: usize = 4;

/// How many words are too many for a heading.
const HEADING: usize = 8;

/// The longest name that signs a quotation, in tokens.
const SIGNATURE: usize = 8;

/// Adds the quotations that `found`, in order, left over in some of the sentences; returns all in order.
///
/// `found` are the attributions by cues of these `sentences`, and what those before them have beyond their own end.
pub(super) fn complete(r: &Reading<'_>, sentences: Range<usize>, found: Vec<Attribution>) -> Vec<Attribution> {
    let mut out: Vec<Attribution> = Vec::new();
    let later: Vec<usize> = found.iter().filter_map(|it| closes(r, it)).collect();
    let mut found = found.into_iter().peekable();
    for sentence in r.sentences().get(sentences).unwrap_or_default() {
        let Range { start, end } = sentence.tokens;
        let before = out.len();
        while let Some(attribution) = found.next_if(|next| next.content.first().is_some_and(|range| range.start < end))
        {
            out.push(attribution);
        }
        if out.len() > before {
            continue;
        }
        let Some((quotation, whole)) = opening_quotation(r, start..end) else { continue };
        // "“… “…,” Ruiz said": of several paragraphs, the last one names who says all of them.
        let named = r.quotation(quotation.start).is_some_and(|index| later.binary_search(&index).is_ok());
        if named && !goes_on(r, out.last(), sentence.block) || is_heading(r, &quotation) {
            continue;
        }
        if let Some(voiced) = voiced(r, &quotation, end) {
            out.push(voiced);
            continue;
        }
        let short = r.count(quotation_span(r, &quotation), LONG) < LONG;
        if short && !(whole && goes_on(r, out.last(), sentence.block)) && !is_uttered(r, &quotation, whole) {
            continue;
        }
        continue_speech(r, &mut out, sentence.block, quotation, whole);
    }
    out
}

/// Returns the attribution of a quotation by a verb that no list has: "“Tea is tea,” she posed", "“Thinking,” Ruiz snorts, “is hard.”".
fn voiced(r: &Reading<'_>, quotation: &Range<usize>, hi: usize) -> Option<Attribution> {
    let last =
        quotation.clone().rev().find(|i| !matches!(r.mark(*i), '\u{201D}' | '"' | '\'' | '\u{2019}' | '\u{BB}'))?;
    let start = quotation.end;
    // "“…,” grumbles Perry Oakes, who brews beer".
    let other = Class::AUXILIARY.with(Class::MODAL).with(Class::PREPOSITION).with(Class::ADVERB).with(Class::GENITIVE);
    let spoken = |verb: usize| {
        let verbal = r.is(verb, Class::PAST.with(Class::VERB)) || r.text(verb).ends_with('s');
        verbal && !r.is(verb, other) && !r.capital(verb) && r.mark(verb) == '\0'
    };
    if r.mark(last) == ','
        && start + 1 < hi
        && spoken(start)
        && r.capital(start + 1)
        && let Some(phrase) = super::phrase::after(r, start + 1, hi)
        && is_person(r, &phrase)
    {
        return Some(Attribution {
            source: Some(phrase),
            cue: Some(start..start + 1),
            content: vec![quotation.clone()],
        });
    }
    let name = (start..hi.min(start + SIGNATURE)).take_while(|i| r.capital(*i)).count();
    let verb = if r.is(start, Class::PERSON) { start + 1 } else { start + name };
    let particle = ["on", "in", "up", "out", "back", "off"].iter().any(|word| r.reads(verb + 1, word));
    let end = verb + 1 + usize::from(particle);
    let closes = matches!(r.mark(last), ',' | '?' | '!') && verb > start && verb < hi && spoken(verb);
    if !closes || !(end >= hi || matches!(r.mark(end), ',' | '.')) {
        return None;
    }
    let mut content = vec![quotation.clone()];
    let open = Some(end + 1).filter(|open| *open < hi && r.mark(end) == ',' && r.quotation(*open).is_some());
    if let Some(open) = open {
        content.push(open..(open..hi).find(|i| r.quotation(*i) != r.quotation(open)).unwrap_or(hi));
    }
    Some(Attribution { source: Some(start..verb), cue: Some(verb..end), content })
}

/// Returns whom the sentence behind a quotation names as its speaker: "That was Ana Ruiz, a baker", "With those words the archbishop …".
fn named_behind(r: &Reading<'_>, quotation: &Range<usize>) -> Option<Range<usize>> {
    let at = r.sentences().partition_point(|s| s.tokens.start < quotation.end);
    let Range { start, end } = r.sentences().get(at)?.tokens.clone();
    let those = ["those", "these"].iter().any(|word| r.reads(start + 1, word));
    let words = r.reads(start, "with") && those && r.reads(start + 2, "words");
    let was = r.reads(start, "that") && r.reads(start + 1, "was") && r.capital(start + 2);
    let first = if words { start + 3 } else { start + 2 };
    let phrase = super::phrase::after(r, first, end).filter(|_| words || was)?;
    let verb = phrase.clone().skip(1).find(|i| r.is(*i, Class::PAST) && !r.capital(*i));
    let phrase = phrase.start..verb.unwrap_or(phrase.end);
    is_person(r, &phrase).then_some(phrase)
}

/// Returns the quotation of several paragraphs, by index, whose last words `attribution` gives to somebody.
fn closes(r: &Reading<'_>, attribution: &Attribution) -> Option<usize> {
    let mut content = attribution.content.iter().cloned().flatten();
    let first = content.find(|i| r.quotation(*i).is_some()).filter(|_| attribution.cue.is_some())?;
    let index = r.quotation(first)?;
    let quotation = r.article().quotations().get(index)?;
    (quotation.parts.len() > 1 && r.place(first)?.start > quotation.parts.first()?.end).then_some(index)
}

/// Returns whether a quotation opens the sentence, so that it may go on with what was said before.
pub(super) fn opens(r: &Reading<'_>, sentence: &Sentence) -> bool {
    opening_quotation(r, sentence.tokens.clone()).is_some()
}

/// Returns whether a quotation is a heading: a few words between single marks that are all of their paragraph.
fn is_heading(r: &Reading<'_>, quotation: &Range<usize>) -> bool {
    let single = matches!(r.mark(quotation.start), '\'' | '\u{2018}') && r.mark(quotation.start + 1) == '\0';
    single && is_block(r, quotation) && r.count(quotation_span(r, quotation), HEADING) < HEADING
}

/// Returns whether a short quotation is speech by its marks: a sentence of its own ("“How are you?”"), or one broken off.
fn is_uttered(r: &Reading<'_>, quotation: &Range<usize>, whole: bool) -> bool {
    let last = quotation.clone().rev().find(|i| !matches!(r.mark(*i), '\u{201D}' | '"' | '\'' | '\u{2019}' | '\u{BB}'));
    let mark = last.map_or('\0', |last| r.mark(last));
    let words = quotation.clone().filter(|i| r.mark(*i) == '\0').count();
    let first = quotation.clone().find(|i| r.mark(*i) == '\0').is_some_and(|first| r.capital(first));
    let whole = whole && !is_block(r, quotation);
    let ended = matches!(mark, '.' | '?' | '!' | ',');
    let broken = matches!(mark, '\u{2026}' | '\u{2014}' | '\u{2013}')
        || mark == '.' && last.is_some_and(|at| r.mark(at - 1) == '.');
    words > 1 && first && (whole && ended || broken)
}

/// Returns whether a quotation is all of its paragraph, as headings are.
fn is_block(r: &Reading<'_>, quotation: &Range<usize>) -> bool {
    let span = quotation_span(r, quotation);
    let blocks = r.article().blocks();
    let index = blocks.partition_point(|block| block.span.start <= span.start).checked_sub(1);
    index.and_then(|index| blocks.get(index)).is_some_and(|block| span.contains(block.span))
}

fn quotation_span(r: &Reading<'_>, tokens: &Range<usize>) -> crate::text::Span {
    r.span(tokens.clone())
}

/// Returns the tokens of the quotation that the sentence begins with, and whether it is the whole sentence.
fn opening_quotation(r: &Reading<'_>, sentence: Range<usize>) -> Option<(Range<usize>, bool)> {
    let first = sentence.clone().find(|i| r.quotation(*i).is_some())?;
    let index = r.quotation(first)?;
    let end =
        sentence.clone().skip(first - sentence.start).find(|i| r.quotation(*i) != Some(index)).unwrap_or(sentence.end);
    let words = |range: Range<usize>| range.clone().filter(|i| r.mark(*i) == '\0').count();
    let opens = words(sentence.start..first) == 0;
    opens.then(|| (first..end, words(end..sentence.end) == 0))
}

/// Returns the last token of what `attribution` attributes.
fn end_of(attribution: &Attribution) -> usize {
    attribution.content.last().map_or(0, |range| range.end.saturating_sub(1))
}

/// Returns whether `last` is a quotation in the same block, so that a quoted sentence after it, however short, goes on
/// with it.
fn goes_on(r: &Reading<'_>, last: Option<&Attribution>, block: usize) -> bool {
    let Some(last) = last else { return false };
    let at = end_of(last);
    let previous = r.place(at).map_or(0, |place| place.start);
    let same_block = r.article().blocks().get(block).is_some_and(|block| block.span.start <= previous);
    let verbatim = |range: &Range<usize>| range.clone().all(|i| r.quotation(i).is_some() || r.mark(i) != '\0');
    // Only the edges: a long quotation grows part by part.
    let direct = last.content.first().is_some_and(verbatim) && last.content.last().is_some_and(verbatim);
    same_block && r.quotation(at).is_some() && direct
}

/// Gives a quotation without a cue to whoever goes on speaking.
fn continue_speech(r: &Reading<'_>, out: &mut Vec<Attribution>, block: usize, quotation: Range<usize>, whole: bool) {
    let blocks = r.article().blocks();
    let here = blocks.get(block).map(|block| block.span);
    let joins = whole && goes_on(r, out.last(), block);
    if let Some((cue, source)) = signed(r, &quotation).filter(|_| !joins) {
        out.push(Attribution { source: Some(source), cue: Some(cue), content: vec![quotation] });
        return;
    }
    // "“How are you?” “Fine, thank you,” he replied": the one who replies is another.
    let answered = r.quotation(quotation.end).is_some();
    let behind = named_behind(r, &quotation).filter(|_| !joins);
    if behind.is_some() {
        out.push(Attribution { source: behind, cue: None, content: vec![quotation] });
        return;
    }
    let Some(last) = out.last_mut() else {
        let source = introducer(r, &quotation).or_else(|| actor(r, &quotation).filter(|_| !answered));
        out.push(Attribution { source, cue: None, content: vec![quotation] });
        return;
    };
    if joins {
        last.content.push(quotation);
        return;
    }
    let at = end_of(last);
    let previous = r.place(at).map_or(0, |place| place.start);
    let same_block = here.is_some_and(|here| here.start <= previous);
    let quoted = r.quotation(at).is_some();
    let block_before =
        block.checked_sub(1).and_then(|before| blocks.get(before)).is_some_and(|before| before.span.start <= previous);
    let opens = here.is_some_and(|here| r.place(quotation.start).is_some_and(|place| place.start == here.start));
    // "… would be accepted, Ruiz said." – and in a paragraph of its own: "“That adds up.”"
    let ends = [&last.cue, &last.source]
        .into_iter()
        .flatten()
        .map(|range| range.end)
        .max()
        .map_or(at + 1, |end| end.max(at + 1));
    let person = last.source.as_ref().is_some_and(|source| is_person(r, source));
    let closes = person && (ends..quotation.start).all(|i| r.mark(i) != '\0');
    // "… Ruiz said. Marsh shrugged. “It is what it is.”": somebody else comes between.
    let between = if same_block && opens_sentence(r, &quotation, ends) { actor(r, &quotation) } else { None };
    let source = if between.is_some() {
        between
    } else if same_block || (block_before && opens && whole && (quoted || closes)) {
        last.source.clone()
    } else if opens {
        introducer(r, &quotation)
    } else {
        actor(r, &quotation).filter(|_| !answered)
    };
    out.push(Attribution { source, cue: None, content: vec![quotation] });
}

/// Returns whether a whole sentence stands between the token `ends` and the quotation.
fn opens_sentence(r: &Reading<'_>, quotation: &Range<usize>, ends: usize) -> bool {
    let here = r.sentences().partition_point(|s| s.tokens.start <= quotation.start);
    let before = here.checked_sub(2).and_then(|before| r.sentences().get(before));
    before.is_some_and(|before| before.tokens.start >= ends)
}

/// Returns the dash and the name behind it that sign a quotation: "“We were not asked.” – Jane Marsh, Larkhaven".
pub(super) fn signed(r: &Reading<'_>, quotation: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let dash = quotation.end;
    let start = dash + 1;
    let opens = matches!(r.mark(dash), '-' | '\u{2013}' | '\u{2014}' | '\u{2015}') && r.quotation(dash).is_none();
    let other = |i: &usize| {
        let part = r.capital(*i) || r.mark(*i) == '.' || *i > start && r.is(*i, Class::ROLE.with(Class::TITLE));
        !part || *i > start && r.first(*i)
    };
    let end = (start..start + SIGNATURE).find(other).unwrap_or(start);
    let end = (start..end).rev().find(|i| r.mark(*i) == '\0').map_or(start, |last| last + 1);
    let blocks = r.article().blocks();
    let word = |i: usize| r.place(i).map(|place| place.start);
    let block = |i: usize| word(i).map(|at| blocks.partition_point(|block| block.span.start <= at));
    let ends = matches!(r.mark(end), ',' | '.' | '(') || block(end) != block(start);
    (opens && ends && end > start).then_some((dash..start, start..end))
}

/// Returns whom the paragraph before announces: "X issued the following statement:".
fn introducer(r: &Reading<'_>, quotation: &Range<usize>) -> Option<Range<usize>> {
    let colon = quotation.start.checked_sub(1).filter(|colon| r.mark(*colon) == ':')?;
    let sentence = r.sentences().get(r.sentences().partition_point(|s| s.tokens.start <= colon).checked_sub(1)?)?;
    super::subject::of_sentence(r, sentence.tokens.start, colon).filter(|phrase| !r.is(phrase.start, Class::RELATIVE))
}

/// Returns the person whom the sentence before is about: "Okafor shrugged. “It is what it is.”"
fn actor(r: &Reading<'_>, quotation: &Range<usize>) -> Option<Range<usize>> {
    let here = r.sentences().partition_point(|s| s.tokens.start <= quotation.start).checked_sub(1)?;
    let before = r.sentences().get(here.checked_sub(1)?).filter(|before| r.quotation(before.tokens.start).is_none())?;
    let phrase = super::subject::of_sentence(r, before.tokens.start, before.tokens.end)?;
    is_person(r, &phrase).then_some(phrase)
}

/// Returns whether a phrase means a person, who can go on speaking: "Okafor", "he", "the mayor".
fn is_person(r: &Reading<'_>, phrase: &Range<usize>) -> bool {
    let last = phrase.end - 1;
    // "FULL TEXT" is a heading.
    if phrase.len() > 1 && phrase.clone().all(|i| r.text(i).chars().all(|c| !c.is_lowercase())) {
        return false;
    }
    let named =
        r.capital(last) && !r.is(last, Class::BODY.with(Class::PLACE)) && !r.is(phrase.start, Class::DETERMINER);
    named || r.is(last, Class::ROLE.with(Class::PERSON))
}
