//! Names of articles.

use std::path::Path;

/// Endings of files that hold text for readers, in lower case and in order.
const OF_ARTICLES: [&str; 14] =
    ["adoc", "docx", "eml", "epub", "htm", "html", "markdown", "md", "mdx", "odt", "pdf", "rst", "rtf", "txt"];

/// Returns whether a file of that name may hold an article, by its ending.
pub fn may_be_an_article(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| OF_ARTICLES.binary_search(&ending.as_str()).is_ok())
}

/// Returns a path as the name of an article: its characters as they are, bytes that are not UTF-8 as `\\xFF`.
pub fn name_of_path(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02X}"));
        }
    }
    out
}
