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
    (b"{\\rtf", "a rich text file (RTF)", "pandoc FILE -t plain --wrap none -o story.txt"),
    (b"\xD0\xCF\x11\xE0", "an old Word document, or one with a password", "libreoffice --convert-to docx FILE"),
    (b"\x89PNG", "a picture (PNG)", ""),
    (b"\xFF\xD8\xFF", "a picture (JPEG)", ""),
    (b"GIF8", "a picture (GIF)", ""),
    (b"II*\0", "a picture (TIFF)", ""),
    (b"MM\0*", "a picture (TIFF)", ""),
    (b"OggS\0", "a recording (Ogg)", ""),
    (b"ID3\x03", "a recording (MP3)", ""),
    (b"ID3\x04", "a recording (MP3)", ""),
    (b"\x1F\x8B", "a packed file (gzip)", "gunzip -c FILE > story.txt"),
    (b"BZh91AY&SY", "a packed file (bzip2)", "bunzip2 -c FILE > story.txt"),
    (b"\xFD7zXZ", "a packed file (xz)", "xz -dc FILE > story.txt"),
    (b"\x28\xB5\x2F\xFD", "a packed file (zstd)", "zstd -dc FILE > story.txt"),
    (b"7z\xBC\xAF\x27\x1C", "a packed file (7-Zip)", "7z e FILE"),
    (b"Rar!\x1A\x07", "a packed file (RAR)", "unrar e FILE"),
];

/// What names of parts in a packed document tell it to be.
const PACKED: &[(&[u8], &str, &str)] = &[
    (b"word/", "a Word document (DOCX)", "pandoc FILE -t markdown --wrap none -o story.md"),
    (b"Index/Document.iwa", "a Pages document", "export FILE from Pages as a Word document"),
    (b"xl/worksheets", "a spreadsheet (XLSX)", "libreoffice --convert-to csv FILE"),
    (b"ppt/slides", "a presentation (PPTX)", "pandoc FILE -t markdown --wrap none -o story.md"),
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
