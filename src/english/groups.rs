//! Words and phrases in groups, thousands of them: too many to be made ready while the program is compiled, so they are when one is
//! first looked up.

use super::listed::{number, slot, slots};

/// A word or phrase in one of its groups.
#[derive(Debug)]
struct Member {
    /// The word, or the first one of a phrase, as a number; its place in the table follows from it.
    number: u64,
    thing: &'static str,
    group: u16,
    /// Where the next member stands that opens with the same word, plus one.
    again: u32,
}

/// Groups of words and phrases, to be found by the word that they open with.
#[derive(Debug)]
pub(super) struct Groups {
    members: Vec<Member>,
    /// Where a word stands first, plus one: in the slot that its number tells, or the next free one.
    slots: Vec<u32>,
}

impl Groups {
    /// Reads `text`: a group a line, its members with ", " between.
    pub(super) fn of(text: &'static str) -> Self {
        let rows = text.lines().filter(|line| !line.starts_with('#'));
        let mut members: Vec<Member> = Vec::new();
        for (group, row) in (0..=u16::MAX).zip(rows) {
            // By bytes: this is most of what the first look-up takes.
            members.extend(row.split(',').map(|thing| {
                let thing = thing.strip_prefix(' ').unwrap_or(thing);
                Member { number: number(opening_word(thing)), thing, group, again: 0 }
            }));
        }
        let count = slots(members.len());
        let mut found = vec![0_u32; count];
        for at in (0..members.len()).rev() {
            let mut place = slot(members[at].number, count);
            while let Some(other) = (found[place] as usize).checked_sub(1) {
                if members[other].number == members[at].number {
                    members[at].again = found[place];
                    break;
                }
                place = (place + 1) % count;
            }
            found[place] = u32::try_from(at + 1).unwrap_or_default();
        }
        Self { members, slots: found }
    }

    /// Returns the words and phrases that open with `word`, each with its group, in the order of the groups.
    pub(super) fn opening<'w>(&'w self, word: &'w str) -> impl Iterator<Item = (&'static str, u16)> + 'w {
        let number = number(word);
        let mut place = slot(number, self.slots.len());
        let mut first = None;
        while let Some(at) = (self.slots[place] as usize).checked_sub(1) {
            if self.members[at].number == number {
                first = self.members.get(at);
                break;
            }
            place = (place + 1) % self.slots.len();
        }
        let next = |member: &&Member| self.members.get((member.again as usize).checked_sub(1)?);
        // Few long words have one number.
        let opens = move |member: &&Member| {
            member.thing.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        std::iter::successors(first, next).filter(opens).map(|member| (member.thing, member.group))
    }

    /// Returns the groups of `thing`, a word or a phrase.
    pub(super) fn holding<'w>(&'w self, thing: &'w str) -> impl Iterator<Item = u16> + 'w {
        self.opening(opening_word(thing)).filter(move |(other, _)| *other == thing).map(|(_, group)| group)
    }
}

/// Returns the word that a phrase opens with, or the word that it is.
fn opening_word(thing: &str) -> &str {
    let end = thing.bytes().position(|byte| byte == b' ').unwrap_or(thing.len());
    thing.get(..end).unwrap_or_default()
}
