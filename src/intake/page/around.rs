//! What stands around a block, and the marks of that in Markdown.

/// What stands around the text: quotations and items of lists, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Around {
    /// A block quote; whether a block of it is written already, which the next one goes on with.
    Quote { written: bool },
    /// An item; whether its mark is written already, and its number.
    Item { number: Option<u32>, written: bool },
}

impl Around {
    /// Returns what stands before the next block in it, and keeps that one is written.
    pub fn mark(&mut self) -> String {
        match self {
            Self::Quote { written } => {
                *written = true;
                "> ".to_owned()
            }
            Self::Item { written, number } => {
                let mark = number.map_or("- ".to_owned(), |number| format!("{number}. "));
                if std::mem::replace(written, true) { " ".repeat(mark.len()) } else { mark }
            }
        }
    }

    /// Returns whether a block of it is written already.
    pub fn is_written(self) -> bool {
        let (Self::Quote { written } | Self::Item { written, .. }) = self;
        written
    }
}
