//! The article: one text with everything that reading it needs.

use super::{
    Block, Position, Quotation, ScalarSpan, Sentence, SourceSpan, Span, Token, block, markdown, quotation, sentence,
    token,
};

/// How an article is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// No markup: the file is the prose.
    Plain,
    /// Markdown (CommonMark with front matter, tables and footnotes).
    Markdown,
}

/// One version of an article's text, read once: prose, blocks, sentences, words and quotations.
///
/// All spans below refer to [`Article::text`], the prose.
#[derive(Debug, Clone)]
pub struct Article {
    markup: Markup,
    source: String,
    /// The prose where it differs from the source, with the runs that map it back.
    prose: Option<(String, Vec<(usize, usize, usize)>)>,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    quotations: Vec<Quotation>,
    /// Byte offset of each line's first byte in the source, with the number of scalars before it.
    lines: Vec<(usize, usize)>,
}

impl Article {
    /// Reads `source`, the decoded text of a file.
    pub fn new(source: String, markup: Markup) -> Self {
        let (prose, blocks) = match markup {
            Markup::Plain => (None, block::plain(&source)),
            Markup::Markdown => {
                let prose = markdown::prose(&source);
                (Some((prose.text, prose.runs)), prose.blocks)
            }
        };
        let text = prose.as_ref().map_or(source.as_str(), |(text, _)| text);
        let (sentences, tokens) = sentences(text, &blocks);
        let quotations = quotation::pair(text, &blocks);
        let lines = lines(&source);
        Self { markup, prose, blocks, sentences, tokens, quotations, lines, source }
    }

    /// Returns how the article is marked up.
    pub fn markup(&self) -> Markup {
        self.markup
    }

    /// Returns the prose, to which all spans refer.
    pub fn text(&self) -> &str {
        self.prose.as_ref().map_or(self.source.as_str(), |(text, _)| text)
    }

    /// Returns the decoded original, markup included.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns the words of `span`; nothing where `span` is not in this article.
    pub fn slice(&self, span: Span) -> &str {
        self.text().get(span.start..span.end).unwrap_or_default()
    }

    /// Returns the blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns the sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Returns all tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Returns the tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        &self.tokens[sentence.tokens.clone()]
    }

    /// Returns the quotations, in order of their opening marks.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// Returns the index of the sentence that holds the prose byte `at`, or the last one before it.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start <= at).checked_sub(1)
    }

    /// Returns where `span` stands in the original.
    pub fn original(&self, span: Span) -> SourceSpan {
        let Some((_, runs)) = &self.prose else {
            return SourceSpan { start: span.start, end: span.end };
        };
        let start = locate(runs, span.start);
        let end = if span.is_empty() { start } else { locate_end(runs, span.end) };
        let (start, end) = (self.source.floor_char_boundary(start), self.source.ceil_char_boundary(end));
        SourceSpan { start, end: end.max(start) }
    }

    /// Returns exactly the characters of the original that `span` covers.
    pub fn original_text(&self, span: Span) -> &str {
        let at = self.original(span);
        &self.source[at.start..at.end]
    }

    /// Returns `span` in Unicode scalar values of the original.
    pub fn scalars(&self, span: Span) -> ScalarSpan {
        let at = self.original(span);
        ScalarSpan { start: self.scalars_before(at.start), end: self.scalars_before(at.end) }
    }

    /// Returns the line and column in the original at which `span` starts.
    pub fn position(&self, span: Span) -> Position {
        self.source_position(self.original(span).start)
    }

    /// Returns the line and column of a byte of the original.
    pub fn source_position(&self, byte: usize) -> Position {
        let line = self.line_of(byte);
        let scalars = self.lines.get(line).map_or(0, |(_, scalars)| *scalars);
        Position { line: line + 1, column: self.scalars_before(byte) - scalars + 1 }
    }

    fn line_of(&self, byte: usize) -> usize {
        self.lines.partition_point(|(start, _)| *start <= byte).saturating_sub(1)
    }

    fn scalars_before(&self, byte: usize) -> usize {
        let (start, scalars) = self.lines.get(self.line_of(byte)).copied().unwrap_or_default();
        scalars + self.source[start..byte].chars().count()
    }
}

fn sentences(text: &str, blocks: &[Block]) -> (Vec<Sentence>, Vec<Token>) {
    let mut sentences = Vec::new();
    let mut tokens = Vec::new();
    for (block, shape) in blocks.iter().enumerate() {
        for span in sentence::split(text, shape) {
            let first = tokens.len();
            tokens.extend(token::tokens(&text[span.start..span.end], span.start));
            sentences.push(Sentence { span, block, tokens: first..tokens.len() });
        }
    }
    (sentences, tokens)
}

/// Checkpoints of (byte, scalars before it): every line start, and within long lines every few kilobytes, so that
/// counting scalars stays cheap on one endless line.
fn lines(source: &str) -> Vec<(usize, usize)> {
    let mut out = vec![(0, 0)];
    let mut scalars = 0;
    for (i, c) in source.char_indices() {
        scalars += 1;
        if c == '\n' {
            out.push((i + 1, scalars));
        }
    }
    out
}

fn locate(runs: &[(usize, usize, usize)], at: usize) -> usize {
    let index = runs.partition_point(|(prose, _, _)| *prose <= at).saturating_sub(1);
    runs.get(index).map_or(0, |(prose, source, len)| source + (at - prose).min(*len))
}

fn locate_end(runs: &[(usize, usize, usize)], at: usize) -> usize {
    let index = runs.partition_point(|(prose, _, _)| *prose < at).saturating_sub(1);
    runs.get(index).map_or(0, |(prose, source, len)| source + (at - prose).min(*len))
}
