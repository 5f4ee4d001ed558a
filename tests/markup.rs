//! AsciiDoc and reStructuredText: whatever stands in a file, it is read, with places that hold.

use onrecord::text::{Article, Markup};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const MARKUPS: [Markup; 2] = [Markup::AsciiDoc, Markup::ReStructuredText];

/// Holds an article to what holds for all: blocks in order, each with its place in the file.
fn hold(text: &str, markup: Markup) {
    let article = Article::new(text.to_owned(), markup);
    let mut last = 0;
    for block in article.blocks() {
        assert!(last <= block.span.start && block.span.start < block.span.end, "{text:?}");
        last = block.span.end;
    }
    for token in article.tokens() {
        let place = article.original(token.span);
        assert!(text.get(place.start..place.end).is_some(), "{text:?}: {place:?}");
        let words = article.slice(token.span);
        if words.chars().all(|c| c.is_ascii_lowercase()) && place.end - place.start == words.len() {
            assert_eq!(text.get(place.start..place.end), Some(words), "{text:?}");
        }
    }
    assert!(article.unread_lines().iter().all(|line| line.span.end <= text.len()));
}

proptest! {
    #[test]
    fn any_text_is_read(text in r#"([ \n*_`#+\[\]<>|:.=~^{}()\\"'-]|[a-c]|é|::|\.\. |====\n|\n\n|  |https?://a\[|link:b\[|\n- |\n> )*"#) {
        MARKUPS.iter().for_each(|markup| hold(&text, *markup));
    }
}

#[test]
fn marks_without_an_end_take_no_time() {
    let units = [
        "*a ",
        "*a b* ",
        "_",
        "`",
        "`a ",
        "{a",
        "<<",
        "<http://a",
        "((",
        "(((a",
        "[[",
        "[.a]#",
        "link:a[",
        "a:",
        "http:",
        "link:",
        "^a",
        "|a ",
        "|a",
        ":a",
        ":a:`",
        "[a",
        "_`",
        "\\",
        "- a\n",
        "  - a\n",
        "* a\n\n",
        "====\n",
        "= =",
        "+-+\n",
        "a::\n",
        ".. a\n",
        ".. a::\n  ",
        "'''\n",
        "|===\n|a",
        "....\n",
        "a\n=\n",
        ":a: b\n",
        "[quote, a]\n",
        "-- a\n",
        "  a\n  -- b\n\n",
        "> a\n",
        "a\n\n -- b\n\n  -- c\n\n",
    ];
    for unit in units {
        for markup in MARKUPS {
            let text = unit.repeat(20_000 / unit.len());
            let start = Instant::now();
            hold(&text, markup);
            let nested: String = (0..100).map(|depth| format!("{}{unit}\n\n", " ".repeat(depth))).collect();
            hold(&nested, markup);
            assert!(start.elapsed() < Duration::from_secs(20), "{markup:?} {unit:?}: {:?}", start.elapsed());
        }
    }
}
