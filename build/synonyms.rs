//! Lays out the groups of words for the same, a group a line with ", " between its members, to be found by the word that each opens with.

use crate::slots::{number, slot, slots};
use std::collections::BTreeMap;

/// The list, which stands in its place as `meaning/synonyms`.
pub(crate) const GROUPS: &str = "src/english/data/meaning/synonyms.txt";

/// Returns the members one behind the other, and where each stands, as `src/english/groups.rs` reads them; nothing where there are more
/// than that has room for.
pub(crate) fn lay_out(text: &str) -> Option<(String, Vec<u8>)> {
    let mut words: BTreeMap<&str, Vec<(&str, u16)>> = BTreeMap::new();
    for (group, row) in text.lines().enumerate() {
        for thing in row.split(", ") {
            let word = thing.split(' ').next()?;
            words.entry(word).or_default().push((thing, u16::try_from(group).ok()?));
        }
    }
    let count = slots(words.len());
    let (mut things, mut members, mut places) = (String::new(), Vec::new(), vec![[0_u32; 2]; count]);
    for (word, all) in &words {
        let mut place = slot(number(word), count);
        while places[place][0] > 0 {
            place = (place + 1) % count;
        }
        places[place] = [u32::try_from(all.len()).ok()?, u32::try_from(members.len() / 8).ok()?];
        for (thing, group) in all {
            members.extend(group.to_le_bytes());
            members.extend([u8::try_from(thing.len()).ok()?, 0]);
            members.extend(u32::try_from(things.len()).ok()?.to_le_bytes());
            things.push_str(thing);
        }
    }
    let mut index = u32::try_from(count).ok()?.to_le_bytes().to_vec();
    index.extend(places.iter().flatten().flat_map(|number| number.to_le_bytes()));
    index.extend(members);
    Some((things, index))
}
