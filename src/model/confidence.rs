//! How sure the extractor is of a claim.

/// How sure the extractor is of a claim: what it says and whose word it is. `docs/accuracy.md` has the measured shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Confidence {
    /// A person should look: right about every second time.
    #[default]
    Low,
    /// Right about three times in four.
    Medium,
    /// Right nine times in ten, or more often.
    High,
}

impl Confidence {
    /// Every level, the surest first.
    pub const ALL: [Self; 3] = [Self::High, Self::Medium, Self::Low];

    /// Returns the level's name in output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}
