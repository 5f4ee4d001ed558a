//! Every integration test, in one program: it is built and linked once, and a change of one word rebuilds one program.
//!
//! A suite is a file beside this one and a line below; `every_suite_is_listed` tells which line is missing.
//! `cargo test --test all diff::` runs one suite.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::print_stderr,
    missing_docs
)]

mod accuracy;
mod anchor;
mod architecture;
mod archive;
mod chain;
mod check;
#[cfg(unix)]
mod ci;
mod cli;
mod coherence;
mod concurrency;
mod crash;
mod crawl;
mod day;
mod diff;
mod docs;
mod documents;
mod export;
mod extract;
mod features;
#[cfg(feature = "fetch")]
mod fetch;
mod figures_dates;
#[cfg(unix)]
mod hostile;
mod intake;
mod ledger;
mod library;
mod lists;
mod lost;
#[cfg(all(unix, feature = "lsp"))]
mod lsp;
mod markup;
mod merge;
mod near;
#[cfg(unix)]
mod packaging;
mod partial;
mod parts;
mod places;
mod program;
#[cfg(unix)]
mod report;
#[cfg(target_os = "linux")]
mod repository;
mod review;
#[cfg(unix)]
mod schema;
mod shown;
mod site;
mod syntax;
mod tables;
#[cfg(unix)]
mod terminal;
mod text;
mod totals;
mod unchanged;
#[cfg(all(unix, feature = "fetch"))]
mod watch;

/// A file of tests that no line names would never run.
#[test]
fn every_suite_is_listed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let this = std::fs::read_to_string(folder.join("all.rs")).unwrap();
    let mut missing: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .filter(|name| name != "all" && !this.contains(&format!("\nmod {name};\n")))
        .collect();
    missing.sort();
    assert!(missing.is_empty(), "add to tests/all.rs: {}", missing.join(", "));
}
