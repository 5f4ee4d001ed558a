//! Tables: a value belongs to its row and its column, in every markup that draws tables.

use onrecord::diff::{Change, Edition, diff, follow};
use onrecord::extract::{Context, extract};
use onrecord::model::{Alarm, ChangeName};
use onrecord::text::{Article, Markup};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

type Rows = Vec<Vec<String>>;
type Draw = fn(&Rows) -> String;

/// How a table is drawn, and in which markup.
const DRAWN: [(Draw, Markup); 6] = [
    (piped, Markup::Markdown),
    (elements, Markup::Markdown),
    (barred, Markup::AsciiDoc),
    (listed, Markup::AsciiDoc),
    (ruled, Markup::ReStructuredText),
    (boxed, Markup::ReStructuredText),
];

fn around(table: &str) -> String {
    format!("The count ended late.\n\n{table}\n\nNobody asked for another one.\n")
}

fn piped(rows: &Rows) -> String {
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        writeln!(out, "| {} |", row.join(" | ")).unwrap();
        if at == 0 {
            writeln!(out, "|{}", " --- |".repeat(row.len())).unwrap();
        }
    }
    around(&out)
}

fn elements(rows: &Rows) -> String {
    let row = |row: &Vec<String>| format!("<tr><td>{}</td></tr>\n", row.join("</td><td>"));
    around(&format!("<table>\n{}</table>", rows.iter().map(row).collect::<String>()))
}

fn barred(rows: &Rows) -> String {
    let row = |row: &Vec<String>| format!("|{}\n", row.join(" |"));
    around(&format!("|===\n{}|===", rows.iter().map(row).collect::<String>()))
}

fn listed(rows: &Rows) -> String {
    let row = |row: &Vec<String>| row.iter().map(|cell| format!("|{cell}\n")).collect::<String>() + "\n";
    let columns = vec!["1"; rows[0].len()].join(",");
    around(&format!("[cols=\"{columns}\"]\n|===\n{}|===", rows.iter().map(row).collect::<String>()))
}

fn widths(rows: &Rows) -> Vec<usize> {
    (0..rows[0].len()).map(|column| rows.iter().map(|row| row[column].len()).max().unwrap_or(0) + 2).collect()
}

fn padded(row: &[String], widths: &[usize], between: &str) -> String {
    let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
    cells.collect::<Vec<_>>().join(between)
}

fn ruled(rows: &Rows) -> String {
    let widths = widths(rows);
    let rule = widths.iter().map(|width| "=".repeat(*width)).collect::<Vec<_>>().join("  ");
    let lines: Vec<String> = rows.iter().map(|row| padded(row, &widths, "  ")).collect();
    around(&format!("{rule}\n{}\n{rule}\n{}\n{rule}", lines[0], lines[1..].join("\n")))
}

fn boxed(rows: &Rows) -> String {
    let widths = widths(rows);
    let rule = format!("+{}+", widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("+"));
    let lines: Vec<String> = rows.iter().map(|row| format!("|{}|\n{rule}\n", padded(row, &widths, "|"))).collect();
    around(&format!("{rule}\n{}", lines.concat()))
}

fn compare((draw, markup): (fn(&Rows) -> String, Markup), before: &Rows, after: &Rows) -> Vec<Change> {
    compare_texts(markup, &draw(before), &draw(after))
}

fn compare_texts(markup: Markup, before: &str, after: &str) -> Vec<Change> {
    let read = |text: &str| Article::new(text.to_owned(), markup);
    let (old, new) = (read(before), read(after));
    let (was, is) = (extract(&old, &Context::default()), extract(&new, &Context::default()));
    diff(Edition::new(&old, &was), Edition::new(&new, &is))
}

const HEADS: &[&str] = &["Tarn", "Lund", "Port Lorne", "Ward A", "Ward B", "St Ives", "2019", "12 May", "Ana Ruiz"];
const COLUMNS: &[&str] = &["Votes", "Seats", "Turnout"];

/// A table of some places, its values all small, so that many are equal.
fn tables() -> impl Strategy<Value = Rows> {
    let heads = prop::sample::subsequence(HEADS, 3..7).prop_shuffle();
    (heads, 1..=COLUMNS.len(), prop::collection::vec(2..9_u32, 24)).prop_map(|(heads, columns, values)| {
        let first = std::iter::once("Place").chain(COLUMNS[..columns].iter().copied());
        let mut rows = vec![first.map(str::to_owned).collect::<Vec<_>>()];
        for (at, head) in heads.iter().enumerate() {
            let own = values[at * columns..(at + 1) * columns].iter().map(u32::to_string);
            rows.push(std::iter::once((*head).to_owned()).chain(own).collect());
        }
        rows
    })
}

fn sorted_anew(rows: &Rows, keys: &[u32]) -> Rows {
    let mut order: Vec<usize> = (1..rows.len()).collect();
    order.sort_by_key(|at| keys[*at]);
    std::iter::once(0).chain(order).map(|at| rows[at].clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_sorted_anew_say_the_same(rows in tables(), keys in prop::collection::vec(any::<u32>(), 10), drawn in 0..6_usize) {
        let changes = compare(DRAWN[drawn], &rows, &sorted_anew(&rows, &keys));
        prop_assert!(changes.is_empty(), "{changes:?}");
    }

    #[test]
    fn values_of_two_rows_exchanged_are_two_changes(
        rows in tables(),
        keys in prop::collection::vec(any::<u32>(), 10),
        (some, other, column) in (0..6_usize, 0..5_usize, 0..3_usize),
        drawn in 0..6_usize,
    ) {
        let (count, columns) = (rows.len() - 1, rows[0].len() - 1);
        let (i, j) = (1 + some % count, 1 + (some + 1 + other % (count - 1)) % count);
        let column = 1 + column % columns;
        prop_assume!(rows[i][column] != rows[j][column]);
        let mut after = rows.clone();
        (after[i][column], after[j][column]) = (rows[j][column].clone(), rows[i][column].clone());
        let changes = compare(DRAWN[drawn], &rows, &sorted_anew(&after, &keys));
        prop_assert_eq!(changes.len(), 2, "{:?}", changes);
        for change in &changes {
            prop_assert_eq!(&change.names, &[ChangeName::FigureChanged]);
            let row = [&rows[i][0], &rows[j][0]].into_iter().any(|head| change.note.contains(&format!("“{head}”")));
            prop_assert!(row, "{}", change.note);
        }
    }

    #[test]
    fn a_row_that_goes_takes_its_own_values(rows in tables(), at in 0..6_usize, drawn in 0..6_usize) {
        let mut after = rows.clone();
        let gone = after.remove(1 + at % (rows.len() - 1));
        let changes = compare(DRAWN[drawn], &rows, &after);
        prop_assert_eq!(changes.len(), gone.len());
        prop_assert!(changes.iter().all(|change| change.names == [ChangeName::ClaimDropped]), "{changes:?}");
    }

    #[test]
    fn columns_in_another_order_say_the_same(rows in tables(), by in 1..3_usize, drawn in 0..6_usize) {
        let after: Rows = rows.iter().cloned().map(|mut row| { row[1..].rotate_left(by % (rows[0].len() - 1)); row }).collect();
        let changes = compare(DRAWN[drawn], &rows, &after);
        prop_assert!(changes.iter().all(|change| change.alarm() != Alarm::Must), "{changes:?}");
    }
}

/// Hostile tables take a time that grows with their size; the limit allows for a slow machine and no optimisation.
fn within(seconds: u64, before: &str, after: &str) {
    let read = |text: &str| Article::new(text.to_owned(), Markup::Markdown);
    let (old, new) = (read(before), read(after));
    let (was, is) = (extract(&old, &Context::default()), extract(&new, &Context::default()));
    let start = Instant::now();
    let _ = diff(Edition::new(&old, &was), Edition::new(&new, &is));
    let _ = follow(Edition::new(&old, &was), Edition::new(&new, &is));
    assert!(start.elapsed() < Duration::from_secs(seconds), "took {:?}", start.elapsed());
}

#[test]
fn a_long_table_in_another_order() {
    let text = |rows: &mut dyn Iterator<Item = usize>| {
        rows.fold("| Ward | Votes |\n| --- | --- |\n".to_owned(), |text, row| {
            format!("{text}| Ward {} | {} |\n", row % 997, row % 7)
        })
    };
    within(20, &text(&mut (0..4_000)), &text(&mut (0..4_000).rev()));
}

#[test]
fn many_tables() {
    let text = |from: usize| {
        (from..from + 1_500)
            .map(|at| format!("| Ward | Votes |\n| --- | --- |\n| A | {at} |\n\nNext.\n\n"))
            .collect::<String>()
    };
    within(20, &text(0), &text(7));
}

#[test]
fn a_wide_table() {
    let text = |from: usize| {
        let cells = |from: usize| (from..from + 300).map(|at| format!(" {at} |")).collect::<String>();
        let rows: String = (0..20).map(|row| format!("|{}\n", cells(from * row))).collect();
        format!("|{}\n|{}\n{rows}", cells(0), " --- |".repeat(300))
    };
    within(20, &text(3), &text(4));
}
