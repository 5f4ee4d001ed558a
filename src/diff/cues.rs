//! Words that attribute, where they stand.

use crate::align::passage::Passage;
use crate::diff::weight;
use crate::english::data::list;
use crate::english::lexicon;
use std::ops::Range;

/// Returns whether a cue stands right beside `range`, so that what stands in it speaks.
pub(super) fn by_cue(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let cue = |at: Option<usize>| {
        at.and_then(|at| passage.atoms.get(at))
            .is_some_and(|atom| atom.quotation.is_none() && lexicon::cue(&atom.canon).is_some())
    };
    let word =
        |at: Option<usize>, is: &str| at.and_then(|at| passage.atoms.get(at)).is_some_and(|atom| atom.canon == is);
    let (before, after) = (range.start.checked_sub(1), Some(range.end));
    let titles = (1..4).take_while(|k| {
        let at = range.start.checked_sub(*k).and_then(|at| passage.atoms.get(at));
        at.is_some_and(|atom| atom.capital || atom.canon == "the" || lexicon::title(&atom.canon))
    });
    let lead = range.start.checked_sub(titles.count() + 1);
    // "In Tarn, Penn said": behind a comma somebody else speaks.
    let tied = |at: usize| {
        let end = at.checked_sub(1).and_then(|at| passage.atoms.get(at)).map_or(0, |atom| atom.span.end);
        let start = passage.atoms.get(at).map_or(end, |atom| atom.span.start);
        !passage.reader.article.text().get(end..start).is_some_and(|gap| gap.contains(','))
    };
    let tail = (0..3).take_while(|k| {
        let at = range.end + k;
        passage.atoms.get(at).is_some_and(|atom| atom.capital && !atom.initial) && tied(at)
    });
    let tail = Some(range.end + tail.count());
    cue(before)
        || cue(after)
        || cue(lead)
        || cue(tail)
        || (word(lead, "to") && cue(lead.and_then(|at| at.checked_sub(1))))
}

/// Returns whether a cue stands within a few words of `range`.
pub(super) fn near_cue(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let near = range.start.saturating_sub(4)..(range.end + 10).min(passage.atoms.len());
    let near = passage.atoms.get(near).unwrap_or_default();
    near.iter().any(|atom| atom.quotation.is_none() && lexicon::cue(&atom.canon).is_some())
}

/// Words right before a word that attributes by which it is a noun.
const BEFORE_NOUNS: &[&str] = list!("compare/before-nouns");

/// Returns whether the word at `at` only looks like one that attributes: it is a noun, as in "Penn's comments", "notes about the
/// ferry" and the label "Ferry claims:", or says who hears of something, as in "they are told of it".
pub(super) fn no_cue(passage: &Passage<'_>, at: usize) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| passage.atoms.get(at)).map_or("", |atom| atom.canon.as_str());
    let before = word(at.checked_sub(1));
    let owned = BEFORE_NOUNS.contains(&before);
    let noun = owned || (at == 0 && matches!(word(Some(at + 1)), "about" | "on" | "of" | "from"));
    let heard = matches!(word(Some(at)), "told" | "asked") && (weight::be(before) || matches!(before, "be" | "been"));
    let label = || {
        let end = passage.atoms.get(at).map_or(0, |atom| atom.span.end);
        passage.is_heading() && passage.reader.article.text().get(end..).is_some_and(|rest| rest.starts_with(": "))
    };
    heard || (word(Some(at)).ends_with('s') && (noun || label()))
}
