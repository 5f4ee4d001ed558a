//! Addresses of articles that have no file: what of them says which article is meant, and the names that stories get from them.

use super::Slug;

/// The longest address that is recorded, in bytes.
const LONGEST: usize = 2_000;

/// Parameters that say where a reader came from, and nothing about the article; those that end in `_` begin so.
const TRACKING: [&str; 12] =
    ["utm_", "at_", "mc_", "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "ocid", "cmpid", "smid"];

/// Returns whether what a version was recorded from is an address, and no path.
pub fn is_address(path: &str) -> bool {
    let rest = path.strip_prefix("https://").or_else(|| path.strip_prefix("http://"));
    let is_plain = |c: char| c.is_ascii_graphic() || c.is_alphanumeric();
    path.len() <= LONGEST && path.chars().all(is_plain) && rest.is_some_and(|rest| !host(rest).is_empty())
}

/// What a version was recorded from that came on standard input, where no file and no address says where it stands.
pub const STREAM: &str = "-";

/// Returns what a version was recorded from as people read it: its path, its address, or "standard input".
pub fn origin(path: &str) -> &str {
    if path == STREAM { "standard input" } else { path }
}

/// Returns an address as it is recorded: the scheme and the host in lower case, no port where it is the usual one, nothing that
/// leads to a part of the page or tells where the reader came from; none where it is no address of a web page, or holds a password.
pub fn canonical(url: &str) -> Option<String> {
    let url = url.trim();
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let usual = match scheme.as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let authority = host(rest);
    let tail = rest.get(authority.len()..).unwrap_or_default();
    if authority.contains('@') {
        return None;
    }
    let authority = authority.to_lowercase();
    let authority = authority.strip_suffix(usual).unwrap_or(&authority);
    let (path, query) = tail.split_once('?').unwrap_or((tail, ""));
    let kept: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !is_tracking(part)).collect();
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    let path = if path.is_empty() { "/" } else { path };
    let path: String = path.chars().map(|c| if c == ' ' { "%20".to_owned() } else { c.to_string() }).collect();
    let whole = format!("{scheme}://{authority}{path}{query}");
    is_address(&whole).then_some(whole)
}

/// Returns what two addresses of one article have in common: `https` or `http`, `www.` and the last `/` do not matter. A path is
/// returned as it is.
pub fn key(path: &str) -> String {
    let Some((_, rest)) = path.split_once("://").filter(|_| is_address(path)) else { return path.to_owned() };
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    format!("//{}", rest.strip_suffix('/').unwrap_or(rest))
}

/// Returns the host of an address, with its port where that is not the usual one; empty where it is no address.
pub fn host_of(url: &str) -> &str {
    url.split_once("://").map_or("", |(_, rest)| host(rest))
}

/// Returns the slugs that the article at an address may have, the shortest first: of the last part of its path, with the part before
/// it, of the whole address. Where the last part is only a number, the parts before it come first.
pub fn slugs_of_address(url: &str) -> Vec<Slug> {
    let rest = decoded(key(url).trim_start_matches('/'));
    let (path, query) = rest.split_once('?').unwrap_or((&rest, ""));
    let path = path.trim_end_matches('/');
    let names = if query.is_empty() { path.to_owned() } else { format!("{path} {query}") };
    let all = Slug::of_path(&names);
    let (words, numbers): (Vec<Slug>, Vec<Slug>) =
        all.into_iter().partition(|slug| slug.as_str().contains(char::is_alphabetic));
    words.into_iter().chain(numbers).collect()
}

fn host(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn is_tracking(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
    TRACKING.iter().any(|known| if known.ends_with('_') { name.starts_with(known) } else { name == *known })
}

/// Returns a text with what stands in it as `%C3%A9` read as UTF-8, where it is.
fn decoded(text: &str) -> String {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%');
        out.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}
