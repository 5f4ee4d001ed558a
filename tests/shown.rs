//! What is shown: names and words that are safe on a terminal and in a command, lines that fit, colours.

use onrecord::cli::colour::When;
use onrecord::report::wrap::{tail, wrap};
use onrecord::text::{shell, visible};
use std::ffi::OsString;

#[test]
fn a_word_is_one_word_and_seen_whole() {
    for (given, typed) in [
        ("articles/dam.md", "articles/dam.md"),
        ("дамба.md", "дамба.md"),
        ("-x.md", "./-x.md"),
        ("--all", "./--all"),
        ("", "''"),
        ("a b.md", "'a b.md'"),
        ("- b.md", "'./- b.md'"),
        ("it's $HOME;`x`.md", r"'it'\''s $HOME;`x`.md'"),
        ("~/x", "'~/x'"),
        ("a\nb.md", r#""$(printf 'a\012b.md')""#),
        ("100%\u{202e}\\'x", r#""$(printf '100%%\342\200\256\\\047x')""#),
        ("##[x]", r#""$(printf '\043\043[x]')""#),
        ("-\u{34f}", r#""$(printf './-\315\217')""#),
    ] {
        assert_eq!(shell::word(given), typed);
    }
}

#[test]
fn what_acts_is_shown() {
    assert_eq!(visible::text("a\u{1b}[2Jb"), "a␛[2Jb");
    assert_eq!(visible::text("a\u{9b}b\u{202e}c\u{e0041}"), "a<U+009B>b<U+202E>c<U+E0041>");
    assert_eq!(visible::text("a\u{34f}\u{115f}\u{3164}\u{ffa0}"), "a<U+034F><U+115F><U+3164><U+FFA0>");
    assert_eq!(visible::text("❤\u{fe0f}\u{e0100}\u{180b}\u{2800}"), "❤<U+FE0F><U+E0100><U+180B><U+2800>");
    assert_eq!(visible::prose("one\n two\t three\u{7f}\n"), "one two three␡");
    assert_eq!(visible::text("“Straße” – naïve, 東京"), "“Straße” – naïve, 東京");
}

#[test]
fn no_command_to_a_runner_is_left() {
    for (given, shown) in [
        ("a ##[error]b", "a ##<U+005B>error]b"),
        ("##vso[task.x]", "##vso<U+005B>task.x]"),
        ("###teamcity[x]", "###teamcity<U+005B>x]"),
        ("#a##b[", "#a##b<U+005B>"),
        ("##a#[ # [ ## [x] #[", "##a#[ # [ ## [x] #["),
        ("::error::x", "::error::x"),
    ] {
        assert_eq!(visible::text(given), shown);
    }
    assert_eq!(
        visible::inert("a::b\n \u{a0}::error::x\n::: f:1\n:::\n"),
        "a::b\n \u{a0}<U+003A>:error::x\n::: f:1\n<U+003A>::\n"
    );
    assert_eq!(visible::inert("##[x] ##[y]"), "##<U+005B>x] ##<U+005B>y]");
}

#[test]
fn lines_break_between_words_by_what_is_shown() {
    let lines = |text| wrap(text, 10).join("|");
    assert_eq!(lines("one two three four"), "one two|three four");
    assert_eq!(lines("a  b"), "a  b");
    assert_eq!(lines("abcdefghijklm no"), "abcdefghij|klm no");
    assert_eq!(lines("x abcdefghijklm"), "x abcdefgh|ijklm");
    assert_eq!(lines("東京東京東京 東京"), "東京東京東|京 東京");
    assert_eq!(
        lines("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301} abc"),
        "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301} abc"
    );
    assert_eq!(lines(""), "");
}

#[test]
fn a_colour_is_off_between_two_lines() {
    let lines = wrap("one \u{1b}[31mtwo three four\u{1b}[0m five", 10);
    assert_eq!(lines, ["one \u{1b}[31mtwo\u{1b}[0m", "\u{1b}[31mthree four\u{1b}[0m", "five"]);
}

#[test]
fn the_end_of_a_line_is_kept() {
    assert_eq!((tail("abcdef", 3), tail("ab", 3), tail("a東京", 3), tail("", 3)), ("def", "ab", "京", ""));
}

/// A case: the row of the table in docs/formats.md that decides it, option, on a terminal, environment, whether there
/// is colour.
type Row = (&'static str, When, bool, &'static [(&'static str, &'static str)], bool);

const FORCED: &str = "`CLICOLOR_FORCE` or `FORCE_COLOR` is set, not empty and not `0`";

const TABLE: &[Row] = &[
    ("`--color always`", When::Always, false, &[("NO_COLOR", "1")], true),
    ("`--color never`", When::Never, true, &[("CLICOLOR_FORCE", "1")], false),
    ("`NO_COLOR` is set and not empty", When::Auto, true, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false),
    ("otherwise, whatever `CI` says", When::Auto, true, &[("NO_COLOR", "")], true),
    (FORCED, When::Auto, false, &[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true),
    (FORCED, When::Auto, false, &[("FORCE_COLOR", "1")], true),
    ("the output is not a terminal", When::Auto, false, &[("FORCE_COLOR", "0")], false),
    ("`TERM` is `dumb`", When::Auto, true, &[("TERM", "dumb")], false),
    ("otherwise, whatever `CI` says", When::Auto, true, &[("TERM", "xterm"), ("CI", "true")], true),
    ("the output is not a terminal", When::Auto, false, &[("TERM", "xterm"), ("CI", "true")], false),
];

#[test]
fn colour_follows_the_table() {
    for (row, when, is_terminal, environment, colour) in TABLE {
        let variable = |name: &str| {
            let set = environment.iter().find(|(key, _)| *key == name);
            set.map(|(_, value)| OsString::from(value))
        };
        assert_eq!(when.decide(*is_terminal, variable), *colour, "{row}: {environment:?}");
    }
}

#[test]
fn every_row_of_the_documented_table_has_a_case() {
    let page = include_str!("../docs/formats.md");
    let section = page.split("### Colour").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
    let rows: Vec<(&str, bool)> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "))
        .filter(|(_, colour)| ["on", "off"].contains(colour))
        .map(|(row, colour)| (row, colour == "on"))
        .collect();
    for row in &rows {
        assert!(TABLE.iter().any(|case| (case.0, case.4) == *row), "no case for the row {row:?} of docs/formats.md");
    }
    for case in TABLE {
        assert!(rows.contains(&(case.0, case.4)), "docs/formats.md has no row {:?} that says so", case.0);
    }
}
