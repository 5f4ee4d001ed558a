//! Finding a selector again: exactly, typography aside, nearly; never a lookalike.

use onrecord::anchor::{Anchoring, How, anchor};
use onrecord::model::{ChangeName, Selector};
use onrecord::text::{Article, Markup, Span};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn read(text: &str) -> Article {
    Article::new(text.to_owned(), Markup::Plain)
}

/// Returns the selector of the first place where `words` stand in `text`.
fn select(text: &str, words: &str) -> Selector {
    let article = read(text);
    let start = article.text().find(words).unwrap();
    Selector::of(&article, Span::new(start, start + words.len()))
}

fn found(anchoring: &Anchoring, article: &Article) -> (How, String) {
    let Anchoring::Found { span, how, .. } = anchoring else { panic!("{anchoring:?}") };
    (*how, article.slice(*span).to_owned())
}

#[test]
fn exact_words_are_found_where_their_context_is() {
    let old = "The north gate broke. It broke again. The south gate held until the morning. It broke again, too.";
    let selector = select(old, "It broke again");
    let article = read(&format!("It broke again, they said. {old}"));
    assert_eq!(found(&anchor(&selector, &article), &article), (How::Exact, "It broke again".to_owned()));
}

#[test]
fn a_tie_is_ambiguous() {
    let selector = Selector { exact: "the old gate gave way".to_owned(), ..Selector::default() };
    let article = read("On Monday the old gate gave way. On Friday the old gate gave way.");
    assert!(matches!(anchor(&selector, &article), Anchoring::Ambiguous(places) if places.len() == 2));
}

#[test]
fn typography_is_no_obstacle() {
    let selector = select("Ruiz said: “The board’s plan is dead — for now.”", "The board’s plan is dead — for now.");
    let article = read("Ruiz said: \"The board's plan is\ndead -- for now.\" She left.");
    assert_eq!(found(&anchor(&selector, &article), &article).0, How::Folded);
}

#[test]
fn other_words_for_the_same_are_found() {
    let selector = select(
        "The old gate by the harbor gave way late in the night.",
        "The old gate by the harbor gave way late in the night.",
    );
    let article = read("Nobody slept. The old gate by the harbor broke late in the night. Boats came.");
    let (how, words) = found(&anchor(&selector, &article), &article);
    assert_eq!((how, words.as_str()), (How::Near, "The old gate by the harbor broke late in the night"));
}

#[test]
fn lookalikes_are_refused() {
    let sentence = "The gate by the harbor will keep 25 families of Porto Alto safe from the flood";
    let selector = select(&format!("{sentence}."), sentence);
    for (words, instead, name) in [
        ("25", "28", ChangeName::FigureChanged),
        ("will keep", "may keep", ChangeName::HedgeChanged),
        ("will keep", "will not keep", ChangeName::NegationChanged),
        ("Porto Alto", "Vila Nova", ChangeName::EntityChanged),
        ("will keep 25", "will keep at least 25", ChangeName::HedgeChanged),
    ] {
        let article = read(&format!("Rain fell. {}. Boats came.", sentence.replace(words, instead)));
        match anchor(&selector, &article) {
            Anchoring::Changed { names, .. } => assert!(names.contains(&name), "{instead}: {names:?}"),
            other => panic!("{instead}: {other:?}"),
        }
    }
}

#[test]
fn a_short_figure_is_not_found_in_other_company() {
    let selector = select("The flood killed 25 people in the valley on Monday.", "25");
    let article = read("Gate number 25 held.");
    assert!(matches!(anchor(&selector, &article), Anchoring::Gone { .. }));
    let article = read("The flood killed 25 people in the valley.");
    assert_eq!(found(&anchor(&selector, &article), &article), (How::Exact, "25".to_owned()));
}

#[test]
fn what_is_gone_is_gone() {
    let selector = select(
        "The siren in the harbor had been out of order since spring.",
        "The siren in the harbor had been out of order since spring.",
    );
    assert!(matches!(anchor(&selector, &read("The dam broke at noon. Boats came.")), Anchoring::Gone { .. }));
    assert!(matches!(anchor(&selector, &read("")), Anchoring::Gone { nearest: None }));
    assert!(matches!(anchor(&Selector::default(), &read("The dam broke.")), Anchoring::Gone { nearest: None }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_are_on_borders(exact in "\\PC{0,30}", text in "\\PC{0,120}") {
        let article = read(&text);
        let selector = Selector { exact, ..Selector::default() };
        let spans = match anchor(&selector, &article) {
            Anchoring::Found { span, .. } | Anchoring::Changed { span, .. } => vec![span],
            Anchoring::Ambiguous(spans) => spans,
            Anchoring::Gone { nearest } => nearest.into_iter().map(|(span, _)| span).collect(),
        };
        prop_assert!(spans.iter().all(|span| article.text().get(span.start..span.end).is_some()));
    }
}

#[test]
fn a_long_quotation_in_a_large_article_is_bounded() {
    let text: String = (0..60_000).map(|i| format!("w{} ", i * 7 % 9_973)).collect();
    let exact: String = (0..1_500).map(|i| format!("w{} ", i * 11 % 9_973)).collect();
    let article = read(&text);
    let start = Instant::now();
    let _ = anchor(&Selector { exact, ..Selector::default() }, &article);
    assert!(start.elapsed() < Duration::from_secs(8), "took {:?}", start.elapsed());
}
