//! The page that is made of a document, and how it becomes a reading.

use super::super::declared::Stated;
use super::super::tree::Tree;
use super::super::{Page, PageError, front, score, write};

/// Adds words to a page so that nothing in them is taken for a tag.
pub fn escape(words: &str, page: &mut String) {
    for c in words.chars() {
        match c {
            '<' => page.push_str("&lt;"),
            '&' => page.push_str("&amp;"),
            c => page.push(c),
        }
    }
}

/// Returns the reading of pages that are read one behind the other, all of them text; what the document says of itself stands before it.
///
/// # Errors
/// Where they have more parts than are read.
pub fn reading(pages: &[String], stated: Stated, left_out: Vec<String>) -> Result<Page, PageError> {
    let mut out = write::Page::default();
    front::write(&stated, &mut out);
    let body = out.text.len();
    for page in pages {
        let tree = Tree::read(page)?;
        write::write(&tree, &score::all(&tree), &mut out);
        out.within_limits()?;
    }
    Ok(Page { reading: out.text, body, original: None, declared: stated.declared, encoding: "UTF-8", left_out })
}

/// Returns how many there are of something that was left out or decided; none where there is nothing.
pub fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    }
}
