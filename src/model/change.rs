//! The names of changes between two versions, listed once.

/// How loud a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Alarm {
    /// Typography: nothing to see.
    None,
    /// Worth knowing; no fact differs.
    Info,
    /// A fact, a quotation or an attribution differs: a person must look.
    Must,
}

impl Alarm {
    /// Every alarm, the loudest first.
    pub const ALL: [Self; 3] = [Self::Must, Self::Info, Self::None];

    /// Returns the alarm's name in output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Info => "info",
            Self::Must => "must",
        }
    }
}

macro_rules! changes {
    ($($variant:ident $name:literal $alarm:ident $what:literal;)*) => {
        /// What happened to a claim between two versions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ChangeName { $(#[doc = $what] $variant,)* }

        impl ChangeName {
            /// Every change, loudest first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the change's name in files and output.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Returns how loud the change is.
            pub const fn alarm(self) -> Alarm {
                match self { $(Self::$variant => Alarm::$alarm,)* }
            }

            /// Returns what the change means, as one sentence.
            pub const fn what(self) -> &'static str {
                match self { $(Self::$variant => $what,)* }
            }
        }
    };
}

changes! {
    QuoteAltered "quote-altered" Must "Words inside quotation marks differ, or the marks moved on or off words.";
    QuoteDropped "quote-dropped" Must "A quotation is gone.";
    QuoteAdded "quote-added" Must "A quotation is new.";
    FigureChanged "figure-changed" Must "A figure's value, unit, currency, sign, decimal point or percent sign differs.";
    HedgeChanged "hedge-changed" Must "A hedge or modal word was gained, lost or swapped.";
    DeadlineMoved "deadline-moved" Must "The date by which something is promised or due differs.";
    DateChanged "date-changed" Must "A date differs.";
    SourceLost "source-lost" Must "The claim is attributed to nobody any more.";
    SourceChanged "source-changed" Must "The claim is attributed to somebody else.";
    SourceVaguened "source-vaguened" Must "A named source has become an anonymous one.";
    SourceGained "source-gained" Must "The claim is newly attributed to somebody.";
    NegationChanged "negation-changed" Must "A negation was gained or lost.";
    ClaimReversed "claim-reversed" Must "A comparison or a polarity is turned round.";
    EntityChanged "entity-changed" Must "The same claim is about another person, place or organisation.";
    DetailChanged "detail-changed" Must "The same claim is about another thing, act or quality.";
    UnreadText "unread-text" Must "Text that is not read differs: front matter, HTML, a code block, an image's text or a title.";
    CueChanged "cue-changed" Info "The words that attribute the claim take another stance.";
    ClaimAdded "claim-added" Info "A statement, figure or date is new.";
    ClaimDropped "claim-dropped" Info "A statement, figure or date is gone.";
    Reverted "reverted" Info "The claim reads again as it did in an earlier version.";
    Moved "moved" Info "The same claim stands elsewhere in the article.";
    Respelled "respelled" Info "The spelling of a name or word was mended.";
    Reworded "reworded" Info "The same facts stand in other words.";
    Retypeset "retypeset" None "Only typography differs.";
}

impl ChangeName {
    /// Returns the change with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|change| change.name() == name)
    }
}
