//! Reads a file in one walk over the parser's events, as files of ours are nearly always written.
//!
//! What is not so, a mistake above all, is left to `serde_yaml`, which takes three times as long and knows what to say. Whatever is read here
//! it reads the same.

use super::guard;
use serde::de::value::{StringDeserializer, U32Deserializer, U64Deserializer};
use serde::de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserializer, forward_to_deserialize_any};
use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, Span, StrInput};
use std::borrow::Cow;
use std::fmt;

/// The name by which a text asks for its place as well.
pub const TEXT: &str = "onrecord text";

/// The name by which a whole number asks for its place as well.
pub const NUMBER: &str = "onrecord number";

/// Returns what `text` holds; none where some of it is written in another way, or wrong. Nothing is returned of a file that
/// [`guard::check`] refuses.
pub fn read<T: de::DeserializeOwned>(text: &str) -> Option<T> {
    if text.starts_with('\u{FEFF}') || guard::conflict("", text).is_err() {
        return None;
    }
    let mut walk = Walk { parser: guard::parser(text), next: None, documents: 0 };
    while matches!(walk.peek().ok()?, (Event::StreamStart | Event::DocumentStart(..), _)) {
        walk.take().ok()?;
    }
    let read = T::deserialize(&mut walk).ok()?;
    loop {
        match walk.take().ok()?.0 {
            Event::StreamEnd => return Some(read),
            Event::DocumentEnd => {}
            _ => return None,
        }
    }
}

/// Something that is not read here.
#[derive(Debug)]
struct Other;

impl fmt::Display for Other {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("written in another way")
    }
}

impl std::error::Error for Other {}

impl de::Error for Other {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// A walk over the events of a file.
struct Walk<'t> {
    parser: Parser<'t, StrInput<'t>>,
    next: Option<(Event<'t>, Span)>,
    documents: usize,
}

/// The text of a scalar, whether it is plain, and where it stands.
type Scalar<'t> = (Cow<'t, str>, bool, Span);

impl<'t> Walk<'t> {
    /// Returns the next event, and leaves it there.
    fn peek(&mut self) -> Result<&(Event<'t>, Span), Other> {
        let next = match self.next.take() {
            Some(next) => next,
            None => self.pull()?,
        };
        Ok(self.next.insert(next))
    }

    fn take(&mut self) -> Result<(Event<'t>, Span), Other> {
        match self.next.take() {
            Some(next) => Ok(next),
            None => self.pull(),
        }
    }

    fn pull(&mut self) -> Result<(Event<'t>, Span), Other> {
        let (event, span) = self.parser.next().and_then(Result::ok).ok_or(Other)?;
        self.documents += usize::from(matches!(event, Event::DocumentStart(..)));
        if guard::refused(&event, self.documents).is_some() { Err(Other) } else { Ok((event, span)) }
    }

    fn scalar(&mut self) -> Result<Scalar<'t>, Other> {
        match self.take()? {
            (Event::Scalar(text, style, ..), span) => Ok((text, style == ScalarStyle::Plain, span)),
            _ => Err(Other),
        }
    }

    /// Returns a text, which is something in any case.
    fn text(&mut self) -> Result<(Cow<'t, str>, Span), Other> {
        let (text, plain, span) = self.scalar()?;
        if plain && is_nothing(&text) { Err(Other) } else { Ok((text, span)) }
    }

    fn number(&mut self) -> Result<(u32, Span), Other> {
        let (text, plain, span) = self.scalar()?;
        let usual =
            plain && text.bytes().all(|byte| byte.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'));
        let number = text.parse().ok().filter(|_| usual);
        number.map(|number| (number, span)).ok_or(Other)
    }
}

/// Returns whether a plain scalar says that nothing is there.
fn is_nothing(plain: &str) -> bool {
    matches!(plain, "" | "~" | "null" | "Null" | "NULL")
}

impl<'de> Deserializer<'de> for &mut Walk<'_> {
    type Error = Other;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Other> {
        Err(Other)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        match self.peek()? {
            (Event::Scalar(text, ScalarStyle::Plain, ..), _) if is_nothing(text) => {
                self.take()?;
                visitor.visit_none()
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Other> {
        if name == NUMBER {
            let (value, span) = self.number()?;
            return visitor.visit_seq(Placed { value: Some(Value::Number(value)), span, left: 2 });
        }
        if name == TEXT {
            let (value, span) = self.text()?;
            return visitor.visit_seq(Placed { value: Some(Value::Text(value.into_owned())), span, left: 2 });
        }
        Err(Other)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        match self.take()?.0 {
            Event::SequenceStart(..) => visitor.visit_seq(Items(self)),
            _ => Err(Other),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Other> {
        match self.take()?.0 {
            Event::MappingStart(..) => visitor.visit_map(Items(self)),
            _ => Err(Other),
        }
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Other> {
        let (text, _) = self.text()?;
        visitor.visit_str(&text)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct map enum ignored_any
    }
}

/// The items of a list, or the entries of a mapping.
struct Items<'w, 't>(&'w mut Walk<'t>);

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Other;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Other> {
        if matches!(self.0.peek()?, (Event::SequenceEnd, _)) {
            self.0.take()?;
            return Ok(None);
        }
        seed.deserialize(&mut *self.0).map(Some)
    }
}

impl<'de> MapAccess<'de> for Items<'_, '_> {
    type Error = Other;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Other> {
        if matches!(self.0.peek()?, (Event::MappingEnd, _)) {
            self.0.take()?;
            return Ok(None);
        }
        seed.deserialize(&mut *self.0).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Other> {
        seed.deserialize(&mut *self.0)
    }
}

/// A value with its line and its column, as a list of the three.
struct Placed {
    value: Option<Value>,
    span: Span,
    left: u8,
}

enum Value {
    Text(String),
    Number(u32),
}

impl<'de> SeqAccess<'de> for Placed {
    type Error = Other;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Other> {
        match self.value.take() {
            Some(Value::Text(text)) => {
                let text: StringDeserializer<Other> = text.into_deserializer();
                return seed.deserialize(text).map(Some);
            }
            Some(Value::Number(number)) => {
                let number: U32Deserializer<Other> = number.into_deserializer();
                return seed.deserialize(number).map(Some);
            }
            None => {}
        }
        let place = match self.left {
            2 => self.span.start.line(),
            1 => self.span.start.col() + 1,
            _ => return Ok(None),
        };
        self.left -= 1;
        let place: U64Deserializer<Other> = (place as u64).into_deserializer();
        seed.deserialize(place).map(Some)
    }
}
