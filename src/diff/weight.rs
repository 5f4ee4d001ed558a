//! How much words weigh: which ones say little, and which ones restrict what a claim is about.

use crate::english::lemma::is_form_of;
use crate::english::{lexicon, thesaurus};

/// Words that can come, go and change without making a claim another one: they join, order, stress or place by the day of
/// publication.
#[rustfmt::skip]
const LIGHT: &[&str] = &[
    "accordingly", "across", "actually", "additionally", "again", "against", "albeit", "alongside", "already", "also",
    "although", "always", "amid", "among", "anyway", "apart", "around", "basically", "behind", "beside", "besides",
    "between", "beyond", "clearly", "consequence", "consequently", "currently", "despite", "down", "due", "during",
    "eg", "else", "especially", "etc", "eventually", "ever", "every", "example", "finally", "first", "following",
    "formally", "fully", "further", "furthermore", "generally", "getting", "given", "hence", "here", "however", "ie",
    "including", "indeed", "initially", "inside", "instance", "instead", "itself", "lastly", "later", "latter", "like",
    "mainly", "meanwhile", "merely", "moreover", "namely", "near", "nevertheless", "nonetheless", "notably", "now",
    "obviously", "off", "often", "onto", "otherwise", "outside", "overall", "own", "particularly", "per", "plus",
    "previously", "quite", "rather", "really", "recently", "regarding", "respectively", "result", "same", "simply",
    "since", "so", "specifically", "still", "such", "that", "themselves", "therefore", "though", "through",
    "throughout", "thus", "together", "too", "toward", "truly", "under", "upon", "very", "via", "well",
    "where", "whereas", "whether", "whose", "within", "yet",
];

/// Words that restrict whom or what a claim is about, or how far it goes: without "unarmed", "acting" or "partial" it is another
/// claim.
#[rustfmt::skip]
const RESTRICTIVE: &[&str] = &[
    "accused", "acting", "adult", "amateur", "annual", "anonymous", "anonymously", "antisemitic", "armed",
    "assistant", "associate", "black", "caretaker", "civilian", "co", "completely", "confirmed", "convicted", "counterfeit",
    "critically", "daily", "deputy", "designate", "disabled", "disputed", "domestic", "elderly",
    "emergency", "ex", "explicit", "fake", "false", "fatally", "federal", "female", "foreign", "former",
    "formerly", "fraudulent", "freelance", "homeless", "homophobic", "honorary", "illegal", "illegally", "illicit",
    "incoming", "independent", "indigenous", "interim", "international", "joint", "junior", "lawful", "legal",
    "legally", "licensed", "local", "lone", "loosely", "male", "men", "mild", "military", "minor",
    "minority", "monthly", "municipal", "national", "native", "official", "officially", "older", "outgoing",
    "partial", "partially", "partly", "peaceful", "peacefully", "permanent", "permanently", "poorer", "pregnant",
    "preliminary", "private", "privately", "professional", "proven", "provisional", "public", "publicly", "racist",
    "record", "regional", "retired", "richer", "secret", "secretly", "semi", "senior", "serious", "seriously",
    "severe", "severely", "sexual", "sexually", "sole", "stolen", "supervisory", "teenage", "temporarily",
    "temporary", "trainee", "unanimous", "unanimously", "unarmed", "undercover", "verified", "violent", "violently",
    "weekly", "women", "younger",
];

/// Words of those that say of somebody how they hold an office.
const OFFICES: &[&str] = &[
    "acting",
    "assistant",
    "associate",
    "caretaker",
    "deputy",
    "designate",
    "ex",
    "former",
    "honorary",
    "incoming",
    "interim",
    "junior",
    "outgoing",
    "retired",
    "senior",
    "supervisory",
    "trainee",
];

/// Returns whether `word` says how somebody holds an office: with a capital too it is no part of a name.
pub(super) fn office(word: &str) -> bool {
    OFFICES.contains(&word)
}

/// Returns whether `word` is a form of "be" or "have", with which something is said of a subject.
pub(super) fn auxiliary(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "been" | "has" | "have" | "had")
}

/// Words that tie what stands behind them to the sentence, each in another way.
const PREPOSITIONS: &[&str] = &[
    "about", "after", "against", "at", "before", "by", "for", "from", "in", "into", "of", "on", "over", "to", "under",
    "with",
];

/// Returns whether `word` ties what stands behind it to the sentence.
pub(super) fn preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Verbs and words of change, whose number says by how much without a "by".
#[rustfmt::skip]
const MOVES: &[&str] = &[
    "advance", "cheap", "climb", "cut", "decline", "decrease", "dip", "down", "drop", "fall", "gain", "grow", "increase", "jump", "lose",
    "plunge", "raise", "reduce", "rise", "shrink", "sink", "slide", "slip", "soar", "surge", "tumble", "up", "widen",
];

/// Returns whether `word` is a form of a verb that says that a number changed.
pub(super) fn moves(word: &str) -> bool {
    is_form_of(word, MOVES)
}

/// Prefixes with which an adjective says that something is not so.
const NEGATIVE: &[&str] = &["un", "non"];

/// Verbs that say little without what they govern: "gave way" is "broke".
#[rustfmt::skip]
const VERBS_OF_LITTLE: &[&str] = &[
    "bring", "broke", "come", "do", "fall", "gave way", "get", "give", "go", "have", "hold", "keep", "make", "put",
    "set", "take", "turn",
];

/// Verbs whose "to" says that it was done: who "managed to escape", or was "forced to escape", escaped.
#[rustfmt::skip]
const IMPLYING: &[&str] = &[
    "able", "begin", "choose", "come", "continue", "find", "force", "go", "happen", "help", "know", "manage", "on", "opt", "proceed", "prove",
    "show", "start",
];

/// Returns whether `word` is a form of a verb that says that what it governs was done.
pub(super) fn implies(word: &str) -> bool {
    is_form_of(word, IMPLYING)
}

/// Verbs that take another verb with or without a "to": "helps farmers to sell" and "helps farmers sell".
const BARE: &[&str] = &["bid", "dare", "feel", "have", "hear", "help", "let", "make", "need", "see", "watch"];

/// Returns whether `word` is a form of a verb that takes another one with or without a "to".
pub(super) fn bare_infinitive(word: &str) -> bool {
    is_form_of(word, BARE)
}

/// Returns whether `word` is a form of a verb that says how something seems, where it stands for "is".
pub(super) fn seems(word: &str) -> bool {
    is_form_of(word, &["appear", "look", "seem", "sound"])
}

/// Returns whether `word` can come, go and change without making a claim another one.
pub(super) fn light(word: &str) -> bool {
    let hedges = || lexicon::hedging(word) && RESTRICTIVE.binary_search(&word).is_err();
    LIGHT.binary_search(&word).is_ok() || lexicon::cue(word).is_some() || hedges()
}

/// Returns whether a word restricts, with `next` behind it; "women" does only as "women's".
pub(super) fn restricts(word: &str, next: &str) -> bool {
    let bare = || NEGATIVE.iter().find_map(|prefix| word.strip_prefix(prefix)).is_some_and(thesaurus::knows);
    match RESTRICTIVE.binary_search(&word) {
        Ok(_) if matches!(word, "women" | "men") => next == "'s",
        Ok(_) if word.ends_with("ly") => true,
        // "The military" restricts nothing, "military police" does.
        Ok(_) => !next.is_empty() && !lexicon::common(next) && (word, next) != ("public", "health"),
        Err(_) => word.ends_with("ed") && bare() || word.len() > 6 && bare(),
    }
}

/// Returns whether `word` is a form of a verb that says little without what it governs.
pub(super) fn says_little(word: &str) -> bool {
    is_form_of(word, VERBS_OF_LITTLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(LIGHT.is_sorted() && RESTRICTIVE.is_sorted());
    }
}
