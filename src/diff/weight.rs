//! How much words weigh: which ones say little, and which ones restrict what a claim is about.

use crate::english::data::list;
use crate::english::lemma::is_form_of;
use crate::english::listed::listed;
use crate::english::{Class, class, lexicon, thesaurus};

/// Words that can come, go and change without making a claim another one: they join, order, stress or place by the day of
/// publication.
const LIGHT: &[&str] = list!("compare/light");

listed! { LIGHT_WORDS = LIGHT }

/// Words that restrict whom or what a claim is about, or how far it goes: without "unarmed", "acting" or "partial" it is another
/// claim.
const RESTRICTIVE: &[&str] = list!("compare/restrictive");

listed! { RESTRICTIVE_WORDS = RESTRICTIVE }

/// Words of how somebody or something was found, which may stand behind all else: "found alive".
const FOUND: &[&str] = list!("compare/found");

/// Words of those that say of somebody how they hold an office.
const OFFICES: &[&str] = list!("compare/offices");

/// Returns whether `word` says how somebody holds an office: with a capital too it is no part of a name.
pub(super) fn office(word: &str) -> bool {
    OFFICES.contains(&word)
}

/// Returns whether `word` is a form of "be" that a subject can stand before.
pub(super) fn be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were")
}

/// Returns whether `word` is a form of "have" that a subject can stand before.
pub(super) fn have(word: &str) -> bool {
    matches!(word, "has" | "have" | "had")
}

/// Returns whether `word` is a form of "be" or "have", with which something is said of a subject.
pub(super) fn auxiliary(word: &str) -> bool {
    be(word) || have(word) || word == "been"
}

/// Words that tie what stands behind them to the sentence, each in another way.
const PREPOSITIONS: &[&str] = list!("compare/prepositions");

/// Returns whether `word` ties what stands behind it to the sentence.
pub(super) fn preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Verbs and words of change, whose number says by how much without a "by".
const MOVES: &[&str] = list!("compare/moves");

/// Returns whether `word` is a form of a verb that says that a number changed.
pub(super) fn moves(word: &str) -> bool {
    is_form_of(word, MOVES)
}

/// Returns whether `word` is a form of a verb that says that something is left as it is.
pub(super) fn stays(word: &str) -> bool {
    is_form_of(word, &["hold", "keep"])
}

/// Prefixes with which an adjective says that something is not so.
const NEGATIVE: &[&str] = &["un", "non"];

/// Verbs that say little without what they govern: "gave way" is "broke".
const VERBS_OF_LITTLE: &[&str] = list!("compare/verbs-of-little");

/// Verbs whose "to" says that it was done: who "managed to escape", or was "forced to escape", escaped.
const IMPLYING: &[&str] = list!("compare/implying");

/// Returns whether `word` is a form of a verb that says that what it governs was done.
pub(super) fn implies(word: &str) -> bool {
    is_form_of(word, IMPLYING)
}

/// Verbs that take another verb with or without a "to": "helps farmers to sell" and "helps farmers sell".
const BARE: &[&str] = list!("compare/bare");

/// Returns whether `word` is a form of a verb that takes another one with or without a "to".
pub(super) fn bare_infinitive(word: &str) -> bool {
    is_form_of(word, BARE)
}

/// Verbs, as lemmas, that say how something seems, where they stand for "is".
const SEEMING: &[&str] = list!("compare/seeming");

/// Returns whether `word` is a form of a verb that says how something seems, where it stands for "is".
pub(super) fn seems(word: &str) -> bool {
    is_form_of(word, SEEMING)
}

/// Returns whether `word` can come, go and change without making a claim another one.
pub(super) fn light(word: &str) -> bool {
    says_nothing(word) || lexicon::hedging(word) && !RESTRICTIVE_WORDS.contains(word)
}

/// Returns whether `word` is light only where it hedges: "proposed", "feared".
pub(super) fn light_as_hedge(word: &str) -> bool {
    lexicon::softening(word) && !says_nothing(word) && !RESTRICTIVE_WORDS.contains(word)
}

fn says_nothing(word: &str) -> bool {
    LIGHT_WORDS.contains(word) || lexicon::cue(word).is_some()
}

/// Returns whether a word restricts, with `next` behind it; "women" does only as "women's".
pub(super) fn restricts(word: &str, next: &str) -> bool {
    let bare = || NEGATIVE.iter().find_map(|prefix| word.strip_prefix(prefix)).is_some_and(thesaurus::knows);
    // A half-brother is no brother.
    let kin = matches!(word, "half" | "step" | "great") && class(next).any(Class::ROLE);
    match RESTRICTIVE_WORDS.contains(word) || kin || FOUND.contains(&word) {
        true if matches!(word, "women" | "men") => next == "'s",
        true if word.ends_with("ly") || FOUND.contains(&word) => true,
        // "The military" restricts nothing, "military police" does.
        true => !next.is_empty() && !lexicon::common(next) && (word, next) != ("public", "health"),
        false => word.ends_with("ed") && bare() || word.len() > 6 && bare(),
    }
}

/// Returns whether `word` is a form of a verb that says little without what it governs.
pub(super) fn says_little(word: &str) -> bool {
    is_form_of(word, VERBS_OF_LITTLE)
}
