//! Counts of what is right, and the shares that are made of them.

use onrecord::model::{Confidence, Weight};

/// What a person marked, what the program found, and how much of both is the same.
#[derive(Debug, Default, Clone, Copy)]
pub struct Tally {
    pub gold: usize,
    pub found: usize,
    pub right: usize,
}

impl Tally {
    pub fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
    }
}

/// How many of some are right.
#[derive(Debug, Default, Clone, Copy)]
pub struct Share {
    pub of: usize,
    pub right: usize,
}

impl Share {
    pub fn add(&mut self, right: bool) {
        self.of += 1;
        self.right += usize::from(right);
    }

    pub fn value(self) -> f64 {
        share(self.right, self.of)
    }
}

impl std::ops::AddAssign for Share {
    fn add_assign(&mut self, other: Self) {
        self.of += other.of;
        self.right += other.right;
    }
}

/// How many of the program's claims are right, by how sure it is of them.
#[derive(Debug, Default, Clone, Copy)]
pub struct Levels([Share; 3]);

impl Levels {
    pub fn add(&mut self, level: Confidence, right: bool) {
        self.0[Confidence::ALL.iter().position(|other| *other == level).unwrap()].add(right);
    }

    /// The shares in the order of `Confidence::ALL`.
    pub fn shares(self) -> [Share; 3] {
        self.0
    }
}

/// How many weights are right, of quotes and statements, figures, dates, where a page says them.
#[derive(Debug, Default, Clone, Copy)]
pub struct Weights(Share);

impl Weights {
    pub fn add(&mut self, marked: Option<Weight>, found: Weight) {
        if let Some(marked) = marked {
            self.0.add(marked == found);
        }
    }

    pub fn share(self) -> Share {
        self.0
    }
}

fn share(right: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { right as f64 / of as f64 }
}
