//! The article: one text with everything that reading it needs.

use super::front::Front;
use super::mark::Marks;
use super::markdown::Run;
use super::markup::{Markup, Reading};
use super::position::Index;
use super::{
    Block, Comment, Language, Original, Part, Position, Quotation, ScalarSpan, Sentence, SourceSpan, Span, Table,
    Token, Unread, UnreadLine, block, language, light, markdown, quotation, sentence, table, token, unread,
};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// One version of an article's text, read once: prose, blocks, sentences, words and quotations.
///
/// All spans below refer to [`Article::text`], the prose.
#[derive(Debug, Clone)]
pub struct Article {
    reading: Reading,
    source: String,
    front: Front,
    /// The prose where it differs from the source, with the runs that map it back.
    prose: Option<(String, Vec<Run>)>,
    blocks: Vec<Block>,
    comments: Vec<Comment>,
    unread: Vec<Unread>,
    /// What the prose falls into, once somebody has asked: whoever only prints it, or knows it already, does not.
    words: OnceLock<Words>,
    /// Its tables, once somebody has asked.
    tables: OnceLock<Vec<Table>>,
    /// The lines and scalar values of the source.
    index: Index,
    /// The language that it is in where that is not English, once somebody has asked.
    language: OnceLock<Option<Language>>,
    /// How many scalar values of the original stand before the source, and where it begins there.
    scalars: usize,
    begins: Position,
    /// The file that the source is a reading of, and at which byte of that reading the source begins.
    behind: Option<(Arc<Original>, usize)>,
}

/// What the prose of an article falls into.
#[derive(Debug, Clone)]
struct Words {
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
    marks: Marks,
    quotations: Vec<Quotation>,
}

/// Blocks that no quotation sticks out of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The blocks, by index.
    pub blocks: Range<usize>,
    /// Their sentences, by index.
    pub sentences: Range<usize>,
}

impl Article {
    /// Reads `source`, the decoded text of a file.
    pub fn new(source: String, reading: impl Into<Reading>) -> Self {
        Self::read(source, reading.into())
    }

    /// Reads a part of `source`, whose places are then those of the whole.
    pub fn of_part(source: &str, part: &Part, reading: impl Into<Reading>) -> Self {
        let text = source.get(part.range.clone()).unwrap_or_default();
        Self { scalars: part.scalars, begins: part.begins, ..Self::new(text.to_owned(), reading) }
    }

    /// Reads `source` as another version of the same article: the same as [`Article::new`], and cheaper the more blocks at the
    /// beginning and the end are those of `known`.
    pub fn revised(source: String, reading: impl Into<Reading>, known: &Self) -> Self {
        let own = Self::read(source, reading.into());
        let words = Words::of(own.text(), &own.blocks, Some(known));
        Self { words: OnceLock::from(words), ..own }
    }

    fn read(source: String, reading: Reading) -> Self {
        let (prose, blocks, comments, unread, front) = match reading.markup {
            Markup::Plain => (None, block::plain(&source), Vec::new(), Vec::new(), Front::default()),
            markup => {
                let prose = match markup {
                    Markup::AsciiDoc => light::asciidoc(&source),
                    Markup::ReStructuredText => light::restructured(&source),
                    _ => markdown::prose(&source, &reading.headlines),
                };
                (Some((prose.text, prose.runs)), prose.blocks, prose.comments, prose.unread, prose.front)
            }
        };
        let (index, scalars, begins) = (Index::default(), 0, Position { line: 1, column: 1 });
        Self {
            reading,
            source,
            front,
            prose,
            blocks,
            comments,
            unread,
            words: OnceLock::new(),
            tables: OnceLock::new(),
            index,
            language: OnceLock::new(),
            scalars,
            begins,
            behind: None,
        }
    }

    /// Returns the article with all its places in `original`, of whose reading this is the part from byte `from` on.
    #[must_use]
    pub fn behind(self, original: Arc<Original>, from: usize) -> Self {
        Self { behind: Some((original, from)), ..self }
    }

    /// Returns the article as one in English, whatever its words look like.
    #[must_use]
    pub fn in_english(self) -> Self {
        Self { language: OnceLock::from(None), ..self }
    }

    /// Returns the language that the article seems to be in; none where that is English, or where too little tells.
    ///
    /// What stands between quotation marks does not count: an English article may quote anybody.
    pub fn language(&self) -> Option<Language> {
        *self.language.get_or_init(|| {
            let outer = || self.quotations().iter().filter(|quotation| quotation.depth == 0);
            let spans: Vec<Span> = outer().flat_map(|it| it.parts.iter().copied()).collect();
            let inside = |at: usize| {
                let span = self.tokens().get(at).map(|token| token.span).unwrap_or_default();
                let before = spans.partition_point(|part| part.start <= span.start);
                before.checked_sub(1).and_then(|last| spans.get(last)).is_some_and(|part| part.contains(span))
            };
            language::detect(self.text(), self.tokens(), inside)
        })
    }

    /// Returns how the article is marked up.
    pub fn markup(&self) -> Markup {
        self.reading.markup
    }

    /// Returns what the front matter says.
    pub fn front(&self) -> &Front {
        &self.front
    }

    /// Returns the prose, to which all spans refer.
    pub fn text(&self) -> &str {
        self.prose.as_ref().map_or(self.source.as_str(), |(text, _)| text)
    }

    /// Returns the decoded original, markup included.
    pub fn source(&self) -> &str {
        self.behind.as_ref().map_or(self.source.as_str(), |(original, _)| original.source())
    }

    /// Returns the words of `span`; nothing where `span` is not in this article.
    pub fn slice(&self, span: Span) -> &str {
        self.text().get(span.start..span.end).unwrap_or_default()
    }

    /// Returns the blocks, in order.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Returns the tables, in order.
    pub fn tables(&self) -> &[Table] {
        self.tables.get_or_init(|| table::tables(self.text(), &self.blocks, self.sentences()))
    }

    /// Returns the comments that no reader reads, in order; plain text has none.
    pub fn comments(&self) -> &[Comment] {
        &self.comments
    }

    /// Returns what readers may see and what is no prose, in the order of the original; of plain text everything is prose. What front
    /// matter states ([`Article::front`]) is among it, so that a change in it is seen.
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// Returns the same line by line; a line that holds several kinds is there several times.
    pub fn unread_lines(&self) -> Vec<UnreadLine> {
        let mut lines = unread::lines(&self.source, &self.unread);
        lines.iter_mut().for_each(|line| line.span = self.in_original(line.span));
        lines
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(self.text(), &self.blocks, None))
    }

    /// Returns the sentences, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.words().sentences
    }

    /// Returns all tokens, in order.
    pub fn tokens(&self) -> &[Token] {
        &self.words().tokens
    }

    /// Returns the tokens of a sentence; none where it is not in this article.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens().get(sentence.tokens.clone()).unwrap_or_default()
    }

    /// Returns the quotations, in order of their opening marks.
    pub fn quotations(&self) -> &[Quotation] {
        &self.words().quotations
    }

    /// Returns the stretches that the article falls into, in order: single blocks, or several where a quotation runs over them.
    pub fn stretches(&self) -> Vec<Stretch> {
        // Whether a quotation runs on from each block into the next.
        let mut tied = vec![false; self.blocks.len()];
        let block_at = |at: usize| self.blocks.partition_point(|block| block.span.start <= at).saturating_sub(1);
        for quotation in self.quotations().iter().filter(|quotation| quotation.parts.len() > 1) {
            let span = quotation.span();
            tied[block_at(span.start)..block_at(span.end.saturating_sub(1))].fill(true);
        }
        let mut out: Vec<Stretch> = Vec::with_capacity(self.blocks.len());
        let (sentences, mut sentence) = (self.sentences(), 0);
        for block in 0..self.blocks.len() {
            let first = sentence;
            while sentences.get(sentence).is_some_and(|sentence| sentence.block == block) {
                sentence += 1;
            }
            match out.last_mut().filter(|_| block > 0 && tied[block - 1]) {
                Some(last) => (last.blocks.end, last.sentences.end) = (block + 1, sentence),
                None => out.push(Stretch { blocks: block..block + 1, sentences: first..sentence }),
            }
        }
        out
    }

    /// Returns the index of the sentence that holds the prose byte `at`, or the last one before it.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        self.sentences().partition_point(|s| s.span.start <= at).checked_sub(1)
    }

    /// Returns up to which byte of the prose a block stands out from its beginning on: it opens in strong type (`**`, `__`).
    pub fn strong_to(&self, block: usize) -> Option<usize> {
        let span = self.blocks.get(block).filter(|_| self.markup() == Markup::Markdown)?.span;
        let start = self.in_source(span).start;
        let before = self.source.get(..start)?;
        let mark = ["**", "__"].into_iter().find(|mark| before.ends_with(mark))?;
        let rest = self.source.get(start..)?;
        let strong = rest.get(..rest.find(mark)?)?;
        // Markup inside would make other words of it.
        let same = self.text().get(span.start..span.end)?.starts_with(strong);
        same.then(|| span.start + strong.trim_end().len())
    }

    /// Returns whether a block goes on with the block quote that the block before it is part of: no line between them ends it.
    pub fn quotes_on(&self, block: usize) -> bool {
        let before = block.checked_sub(1).and_then(|before| self.blocks.get(before));
        let Some((before, own)) = before.zip(self.blocks.get(block)) else { return false };
        let (end, start) = (self.in_source(before.span).end, self.in_source(own.span).start);
        // Who signs a block quote of AsciiDoc stands before it.
        let Some(between) = self.source.get(end..start) else { return true };
        match self.markup() {
            Markup::Markdown if !between.contains('<') => {
                between.lines().skip(1).all(|line| line.trim_start().starts_with('>'))
            }
            _ => !between.contains("</blockquote") && !between.contains("____"),
        }
    }

    /// Returns where `span` stands in the original: from its first word to its last, without the markup around it.
    pub fn original(&self, span: Span) -> SourceSpan {
        self.in_original(self.in_source(span))
    }

    /// Returns whether it is a reading of another file, such as a page.
    pub(super) fn is_reading(&self) -> bool {
        self.behind.is_some()
    }

    /// Returns where a stretch of the source stands in the file that it is a reading of.
    fn in_original(&self, at: SourceSpan) -> SourceSpan {
        let moved = |(original, from): &(Arc<Original>, usize)| original.place(from + at.start..from + at.end);
        self.behind.as_ref().map_or(at, moved)
    }

    fn in_source(&self, span: Span) -> SourceSpan {
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
        self.source().get(at.start..at.end).unwrap_or_default()
    }

    /// Returns `span` in Unicode scalar values of the original.
    pub fn scalars(&self, span: Span) -> ScalarSpan {
        self.source_scalars(self.original(span))
    }

    /// Returns a stretch of the original in Unicode scalar values.
    pub fn source_scalars(&self, at: SourceSpan) -> ScalarSpan {
        let before = |byte| match &self.behind {
            Some((original, _)) => original.scalars_before(byte),
            None => self.scalars + self.index.scalars_before(&self.source, byte),
        };
        ScalarSpan { start: before(at.start), end: before(at.end) }
    }

    /// Returns the line and column in the original at which `span` starts.
    pub fn position(&self, span: Span) -> Position {
        self.source_position(self.original(span).start)
    }

    /// Returns the line and column of a byte of the original.
    pub fn source_position(&self, byte: usize) -> Position {
        match &self.behind {
            Some((original, _)) => original.position(byte),
            None => self.index.position(&self.source, byte).behind(self.begins),
        }
    }
}

impl Words {
    /// Reads `text`; what `known`, another version of the article, has as well is taken from there.
    fn of(text: &str, blocks: &[Block], known: Option<&Article>) -> Self {
        let shared = known.map(|known| Shared::of(text, blocks, known));
        let (sentences, tokens) = sentences(text, blocks, shared.as_ref());
        let marks = marks(text, blocks, shared.as_ref());
        let quotations = quotation::pair(text, blocks, &marks);
        Self { sentences, tokens, marks, quotations }
    }
}

fn marks(text: &str, blocks: &[Block], shared: Option<&Shared<'_>>) -> Marks {
    let mut marks = Marks::default();
    for (block, shape) in blocks.iter().enumerate() {
        match shared.and_then(|shared| Some((shared.known, shared.old(block, shape)?))) {
            Some((known, old)) => marks.take(known.words().marks.of(old.block), |span| old.moved(span)),
            None => marks.read(text, shape.span),
        }
    }
    marks
}

fn sentences(text: &str, blocks: &[Block], shared: Option<&Shared<'_>>) -> (Vec<Sentence>, Vec<Token>) {
    // English prose has a word or mark every five bytes, and a sentence every hundred.
    let mut sentences = Vec::with_capacity(text.len() / 100 + 1);
    let mut tokens = Vec::with_capacity(text.len() / 5 + 1);
    for (block, shape) in blocks.iter().enumerate() {
        if shared.is_some_and(|shared| shared.take(block, shape, &mut sentences, &mut tokens)) {
            continue;
        }
        sentence::split(text, shape, |span| {
            let first = tokens.len();
            token::read(text, span, &mut tokens);
            sentences.push(Sentence { span, block, tokens: first..tokens.len() });
        });
    }
    (sentences, tokens)
}

/// The blocks that two versions begin and end with. How one falls into sentences and words, and which marks stand in it, depends
/// on its own text, and on what parts it from the block before.
struct Shared<'a> {
    known: &'a Article,
    lead: usize,
    tail: usize,
    blocks: usize,
}

impl<'a> Shared<'a> {
    fn of(text: &str, blocks: &[Block], known: &'a Article) -> Self {
        let before = |text: &str, span: Span| super::chars::before(text, span.start);
        let same = |(a, b): &(&Block, &Block)| {
            text.get(a.span.start..a.span.end) == known.text().get(b.span.start..b.span.end)
                && before(text, a.span) == before(known.text(), b.span)
        };
        let lead = blocks.iter().zip(&known.blocks).take_while(same).count();
        let rest = blocks[lead..].iter().rev().zip(known.blocks[lead..].iter().rev());
        Self { known, lead, tail: rest.take_while(same).count(), blocks: blocks.len() }
    }

    /// Returns the same block of the other version, if that has it.
    fn old(&self, block: usize, shape: &Block) -> Option<Old> {
        let old = if block < self.lead {
            block
        } else if block >= self.blocks - self.tail {
            self.known.blocks.len() - (self.blocks - block)
        } else {
            return None;
        };
        Some(Old { block: old, from: self.known.blocks.get(old)?.span.start, to: shape.span.start })
    }

    /// Adds the sentences and words of the block, if the other version has it too.
    fn take(&self, block: usize, shape: &Block, sentences: &mut Vec<Sentence>, tokens: &mut Vec<Token>) -> bool {
        let Some(old) = self.old(block, shape) else { return false };
        let known = self.known.sentences();
        let first = known.partition_point(|sentence| sentence.block < old.block);
        for sentence in known[first..].iter().take_while(|sentence| sentence.block == old.block) {
            let start = tokens.len();
            let own = self.known.tokens_of(sentence).iter();
            tokens.extend(own.map(|token| Token { kind: token.kind, span: old.moved(token.span) }));
            sentences.push(Sentence { span: old.moved(sentence.span), block, tokens: start..tokens.len() });
        }
        true
    }
}

/// A block of the other version that begins there at the byte `from`, and here at `to`.
#[derive(Debug, Clone, Copy)]
struct Old {
    block: usize,
    from: usize,
    to: usize,
}

impl Old {
    /// Returns where a span of the block stands here.
    fn moved(self, span: Span) -> Span {
        Span::new(span.start - self.from + self.to, span.end - self.from + self.to)
    }
}
