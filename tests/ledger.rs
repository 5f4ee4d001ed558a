//! The ledger: its YAML, its digests, what recording and reviewing do to it, and what verification finds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, missing_docs)]

use onrecord::ledger::{self, Carry, NewVersion, Outcome, Slug, Story, StoryFile};
use onrecord::model::{Claim, Detail, Form, Source, SourceType, identify};
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
            claim.source = Some(Source { span, name, kind: SourceType::Named, resolved: None });
        }
        claims.push(claim);
    }
    identify(article, &mut claims);
    claims
}

fn record(story: Option<&Story>, text: &str, day: u32, carry: &[Carry]) -> Outcome {
    let article = Article::new(text.to_owned(), Markup::Plain);
    let claims = claims(&article);
    let version = NewVersion {
        recorded: format!("2031-05-{day:02}T09:30:00Z").parse().unwrap(),
        published: Some(format!("2031-05-{day:02}").parse().unwrap()),
        url: None,
        path: "articles/ferry.md",
        snapshots: "snapshots",
        extension: "md",
        bytes: text.as_bytes(),
        article: &article,
        claims: &claims,
    };
    ledger::record(&Slug::parse("ferry").unwrap(), story, &version, carry).unwrap()
}

fn recorded(outcome: Outcome) -> Story {
    match outcome {
        Outcome::Recorded { story, .. } => *story,
        Outcome::Unchanged { number } => panic!("unchanged since version {number}"),
    }
}

macro_rules! snapshot {
    ($name:expr, $value:expr) => {{
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("cases/ledger/snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!($name, $value));
    }};
}

const FIRST: &str = "The ferry\n\n“The quay will open in June,” said Ana Ruiz.\n\n“Nobody asked us,” said Jon Berg.\n";

#[test]
fn a_new_story_is_written_and_read_back() {
    let story = recorded(record(None, FIRST, 1, &[]));
    let text = ledger::write(&story).unwrap();
    snapshot!("new-story", text);
    let file = StoryFile::read("claims/ferry.yaml", text).unwrap();
    assert_eq!(file.story, story);
    let defects = ledger::verify(&file, |_| Ok(Some(FIRST.as_bytes().to_vec())));
    assert_eq!(defects, []);
}
