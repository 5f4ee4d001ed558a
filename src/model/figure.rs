//! Counts and quantities.

use rust_decimal::Decimal;

/// A count or quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The value; the lower end of a range. Exact, never rounded: 1.5 million is 1500000.
    pub value: Decimal,
    /// The upper end of a range, or of what vague words mean.
    pub max: Option<Decimal>,
    /// What is counted or measured ("people", "percent", "USD", "km"); empty where the article does not say.
    pub unit: String,
    /// How the value bounds what is claimed.
    pub bound: Bound,
}

/// The unit of what is first, second and so on by a measure, in a place or a time: "the second-largest dam in the world".
pub const RANK: &str = "rank";

/// The unit of a result with two sides: "3-1".
pub const SCORE: &str = "score";

/// How a figure's value bounds what is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Bound {
    /// 25.
    Exactly,
    /// At least 25.
    AtLeast,
    /// At most 25, up to 25.
    AtMost,
    /// More than 25.
    MoreThan,
    /// Fewer than 25.
    LessThan,
    /// About 25.
    About,
    /// 25 to 30.
    Range,
    /// Tens of thousands.
    Vague,
}

impl Bound {
    /// Every bound.
    pub const ALL: [Self; 8] = [
        Self::Exactly,
        Self::AtLeast,
        Self::AtMost,
        Self::MoreThan,
        Self::LessThan,
        Self::About,
        Self::Range,
        Self::Vague,
    ];

    /// Returns the bound's name in files and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::MoreThan => "more_than",
            Self::LessThan => "less_than",
            Self::About => "about",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }

    /// Returns the bound with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|bound| bound.name() == name)
    }
}
