//! Markdown to prose: the words without the markup, each byte knowing where it came from.

use super::{Block, BlockKind, Span};
use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

/// The prose of a Markdown file.
pub(super) struct Prose {
    /// The words a reader reads; blocks are parted by a blank line.
    pub text: String,
    /// Runs that were taken over unchanged: (start in the prose, start in the original, length), in order.
    pub runs: Vec<(usize, usize, usize)>,
    /// The blocks of the prose.
    pub blocks: Vec<Block>,
}

/// Returns the prose of Markdown `source`: no front matter, code blocks, HTML, link targets or emphasis marks.
pub(super) fn prose(source: &str) -> Prose {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH;
    let mut builder = Builder::default();
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        builder.event(source, event, range);
    }
    builder.end_block();
    Prose { text: builder.text, runs: builder.runs, blocks: builder.blocks }
}

#[derive(Default)]
struct Builder {
    text: String,
    runs: Vec<(usize, usize, usize)>,
    blocks: Vec<Block>,
    kinds: Vec<BlockKind>,
    start: Option<usize>,
    hidden: usize,
}

impl Builder {
    fn event(&mut self, source: &str, event: Event<'_>, range: std::ops::Range<usize>) {
        match event {
            Event::Start(
                Tag::CodeBlock(_)
                | Tag::MetadataBlock(MetadataBlockKind::YamlStyle | MetadataBlockKind::PlusesStyle)
                | Tag::HtmlBlock,
            ) => {
                self.hidden += 1;
            }
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock) => {
                self.hidden = self.hidden.saturating_sub(1)
            }
            Event::Start(Tag::Heading { .. }) => self.begin(Some(BlockKind::Heading)),
            Event::Start(Tag::BlockQuote(_)) => self.begin(Some(BlockKind::BlockQuote)),
            Event::Start(Tag::Item) => self.begin(Some(BlockKind::ListItem)),
            Event::End(TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item) => {
                self.end_block();
                self.kinds.pop();
            }
            Event::Start(Tag::Paragraph | Tag::TableCell) => self.begin(None),
            Event::End(TagEnd::Paragraph | TagEnd::TableCell) => self.end_block(),
            Event::Text(text) | Event::Code(text) if self.hidden == 0 => self.words(source, &text, range),
            Event::SoftBreak | Event::HardBreak if self.hidden == 0 => self.copy(" ", range.start),
            _ => {}
        }
    }

    fn begin(&mut self, kind: Option<BlockKind>) {
        self.end_block();
        self.kinds.extend(kind);
    }

    fn words(&mut self, source: &str, text: &str, range: std::ops::Range<usize>) {
        // Inline code has its back-quotes in the range; entities ("&amp;") differ from their source altogether.
        let at = source[range.clone()].find(text).map_or(range.start, |i| range.start + i);
        self.copy(text, at);
    }

    fn copy(&mut self, text: &str, at: usize) {
        if self.start.is_none() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.start = Some(self.text.len());
        }
        self.runs.push((self.text.len(), at, text.len()));
        self.text.push_str(text);
    }

    fn end_block(&mut self) {
        if let Some(start) = self.start.take() {
            let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
            let span = super::sentence::trim(&self.text, Span::new(start, self.text.len()));
            if !span.is_empty() {
                self.blocks.push(Block { kind, span });
            }
        }
    }
}
