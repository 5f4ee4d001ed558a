//! Whom both versions speak of, by the articles as a whole.

use crate::english::{self, Class, aliases, spelling, thesaurus};
use crate::extract::{Meant, Referents};
use crate::text::{Article, Span};
use std::cell::OnceCell;

/// Whom both versions speak of, read where somebody asks.
#[derive(Debug)]
pub(super) struct Witnesses<'a> {
    articles: (&'a Article, &'a Article),
    read: OnceCell<(Referents<'a>, Referents<'a>)>,
}

/// What two phrases of two versions have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// They mean the same.
    Same,
    /// The article says that they do not.
    Another,
    Unknown,
}

impl<'a> Witnesses<'a> {
    pub(super) fn new(before: &'a Article, after: &'a Article) -> Self {
        Self { articles: (before, after), read: OnceCell::new() }
    }

    fn both(&self) -> &(Referents<'a>, Referents<'a>) {
        self.read.get_or_init(|| (Referents::new(self.articles.0), Referents::new(self.articles.1)))
    }

    /// Returns whether the phrases at `was` in the old version and at `is` in the new one mean the same.
    pub(super) fn relation(&self, was: Span, is: Span) -> Relation {
        let (old, new) = self.both();
        let (some, other) = (self.articles.0.slice(was), self.articles.1.slice(is));
        if old.together(some, other) && new.together(some, other) {
            return Relation::Same;
        }
        match (old.meant(was), new.meant(is)) {
            (Some(Meant::Named(was)), Some(Meant::Named(is))) if same_name(&was, &is) => Relation::Same,
            (Some(Meant::Described(words)), Some(Meant::Named(name))) => self.described(&words, &name, old),
            (Some(Meant::Named(name)), Some(Meant::Described(words))) => self.described(&words, &name, new),
            (_, Some(Meant::Named(name))) if old.is_site(was) => self.one_place(&name, old),
            (Some(Meant::Named(name)), _) if new.is_site(is) => self.one_place(&name, new),
            _ => Relation::Unknown,
        }
    }

    /// Returns whether a noun for a place, which the version of `here` has, means the place `name`: the only one that the article
    /// names.
    fn one_place(&self, name: &str, here: &Referents<'_>) -> Relation {
        let (old, new) = self.both();
        let other = |place: &&str| !same_name(place, name);
        let one = !old.places().iter().chain(&new.places()).any(other);
        if one && here.speaks_of(name) { Relation::Same } else { Relation::Unknown }
    }

    /// Returns whether the description `words`, which the version of `here` has, means whoever is called `name`.
    fn described(&self, words: &[String], name: &str, here: &Referents<'_>) -> Relation {
        let (old, new) = self.both();
        let person = words.first().is_some_and(|noun| english::class(noun).any(Class::ROLE.with(Class::TITLE)));
        let (mut own, mut others): (Vec<Vec<String>>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
        let mut alone = true;
        for referents in [old, new] {
            for (other, kind) in
                [true, false].iter().flat_map(|kind| referents.all(*kind).into_iter().map(|it| (it, *kind)))
            {
                // The "Tarn" of "the Duke of Tarn" is no duke.
                if other.split_whitespace().all(|part| words.contains(&part.to_lowercase())) {
                    continue;
                }
                let same = same_name(other, name);
                alone &= same || kind != person;
                if same { &mut own } else { &mut others }.extend(referents.descriptions(other));
            }
        }
        let told = own.iter().any(|it| it.first().is_some_and(|noun| english::class(noun).any(Class::ROLE)));
        let (own, others) = (fits(words, &own), fits(words, &others));
        let given = || {
            let first = name.split(' ').next().unwrap_or_default().to_lowercase();
            english::class(&first).any(Class::MALE.with(Class::FEMALE))
        };
        // "Marsh Foods" looks like somebody's name.
        let body = || !person && !given() && here.all(true).iter().any(|other| same_name(other, name));
        let named = || here.all(person).iter().any(|other| same_name(other, name)) || body();
        match (own, others) {
            (true, false) => Relation::Same,
            (false, true) if person => Relation::Another,
            (false, false) if alone && named() && !told => Relation::Same,
            _ => Relation::Unknown,
        }
    }
}

/// Returns whether `words` describe whoever the descriptions `all` are of: the noun is one of theirs, and what stands before it is
/// said of them as well, or they are told no more of.
fn fits(words: &[String], all: &[Vec<String>]) -> bool {
    let Some((noun, rest)) = words.split_first() else { return false };
    let alike = |a: &str, b: &str| a == b || aliases::alias(a, b);
    let heads =
        all.iter().filter(|other| other.first().is_some_and(|head| head == noun || thesaurus::synonyms(head, noun)));
    let said = |word: &String| all.iter().flatten().any(|other| alike(word, other));
    let mut heads = heads.peekable();
    heads.peek().is_some()
        && (rest.iter().all(said)
            || heads.any(|other| other.iter().skip(1).all(|word| rest.iter().any(|own| alike(word, own)))))
}

/// Returns whether two full names are one person's or body's: the same but for accents, given names that one of them leaves out or
/// cuts short, and initials.
fn same_name(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let plain = spelling::without_accents(&name.to_lowercase());
        plain
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (left, right) = (words(a), words(b));
    let (short, long) = if left.len() <= right.len() { (&left, &right) } else { (&right, &left) };
    let (Some((last, given)), Some((other, rest))) = (short.split_last(), long.split_last()) else { return false };
    let meets = |word: &String| {
        rest.iter()
            .any(|other| word == other || aliases::nickname(word, other) || word.len() == 1 && other.starts_with(word))
    };
    last == other && given.iter().all(meets) || acronym(a, b) || acronym(b, a)
}

/// Returns whether `short` is a name of capitals that is made of the first letters of the words of `long`.
fn acronym(short: &str, long: &str) -> bool {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    // "DfT" has a small letter between them.
    let small = short.chars().filter(|c| c.is_lowercase()).count();
    let capitals =
        short.starts_with(char::is_uppercase) && small <= 1 && short.chars().filter(|c| c.is_uppercase()).count() > 1;
    capitals && aliases::acronym(short, long.split_whitespace().filter(capital))
}
