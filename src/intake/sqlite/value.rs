//! The values in a row.

use std::io;

/// Returns the error of a file that is not what it says.
pub fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Text; what is none is replaced.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Value {
    /// Returns a text; none where it is something else.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// How the texts of a file are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
}

impl Encoding {
    fn decode(self, bytes: &[u8]) -> String {
        let units = |unit: fn([u8; 2]) -> u16| {
            let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        };
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Utf16Le => units(u16::from_le_bytes),
            Self::Utf16Be => units(u16::from_be_bytes),
        }
    }
}

/// Reads a number of up to nine bytes from the beginning of `bytes`, the highest first; returns it with how many bytes it takes.
pub fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0;
    for (at, byte) in bytes.iter().take(9).enumerate() {
        if at == 8 {
            return Some((number << 8 | u64::from(*byte), 9));
        }
        number = number << 7 | u64::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            return Some((number, at + 1));
        }
    }
    None
}

/// Reads the values of a row.
///
/// # Errors
/// Where they do not lie in it.
pub fn read(record: &[u8], encoding: Encoding) -> io::Result<Vec<Value>> {
    let wrong = || broken("a row is damaged");
    let (length, first) = varint(record).ok_or_else(wrong)?;
    let length = usize::try_from(length).map_err(|_| wrong())?;
    let mut kinds = record.get(first..length).ok_or_else(wrong)?;
    let mut body = record.get(length..).ok_or_else(wrong)?;
    let mut out = Vec::new();
    while !kinds.is_empty() {
        let (kind, taken) = varint(kinds).ok_or_else(wrong)?;
        kinds = kinds.get(taken..).unwrap_or_default();
        let length = usize::try_from(length_of(kind)).map_err(|_| wrong())?;
        let (bytes, rest) = body.split_at_checked(length).ok_or_else(wrong)?;
        out.push(value(kind, bytes, encoding));
        body = rest;
    }
    Ok(out)
}

/// Returns how many bytes a value of some kind has.
fn length_of(kind: u64) -> u64 {
    match kind {
        0 | 8..=11 => 0,
        1..=4 => kind,
        5 => 6,
        6 | 7 => 8,
        _ => (kind - 12) / 2,
    }
}

fn value(kind: u64, bytes: &[u8], encoding: Encoding) -> Value {
    match kind {
        0 | 10 | 11 => Value::Null,
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        1..=6 => {
            let first = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
            let start = if first { -1 } else { 0 };
            Value::Integer(bytes.iter().fold(start, |number, byte| number << 8 | i64::from(*byte)))
        }
        7 => {
            let bits = bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
            Value::Real(f64::from_bits(bits))
        }
        kind if kind % 2 == 0 => Value::Blob(bytes.to_vec()),
        _ => Value::Text(encoding.decode(bytes)),
    }
}
