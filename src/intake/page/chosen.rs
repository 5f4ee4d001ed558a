//! What is known and chosen of the nodes of a page.

use super::stamp::Entry;
use std::collections::BTreeMap;

/// What a node is in the reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keep {
    /// It is left out, with all that stands in it.
    #[default]
    Out,
    /// It is left out, and what stands in it decides for itself.
    Through,
    /// It is part of the text.
    In,
}

/// What stands in an element.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sums {
    /// Characters of text, blanks as one.
    pub chars: u32,
    /// Those of them that stand in links.
    pub links: u32,
    pub commas: u32,
    pub paragraphs: u32,
    pub images: u32,
    pub items: u32,
    pub inputs: u32,
    /// Characters in headings.
    pub headings: u32,
    /// Characters in items.
    pub listed: u32,
    /// Headings that are links.
    pub teasers: u32,
    pub quotes: u32,
    /// Headings that are the headline.
    pub titles: u32,
}

impl Sums {
    /// Adds what stands in another.
    pub fn add(&mut self, other: Self) {
        self.chars += other.chars;
        self.links += other.links;
        self.commas += other.commas;
        self.paragraphs += other.paragraphs;
        self.images += other.images;
        self.items += other.items;
        self.inputs += other.inputs;
        self.headings += other.headings;
        self.listed += other.listed;
        self.teasers += other.teasers;
        self.quotes += other.quotes;
        self.titles += other.titles;
    }

    /// Returns which share of the text stands in links.
    pub fn link_density(&self) -> f32 {
        if self.chars == 0 { 0.0 } else { self.links as f32 / self.chars as f32 }
    }
}

/// The words that stand in a node. A page may have a million nodes, of which most know no more.
#[derive(Debug, Clone, Copy, Default)]
pub struct Words {
    /// Characters of text, blanks as one.
    pub chars: u32,
    /// Those of them that stand in links.
    pub links: u32,
    pub commas: u32,
}

/// What was chosen of a page.
#[derive(Debug, Default)]
pub struct Chosen {
    /// What each node is.
    pub keep: Vec<Keep>,
    /// How many characters stand in each node.
    pub chars: Vec<u32>,
    /// The entries of a live blog, by the elements that they begin with.
    pub entries: BTreeMap<usize, Entry>,
}
