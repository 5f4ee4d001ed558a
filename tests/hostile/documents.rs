//! Word documents and e-books that mean harm: each is read, or refused by what is wrong with it, in bounded memory and time.

use super::run;
use crate::documents::make::{Part, word, zip};
use std::fs;

/// A paragraph of a Word document.
const SAID: &str = "<w:p><w:r><w:t>“The quay will open in June,” said Ana Ruiz.</w:t></w:r></w:p>";

/// The parts of an e-book whose only document is `page`.
fn book(path: &str, page: &[u8], more: &[Part<'_>]) -> Vec<u8> {
    let list = format!(
        "<package><manifest><item id=\"a\" href=\"{path}\" media-type=\"application/xhtml+xml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>"
    );
    let container = b"<container><rootfiles><rootfile full-path=\"a.opf\"/></rootfiles></container>";
    let mut parts = vec![
        Part::new("mimetype", b"application/epub+zip"),
        Part::new("META-INF/container.xml", container),
        Part::new("a.opf", list.as_bytes()),
        Part::new("a.xhtml", page),
    ];
    parts.extend(more.iter().map(|part| Part { ..*part }));
    zip(&parts)
}

/// Holds each document to its exit code and to what is said of it.
fn hold(cases: &[(&str, Vec<u8>, i32, &str)]) {
    let folder = tempfile::tempdir().unwrap();
    for (file, bytes, code, says) in cases {
        fs::write(folder.path().join(file), bytes).unwrap();
        let answer = run(folder.path(), &["extract", file]);
        assert_eq!(answer.code, *code, "{file}: {}", answer.err);
        assert!(format!("{}{}", answer.out, answer.err).contains(says), "{file}: {}{}", answer.out, answer.err);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{file} wrote something");
        fs::remove_file(folder.path().join(file)).unwrap();
    }
}

#[test]
fn word_documents_that_mean_harm() {
    let nested =
        |name: &str| format!("{SAID}{}{}", format!("<w:{name}>").repeat(20_000), format!("</w:{name}>").repeat(20_000));
    let (whole, text) = (word(SAID), SAID.repeat(3));
    let bomb = vec![b' '; 33 << 20];
    let twice = [Part::new("word/document.xml", b"<document/>"), Part::new("word/document.xml", b"<document/>")];
    let locked = [Part { locked: true, ..Part::new("word/document.xml", text.as_bytes()) }];
    let entity = b"<!DOCTYPE a [<!ENTITY b \"&b;&b;\">]><document><body><p><r><t>&b; 40 homes burnt, Jon Berg said.</t></r></p></body></document>";
    let up = format!("<document>{SAID}</document>").replace("w:", "");
    let names = [
        Part::new("../../outside.xml", b"x"),
        Part::new("/word/document.xml", b"x"),
        Part::new("word/document.xml", up.as_bytes()),
    ];
    hold(&[
        ("tables.docx", word(&nested("tbl")), 0, "Ana Ruiz"),
        ("paragraphs.docx", word(&nested("p")), 0, "Ana Ruiz"),
        ("runs.docx", word(&nested("r")), 0, "Ana Ruiz"),
        ("deleted.docx", word(&nested("del")), 0, "Ana Ruiz"),
        ("boxes.docx", word(&nested("txbxContent")), 0, "Ana Ruiz"),
        ("open.docx", word(&format!("{SAID}<w:p>")), 3, "word/document.xml is missing or damaged"),
        ("bomb.docx", zip(&[Part::new("word/document.xml", &bomb)]), 3, "unpacks to more than is read"),
        (
            "beside.docx",
            zip(&[Part::new("word/styles.xml", &bomb), Part::new("word/document.xml", b"<a/>")]),
            3,
            "unpacks to more",
        ),
        ("cut.docx", whole[..whole.len() - 30].to_vec(), 3, "it is damaged or was cut"),
        ("twice.docx", zip(&twice), 0, ""),
        ("locked.docx", zip(&locked), 3, "is protected"),
        ("entity.docx", zip(&[Part::new("word/document.xml", entity)]), 0, "40 homes"),
        ("names.docx", zip(&names), 0, "Ana Ruiz"),
    ]);
}

#[test]
fn books_that_mean_harm() {
    let page = "<html><body><p>“The quay will open in June,” said Ana Ruiz.</p>";
    let locked = Part::new("META-INF/encryption.xml", b"<encryption><CipherReference URI=\"a.xhtml\"/></encryption>");
    let nested = format!("{page}{}", "<div>".repeat(20_000));
    let quoted = format!("{page}{}", "<a b=\"".repeat(20_000));
    hold(&[
        ("whole.epub", book("a.xhtml", page.as_bytes(), &[]), 0, "Ana Ruiz"),
        ("up.epub", book("../../../a.xhtml", page.as_bytes(), &[]), 0, "Ana Ruiz"),
        ("out.epub", book("../../../etc/passwd", page.as_bytes(), &[]), 3, "its part etc/passwd is missing"),
        ("nested.epub", book("a.xhtml", nested.as_bytes(), &[]), 0, "Ana Ruiz"),
        ("quoted.epub", book("a.xhtml", quoted.as_bytes(), &[]), 0, "Ana Ruiz"),
        ("locked.epub", book("a.xhtml", page.as_bytes(), &[locked]), 3, "is protected"),
        ("bomb.epub", book("a.xhtml", &vec![b'a'; 33 << 20], &[]), 3, "unpacks to more than is read"),
        (
            "empty.epub",
            zip(&[Part::new("META-INF/container.xml", b"")]),
            3,
            "META-INF/container.xml is missing or damaged",
        ),
    ]);
}
