//! The text of a stretch of a page as a browser holds it.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// Returns the text of `markup`, a stretch of a page that begins and ends outside tags: blanks as they are written, references as what they
/// stand for.
pub fn text(markup: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut out = String::with_capacity(markup.len());
    for token in Tokenizer::new_with_emitter(markup, emitter).flatten() {
        if let Token::String(text) = token {
            out.push_str(&String::from_utf8_lossy(&text.value));
        }
    }
    out
}
