//! `onrecord review` in a real terminal: tmux holds one, keys are sent to it, and what it shows is read back.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How long a screen may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

const THREE: &str = "“The dam will hold,” said Ana Ruiz, the mayor.\n\n“Nobody told us,” said Jon Berg.\n\n\
                     “It was loud,” she said.\n";

fn environment(command: &mut Command, folder: &Path) {
    let bin = Path::new(env!("CARGO_BIN_EXE_onrecord")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    command.current_dir(folder).env_clear().env("PATH", path).env("HOME", folder).env("LC_ALL", "C.UTF-8");
    command.stdin(Stdio::null());
}

fn onrecord(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new("onrecord");
    environment(&mut command, folder);
    command.args(arguments).output().unwrap()
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = onrecord(folder, arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A ledger of articles; each claim of them waits.
fn ledger(articles: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["init"]);
    for (name, text) in articles {
        std::fs::write(folder.path().join(name), text).unwrap();
        done(folder.path(), &["record", name]);
    }
    folder
}

/// The states of the claims of a story, in its order.
fn states(folder: &Path, story: &str) -> Vec<String> {
    let yaml = std::fs::read_to_string(folder.join(format!("claims/{story}.yaml"))).unwrap();
    yaml.lines().filter_map(|line| line.trim().strip_prefix("state: ")).map(str::to_owned).collect()
}

/// A terminal, with a shell in it.
struct Terminal<'a> {
    folder: &'a Path,
    socket: String,
    /// How much of what was shown has been read.
    read: usize,
}

static COUNT: AtomicU32 = AtomicU32::new(0);

impl<'a> Terminal<'a> {
    /// Opens a terminal of so many columns and lines; none where there is no tmux.
    fn open(folder: &'a Path, columns: usize, lines: usize) -> Option<Self> {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let terminal = Self { folder, socket: format!("onrecord-{}-{number}", std::process::id()), read: 0 };
        let size = [columns.to_string(), lines.to_string()];
        let shell = "PS1='$ ' exec sh";
        let started = terminal
            .command(&["-f", "/dev/null", "new-session", "-d", "-x", &size[0], "-y", &size[1], shell])
            .env("NO_COLOR", "1")
            .status();
        match started {
            Ok(status) if status.success() => Some(terminal),
            Ok(status) => panic!("tmux: {status}"),
            Err(error) => {
                eprintln!("skipped: there is no tmux: {error}");
                None
            }
        }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("tmux");
        environment(&mut command, self.folder);
        command.args(["-u", "-L", &self.socket]).args(arguments);
        command
    }

    fn tmux(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.command(arguments).output().unwrap().stdout).unwrap()
    }

    /// Types text, character by character.
    fn typed(&self, text: &str) {
        self.tmux(&["send-keys", "-l", "--", text]);
    }

    /// Presses a key that has a name: `Enter`, `Escape`, `C-c`.
    fn key(&self, name: &str) {
        self.tmux(&["send-keys", name]);
    }

    fn line(&self, text: &str) {
        self.typed(text);
        self.key("Enter");
    }

    /// Everything shown so far, what has scrolled out of sight included.
    fn shown(&self) -> String {
        let shown = self.tmux(&["capture-pane", "-p", "-S", "-"]);
        shown.trim_end().to_owned()
    }

    /// Waits until the terminal shows `text` after what was read; returns everything up to its end.
    fn sees(&mut self, text: &str) -> String {
        let start = Instant::now();
        loop {
            let shown = self.shown();
            let rest = shown.get(self.read.min(shown.len())..).unwrap_or_default();
            if let Some(at) = rest.find(text) {
                let read = rest[..at + text.len()].to_owned();
                self.read = self.read.min(shown.len()) + at + text.len();
                return read;
            }
            assert!(start.elapsed() < PATIENCE, "never saw {text:?}; the terminal shows\n{shown}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Holds that the terminal is as a shell expects it.
    fn is_sane(&mut self) {
        self.line("stty -a | tr ' ;' '\\n\\n' | grep -cx -e icanon -e echo -e isig -e opost; echo sane$((1 + 1))");
        let shown = self.sees("sane2");
        assert!(shown.ends_with("4\nsane2"), "{shown}");
    }
}

impl Drop for Terminal<'_> {
    fn drop(&mut self) {
        self.tmux(&["kill-server"]);
    }
}

#[test]
fn each_key_does_what_it_says_and_is_stored_at_once() {
    let folder = ledger(&[("dam.txt", THREE)]);
    let Some(mut terminal) = Terminal::open(folder.path(), 90, 40) else { return };
    terminal.line("onrecord review --by Mia --today 2031-06-01");
    let screen = terminal.sees("A R M S: all 3 left of dam.txt");
    for row in ["dam.txt  1 of 3  dam/q-", "⟦The dam will hold,⟧", "source     Ana Ruiz (named)", "cue        said"]
    {
        assert!(screen.contains(row), "{row}: {screen}");
    }
    terminal.typed("a");
    terminal.sees("Accepted 1 claim.");
    assert_eq!(states(folder.path(), "dam"), ["accepted", "pending", "pending"]);
    terminal.sees("2 of 3");
    terminal.typed("r");
    terminal.sees("why?");
    terminal.key("Enter");
    terminal.sees("A rejection needs a reason");
    terminal.typed("r");
    terminal.line("He sais");
    terminal.sees("Rejected 1 claim.");
    terminal.sees("3 of 3");
    terminal.typed("u");
    terminal.sees("Took back the decision on 1 claim.");
    terminal.sees("2 of 3");
    assert_eq!(states(folder.path(), "dam"), ["accepted", "pending", "pending"]);
    terminal.typed("r");
    terminal.typed("He sais");
    terminal.key("BSpace");
    terminal.typed("d we, 東京.");
    terminal.key("Enter");
    terminal.sees("Rejected 1 claim.");
    terminal.sees("3 of 3");
    terminal.typed("e");
    terminal.sees("whose words?");
    terminal.line("Lena  Holt");
    let screen = terminal.sees("q quit");
    assert!(screen.contains("Lena Holt, corrected; the program read"), "{screen}");
    assert_eq!(states(folder.path(), "dam"), ["accepted", "rejected", "pending"]);
    terminal.typed("a");
    terminal.sees("Accepted 1 claim, corrected: source Lena Holt.");
    terminal.sees("Nothing is left to decide.");
    terminal.key("Enter");
    terminal.sees("3 claims decided, 0 left.");
    terminal.is_sane();
    let yaml = std::fs::read_to_string(folder.path().join("claims/dam.yaml")).unwrap();
    for line in ["reason: He said we, 東京.", "source: Lena Holt", "by: Mia", "date: \"2031-06-01\""] {
        assert!(yaml.contains(&format!("      {line}\n")), "{line}: {yaml}");
    }
    done(folder.path(), &["verify"]);
    let undone = done(folder.path(), &["undo"]);
    assert!(undone.starts_with("Took back the decision on 1 claim: dam/q-"), "{undone}");
    assert_eq!(states(folder.path(), "dam"), ["accepted", "rejected", "pending"]);
}

#[test]
fn a_claim_is_corrected_and_another_one_added() {
    let folder = ledger(&[("dam.txt", "Some 40 homes were lost. The mayor was of another mind: it was fewer.\n")]);
    let Some(mut terminal) = Terminal::open(folder.path(), 100, 60) else { return };
    terminal.line("onrecord review --by Mia --today 2031-06-01");
    terminal.sees("1 of 1");
    terminal.typed("c");
    terminal.sees("what?");
    terminal.line("value 41; role hero");
    terminal.sees("“hero” is no role.");
    terminal.typed("c");
    terminal.line("value 41; source Ana Ruiz");
    terminal.sees("figure: about 41 homes, corrected; the program read figure: about 40 homes");
    terminal.typed("n");
    terminal.sees("its words?");
    terminal.line("it was few");
    terminal.sees("what is it?");
    terminal.line("statement");
    terminal.sees("does not stand in version 1 of dam");
    terminal.typed("n");
    terminal.line("it was fewer");
    terminal.line("statement; source The mayor; reason It is hers.");
    terminal.sees("source The mayor.");
    assert_eq!(states(folder.path(), "dam"), ["pending", "accepted"]);
    terminal.typed("u");
    terminal.sees("Took back the decision on 1 claim.");
    assert_eq!(states(folder.path(), "dam"), ["pending"]);
    terminal.typed("n");
    terminal.line("it was fewer");
    terminal.line("statement");
    terminal.sees("source nobody.");
    terminal.typed("c");
    terminal.line("value 41");
    terminal.typed("a");
    terminal.sees("Accepted 1 claim, corrected: value 41.");
    terminal.sees("Nothing is left to decide.");
    terminal.key("Enter");
    terminal.sees("1 claim decided, 0 left.");
    terminal.is_sane();
    assert_eq!(states(folder.path(), "dam"), ["accepted", "accepted"]);
    done(folder.path(), &["verify"]);
}

#[test]
fn capital_letters_end_with_the_article() {
    let folder = ledger(&[("a.txt", THREE), ("b.txt", THREE), ("c.txt", THREE)]);
    let Some(mut terminal) = Terminal::open(folder.path(), 90, 40) else { return };
    terminal.line("onrecord review");
    terminal.sees("1 of 9");
    terminal.typed("s");
    terminal.sees("A R M S: all 2 left of a.txt");
    terminal.typed("A");
    terminal.sees("Accepted 2 claims.");
    terminal.sees("4 of 9");
    terminal.typed("R");
    terminal.sees("why all 3?");
    terminal.line("Never said.");
    terminal.sees("Rejected 3 claims.");
    terminal.sees("7 of 9");
    assert_eq!(states(folder.path(), "a"), ["pending", "accepted", "accepted"]);
    assert_eq!(states(folder.path(), "b"), ["rejected"; 3]);
    terminal.typed("u");
    terminal.sees("Took back the decision on 3 claims.");
    terminal.sees("4 of 9");
    assert_eq!(states(folder.path(), "b"), ["pending"; 3]);
    terminal.typed("S");
    terminal.sees("7 of 9");
    terminal.typed("m");
    terminal.sees("Marked 1 claim as misread.");
    terminal.sees("8 of 9");
    terminal.typed("q");
    terminal.sees("3 claims decided, 6 left.");
    assert_eq!(states(folder.path(), "c"), ["misread", "pending", "pending"]);
}

#[test]
fn escape_arrows_and_pastes_decide_nothing() {
    let folder = ledger(&[("dam.txt", THREE)]);
    let Some(mut terminal) = Terminal::open(folder.path(), 90, 40) else { return };
    terminal.line("onrecord review");
    terminal.sees("1 of 3");
    terminal.key("Escape");
    terminal.sees("Esc decides nothing; q quits.");
    for key in ["Up", "Down", "x", "C-a", "M-a", "F5"] {
        terminal.key(key);
        terminal.sees("That key does nothing");
    }
    terminal.typed("?");
    terminal.sees("reject: it is wrong; you are asked why");
    terminal.typed("r");
    terminal.typed("No.");
    terminal.key("Escape");
    terminal.sees("Nothing was decided.");
    terminal.tmux(&["set-buffer", "A\na\n"]);
    terminal.tmux(&["paste-buffer", "-p"]);
    terminal.sees("A paste decides nothing.");
    terminal.typed("r");
    terminal.sees("why?");
    terminal.tmux(&["set-buffer", "one\nA"]);
    terminal.tmux(&["paste-buffer", "-p"]);
    terminal.sees("one A");
    assert_eq!(states(folder.path(), "dam"), ["pending"; 3]);
    terminal.key("Enter");
    terminal.sees("Rejected 1 claim.");
    assert_eq!(states(folder.path(), "dam"), ["rejected", "pending", "pending"]);
}

#[test]
fn the_terminal_is_as_it_was_however_the_sitting_ends() {
    let folder = ledger(&[("dam.txt", THREE)]);
    let Some(mut terminal) = Terminal::open(folder.path(), 90, 40) else { return };
    terminal.line("onrecord review; echo code=$?");
    terminal.sees("1 of 3");
    terminal.key("C-c");
    terminal.sees("0 claims decided, 3 left.");
    terminal.sees("code=0");
    terminal.is_sane();
    for (signal, key) in [("TERM", "a"), ("HUP", "r"), ("INT", "e")] {
        terminal.line(&format!("sh -c 'echo $$ > {signal}.pid; exec onrecord review'"));
        terminal.sees("a accept");
        terminal.typed(key);
        terminal.sees(if key == "a" { "Accepted" } else { "Esc" });
        let pid = std::fs::read_to_string(folder.path().join(format!("{signal}.pid"))).unwrap();
        assert!(Command::new("kill").args([&format!("-{signal}"), pid.trim()]).status().unwrap().success());
        terminal.sees("decided,");
        terminal.is_sane();
    }
    terminal.line("sh -c 'echo $$ > KILL.pid; exec onrecord review'");
    terminal.sees("a accept");
    terminal.typed("a");
    terminal.sees("Accepted");
    terminal.sees("2 of 2");
    let pid = std::fs::read_to_string(folder.path().join("KILL.pid")).unwrap();
    assert!(Command::new("kill").args(["-KILL", pid.trim()]).status().unwrap().success());
    terminal.sees("Killed");
    assert_eq!(states(folder.path(), "dam"), ["accepted", "accepted", "pending"]);
    done(folder.path(), &["verify"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_goes_away_ends_the_sitting() {
    let folder = ledger(&[("dam.txt", THREE)]);
    for ignored in ["", "trap '' HUP; "] {
        let Some(mut terminal) = Terminal::open(folder.path(), 90, 40) else { return };
        terminal.line(&format!("sh -c '{ignored}echo $$ > review.pid; exec onrecord review'"));
        terminal.sees("a accept");
        let pid = std::fs::read_to_string(folder.path().join("review.pid")).unwrap();
        drop(terminal);
        let start = Instant::now();
        while Path::new("/proc").join(pid.trim()).exists() {
            assert!(start.elapsed() < PATIENCE, "{pid} goes on without a terminal");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn what_changed_meanwhile_is_not_decided() {
    let folder = ledger(&[("dam.txt", THREE)]);
    let Some(mut terminal) = Terminal::open(folder.path(), 90, 40) else { return };
    terminal.line("onrecord review");
    terminal.sees("1 of 3");
    std::fs::write(folder.path().join("dam.txt"), THREE.replace("will", "should")).unwrap();
    terminal.typed("a");
    terminal.sees("dam.txt has changed since version 1 was recorded; nothing was accepted.");
    terminal.sees("record it again first: onrecord record dam.txt");
    assert_eq!(states(folder.path(), "dam"), ["pending"; 3]);
    done(folder.path(), &["record", "dam.txt"]);
    terminal.typed("A");
    terminal.sees("was recorded again or decided again since");
    terminal.typed("q");
    terminal.sees("0 claims decided, 3 left.");
    terminal.line("onrecord review");
    let screen = terminal.sees("a accept");
    assert!(screen.contains("“The dam [-will-] hold,”") && screen.contains("“The dam {+should+} hold,”"), "{screen}");
}

#[test]
fn narrow_terminals_and_hostile_articles_are_shown_whole() {
    let text = "“The d\u{1b}[2Jam, 東京東京東京東京東京東京東京東京東京東京東京東京, \u{202e}will hold for a hundred \
                years and a day,” said Ana Ruiz, the mayor.\n";
    let folder = ledger(&[("dam.txt", text)]);
    let Some(mut terminal) = Terminal::open(folder.path(), 40, 60) else { return };
    terminal.line("onrecord review --story dam");
    let screen = terminal.sees("a accept");
    assert!(screen.contains("d␛[2Jam,") && screen.contains("<U+202E>will"), "{screen}");
    // The terminal breaks no line by itself: every word that is no longer than a line is in one piece.
    for word in ["hundred", "confidence", "evidence"] {
        assert!(screen.lines().any(|line| line.contains(word)), "{word}: {screen}");
    }
    let joined = terminal.tmux(&["capture-pane", "-p", "-J", "-S", "-"]);
    assert_eq!(joined.lines().count(), terminal.tmux(&["capture-pane", "-p", "-S", "-"]).lines().count(), "{joined}");
    terminal.sees("q quit");
    terminal.typed("r");
    terminal.typed("a long reason that goes well beyond the end of the line, 東京");
    let shown = terminal.sees("東京");
    assert!(!shown.contains("a long"), "only its end is shown: {shown}");
    terminal.key("Escape");
    terminal.sees("Nothing was decided.");
    terminal.typed("q");
    terminal.sees("0 claims decided");
    terminal.line("NO_COLOR= onrecord review");
    terminal.sees("a accept");
    assert!(terminal.tmux(&["capture-pane", "-p", "-e"]).contains("\u{1b}[1m"), "colour where it is wanted");
}

/// What commands print in a terminal of so many columns, each on a screen of its own.
fn screens(folder: &Path, columns: usize, commands: &[&str]) -> Option<String> {
    let mut terminal = Terminal::open(folder, columns, 400)?;
    let mut out = String::new();
    for (at, command) in commands.iter().enumerate() {
        // No screen ends as the one before it.
        let end = format!("end{}", 100 + at);
        terminal.line(&format!("clear; {command}; echo end$((100 + {at}))"));
        terminal.read = 0;
        terminal.sees(&end);
        let shown = terminal.tmux(&["capture-pane", "-p"]);
        // The terminal broke no line by itself: every word that is no longer than a line is in one piece.
        let joined = terminal.tmux(&["capture-pane", "-p", "-J"]);
        assert_eq!(joined.lines().count(), shown.lines().count(), "{command}: {joined}");
        let shown: Vec<&str> = shown.lines().map(str::trim_end).take_while(|line| *line != end).collect();
        out.push_str(&format!("$ {command}\n{}\n\n", shown.join("\n")));
    }
    Some(out)
}

#[test]
fn text_wraps_at_words() {
    let version = |number: u32| std::fs::read_to_string(format!("src/cli/demo/dam-{number}.md")).unwrap();
    let commands = [
        "onrecord extract dam.md",
        "onrecord diff dam@1 dam.md",
        "onrecord check --all",
        "onrecord blame dam.md",
        "onrecord status",
        "onrecord record dam.md",
        "onrecord log dam",
        "onrecord log dam/f-6917435b",
        "onrecord pending --kind quote",
        "onrecord accept q-0000",
        "onrecord explain altered-quote",
    ];
    for columns in [60, 80] {
        let folder = tempfile::tempdir().unwrap();
        done(folder.path(), &["init"]);
        std::fs::write(folder.path().join("dam.md"), version(1)).unwrap();
        done(folder.path(), &["record", "dam.md", "--published", "2026-07-14"]);
        done(folder.path(), &["accept", "--all", "--by", "desk"]);
        std::fs::write(folder.path().join("dam.md"), version(2)).unwrap();
        let Some(shown) = screens(folder.path(), columns, &commands) else { return };
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("cli/snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.add_filter(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "[time to second in UTC]");
        settings.add_filter(r"accepted on \d{4}-\d\d-\d\d", "accepted on [a day]");
        settings.add_filter(r"accepted(\s+)\d{4}-\d\d-\d\d", "accepted$1[a day]");
        settings.bind(|| insta::assert_snapshot!(format!("columns-{columns}"), shown));
    }
}

/// The blocks of a page with that info string.
fn blocks<'p>(page: &'p str, info: &str) -> Vec<&'p str> {
    let mark = format!("```{info}\n");
    page.split(&mark).skip(1).map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn the_page_shows_the_screen() {
    let page_path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/how-to/review.md");
    let page = std::fs::read_to_string(&page_path).unwrap();
    let (versions, screen) = (blocks(&page, "text file=toll.md"), blocks(&page, "text"));
    let [first, second] = versions[..] else { panic!("two versions") };
    let folder = ledger(&[("toll.md", first)]);
    done(folder.path(), &["accept", "--all"]);
    std::fs::write(folder.path().join("toll.md"), second).unwrap();
    done(folder.path(), &["record", "toll.md"]);
    let Some(mut terminal) = Terminal::open(folder.path(), 80, 40) else { return };
    terminal.line("clear; onrecord review");
    terminal.sees("A R M S");
    terminal.sees("\n>");
    let shown = terminal.tmux(&["capture-pane", "-p"]);
    let shown: Vec<&str> = shown.lines().map(str::trim_end).skip_while(|line| !line.contains(" of ")).collect();
    let shown = shown.join("\n").trim_end().to_owned() + "\n";
    if std::env::var_os("ONRECORD_UPDATE").is_some() {
        std::fs::write(page_path, page.replace(screen[0], &shown)).unwrap();
    } else {
        assert_eq!(screen[0], shown, "docs/how-to/review.md shows another screen");
    }
}
