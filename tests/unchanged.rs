//! Articles that nobody touched are not analysed again: what is found in them is the same, and it is found quickly.

use onrecord::check::{self, Case, Finding, recorded_claims};
use onrecord::diff::Edition;
use onrecord::extract::{Context, extract, weigh};
use onrecord::ledger::{self, Content, NewVersion, Outcome, Slug, StoryFile};
use onrecord::model::{ClaimKind, Digest};
use onrecord::text::{Article, Markup};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// The articles of our own corpus, each with its file's name.
fn corpus() -> Vec<(String, String)> {
    let entries = std::fs::read_dir("tests/corpus").unwrap().map(|entry| entry.unwrap().path());
    let mut pages: Vec<_> = entries.filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    pages.sort();
    let article = |path: &Path| {
        let page = std::fs::read_to_string(path).unwrap();
        let text = page.split("```article").nth(1)?.split_once('\n')?.1.split("\n```").next()?.to_owned();
        Some((path.file_stem().unwrap().to_str().unwrap().to_owned(), text))
    };
    pages.iter().filter_map(|path| article(path)).collect()
}

/// The file of a story of one version: `article`, whose file holds `text`.
fn recorded((slug, path): (&str, &str), text: &str, article: &Article, context: &Context) -> StoryFile {
    let mut claims = extract(article, context);
    claims.retain(|claim| claim.kind() != ClaimKind::Assertion);
    let says = Content::all(article, &claims);
    let version = NewVersion {
        recorded: "2031-07-14T12:00:00Z".parse().unwrap(),
        published: context.published,
        url: None,
        path,
        snapshots: "snapshots",
        response: None,
        extension: "md",
        digest: Digest::of_bytes(text.as_bytes()),
        page: None,
        article,
        claims: &claims,
        says: &says.iter().collect::<Vec<_>>(),
    };
    let outcome = ledger::record(&Slug::parse(slug).unwrap(), None, &version, &[]).unwrap();
    let Outcome::Recorded { story, .. } = outcome else { unreachable!() };
    StoryFile::read(&format!("claims/{slug}.yaml"), ledger::write(&story).unwrap()).unwrap()
}

fn found(mut case: Case<'_>) -> (Vec<Finding>, check::Totals) {
    case.today = "2040-01-01".parse().ok();
    let found = check::suppress(&case, check::drift(&case)).into_iter().map(|(finding, _)| finding).collect();
    (found, case.totals())
}

#[test]
fn the_record_of_an_unchanged_article_says_what_reading_it_again_says() {
    let context = Context { published: "2031-06-19".parse().ok(), ..Context::default() };
    let (mut quick, mut findings) = (0, 0);
    let corpus = corpus();
    for (name, text) in &corpus {
        let article = Article::new(text.clone(), Markup::Markdown);
        let file = recorded(("dam", "dam.md"), text, &article, &context);
        let claims = extract(&article, &context);
        let edition = Edition::new(&article, &claims);
        let whole = found(Case::new(&file, "dam.md", edition, edition));
        let Some(mut claims) = recorded_claims(&file, &article) else {
            eprintln!("{name}: is read again");
            continue;
        };
        claims.iter_mut().for_each(|claim| claim.weight = weigh(&article, claim));
        assert_eq!(found(Case::unchanged(&file, "dam.md", Edition::new(&article, &claims))), whole, "{name}");
        quick += 1;
        findings += whole.0.len();
    }
    eprintln!("{quick} of {} articles are not read again; {findings} findings are the same", corpus.len());
    assert!(quick * 10 >= corpus.len() * 9 && findings > 300, "{quick} of {}", corpus.len());
}

fn onrecord(folder: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// A ledger of `count` articles with ten or more claims each, written as `record` would.
fn ledger_of(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    assert!(onrecord(root, &["init"]).status.success());
    std::fs::create_dir(root.join("articles")).unwrap();
    let context = Context { published: "2031-05-04".parse().ok(), ..Context::default() };
    for at in 0..count {
        let town = ["Riverton", "Port Lorne", "Marl", "Brindle", "Eastquay"][at % 5];
        let text = format!(
            "# Water rises in {town}\n\nAt least {} homes were flooded when the dam was opened on 3 May 2031, the fire \
             service said.\n\n“The dam will hold until June {},” said Ana Ruiz, the mayor of {town}. “Nobody has to leave.”\n\n\
             More than {} people are still in shelters, according to the harbour office.\n\nRepairs will cost {} million \
             euros, Jon Berg said. The council promised to finish them by 1 August 2032.\n",
            at + 20,
            2032 + at % 9,
            at + 300,
            at % 90 + 2,
        );
        let (name, path) = (format!("story-{at}"), format!("articles/story-{at}.md"));
        let article = Article::new(text.clone(), Markup::Markdown);
        let file = recorded((&name, &path), &text, &article, &context);
        let snapshot = root.join(&file.story.latest().unwrap().snapshot);
        std::fs::create_dir(snapshot.parent().unwrap()).unwrap();
        std::fs::write(snapshot, &text).unwrap();
        std::fs::write(root.join(&path), &text).unwrap();
        std::fs::write(root.join(format!("claims/{name}.yaml")), &file.text).unwrap();
    }
    folder
}

#[test]
fn a_check_of_a_thousand_articles_takes_seconds() {
    let folder = ledger_of(1_000);
    let start = Instant::now();
    let output = onrecord(folder.path(), &["check", "--format", "json"]);
    let took = start.elapsed();
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let claims = found["totals"]["claims"].as_u64().unwrap();
    eprintln!("{claims} claims of 1000 articles checked in {took:?}");
    assert!(claims >= 10_000, "{claims}");
    assert_eq!(found["totals"]["verified"].as_u64(), Some(claims));
    // The bar of 3 seconds is for a release build on an idle machine.
    let bar = if cfg!(debug_assertions) { 30 } else { 3 };
    assert!(took.as_secs() < bar, "{took:?}");
    let again = onrecord(folder.path(), &["check", "--format", "json"]);
    assert_eq!(output.stdout, again.stdout, "threads change nothing");
}
