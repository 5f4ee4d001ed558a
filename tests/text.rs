//! The text layer: literate cases, and properties that hold for any text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods, missing_docs)]

use onrecord::text::fold::{FOLDINGS, fold};
use onrecord::text::{Article, Markup, Span, TokenKind, decode, notices};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

#[test]
fn cases() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("cases/text/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("cases/text/*.md", |path| {
            let page = std::fs::read_to_string(path).unwrap();
            insta::assert_snapshot!(answer(&page));
        });
    });
}

/// Answers each block of a case page by what its language asks for.
fn answer(page: &str) -> String {
    let mut out = String::new();
    for block in page.split("\n```").skip(1).step_by(2) {
        let (language, input) = block.split_once('\n').unwrap();
        let input = unescape(input);
        match language {
            "plain" => show(&mut out, &Article::new(input, Markup::Plain)),
            "markdown" => show(&mut out, &Article::new(input, Markup::Markdown)),
            "words" => show_words(&mut out, &Article::new(input, Markup::Plain)),
            "notices" => show_notices(&mut out, &Article::new(input, Markup::Markdown)),
            "fold" => input.lines().for_each(|line| writeln!(out, "{}", fold(line)).unwrap()),
            "bytes" => input.lines().for_each(|line| show_decoded(&mut out, line)),
            other => panic!("no such language: {other}"),
        }
        out.push('\n');
    }
    out
}

/// Puts in the characters that pages write as `\u{A0}` or `\r`, because nobody could see them.
fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out.replace("\\r", "\r").replace("\\n", "\n")
}

/// Each paragraph with what it is a notice of.
fn show_notices(out: &mut String, article: &Article) {
    let found = notices(article);
    for block in article.blocks() {
        let notice = found.iter().find(|notice| notice.span.overlaps(block.span));
        let from = notice.map_or(block.span.start, |notice| notice.span.start.max(block.span.start));
        let words = article.slice(Span::new(from, block.span.end));
        writeln!(out, "{}: {words}", notice.map_or("-", |notice| notice.kind.name())).unwrap();
    }
}

fn show(out: &mut String, article: &Article) {
    for (index, block) in article.blocks().iter().enumerate() {
        let at = article.position(block.span);
        writeln!(out, "{:?} {}:{}", block.kind, at.line, at.column).unwrap();
        for sentence in article.sentences().iter().filter(|sentence| sentence.block == index) {
            let words = article.slice(sentence.span);
            writeln!(out, "  {words:?}").unwrap();
            let original = article.original_text(sentence.span);
            if original != words {
                writeln!(out, "    = {original:?}").unwrap();
            }
        }
    }
    for quotation in article.quotations() {
        let parts: Vec<&str> = quotation.parts.iter().map(|part| article.slice(*part)).collect();
        let end = if quotation.close.is_some() { "" } else { " (left open)" };
        writeln!(out, "{}{:?}{end}: {}", "> ".repeat(quotation.depth + 1), quotation.style, parts.join(" / ")).unwrap();
    }
}

fn show_words(out: &mut String, article: &Article) {
    for kind in [TokenKind::Word, TokenKind::Number, TokenKind::Punct] {
        let tokens = article.tokens().iter().filter(|token| token.kind == kind);
        let words: Vec<&str> = tokens.map(|token| article.slice(token.span)).collect();
        writeln!(out, "{kind:?}: {}", words.join("  ")).unwrap();
    }
}

fn show_decoded(out: &mut String, line: &str) {
    let bytes: Vec<u8> = line.split(' ').map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect();
    match decode(&bytes) {
        Ok(text) => writeln!(out, "{line}: {text:?}").unwrap(),
        Err(error) => writeln!(out, "{line}: {error}").unwrap(),
    }
}

/// The row of `docs/canonical-form.md` that a folding must have.
fn row(folding: &onrecord::text::fold::Folding) -> String {
    let code = |c: char| format!("U+{:04X}", u32::from(c));
    let range = |(a, b): &(char, char)| if a == b { code(*a) } else { format!("{}–{}", code(*a), code(*b)) };
    let characters: Vec<String> = folding.characters.iter().map(range).collect();
    let to = match folding.to {
        "" => "nothing".to_owned(),
        one if one.len() == 1 => code(one.chars().next().unwrap()),
        words => words.to_owned(),
    };
    format!("| {} | {} | {to} | {} |", folding.name, characters.join(", "), folding.why)
}

#[test]
fn canonical_form_page_lists_every_folding() {
    let page = std::fs::read_to_string("docs/canonical-form.md").unwrap();
    let listed: Vec<&str> = page.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    let rows: Vec<String> = FOLDINGS.iter().map(|folding| row(folding)).collect();
    assert_eq!(listed, rows, "the table must read:\n{}", rows.join("\n"));
    assert!(page.contains(&format!("version {}", onrecord::text::fold::VERSION)));
}

#[test]
fn foldings_do_what_they_say() {
    for folding in FOLDINGS {
        for (from, to) in folding.examples {
            assert_eq!(fold(from), *to, "{}", folding.name);
        }
        let simple = folding.to.len() < 2 && !folding.name.starts_with("en dashes");
        for c in folding.characters.iter().flat_map(|(first, last)| *first..=*last).filter(|_| simple) {
            assert_eq!(fold(&format!("a{c}b")), format!("a{}b", folding.to), "{} {c:?}", folding.name);
        }
    }
}

#[test]
fn no_other_character_is_folded() {
    use unicode_normalization::UnicodeNormalization;
    for c in '\0'..=char::MAX {
        let text = format!("x{c}y");
        let listed = FOLDINGS.iter().any(|folding| folding.concerns(c));
        if !listed && !text.nfc().eq(text.chars()) {
            continue;
        }
        assert!(listed || fold(&text) == text, "{c:?} {:?}", fold(&text));
        assert_eq!(c.is_whitespace(), fold(&text) == "x y", "{c:?}");
    }
}

/// A character that is a letter to one rule and a mark to another must not hold the reader up.
#[test]
fn every_character_is_read_wherever_it_stands() {
    let all: Vec<char> = ('\0'..=char::MAX).filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    for some in all.chunks(500) {
        let places = some.iter().map(|c| format!("{c} {c}a a{c} a{c}{c}a 1{c}1 {c}1 {c}.{c}")).collect::<Vec<_>>();
        let article = Article::new(places.join("\n"), Markup::Plain);
        let tokens: String = article.tokens().iter().map(|token| article.slice(token.span)).collect();
        assert_eq!(words(&tokens), words(article.text()));
    }
}

/// Text of the pieces that readers of prose stumble over.
fn prose() -> impl Strategy<Value = String> {
    let pieces = [
        "The dam",
        "holds",
        "U.S.",
        "p.m.",
        "Inc.",
        "Sen.",
        "Ruiz",
        "said",
        "he",
        "I",
        "10",
        "1.5",
        "250,000",
        " ",
        " ",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\r\n",
        "\u{85}",
        "\u{2029}",
        "\u{A0}",
        "\t",
        ".",
        ".",
        "!",
        "?",
        "...",
        "…",
        ". . .",
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "„",
        "«",
        "»",
        "``",
        "''",
        "`",
        "(",
        ")",
        "[",
        "]",
        "[1]",
        "—",
        "–",
        "--",
        "-",
        "\u{2212}",
        "\u{301}",
        "\u{AD}",
        "\u{200B}",
        "\u{200C}",
        "ﬁ",
        "é",
        "Ａ",
        "ü",
        "ʼ",
        "′",
        "″",
        "½",
        "中",
        "👍",
        "*",
        "_",
        "# ",
        "> ",
        "- ",
        "&amp;",
        "&rsquo;",
        "[a](b)",
        "![x](y)",
        "<b>",
        "<!-- x -->",
        "|",
        "\\",
        "~~~\n",
        "---\n",
    ];
    let piece = prop_oneof![8 => proptest::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn words(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}'))
        .collect()
}

fn check(article: &Article) {
    let text = article.text();
    let whole = |span: Span| {
        assert!(text.get(span.start..span.end).is_some(), "{span:?} of {text:?}");
        let original = article.original(span);
        assert!(article.source().get(original.start..original.end).is_some());
        let scalars = article.scalars(span);
        let cut: String = article.source().chars().skip(scalars.start).take(scalars.end - scalars.start).collect();
        assert_eq!(cut, article.original_text(span));
        assert!(article.position(span).line >= 1);
    };
    let mut covered = String::new();
    for pair in article.sentences().windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start && pair[0].tokens.end == pair[1].tokens.start);
    }
    for sentence in article.sentences() {
        whole(sentence.span);
        assert!(article.blocks()[sentence.block].span.contains(sentence.span));
        covered.push_str(article.slice(sentence.span));
        let tokens: String = article.tokens_of(sentence).iter().map(|token| article.slice(token.span)).collect();
        assert_eq!(words(&tokens), words(article.slice(sentence.span)));
    }
    let blocks: String = article.blocks().iter().map(|block| article.slice(block.span)).collect();
    assert_eq!(words(&covered), words(&blocks));
    assert_eq!(words(text), words(&blocks));
    assert!(article.tokens().windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    article.tokens().iter().for_each(|token| whole(token.span));
    assert!(article.quotations().windows(2).all(|pair| pair[0].open.start < pair[1].open.start));
    for quotation in article.quotations() {
        whole(quotation.span());
        quotation.parts.iter().for_each(|part| whole(*part));
        assert!(quotation.parts.windows(2).all(|pair| pair[0].end <= pair[1].start) && quotation.depth < 4);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_hold_in_plain_text(text in prose()) {
        check(&Article::new(text, Markup::Plain));
    }

    #[test]
    fn spans_hold_in_markdown(text in prose()) {
        check(&Article::new(text, Markup::Markdown));
    }

    #[test]
    fn folding_twice_is_folding_once(text in prose()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn any_bytes_decode_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Err(error) = decode(&bytes) {
            prop_assert!(error.offset < bytes.len() && error.to_string().contains(&error.offset.to_string()));
        }
    }

    #[test]
    fn wrapping_keeps_paragraphs_and_sentences(
        paragraphs in prop::collection::vec(prop::collection::vec("[a-z]{1,9}", 60..90), 2..4),
        width in 45..90usize,
    ) {
        // Stops come every seventh word.
        let paragraphs: Vec<String> = paragraphs.iter().map(|words| sentences_of(words)).collect();
        let loose = paragraphs.join("\n\n");
        let wrapped = paragraphs.iter().map(|words| wrap(words, width)).collect::<Vec<_>>().join("\r\n\r\n");
        let read = |text: String| {
            let article = Article::new(text, Markup::Plain);
            let folded: Vec<(usize, String)> =
                article.sentences().iter().map(|s| (s.block, fold(article.slice(s.span)))).collect();
            folded
        };
        prop_assert_eq!(read(loose), read(wrapped));
    }
}

fn sentences_of(words: &[String]) -> String {
    let mut out = String::new();
    for (i, word) in words.iter().enumerate() {
        let (first, rest) = word.split_at(1);
        match i % 7 {
            0 => write!(out, "The{}{rest} ", first).unwrap(),
            6 => write!(out, "{word}ing. ").unwrap(),
            _ => write!(out, "{word} ").unwrap(),
        }
    }
    format!("{}end.", out)
}

fn wrap(words: &str, width: usize) -> String {
    let (mut out, mut line) = (String::new(), 0);
    for word in words.split(' ') {
        if line > 0 && line + 1 + word.len() > width {
            out.push_str(" \r\n");
            line = 0;
        } else if line > 0 {
            out.push(' ');
            line += 1;
        }
        out.push_str(word);
        line += word.len();
    }
    out
}

/// Ten seconds are a thousand times more than needed where time is linear, and nothing where it is not.
#[test]
fn hostile_texts_take_linear_time() {
    let inputs = [
        "word ".repeat(2_000_000),
        "A b c. ".repeat(300_000),
        "\"".repeat(100_000),
        "“a ".repeat(100_000),
        "”".repeat(100_000),
        " 'as' ".repeat(100_000),
        "`".repeat(100_000),
        ". ".repeat(500_000),
        "a. . . ".repeat(200_000),
        "a(".repeat(500_000),
        "\u{301}".repeat(500_000),
        "a.".repeat(500_000),
        "1,".repeat(500_000),
        "Short line.\n".repeat(100_000),
        "a\n".repeat(500_000),
        " ".repeat(1_000_000),
        "a—".repeat(300_000),
        "\u{200C}".repeat(300_000),
        "[".repeat(300_000),
    ];
    for input in inputs {
        for markup in [Markup::Plain, Markup::Markdown] {
            let started = Instant::now();
            let article = Article::new(input.clone(), markup);
            let step = article.tokens().len() / 1000 + 1;
            for token in article.tokens().iter().step_by(step) {
                article.position(token.span);
                article.scalars(token.span);
            }
            fold(article.text());
            let shown: String = input.chars().take(10).collect();
            assert!(started.elapsed() < Duration::from_secs(10), "{shown:?} {markup:?} took {:?}", started.elapsed());
        }
    }
}
