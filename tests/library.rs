//! The face of the library: what it offers, and that the example which stands for its users does its work.

use onrecord::{Baseline, CheckOptions, FailureKind, Filter, NaiveDate, Project, RecordOptions, quiet};
use quote::ToTokens;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, UNIX_EPOCH};
use syn::{Fields, ImplItem, Item, UseTree, Visibility};

#[path = "../examples/check_story.rs"]
#[allow(dead_code)]
mod check_story;

#[test]
fn a_story_is_recorded_changed_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let report = check_story::check_story(folder.path()).unwrap();
    assert!(!report.is_clean() && !report.incomplete);
    let found: Vec<&str> = report.findings.iter().map(|finding| finding.check).collect();
    assert_eq!(found, ["silent-edit", "altered-quote", "changed-hedge"]);
    assert_eq!(report.totals.claims(), report.totals.verified + report.totals.changed);
}

#[test]
fn a_reason_is_kept_and_its_decision_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let report = check_story::check_story(folder.path()).unwrap();
    let claim = report.findings.into_iter().find_map(|finding| finding.claim).unwrap();
    let project = Project::open(folder.path()).unwrap();
    let period = project.periods(&claim, &mut quiet).unwrap().remove(0);
    assert_eq!(period.reason.as_deref(), Some("read against the notes"));
    let back = project.undo(&mut quiet).unwrap();
    assert!(back.iter().any(|one| one.id == claim && one.state == Some("pending")), "{back:?}");
    assert_eq!(project.pending(&Filter::default(), &mut quiet).unwrap().len(), back.len());
}

#[test]
fn a_clock_may_say_what_no_ledger_can_hold() {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::create(folder.path()).unwrap();
    let day = 86_400;
    let times = [(-day, true), (0, true), (253_402_300_799, true), (253_402_300_800, false), (i64::MAX, false)];
    for (at, (seconds, holds)) in times.into_iter().enumerate() {
        let name = format!("pier-{at}.md");
        fs::write(folder.path().join(&name), "The pier holds, Ana Ruiz said.\n").unwrap();
        let away = Duration::from_secs(seconds.unsigned_abs());
        let clock = if seconds < 0 { UNIX_EPOCH - away } else { UNIX_EPOCH + away };
        let recorded = project.record(&name, &RecordOptions::default(), clock, &mut quiet);
        assert_eq!(recorded.is_ok(), holds, "{seconds}: {recorded:?}");
    }
}

#[test]
fn a_check_goes_by_paths_and_by_what_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let found = check_story::check_story(folder.path()).unwrap();
    let project = Project::open(folder.path()).unwrap();
    let check = |options: &CheckOptions| project.check(options, NaiveDate::default(), &mut quiet);
    let known = Some(PathBuf::from("known.json"));
    let written = check(&CheckOptions { write_baseline: known.clone(), ..CheckOptions::default() }).unwrap();
    assert_eq!(written.findings.len(), found.findings.len());
    let marked = check(&CheckOptions { baseline: known.clone(), ..CheckOptions::default() }).unwrap();
    assert!(marked.is_clean() && marked.findings.iter().all(|one| one.baseline == Some(Baseline::Unchanged)));
    fs::write(folder.path().join("new.md"), "A new pier.\n").unwrap();
    let new = check(&CheckOptions { paths: vec![PathBuf::from("new.md")], ..CheckOptions::default() }).unwrap();
    assert!(new.findings.iter().all(|one| one.path == "new.md"), "{new:?}");
    for wrong in [
        CheckOptions { since: Some("main".to_owned()), baseline: known.clone(), ..CheckOptions::default() },
        CheckOptions { write_baseline: known.clone(), baseline: known, ..CheckOptions::default() },
    ] {
        assert_eq!(check(&wrong).unwrap_err().kind(), FailureKind::Usage);
    }
    // There is no git repository here: a revision says so, and nothing passes for checked.
    let since = CheckOptions { since: Some("main".to_owned()), ..CheckOptions::default() };
    assert!(check(&since).map_or(true, |report| report.incomplete && !report.is_clean()));
    assert!(project.verify(&mut quiet).unwrap().is_clean());
}

#[test]
fn the_library_writes_what_the_program_prints() {
    let folder = tempfile::tempdir().unwrap();
    let report = serde_json::to_value(check_story::check_story(folder.path()).unwrap()).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    let output =
        program.args(["check", "--format", "json", "--today", "2026-07-15"]).current_dir(folder.path()).output();
    let printed: serde_json::Value = serde_json::from_slice(&output.unwrap().stdout).unwrap();
    assert_eq!(report["findings"], printed["findings"]);
    assert_eq!(report["totals"], printed["totals"]);
}

/// Everything that whoever uses the library can name, as source has it: a change of it is seen in review.
#[test]
fn the_public_api_is_the_one_that_is_listed() {
    let listed = Path::new("docs/api.txt");
    let now = api();
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        fs::write(listed, &now).unwrap();
    }
    let before = fs::read_to_string(listed).unwrap_or_default();
    assert_eq!(now, before, "the public API has changed; ONRECORD_UPDATE=1 lists it again");
}

/// Returns the public API, a line each: the items that src/lib.rs hands out, with their fields, variants and functions.
fn api() -> String {
    let root = syn::parse_file(&fs::read_to_string("src/lib.rs").unwrap()).unwrap();
    let mut lines = Vec::new();
    for item in &root.items {
        let Item::Use(item) = item else { continue };
        if matches!(item.vis, Visibility::Public(_)) {
            let feature =
                item.attrs.iter().map(|attribute| plain(&attribute.to_token_stream().to_string()) + " ").collect();
            names(&item.tree, &mut Vec::new(), &mut |path| lines.extend(described(path, &feature)));
        }
    }
    lines.join("\n") + "\n"
}

fn names(tree: &UseTree, path: &mut Vec<String>, each: &mut dyn FnMut(&[String])) {
    match tree {
        UseTree::Path(inner) => {
            path.push(inner.ident.to_string());
            names(&inner.tree, path, each);
            path.pop();
        }
        UseTree::Name(name) => {
            path.push(name.ident.to_string());
            each(path);
            path.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| names(tree, path, each)),
        UseTree::Rename(_) | UseTree::Glob(_) => panic!("the public API is named item by item"),
    }
}

/// Returns the lines of one item of a module.
fn described(path: &[String], feature: &String) -> Vec<String> {
    let (name, module) = (path.last().unwrap(), &path[0]);
    let mut files = Vec::new();
    rust_files(&PathBuf::from("src").join(module), &mut files);
    let mut out: BTreeMap<String, ()> = BTreeMap::new();
    let mut head = None;
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        for item in syn::parse_file(&text).unwrap().items {
            match &item {
                Item::Struct(found) if found.ident == *name => {
                    head = Some(format!("{}struct {name}", marks(&found.attrs)));
                    fields(&found.fields, name, &mut out);
                }
                Item::Enum(found) if found.ident == *name => {
                    head = Some(format!("{}enum {name}", marks(&found.attrs)));
                    for variant in &found.variants {
                        let line = plain(&format!("{} {}", variant.ident, variant.fields.to_token_stream()));
                        out.insert(format!("  {name}::{}", line.trim()), ());
                    }
                }
                Item::Fn(found) if found.sig.ident == *name => {
                    head = Some(plain(&found.sig.to_token_stream().to_string()))
                }
                Item::Type(found) if found.ident == *name => {
                    head = Some(format!("type {name} = {}", plain(&found.ty.to_token_stream().to_string())));
                }
                Item::Impl(found)
                    if plain(&found.self_ty.to_token_stream().to_string()) == *name && found.trait_.is_none() =>
                {
                    functions(&found.items, name, &mut out);
                }
                // `changes!` makes the type from its list.
                Item::Macro(found) if name == "ChangeName" && found.mac.path.is_ident("changes") => {
                    head = Some(format!("#[non_exhaustive] enum {name}"));
                    out.extend(onrecord::ChangeName::ALL.iter().map(|one| (format!("  {name}::{one:?}"), ())));
                }
                _ => {}
            }
        }
    }
    let head = head.unwrap_or_else(|| format!("use {}", path.join("::")));
    std::iter::once(format!("{feature}{head}")).chain(out.into_keys()).collect()
}

fn fields(found: &Fields, name: &str, out: &mut BTreeMap<String, ()>) {
    for field in found.iter().filter(|field| matches!(field.vis, Visibility::Public(_))) {
        let field_name = field.ident.as_ref().map_or_else(|| "0".to_owned(), ToString::to_string);
        out.insert(format!("  {name}.{field_name}: {}", plain(&field.ty.to_token_stream().to_string())), ());
    }
}

fn functions(found: &[ImplItem], name: &str, out: &mut BTreeMap<String, ()>) {
    for item in found {
        match item {
            ImplItem::Fn(function) if matches!(function.vis, Visibility::Public(_)) => {
                out.insert(format!("  {name}::{}", plain(&function.sig.to_token_stream().to_string())), ());
            }
            ImplItem::Const(constant) if matches!(constant.vis, Visibility::Public(_)) => {
                out.insert(format!("  {name}::const {}", constant.ident), ());
            }
            _ => {}
        }
    }
}

/// Returns what stands before an item that its users have to know.
fn marks(attributes: &[syn::Attribute]) -> &'static str {
    if attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive")) {
        "#[non_exhaustive] "
    } else {
        ""
    }
}

/// Returns tokens without the blanks between them that nobody would write.
fn plain(tokens: &str) -> String {
    let mut out = tokens.to_owned();
    for (from, to) in [
        (" < ", "<"),
        (" > ", "> "),
        (" >", ">"),
        (" :: ", "::"),
        ("& ", "&"),
        (" ,", ","),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" : ", ": "),
        (" [", "["),
        ("[ ", "["),
        (" ]", "]"),
        ("# [", "#["),
        (" ;", ";"),
        ("' ", "'"),
        (",)", ")"),
    ] {
        out = out.replace(from, to);
    }
    out
}

fn rust_files(path: &Path, out: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(path) else { return };
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}
