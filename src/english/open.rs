//! Words that leave open whether what they govern was done, or is so.

use super::lemma::is_form_of;

/// Verbs and adjectives whose "to" leaves open whether it was done, as lemmas: who plans to sell a mill has not sold it.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "agree", "aim", "ask", "aspire", "attempt", "bid", "campaign", "commit", "decide", "decline", "demand",
    "determined", "eager", "encourage", "expect", "fail", "fight", "forget", "going", "hesitate", "hope", "intend",
    "invite", "keen", "long", "look", "need", "neglect", "offer", "order", "plan", "pledge", "plot", "poise", "prepare",
    "press", "pretend", "promise", "propose", "push", "race", "ready", "refuse", "reluctant", "resolve", "schedule",
    "scramble", "seek", "set", "slate", "strive", "struggle", "swear", "tell", "threaten", "tip", "try", "unwilling",
    "urge", "vote", "vow", "wait", "want", "willing", "wish", "work",
];

/// Nouns with which it is left open whether what "of" or "to" puts behind them is so, or is done, as lemmas: reports of a leak,
/// efforts to hide it.
#[rustfmt::skip]
const OPEN_NOUNS: &[&str] = &[
    "accusation", "advice", "allegation", "application", "attempt", "bid", "call", "chance", "claim", "consultation",
    "debate", "demand", "denial", "discussion", "doubt", "effort", "fear", "feedback", "hint", "hope", "inquiry",
    "intention", "investigation", "lack", "negotiation", "offer", "opposition", "option", "petition", "plan", "plea",
    "pledge", "possibility", "promise", "proposal", "refusal", "report", "request", "resistance", "review", "risk",
    "rumor", "rumour", "speculation", "study", "suggestion", "suspicion", "talk", "theory", "threat", "vote",
    "warning", "willingness",
];

/// Returns whether `word` is a form of a verb or adjective whose "to" leaves open whether it was done.
pub(crate) fn leaves_open(word: &str) -> bool {
    is_form_of(word, OPEN)
}

/// Returns whether `word` is a noun with which it is left open whether what it governs is so.
pub(crate) fn open_noun(word: &str) -> bool {
    is_form_of(word, OPEN_NOUNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(OPEN.is_sorted_by(|a, b| a < b) && OPEN_NOUNS.is_sorted_by(|a, b| a < b));
    }
}
