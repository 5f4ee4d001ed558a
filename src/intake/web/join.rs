//! Addresses that a page names from where it stands.

/// Returns the address that `target` names on the page at `base`, without what leads to a part of that page; none where it is none of a
/// web page.
pub(crate) fn join(base: &str, target: &str) -> Option<String> {
    let target = target.trim().split('#').next().unwrap_or_default();
    let (scheme, rest) = base.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, tail) = rest.split_at_checked(end)?;
    let tail = tail.split('#').next().unwrap_or_default();
    let path = tail.split('?').next().unwrap_or_default();
    if target.starts_with("https://") || target.starts_with("http://") {
        return Some(target.to_owned());
    }
    if let Some(rest) = target.strip_prefix("//") {
        return Some(format!("{scheme}://{rest}"));
    }
    if target.is_empty() {
        return Some(format!("{scheme}://{host}{tail}"));
    }
    if target.starts_with('?') {
        return Some(format!("{scheme}://{host}{path}{target}"));
    }
    // "mailto:x", "javascript:x"
    if target.split(['/', '?']).next().is_some_and(|first| first.contains(':')) {
        return None;
    }
    let (target, query) = target.find('?').and_then(|at| target.split_at_checked(at)).unwrap_or((target, ""));
    let folder = if target.starts_with('/') { "" } else { path.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let mut parts: Vec<&str> = Vec::new();
    let whole = format!("{folder}/{}", target.trim_start_matches('/'));
    for part in whole.split('/').skip(1) {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some(format!("{scheme}://{host}/{}{query}", parts.join("/")))
}
