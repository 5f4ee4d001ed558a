//! One page of the corpus: an article and the claims that a person found in it. `tests/corpus/README.md` is the format.

use chrono::NaiveDate;
use onrecord::model::{Bound, DateRole, DateType, Form, Weight};
use onrecord::text::{Article, Markup, Span};
use rust_decimal::Decimal;
use std::path::Path;

/// An article with its gold claims.
pub struct Page {
    /// The style of news that it is counted under.
    pub style: String,
    pub article: Article,
    pub published: Option<NaiveDate>,
    pub claims: Vec<Gold>,
}

/// A claim as a person marked it.
pub struct Gold {
    pub parts: Vec<Span>,
    pub what: What,
    /// How much a fact-checker would care; none where the page does not say.
    pub weight: Option<Weight>,
}

pub enum What {
    Speech(Speech),
    Figure { value: Decimal, max: Option<Decimal>, unit: String, bound: Bound, sourced: bool },
    Date { kind: DateType, value: String, role: DateRole },
}

pub struct Speech {
    pub form: Form,
    /// What is believed, wanted, planned or felt, rather than said.
    pub attitude: bool,
    pub source: Option<Named>,
    pub cue: Option<Span>,
}

/// A source: the words at the claim, and the fullest name that the article gives, where they are not that themselves.
pub struct Named {
    pub span: Span,
    pub name: Option<String>,
}

impl Page {
    pub fn read(path: &Path) -> Self {
        let page = std::fs::read_to_string(path).unwrap();
        let (top, rest) = page.split_once("```article").expect("a block fenced as an article");
        let style = top.lines().find_map(|line| line.strip_prefix("Style: ")).expect("a line `Style: …`").to_owned();
        let (head, rest) = rest.split_once('\n').unwrap();
        let (text, rest) = rest.split_once("\n```\n").expect("the end of the article");
        let (_, claims) = rest.split_once("```claims\n").expect("a block fenced as claims");
        let (markup, head) = match head.trim().strip_prefix("markdown") {
            Some(head) => (Markup::Markdown, head),
            None => (Markup::Plain, head),
        };
        let published = head.trim().strip_prefix("published ").map(|day| day.parse().expect("a day of publication"));
        let article = Article::new(text.to_owned(), markup);
        let mut reader = Reader { article: &article, text: article.text(), from: 0 };
        let mut lines = claims.lines().take_while(|line| *line != "```").peekable();
        let mut out = Vec::new();
        while let Some(line) = lines.next() {
            let attribution = lines.next_if(|next| next.starts_with("  "));
            let claim = reader.claim(line, attribution);
            out.push(claim.unwrap_or_else(|problem| panic!("{}: {problem}:\n{line}", path.display())));
        }
        Self { style, article, published, claims: out }
    }
}

/// Finds the words of claims in the text, each from where the claim before began.
struct Reader<'a> {
    article: &'a Article,
    text: &'a str,
    from: usize,
}

impl Reader<'_> {
    fn claim(&mut self, line: &str, attribution: Option<&str>) -> Result<Gold, String> {
        let (kind, rest) = line.split_once(": ").ok_or("no `kind: words`")?;
        let attitude = kind == "attitude";
        if let Some(form) = Form::from_name(if attitude { "indirect" } else { kind }) {
            let parts = self.parts(rest)?;
            let line = attribution.ok_or("no line `  source: … | cue: …` below")?;
            let (line, weight) = weight(line, " | weight: ");
            let (source, cue) = self.attribution(&parts, line)?;
            return Ok(Gold { parts, what: What::Speech(Speech { form, attitude, source, cue }), weight });
        }
        let (words, value) = rest.rsplit_once(" = ").ok_or("no ` = value`")?;
        let (value, weight) = weight(value, ", ");
        let parts = self.parts(words)?;
        let (value, last) = value.rsplit_once(", ").ok_or("no comma before the last word")?;
        let what = match kind {
            "figure" => figure(value, last),
            "date" => date(value, last),
            _ => None,
        };
        Ok(Gold { parts, what: what.ok_or("an unknown kind, or a value of another form")?, weight })
    }

    /// Finds the parts of a content one behind the other.
    fn parts(&mut self, words: &str) -> Result<Vec<Span>, String> {
        let mut at = self.from;
        let mut out = Vec::new();
        for part in words.split(" […] ") {
            let found = occurrences(self.text, part).find(|span| span.start >= at);
            let span = found.ok_or_else(|| format!("{part:?} does not stand behind the claim before"))?;
            at = span.end;
            out.push(span);
        }
        self.from = out[0].start;
        Ok(out)
    }

    fn attribution(&self, parts: &[Span], line: &str) -> Result<(Option<Named>, Option<Span>), String> {
        let attribution = line.trim().strip_prefix("source: ").and_then(|line| line.split_once(" | cue: "));
        let (source, cue) = attribution.ok_or("the line below is not `  source: … | cue: …`")?;
        let (mention, name) = source.split_once(" = ").map_or((source, None), |(words, name)| (words, Some(name)));
        let span = self.beside(mention, parts)?;
        let source = span.map(|span| Named { span, name: name.map(str::to_owned) });
        Ok((source, self.beside(cue, parts)?))
    }

    /// Finds the occurrence of `words` that stands nearest to the content, in its own sentences first, but not in it.
    fn beside(&self, words: &str, parts: &[Span]) -> Result<Option<Span>, String> {
        if words == "none" {
            return Ok(None);
        }
        let apart = |span: &Span| parts.iter().all(|part| span.end <= part.start || part.end <= span.start);
        let gap = |span: &Span| {
            let gaps = parts.iter().map(|part| part.start.max(span.start) - part.end.min(span.end));
            gaps.min().unwrap_or_default()
        };
        let sentence = |at: usize| self.article.sentence_at(at);
        let own =
            |at: Option<usize>| parts.iter().any(|part| at == sentence(part.start) || at == sentence(part.end - 1));
        let key = |span: &Span| (!own(sentence(span.start)), gap(span));
        let nearest = occurrences(self.text, words).filter(apart).min_by_key(key);
        nearest.map(Some).ok_or_else(|| format!("{words:?} does not stand outside the content"))
    }
}

/// Where `words` stand in `text`, as whole words.
fn occurrences<'a>(text: &'a str, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let inside = move |span: &Span| {
        let (first, last) = (words.chars().next(), words.chars().last());
        let before = joins(first) && joins(text[..span.start].chars().last());
        before || joins(last) && joins(text[span.end..].chars().next())
    };
    text.match_indices(words)
        .map(|(start, found)| Span::new(start, start + found.len()))
        .filter(move |span| !inside(span))
}

/// Splits a weight off the end of `line`, where it has one behind `mark`.
fn weight<'a>(line: &'a str, mark: &str) -> (&'a str, Option<Weight>) {
    let split = line.rsplit_once(mark).and_then(|(rest, name)| Some((rest, Weight::from_name(name)?)));
    split.map_or((line, None), |(rest, weight)| (rest, Some(weight)))
}

/// Reads `[bound] value[..max] [unit]` and `sourced` or `unsourced`.
fn figure(value: &str, last: &str) -> Option<What> {
    let sourced = match last {
        "sourced" => true,
        "unsourced" => false,
        _ => return None,
    };
    let first = value.split(' ').next()?;
    let (bound, rest) = match Bound::from_name(first) {
        Some(bound) => (bound, value[first.len()..].trim_start()),
        None => (Bound::Exactly, value),
    };
    let (number, unit) = rest.split_once(' ').unwrap_or((rest, ""));
    let (low, high) = number.split_once("..").map_or((number, None), |(low, high)| (low, Some(high)));
    let max = high.map(|high| high.parse().ok()).map_or(Some(None), |max| max.map(Some))?;
    Some(What::Figure { value: low.parse().ok()?, max, unit: unit.to_owned(), bound, sourced })
}

/// Reads `TYPE value` and the role.
fn date(value: &str, last: &str) -> Option<What> {
    let (kind, value) = value.split_once(' ')?;
    Some(What::Date { kind: DateType::from_name(kind)?, value: value.to_owned(), role: DateRole::from_name(last)? })
}
