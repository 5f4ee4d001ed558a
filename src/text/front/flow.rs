//! Lists and mappings in brackets: those of YAML, the arrays and tables of TOML, and all of JSON.

use super::scalar::{Piece, bare, quoted};

/// A text in brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found<'t> {
    /// The keys that it stands under, outermost first.
    pub keys: Vec<&'t str>,
    /// Whether a list holds it.
    pub listed: bool,
    pub pieces: Vec<Piece<'t>>,
}

/// How deep brackets are followed.
const DEEPEST: usize = 32;

/// An open bracket.
struct Open<'t> {
    /// Whether it is one of a mapping.
    keyed: bool,
    /// The key that the next value has.
    key: Option<&'t str>,
}

/// Returns the texts within the bracket that opens at byte `at`, and where it closes; none where it does not.
pub(super) fn flow(text: &str, mut at: usize) -> Option<(Vec<Found<'_>>, usize)> {
    let (mut open, mut out): (Vec<Open<'_>>, Vec<Found<'_>>) = (Vec::new(), Vec::new());
    loop {
        let rest = text.get(at..)?;
        let next = rest.chars().next()?;
        match next {
            '[' | '{' if open.len() == DEEPEST => return None,
            '[' | '{' => open.push(Open { keyed: next == '{', key: None }),
            ']' | '}' => {
                open.pop();
                if open.is_empty() {
                    return Some((out, at + 1));
                }
            }
            ',' => open.last_mut()?.key = None,
            '#' => {
                at += rest.find('\n')?;
                continue;
            }
            _ if next.is_whitespace() || matches!(next, ':' | '=') => {}
            _ => {
                let (pieces, end) = match next {
                    '"' | '\'' => quoted(text, at, text.len())?,
                    _ => plain(text, at)?,
                };
                let inner = open.last_mut()?;
                if inner.keyed && inner.key.is_none() && text[end..].trim_start().starts_with([':', '=']) {
                    inner.key = Some(text[at..end].trim().trim_matches(['"', '\'']));
                } else if !pieces.is_empty() {
                    let keys = open.iter().filter_map(|open| open.key).collect();
                    out.push(Found { keys, listed: open.iter().any(|open| !open.keyed), pieces });
                }
                at = end;
                continue;
            }
        }
        at += next.len_utf8();
    }
}

/// Returns a text without marks, and where it ends: at a comma, a bracket, the end of the line, or what parts a key from its value.
fn plain(text: &str, at: usize) -> Option<(Vec<Piece<'_>>, usize)> {
    let rest = text.get(at..)?;
    let ends = |(byte, c): &(usize, char)| {
        matches!(c, ',' | '[' | ']' | '{' | '}' | '\n')
            || matches!(c, ':' | '=') && rest[byte + 1..].chars().next().is_none_or(char::is_whitespace)
            || *c == '=' && rest[..*byte].ends_with(' ')
    };
    let end = at + rest.char_indices().skip(1).find(ends)?.0;
    Some((bare(text, at..end).into_iter().collect(), end))
}

/// Returns where front matter in JSON ends at the head of `source`, its line break included; none where there is none.
pub(in crate::text) fn head(source: &str) -> Option<usize> {
    // Braces open shortcodes as well.
    let inner = source.strip_prefix('{')?.trim_start();
    inner.starts_with('"').then_some(())?;
    let (_, end) = flow(source, 0)?;
    let line = source[end..].find('\n').map_or(source.len(), |line| end + line + 1);
    source[end..line].trim().is_empty().then_some(line)
}
