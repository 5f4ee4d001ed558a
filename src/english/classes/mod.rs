//! Which classes a word may belong to: English function words, reporting verbs, titles, roles, given names.
//!
//! The lists are data, in `data/classes` and `data/speech/verbs.txt`; a word has every class that any table gives it.

mod verbs;
mod words;

use super::Shapes;
use super::data::parse::entries;
use super::listed::listed;
pub(crate) use words::FRAMES;

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Class(u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Class { $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)* }
    };
}

classes! {
    /// A reporting verb in a finite form: "says", "said", "told".
    REPORT = 0;
    /// A reporting verb's participle: "saying", "adding".
    REPORTING = 1;
    /// A verb that takes bare speech with nothing between: "said he would".
    PLAIN = 2;
    /// A verb that reports with "that", a colon or a quotation only: "showed that".
    NEEDS_THAT = 3;
    /// A verb that takes an addressee: "told reporters".
    TELL = 4;
    /// A verb that takes "to do": "promised to leave".
    PROMISE = 5;
    /// A form that is a noun as well: "report", "claims".
    NOUNISH = 6;
    /// A verb that may stand before its subject after a quotation: "said Marsh".
    INVERTS = 7;
    /// Forms of "be", "have" and "do".
    AUXILIARY = 8;
    /// "will", "may", "must" and their like.
    MODAL = 9;
    /// An adverb that may stand between a subject and its verb.
    ADVERB = 10;
    /// An article or another determiner.
    DETERMINER = 11;
    /// "his", "their".
    POSSESSIVE = 12;
    /// A pronoun that can be a subject.
    SUBJECT = 13;
    /// "he" and "she".
    PERSON = 14;
    /// A pronoun that can be an object.
    OBJECT = 15;
    /// A preposition.
    PREPOSITION = 16;
    /// "and", "but", "or".
    COORDINATOR = 17;
    /// A word that opens a subordinate clause.
    SUBORDINATOR = 18;
    /// "who", "which", "that".
    RELATIVE = 19;
    /// A weekday or a word like "yesterday".
    DAY = 20;
    /// A month.
    MONTH = 21;
    /// A title or office before a name: "Mr.", "Sen.", "President".
    TITLE = 22;
    /// A word that ends the name of a body: "Department", "Party".
    BODY = 23;
    /// A common noun for a person who may speak: "spokesman", "senator", "officials".
    ROLE = 24;
    /// A common noun for a document or survey: "statement", "poll".
    DOCUMENT = 25;
    /// A man's given name.
    MALE = 26;
    /// A woman's given name.
    FEMALE = 27;
    /// A common finite verb that is no reporting verb.
    VERB = 28;
    /// An occasion on which things are said: "interview", "rally".
    OCCASION = 29;
    /// "last", "this", "next", "earlier" before a unit of time.
    TIME_LEAD = 30;
    /// "week", "month", "morning".
    TIME_UNIT = 31;
    /// A pronoun or noun that means several.
    PLURAL = 32;
    /// A particle inside a name: "de", "van", "al".
    PARTICLE = 33;
    /// "not", "never", "n't".
    NEGATION = 34;
    /// The word ends in 's.
    GENITIVE = 35;
    /// A pronoun with a verb glued to it: "he's", "they've".
    CLITIC = 36;
    /// A common noun for a body: "campaign", "ministry", "company".
    COLLECTIVE = 37;
    /// A word that has an ending of a past tense: "walked".
    PAST = 38;
    /// A base form: infinitive or plural present ("say").
    BASE = 39;
    /// A country or capital, which may stand for its government.
    PLACE = 42;
    /// A word that opens the name of a place: "New", "North".
    PLACE_LEAD = 43;
    /// A verb that reports a judgement where some of it is in marks: "called the plan “dead”".
    JUDGES = 44;
    /// A verb whose object alone can be what is reported: "announced a new line to the coast".
    TAKES_OBJECT = 45;
    /// A noun for what somebody says: "claim", "warning".
    SAYING = 46;
    /// A verb that tells somebody to do something: "told drivers to turn back".
    ORDERS = 47;
    /// A verb whose passive reports what nobody is named for: "is said to", "is accused of".
    REPUTES = 48;
    /// A verb that makes a document public: "issued a statement".
    ISSUES = 49;
    /// A noun for an inquiry with figures: "poll", "census".
    SURVEY = 50;
    /// A verb by which a body reports what it was told: "the court heard".
    HEARS = 51;
    /// A body that hears: "court", "inquest".
    SITS = 52;
    /// A verb that takes what is reported as "doing": "proposed closing the road".
    DOING = 53;
    /// A verb for what somebody expects, wants, proposes or talks about: "plans", "cited".
    HOLDS = 54;
    /// A noun for what somebody wants or proposes: "plan", "proposal".
    INTENT = 55;
    /// A verb that wants something with "for", and not with "against": "called for".
    PRESSES = 56;
    /// A verb that draws on something with "to": "pointed to".
    POINTS = 57;
    /// A verb that talks of something with "about" or "of": "boasted of".
    TALKS = 58;
    /// A common noun for a place: "city", "region".
    SITE = 59;
    /// A common noun for an event or a thing that says nothing: "quake", "strike".
    THING = 60;
    /// A noun for what an inquiry or a register holds: "results", "records".
    MEASURES = 61;
    /// A verb that says something of what it takes: "put the toll at 40", "attributed it to rain".
    FRAMES = 62;
    /// Words for men: "Mr.", "his", "congressman".
    MAN = 40;
    /// Words for women: "Mrs.", "her", "congresswoman".
    WOMAN = 41;
}

impl Class {
    /// No class.
    pub(crate) const NONE: Self = Self(0);

    /// Returns whether the two sets share a class.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns the set without the classes of `other`.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns the classes of both sets.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The words that attribute, wherever they stand in a sentence.
pub(crate) const CUE: Class =
    Class::REPORT.with(Class::REPUTES).with(Class::SAYING).with(Class::REPORTING).with(Class::FRAMES);

/// How many words all tables have.
const COUNT: usize = {
    let (mut count, mut table) = (verbs::ALL.len(), 0);
    while table < words::TABLES.len() {
        (count, table) = (count + words::TABLES[table].1.len(), table + 1);
    }
    count
};

/// The words of all tables with the class that each gives them.
const ENTRIES: &[(&str, Class)] = &{
    let (mut entries, mut at, mut table) = ([("", Class::NONE); COUNT], 0, 0);
    while table < words::TABLES.len() {
        let ((class, list), mut i) = (words::TABLES[table], 0);
        while i < list.len() {
            entries[at] = (list[i], class);
            (at, i) = (at + 1, i + 1);
        }
        table += 1;
    }
    let mut form = 0;
    while form < verbs::ALL.len() {
        entries[at] = verbs::ALL[form];
        (at, form) = (at + 1, form + 1);
    }
    entries
};

const WORDS: &[&str] = &entries::<_, COUNT>(ENTRIES);

listed! { LEXICON = WORDS }

/// All classes of the words of [`LEXICON`], each where it stands first.
static CLASSES: [Class; COUNT] = {
    let (mut classes, mut at) = ([Class::NONE; COUNT], COUNT);
    while at > 0 {
        at -= 1;
        classes[at] = match LEXICON.next(at) {
            Some(next) => ENTRIES[at].1.with(classes[next]),
            None => ENTRIES[at].1,
        };
    }
    classes
};

/// The shapes of the words of [`CUE`].
static CUES: Shapes = {
    let (mut cues, mut at) = (Shapes::NONE, 0);
    while at < COUNT {
        if ENTRIES[at].1.any(CUE) {
            cues.add(ENTRIES[at].0);
        }
        at += 1;
    }
    cues
};

/// Returns whether `word` may have a class of [`CUE`]; far cheaper than to look it up.
pub(crate) fn may_be_cue(word: &str) -> bool {
    // What stands before an ending such as "'ve" is a word of its own.
    CUES.may_hold(word) || may_have_ending(word)
}

/// The longest word, in bytes, that the tables hold.
const LONGEST: usize = 24;

/// Returns the classes of `word`, in whatever case it is written.
pub(crate) fn class(word: &str) -> Class {
    let mut buffer = [0; LONGEST];
    let (stem, ending) = split_clitic(word);
    let small = stem.len() <= LONGEST && stem.bytes().fold(true, |small, byte| small & !byte.is_ascii_uppercase());
    let lower = if small { Some(stem) } else { lowercase(stem, &mut buffer) };
    let class = lower
        .map_or(Class::NONE, |stem| LEXICON.find(stem).map_or(Class::NONE, |at| CLASSES[at]).with(by_ending(stem)));
    match ending {
        Ending::None => class,
        Ending::S if class.any(Class::SUBJECT) => class.with(Class::CLITIC),
        Ending::S => Class::GENITIVE,
        Ending::Verb => class.with(Class::CLITIC),
        Ending::Not => class.with(Class::NEGATION),
    }
}

enum Ending {
    None,
    S,
    Verb,
    Not,
}

/// Returns whether a mark may part an ending from `word`: nearly all words have none in their last bytes.
fn may_have_ending(word: &str) -> bool {
    let last = word.len().saturating_sub(3);
    word.bytes().skip(last).any(|byte| byte == b'\'' || byte == 0x99)
}

fn split_clitic(word: &str) -> (&str, Ending) {
    if !may_have_ending(word) {
        return (word, Ending::None);
    }
    let Some((at, mark)) = word.char_indices().rev().take(4).find(|(_, c)| matches!(c, '\'' | '\u{2019}')) else {
        return (word, Ending::None);
    };
    let (stem, ending) = (&word[..at], &word[at + mark.len_utf8()..]);
    match ending {
        "s" | "S" => (stem, Ending::S),
        "t" | "T" => (stem.strip_suffix(['n', 'N']).unwrap_or(stem), Ending::Not),
        "ve" | "re" | "ll" | "d" | "m" => (stem, Ending::Verb),
        _ => (word, Ending::None),
    }
}

fn lowercase<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let target = buffer.get_mut(..word.len())?;
    target.copy_from_slice(word.as_bytes());
    target.make_ascii_lowercase();
    std::str::from_utf8(target).ok()
}

/// Guesses from an ending what no table says.
fn by_ending(word: &str) -> Class {
    if word.len() > 4 && word.ends_with("ly") && !words::NOT_ADVERBS.contains(&word) {
        Class::ADVERB
    } else if word.len() > 4 && word.ends_with("ed") {
        Class::PAST
    } else {
        Class::default()
    }
}
