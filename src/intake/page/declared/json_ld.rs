//! What a page says of itself in JSON-LD, mended where it is not quite JSON.

use serde_json::Value;

/// The most articles that are looked at.
const MOST: usize = 1_000;

/// Returns the articles that a script of JSON-LD describes.
pub fn articles(script: &str) -> Vec<Value> {
    let value = serde_json::from_str(script).ok().or_else(|| serde_json::from_str(&mended(script)).ok());
    let mut out = Vec::new();
    let mut open: Vec<Value> = value.into_iter().collect();
    let mut seen = 0;
    while let Some(value) = open.pop() {
        seen += 1;
        if seen > MOST {
            break;
        }
        match value {
            Value::Array(mut items) => {
                items.reverse();
                open.append(&mut items);
            }
            Value::Object(mut object) => {
                for key in ["mainEntity", "@graph"] {
                    open.extend(object.remove(key));
                }
                if object.get("@type").is_some_and(is_article) {
                    out.push(Value::Object(object));
                }
            }
            _ => {}
        }
    }
    out
}

/// Returns whether a type is that of an article.
fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => {
            let kind = kind.rsplit(['/', '#', ':']).next().unwrap_or_default();
            kind.ends_with("Article") || kind.ends_with("Posting") && kind != "JobPosting" || kind == "Report"
        }
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// Returns JSON without comments and commas too many, with its line breaks in strings escaped.
fn mended(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut rest = script;
    let mut string = false;
    while let Some(c) = rest.chars().next() {
        let len = c.len_utf8();
        if string {
            match c {
                '\\' => {
                    // A backslash before what JSON does not escape is one too many.
                    let next = rest[len..].chars().next().unwrap_or('\\');
                    if r#""\/bfnrtu"#.contains(next) {
                        out.push(c);
                    }
                    let next = if next.is_control() { ' ' } else { next };
                    out.push(next);
                    rest = rest.get(len + next.len_utf8()..).unwrap_or_default();
                    continue;
                }
                '"' => {
                    string = false;
                    out.push(c);
                }
                '\n' => out.push_str("\\n"),
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            rest = &rest[len..];
            continue;
        }
        let skip = |end: &str| rest.find(end).map_or(rest.len(), |at| at + end.len());
        let skipped = [("/*", "*/"), ("//", "\n"), ("<!--", ""), ("-->", ""), ("<![CDATA[", ""), ("]]>", "")]
            .iter()
            .find(|(opens, _)| rest.starts_with(opens))
            .map(|(opens, end)| if end.is_empty() { opens.len() } else { skip(end) });
        if let Some(len) = skipped {
            // What a comment of one line hides may be a mark of CDATA only.
            rest = &rest[len..];
            continue;
        }
        if matches!(c, '}' | ']') && out.trim_end().ends_with(',') {
            out.truncate(out.trim_end().len() - 1);
        }
        string = c == '"';
        if c != ';' {
            out.push(c);
        }
        rest = &rest[len..];
    }
    out
}

/// Returns the text of a value: itself, its name, or those of the first of several.
pub fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => ["name", "@id", "url", "@value"].iter().find_map(|key| text(object.get(*key)?)),
        Value::Array(values) => values.iter().find_map(text),
        _ => None,
    }
}

/// Returns the names of a value: itself, or those of each of several.
pub fn names(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().flat_map(names).collect(),
        Value::Object(object) => object.get("name").map(names).unwrap_or_default(),
        value => text(value).into_iter().collect(),
    }
}
