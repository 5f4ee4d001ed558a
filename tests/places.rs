//! What looks for places in texts, and what keeps an order: spans that touch, words that stand in a text, paragraphs side by side.

use onrecord::ledger::standing::{InOrder, absent};
use onrecord::report::site::rows::{Row, rows};
use onrecord::text::{Article, Markup, Overlaps, Span};
use onrecord::workflow::parallel::map;

#[test]
fn all_that_touch_are_found_and_no_others() {
    // Spans in one another, beside one another, twice, and of every length up to the whole.
    let spans: Vec<Span> = (0..60).map(|at| Span::new(at * 7 % 40, at * 7 % 40 + at * at % 23)).collect();
    for count in 0..spans.len() {
        let overlaps = Overlaps::new(spans[..count].iter().copied());
        for start in 0..45 {
            for end in start..65 {
                let asked = Span::new(start, end);
                let numbered = spans[..count].iter().copied().zip(0..);
                let mut wanted: Vec<_> =
                    numbered.filter(|(span, _)| span.start < asked.end && asked.start < span.end).collect();
                wanted.sort_unstable();
                assert_eq!(overlaps.touching(asked), wanted, "{asked:?} of {count}");
            }
        }
    }
}

fn article(paragraphs: &[&str]) -> Article {
    Article::new(paragraphs.join("\n\n"), Markup::Markdown)
}

#[test]
fn paragraphs_stand_beside_what_they_became() {
    let old = article(&["One a. One b.", "Two a.", "Three a. Three b.", "Four a."]);
    let new = article(&["Zero a.", "One a. One c.", "Three b. Three d.", "Four a."]);
    use Row::{New, Old, Pair};
    assert_eq!(rows(&old, &new, &[]), [New(0), Pair(0, 1), Old(1), Pair(2, 2), Pair(3, 3)]);
}

#[test]
fn each_block_has_one_row_whatever_moved() {
    let old = article(&["A a.", "B b.", "C c.", "D d.", "A a."]);
    let new = article(&["C c.", "E e.", "B b.", "D d."]);
    let found = rows(&old, &new, &[]);
    let olds = found.iter().filter(|row| !matches!(row, Row::New(_))).count();
    let news = found.iter().filter(|row| !matches!(row, Row::Old(_))).count();
    assert_eq!((olds, news), (5, 4), "{found:?}");
}

#[test]
fn what_stands_nowhere_is_told() {
    let prose = "The mayor opened the quay – “at last”, she said – in May.";
    let wanted =
        ["The", "May.", "quay –", "quay -", "at last", "June", "", prose, "the mayor", "– i", "said – in May. "];
    let told: Vec<&str> = absent(prose, wanted.into_iter()).into_iter().collect();
    assert_eq!(told, ["June", "quay -", "said – in May. ", "the mayor"]);
    assert!(absent("", ["a"].into_iter()).contains("a"));
}

#[test]
fn words_are_looked_for_from_the_last_ones_on() {
    let parts = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
    let mut order = InOrder::new("one two one three");
    assert!(order.next(&parts(&["one", "three"])));
    assert!(order.next(&parts(&["two"])));
    assert!(order.next(&parts(&["one"])));
    assert!(!order.next(&parts(&["two"])));
    assert!(order.next(&parts(&["three"])));
}

#[test]
fn answers_come_in_the_order_of_the_items() {
    let items: Vec<u64> = (0..2_000).collect();
    let mut last = 0;
    let answers = map(&items, |ready| last = ready, |item| std::hint::black_box(*item));
    assert_eq!(answers, items);
    assert_eq!(last, items.len());
    assert!(map(&[0_u8; 0], |_| {}, |item| *item).is_empty());
}
