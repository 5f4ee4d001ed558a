//! How an article is marked up, and what of it is read.

use super::front::Headlines;

/// How an article is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// No markup: the file is the prose.
    Plain,
    /// Markdown (CommonMark with front matter, tables and footnotes).
    Markdown,
    /// AsciiDoc.
    AsciiDoc,
    /// reStructuredText.
    ReStructuredText,
}

impl Markup {
    /// Returns how a file with that ending is marked up: Markdown for `md`, `markdown` and `mdx`, AsciiDoc for `adoc` and `asciidoc`,
    /// reStructuredText for `rst` and `rest`, plain for all others.
    pub fn of_extension(extension: &str) -> Self {
        match extension {
            "md" | "markdown" | "mdx" => Self::Markdown,
            "adoc" | "asciidoc" => Self::AsciiDoc,
            "rst" | "rest" => Self::ReStructuredText,
            _ => Self::Plain,
        }
    }

    /// Returns how a text is marked up that has no name, by what only stands in one markup; plain where nothing does.
    pub fn of_text(text: &str) -> Self {
        let lines = || text.lines().take(HEAD).map(str::trim_end);
        let directive = |line: &str| {
            let name = line.strip_prefix(".. ").and_then(|rest| rest.split_once("::")).map_or("", |(name, _)| name);
            !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
        };
        let heading = |line: &str, mark: char| {
            let words = line.trim_start_matches(mark);
            (1..=6).contains(&(line.len() - words.len()))
                && words.starts_with(' ')
                && words.contains(char::is_alphabetic)
        };
        let first = lines().find(|line| !line.is_empty() && !line.starts_with("//")).unwrap_or_default();
        if lines().any(directive) {
            Self::ReStructuredText
        } else if heading(first, '=') || lines().any(|line| heading(line, '=') && line.starts_with("==")) {
            Self::AsciiDoc
        } else if matches!(first, "---" | "+++") || lines().any(|line| heading(line, '#') || line.contains("](http")) {
            Self::Markdown
        } else {
            Self::Plain
        }
    }

    /// Returns the ending of files that are marked up so.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Plain => "txt",
            Self::Markdown => "md",
            Self::AsciiDoc => "adoc",
            Self::ReStructuredText => "rst",
        }
    }
}

/// How many lines are looked at for what a text without a name is.
const HEAD: usize = 200;

/// How the text of a file is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// How it is marked up.
    pub markup: Markup,
    /// What of its front matter stands above the article.
    pub headlines: Headlines,
}

impl From<Markup> for Reading {
    fn from(markup: Markup) -> Self {
        Self { markup, headlines: Headlines::default() }
    }
}
