//! An averaged perceptron over hashed features.

use onrecord::syntax::training::{BUCKET, Buckets, PROBES, Scores, Table};
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

/// Features are hashes already.
#[derive(Default)]
pub struct Plain(u64);

impl Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// How often each feature occurs.
pub type Counts = HashMap<u64, u32, BuildHasherDefault<Plain>>;

/// Weights while they are learnt, and their sums over time.
pub struct Perceptron<const CLASSES: usize> {
    rows: HashMap<u64, usize, BuildHasherDefault<Plain>>,
    weights: Vec<i32>,
    sums: Vec<i64>,
    stamps: Vec<i64>,
    time: i64,
}

impl<const CLASSES: usize> Perceptron<CLASSES> {
    /// Makes room for the features that occur `least` times or more.
    pub fn new(counts: &Counts, least: u32) -> Self {
        let mut kept: Vec<u64> = counts.iter().filter(|(_, n)| **n >= least).map(|(feature, _)| *feature).collect();
        kept.sort_unstable();
        let size = kept.len() * CLASSES;
        Self {
            rows: kept.into_iter().enumerate().map(|(row, feature)| (feature, row * CLASSES)).collect(),
            weights: vec![0; size],
            sums: vec![0; size],
            stamps: vec![0; size],
            time: 0,
        }
    }

    /// Learns from one decision.
    pub fn learn(&mut self, features: &[u64], truth: usize, guess: usize) {
        self.time += 1;
        if truth == guess {
            return;
        }
        for feature in features {
            if let Some(row) = self.rows.get(feature).copied() {
                self.change(row + truth, 1);
                self.change(row + guess, -1);
            }
        }
    }

    fn change(&mut self, at: usize, by: i32) {
        self.sums[at] += (self.time - self.stamps[at]) * i64::from(self.weights[at]);
        self.stamps[at] = self.time;
        self.weights[at] += by;
    }

    /// Returns the averaged weights as signed bytes, the features with the largest first; those whose weights are all below
    /// `least` are left out.
    fn rows(&self, least: i64) -> Vec<(u64, Vec<u8>)> {
        let sum = |at: usize| self.sums[at] + (self.time - self.stamps[at]) * i64::from(self.weights[at]);
        let mut sizes: Vec<i64> = (0..self.weights.len()).map(|at| sum(at).abs()).filter(|size| *size > 0).collect();
        sizes.sort_unstable();
        // One weight in two thousand may be cut off: the others keep a finer scale.
        let top = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 2000)).copied().unwrap_or(1).max(1);
        let scaled = |at: usize| ((2 * 127 * sum(at) + top * sum(at).signum()) / (2 * top)).clamp(-127, 127);
        let mut rows: Vec<(i64, u64, Vec<u8>)> = Vec::new();
        for (feature, row) in self.rows.iter().collect::<BTreeMap<_, _>>() {
            let weights: Vec<i64> = (*row..row + CLASSES).map(scaled).collect();
            let size = weights.iter().map(|weight| weight.abs()).max().unwrap_or(0);
            if size >= least {
                rows.push((size, *feature, weights.iter().map(|weight| (*weight as i8).cast_unsigned()).collect()));
            }
        }
        rows.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        rows.into_iter().map(|(_, feature, weights)| (feature, weights)).collect()
    }

    /// Returns the weights as a [`Table`].
    pub fn table(&self, least: i64) -> Vec<u8> {
        let rows = self.rows(least);
        let count = rows.len() * 5 / 4 + 16;
        let width = Table::<CLASSES>::WIDTH;
        let mut slots = vec![0; (count + PROBES) * width];
        let (mut lost, total) = (0, rows.len());
        for (feature, weights) in rows {
            let (first, print) = Table::<CLASSES>::place(feature, count);
            let free = (first..first + PROBES).find(|slot| slots[slot * width..slot * width + 2] == [0, 0]);
            let Some(slot) = free else {
                lost += 1;
                continue;
            };
            slots[slot * width..slot * width + 2].copy_from_slice(&print.to_le_bytes());
            slots[slot * width + 2..(slot + 1) * width].copy_from_slice(&weights);
        }
        crate::report(&format!("{total} features of {CLASSES} classes, {lost} without a place"));
        slots
    }

    /// Returns the weights of three classes as [`Buckets`].
    pub fn buckets(&self, least: i64) -> Vec<u8> {
        let rows = self.rows(least);
        let count = rows.len() * 2 / 5 + 16;
        let mut slots = vec![0; count * BUCKET];
        let (mut lost, total) = (0, rows.len());
        for (feature, weights) in rows {
            let (bucket, print) = Buckets::place(feature, count);
            let mut free = (bucket * BUCKET..(bucket + 1) * BUCKET).step_by(4);
            // What shares the fingerprint of a larger feature would only add to it.
            let twin = free.clone().any(|slot| slots[slot] == print);
            match free.find(|slot| slots[*slot] == 0) {
                Some(slot) if !twin => {
                    slots[slot] = print;
                    slots[slot + 1..slot + 4].copy_from_slice(&weights);
                }
                _ => lost += 1,
            }
        }
        crate::report(&format!("{total} features of {CLASSES} classes, {lost} without a place"));
        slots
    }
}

impl<const CLASSES: usize> Scores<CLASSES> for Perceptron<CLASSES> {
    fn add(&self, feature: u64, scores: &mut [i32; CLASSES]) {
        if let Some(row) = self.rows.get(&feature) {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*row..]) {
                *score += weight;
            }
        }
    }
}
