//! Figures, dates and levels of confidence: a page of phrases in, their claims out; and what holds for any text.

use chrono::NaiveDate;
use onrecord::extract::{Context, extract};
use onrecord::model::{Claim, Detail};
use onrecord::text::{Article, Markup};
use proptest::prelude::*;
use std::fmt::Write as _;

fn read(text: &str, published: Option<NaiveDate>) -> (Article, Vec<Claim>) {
    let article = Article::new(text.to_owned(), Markup::Plain);
    let mut claims = extract(&article, &Context { published, ..Context::default() });
    claims.retain(|claim| matches!(claim.detail, Detail::Figure(_) | Detail::Date(_)));
    (article, claims)
}

fn render(article: &Article, claim: &Claim) -> String {
    let words = claim.words(article);
    let source = claim.source.as_ref().map(|source| format!("  ({})", source.name)).unwrap_or_default();
    match &claim.detail {
        Detail::Figure(figure) => {
            let max = figure.max.map(|max| format!(" .. {}", max.normalize())).unwrap_or_default();
            let value = figure.value.normalize();
            format!("    figure [{words}] {value}{max} {:?} {}{source}", figure.unit, figure.bound.name())
        }
        Detail::Date(date) => {
            let days = match (date.from, date.to) {
                (Some(from), Some(to)) if from == to => format!(" on {from}"),
                (Some(from), Some(to)) => format!(" from {from} to {to}"),
                _ => String::new(),
            };
            format!("    date [{words}] {} {}{days}, {}{source}", date.kind.name(), date.value, date.role.name())
        }
        _ => unreachable!(),
    }
}

/// Answers a page: each line of a "phrases" block is an article of its own, an "article" block is one article. The
/// fence names the day of publication.
fn answer(page: &str) -> String {
    let mut out = String::new();
    let mut blocks = page.split("```").skip(1).step_by(2);
    blocks.by_ref().for_each(|block| {
        let (head, body) = block.split_once('\n').unwrap();
        let published = head.split_once("published ").map(|(_, day)| day.trim().parse().unwrap());
        let phrases: Vec<&str> = if head.starts_with("phrases") { body.lines().collect() } else { vec![body] };
        for phrase in phrases {
            let (article, claims) = read(phrase, published);
            writeln!(out, "{}", phrase.trim_end()).unwrap();
            for claim in &claims {
                writeln!(out, "{}", render(&article, claim)).unwrap();
            }
        }
    });
    out
}

#[test]
fn figures() {
    insta::with_settings!({ omit_expression => true, snapshot_path => "cases/figures/snapshots", prepend_module_to_snapshot => false }, {
        insta::glob!("cases/figures/*.md", |path| {
            insta::assert_snapshot!(answer(&std::fs::read_to_string(path).unwrap()));
        });
    });
}

/// The claims of each line with their levels.
fn levels(page: &str) -> String {
    let mut out = String::new();
    let published = NaiveDate::from_ymd_opt(2031, 5, 13);
    for phrase in page.split("```").nth(1).unwrap().lines().skip(1) {
        let article = Article::new(phrase.to_owned(), Markup::Plain);
        writeln!(out, "{phrase}").unwrap();
        for claim in extract(&article, &Context { published, ..Context::default() }) {
            let (level, kind) = (claim.confidence.name(), claim.kind().name());
            writeln!(out, "    {level} {kind} [{}]", claim.words(&article)).unwrap();
        }
    }
    out
}

#[test]
fn confidence() {
    insta::with_settings!({ omit_expression => true, snapshot_path => "cases/confidence/snapshots", prepend_module_to_snapshot => false }, {
        insta::glob!("cases/confidence/*.md", |path| {
            insta::assert_snapshot!(levels(&std::fs::read_to_string(path).unwrap()));
        });
    });
}

#[test]
fn dates() {
    insta::with_settings!({ omit_expression => true, snapshot_path => "cases/dates/snapshots", prepend_module_to_snapshot => false }, {
        insta::glob!("cases/dates/*.md", |path| {
            insta::assert_snapshot!(answer(&std::fs::read_to_string(path).unwrap()));
        });
    });
}

/// Checks what holds of the figures and dates of any text.
fn sound(text: &str) {
    for published in [None, NaiveDate::from_ymd_opt(2031, 5, 13), Some(NaiveDate::MIN), Some(NaiveDate::MAX)] {
        let (article, claims) = read(text, published);
        let mut ends = [0, 0, 0];
        for claim in &claims {
            let span = claim.span();
            // A figure may stand in a date, a date in a figure ("nearly 15 years"), and either in what ranks ("the third to win 100 races"),
            // but none beside its own kind.
            let end = match &claim.detail {
                Detail::Date(_) => &mut ends[0],
                Detail::Figure(figure) if figure.unit == "rank" => &mut ends[1],
                _ => &mut ends[2],
            };
            assert!(!span.is_empty() && span.start >= *end, "overlap in {text:?}: {claim:?}");
            assert!(article.text().is_char_boundary(span.start) && article.text().is_char_boundary(span.end));
            *end = span.end;
            if let Detail::Date(date) = &claim.detail {
                assert_eq!(date.from.is_some(), date.to.is_some());
                assert!(date.from <= date.to, "{date:?} in {text:?}");
            }
        }
    }
}

/// Words and marks that the grammars react to.
fn word() -> impl Strategy<Value = String> {
    let words = "a about after ago and 1,000 10 0.5 15bn 1/2 ½ $ £ US$ - – % percent million dozen half tens of thousands \
        hundred two three twenty five third quarter the last next this year years month week day days hours decade \
        century August Aug. May March Tuesday 26 2016 2016-07-26 26/07/2016 1990s '90s p.m. 5 10:35 noon morning early \
        late mid- end by until deadline will said at least more than up to between to or in every once per old -year-old \
        people 's ’ \" “ ” . , : ( ) 99999999999999999999999999999 0 00 é 中 \u{301} \u{AD} \u{2028} \n\n";
    let list: Vec<String> = words.split(' ').map(str::to_owned).collect();
    (prop::sample::select(list), prop::bool::ANY).prop_map(|(word, space)| if space { word + " " } else { word })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_sound(text in "\\PC{0,200}") {
        sound(&text);
    }

    #[test]
    fn any_phrase_is_sound(words in prop::collection::vec(word(), 0..40)) {
        sound(&words.concat());
    }
}

#[test]
fn numbers_too_long_to_hold_are_no_figures() {
    for text in
        ["9".repeat(400), format!("0.{}", "9".repeat(400)), format!("{} trillion trillion trillion", "9".repeat(20))]
    {
        sound(&text);
        let (_, claims) = read(&text, None);
        assert!(claims.is_empty(), "{claims:?}");
    }
    sound(&"nine hundred ".repeat(400));
    sound(&"million ".repeat(400));
}

#[test]
fn time_grows_with_length_alone() {
    let time = |text: &str| {
        let start = std::time::Instant::now();
        read(text, NaiveDate::from_ymd_opt(2031, 5, 13));
        start.elapsed()
    };
    for piece in ["12 ", "one hundred and ", "- ", "at least ", "1-", "the last ", "Aug. ", "between 5 and "] {
        let (short, long) = (time(&piece.repeat(5_000)), time(&piece.repeat(50_000)));
        assert!(long < short * 40 + std::time::Duration::from_millis(200), "{piece:?}: {short:?}, then {long:?}");
    }
}
