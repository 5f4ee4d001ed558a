//! What an article says of itself, at its head.

use crate::model::DigestBuilder;
use crate::text::{Article, TITLE_KEYS, UPDATE_KEYS};
use chrono::NaiveDate;

/// The longest text that is taken over, in bytes: nobody is called by more.
const LONGEST: usize = 500;

/// How many names a byline may have.
const NAMES: usize = 20;

/// What the front matter of a version says of it, as it is written there. The day of publication and the address stand beside it in the
/// version, because they may be given otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stated {
    /// The headline.
    pub headline: Option<String>,
    /// Who wrote it, without "By".
    pub byline: Vec<String>,
    /// The day or time of its last update: "2026-05-07T08:00:00Z".
    pub updated: Option<String>,
}

impl Stated {
    /// Returns what `article` says of itself; what is longer than anybody writes is left out.
    pub fn of(article: &Article) -> Self {
        let front = article.front();
        let fits = |text: &&str| text.len() <= LONGEST;
        let byline: Vec<String> = front.byline().into_iter().filter(|name| name.len() <= LONGEST).take(NAMES).collect();
        Self {
            headline: front.texts(TITLE_KEYS).find(fits).map(str::to_owned),
            byline,
            updated: front.texts(UPDATE_KEYS).find(|text| is_time(text)).map(str::to_owned),
        }
    }

    /// Adds it to the seal of a version; nothing where nothing is stated.
    pub(super) fn seal(&self, seal: DigestBuilder) -> DigestBuilder {
        if *self == Self::default() {
            return seal;
        }
        let seal = seal.field("stated").optional(self.headline.as_ref());
        let seal = seal.field((self.byline.len() as u64).to_be_bytes());
        self.byline.iter().fold(seal, |seal, name| seal.field(name)).optional(self.updated.as_ref())
    }
}

/// Returns whether a text is a day, with or without a time: "2026-05-07", "2026-05-07 08:00:00 +0100".
fn is_time(text: &str) -> bool {
    let day = text.get(..10).is_some_and(|day| day.parse::<NaiveDate>().is_ok());
    let rest = |c: char| c.is_ascii_digit() || matches!(c, 'T' | 't' | 'Z' | 'z' | ':' | '.' | '+' | '-' | ' ');
    day && text.len() <= 40 && text.chars().all(rest)
}
