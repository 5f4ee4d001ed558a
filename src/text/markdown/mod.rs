//! Markdown to prose: the words without the markup, each byte knowing where it came from.

mod elements;
mod growing;
mod run;
mod set_in;
mod taken;

pub(super) use growing::Growing;
pub use run::Run;
pub(super) use run::{original_end, original_start};
use set_in::SetIn;

use super::front::{self, Form, Front, Headlines};
use super::shortcode::{self, Aside};
use super::unread::{Unread, UnreadKind, Unreads};
use super::{Block, BlockKind, Comment};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, MetadataBlockKind, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::VecDeque;
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
    /// What readers may see beside it, in order.
    pub unread: Vec<Unread>,
    /// What the front matter says.
    pub front: Front,
}

/// Returns the prose of Markdown `source`: no code blocks, tags, images, shortcodes, link targets, note numbers or emphasis marks, and of
/// front matter what `headlines` names.
pub(super) fn prose(source: &str, headlines: &Headlines) -> Prose {
    let mut builder = Builder::new(source, headlines, 0);
    let text = match front::head(source) {
        Some(end) => {
            builder.front_matter(0..end, Form::Json);
            Cow::Owned(blanked(source, end))
        }
        None => Cow::Borrowed(source),
    };
    builder.read(&text, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS);
    let Builder { prose: Growing { text, runs, blocks, .. }, comments, unread, front, .. } = builder;
    Prose { text, runs, blocks, comments, unread: unread.finish(), front }
}

/// Returns `source` with blanks for its first `end` bytes, which are no Markdown.
fn blanked(source: &str, end: usize) -> String {
    let blank = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
    let mut out: String = source[..end].bytes().map(blank).collect();
    out.push_str(&source[end..]);
    out
}

struct Builder<'a> {
    source: &'a str,
    headlines: &'a Headlines,
    front: Front,
    prose: Growing,
    comments: Vec<Comment>,
    /// The kinds of the blocks that are open, outermost first.
    kinds: Vec<BlockKind>,
    /// The elements that are open whose words are no prose, outermost first.
    outside: Vec<UnreadKind>,
    unread: Unreads<'a>,
    /// Whether what comes stands raised, or leads to a note.
    raised: bool,
    /// What stands in the prose and is none, as far as it is still to come.
    asides: VecDeque<Aside>,
    /// The indented text that is open and is no code.
    set_in: Option<SetIn>,
    /// How many of them stand around this text.
    depth: usize,
    /// What of the row of a table is still to come.
    row: Range<usize>,
}

impl<'a> Builder<'a> {
    fn new(source: &'a str, headlines: &'a Headlines, depth: usize) -> Self {
        Self {
            source,
            headlines,
            front: Front::default(),
            prose: Growing::default(),
            comments: Vec::new(),
            kinds: Vec::new(),
            outside: Vec::new(),
            unread: Unreads::new(source),
            raised: false,
            asides: shortcode::asides(source).into(),
            set_in: None,
            depth,
            row: 0..0,
        }
    }

    /// Reads `text`, which is the source but for blanks, with what all sites write and `more`.
    fn read(&mut self, text: &str, more: Options) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_GFM
            | Options::ENABLE_STRIKETHROUGH
            | more;
        let parser = Parser::new_ext(text, options);
        for (_, definition) in
            parser.reference_definitions().iter().filter(|(_, definition)| definition.title.is_some())
        {
            self.unread.title(definition.span.clone());
        }
        for (event, range) in parser.into_offset_iter() {
            self.event(event, range);
        }
        self.end_block();
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match (self.outside.last(), event) {
            (_, Event::Text(words)) if self.set_in.is_some() => self.take_set_in(&words, range),
            (_, Event::Start(tag)) => self.open(&tag, range),
            (_, Event::End(tag)) => self.close(tag),
            (Some(UnreadKind::FrontMatter | UnreadKind::Html), _) => {}
            (Some(kind), Event::Text(_) | Event::Code(_)) => self.unread.take(*kind, range),
            (Some(_), Event::SoftBreak | Event::HardBreak) => self.unread.part(),
            (Some(_), Event::InlineHtml(_)) => self.unread.html(range),
            (Some(_), _) => {}
            (None, Event::Text(words)) if self.raised => self.raise(&words, range),
            (None, Event::Text(words)) => self.take(&words, range),
            // The back-quotes are in the range.
            (None, Event::Code(words)) => self.code(&words, range),
            (None, Event::SoftBreak | Event::HardBreak) => self.take(" ", range),
            (None, Event::InlineHtml(tag)) => self.inline(&tag, range),
            (None, Event::TaskListMarker(_)) => self.mark(UnreadKind::TaskBox, range),
            (None, _) => {}
        }
    }

    /// Takes a mark that readers see as something of its own.
    fn mark(&mut self, kind: UnreadKind, range: Range<usize>) {
        self.unread.part();
        self.unread.take(kind, range);
        self.unread.part();
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::CodeBlock(CodeBlockKind::Indented) if self.is_set_in(range.start) => {
                self.set_in = Some(SetIn::default())
            }
            Tag::CodeBlock(_) => self.leave(UnreadKind::Code),
            Tag::Image { link_type, title, .. } => {
                self.leave(UnreadKind::ImageText);
                self.title(*link_type, title, range);
            }
            Tag::Link { link_type, title, .. } => self.title(*link_type, title, range),
            Tag::MetadataBlock(kind) => {
                self.leave(UnreadKind::FrontMatter);
                let yaml = matches!(kind, MetadataBlockKind::YamlStyle);
                let form = if yaml { Form::Yaml } else { Form::Toml };
                self.front_matter(range.clone(), if range.start == 0 { form } else { Form::Elsewhere });
            }
            Tag::HtmlBlock => {
                self.leave(UnreadKind::Html);
                self.end_block();
                self.comment(range.clone());
                self.html(range);
            }
            // Lists count from 1 unless somebody says otherwise.
            Tag::List(Some(number)) if *number != 1 => self.number(range),
            Tag::Table(_) => self.prose.tables.table(),
            Tag::TableHead | Tag::TableRow => {
                self.prose.tables.row();
                self.row = range;
            }
            Tag::TableCell => {
                self.row.start = range.end.max(self.row.start);
                self.prose.tables.cell(1);
                self.begin(Some(BlockKind::Cell));
            }
            Tag::Heading { .. } => self.begin(Some(BlockKind::Heading)),
            // A note or a warning is nobody's words.
            Tag::BlockQuote(Some(_)) => self.begin(Some(BlockKind::Paragraph)),
            Tag::BlockQuote(None) => self.begin(Some(BlockKind::BlockQuote)),
            Tag::Item => self.begin(Some(BlockKind::ListItem)),
            Tag::Paragraph | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.begin(None),
            _ => {}
        }
    }

    /// Leaves the prose for an element of that kind.
    fn leave(&mut self, kind: UnreadKind) {
        self.outside.push(kind);
        self.unread.part();
    }

    /// Takes the number that a list begins with.
    fn number(&mut self, list: Range<usize>) {
        let item = self.source.get(list.clone()).unwrap_or_default();
        let start = item.len() - item.trim_start().len();
        let digits = item[start..].bytes().take_while(u8::is_ascii_digit).count();
        self.mark(UnreadKind::ListNumber, list.start + start..list.start + start + digits);
    }

    /// Takes the title of a link or image; that of a reference stands at its definition.
    fn title(&mut self, link_type: LinkType, title: &CowStr<'_>, range: Range<usize>) {
        let own = matches!(link_type, LinkType::Inline) && !title.is_empty();
        let text = self.source.get(range.clone()).unwrap_or_default();
        if let Some(text) = text.strip_suffix(')').filter(|_| own) {
            self.unread.title(range.start..range.start + text.len());
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock if self.set_in.is_some() => self.read_set_in(),
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::HtmlBlock | TagEnd::Image => {
                self.outside.pop();
                self.unread.part();
            }
            // Cells that the head of the table has no column for.
            TagEnd::TableHead | TagEnd::TableRow => {
                let beyond = self.source.get(self.row.clone()).unwrap_or_default();
                if beyond.contains(char::is_alphanumeric) {
                    self.mark(UnreadKind::Cell, self.row.clone());
                }
            }
            TagEnd::Heading(_) | TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::TableCell => {
                self.end_block();
                self.kinds.pop();
            }
            TagEnd::Paragraph | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => self.end_block(),
            _ => {}
        }
    }

    /// Reads what of front matter stands above the article, and notes the rest.
    fn front_matter(&mut self, range: Range<usize>, form: Form) {
        let source = self.source;
        let entries = front::entries(source.get(range.clone()).unwrap_or_default(), form);
        let (read, rest): (Vec<&front::Entry<'_>>, Vec<&front::Entry<'_>>) =
            entries.iter().partition(|entry| entry.is_headline(self.headlines));
        for entry in &read {
            self.begin(Some(BlockKind::Heading));
            let mut last = None;
            for (piece, words) in &entry.pieces {
                if last.is_some_and(|last| last < piece.start) {
                    self.take(" ", last.unwrap_or(piece.start)..piece.start);
                }
                last = Some(piece.end);
                self.take(words, piece.clone());
            }
            self.end_block();
            self.kinds.pop();
        }
        self.unread.front_matter(range, form, &read, &rest);
        if form != Form::Elsewhere {
            self.front = Front::new(&entries);
        }
    }
}
