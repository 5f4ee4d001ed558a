//! In what way the words of a source mean somebody, and whom they mean whoever was spoken of before.

use super::cast::Cast;
use super::{nominal, phrase};
use crate::english::Class;
use crate::extract::mention::Names;
use crate::extract::name::Name;
use crate::extract::reading::Reading;
use crate::model::{Source, SourceType};
use std::ops::Range;

/// The way in which the words of a source mean somebody.
pub(super) enum Way {
    /// By a pronoun.
    Pronoun,
    /// By a name beside a role.
    Apposed(usize),
    /// By a phrase with this capitalised head.
    Name(usize),
    /// By a phrase with this common noun as its head.
    Role(usize),
    /// By the names of several.
    Several,
}

/// Returns whether `phrase` is two names: "Ruiz and Joan Marsh".
fn is_pair(r: &Reading<'_>, phrase: &Range<usize>) -> bool {
    let Some(and) = phrase.clone().find(|i| r.reads(*i, "and")) else { return false };
    let inner = |i: usize| r.capital(i) || r.mark(i) == '.' || i == and || r.is(i, Class::PARTICLE);
    phrase.start < and && and + 1 < phrase.end && phrase.clone().all(inner)
}

impl Way {
    /// Returns the way in which `phrase` means somebody.
    pub(super) fn of(r: &Reading<'_>, names: &Names, phrase: &Range<usize>) -> Self {
        let first = phrase.start;
        let other = Class::POSSESSIVE.with(Class::OBJECT);
        let whose = r.is(first, other) && r.is(first, Class::MAN.with(Class::WOMAN));
        let pronoun = r.is(first, Class::SUBJECT.with(Class::RELATIVE)) && !r.is(first, Class::ROLE);
        if phrase.len() == 1 && (pronoun || whose) {
            return Self::Pronoun;
        }
        if phrase::is_list(r, phrase) || is_pair(r, phrase) {
            return Self::Several;
        }
        if let Some(index) = phrase::apposed_name(r, names, phrase).or_else(|| phrase::apposed_to(r, names, phrase)) {
            return Self::Apposed(index);
        }
        let head = phrase::head(r, phrase);
        let common = Class::ROLE.with(Class::DOCUMENT).with(Class::COLLECTIVE);
        // At the head of a sentence or as a label, any word has a capital.
        let opens = (r.first(head) || r.mark(phrase.end) == ':') && r.is(head, common);
        // "The Democrat" describes and does not name.
        let role = r.is(head, Class::ROLE) && r.reads(first, "the") && phrase.len() <= 4;
        // "Another said": no name, although the sentence begins with it.
        let lone = phrase.len() == 1 && r.is(first, Class::DETERMINER);
        let named = r.capital(head) && !opens && !lone && !role && !r.is(first, Class::SUBJECT);
        if named { Self::Name(head) } else { Self::Role(head) }
    }
}

/// Returns the source that `phrase` means where that does not depend on who was spoken of before: a person whom it names, or
/// somebody whom it introduces. It is the one that `Resolver::source` returns.
pub(in crate::extract) fn fixed(r: &Reading<'_>, names: &Names, cast: &Cast, phrase: &Range<usize>) -> Option<Source> {
    let span = r.span(phrase.clone());
    let core = phrase::core(r, phrase);
    let person = |index: usize| {
        let actor = cast.get(cast.named(index));
        actor.person.then(|| (actor.name.clone(), SourceType::Named))
    };
    let introduced = |kind| (r.article().slice(r.span(core.clone())).to_owned(), kind);
    let (name, kind) = match Way::of(r, names, &core) {
        Way::Pronoun => return None,
        Way::Several => introduced(kind_of_all(r, &core)),
        Way::Apposed(index) => person(index).filter(|_| !phrase::refers(r, phrase))?,
        Way::Name(head) => match name_in(names, &core, head) {
            Some((index, _)) => person(index)?,
            None => introduced(SourceType::Organisation),
        },
        Way::Role(head) => {
            let kind = kind_of(r, head);
            let one = kind == SourceType::Anonymous && !r.is(head, Class::PLURAL);
            let known = if one { nominal::is_known(r, &core) } else { is_said_again(r, &core) };
            (!known).then(|| introduced(kind))?
        }
    };
    Some(Source { span, name, kind, resolved: None, doubtful: false })
}

/// Returns the name at the head of `phrase`, and its place among all names.
pub(super) fn name_in<'n>(names: &'n Names, phrase: &Range<usize>, head: usize) -> Option<(usize, &'n Name)> {
    let index = names.in_tokens(&(phrase.start..head + 1))?;
    let name = names.all().get(index)?;
    name.tokens.contains(&head).then_some((index, name))
}

/// Returns what kind of source a phrase with that common noun as its head is.
pub(super) fn kind_of(r: &Reading<'_>, head: usize) -> SourceType {
    if r.is(head, Class::ROLE) {
        SourceType::Anonymous
    } else if r.is(head, Class::DOCUMENT) {
        SourceType::Document
    } else if r.is(head, Class::COLLECTIVE.with(Class::BODY)) {
        SourceType::Organisation
    } else {
        SourceType::Anonymous
    }
}

/// Returns what kind of source several names are.
pub(super) fn kind_of_all(r: &Reading<'_>, phrase: &Range<usize>) -> SourceType {
    let body = phrase.clone().any(|i| r.is(i, Class::BODY.with(Class::COLLECTIVE).with(Class::PLACE)));
    let group = r.is(phrase.start, Class::ROLE);
    match (group, body) {
        (true, _) => SourceType::Anonymous,
        (false, true) => SourceType::Organisation,
        (false, false) => SourceType::Named,
    }
}

/// Returns whether a phrase may mean a body or document once more: "the ministry", "the report".
pub(super) fn is_said_again(r: &Reading<'_>, phrase: &Range<usize>) -> bool {
    phrase::is_definite(r, phrase) && phrase.len() <= 3
}
