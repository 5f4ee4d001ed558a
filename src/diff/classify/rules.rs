//! The rules by which a stretch that differs, and then its sentence, gets its names: in the order in which they are asked.
//!
//! A new rule is a row here and a function in the file of its topic. Where it stands says what it need not look at: what a rule before
//! it has ended, or named.

use super::{Sentence, Stretch, Told, exchanged, recast, roles, states, voice, wording};
use crate::diff::edit::Edit;
use crate::model::ChangeName;
use ChangeName::{ClaimReversed, DetailChanged, HedgeChanged, Respelled, Reworded};
use Decides::{Edits, Is, Names};

/// One rule.
pub(super) struct Rule {
    /// Which stretches it looks at.
    pub of: Of,
    /// What it decides.
    pub decides: Decides,
    /// What no other rule is asked where this one has found something.
    pub ends: Ends,
}

/// Which stretches a rule looks at.
#[derive(Clone, Copy)]
pub(super) enum Of {
    Any,
    /// Those whose words stand between no marks.
    Prose,
    /// Those that change what stays: they are no clause of their own, or words of a quotation.
    Claim,
    /// The same, but no quotation that is gone or new: what it hedges or denies changes nothing of what stays.
    Kept,
    /// The same, of which no rule has said yet which way the claim turns.
    Unturned,
    /// Those that stand on one side only and are a clause of their own.
    Clause,
    /// Those of which no rule before has said anything.
    Unnamed,
}

impl Of {
    /// Returns whether `stretch` is one of those, after what is told of it.
    pub(super) fn holds(self, stretch: &Stretch<'_, '_>, told: &Told<'_>) -> bool {
        let quoted = told.quotation.is_some();
        let claim = quoted || !stretch.clause;
        let kept = claim && told.quotation.is_none_or(|name| name == ChangeName::QuoteAltered);
        match self {
            Self::Any => true,
            Self::Prose => !quoted,
            Self::Claim => claim,
            Self::Kept => kept,
            Self::Unturned => kept && !told.turned,
            Self::Clause => !claim,
            Self::Unnamed => told.edits.is_empty(),
        }
    }
}

/// What a rule decides.
pub(super) enum Decides {
    /// Whether the whole stretch has a name, with words before those that came or went.
    Is(fn(&Stretch<'_, '_>) -> bool, ChangeName, &'static str),
    /// Which name the whole stretch has, with a note.
    Names(fn(&Stretch<'_, '_>) -> Option<(ChangeName, String)>),
    /// What is told of the stretch, of parts of it too; it may take back what rules before have said.
    Edits(fn(&Stretch<'_, '_>, &mut Told<'_>)),
}

/// What a rule ends that has found something.
pub(super) enum Ends {
    Nothing,
    /// The rules for [`Of::Unturned`].
    Turns,
    /// All of them.
    All,
}

/// Returns a rule that ends nothing.
const fn rule(of: Of, decides: Decides) -> Rule {
    Rule { of, decides, ends: Ends::Nothing }
}

/// Returns a rule that says which way a claim turns.
const fn turns(decides: Decides) -> Rule {
    Rule { of: Of::Unturned, decides, ends: Ends::Turns }
}

/// Returns a rule that says all that there is to say.
const fn all(of: Of, decides: Decides) -> Rule {
    Rule { of, decides, ends: Ends::All }
}

/// Returns a rule for stretches of which nothing else was said.
const fn unnamed(decides: Decides) -> Rule {
    rule(Of::Unnamed, decides)
}

/// The rules for a stretch.
pub(super) static RULES: &[Rule] = &[
    // What changes nothing, or all.
    all(Of::Any, Is(|it| it.in_addresses(), Reworded, "")),
    all(Of::Any, Is(|it| it.aside(), Reworded, "")),
    all(Of::Any, Is(|it| it.sides_turned(), Reworded, "the two sides the other way round: ")),
    rule(Of::Any, Names(|it| it.swapped())),
    rule(Of::Any, Edits(|it, told| it.quotation(told))),
    all(Of::Prose, Is(|it| it.address(), DetailChanged, "another address: ")),
    all(Of::Prose, Is(|it| it.rejoined(), Respelled, "")),
    all(Of::Prose, Is(|it| it.shortened(), Respelled, "")),
    all(Of::Prose, Is(|it| it.none(), Reworded, "")),
    all(Of::Any, Is(|it| it.excepted_alike(), Reworded, "")),
    all(Of::Prose, Is(|it| it.excepted(), HedgeChanged, "an exception: ")),
    all(Of::Prose, Is(|it| it.another_office(), DetailChanged, "another office: ")),
    all(Of::Prose, Is(|it| it.in_another_state(), DetailChanged, "another state: ")),
    // Values.
    rule(Of::Claim, Edits(|it, told| it.figures(&mut told.edits))),
    rule(Of::Claim, Edits(|it, told| it.dates(&mut told.edits))),
    // How sure it is, and which way it turns.
    rule(Of::Kept, Is(|it| it.came_to_pass(), DetailChanged, "to come, or over: ")),
    rule(Of::Kept, Is(|it| it.in_part(), HedgeChanged, "denied, or not always: ")),
    rule(Of::Kept, Edits(|it, told| it.hedges(&mut told.edits))),
    turns(Is(|it| it.twice_turned(), Reworded, "")),
    turns(Is(|it| it.no_longer_denied(), ClaimReversed, "")),
    turns(Is(|it| it.stance(), ClaimReversed, "another stance: ")),
    turns(Names(|it| it.voted())),
    rule(Of::Unturned, Names(|it| it.negated())),
    turns(Is(|it| it.under_another_condition(), ClaimReversed, "the opposite condition: ")),
    turns(Edits(|it, told| told.edits.extend(it.opposite()))),
    rule(Of::Clause, Names(|it| it.conditional())),
    all(Of::Prose, Is(|it| it.denial(), DetailChanged, "what somebody denies: ")),
    all(Of::Prose, Is(|it| it.told_apart(), DetailChanged, "of all of them, or of some: ")),
    // Who says it, and of whom.
    rule(Of::Prose, Edits(|it, told| it.attribution(&mut told.edits))),
    all(Of::Prose, Is(|it| it.another_consequence(), DetailChanged, "something else follows: ")),
    // Whether it says something else altogether.
    rule(Of::Any, Edits(|it, told| it.replace(&mut told.edits))),
    // Words.
    unnamed(Names(|it| it.placed())),
    unnamed(Is(|it| it.particle(), DetailChanged, "")),
    unnamed(Is(|it| it.decided_against(), ClaimReversed, "")),
    unnamed(Is(|it| it.of_something(), DetailChanged, "not the thing itself: ")),
    unnamed(Is(|it| it.relative(), DetailChanged, "somebody else: ")),
    unnamed(Is(|it| it.another_of_theirs(), DetailChanged, "somebody else: ")),
    unnamed(Is(|it| it.several(), DetailChanged, "one or several: ")),
    unnamed(Is(|it| it.equalled(), DetailChanged, "more, or as much: ")),
    unnamed(Is(|it| it.correlated(), DetailChanged, "goes with it, or causes it: ")),
    unnamed(Is(|it| it.newcomers(), DetailChanged, "of all of them, or of some: ")),
    unnamed(Is(|it| it.connected() || it.of_both(), DetailChanged, "of both, or of one: ")),
    unnamed(Is(|it| it.undecided(), DetailChanged, "open, or so: ")),
    unnamed(Is(|it| it.few(), DetailChanged, "hardly any, or some: ")),
    unnamed(Is(|it| it.whether(), DetailChanged, "open, or so: ")),
    unnamed(Is(|it| it.part(), DetailChanged, "a part, or the whole: ")),
    unnamed(Is(|it| it.share(), DetailChanged, "how much of it: ")),
    unnamed(Is(|it| it.scoped() || it.share_of_some(), DetailChanged, "of all of them, or of some: ")),
    unnamed(Is(|it| it.of_one_kind(), DetailChanged, "any, or one kind of them: ")),
    unnamed(Is(|it| it.ranked_over(), DetailChanged, "")),
    unnamed(Is(|it| it.narrowed(), DetailChanged, "first or most of fewer: ")),
    unnamed(Is(|it| it.plurality(), DetailChanged, "the most, or more than half: ")),
    unnamed(Is(|it| it.over(), DetailChanged, "now, or before: ")),
    unnamed(Is(|it| it.for_a_time(), DetailChanged, "for some time, or for good: ")),
    unnamed(Is(|it| it.another_cause(), DetailChanged, "another cause: ")),
    unnamed(Is(|it| it.suffered(), DetailChanged, "who does it, and to whom: ")),
    unnamed(Is(|it| it.aspect(), DetailChanged, "going on or over: ")),
    unnamed(Is(|it| it.respelled(), Respelled, "")),
    unnamed(Names(|it| it.another_thing())),
    unnamed(Is(|it| it.alternative(), DetailChanged, "one of several: ")),
    unnamed(Is(|it| it.quantified(), DetailChanged, "not all any more, or all again: ")),
    unnamed(Names(|it| it.restricted())),
    unnamed(Names(|it| it.reworded())),
    // What only tells more of who speaks now.
    rule(Of::Any, Edits(|it, told| it.apposition(told))),
];

/// When a rule looks at a sentence.
pub(super) enum When {
    Always,
    /// Where no rule before has raised an alarm.
    Quiet,
    /// Where one has.
    Loud,
}

/// What a rule decides of a sentence: it adds to what is told of it, or takes back.
type OfSentence = fn(&Sentence<'_, '_>, &mut Vec<Edit>);

/// The rules for a whole sentence, asked behind those for its stretches.
pub(super) const SENTENCE: &[(When, OfSentence)] = &[
    (When::Always, |sentence, edits| edits.extend(wording::carried_away(sentence.aligned))),
    (When::Always, exchanged::exchanged),
    (When::Quiet, |sentence, edits| {
        let aligned = sentence.aligned;
        edits.extend(exchanged::turned_back(aligned).or_else(|| exchanged::denies_the_other(aligned)));
    }),
    (When::Always, voice::voiced),
    (When::Quiet, |sentence, edits| {
        let (aligned, told) = (sentence.aligned, sentence.voice.is_some());
        let other =
            || roles::exchanged(aligned).or_else(|| roles::redirected(aligned)).or_else(|| states::moved_on(aligned));
        edits.extend(if told { None } else { other() });
    }),
    (When::Quiet, |sentence, edits| edits.extend(recast::changed(sentence.aligned, sentence.facts))),
    (When::Loud, |sentence, edits| voice::hushed(sentence, edits)),
];
