//! Files that are no text: what they are, and what makes text of them.

/// A kind of file that is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Foreign {
    /// What it is: "a PDF".
    pub what: &'static str,
    /// The command that makes text of it, with `FILE` for its name.
    pub converter: &'static str,
}

/// How files begin, with what they are and what makes text of them.
const KINDS: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", "pdftotext FILE story.txt"),
    (b"{\\rtf", "a rich text file (RTF)", "pandoc FILE -t plain --wrap none -o story.txt"),
    (b"\xD0\xCF\x11\xE0", "an old Word document", "libreoffice --convert-to txt FILE"),
    (b"\x89PNG", "a picture (PNG)", ""),
    (b"\xFF\xD8\xFF", "a picture (JPEG)", ""),
    (b"GIF8", "a picture (GIF)", ""),
    (b"\x1F\x8B", "a packed file (gzip)", "gunzip -c FILE > story.txt"),
];

/// What names of parts in a packed document tell it to be.
const PACKED: &[(&[u8], &str, &str)] = &[
    (b"word/", "a Word document (DOCX)", "pandoc FILE -t markdown --wrap none -o story.md"),
    (b"opendocument.text", "an OpenDocument text (ODT)", "pandoc FILE -t markdown --wrap none -o story.md"),
    (b"application/epub", "an e-book (EPUB)", "pandoc FILE -t markdown --wrap none -o story.md"),
];

/// How many bytes of a packed document are looked at for the names of its parts.
const HEAD: usize = 4_096;

/// Returns what a file is that is no text; none where it may be text.
pub fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let of = |(what, converter): (&'static str, &'static str)| Foreign { what, converter };
    if let Some((_, what, converter)) = KINDS.iter().find(|(head, ..)| bytes.starts_with(head)) {
        return Some(of((what, converter)));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        let holds = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
        let known = PACKED.iter().find(|(part, ..)| holds(part));
        return Some(of(
            known.map_or(("a packed file (ZIP)", "unzip FILE"), |(_, what, converter)| (*what, *converter))
        ));
    }
    None
}
