//! Who says what, by the claims of both versions: a source is a person or a body, not the words that name it.

use super::attach::{Attacher, Speech};
use super::change_set::ClaimIndex;
use super::detail;
use super::edit::Edit;
use super::speakers::{
    Speaker, another_office, another_role, done_by, for_another, full, generic, holds_the_other, introduced, meant,
    named, names, office, owned_alike, same_words, two_people, unnamed,
};
use crate::align::aligned::Aligned;
use crate::english::{Class, class, lexicon};
use crate::model::{ChangeName, Claim, Source, SourceType};
use crate::text::Span;

impl<'r> Attacher<'_, 'r, '_> {
    /// Names a difference in the words of an attribution by what became of the source: whom the claims of both versions are
    /// attributed to.
    pub(super) fn spoken(&self, edit: &mut Edit, at: (Span, Span)) {
        match edit.name {
            _ if edit.quoted => return,
            ChangeName::SourceLost | ChangeName::SourceGained => return self.still_attributed(edit, at),
            ChangeName::Reworded | ChangeName::Respelled | ChangeName::DetailChanged | ChangeName::EntityChanged => {}
            _ => return,
        }
        if edit.old.is_empty() != edit.new.is_empty() {
            return self.unattributed(edit, at);
        }
        let claim = |index: &ClaimIndex<'r>, at: Span, speech: &Speech| {
            let claim = &index.claims[speech.of(at)?];
            let wide = Span::new(at.start.saturating_sub(1), at.end + 1);
            let source = claim.source.as_ref().filter(|source| source.span.overlaps(wide))?;
            // "The agency, which paid for the trial, said": what it paid for is told of it, and does not name it.
            let before = index.article.slice(Span::new(source.span.start, at.start.max(source.span.start)));
            let told = before.split_whitespace().any(|word| class(&word.to_lowercase()).any(Class::RELATIVE));
            (!told).then(|| (claim, index.article.slice(source.span)))
        };
        let (was, is) = self.speech();
        let (was, is) = (claim(self.old, at.0, was), claim(self.new, at.1, is));
        let (Some((old, was)), Some((new, is))) = (was, is) else { return };
        if let Some(name) = another_office(was, is) {
            edit.name = name;
            edit.note = format!("“{was}” → “{is}”");
            return;
        }
        if same_words(was, is) || owned_alike(was, is) || edit.name == ChangeName::Respelled {
            return;
        }
        // Whom a "he" meant has been named before, and "an adviser" has not.
        if lexicon::pronoun(&was.to_lowercase()) && introduced(is) {
            edit.name = ChangeName::SourceChanged;
            edit.note = format!("“{was}” → “{is}”");
            return;
        }
        if another_role(was, is) {
            edit.name = ChangeName::DetailChanged;
            edit.note = format!("“{was}” → “{is}”");
            return;
        }
        // Whom the words mean decides, where the article says it; that is looked up only here.
        let (first, last) = (meant(old, self.sides.finish.0), meant(new, self.sides.finish.1));
        let anonymous =
            |source: &Option<Box<Source>>| source.as_ref().is_some_and(|source| source.kind == SourceType::Anonymous);
        let (vague, vaguer) = (anonymous(&first), anonymous(&last));
        let name = |source: Option<Box<Source>>| source.map(|source| source.name).unwrap_or_default();
        let (first, last) = (name(first), name(last));
        if same_words(&first, &last) {
            // Another party, club or place that one is of changes what is said of them.
            let named = |index: &ClaimIndex<'r>, at: Span, name: &str| {
                names(index.article.slice(at)).iter().any(|word| name.contains(word))
            };
            let another = match edit.name {
                ChangeName::EntityChanged => !named(self.old, at.0, &first) && !named(self.new, at.1, &last),
                ChangeName::DetailChanged => done_by(self.old, at.0) && done_by(self.new, at.1),
                _ => false,
            };
            if another {
                return;
            }
            if edit.name == ChangeName::Reworded || !(office(self.old, at.0) && office(self.new, at.1)) {
                edit.name = ChangeName::Reworded;
                edit.note = format!("“{was}” → “{is}”, the same source");
            }
            return;
        }
        let another = edit.name != ChangeName::Reworded;
        edit.name = match (vague, vaguer) {
            (true, true) => ChangeName::SourceChanged,
            _ if self.both_speak(was, is) => ChangeName::SourceChanged,
            (false, true) if another && !names(was).is_empty() => ChangeName::SourceVaguened,
            _ if two_people(was, is) && (another || full(was) && full(is)) => ChangeName::SourceChanged,
            (true, false) if another && !names(is).is_empty() => ChangeName::SourceChanged,
            // "Police" and "the interior ministry": neither has a name, and neither is the other. "Harbour officers" are the harbour's.
            _ if another && unnamed(was) && unnamed(is) && !holds_the_other(was, is) => ChangeName::SourceChanged,
            // "Penn Rail" may be "the company", and is not "the council".
            _ if another
                && unnamed(was) != unnamed(is)
                && !generic(was)
                && !generic(is)
                && !holds_the_other(was, is) =>
            {
                ChangeName::SourceChanged
            }
            _ => return,
        };
        edit.note = format!("“{was}” → “{is}”");
    }

    /// Returns whether both of two sources speak in one version already, so that the one is not the other: "..., the regulator said. The bank
    /// said it was cooperating" and "..., the bank said. It said it was cooperating".
    fn both_speak(&self, was: &str, is: &str) -> bool {
        let speaks = |index: &ClaimIndex<'r>, speech: &Speech, name: &str| {
            let mut sources =
                speech.claims.iter().filter_map(|claim| index.claims.get(*claim)?.source.as_deref()).map(|it| it.span);
            sources.any(|span| same_words(index.article.slice(span), name))
        };
        let (old, new) = self.speech();
        let apart = !holds_the_other(was, is) && !generic(was) && !generic(is);
        let named = |source: &str| !lexicon::pronoun(&source.to_lowercase());
        apart && named(was) && named(is) && (speaks(self.old, old, is) || speaks(self.new, new, was))
    }

    /// Returns what became of the source where one person or body is said to have spoken in either version, and their words stand
    /// in stretches that differ apart from each other: "..., the police chief says" and "Police say ...".
    pub(super) fn another_speaker(&self, aligned: &Aligned<'_>, edits: &[(Span, Span)]) -> Option<Speaker> {
        if edits.len() < 2 {
            return None;
        }
        let (was, is) = self.speech();
        let ((old, was), (new, is)) = one_speaker(self.old, was).zip(one_speaker(self.new, is))?;
        let sources = (was.span, is.span);
        let both = edits.iter().any(|edit| edit.0.overlaps(sources.0) && edit.1.overlaps(sources.1));
        let (was, is) = (self.old.article.slice(sources.0), self.new.article.slice(sources.1));
        let moved = || {
            let apart = edits.iter().any(|edit| edit.0.overlaps(sources.0))
                && edits.iter().any(|edit| edit.1.overlaps(sources.1));
            (apart && detail::same_claim(aligned)).then(|| self.replaced((old, was), (new, is)))
        };
        let name = match for_another(was, is) {
            true => ChangeName::SourceChanged,
            false if both => return None,
            false => another_office(was, is).or_else(moved)?,
        };
        let whole = |claim: &Claim, source: Span| claim.cue.map_or(source, |cue| cue.cover(source));
        let attributions = (whole(old, sources.0), whole(new, sources.1));
        Some(Speaker { name, note: format!("“{was}” → “{is}”"), sources, attributions })
    }

    /// Returns what became of the source of one claim that has moved to another place of its sentence, with its words in both versions.
    fn replaced(&self, (old, was): (&Claim, &str), (new, is): (&Claim, &str)) -> ChangeName {
        let (first, last) = (meant(old, self.sides.finish.0), meant(new, self.sides.finish.1));
        let kind = |source: &Option<Box<Source>>| source.as_ref().map(|source| source.kind);
        let (kinds, pronoun) = ((kind(&first), kind(&last)), Some(SourceType::Pronoun));
        let name = |source: Option<Box<Source>>| source.map(|source| source.name).unwrap_or_default();
        // "Ann Lee, the mayor" and "the mayor": one is told to be the other.
        let told = |long: &str, short: &str| {
            long.to_lowercase().split_once(", ").is_some_and(|(_, told)| told == short.to_lowercase())
        };
        // "Harbour officers" and "the harbour": one speaks for the other.
        let theirs = || unnamed(was) && unnamed(is) && holds_the_other(was, is);
        let same =
            same_words(was, is) || same_words(&name(first), &name(last)) || told(was, is) || told(is, was) || theirs();
        // Whom a "she" means that nobody before it can be: that can't be told.
        if same || kinds.0 == pronoun || kinds.1 == pronoun {
            return ChangeName::Reworded;
        }
        let vague = Some(SourceType::Anonymous);
        match kinds.1 == vague && kinds.0 != vague && !names(was).is_empty() {
            true => ChangeName::SourceVaguened,
            false => ChangeName::SourceChanged,
        }
    }

    /// Returns whether an edit is a negation or hedge in the words about a speaker who gave way to another one: "an official who asked
    /// not to be named said". That another one speaks is told already.
    pub(super) fn describes_speaker(&self, edit: &Edit, at: (Span, Span)) -> bool {
        if edit.quoted || !matches!(edit.name, ChangeName::NegationChanged | ChangeName::HedgeChanged) {
            return false;
        }
        let attribution = |index: &ClaimIndex<'r>, at: Span, speech: &Speech| {
            let claim = &index.claims[speech.of(at)?];
            let (source, cue) = (claim.source.as_ref()?.span, claim.cue?);
            // The words about a speaker stand between the name and the cue.
            let about = source.start < cue.start && source.cover(cue).contains(at);
            about.then(|| named(index.article.slice(source)))
        };
        let (was, is) = self.speech();
        let (was, is) = (attribution(self.old, at.0, was), attribution(self.new, at.1, is));
        was.zip(is).is_some_and(|(was, is)| !same_words(was, is))
    }
}

/// Returns a claim with its source where all that is spoken has the same one.
fn one_speaker<'r>(index: &ClaimIndex<'r>, speech: &Speech) -> Option<(&'r Claim, &'r Source)> {
    let mut claims = speech.claims.iter().filter_map(|claim| index.claims.get(*claim));
    let first = claims.next()?;
    let source = first.source.as_deref()?;
    let same = |claim: &Claim| claim.source.as_ref().is_some_and(|other| other.span == source.span);
    claims.all(same).then_some((first, source))
}
