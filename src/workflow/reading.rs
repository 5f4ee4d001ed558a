//! A text and its claims, however long it is.

use super::unread::{self, Unread};
use crate::extract::{ByParts, Context, extract, stated};
use crate::model::Claim;
use crate::text::{self, Article, Language, Original, Part, Reading, decode};
use std::sync::Arc;

/// A text to find the claims of.
#[derive(Debug)]
pub(crate) enum Text {
    /// It is read once, with all its claims.
    Whole(Box<Article>, Vec<Claim>),
    /// It is read part by part, whenever its claims are asked for.
    Long(Box<Long>),
}

/// A text that is too long to be read at once.
#[derive(Debug)]
pub(crate) struct Long {
    text: String,
    original: Option<Arc<Original>>,
    reading: Reading,
    parts: Vec<Part>,
    context: Context,
    manner: Manner,
}

/// How a text is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Manner {
    /// As English, whatever its words look like.
    pub english: bool,
    /// For the sentences in the article's own voice as well.
    pub assertions: bool,
}

impl Long {
    fn articles(&self) -> impl Iterator<Item = Article> {
        self.parts.iter().map(|part| {
            let article = Article::of_part(&self.text, part, self.reading.clone());
            let article = match &self.original {
                Some(original) => article.behind(original.clone(), part.range.start),
                None => article,
            };
            if self.manner.english { article.in_english() } else { article }
        })
    }
}

impl Text {
    /// Finds the claims of a text, or gets ready to; `original` is what it is a reading of.
    pub fn new(
        text: String,
        original: Option<Arc<Original>>,
        reading: impl Into<Reading>,
        context: Context,
        manner: Manner,
    ) -> Self {
        let reading = reading.into();
        let parts = text::parts(&text, reading.markup);
        if parts.len() > 1 {
            return Self::Long(Box::new(Long { text, original, reading, parts, context, manner }));
        }
        let article = Article::new(text, reading);
        let article = match original {
            Some(original) => article.behind(original, 0),
            None => article,
        };
        let article = if manner.english { article.in_english() } else { article };
        let claims = if manner.assertions { extract(&article, &context) } else { stated(&article, &context) };
        Self::Whole(Box::new(article), claims)
    }

    /// Hands `each` the claims, part by part.
    pub fn each(&self, mut each: impl FnMut(&Article, &[Claim])) {
        match self {
            Self::Whole(article, claims) => each(article, claims),
            Self::Long(long) => {
                let mut finder = ByParts::new(long.context, long.manner.assertions);
                long.articles().for_each(|article| each(&article, &finder.next(&article)));
            }
        }
    }

    /// Returns the language that it seems to be in, by its first part; none where that is English.
    pub fn language(&self) -> Option<Language> {
        match self {
            Self::Whole(article, _) => article.language(),
            Self::Long(long) => long.articles().next()?.language(),
        }
    }

    /// Returns what is not read.
    pub fn unread(&self) -> Vec<Unread> {
        let mut out = Vec::new();
        match self {
            Self::Whole(article, _) => unread::add(None, article, &mut out),
            Self::Long(long) => long.articles().for_each(|article| unread::add(None, &article, &mut out)),
        }
        out
    }
}

/// Returns whether an article, whose file holds `bytes`, has more than `most` claims, without reading more of it at a time than a part.
/// Only numbers are claims so close to each other that this needs to be asked before the whole is read: one with fewer is not read.
pub(crate) fn holds_more(article: &Article, bytes: &[u8], context: Context, most: usize) -> bool {
    // A number and what parts it from the next one take two bytes.
    if article.text().len() < 2 * most {
        return false;
    }
    let digit = |byte: &u8| byte.is_ascii_digit();
    let numbers = article.text().as_bytes().chunk_by(|a, b| digit(a) && digit(b)).filter(|run| run.iter().all(digit));
    if numbers.take(most + 1).count() <= most {
        return false;
    }
    let Ok(text) = decode(bytes) else { return false };
    let mut finder = ByParts::new(context, false);
    let mut left = most;
    text::parts(&text, article.markup()).iter().any(|part| {
        let claims = finder.next(&Article::of_part(&text, part, article.markup())).len();
        let more = claims > left;
        left = left.saturating_sub(claims);
        more
    })
}
