//! What whoever takes the library gets: few crates, none of which asks for a C compiler.

use std::collections::BTreeSet;
use std::process::Command;

/// The most crates that the library may need, itself included.
const MOST: usize = 25;

/// Crates that build C code, or exist to.
const C: [&str; 4] = ["cc", "cmake", "libmimalloc-sys", "mimalloc"];

fn crates(features: &[&str]) -> BTreeSet<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args([
        "tree",
        "--locked",
        "--offline",
        "--edges",
        "normal,build",
        "--prefix",
        "none",
        "--no-default-features",
    ]);
    cargo.args(["--features", &features.join(",")]).current_dir(env!("CARGO_MANIFEST_DIR"));
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn reading_and_comparing_needs_few_crates() {
    let crates = crates(&[]);
    assert!(crates.len() <= MOST, "{} crates, of which {MOST} may be: {crates:?}", crates.len());
}

#[test]
fn the_library_needs_no_c_compiler() {
    let crates = crates(&["project"]);
    let c: Vec<&str> = C.into_iter().filter(|name| crates.contains(*name)).collect();
    assert!(c.is_empty(), "these build C code: {c:?}");
    assert!(!crates.contains("clap"), "the command line belongs to the feature `cli`");
}
