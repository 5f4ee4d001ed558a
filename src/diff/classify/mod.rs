//! What kind of difference a stretch of words is: a figure, a hedge, a negation, a name, or only other words.

mod bound;
mod counted;
mod days;
mod exceptions;
mod exchanged;
mod governed;
mod hedges;
mod names;
mod numbers;
mod plans;
mod polarity;
mod ranks;
mod recast;
mod replaced;
mod roles;
mod slots;
mod stance;
mod states;
mod times;
mod turned;
mod voice;
mod wording;

use super::facts::{self, Facts};
use crate::align::aligned::{Aligned, Hunk};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::align::vocabulary;
use crate::diff::detail;
use crate::diff::edit::{Edit, shown};
use crate::diff::relocated;
use crate::english::data::list;
use crate::model::{Alarm, ChangeName};
use crate::text::Span;
use std::ops::Range;

/// A stretch that stands on one side only and has this many words is a clause of its own: what it says is new or
/// gone, and changes nothing of what the rest says.
const CLAUSE: usize = 6;

/// How many words a clause has at least that a word of joining begins, or that marks set off.
const JOINED: usize = 3;

/// How many words a quotation that takes another one's place has, at least, that carry something.
const REQUOTED: usize = 2;

/// The longest stretch in which single words are compared with each other.
const CLOSE: usize = 12;

/// Returns the named differences of all stretches that differ.
pub(crate) fn classify(aligned: &Aligned<'_>) -> Vec<Edit> {
    let mut facts: Vec<Facts> = aligned.hunks.iter().map(|hunk| facts::gather(aligned, hunk)).collect();
    relocated::cancel(aligned, &mut facts);
    relocated::join(aligned, &mut facts);
    relocated::rates(aligned, &mut facts);
    turned::settle(aligned, &mut facts);
    let mut out = Vec::new();
    for (hunk, facts) in aligned.hunks.iter().zip(&facts) {
        let before = out.len();
        let whole = Stretch { aligned, hunk, facts };
        if whole.in_addresses() {
            out.push(whole.edit(ChangeName::Reworded, whole.swap()));
            continue;
        }
        if whole.aside() {
            out.push(whole.edit(ChangeName::Reworded, whole.swap()));
            continue;
        }
        if facts.old.swapped {
            whole.swapped(&mut out);
        }
        let quoted = whole.quotation(&mut out);
        if !quoted && whole.address() {
            out.push(whole.edit(ChangeName::DetailChanged, format!("another address: {}", whole.swap())));
            continue;
        }
        if !quoted && (whole.rejoined() || whole.shortened()) {
            out.push(whole.edit(ChangeName::Respelled, whole.swap()));
            continue;
        }
        let compared = !whole.is_clause() || quoted;
        // What a quotation says that is new or gone altogether, hedges and negations with it, changes nothing of what stays.
        let another = out.last().is_some_and(|edit| quoted && edit.name != ChangeName::QuoteAltered);
        if whole.excepted_alike() {
            out.push(whole.edit(ChangeName::Reworded, whole.swap()));
            continue;
        }
        if !quoted && whole.excepted() {
            out.push(whole.edit(ChangeName::HedgeChanged, whole.gone_or_new("an exception: ")));
            continue;
        }
        if compared {
            whole.figures(&mut out);
            whole.dates(&mut out);
        }
        if compared && !another {
            whole.hedges(&mut out);
            whole.polarity(&mut out);
        } else if !quoted && whole.conditions() && !whole.moved_condition() {
            out.push(whole.edit(ChangeName::HedgeChanged, whole.gone_or_new("a condition: ")));
        } else if !quoted && whole.limited() {
            out.push(whole.edit(ChangeName::HedgeChanged, whole.gone_or_new("a restriction: ")));
        }
        if !quoted {
            whole.attribution(&mut out);
        }
        whole.replace(&mut out, before);
        if out.len() == before {
            out.push(whole.wording());
        }
        whole.apposition(&mut out, before);
        out[before..].iter_mut().for_each(|edit| edit.quoted = quoted);
    }
    out.extend(wording::carried_away(aligned));
    let voice = voice::changed(aligned);
    if voice.is_none()
        && let Some(turned) = exchanged::changed_places(aligned)
    {
        let told = |edit: &Edit| {
            let within = turned.old.start <= edit.old.start && edit.old.end <= turned.old.end;
            within && matches!(edit.name, ChangeName::DetailChanged | ChangeName::Reworded)
        };
        out.retain(|edit| !told(edit));
        if !loud(&out) {
            out.push(turned);
        }
    }
    match voice {
        Some(voice::Voice::Same) => {
            for edit in out.iter_mut().filter(|edit| voice::only_moved(aligned, edit)) {
                edit.name = ChangeName::Reworded;
            }
        }
        Some(voice::Voice::Turned(edit)) => out.push(edit),
        None if !loud(&out) => {
            let turned = roles::exchanged(aligned).or_else(|| roles::redirected(aligned));
            out.extend(turned.or_else(|| states::moved_on(aligned)));
        }
        None => {}
    }
    if !loud(&out) {
        out.extend(recast::changed(aligned, &facts));
    }
    if loud(&out)
        && let Some(deed) = voice::conversed(aligned)
    {
        for edit in out.iter_mut().filter(|edit| voice::told_from_the_other_side(aligned, deed, edit)) {
            edit.name = ChangeName::Reworded;
        }
    }
    out
}

fn loud(edits: &[Edit]) -> bool {
    edits.iter().any(|edit| edit.name.alarm() == Alarm::Must)
}

/// One stretch with what it holds.
struct Stretch<'s, 'a> {
    aligned: &'s Aligned<'a>,
    hunk: &'s Hunk,
    facts: &'s Facts,
}

impl Stretch<'_, '_> {
    fn was(&self) -> &[Atom] {
        self.aligned.old.atoms.get(self.hunk.old.clone()).unwrap_or_default()
    }

    fn is(&self) -> &[Atom] {
        self.aligned.new.atoms.get(self.hunk.new.clone()).unwrap_or_default()
    }

    /// Returns a difference that the whole stretch makes.
    fn edit(&self, name: ChangeName, note: String) -> Edit {
        Edit { name, old: self.hunk.old.clone(), new: self.hunk.new.clone(), note, quoted: false }
    }

    /// Returns whether all words of it are parts of addresses of the web.
    fn in_addresses(&self) -> bool {
        let within = |passage: &Passage<'_>, atom: &Atom| {
            let text = passage.reader.article.text();
            let before = text.get(..atom.span.start).unwrap_or_default();
            let tied = before.chars().rev().take(ADDRESS).take_while(|c| !c.is_whitespace());
            let from = atom.span.start - tied.map(char::len_utf8).sum::<usize>();
            let run = text.get(from..atom.span.end).unwrap_or_default();
            run.contains("://")
                || run.contains("www.")
                || text.get(atom.span.end..).is_some_and(|rest| rest.starts_with("://"))
        };
        let all = |passage: &Passage<'_>, atoms: &[Atom]| atoms.iter().all(|atom| within(passage, atom));
        all(self.aligned.old, self.was()) && all(self.aligned.new, self.is())
    }

    /// Returns whether it stands on one side only and says something of its own: it is long, or joined or set off.
    fn is_clause(&self) -> bool {
        self.lone().is_some_and(|(passage, range)| {
            range.len() >= CLAUSE
                || (range.len() >= JOINED && opens_clause(passage, range))
                || (range.len() > JOINED && set_off(passage, range))
        })
    }

    /// Returns the words that stand on one side only, with the side's passage.
    fn lone(&self) -> Option<(&Passage<'_>, &Range<usize>)> {
        match (self.hunk.old.is_empty(), self.hunk.new.is_empty()) {
            (true, false) => Some((self.aligned.new, &self.hunk.new)),
            (false, true) => Some((self.aligned.old, &self.hunk.old)),
            _ => None,
        }
    }

    /// Returns whether only a phrase came or went that introduces what is said: "it should be noted that".
    fn aside(&self) -> bool {
        let Some((passage, range)) = self.lone() else { return false };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let words = || atoms.iter().map(|atom| atom.canon.as_str());
        !atoms.iter().any(|atom| atom.quotation.is_some()) && ASIDES.iter().any(|phrase| phrase.split(' ').eq(words()))
    }

    fn swap(&self) -> String {
        let (old, new) = (&self.hunk.old, &self.hunk.new);
        match (old.is_empty(), new.is_empty()) {
            (false, false) => self.becomes(old, new),
            (_, true) => format!("{} is gone", shown(self.aligned.old, old.clone())),
            (true, _) => format!("{} is new", shown(self.aligned.new, new.clone())),
        }
    }

    fn becomes(&self, old: &Range<usize>, new: &Range<usize>) -> String {
        format!("{} → {}", shown(self.aligned.old, old.clone()), shown(self.aligned.new, new.clone()))
    }

    fn gone_or_new(&self, what: &str) -> String {
        format!("{what}{}", self.swap())
    }

    /// Names words that differ between quotation marks; returns whether there are any.
    fn quotation(&self, out: &mut Vec<Edit>) -> bool {
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
            return false;
        }
        match (gone, come) {
            (None, None) => return false,
            (Some(_), Some(_)) if self.requoted() => {
                out.push(self.edit(ChangeName::QuoteDropped, self.swap()));
                out.push(self.edit(ChangeName::QuoteAdded, self.swap()));
            }
            (Some(_), Some(_)) => {
                out.push(self.edit(ChangeName::QuoteAltered, format!("inside the quotation: {}", self.swap())))
            }
            (Some(quotation), None) if kept(true, quotation) => {
                out.push(self.edit(ChangeName::QuoteAltered, format!("inside the quotation: {}", self.swap())));
            }
            (None, Some(quotation)) if kept(false, quotation) => {
                out.push(self.edit(ChangeName::QuoteAltered, format!("inside the quotation: {}", self.swap())));
            }
            (Some(quotation), None) if quoted_in(self.aligned.old, (quotation, &self.hunk.old), self.aligned.new) => {
                out.push(self.edit(ChangeName::Reworded, self.swap()));
            }
            (None, Some(quotation)) if quoted_in(self.aligned.new, (quotation, &self.hunk.new), self.aligned.old) => {
                out.push(self.edit(ChangeName::Reworded, self.swap()));
            }
            (Some(_), None) => out.push(self.edit(ChangeName::QuoteDropped, self.swap())),
            (None, Some(_)) => out.push(self.edit(ChangeName::QuoteAdded, self.swap())),
        }
        true
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

    /// Names a number or name that changed places with another.
    fn swapped(&self, out: &mut Vec<Edit>) {
        let number = self.was().iter().any(|atom| atom.reading != Reading::Word);
        let change = if number { ChangeName::FigureChanged } else { ChangeName::EntityChanged };
        out.push(self.edit(change, format!("{} changed places", shown(self.aligned.old, self.hunk.old.clone()))));
    }
}

/// Phrases that introduce or stress what is said, and say nothing themselves.
const ASIDES: &[&str] = list!("compare/asides");

/// The longest address, in characters, that is read whole.
const ADDRESS: usize = 200;

/// Returns whether a word begins `range` that joins a clause of its own to the rest.
fn opens_clause(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let first = passage.atoms.get(range.start).map_or("", |atom| atom.canon.as_str());
    let ends = passage.atoms.get(range.end).is_none_or(|_| parted(passage, range.end));
    matches!(first, "although" | "as" | "because" | "but" | "though" | "when" | "which" | "while" | "who") && ends
}

/// Returns whether marks set `range` off from what stands before and behind it.
fn set_off(passage: &Passage<'_>, range: &Range<usize>) -> bool {
    let start = range.start == 0 || parted(passage, range.start);
    start && (range.end >= passage.atoms.len() || parted(passage, range.end))
}

/// Returns whether a mark stands before the word at `at`: a comma, a dash, a bracket, a colon.
fn parted(passage: &Passage<'_>, at: usize) -> bool {
    let start = at.checked_sub(1).and_then(|at| passage.atoms.get(at)).map_or(passage.span.start, |atom| atom.span.end);
    let gap = passage.atoms.get(at).and_then(|atom| passage.reader.article.text().get(start..atom.span.start));
    gap.is_some_and(|gap| gap.contains([',', ';', ':', '(', ')', '–', '—']) || gap.contains(" - "))
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
