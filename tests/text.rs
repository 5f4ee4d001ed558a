//! The text layer: literate cases, and properties that hold for any text.

use onrecord::text::fold::{FOLDINGS, fold};
use onrecord::text::{
    Article, HEADLINE_KEYS, MACHINE_KEYS, MARKUP_ATTRIBUTES, Markup, Span, TokenKind, UnreadKind, decode, notices,
};
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
            "unread" => show_unread(&mut out, &Article::new(input, Markup::Markdown)),
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

/// What is no prose though readers may see it, line by line, and the prose.
fn show_unread(out: &mut String, article: &Article) {
    for line in article.unread_lines() {
        let at = article.source_position(line.span.start);
        writeln!(out, "{} {}:{} {:?}", line.kind.name(), at.line, at.column, line.text).unwrap();
    }
    for block in article.blocks() {
        writeln!(out, "prose {}", article.slice(block.span)).unwrap();
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
        format!("---\n{}---\n", "a: [\"b\n".repeat(20_000)),
        format!("+++\n{}+++\n", "a = '''\nb = \"\"\"\n".repeat(20_000)),
        format!("{{{}", "\"a\": [{\"b\": \"c\n".repeat(20_000)),
        format!("!!! note\n{}", "    a\n\n    !!! note\n\n".repeat(20_000)),
        "{% comment {.a ".repeat(20_000),
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

/// Where a word of a Markdown file is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Prose,
    Unread,
    /// It is markup: no reader sees it.
    Nowhere,
}

/// Everything that may hold a word in Markdown; `W` stands for the word.
const HOLDERS: &[(&str, Found)] = &[
    ("W", Found::Prose),
    ("# W", Found::Prose),
    ("W\n===", Found::Prose),
    ("> W", Found::Prose),
    ("- W", Found::Prose),
    ("1. W", Found::Prose),
    ("- [x] W", Found::Prose),
    ("| a | b |\n| --- | --- |\n| W | c |", Found::Prose),
    ("| W | b |\n| --- | --- |\n| a | c |", Found::Prose),
    ("**W**, ~~a~~", Found::Prose),
    ("`W`", Found::Prose),
    ("[W](http://x.example 'a')", Found::Prose),
    ("a[^W] b\n\n[^W]: c", Found::Nowhere),
    ("<https://W.example>", Found::Prose),
    ("<div class='a'>\n\nW\n\n</div>", Found::Prose),
    ("a <b>W</b> c", Found::Prose),
    ("a<br>W", Found::Prose),
    ("a &amp; W", Found::Prose),
    ("<p>W</p>", Found::Prose),
    ("<p>a <b>W</b></p>", Found::Prose),
    ("<p>a</p> W", Found::Prose),
    ("<figure>\n  <img src='a.png' alt='W'>\n  <figcaption>a</figcaption>\n</figure>", Found::Unread),
    ("<figure>\n  <figcaption>W</figcaption>\n</figure>", Found::Prose),
    ("<details><summary>W</summary>\n\na\n\n</details>", Found::Prose),
    ("<table><tr><td>W</td></tr></table>", Found::Prose),
    ("<ol start=W><li>a</li></ol>", Found::Unread),
    ("<p title=W>a</p>", Found::Unread),
    ("<p\ntitle = 'a W'>a</p>", Found::Unread),
    ("<p data-caption=\"a > W\">a</p>", Found::Unread),
    ("<p hidden title='W'>a</p>", Found::Unread),
    ("<p class=\"W", Found::Prose),
    ("<script>\nshow('W')\n</script>", Found::Unread),
    ("<div>a<pre>W</pre></div>", Found::Unread),
    ("<div><h2>a</h2><ul><li>W</li></ul></div>", Found::Prose),
    ("a {{< figure caption=\"W\" >}} b", Found::Unread),
    ("a {{% W %}} b", Found::Unread),
    ("a {% include W %} b", Found::Unread),
    ("a {{ W }} b", Found::Unread),
    ("{/* W */}", Found::Nowhere),
    ("# a {#W}", Found::Nowhere),
    ("a {W} b", Found::Prose),
    ("import W from './a'\n\na", Found::Unread),
    ("import './W'", Found::Unread),
    ("export const a = {\n  W: 1,\n}", Found::Unread),
    ("import W from there", Found::Prose),
    (":::note[W]\na\n:::", Found::Prose),
    (":::note\nW\n:::", Found::Prose),
    ("!!! note \"W\"\n    a", Found::Prose),
    ("!!! note\n    a\n\n    W", Found::Prose),
    ("??? tip \"a\"\n\n    W", Found::Prose),
    ("a\n\n    W", Found::Unread),
    ("> [!NOTE]\n> W", Found::Prose),
    ("a\n: W", Found::Prose),
    ("<?php W ?>", Found::Unread),
    ("<![CDATA[ W ]]>", Found::Unread),
    ("<!-- a --> W", Found::Prose),
    ("<!--> W -->", Found::Prose),
    ("<!-- a --!> W -->", Found::Prose),
    ("a <abbr title='W'>b</abbr> c", Found::Unread),
    ("a <img alt=W src=b.png> c", Found::Unread),
    ("![W](p.png)", Found::Unread),
    ("![a *W* b](p.png)", Found::Unread),
    ("![a `W` b][r]\n\n[r]: p.png", Found::Unread),
    ("[![W](p.png)](http://x.example)", Found::Unread),
    ("![a](p.png \"W\")", Found::Unread),
    ("![a](p.png (b \\\" W))", Found::Unread),
    ("[a](http://x.example 'W')", Found::Unread),
    ("[a](<http://x.example> \"b \\\" W\")", Found::Unread),
    ("[a][rW]\n\n[rW]: http://x.example \"b W c\"", Found::Unread),
    ("```\nW\n```", Found::Unread),
    ("~~~ text\na\nW\n~~~", Found::Unread),
    ("<!-- W -->", Found::Nowhere),
    ("a <!-- W --> b", Found::Nowhere),
    ("<p>a <!-- W --> b</p>", Found::Nowhere),
    ("<p class=\"W\">a</p>", Found::Nowhere),
    ("<p id=W>a</p>", Found::Nowhere),
    ("a <a href='W'>b</a>", Found::Nowhere),
    ("[a](http://W.example)", Found::Nowhere),
    ("![a](W.png)", Found::Nowhere),
    ("[a][b]\n\n[b]: http://W.example", Found::Nowhere),
    ("``` W\na\n```", Found::Nowhere),
];

fn found(article: &Article, word: &str) -> Result<Found, String> {
    let prose = article.text().contains(word);
    let unread = article.unread_lines().iter().any(|line| line.text.contains(word));
    match (prose, unread) {
        (true, true) => Err(format!("{word} is read and not read: {:?}", article.source())),
        (true, false) => Ok(Found::Prose),
        (false, true) => Ok(Found::Unread),
        (false, false) => Ok(Found::Nowhere),
    }
}

#[test]
fn every_word_that_readers_see_is_prose_or_counted_as_unread() {
    for (holder, expected) in HOLDERS {
        let article = Article::new(holder.replace('W', "kw40"), Markup::Markdown);
        assert_eq!(found(&article, "kw40"), Ok(*expected), "{holder}\n{:?}", article.unread_lines());
    }
}

#[test]
fn trust_page_lists_all_that_is_not_read_and_all_that_nobody_sees() {
    let page = std::fs::read_to_string("docs/trust.md").unwrap();
    let page = page.split("## What is not read").nth(1).unwrap().split("\n## ").next().unwrap();
    for kind in UnreadKind::ALL {
        assert!(page.contains(&format!("`{}`", kind.name())), "{}", kind.name());
    }
    for list in [HEADLINE_KEYS, MACHINE_KEYS, MARKUP_ATTRIBUTES] {
        let row = list.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ");
        assert!(page.replace("\n  ", " ").contains(&row), "the page must say: {row}");
        assert!(list.is_sorted());
    }
}

proptest! {
    #[test]
    fn what_is_seen_stays_seen_whatever_stands_around_it(
        holders in prop::collection::vec((0..HOLDERS.len(), any::<bool>()), 1..6),
        front in any::<bool>(),
    ) {
        let mut text = if front { "---\ntitle: kread\nauthor: kfront\ndraft: khidden\n---\n\n".to_owned() } else { String::new() };
        for (number, (holder, quoted)) in holders.iter().enumerate() {
            let (page, expected) = HOLDERS[*holder];
            // What never ends swallows all that follows, inside its own block only.
            let page = page.replace('W', &format!("kw{number}x"));
            let page = if *quoted && expected != Found::Nowhere { format!("> {}", page.replace('\n', "\n> ")) } else { page };
            text.push_str(&page);
            text.push_str("\n\n");
        }
        let article = Article::new(text.clone(), Markup::Markdown);
        for (number, (holder, _)) in holders.iter().enumerate() {
            let now = found(&article, &format!("kw{number}x"));
            let seen = HOLDERS[*holder].1 != Found::Nowhere;
            prop_assert!(now.is_ok(), "{now:?}");
            prop_assert!(!seen || now != Ok(Found::Nowhere), "kw{number}x is lost in\n{text}");
        }
        prop_assert_eq!(found(&article, "kfront"), Ok(if front { Found::Unread } else { Found::Nowhere }));
        prop_assert_eq!(found(&article, "kread"), Ok(if front { Found::Prose } else { Found::Nowhere }));
        prop_assert_eq!(found(&article, "khidden"), Ok(Found::Nowhere));
    }

    #[test]
    fn no_byte_is_prose_and_unread(text in "[ a4\n<>!\\[\\]()\"'`#*_|:=/&;é+-]{0,120}") {
        let article = Article::new(text.clone(), Markup::Markdown);
        let unread: Vec<_> = article.unread().iter().map(|one| one.span).collect();
        for span in &unread {
            prop_assert!(text.get(span.start..span.end).is_some_and(|text| !text.is_empty()), "{span:?} of {text:?}");
        }
        prop_assert!(unread.windows(2).all(|pair| pair[0].end <= pair[1].start), "{unread:?} of {text:?}");
        for (at, c) in article.text().char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let own = article.original(Span::new(at, at + c.len_utf8()));
            let twice = unread.iter().find(|span| span.start < own.end && own.start < span.end);
            prop_assert!(twice.is_none(), "{c:?} at {own:?} is in {twice:?} of {text:?}");
        }
    }
}
