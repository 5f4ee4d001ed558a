//! What is attributed: where the content after or before a cue begins and ends.

use super::between;
use crate::english::data::{list, table};
use crate::english::{self, Class};
use crate::extract::reading::Reading;

/// What follows a cue, once the addressee, times and occasions are skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// "that": content starts at the token.
    That(usize),
    /// A colon: content starts at the token after it.
    Colon(usize),
    /// A quotation, perhaps after a comma: it opens at the token.
    Quotation(usize),
    /// Words with nothing to introduce them.
    Bare(usize),
    /// A comma: what follows it starts at the token.
    Comma(usize),
    /// The sentence ends.
    End,
}

/// How far, in tokens, what stands between commas or dashes may reach.
const REACH: usize = 24;

/// Returns what follows the cue whose last token is `cue`; `hi` is the end of the sentence.
pub(super) fn after(r: &Reading<'_>, cue: usize, hi: usize, addressee: bool) -> After {
    // "Pointed out that", "cried out: “…”".
    let out = r.reads(cue + 1, "out") && cue + 2 <= hi;
    let mut at = cue + 1 + usize::from(out);
    let mut addressee = addressee;
    for _ in 0..4 {
        let found = opening(r, at, hi);
        match found {
            After::Bare(_) => {}
            After::Comma(next) => match inserted(r, next, hi) {
                Some(past) => {
                    at = past;
                    continue;
                }
                None => return found,
            },
            _ => return found,
        }
        if std::mem::take(&mut addressee)
            && let Some(end) = between::addressee(r, at, hi)
        {
            at = end;
            continue;
        }
        if r.reads(at, "to") && r.is(cue, Class::PROMISE.with(Class::ORDERS)) {
            return After::Bare(at);
        }
        match between::adverbial(r, at, hi).filter(|_| past_hedge(r, at) == at) {
            Some(end) => at = end,
            None => return After::Bare(at),
        }
    }
    opening(r, at, hi)
}

/// Classifies the token at `at` as an opening of content.
fn opening(r: &Reading<'_>, at: usize, hi: usize) -> After {
    if at >= hi {
        return After::End;
    }
    if r.quotation(at).is_some() {
        return After::Quotation(at);
    }
    match r.mark(at) {
        ',' if at + 1 < hi && r.quotation(at + 1).is_some() => After::Quotation(at + 1),
        ',' if at + 1 < hi => After::Comma(at + 1),
        ':' if at + 1 < hi => After::Colon(at + 1),
        '\0' if r.reads(at, "that") && at + 1 < hi && !demonstrative(r, at, hi) => {
            After::That(skip_comma(r, at + 1, hi))
        }
        '\0' => After::Bare(at),
        '$' | '\u{A3}' | '\u{20AC}' | '#' | '@' => After::Bare(at),
        '(' => match (at..hi.min(at + 12)).find(|i| r.mark(*i) == ')') {
            Some(close) => opening_past(r, close + 1, hi),
            None => After::End,
        },
        // "said – on Monday, of all days – that"
        mark @ ('\u{2013}' | '\u{2014}') => {
            let close = (at + 1..hi.min(at + REACH / 2)).find(|i| r.mark(*i) == mark || r.quotation(*i).is_some());
            let past = close.filter(|close| r.mark(*close) == mark).map(|close| opening_past(r, close + 1, hi));
            past.filter(|next| matches!(next, After::That(_) | After::Quotation(_))).unwrap_or(After::End)
        }
        _ => After::End,
    }
}

fn opening_past(r: &Reading<'_>, at: usize, hi: usize) -> After {
    match r.mark(at) {
        '(' | '\u{2013}' | '\u{2014}' => After::End,
        _ => opening(r, at, hi),
    }
}

fn skip_comma(r: &Reading<'_>, at: usize, hi: usize) -> usize {
    if r.mark(at) == ',' && at + 1 < hi && r.quotation(at + 1).is_some() { at + 1 } else { at }
}

/// Returns whether "that" at `at` is a pronoun or determiner: "said that was wrong", not a conjunction.
fn demonstrative(r: &Reading<'_>, at: usize, hi: usize) -> bool {
    let verb =
        r.is(at + 1, Class::AUXILIARY.with(Class::MODAL)) || r.is(at + 1, Class::VERB) && !is_base(r.text(at + 1));
    at + 1 < hi && verb && !r.capital(at + 1)
}

/// Returns whether a verb form is the base form, and so may be a noun behind "that": "that work has begun".
fn is_base(form: &str) -> bool {
    !form.ends_with('s') && english::class(&format!("{form}s")).any(Class::VERB)
}

/// Returns the end of a few words between commas: ", however," or ", for example,".
fn inserted(r: &Reading<'_>, at: usize, hi: usize) -> Option<usize> {
    // "replied, with a smile: “…”"
    let colon = (at..hi.min(at + REACH / 2)).find(|i| r.mark(*i) != '\0');
    if let Some(colon) = colon.filter(|colon| r.mark(*colon) == ':' && r.quotation(colon + 1).is_some()) {
        return r.is(at, Class::PREPOSITION).then_some(colon);
    }
    let comma = (at..hi.min(at + REACH)).find(|i| r.mark(*i) == ',' && r.quotation(*i).is_none())?;
    let short = comma - at <= 2 && r.is(at, Class::ADVERB);
    let phrase = r.is(at, Class::PREPOSITION) && comma + 1 < hi && comma - at < 14;
    let next = opening(r, comma, hi);
    let speech = matches!(next, After::Quotation(_)) || matches!(opening(r, comma + 1, hi), After::That(_));
    let words = (at..comma).all(|i| r.quotation(i).is_none());
    let doing = r.text(at).ends_with("ing") && !r.is(at, Class::REPORTING);
    let meets = (doing || r.is(at, Class::SUBORDINATOR.with(Class::RELATIVE))) && speech;
    // "said Ana Ruiz, the mayor, “…”", "said Jon Berg, 54, “…”".
    let first = Class::DETERMINER.with(Class::POSSESSIVE).with(Class::ROLE).with(Class::GENITIVE);
    let quoted = matches!(next, After::Quotation(_));
    // "told the coroner, Dr Ana Ruiz, that …"
    let named = (r.capital(at) || r.is(at, first)) && comma - at < REACH / 2 && speech;
    let apposed = named || r.number(at) && quoted;
    if !words || !(short || phrase && speech || meets || apposed) {
        return None;
    }
    if matches!(next, After::Quotation(_)) { Some(comma) } else { Some(comma + 1) }
}

/// Returns whether the words at `start` can be a clause: they begin like a noun phrase and a finite verb follows soon.
pub(super) fn is_clause(r: &Reading<'_>, start: usize, hi: usize) -> bool {
    let start = past_hedge(r, start);
    let first = Class::DETERMINER.with(Class::SUBJECT).with(Class::POSSESSIVE).with(Class::ROLE);
    let opens = r.is(start, first) || r.capital(start) || r.number(start) || r.text(start).ends_with('s');
    let finite = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::CLITIC);
    if r.is(start, Class::SUBORDINATOR) || r.reads(start, "who") {
        return !r.is(start, Class::PREPOSITION) && !r.is(start, Class::ADVERB);
    }
    let stop = Class::RELATIVE.with(Class::SUBORDINATOR).with(Class::REPORTING);
    let ends = |i: &usize| *i > start && (r.is(*i, stop) || matches!(r.mark(*i), ',' | ';' | ':'));
    let reach = hi.min(start + 14);
    let end = (start..reach).find(ends).unwrap_or(reach);
    let verb = (start..end).any(|i| i > start && r.is(i, finite) || r.is(i, Class::CLITIC));
    opens
        && (verb
            || opens_with_pronoun(r, start)
            || past_relative(r, end, hi).is_some_and(|at| r.is(at, finite.with(Class::PAST))))
}

/// Returns what follows a relative clause that the comma at `comma` opens: "the ministry, which owns the land, [has]".
fn past_relative(r: &Reading<'_>, comma: usize, hi: usize) -> Option<usize> {
    let opens = r.mark(comma) == ',' && r.is(comma + 1, Class::RELATIVE);
    let close = (comma + 2..hi.min(comma + 2 + REACH)).find(|i| r.mark(*i) == ',' && r.quotation(*i).is_none());
    close.filter(|_| opens).map(|close| close + 1)
}

/// Returns whether a pronoun and its verb stand at `start`: "she would", "they've".
pub(super) fn opens_with_pronoun(r: &Reading<'_>, start: usize) -> bool {
    let pronoun = r.is(start, Class::SUBJECT) && !r.is(start, Class::RELATIVE.with(Class::DETERMINER));
    // "He never doubted it".
    let adverb = usize::from(r.is(start + 1, Class::ADVERB));
    let finite = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::PAST);
    pronoun && (r.is(start, Class::CLITIC) || r.is(start + 1 + adverb, finite))
}

/// Words before a number that only hedge or bound it.
const HEDGES: &[&str] = list!("speech/bounds");

/// Returns the number that a hedge at `start` stands before, else `start`: "[nearly] 300,000 voters", "[at least] 40 homes".
pub(super) fn past_hedge(r: &Reading<'_>, start: usize) -> usize {
    let number = |i: &usize| r.number(*i) || matches!(r.mark(*i), '$' | '\u{A3}' | '\u{20AC}');
    HEDGES.iter().find_map(|words| behind(r, start, words).filter(number)).unwrap_or(start)
}

/// Returns whether the words at `start` are a noun phrase long enough to say something: "a new line to the coast".
pub(super) fn is_object(r: &Reading<'_>, start: usize, hi: usize) -> bool {
    let start = past_hedge(r, start);
    let first = Class::DETERMINER.with(Class::POSSESSIVE);
    let money = |i: usize| matches!(r.mark(i), '$' | '\u{A3}' | '\u{20AC}');
    // "Claimed responsibility for the attack".
    let alone = r.reads(start, "responsibility");
    let opens = r.is(start, first) || r.capital(start) || money(start) || r.number(start) || alone;
    let titled = |i: usize| r.mark(i) == '.' && r.is(i - 1, Class::TITLE);
    let inner = |i: usize| {
        money(i) || r.quotation(i).is_some() || matches!(r.mark(i), '\0' | '%' | '-' | '\'' | '\u{2019}') || titled(i)
    };
    let bare = ["this", "that", "these", "those", "both", "all"].iter().any(|word| r.reads(start, word))
        && r.is(start + 1, Class::PREPOSITION);
    let phrase = opens && !bare && start + 3 < hi && (start..hi.min(start + 4)).all(inner);
    // "reported third-quarter earnings of $16 million": figures are something to say, with or without an article.
    let other = Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::ADVERB).with(Class::COORDINATOR);
    let counts = |i: usize| money(i) || r.number(i);
    let figures = (r.mark(start) == '\0' || money(start))
        && !bare
        && !r.is(start, other)
        && (start..hi.min(start + 10)).any(counts);
    phrase || figures
}

/// Returns whether a noun phrase with an article, an owner or a sum of money stands at `start`, be it two words: "a truce", "$12m".
pub(super) fn is_short_object(r: &Reading<'_>, start: usize, hi: usize) -> bool {
    let money = matches!(r.mark(start), '$' | '\u{A3}' | '\u{20AC}');
    let pointing = ["this", "that", "these", "those", "all"].iter().any(|word| r.reads(start, word));
    let opens = r.is(start, Class::DETERMINER.with(Class::POSSESSIVE).with(Class::GENITIVE)) && !pointing;
    let noun = r.mark(start + 1) == '\0' && !r.is(start + 1, Class::PREPOSITION);
    start + 1 < hi && noun && (opens || money)
}

/// Returns whether `start..end` can stand as a sentence: it has a finite verb in its main clause.
pub(super) fn is_sentence(r: &Reading<'_>, start: usize, end: usize) -> bool {
    // "On Monday the council will meet": the day is all the aside there is.
    if r.is(start, Class::PREPOSITION) && r.is(start + 1, Class::DAY) && r.mark(start + 2) == '\0' {
        return has_verb(r, start + 2, end);
    }
    // "At least 40 homes were flooded": the hedge is part of the subject.
    let bounded = past_hedge(r, start) > start;
    if bounded || is_subject(r, start, end) {
        return has_verb(r, start, end);
    }
    let aside = Class::SUBORDINATOR.with(Class::PREPOSITION).with(Class::REPORTING);
    if r.is(start, aside) || r.text(start).ends_with("ing") {
        let comma = (start..end.min(start + 60)).find(|i| r.mark(*i) == ',');
        return comma.is_some_and(|comma| has_verb(r, comma, end))
            || comma.is_none() && end > start + 4 && has_verb(r, start, end);
    }
    has_verb(r, start, end)
}

/// What is claimed without a word.
const TAKEN: &[&str] = list!("speech/taken");

/// Returns whether the cue at `at` reports nothing: "claimed 40 lives" and "claimed the title" take what stands behind them, "said sorry" says
/// little.
pub(super) fn is_taken(r: &Reading<'_>, at: usize) -> bool {
    let claims = ["claim", "claims", "claimed", "claiming"].iter().any(|form| r.reads(at, form));
    // "Claimed he had won the title": somebody else comes between.
    let other = Class::SUBJECT.with(Class::PREPOSITION).with(Class::AUXILIARY).with(Class::MODAL).with(Class::PAST);
    // "Households may claim up to 300 euros".
    let may = at > 0 && ["may", "can", "could"].iter().any(|word| r.reads(at - 1, word));
    if claims && may && !r.reads(at + 1, "that") {
        return true;
    }
    if says_little(r, at) {
        return true;
    }
    let mut phrase = (at + 1..at + 7).take_while(|i| claims && r.mark(*i) == '\0' && !r.is(*i, other));
    phrase.any(|i| TAKEN.iter().any(|word| r.reads(i, word)))
}

/// What is said and reports nothing, with what may stand behind it.
const LITTLE_SAID: &[(&str, &str)] = table!("speech/little-said");

/// Returns whether "said" at `at` reports nothing: "said sorry to passengers", "said little about the deal", but "said nothing was stolen".
fn says_little(r: &Reading<'_>, at: usize) -> bool {
    let said = ["say", "says", "said", "saying"].iter().any(|form| r.reads(at, form));
    let ends = |next: usize, kind: &str| {
        let on = if kind == "greeting" { ["to", "for", "when"] } else { ["about", "of", "on"] };
        matches!(r.mark(next), '.' | ';' | ',') || on.iter().any(|word| r.reads(next, word))
    };
    said && LITTLE_SAID.iter().any(|(words, kind)| behind(r, at + 1, words).is_some_and(|next| ends(next, kind)))
}

/// Returns the token behind `words`, which begin at `at`.
fn behind(r: &Reading<'_>, at: usize, words: &str) -> Option<usize> {
    words.split(' ').try_fold(at, |at, word| r.reads(at, word).then_some(at + 1))
}

/// Returns whether a word in "-ing" at `start` is the subject of the verb behind it, or part of it: "Nothing was stolen", "Boeing will
/// cut jobs", "Being late would cost millions". "Speaking to people who had come" is an aside.
pub(super) fn is_subject(r: &Reading<'_>, start: usize, end: usize) -> bool {
    let finite = Class::AUXILIARY.with(Class::MODAL).with(Class::CLITIC);
    let stops = Class::RELATIVE.with(Class::SUBORDINATOR);
    let verb = (start + 1..end.min(start + 12))
        .take_while(|i| r.mark(*i) != ',' && r.quotation(*i).is_none() && !r.is(*i, stops))
        .find(|i| r.is(*i, finite));
    let bare = |i: usize| matches!(r.text(i), "be" | "been" | "being" | "having" | "have") && !r.is(i, Class::MODAL);
    r.text(start).ends_with("ing") && verb.is_some_and(|verb| !bare(verb) && !r.reads(verb - 1, "to"))
}

/// Returns whether a finite verb stands in `start..end`, outside quotations.
pub(super) fn has_verb(r: &Reading<'_>, start: usize, end: usize) -> bool {
    let finite = Class::AUXILIARY.with(Class::MODAL).with(Class::VERB).with(Class::CLITIC).with(Class::PAST);
    (start..end.min(start + 60)).any(|i| r.is(i, finite))
}
