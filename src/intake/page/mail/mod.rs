//! E-mail: a press release or a newsletter as it was saved or sent on. What it says is a reading as that of a page is.
//!
//! Attachments and letters within the letter are not read. Every step looks at each byte a bounded number of times.

mod body;
mod header;
mod packed;
mod parts;
pub mod plain;

use super::declared::{self, Stated};
use super::tree::{MOST, Tree};
use super::{LARGEST, Page, PageError, front, score, write};
use crate::text::{Original, Run};
use body::Body;
use encoding_rs::WINDOWS_1252;
use std::sync::Arc;

/// Fields of which one at least stands in the head of every e-mail that was sent, in lower case.
const SENT: [&str; 3] = ["mime-version", "message-id", "received"];

/// Returns whether `bytes` begin as an e-mail does. A text that only begins with "From:" is none.
pub fn is_mail(bytes: &[u8]) -> bool {
    let head = header::read(bytes, 0..bytes.len());
    head.is_whole && head.field("from").is_some() && SENT.iter().any(|name| head.field(name).is_some())
}

/// Reads an e-mail: its text in Markdown, behind front matter with its subject, its sender and its day. An e-mail whose text is neither plain nor a
/// page reads as nothing.
///
/// # Errors
/// Where it has more bytes or parts than are read.
pub fn read(bytes: &[u8]) -> Result<Page, PageError> {
    if bytes.len() > LARGEST {
        return Err(PageError::TooLarge);
    }
    let letter = Letter::new(bytes);
    let head = header::read(bytes, 0..bytes.len());
    let stated = stated(&head, &letter);
    let mut out = write::Page::default();
    front::write(&stated, &mut out);
    let (body, first) = (out.text.len(), out.runs.len());
    let mut encoding = "UTF-8";
    if let Some(part) = parts::text(bytes, &head) {
        let text = Body::of(bytes, &part);
        encoding = text.encoding;
        if part.is_page {
            let tree = Tree::read(&text.text)?;
            let chosen = score::choose(&tree, &declared::read(&tree));
            write::write(&tree, &chosen, &mut out);
        } else {
            plain::write(&text.text, &mut out);
        }
        let runs = out.runs.split_off(first);
        runs.iter().for_each(|run| letter.put(run, &text, &mut out));
    }
    out.within_limits()?;
    let original = Some(Arc::new(Original::new(letter.source, out.runs)));
    Ok(Page { reading: out.text, body, original, declared: stated.declared, encoding, left_out: Vec::new() })
}

/// Returns what the head says, with the places.
fn stated(head: &header::Head, letter: &Letter) -> Stated {
    let mut stated = Stated::default();
    let place = |field: &header::Field| letter.at(field.place.start)..letter.at(field.place.end);
    if let Some(field) = head.field("subject").filter(|field| !field.text().is_empty()) {
        (stated.declared.headline, stated.headline) = (Some(field.text()), place(field));
    }
    if let Some(field) = head.field("from") {
        (stated.declared.byline, stated.byline) = (field.names(), place(field));
    }
    if let Some((field, moment)) = head.field("date").and_then(|field| Some((field, field.moment()?))) {
        (stated.declared.published, stated.published) = (Some(moment), place(field));
    }
    stated
}

/// An e-mail as text.
struct Letter {
    source: String,
    /// The byte of the text at which each byte of the e-mail stands, where they are not the same.
    offsets: Option<Vec<usize>>,
}

impl Letter {
    fn new(bytes: &[u8]) -> Self {
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Self { source: text.to_owned(), offsets: None };
        }
        // Parts may have encodings of their own; in this one each byte is a character.
        let (source, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
        let offsets = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
        Self { source: source.into_owned(), offsets: Some(offsets) }
    }

    /// Returns where in the text a byte of the e-mail stands.
    fn at(&self, byte: usize) -> usize {
        match &self.offsets {
            None => byte.min(self.source.len()),
            Some(offsets) => offsets.get(byte).copied().unwrap_or(self.source.len()),
        }
    }

    /// Adds a run of the part `body` in the places of the e-mail.
    fn put(&self, run: &Run, body: &Body, out: &mut write::Page) {
        let place = |from: usize, to: usize| self.at(body.origin(from))..self.at(body.origin(to));
        if run.prose.len() != run.source.len() {
            let source = place(run.source.start, run.source.end);
            return out.runs.push(Run { prose: run.prose.clone(), source });
        }
        for (at, c) in body.text.get(run.source.clone()).unwrap_or_default().char_indices() {
            if out.runs.len() > MOST {
                return;
            }
            let (prose, from) = (run.prose.start + at, run.source.start + at);
            out.join(Run { prose: prose..prose + c.len_utf8(), source: place(from, from + c.len_utf8()) });
        }
    }
}
