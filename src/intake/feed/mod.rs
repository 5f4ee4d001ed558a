//! Lists of articles: feeds (RSS, Atom, JSON Feed) and sitemaps. What a list says is taken down and nothing is followed; reading takes
//! time and memory linear in its length, whatever it holds.

mod json;
mod xml;

use super::http::unpacked;
use super::page::{Moment, decode, moment};
use super::web::join;
use chrono::{DateTime, NaiveTime, Utc};

/// The most articles that are taken from one list; those that stand behind them are left out.
const MOST: usize = 10_000;

/// A list of articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// The articles, in the order of the list.
    pub articles: Vec<Listed>,
    /// The lists that a list of lists names.
    pub lists: Vec<Listed>,
    /// Whether there are more than are taken.
    pub more: bool,
}

/// An article, or another list, on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its address, whole.
    pub url: String,
    /// When it was published, or, where that is not said, last changed.
    pub time: Option<DateTime<Utc>>,
}

/// Why something is no list of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFeed {
    /// It is a web page.
    Page,
    /// It is something else.
    Other,
    /// It ends in the middle, or is written as no such list is.
    Broken,
}

impl Feed {
    /// Reads the list that came from `url`; its content tells what it is, packed or not. `charset` is the encoding that the server named,
    /// `limit` the most bytes that it may unpack to. Of a list that holds an address twice, the first one counts.
    ///
    /// # Errors
    /// Where it is none, or breaks off: whatever a broken list holds is left alone.
    pub fn read(bytes: &[u8], url: &str, charset: Option<&str>, limit: u64) -> Result<Self, NoFeed> {
        let packed = bytes.starts_with(&[0x1F, 0x8B]).then(|| unpacked(bytes.to_vec(), "gzip", limit));
        let unpacked = packed.transpose().map_err(|_| NoFeed::Broken)?;
        let (text, _) = decode(unpacked.as_deref().unwrap_or(bytes), charset);
        let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        let mut feed = Self::default();
        if text.starts_with('{') {
            json::read(text, url, &mut feed)?;
        } else if text.starts_with('<') {
            xml::read(text, url, &mut feed)?;
        } else {
            return Err(NoFeed::Other);
        }
        let mut seen = std::collections::BTreeSet::new();
        feed.articles.retain(|one| seen.insert(one.url.clone()));
        feed.lists.retain(|one| seen.insert(one.url.clone()));
        Ok(feed)
    }

    /// Takes an article, or a list, down.
    fn take(&mut self, base: &str, is_list: bool, item: &Item) {
        let Some(url) = item.url.as_deref().and_then(|url| join(base, url)) else { return };
        let to = if is_list { &mut self.lists } else { &mut self.articles };
        if to.len() < MOST {
            to.push(Listed { url, time: item.published.as_deref().or(item.changed.as_deref()).and_then(time) });
        } else {
            self.more = true;
        }
    }
}

/// What a list says of one article.
#[derive(Debug, Default)]
struct Item {
    url: Option<String>,
    published: Option<String>,
    changed: Option<String>,
}

/// Reads a time; of a day alone, its first moment.
fn time(text: &str) -> Option<DateTime<Utc>> {
    moment(text).map(|moment| match moment {
        Moment::Time(time) => time.to_utc(),
        Moment::Day(day) => day.and_time(NaiveTime::MIN).and_utc(),
    })
}
