//! Weights of a linear model: a table from hashed features to one small number a class.

/// What adds the weights of a feature to the scores of the classes.
pub trait Scores<const CLASSES: usize> {
    /// Adds the weights of `feature` to `scores`, one a class.
    fn add(&self, feature: u64, scores: &mut [i32; CLASSES]);

    /// Looks at where the weights of `features` stand. They stand far apart in memory: asked for one after the other each is waited
    /// for, asked for at once they all arrive in the time of one.
    fn fetch(&self, _features: &[u64]) {}

    /// Returns the sums of the weights of `features`.
    fn of(&self, features: &Features) -> [i32; CLASSES] {
        let features = features.list.get(..features.count).unwrap_or_default();
        self.fetch(features);
        let mut scores = [0; CLASSES];
        features.iter().for_each(|feature| self.add(*feature, &mut scores));
        scores
    }
}

/// How many features a decision has at most.
const MOST: usize = 48;

/// The features of one decision.
#[derive(Debug)]
pub struct Features {
    list: [u64; MOST],
    count: usize,
}

impl Features {
    /// No features.
    pub(super) const NONE: Self = Self { list: [0; MOST], count: 0 };

    /// Adds one.
    #[inline]
    pub(super) fn put(&mut self, feature: u64) {
        debug_assert!(self.count < MOST, "a decision has more features than there is room for");
        if let Some(place) = self.list.get_mut(self.count) {
            *place = feature;
            self.count += 1;
        }
    }
}

/// Makes sure that `bytes` are read, though nobody needs to know what they are.
#[inline]
fn touch(bytes: impl Iterator<Item = u8>) {
    std::hint::black_box(bytes.fold(0, |all, byte| all ^ byte));
}

/// How many slots a feature may stand in: its first and those behind it.
pub const PROBES: usize = 24;

/// A read-only table in bytes, for `CLASSES` classes: slots of a 16-bit fingerprint (zero: empty) and one signed byte a class.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a, const CLASSES: usize> {
    slots: &'a [u8],
    count: usize,
}

impl<'a, const CLASSES: usize> Table<'a, CLASSES> {
    /// Bytes of a slot.
    pub const WIDTH: usize = CLASSES + 2;

    /// Reads `slots`.
    #[must_use]
    pub fn new(slots: &'a [u8]) -> Self {
        Self { slots, count: (slots.len() / Self::WIDTH).saturating_sub(PROBES) }
    }

    /// Returns the first slot of `feature` where `count` are first ones, and its fingerprint.
    #[inline]
    #[must_use]
    pub fn place(feature: u64, count: usize) -> (usize, u16) {
        (slot(feature, count), (feature & 0xffff) as u16 | 1)
    }
}

/// Returns the one of `count` slots that the high half of `feature` picks; the low half tells apart what meets there.
#[inline]
fn slot(feature: u64, count: usize) -> usize {
    usize::try_from(((feature >> 32) * count as u64) >> 32).unwrap_or(0)
}

impl<const CLASSES: usize> Scores<CLASSES> for Table<'_, CLASSES> {
    #[inline]
    fn fetch(&self, features: &[u64]) {
        let first = |feature: &u64| self.slots.get(Self::place(*feature, self.count).0 * Self::WIDTH).copied();
        touch(features.iter().filter_map(first));
    }

    fn add(&self, feature: u64, scores: &mut [i32; CLASSES]) {
        if let Some(weights) = self.weights(feature) {
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += i32::from(weight.cast_signed()));
        }
    }

    fn of(&self, features: &Features) -> [i32; CLASSES] {
        let features = features.list.get(..features.count).unwrap_or_default();
        self.fetch(features);
        // The sum of so few small numbers fits in 16 bits, of which twice as many are added at once.
        const { assert!(MOST * 128 <= i16::MAX as usize) };
        let mut scores = [0_i16; CLASSES];
        for weights in features.iter().filter_map(|feature| self.weights(*feature)) {
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += i16::from(weight.cast_signed()));
        }
        scores.map(i32::from)
    }
}

impl<const CLASSES: usize> Table<'_, CLASSES> {
    /// Returns the weights of `feature`, one a class; none where it is unknown.
    #[inline]
    fn weights(&self, feature: u64) -> Option<&[u8; CLASSES]> {
        let (first, print) = Self::place(feature, self.count);
        let mut slots = self.slots.get(first * Self::WIDTH..)?;
        for _ in 0..PROBES {
            let (slot, rest) = slots.split_at_checked(Self::WIDTH)?;
            let (head, weights) = slot.split_first_chunk::<2>()?;
            match u16::from_le_bytes(*head) {
                found if found == print => return weights.first_chunk(),
                0 => return None,
                _ => slots = rest,
            }
        }
        None
    }
}

/// A read-only table for three classes, made to be read without a branch: buckets of four slots, each a byte of fingerprint
/// (zero: empty) and a signed byte a class.
#[derive(Debug, Clone, Copy)]
pub struct Buckets<'a> {
    buckets: &'a [[u8; BUCKET]],
}

/// Bytes of a bucket.
pub const BUCKET: usize = 16;

impl<'a> Buckets<'a> {
    /// Reads `bytes`.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { buckets: bytes.as_chunks().0 }
    }

    /// Returns the bucket of `feature` among `count`, and its fingerprint.
    #[inline]
    #[must_use]
    pub fn place(feature: u64, count: usize) -> (usize, u8) {
        (slot(feature, count), (feature & 0xff).max(1) as u8)
    }
}

impl Scores<3> for Buckets<'_> {
    #[inline]
    fn fetch(&self, features: &[u64]) {
        let bucket = |feature: &u64| self.buckets.get(Self::place(*feature, self.buckets.len()).0);
        touch(features.iter().filter_map(bucket).map(|bucket| bucket[0]));
    }

    #[inline]
    fn add(&self, feature: u64, scores: &mut [i32; 3]) {
        let (bucket, print) = Self::place(feature, self.buckets.len());
        let Some(bucket) = self.buckets.get(bucket) else { return };
        let mut found = 0;
        for slot in bucket.as_chunks::<4>().0 {
            let slot = u32::from_le_bytes(*slot);
            found |= if slot & 0xff == u32::from(print) { slot } else { 0 };
        }
        let [_, weights @ ..] = found.to_le_bytes();
        for (score, weight) in scores.iter_mut().zip(weights) {
            *score += i32::from(weight.cast_signed());
        }
    }
}

/// Returns the class with the highest score that `allowed` lets through, the first of equals; class 0 where none is.
#[must_use]
pub fn best(scores: &[i32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = None;
    for (class, score) in scores.iter().enumerate().filter(|(class, _)| allowed(*class)) {
        if best.is_none_or(|(_, high)| *score > high) {
            best = Some((class, *score));
        }
    }
    best.map_or(0, |(class, _)| class)
}

/// Mixes the parts of a feature into 64 bits; `template` keeps features of different kinds apart.
#[inline]
#[must_use]
pub fn mix(template: u64, a: u32, b: u32, c: u32) -> u64 {
    const A: u64 = 0x9e37_79b9_7f4a_7c15;
    const B: u64 = 0xc2b2_ae3d_27d4_eb4f;
    const C: u64 = 0x1656_67b1_9e37_79f9;
    let mut h = template.wrapping_mul(A) ^ u64::from(a).wrapping_mul(B);
    h = (h ^ (h >> 29)).wrapping_add(u64::from(b).wrapping_mul(C));
    h = (h ^ (h >> 31)).wrapping_mul(B).wrapping_add(u64::from(c).wrapping_mul(A));
    h = (h ^ (h >> 30)).wrapping_mul(C);
    h ^ (h >> 32)
}
