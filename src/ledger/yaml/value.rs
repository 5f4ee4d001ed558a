//! Values with their place in the file, written so that every YAML reader reads the same.

use super::walk;
use crate::schema::inlined;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_yaml::Spanned;
use std::fmt;
use std::marker::PhantomData;

/// The name by which a list asks to stand on one line.
pub const FLOW: &str = "onrecord list";

/// Where a value starts: line and column from 1; both 0 for what was not read from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct At {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

/// A string.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The string.
    pub value: String,
    /// Where it stands.
    pub at: At,
}

/// A whole number, such as a version's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Number {
    /// The number.
    pub value: u32,
    /// Where it stands.
    pub at: At,
}

/// A decimal number, never rounded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decimal {
    /// The number as it is written.
    pub value: String,
    /// Where it stands.
    pub at: At,
}

/// A list of short strings on one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flow(pub Vec<Text>);

impl Flow {
    /// Returns whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Into<String>> From<T> for Text {
    fn from(value: T) -> Self {
        Self { value: value.into(), at: At::default() }
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self { value, at: At::default() }
    }
}

/// A value and its place, of either reader.
struct Placed<T>(T, At);

impl<'de> Deserialize<'de> for Placed<String> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(walk::TEXT, OfPlaced(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Placed<u32> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(walk::NUMBER, OfPlaced(PhantomData))
    }
}

struct OfPlaced<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OfPlaced<T> {
    type Value = Placed<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value and its place")
    }

    /// What `serde_yaml` reads.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Placed<T>, D::Error> {
        let spanned = Spanned::<T>::deserialize(deserializer)?;
        let place = spanned.referenced;
        Ok(Placed(spanned.value, At { line: place.line() as usize, column: place.column() as usize }))
    }

    /// What [`walk`] reads: the value, its line and its column.
    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Placed<T>, A::Error> {
        let missing = || A::Error::custom("a place is missing");
        let value = parts.next_element()?.ok_or_else(missing)?;
        let line = parts.next_element()?.ok_or_else(missing)?;
        let column = parts.next_element()?.ok_or_else(missing)?;
        Ok(Placed(value, At { line, column }))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Placed::deserialize(deserializer).map(|Placed(value, at)| Self { value, at })
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Placed::deserialize(deserializer).map(|Placed(value, at)| Self { value, at })
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Placed::deserialize(deserializer).map(|Placed(value, at)| Self { value, at })
    }
}

impl<'de> Deserialize<'de> for Flow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self)
    }
}

// What people may write for each.
inlined!(Text, "type": "string");
inlined!(Number, "type": "integer", "minimum": 0, "maximum": u32::MAX);
inlined!(Decimal, "type": ["string", "number"], "pattern": "^[+-]?[0-9]");

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.value)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl Serialize for Decimal {
    /// Whole numbers that fit are written bare, as people write them; all others as strings, which no reader rounds.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value.parse::<i64>() {
            Ok(whole) => whole.serialize(serializer),
            Err(_) => serializer.serialize_str(&self.value),
        }
    }
}

impl Serialize for Flow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(FLOW, &self.0)
    }
}
