//! Pages that mean harm: each is read, or refused by what it has too much of.

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
fn hold(cases: &[(&str, String, i32, &str)]) {
    let folder = tempfile::tempdir().unwrap();
    for (name, page, code, says) in cases {
        let file = format!("{name}.html");
        fs::write(folder.path().join(&file), page).unwrap();
        let answer = run(folder.path(), &["debug", "page", &file]);
        assert_eq!(answer.code, *code, "{name}: {}", answer.err);
        assert!(format!("{}{}", answer.out, answer.err).contains(says), "{name}: {}{}", answer.out, answer.err);
    }
}

#[test]
fn pages_of_many_parts_are_read() {
    hold(&[
        ("nested", page("<div>", 20_000), 0, "The quay"),
        ("closed", page("<div>", 20_000) + &"</div>".repeat(20_000), 0, "The quay"),
        ("links", page("<a href=x>word ", 20_000), 0, "The quay"),
        ("formats", page("<i>a<b>b", 20_000), 0, "The quay"),
        ("ends", page("<x>a</y>", 20_000), 0, "The quay"),
        ("rows", format!("{}</table>", page("<table>", 1) + &"<tr><td>a<td>b".repeat(100_000)), 0, "The quay"),
        ("tables", page("<table><tr><td>a", 20_000), 0, "The quay"),
        ("quotes", page("<blockquote><p>a", 20_000), 0, "The quay"),
        ("items", page("<ul><li>a", 20_000), 0, "The quay"),
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
    ]);
}

#[test]
fn pages_of_too_many_parts_are_refused() {
    hold(&[
        ("tags", page("<b>", 5_000_000), 3, "more than 1200000 elements"),
        ("marks", page("&a", 5_000_000), 3, "more than 1200000 elements"),
        ("large", page("a", 16 * 1024 * 1024), 3, "is larger than"),
    ]);
}
