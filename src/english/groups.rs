//! Words and phrases in groups, thousands of them: laid out by the build script, `build/synonyms.rs`, so that nothing has to be made ready
//! when the first one is looked up.

use super::slots::{number, slot};

/// The words and phrases, one behind the other.
const THINGS: &str = include_str!(concat!(env!("OUT_DIR"), "/synonyms.txt"));

/// How many slots there are; then the slots, and then the members of the groups, those behind one another that open with the same
/// word. All numbers have their low byte first.
const INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/synonyms.bin"));

/// In which group a word or phrase is, and where it stands: group, length, start.
type Member = [u8; 8];

/// Where the members stand that open with one word, and how many they are; a slot without any is empty.
type Slot = [u8; 8];

/// Returns the slots, and the members of all groups.
fn index() -> Option<(&'static [Slot], &'static [Member])> {
    let (count, rest) = INDEX.split_first_chunk()?;
    let (slots, members) = rest.split_at_checked(size_of::<Slot>() * u32::from_le_bytes(*count) as usize)?;
    Some((slots.as_chunks().0, members.as_chunks().0))
}

/// Returns the word or phrase that a member is, with its group.
fn read([a, b, length, _, start @ ..]: &Member) -> (&'static str, u16) {
    let start = u32::from_le_bytes(*start) as usize;
    (THINGS.get(start..start + usize::from(*length)).unwrap_or_default(), u16::from_le_bytes([*a, *b]))
}

/// Returns the members that open with `word`.
fn members(word: &str) -> Option<&'static [Member]> {
    let (slots, members) = index()?;
    let mut place = slot(number(word), slots.len());
    loop {
        let [a, b, c, d, from @ ..] = slots.get(place)?;
        let (count, from) = (u32::from_le_bytes([*a, *b, *c, *d]) as usize, u32::from_le_bytes(*from) as usize);
        let found = members.get(from..from + count).filter(|found| !found.is_empty())?;
        if found.first().is_some_and(|first| opening_word(read(first).0) == word) {
            return Some(found);
        }
        place = (place + 1) % slots.len();
    }
}

/// Returns the words and phrases that open with `word`, each with its group, in the order of the groups.
pub(super) fn opening(word: &str) -> impl Iterator<Item = (&'static str, u16)> + use<> {
    members(word).unwrap_or_default().iter().map(read)
}

/// Returns the groups of `thing`, a word or a phrase.
pub(super) fn holding(thing: &str) -> impl Iterator<Item = u16> {
    opening(opening_word(thing)).filter(move |(other, _)| *other == thing).map(|(_, group)| group)
}

/// Returns the word that a phrase opens with, or the word that it is.
fn opening_word(thing: &str) -> &str {
    let end = thing.bytes().position(|byte| byte == b' ').unwrap_or(thing.len());
    thing.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_is_found_in_its_group() {
        for (group, row) in (0..).zip(include_str!("data/meaning/synonyms.txt").lines()) {
            for thing in row.split(", ") {
                assert!(holding(thing).any(|found| found == group), "{thing}");
                assert!(opening(opening_word(thing)).any(|found| found == (thing, group)), "{thing}");
            }
        }
        assert_eq!((opening("").count(), holding("blorpen").count()), (0, 0));
    }
}
