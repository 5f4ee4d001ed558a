//! The kinds of repositories, each made from the same one, which is a ledger with an article of three versions.

use super::program;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A repository with a ledger, and a program beside it.
pub struct Place {
    folder: tempfile::TempDir,
    /// Where commands are run: the ledger's folder.
    pub root: PathBuf,
    /// What is left by the program when it is run.
    pub canary: PathBuf,
    /// What commands find in their environment.
    pub environment: Vec<(String, String)>,
    /// Whether the current folder is among those where programs are looked for.
    pub in_path: bool,
}

/// Names the program in a repository.
type Make = fn(&mut Place);

pub const KINDS: &[(&str, Make)] = &[
    ("plain", |_| {}),
    ("file system monitor", |place| place.set("core.fsmonitor", &place.run())),
    ("clean filter", |place| filter(place, "clean")),
    ("smudge filter", |place| filter(place, "smudge")),
    ("filter process", |place| filter(place, "process")),
    ("bare repository in a folder", bare),
    (".git file", git_file),
    ("included settings", included),
    ("textconv", textconv),
    ("external diff", external_diff),
    ("signatures", signatures),
    ("hooks", hooks),
    ("folder of hooks", hooks_path),
    ("promisor behind a command", |place| promisor(place, &format!("ext::{}", place.run()), &[])),
    ("promisor behind ssh", |place| promisor(place, "ssh://desk@127.0.0.1/x", &["core.sshCommand"])),
    ("promisor on the disk", |place| promisor(place, "/nowhere/x", &["remote.evil.uploadpack"])),
    ("promisor on the network", |place| {
        promisor(place, "http://127.0.0.1:9/x", &["credential.helper", "core.askPass"])
    }),
    ("promisor behind a proxy", |place| promisor(place, "git://127.0.0.1:9/x", &["core.gitProxy"])),
    ("promisor behind a helper", |place| {
        promisor(place, "x", &[]);
        program(&place.root.join("git-remote-evil"), &place.canary);
        place.set("remote.evil.vcs", "evil");
        place.in_path = true;
    }),
    ("pager and editor", |place| {
        for name in ["core.pager", "core.editor", "core.askPass", "pager.log", "pager.diff", "sequence.editor"] {
            place.set(name, &place.run());
        }
    }),
    ("aliases", |place| {
        for name in ["log", "diff", "rev-parse", "cat-file", "ls-tree", "ls-files", "diff-tree", "merge-base", "config"]
        {
            place.set(&format!("alias.{name}"), &format!("!{}", place.run()));
        }
    }),
    ("alternates", alternates),
    ("work tree elsewhere", |place| {
        place.set("core.fsmonitor", &place.run());
        place.set("core.worktree", &place.folder().display().to_string());
    }),
    ("submodule", submodule),
    ("linked work tree", linked),
    ("home folder", home),
    ("program called git", |place| {
        program(&place.root.join("git"), &place.canary);
        place.in_path = true;
    }),
    ("environment", |place| {
        let evil = place.folder().join("evil");
        place.git(&["clone", "-q", "--bare", ".", &evil.display().to_string()]);
        let run = place.run();
        place.git(&["--git-dir", &evil.display().to_string(), "config", "core.fsmonitor", &run]);
        place.environment.push(("GIT_DIR".to_owned(), evil.display().to_string()));
        place.environment.push(("GIT_WORK_TREE".to_owned(), place.root.display().to_string()));
        for name in ["GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_EDITOR"] {
            place.environment.push((name.to_owned(), run.clone()));
        }
    }),
];

/// Returns the ledger that all are made from.
pub fn base() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let place = at(folder);
    fs::create_dir(&place.root).unwrap();
    place.git(&["init", "-q", "-b", "main"]);
    for count in ["3", "4", "5"] {
        place.write(
            "toll.md",
            &format!("The toll on the Orle bridge will be {count} euros, the harbour office said.\n"),
        );
        place.git(&["add", "."]);
        place.git(&["commit", "-qm", count]);
    }
    place.onrecord(&["init"]);
    place.onrecord(&["record", "toll.md"]);
    place.git(&["add", "."]);
    place.git(&["commit", "-qm", "on record"]);
    place.git(&["checkout", "-qb", "edit"]);
    place.write("toll.md", "The toll on the Orle bridge will be 6 euros, the harbour office said.\n");
    place.write("new.md", "“Nobody asked us,” said Tomas Hale.\n");
    place
}

fn at(folder: tempfile::TempDir) -> Place {
    let path = folder.path().canonicalize().unwrap();
    Place { root: path.join("desk"), canary: path.join("canary"), environment: Vec::new(), in_path: false, folder }
}

impl Place {
    /// Returns a copy in a folder of its own.
    pub fn copy(&self) -> Self {
        let place = at(tempfile::tempdir().unwrap());
        let copied = Command::new("cp").arg("-a").arg(&self.root).arg(&place.root).status().unwrap();
        assert!(copied.success());
        place
    }

    /// Returns the folder that holds the repository and what is beside it.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    /// Writes the program, and returns how settings name it.
    fn run(&self) -> String {
        program(&self.folder().join("run"), &self.canary).display().to_string()
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.root.join(name).parent().unwrap()).unwrap();
        fs::write(self.root.join(name), text).unwrap();
    }

    fn git_in(&self, folder: &Path, arguments: &[&str], input: &str) -> String {
        let given = self.folder().join("given");
        fs::write(&given, input).unwrap();
        let mut command = Command::new("git");
        command.current_dir(folder).args(["-c", "user.name=Mia Holm", "-c", "user.email=mia@example.org"]);
        command.args(["-c", "protocol.file.allow=always"]).args(arguments);
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", self.folder()).stdin(fs::File::open(given).unwrap());
        let output = command.output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn git(&self, arguments: &[&str]) -> String {
        self.git_in(&self.root, arguments, "")
    }

    fn onrecord(&self, arguments: &[&str]) {
        let mut command = Command::new(super::BIN);
        let output = command.current_dir(&self.root).args(arguments).stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    fn set(&self, name: &str, value: &str) {
        self.git(&["config", name, value]);
    }
}

fn filter(place: &mut Place, which: &str) {
    place.set(&format!("filter.evil.{which}"), &place.run());
    place.write(".gitattributes", "* filter=evil\n");
}

fn bare(place: &mut Place) {
    for entry in fs::read_dir(place.root.join(".git")).unwrap() {
        let entry = entry.unwrap();
        fs::rename(entry.path(), place.root.join(entry.file_name())).unwrap();
    }
    fs::remove_dir(place.root.join(".git")).unwrap();
    let run = place.run();
    fs::write(
        place.root.join("config"),
        format!("[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n\tfsmonitor = {run}\n"),
    )
    .unwrap();
    let outer = place.folder();
    place.git_in(&outer, &["init", "-q", "-b", "main"], "");
    place.git_in(&outer, &["add", "desk"], "");
    place.git_in(&outer, &["commit", "-qm", "all"], "");
}

fn git_file(place: &mut Place) {
    place.set("core.fsmonitor", &place.run());
    fs::rename(place.root.join(".git"), place.root.join("elsewhere")).unwrap();
    place.write(".git", "gitdir: elsewhere\n");
}

fn included(place: &mut Place) {
    place.write("settings", &format!("[core]\n\tfsmonitor = {}\n", place.run()));
    place.set("include.path", "../settings");
}

fn textconv(place: &mut Place) {
    place.set("diff.evil.textconv", &place.run());
    place.write(".gitattributes", "* diff=evil\n");
}

fn external_diff(place: &mut Place) {
    place.set("diff.external", &place.run());
    place.set("diff.evil.command", &place.run());
    place.set("diff.trustExitCode", "true");
    place.write(".gitattributes", "* diff=evil\n");
}

fn signatures(place: &mut Place) {
    let commit = place.git(&["cat-file", "commit", "HEAD"]);
    let signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----\n\n";
    let signed = commit.replacen("\n\n", &format!("\n{signature}"), 1);
    let name = place.git_in(&place.root, &["hash-object", "-t", "commit", "-w", "--stdin"], &signed);
    place.git(&["update-ref", "HEAD", name.trim()]);
    place.git(&["commit", "-qam", "six"]);
    let signed = place.git(&["cat-file", "commit", "HEAD"]).replacen("\n\n", &format!("\n{signature}"), 1);
    let name = place.git_in(&place.root, &["hash-object", "-t", "commit", "-w", "--stdin"], &signed);
    place.git(&["update-ref", "HEAD", name.trim()]);
    place.set("log.showSignature", "true");
    for name in ["gpg.program", "gpg.openpgp.program", "gpg.ssh.program"] {
        place.set(name, &place.run());
    }
}

const HOOKS: &[&str] =
    &["post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout", "pre-auto-gc"];

fn hooks(place: &mut Place) {
    fs::create_dir_all(place.root.join(".git/hooks")).unwrap();
    HOOKS.iter().for_each(|name| drop(program(&place.root.join(".git/hooks").join(name), &place.canary)));
}

fn hooks_path(place: &mut Place) {
    fs::create_dir(place.root.join("hooks")).unwrap();
    HOOKS.iter().for_each(|name| drop(program(&place.root.join("hooks").join(name), &place.canary)));
    place.set("core.hooksPath", "hooks");
    place.set("core.fsmonitor", "hooks/fsmonitor-watchman");
}

/// Takes the bytes of all files out of the repository, which promises to fetch them from `url`.
fn promisor(place: &mut Place, url: &str, programs: &[&str]) {
    let all = place.git(&["cat-file", "--batch-all-objects", "--batch-check"]);
    for line in all.lines() {
        let [name, kind, _] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        if kind == "blob" {
            fs::remove_file(place.root.join(format!(".git/objects/{}/{}", &name[..2], &name[2..]))).unwrap();
        }
    }
    for (name, value) in [
        ("core.repositoryformatversion", "1"),
        ("extensions.partialClone", "evil"),
        ("remote.evil.promisor", "true"),
        ("remote.evil.partialCloneFilter", "blob:none"),
        ("remote.evil.fetch", "+refs/heads/*:refs/remotes/evil/*"),
        ("remote.evil.url", url),
        ("protocol.ext.allow", "always"),
        ("protocol.allow", "always"),
    ] {
        place.set(name, value);
    }
    programs.iter().for_each(|name| place.set(name, &place.run()));
}

fn alternates(place: &mut Place) {
    let other = place.folder().join("other");
    place.git(&["clone", "-q", "--bare", ".", &other.display().to_string()]);
    place.write(".git/objects/info/alternates", &format!("{}/objects\n", other.display()));
    place.set("core.alternateRefsCommand", &place.run());
    place.set("uploadpack.packObjectsHook", &place.run());
}

fn submodule(place: &mut Place) {
    let inner = place.copy();
    inner.git(&["add", "."]);
    inner.git(&["commit", "-qm", "edit"]);
    place.git(&["submodule", "add", "-q", "-b", "edit", &inner.root.display().to_string(), "inner"]);
    place.root = place.root.join("inner");
    place.git(&["branch", "-q", "main", "HEAD~1"]);
    place.set("core.fsmonitor", &place.run());
    place.write("toll.md", "The toll on the Orle bridge will be 7 euros, the harbour office said.\n");
}

/// Where the home folder is the repository, or one above it, the settings there may have come with it.
fn home(place: &mut Place) {
    let (run, canary) = (place.run(), place.canary.display());
    let settings = format!(
        "[core]\n\tfsmonitor = {run}\n\tpager = {run}\n\tsshCommand = {run}\n[diff]\n\texternal = {run}\n\
         [log]\n\tshowSignature = true\n[gpg]\n\tprogram = {run}\n[alias]\n\tlog = !{run}\n\
         [trace2]\n\tnormalTarget = {canary}\n\tperfTarget = {canary}\n\teventTarget = {canary}\n"
    );
    fs::write(place.folder().join(".gitconfig"), settings).unwrap();
}

fn linked(place: &mut Place) {
    let linked = place.folder().join("linked");
    place.git(&["add", "."]);
    place.git(&["commit", "-qm", "edit"]);
    place.git(&["worktree", "add", "-q", "-b", "third", &linked.display().to_string()]);
    place.root = linked;
    place.set("extensions.worktreeConfig", "true");
    let run = place.run();
    place.git(&["config", "--worktree", "core.fsmonitor", &run]);
}
