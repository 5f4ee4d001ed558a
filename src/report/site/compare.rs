//! Two versions side by side, paragraph by paragraph, and the first one alone.

use super::html::Html;
use super::marks::{self, Mark, Side};
use super::rows::{Row, rows};
use crate::diff::Change;
use crate::model::Alarm;
use crate::text::{Article, Block, BlockKind};
use crate::workflow::words;
use std::collections::BTreeSet;

/// Two neighbouring versions with what changed between them.
pub(super) struct Comparison<'a> {
    pub old: &'a Article,
    pub new: &'a Article,
    pub changes: &'a [Change],
    /// The numbers of the two versions.
    pub numbers: (u32, u32),
}

/// Writes the two versions in two columns; paragraphs that are the same in both are folded away.
pub(super) fn columns(h: &mut Html, comparison: &Comparison<'_>) {
    let Comparison { old, new, changes, .. } = comparison;
    let (gone, fresh) = (marks::marks(changes, Side::Old), marks::marks(changes, Side::New));
    let rows = rows(old, new, changes);
    // A change is named beside its new words; beside its old ones where there are no new ones.
    let named: BTreeSet<usize> = fresh.iter().flat_map(|mark| mark.changes.iter().copied()).collect();
    let mut untold: BTreeSet<usize> = (0..changes.len()).collect();
    let mut writer = Writer { comparison, gone: &gone, fresh: &fresh, named: &named, untold: &mut untold };
    h.tag("div", &[("class", "columns")], |h| {
        h.tag("div", &[("class", "row heads"), ("aria-hidden", "true")], |h| {
            h.leaf("p", &[], &format!("Version {}", comparison.numbers.0));
            h.leaf("p", &[], &format!("Version {}", comparison.numbers.1));
        });
        for run in rows.chunk_by(|a, b| is_same(comparison, a) == is_same(comparison, b)) {
            if run.first().is_some_and(|row| is_same(comparison, row)) {
                folded(h, comparison, run);
            } else {
                run.iter().for_each(|row| writer.row(h, row));
            }
        }
    });
}

/// Writes the whole text of a version.
pub(super) fn text(h: &mut Html, article: &Article) {
    h.tag("div", &[("class", "text")], |h| {
        for block in article.blocks() {
            h.leaf("p", &[("class", class(block))], article.slice(block.span));
        }
    });
}

fn is_same(comparison: &Comparison<'_>, row: &Row) -> bool {
    matches!(row, Row::Pair(i, j) if words_of(comparison.old, *i) == words_of(comparison.new, *j))
}

fn words_of(article: &Article, block: usize) -> &str {
    article.blocks().get(block).map_or("", |block| article.slice(block.span))
}

fn folded(h: &mut Html, comparison: &Comparison<'_>, run: &[Row]) {
    h.tag("details", &[("class", "same")], |h| {
        h.leaf("summary", &[], &format!("{}, unchanged", words::count(run.len(), "paragraph")));
        for row in run {
            if let Row::Pair(_, j) = row
                && let Some(block) = comparison.new.blocks().get(*j)
            {
                h.leaf("p", &[("class", class(block))], comparison.new.slice(block.span));
            }
        }
    });
}

/// Writes rows, and remembers which changes it has named.
struct Writer<'w> {
    comparison: &'w Comparison<'w>,
    gone: &'w [Mark],
    fresh: &'w [Mark],
    named: &'w BTreeSet<usize>,
    untold: &'w mut BTreeSet<usize>,
}

impl Writer<'_> {
    fn row(&mut self, h: &mut Html, row: &Row) {
        let (old, new) = match row {
            Row::Pair(i, j) => (Some(*i), Some(*j)),
            Row::Old(i) => (Some(*i), None),
            Row::New(j) => (None, Some(*j)),
        };
        h.tag("div", &[("class", "row")], |h| {
            self.cell(h, Side::Old, old);
            self.cell(h, Side::New, new);
        });
    }

    fn cell(&mut self, h: &mut Html, side: Side, at: Option<usize>) {
        let (article, number, marks) = match side {
            Side::Old => (self.comparison.old, self.comparison.numbers.0, self.gone),
            Side::New => (self.comparison.new, self.comparison.numbers.1, self.fresh),
        };
        let Some(block) = at.and_then(|at| article.blocks().get(at)) else {
            h.leaf("div", &[("class", "cell empty")], "");
            return;
        };
        h.tag("div", &[("class", "cell")], |h| {
            h.leaf("span", &[("class", "version")], &format!("Version {number}: "));
            h.tag("p", &[("class", class(block))], |h| {
                marks::block(h, article, block.span, marks, side, |h, at| self.tag(h, side, at));
            });
        });
    }

    fn tag(&mut self, h: &mut Html, side: Side, at: usize) {
        let Some(change) = self.comparison.changes.get(at) else { return };
        let its_side = side == Side::New || !self.named.contains(&at);
        if its_side && change.alarm() != Alarm::None && self.untold.remove(&at) {
            marks::tag(h, change, at + 1, &super::change::anchor(self.comparison.numbers.1, at + 1));
        }
    }
}

fn class(block: &Block) -> &'static str {
    match block.kind {
        BlockKind::Heading => "heading",
        BlockKind::Paragraph | BlockKind::Cell => "paragraph",
        BlockKind::ListItem => "item",
        BlockKind::BlockQuote => "blockquote",
    }
}
