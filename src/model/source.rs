//! Who a claim is attributed to.

use crate::text::Span;

/// The words that name who a claim is attributed to, and whom they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The words as they stand at the claim ("Marsh", "he", "a senior official").
    pub span: Span,
    /// The fullest name that the article gives this source ("Joan Marsh"); the words themselves where it gives none.
    pub name: String,
    /// What sort of source it is.
    pub kind: SourceType,
    /// The mention that resolved it, where the words alone don't say who is meant.
    pub resolved: Option<Span>,
    /// Whether somebody else comes into question for these words nearly as well.
    pub doubtful: bool,
}

/// What sort of source it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SourceType {
    /// A person with a name.
    Named,
    /// A body: a government, company, agency, newspaper.
    Organisation,
    /// People without a name: "officials", "a senior diplomat".
    Anonymous,
    /// A pronoun that could not be resolved to anybody above.
    Pronoun,
    /// A document: a statement, report, poll or court paper.
    Document,
}

impl SourceType {
    /// Every type.
    pub const ALL: [Self; 5] = [Self::Named, Self::Organisation, Self::Anonymous, Self::Pronoun, Self::Document];

    /// Returns the type's name in files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Organisation => "organisation",
            Self::Anonymous => "anonymous",
            Self::Pronoun => "pronoun",
            Self::Document => "document",
        }
    }

    /// Returns the type with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
