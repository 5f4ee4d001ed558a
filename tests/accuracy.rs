//! How often the extractor is right on the corpus of our own, `tests/corpus`, and where it is wrong.
//!
//! Every miss and every false claim is held in a snapshot beside its article, the shares in the table of
//! `docs/accuracy.md`: a change that moves any of them is seen, and is accepted on purpose.
//! `INSTA_UPDATE=always ONRECORD_UPDATE=1 cargo test --test all accuracy::` rewrites both.

mod page;
mod speech;
mod table;
mod tally;
mod values;
mod words;

use onrecord::extract::{Context, extract};
use onrecord::model::Claim;
use page::{Page, What};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use table::Scores;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages of the corpus, in the order of their names.
fn pages() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("tests/corpus")).unwrap().map(|entry| entry.unwrap().path());
    let page = |path: &PathBuf| path.extension().is_some_and(|e| e == "md") && !path.ends_with("README.md");
    let mut pages: Vec<PathBuf> = entries.filter(page).collect();
    pages.sort();
    pages
}

fn claims(page: &Page) -> Vec<Claim> {
    extract(&page.article, &Context { published: page.published, ..Context::default() })
}

/// Scores one page into `scores` and returns what is not right on it.
fn score(page: &Page, scores: &mut Scores) -> Vec<String> {
    let claims = claims(page);
    let mut notes = Vec::new();
    speech::score(page, &claims, &mut scores.speech, &mut notes);
    values::figures(page, &claims, &mut scores.figures, &mut notes);
    values::dates(page, &claims, &mut scores.dates, &mut notes);
    notes
}

#[test]
fn misses_and_false_claims() {
    for path in pages() {
        let notes = score(&Page::read(&path), &mut Scores::default());
        let slug = path.file_stem().unwrap().to_str().unwrap();
        insta::with_settings!({
            omit_expression => true,
            prepend_module_to_snapshot => false,
            snapshot_path => "corpus/wrong",
            description => "What the extractor gets wrong on this page; of two lines the upper one is right.",
        }, {
            insta::assert_snapshot!(slug, notes.join("\n"));
        });
    }
}

/// The lines of `docs/accuracy.md` between these are the table.
const MARKS: [&str; 2] = ["<!-- our corpus: begin -->\n", "<!-- our corpus: end -->"];

#[test]
fn the_table_in_the_docs() {
    let mut scores = Scores::default();
    let mut styles: BTreeMap<String, Scores> = BTreeMap::new();
    for path in pages() {
        let page = Page::read(&path);
        for scores in [&mut scores, styles.entry(page.style.clone()).or_default()] {
            score(&page, scores);
            scores.articles += 1;
            scores.words += page.article.text().split_whitespace().count();
            scores.claims += page.claims.len();
        }
    }
    let path = root().join("docs/accuracy.md");
    let docs = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = docs.split_once(MARKS[0]).unwrap();
    let (shown, after) = rest.split_once(MARKS[1]).unwrap();
    let table = table::markdown(&scores, &styles);
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        std::fs::write(&path, [before, MARKS[0], &table, MARKS[1], after].concat()).unwrap();
        return;
    }
    assert!(
        table == shown,
        "docs/accuracy.md shows\n{shown}\nbut the corpus gives\n{table}\nIf that is meant: ONRECORD_UPDATE=1"
    );
}

/// The corpus itself: large enough, in many styles, and each claim on the words that it names.
#[test]
fn the_corpus_holds_enough() {
    let pages: Vec<Page> = pages().iter().map(|path| Page::read(path)).collect();
    let claims: usize = pages.iter().map(|page| page.claims.len()).sum();
    assert!(pages.len() >= 25 && claims >= 300, "{} articles, {claims} claims", pages.len());
    for page in &pages {
        assert!(page.claims.iter().any(|claim| matches!(claim.what, What::Speech(_))));
    }
}
