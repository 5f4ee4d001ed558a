//! The table in docs/architecture.md is the layering rule; these tests keep the code to it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The longest a source file may be, in lines.
const LONGEST: usize = 600;

/// Modules that do no I/O and read neither clock nor environment.
const PURE: [&str; 11] =
    ["english", "text", "model", "syntax", "values", "extract", "align", "diff", "anchor", "engine", "check"];

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
        if matches!(module.as_str(), "lib" | "main") {
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
    only_in(&["src/cli/terminal/"], &words, "only cli/terminal prints");
}

#[test]
fn only_the_store_writes_files() {
    let words = ["fs::write", "fs::rename", "fs::remove", "fs::create_dir", "File::create", "OpenOptions", "fs::copy"];
    // The demonstration writes its story into a temporary folder of its own.
    only_in(&["src/store/", "src/cli/demo.rs"], &words, "only store writes files");
}

#[test]
fn only_git_is_started() {
    // The second one starts `pdftotext`, the third one what the command line of `watch` names.
    let allowed = ["src/intake/git.rs", "src/intake/pdf.rs", "src/workflow/watch/command.rs"];
    only_in(&allowed, &["process::Command", "Command::new(\"", "Command::new(shell"], "only these start a program");
}

#[test]
fn only_one_file_connects() {
    let words = ["ureq", "TcpStream", "TcpListener", "UdpSocket", "UnixStream", "ToSocketAddrs", "to_socket_addrs"];
    only_in(&["src/intake/web/connect.rs"], &words, "only intake/web/connect.rs connects to other machines");
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

/// The longest a file of the command line may be, in lines: it takes arguments apart and prints; what is done stands below it.
const LONGEST_OF_CLI: usize = 150;

/// Files of the command line that are tables.
const TABLES: [&str; 1] = ["src/cli/schema.rs"];

#[test]
fn the_command_line_stays_thin() {
    let mut long = Vec::new();
    for (file, module, _) in sources() {
        let name = file.to_str().unwrap().replace('\\', "/");
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        if module == "cli" && lines > LONGEST_OF_CLI && !TABLES.contains(&name.as_str()) {
            long.push(format!("{name}: {lines} lines"));
        }
    }
    assert!(long.is_empty(), "move what these do into `workflow`:\n{}", long.join("\n"));
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

/// The paths that a tree of `use` names: "a::{b, c::d}" is "a::b" and "a::c::d".
fn expand(tree: &str, before: &[String], out: &mut Vec<Vec<String>>) {
    let (mut depth, mut from) = (0, 0);
    let mut parts = Vec::new();
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&tree[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tree[from..]);
    for part in parts.into_iter().map(str::trim).filter(|part| !part.is_empty()) {
        let (head, list) = part.split_once('{').map_or((part, None), |(head, list)| (head, Some(list)));
        let names = head.split("::").map(|name| name.split(" as ").next().unwrap().trim().to_owned());
        let path: Vec<String> = before.iter().cloned().chain(names.filter(|name| !name.is_empty())).collect();
        match list {
            Some(list) => expand(list.trim_end().trim_end_matches('}'), &path, out),
            None => out.push(path),
        }
    }
}

/// The paths that code names, in `use` and in the midst of it.
fn named(code: &str) -> Vec<Vec<String>> {
    let (mut out, mut rest) = (Vec::new(), String::new());
    for statement in code.split_inclusive(';') {
        match statement.rsplit_once("use ").filter(|(before, _)| before.is_empty() || before.ends_with(['\n', ' '])) {
            Some((before, tree)) => {
                rest.push_str(before);
                expand(tree.trim_end_matches(';'), &[], &mut out);
            }
            None => rest.push_str(statement),
        }
    }
    for lead in ["crate::", "super::"] {
        let path =
            |at: usize| rest[at..].chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':')).collect();
        let paths = rest.match_indices(lead).map(|(at, _)| path(at));
        out.extend(paths.map(|path: String| path.split("::").map(str::to_owned).collect()));
    }
    out
}

/// Which files each file imports, by the names of their modules. What an entry takes from its registry, the file of the folder that
/// it lies in, is left out.
fn files() -> BTreeMap<String, Vec<String>> {
    let name = |file: &Path| {
        let inner = file.strip_prefix("src").unwrap().with_extension("");
        let parts: Vec<&str> = inner.iter().map(|part| part.to_str().unwrap()).filter(|part| *part != "mod").collect();
        parts.join("::")
    };
    let all: BTreeMap<String, String> = sources().into_iter().map(|(file, _, code)| (name(&file), code)).collect();
    let holder =
        |path: &[String]| (1..=path.len()).rev().map(|len| path[..len].join("::")).find(|name| all.contains_key(name));
    let mut out = BTreeMap::new();
    for (module, code) in &all {
        let own: Vec<String> = module.split("::").map(str::to_owned).collect();
        let to = named(code).into_iter().filter_map(|path| {
            let ups = path.iter().take_while(|name| *name == "super").count();
            let path: Vec<String> = match path.first()?.as_str() {
                "crate" => path[1..].to_vec(),
                "super" => own[..own.len().checked_sub(ups)?].iter().chain(&path[ups..]).cloned().collect(),
                child if all.contains_key(&format!("{module}::{child}")) => own.iter().chain(&path).cloned().collect(),
                _ => return None,
            };
            holder(&path).filter(|to| to != module && !module.starts_with(&format!("{to}::")))
        });
        out.insert(module.clone(), to.collect());
    }
    out
}

#[test]
fn files_import_one_another_in_no_circle() {
    let mut files = files();
    // What imports nothing that is left stands in no circle.
    loop {
        let free: Vec<String> = files
            .iter()
            .filter(|(_, to)| to.iter().all(|to| !files.contains_key(to)))
            .map(|(file, _)| file.clone())
            .collect();
        if free.is_empty() {
            break;
        }
        free.iter().for_each(|file| drop(files.remove(file)));
    }
    let rows: Vec<String> = files.iter().map(|(file, to)| format!("{file} → {to:?}")).collect();
    assert!(rows.is_empty(), "these files stand in a circle, or import one that does:\n{}", rows.join("\n"));
}
