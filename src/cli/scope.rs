//! Which claims that wait are asked about, for every command that decides on several or lists them.

use crate::model::{ClaimKind, Confidence, Weight};
use crate::workflow::{Filter, Which};
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// The options, to be flattened into a command's arguments; they go together.
#[derive(Debug, Clone, clap::Args)]
pub struct Scope {
    /// Only claims of this story
    #[arg(long, value_name = "SLUG")]
    story: Option<String>,
    /// Only claims of this kind: quote, statement, figure, date or assertion; several with commas
    #[arg(long, value_name = "KIND", value_delimiter = ',', hide_possible_values = true, value_parser = kinds(&ClaimKind::ALL))]
    kind: Vec<ClaimKind>,
    /// Only claims of this weight: high, medium or low; several with commas
    #[arg(long, value_name = "WEIGHT", value_delimiter = ',', hide_possible_values = true, value_parser = weights())]
    weight: Vec<Weight>,
    /// Only claims that were read with this confidence: high, medium or low; several with commas
    #[arg(long, value_name = "CONFIDENCE", value_delimiter = ',', hide_possible_values = true, value_parser = confidences())]
    confidence: Vec<Confidence>,
    /// Only claims that said something else before
    #[arg(long)]
    changed: bool,
}

impl Scope {
    /// The names of the options.
    const OPTIONS: [&str; 5] = ["story", "kind", "weight", "confidence", "changed"];

    /// Returns what is asked for.
    pub fn filter(&self) -> Filter {
        Filter {
            story: self.story.clone(),
            kinds: self.kind.clone(),
            weights: self.weight.clone(),
            confidences: self.confidence.clone(),
            changed: self.changed,
        }
    }
}

/// What can stand in place of the names of claims.
const ASKED: [&str; 6] = {
    let [story, kind, weight, confidence, changed] = Scope::OPTIONS;
    ["all", story, kind, weight, confidence, changed]
};

/// Which claims a decision is about, to be flattened into a command's arguments.
#[derive(Debug, clap::Args)]
pub struct Claims {
    /// Claims, as ID or STORY/ID
    #[arg(value_name = "ID", required_unless_present_any = ASKED, conflicts_with_all = ASKED)]
    ids: Vec<String>,
    /// In place of IDs: everything that waits
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    scope: Scope,
    /// Decide without being asked; nobody is asked but at a terminal
    #[arg(long, conflicts_with = "ids")]
    yes: bool,
}

impl Claims {
    /// Returns whether a person at a terminal is to be asked first.
    pub fn asks(&self) -> bool {
        self.ids.is_empty() && !self.yes
    }

    /// Returns which claims are asked about.
    pub fn which(&self) -> Which {
        if self.ids.is_empty() { self.scope.filter().into() } else { self.ids.as_slice().into() }
    }
}

/// Reads one of `kinds` by its name.
pub fn kinds(kinds: &[ClaimKind]) -> impl TypedValueParser<Value = ClaimKind> + use<> {
    PossibleValuesParser::new(kinds.iter().map(|kind| kind.name()))
        .try_map(|name| ClaimKind::from_name(&name).ok_or("no such kind"))
}

fn weights() -> impl TypedValueParser<Value = Weight> {
    PossibleValuesParser::new(Weight::ALL.map(Weight::name))
        .try_map(|name| Weight::from_name(&name).ok_or("no such weight"))
}

fn confidences() -> impl TypedValueParser<Value = Confidence> {
    let parser = PossibleValuesParser::new(Confidence::ALL.map(Confidence::name));
    let named = |name: String| Confidence::ALL.into_iter().find(|confidence| confidence.name() == name);
    parser.try_map(move |name| named(name).ok_or("no such confidence"))
}
