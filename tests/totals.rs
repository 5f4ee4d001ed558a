//! Whatever was done to a ledger, `check` and `verify` count every claim on record once.

use crate::program::onrecord;
use onrecord::ledger::StoryFile;
use onrecord::store::Ledger;
use proptest::prelude::*;
use std::path::Path;

const STORIES: [&str; 4] = ["dam", "pier", "quay", "toll"];

/// Something that happens to a ledger behind the program's back, or by it.
#[derive(Debug, Clone, Copy)]
enum Event {
    ArticleEdited,
    ArticleGone,
    /// The story's file says that it is of another article.
    PathOf(usize),
    PathToNothing,
    /// The story's file is there a second time, under another name.
    Copied,
    WithoutVersions,
    FileGone,
    Conflict,
    SnapshotGone,
    SnapshotChanged,
    WordsChanged,
    RecordedAgain,
}

fn events() -> impl Strategy<Value = Vec<(usize, Event)>> {
    let event = prop_oneof![
        Just(Event::ArticleEdited),
        Just(Event::ArticleGone),
        (0..STORIES.len()).prop_map(Event::PathOf),
        Just(Event::PathToNothing),
        Just(Event::Copied),
        Just(Event::WithoutVersions),
        Just(Event::FileGone),
        Just(Event::Conflict),
        Just(Event::SnapshotGone),
        Just(Event::SnapshotChanged),
        Just(Event::WordsChanged),
        Just(Event::RecordedAgain),
    ];
    prop::collection::vec((0..STORIES.len(), event), 1..8)
}

/// Changes the text of a file that is there.
fn edit(path: &Path, change: impl Fn(&str) -> String) {
    if let Ok(text) = std::fs::read_to_string(path) {
        std::fs::write(path, change(&text)).unwrap();
    }
}

fn happen(root: &Path, story: &str, event: Event) {
    let claims = root.join(format!("claims/{story}.yaml"));
    let article = root.join(format!("{story}.md"));
    let snapshot = root.join(format!("snapshots/{story}/1.md"));
    let path_to =
        |other: &str| edit(&claims, |text| text.replace(&format!("path: {story}.md"), &format!("path: {other}.md")));
    match event {
        Event::ArticleEdited => edit(&article, |text| text.replace("will", "may").replace("40", "400")),
        Event::ArticleGone => drop(std::fs::remove_file(article)),
        Event::PathOf(other) => path_to(STORIES[other]),
        Event::PathToNothing => path_to("nothing"),
        Event::Copied => {
            let text = std::fs::read_to_string(&claims).unwrap_or_default();
            let text = text.replace(&format!("story: {story}"), &format!("story: {story}-2"));
            std::fs::write(root.join(format!("claims/{story}-2.yaml")), text).unwrap();
        }
        Event::WithoutVersions => edit(&claims, |text| {
            let (from, to) = (text.find("versions:").unwrap_or_default(), text.find("claims:\n").unwrap_or_default());
            if from < to { format!("{}versions: []\n\n{}", &text[..from], &text[to..]) } else { text.to_owned() }
        }),
        Event::FileGone => drop(std::fs::remove_file(claims)),
        Event::Conflict => edit(&claims, |text| format!("{text}<<<<<<< mine\n")),
        Event::SnapshotGone => drop(std::fs::remove_file(snapshot)),
        Event::SnapshotChanged => edit(&snapshot, |text| format!("{text} ")),
        Event::WordsChanged => edit(&claims, |text| text.replacen("exact: ", "exact: Well, ", 1)),
        Event::RecordedAgain => drop(onrecord(root, &["record", &format!("{story}.md")]).output().unwrap()),
    }
}

/// The totals of a run, added up.
fn counted(root: &Path, command: &str) -> u64 {
    let output = onrecord(root, &[command, "--format", "json"]).output().unwrap();
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let totals = document["totals"].as_object().unwrap();
    ["verified", "changed", "missing", "ambiguous", "not_checked"]
        .iter()
        .map(|key| totals[*key].as_u64().unwrap())
        .sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_claim_on_record_is_counted_once(events in events()) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        prop_assert!(onrecord(root, &["init"]).status().unwrap().success());
        let mut record = vec!["record".to_owned()];
        for (at, story) in STORIES.iter().enumerate() {
            let text = format!("“The {story} will hold,” said Ana Ruiz.\n\nMore than {at}40 people left, Jon Berg said.\n");
            std::fs::write(root.join(format!("{story}.md")), text).unwrap();
            record.push(format!("{story}.md"));
        }
        let record: Vec<&str> = record.iter().map(String::as_str).collect();
        prop_assert!(onrecord(root, &record).output().unwrap().status.success());
        for (story, event) in &events {
            happen(root, STORIES[*story], *event);
        }
        let ledger = Ledger::new(root, "claims", "snapshots").unwrap();
        let read: Vec<StoryFile> = ledger.stories().unwrap().into_iter().filter_map(|(_, file)| file.ok()).collect();
        let current: usize = read.iter().map(|file| file.story.current().count()).sum();
        let all: usize = read.iter().map(|file| file.story.claims.len()).sum();
        prop_assert_eq!(counted(root, "check"), current as u64);
        prop_assert_eq!(counted(root, "verify"), all as u64);
    }
}
