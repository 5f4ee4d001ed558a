//! What every page of the site shares: its head, the way around, its style and its script.
//!
//! A page is one file that can be mailed: style and script stand inside it, and the policy in its head allows these two
//! by their digests and nothing else, so that even markup that got in by a mistake of ours could not act or load.

use super::html::Html;
use crate::ledger::Slug;
use sha2::{Digest as _, Sha256};

/// How every page of ours begins, so that it can be told from a page that somebody else put in the folder.
pub const BEGINNING: &str = concat!(
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n",
    "<meta name=\"generator\" content=\"onrecord report\">\n"
);

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The pages that every page links to, from the site's folder.
pub(super) const PLACES: [(&str, &str); 2] = [("index.html", "Stories"), ("claims.html", "All claims")];

/// Returns the address, from the site's folder, of a file of the story `slug` in `folder`; letters beyond ASCII are written as
/// a browser would send them.
pub(super) fn address(folder: &str, slug: &Slug, ending: &str) -> String {
    let mut out = String::new();
    for byte in format!("{folder}/{slug}.{ending}").bytes() {
        if byte.is_ascii() { out.push(char::from(byte)) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}

/// Where a page lies in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the site's folder, under that name.
    Top(&'static str),
    /// Below `stories/`.
    Story,
}

/// Returns a whole page titled `title`, with what `main` writes in its main part.
pub(super) fn page(title: &str, place: Place, main: impl FnOnce(&mut Html)) -> String {
    let mut h = Html::default();
    h.ours(BEGINNING);
    h.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", &policy())]);
    h.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    h.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    h.void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
    // Without this, browsers ask the server for an icon of their own accord.
    h.void("link", &[("rel", "icon"), ("href", "data:,")]);
    h.leaf("title", &[], title);
    h.tag("style", &[], |h| h.ours(STYLE));
    h.ours("</head>\n<body>\n");
    h.leaf("a", &[("class", "skip"), ("href", "#main")], "Skip to the content");
    h.tag("header", &[("class", "top")], |h| {
        h.tag("nav", &[("aria-label", "Report")], |h| navigation(h, place));
    });
    h.tag("main", &[("id", "main"), ("tabindex", "-1")], main);
    h.tag("footer", &[], |h| {
        h.tag("p", &[], |h| {
            h.text("Made by onrecord from the ledger alone. A record proves what stood in an article, ");
            h.text("not that it is true, nor that the source said it.");
        });
    });
    h.tag("script", &[], |h| h.ours(SCRIPT));
    h.ours("</body>\n</html>\n");
    h.into_string()
}

fn navigation(h: &mut Html, place: Place) {
    h.leaf("span", &[("class", "brand")], "On record");
    for (name, title) in PLACES {
        h.text(" ");
        match place {
            Place::Top(here) if here == name => h.leaf("a", &[("href", name), ("aria-current", "page")], title),
            Place::Top(_) => h.leaf("a", &[("href", name)], title),
            Place::Story => h.leaf("a", &[("href", &format!("../{name}"))], title),
        }
    }
}

/// Returns the policy that lets a browser run our script and use our style, and load nothing.
fn policy() -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        digest(STYLE),
        digest(SCRIPT)
    )
}

/// Returns the digest of `text` as a policy names it: `sha256-` and Base64.
fn digest(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bytes = Sha256::digest(text.as_bytes());
    let mut out = String::from("sha256-");
    for group in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | usize::from(group.get(at).copied().unwrap_or_default()));
        for letter in 0..4 {
            let known = letter <= group.len();
            out.push(if known { char::from(LETTERS[bits >> (18 - 6 * letter) & 63]) } else { '=' });
        }
    }
    out
}
