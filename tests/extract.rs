//! Who said what: literate cases in `cases/extract`, and what holds for any text.

use onrecord::extract::{Context, extract};
use onrecord::model::{Claim, ClaimKind, Detail};
use onrecord::text::{Article, Markup};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

fn read(text: &str) -> (Article, Vec<Claim>) {
    read_as(text, Markup::Plain)
}

fn read_as(text: &str, markup: Markup) -> (Article, Vec<Claim>) {
    let article = Article::new(text.to_owned(), markup);
    let claims = extract(&article, &Context::default());
    (article, claims)
}

/// The quotes and statements of `text` as a person reads them; other claims have their own cases.
fn render(text: &str, markup: Markup) -> String {
    let (article, claims) = read_as(text, markup);
    let mut out = String::new();
    for claim in claims.iter().filter(|claim| claim.form().is_some()) {
        let form = claim.form().unwrap().name();
        let cue = claim.cue.map_or("-", |cue| article.slice(cue));
        writeln!(out, "{} ({form})  cue: {cue}", claim.kind().name()).unwrap();
        match &claim.source {
            None => writeln!(out, "  source: none").unwrap(),
            Some(source) => {
                write!(out, "  source: {} [{}]", article.slice(source.span), source.kind.name()).unwrap();
                if source.name != article.slice(source.span) {
                    write!(out, " = {}", source.name).unwrap();
                }
                writeln!(out).unwrap();
            }
        }
        writeln!(out, "  content: {}", claim.words(&article)).unwrap();
    }
    out
}

/// The blocks of a case that are fenced as an article, or as one in Markdown.
fn articles(page: &str) -> Vec<(String, Markup)> {
    let blocks = page.split("```article").skip(1).map(|block| block.split("```").next().unwrap());
    let read = |block: &str| {
        let (kind, text) = block.split_once('\n').unwrap_or_default();
        (text.trim_end().to_owned(), Markup::of_extension(kind.trim_start_matches('.')))
    };
    blocks.map(read).collect()
}

#[test]
fn cases() {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::glob!("cases/extract/*.md", |path| {
            let page = std::fs::read_to_string(path).unwrap();
            let rendered: Vec<String> = articles(&page).iter().map(|(text, markup)| render(text, *markup)).collect();
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path("cases/extract/snapshots");
            settings.bind(|| insta::assert_snapshot!(rendered.join("---\n")));
        });
    });
}

/// What is read of an article in another language: its name, and every claim with its values.
fn render_language(text: &str) -> String {
    let (article, claims) = read(text);
    let mut out = article.language().map_or_else(|| "English".to_owned(), |language| language.told());
    out.push('\n');
    for claim in claims.iter().filter(|claim| claim.kind() != ClaimKind::Assertion) {
        let source = claim.source.as_ref().map_or("nobody", |source| article.slice(source.span));
        let value = match &claim.detail {
            Detail::Figure(figure) => format!(" = {} {}", figure.value.normalize(), figure.unit),
            Detail::Date(date) => format!(" = {}", date.value),
            _ => String::new(),
        };
        writeln!(out, "{} of {source}: {}{}", claim.kind().name(), claim.words(&article), value.trim_end()).unwrap();
    }
    out
}

#[test]
fn languages() {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::glob!("cases/language/*.md", |path| {
            let page = std::fs::read_to_string(path).unwrap();
            let rendered: Vec<String> = articles(&page).iter().map(|(text, _)| render_language(text)).collect();
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path("cases/language/snapshots");
            settings.bind(|| insta::assert_snapshot!(rendered.join("---\n")));
        });
    });
}

/// Every article and case of ours is English.
#[test]
fn nothing_of_ours_is_another_language() {
    for folder in ["corpus", "cases/extract", "cases/dates", "cases/figures", "cases/diff", "cases/check"] {
        for entry in std::fs::read_dir(format!("tests/{folder}")).unwrap() {
            let path = entry.unwrap().path();
            let Ok(page) = std::fs::read_to_string(&path) else { continue };
            for text in articles(&page).iter().map(|(text, _)| text).chain([&page]) {
                assert_eq!(Article::new(text.clone(), Markup::Plain).language(), None, "{path:?}: {text}");
            }
        }
    }
}

/// Words, marks and cues thrown together: the alphabet that hurts an extractor most.
fn speechlike() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(vec![
            "said", "says", "saying", "told", "according to", "that", "who", "and", "but", "he", "she", "they", "the",
            "Joan Marsh", "Ruiz", "Mr.", "Sen.", "the senator", "officials", "report", "claims", "to", "not", "was",
            "in a statement", "on Tuesday", "promised", "adding", "25", "Jr.", "de", "of", "bridge",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            "“", "”", "\"", "''", "``", "‘", "’", "'", "«", "»", ",", ".", ":", ";", "—", "-", "(", ")", "?", "!", "…",
            "\n", "\n\n", "“\n\n“",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    prop::collection::vec((piece, prop::bool::weighted(0.7)), 0..60)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, space)| if space { piece + " " } else { piece }).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn claims_stand_in_the_text(text in speechlike()) {
        let (article, claims) = read(&text);
        let prose = article.text();
        for claim in &claims {
            prop_assert!(!claim.parts.is_empty());
            for part in &claim.parts {
                prop_assert!(!part.is_empty(), "{:?}", claim);
                prop_assert!(prose.get(part.start..part.end).is_some());
            }
            prop_assert!(claim.parts.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", claim);
            for span in claim.cue.iter().chain(claim.source.iter().map(|source| &source.span)) {
                prop_assert!(!span.is_empty() && prose.get(span.start..span.end).is_some(), "{:?}", claim);
            }
        }
    }

    #[test]
    fn contents_overlap_only_where_one_holds_the_other(text in speechlike()) {
        let (_, claims) = read(&text);
        let attributed = claims.iter().filter(|claim| matches!(claim.kind(), ClaimKind::Quote | ClaimKind::Statement));
        let attributed: Vec<_> = attributed.collect();
        for (at, one) in attributed.iter().enumerate() {
            for other in &attributed[at + 1..] {
                let apart = one.parts.iter().all(|part| other.parts.iter().all(|its| !part.overlaps(*its)));
                let inside = other.parts.iter().all(|its| one.parts.iter().any(|part| part.contains(*its)));
                prop_assert!(apart || inside && one.parts != other.parts, "{:?} {:?}", one, other);
            }
        }
    }

    #[test]
    fn reading_twice_gives_the_same(text in speechlike()) {
        prop_assert_eq!(read(&text).1, read(&text).1);
    }
}

/// Texts made to be slow; each must take time in proportion to its length.
#[test]
fn hostile_texts_stay_linear() {
    let texts = [
        "“".repeat(100_000),
        "\"".repeat(100_000),
        "“a b c d” ".repeat(25_000),
        "said ".repeat(100_000),
        "he said ".repeat(50_000),
        "Ruiz said, ".repeat(50_000) + "he said.",
        "he asserted mud, ".repeat(50_000),
        "according to ".repeat(50_000),
        "Marsh ".repeat(100_000),
        "Joan Marsh, the senator, ".repeat(20_000),
        "the bridge over the river was very old and ".repeat(25_000),
        "“One two three four five.” ".repeat(20_000),
    ];
    for text in texts {
        let start = Instant::now();
        let (_, claims) = read(&text);
        let taken = start.elapsed();
        let head: String = text.chars().take(30).collect();
        assert!(taken < Duration::from_secs(10), "{head:?}: {} claims in {taken:?}", claims.len());
    }
}
