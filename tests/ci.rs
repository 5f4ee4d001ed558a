//! The ways in for other programs: the workflows, the action, the hooks, the recipes of docs/how-to/check-in-ci.md, completions, and the
//! oldest compiler that is named.
//!
//! The servers of GitHub and GitLab can't be run here. Their files are parsed, and the shell in them is run as their
//! runners would run it, in new repositories, for each exit code.

use serde_json::Value;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const ACTION: &str = ".github/actions/check/action.yml";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

fn page() -> String {
    fs::read_to_string(root().join("docs/how-to/check-in-ci.md")).unwrap()
}

/// The block of the page whose info string is `yaml NAME`.
fn recipe(name: &str) -> Value {
    let page = page();
    let rest = page.split_once(&format!("```yaml {name}\n")).unwrap().1;
    yaml(rest.split_once("```").unwrap().0)
}

/// A repository with a recorded article, and beside it the folders that a runner has.
struct Runner {
    folder: tempfile::TempDir,
}

impl Runner {
    fn new() -> Self {
        let runner = Self { folder: tempfile::tempdir().unwrap() };
        for folder in ["repository", "temporary/onrecord/bin"] {
            fs::create_dir_all(runner.path(folder)).unwrap();
        }
        symlink(env!("CARGO_BIN_EXE_onrecord"), runner.path("temporary/onrecord/bin/onrecord")).unwrap();
        runner.write("At least 40 homes were flooded on Sunday, the fire service said.\n");
        let commands = ["init", "record dam.md --published 2026-05-04", "accept --all"];
        for line in commands.map(|command| format!("onrecord {command}")) {
            let output = runner.shell(&line, &[]);
            assert!(output.status.success(), "{line}: {output:?}");
        }
        runner.shell("git init -q . && git add -A && git commit -qm 'On record'", &[]);
        runner
    }

    fn path(&self, inner: &str) -> PathBuf {
        self.folder.path().join(inner)
    }

    fn write(&self, text: &str) {
        fs::write(self.path("repository/dam.md"), text).unwrap();
    }

    fn read(&self, inner: &str) -> String {
        fs::read_to_string(self.path(inner)).unwrap_or_default()
    }

    /// Runs a script as runners do: bash, stopping at the first failure.
    fn shell(&self, script: &str, variables: &[(&str, &str)]) -> Output {
        let path = format!("{}:{}", self.path("temporary/onrecord/bin").display(), std::env::var("PATH").unwrap());
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).stdin(Stdio::null());
        command.current_dir(self.path("repository")).env_clear().env("PATH", path).env("HOME", self.folder.path());
        command
            .env("RUNNER_TEMP", self.path("temporary"))
            .env("GITHUB_ACTION_PATH", root().join(ACTION).parent().unwrap());
        command.env("GITHUB_OUTPUT", self.path("output")).env("GITHUB_STEP_SUMMARY", self.path("summary"));
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Mia Holm").env(format!("GIT_{who}_EMAIL"), "mia@example.org");
        }
        command.envs(variables.iter().copied()).output().unwrap()
    }

    /// Puts a program in the place of another.
    fn program(&self, name: &str, script: &str) {
        let path = self.path("temporary/onrecord/bin").join(name);
        let _ = fs::remove_file(&path);
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// What git says has changed in the repository since it was made.
    fn changed(&self) -> String {
        String::from_utf8(self.shell("git status --porcelain --ignored", &[]).stdout).unwrap()
    }
}

/// The steps of the action.
fn steps() -> Vec<Value> {
    let action = yaml(&fs::read_to_string(root().join(ACTION)).unwrap());
    assert_eq!(action["runs"]["using"], "composite");
    action["runs"]["steps"].as_array().unwrap().clone()
}

/// Returns the script of the action's step of that name.
fn script(id: &str) -> String {
    let steps = steps();
    steps.iter().find(|step| step["id"] == id).unwrap()["run"].as_str().unwrap().to_owned()
}

/// Runs the step of the action that checks.
fn check(runner: &Runner, paths: &str) -> (Option<i32>, String) {
    check_with(runner, &[("PATHS", paths), ("TODAY", "2026-05-05")])
}

fn check_with(runner: &Runner, variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let output = runner.shell(&script("check"), variables);
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn no_input_becomes_part_of_a_script() {
    for step in steps().iter().filter(|step| step["uses"].is_null()) {
        assert_eq!(step["shell"], "bash", "{step}");
        assert!(!step["run"].as_str().unwrap().contains("${{"), "{step}: hand it over in env");
    }
}

/// A tag can be moved; a commit can't.
#[test]
fn workflows_name_actions_by_their_commit() {
    let mut seen = 0;
    let workflows = fs::read_dir(root().join(".github/workflows")).unwrap().map(|entry| entry.unwrap().path());
    for path in workflows.chain([root().join(ACTION)]) {
        let text = fs::read_to_string(&path).unwrap();
        let none = Value::Object(serde_json::Map::new());
        assert!(path.ends_with(ACTION) || yaml(&text)["permissions"] == none, "{}: each job asks", path.display());
        for line in text.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, uses)| uses) {
            let (commit, version) = line.split_once('@').unwrap().1.split_once(" # v").unwrap_or((line, ""));
            let pinned =
                commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()) && !version.is_empty();
            assert!(pinned, "{}: {line}: a commit in full, and its version as a comment", path.display());
            seen += 1;
        }
    }
    assert!(seen > 0);
}

/// README.md says what a release brings.
#[test]
fn a_release_brings_what_the_readme_says() {
    let workflow = yaml(&fs::read_to_string(root().join(".github/workflows/release.yml")).unwrap());
    let built = workflow["jobs"]["build"]["strategy"]["matrix"]["include"].as_array().unwrap();
    let targets: Vec<&str> = built.iter().map(|one| one["target"].as_str().unwrap()).collect();
    let wanted = [
        "x86_64-unknown-linux-gnu",
        "aarch64-unknown-linux-gnu",
        "x86_64-apple-darwin",
        "aarch64-apple-darwin",
        "x86_64-pc-windows-msvc",
    ];
    assert_eq!(targets, wanted);
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains("Linux (x86-64, arm64), macOS (Intel, Apple) and Windows"), "README.md names these five");
}

/// Whatever the program is built from and prints, and nothing that only we need: `include` in Cargo.toml says what.
#[test]
fn the_package_has_no_tests_and_all_pages() {
    let output = Command::new(std::env::var("CARGO").unwrap())
        .args(["package", "--list", "--offline", "--allow-dirty"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8(output.stdout).unwrap().replace('\\', "/");
    let files: Vec<&str> = listed.lines().collect();
    let ours = ["tests/", "examples/", "docs/images/", ".ci/", ".github/", "claims/", "snapshots/"];
    for file in &files {
        assert!(!ours.iter().any(|folder| file.starts_with(folder)), "the package holds {file}");
    }
    for folder in ["docs/changes", "docs/checks", "docs/kinds"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let page = format!("{folder}/{}", entry.unwrap().file_name().to_str().unwrap());
            assert!(files.contains(&page.as_str()), "the package lacks {page}");
        }
    }
}

/// What everybody downloads who takes the library.
#[test]
fn the_package_has_less_than_three_and_a_half_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(std::env::var("CARGO").unwrap())
        .args(["package", "--no-verify", "--offline", "--allow-dirty", "--target-dir"])
        .arg(folder.path())
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let packed = fs::read_dir(folder.path().join("package")).unwrap().map(Result::unwrap);
    let sizes: Vec<u64> =
        packed.filter(|entry| entry.path().is_file()).map(|entry| entry.metadata().unwrap().len()).collect();
    assert!(matches!(sizes[..], [size] if size < 3_500_000), "the package has {sizes:?} bytes");
}

#[test]
fn the_action_tells_each_exit_code_and_writes_nothing_into_the_repository() {
    type Prepare = fn(&Runner);
    let cases: [(i32, &str, &str, Prepare); 5] = [
        (0, "", "No findings", |_| {}),
        (1, "title=onrecord has findings::", "changed-figure", |runner| {
            runner.write("At least 52 homes were flooded on Sunday, the fire service said.\n");
        }),
        (2, "title=onrecord was called or configured wrongly::", "exit code 2", |runner| {
            fs::write(runner.path("repository/onrecord.toml"), "artcles = []\n").unwrap();
        }),
        (3, "title=onrecord could not check everything::", "could not be checked", |runner| {
            fs::remove_file(runner.path("repository/dam.md")).unwrap();
        }),
        (3, "title=onrecord could not check everything::", "could not be checked", |runner| {
            fs::write(runner.path("repository/dam.md"), b"\xff\xfe\x00").unwrap();
        }),
    ];
    for (code, title, summary, prepare) in cases {
        let runner = Runner::new();
        prepare(&runner);
        let before = runner.changed();
        let (exit, out) = check(&runner, "");
        assert_eq!(exit, Some(code), "{out}");
        let last = out.lines().last().unwrap_or_default();
        assert!(
            if code == 0 { !out.contains("::error") } else { last.starts_with("::error ") && last.contains(title) },
            "{out}"
        );
        assert!(runner.read("summary").contains(summary), "{code}: {}", runner.read("summary"));
        assert!(runner.read("output").contains(&format!("exit-code={code}\n")), "{}", runner.read("output"));
        assert_eq!(runner.read("output").contains("sarif="), code != 2, "{}", runner.read("output"));
        if code != 2 {
            let sarif: Value = serde_json::from_str(&runner.read("temporary/onrecord.sarif")).unwrap();
            assert_eq!(sarif["runs"][0]["invocations"][0]["executionSuccessful"], code != 3);
        }
        assert_eq!(runner.changed(), before, "{code}: nothing is written into the repository");
    }
}

#[test]
fn the_action_runs_once_and_takes_paths_as_they_are() {
    let runner = Runner::new();
    let count = "#!/bin/sh\nfor word in \"$@\"; do echo \"<$word>\"; done >> \"$RUNNER_TEMP/words\"\n";
    runner.program("onrecord", count);
    let before = runner.changed();
    let (exit, out) = check(&runner, "a b.md\n$(touch bad)\n\n--format=json\n*");
    assert_eq!(exit, Some(0), "{out}");
    let words = runner.read("temporary/words");
    assert_eq!(words.matches("<check>").count(), 1, "{words}");
    assert!(words.ends_with("<--today=2026-05-05>\n<-->\n<a b.md>\n<$(touch bad)>\n<--format=json>\n<*>\n"), "{words}");
    assert_eq!(runner.changed(), before, "nothing in a path is run");
}

/// Whatever stands in an input is one word, behind the option that it is for.
#[test]
fn the_action_hands_inputs_over_as_they_are() {
    let runner = Runner::new();
    let count = "#!/bin/sh\nfor word in \"$@\"; do echo \"<$word>\"; done >> \"$RUNNER_TEMP/words\"\n";
    runner.program("onrecord", count);
    let before = runner.changed();
    let hostile = ["$(touch bad)", "`touch bad`", "; touch bad", "--output=x", "-", "a\nb", "::error::a", "\"'*"];
    let names = [
        ("ROOT", "--root"),
        ("SINCE", "--since"),
        ("BASELINE", "--baseline"),
        ("FAIL_ON", "--fail-on"),
        ("PROFILE", "--profile"),
        ("TODAY", "--today"),
    ];
    for value in hostile {
        fs::write(runner.path("temporary/words"), "").unwrap();
        let variables: Vec<(&str, &str)> = names.iter().map(|(name, _)| (*name, value)).collect();
        let (exit, out) = check_with(&runner, &variables);
        assert_eq!(exit, Some(0), "{out}");
        let words = runner.read("temporary/words");
        for (_, option) in names {
            assert!(words.contains(&format!("<{option}={value}>\n")), "{words}");
        }
        assert_eq!(words.matches("\n<").count() + 1, 14, "{words}");
    }
    assert_eq!(runner.changed(), before, "nothing in an input is run");
}

#[test]
fn the_inputs_of_the_action_do_what_they_say() {
    let runner = Runner::new();
    runner.write("At least 52 homes were flooded on Sunday, the fire service said.\n");
    let check = |more: &[(&str, &str)]| check_with(&runner, &[&[("TODAY", "2026-05-05")], more].concat());
    assert_eq!(check(&[]).0, Some(1));
    assert_eq!(check(&[("FAIL_ON", "never")]).0, Some(0));
    assert_eq!(check(&[("SINCE", "HEAD")]).0, Some(1));
    assert!(runner.read("summary").contains("new since this branch left"), "{}", runner.read("summary"));
    assert_eq!(check(&[("SINCE", "--output=bad")]).0, Some(3));
    assert_eq!(check(&[("BASELINE", "none.json")]).0, Some(2));
    assert_eq!(check(&[("PROFILE", "lax")]).0, Some(2));
    runner.shell("onrecord check --write-baseline known.json", &[]);
    assert_eq!(check(&[("BASELINE", "known.json")]).0, Some(0));
    // A record without a configuration: every default but the profile.
    runner.shell("mkdir inner && mv claims snapshots dam.md inner && rm onrecord.toml", &[]);
    assert_eq!(check(&[("ROOT", "inner")]).0, Some(2));
    for profile in ["desk", "strict", "docs"] {
        let (exit, out) = check(&[("ROOT", "inner"), ("PROFILE", profile)]);
        assert_eq!(exit, Some(1), "{out}");
    }
    assert!(!runner.path("repository/bad").exists());
}

/// A server that has a release, and one that has none.
#[test]
fn the_action_takes_a_release_for_what_its_checksums_say() {
    let tag = format!("v{}", env!("CARGO_PKG_VERSION"));
    let name = format!("onrecord-{tag}-x86_64-unknown-linux-gnu");
    let pack = format!(
        "mkdir -p release/{name} && printf '#!/bin/sh\\necho released\\n' > release/{name}/onrecord && chmod +x release/{name}/onrecord
        cd release && touch -t 202601010000 {name}/onrecord {name} && tar -cf - {name} | gzip -n > {name}.tar.gz && rm -r {name} && echo abc > COMMIT && sha256sum * > SHA256SUMS"
    );
    let curl = "#!/bin/sh\nwhile [ $# -gt 1 ]; do if [ \"$1\" = --output ]; then out=$2; fi; shift; done\n\
                cp \"$HOME/release/${1##*/}\" \"$out\" 2> /dev/null || exit 22\n";
    let release = |spoil: &str, variables: &[(&str, &str)]| {
        let runner = Runner::new();
        runner.program("curl", curl);
        let packed = runner.shell(&format!("cd \"$HOME\"; {pack}; {spoil}"), &[]);
        assert!(packed.status.success(), "{packed:?}");
        let server = [
            ("SERVER", "https://example.org"),
            ("REPOSITORY", "a/onrecord"),
            ("REF", "abc"),
            ("RUNNER_OS", "Linux"),
            ("RUNNER_ARCH", "X64"),
        ];
        let output = runner.shell(&script("release"), &[&server, variables].concat());
        let out = String::from_utf8(output.stdout).unwrap();
        let found = runner.read("output").contains("found=true");
        let ran = runner.shell("onrecord", &[]).stdout;
        assert_eq!(found, ran == b"released\n", "{out}");
        (output.status.code(), found, out)
    };
    let taken = release(":", &[]);
    assert_eq!((taken.0, taken.1), (Some(0), true), "{}", taken.2);
    let sum = taken.2.trim().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(sum.len(), 64);
    type Case<'c> = (&'c str, &'c [(&'c str, &'c str)], i32, bool, &'c str);
    let cases: [Case<'_>; 10] = [
        (":", &[("SHA256", &sum)], 0, true, "Release v"),
        (":", &[("REF", &tag)], 0, true, "Release v"),
        (":", &[("BUILD", "true")], 0, false, "built here"),
        (":", &[("REF", "other")], 0, false, "made from another commit"),
        (":", &[("RUNNER_OS", "Windows")], 0, false, "no release is made for Windows"),
        ("rm SHA256SUMS", &[], 0, false, "there is no release"),
        ("rm SHA256SUMS", &[("SHA256", &sum)], 3, false, "title=onrecord has no such release::"),
        ("echo x >> *.tar.gz", &[], 3, false, "title=onrecord is not what was released::"),
        ("sed -i /tar/d SHA256SUMS", &[], 3, false, "title=onrecord is not what was released::"),
        (":", &[("SHA256", "0123")], 3, false, "title=onrecord is not what was named::"),
    ];
    for (spoil, variables, exit, found, said) in cases {
        let (code, is, out) = release(spoil, variables);
        assert_eq!((code, is), (Some(exit), found), "{spoil} {variables:?}: {out}");
        assert!(out.contains(said), "{spoil} {variables:?}: {out}");
    }
}

#[test]
fn the_release_publishes_what_the_action_reads() {
    let workflow = fs::read_to_string(root().join(".github/workflows/release.yml")).unwrap();
    for part in
        ["folder=\"onrecord-$TAG-$TARGET\"", "sha256sum onrecord-* COMMIT > SHA256SUMS", "COMMIT: ${{ github.sha }}"]
    {
        assert!(workflow.contains(part), "{part}");
    }
    let targets = yaml(&workflow)["jobs"]["build"]["strategy"]["matrix"]["include"].clone();
    let named: Vec<String> =
        targets.as_array().unwrap().iter().map(|one| one["target"].as_str().unwrap().to_owned()).collect();
    let action = script("release");
    for target in
        action.lines().filter_map(|line| line.split_once("target=")).map(|(_, rest)| rest.trim_end_matches(" ;;"))
    {
        assert!(named.iter().any(|one| one == target), "{target}");
    }
}

#[test]
fn the_action_builds_its_own_checkout() {
    let runner = Runner::new();
    let cargo = runner.path("temporary/onrecord/bin/cargo");
    for (exit, said) in [(0, ""), (101, "title=onrecord could not be built::")] {
        fs::write(
            &cargo,
            format!("#!/bin/sh\npwd -P > \"$RUNNER_TEMP/where\"\necho \"$@\" > \"$RUNNER_TEMP/words\"\nexit {exit}\n"),
        )
        .unwrap();
        fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
        let output = runner.shell(&script("build"), &[]);
        assert_eq!(output.status.code(), Some(if exit == 0 { 0 } else { 3 }));
        assert!(String::from_utf8_lossy(&output.stdout).contains(said), "{output:?}");
        assert_eq!(Path::new(runner.read("temporary/where").trim()), root().canonicalize().unwrap());
        let words = runner.read("temporary/words");
        assert!(words.starts_with("install --locked --path . --root "), "{words}");
        assert!(words.contains("--target-dir "), "the checkout is left alone: {words}");
    }
}

#[test]
fn the_recipe_for_github_names_the_action_that_there_is() {
    let workflow = recipe("workflow");
    let uses = workflow["jobs"]["claims"]["steps"][1]["uses"].as_str().unwrap();
    let folder = uses.strip_prefix("OWNER/onrecord/").unwrap().strip_suffix("@COMMIT").unwrap();
    assert_eq!(Path::new(folder).join("action.yml"), Path::new(ACTION));
    assert_eq!(recipe("steps")[0]["if"], "always()");
    let action = yaml(&fs::read_to_string(root().join(ACTION)).unwrap());
    for list in ["inputs", "outputs"] {
        for name in action[list].as_object().unwrap().keys() {
            assert!(page().contains(&format!("| `{name}` |")), "docs/how-to/check-in-ci.md: a row on `{name}`");
        }
    }
}

#[test]
fn the_recipe_for_gitlab_runs() {
    let job = &recipe("gitlab")["claims"];
    let script =
        job["script"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect::<Vec<_>>().join("\n");
    for (text, code) in [("At least 40", 0), ("At least 52", 1)] {
        let runner = Runner::new();
        runner.write(&format!("{text} homes were flooded on Sunday, the fire service said.\n"));
        assert_eq!(runner.shell(&script, &[]).status.code(), Some(code));
        let reports = job["artifacts"]["reports"].as_object().unwrap();
        for file in reports.values().map(|file| file.as_str().unwrap()) {
            assert!(!runner.read(&format!("repository/{file}")).is_empty(), "{file} is written");
        }
        let quality: Value = serde_json::from_str(&runner.read("repository/onrecord-codequality.json")).unwrap();
        assert_eq!(quality.as_array().unwrap().is_empty(), code == 0);
    }
}

#[test]
fn hooks_run_the_program_and_write_nothing() {
    let hooks = yaml(&fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap());
    let hooks = hooks.as_array().unwrap();
    for (name, language, at) in [("pre-commit", "rust", 0), ("pre-commit-installed", "system", 2)] {
        let named = recipe(name);
        let named = named["repos"][0]["hooks"].as_array().unwrap();
        assert_eq!(named.len(), 2);
        for (hook, named) in hooks[at..].iter().zip(named) {
            assert_eq!((&hook["id"], &hook["language"]), (&named["id"], &Value::from(language)));
        }
    }
    for hook in hooks {
        for (text, code) in [("At least 40", 0), ("At least 52", 1)] {
            let runner = Runner::new();
            runner.write(&format!("{text} homes were flooded on Sunday, the fire service said.\n"));
            let before = runner.changed();
            let files = if hook["pass_filenames"] == false { "" } else { " dam.md" };
            let line = format!("{}{files}", hook["entry"].as_str().unwrap());
            let code = if files.is_empty() { 0 } else { code };
            assert_eq!(runner.shell(&line, &[]).status.code(), Some(code), "{line}");
            assert_eq!(runner.changed(), before, "{line}");
        }
    }
}

#[test]
fn bash_completes_commands_and_options() {
    let runner = Runner::new();
    let complete = |words: &str, at: usize| {
        let script = format!(
            "source <(onrecord completions bash); COMP_WORDS=({words}); COMP_CWORD={at}; _onrecord onrecord \"${{COMP_WORDS[{at}]}}\" \"${{COMP_WORDS[{}]}}\"; echo \"${{COMPREPLY[*]}}\"",
            at - 1
        );
        String::from_utf8(runner.shell(&script, &[]).stdout).unwrap()
    };
    assert_eq!(complete("onrecord ver", 1), "verify\n");
    assert_eq!(complete("onrecord check --form", 2), "--format\n");
}

#[test]
fn every_shell_and_every_command_has_its_file() {
    let runner = Runner::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = runner.shell(&format!("onrecord completions {shell}"), &[]);
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(script.contains("completions") && script.contains("verify"), "{shell}");
    }
    let help = String::from_utf8(runner.shell("onrecord -h", &[]).stdout).unwrap();
    let commands = help.split("Commands:").nth(1).unwrap().split("\n\n").next().unwrap();
    for name in commands.lines().filter_map(|line| line.split_whitespace().next()) {
        let page = String::from_utf8(runner.shell(&format!("onrecord man {name}"), &[]).stdout).unwrap();
        assert!(page.contains(&format!(".TH onrecord-{name} 1")), "{name}: {page}");
        assert!(page.contains(".SH \"EXIT STATUS\"\n"), "{name}: the manual page ends with the exit codes");
    }
}

#[test]
fn no_dependency_wants_a_newer_compiler_than_we_name() {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8(rustc.stdout).unwrap();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // Without the host, cargo would want the packages of every platform.
    let output = Command::new(std::env::var("CARGO").unwrap())
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    // A compiler's last number is that of its repairs.
    let number = |version: &str| -> Vec<u32> { version.split('.').take(2).map(|part| part.parse().unwrap()).collect() };
    let packages = metadata["packages"].as_array().unwrap();
    let ours = packages.iter().find(|package| package["name"] == "onrecord").unwrap()["rust_version"].as_str().unwrap();
    assert!(packages.len() > 50, "dependencies are among them");
    for package in packages {
        let wanted = package["rust_version"].as_str().unwrap_or("1.0");
        assert!(number(wanted) <= number(ours), "{} wants Rust {wanted}, Cargo.toml says {ours}", package["id"]);
    }
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(readme.contains(&format!("Rust {ours}")), "README.md says that Rust {ours} is needed");
}
