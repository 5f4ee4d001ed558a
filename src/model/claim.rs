//! The claim: one quote, statement, figure, date or assertion of an article.

use super::{ClaimKind, Confidence, DateValue, Digest, DigestBuilder, Figure, Form, Source, Weight};
use crate::text::{Article, Span, fold};
use std::collections::BTreeMap;
use std::fmt;

/// A claim's name in its story: a letter for its kind and the first eight digits of a digest of its words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct ClaimId(pub String);

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a claim claims, by kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Words between marks.
    Quote(Form),
    /// Reported speech.
    Statement(Form),
    /// A count or quantity.
    Figure(Box<Figure>),
    /// A date, time span or deadline.
    Date(Box<DateValue>),
    /// A sentence in the article's own voice.
    Assertion,
}

impl Detail {
    /// Returns the kind of a claim of it.
    pub fn kind(&self) -> ClaimKind {
        match self {
            Self::Quote(_) => ClaimKind::Quote,
            Self::Statement(_) => ClaimKind::Statement,
            Self::Figure(_) => ClaimKind::Figure,
            Self::Date(_) => ClaimKind::Date,
            Self::Assertion => ClaimKind::Assertion,
        }
    }

    /// Returns how speech is reported, for quotes and statements.
    pub fn form(&self) -> Option<Form> {
        match self {
            Self::Quote(form) | Self::Statement(form) => Some(*form),
            _ => None,
        }
    }

    /// Returns what a figure counts or measures, for figures.
    pub fn figure(&self) -> Option<&Figure> {
        if let Self::Figure(figure) = self { Some(figure) } else { None }
    }

    /// Returns when it is, for dates.
    pub fn date(&self) -> Option<&DateValue> {
        if let Self::Date(date) = self { Some(date) } else { None }
    }
}

/// Which words of a figure are which: of "at least 40 homes", what stands before the number bounds it, and "homes" is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FigureWords {
    /// Where the number begins.
    pub number: usize,
    /// What is counted; empty where the words for that are no part of the figure.
    pub counted: Span,
}

/// The length of time that a date expression counts: "a week" in "a week ago".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LengthWords {
    /// The length, as a figure of it would be.
    pub figure: Figure,
    /// Its words.
    pub span: Span,
}

/// One claim of one version of an article; its spans refer to that article's prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Its name in the story; empty until [`identify`] has named it.
    pub id: ClaimId,
    /// What it claims.
    pub detail: Detail,
    /// The content: never empty, in order, several for a split quotation. Marks and a leading "that" are no content.
    pub parts: Vec<Span>,
    /// Who it is attributed to.
    pub source: Option<Box<Source>>,
    /// The words that attribute it ("said", "according to").
    pub cue: Option<Span>,
    /// Of a figure that was read in an article, which of its words are which; no part of its digest.
    pub figure: Option<Box<FigureWords>>,
    /// Of a date that was read in an article, the length of time that it counts; no part of its digest.
    pub length: Option<Box<LengthWords>>,
    /// How sure the extractor is of it; no part of its digest.
    pub confidence: Confidence,
    /// How much a fact-checker would care about it; no part of its digest.
    pub weight: Weight,
}

/// A quotation of fewer words says little.
const QUOTATION: usize = 4;

impl Claim {
    /// Returns an unnamed claim of the content `span` with nobody to attribute it to.
    pub fn new(detail: Detail, span: Span) -> Self {
        let (id, source, cue, figure, length, confidence, weight) = Default::default();
        Self { id, detail, parts: vec![span], source, cue, figure, length, confidence, weight }
    }

    /// Returns the claim's kind.
    pub fn kind(&self) -> ClaimKind {
        self.detail.kind()
    }

    /// Returns how speech is reported, for quotes and statements.
    pub fn form(&self) -> Option<Form> {
        self.detail.form()
    }

    /// Returns the span from the first to the last part.
    pub fn span(&self) -> Span {
        let whole = self.parts.iter().copied().reduce(Span::cover);
        whole.unwrap_or_default()
    }

    /// Returns whether the article attributes the claim to anybody.
    pub fn sourced(&self) -> bool {
        self.source.is_some()
    }

    /// Returns the content's words; parts of a split quotation are joined by " […] ".
    pub fn words(&self, article: &Article) -> String {
        let parts: Vec<&str> = self.parts.iter().map(|part| article.slice(*part)).collect();
        parts.join(" […] ")
    }

    /// Returns whether it has as many words as somebody says: fewer between marks are a term more often than a quotation.
    pub fn says_much(&self, article: &Article) -> bool {
        let words = |part: &Span| article.slice(*part).split_whitespace().count();
        self.parts.iter().map(words).sum::<usize>() >= QUOTATION
    }

    /// Returns the digest of the claim's canonical content: its kind and form, its folded words, the folded name of its
    /// source, its cue and its values. `docs/ledger-format.md` gives the fields byte for byte.
    pub fn digest(&self, article: &Article) -> Digest {
        let parts: Vec<&str> = self.parts.iter().map(|part| article.slice(*part)).collect();
        let source = self.source.as_ref().map(|source| source.name.as_str());
        digest_of(&self.detail, &parts, source, self.cue.map(|cue| article.slice(cue)))
    }
}

/// Returns the digest of a claim's canonical content, from its words alone.
pub fn digest_of(detail: &Detail, parts: &[&str], source: Option<&str>, cue: Option<&str>) -> Digest {
    let (kind, form) = match detail {
        Detail::Quote(form) => ("quote", form.name()),
        Detail::Statement(form) => ("statement", form.name()),
        Detail::Figure(_) => ("figure", ""),
        Detail::Date(_) => ("date", ""),
        Detail::Assertion => ("assertion", ""),
    };
    let mut digest = DigestBuilder::new("claim").field(fold::VERSION.to_be_bytes()).field(kind).field(form);
    digest = digest.field((parts.len() as u64).to_be_bytes());
    for part in parts {
        digest = digest.field(fold::fold(part));
    }
    digest = digest.optional(source.map(fold::fold)).optional(cue.map(fold::fold));
    match detail {
        Detail::Figure(figure) => digest
            .field(figure.value.normalize().to_string())
            .optional(figure.max.map(|max| max.normalize().to_string()))
            .field(&figure.unit)
            .field(figure.bound.name()),
        Detail::Date(date) => digest
            .field(date.kind.name())
            .field(&date.value)
            .optional(date.from.map(|day| day.to_string()))
            .optional(date.to.map(|day| day.to_string()))
            .field(date.role.name()),
        _ => digest,
    }
    .finish()
}

/// Names every claim: the kind's first letter, a dash, and eight digits of a digest of its kind and folded words.
///
/// Claims of the same kind and words are numbered in the order of the article: `f-1a2b3c4d`, `f-1a2b3c4d-2`.
pub fn identify(article: &Article, claims: &mut [Claim]) {
    Numbering::default().identify(article, claims);
}

/// Names the claims of an article that is read part by part.
#[derive(Debug, Default)]
pub struct Numbering {
    /// How many claims were named so.
    seen: BTreeMap<String, usize>,
}

impl Numbering {
    /// Names the claims of the next part, as [`identify`] does.
    pub fn identify(&mut self, article: &Article, claims: &mut [Claim]) {
        for claim in claims {
            let id = first_name(article, claim);
            let count = self.seen.entry(id.clone()).or_default();
            *count += 1;
            claim.id = numbered(id, *count);
        }
    }
}

/// Returns the name of the `number`th claim with its kind and words, from 1.
pub fn name_of(article: &Article, claim: &Claim, number: usize) -> ClaimId {
    numbered(first_name(article, claim), number)
}

fn first_name(article: &Article, claim: &Claim) -> String {
    let kind = claim.kind().name();
    let digest = DigestBuilder::new("id").field(kind).field(fold::fold(&claim.words(article))).finish();
    format!("{}-{}", &kind[..1], digest.short())
}

fn numbered(id: String, number: usize) -> ClaimId {
    ClaimId(if number == 1 { id } else { format!("{id}-{number}") })
}
