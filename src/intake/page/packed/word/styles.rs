//! What the styles and the lists of a Word document are.

use super::super::PackedError;
use super::super::xml::{self, Element, Piece};
use std::collections::{BTreeMap, BTreeSet};

/// How many styles a style may be based on, one on the other.
const DEEPEST: usize = 20;

/// What a style makes of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Plain,
    /// A heading of that level, from 1.
    Heading(usize),
    Quote,
    /// An item of the list with that number, at that level.
    Item(u32, usize),
    /// A line of a table of contents.
    Contents,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based: String,
    outline: Option<usize>,
    number: Option<u32>,
    level: usize,
}

/// The styles and lists of a document.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    /// The abstract list of each list.
    lists: BTreeMap<u32, u32>,
    /// The abstract lists, and levels of them, that have bullets and no numbers.
    bullets: BTreeSet<(u32, usize)>,
}

fn number(element: &Element<'_>) -> Option<u32> {
    element.attribute("val")?.parse().ok()
}

/// Returns the level of an outline as one of headings; the tenth is that of plain text.
pub fn outline(element: &Element<'_>) -> Option<usize> {
    Some(number(element)? as usize + 1).filter(|level| *level <= 9)
}

impl Styles {
    /// Reads the part that holds the styles.
    pub fn names(&mut self, part: &str, source: &str) -> Result<(), PackedError> {
        let (mut id, mut style) = (None, Style::default());
        xml::read(part, source, |piece| match piece {
            Piece::Open(element) => match element.name {
                "style" => (id, style) = (element.attribute("styleId"), Style::default()),
                "name" => style.name = element.attribute("val").unwrap_or_default().to_lowercase(),
                "basedOn" => style.based = element.attribute("val").unwrap_or_default(),
                "outlineLvl" => style.outline = outline(&element),
                "numId" => style.number = number(&element),
                "ilvl" => style.level = number(&element).unwrap_or_default() as usize,
                _ => {}
            },
            Piece::Close("style") => {
                let style = std::mem::take(&mut style);
                self.styles.extend(id.take().map(|id| (id, style)));
            }
            _ => {}
        })
    }

    /// Reads the part that holds the lists.
    pub fn numbers(&mut self, part: &str, source: &str) -> Result<(), PackedError> {
        let (mut list, mut of, mut level) = (None, None, 0);
        xml::read(part, source, |piece| match piece {
            Piece::Open(element) => {
                let id = |name: &str| element.attribute(name).and_then(|id| id.parse::<u32>().ok());
                match element.name {
                    "abstractNum" => of = id("abstractNumId"),
                    "num" => list = id("numId"),
                    "abstractNumId" => self.lists.extend(list.zip(number(&element))),
                    "lvl" => level = id("ilvl").unwrap_or_default() as usize,
                    "numFmt" if element.attribute("val").as_deref() == Some("bullet") => {
                        self.bullets.extend(of.map(|of| (of, level)));
                    }
                    _ => {}
                }
            }
            Piece::Close("num") => list = None,
            Piece::Close("abstractNum") => of = None,
            _ => {}
        })
    }

    /// Returns whether the items of a list have numbers.
    pub fn is_numbered(&self, list: u32, level: usize) -> bool {
        self.lists.get(&list).is_some_and(|of| !self.bullets.contains(&(*of, level)))
    }

    /// Returns what a style makes of a paragraph.
    pub fn look(&self, id: &str) -> Look {
        let mut next = self.styles.get(id);
        for _ in 0..DEEPEST {
            let Some(style) = next else { break };
            let level = |rest: &str| rest.trim().parse().ok().filter(|level| (1..=9).contains(level));
            if let Some(level) = style.outline.or_else(|| style.name.strip_prefix("heading ").and_then(level)) {
                return Look::Heading(level);
            }
            match (style.name.as_str(), style.number) {
                ("title", _) => return Look::Heading(1),
                ("quote" | "intense quote" | "block text", _) => return Look::Quote,
                (name, _) if name.starts_with("toc ") => return Look::Contents,
                (_, Some(list)) if list > 0 => return Look::Item(list, style.level),
                _ => next = self.styles.get(&style.based),
            }
        }
        Look::Plain
    }
}
