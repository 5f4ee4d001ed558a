//! Who is spoken of and who speaks.

use super::{CLAUSE, Stretch, Told};
use crate::align::atom::{Atom, Reading};
use crate::align::passage::Passage;
use crate::diff::cues;
use crate::diff::detail;
use crate::diff::edit::Edit;
use crate::diff::facts::{self, Side};
use crate::diff::weight;
use crate::english::lemma::share_lemma;
use crate::english::{Class, aliases, class, lexicon, spelling, thesaurus};
use crate::model::ChangeName;
use std::ops::Range;

impl Stretch<'_, '_> {
    /// Returns whether a name is mended here that is mended throughout: then the quotation was misprinted, not altered.
    pub(super) fn name_mended(&self) -> bool {
        let ([was], [is]) = (self.was(), self.is()) else { return false };
        let (old, new) = (self.aligned.old, self.aligned.new);
        let (left, right) = (bare(old.slice(was)), bare(new.slice(is)));
        was.capital
            && is.capital
            && spelling::mended(&was.canon, &is.canon)
            && !new.reader.mentions(left)
            && (old.reader.mentions(right) || old.reader.occurrences(left) > 1)
    }

    /// Names what differs in who is spoken of and who speaks.
    pub(super) fn attribution(&self, out: &mut Vec<Edit>) {
        let (old, new) = (&self.facts.old, &self.facts.new);
        let attributed = |side: &Side| side.cues.iter().any(|(_, attributes)| *attributes);
        let gained = attributed(new) && old.cues.is_empty() && new.has_source && self.attributes(self.is());
        let lost = attributed(old) && new.cues.is_empty() && old.has_source && self.attributes(self.was());
        let own = || self.of_oneself() || self.bids();
        if lost && self.told_by(true) || gained && self.told_by(false) || (lost || gained) && own() {
            return out.push(self.edit(ChangeName::Reworded, self.swap()));
        }
        if lost && !self.credited(self.aligned.old, &self.hunk.old, self.aligned.new) {
            return out.push(self.edit(ChangeName::SourceLost, self.swap()));
        }
        if gained && !self.credited(self.aligned.new, &self.hunk.new, self.aligned.old) {
            return out.push(self.edit(ChangeName::SourceGained, self.swap()));
        }
        if let Some(note) = self.credit() {
            let name = if self.hunk.old.is_empty() { ChangeName::SourceGained } else { ChangeName::SourceLost };
            return out.push(self.edit(name, note));
        }
        // What turns the claim round says already that somebody reports it otherwise.
        let turned = |edit: &Edit| edit.name == ChangeName::ClaimReversed && edit.old == self.hunk.old;
        if let (Some(was), Some(is)) = (old.cues.first(), new.cues.first())
            && was.0 != is.0
            && !out.iter().any(turned)
        {
            out.push(self.edit(ChangeName::CueChanged, self.swap()));
        }
        if self.clause {
            return;
        }
        let speaks = cues::by_cue(self.aligned.old, &self.hunk.old) || cues::by_cue(self.aligned.new, &self.hunk.new);
        match (old.names.is_empty(), new.names.is_empty()) {
            (false, false) => self.renamed(speaks, out),
            (false, true) if (new.nameless && cues::near_cue(self.aligned.new, &self.hunk.new)) || self.unknown() => {
                out.push(self.edit(ChangeName::SourceVaguened, format!("no longer named: {}", self.swap())));
            }
            (true, false) if old.nameless && speaks => out.push(self.edit(ChangeName::SourceChanged, self.swap())),
            (true, false) if self.joined(true) && self.was().len() <= 1 => {
                out.push(self.edit(ChangeName::EntityChanged, format!("one more is named: {}", self.swap())));
            }
            (false, true) if self.joined(false) && self.is().len() <= 1 => {
                out.push(self.edit(ChangeName::EntityChanged, format!("one fewer is named: {}", self.swap())));
            }
            (true, true) if self.beside(true) || self.beside(false) => {
                out.push(self.edit(ChangeName::EntityChanged, format!("one more or fewer: {}", self.swap())));
            }
            _ => {}
        }
        if old.genders != new.genders && old.genders != 0 && new.genders != 0 {
            out.push(self.edit(ChangeName::EntityChanged, self.swap()));
        }
    }

    /// Returns whether the other version attributes with the same words elsewhere in the sentence: "the ministry asked drivers to wait" and
    /// "drivers were asked by the ministry to wait".
    fn told_by(&self, lost: bool) -> bool {
        let (here, range, there) = match lost {
            true => (self.aligned.old, &self.hunk.old, self.aligned.new),
            false => (self.aligned.new, &self.hunk.new, self.aligned.old),
        };
        let changed = self.aligned.hunks.iter().flat_map(|hunk| if lost { hunk.new.clone() } else { hunk.old.clone() });
        let changed: Vec<&Atom> = changed.take(FOLLOWED).filter_map(|at| there.atoms.get(at)).collect();
        let by = changed.windows(2).any(|pair| pair[0].canon == "by");
        let mut said = here.atoms.get(range.clone()).unwrap_or_default().iter().filter(|atom| !atom.common());
        by && range.len() <= CLAUSE
            && said
                .all(|atom| changed.iter().any(|other| other.id == atom.id || share_lemma(&other.canon, &atom.canon)))
    }

    /// Returns what a headline credited behind its dash, and only one version has at all: "Left to win - poll".
    fn credit(&self) -> Option<String> {
        let (passage, range) = self.lone()?;
        let other = if self.hunk.old.is_empty() { self.aligned.old } else { self.aligned.new };
        let atoms = passage.atoms.get(range.clone())?;
        let (first, last) = (atoms.first()?, atoms.last()?);
        let start = range.start.checked_sub(1).and_then(|at| passage.atoms.get(at))?.span.end;
        let text = passage.reader.article.text();
        let dash = matches!(text.get(start..first.span.start)?.trim(), "-" | "–" | "—");
        let speaks = |atom: &Atom| {
            if matches!(atom.canon.as_str(), "video" | "live" | "photos") {
                return false;
            }
            let said = class(&atom.canon)
                .any(Class::ROLE.with(Class::COLLECTIVE).with(Class::DOCUMENT).with(Class::SURVEY).with(Class::SITS));
            said || (atom.capital && !atom.common())
        };
        let elsewhere = || atoms.iter().any(|atom| other.reader.vocabulary().says(&atom.canon));
        let whole = passage.is_heading() && range.end == passage.atoms.len() && atoms.len() <= CREDIT;
        (whole
            && dash
            && speaks(last)
            && atoms.iter().all(|atom| speaks(atom) || !atom.capital)
            && !elsewhere()
            && text.get(first.span.start..last.span.end).is_some_and(|said| !said.contains('&')))
        .then(|| {
            format!("the attribution is {}: {}", if self.hunk.old.is_empty() { "new" } else { "gone" }, self.swap())
        })
    }

    /// Returns whether somebody speaks now who is brought in as unknown: "a councillor said".
    fn unknown(&self) -> bool {
        self.is().first().is_some_and(|atom| lexicon::indefinite(&atom.canon))
            && cues::by_cue(self.aligned.new, &self.hunk.new)
    }

    /// Returns whether `atoms` attribute what stands around them, rather than being a whole statement with its source.
    fn attributes(&self, atoms: &[Atom]) -> bool {
        let Some(cue) = atoms.iter().rposition(|atom| lexicon::cue(&atom.canon).is_some()) else { return false };
        let open = atoms.last().is_some_and(|atom| atom.canon == "that");
        !self.clause || atoms[cue].canon == "according" || open || atoms.len() - cue <= CLAUSE
    }

    /// Returns whether a headline of `there` credits whoever speaks by a cue in `range` of `here` without a cue: "Levy is a trap,
    /// says Penn" and "Levy is a trap - Penn", or "Penn: Levy is a trap".
    fn credited(&self, here: &Passage<'_>, range: &Range<usize>, there: &Passage<'_>) -> bool {
        if !there.is_heading() {
            return false;
        }
        let article = there.reader.article;
        let text = article.slice(there.span);
        let tail = text.rmatch_indices(['-', '–', '—']).find(|(at, dash)| {
            text[at + dash.len()..].starts_with(char::is_whitespace) && text[..*at].ends_with(char::is_whitespace)
        });
        let (before, after) = (text.find(": ").unwrap_or(0), tail.map_or(text.len(), |(at, _)| at));
        let beside = here.atoms.get(range.start.saturating_sub(CREDIT)..(range.end + CREDIT).min(here.atoms.len()));
        let beside = beside.unwrap_or_default();
        let credits = |atom: &&Atom| {
            let at = atom.span.start - there.span.start;
            (at < before || at > after) && !atom.common()
        };
        let mut named = there.atoms.iter().filter(credits);
        named.any(|atom| beside.iter().any(|other| other.id == atom.id && lexicon::cue(&other.canon).is_none()))
    }

    /// Returns whether the stretch adds a name to another one that stays, "and Kate", that the other version has nowhere.
    fn joined(&self, come: bool) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let (passage, range, other) = if come { (new, &self.hunk.new, old) } else { (old, &self.hunk.old, new) };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let links = |atom: &Atom| matches!(atom.canon.as_str(), "and" | "or");
        // "Servicemember" and "service member".
        let apart = |atom: &Atom| {
            other.atoms.windows(2).any(|pair| atom.canon.strip_prefix(&pair[0].canon) == Some(&pair[1].canon))
        };
        let stranger = |atom: &Atom| {
            atom.capital
                && !atom.common()
                && atom.reading == Reading::Word
                && !other.reader.mentions(passage.slice(atom))
                && !apart(atom)
        };
        // "France and Spain" for "the neighbours" joins nobody to anybody.
        let stays =
            |at: usize| self.aligned.pairs.binary_search_by_key(&at, |(i, j)| if come { *j } else { *i }).is_ok();
        // "Between Penn and Lund" joins nobody who stays.
        atoms.len() <= JOINED
            && match atoms {
                [first, next, ..] if links(first) => stranger(next) && range.start.checked_sub(1).is_some_and(stays),
                [.., before, last] if links(last) => stranger(before) && stays(range.end),
                _ => false,
            }
    }

    /// Returns whether somebody who is called by an office or a role stands beside somebody who stays: "the mayor and the bishop".
    fn beside(&self, come: bool) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let (passage, range, other) = if come { (new, &self.hunk.new, old) } else { (old, &self.hunk.old, new) };
        let atoms = passage.atoms.get(range.clone()).unwrap_or_default();
        let short = self.hunk.old.len().min(self.hunk.new.len()) <= 1 && atoms.len() <= JOINED;
        let role =
            |atom: &Atom| class(&atom.canon).any(Class::ROLE.with(Class::TITLE)) && atom.reading == Reading::Word;
        let who = match atoms {
            [and, who, ..] if and.canon == "and" && role(who) => who,
            [and, the, who, ..] if and.canon == "and" && lexicon::determiner(&the.canon) && role(who) => who,
            _ => return false,
        };
        let stays =
            |at: usize| self.aligned.pairs.binary_search_by_key(&at, |(i, j)| if come { *j } else { *i }).is_ok();
        let before = range.start.checked_sub(1).filter(|at| stays(*at)).and_then(|at| passage.atoms.get(at));
        let somebody = before.is_some_and(|before| role(before) || before.capital && !before.common());
        short && somebody && !other.reader.vocabulary().says(&who.canon)
    }

    fn renamed(&self, speaks: bool, out: &mut Vec<Edit>) {
        let (old, new) = (&self.facts.old.names, &self.facts.new.names);
        let lower = |name: &str| bare(name).to_lowercase();
        // "ATM" and "ATMs".
        let several = |one: &str, more: &str| {
            more.strip_suffix('s') == Some(one) && one.len() > 1 && one.chars().all(char::is_uppercase)
        };
        let same = |was: &str, is: &str| {
            several(was, is)
                || several(is, was)
                || facts::derived(was, is)
                || aliases::of_one_country(&lower(was), &lower(is))
        };
        let rest: Vec<&String> = old.iter().filter(|was| !new.iter().any(|is| same(was, is))).collect();
        let come: Vec<&String> = new.iter().filter(|is| !old.iter().any(|was| same(was, is))).collect();
        if rest.is_empty() || come.is_empty() || facts::initials(old, new) || facts::initials(new, old) {
            return;
        }
        let phrase =
            |names: &[&String]| names.iter().map(|name| bare(name).to_lowercase()).collect::<Vec<_>>().join(" ");
        let (gone, new_name) = (phrase(&rest), phrase(&come));
        let one = aliases::alias(&gone, &new_name)
            || aliases::government(&gone, &new_name) && !self.places()
            || aliases::nickname(&gone, &new_name) && self.before_a_name()
            || self.praised(&rest, &come);
        if one {
            return out.push(self.edit(ChangeName::Reworded, self.swap()));
        }
        // "United Kingdom" and "UK", among other names.
        let among = |name: &str, names: &[&String]| names.iter().any(|other| aliases::alias(name, &lower(other)));
        if rest.len() > 1 && among(&gone, &come) || come.len() > 1 && among(&new_name, &rest) {
            return;
        }
        let mended = rest.len() == come.len() && rest.iter().zip(&come).all(|(was, is)| self.mends(was, is));
        // "In Lorne" says where, and no Lund can take its place.
        let led = |atoms: &[Atom]| atoms.first().is_some_and(|atom| weight::preposition(&atom.canon));
        if led(self.was()) != led(self.is()) && !self.was().is_empty() && !self.is().is_empty() && !speaks {
            return;
        }
        if self.described(speaks) || !speaks && (self.tied_otherwise() || self.another_headline(&rest, &come)) {
            return out.push(self.edit(ChangeName::Reworded, self.swap()));
        }
        let change = match (mended, speaks) {
            (true, _) => ChangeName::Respelled,
            (false, true) => ChangeName::SourceChanged,
            (false, false) => ChangeName::EntityChanged,
        };
        out.push(self.edit(change, self.swap()));
    }

    /// Returns whether the stretch says where something is, in either version: "in Paris".
    fn places(&self) -> bool {
        let led = |passage: &Passage<'_>, range: &Range<usize>| {
            let article = |atom: &Atom| atom.canon == "the";
            let mut before = passage.atoms.get(..range.start).unwrap_or_default().iter().rev();
            let before = before.find(|atom| !article(atom));
            let first = passage.atoms.get(range.start).filter(|_| !range.is_empty());
            [before, first].into_iter().flatten().any(|atom| atom.canon == "of" || lexicon::before_place(&atom.canon))
        };
        led(self.aligned.old, &self.hunk.old) || led(self.aligned.new, &self.hunk.new)
    }

    /// Returns whether a name that stays stands right behind the stretch: "Penn" behind "Daniel" and "Danny".
    fn before_a_name(&self) -> bool {
        self.last_name().is_some()
    }

    /// Returns the word of a name that stands right behind the stretch in both versions.
    fn last_name(&self) -> Option<&Atom> {
        let next = self.aligned.old.atoms.get(self.hunk.old.end)?;
        let same = self.aligned.new.atoms.get(self.hunk.new.end).is_some_and(|atom| atom.id == next.id);
        (same && next.capital && !next.common()).then_some(next)
    }

    /// Returns whether an ordinary word took the place of a given name that both versions have elsewhere: "Kara Lund wins" and
    /// "Superb Lund wins"; or a given name the place of such a word.
    fn praised(&self, gone: &[&String], come: &[&String]) -> bool {
        let Some(last) = self.last_name() else { return false };
        let (old, new) = (self.aligned.old.reader, self.aligned.new.reader);
        let given = |names: &[&String]| {
            let name = names.last().map(|name| bare(name).to_lowercase()).unwrap_or_default();
            old.vocabulary().says_together(&name, &last.canon) && new.vocabulary().says_together(&name, &last.canon)
        };
        let ordinary = |names: &[&String]| {
            names.iter().all(|name| {
                let word = name.to_lowercase();
                let called = class(&word).any(Class::MALE.with(Class::FEMALE));
                thesaurus::knows(&word) && !called && !old.names(name) && !new.names(name)
            })
        };
        given(gone) && ordinary(come) || ordinary(gone) && given(come)
    }

    /// Returns whether `is` is the name `was` with its spelling mended: an accent, letters that changed places, or one letter where the
    /// name is long, or where the article has the other spelling all along.
    fn mends(&self, was: &str, is: &str) -> bool {
        let (old, new) = (self.aligned.old.reader, self.aligned.new.reader);
        let (left, right) = (was.to_lowercase(), is.to_lowercase());
        let slip = spelling::transposed(&left, &right)
            || (!(was.len() <= 6 && was.chars().all(char::is_uppercase)) && spelling::mended(&left, &right));
        let known = || old.occurrences(bare(was)) <= 1 && old.mentions(bare(is)) && spelling::slip(&left, &right);
        let given = |word: &str| class(word).any(Class::MALE.with(Class::FEMALE));
        let heard = || {
            spelling::by_ear(&left, &right)
                && self.before_a_name()
                && !(given(&left) && given(&right))
                && !old.mentions(bare(is))
        };
        // "USA.gov" and "USAGov".
        let letters = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let marks = left.chars().all(|c| !c.is_ascii_digit()) && letters(&left) == letters(&right);
        marks
            || spelling::without_accents(&left) == spelling::without_accents(&right)
            || (!new.mentions(was) && (slip || known() || heard()))
    }

    /// Returns whether a headline names `come` now instead of `gone`, and the articles below speak of both all along.
    fn another_headline(&self, gone: &[&String], come: &[&String]) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let below = |passage: &Passage<'_>, name: &str| {
            let here = passage.atoms.iter().filter(|atom| bare(passage.slice(atom)) == bare(name)).count();
            passage.reader.occurrences(bare(name)) > here
        };
        let both = |name: &&String| below(old, name) && below(new, name);
        // A word for somebody without a name gives way to the name that the article has all along.
        let nobody = |name: &&String| lexicon::nameless(&bare(name).to_lowercase());
        let title = |name: &&String| lexicon::title(&bare(name).to_lowercase()) || abbreviated(name);
        // The first word of a headline has a capital in any case.
        let ordinary =
            |name: &&&String| thesaurus::knows(&bare(name).to_lowercase()) && !new.reader.names(name) && !title(name);
        let come: Vec<&String> = come.iter().filter(|name| !ordinary(name)).copied().collect();
        old.is_heading()
            && new.is_heading()
            && !self.denied(gone, &come)
            && gone.iter().all(|name| both(name) || nobody(name))
            && (come.iter().any(both) || !come.is_empty() && gone.iter().all(both) && come.iter().all(title))
            && come.iter().all(|name| both(name) || title(name))
    }

    /// Returns whether the article tells of `gone` what a headline tells of `come` now: "Lund wins title", where Penn won it.
    fn denied(&self, gone: &[&String], come: &[&String]) -> bool {
        let (old, new) = (self.aligned.old, self.aligned.new);
        let rest = detail::content(old, 0..old.atoms.len()).into_iter().filter(|at| !self.hunk.old.contains(at));
        let said: Vec<&str> = rest.map(|at| old.atoms[at].canon.as_str()).collect();
        let word = |name: &&String| bare(name).to_lowercase();
        let of_gone = |words: &[String]| {
            gone.iter().any(|name| words.contains(&word(name))) && !come.iter().any(|name| words.contains(&word(name)))
        };
        self.aligned.hunks.len() == 1 && said.len() > 1 && detail::told_elsewhere(new, &said, of_gone)
    }

    /// Takes what the new speaker is for a part of who speaks now: "Ruiz, the mayor" became "Penn, the engineer".
    pub(super) fn apposition(&self, told: &mut Told<'_>) {
        let [edit] = told.edits.as_mut_slice() else { return };
        let Some(last) = told.before.last().filter(|last| last.name == ChangeName::SourceChanged) else { return };
        let gap = self.aligned.old.atoms.get(last.old.end..self.hunk.old.start).unwrap_or_default();
        if edit.name == ChangeName::DetailChanged && gap.len() <= 2 && gap.iter().all(Atom::common) {
            edit.name = ChangeName::Reworded;
        }
    }
}

/// Returns whether a name is a rank in capitals: "PC".
fn abbreviated(name: &str) -> bool {
    name.len() == 2 && name.chars().all(char::is_uppercase)
}

/// Returns a name without its possessive ending.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// How many words that differ are searched for an attribution that moved.
const FOLLOWED: usize = 48;

/// How far, in words, from a cue whoever speaks stands.
const CREDIT: usize = 3;

/// The longest stretch, in words, in which a name is told to have joined another one.
const JOINED: usize = 5;
