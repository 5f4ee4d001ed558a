//! The text of a Word document, as a page.

use super::super::markup::escape;
use super::super::xml::{Element, Piece};
use super::styles::{Look, Styles, outline};
use std::collections::BTreeMap;

/// The deepest list.
const DEEPEST: usize = 8;

/// Elements that hold nothing that readers see: what was deleted or moved away, code of fields, what older programs show instead, and how
/// things were before a change.
const UNSEEN: &[&str] = &[
    "Fallback",
    "del",
    "delInstrText",
    "delText",
    "instrText",
    "moveFrom",
    "numberingChange",
    "pPrChange",
    "rPrChange",
    "rt",
    "sdtPr",
    "sectPr",
    "sectPrChange",
    "tblGridChange",
    "tblPrChange",
    "tblPrExChange",
    "tcPrChange",
    "trPrChange",
];

/// What of a document was decided and left out.
#[derive(Debug, Default)]
pub struct Tally {
    pub changes: usize,
    pub comments: usize,
    pub hidden: usize,
    pub pictures: usize,
    pub contents: usize,
}

/// A paragraph that is open; those in a text box stand in another one.
#[derive(Debug, Default)]
struct Paragraph {
    page: String,
    look: Option<Look>,
    list: Option<u32>,
    level: usize,
    outline: Option<usize>,
    /// Whether its end was deleted, so that the next paragraph goes on with it.
    joins: bool,
    /// Whether its properties are read.
    described: bool,
}

/// The name of an element that holds a note, and the number of the note.
type Note = (&'static str, String);

/// A document on its way into a page.
pub struct Body<'a> {
    styles: &'a Styles,
    tally: &'a mut Tally,
    page: String,
    /// The notes of a part that holds notes, by their numbers.
    pub notes: BTreeMap<String, String>,
    /// Whether the first block is a headline.
    begins: Option<bool>,
    paragraphs: Vec<Paragraph>,
    /// Whether each run that is open is hidden.
    runs: Vec<bool>,
    /// Of each field that is open, whether its instruction is still being read.
    fields: Vec<bool>,
    /// Where each row of a table begins in the page; whether it is a head, and whether it was deleted.
    rows: Vec<(usize, bool, bool)>,
    /// The lists that are open, with whether they have numbers.
    lists: Vec<bool>,
    /// Whether words come that are text; what stands elsewhere is layout of the file.
    taking: bool,
    /// What goes before the next paragraph.
    carried: String,
    /// How deep within what nobody sees.
    unseen: usize,
    /// Which notes the text leads to, in order.
    wanted: Vec<Note>,
    /// The number of the note that is open, and where it begins.
    note: Option<(String, usize)>,
}

impl<'a> Body<'a> {
    pub fn new(styles: &'a Styles, tally: &'a mut Tally) -> Self {
        Self {
            styles,
            tally,
            page: String::new(),
            notes: BTreeMap::new(),
            begins: None,
            paragraphs: Vec::new(),
            runs: Vec::new(),
            fields: Vec::new(),
            rows: Vec::new(),
            lists: Vec::new(),
            taking: false,
            carried: String::new(),
            unseen: 0,
            wanted: Vec::new(),
            note: None,
        }
    }

    /// Returns the page, whether it begins with a headline, and the notes that it leads to.
    pub fn finish(mut self) -> (String, bool, Vec<Note>) {
        self.settle();
        (self.page, self.begins == Some(true), self.wanted)
    }

    /// Takes the next tag or words.
    pub fn piece(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Open(element) if self.unseen > 0 || UNSEEN.contains(&element.name) => {
                if self.unseen == 0 {
                    self.change(element.name);
                }
                self.unseen += 1;
            }
            Piece::Close(_) if self.unseen > 0 => self.unseen -= 1,
            Piece::Open(element) => self.open(&element),
            Piece::Close(name) => self.close(name),
            Piece::Words(words) => {
                if self.unseen == 0 && self.taking {
                    self.words(words);
                }
            }
        }
    }

    /// Counts a tracked change, and takes one of a paragraph's end or of a row at its word.
    fn change(&mut self, name: &str) {
        if !matches!(name, "del" | "moveFrom") {
            return;
        }
        self.tally.changes += 1;
        match (self.paragraphs.last_mut(), self.rows.last_mut()) {
            (Some(paragraph), _) if paragraph.described => paragraph.joins = true,
            (None, Some(row)) => row.2 = true,
            _ => {}
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        match element.name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "r" => self.runs.push(false),
            "t" | "noBreakHyphen" | "tab" | "ptab" | "br" | "cr" => self.mark(element),
            "ins" | "moveTo" if !self.is_described() => self.tally.changes += 1,
            "vanish" if element.is_on() && !self.is_described() => {
                self.runs.last_mut().into_iter().for_each(|hidden| *hidden = true);
            }
            "fldChar" => match element.attribute("fldCharType").as_deref() {
                Some("begin") => self.fields.push(true),
                Some("separate") => {
                    self.fields.last_mut().into_iter().for_each(|open| *open = false);
                }
                _ => drop(self.fields.pop()),
            },
            "footnoteReference" => self.lead("footnote", element),
            "endnoteReference" => self.lead("endnote", element),
            "commentReference" => self.tally.comments += 1,
            "drawing" | "pict" => self.tally.pictures += 1,
            "tbl" => {
                self.settle();
                self.page.push_str("<table>");
            }
            "tr" => {
                let start = self.page.len();
                self.page.push_str("<tr>");
                self.rows.push((start, false, false));
            }
            "tblHeader" if element.is_on() => {
                self.rows.last_mut().into_iter().for_each(|row| row.1 = true);
            }
            "tc" => {
                let head = self.rows.last().is_some_and(|row| row.1);
                self.page.push_str(if head { "<th>" } else { "<td>" });
            }
            "footnote" | "endnote" if element.attribute("type").is_none_or(|kind| kind == "normal") => {
                self.note = element.attribute("id").map(|id| (id, self.page.len()));
            }
            _ => self.property(element),
        }
    }

    /// Takes a property of the paragraph that is open.
    fn property(&mut self, element: &Element<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let value = || element.attribute("val").unwrap_or_default();
        match element.name {
            "pPr" => paragraph.described = true,
            _ if !paragraph.described => {}
            "pStyle" => paragraph.look = Some(self.styles.look(&value())),
            "numId" => paragraph.list = value().parse().ok(),
            "ilvl" => paragraph.level = value().parse().unwrap_or_default(),
            "outlineLvl" => paragraph.outline = outline(element),
            _ => {}
        }
    }

    /// Takes an element that stands in a run.
    fn mark(&mut self, element: &Element<'_>) {
        let Some(hidden) = self.runs.last() else { return };
        if *hidden || self.fields.contains(&true) {
            self.tally.hidden += usize::from(*hidden && element.name == "t");
            return;
        }
        match element.name {
            "t" => self.taking = true,
            "noBreakHyphen" => self.words("\u{2011}"),
            "br" if matches!(element.attribute("type").as_deref(), Some("page" | "column")) => self.words(" "),
            "br" | "cr" => self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.page.push_str("<br>")),
            _ => self.words(" "),
        }
    }

    fn is_described(&self) -> bool {
        self.paragraphs.last().is_some_and(|paragraph| paragraph.described)
    }

    fn words(&mut self, words: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            escape(words, &mut paragraph.page);
        }
    }

    /// Notes that the text leads to a note.
    fn lead(&mut self, kind: &'static str, element: &Element<'_>) {
        self.wanted.extend(element.attribute("id").map(|id| (kind, id)));
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.taking = false,
            "r" => drop(self.runs.pop()),
            "pPr" => self.paragraphs.last_mut().into_iter().for_each(|paragraph| paragraph.described = false),
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.paragraph(paragraph);
                }
            }
            "tc" => {
                self.settle();
                let head = self.rows.last().is_some_and(|row| row.1);
                self.page.push_str(if head { "</th>" } else { "</td>" });
            }
            "tr" => match self.rows.pop() {
                Some((start, _, true)) => self.page.truncate(start),
                _ => self.page.push_str("</tr>"),
            },
            "tbl" => {
                self.settle();
                self.page.push_str("</table>");
            }
            "footnote" | "endnote" => {
                self.settle();
                if let Some((id, start)) = self.note.take() {
                    self.notes.insert(id, self.page.split_off(start));
                }
            }
            _ => {}
        }
    }

    /// Ends a paragraph.
    fn paragraph(&mut self, own: Paragraph) {
        let mut text = std::mem::take(&mut self.carried);
        text.push_str(&own.page);
        if own.joins {
            self.carried = text;
            return;
        }
        if text.trim().is_empty() {
            return;
        }
        let item = own.list.map(|list| if list > 0 { Look::Item(list, own.level) } else { Look::Plain });
        let look = match (own.outline.map(Look::Heading), own.look) {
            (Some(heading), _) | (None, Some(heading @ Look::Heading(_))) => heading,
            (None, Some(look @ (Look::Quote | Look::Contents))) => look,
            (None, look) => item.or(look).unwrap_or(Look::Plain),
        };
        self.begins.get_or_insert(matches!(look, Look::Heading(_)));
        let tag = match look {
            Look::Contents => {
                self.tally.contents += 1;
                return;
            }
            Look::Item(list, level) => return self.item(list, level, &text),
            Look::Heading(level) => format!("h{}", level.min(6)),
            Look::Quote => "blockquote".to_owned(),
            Look::Plain => "p".to_owned(),
        };
        self.end_lists(0);
        self.page.push_str(&format!("<{tag}>{text}</{tag}>"));
    }

    /// Adds an item to its list.
    fn item(&mut self, list: u32, level: usize, text: &str) {
        let level = level.min(DEEPEST - 1);
        let numbered = self.styles.is_numbered(list, level);
        let goes_on = self.lists.get(level) == Some(&numbered);
        self.end_lists(level + usize::from(goes_on));
        if goes_on {
            self.page.push_str("</li><li>");
        }
        while self.lists.len() <= level {
            self.page.push_str(if numbered { "<ol><li>" } else { "<ul><li>" });
            self.lists.push(numbered);
        }
        self.page.push_str(text);
    }

    /// Ends lists until so many are open.
    fn end_lists(&mut self, count: usize) {
        while self.lists.len() > count {
            let numbered = self.lists.pop() == Some(true);
            self.page.push_str(if numbered { "</li></ol>" } else { "</li></ul>" });
        }
    }

    /// Ends what is open at the end of a cell, a note or the text.
    fn settle(&mut self) {
        self.end_lists(0);
        let carried = std::mem::take(&mut self.carried);
        if !carried.trim().is_empty() {
            self.page.push_str(&format!("<p>{carried}</p>"));
        }
    }
}
