//! E-books (EPUB): the documents of the book in the order in which they are read.

use super::super::declared::{Stated, day, people};
use super::archive::Archive;
use super::markup::{self, counted};
use super::xml::{self, Piece};
use super::{PackedError, Page};
use std::collections::{BTreeMap, BTreeSet};

/// The part that says where the list of documents is.
pub const CONTAINER: &str = "META-INF/container.xml";

/// The part that says which documents only one program may open.
const ENCRYPTION: &str = "META-INF/encryption.xml";

/// A document of the book.
#[derive(Debug, Default)]
struct Item {
    path: String,
    kind: String,
    is_contents: bool,
}

/// What the list of documents says.
#[derive(Debug, Default)]
struct List {
    items: BTreeMap<String, Item>,
    /// The documents that are read one after the other.
    order: Vec<String>,
    stated: Stated,
}

/// Reads an e-book.
///
/// # Errors
/// Where a document of it is damaged, missing or protected, or it holds more than is read.
pub fn read(bytes: &[u8]) -> Result<Page, PackedError> {
    let mut archive = Archive::open(bytes)?;
    let container = needed(&mut archive, CONTAINER)?;
    let mut place = None;
    xml::read(CONTAINER, &container, |piece| {
        if let Piece::Open(element) = piece
            && element.name == "rootfile"
            && place.is_none()
        {
            place = element.attribute("full-path");
        }
    })?;
    let place = place.ok_or_else(|| PackedError::Part { name: CONTAINER.to_owned() })?;
    let list = list(&place, &needed(&mut archive, &place)?)?;
    let locked = match archive.text(ENCRYPTION)? {
        Some(part) => locked(&part)?,
        None => BTreeSet::new(),
    };
    let (mut pages, mut others, mut contents) = (Vec::new(), 0, 0);
    for item in list.order.iter().filter_map(|id| list.items.get(id)) {
        if item.is_contents {
            contents += 1;
        } else if !matches!(item.kind.as_str(), "application/xhtml+xml" | "text/html") {
            others += 1;
        } else if locked.contains(&item.path) {
            return Err(PackedError::Locked);
        } else {
            pages.push(closed(&needed(&mut archive, &item.path)?));
        }
    }
    let left_out = [
        counted(contents, "table of contents is left out", "tables of contents are left out"),
        counted(others, "part that is no text is left out", "parts that are no text are left out"),
    ];
    Ok(markup::reading(&pages, list.stated, left_out.into_iter().flatten().collect())?)
}

fn needed(archive: &mut Archive<'_>, name: &str) -> Result<String, PackedError> {
    archive.text(name)?.ok_or_else(|| PackedError::Part { name: name.to_owned() })
}

/// Reads the list of documents, which is the part `place`.
fn list(place: &str, source: &str) -> Result<List, PackedError> {
    let folder = place.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut list = List::default();
    let mut words = String::new();
    xml::read(place, source, |piece| match piece {
        Piece::Open(element) => {
            words.clear();
            let attribute = |name: &str| element.attribute(name);
            match element.name {
                "item" => {
                    let properties = attribute("properties").unwrap_or_default();
                    let item = Item {
                        path: resolved(folder, &attribute("href").unwrap_or_default()),
                        kind: attribute("media-type").unwrap_or_default(),
                        is_contents: properties.split_whitespace().any(|property| property == "nav"),
                    };
                    list.items.extend(attribute("id").map(|id| (id, item)));
                }
                "itemref" => list.order.extend(attribute("idref")),
                _ => {}
            }
        }
        Piece::Words(more) => words.push_str(more),
        Piece::Close(name) => {
            let said = words.split_whitespace().collect::<Vec<_>>().join(" ");
            words.clear();
            let declared = &mut list.stated.declared;
            match name {
                _ if said.is_empty() => {}
                "title" if declared.headline.is_none() => declared.headline = Some(said),
                "creator" => declared.byline.extend(people::names(&said)),
                "date" if declared.published.is_none() => declared.published = day::read(&said),
                "language" if declared.language.is_none() => declared.language = Some(said),
                "publisher" if declared.outlet.is_none() => declared.outlet = Some(said),
                _ => {}
            }
        }
    })?;
    Ok(list)
}

/// Returns the paths of the documents that are protected.
fn locked(part: &str) -> Result<BTreeSet<String>, PackedError> {
    let mut out = BTreeSet::new();
    xml::read(ENCRYPTION, part, |piece| {
        if let Piece::Open(element) = piece
            && element.name == "CipherReference"
        {
            out.extend(element.attribute("URI").map(|path| resolved("", &path)));
        }
    })?;
    Ok(out)
}

/// Returns the name of the part that `href` leads to from a folder; nothing leads out of the book.
fn resolved(folder: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let href = decoded(href);
    let mut out: Vec<&str> = Vec::new();
    for name in folder.split('/').chain(href.split('/')) {
        match name {
            "" | "." => {}
            ".." => drop(out.pop()),
            name => out.push(name),
        }
    }
    out.join("/")
}

/// Returns an address in which "%20" stands for a blank.
fn decoded(href: &str) -> String {
    let mut out = Vec::new();
    let mut rest = href.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                out.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| href.to_owned())
}

/// Elements that have no end in HTML, and are as they are.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Returns a page of XML as one of HTML: `<a id="p5"/>` would stay open there, and `<title/>` take all that follows.
fn closed(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        out.push_str(before);
        let len = if tag.starts_with("<!--") { tag.find("-->").map(|end| end + 3) } else { end_of(tag) };
        let (tag, after) = tag.split_at(len.unwrap_or(tag.len()));
        rest = after;
        let name = tag.get(1..).unwrap_or_default();
        let name = name.split(|c: char| c.is_whitespace() || c == '/' || c == '>').next().unwrap_or_default();
        let empty = tag.ends_with("/>") && !name.is_empty() && !name.starts_with(['!', '?']);
        if empty && !VOID.iter().any(|void| name.eq_ignore_ascii_case(void)) {
            out.push_str(tag.strip_suffix("/>").unwrap_or(tag));
            out.push_str(&format!("></{name}>"));
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    out
}

/// Returns how long the tag is that a text begins with; none where it does not end.
fn end_of(tag: &str) -> Option<usize> {
    let mut quoted = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quoted, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quoted = Some(byte),
            (Some(mark), _) if mark == byte => quoted = None,
            _ => {}
        }
    }
    None
}
