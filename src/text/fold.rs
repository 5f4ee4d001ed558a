//! The canonical form: what typography may change without changing what is said.
//!
//! Two texts with the same canonical form differ in typography alone. The form is part of every digest, so it has a
//! version number, and `docs/canonical-form.md` lists every folding and why it can't change meaning.

use unicode_normalization::UnicodeNormalization;

/// Version of the canonical form; part of every digest.
pub const VERSION: u32 = 1;

/// Returns the canonical form of `text`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    let mut chars = text.nfc().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => continue,
            c if c.is_whitespace() => {
                space = true;
                continue;
            }
            _ => {}
        }
        if std::mem::take(&mut space) && !out.is_empty() {
            out.push(' ');
        }
        match c {
            '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2BC}' | '\u{2032}' | '`' | '\u{B4}' => {
                out.push('\'')
            }
            '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{AB}' | '\u{BB}' | '\u{FF02}' => out.push('"'),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            '\u{2026}' => out.push_str("..."),
            '\u{FB00}' => out.push_str("ff"),
            '\u{FB01}' => out.push_str("fi"),
            '\u{FB02}' => out.push_str("fl"),
            '\u{FB03}' => out.push_str("ffi"),
            '\u{FB04}' => out.push_str("ffl"),
            c => out.push(c),
        }
    }
    out
}
