//! Pages and e-mails that mean harm: each is read, or refused by what it has too much of.

use super::run;
use std::fs;

/// The text that a page holds beside what means harm.
const SAID: &str =
    "<p>“The quay will open in June,” said Ana Ruiz, who has run the harbour of the town for eleven years.</p>";

/// Returns a page of `unit` so many times.
fn page(unit: &str, times: usize) -> String {
    format!("<!doctype html><html><head><title>The quay</title></head><body>{SAID}{}</body></html>", unit.repeat(times))
}

/// Returns a page whose `meta` names so many authors, each another.
fn authors(count: usize) -> String {
    let letters = |at: usize| at.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
    let names: Vec<String> = (0..count).map(letters).collect();
    format!("<!doctype html><meta name=author content='{}'>{SAID}", names.join(","))
}

/// Holds each page to its exit code and to what is said of it.
fn hold(ending: &str, cases: &[(&str, String, i32, &str)]) {
    let folder = tempfile::tempdir().unwrap();
    for (name, page, code, says) in cases {
        let file = format!("{name}.{ending}");
        fs::write(folder.path().join(&file), page).unwrap();
        let answer = run(folder.path(), &["debug", "page", &file]);
        assert_eq!(answer.code, *code, "{name}: {}", answer.err);
        assert!(format!("{}{}", answer.out, answer.err).contains(says), "{name}: {}{}", answer.out, answer.err);
    }
}

#[test]
fn pages_of_many_parts_are_read() {
    hold(
        "html",
        &[
            ("nested", page("<div>", 20_000), 0, "The quay"),
            ("closed", page("<div>", 20_000) + &"</div>".repeat(20_000), 0, "The quay"),
            ("links", page("<a href=x>word ", 20_000), 0, "The quay"),
            ("formats", page("<i>a<b>b", 20_000), 0, "The quay"),
            ("ends", page("<x>a</y>", 20_000), 0, "The quay"),
            ("rows", format!("{}</table>", page("<table>", 1) + &"<tr><td>a<td>b".repeat(100_000)), 0, "The quay"),
            ("tables", page("<table><tr><td>a", 20_000), 0, "The quay"),
            ("quotes", page("<blockquote><p>a", 20_000), 0, "The quay"),
            ("items", page("<ul><li>a", 20_000), 0, "The quay"),
            ("signed", page("<figure><blockquote>a</blockquote><figcaption>b", 20_000), 0, "The quay"),
            ("marks", page("<q>a", 20_000), 0, "The quay"),
            ("entries", page("<article><time datetime=2026-05-04T10:00Z>10:00</time><p>a", 20_000), 0, "The quay"),
            ("notices", page("<footer><p>Correction: a</p></footer>", 20_000), 0, "The quay"),
            ("references", page("&amp;lt;&#x110000;&a", 20_000), 0, "The quay"),
            ("attributes", page(&format!("<p {}>a", "class=a ".repeat(1_000)), 20), 0, "The quay"),
            ("authors", authors(100_000), 0, "byline"),
            ("comment", page("<!--", 20_000), 0, "The quay"),
            (
                "entities",
                format!("<!DOCTYPE html [<!ENTITY a \"{}\">]><title>The quay</title>{SAID}&a;&a;", "&b;".repeat(1_000)),
                0,
                "The quay",
            ),
        ],
    );
}

#[test]
fn pages_of_too_many_parts_are_refused() {
    hold(
        "html",
        &[
            ("tags", page("<b>", 5_000_000), 3, "more than 1200000 elements"),
            ("marks", page("&a", 5_000_000), 3, "more than 1200000 elements"),
            ("prose", page("<p>The quay is long.", 280_000), 3, "more than 4 MiB of text"),
            ("large", page("a", 16 * 1024 * 1024), 3, "is larger than"),
        ],
    );
}

#[test]
fn articles_of_too_many_claims_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["init"]).code, 0);
    fs::write(folder.path().join("many.txt"), "12 boats came. ".repeat(40_000)).unwrap();
    let answer = run(folder.path(), &["record", "many.txt"]);
    assert_eq!(answer.code, 3, "{}", answer.err);
    assert!(answer.err.contains("more than 32768 claims"), "{}", answer.err);
    assert!(!folder.path().join("claims/many.yaml").exists(), "nothing is recorded");
}

/// Returns an e-mail with fields of its own.
fn mail(fields: &str, body: &str) -> String {
    format!("From: Ana Ruiz <ana@lund.example>\nSubject: The quay\nMIME-Version: 1.0\n{fields}\n\n{body}")
}

#[test]
fn mails_of_many_parts_are_read() {
    let nested: String =
        (0..20_000).map(|at| format!("--b{at}\nContent-Type: multipart/mixed; boundary=b{}\n\n", at + 1)).collect();
    let multipart = "Content-Type: multipart/mixed; boundary=b";
    let packed = |how: &str| format!("Content-Transfer-Encoding: {how}");
    hold(
        "eml",
        &[
            ("plain", mail("X: y", &">".repeat(1_000_000)), 0, "The quay"),
            ("nested", mail("Content-Type: multipart/mixed; boundary=b0", &nested), 0, "The quay"),
            ("parts", mail(multipart, &"--b\n\n".repeat(200_000)), 0, "The quay"),
            ("folded", mail(&format!("X: y{}", "\n z".repeat(80_000)), SAID), 0, "The quay"),
            ("fields", mail(&"X: y\n".repeat(40_000), SAID), 0, "The quay"),
            ("words", mail(&format!("To: {}", "=?utf-8?Q?a?= ".repeat(10_000)), SAID), 0, "The quay"),
            ("open-words", mail(&format!("Date: {}", "=?utf-8?Q?".repeat(20_000)), SAID), 0, "The quay"),
            ("equals", mail(&packed("quoted-printable"), &"=\n=3".repeat(200_000)), 0, "The quay"),
            ("base64", mail(&packed("base64"), &"!A".repeat(500_000)), 3, "is NUL"),
            ("marks", mail("Content-Type: text/plain", &"*".repeat(1_300_000)), 3, "more than 1200000"),
        ],
    );
}
