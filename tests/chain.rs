//! Long chains of versions: every claim keeps its name from version to version, through edits, moves, splits, and ways
//! back to an earlier text.
//!
//! A page of tests/cases/chain holds the first version (```` ```article ````) and what was done to it for each later one
//! (```` ```edit ````, lines of `old => new`; `\n` is a line break, an empty `old` the end, `= N` the text of version N).
//! The snapshot beside it shows what every claim said in which versions.

use onrecord::check::{carry, first};
use onrecord::diff::{Edition, follow};
use onrecord::extract::{Context, extract};
use onrecord::ledger::{self, Carry, Content, NewVersion, Outcome, Recorded, Slug, Story, StoryFile};
use onrecord::model::{Claim, ClaimId, ClaimKind, Digest};
use onrecord::text::{Article, Markup};
use onrecord::workflow::added;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A ledger of one story in memory.
#[derive(Default)]
struct Desk {
    file: Option<StoryFile>,
    texts: Vec<String>,
}

fn read(text: &str) -> (Article, Vec<Claim>) {
    let article = Article::new(text.to_owned(), Markup::Plain);
    let claims = extract(&article, &Context { published: "2026-07-14".parse().ok(), ..Context::default() });
    (article, claims)
}

impl Desk {
    fn story(&self) -> Option<&Story> {
        self.file.as_ref().map(|file| &file.story)
    }

    /// Records `text` as the next version; returns whether it was one.
    fn record(&mut self, text: &str) -> bool {
        let (article, mut found) = read(text);
        let carried = match (self.story(), self.texts.last()) {
            (Some(story), Some(last)) => {
                let (old, was) = read(last);
                let was = added::recorded(story, story.latest().unwrap().number, &old, was);
                found = added::standing(story, &article, found);
                let says = Content::all(&old, &was);
                let held = story.held(story.latest().unwrap().number, &was, |at| says.get(at));
                carry(story, &held, Edition::new(&old, &was), Edition::new(&article, &found))
            }
            _ => first(Edition::new(&article, &found)),
        };
        let (claims, carried): (Vec<Claim>, Vec<Carry>) =
            carried.into_iter().map(|kept| (kept.claim, kept.carry)).unzip();
        let day = chrono::TimeDelta::hours(i64::try_from(self.texts.len()).unwrap());
        let says = Content::all(&article, &claims);
        let version = NewVersion {
            recorded: "2026-07-14T12:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap() + day,
            published: "2026-07-14".parse().ok(),
            url: None,
            path: "dam.txt",
            snapshots: "snapshots",
            response: None,
            extension: "txt",
            digest: Digest::of_bytes(text.as_bytes()),
            page: None,
            article: &article,
            claims: &claims,
            says: &says.iter().collect::<Vec<_>>(),
        };
        let slug = Slug::parse("dam").unwrap();
        match ledger::record(&slug, self.story().cloned(), &version, &carried).unwrap() {
            Outcome::Unchanged { .. } => false,
            Outcome::Recorded { story, .. } => {
                let file = match &self.file {
                    None => ledger::write(&story).unwrap(),
                    Some(file) => ledger::edit(file, &story).unwrap(),
                };
                self.file = Some(StoryFile::read_as("claims/dam.yaml", file, &slug).unwrap());
                assert_eq!(self.story(), Some(&*story), "what was written is what was meant");
                self.texts.push(text.to_owned());
                true
            }
        }
    }

    /// The names of the claims of the latest version, by the sentence that they stand in and what they say there; only
    /// sentences that stand there once.
    fn names(&self) -> BTreeMap<(String, String), ClaimId> {
        let (Some(story), Some(text)) = (self.story(), self.texts.last()) else { return BTreeMap::new() };
        let (article, claims) = read(text);
        let says = Content::all(&article, &claims);
        let held = story.held(story.latest().unwrap().number, &claims, |at| says.get(at));
        let mut sentences: BTreeMap<&str, usize> = BTreeMap::new();
        for sentence in article.sentences() {
            *sentences.entry(article.slice(sentence.span)).or_default() += 1;
        }
        let mut names = BTreeMap::new();
        for (claim, held) in claims.iter().zip(held) {
            let sentence = &article.sentences()[article.sentence_at(claim.span().start).unwrap()];
            let text = article.slice(sentence.span);
            if let (Some(held), 1) = (held, sentences[text]) {
                let at = claim.span().start - sentence.span.start;
                let says = format!("{at} {} {}", claim.kind().name(), claim.digest(&article));
                names.insert((text.to_owned(), says), held.id.clone());
            }
        }
        names
    }

    /// Holds what is true after every version.
    fn sound(&self) {
        let file = self.file.as_ref().unwrap();
        let defects =
            ledger::verify(file, |version| Ok(Some(self.texts[version.number as usize - 1].as_bytes().to_vec())));
        assert_eq!(defects, []);
        let ids: BTreeSet<&ClaimId> = file.story.claims.iter().map(|claim| &claim.id).collect();
        assert_eq!(ids.len(), file.story.claims.len(), "a name is given once");
        let (article, claims) = read(self.texts.last().unwrap());
        let mut says: Vec<_> = claims.iter().filter(|claim| claim.kind() != ClaimKind::Assertion).collect();
        says.sort_by_key(|claim| (claim.span().start, std::cmp::Reverse(claim.span().end), claim.kind()));
        let says: Vec<_> = says.iter().map(|claim| claim.digest(&article)).collect();
        let recorded = file.story.current().filter(|claim| claim.content.kind() != ClaimKind::Assertion);
        let recorded: Vec<_> = recorded.map(|claim| claim.content.digest).collect();
        assert_eq!(recorded, says, "each claim of the latest version is on record once, in its order");
    }
}

fn edited(texts: &[String], edit: &str) -> String {
    let plain = |s: &str| s.replace("\\n", "\n");
    edit.lines().fold(texts.last().unwrap().clone(), |text, line| {
        if let Some(number) = line.strip_prefix("= ") {
            return texts[number.parse::<usize>().unwrap() - 1].clone();
        }
        let (old, new) = line.split_once("=>").unwrap();
        let (old, new) = (plain(old.trim_end()), plain(new.strip_prefix(' ').unwrap_or(new)));
        if old.is_empty() {
            return text + &new + "\n";
        }
        assert!(text.contains(&old), "{old:?} is not in\n{text}");
        text.replacen(&old, &new, 1)
    })
}

fn history(claim: &Recorded) -> String {
    let mut out = format!("{} {}\n", claim.id, claim.content.kind().name());
    let mut line = |since: u32, until: Option<u32>, what: &str| {
        let until = until.map_or("now".to_owned(), |until| until.to_string());
        writeln!(out, "  {since:>2}–{until:<3}  {what}").unwrap();
    };
    let mut next = None;
    for past in &claim.history {
        if next.is_some_and(|next| next < past.since) {
            line(next.unwrap(), Some(past.since - 1), "not there");
        }
        let names: Vec<_> = past.change.iter().map(|name| name.name()).collect();
        line(past.since, Some(past.until), &format!("{}  → {}", past.content.words(), names.join(", ")));
        next = Some(past.until + 1);
    }
    if next.is_some_and(|next| next < claim.since) {
        line(next.unwrap(), Some(claim.since - 1), "not there");
    }
    line(claim.since, claim.gone.map(|gone| gone - 1), &claim.content.words());
    if let Some(gone) = claim.gone {
        line(gone, None, "not there");
    }
    out
}

fn page(text: &str) -> String {
    let mut desk = Desk::default();
    let mut blocks = text.split("```");
    blocks.next();
    while let (Some(block), _) = (blocks.next(), blocks.next()) {
        let (kind, body) = block.split_once('\n').unwrap();
        let text = if kind == "article" { body.to_owned() } else { edited(&desk.texts, body) };
        assert!(desk.record(&text), "an edit changes something: {body}");
        desk.sound();
        assert!(!desk.record(&text), "the same again changes nothing");
    }
    let claims = desk.story().unwrap().claims.iter().map(history);
    format!("{} versions\n{}", desk.texts.len(), claims.collect::<String>())
}

#[test]
fn cases() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("cases/chain/snapshots");
    settings.bind(|| {
        insta::glob!("cases/chain/*.md", |path| {
            insta::assert_snapshot!(page(&std::fs::read_to_string(path).unwrap()));
        });
    });
}

/// Sentences of an invented story; `#` is a number that edits change.
const SENTENCES: &[&str] = &[
    "At least # people were killed when the dam gave way on Monday, the interior ministry said.",
    "“We heard it go at # minutes past two,” said Ana Ruiz, the mayor of Port Lorne.",
    "The ministry promised to repair the wall by # August 2027.",
    "Some # homes in the lower town are without water.",
    "“Nobody told us,” said Tomas Hale, who lives below the wall.",
    "Schools stay closed for # days.",
    "The fire service sent # boats and said it might send more.",
    "Mr Hale said that # of his neighbours had left.",
    "The company that runs the dam did not answer.",
    "Repairs will cost about $# million, according to the company.",
    "The river rose # metres in an hour.",
    "Ruiz told reporters she would not resign.",
];

/// One edit of a list of sentences, each a number of [`SENTENCES`] and the number in it.
#[derive(Debug, Clone)]
enum Edit {
    Number(usize, u32),
    Swap(usize, usize),
    Drop(usize),
    Insert(usize, usize, u32),
    Back(usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => (0..12_usize, 1..40_u32).prop_map(|(at, n)| Edit::Number(at, n)),
        1 => (0..12_usize, 0..12_usize).prop_map(|(a, b)| Edit::Swap(a, b)),
        2 => (0..12_usize).prop_map(Edit::Drop),
        2 => (0..12_usize, 0..12_usize, 1..40_u32).prop_map(|(at, which, n)| Edit::Insert(at, which, n)),
        2 => (0..12_usize).prop_map(Edit::Back),
    ]
}

type Lines = Vec<(usize, u32)>;

fn apply(past: &[Lines], edit: &Edit) -> Lines {
    let mut lines = past.last().unwrap().clone();
    let at = |n: usize, lines: &Lines| n % lines.len().max(1);
    match *edit {
        Edit::Number(n, value) if !lines.is_empty() => {
            let n = at(n, &lines);
            lines[n].1 = value;
        }
        Edit::Swap(a, b) if !lines.is_empty() => {
            let (a, b) = (at(a, &lines), at(b, &lines));
            lines.swap(a, b);
        }
        Edit::Drop(n) if lines.len() > 1 => {
            lines.remove(at(n, &lines));
        }
        Edit::Insert(n, which, value) if lines.len() < 12 => {
            let n = at(n, &lines);
            lines.insert(n, (which, value));
        }
        Edit::Back(n) => lines = past[n % past.len()].clone(),
        _ => {}
    }
    lines
}

fn text(lines: &Lines) -> String {
    let sentence = |(which, n): &(usize, u32)| SENTENCES[*which].replace('#', &n.to_string()) + "\n\n";
    lines.iter().map(sentence).collect()
}

/// Returns the text of `start`, and that after all the edits.
fn ends(start: Lines, edits: &[Edit]) -> (String, String) {
    let mut past = vec![start];
    edits.iter().for_each(|edit| past.push(apply(&past, edit)));
    (text(&past[0]), text(past.last().unwrap()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_random_chain_keeps_every_claim(
        start in prop::collection::vec((0..12_usize, 1..40_u32), 3..9),
        edits in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..12),
    ) {
        let mut past = vec![start];
        let mut desk = Desk::default();
        desk.record(&text(&past[0]));
        for edits in edits {
            let before = desk.names();
            let mut next = past.clone();
            for edit in &edits {
                let lines = apply(&next, edit);
                next.push(lines);
            }
            let lines = next.pop().unwrap();
            desk.record(&text(&lines));
            desk.sound();
            prop_assert!(!desk.record(&text(&lines)));
            for (place, id) in desk.names() {
                if let Some(old) = before.get(&place) {
                    prop_assert_eq!(old, &id, "{:?} keeps its name", place);
                }
            }
            past.push(lines);
        }
    }

    #[test]
    fn there_and_back_again_gives_every_claim_its_name_back(
        start in prop::collection::vec((0..12_usize, 1..40_u32), 3..9),
        edits in prop::collection::vec(edit(), 1..5),
    ) {
        let (start, end) = ends(start, &edits);
        let mut desk = Desk::default();
        desk.record(&start);
        let first = desk.names();
        desk.record(&end);
        desk.record(&start);
        desk.sound();
        prop_assert_eq!(first, desk.names());
    }

    #[test]
    fn the_way_back_is_the_way_there(
        start in prop::collection::vec((0..12_usize, 1..4_u32), 3..9),
        edits in prop::collection::vec(edit(), 1..7),
    ) {
        let (start, end) = ends(start, &edits);
        let (start, end) = (read(&start), read(&end));
        let (start, end) = (Edition::new(&start.0, &start.1), Edition::new(&end.0, &end.1));
        let there: BTreeSet<_> = follow(start, end).1.iter().map(|one| (one.before, one.after)).collect();
        let back: BTreeSet<_> = follow(end, start).1.iter().map(|one| (one.after, one.before)).collect();
        prop_assert_eq!(there, back);
    }
}
