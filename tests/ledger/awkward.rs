//! Strings that YAML readers like to take for something else, and random stories made of them.

use onrecord::ledger::{
    self, Added, Allow, Attributed, Content, Correction, Evidence, Past, Recorded, Response, Review, ReviewState, Slug,
    Stated, Story, StoryFile, Version,
};
use onrecord::model::{
    Bound, ChangeName, ClaimId, DateRole, DateType, DateValue, Detail, Digest, Figure, Form, SourceType,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::io::Write;
use std::process::{Command, Stdio};

pub const AWKWARD: &[&str] = &[
    "",
    " ",
    "  two  ",
    "no",
    "No",
    "NO",
    "yes",
    "on",
    "off",
    "y",
    "n",
    "true",
    "False",
    "null",
    "Null",
    "~",
    "=",
    "<<",
    "2016-07-26",
    "2016-07-26T10:00:00Z",
    "12:30:45",
    "12:30",
    "1_000",
    "0x1F",
    "0o17",
    "017",
    "1e3",
    "1.",
    ".5",
    ".inf",
    ".NaN",
    "-",
    "- a",
    "-1",
    "--- a",
    "...",
    "?",
    "? a",
    ":",
    ": a",
    "a: b",
    "a:",
    "a #b",
    "#",
    "# a",
    "a#b",
    "&a",
    "*a",
    "!a",
    "!!str a",
    "|",
    ">",
    "|-",
    ">-",
    "%YAML 1.2",
    "@a",
    "`a`",
    "[a]",
    "{a: b}",
    "]",
    "}",
    ",",
    "a, b",
    "'",
    "''",
    "'a'",
    "\"",
    "\"a\"",
    "it's",
    "say \"no\"",
    "\\",
    "\\n",
    "a\\",
    "C:\\dir",
    "\t",
    "\ta",
    "a\tb",
    "a\t",
    "\n",
    "a\n",
    "\na",
    "a\nb",
    "a\n\nb\n",
    "a \nb",
    " a\n b",
    "\ta\nb",
    "a\r\nb",
    "\r",
    "a\rb",
    "\u{0}",
    "\u{7}",
    "\u{1b}[2J",
    "\u{7f}",
    "\u{85}",
    "a\u{85}b",
    "\u{9b}",
    "\u{a0}",
    "a\u{a0}",
    "\u{ad}",
    "\u{2028}",
    "a\u{2028}b",
    "\u{2029}",
    "\u{200b}",
    "\u{202e}abc",
    "\u{2066}",
    "\u{feff}",
    "\u{feff}a",
    "\u{fffe}",
    "\u{ffff}",
    "\u{fffd}",
    "😀",
    "e\u{301}",
    "\u{e0041}",
    "“curly”",
    "«là»",
    "中文",
    "עברית",
    "\u{d7ff}",
    "\u{10ffff}",
    "<<<<<<< HEAD",
    ">>>>>>> x",
    "=======",
    "sha256:00",
    "version: 1",
    "key:\n  - a\n",
    "- a\n- b",
    "# a\nb",
    "a\n# b",
    "a\n\tb",
    "a\n  b\n    c",
    "a  b",
    "....",
    "---",
];

fn awkward() -> impl Strategy<Value = String> {
    let long =
        prop::collection::vec("[a-z'\",:#\\-]{1,12}|\\PC{1,3}| |\n|\t", 20..60).prop_map(|words| words.join(" "));
    prop_oneof![
        3 => prop::sample::select(AWKWARD).prop_map(str::to_owned),
        2 => "[a-z]{1,8}( [a-z]{1,8}){0,4}",
        2 => any::<String>(),
        1 => long,
        1 => "[ \t\n#:'\"\\-a]{0,20}",
    ]
}

fn day() -> impl Strategy<Value = chrono::NaiveDate> {
    (0..20_000).prop_filter_map("a day", |n| chrono::NaiveDate::from_num_days_from_ce_opt(730_000 + n))
}

fn detail() -> impl Strategy<Value = Detail> {
    let number = (any::<i64>(), 0_u32..6).prop_map(|(n, scale)| rust_decimal::Decimal::new(n, scale).normalize());
    let figure = (number.clone(), prop::option::of(number), awkward(), prop::sample::select(&Bound::ALL[..]));
    let date = (prop::sample::select(&DateType::ALL[..]), awkward(), prop::option::of(day()), prop::option::of(day()));
    prop_oneof![
        3 => prop::sample::select(&Form::ALL[..]).prop_map(Detail::Quote),
        1 => prop::sample::select(&Form::ALL[..]).prop_map(Detail::Statement),
        1 => figure.prop_map(|(value, max, unit, bound)| Detail::Figure(Box::new(Figure { value, max, unit, bound }))),
        1 => (date, prop::sample::select(&DateRole::ALL[..])).prop_map(|((kind, value, from, to), role)| {
            Detail::Date(Box::new(DateValue { kind, value, from, to, role }))
        }),
        1 => Just(Detail::Assertion),
    ]
}

fn content() -> impl Strategy<Value = Content> {
    let source = (awkward(), awkward(), prop::sample::select(&SourceType::ALL[..]));
    let source = prop::option::of(source.prop_map(|(text, name, kind)| Attributed { text, name, kind }));
    let parts = prop::collection::vec(awkward(), 1..3);
    (detail(), parts, awkward(), awkward(), source, prop::option::of(awkward())).prop_map(
        |(detail, parts, prefix, suffix, source, cue)| {
            let digest = Digest::of_bytes(prefix.as_bytes());
            Content { detail, parts, prefix, suffix, source, cue, digest }
        },
    )
}

fn decision() -> impl Strategy<Value = Review> {
    let state = prop::sample::select(&ReviewState::ALL[..]);
    let text = || prop::option::of(awkward());
    // Every kind of claim has these two.
    let correction = (text(), text()).prop_map(|(source, cue)| Correction { source, cue, ..Correction::default() });
    let seal = prop::option::of(awkward().prop_map(|text| Digest::of_bytes(text.as_bytes())));
    (state, text(), prop::option::of(day()), text(), correction, seal)
        .prop_map(|(state, by, date, reason, correction, seal)| Review { state, by, date, reason, correction, seal })
}

fn past() -> impl Strategy<Value = Past> {
    let change = prop::collection::vec(prop::sample::select(ChangeName::ALL), 0..3);
    (content(), change, decision()).prop_map(|(content, change, review)| Past {
        since: 1,
        until: 1,
        change,
        content,
        review,
    })
}

fn added() -> impl Strategy<Value = Added> {
    let text = || prop::option::of(awkward());
    (text(), day(), text()).prop_map(|(by, date, reason)| Added { by, date, reason })
}

fn claim() -> impl Strategy<Value = Recorded> {
    let evidence = (awkward(), prop::option::of(day()), prop::option::of(awkward()))
        .prop_map(|(url, accessed, note)| Evidence { url, accessed, digest: None, note });
    let allow = (awkward(), awkward(), prop::option::of(day()))
        .prop_filter("a reason is never empty", |(_, reason, _)| !reason.trim().is_empty())
        .prop_map(|(check, reason, until)| Allow { check, reason, until });
    let human = (
        (decision(), prop::option::of(added())),
        prop::collection::vec(evidence, 0..2),
        prop::option::of(awkward()),
        prop::collection::vec(allow, 0..2),
    );
    (content(), human, prop::collection::vec(past(), 0..3), prop::option::of(2_u32..9)).prop_map(
        |(content, ((review, added), evidence, note, allow), history, gone)| Recorded {
            id: ClaimId::default(),
            seal: content.digest,
            content,
            since: 1,
            gone,
            added,
            review,
            evidence,
            note,
            allow,
            history,
        },
    )
}

fn version(number: u32, title: Option<&String>) -> Version {
    let digest = Digest::of_bytes(&number.to_be_bytes());
    Version {
        number,
        recorded: "2031-05-01T09:30:00Z".parse().unwrap(),
        published: None,
        url: None,
        stated: Stated { headline: title.cloned(), byline: title.into_iter().cloned().collect(), updated: None },
        path: "a.md".to_owned(),
        snapshot: format!("snapshots/s/{number}.md"),
        response: title.map(|title| Response { etag: Some(title.clone()), ..Response::default() }),
        digest,
        page: None,
        added: Vec::new(),
        claims: digest,
        parent: Some(digest),
        seal: digest,
    }
}

/// A random story; claims are named `first`, `first + 1`, …
fn story(first: usize) -> impl Strategy<Value = Story> {
    (prop::collection::vec(claim(), 0..5), prop::option::of(awkward()), 1_u32..4).prop_map(
        move |(mut claims, title, versions)| {
            for (i, claim) in claims.iter_mut().enumerate() {
                claim.id = ClaimId(format!("q-{:08x}", first + i));
            }
            let versions = (1..=versions).map(|number| version(number, title.as_ref())).collect();
            Story { slug: Slug::parse("s").unwrap(), title, url: None, versions, claims }
        },
    )
}

/// A story and what it might become: claims changed, moved, added between others; versions and history only grow.
fn before_and_after() -> impl Strategy<Value = (Story, Story)> {
    (story(0), story(100), prop::collection::vec(claim(), 8), any::<prop::sample::Index>(), any::<u64>()).prop_map(
        |(before, other, fresh, turn, mask)| {
            let mut after = before.clone();
            for (i, (claim, new)) in after.claims.iter_mut().zip(fresh).enumerate() {
                if mask >> i & 1 == 1 {
                    let history = [claim.history.clone(), new.history.clone()].concat();
                    *claim = Recorded { id: claim.id.clone(), history, ..new };
                }
            }
            let at = turn.index(after.claims.len() + 1);
            after.claims.rotate_left(at);
            after.claims.splice(at..at, other.claims);
            after.title = other.title;
            let next = before.versions.len() as u32 + 1;
            after.versions.push(version(next, None));
            (before, after)
        },
    )
}

fn read(text: String) -> StoryFile {
    StoryFile::read("claims/s.yaml", text).unwrap_or_else(|error| panic!("{error}\n{}\n{}", error.excerpt, error.help))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back_and_writes_again(story in story(0)) {
        let text = ledger::write(&story).unwrap();
        let file = read(text.clone());
        prop_assert_eq!(&file.story, &story);
        prop_assert_eq!(ledger::write(&file.story).unwrap(), text.clone());
        prop_assert_eq!(ledger::edit(&file, &story).unwrap(), text);
    }

    #[test]
    fn edits_mean_what_was_intended_and_keep_comments((before, after) in before_and_after(), crlf in any::<bool>()) {
        let mut text = ledger::write(&before).unwrap();
        text = text.replace("\n  - id: ", "\n  # mine\n  - id: ").replace("    since: ", "    # since\n    since: ");
        text = text.replace("      state: pending\n", "      state: pending # waits\n");
        if crlf && !text.contains(": |") && !text.contains(": >") {
            text = text.replace('\n', "\r\n");
        }
        let file = read(text);
        prop_assume!(file.story == before);
        let edited = ledger::edit(&file, &after).unwrap();
        let mine = |text: &str| text.matches("  # mine").count();
        prop_assert_eq!(mine(&edited), before.claims.len().max(mine(&file.text)));
        prop_assert_eq!(edited.contains('\r'), file.text.contains('\r'));
        prop_assert_eq!(read(edited).story, after);
    }
}

/// Reads YAML with PyYAML, an independent reader of YAML 1.1; none where Python or PyYAML is missing.
fn python(yaml: &str) -> Option<serde_json::Value> {
    let script = "import sys, json, yaml; json.dump(yaml.safe_load(sys.stdin.buffer.read().decode()), sys.stdout)";
    let mut child = Command::new("python3")
        .args(["-X", "utf8", "-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(yaml.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if said.contains("No module named") {
        return None;
    }
    assert!(output.status.success(), "PyYAML: {said}\n{yaml}");
    serde_json::from_slice(&output.stdout).ok()
}

#[test]
fn pyyaml_reads_the_same_strings() {
    let template = claim().new_tree(&mut proptest::test_runner::TestRunner::deterministic()).unwrap().current();
    let mut claims = Vec::new();
    for (i, text) in AWKWARD.iter().copied().enumerate() {
        let source = Some(Attributed { text: text.to_owned(), name: text.to_owned(), kind: SourceType::Named });
        let (prefix, suffix, cue) = (text.to_owned(), text.repeat(3), Some(text.to_owned()));
        let detail = Detail::Quote(Form::Direct);
        let parts = vec![format!("{text} and then a long line of words that goes on until it must be folded {text}")];
        let digest = Digest::of_bytes(b"");
        let content = Content { detail, parts, prefix, suffix, source, cue, digest };
        let id = ClaimId(format!("q-{i}"));
        let note = Some(text.to_owned());
        claims.push(Recorded { id, content, note, history: Vec::new(), evidence: Vec::new(), ..template.clone() });
    }
    let story =
        Story { slug: Slug::parse("s").unwrap(), title: None, url: None, versions: vec![version(1, None)], claims };
    let text = ledger::write(&story).unwrap();
    assert_eq!(read(text.clone()).story, story);
    let Some(seen) = python(&text) else {
        return eprintln!("skipped: no python3 with PyYAML here");
    };
    for (claim, seen) in story.claims.iter().zip(seen["claims"].as_array().unwrap()) {
        let (content, says) = (&claim.content, &seen["says"]);
        assert_eq!(says["exact"], content.parts[0]);
        assert_eq!(says["prefix"], content.prefix);
        assert_eq!(says["suffix"], content.suffix);
        assert_eq!(says["source"]["name"], content.source.as_ref().unwrap().name);
        assert_eq!(says["cue"], *content.cue.as_ref().unwrap());
        assert_eq!(seen["note"], *claim.note.as_ref().unwrap());
        assert_eq!(seen["since"], claim.since);
    }
}
