//! Word lists that say how a claim is hedged, negated, conditioned and attributed.

use super::{Class, Shapes, Sorted, class};

/// Words that carry little of what a sentence is about.
const COMMON: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been", "before",
    "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "him",
    "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "may", "me", "might", "more", "most", "my", "no",
    "not", "of", "on", "one", "or", "other", "our", "out", "over", "s", "said", "says", "she", "should", "so", "some",
    "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "up", "us", "was",
    "we", "were", "what", "when", "which", "while", "who", "will", "with", "would", "you", "your",
];

static SORTED: Sorted<{ COMMON.len() }> = Sorted::of(COMMON);

/// Returns whether `word` carries little of what a sentence is about.
pub(crate) fn common(word: &str) -> bool {
    SORTED.contains(word)
}

/// How a hedge softens or bounds a claim. Hedges of one class may replace one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Hedge {
    About,
    Nearly,
    AtLeast,
    AtMost,
    MoreThan,
    LessThan,
    Reportedly,
    Probably,
    Possibly,
    Seemingly,
    Suspected,
    Expected,
    Will,
    Would,
    May,
    Might,
    Could,
    Can,
    Should,
    Must,
    Condition,
    Restriction,
    OneOf,
    Exception,
    Often,
    Rarely,
}

impl Hedge {
    /// Returns whether it hedges the number behind it and nothing else.
    pub(crate) fn bounds(self) -> bool {
        self <= Self::LessThan
    }

    /// Returns whether it says of how much, or under which condition, what stands around it holds.
    pub(crate) fn limits(self) -> bool {
        matches!(self, Self::Condition | Self::Restriction | Self::OneOf | Self::Exception)
    }
}

/// Hedges of numbers: they hedge only what a number follows.
pub(crate) const BOUNDS: &[(&[&str], Hedge)] = &[
    (&["about"], Hedge::About),
    (&["around"], Hedge::About),
    (&["roughly"], Hedge::About),
    (&["approximately"], Hedge::About),
    (&["some"], Hedge::About),
    (&["an", "estimated"], Hedge::About),
    (&["estimated"], Hedge::About),
    (&["approx"], Hedge::About),
    (&["circa"], Hedge::About),
    (&["in", "the", "region", "of"], Hedge::About),
    (&["nearly"], Hedge::Nearly),
    (&["almost"], Hedge::Nearly),
    (&["close", "to"], Hedge::Nearly),
    (&["just", "under"], Hedge::Nearly),
    (&["at", "least"], Hedge::AtLeast),
    (&["no", "fewer", "than"], Hedge::AtLeast),
    (&["no", "less", "than"], Hedge::AtLeast),
    (&["not", "less", "than"], Hedge::AtLeast),
    (&["a", "minimum", "of"], Hedge::AtLeast),
    (&["at", "most"], Hedge::AtMost),
    (&["up", "to"], Hedge::AtMost),
    (&["as", "many", "as"], Hedge::AtMost),
    (&["as", "much", "as"], Hedge::AtMost),
    (&["no", "more", "than"], Hedge::AtMost),
    (&["not", "more", "than"], Hedge::AtMost),
    (&["a", "maximum", "of"], Hedge::AtMost),
    (&["more", "than"], Hedge::MoreThan),
    (&["over"], Hedge::MoreThan),
    (&["upwards", "of"], Hedge::MoreThan),
    (&["in", "excess", "of"], Hedge::MoreThan),
    (&["exceeding"], Hedge::MoreThan),
    (&["above"], Hedge::MoreThan),
    (&["less", "than"], Hedge::LessThan),
    (&["fewer", "than"], Hedge::LessThan),
    (&["under"], Hedge::LessThan),
    (&["below"], Hedge::LessThan),
];

/// Hedges of whole claims.
pub(crate) const SOFTENERS: &[(&[&str], Hedge)] = &[
    (&["reportedly"], Hedge::Reportedly),
    (&["reported"], Hedge::Reportedly),
    (&["allegedly"], Hedge::Reportedly),
    (&["alleged"], Hedge::Reportedly),
    (&["supposedly"], Hedge::Reportedly),
    (&["supposed"], Hedge::Reportedly),
    (&["purportedly"], Hedge::Reportedly),
    (&["purported"], Hedge::Reportedly),
    (&["ostensibly"], Hedge::Reportedly),
    (&["unconfirmed"], Hedge::Reportedly),
    (&["accused", "of"], Hedge::Reportedly),
    (&["so", "called"], Hedge::Reportedly),
    (&["likely"], Hedge::Probably),
    (&["probably"], Hedge::Probably),
    (&["probable"], Hedge::Probably),
    (&["presumably"], Hedge::Probably),
    (&["presumptive"], Hedge::Probably),
    (&["presumed"], Hedge::Probably),
    (&["possibly"], Hedge::Possibly),
    (&["possible"], Hedge::Possibly),
    (&["perhaps"], Hedge::Possibly),
    (&["maybe"], Hedge::Possibly),
    (&["potentially"], Hedge::Possibly),
    (&["potential"], Hedge::Possibly),
    (&["conceivably"], Hedge::Possibly),
    (&["tentatively"], Hedge::Possibly),
    (&["tentative"], Hedge::Possibly),
    (&["apparently"], Hedge::Seemingly),
    (&["apparent"], Hedge::Seemingly),
    (&["seemingly"], Hedge::Seemingly),
    (&["seem"], Hedge::Seemingly),
    (&["seems"], Hedge::Seemingly),
    (&["seemed"], Hedge::Seemingly),
    (&["appears", "to"], Hedge::Seemingly),
    (&["appeared", "to"], Hedge::Seemingly),
    (&["appear", "to"], Hedge::Seemingly),
    (&["suggests"], Hedge::Seemingly),
    (&["suspected"], Hedge::Suspected),
    (&["believed"], Hedge::Suspected),
    (&["thought", "to"], Hedge::Suspected),
    (&["feared"], Hedge::Suspected),
    (&["expected", "to"], Hedge::Expected),
    (&["hopes", "to"], Hedge::Expected),
    (&["hoped", "to"], Hedge::Expected),
    (&["plans", "to"], Hedge::Expected),
    (&["scheduled", "for"], Hedge::Expected),
    (&["scheduled", "on"], Hedge::Expected),
    (&["slated", "for"], Hedge::Expected),
    (&["is", "considering"], Hedge::Expected),
    (&["are", "considering"], Hedge::Expected),
    (&["was", "considering"], Hedge::Expected),
    (&["were", "considering"], Hedge::Expected),
    (&["mulls"], Hedge::Expected),
    (&["mulling"], Hedge::Expected),
    (&["planned"], Hedge::Expected),
    (&["proposed"], Hedge::Expected),
    (&["attempted"], Hedge::Expected),
    (&["would", "be"], Hedge::Would),
    (&["will"], Hedge::Will),
    (&["shall"], Hedge::Will),
    (&["would"], Hedge::Would),
    (&["may"], Hedge::May),
    (&["might"], Hedge::Might),
    (&["could"], Hedge::Could),
    (&["can"], Hedge::Can),
    (&["should"], Hedge::Should),
    (&["ought"], Hedge::Should),
    (&["must"], Hedge::Must),
    (&["unless"], Hedge::Condition),
    (&["if"], Hedge::Condition),
    (&["provided", "that"], Hedge::Condition),
    (&["as", "long", "as"], Hedge::Condition),
    (&["exclusively"], Hedge::Restriction),
    (&["solely"], Hedge::Restriction),
    (&["only"], Hedge::Restriction),
    (&["#1", "of", "the"], Hedge::OneOf),
    (&["except"], Hedge::Exception),
    (&["excluding"], Hedge::Exception),
    (&["excludes"], Hedge::Exception),
    (&["excluded"], Hedge::Exception),
    (&["other", "than"], Hedge::Exception),
    (&["apart", "from"], Hedge::Exception),
    (&["always"], Hedge::Often),
    (&["usually"], Hedge::Often),
    (&["often"], Hedge::Often),
    (&["mostly"], Hedge::Often),
    (&["chiefly"], Hedge::Often),
    (&["largely"], Hedge::Often),
    (&["mainly"], Hedge::Often),
    (&["primarily"], Hedge::Often),
    (&["rarely"], Hedge::Rarely),
    (&["seldom"], Hedge::Rarely),
    (&["sometimes"], Hedge::Rarely),
    (&["occasionally"], Hedge::Rarely),
];

/// The shapes of the words that hedges open with: nearly all others are told from them by these.
static OPENERS: Shapes = Shapes::of_openers(BOUNDS).with_openers(SOFTENERS);

/// Returns whether a hedge may open with `word`.
pub(crate) fn may_open_hedge(word: &str) -> bool {
    OPENERS.may_hold(word)
}

/// Returns whether `word` is part of a hedge.
pub(crate) fn hedging(word: &str) -> bool {
    BOUNDS.iter().chain(SOFTENERS).any(|(phrase, _)| phrase.contains(&word))
}

/// Words with a capital that name nobody by themselves, beside titles and offices.
const UNNAMING: &[&str] =
    &["ceo", "countess", "duchess", "duke", "earl", "i", "mp", "pastor", "pm", "pontiff", "prime"];

/// Returns whether `word`, in lower case, names nobody by itself, although it has a capital: "Senator", "PM".
pub(crate) fn title(word: &str) -> bool {
    class(word).any(Class::TITLE) || UNNAMING.contains(&word)
}

/// Words that negate.
const NEGATIONS: &[&str] = &[
    "barely", "hardly", "neither", "never", "no", "nobody", "non", "none", "not", "nothing", "nowhere", "scarcely",
    "without",
];

/// Returns whether `word` negates what it stands by.
pub(crate) fn negation(word: &str) -> bool {
    NEGATIONS.contains(&word)
}

/// Verbs and phrases that attribute, as forms; those of one row say the same in another tense.
const CUES: &[&[&str]] = &[
    &["said", "says", "say", "saying"],
    &["told", "tells", "telling"],
    &["according"],
    &["added", "adds"],
    &["admitted", "admits"],
    &["acknowledged", "acknowledges"],
    &["alleged", "alleges"],
    &["announced", "announces"],
    &["argued", "argues"],
    &["asked", "asks"],
    &["asserted", "asserts"],
    &["boasted", "boasts"],
    &["claimed", "claims"],
    &["commented", "comments"],
    &["complained", "complains"],
    &["conceded", "concedes"],
    &["concluded", "concludes"],
    &["confirmed", "confirms"],
    &["contended", "contends"],
    &["declared", "declares"],
    &["denied", "denies"],
    &["disclosed", "discloses"],
    &["emphasized", "emphasizes"],
    &["estimated", "estimates"],
    &["explained", "explains"],
    &["insisted", "insists"],
    &["lamented", "laments"],
    &["maintained", "maintains"],
    &["mentioned", "mentions"],
    &["noted", "notes"],
    &["observed", "observes"],
    &["predicted", "predicts"],
    &["promised", "promises"],
    &["recalled", "recalls"],
    &["remarked", "remarks"],
    &["replied", "replies"],
    &["reported", "reports"],
    &["responded", "responds"],
    &["revealed", "reveals"],
    &["stated", "states"],
    &["stressed", "stresses"],
    &["suggested", "suggests"],
    &["testified", "testifies"],
    &["tweeted", "tweets"],
    &["vowed", "vows"],
    &["warned", "warns"],
    &["wrote", "writes"],
];

/// Returns which attributing word `word` is a form of.
pub(crate) fn cue(word: &str) -> Option<usize> {
    CUES.iter().position(|forms| forms.contains(&word))
}

/// Tells whether `word`, where it is no name, makes a clause of a phrase: a verb of its own, or what opens a clause.
pub(crate) fn makes_clause(word: &str) -> bool {
    let clause = Class::REPORT.with(Class::AUXILIARY).with(Class::MODAL).with(Class::VERB).with(Class::SUBORDINATOR);
    class(word).any(clause) || cue(word).is_some()
}

/// Words that open a noun phrase and say nothing of the thing but whose or which it is.
const DETERMINERS: &[&str] =
    &["a", "an", "her", "his", "its", "my", "our", "that", "the", "their", "these", "this", "those", "your"];

/// Tells whether `word` is an article, a demonstrative or a possessive.
pub(crate) fn determiner(word: &str) -> bool {
    DETERMINERS.binary_search(&word).is_ok()
}

/// Prepositions before the name of a place.
const BEFORE_PLACES: &[&str] = &["across", "around", "at", "from", "in", "near", "on", "outside", "to"];

/// Tells whether a place may be named behind `word`.
pub(crate) fn before_place(word: &str) -> bool {
    BEFORE_PLACES.binary_search(&word).is_ok()
}

/// Last words of the names of outlets: what these understand, or have learned, somebody told them.
#[rustfmt::skip]
const OUTLETS: &[&str] = &[
    "afp", "ap", "bbc", "broadcasting", "chronicle", "cnn", "courier", "dpa", "echo", "express", "gazette", "guardian",
    "herald", "independent", "itv", "journal", "magazine", "mail", "mirror", "news", "observer", "politico", "post",
    "press", "radio", "reuters", "sky", "standard", "star", "sun", "telegraph", "times", "today", "tribune", "tv",
    "weekly",
];

/// Tells whether the name of an outlet may end with `word`.
pub(crate) fn publishes(word: &str) -> bool {
    OUTLETS.binary_search(&word).is_ok()
}

/// Words for sources without a name.
const NAMELESS: &[&str] = &[
    "advisers",
    "agency",
    "aide",
    "aides",
    "analyst",
    "analysts",
    "authorities",
    "colleague",
    "critics",
    "diplomat",
    "diplomats",
    "doctors",
    "experts",
    "insider",
    "insiders",
    "investigators",
    "lawyer",
    "lawyers",
    "media",
    "observers",
    "officer",
    "officers",
    "official",
    "officials",
    "people",
    "person",
    "police",
    "poll",
    "polls",
    "report",
    "reports",
    "representative",
    "researchers",
    "resident",
    "residents",
    "scientists",
    "source",
    "sources",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "study",
    "survey",
    "surveys",
    "statement",
    "witness",
    "witnesses",
];

/// Returns whether `word` stands for a source without naming it.
pub(crate) fn nameless(word: &str) -> bool {
    NAMELESS.contains(&word)
}

/// Personal pronouns that may stand for a source.
pub(crate) fn pronoun(word: &str) -> bool {
    ["he", "she", "they", "it", "who", "i", "we"].contains(&word)
}

/// Units of measure; one swapped for another makes another figure.
const UNITS: &[&[&str]] = &[
    &["mile", "miles", "mi"],
    &["kilometer", "kilometers", "kilometre", "kilometres", "km"],
    &["meter", "meters", "metre", "metres", "m"],
    &["centimeter", "centimeters", "centimetre", "centimetres", "cm"],
    &["foot", "feet", "ft"],
    &["inch", "inches"],
    &["yard", "yards"],
    &["acre", "acres"],
    &["hectare", "hectares"],
    &["pound", "pounds", "lb", "lbs"],
    &["kilogram", "kilograms", "kilo", "kilos", "kg", "kgs"],
    &["gram", "grams"],
    &["ounce", "ounces"],
    &["ton", "tons"],
    &["tonne", "tonnes"],
    &["gallon", "gallons"],
    &["liter", "liters", "litre", "litres"],
    &["barrel", "barrels"],
    &["second", "seconds"],
    &["minute", "minutes"],
    &["hour", "hours"],
    &["day", "days"],
    &["week", "weeks"],
    &["month", "months"],
    &["year", "years"],
    &["decade", "decades"],
    &["century", "centuries"],
    &["cent", "cents"],
    &["percent"],
    &["point", "points"],
    &["degree", "degrees"],
    &["celsius", "c"],
    &["fahrenheit", "f"],
    &["volt", "volts"],
    &["watt", "watts"],
    &["kilowatt", "kilowatts"],
    &["megawatt", "megawatts", "mw"],
    &["gigawatt", "gigawatts", "gw"],
    &["mph"],
    &["kph"],
    &["times"],
    &["dozen", "dozens"],
    &["hundred", "hundreds"],
    &["thousand", "thousands"],
    &["million", "millions"],
    &["billion", "billions"],
    &["trillion", "trillions"],
];

/// Returns which unit of measure `word` names.
pub(crate) fn unit(word: &str) -> Option<usize> {
    UNITS.iter().position(|forms| forms.contains(&word))
}

/// Words that count without a number; those of one row count alike.
const AMOUNTS: &[&[&str]] = &[
    &["all", "every", "each"],
    &["most"],
    &["many", "several", "some", "multiple", "numerous", "various"],
    &["few"],
    &["none"],
    &["half"],
    &["both", "pair", "couple"],
    &["dozen", "dozens"],
    &["hundred", "hundreds"],
    &["thousand", "thousands"],
    &["million", "millions"],
    &["billion", "billions"],
    &["trillion", "trillions"],
    &["once"],
    &["twice", "double", "doubled"],
    &["triple", "tripled"],
    &["quarter"],
];

/// Returns which amount `word` stands for without a number.
pub(crate) fn amount(word: &str) -> Option<usize> {
    AMOUNTS.iter().position(|forms| forms.contains(&word))
}

/// Nouns that count what "of" puts behind them, with the amount that they stand for: "a handful of", "the majority of".
const QUANTIFIERS: &[(&str, &str)] = &[
    ("bulk", "most"),
    ("group", "some"),
    ("handful", "few"),
    ("host", "many"),
    ("lot", "many"),
    ("lots", "many"),
    ("majority", "most"),
    ("minority", "few"),
    ("number", "many"),
    ("plenty", "many"),
    ("scores", "many"),
    ("series", "many"),
    ("string", "many"),
];

/// Returns which amount `word` stands for with "of" behind it.
pub(crate) fn quantifier(word: &str) -> Option<usize> {
    QUANTIFIERS.iter().find(|(noun, _)| *noun == word).and_then(|(_, amount)| self::amount(amount))
}

/// Returns whether `word` counts without saying how many: "several", "most".
pub(crate) fn vague(word: &str) -> bool {
    ["many", "several", "some", "numerous", "various", "few", "most", "each"].contains(&word)
}

/// Returns whether `word` counts what a hedge may bound: "nearly all", "about half".
pub(crate) fn bounded(word: &str) -> bool {
    amount(word).is_some() && !vague(word)
}

/// Articles and their like, which bring in somebody who is not known yet.
pub(crate) fn indefinite(word: &str) -> bool {
    ["a", "an", "another", "several", "some"].contains(&word)
}
