//! Plain text of an e-mail as Markdown: paragraphs, and what is quoted of others.

use super::super::{markdown, write};

/// How deep quotations are told apart.
const DEEPEST: usize = 8;

/// Writes the text; behind the line "-- " stands a signature, which is no part of it.
pub fn write(text: &str, out: &mut write::Page) {
    let mut last = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim_end_matches(['\r', '\n']);
        if bare == "-- " || out.is_full() {
            break;
        }
        let words = bare.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
        let depth = bare.get(..bare.len() - words.len()).unwrap_or_default().matches('>').count().min(DEEPEST);
        let from = start + bare.len() - words.len();
        let words = words.trim_end();
        if words.is_empty() {
            last = None;
            continue;
        }
        if last != Some(depth) && !out.text.is_empty() && !out.text.ends_with("\n\n") {
            out.mark("\n");
        }
        last = Some(depth);
        out.mark(&"> ".repeat(depth));
        line_of(words, from, out);
        out.mark("\n");
    }
}

/// Writes a line, whose bytes begin at `from`, so that nothing in it is taken for markup.
fn line_of(words: &str, from: usize, out: &mut write::Page) {
    let first = words.split(char::is_whitespace).next().unwrap_or_default();
    let mut done = 0;
    for (at, c) in words.char_indices() {
        let starts = if at < first.len() { markdown::at_start(first, at, c) } else { None };
        let Some(written) = starts.or_else(|| markdown::escaped(c, false)) else { continue };
        let end = at + c.len_utf8();
        out.take(words.get(done..at).unwrap_or_default(), from + done..from + at);
        let stands = written.strip_prefix('\\').unwrap_or(written);
        out.mark(written.get(..written.len() - stands.len()).unwrap_or_default());
        out.take(stands, from + at..from + end);
        done = end;
    }
    out.take(words.get(done..).unwrap_or_default(), from + done..from + words.len());
}
