//! The claims of articles, printed one article after the other: none of them is kept.

use super::json::{ArticleJson, ClaimsJson, Document, SCHEMA};
use crate::cli::format::TableFormat;
use crate::cli::terminal::Terminal;
use crate::engine::{self, ClaimJson, Places};
use crate::model::Digest;
use crate::report::tables::CLAIMS;
use crate::report::{Rendered, claims};
use crate::schema::json;
use crate::text::Language;
use crate::workflow::Text;

/// An article that was read.
pub struct Input {
    pub name: String,
    pub bytes: Vec<u8>,
    pub text: Text,
}

/// What is printed of an article.
pub enum Body {
    /// Its claims in the format that was asked for.
    Ready(Result<String, String>),
    /// The article: its claims are looked at together, for their columns, or are too many to be written before they are printed.
    Raw(Input),
}

impl Body {
    pub fn of(input: Input, format: TableFormat) -> Self {
        if format == TableFormat::Text || matches!(input.text, Text::Long(..)) {
            return Self::Raw(input);
        }
        let mut ready = Ok(String::new());
        write(&input, format, |rendered| {
            if let Ok(text) = &mut ready {
                match rendered {
                    Ok(more) => text.push_str(&more),
                    Err(error) => ready = Err(error.to_string()),
                }
            }
        });
        Self::Ready(ready)
    }
}

/// Hands `each` the claims of an article in that format, part by part.
fn write(input: &Input, format: TableFormat, mut each: impl FnMut(Rendered)) {
    match format {
        TableFormat::Text => {}
        TableFormat::Json => each(document(input)),
        TableFormat::Jsonl => input.text.each(|article, claims| {
            let places = Places::new(article);
            for claim in claims {
                let claim = engine::Claim::of(&places, claim);
                each(json::line(&ClaimJson::of(&claim, Some(&input.name))).map(|line| line + "\n"));
            }
        }),
        TableFormat::Csv => input.text.each(|article, claims| {
            let places = Places::new(article);
            let claims: Vec<_> = claims.iter().map(|claim| engine::Claim::of(&places, claim)).collect();
            each(CLAIMS.rows(claims.iter().map(|claim| ClaimJson::of(claim, Some(&input.name)))));
        }),
    }
}

/// Returns an article as it stands in the document of all, without a break at its end.
fn document(input: &Input) -> Rendered {
    let article = ArticleJson {
        path: &input.name,
        digest: Digest::of_bytes(&input.bytes).to_string(),
        not_read: input.text.language().map(Language::told),
        claims: ClaimsJson { text: &input.text },
        unread: input.text.unread(),
    };
    // Only the layout has line breaks.
    Ok(format!("    {}", json::document(&article)?.trim_end().replace('\n', "\n    ")))
}

/// Prints articles.
pub struct Printer {
    format: TableFormat,
    /// Whether there may be several.
    several: bool,
    /// How many were printed.
    count: usize,
    table: claims::Table,
}

impl Printer {
    /// Returns what prints up to `all` articles.
    pub fn new(format: TableFormat, all: usize) -> Self {
        Self { format, several: all > 1, count: 0, table: claims::Table::default() }
    }

    /// Prints an article.
    pub fn print(&mut self, terminal: &mut Terminal, body: Body) {
        let is_first = self.count == 0;
        self.count += 1;
        match self.format {
            TableFormat::Json => {
                terminal.rendered(if is_first { frame().map(|(head, _)| head) } else { Ok(",\n".to_owned()) })
            }
            TableFormat::Csv if is_first => terminal.rendered(Ok(CLAIMS.head())),
            _ => {}
        }
        match body {
            Body::Ready(ready) => terminal.rendered(ready.map_err(Into::into)),
            Body::Raw(input) if self.format == TableFormat::Text => self.list(terminal, &input),
            Body::Raw(input) => write(&input, self.format, |rendered| terminal.rendered(rendered)),
        }
    }

    /// Prints what comes after the last article.
    pub fn end(mut self, terminal: &mut Terminal) {
        match self.format {
            _ if self.count == 0 => {}
            TableFormat::Text => terminal.write(&self.table.summary(self.count)),
            TableFormat::Json => terminal.rendered(frame().map(|(_, tail)| tail)),
            TableFormat::Jsonl | TableFormat::Csv => {}
        }
    }

    /// Lists the claims of an article; a blank line parts it from the one before.
    fn list(&mut self, terminal: &mut Terminal, input: &Input) {
        let style = terminal.style();
        let table = &mut self.table;
        table.begin();
        let mut lines = 0;
        input.text.each(|article, claims| {
            let listing = claims::Listing { path: &input.name, article, claims: claims.iter().collect() };
            table.fit(&listing);
            table.write(&listing, style, |line| {
                terminal.write(line);
                lines += 1;
            });
        });
        if self.several && lines > 0 {
            terminal.write("\n");
        }
    }
}

/// Returns what stands before the articles of a document, and after them.
fn frame() -> Result<(String, String), Box<dyn std::error::Error>> {
    let empty = json::document(&Document { schema: SCHEMA, articles: Vec::new() })?;
    let (head, tail) = empty.split_once("[]").ok_or("no articles")?;
    Ok((format!("{head}[\n"), format!("\n  ]{tail}")))
}
