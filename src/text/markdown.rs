//! Markdown to prose: the words without the markup, each byte knowing where it came from.

use super::sentence::trim;
use super::{Block, BlockKind, Comment, SourceSpan, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// The prose of a Markdown file.
pub(super) struct Prose {
    /// The words a reader reads; blocks are parted by a blank line.
    pub text: String,
    /// Where they came from, in order.
    pub runs: Vec<Run>,
    /// The blocks of the prose.
    pub blocks: Vec<Block>,
    /// The comments, in order.
    pub comments: Vec<Comment>,
}

/// A stretch of prose and where it stands in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Its bytes in the prose.
    prose: Range<usize>,
    /// Its bytes in the original: as many where it was taken over unchanged, else all that it stands for ("&amp;").
    source: Range<usize>,
}

impl Run {
    /// Returns whether the words are the same in the original, byte for byte.
    fn unchanged(&self) -> bool {
        self.prose.len() == self.source.len()
    }
}

/// Returns the byte of the original at which the prose from byte `at` on starts.
pub(super) fn original_start(runs: &[Run], at: usize) -> usize {
    let index = runs.partition_point(|run| run.prose.start <= at).saturating_sub(1);
    match runs.get(index) {
        None => 0,
        Some(run) if run.unchanged() => run.source.start + at.saturating_sub(run.prose.start).min(run.source.len()),
        Some(run) if at >= run.prose.end => run.source.end,
        Some(run) => run.source.start,
    }
}

/// Returns the byte of the original at which the prose up to byte `at` ends.
pub(super) fn original_end(runs: &[Run], at: usize) -> usize {
    let index = runs.partition_point(|run| run.prose.start < at).saturating_sub(1);
    match runs.get(index) {
        None => 0,
        Some(run) if run.unchanged() => run.source.start + at.saturating_sub(run.prose.start).min(run.source.len()),
        Some(run) => run.source.end,
    }
}

/// Returns the prose of Markdown `source`: no front matter, code blocks, HTML, images, link targets, note numbers or
/// emphasis marks.
pub(super) fn prose(source: &str) -> Prose {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH;
    let mut builder = Builder {
        source,
        text: String::new(),
        runs: Vec::new(),
        blocks: Vec::new(),
        comments: Vec::new(),
        kinds: Vec::new(),
        start: None,
        hidden: 0,
    };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        builder.event(event, range);
    }
    builder.end_block();
    Prose { text: builder.text, runs: builder.runs, blocks: builder.blocks, comments: builder.comments }
}

/// Returns where the comments of HTML stand, marks included; one without an end is none.
pub(super) fn comments(html: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + html.get(from..)?.find(OPENS)?;
        let words = start + OPENS.len();
        from = words + html.get(words..)?.find(CLOSES)? + CLOSES.len();
        Some(start..from)
    })
}

/// The mark that opens a comment.
pub(super) const OPENS: &str = "<!--";
/// The mark that closes a comment.
pub(super) const CLOSES: &str = "-->";

struct Builder<'a> {
    source: &'a str,
    text: String,
    runs: Vec<Run>,
    blocks: Vec<Block>,
    comments: Vec<Comment>,
    /// The kinds of the blocks that are open, outermost first.
    kinds: Vec<BlockKind>,
    /// Where the block's prose starts.
    start: Option<usize>,
    /// How many elements are open whose words no reader reads.
    hidden: usize,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => {
                self.open(&tag);
                if tag == Tag::HtmlBlock {
                    self.comment(range);
                }
            }
            Event::End(tag) => self.close(tag),
            _ if self.hidden > 0 => {}
            Event::Text(words) => self.take(&words, range),
            // The back-quotes are in the range.
            Event::Code(words) => self.code(&words, range),
            Event::SoftBreak | Event::HardBreak => self.take(" ", range),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.take(" ", range),
            Event::InlineHtml(tag) if tag.starts_with("<!--") => self.comment(range),
            _ => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => self.hidden += 1,
            Tag::Heading { .. } => self.begin(Some(BlockKind::Heading)),
            Tag::BlockQuote(_) => self.begin(Some(BlockKind::BlockQuote)),
            Tag::Item => self.begin(Some(BlockKind::ListItem)),
            Tag::Paragraph | Tag::TableCell => self.begin(None),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock | TagEnd::Image => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item => {
                self.end_block();
                self.kinds.pop();
            }
            TagEnd::Paragraph | TagEnd::TableCell => self.end_block(),
            _ => {}
        }
    }

    /// Notes the comments in a stretch of HTML; they stand before the next block, or in the one that is open.
    fn comment(&mut self, range: Range<usize>) {
        let html = self.source.get(range.clone()).unwrap_or_default();
        let block = self.blocks.len();
        let found = comments(html).map(|found| Comment {
            span: SourceSpan { start: range.start + found.start, end: range.start + found.end },
            block,
        });
        self.comments.extend(found);
    }

    fn begin(&mut self, kind: Option<BlockKind>) {
        self.end_block();
        self.kinds.extend(kind);
    }

    fn code(&mut self, words: &str, range: Range<usize>) {
        let found = self.source.get(range.clone()).and_then(|source| source.find(words));
        let exact = found.map(|i| range.start + i..range.start + i + words.len());
        self.take(words, exact.unwrap_or(range));
    }

    /// Takes over words; what an entity stands for has another length than its source.
    fn take(&mut self, words: &str, source: Range<usize>) {
        if self.start.is_none() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.start = Some(self.text.len());
        }
        self.runs.push(Run { prose: self.text.len()..self.text.len() + words.len(), source });
        self.text.push_str(words);
    }

    fn end_block(&mut self) {
        if let Some(start) = self.start.take() {
            let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
            let span = trim(&self.text, Span::new(start, self.text.len()));
            if !span.is_empty() {
                self.blocks.push(Block { kind, span });
            }
        }
    }
}
