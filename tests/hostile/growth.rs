//! What twice as much costs: instructions, which don't depend on what else the machine does, for every command that reads
//! articles.
//!
//! Each shape is a defect that was, or the kind of one. A command that takes time quadratic in the input pays four times as
//! much for twice as much.

use super::run;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// How much more than for the input twice the input may cost.
const MOST: f64 = 2.3;

/// The size, in bytes, of the smaller input: large enough that a quadratic part shows, small enough for a slow count.
const SIZE: usize = 4000;

/// The shapes whose cost grows faster up to a bound that lies above that size, by name, because so many words of one sentence are
/// held against each other one by one, or because so few sentences changed places that they are told as one move, and more of them
/// one by one, or because elements stand in one another up to a depth that is bounded: they are measured where that is passed.
const BOUNDED: [&str; 4] =
    ["numbers that moved", "sentences that change places", "end tags of nothing", "tables in tables"];

/// Its size, in bytes.
const LARGER: usize = 4 * SIZE;

/// Versions without a word, which cost no more than to begin: that is taken off.
const NOTHING: Pair =
    Pair { name: "nothing", before: |_| "> \n".to_owned(), after: |_| ">> \n".to_owned(), ending: "md" };

/// The text of about so many bytes.
type Text = fn(usize) -> String;

/// Two versions of an article by what they are made of, and the ending of their files.
struct Pair {
    name: &'static str,
    before: Text,
    after: Text,
    ending: &'static str,
}

/// A pair whose versions repeat one unit each.
macro_rules! pairs {
    ($($ending:literal $name:literal $before:expr => $after:expr;)*) => {
        &[$(Pair {
            name: $name,
            before: |bytes| counted(bytes, $before),
            after: |bytes| counted(bytes, $after),
            ending: $ending,
        }),*]
    };
}

/// Returns the units 0, 1, 2 … up to so many bytes.
fn counted(bytes: usize, unit: impl Fn(usize) -> String) -> String {
    let mut out = String::with_capacity(bytes + 64);
    let mut at = 0;
    while out.len() < bytes {
        out.push_str(&unit(at));
        at += 1;
    }
    out
}

fn one(unit: &str) -> impl Fn(usize) -> String {
    move |_| unit.to_owned()
}

/// A word of its own for each number, of letters only.
fn word(number: usize) -> String {
    let mut rest = number + 1;
    let mut out = String::new();
    while rest > 0 {
        let _ = write!(out, "{}{}", b"bcdfghklmnprstvwz"[rest % 17] as char, b"aeiou"[rest % 5] as char);
        rest /= 17;
    }
    out
}

fn name(number: usize) -> String {
    let word = word(number);
    word[..1].to_uppercase() + &word[1..]
}

static PAIRS: &[Pair] = pairs! {
    "txt" "words that change places" one("Eq to ") => one("to Eq ");
    "txt" "three words in turn" one("red green blue ") => one("blue red green ");
    "txt" "words that say little" one("the of ") => one("of the ");
    "txt" "words of one letter" one("a b c d ") => one("d c b a ");
    "txt" "other words in one sentence" |at| format!("the {} of ", word(at)) => |at| format!("the {} of ", word(at * 7 + 3));
    "txt" "other names in one sentence" |at| format!("the {} of ", name(at)) => |at| format!("the {} of ", name(at * 7 + 3));
    "txt" "a word after each word" |at| format!("{} ", word(at)) => |at| format!("{} new ", word(at));
    "txt" "numbers that moved" |at| format!("the {at} of ") => |at| format!("the {} of ", at ^ 1);
    "txt" "hedges" one("the about 40 of ") => one("the 40 of ");
    "txt" "negations" one("not never no ") => one("never no not ");
    "txt" "left marks" one("“") => one("x ");
    "txt" "right marks" one("”") => one("x ");
    "txt" "straight marks" one("\"") => one("x ");
    "txt" "apostrophes" one("'") => one("x ");
    "txt" "low marks" one("„") => one("x ");
    "txt" "angle marks" one("«") => one("» ");
    "txt" "back-quotes" one("`") => one("x ");
    "txt" "marks of all kinds" one("“\"‘'«„") => one("\"“'‘„«");
    "txt" "nothing between marks" one("“”") => one("”“");
    "txt" "quotations in quotations" one("“‘a’ ") => one("“‘b’ ");
    "txt" "quoted words" |at| format!("{} “{}” ", word(at), word(at + 9)) => |at| format!("{} {} “x” ", word(at), word(at + 9));
    "txt" "inches" one("5' 6\" ") => one("5' 7\" ");
    "txt" "quotations" one("“We dig on,” said Lea Moor. ") => one("“We dug on,” said Lea Moor. ");
    "txt" "one quotation of many paragraphs" |at| format!("“We saw {at} ferries.\n\n") => |at| format!("“We saw {} ferries.\n\n", at + 1);
    "txt" "he said" one("He said he went. ") => one("She said he went. ");
    "txt" "he said, unpunctuated" one("he said ") => one("she said ");
    "txt" "cues" one("said ") => one("says ");
    "txt" "speakers" |at| format!("{} {} said the quay is open. ", name(at), name(at * 5)) => |at| format!("{} {} said the quay is open. ", name(at), name(at * 3));
    "txt" "one number" one("17 ") => one("18 ");
    "txt" "numbers" |at| format!("{at} ") => |at| format!("{} ", at + 1);
    "txt" "people counted" |at| format!("{at} people died. ") => |at| format!("{} people died. ", at + 1);
    "txt" "dates" |at| format!("on {} July {} ", at % 28 + 1, 1900 + at % 100) => |at| format!("on {} June {} ", at % 28 + 1, 1900 + at % 100);
    "txt" "weekdays" one("on Monday ") => one("on Tuesday ");
    "txt" "days" one("2016-07-26 ") => one("2016-07-27 ");
    "txt" "brackets" one("[(") => one("[[");
    "txt" "combining marks" one("\u{301}\u{323}") => one("\u{323}\u{301}");
    "txt" "right to left" one("א a ") => one("a א ");
    "txt" "sentences without spaces" one("漢字。") => one("字漢。");
    "txt" "full stops" one(". ") => one("! ");
    "txt" "one sentence again and again" one("The ferry waits for rain. ") => one("The ferry waits for snow. ");
    "txt" "sentences that change places" one("The ferry came. The rain went. ") => one("The rain went. The ferry came. ");
    "txt" "other sentences" |at| format!("The {} of {at} went. ", word(at)) => |at| format!("The {} of {at} came. ", word(at * 3));
    "txt" "sentences split" |at| format!("The {} went on and the {} came off. ", word(at), word(at + 5)) => |at| format!("The {} went on. The {} came off. ", word(at), word(at + 5));
    "txt" "paragraphs of one word" one("word\n\n") => one("sword\n\n");
    "txt" "lines of one word" one("word\n") => one("sword\n");
    "txt" "titles" one("Mr. ") => one("Mrs. ");
    "txt" "one claim again and again" one("The mayor said taxes will fall by 5 percent in 2020.\n\n") => one("The mayor said taxes will fall by 6 percent in 2020.\n\n");
    "md" "emphasis" one("*_") => one("_*");
    "md" "links" one("[a](b) ") => one("[b](a) ");
    "md" "open links" one("[a](") => one("[b](");
    "md" "block quotes" one("> ") => one(">> ");
    "md" "lists in lists" one("- ") => one("* ");
    "md" "tags" one("<b>a</b> ") => one("<i>a</i> ");
    "md" "comments" one("<!-- a --> ") => one("<!-- b --> ");
    "md" "table cells" one("|a|b|\n") => one("|b|a|\n");
    "md" "footnotes" |at| format!("a[^{at}]\n\n[^{at}]: b\n\n") => |at| format!("a[^{at}]\n\n[^{at}]: c\n\n");
    "md" "headlines" |at| format!("# {} to {}\n\n", name(at), word(at + 3)) => |at| format!("# {} to {}\n\n", name(at), word(at * 7));
    "html" "elements in elements" one("<div>The quay is open. ") => one("<div>The quay is shut. ");
    "html" "links that stay open" one("<a href=x>a ") => one("<a href=x>b ");
    "html" "elements that stay open" one("<i>a<b>b") => one("<b>a<i>b");
    "html" "end tags of nothing" one("<x>a</y>") => one("<y>a</x>");
    "html" "rows" one("<tr><td>a<td>b") => one("<tr><td>b<td>a");
    "html" "tables in tables" one("<table><tr><td>a") => one("<table><tr><td>b");
    "html" "quotes in quotes" one("<blockquote><p>The quay is open. ") => one("<blockquote><p>The quay is shut. ");
    "html" "references" one("&eacute; &a") => one("&egrave; &b");
    "html" "authors" |at| format!("<meta name=author content='{} {}'>", name(at), name(at + 3)) => |at| format!("<meta name=author content='{} {}'>", name(at + 1), name(at));
    "html" "titles in titles" one("<h1>a<div>") => one("<h1>b<div>");
};

/// The shapes whose stories are recorded, verified and checked, by name: those that have many claims.
const RECORDED: [&str; 4] = ["one number", "weekdays", "one quotation of many paragraphs", "one claim again and again"];

/// `diff` of versions that are taken for another language, of which only marks and digits are read.
const FOREIGN: &str = "diff as it is";

/// The shapes that are compared so as well, by name.
const UNREAD: [&str; 2] = ["right to left", "sentences without spaces"];

/// Returns how many instructions a command takes.
fn instructions(folder: &Path, arguments: &[&str]) -> u64 {
    let counts = folder.join("counts");
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", &format!("--cachegrind-out-file={}", counts.display())]);
    command.arg(env!("CARGO_BIN_EXE_onrecord")).args(arguments).current_dir(folder);
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    let read = if arguments.contains(&"--language") { 0..=1 } else { 0..=3 };
    assert!(status.code().is_some_and(|code| read.contains(&code)), "{arguments:?}: {status}");
    let counted = std::fs::read_to_string(&counts).unwrap();
    let total = counted.lines().rev().find_map(|line| line.strip_prefix("summary: ")).unwrap();
    total.trim().parse().unwrap()
}

/// Returns what `command` costs for a pair of that size.
fn cost(command: &str, pair: &Pair, size: usize) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let (old, new) = (format!("a.{}", pair.ending), format!("b.{}", pair.ending));
    let write = |name: &str, text: Text| std::fs::write(path.join(name), text(size)).unwrap();
    write(&old, pair.before);
    let ready = |arguments: &[&str]| assert_eq!(run(path, arguments).code, 0, "{}: {arguments:?}", pair.name);
    if !matches!(command, "diff" | "extract") {
        ready(&["init"]);
    }
    match command {
        "diff" => {
            write(&new, pair.after);
            instructions(path, &["diff", "--language", "en", &old, &new])
        }
        FOREIGN => {
            write(&new, pair.after);
            instructions(path, &["diff", &old, &new])
        }
        "extract" => instructions(path, &["extract", "--language", "en", &old]),
        "record" => instructions(path, &["record", "--language", "en", &old]),
        _ => {
            ready(&["record", &old]);
            if command == "check" {
                write(&old, pair.after);
            }
            instructions(path, &[command, "--language", "en"])
        }
    }
}

#[test]
fn twice_the_text_costs_twice_as_much() {
    let there = |program: &str| Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok();
    if !there("valgrind") {
        eprintln!("skipped: no valgrind to count instructions with");
        return;
    }
    let recorded = PAIRS.iter().filter(|pair| RECORDED.contains(&pair.name));
    let stories = recorded.flat_map(|pair| ["extract", "record", "verify", "check"].map(|command| (command, pair)));
    let others = PAIRS.iter().filter(|pair| UNREAD.contains(&pair.name)).map(|pair| (FOREIGN, pair));
    let todo: Vec<(&str, &Pair)> = PAIRS.iter().map(|pair| ("diff", pair)).chain(others).chain(stories).collect();
    let little: BTreeMap<&str, u64> = ["diff", FOREIGN, "extract", "record", "verify", "check"]
        .into_iter()
        .map(|command| (command, cost(command, &NOTHING, 1)))
        .collect();
    let (next, dear) = (Mutex::new(todo.into_iter()), Mutex::new(Vec::new()));
    let work = || {
        while let Some((command, pair)) = { next.lock().unwrap().next() } {
            // A story's file is many times as long as its article, and all of it is read.
            let size = match command {
                "diff" if BOUNDED.contains(&pair.name) => LARGER,
                "diff" | FOREIGN | "extract" => SIZE,
                _ => SIZE / 4,
            };
            let begun = little[command];
            let [once, twice] = [size, 2 * size].map(|size| cost(command, pair, size));
            let ratio = twice.saturating_sub(begun) as f64 / once.saturating_sub(begun).max(1) as f64;
            if ratio > MOST {
                dear.lock().unwrap().push(format!("{command}, {}: {ratio:.2} times ({once}, {twice})", pair.name));
            }
        }
    };
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
    let dear = dear.into_inner().unwrap();
    assert!(dear.is_empty(), "twice the text costs more than {MOST} times as much:\n{}", dear.join("\n"));
}
