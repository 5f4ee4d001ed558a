//! JSON Feed.

use super::{Feed, Item, NoFeed};
use serde::Deserialize;

/// How the name of every version of the format begins.
const VERSION: &str = "https://jsonfeed.org/version/";

#[derive(Deserialize)]
struct Document {
    version: String,
    #[serde(default)]
    items: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    url: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
}

/// Reads a feed into `feed`.
pub(super) fn read(text: &str, base: &str, feed: &mut Feed) -> Result<(), NoFeed> {
    let document: Document =
        serde_json::from_str(text).map_err(|error| if error.is_eof() { NoFeed::Broken } else { NoFeed::Other })?;
    let version = document.version.replacen("http://", "https://", 1);
    if !version.starts_with(VERSION) {
        return Err(NoFeed::Other);
    }
    for Entry { url, date_published: published, date_modified: changed } in document.items {
        feed.take(base, false, &Item { url, published, changed });
    }
    Ok(())
}
