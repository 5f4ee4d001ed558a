//! The layout of a value: mappings and lists in blocks, two columns further in each, and the short lists on one line.

use super::scalar::indent;
use super::value::FLOW;
use super::{YamlError, scalar};
use serde::ser::{Error, Impossible, SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};
use std::fmt::Display;

impl Error for YamlError {
    fn custom<T: Display>(message: T) -> Self {
        Self::at("", "", 0, 0, format!("can't be written as YAML: {message}"))
    }
}

/// Behind what a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    Key,
    Dash,
    /// A comma or bracket of a list on one line.
    Comma,
}

/// A place where a value goes, with the end of its line.
pub(super) struct Place<'o> {
    pub out: &'o mut String,
    /// Where the key or the dash stands.
    pub column: usize,
    pub behind: Behind,
}

impl Place<'_> {
    fn word(self, word: &str) -> Result<(), YamlError> {
        self.out.extend([" ", word, "\n"]);
        Ok(())
    }
}

/// No other type is in a story's file.
macro_rules! unknown {
    ($($name:ident($($type:ty),*)),* $(,)?) => {
        $(fn $name(self, $(_: $type),*) -> Result<(), YamlError> {
            Err(YamlError::custom(concat!("no story holds what asks for ", stringify!($name))))
        })*
    };
}

/// Nor any other group.
macro_rules! unknown_group {
    ($($name:ident($($type:ty),*)),* $(,)?) => {
        $(fn $name(self, $(_: $type),*) -> Result<Impossible<(), YamlError>, YamlError> {
            Err(YamlError::custom(concat!("no story holds what asks for ", stringify!($name))))
        })*
    };
}

impl<'o> Serializer for Place<'o> {
    type Ok = ();
    type Error = YamlError;
    type SerializeSeq = Items<'o>;
    type SerializeStruct = Entries<'o>;
    type SerializeTuple = Impossible<(), YamlError>;
    type SerializeTupleStruct = Impossible<(), YamlError>;
    type SerializeTupleVariant = Impossible<(), YamlError>;
    type SerializeMap = Impossible<(), YamlError>;
    type SerializeStructVariant = Impossible<(), YamlError>;

    fn serialize_str(self, text: &str) -> Result<(), YamlError> {
        match self.behind {
            Behind::Comma => scalar::write_in_flow(self.out, text),
            _ => scalar::write(self.out, text, self.column),
        }
    }

    fn serialize_u32(self, number: u32) -> Result<(), YamlError> {
        self.word(&number.to_string())
    }

    fn serialize_i64(self, number: i64) -> Result<(), YamlError> {
        self.word(&number.to_string())
    }

    fn serialize_none(self) -> Result<(), YamlError> {
        self.word("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), YamlError> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, name: &'static str, value: &T) -> Result<(), YamlError> {
        if name == FLOW { value.serialize(Self { behind: Behind::Comma, ..self }) } else { value.serialize(self) }
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Items<'o>, YamlError> {
        self.out.push_str(match (self.behind, len) {
            (Behind::Comma, _) => " [",
            (_, Some(0)) => " []\n",
            _ => "\n",
        });
        Ok(Items { out: self.out, column: self.column + 2, on_line: self.behind == Behind::Comma, is_begun: false })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries<'o>, YamlError> {
        let is_begun = self.behind == Behind::Dash;
        self.out.push(if is_begun { ' ' } else { '\n' });
        Ok(Entries { out: self.out, column: self.column + 2, is_begun })
    }

    unknown! {
        serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_u8(u8), serialize_u16(u16),
        serialize_u64(u64), serialize_f32(f32), serialize_f64(f64), serialize_char(char), serialize_bytes(&[u8]), serialize_unit(),
        serialize_unit_struct(&'static str), serialize_unit_variant(&'static str, u32, &'static str),
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), YamlError> {
        Err(YamlError::custom(format_args!("no story holds a {name}")))
    }

    unknown_group! {
        serialize_tuple(usize), serialize_tuple_struct(&'static str, usize), serialize_map(Option<usize>),
        serialize_tuple_variant(&'static str, u32, &'static str, usize), serialize_struct_variant(&'static str, u32, &'static str, usize),
    }
}

/// The items of a list.
pub(super) struct Items<'o> {
    out: &'o mut String,
    column: usize,
    on_line: bool,
    is_begun: bool,
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = YamlError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), YamlError> {
        let is_begun = std::mem::replace(&mut self.is_begun, true);
        let behind = if self.on_line {
            self.out.push_str(if is_begun { ", " } else { "" });
            Behind::Comma
        } else {
            indent(self.out, self.column);
            self.out.push('-');
            Behind::Dash
        };
        item.serialize(Place { out: self.out, column: self.column, behind })
    }

    fn end(self) -> Result<(), YamlError> {
        self.out.push_str(if self.on_line { "]\n" } else { "" });
        Ok(())
    }
}

/// The entries of a mapping.
pub(super) struct Entries<'o> {
    out: &'o mut String,
    column: usize,
    /// Whether the first key goes on the line that is there.
    is_begun: bool,
}

impl SerializeStruct for Entries<'_> {
    type Ok = ();
    type Error = YamlError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), YamlError> {
        if !std::mem::take(&mut self.is_begun) {
            indent(self.out, self.column);
        }
        self.out.extend([key, ":"]);
        value.serialize(Place { out: self.out, column: self.column, behind: Behind::Key })
    }

    fn end(self) -> Result<(), YamlError> {
        Ok(())
    }
}
