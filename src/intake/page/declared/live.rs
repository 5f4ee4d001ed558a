//! What a page says of itself as a live blog: that it is one, and when each entry was published.

use super::super::Moment;
use super::headline::folded;
use super::{day, json_ld};
use serde_json::Value;
use std::ops::Range;

/// The most entries that are looked at.
const MOST: usize = 5_000;

/// A live blog, as its page declares it.
#[derive(Debug, Default)]
pub struct Live {
    /// Whether the page says that it is one.
    pub declared: bool,
    /// Its entries that have a time.
    pub updates: Vec<Update>,
}

/// An entry of a live blog.
#[derive(Debug)]
pub struct Update {
    /// The name of its element, by its address.
    pub anchor: Option<String>,
    /// Its headline, in small letters without marks.
    pub headline: Option<String>,
    /// When it was published, as the page writes it.
    pub stamp: String,
    /// Where that stands.
    pub place: Range<usize>,
}

impl Live {
    /// Adds what an article in JSON-LD, which stands at `place`, says.
    pub fn add(&mut self, article: &Value, place: &Range<usize>) {
        if !is_live(article) {
            return;
        }
        self.declared = true;
        let updates = match article.get("liveBlogUpdate") {
            Some(Value::Array(updates)) => updates.as_slice(),
            Some(update) => std::slice::from_ref(update),
            None => &[],
        };
        let room = MOST.saturating_sub(self.updates.len());
        self.updates.extend(updates.iter().take(room).filter_map(|update| self::update(update, place)));
    }
}

/// Returns whether an article in JSON-LD is a live blog.
fn is_live(article: &Value) -> bool {
    let named = |kind: &Value| kind.as_str().is_some_and(|kind| kind.ends_with("LiveBlogPosting"));
    match article.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

fn update(update: &Value, place: &Range<usize>) -> Option<Update> {
    let text = |key: &str| update.get(key).and_then(json_ld::text);
    let stamp = text("datePublished").or_else(|| text("dateCreated"))?;
    matches!(day::read(&stamp)?, Moment::Day(_) | Moment::Time(_)).then_some(())?;
    let anchor =
        ["url", "@id"].iter().filter_map(|key| text(key)).find_map(|to| Some(to.rsplit_once('#')?.1.to_owned()));
    let headline = text("headline").map(|headline| folded(&headline)).filter(|headline| !headline.is_empty());
    Some(Update { anchor: anchor.filter(|anchor| !anchor.is_empty()), headline, stamp, place: place.clone() })
}
