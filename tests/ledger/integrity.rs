//! What verification finds: every flipped bit, every missing, swapped or cut file.

use super::{Desk, read};
use onrecord::ledger::{self, Review, Story};

fn desk() -> Desk {
    let mut desk = Desk::default();
    desk.record("“It opens in June,” said Ana Ruiz.\n\n“Ask us,” said Jon Berg.\n");
    desk.decide("accept q-db28ac22");
    desk.record("“It opens in July,” said Ana Ruiz.\n\n“Ask us,” said Jon Berg.\n");
    desk
}

/// Returns the story without what people may edit freely.
fn sealed(story: &Story) -> Story {
    let mut story = story.clone();
    (story.title, story.url) = (None, None);
    for claim in &mut story.claims {
        claim.review = Review::default();
        claim.evidence.clear();
        claim.note = None;
    }
    story
}

/// Flips one bit of the desk's file: whether reading or verifying reports it. What passes must be what was recorded.
fn flipped_bit_is_reported(desk: &Desk, bit: usize) -> bool {
    let mut bytes = desk.text().as_bytes().to_vec();
    bytes[bit / 8] ^= 1 << (bit % 8);
    let Some(file) = String::from_utf8(bytes).ok().and_then(|text| read(&text).ok()) else { return true };
    let copy = Desk { file: Some(file), ..desk.clone() };
    if !copy.verify().is_empty() {
        return true;
    }
    let was = sealed(&desk.file.as_ref().unwrap().story);
    assert_eq!(sealed(&copy.file.as_ref().unwrap().story), was, "bit {bit} passes\n{}", copy.text());
    false
}

#[test]
fn every_flipped_bit_of_a_ledger_file_is_reported_unless_what_was_recorded_is_the_same() {
    let mut desk = Desk::default();
    desk.record("“It opens in June,” said Ana Ruiz.\n");
    let every = 0..desk.text().len() * 8;
    let same = every.clone().filter(|bit| !flipped_bit_is_reported(&desk, *bit)).count();
    // What passes is white space, the style of quotation marks, and what people may write: decisions.
    assert!(same * 20 < every.len(), "{same} of {} flips pass", every.len());
    // With a history the file is twice as long: one bit of each byte.
    desk.record("“It opens in July,” said Ana Ruiz.\n");
    for byte in 0..desk.text().len() {
        flipped_bit_is_reported(&desk, byte * 8 + byte * 3 % 8);
    }
}

#[test]
fn every_flipped_bit_of_a_snapshot_is_reported() {
    let mut desk = Desk::default();
    desk.record(&format!("“We dig on,” said Lea Moor.\n{}", "It rained for days on the quay.\n".repeat(130)));
    let file = desk.file.unwrap();
    let mut bytes = desk.snapshots[0].clone().into_bytes();
    assert!(bytes.len() > 4096);
    for bit in 0..4096 * 8 {
        bytes[bit / 8] ^= 1 << (bit % 8);
        let defects = ledger::verify(&file, |_| Ok(Some(bytes.clone())));
        assert_eq!(defects.len(), 1, "bit {bit}");
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
}

#[test]
fn truncating_a_ledger_file_at_any_byte_is_reported() {
    let desk = desk();
    let text = desk.text();
    let was = sealed(&desk.file.as_ref().unwrap().story);
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let Ok(file) = read(&text[..end]) else { continue };
        let copy = Desk { file: Some(file), ..desk.clone() };
        assert!(!copy.verify().is_empty() || sealed(&copy.file.as_ref().unwrap().story) == was, "cut at {end}");
    }
}

/// Returns the blocks of the file below `key`, each without the blank line before it.
fn blocks<'a>(text: &'a str, key: &str) -> Vec<&'a str> {
    let list = text.split(key).nth(1).unwrap();
    let list = list.split("\nclaims:\n").next().unwrap();
    list.trim_end().split("\n\n").collect()
}

#[test]
fn removing_or_swapping_claims_and_versions_is_reported_by_name() {
    let desk = desk();
    let text = desk.text();
    for (key, names) in [("\nclaims:\n", ["q-", "claim"]), ("\nversions:\n", ["version", "Version"])] {
        let items = blocks(text, key);
        assert_eq!(items.len(), 2);
        let check = |changed: String| {
            assert_ne!(changed, text);
            match read(&changed) {
                Err(error) => panic!("{error}"),
                Ok(file) => {
                    let defects = Desk { file: Some(file), ..desk.clone() }.verify();
                    assert!(defects.iter().any(|d| names.iter().any(|name| d.message.contains(name))), "{changed}");
                }
            }
        };
        for item in &items {
            check(text.replace(&format!("{item}\n"), ""));
        }
        check(text.replace(items[0], "\u{1}").replace(items[1], items[0]).replace('\u{1}', items[1]));
    }
}

#[test]
fn a_claim_moved_to_another_story_does_not_fit_there() {
    let desk = desk();
    let text = desk.text().replace("story: ferry", "story: tram");
    let file = ledger::StoryFile::read("claims/tram.yaml", text).unwrap();
    let defects = Desk { file: Some(file), ..desk.clone() }.verify();
    let named = |id: &str| defects.iter().any(|defect| defect.claim.as_ref().is_some_and(|claim| claim.0 == id));
    assert!(desk.file.unwrap().story.claims.iter().all(|claim| named(&claim.id.0)));
}

#[test]
fn words_that_the_snapshot_does_not_hold_are_reported_though_every_digest_fits() {
    let mut desk = desk();
    desk.snapshots[1] = desk.snapshots[1].replace("Ask us,", "Ask her,");
    let mut file = desk.file.clone().unwrap();
    let latest = file.story.versions.last_mut().unwrap();
    latest.digest = onrecord::model::Digest::of_bytes(desk.snapshots[1].as_bytes());
    latest.seal = ledger::seal::of_version(&file.story.slug, latest);
    let defects = Desk { file: Some(file), ..desk.clone() }.verify();
    assert_eq!(defects.len(), 1, "{defects:?}");
    assert!(defects[0].message.contains("don't stand in snapshots/ferry/2.md"), "{}", defects[0].message);
}
