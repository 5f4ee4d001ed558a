//! Builds HTML so that nothing from an article or a ledger can be anything but text.
//!
//! Names of elements and attributes are words of this program, by their type; everything else passes through
//! [`Html::text`] or is the value of an attribute, where it is escaped and what a reader would not see is made visible.

use crate::text::visible;

/// Names of this program with values from anywhere.
pub(super) type Attributes<'a> = [(&'static str, &'a str)];

/// HTML in the making.
#[derive(Debug, Default)]
pub(super) struct Html {
    out: String,
}

impl Html {
    /// Writes an element with what `inner` writes inside it.
    pub fn tag(&mut self, name: &'static str, attributes: &Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.void(name, attributes);
        inner(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
        if !is_inline(name) {
            self.out.push('\n');
        }
    }

    /// Writes an element that holds `text` alone.
    pub fn leaf(&mut self, name: &'static str, attributes: &Attributes<'_>, text: &str) {
        self.tag(name, attributes, |h| h.text(text));
    }

    /// Writes the opening tag of an element, which is all of one that holds nothing.
    pub fn void(&mut self, name: &'static str, attributes: &Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes {
            self.out.push(' ');
            self.out.push_str(attribute);
            self.out.push_str("=\"");
            self.text(value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    /// Writes `text` as text: white space as blanks, what acts or hides made visible, the rest escaped.
    pub fn text(&mut self, text: &str) {
        let spaced = text.replace(['\n', '\r', '\t'], " ");
        for c in visible::line(&spaced).chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                c => self.out.push(c),
            }
        }
    }

    /// Writes markup of this program as it stands.
    pub fn ours(&mut self, markup: &'static str) {
        self.out.push_str(markup);
    }

    /// Returns what was written.
    pub fn into_string(self) -> String {
        self.out
    }
}

/// Returns whether a line break after the element would show as a blank.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "bdi" | "code" | "del" | "ins" | "label" | "mark" | "span" | "time" | "tspan" | "text" | "title"
    )
}
