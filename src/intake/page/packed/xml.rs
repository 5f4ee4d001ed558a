//! XML as a row of tags and words. No entity of the document's own is looked up.

use super::PackedError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion, escape};

/// A tag or words.
pub enum Piece<'p> {
    /// An element begins; an empty one ends at once.
    Open(Element<'p>),
    /// An element with that name ends.
    Close(&'p str),
    /// Words, with what references stand for.
    Words(&'p str),
}

/// The start of an element.
pub struct Element<'p> {
    /// Its name, without the prefix of a namespace.
    pub name: &'p str,
    tag: &'p BytesStart<'p>,
}

impl Element<'_> {
    /// Returns the value of the attribute with that name, whatever its namespace.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.tag.attributes().flatten().find(|own| own.key.local_name().as_ref() == name.as_bytes())?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    /// Returns whether a property is set: one without a value is.
    pub fn is_on(&self) -> bool {
        !matches!(self.attribute("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Hands `each` the pieces of the part `name`, whose text is `source`, in order.
///
/// # Errors
/// Where it is no XML, or ends in the middle.
pub fn read(name: &str, source: &str, mut each: impl FnMut(Piece<'_>)) -> Result<(), PackedError> {
    let broken = || PackedError::Part { name: name.to_owned() };
    let mut reader = Reader::from_str(source);
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0usize;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => {
                depth += 1;
                let local = tag.local_name();
                let local = std::str::from_utf8(local.as_ref()).map_err(|_| broken())?;
                each(Piece::Open(Element { name: local, tag: &tag }));
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                let local = tag.local_name();
                each(Piece::Close(std::str::from_utf8(local.as_ref()).map_err(|_| broken())?));
            }
            Event::Text(words) => each(Piece::Words(&words.decode().map_err(|_| broken())?)),
            Event::CData(words) => each(Piece::Words(&words.decode().map_err(|_| broken())?)),
            Event::GeneralRef(reference) => {
                let named = reference.decode().map_err(|_| broken())?;
                match reference.resolve_char_ref() {
                    Ok(Some(c)) => each(Piece::Words(c.encode_utf8(&mut [0; 4]))),
                    _ => each(Piece::Words(escape::resolve_xml_entity(&named).unwrap_or_default())),
                }
            }
            Event::Eof if depth > 0 => return Err(broken()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
