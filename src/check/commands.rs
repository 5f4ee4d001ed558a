//! Commands that help lines tell people to copy, as they are typed where those people stand.

use crate::model::ClaimId;

/// How the commands about one article, or another file, are typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commands {
    program: String,
    article: String,
}

impl Commands {
    /// Returns the commands about the article that `path` leads to from where somebody stands; `root` names the ledger
    /// where `--root` did.
    pub fn new(path: &str, root: Option<&str>) -> Self {
        let program = root.map_or_else(|| "onrecord".to_owned(), |root| format!("onrecord --root {}", word(root)));
        Self { program, article: word(path) }
    }

    /// Returns the command that records the article again.
    pub fn record(&self) -> String {
        format!("{} record {}", self.program, self.article)
    }

    /// Returns the command that brings the files and folders back as `commit` has them.
    pub(super) fn restore(commit: &str, files: &[Self]) -> String {
        let names: Vec<&str> = files.iter().map(|file| file.article.as_str()).collect();
        format!("git restore --source={commit} -- {}", names.join(" "))
    }

    /// Returns the command that accepts a claim.
    pub(super) fn accept(&self, id: &ClaimId) -> String {
        format!("{} accept {id}", self.program)
    }

    /// Returns the command that accepts a claim and says why.
    pub(super) fn accept_with_reason(&self, id: &ClaimId) -> String {
        format!("{} --reason TEXT", self.accept(id))
    }

    /// Returns the command that asks about all that waits.
    pub(super) fn review(&self) -> String {
        format!("{} review", self.program)
    }
}

/// Returns `text` as one word of a shell's command line that is no option.
fn word(text: &str) -> String {
    let text = if text.starts_with('-') { format!("./{text}") } else { text.to_owned() };
    let plain = |c: char| c.is_alphanumeric() || "_-./:@%+,".contains(c);
    if !text.is_empty() && text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}
