//! A claim in words and places of the text that was read.

use super::place::{Mention, Place, Places};
use crate::model::{self, ClaimKind, Confidence, DateValue, Figure, Form, Selector, SourceType, Weight};

/// One quote, statement, figure, date or assertion of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Claim {
    /// Its name: the same claim keeps it in every version of the article that does not change it.
    pub id: String,
    /// What sort of claim it is.
    pub kind: ClaimKind,
    /// How speech is reported, for quotes and statements.
    pub form: Option<Form>,
    /// Where its words stand, from the first to the last.
    pub place: Place,
    /// Exactly these characters.
    pub text: String,
    /// The pieces of a split quotation; empty where it is in one piece.
    pub parts: Vec<Mention>,
    /// Who it is attributed to; none where no words name anybody.
    pub source: Option<Source>,
    /// The words that attribute it, such as "said"; none where there are none.
    pub cue: Option<Mention>,
    /// What it counts or measures, for figures.
    pub figure: Option<Figure>,
    /// When it is, for dates.
    pub date: Option<DateValue>,
    /// How sure the program is of what it says and whose word it is.
    pub confidence: Confidence,
    /// How much a fact-checker would care about it.
    pub weight: Weight,
    /// The 32 characters before it.
    pub prefix: String,
    /// The 32 characters after it.
    pub suffix: String,
    /// `sha256:` and the digest of what it says, in canonical form.
    pub digest: String,
}

/// Who a claim is attributed to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// Where the words at the claim stand.
    pub place: Place,
    /// The words at the claim: "he", "the mayor".
    pub text: String,
    /// The fullest name that the article gives the same source.
    pub name: String,
    /// What sort of source it is.
    pub kind: SourceType,
    /// The mention that says who is meant, where the words alone don't.
    pub resolved: Option<Mention>,
}

impl Claim {
    /// Returns what a claim of the article says and where.
    pub(crate) fn of(places: &Places<'_>, claim: &model::Claim) -> Self {
        let span = claim.span();
        let Mention { place, text } = places.mention(span);
        let Selector { prefix, suffix, .. } = Selector::of(places.article, span);
        let split = claim.parts.len() > 1;
        Self {
            id: claim.id.0.clone(),
            kind: claim.kind(),
            form: claim.form(),
            place,
            text,
            parts: claim.parts.iter().filter(|_| split).map(|part| places.mention(*part)).collect(),
            source: claim.source.as_ref().map(|source| Source::of(places, source)),
            cue: claim.cue.map(|cue| places.mention(cue)),
            figure: claim.detail.figure().cloned(),
            date: claim.detail.date().cloned(),
            confidence: claim.confidence,
            weight: claim.weight,
            prefix,
            suffix,
            digest: claim.digest(places.article).to_string(),
        }
    }
}

impl Source {
    fn of(places: &Places<'_>, source: &model::Source) -> Self {
        let Mention { place, text } = places.mention(source.span);
        let resolved = source.resolved.map(|mention| places.mention(mention));
        Self { place, text, name: source.name.clone(), kind: source.kind, resolved }
    }
}
