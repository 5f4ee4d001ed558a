//! Packed documents made in memory, sound ones and others.

use std::io::Write;

/// A part of a packed document.
pub struct Part<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
    /// Whether it is deflated.
    pub deflated: bool,
    /// Whether its table of contents says that it has a password.
    pub locked: bool,
}

impl<'a> Part<'a> {
    pub fn new(name: &'a str, bytes: &'a [u8]) -> Self {
        Self { name, bytes, deflated: true, locked: false }
    }
}

/// Returns the parts as a ZIP.
pub fn zip(parts: &[Part<'_>]) -> Vec<u8> {
    let (mut out, mut contents) = (Vec::new(), Vec::new());
    for Part { name, bytes, deflated, locked } in parts {
        let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        let packed = if *deflated { packed.finish().unwrap() } else { bytes.to_vec() };
        let mut crc = flate2::Crc::new();
        crc.update(bytes);
        let mut head = vec![20, 0, u8::from(*locked), 0, if *deflated { 8 } else { 0 }, 0, 0, 0, 0x21, 0x5C];
        for number in [crc.sum(), packed.len() as u32, bytes.len() as u32] {
            head.extend(number.to_le_bytes());
        }
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        contents.extend(b"PK\x01\x02\x14\x00");
        contents.extend(&head);
        contents.extend([0; 10]);
        contents.extend((out.len() as u32).to_le_bytes());
        contents.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(head);
        out.extend(name.as_bytes());
        out.extend(packed);
    }
    let start = out.len() as u32;
    out.extend(&contents);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend((parts.len() as u16).to_le_bytes());
    out.extend((parts.len() as u16).to_le_bytes());
    out.extend((contents.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// Returns a Word document whose text is `body`.
pub fn word(body: &str) -> Vec<u8> {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    zip(&[Part::new("word/document.xml", body.as_bytes())])
}
