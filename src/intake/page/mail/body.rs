//! The text of a part of an e-mail, each byte of it knowing which of the e-mail it stands for.

use super::packed::{base64, quoted_printable, small};
use super::parts::{Part, Transfer};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text of a part.
pub struct Body {
    pub text: String,
    /// The name of its encoding.
    pub encoding: &'static str,
    /// The byte of the e-mail at which each byte of the text begins, and behind them where the part ends.
    origins: Vec<u32>,
}

impl Body {
    /// Decodes the text of a part of the e-mail `bytes`.
    pub fn of(bytes: &[u8], part: &Part) -> Self {
        let raw = bytes.get(part.range.clone()).unwrap_or_default();
        let start = part.range.start;
        let (plain, places) = match part.transfer {
            Transfer::QuotedPrintable => quoted_printable(raw, start),
            Transfer::Base64 => base64(raw, start),
            Transfer::Plain => (raw.to_vec(), (start..start + raw.len()).map(small).collect()),
        };
        let valid = std::str::from_utf8(&plain).is_ok();
        let named = part.charset.as_deref().and_then(|name| Encoding::for_label(name.as_bytes()));
        // Few say that their text is UTF-8 where it is.
        let encoding = if valid { UTF_8 } else { named.unwrap_or(WINDOWS_1252) };
        let mut body =
            Self { text: String::with_capacity(plain.len()), encoding: encoding.name(), origins: Vec::new() };
        if encoding == UTF_8 {
            body.utf8(&plain, &places);
        } else if encoding.is_single_byte() {
            for (byte, place) in plain.iter().zip(&places) {
                body.push(&encoding.decode_without_bom_handling(&[*byte]).0, *place);
            }
        } else {
            // Nobody knows which bytes made which character; the part itself is the place.
            body.push(&encoding.decode_without_bom_handling(&plain).0, small(start));
        }
        body.origins.push(small(part.range.end));
        body
    }

    /// Returns the byte of the e-mail at which a byte of the text begins.
    pub fn origin(&self, at: usize) -> usize {
        self.origins.get(at).or(self.origins.last()).map_or(0, |origin| *origin as usize)
    }

    fn utf8(&mut self, plain: &[u8], places: &[u32]) {
        let mut at = 0;
        for chunk in plain.utf8_chunks() {
            let valid = chunk.valid();
            self.text.push_str(valid);
            self.origins.extend(places.iter().skip(at).take(valid.len()));
            at += valid.len();
            if !chunk.invalid().is_empty() {
                self.push("\u{FFFD}", places.get(at).copied().unwrap_or_default());
                at += chunk.invalid().len();
            }
        }
    }

    fn push(&mut self, text: &str, place: u32) {
        self.text.push_str(text);
        self.origins.extend(std::iter::repeat_n(place, text.len()));
    }
}
