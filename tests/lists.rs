//! The lists of words, `src/english/data`: every file is sorted, has no doubles, is in its README and is read in one place.
//! `tests/coherence/lists.rs` tries what their rows do.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const DATA: &str = "src/english/data";

/// Lists with a format of their own, which the code that reads them holds.
const OTHERWISE: [&str; 3] = ["meaning/synonyms", "meaning/thesaurus", "names/countries"];

/// How many strings an array in the code may hold.
const MOST: usize = 13;

fn files(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, out);
        } else if path.extension().is_some_and(|own| own == ending) {
            out.push(path);
        }
    }
    out.sort();
}

/// The lists by their names, "dates/zones", with their text.
fn lists() -> BTreeMap<String, String> {
    let mut paths = Vec::new();
    files(Path::new(DATA), "txt", &mut paths);
    let name = |path: &Path| path.strip_prefix(DATA).unwrap().with_extension("").to_str().unwrap().replace('\\', "/");
    paths.into_iter().map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// The code of the program by file.
fn sources() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    files(Path::new("src"), "rs", &mut paths);
    let read = |path: PathBuf| (path.to_str().unwrap().replace('\\', "/"), fs::read_to_string(&path).unwrap());
    paths.into_iter().map(read).collect()
}

fn is_comment(line: &str) -> bool {
    line == "#" || line.starts_with("# ")
}

/// What is wrong with a line, given the entry before it.
fn fault(line: &str, before: &str) -> Option<&'static str> {
    let (entry, things) = line.rsplit_once(" = ").map_or((line, None), |(entry, things)| (entry, Some(things)));
    let things: Vec<&str> = things.map(|things| things.split(", ").collect()).unwrap_or_default();
    let distinct: BTreeSet<&&str> = things.iter().collect();
    let loose = |text: &str| text.is_empty() || text != text.trim() || text.contains("  ") || text.contains('\t');
    if loose(entry) || things.iter().any(|thing| loose(thing)) {
        Some("an empty part, or a space too many")
    } else if entry == before {
        Some("a double")
    } else if entry < before {
        Some("not sorted by bytes")
    } else if distinct.len() < things.len() {
        Some("a double behind the entry")
    } else {
        None
    }
}

#[test]
fn lists_are_sorted_and_have_no_doubles() {
    let mut wrong = Vec::new();
    for (name, text) in lists().iter().filter(|(name, _)| !OTHERWISE.contains(&name.as_str())) {
        let mut before = "";
        if !text.lines().next().is_some_and(is_comment) || !text.ends_with('\n') {
            wrong.push(format!(
                "{DATA}/{name}.txt: begins with a comment that says what it lists, and ends with a line"
            ));
        }
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !is_comment(line)) {
            if let Some(fault) = fault(line, before) {
                wrong.push(format!("{DATA}/{name}.txt:{}: {fault}: {line}", at + 1));
            }
            before = line.rsplit_once(" = ").map_or(line, |(entry, _)| entry);
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// How many words a phrase of the groups has at most: `english/thesaurus.rs` looks no further.
const PHRASE: usize = 4;

#[test]
fn groups_of_words_for_the_same_are_sorted_and_hold_no_opposites() {
    let lists = lists();
    let opposites: BTreeSet<(&str, &str)> = lists["meaning/opposites"]
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .flat_map(|(word, others)| others.split(", ").map(move |other| (word, other)))
        .collect();
    let rows: Vec<Vec<&str>> = lists["meaning/synonyms"].lines().map(|line| line.split(", ").collect()).collect();
    assert!(rows.is_sorted(), "meaning/synonyms is sorted");
    let sets: Vec<BTreeSet<&str>> = rows.iter().map(|row| row.iter().copied().collect()).collect();
    for (row, set) in rows.iter().zip(&sets) {
        assert!(row.is_sorted_by(|a, b| a < b) && row.len() > 1, "{row:?}: two words or more, sorted");
        assert!(row.iter().all(|entry| entry.split(' ').count() <= PHRASE), "{row:?}: {PHRASE} words at most");
        assert_eq!(sets.iter().filter(|other| other.is_superset(set)).count(), 1, "{row:?}: a part of another group");
        let opposite = row.iter().flat_map(|a| row.iter().map(move |b| (*a, *b))).find(|pair| opposites.contains(pair));
        assert_eq!(opposite, None, "{row:?}: holds opposites");
    }
}

#[test]
fn the_thesaurus_and_the_countries_are_sorted() {
    let lists = lists();
    let thesaurus = &lists["meaning/thesaurus"];
    let rows: Vec<&str> = thesaurus.lines().collect();
    assert!(thesaurus.is_ascii() && thesaurus.ends_with('\n') && rows.is_sorted_by(|a, b| a < b));
    let in_order = |row: &&str| row.split(' ').is_sorted_by(|a, b| a < b);
    assert_eq!(rows.iter().find(|row| !in_order(row)), None, "the words of a meaning stand in order, each once");
    let rows: Vec<&str> = lists["names/countries"].lines().filter(|line| !is_comment(line)).collect();
    let name = |line: &&str| line.split([';', ',']).next().unwrap().to_owned();
    assert!(rows.iter().map(name).is_sorted_by(|a, b| a < b) && rows.len() > 195);
}

#[test]
fn every_list_is_in_the_readme_and_read_in_one_place() {
    let readme = fs::read_to_string(format!("{DATA}/README.md")).unwrap();
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        let (name, _, reader) = (cells.next()?, cells.next()?, cells.next()?);
        Some((name.trim_end_matches('`').to_owned(), reader.trim_matches(['`', ' ', '|']).to_owned()))
    };
    let rows: BTreeMap<String, String> = readme.lines().filter_map(row).collect();
    let (sources, mut wrong) = (sources(), Vec::new());
    for name in lists().keys() {
        let said = [format!("\"{name}\""), format!("\"data/{name}.txt\"")];
        let reads = |code: &str| said.iter().any(|said| code.contains(said.as_str()));
        let mut readers: Vec<&str> =
            sources.iter().filter(|(_, code)| reads(code)).map(|(file, _)| file.trim_start_matches("src/")).collect();
        // What is laid out while the program is built.
        let built = format!("build/{}.rs", name.rsplit('/').next().unwrap());
        if readers.is_empty() && Path::new(env!("CARGO_MANIFEST_DIR")).join(&built).is_file() {
            readers.push(&built);
        }
        match (readers.as_slice(), rows.get(name)) {
            ([reader], Some(row)) if reader == row => {}
            ([reader], _) => wrong.push(format!("a row is missing or wrong: | `{name}` | … | `{reader}` |")),
            (readers, _) => wrong.push(format!("{name} is read by {readers:?}, and not by one file")),
        }
    }
    wrong.extend(rows.keys().filter(|name| !lists().contains_key(*name)).map(|name| format!("{name} is no list")));
    assert!(wrong.is_empty(), "{DATA}/README.md:\n{}", wrong.join("\n"));
}

/// A new list has a sentence that its rows are tried in, or stands among those that have none.
#[test]
fn every_list_is_tried_or_among_those_that_are_not() {
    let page = fs::read_to_string("tests/cases/lists.md").unwrap();
    let (tried, untried) = page.split_once("\n# Not tried here\n").unwrap();
    let tried: Vec<String> = tried.lines().filter_map(|line| line.strip_prefix("## ")).map(str::to_owned).collect();
    let topics = untried.lines().filter_map(|line| line.split_once(": "));
    let untried = topics.flat_map(|(topic, lists)| lists.split(", ").map(move |list| format!("{topic}/{list}")));
    let mut named: Vec<String> = tried.into_iter().chain(untried).collect();
    named.sort();
    let all: Vec<String> = lists().into_keys().collect();
    let missing: Vec<&String> = all.iter().filter(|list| !named.contains(list)).collect();
    let gone: Vec<&String> = named.iter().filter(|list| !all.contains(list)).collect();
    let twice: Vec<&String> = named.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(
        missing.is_empty() && gone.is_empty() && twice.is_empty(),
        "tests/cases/lists.md: without a sentence {missing:?}, no lists {gone:?}, named twice {twice:?}"
    );
}

/// Where more than that many strings in a row are no list of English words.
const NO_WORDS: [(&str, &str); 10] = [
    ("text/language.rs", "words of other languages, a string a language"),
    ("text/shortcode.rs", "marks of site generators, in the order in which they are tried"),
    ("text/light/asciidoc.rs", "names that AsciiDoc gives to blocks"),
    ("text/light/inline.rs", "names that AsciiDoc gives to macros and characters"),
    ("text/light/restructured.rs", "names that reStructuredText gives to directives"),
    ("english/calendar.rs", "months and weekdays, in their order"),
    ("english/currency.rs", "codes of currencies, in the order in which messages name them"),
    ("english/lemma.rs", "endings, in the order in which they are tried"),
    ("diff/classify/rules.rs", "what a rule says before the words that differ"),
    ("diff/facts.rs", "endings of the names of peoples"),
];

/// The longest run of strings that only commas, bars, brackets and names stand between.
fn longest_run(code: &str) -> usize {
    let (mut longest, mut run, mut gap, mut chars) = (0, 0, String::new(), code.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                while let Some(inner) = chars.next().filter(|c| *c != '"') {
                    if inner == '\\' {
                        chars.next();
                    }
                }
                let goes_on = gap.contains([',', '|'])
                    && gap.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || ",|&()[]_:.-".contains(c));
                run = if goes_on { run + 1 } else { 1 };
                (longest, gap) = (longest.max(run), String::new());
            }
            // A character may be a quotation mark.
            '\'' => gap.extend(chars.next().filter(|c| *c == '"').map(|_| ';')),
            c => gap.push(c),
        }
    }
    longest
}

#[test]
fn words_stand_in_lists_and_not_in_the_code() {
    let core = ["english/", "text/", "values/", "extract/", "align/", "diff/", "anchor/", "check/"];
    let mut wrong = Vec::new();
    for (file, code) in sources() {
        let file = file.trim_start_matches("src/");
        let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let run = longest_run(&code.join("\n"));
        if core.iter().any(|module| file.starts_with(module))
            && !NO_WORDS.iter().any(|(other, _)| *other == file)
            && run > MOST
        {
            wrong.push(format!("{file}: {run} words in a row; make them a file of {DATA}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
