//! The names in an article and the fullest form of each.

use super::lexicon::Class;
use super::reading::Reading;
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// A name as it stands somewhere, titles left out.
#[derive(Debug, Clone)]
pub(super) struct Name {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether it names a person, as far as the words around it tell.
    pub(super) person: bool,
    /// [`Class::MAN`] or [`Class::WOMAN`] where that is certain.
    pub(super) gender: Class,
}

/// All names of an article.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// In order.
    all: Vec<Name>,
    /// Last words of names, folded, with the fullest names that end with them, in order of first use.
    full: BTreeMap<String, Vec<usize>>,
    /// Common nouns that describe persons ("senator"), with the names they stand at, in order.
    roles: BTreeMap<String, Vec<usize>>,
}

impl Names {
    /// Collects the names of the article.
    pub(super) fn new(r: &Reading<'_>) -> Self {
        let mut names = Self::default();
        let mut at = 0;
        while at < r.words().len() {
            let end = run_end(r, at);
            if end == at {
                at += 1;
                continue;
            }
            if let Some(name) = read(r, at..end) {
                if name.person || name.tokens.len() > 1 {
                    names.describe(r, at, &name);
                }
                names.add(r, name);
            }
            at = end;
        }
        names
    }

    fn add(&mut self, r: &Reading<'_>, name: Name) {
        // "U.S. Secretary" before "of State" is an office, and nobody's full name.
        let office = r.is(name.tokens.end - 1, Class::TITLE) && !r.is(name.tokens.end - 1, Class::BODY);
        if name.tokens.len() > 1
            && !office
            && let Some(last) = last_word(r, &name.tokens)
        {
            let known = self.full.entry(last).or_default();
            if known.len() < 4 {
                known.push(self.all.len());
            }
        }
        self.all.push(name);
    }

    /// Notes the roles that the words around a name give it; the capitalised words around it begin at `run`.
    fn describe(&mut self, r: &Reading<'_>, run: usize, name: &Name) {
        let role = Class::ROLE.with(Class::TITLE);
        // "Secretary of State Joan Marsh": the run of capitals begins behind the preposition.
        let office = run >= 2 && ["of", "for", "to"].iter().any(|word| r.reads(run - 1, word));
        let first = run.saturating_sub(1 + usize::from(office && r.capital(run - 2)));
        let before = (first..name.tokens.start).filter(|i| r.is(*i, role) && !r.is(*i, Class::PLURAL));
        let comma = name.tokens.end;
        let apposed = (r.mark(comma) == ',').then(|| {
            let words = comma + 1..comma + 10;
            words.take_while(|i| r.mark(*i) == '\0').find(|i| r.is(*i, Class::ROLE) && !r.is(*i, Class::PLURAL))
        });
        let index = self.all.len();
        for at in before.chain(apposed.flatten()) {
            let noun = r.text(at).to_lowercase();
            let noun =
                ABBREVIATED.iter().find(|(short, _)| *short == noun).map_or(noun, |(_, long)| (*long).to_owned());
            self.roles.entry(noun).or_default().push(index);
        }
    }

    /// Returns the last person before the token `at` whom the article has described with `noun`.
    pub(super) fn with_role(&self, noun: &str, at: usize) -> Option<&Name> {
        let described = self.roles.get(&noun.to_lowercase())?;
        let before = described.partition_point(|index| self.all.get(*index).is_some_and(|name| name.tokens.start < at));
        self.all.get(*described.get(before.checked_sub(1)?)?)
    }

    /// Returns all names, in order.
    pub(super) fn all(&self) -> &[Name] {
        &self.all
    }

    /// Returns the name that stands at `tokens`: the last one that lies wholly inside.
    pub(super) fn in_tokens(&self, tokens: &Range<usize>) -> Option<&Name> {
        let after = self.all.partition_point(|name| name.tokens.start < tokens.end);
        self.all[..after].last().filter(|name| name.tokens.end > tokens.start)
    }

    /// Returns the fullest form that the article gives the name.
    pub(super) fn fullest<'n>(&'n self, r: &Reading<'_>, name: &'n Name) -> &'n Name {
        let Some(last) = last_word(r, &name.tokens) else { return name };
        let candidates = self.full.get(&last).into_iter().flatten().filter_map(|index| self.all.get(*index));
        let fits = |full: &&Name| {
            full.tokens.len() > name.tokens.len()
                && (name.gender == Class::default() || full.gender == Class::default() || full.gender == name.gender)
                && (name.tokens.len() == 1
                    || r.is(name.tokens.start, Class::PARTICLE)
                    || r.reads(full.tokens.start, r.text(name.tokens.start)))
        };
        candidates.filter(fits).max_by_key(|full| (full.person, std::cmp::Reverse(full.span.start))).unwrap_or(name)
    }
}

/// Titles that are written short before a name, and the nouns they stand for.
const ABBREVIATED: &[(&str, &str)] = &[
    ("sen", "senator"),
    ("rep", "representative"),
    ("gov", "governor"),
    ("gen", "general"),
    ("col", "colonel"),
    ("prof", "professor"),
    ("dr", "doctor"),
    ("sgt", "sergeant"),
    ("lt", "lieutenant"),
    ("capt", "captain"),
];

fn last_word(r: &Reading<'_>, tokens: &Range<usize>) -> Option<String> {
    let last = tokens
        .clone()
        .rev()
        .find(|i| r.mark(*i) == '\0' && !matches!(r.text(*i), "Jr" | "Sr" | "II" | "III" | "IV"))?;
    Some(bare(r.text(last)).to_lowercase())
}

/// Returns `word` without a genitive ending.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("\u{2019}s")).unwrap_or(word)
}

/// Returns the end of the run of capitalised words at `at`.
fn run_end(r: &Reading<'_>, at: usize) -> usize {
    let mut end = at;
    while end < r.words().len() {
        let inner_particle = end > at
            && r.is(end, Class::PARTICLE)
            && (r.capital(end + 1) || r.is(end + 1, Class::PARTICLE) && r.capital(end + 2));
        let stop = end > at
            && r.mark(end) == '.'
            && (r.is(end - 1, Class::TITLE) || r.text(end - 1).chars().count() == 1)
            && r.capital(end + 1);
        let suffix = end > at && r.mark(end) == ',' && matches!(r.text(end + 1), "Jr" | "Sr");
        if end > at && r.word(end).is_some_and(|word| word.first) {
            break;
        }
        if !(named(r, end) || inner_particle || stop || suffix) {
            break;
        }
        end += 1;
        if r.is(end - 1, Class::GENITIVE) {
            break;
        }
    }
    end
}

/// Returns whether the word at `at` is capitalised and no function word.
fn named(r: &Reading<'_>, at: usize) -> bool {
    let function = Class::DETERMINER
        .with(Class::SUBJECT)
        .with(Class::POSSESSIVE)
        .with(Class::PREPOSITION)
        .with(Class::COORDINATOR)
        .with(Class::SUBORDINATOR)
        .with(Class::AUXILIARY)
        .with(Class::DAY)
        .with(Class::ADVERB)
        .with(Class::CLITIC);
    r.capital(at) && !r.is(at, function)
}

/// Reads a run of capitalised words as a name: titles cut off, and what the words tell of it.
fn read(r: &Reading<'_>, run: Range<usize>) -> Option<Name> {
    let mut start = run.start;
    let mut titled = false;
    let mut gender = Class::default();
    while start < run.end
        && (r.is(start, Class::TITLE) && !r.is(start, Class::MALE.with(Class::FEMALE)) || r.mark(start) == '.')
    {
        titled = true;
        gender = gender_of(r, start, gender);
        start += 1;
    }
    if !r.is(start, Class::MALE.with(Class::FEMALE))
        && let Some(office) = (start..run.end.saturating_sub(1)).rev().find(|i| r.is(*i, Class::TITLE))
    {
        // "Transport Minister Joan Marsh": the office has words before it.
        titled = true;
        start = office + 1 + usize::from(r.mark(office + 1) == '.' && office + 2 < run.end);
    }
    start = past_office(r, start, run.end);
    let tokens = if start == run.end { run.clone() } else { start..run.end };
    let given = r.is(tokens.start, Class::MALE.with(Class::FEMALE));
    let body = tokens.clone().any(|i| r.is(i, Class::BODY));
    let place = r.is(tokens.start, Class::PLACE.with(Class::PLACE_LEAD));
    let speaks = tokens.len() > 1 && !place && r.is(tokens.end, Class::REPORT) && !preceded_by_article(r, run.start);
    let person = start < run.end && !body && (titled || given || speaks);
    if person && gender == Class::default() && given {
        gender = match (r.is(tokens.start, Class::MALE), r.is(tokens.start, Class::FEMALE)) {
            (true, false) => Class::MAN,
            (false, true) => Class::WOMAN,
            _ => gender,
        };
    }
    let mut span = r.span(tokens.clone());
    span.end = span.start + bare(r.article().slice(span)).len();
    (!span.is_empty()).then_some(Name { tokens, span, person, gender })
}

fn preceded_by_article(r: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| r.is(before, Class::DETERMINER))
}

/// Returns where the name begins in "[Secretary of] State Joan Marsh": past the place or matter of an office.
fn past_office(r: &Reading<'_>, start: usize, end: usize) -> usize {
    let office = start >= 2
        && ["of", "for", "to"].iter().any(|word| r.reads(start - 1, word))
        && r.is(start - 2, Class::TITLE.with(Class::ROLE));
    if !office || end < start + 2 {
        return start;
    }
    let given = (start + 1..end).find(|i| r.is(*i, Class::MALE.with(Class::FEMALE)));
    given.unwrap_or(if end >= start + 3 { start + 1 } else { start })
}

fn gender_of(r: &Reading<'_>, at: usize, known: Class) -> Class {
    if r.is(at, Class::MAN) {
        Class::MAN
    } else if r.is(at, Class::WOMAN) {
        Class::WOMAN
    } else {
        known
    }
}
