//! Bytes that are written as letters: quoted-printable and base64.

/// Returns the bytes that quoted-printable text stands for, each with its place; `start` is that of the text.
pub fn quoted_printable(raw: &[u8], start: usize) -> (Vec<u8>, Vec<u32>) {
    let (mut out, mut places) = (Vec::with_capacity(raw.len()), Vec::with_capacity(raw.len()));
    let digit = |at: usize| raw.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut at = 0;
    while let Some(byte) = raw.get(at) {
        let rest = raw.get(at + 1..).unwrap_or_default();
        // A line that ends with "=" goes on.
        let wraps = if rest.starts_with(b"\r\n") { 2 } else { usize::from(rest.starts_with(b"\n")) };
        if *byte == b'=' && wraps > 0 {
            at += 1 + wraps;
            continue;
        }
        let (byte, len) = match (digit(at + 1), digit(at + 2)) {
            (Some(high), Some(low)) if *byte == b'=' => (u8::try_from(high * 16 + low).unwrap_or_default(), 3),
            _ => (*byte, 1),
        };
        out.push(byte);
        places.push(small(start + at));
        at += len;
    }
    (out, places)
}

/// Returns the bytes that base64 stands for, each with its place; `start` is that of the text. What is no digit is passed over.
pub fn base64(raw: &[u8], start: usize) -> (Vec<u8>, Vec<u32>) {
    let (mut out, mut places) = (Vec::new(), Vec::new());
    let (mut bits, mut held) = (0u32, 0);
    for (at, byte) in raw.iter().enumerate() {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = (bits & 0xFFFF) << 6 | u32::from(digit);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held & 0xFF) as u8);
            places.push(small(start + at));
        }
    }
    (out, places)
}

/// Returns a place in four bytes; e-mails are shorter than that.
pub fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
