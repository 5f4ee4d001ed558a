//! The ledger: its YAML, its digests, what recording and reviewing do to it, and what verification finds.

mod awkward;
mod format;
mod integrity;

use onrecord::ledger::{
    self, At, Carry, Content, Correction, Defect, NewVersion, Outcome, Recorded, Slug, Story, StoryFile, YamlError,
};
use onrecord::model::{ChangeName, Claim, Detail, Digest, Form, Source, SourceType, identify};
use onrecord::review::{self, Decision};
use onrecord::text::{Article, Markup, Span};

/// Claims by a rule of the test's own, so that these tests stand whatever extraction learns: text in “…” is a quote,
/// attributed to the word after "said" that follows it in the same line.
fn claims(article: &Article) -> Vec<Claim> {
    let text = article.text();
    let mut claims = Vec::new();
    for (open, _) in text.match_indices('“') {
        let start = open + '“'.len_utf8();
        let end = start + text[start..].find('”').unwrap();
        let mut claim = Claim::new(Detail::Quote(Form::Direct), Span::new(start, end));
        let rest = &text[end..text[end..].find('\n').map_or(text.len(), |n| end + n)];
        if let Some(cue) = rest.find("said ") {
            let at = end + cue;
            claim.cue = Some(Span::new(at, at + 4));
            let name = at + 5;
            let stop = text[name..].find(['.', ',', '\n']).map_or(text.len(), |n| name + n);
            let span = Span::new(name, stop);
            let name = text[name..stop].to_owned();
            claim.source =
                Some(Box::new(Source { span, name, kind: SourceType::Named, resolved: None, doubtful: false }));
        }
        claims.push(claim);
    }
    identify(article, &mut claims);
    claims
}

/// A claim continues the only recorded one with the same source that no claim of the new version repeats.
fn carry(story: Option<&Story>, article: &Article, claims: &[Claim]) -> Vec<Carry> {
    let Some(story) = story else { return Vec::new() };
    let said: Vec<_> = claims.iter().map(|claim| claim.digest(article)).collect();
    let lost: Vec<&Recorded> = story.current().filter(|old| !said.contains(&old.content.digest)).collect();
    let carried = claims.iter().zip(&said).map(|(claim, digest)| {
        let name = claim.source.as_ref().map(|source| &source.name);
        let mut same = lost.iter().filter(|old| old.content.source.as_ref().map(|source| &source.name) == name);
        match (same.next(), same.next()) {
            (Some(one), None) if story.claims.iter().all(|old| old.content.digest != *digest) => {
                Carry { from: Some(one.id.clone()), changes: vec![ChangeName::QuoteAltered], was: None }
            }
            _ => Carry::default(),
        }
    });
    carried.collect()
}

fn record(story: Option<&Story>, text: &str) -> Outcome {
    let article = Article::new(text.to_owned(), Markup::Plain);
    let claims = claims(&article);
    let day = story.map_or(1, |story| story.versions.len() + 1);
    let says = Content::all(&article, &claims);
    let version = NewVersion {
        recorded: format!("2031-05-{day:02}T09:30:00Z").parse().unwrap(),
        published: Some(format!("2031-05-{day:02}").parse().unwrap()),
        url: None,
        path: "articles/ferry.md",
        snapshots: "snapshots",
        response: None,
        extension: "md",
        digest: Digest::of_bytes(text.as_bytes()),
        page: None,
        article: &article,
        claims: &claims,
        says: &says.iter().collect::<Vec<_>>(),
    };
    ledger::record(&Slug::parse("ferry").unwrap(), story.cloned(), &version, &carry(story, &article, &claims)).unwrap()
}

fn recorded(outcome: Outcome) -> Story {
    match outcome {
        Outcome::Recorded { story, .. } => *story,
        Outcome::Unchanged { number } => panic!("unchanged since version {number}"),
    }
}

/// A ledger of one story in memory: its file and its snapshots.
#[derive(Default, Clone)]
struct Desk {
    file: Option<StoryFile>,
    snapshots: Vec<String>,
}

impl Desk {
    fn text(&self) -> &str {
        &self.file.as_ref().unwrap().text
    }

    fn save(&mut self, story: &Story) {
        let text = match &self.file {
            None => ledger::write(story).unwrap(),
            Some(file) => ledger::edit(file, story).unwrap(),
        };
        self.file = Some(read(&text).unwrap());
        assert_eq!(self.file.as_ref().unwrap().story, *story);
    }

    fn record(&mut self, article: &str) {
        let story = recorded(record(self.file.as_ref().map(|file| &file.story), article));
        self.snapshots.push(article.to_owned());
        self.save(&story);
    }

    fn decide(&mut self, line: &str) {
        let mut words = line.splitn(3, ' ');
        let (verb, id, rest) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap_or_default());
        let reason = || (!rest.is_empty()).then(|| rest.to_owned());
        let decision = match verb {
            "accept" => Decision::Accept { reason: None, correction: Correction::default() },
            "misread" => Decision::Misread { reason: reason() },
            _ => Decision::Reject { reason: rest.to_owned() },
        };
        let story = &self.file.as_ref().unwrap().story;
        let (_, id) = review::find([story], id).unwrap();
        let day = "2031-06-01".parse().unwrap();
        let (story, _) =
            review::decide(story, std::slice::from_ref(id), &decision, Some("Mia Holm"), Some(day)).unwrap();
        self.save(&story);
    }

    fn verify(&self) -> Vec<Defect> {
        ledger::verify(self.file.as_ref().unwrap(), |version| {
            Ok(self.snapshots.get((version.number as usize).wrapping_sub(1)).map(|text| text.as_bytes().to_vec()))
        })
    }
}

fn read(text: &str) -> Result<StoryFile, YamlError> {
    StoryFile::read_as("claims/ferry.yaml", text.to_owned(), &Slug::parse("ferry").unwrap())
}

/// Applies lines of `old => new`, `\\n` for a line break; an empty `old` is the end of the text.
fn change(text: &str, lines: &str) -> String {
    let plain = |s: &str| s.replace("\\n", "\n").replace("\\t", "\t");
    lines.lines().fold(text.to_owned(), |text, line| {
        let (old, new) = line.split_once(" =>").unwrap();
        let (old, new) = (plain(old), plain(new.strip_prefix(' ').unwrap_or(new)));
        if old.is_empty() {
            return text + &new + "\n";
        }
        assert!(text.contains(&old), "{old:?} is not in\n{text}");
        text.replacen(&old, &new, 1)
    })
}

fn draw(error: &YamlError) -> String {
    let mut out = format!("{error}\n");
    if error.line > 0 {
        let caret = " ".repeat(error.column.saturating_sub(1)) + &"^".repeat(error.width);
        out += &format!("  | {}\n  | {caret}\n", error.excerpt);
    }
    if !error.help.is_empty() {
        out += &format!("  = help: {}\n", error.help);
    }
    out
}

fn list(text: &str, defects: &[Defect]) -> String {
    let line = |at: At| text.lines().nth(at.line - 1).unwrap_or_default().trim();
    let show =
        |d: &Defect| format!("{} {}:{} {}\n    at {}\n", d.kind.name(), d.path, d.at.line, d.message, line(d.at));
    if defects.is_empty() { "nothing\n".to_owned() } else { defects.iter().map(show).collect() }
}

/// Runs a page: `article` blocks are recorded in turn, `hand` blocks change the file by hand, `decide` blocks are
/// decisions. `broken` and `tampered` blocks change a copy and show what reading or verifying makes of it.
fn page(text: &str) -> String {
    let mut desk = Desk::default();
    let mut out = String::new();
    let mut blocks = text.split("```");
    blocks.next();
    while let (Some(block), _) = (blocks.next(), blocks.next()) {
        let (kind, body) = block.split_once('\n').unwrap();
        match kind {
            "article" => desk.record(body),
            "hand" => desk.file = Some(read(&change(desk.text(), body.trim_end_matches('\n'))).unwrap()),
            "decide" => body.lines().for_each(|line| desk.decide(line)),
            "broken" => {
                let error = read(&change(desk.text(), body.trim_end_matches('\n'))).map(|_| "no error").unwrap_err();
                out += &format!("{}{}\n", body, draw(&error));
            }
            "tampered" => {
                let text = change(desk.text(), body.trim_end_matches('\n'));
                let copy = Desk { file: Some(read(&text).unwrap()), ..desk.clone() };
                out += &format!("{}{}\n", body, list(&text, &copy.verify()));
            }
            "ledger" => out += desk.text(),
            other => panic!("unknown block {other:?}"),
        }
    }
    assert_eq!(desk.verify(), []);
    out
}

#[test]
fn cases() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("cases/ledger/snapshots");
    settings.bind(|| {
        insta::glob!("cases/ledger/*.md", |path| {
            insta::assert_snapshot!(page(&std::fs::read_to_string(path).unwrap()));
        });
    });
}

#[test]
fn recording_the_same_version_again_changes_nothing() {
    let article = "“We dig on,” said Lea Moor.\n";
    let story = recorded(record(None, article));
    assert_eq!(record(Some(&story), article), Outcome::Unchanged { number: 1 });
}

#[test]
fn a_story_that_cannot_be_read_still_names_its_article() {
    let named = |text: &str| ledger::paths_named(text).map(|paths| paths.into_iter().collect::<Vec<_>>().join(", "));
    let is = |text: &str, paths: Option<&str>| assert_eq!(named(text).as_deref(), paths, "{text}");
    is("story: dam\n<<<<<<< mine\nversions:\n  - number: 1\n    path: dam.md\n", Some("dam.md"));
    is("- path: \"a: b.md\"\n    path: 'it''s.md'\n", Some("a: b.md, it's.md"));
    is("path: [\n", None);
    is("path: >-\n  a-very-long/name.md\n", None);
    is("path:\n", None);
    is("nothing\n", None);
}
