//! `--stream`: bad lines among good ones.

use super::run_with;
use serde_json::Value;

fn rows(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn bad_lines_are_answered_in_their_place() {
    let folder = tempfile::tempdir().unwrap();
    let deep = format!("{{\"id\": \"deep\", \"text\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let good = "{\"id\": \"good\", \"text\": \"“So,” said Ana Ruiz.\", \"before\": \"a\", \"after\": \"b\"}";
    let huge = format!("{{\"id\": \"huge\", \"text\": \"{}", "a".repeat(101 * 1024 * 1024));
    let lines: Vec<(&[u8], Option<&str>, bool)> = vec![
        (good.as_bytes(), Some("good"), true),
        (b"{\"id\": \"cut\", ", None, false),
        (b"not JSON", None, false),
        (b"[1, 2]", None, false),
        (b"null", None, false),
        (good.as_bytes(), Some("good"), true),
        (b"{\"id\": \"missing\"}", Some("missing"), false),
        (b"{\"id\": \"number\", \"text\": 1, \"before\": 1, \"after\": 2}", Some("number"), false),
        (b"{\"id\": \"latin\", \"text\": \"caf\xE9\"}", None, false),
        (b"{\"id\": \"lone\", \"text\": \"\\ud800\", \"before\": \"\\ud800\", \"after\": \"\"}", None, false),
        (
            b"{\"id\": \"day\", \"text\": \"\", \"before\": \"\", \"after\": \"\", \"published\": \"never\"}",
            Some("day"),
            false,
        ),
        (b"{\"id\": \"\\u001b[2J\", \"text\": 1}", Some("\u{1b}[2J"), false),
        (deep.as_bytes(), None, false),
        (huge.as_bytes(), None, false),
        (b"\x00", None, false),
        (good.as_bytes(), Some("good"), true),
    ];
    let input: Vec<u8> = lines.iter().flat_map(|(line, ..)| [*line, b"\n"].concat()).collect();
    for command in ["extract", "diff"] {
        let answer = run_with(folder.path(), &[command, "--stream"], &input);
        assert_eq!(answer.code, 3, "{}", answer.err);
        let rows = rows(&answer.out);
        assert_eq!(rows.len(), lines.len());
        for ((line, id, good), row) in lines.iter().zip(&rows) {
            let line: String = String::from_utf8_lossy(line).chars().take(60).collect();
            assert_eq!(row["id"].as_str(), *id, "{command}: {line}: {row}");
            assert_eq!(row.get("error").is_none(), *good, "{command}: {line}: {row}");
        }
    }
}

#[test]
fn odd_texts_and_ids_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let texts =
        ["", "\u{0}", "“\u{1b}[2J\u{202e}\u{200b}so,” said Ana Ruiz.", "\u{feff}“So,” said Ana Ruiz.", "\r\r\r"];
    let ids = serde_json::json!([null, 7, {"a": [1]}, "\u{0}\u{85}", false]);
    let input: String = texts
        .iter()
        .zip(ids.as_array().unwrap())
        .map(|(text, id)| serde_json::json!({"id": id, "text": text, "unknown": 1}).to_string() + "\n")
        .collect();
    let answer = run_with(folder.path(), &["extract", "--stream"], input.as_bytes());
    assert_eq!(answer.code, 0, "{}", answer.err);
    let rows = rows(&answer.out);
    for ((row, id), text) in rows.iter().zip(ids.as_array().unwrap()).zip(texts) {
        assert_eq!(row["id"], *id);
        for claim in row["claims"].as_array().unwrap() {
            let (start, end) = (claim["start"].as_u64().unwrap() as usize, claim["end"].as_u64().unwrap() as usize);
            let span: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(claim["text"], span);
        }
    }
    assert!(rows[2]["claims"].as_array().is_some_and(|claims| !claims.is_empty()));
}

#[test]
fn no_line_at_all_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    for input in ["", "\n", " \n\t\n"] {
        for command in ["extract", "diff"] {
            assert_eq!(run_with(folder.path(), &[command, "--stream"], input.as_bytes()).code, 3);
        }
    }
}
