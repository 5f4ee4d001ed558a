//! Runs the pages of tests/cases/check: what was recorded, what the article says now, what is found.
//!
//! Each page is named after a check and has two parts: one in which the check fires, one in which it does not.

use onrecord::check::{self, CHECKS, Case, Finding, Severity};
use onrecord::diff::Edition;
use onrecord::extract::{Context, extract};
use onrecord::ledger::{self, Allow, Carry, Content, NewVersion, Outcome, ReviewState, Slug, Story, StoryFile};
use onrecord::model::{ClaimKind, Digest};
use onrecord::text::{Article, Markup};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The fenced blocks of `text`, each with the word after its fence.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(name)) => open = Some((name.to_owned(), String::new())),
            (Some(_), Some(_)) => out.extend(open.take()),
            (Some((_, body)), None) => {
                body.push_str(line);
                body.push('\n');
            }
            (None, None) => {}
        }
    }
    out
}

/// Pages with comments are Markdown.
fn article(text: &str) -> Article {
    let markup = if text.contains("<!--") { Markup::Markdown } else { Markup::Plain };
    Article::new(text.to_owned(), markup)
}

fn context() -> Context {
    Context { published: "2026-07-14".parse().ok(), ..Context::default() }
}

/// The story of `text` as its only version.
fn recorded(text: &str) -> Story {
    record(None, text)
}

/// The story with `text` as its next version.
fn record(file: Option<(&StoryFile, &str)>, text: &str) -> Story {
    let read = article(text);
    let mut claims = extract(&read, &context());
    let mut carry = vec![Carry::default(); claims.len()];
    if let Some((file, was)) = file {
        let before = article(was);
        let old = extract(&before, &context());
        let case = Case::new(file, "dam.txt", Edition::new(&before, &old), Edition::new(&read, &claims));
        for tracked in &case.tracked {
            if let Some(at) = tracked.after {
                carry[at] =
                    Carry { from: Some(tracked.recorded.id.clone()), changes: tracked.names.clone(), was: None };
            }
        }
    }
    let kept: Vec<bool> = claims.iter().map(|claim| claim.kind() != ClaimKind::Assertion).collect();
    let mut keep = kept.iter();
    claims.retain(|_| *keep.next().unwrap());
    let mut keep = kept.iter();
    carry.retain(|_| *keep.next().unwrap());
    let says = Content::all(&read, &claims);
    let version = NewVersion {
        recorded: "2026-07-14T12:00:00Z".parse().unwrap(),
        published: context().published,
        url: None,
        path: "dam.txt",
        snapshots: "snapshots",
        response: None,
        extension: "txt",
        digest: Digest::of_bytes(text.as_bytes()),
        page: None,
        article: &read,
        claims: &claims,
        says: &says.iter().collect::<Vec<_>>(),
    };
    let story = file.map(|(file, _)| &file.story);
    let Outcome::Recorded { story, .. } =
        ledger::record(&Slug::parse("dam").unwrap(), story.cloned(), &version, &carry).unwrap()
    else {
        panic!("the version is another one")
    };
    *story
}

/// Follows the instructions of a `ledger` block: what people decided (they accepted everything, unless it says
/// otherwise), and what happened to the ledger behind the program's back.
struct Tampering<'a>(&'a str);

impl Tampering<'_> {
    fn review(&self, story: &mut Story) {
        for claim in &mut story.claims {
            if !self.0.contains("pending") {
                claim.review.state = ReviewState::Accepted;
                claim.review.date = self.value("accepted on ").map(|day| day.parse().unwrap());
                claim.review.reason = self.value("because ").map(str::to_owned);
            }
            if self.0.contains("reject all") {
                claim.review.state = ReviewState::Rejected;
                claim.review.reason = Some("the police withdrew it".to_owned());
            }
        }
    }

    /// What follows `key` on its line.
    fn value(&self, key: &str) -> Option<&str> {
        self.0.lines().find_map(|line| line.strip_prefix(key))
    }

    /// `words 1 NEW`: as if the first claim had been recorded with these words, by a program that reads otherwise.
    fn words(&self, story: &mut Story) {
        for line in self.0.lines().filter_map(|line| line.strip_prefix("words ")) {
            let (number, words) = line.split_once(' ').unwrap();
            let content = &mut story.claims[number.parse::<usize>().unwrap() - 1].content;
            content.parts = vec![words.to_owned()];
            content.digest = content.recomputed();
        }
    }

    /// `allow 1 CHECK WHY until DAY`: what a person wrote at the first claim.
    fn allow(&self, story: &mut Story) {
        for line in self.0.lines().filter_map(|line| line.strip_prefix("allow ")) {
            let (number, rest) = line.split_once(' ').unwrap();
            let (check, reason) = rest.split_once(' ').unwrap();
            let (reason, until) = reason.split_once(" until ").map_or((reason, None), |(why, day)| (why, Some(day)));
            let (check, until) = (check.to_owned(), until.map(|day| day.parse().unwrap()));
            let claim = &mut story.claims[number.parse::<usize>().unwrap() - 1];
            claim.allow.push(Allow { check, reason: reason.to_owned(), until });
        }
    }

    /// `no versions`: as if everything had been taken out of the story's file.
    fn versions(&self, story: &mut Story) {
        if self.0.contains("no versions") {
            story.versions.clear();
            story.claims.clear();
        }
    }

    /// What is found in the ledger as a whole: the story, unless it is `gone` or `unreadable`; the snapshots that its
    /// versions name, and those that lie `beside` them; the `other` stories of the same article; and, where it was
    /// `committed`, the story as it was before what the first version alone is left of was `rolled back`.
    fn whole(&self, file: &StoryFile) -> Vec<Finding> {
        let is = |key: &str| self.0.lines().any(|line| line == key);
        let read = |slug: &str, story: &Story| {
            StoryFile::read(&format!("claims/{slug}.yaml"), ledger::write(story).unwrap()).unwrap()
        };
        let others: Vec<StoryFile> = self
            .0
            .lines()
            .filter_map(|line| line.strip_prefix("other "))
            .map(|slug| {
                let mut story = file.story.clone();
                story.slug = Slug::parse(slug).unwrap();
                story.versions[0].snapshot = format!("snapshots/{slug}/1.txt");
                read(slug, &story)
            })
            .collect();
        let mut left = file.story.clone();
        left.versions.truncate(1);
        let left = read("dam", &left);
        let now = if is("rolled back") { &left } else { file };
        let here = [now].into_iter().filter(|_| !is("gone") && !is("unreadable")).chain(&others);
        let mut snapshots: BTreeMap<Slug, Vec<String>> = BTreeMap::new();
        let named = [file]
            .into_iter()
            .chain(&others)
            .flat_map(|file| file.story.versions.iter().map(|one| one.snapshot.as_str()));
        for path in named.chain(self.0.lines().filter_map(|line| line.strip_prefix("beside "))) {
            let (slug, _) = ledger::snapshot_of("snapshots", path).unwrap();
            snapshots.entry(slug).or_default().push(path.to_owned());
        }
        let dam = Slug::parse("dam").unwrap();
        let base = check::Base {
            commit: "1a2b3c4".to_owned(),
            files: BTreeMap::from([(dam.clone(), file.path.clone())]),
            stories: vec![file],
        };
        let holdings = check::Holdings {
            claims: "claims",
            stories: here.collect(),
            unreadable: [dam.clone()].into_iter().filter(|_| is("unreadable")).collect(),
            snapshots,
            base: is("committed").then_some(base),
            articles: [(dam, "dam.txt".to_owned())].into_iter().filter(|_| is("gone")).collect(),
            commands: &|path| check::Commands::new(path, None),
        };
        check::whole(&holdings)
    }

    fn text(&self, text: String) -> String {
        let replacements = self.0.lines().filter_map(|line| line.strip_prefix("replace ")?.split_once(" => "));
        replacements.fold(text, |text, (old, new)| {
            assert!(text.contains(old), "{old} is not in the file:\n{text}");
            text.replace(old, new)
        })
    }

    fn snapshot(&self, bytes: &[u8]) -> Result<Option<Vec<u8>>, ledger::LedgerError> {
        match () {
            () if self.0.contains("snapshot missing") => Ok(None),
            () if self.0.contains("snapshot changed") => Ok(Some([bytes, b" "].concat())),
            () if self.0.contains("snapshot unreadable") => {
                Err(ledger::LedgerError::Symlink("snapshots/dam/1.txt".into()))
            }
            () => Ok(Some(bytes.to_vec())),
        }
    }
}

/// What is found in one part of a page.
fn findings(part: &str) -> (Vec<Finding>, String) {
    let blocks = blocks(part);
    let block = |name: &str| blocks.iter().find(|(found, _)| found == name).map(|(_, body)| body.as_str());
    let versions: Vec<&str> =
        blocks.iter().filter(|(found, _)| found == "recorded").map(|(_, body)| body.as_str()).collect();
    let Some((was, earlier)) = versions.split_last() else {
        let path = block("article").map_or("", |_| "dam.txt");
        return (check::stray(path, &check::Commands::new(path, None)), String::new());
    };
    let tampering = Tampering(block("ledger").unwrap_or_default());
    let mut story = recorded(versions[0]);
    for pair in versions.windows(2) {
        let file = StoryFile::read("claims/dam.yaml", ledger::write(&story).unwrap()).unwrap();
        story = record(Some((&file, pair[0])), pair[1]);
    }
    tampering.review(&mut story);
    tampering.words(&mut story);
    tampering.allow(&mut story);
    tampering.versions(&mut story);
    let text = tampering.text(ledger::write(&story).unwrap());
    let file = StoryFile::read("claims/dam.yaml", text).unwrap();
    let defects = ledger::verify(&file, |version| {
        let recorded = (1..).zip(&versions).find(|(number, _)| *number == version.number);
        tampering.snapshot(recorded.map_or(*was, |(_, text)| *text).as_bytes())
    });
    let mut found = check::record("dam", &defects);
    found.extend(tampering.whole(&file));
    let (before, after) = (article(was), article(block("now").unwrap_or(was)));
    let (old, new) = (extract(&before, &context()), extract(&after, &context()));
    let mut case = Case::new(&file, "dam.txt", Edition::new(&before, &old), Edition::new(&after, &new));
    case.today = tampering.value("today ").map(|day| day.parse().unwrap());
    let numbered = earlier.iter().zip(1..).filter(|(_, number)| case.wanted().contains(number));
    case.earlier = numbered.map(|(text, number)| (number, article(text))).collect();
    let judged = check::suppress(&case, check::drift(&case));
    found.extend(judged.into_iter().filter(|(_, allowed)| allowed.is_none()).map(|(finding, _)| finding));
    let totals = case.totals();
    assert_eq!(totals.claims(), file.story.current().count(), "the totals add up to the recorded claims");
    (found, format!("{totals:?}\n"))
}

fn shown(findings: &[Finding]) -> String {
    let mut out = String::new();
    for finding in findings {
        let place = &finding.place;
        let (start, end) = (place.start, place.end);
        let at = format!("{}:{}:{}-{}:{}", place.path, start.line, start.column, end.line, end.column);
        writeln!(out, "{}[{}] {at}\n  {}", finding.severity.name(), finding.check, finding.message).unwrap();
        if !finding.label.is_empty() {
            writeln!(out, "  ^ {}", finding.label).unwrap();
        }
        for related in &finding.related {
            let start = related.place.start;
            writeln!(out, "  {}:{}:{} {}", related.place.path, start.line, start.column, related.message).unwrap();
        }
        writeln!(out, "  help: {}", finding.help).unwrap();
    }
    out
}

#[test]
fn each_check_fires_where_it_should_and_nowhere_else() {
    let wrong = std::cell::RefCell::new(Vec::new());
    insta::glob!("cases/check/*.md", |path| {
        let page = std::fs::read_to_string(path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (fires, silent) = page.split_once("## Does not fire").unwrap();
        let (fires, totals) = findings(fires);
        let (silent, quiet) = findings(silent);
        let has = |found: &[Finding]| found.iter().any(|finding| finding.check == name);
        if !has(&fires) {
            wrong.borrow_mut().push(format!("{name} must fire:\n{}", shown(&fires)));
        }
        if has(&silent) {
            wrong.borrow_mut().push(format!("{name} must not fire:\n{}", shown(&silent)));
        }
        for finding in fires.iter().chain(&silent) {
            assert!(!finding.help.is_empty(), "{name}: every finding says what to do");
        }
        let text = format!("fires:\n{}{totals}\ndoes not fire:\n{}{quiet}", shown(&fires), shown(&silent));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("cases/check/snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, text));
    });
    let wrong = wrong.into_inner();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is found in the article of `versions` as recorded last, with nothing reviewed.
fn of_versions(versions: &[String]) -> Vec<Finding> {
    let part: Vec<String> = versions.iter().map(|text| format!("```recorded\n{text}\n```\n")).collect();
    findings(&format!("```ledger\npending\n```\n{}", part.concat())).0
}

#[test]
fn a_notice_covers_what_it_names() {
    let page = std::fs::read_to_string("tests/cases/check/notices/coverage.md").unwrap();
    let mut wrong = String::new();
    for (name, case) in blocks(&page) {
        let value = |key: &str| case.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
        let always = value("always: ");
        let was = format!("{}\n\n{always}\n", value("was: "));
        let now = format!("{}\n\n{}\n\n{always}\n\n{}\n", value("head: "), value("now: "), value("notice: "));
        let found = of_versions(&[was, now]);
        let severities = found.iter().filter(|finding| finding.check == "silent-edit").map(|finding| finding.severity);
        let answer = match severities.max() {
            None => "named",
            Some(Severity::Note) => "general",
            Some(_) => "silent",
        };
        if !name.starts_with(answer) {
            writeln!(wrong, "{name}\n{case}is {answer}:\n{}", shown(&found)).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_conflict_is_one() {
    let page = std::fs::read_to_string("tests/cases/check/conflicts/traps.md").unwrap();
    let mut wrong = String::new();
    for (name, text) in blocks(&page) {
        let mut found = of_versions(std::slice::from_ref(&text));
        found.retain(|finding| finding.check == "conflicting-claims");
        let answer = match found.len() {
            0 => "none",
            1 => "conflict",
            _ => "several",
        };
        if !name.starts_with(answer) {
            writeln!(wrong, "{name}\n{text}is {answer}:\n{}", shown(&found)).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Articles that give the checks as much to compare as they can, by their size in pieces.
fn hostile(pieces: usize) -> Vec<String> {
    let list = |piece: &str| (0..pieces).map(|at| piece.replace("25", &(25 + at % 7).to_string())).collect::<String>();
    vec![
        list("The flood destroyed 25 homes. "),
        list("25 men and 25 women, "),
        list("Of the 25 homes, 25 were flooded and 25 were not. "),
        list("Correction: An earlier version of this story said 25 people were killed.\n\n"),
        list("Update 25 "),
        list("“25 people were killed,” said Ana Ruiz. "),
        list("by 25 May 2031, "),
        list("<!-- onrecord: allow(unsourced-claim) reason 25 -->\n25 people stayed.\n\n"),
        list("25 people <!-- onrecord: allow(unsourced-claim) reason 25 --> stayed. "),
        list("<!-- onrecord: allow(unsourced-claim"),
    ]
}

#[test]
fn hostile_articles_take_linear_time() {
    let time = |text: &str| {
        let read = article(text);
        let claims = extract(&read, &context());
        let was = article("The flood destroyed 12 homes, Ana Ruiz said on Monday.\n");
        let file = StoryFile::read("claims/dam.yaml", ledger::write(&recorded(was.text())).unwrap()).unwrap();
        let old = extract(&was, &context());
        let mut case = Case::new(&file, "dam.txt", Edition::new(&was, &old), Edition::new(&read, &claims));
        case.today = "2040-01-01".parse().ok();
        let once = || {
            let start = std::time::Instant::now();
            check::suppress(&case, check::drift(&case));
            start.elapsed()
        };
        (0..3).map(|_| once()).min().unwrap()
    };
    for (few, many) in hostile(1_000).iter().zip(&hostile(4_000)) {
        let (short, long) = (time(few), time(many));
        let slack = std::time::Duration::from_millis(20);
        assert!(long < short * 10 + slack, "{}: {short:?} became {long:?}", &few[..40]);
    }
}

#[test]
fn one_edit_reads_like_one_defect() {
    insta::glob!("cases/check/edits/*.md", |path| {
        let page = std::fs::read_to_string(path).unwrap();
        let (found, totals) = findings(&page);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("cases/check/edits/snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let name = path.file_stem().unwrap().to_str().unwrap();
        settings.bind(|| insta::assert_snapshot!(name, format!("{}{totals}", shown(&found))));
    });
}

#[test]
fn commands_in_help_can_be_copied() {
    let (was, is) = (article("At least 25 people were killed, police said.\n"), article("28 people were killed.\n"));
    let file = StoryFile::read("claims/dam.yaml", ledger::write(&recorded(was.text())).unwrap()).unwrap();
    let (old, new) = (extract(&was, &context()), extract(&is, &context()));
    for (path, root, typed) in [
        ("dam.txt", None, "onrecord record dam.txt"),
        ("../l’été/dam-2.txt", None, "onrecord record '../l’été/dam-2.txt'"),
        ("Bob's story; rm.txt", None, r"onrecord record 'Bob'\''s story; rm.txt'"),
        ("-x.txt", Some("/tmp/my ledger"), "onrecord --root '/tmp/my ledger' record ./-x.txt"),
        ("$(id).txt", None, "onrecord record '$(id).txt'"),
    ] {
        let mut case = Case::new(&file, "dam.txt", Edition::new(&was, &old), Edition::new(&is, &new));
        case.commands = check::Commands::new(path, root.map(Path::new));
        let found = check::drift(&case);
        assert!(found.iter().any(|finding| finding.help.contains(typed)), "{typed}:\n{}", shown(&found));
    }
}

#[test]
fn every_check_has_a_page_of_cases() {
    for check in CHECKS {
        let page = format!("tests/cases/check/{}.md", check.name);
        assert!(Path::new(&page).exists(), "write {page}: one case that fires and one that does not");
    }
}

#[test]
fn names_of_checks_are_unique_and_name_the_defect() {
    for (at, check) in CHECKS.iter().enumerate() {
        assert!(CHECKS.iter().skip(at + 1).all(|other| other.name != check.name), "{} is there twice", check.name);
        assert!(check.what.ends_with('.'), "{}: {}", check.name, check.what);
        assert_eq!(check::check(check.name).map(|found| found.name), Some(check.name));
    }
}
