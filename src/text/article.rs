//! The article: one text with everything that reading it needs.

use super::markdown::Run;
use super::position::Index;
use super::{
    Block, Comment, Position, Quotation, ScalarSpan, Sentence, SourceSpan, Span, Token, block, markdown, quotation,
    sentence, token,
};

/// How an article is marked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// No markup: the file is the prose.
    Plain,
    /// Markdown (CommonMark with front matter, tables and footnotes).
    Markdown,
}

impl Markup {
    /// Returns how a file with that ending is marked up: Markdown for `md` and `markdown`, plain for all others.
    pub fn of_extension(extension: &str) -> Self {
        if matches!(extension, "md" | "markdown") { Self::Markdown } else { Self::Plain }
    }
}

/// One version of an article's text, read once: prose, blocks, sentences, words and quotations.
///
/// All spans below refer to [`Article::text`], the prose.
#[derive(Debug, Clone)]
pub struct Article {
    markup: Markup,
    source: String,
    /// The prose where it differs from the source, with the runs that map it back.
    prose: Option<(String, Vec<Run>)>,
    blocks: Vec<Block>,
    comments: Vec<Comment>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    quotations: Vec<Quotation>,
    /// The lines and scalar values of the source.
    index: Index,
}

impl Article {
    /// Reads `source`, the decoded text of a file.
    pub fn new(source: String, markup: Markup) -> Self {
        let (prose, blocks, comments) = match markup {
            Markup::Plain => (None, block::plain(&source), Vec::new()),
            Markup::Markdown => {
                let prose = markdown::prose(&source);
                (Some((prose.text, prose.runs)), prose.blocks, prose.comments)
            }
        };
        let text = prose.as_ref().map_or(source.as_str(), |(text, _)| text);
        let (sentences, tokens) = sentences(text, &blocks);
        let quotations = quotation::pair(text, &blocks);
        let index = Index::new(&source);
        Self { markup, prose, blocks, comments, sentences, tokens, quotations, index, source }
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

    /// Returns the comments that no reader reads, in order; plain text has none.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// Returns the sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// Returns all tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Returns the tokens of a sentence; none where it is not in this article.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }

    /// Returns the quotations, in order of their opening marks.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// Returns the index of the sentence that holds the prose byte `at`, or the last one before it.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        self.sentences.partition_point(|s| s.span.start <= at).checked_sub(1)
    }

    /// Returns where `span` stands in the original: from its first word to its last, without the markup around it.
    pub fn original(&self, span: Span) -> SourceSpan {
        let Some((_, runs)) = &self.prose else {
            return SourceSpan { start: span.start, end: span.end };
        };
        let start = markdown::original_start(runs, span.start);
        let end = if span.is_empty() { start } else { markdown::original_end(runs, span.end) };
        SourceSpan { start, end: end.max(start) }
    }

    /// Returns exactly the characters of the original that `span` covers; nothing where it is not in this article.
    pub fn original_text(&self, span: Span) -> &str {
        let at = self.original(span);
        self.source.get(at.start..at.end).unwrap_or_default()
    }

    /// Returns `span` in Unicode scalar values of the original.
    pub fn scalars(&self, span: Span) -> ScalarSpan {
        let at = self.original(span);
        let before = |byte| self.index.scalars_before(&self.source, byte);
        ScalarSpan { start: before(at.start), end: before(at.end) }
    }

    /// Returns the line and column in the original at which `span` starts.
    pub fn position(&self, span: Span) -> Position {
        self.source_position(self.original(span).start)
    }

    /// Returns the line and column of a byte of the original.
    pub fn source_position(&self, byte: usize) -> Position {
        self.index.position(&self.source, byte)
    }
}

fn sentences(text: &str, blocks: &[Block]) -> (Vec<Sentence>, Vec<Token>) {
    let mut sentences = Vec::new();
    let mut tokens = Vec::new();
    for (block, shape) in blocks.iter().enumerate() {
        sentence::split(text, shape, |span| {
            let first = tokens.len();
            token::read(text, span, &mut tokens);
            sentences.push(Sentence { span, block, tokens: first..tokens.len() });
        });
    }
    (sentences, tokens)
}
