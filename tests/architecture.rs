//! The table in docs/architecture.md is the layering rule; these tests keep the code to it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The longest a source file may be, in lines.
const LONGEST: usize = 600;

/// Modules that do no I/O and read neither clock nor environment.
const PURE: [&str; 10] =
    ["english", "text", "model", "syntax", "values", "extract", "align", "diff", "anchor", "check"];

/// Rows of the table, in order: a module and the modules it may import.
fn rule() -> Vec<(String, Vec<String>)> {
    let table = fs::read_to_string("docs/architecture.md").unwrap();
    let row = |row: &str| {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let may = cells[2].split(',').map(str::trim).filter(|module| *module != "-" && !module.is_empty());
        (cells[0].trim_end_matches('`').to_owned(), may.map(str::to_owned).collect())
    };
    table.lines().filter_map(|line| line.strip_prefix("| `")).map(row).collect()
}

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

/// Every source file with its module and its code, comments left out.
fn sources() -> Vec<(PathBuf, String, String)> {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    files.sort();
    let read = |file: PathBuf| {
        let inner = file.strip_prefix("src").unwrap();
        let module = inner.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&file).unwrap();
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        (file, module, code.join("\n"))
    };
    files.into_iter().map(read).collect()
}

/// Names right after `crate::`, `crate::{a::X, b}` included.
fn imports(code: &str) -> Vec<String> {
    let name = |s: &str| s.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + 7..];
        let Some(list) = rest.strip_prefix('{') else {
            found.push(name(rest));
            continue;
        };
        let (mut depth, mut word_start) = (1, true);
        for (i, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 1 => break,
                '}' => depth -= 1,
                ',' if depth == 1 => word_start = true,
                c if c.is_whitespace() => {}
                _ => {
                    if word_start && depth == 1 {
                        found.push(name(&list[i..]));
                    }
                    word_start = false;
                }
            }
        }
    }
    found
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let rule = rule();
    let rank: BTreeMap<&str, usize> = rule.iter().enumerate().map(|(at, (module, _))| (module.as_str(), at)).collect();
    for (at, (module, may)) in rule.iter().enumerate() {
        for other in may {
            assert!(
                rank[other.as_str()] < at,
                "docs/architecture.md: `{module}` may import `{other}`, listed below it"
            );
        }
    }
    let mut broken = Vec::new();
    for (file, module, code) in sources() {
        // The test of coherence holds two ends of the staircase together.
        if matches!(module.as_str(), "lib" | "main" | "coherence") {
            continue;
        }
        let Some(&at) = rank.get(module.as_str()) else {
            broken.push(format!("{}: `{module}` has no row in docs/architecture.md", file.display()));
            continue;
        };
        for to in imports(&code) {
            if to != module && rank.contains_key(to.as_str()) && !rule[at].1.contains(&to) {
                broken.push(format!("{}: `{module}` must not import `{to}`", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Fails where a file whose path begins with none of `allowed` holds one of `words`.
fn only_in(allowed: &[&str], words: &[&str], why: &str) {
    let mut broken = Vec::new();
    for (file, _, code) in sources() {
        let name = file.to_str().unwrap().replace('\\', "/");
        if allowed.iter().any(|allowed| name.starts_with(allowed)) {
            continue;
        }
        for word in words.iter().filter(|word| code.contains(**word)) {
            broken.push(format!("{name}: `{word}`: {why}"));
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

#[test]
fn only_the_terminal_prints() {
    let words = ["println!", "print!(", "eprint", "io::stdout", "io::stderr", "process::exit", ".print()"];
    only_in(&["src/cli/terminal.rs"], &words, "only cli/terminal.rs prints");
}

#[test]
fn only_the_disk_writes_files() {
    let words = ["fs::write", "fs::rename", "fs::remove", "fs::create_dir", "File::create", "OpenOptions", "fs::copy"];
    // The demonstration writes its story into a temporary folder of its own.
    only_in(&["src/ledger/disk.rs", "src/ledger/disk/", "src/cli/demo.rs"], &words, "only ledger/disk writes files");
}

#[test]
fn only_git_is_started() {
    only_in(&["src/intake/git.rs"], &["process::Command", "Command::new(\""], "only intake/git.rs starts a program");
}

#[test]
fn the_core_is_pure() {
    let words = ["std::fs", "std::env", "std::net", "std::process", "SystemTime", "Instant", "Utc::now"];
    let mut broken = Vec::new();
    for (file, module, code) in sources() {
        if PURE.contains(&module.as_str()) {
            broken.extend(
                words.iter().filter(|word| code.contains(**word)).map(|word| format!("{}: {word}", file.display())),
            );
        }
    }
    assert!(broken.is_empty(), "the core does no I/O and reads no clock:\n{}", broken.join("\n"));
}

#[test]
fn files_stay_readable() {
    let long = |(file, _, _): &(PathBuf, String, String)| {
        let lines = fs::read_to_string(file).unwrap().lines().count();
        (lines > LONGEST).then(|| format!("{}: {lines} lines", file.display()))
    };
    let long: Vec<String> = sources().iter().filter_map(long).collect();
    assert!(long.is_empty(), "split these files:\n{}", long.join("\n"));
}
