//! Claim kinds, listed once.

/// What a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ClaimKind {
    /// Words between quotation marks.
    Quote,
    /// Reported speech without marks, or only partly in them.
    Statement,
    /// A count or quantity.
    Figure,
    /// A date, a time span or a deadline.
    Date,
    /// A sentence in the article's own voice that holds none of the others.
    Assertion,
}

/// How speech is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// Verbatim, in marks.
    Direct,
    /// Paraphrased.
    Indirect,
    /// Partly in marks.
    Mixed,
}

impl ClaimKind {
    /// Every kind, in the order in which lists show them.
    pub const ALL: [Self; 5] = [Self::Quote, Self::Statement, Self::Figure, Self::Date, Self::Assertion];

    /// Returns the kind's name in files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Statement => "statement",
            Self::Figure => "figure",
            Self::Date => "date",
            Self::Assertion => "assertion",
        }
    }

    /// Returns what a claim of this kind is called in a message: readers know sentences, not assertions.
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Assertion => "sentence",
            _ => self.name(),
        }
    }

    /// Returns whether it is what somebody said: a quote or a statement.
    pub const fn is_speech(self) -> bool {
        matches!(self, Self::Quote | Self::Statement)
    }

    /// Returns the kind with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Indirect, Self::Mixed];

    /// Returns the form's name in files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }

    /// Returns the form with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.name() == name)
    }
}
