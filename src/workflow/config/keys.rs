//! The keys of `onrecord.toml`, listed once: what is read, the template of `init`, `onrecord config` and
//! docs/configuration.md come from this list or are held to it.

use crate::check::Profile;

/// One key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The table that holds it; empty for the file itself.
    pub table: &'static str,
    /// Its name in that table; empty where the table's own keys are names of checks.
    pub name: &'static str,
    /// Its value where nobody sets it, as it would be written; empty where nothing is set then.
    pub default: &'static str,
    /// What it does, as sentences.
    pub what: &'static str,
    /// How it is written, where the default does not show it.
    pub example: &'static str,
    /// What may be written for it.
    pub shape: Shape,
}

/// What may be written for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A list of globs.
    Globs,
    /// A path from the ledger's folder.
    Path,
    /// A severity for each of some checks.
    Severities,
    /// The same, or one severity for all checks.
    SeverityOrSeverities,
    /// A list of keys of front matter.
    Words,
    /// A list of levels of confidence.
    Confidences,
    /// A number of bytes above 0.
    Bytes,
    /// A number of bytes, or 0.
    BytesOrNone,
    /// The name of a profile.
    Profile,
    /// The code of a currency that is written "$".
    Dollar,
}

/// Every key, in the order of the template.
pub static KEYS: &[Key] = &[
    Key {
        table: "",
        name: "articles",
        default: r#"["**/*.md", "**/*.mdx", "**/*.txt"]"#,
        what: "The articles, as globs from this folder. A glob that starts with ! leaves articles out.",
        example: "",
        shape: Shape::Globs,
    },
    Key {
        table: "",
        name: "profile",
        default: r#""desk""#,
        what: "For whom the checks are as grave as they are: \"desk\", a newsroom that publishes every day; \"strict\", a fact-checking or \
               standards desk; \"docs\", documentation. [severity] and [[override]] win over it.",
        example: "",
        shape: Shape::Profile,
    },
    Key {
        table: "",
        name: "headlines",
        default: r#"[
    "abstract", "deck", "dek", "description", "excerpt", "headline", "kicker", "lead", "lede",
    "social_title", "standfirst", "strapline", "subhead", "subheadline", "subtitle", "summary",
    "teaser", "title",
]"#,
        what: "The keys of front matter whose text readers see above an article: it is read, and compared, as its headline is. Upper and \
               lower case are the same. Set it before the first version goes on record: with another list, claims of a headline that \
               was read before are missing.",
        example: "",
        shape: Shape::Words,
    },
    Key {
        table: "",
        name: "dollar",
        default: r#""USD""#,
        what: "The currency of a \"$\" that says not whose it is, by its ISO 4217 code: \"AUD\", \"CAD\", \"TTD\". Set it before the first \
               version goes on record: figures that are recorded already keep their currency.",
        example: "",
        shape: Shape::Dollar,
    },
    Key {
        table: "",
        name: "baseline",
        default: "",
        what: "A file of known findings, which `onrecord check --write-baseline FILE` writes: they are marked and don't fail \
               the run. The path starts from this folder.",
        example: r#"baseline = "onrecord-baseline.json""#,
        shape: Shape::Path,
    },
    Key {
        table: "ledger",
        name: "claims",
        default: r#""claims""#,
        what: "The folder of the record: one YAML file a story, made to be read, edited by hand and reviewed in a pull request.",
        example: "",
        shape: Shape::Path,
    },
    Key {
        table: "ledger",
        name: "snapshots",
        default: r#""snapshots""#,
        what: "The folder of the recorded versions, byte for byte.",
        example: "",
        shape: Shape::Path,
    },
    Key {
        table: "severity",
        name: "",
        default: "",
        what: "How grave a check's findings are: error, warning, note or off. `onrecord explain CHECK` says what each looks for.",
        example: "altered-quote = \"error\"\nunsourced-claim = \"warning\"\nunreviewed-claim = \"note\"",
        shape: Shape::Severities,
    },
    Key {
        table: "override",
        name: "paths",
        default: "",
        what: "Other severities for some articles: those that one of these globs matches. Of several overrides that match \
               a finding, the last one wins; all of them win over [severity].",
        example: r#"paths = ["opinion/**"]"#,
        shape: Shape::Globs,
    },
    Key {
        table: "override",
        name: "confidence",
        default: "",
        what: "Only for findings about claims of this confidence: \"high\", \"medium\", \"low\", or several. Articles that did \
               not change are then read again, which takes longer.",
        example: r#"confidence = ["low"]"#,
        shape: Shape::Confidences,
    },
    Key {
        table: "override",
        name: "severity",
        default: "",
        what: "The severity by check, or one for all checks.",
        example: r#"severity = { unsourced-claim = "off" }"#,
        shape: Shape::SeverityOrSeverities,
    },
    Key {
        table: "limits",
        name: "article-bytes",
        default: "16777216",
        what: "The largest article that is read, in bytes.",
        example: "",
        shape: Shape::Bytes,
    },
    Key {
        table: "limits",
        name: "page-bytes",
        default: "4194304",
        what: "The largest web page that is kept as it came, beside what was read of it, in bytes; 0 keeps only what was read.",
        example: "",
        shape: Shape::BytesOrNone,
    },
];

/// What the tables hold, for those that hold keys of several sorts.
pub static TABLES: &[(&str, &str)] = &[
    ("ledger", "Where the record is kept."),
    ("override", "Other severities for some articles or claims. Of several that match a finding, the last one wins."),
    ("limits", "What is too large to be read."),
];

/// What stands at the head of the template.
const HEAD: &str = "\
# The ledger of this newsroom: what its articles said, who said it, and what changed.
# Every key is listed here with its default. `onrecord check` reads this file; it can name no program to run,
# no address to fetch and no file outside this folder. `onrecord config` shows what is in force.
";

/// The longest line of a comment, in characters.
const WIDTH: usize = 118;

impl Key {
    /// Returns the key's whole name: `ledger.claims`.
    pub fn path(&self) -> String {
        match (self.table, self.name) {
            ("", name) => name.to_owned(),
            (table, "") => table.to_owned(),
            (table, name) => format!("{table}.{name}"),
        }
    }
}

/// Returns the names of the keys of a table; for the file itself, those of the tables too.
pub fn names(table: &str) -> Vec<&'static str> {
    let own = KEYS.iter().filter(|key| key.table == table && !key.name.is_empty()).map(|key| key.name);
    let mut names: Vec<&str> = own.collect();
    if table.is_empty() {
        for key in KEYS.iter().filter(|key| !key.table.is_empty()) {
            if !names.contains(&key.table) {
                names.push(key.table);
            }
        }
    }
    names
}

/// Returns the file that `init` writes: the profile, and every other key with its default, or an example that is commented out.
pub fn template(profile: &Profile) -> String {
    let mut out = HEAD.to_owned();
    let mut table = "";
    for key in KEYS {
        let header = (key.table != table).then(|| if key.table == "override" { "# [[override]]" } else { key.table });
        table = key.table;
        out.push('\n');
        match header {
            Some(header) if header.starts_with('#') => out.push_str(&format!("{header}\n")),
            Some(header) => out.push_str(&format!("[{header}]\n")),
            None => {}
        }
        out.push_str(&comment(key.what));
        if key.default.is_empty() {
            key.example.lines().for_each(|line| out.push_str(&format!("# {line}\n")));
        } else {
            let own = (key.shape == Shape::Profile).then(|| format!("\"{}\"", profile.name));
            out.push_str(&format!("{} = {}\n", key.name, own.as_deref().unwrap_or(key.default)));
        }
    }
    out
}

/// Returns sentences as lines of a comment.
fn comment(what: &str) -> String {
    let mut lines = vec![String::from("#")];
    for word in what.split_whitespace() {
        if lines.last().is_some_and(|line| line.chars().count() + 1 + word.chars().count() > WIDTH) {
            lines.push(String::from("#"));
        }
        if let Some(line) = lines.last_mut() {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}
