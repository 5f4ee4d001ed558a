//! The claims of some sentences are those that reading the whole article finds, and so is the difference that rests on them.

use onrecord::diff::{Change, Edition, diff};
use onrecord::engine::changes;
use onrecord::extract::{Context, Extraction, extract, extract_after};
use onrecord::model::{Alarm, ChangeName, Claim};
use onrecord::text::{Article, Markup};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// Every article and every literate page of ours, the pages for their odd sentences.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut out = Vec::new();
    for folder in ["tests/corpus", "docs/articles", "tests/cases/extract", "tests/cases/dates", "tests/cases/figures"] {
        let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let pages = paths.iter().filter(|path| path.extension() == Some("md".as_ref()));
        out.extend(pages.map(|path: &_| std::fs::read_to_string(Path::new(path)).unwrap()));
    }
    assert!(out.len() > 40, "{}", out.len());
    out
});

fn article(text: &str) -> Article {
    Article::new(text.to_owned(), Markup::Plain)
}

/// Returns the claims of `sentence` found alone, and those of them that reading everything finds.
fn both(article: &Article, whole: &[Claim], sentence: usize) -> (Vec<Claim>, Vec<Claim>) {
    let mut extraction = Extraction::new(article, Context::default());
    let range = sentence..sentence + 1;
    let mut own = extraction.of([range]);
    own.iter_mut().for_each(|claim| extraction.finish(claim));
    let stretches = article.stretches();
    let stretch = stretches.iter().find(|stretch| stretch.sentences.contains(&sentence)).unwrap();
    let block = |claim: &Claim| article.sentences()[article.sentence_at(claim.span().start).unwrap()].block;
    let theirs = whole.iter().filter(|claim| stretch.blocks.contains(&block(claim))).cloned().collect();
    (own, theirs)
}

#[test]
fn every_sentence_of_every_article_is_read_alone_as_it_is_read_with_all() {
    let mut sentences = 0;
    for text in TEXTS.iter().filter(|text| text.len() < 16 * 1024) {
        for markup in [Markup::Plain, Markup::Markdown] {
            let article = Article::new(text.clone(), markup);
            let whole = extract(&article, &Context::default());
            for sentence in 0..article.sentences().len() {
                let (own, theirs) = both(&article, &whole, sentence);
                assert_eq!(own, theirs, "{:?}", article.slice(article.sentences()[sentence].span));
                sentences += 1;
            }
        }
    }
    assert!(sentences > 1500, "{sentences}");
}

/// Names that other names of the article explain: by their last word, by a given name, over several others, by particles.
const NAMESAKES: &str = "Marsh says the bridge will open.

The bridge opens on Friday, Tomas Marsh said.

“It is late,” Joan said.

Joan P. Marsh, the mayor, left on Monday.

“We know that,” Joan Marsh said. “It was late,” Tomas said.

Joan Ruiz of the council said it was early.

“Nobody asked,” Ruiz’s deputy, Ana van Holt, said. Holt said no more, and Van Holt said it twice.

The council said it had asked Sen. Joan Ruiz Quist. “I was asked,” Quist said.

“It opens,” said Norhaus, the owner. Norhaus said in April that it would. Norhaus is a builder.

Zoë Lund said it was true. “It was,” Zoë said. ZOË LUND said so too. “Not so,” Lund’s widow said.

“Al Marsh is my uncle,” Al said, and Marsh said that he was.";

#[test]
fn a_name_means_the_same_whoever_else_was_read() {
    let article = article(NAMESAKES);
    let whole = extract(&article, &Context::default());
    for sentence in 0..article.sentences().len() {
        let (own, theirs) = both(&article, &whole, sentence);
        assert_eq!(own, theirs, "{:?}", article.slice(article.sentences()[sentence].span));
    }
    let names: Vec<&str> =
        whole.iter().filter_map(|claim| claim.source.as_ref()).map(|source| source.name.as_str()).collect();
    for name in ["Joan P. Marsh", "Tomas Marsh", "Joan Ruiz Quist", "Zoë Lund", "Norhaus"] {
        assert!(names.contains(&name), "{name} among {names:?}");
    }
}

/// Returns the difference that asks for no more claims than it needs.
fn asked(before: &Article, after: &Article, all: bool) -> Vec<Change> {
    changes((before, Context::default()), (after, Context::default()), all)
}

/// Paragraphs of our articles in a new order, with what people type wrong: marks left out, lines joined, letters lost.
fn story() -> impl Strategy<Value = Vec<String>> {
    let paragraphs: Vec<String> =
        TEXTS.iter().flat_map(|text| text.split("\n\n")).filter(|text| text.len() < 800).map(str::to_owned).collect();
    let paragraph = prop::sample::select(paragraphs);
    let torn = (paragraph.clone(), any::<prop::sample::Index>(), "[”“\"’. ]?").prop_map(|(text, at, put)| {
        let borders: Vec<(usize, char)> = text.char_indices().collect();
        let Some((at, c)) = borders.get(at.index(borders.len().max(1))).copied() else { return text };
        format!("{}{put}{}", &text[..at], &text[at + c.len_utf8()..])
    });
    prop::collection::vec(prop_oneof![4 => paragraph, 1 => torn], 1..24)
}

#[derive(Debug, Clone)]
enum Step {
    Drop,
    Double,
    Swap(prop::sample::Index),
    Replace(&'static str, &'static str),
    Put(&'static str),
}

/// Edits as newsrooms make them.
fn step() -> impl Strategy<Value = Step> {
    let words = [
        ("said", "claimed"),
        (" he ", " she "),
        ("He ", "The chief "),
        ("he ", "officials "),
        ("police", "officers"),
        ("officials", "experts"),
        ("spokeswoman", "manager"),
        ("mayor", "deputy mayor"),
        ("The ", "Two of the "),
        ("“", "\""),
        ("”", "\""),
        ("the ", "a "),
        (" not ", " "),
        ("will", "may"),
        ("two", "three"),
        ("1", "7"),
        (".", ","),
        ("Monday", "Tuesday"),
        (", ", " — "),
        ("  ", " "),
    ];
    let puts = [
        "“We know,” he said.",
        "It fell a year earlier.",
        "Two people left on Monday.",
        "“Nobody came.”",
        "The minister said so.",
        "The chief said it was late, and officials agreed.",
    ];
    prop_oneof![
        1 => Just(Step::Drop),
        1 => Just(Step::Double),
        1 => any::<prop::sample::Index>().prop_map(Step::Swap),
        4 => prop::sample::select(words.to_vec()).prop_map(|(from, to)| Step::Replace(from, to)),
        2 => prop::sample::select(puts.to_vec()).prop_map(Step::Put),
    ]
}

fn edited(story: &[String], steps: &[(prop::sample::Index, Step)]) -> Vec<String> {
    let mut out = story.to_vec();
    for (at, step) in steps {
        if out.is_empty() {
            return out;
        }
        let at = at.index(out.len());
        match step {
            Step::Drop => drop(out.remove(at)),
            Step::Double => out.insert(at, out[at].clone()),
            Step::Swap(other) => {
                let other = other.index(out.len());
                out.swap(at, other);
            }
            Step::Replace(from, to) => out[at] = out[at].replacen(from, to, 2),
            Step::Put(text) => out[at].push_str(&format!(" {text}")),
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_difference_is_the_same_however_much_is_read(
        story in story(),
        steps in prop::collection::vec((any::<prop::sample::Index>(), step()), 1..4),
    ) {
        let (before, new) = (article(&story.join("\n\n")), edited(&story, &steps).join("\n\n"));
        let after = Article::revised(new.clone(), Markup::Plain, &before);
        let alone = article(&new);
        prop_assert_eq!(after.sentences(), alone.sentences());
        prop_assert_eq!(after.tokens(), alone.tokens());
        prop_assert_eq!(after.quotations(), alone.quotations());
        let (was, is) = (extract(&before, &Context::default()), extract(&after, &Context::default()));
        let whole = diff(Edition::new(&before, &was), Edition::new(&after, &is));
        prop_assert_eq!(&asked(&before, &after, true), &whole);
        let loud = |changes: Vec<Change>| -> Vec<Change> {
            changes.into_iter().filter(|change| change.alarm() != Alarm::None).collect()
        };
        prop_assert_eq!(loud(asked(&before, &after, false)), loud(whole));
    }

    #[test]
    fn what_another_version_has_read_changes_no_claim(
        story in story(),
        steps in prop::collection::vec(prop::collection::vec((any::<prop::sample::Index>(), step()), 1..4), 1..4),
    ) {
        let mut story = story;
        let mut before = article(&story.join("\n\n"));
        let (mut claims, mut read) = extract_after(&before, &Context::default(), None);
        prop_assert_eq!(&claims, &extract(&before, &Context::default()));
        for steps in steps {
            story = edited(&story, &steps);
            let after = article(&story.join("\n\n"));
            let known = read.as_ref().map(|read| (&before, read));
            (claims, read) = extract_after(&after, &Context::default(), known);
            prop_assert_eq!(&claims, &extract(&after, &Context::default()));
            before = after;
        }
    }

    #[test]
    fn every_sentence_of_a_torn_story_is_read_alone_as_it_is_read_with_all(story in story()) {
        let article = article(&story.join("\n\n"));
        let whole = extract(&article, &Context::default());
        for sentence in 0..article.sentences().len() {
            let (own, theirs) = both(&article, &whole, sentence);
            prop_assert_eq!(own, theirs, "{:?}", article.slice(article.sentences()[sentence].span));
        }
    }
}

#[test]
fn the_i_of_a_witness_is_not_the_author() {
    let article = article("By Jane Marsh\n\nWITNESS 10: I said, “Then put your name on it, not mine.”");
    let whole = extract(&article, &Context::default());
    for sentence in 0..article.sentences().len() {
        let (own, theirs) = both(&article, &whole, sentence);
        assert_eq!(own, theirs);
    }
}

#[test]
fn whom_a_source_means_is_looked_up_where_a_change_hangs_on_it() {
    let text =
        |source: &str| format!("Pupils fall behind\n\nPoor pupils fall behind \"at every step\", {source} says.");
    let (before, after) = (article(&text("the committee chairman")), article(&text("a committee of teachers")));
    let (was, is) = (extract(&before, &Context::default()), extract(&after, &Context::default()));
    let whole = diff(Edition::new(&before, &was), Edition::new(&after, &is));
    assert_eq!(asked(&before, &after, true), whole);
    let organised = article(&text("a school committee"));
    let now = extract(&organised, &Context::default());
    let other = diff(Edition::new(&after, &is), Edition::new(&organised, &now));
    assert_eq!(asked(&after, &organised, true), other);
    let names = |changes: &[Change]| changes.iter().any(|change| change.names.contains(&ChangeName::SourceChanged));
    assert!(!names(&whole) && !names(&other), "an organisation is told from another by its name alone");
}

/// Hostile pairs take a time that grows with their size, however much of them is asked for; the limit allows for a slow
/// machine and no optimisation.
fn within(seconds: u64, before: &str, after: &str) {
    let start = Instant::now();
    let before = article(before);
    let after = Article::revised(after.to_owned(), Markup::Plain, &before);
    let _ = asked(&before, &after, false);
    assert!(start.elapsed() < Duration::from_secs(seconds), "took {:?}", start.elapsed());
}

#[test]
fn a_total_rewrite() {
    let text = |seed: usize| {
        let line = |i: usize| {
            let n = (i * 7919 + seed * 104_729) % 10_007;
            format!("Report{n} from harbor{} says vessel{} left pier{}.\n\n", n % 97, n % 89, n % 83)
        };
        (0..4_000).map(line).collect::<String>()
    };
    within(10, &text(1), &text(2));
}

#[test]
fn ten_thousand_equal_paragraphs_and_one_more() {
    let text = "Two people left on Monday.\n\n".repeat(10_000);
    within(10, &text, &format!("{text}Two people left on Monday, he said.\n\n"));
    within(10, &text, &format!("{text}Two people stayed on Monday.\n\n"));
}

#[test]
fn ten_thousand_paragraphs_of_speech_without_a_cue() {
    let text = "“We have counted two people.”\n\n".repeat(10_000);
    within(10, &text, &format!("{text}“We have counted three people.”\n\n"));
    within(10, &format!("Ruiz spoke.\n\n{text}"), &text.replace("two people.”\n", "two of them.”\n"));
}

#[test]
fn ten_thousand_people_of_one_given_name() {
    let name = |i: usize| "abcdefghij".chars().nth(i % 10).unwrap();
    let last = |i: usize| format!("Q{}{}{}{}st", name(i), name(i / 10), name(i / 100), name(i / 1000));
    let people: String = (0..10_000).map(|i| format!("Joan {} said it was late.\n\n", last(i))).collect();
    within(8, &people, &people.replacen("late", "early", 1));
    let (first, rest) = people.split_once("\n\n").unwrap();
    within(8, &people, &format!("{rest}\n\n{}", first.replace("late", "early")));
}

#[test]
fn ten_thousand_paragraphs_of_one_word() {
    let text = |step: usize| (0..10_000).map(|i| format!("w{}\n\n", i * step % 5_003)).collect::<String>();
    within(10, &text(3), &text(7));
    within(10, &text(3), &text(3).replace("w4\n", "w5\n"));
}

#[test]
fn everything_stands_elsewhere() {
    let line = |i: usize| format!("Vessel{i} left pier {i}, he said.\n\n");
    let (up, down) = ((0..4_000).map(line).collect::<String>(), (0..4_000).rev().map(line).collect::<String>());
    within(10, &up, &down);
}

#[test]
fn one_endless_line_with_one_word_changed() {
    let text: String = (0..40_000).map(|i| format!("w{} said 3 people left by Monday, ", i % 5_003)).collect();
    within(10, &text, &text.replacen("w4999 ", "w5000 ", 1));
}
