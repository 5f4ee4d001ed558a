//! Reading and comparing articles, for whoever builds on this library: plain text in, plain data out.
//!
//! What the modules below find in an article's prose is put here into words and places of the original, in the units that other
//! programs count in.

mod change;
mod claim;
#[cfg(feature = "serde")]
mod json;
mod place;

pub use change::Change;
pub use claim::{Claim, Source};
#[cfg(feature = "cli")]
pub(crate) use json::{ChangeJson, ClaimJson};
pub(crate) use place::Places;
pub use place::{Mention, Place};

use crate::diff::{self, Comparison};
use crate::extract::{Context, Dollar, Extraction, stated};
use crate::model::Alarm;
use crate::text::{self, DecodeError, Markup, decode};
use chrono::NaiveDate;
use std::cell::RefCell;
use std::fmt;

/// Reads articles and compares them: no files, no clock, no state.
///
/// ```
/// let engine = onrecord::Engine::new();
/// let article = engine.read("At least 25 people were killed, police said.");
/// let claims = engine.claims(&article);
/// let figure = claims.iter().find(|claim| claim.figure.is_some()).unwrap();
/// assert_eq!(figure.text, "At least 25 people");
/// assert_eq!(figure.source.as_ref().unwrap().name, "police");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Engine {
    dollar: Dollar,
    english: bool,
}

/// No currency of that code is written "$".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownDollar(String);

impl fmt::Display for UnknownDollar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no currency with the code {} is written \"$\"", self.0)
    }
}

impl std::error::Error for UnknownDollar {}

/// An article that was read.
#[derive(Debug)]
pub struct Article {
    text: text::Article,
    published: Option<NaiveDate>,
}

impl Article {
    /// Sets the day of publication, against which "Tuesday" is read. Without it, the day that the article states is taken.
    #[must_use]
    pub fn published(self, day: NaiveDate) -> Self {
        Self { published: Some(day), ..self }
    }

    /// Returns the text that the article was read from.
    pub fn source(&self) -> &str {
        self.text.source()
    }

    /// Returns why the words were not read: "not English (German?)"; then only quotation marks and digits were. `None` where they were.
    pub fn not_read(&self) -> Option<String> {
        self.text.language().map(text::Language::told)
    }
}

impl Engine {
    /// Returns an engine that takes a bare "$" for the dollar of the United States.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a bare "$" for the currency with that ISO 4217 code: "AUD", "CAD".
    ///
    /// # Errors
    /// Where no currency of that code is written "$".
    pub fn with_dollar(self, code: &str) -> Result<Self, UnknownDollar> {
        let dollar = Dollar::from_code(code).ok_or_else(|| UnknownDollar(code.to_owned()))?;
        Ok(Self { dollar, ..self })
    }

    /// Reads every article as English, whatever its words look like.
    #[must_use]
    pub fn in_english(self) -> Self {
        Self { english: true, ..self }
    }

    /// Reads plain text.
    pub fn read(&self, text: &str) -> Article {
        self.article(text.to_owned(), Markup::Plain)
    }

    /// Reads Markdown: its prose, without front matter, code and HTML.
    pub fn read_markdown(&self, text: &str) -> Article {
        self.article(text.to_owned(), Markup::Markdown)
    }

    /// Reads the bytes of a file, UTF-8 or UTF-16; `extension` is the ending of its name: `md` for Markdown, anything else for
    /// plain text. All places are then those of the decoded text.
    ///
    /// # Errors
    /// Where the bytes are no text: the error says which byte, and why.
    pub fn read_bytes(&self, bytes: &[u8], extension: &str) -> Result<Article, DecodeError> {
        Ok(self.article(decode(bytes)?, Markup::of_extension(extension)))
    }

    fn article(&self, text: String, markup: Markup) -> Article {
        let text = text::Article::new(text, markup);
        Article { text: if self.english { text.in_english() } else { text }, published: None }
    }

    /// Returns the claims of an article, in its order: quotations, statements, figures and dates.
    pub fn claims(&self, article: &Article) -> Vec<Claim> {
        let found = stated(&article.text, &self.context(article.published));
        let places = Places::new(&article.text);
        found.iter().map(|claim| Claim::of(&places, claim)).collect()
    }

    /// Returns what changed from `old` to `new`, in the order of the new version. What differs in typography alone is left out.
    ///
    /// ```
    /// use onrecord::{Alarm, ChangeName, Engine};
    ///
    /// let engine = Engine::new();
    /// let old = engine.read("At least 25 people were killed, police said.");
    /// let new = engine.read("28 people were killed, police said.");
    /// let change = &engine.compare(&old, &new)[0];
    /// assert_eq!(change.alarm, Alarm::Must);
    /// assert!(change.names.contains(&ChangeName::FigureChanged));
    /// assert_eq!(change.note, "25 → 28, three more; “At least” is gone");
    /// ```
    pub fn compare(&self, old: &Article, new: &Article) -> Vec<Change> {
        let was = self.context(old.published.or(new.published));
        let is = self.context(new.published.or(old.published));
        let found = changes((&old.text, was), (&new.text, is), false);
        let loud = found.iter().filter(|change| change.alarm() != Alarm::None);
        let (old, new) = (Places::new(&old.text), Places::new(&new.text));
        loud.map(|change| Change::of(&old, &new, change)).collect()
    }

    fn context(&self, published: Option<NaiveDate>) -> Context {
        Context { published, dollar: self.dollar }
    }
}

/// Returns what changed, reading no more of the claims than the changes need; those of typography alone only where `all` are
/// wanted.
///
/// They are those that [`crate::diff::diff`] finds by all claims of both versions, each with its context.
#[doc(hidden)]
pub fn changes(before: (&text::Article, Context), after: (&text::Article, Context), all: bool) -> Vec<diff::Change> {
    let mut comparison = Comparison::new(before.0, after.0);
    if !all {
        comparison = comparison.hushed();
    }
    let mut was = Extraction::new(before.0, before.1);
    let mut is = Extraction::revised(after.0, after.1, &was);
    let (old, new) = comparison.sentences();
    let (old, new) = (was.of(old), is.of(new));
    let (was, is) = (RefCell::new(was), RefCell::new(is));
    let finish_old = |claim: &mut _| was.borrow_mut().finish(claim);
    let finish_new = |claim: &mut _| is.borrow_mut().finish(claim);
    let mut changes = comparison.changes((&old, &finish_old), (&new, &finish_new));
    for change in changes.iter_mut().filter(|change| all || change.alarm() != Alarm::None) {
        change.before.iter_mut().for_each(finish_old);
        change.after.iter_mut().for_each(finish_new);
    }
    changes
}
