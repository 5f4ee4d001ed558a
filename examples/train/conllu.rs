//! Treebanks in CoNLL-U, read with the words that `onrecord::text` makes of their sentences.

use onrecord::syntax::{Label, Tag, Word};
use onrecord::text::{Article, Markup, Span};

/// A sentence with its tags, heads and labels; the root has no head.
#[derive(Debug, Clone, Default)]
pub struct Sentence {
    pub words: Vec<Word>,
    pub tags: Vec<Tag>,
    pub heads: Vec<Option<usize>>,
    pub labels: Vec<Label>,
}

/// A line of the treebank.
struct Row {
    form: String,
    tag: String,
    head: usize,
    relation: String,
}

/// Reads the sentences of `files`; those whose words can't be found in their text are left out.
pub fn read(files: &[String]) -> std::io::Result<Vec<Sentence>> {
    let mut out = Vec::new();
    for file in files {
        let content = std::fs::read_to_string(file)?;
        for block in content.split("\n\n") {
            let text = block.lines().find_map(|line| line.strip_prefix("# text = "));
            let rows: Vec<Row> = block.lines().filter_map(row).collect();
            if let Some(sentence) = text.and_then(|text| sentence(text, &rows)) {
                out.push(sentence);
            }
        }
    }
    Ok(out)
}

fn row(line: &str) -> Option<Row> {
    let columns: Vec<&str> = line.split('\t').collect();
    columns.first()?.parse::<usize>().ok()?;
    let tag = if columns.get(3) == Some(&"SCONJ") { "SC" } else { columns.get(4)? };
    Some(Row {
        form: (*columns.get(1)?).to_owned(),
        tag: tag.to_owned(),
        head: columns.get(6)?.parse().ok()?,
        relation: (*columns.get(7)?).to_owned(),
    })
}

/// Joins the treebank's rows into the words of the text: each word takes the head of the row that heads it.
fn sentence(text: &str, rows: &[Row]) -> Option<Sentence> {
    let article = Article::new(text.to_owned(), Markup::Plain);
    let tokens: Vec<Span> = article.tokens().iter().map(|token| token.span).collect();
    let spans = places(text, rows)?;
    // The rows of each word; a row of several words ("--") belongs to the first, the others hang on that.
    let first_word = |span: Span| tokens.iter().position(|token| token.end > span.start);
    let mut rows_of = vec![Vec::new(); tokens.len()];
    let mut word_of = Vec::new();
    for (i, span) in spans.iter().enumerate() {
        let word = first_word(*span)?;
        rows_of[word].push(i);
        word_of.push(word);
    }
    let mut out = Sentence::default();
    for (at, rows_here) in rows_of.iter().enumerate() {
        out.words.push(Word::new(text.get(tokens[at].start..tokens[at].end)?));
        let outside = |row: &&usize| {
            let head = rows[**row].head;
            head.checked_sub(1).is_none_or(|row| word_of[row] != at)
        };
        match rows_here.iter().find(outside) {
            Some(top) => {
                out.tags.push(tag(rows, rows_here, *top)?);
                let head = rows[*top].head;
                out.heads.push(head.checked_sub(1).map(|row| word_of[row]));
                out.labels.push(label(&rows[*top].relation)?);
            }
            None => {
                out.tags.push(Tag::Mark);
                out.heads.push(Some(at.checked_sub(1)?));
                out.labels.push(Label::Other);
            }
        }
    }
    let whole = out.heads.iter().filter(|head| head.is_none()).count() == 1 && !has_circle(&out.heads);
    whole.then_some(out)
}

/// Finds each row's form in `text`, in order.
fn places(text: &str, rows: &[Row]) -> Option<Vec<Span>> {
    let mut at = 0;
    let mut out = Vec::new();
    for row in rows {
        let rest = text.get(at..)?;
        let start = at + (rest.len() - rest.trim_start().len());
        text.get(start..)?.starts_with(&row.form).then_some(())?;
        at = start + row.form.len();
        out.push(Span::new(start, at));
    }
    Some(out)
}

fn tag(rows: &[Row], here: &[usize], top: usize) -> Option<Tag> {
    let head = code(&rows[top].tag);
    let clitic = here.iter().filter(|row| **row > top).map(|row| rows[*row].tag.as_str()).next();
    let noun = matches!(head, Tag::Noun | Tag::Nouns | Tag::Name | Tag::Number | Tag::Other);
    Some(match clitic {
        Some("POS") => Tag::Genitive,
        Some("VBZ" | "VBP" | "VBD" | "MD") if noun => Tag::ContractedNoun,
        Some("VBZ" | "VBP" | "VBD" | "MD") => Tag::Contracted,
        _ => head,
    })
}

fn code(tag: &str) -> Tag {
    let at = Tag::CODES.iter().position(|codes| codes.split(' ').any(|code| code == tag));
    let mark = tag.chars().all(|c| !c.is_alphabetic()) || matches!(tag, "-LRB-" | "-RRB-" | "HYPH" | "NFP");
    at.map_or(if mark { Tag::Mark } else { Tag::Other }, |at| Tag::ALL[at])
}

fn label(relation: &str) -> Option<Label> {
    let find = |name: &str| Label::CODES.iter().position(|codes| codes.split(' ').any(|code| code == name));
    let base = relation.split(':').next()?;
    find(relation).or_else(|| find(base)).map(|at| Label::ALL[at])
}

fn has_circle(heads: &[Option<usize>]) -> bool {
    (0..heads.len())
        .any(|start| std::iter::successors(Some(start), |at| heads[*at]).take(heads.len() + 1).count() > heads.len())
}
