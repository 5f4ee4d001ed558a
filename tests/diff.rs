//! The claim-level difference: literate pages, the trap page, properties and hostile pairs.

use onrecord::diff::{Change, Edition, diff, follow};
use onrecord::extract::{Context, extract};
use onrecord::model::{Alarm, ChangeName, Claim};
use onrecord::text::fold::FOLDINGS;
use onrecord::text::{Article, Markup, Span};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

struct Version {
    article: Article,
    claims: Vec<Claim>,
}

impl Version {
    fn read(text: &str) -> Self {
        Self::marked_up(text, Markup::Plain)
    }

    fn marked_up(text: &str, markup: Markup) -> Self {
        let article = Article::new(text.to_owned(), markup);
        let claims = extract(&article, &Context::default());
        Self { article, claims }
    }

    fn edition(&self) -> Edition<'_> {
        Edition::new(&self.article, &self.claims)
    }
}

fn compare(before: &str, after: &str) -> (Version, Version, Vec<Change>) {
    let (old, new) = (Version::read(before), Version::read(after));
    let changes = diff(old.edition(), new.edition());
    (old, new, changes)
}

/// Returns the contents of the page's blocks marked `kind`, in order.
fn blocks<'a>(page: &'a str, kind: &str) -> Vec<&'a str> {
    let fence = format!("\n```{kind}\n");
    page.split(&fence).skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect()
}

fn show(before: &str, after: &str, markup: Markup) -> String {
    let (old, new) = (Version::marked_up(before, markup), Version::marked_up(after, markup));
    let changes = diff(old.edition(), new.edition());
    let mut out = String::new();
    for change in &changes {
        let names: Vec<&str> = change.names.iter().map(|name| name.name()).collect();
        writeln!(out, "{:4} {}: {}", change.alarm().name(), names.join(", "), change.note).unwrap();
        for (sign, version, claim, words) in
            [('-', &old, &change.before, &change.old_words), ('+', &new, &change.after, &change.new_words)]
        {
            let Some(claim) = claim else { continue };
            let marked: Vec<&str> = words.iter().map(|span| version.article.slice(*span)).collect();
            let text = claim.words(&version.article).replace('\n', " ");
            writeln!(out, "     {sign} {} {text} {marked:?}", claim.kind().name()).unwrap();
        }
        if let Some(aside) = &change.aside {
            for (sign, version, words, lines) in
                [('-', &old, &aside.was, &aside.old), ('+', &new, &aside.is, &aside.new)]
            {
                let rows: Vec<usize> =
                    lines.iter().map(|line| version.article.source_position(line.start).line).collect();
                writeln!(out, "     {sign} {rows:?} {words}").unwrap();
            }
        }
    }
    if out.is_empty() { "nothing\n".to_owned() } else { out }
}

#[test]
fn pages() {
    insta::with_settings!({ snapshot_path => "cases/diff/snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::glob!("cases/diff/*.md", |path| {
            let page = std::fs::read_to_string(path).unwrap();
            let (olds, news) = (blocks(&page, "before"), blocks(&page, "after"));
            assert_eq!(olds.len(), news.len(), "each before needs an after");
            let markup = if page.contains("Read as Markdown.") { Markup::Markdown } else { Markup::Plain };
            let shown: Vec<String> = olds.iter().zip(&news).map(|(old, new)| show(old, new, markup)).collect();
            insta::assert_snapshot!(shown.join("\n"));
        });
    });
}

/// A row of a trap page: a sentence in two versions and what is to be found between them.
struct Trap {
    row: String,
    before: String,
    after: String,
    expected: Vec<String>,
}

impl Trap {
    fn read(row: &str) -> Self {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [before, after, expected, why] = cells[..] else { panic!("not four cells: {row}") };
        assert!(!why.is_empty(), "says not why: {row}");
        let expected = expected.split(", ").map(str::to_owned).collect();
        Self { row: row.to_owned(), before: unescape(before), after: unescape(after), expected }
    }

    /// Returns what is wrong with what was found: a name that is missing, an alarm that nobody ordered, an order unknown.
    fn fault(&self) -> Option<String> {
        let (_, _, changes) = compare(&self.before, &self.after);
        let found: Vec<&str> = changes.iter().flat_map(|change| &change.names).map(|name| name.name()).collect();
        let loudest = changes.iter().map(Change::alarm).max().unwrap_or(Alarm::None);
        let ordered = |name: &str| self.expected.iter().any(|expected| expected == name);
        let alarms = |name: &str| ChangeName::from_name(name).is_none_or(|name| name.alarm() == Alarm::Must);
        let right = match self.expected[0].as_str() {
            "none" => loudest == Alarm::None,
            "info" => loudest <= Alarm::Info,
            _ => {
                self.expected.iter().all(|name| found.contains(&name.as_str()))
                    && found.iter().all(|name| ordered(name) || !alarms(name))
            }
        };
        (!right).then(|| format!("found {found:?}: {}", self.row))
    }
}

/// Reads `\u{AD}` for the character and `\n` for a line's end, so that a page can show what has no ink.
fn unescape(cell: &str) -> String {
    let mut parts = cell.split("\\u{");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out.replace("\\n", "\n")
}

/// Holds every row of a trap page, and says which ones are wrong.
fn traps(page: &str) {
    let path = format!("{}/tests/cases/diff/traps/{page}", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(path).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| before"));
    let traps: Vec<Trap> = rows.filter(|line| !line.starts_with("| ---")).map(Trap::read).collect();
    let wrong: Vec<String> = traps.iter().filter_map(Trap::fault).collect();
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), traps.len(), wrong.join("\n"));
    assert!(traps.len() >= 60, "only {} traps", traps.len());
    let mut pairs: Vec<_> = traps.iter().map(|trap| (&trap.before, &trap.after)).collect();
    pairs.sort_unstable();
    assert!(pairs.windows(2).all(|pair| pair[0] != pair[1]), "the same trap twice");
}

#[test]
fn changes_of_meaning_alarm_by_name() {
    traps("meaning.md");
}

#[test]
fn harmless_changes_are_silent() {
    traps("harmless.md");
}

#[test]
fn every_folding_has_its_traps() {
    let page = include_str!("cases/diff/traps/harmless.md");
    for folding in FOLDINGS {
        assert!(page.contains(&format!("| {}: ", folding.name)), "no trap for {}", folding.name);
    }
}

fn inside(article: &Article, span: Span) -> bool {
    article.text().get(span.start..span.end).is_some() && !span.is_empty()
}

/// Holds what is true of every difference.
fn sound(before: &str, after: &str) {
    let (old, new, changes) = compare(before, after);
    for change in &changes {
        assert!(!change.names.is_empty());
        assert!(change.before.is_some() || change.after.is_some());
        assert!(change.names.is_sorted());
        assert!(change.old_words.iter().all(|span| inside(&old.article, *span)));
        assert!(change.new_words.iter().all(|span| inside(&new.article, *span)));
    }
    let (_, continued) = follow(old.edition(), new.edition());
    for entry in &continued {
        assert_eq!(old.claims[entry.before].kind(), new.claims[entry.after].kind());
    }
    let mut seen: Vec<usize> = continued.iter().map(|entry| entry.before).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), continued.len(), "a claim is continued once");
}

fn count(changes: &[Change], name: ChangeName) -> usize {
    changes.iter().filter(|change| change.names.contains(&name)).count()
}

const WORDS: &[&str] = &[
    "the",
    "dam",
    "broke",
    "25",
    "people",
    "said",
    "\"",
    "“",
    "”",
    "'",
    ",",
    ".",
    "Ruiz",
    "not",
    "may",
    "Monday",
    "$5",
    "million",
    "\n\n",
    "at least",
    "%",
    "…",
    "—",
    "n't",
    "2016",
    "May",
    "'s",
    "-",
    "é",
    "and",
    "according to",
    "Karl Brandt",
];

fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_differs_from_itself(text in prose()) {
        let (_, _, changes) = compare(&text, &text);
        prop_assert!(changes.is_empty(), "{changes:?}");
    }

    #[test]
    fn every_claim_continues_itself(text in prose()) {
        let version = Version::read(&text);
        let (_, continued) = follow(version.edition(), version.edition());
        prop_assert_eq!(continued.len(), version.claims.len());
        prop_assert!(continued.iter().all(|entry| entry.before == entry.after && entry.names.is_empty()));
    }

    #[test]
    fn any_prose_is_sound(before in prose(), after in prose()) {
        sound(&before, &after);
    }

    #[test]
    fn any_string_is_sound(before in "\\PC{0,80}", after in "\\PC{0,80}") {
        sound(&before, &after);
    }

    #[test]
    fn sentences_added_are_dropped_the_other_way(rows in prop::collection::vec(0usize..40, 1..12), at in 0usize..12) {
        let sentence = |row: &usize| format!("Station {row} counted {} boats near pier {}.", row * 7 + 3, row * 11);
        let mut rows = rows;
        rows.sort_unstable();
        rows.dedup();
        let before: Vec<String> = rows.iter().map(sentence).collect();
        let mut after = before.clone();
        after.insert(at % (before.len() + 1), "Nobody expected such gales so early.".to_owned());
        let (before, after) = (before.join(" "), after.join(" "));
        let (_, _, there) = compare(&before, &after);
        let (_, _, back) = compare(&after, &before);
        prop_assert_eq!(count(&there, ChangeName::ClaimAdded), 1);
        prop_assert_eq!(count(&back, ChangeName::ClaimDropped), 1);
        prop_assert_eq!((there.len(), back.len()), (1, 1));
    }
}

/// Hostile pairs take a time that grows with their size; the limits allow for a slow machine and no optimisation.
fn within(seconds: u64, before: &str, after: &str) {
    let (old, new) = (Version::read(before), Version::read(after));
    let start = Instant::now();
    let _ = diff(old.edition(), new.edition());
    let _ = follow(old.edition(), new.edition());
    assert!(start.elapsed() < Duration::from_secs(seconds), "took {:?}", start.elapsed());
}

#[test]
fn ten_thousand_equal_sentences() {
    let (before, after) = ("The dam broke. ".repeat(10_000), "The dam broke. ".repeat(9_000));
    within(10, &before, &format!("A new start. {after}"));
}

#[test]
fn a_total_rewrite() {
    let text = |seed: usize| {
        let mut out = String::new();
        for i in 0..4_000 {
            let n = (i * 7919 + seed * 104_729) % 10_007;
            write!(out, "Report{n} from harbor{} says vessel{} left pier{}. ", n % 97, n % 89, n % 83).unwrap();
        }
        out
    };
    within(10, &text(1), &text(2));
}

#[test]
fn one_endless_line() {
    let text = |step: usize| (0..40_000).map(|i| format!("w{} ", i * step % 5_003)).collect::<String>();
    within(10, &text(3), &text(7));
}

#[test]
fn only_quotation_marks() {
    within(10, &"\"".repeat(20_000), &"“".repeat(20_000));
    within(10, &"' \" ".repeat(5_000), &"\" ' ".repeat(5_000));
}

#[test]
fn numbers_without_end() {
    let text = |from: usize| (from..from + 20_000).map(|n| format!("{n}, ")).collect::<String>();
    within(10, &text(0), &text(1));
}
