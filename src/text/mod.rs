//! From bytes to an [`Article`]: decoding, prose, positions, sentences, words and quotation marks.
//!
//! Everything above this module works on the *prose* of an article: the words a reader reads. For plain text the
//! prose is the decoded file itself; for Markdown it is the file without its markup. Spans of prose are mapped
//! back to the original file only at the border, by [`Article::original`] and its neighbours.

mod article;
mod block;
mod chars;
mod decode;
pub mod fold;
mod foldings;
mod front;
mod glue;
mod html;
mod language;
mod layout;
mod light;
mod lines;
mod mark;
mod markdown;
mod markup;
mod nearest;
mod notice;
mod offset;
mod original;
mod overlap;
mod parts;
mod position;
mod quotation;
mod sentence;
pub mod shell;
mod shortcode;
mod table;
mod token;
mod unread;
pub mod visible;

pub use article::{Article, Stretch};
pub use block::{Block, BlockKind, Comment};
pub use decode::{DecodeError, DecodeProblem, Encoding, decode};
pub use front::{
    ADDRESS_KEYS, BYLINE_KEYS, DAY_KEYS, Front, HEADLINE_KEYS, Headlines, MACHINE_KEYS, TITLE_KEYS, UPDATE_KEYS,
};
pub use html::MARKUP_ATTRIBUTES;
pub use language::Language;
pub use layout::Heads;
pub use lines::Lines;
pub use markdown::Run;
pub use markup::{Markup, Reading};
pub use nearest::nearest;
pub use notice::{Notice, NoticeKind, notices};
pub use offset::{Position, ScalarSpan, SourceSpan, Span};
pub use original::Original;
pub use overlap::Overlaps;
pub use parts::{Part, parts};
pub use quotation::{MarkStyle, Quotation};
pub use sentence::Sentence;
pub use table::{Cell, Table};
pub use token::{Token, TokenKind};
pub use unread::{Unread, UnreadKind, UnreadLine};
