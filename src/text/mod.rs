//! From bytes to an [`Article`]: decoding, prose, positions, sentences, words and quotation marks.
//!
//! Everything above this module works on the *prose* of an article: the words a reader reads. For plain text the
//! prose is the decoded file itself; for Markdown it is the file without its markup. Spans of prose are mapped
//! back to the original file only at the border, by [`Article::original`] and its neighbours.

mod abbreviation;
mod article;
mod block;
pub(crate) mod calendar;
mod chars;
mod decode;
pub mod fold;
mod foldings;
mod glue;
mod mark;
mod markdown;
mod nearest;
mod notice;
pub(crate) mod numeral;
mod offset;
mod overlap;
mod position;
mod quotation;
mod sentence;
mod shapes;
mod sorted;
mod token;

pub use article::{Article, Markup, Stretch};
pub use block::{Block, BlockKind, Comment};
pub use decode::{DecodeError, DecodeProblem, Encoding, decode};
pub use nearest::nearest;
pub use notice::{Notice, NoticeKind, notices};
pub use offset::{Position, ScalarSpan, SourceSpan, Span};
pub(crate) use overlap::Overlaps;
pub use quotation::{MarkStyle, Quotation};
pub use sentence::Sentence;
pub(crate) use shapes::Shapes;
pub(crate) use sorted::{Sorted, short};
pub use token::{Token, TokenKind};
