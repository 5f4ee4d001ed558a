//! An article read for attribution, or the inside of one of its quotations as if nobody quoted it.

use super::pages::{Layout, Pages};
use super::shared::Shared;
use crate::text::Article;
use std::ops::Deref;
use std::rc::Rc;

/// How many quotations inside another are looked through.
const INNER: usize = 16;

/// An article's words and sentences, ready for rules to walk over.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pages: Rc<Pages<'a>>,
    /// The quotation whose marks are passed over, by index: what it holds is read as if nobody quoted it.
    within: Option<usize>,
}

impl<'a> Deref for Reading<'a> {
    type Target = Pages<'a>;

    fn deref(&self) -> &Self::Target {
        &self.pages
    }
}

impl<'a> Reading<'a> {
    /// Reads `article`.
    pub(super) fn new(article: &'a Article) -> Self {
        Self { pages: Rc::new(Pages::new(article)), within: None }
    }

    /// Reads `article` as [`Reading::new`] does, but takes over what it has in common with `known`.
    pub(super) fn revised(article: &'a Article, known: &Self, shared: &Shared) -> Self {
        Self { pages: Rc::new(Pages::revised(article, &known.pages, *shared)), within: None }
    }

    /// Returns how its words stand together, and ends; none where somebody else still reads it.
    pub(super) fn into_layout(self) -> Option<Layout> {
        Rc::into_inner(self.pages).map(Pages::into_layout)
    }

    /// Reads the inside of an outermost quotation as if its marks were none.
    pub(super) fn within(&self, quotation: usize) -> Self {
        Self { pages: Rc::clone(&self.pages), within: Some(quotation) }
    }

    /// Returns the outermost quotation that the word at `index` stands in, by index; within a quotation, the outermost in it.
    #[inline]
    pub(super) fn quotation(&self, index: usize) -> Option<usize> {
        let outer = self.outer(index)?;
        if self.within != Some(outer) { Some(outer) } else { self.inner(outer, index) }
    }

    /// Returns the quotation right inside `outer` that the word at `index` stands in.
    fn inner(&self, outer: usize, index: usize) -> Option<usize> {
        let word = self.place(index)?;
        let inside = self.article().quotations().iter().enumerate().skip(outer + 1).take_while(|(_, it)| it.depth > 0);
        let mut near = inside.take_while(|(_, it)| it.open.start <= word.start).take(INNER);
        near.find(|(_, it)| it.depth == 1 && it.span().contains(word)).map(|(at, _)| at)
    }
}
