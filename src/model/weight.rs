//! How much a fact-checker would care.

/// How much a fact-checker would care about a claim. `docs/weight.md` says which claims have which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Weight {
    /// Ages, lengths of time, weekdays: hardly ever wrong in a way that matters.
    Low,
    /// Everything between.
    #[default]
    Medium,
    /// Tolls, money, shares, promises, charges, what a named person said word for word.
    High,
}

impl Weight {
    /// Every weight, the highest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// Returns the weight's name in files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// Returns the weight with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|weight| weight.name() == name)
    }
}
