//! The head of an e-mail, or of a part of one: its fields, unfolded, words in other letters decoded.

use super::super::Moment;
use super::super::declared::{day, people};
use super::packed;
use encoding_rs::Encoding;
use std::ops::Range;

/// The longest head, in bytes.
const LONGEST: usize = 256 * 1024;

/// A head.
#[derive(Debug, Default)]
pub struct Head {
    pub fields: Vec<Field>,
    /// Whether nothing but fields stands before the first empty line.
    pub is_whole: bool,
    /// The byte at which the body begins.
    pub end: usize,
}

/// A field of a head.
#[derive(Debug)]
pub struct Field {
    /// Its name, in lower case.
    name: String,
    /// Its value on one line, as it is written.
    pub value: String,
    /// The bytes of its value.
    pub place: Range<usize>,
}

impl Head {
    /// Returns the first field of that name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// Returns the value of a field, in lower case and without its parameters; nothing where there is no such field.
    pub fn kind(&self, name: &str) -> String {
        let value = self.field(name).and_then(|field| field.value.split(';').next()).unwrap_or_default();
        value.trim().to_ascii_lowercase()
    }

    /// Returns a parameter of the field `Content-Type`.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let value = &self.field("content-type")?.value;
        value.split(';').skip(1).find_map(|part| {
            let (own, value) = part.split_once('=')?;
            own.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_owned())
        })
    }
}

impl Field {
    /// Returns what it says.
    pub fn text(&self) -> String {
        decoded(&self.value).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Returns the names of senders, without their addresses.
    pub fn names(&self) -> Vec<String> {
        let name = decoded(&self.value.split('<').next().unwrap_or_default().replace('"', ""));
        // "Berg, Jon" is one person.
        people::names(&name.split_once(',').map_or(name.clone(), |(last, first)| format!("{} {last}", first.trim())))
    }

    /// Returns the time that it gives; what stands in brackets behind it names its zone again.
    pub fn moment(&self) -> Option<Moment> {
        day::read(self.value.split('(').next()?.trim())
    }
}

/// Reads the head at the beginning of `range`.
pub fn read(bytes: &[u8], range: Range<usize>) -> Head {
    let mut head = Head { is_whole: true, ..Head::default() };
    let stop = range.end.min(range.start.saturating_add(LONGEST));
    let mut at = range.start;
    while let Some(rest) = bytes.get(at..stop).filter(|rest| !rest.is_empty()) {
        let len = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        let line = String::from_utf8_lossy(rest.get(..len).unwrap_or_default());
        let line = line.trim_end();
        let end = at + len;
        head.end = end;
        if line.is_empty() {
            return head;
        }
        if line.starts_with([' ', '\t'])
            && let Some(last) = head.fields.last_mut()
        {
            last.value.push(' ');
            last.value.push_str(line.trim());
            last.place.end = at + line.len().min(len);
        } else if let Some((name, value)) = line.split_once(':').filter(|(name, _)| is_name(name)) {
            let blanks = value.len() - value.trim_start().len();
            let from = at + name.len() + 1 + blanks;
            let place = from..(at + line.len()).min(end).max(from);
            head.fields.push(Field { name: name.to_ascii_lowercase(), value: value.trim().to_owned(), place });
        } else {
            head.is_whole = false;
            return head;
        }
        at = end;
    }
    head.is_whole &= at < stop || stop == range.end;
    head
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Returns what a value says: `=?utf-8?Q?caf=C3=A9?=` is "café". Blanks between two such words are none.
fn decoded(value: &str) -> String {
    let mut out = String::new();
    let (mut rest, mut after) = (value, false);
    while let Some(open) = rest.find("=?") {
        let (before, word) = rest.split_at(open);
        let Some((stands, len)) = word_of(word) else {
            out.push_str(before);
            out.push_str("=?");
            (rest, after) = (word.get(2..).unwrap_or_default(), false);
            continue;
        };
        if !(after && before.trim().is_empty()) {
            out.push_str(before);
        }
        out.push_str(&stands);
        (rest, after) = (word.get(len..).unwrap_or_default(), true);
    }
    out + rest
}

/// The longest word in other letters, in bytes; the standard says 75.
const WORD: usize = 1_024;

/// Returns what the encoded word that `text` begins with says, and how many bytes it is.
fn word_of(text: &str) -> Option<(String, usize)> {
    let head = text.get(..WORD.min(text.len())).unwrap_or(text);
    let mut parts = head.get(2..)?.splitn(4, '?');
    let (charset, how, said, rest) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    rest.starts_with('=').then_some(())?;
    let bytes = match how {
        "Q" | "q" => packed::quoted_printable(said.replace('_', " ").as_bytes(), 0).0,
        "B" | "b" => packed::base64(said.as_bytes(), 0).0,
        _ => return None,
    };
    // A language may stand behind the encoding: `utf-8*en`.
    let encoding = Encoding::for_label(charset.split('*').next()?.as_bytes())?;
    let len = 2 + charset.len() + how.len() + said.len() + 5;
    Some((encoding.decode_without_bom_handling(&bytes).0.into_owned(), len - 1))
}
