//! The words that name a source: whom two of them mean, and whether those are one person or body.

use super::change_set::{ClaimIndex, Finish};
use super::detail::related;
use super::edit::Edit;
use crate::english::data::list;
use crate::english::{Class, class, lexicon};
use crate::model::{ChangeName, Claim, Source};
use crate::text::Span;

/// Another speaker of the same, whose words stand elsewhere in the sentence.
pub(super) struct Speaker {
    /// What became of the source: nothing where it is the same one.
    pub(super) name: ChangeName,
    pub(super) note: String,
    /// The words that name the speaker, in the old version and in the new one.
    pub(super) sources: (Span, Span),
    /// The same with the words by which they are said to speak.
    pub(super) attributions: (Span, Span),
}

impl Speaker {
    /// Returns whether the change of speaker tells already what `edit` does: that an attribution is gone, or new. Where the speaker is
    /// the same, the edit changes nothing.
    pub(super) fn tells(&self, edit: &mut Edit, at: (Span, Span)) -> bool {
        use ChangeName::{ClaimAdded, ClaimDropped, Reworded, SourceGained, SourceLost};
        let (gone, come) = (edit.new.is_empty(), edit.old.is_empty());
        let touches = !come && self.attributions.0.overlaps(at.0) || !gone && self.attributions.1.overlaps(at.1);
        let within = gone && self.attributions.0.contains(at.0) || come && self.attributions.1.contains(at.1);
        let told = match edit.name {
            _ if edit.quoted => false,
            SourceLost | SourceGained => touches,
            ClaimAdded | ClaimDropped | Reworded => within,
            _ => false,
        };
        if told && self.name == Reworded {
            edit.name = Reworded;
            edit.note = edit.note.split_once(": ").map_or_else(|| edit.note.clone(), |(_, words)| words.to_owned());
        }
        told && self.name != Reworded
    }
}

/// Returns whether the words at `at` tell by whom something was done, or against whom: "an expert hired by the council".
pub(super) fn done_by(index: &ClaimIndex<'_>, at: Span) -> bool {
    let before = index.article.text().get(..at.start).unwrap_or_default();
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    let tie = if lexicon::determiner(first) { words.next().unwrap_or_default() } else { first };
    matches!(tie, "by" | "against")
}

/// Returns whom a claim is attributed to, as the whole article has them.
pub(super) fn meant(claim: &Claim, finish: Finish<'_>) -> Option<Box<Source>> {
    let mut claim = claim.clone();
    finish(&mut claim);
    claim.source
}

/// Returns the words of a source that say who it is, without what is told of it: "the union" of "the union, which has 900 members".
pub(super) fn named(source: &str) -> &str {
    let relative = |word: &str| class(&word.to_lowercase()).any(Class::RELATIVE);
    let told = source.split(' ').skip(1).find(|word| relative(word));
    let end = told.map_or(source.len(), |word| word.as_ptr() as usize - source.as_ptr() as usize);
    let end = source.find(',').map_or(end, |comma| comma.min(end));
    source.get(..end).unwrap_or(source)
}

/// Returns whether the words at `at` tell the office that somebody holds, or which one of its name: "marketing" before "director".
/// The same person with another office is no other name for them.
pub(super) fn office(index: &ClaimIndex<'_>, at: Span) -> bool {
    let behind = index.article.text().get(at.end..).unwrap_or_default();
    // "Assistant county prosecutor Luis Ortega": the office stands between the word and the name.
    let words = behind.strip_prefix(' ').unwrap_or_default().split(' ').take(OFFICE);
    let role = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        class(&word).any(Class::ROLE) && !class(&word).any(Class::PLURAL)
    };
    let mut small = words.take_while(|word| word.starts_with(char::is_lowercase) || role(word));
    titles(index.article.slice(at)) || (!at.is_empty() && small.any(role))
}

/// How many words of an office stand behind one that is another now.
const OFFICE: usize = 3;

/// Returns whether all words of `text` are titles or offices: "Senator", "Deputy Mayor", "the chief executive".
fn titles(text: &str) -> bool {
    let mut words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    !text.is_empty()
        && words.all(|word| class(&word.to_lowercase()).any(Class::TITLE.with(Class::ROLE).with(Class::DETERMINER)))
}

/// Returns what it is that a person speaks where a body did, or the other way, both without a name: "the police chief" and "police",
/// "the minister" and "the ministry".
pub(super) fn another_office(was: &str, is: &str) -> Option<ChangeName> {
    let (first, last) = (head_of(was), head_of(is));
    let person =
        |head: &str| class(head).any(Class::ROLE) && !class(head).any(Class::PLURAL) && !SPEAKS_FOR.contains(&head);
    let body = |head: &str| class(head).any(Class::COLLECTIVE) && !class(head).any(Class::ROLE);
    let other = |(name, head): (&str, &str), (words, noun): (&str, &str)| {
        let sits = |noun: &str| class(noun).any(Class::COLLECTIVE.with(Class::BODY).with(Class::SITS));
        let count = words.split_whitespace().count();
        let plain = names(words).is_empty() && count > 1 && !generic(words);
        (sits(head) || count > 2 && sits(noun)) && names(name).len() > 1 && plain && !related(head, noun)
    };
    // The Electoral Commission is no broadcaster, though it may be "the body"; Penn Rail is not the fire service.
    if other((was, &first), (is, &last)) || other((is, &last), (was, &first)) {
        return Some(ChangeName::SourceChanged);
    }
    if !names(was).is_empty() || !names(is).is_empty() {
        return None;
    }
    match (person(&first) && body(&last), body(&first) && person(&last)) {
        (true, _) => Some(ChangeName::SourceVaguened),
        (_, true) => Some(ChangeName::SourceChanged),
        _ => None,
    }
}

/// Returns whether somebody speaks for another body now: "a spokeswoman for the union" and "a spokeswoman for the council".
pub(super) fn for_another(was: &str, is: &str) -> bool {
    let body = |source: &'_ str| {
        let (who, whom) = source.split_once(" for ")?;
        SPEAKS_FOR.contains(&head_of(who).as_str()).then(|| named(whom).to_owned())
    };
    let other = |(was, is): (String, String)| {
        let (first, last) = (telling(&was), telling(&is));
        let apart = !first.iter().any(|word| last.iter().any(|other| related(word, other)));
        apart && !first.is_empty() && !last.is_empty() && !generic(&was) && !generic(&is)
    };
    body(was).zip(body(is)).is_some_and(other)
}

/// Returns the noun that a source is called by: "commission" for "the Electoral Commission of Tarn".
fn head_of(source: &str) -> String {
    let words = source.split_whitespace().take_while(|word| !matches!(*word, "of" | "for" | "in" | "at" | "from"));
    words.last().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).unwrap_or_default()
}

/// Nouns by which any body may be called.
const GENERIC: &[&str] = list!("compare/any-body");

/// Returns whether a source is called by a noun by which any body may be called: "the company".
pub(super) fn generic(source: &str) -> bool {
    GENERIC.contains(&head_of(source).as_str())
}

/// Those who speak for a body, whose word is the body's.
const SPEAKS_FOR: &[&str] = list!("compare/speaks-for");

/// Returns whether each of some words, or a form of it, is among others.
fn held(words: &[String], others: &[String]) -> bool {
    words.iter().all(|word| others.iter().any(|other| related(word, other)))
}

/// Returns the words of a phrase, without those that say little.
pub(super) fn telling(text: &str) -> Vec<String> {
    let bare = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    bare.filter(|word| !word.is_empty() && !lexicon::common(word)).collect()
}

/// Returns whether two phrases have the same words, or forms of them, those left out that say little.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (telling(a), telling(b));
    held(&a, &b) && held(&b, &a)
}

/// Returns whether two sources are somebody's, who is named in one version and not in the other one: "Castellan's lawyer" and "his
/// lawyer".
pub(super) fn owned_alike(a: &str, b: &str) -> bool {
    let named =
        |source: &'_ str| ["'s ", "’s "].iter().find_map(|mark| source.split_once(mark)).map(|it| it.1.to_owned());
    let by_pronoun = |source: &'_ str| {
        let (first, rest) = source.split_once(' ')?;
        matches!(first.to_lowercase().as_str(), "his" | "her" | "its" | "their").then(|| rest.to_owned())
    };
    let same = |one: Option<String>, other: Option<String>| one.zip(other).is_some_and(|(one, other)| one == other);
    same(named(a), by_pronoun(b)) || same(named(b), by_pronoun(a))
}

/// Returns whether a source is somebody of whom the article has not spoken before: "an adviser".
pub(super) fn introduced(source: &str) -> bool {
    let article = source.split(' ').next().unwrap_or_default().to_lowercase();
    matches!(article.as_str(), "a" | "an") && names(source).is_empty()
}

/// Returns whether a name has another description before it, of one noun each: "his tutor, Owen Pratt" and "his flatmate, Owen Pratt".
pub(super) fn another_role(a: &str, b: &str) -> bool {
    let described = |source: &str| {
        let (told, name) = source.split_once(", ")?;
        let mut words = told.split(' ');
        let whose = words.next().filter(|word| lexicon::determiner(&word.to_lowercase()))?;
        let noun = words.next().filter(|_| words.next().is_none())?;
        (!names(name).is_empty()).then(|| (whose.to_lowercase(), noun.to_lowercase()))
    };
    described(a).zip(described(b)).is_some_and(|((whose, noun), (other, another))| {
        whose == other && !related(&noun, &another) && !generic(&noun) && !generic(&another)
    })
}

/// Returns whether two sources are both named, and not two names of one person: all names of the one are among those of the other.
/// "Elisa Kerr" is not "Robin Kerr".
pub(super) fn two_people(a: &str, b: &str) -> bool {
    let (names, others) = (names(a), names(b));
    let among = |some: &[&str], all: &[&str]| some.iter().all(|name| all.contains(name));
    !names.is_empty() && !others.is_empty() && !among(&names, &others) && !among(&others, &names)
}

/// Returns whether a source is called by what it is, without a name: "police", "the interior ministry". Who it is for is part of it.
pub(super) fn unnamed(source: &str) -> bool {
    let head = head_of(source);
    names(source).into_iter().all(|name| head.eq_ignore_ascii_case(name)) && !lexicon::pronoun(&head)
}

/// Returns whether the one of two phrases has all words of the other, or forms of them: "harbour officers" and "the harbour".
pub(super) fn holds_the_other(a: &str, b: &str) -> bool {
    let (a, b) = (telling(a), telling(b));
    held(&a, &b) || held(&b, &a)
}

/// Returns whether a source begins with a name of two words or more: "Petra Oldcastle, who chairs the club".
pub(super) fn full(source: &str) -> bool {
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && !lexicon::title(&word.to_lowercase());
    source.split(' ').take_while(capital).count() > 1
}

/// Returns the words of a source that have a capital, as names do.
pub(super) fn names(source: &str) -> Vec<&str> {
    let words = source.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| word.starts_with(char::is_uppercase) && !lexicon::common(&word.to_lowercase())).collect()
}
