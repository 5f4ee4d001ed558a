//! Days that are others now, and days in other words.

use super::Stretch;
use crate::align::passage::Passage;
use crate::align::when;
use crate::diff::edit::Edit;
use crate::diff::facts::{self, Item, Side};
use crate::diff::step;
use crate::diff::weight;
use crate::model::ChangeName;

impl Stretch<'_, '_> {
    /// Names a day that is another one now.
    pub(super) fn dates(&self, out: &mut Vec<Edit>) {
        fn told(side: &Side) -> &Vec<Item> {
            if side.dates.is_empty() { &side.periods } else { &side.dates }
        }
        let (old, new) = (told(&self.facts.old), told(&self.facts.new));
        // "In the past week" and "last week" place one stretch of time alike.
        let alike = |period: &[Item], passage: &Passage<'_>, day: &[Item]| {
            let atoms = day.iter().filter_map(|item| passage.atoms.get(item.at));
            let words: Vec<String> =
                atoms.flat_map(|atom| passage.slice(atom).split(' ')).map(str::to_lowercase).collect();
            let said = |item: &Item| words.iter().any(|word| when::placing(word).unwrap_or(word) == item.canon);
            period.iter().all(said)
        };
        let same = match (self.facts.old.dates.is_empty(), self.facts.new.dates.is_empty()) {
            (true, false) => !old.is_empty() && alike(old, self.aligned.new, new),
            (false, true) => !new.is_empty() && alike(new, self.aligned.old, old),
            _ => false,
        };
        if same {
            return out.push(self.edit(ChangeName::Reworded, self.swap()));
        }
        let (Some(first), Some(was), Some(is)) = (old.first(), facts::cover(old), facts::cover(new)) else { return };
        let note = step::dates(self.aligned.old, self.aligned.new, old, new);
        let note = note.unwrap_or_else(|| self.becomes(&was, &is));
        let due = |passage: &Passage<'_>, at: usize| {
            let before = passage.atoms.get(at.saturating_sub(3)..at).unwrap_or_default();
            let last = before.iter().rposition(|atom| when::deadline(&atom.canon));
            // "Hit by rain on Sunday" sets no deadline.
            last.is_some_and(|last| !before[last + 1..].iter().any(|atom| weight::preposition(&atom.canon)))
        };
        let deadline = due(self.aligned.old, first.at) || due(self.aligned.new, is.start);
        if let ([was], [is]) = (old.as_slice(), new.as_slice())
            && (step::year_told(&was.canon, &is.canon)
                || self.month_ends(was, is)
                || self.same_hour(was, is)
                || self.before_alike(was, is)
                || (!deadline && step::closer(&was.canon, &is.canon)))
        {
            return out.push(self.edit(ChangeName::Reworded, self.swap()));
        }
        let name = if deadline { ChangeName::DeadlineMoved } else { ChangeName::DateChanged };
        out.push(Edit { old: was, new: is, ..self.edit(name, note) });
    }

    /// Returns whether both are one hour, which only one version gives to a half of the day: "at half past seven" and "at 7.30pm".
    fn same_hour(&self, was: &Item, is: &Item) -> bool {
        let open = |passage: &Passage<'_>, item: &Item| {
            let written = passage.atoms.get(item.at).map_or("", |atom| passage.slice(atom)).to_lowercase();
            let around = passage.atoms.get(item.at + 1..(item.at + 4).min(passage.atoms.len())).unwrap_or_default();
            let half = |word: &str| matches!(word, "am" | "pm" | "a.m" | "p.m" | "morning" | "afternoon" | "evening");
            let spelled = ["half past", "quarter"].iter().any(|words| written.contains(words))
                || !written.contains(|c: char| c.is_ascii_digit());
            spelled && !written.split(' ').any(half) && !around.iter().any(|atom| half(&atom.canon))
        };
        step::half_a_day_apart(&was.canon, &is.canon) && (open(self.aligned.old, was) || open(self.aligned.new, is))
    }

    /// Returns whether both are the stretch of time before the one that is spoken of: "the year before" and "the previous year".
    fn before_alike(&self, was: &Item, is: &Item) -> bool {
        let base = |passage: &Passage<'_>, item: &Item| {
            let written = passage.atoms.get(item.at).map_or("", |atom| passage.slice(atom)).to_lowercase();
            let words: Vec<&str> = written.split(' ').collect();
            match words.as_slice() {
                ["a" | "the", base, "before" | "earlier" | "previously"]
                | ["the", "previous" | "preceding" | "prior", base] => Some((*base).to_owned()),
                _ => None,
            }
        };
        base(self.aligned.old, was).zip(base(self.aligned.new, is)).is_some_and(|(was, is)| was == is)
    }

    /// Returns whether one date is the last day of the month of which the other one is the end: "by the end of June" and "by June 30".
    fn month_ends(&self, was: &Item, is: &Item) -> bool {
        let end = |passage: &Passage<'_>, item: &Item| {
            let written = passage.atoms.get(item.at).map_or("", |atom| passage.slice(atom));
            written.trim_start_matches("the ").starts_with("end of ")
        };
        end(self.aligned.old, was) && step::last_day(&was.canon, &is.canon)
            || end(self.aligned.new, is) && step::last_day(&is.canon, &was.canon)
    }
}
