//! Words between quotation marks: altered, put in place of others, come or gone.

use super::{CLOSE, Stretch, Told};
use crate::align::passage::Passage;
use crate::align::vocabulary;
use crate::diff::detail;
use crate::model::ChangeName;
use crate::text::Span;
use std::ops::Range;

/// How many words a quotation that takes another one's place has, at least, that carry something.
const REQUOTED: usize = 2;

impl Stretch<'_, '_> {
    /// Names words that differ between quotation marks.
    pub(super) fn quotation(&self, told: &mut Told<'_>) {
        let kept = |old: bool, quotation: usize| {
            let (was, is) = (&self.aligned.old.atoms, &self.aligned.new.atoms);
            self.aligned.pairs.iter().any(|(i, j)| {
                let (a, b) = (was[*i].quotation, is[*j].quotation);
                a.is_some() && b.is_some() && if old { a == Some(quotation) } else { b == Some(quotation) }
            })
        };
        let gone = self.was().iter().find_map(|atom| atom.quotation);
        let come = self.is().iter().find_map(|atom| atom.quotation);
        if gone.is_some() && self.name_mended() {
            return;
        }
        match (gone, come) {
            (None, None) => return,
            (Some(_), Some(_)) if self.requoted() => {
                told.edits.push(self.edit(ChangeName::QuoteDropped, self.swap()));
                told.edits.push(self.edit(ChangeName::QuoteAdded, self.swap()));
            }
            (Some(_), Some(_)) => {
                told.edits.push(self.edit(ChangeName::QuoteAltered, format!("inside the quotation: {}", self.swap())))
            }
            (Some(quotation), None) if kept(true, quotation) => {
                told.edits.push(self.edit(ChangeName::QuoteAltered, format!("inside the quotation: {}", self.swap())));
            }
            (None, Some(quotation)) if kept(false, quotation) => {
                told.edits.push(self.edit(ChangeName::QuoteAltered, format!("inside the quotation: {}", self.swap())));
            }
            (Some(quotation), None) if quoted_in(self.aligned.old, (quotation, &self.hunk.old), self.aligned.new) => {
                told.edits.push(self.edit(ChangeName::Reworded, self.swap()));
            }
            (None, Some(quotation)) if quoted_in(self.aligned.new, (quotation, &self.hunk.new), self.aligned.old) => {
                told.edits.push(self.edit(ChangeName::Reworded, self.swap()));
            }
            (Some(_), None) => told.edits.push(self.edit(ChangeName::QuoteDropped, self.swap())),
            (None, Some(_)) => told.edits.push(self.edit(ChangeName::QuoteAdded, self.swap())),
        }
        told.quotation = told.edits.last().map(|edit| edit.name);
    }

    /// Returns whether other words stand between marks than did before: both quotations say something, and nothing of the one is in
    /// the other.
    fn requoted(&self) -> bool {
        let said = |passage: &Passage<'_>, range: &Range<usize>| -> Vec<String> {
            let near = range.start.saturating_sub(CLOSE)..(range.end + CLOSE).min(passage.atoms.len());
            let quotation = passage.atoms.get(range.clone()).unwrap_or_default().iter().find_map(|atom| atom.quotation);
            let atoms = passage.atoms.get(near).unwrap_or_default().iter();
            let inside = atoms.filter(|atom| atom.quotation == quotation && !atom.common());
            inside.map(|atom| atom.canon.clone()).collect()
        };
        let (was, is) = (said(self.aligned.old, &self.hunk.old), said(self.aligned.new, &self.hunk.new));
        (REQUOTED..=CLOSE).contains(&was.len())
            && (REQUOTED..=CLOSE).contains(&is.len())
            && !was.iter().any(|a| is.iter().any(|b| detail::related(a, b)))
    }
}

/// Returns whether the words of a quotation of `here` that stand in `range`, or all of it, stand between marks somewhere in the version
/// of `there` too: a headline that no longer quotes them drops nothing, and "we open at six" is said before its speaker as behind.
fn quoted_in(here: &Passage<'_>, (quotation, range): (usize, &Range<usize>), there: &Passage<'_>) -> bool {
    let article = here.reader.article;
    let stand = |span: Span| {
        let words = vocabulary::quoted(article, span);
        words.is_some_and(|words| there.reader.quotes().have(&words))
    };
    let inside = here.atoms.get(range.clone()).unwrap_or_default().iter();
    let part = inside.filter(|atom| atom.quotation == Some(quotation)).map(|atom| atom.span).reduce(Span::cover);
    article.quotations().get(quotation).is_some_and(|found| stand(found.span())) || part.is_some_and(stand)
}
