//! What a release is packed into: a Debian package, a formula for Homebrew, an image. They are made where their tools are, and read by linters
//! where these are; what is missing is named.

use crate::program::onrecord;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const FOLDER: &str = ".github/packaging";

fn is_there(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok();
    if !there {
        eprintln!("skipped: what {program} says of {FOLDER}");
    }
    there
}

fn run(program: &str, arguments: &[&str]) -> Output {
    let output = Command::new(program).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {said}");
    output
}

fn text(output: Output) -> String {
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_debian_package_brings_the_program_its_pages_and_its_completions() {
    if !["dpkg-deb", "objdump", "strip"].into_iter().all(is_there) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(format!("{FOLDER}/deb"))
        .args([env!("CARGO_BIN_EXE_onrecord"), folder.path().to_str().unwrap()])
        // It takes minutes to make it small, which only matters where it is handed on.
        .envs([("DPKG_DEB_COMPRESSOR_TYPE", "gzip"), ("DPKG_DEB_COMPRESSOR_LEVEL", "1")])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let version = env!("CARGO_PKG_VERSION");
    let name = text(output);
    assert!(name.starts_with(&format!("onrecord-v{version}-")), "{name}");
    let package = folder.path().join(name.trim());
    let package = package.to_str().unwrap();
    let field = |name: &str| text(run("dpkg-deb", &["--field", package, name])).trim().to_owned();
    assert_eq!(field("Version"), version);
    assert!(field("Depends").starts_with("libc6 (>= 2."), "{}", field("Depends"));
    let root = folder.path().join("root");
    run("dpkg-deb", &["--extract", package, root.to_str().unwrap()]);
    let installed = root.join("usr/bin/onrecord");
    assert_eq!(text(run(installed.to_str().unwrap(), &["--version"])), format!("onrecord {version}\n"));
    let help = text(onrecord(folder.path(), &["-h"]).output().unwrap());
    let commands = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    for command in commands.lines().filter_map(|line| line.split_whitespace().next()) {
        let page = format!("usr/share/man/man1/onrecord-{command}.1.gz");
        assert!(root.join(&page).is_file(), "{page}");
    }
    for file in [
        "bash-completion/completions/onrecord",
        "zsh/vendor-completions/_onrecord",
        "fish/vendor_completions.d/onrecord.fish",
    ] {
        assert!(fs::metadata(root.join("usr/share").join(file)).unwrap().len() > 1000, "{file}");
    }
    let terms = fs::read_to_string(root.join("usr/share/doc/onrecord/copyright")).unwrap();
    assert!(["MIT License", "CC BY-SA 4.0", "WordNet"].iter().all(|part| terms.contains(part)));
    if is_there("lintian") {
        run("lintian", &["--allow-root", "--fail-on", "error,warning", package]);
    }
}

#[test]
fn the_formula_names_each_archive_with_its_digest() {
    let folder = tempfile::tempdir().unwrap();
    let sums = folder.path().join("SHA256SUMS");
    let targets =
        ["aarch64-apple-darwin", "x86_64-apple-darwin", "aarch64-unknown-linux-gnu", "x86_64-unknown-linux-gnu"];
    let line = |(number, target): (usize, &&str)| format!("{number:064x}  onrecord-v9.8.7-{target}.tar.gz\n");
    let lines: Vec<String> = targets.iter().enumerate().map(line).collect();
    fs::write(&sums, lines.concat()).unwrap();
    let arguments = ["v9.8.7", "somebody/onrecord", sums.to_str().unwrap()];
    let formula = text(run(&format!("{FOLDER}/formula"), &arguments));
    for (number, target) in targets.iter().enumerate() {
        let address =
            format!("https://github.com/somebody/onrecord/releases/download/v9.8.7/onrecord-v9.8.7-{target}.tar.gz");
        assert!(formula.contains(&format!("url \"{address}\"\n      sha256 \"{number:064x}\"")), "{formula}");
    }
    fs::write(&sums, lines[1..].concat()).unwrap();
    let output = Command::new(format!("{FOLDER}/formula")).args(arguments).output().unwrap();
    assert!(!output.status.success(), "a digest is missing");
    let file = folder.path().join("onrecord.rb");
    fs::write(&file, formula).unwrap();
    if is_there("ruby") {
        run("ruby", &["-wc", file.to_str().unwrap()]);
    }
}

#[test]
fn the_recipe_of_the_image_has_nothing_that_hadolint_minds() {
    let recipe = format!("{FOLDER}/Containerfile");
    if is_there("hadolint") {
        run("hadolint", &[&recipe]);
    }
    // What it copies is what the archives of a release hold.
    let workflow = fs::read_to_string(".github/workflows/release.yml").unwrap();
    let text = fs::read_to_string(Path::new(&recipe)).unwrap();
    for line in text.lines().filter_map(|line| line.strip_prefix("COPY ")) {
        for file in line.split_whitespace().filter(|file| !file.starts_with('/')) {
            assert!(workflow.contains(file), "{file}");
        }
    }
}
