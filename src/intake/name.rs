//! Names of articles.

use std::path::Path;

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
