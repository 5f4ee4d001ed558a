//! How JSON is written: strings hold nothing that acts on a terminal or on the runner of a workflow.

use crate::text::visible;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io;

/// JSON in writing; an error where a value can't be written so at all.
pub type Written = Result<String, Box<dyn std::error::Error>>;

/// Returns a JSON document laid out over several lines.
///
/// # Errors
/// Where `value` can't be written as JSON.
pub fn document(value: &impl Serialize) -> Written {
    Ok(written(value, PrettyFormatter::new())? + "\n")
}

/// Returns a JSON document as one line, without its break.
///
/// # Errors
/// Where `value` can't be written as JSON.
pub fn line(value: &impl Serialize) -> Written {
    written(value, CompactFormatter)
}

fn written(value: &impl Serialize, layout: impl Formatter) -> Written {
    let mut out = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut out, Inert(layout)))?;
    Ok(String::from_utf8(out)?)
}

/// A layout in which strings hold nothing that acts: it is written as `\u009b`, which readers take for the same character.
struct Inert<F>(F);

/// Hands the layout's own methods on.
macro_rules! delegate {
    ($($method:ident($($argument:ident: $kind:ty),*);)*) => {
        $(fn $method<W: ?Sized + io::Write>(&mut self, writer: &mut W, $($argument: $kind),*) -> io::Result<()> {
            self.0.$method(writer, $($argument),*)
        })*
    };
}

impl<F: Formatter> Formatter for Inert<F> {
    delegate! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut from = 0;
        for (at, c) in visible::acting(fragment) {
            writer.write_all(fragment.get(from..at).unwrap_or_default().as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        writer.write_all(fragment.get(from..).unwrap_or_default().as_bytes())
    }
}
