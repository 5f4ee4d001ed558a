//! Who wrote an article, by its bylines.

/// The most names that are read.
pub const MOST: usize = 100;

/// Returns the names of a byline: "By Jane Roe and John Doe" are two.
pub fn names(line: &str) -> Vec<String> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = ["written by ", "by: ", "by "].iter().find_map(|by| {
        let head = line.get(..by.len())?;
        head.eq_ignore_ascii_case(by).then(|| &line[by.len()..])
    });
    let line = rest.unwrap_or(&line).split(['|', '•', '·', '—']).next().unwrap_or_default();
    let parts = line.replace(" and ", ",").replace(" & ", ",").replace(';', ",");
    let mut out: Vec<String> = Vec::new();
    for name in parts.split(',').map(str::trim).filter(|name| is_name(name)).take(MOST) {
        if !out.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            out.push(name.to_owned());
        }
    }
    out
}

/// Returns whether that may be a name: no address, no sentence.
fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    name.contains(char::is_alphabetic)
        && (1..=6).contains(&words)
        && !name.contains("://")
        && !name.contains('@')
        && !name.starts_with("www.")
        && !name.starts_with('/')
        && !name.contains(|c: char| c.is_ascii_digit())
}
