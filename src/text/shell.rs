//! Words of a command line that people copy into a shell.

use super::chars::is_unseen;
use std::ffi::OsStr;

/// Returns `text` as one word of a POSIX shell's command line that is no option; what would not be seen in it, or is not
/// UTF-8, is spelt out for `printf`, so that the word can be shown anywhere and still means `text`.
pub fn word(text: impl AsRef<OsStr>) -> String {
    let text = text.as_ref();
    let option = if text.as_encoded_bytes().starts_with(b"-") { "./" } else { "" };
    // `##[` is a command to the runner of a workflow, wherever it stands.
    match text.to_str().filter(|text| !text.contains("##") && !text.chars().any(is_unseen)) {
        Some(text) if !text.is_empty() && text.chars().all(is_plain) => format!("{option}{text}"),
        Some(text) => format!("'{option}{}'", text.replace('\'', r"'\''")),
        None => format!("\"$(printf '{option}{}')\"", spelt(text.as_encoded_bytes())),
    }
}

/// Returns whether a shell takes `c` as it is, wherever in a word it stands.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || "_-./:@%+,".contains(c)
}

/// Returns what `printf` between single quotation marks makes `bytes` of.
fn spelt(bytes: &[u8]) -> String {
    let octal = |bytes: &[u8]| bytes.iter().map(|byte| format!("\\{byte:03o}")).collect::<String>();
    let mut out = String::new();
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '%' => out.push_str("%%"),
                '\\' => out.push_str(r"\\"),
                c if is_unseen(c) || matches!(c, '\'' | '#') => {
                    out.push_str(&octal(c.encode_utf8(&mut [0; 4]).as_bytes()))
                }
                c => out.push(c),
            }
        }
        out.push_str(&octal(chunk.invalid()));
    }
    out
}
