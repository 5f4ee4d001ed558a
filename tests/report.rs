//! Every output format on text that means it harm: nothing is lost, and nothing that comes from an article, a path or the
//! ledger is taken for a finding, a command, markup or a terminal code. Whoever reads the formats agrees: `report/read.rs`
//! in Rust, and `report/readers.py` where Python has the packages that it names.

mod facts;
mod gallery;
mod read;
mod tables;

use onrecord::report::FORMATS;

/// Whether a terminal would act on `c`, or a reader not see it.
fn acts(c: char) -> bool {
    c.is_control() && c != '\n'
        || matches!(c as u32, 0xAD | 0x61C | 0x180E | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF)
        || matches!(c as u32, 0xFFF9..=0xFFFB | 0xFFFE | 0xFFFF | 0xE0000..=0xE007F)
}

/// Whether the runner of a workflow finds a command in `line` by the older of its two rules: `##[command]` anywhere.
/// Other servers look for `##vso[` and `##teamcity[`.
fn holds_command(line: &str) -> bool {
    line.match_indices("##").any(|(at, _)| {
        let rest = line[at..].trim_start_matches('#');
        rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).starts_with('[')
    })
}

/// Holds what a format wrote to what holds for all of them.
fn harmless(format: &str, text: &str) {
    // Lines of CSV end as RFC 4180 wants it.
    let text = &if format == "csv" { text.replace("\r\n", "\n") } else { text.to_owned() };
    assert_eq!(text.chars().find(|c| acts(*c)), None, "{format}: {}", text.escape_debug());
    for line in text.lines() {
        let starts = line.trim_start().starts_with("::") && !line.trim_start().starts_with("::: ");
        assert!(format == "github" || !starts, "{format}: a command: {line}");
        assert!(!holds_command(line), "{format}: a command: {line}");
    }
    assert!(text.is_empty() || text.ends_with('\n'), "{format}: the last line has its end");
}

#[test]
fn formats_have_names_of_their_own_and_a_page() {
    let page = std::fs::read_to_string("docs/formats.md").unwrap();
    for (at, format) in FORMATS.iter().enumerate() {
        assert!(FORMATS[at + 1..].iter().all(|other| other.name != format.name), "{} is there twice", format.name);
        assert!(
            page.contains(&format!("| `{}` | {} |", format.name, format.what)),
            "docs/formats.md: add the row | `{}` | {} | who reads it |",
            format.name,
            format.what
        );
        assert!(
            page.contains(&format!("\n## {}\n", format.name)),
            "docs/formats.md: write the section ## {} with an example",
            format.name
        );
    }
}
