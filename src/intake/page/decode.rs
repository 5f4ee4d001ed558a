//! The text of a page, by the encoding that it declares.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a page its encoding is looked for, in bytes; the standard says 1,024, and pages do not hold to it.
const HEAD: usize = 8_192;

/// Returns the text of `bytes`, and the name of its encoding.
///
/// The order is that of browsers: a byte order mark, `charset` from the server, what the page declares, but for pages that are UTF-8
/// whatever they declare. Where nothing is said it is UTF-8 if it can be, else Windows-1252. Bytes that the encoding does not know become U+FFFD.
pub fn decode(bytes: &[u8], charset: Option<&str>) -> (String, &'static str) {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let named = || charset.and_then(|name| Encoding::for_label(name.trim().as_bytes()));
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    // Who saves a page often writes it in UTF-8 and leaves the declaration; no other text happens to be that.
    let saved = || (is_utf8 && !bytes.is_ascii()).then_some(UTF_8);
    let otherwise = if is_utf8 { UTF_8 } else { WINDOWS_1252 };
    let encoding = marked.or_else(named).or_else(saved).or_else(|| declared(bytes)).unwrap_or(otherwise);
    let (text, encoding, _) = encoding.decode(bytes);
    (text.into_owned(), encoding.name())
}

/// Returns the encoding that the page declares; one in UTF-16 could not be read so, and is UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = find(&head, from, b"charset") {
        from = at + b"charset".len();
        let rest = head.get(from..)?.trim_ascii_start();
        let Some(value) = rest.strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let len = value.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)).count();
        if let Some(encoding) = value.get(..len).and_then(Encoding::for_label) {
            let wide = encoding == UTF_16BE || encoding == UTF_16LE;
            return Some(if wide { UTF_8 } else { encoding });
        }
    }
    // `<?xml version="1.0" encoding="iso-8859-1"?>`
    let line = head.strip_prefix(b"<?xml")?;
    let line = line.get(..find(line, 0, b"?>")?)?;
    let value = line.get(find(line, 0, b"encoding=")? + 10..)?;
    let len = value.iter().take_while(|byte| !b"\"'".contains(byte)).count();
    Encoding::for_label(value.get(..len)?)
}

fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(wanted.len()).position(|window| window == wanted).map(|at| from + at)
}
