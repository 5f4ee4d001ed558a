//! Word documents (DOCX): paragraphs, headings, lists, tables and notes, as they are with every tracked change accepted.

mod body;
mod styles;

use super::super::declared::{Stated, day, people};
use super::archive::Archive;
use super::markup::{self, counted};
use super::xml::{self, Piece};
use super::{PackedError, Page};
use body::{Body, Tally};
use std::collections::BTreeMap;
use styles::Styles;

/// The part that holds the text.
pub const BODY: &str = "word/document.xml";

/// The parts that hold notes, with the name of their elements.
const NOTES: [(&str, &str); 2] = [("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")];

/// Reads a Word document.
///
/// # Errors
/// Where a part of it is damaged or missing, or it holds more than is read.
pub fn read(bytes: &[u8]) -> Result<Page, PackedError> {
    let mut archive = Archive::open(bytes)?;
    let text = archive.text(BODY)?.ok_or_else(|| PackedError::Part { name: BODY.to_owned() })?;
    let mut styles = Styles::default();
    for (name, numbers) in [("word/styles.xml", false), ("word/numbering.xml", true)] {
        if let Some(part) = archive.text(name)? {
            if numbers { styles.numbers(name, &part)? } else { styles.names(name, &part)? }
        }
    }
    let mut tally = Tally::default();
    let mut notes = BTreeMap::new();
    for (name, element) in NOTES {
        if let Some(part) = archive.text(name)? {
            let mut body = Body::new(&styles, &mut tally);
            xml::read(name, &part, |piece| body.piece(piece))?;
            notes.extend(body.notes.into_iter().map(|(id, page)| ((element, id), page)));
        }
    }
    let mut body = Body::new(&styles, &mut tally);
    xml::read(BODY, &text, |piece| body.piece(piece))?;
    let (mut page, begins, wanted) = body.finish();
    let mut seen = std::collections::BTreeSet::new();
    for key in wanted.iter().filter(|key| seen.insert(*key)) {
        if let Some(note) = notes.get(key) {
            page.push_str(note);
        }
    }
    let stated = match archive.text("docProps/core.xml")? {
        Some(part) => stated(&part, begins)?,
        None => Stated::default(),
    };
    Ok(markup::reading(&[page], stated, told(&tally))?)
}

/// Says what was decided and left out.
fn told(tally: &Tally) -> Vec<String> {
    let all = [
        counted(tally.changes, "tracked change is read as accepted", "tracked changes are read as accepted"),
        counted(tally.comments, "comment is left out", "comments are left out"),
        counted(tally.hidden, "stretch of hidden text is left out", "stretches of hidden text are left out"),
        counted(tally.pictures, "picture is left out", "pictures are left out"),
        counted(tally.contents, "line of a table of contents is left out", "lines of a table of contents are left out"),
    ];
    all.into_iter().flatten().collect()
}

/// Returns what the document says of itself; a document that `begins` with a headline has its own. The day on which somebody began to write,
/// or made the template, is not the day of publication.
fn stated(part: &str, begins: bool) -> Result<Stated, PackedError> {
    let mut stated = Stated::default();
    let mut words = String::new();
    xml::read("docProps/core.xml", part, |piece| match piece {
        Piece::Open(_) => words.clear(),
        Piece::Words(more) => words.push_str(more),
        Piece::Close(name) => {
            let said = words.split_whitespace().collect::<Vec<_>>().join(" ");
            words.clear();
            match name {
                "title" if !begins && !said.is_empty() => stated.declared.headline = Some(said),
                "creator" => stated.declared.byline = said.split(';').flat_map(people::names).collect(),
                "modified" => stated.declared.modified = day::read(&said),
                _ => {}
            }
        }
    })?;
    Ok(stated)
}
