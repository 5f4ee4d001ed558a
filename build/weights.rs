//! The parser's weights as the project keeps them, in little more than a quarter of the bytes that the parser reads.
//!
//! To gzip, which packs the package, weights look like noise. Here each bit takes the less room the likelier it was after those
//! before it (binary arithmetic coding with chances that are learnt on the way). Packing and unpacking are one walk over the tables,
//! so they can't disagree: the build script unpacks, `examples/train` packs.

use std::iter;

/// How many bytes a row of a table has, and how many of these are the fingerprint of its feature. The others are weights, one
/// at least. A row of zeros is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    pub row: usize,
    pub print: usize,
}

/// The three tables: of tags, of the parser's steps, of labels.
pub const SHAPES: [Shape; 3] = [Shape { row: 33, print: 2 }, Shape { row: 4, print: 1 }, Shape { row: 27, print: 2 }];

/// Makes bytes of bits, or bits of bytes.
pub trait Coder {
    /// Codes a bit whose chance to be set is `chance` of 65,536. When packing, it is `bit`, and comes back.
    fn bit(&mut self, chance: u16, bit: bool) -> bool;
}

/// The numbers that are still possible, both ends included. Each bit narrows them to a share as large as its chance.
pub struct Range {
    low: u32,
    high: u32,
}

impl Range {
    pub const ALL: Self = Self { low: 0, high: u32::MAX };

    /// Returns the last number of the share of a set bit.
    pub fn middle(&self, chance: u16) -> u32 {
        let share = (u64::from(self.high - self.low) * u64::from(chance)) >> 16;
        self.low + share as u32
    }

    /// Narrows to the share of `bit`; returns the bytes that all possible numbers begin with now, and drops them.
    pub fn narrow(&mut self, middle: u32, bit: bool) -> impl Iterator<Item = u8> {
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        iter::from_fn(|| {
            let first = self.high >> 24;
            (self.low >> 24 == first).then(|| {
                (self.low, self.high) = (self.low << 8, self.high << 8 | 0xff);
                first as u8
            })
        })
    }

    /// Returns a number that is possible.
    #[allow(dead_code, reason = "only the trainer packs")]
    pub fn end(&self) -> u32 {
        self.high
    }
}

/// The chance that a bit is set, learnt from the bits that stood in its place before.
#[derive(Clone, Copy)]
struct Chance(u16);

impl Chance {
    const EVEN: Self = Self(1 << 15);

    fn code(&mut self, coder: &mut impl Coder, bit: bool) -> bool {
        let bit = coder.bit(self.0, bit);
        // A share of the way that is left, so that it never gets to the end.
        if bit {
            self.0 += (u16::MAX - self.0) >> 6;
        } else {
            self.0 -= self.0 >> 6;
        }
        bit
    }
}

/// The chances of a byte's bits, from the highest to the lowest, each by those before it.
#[derive(Clone, Copy)]
struct Byte([Chance; 256]);

impl Byte {
    const EVEN: Self = Self([Chance::EVEN; 256]);

    fn code(&mut self, coder: &mut impl Coder, byte: u8) -> u8 {
        let mut before = 1;
        for place in (0..8).rev() {
            let bit = self.0[before].code(coder, (byte >> place) & 1 == 1);
            before = before << 1 | usize::from(bit);
        }
        before as u8
    }
}

/// Into how many bands sums are put: nothing, and eight sizes on either side.
const BANDS: usize = 17;

fn band(sum: i32) -> usize {
    let size = (u32::BITS - sum.unsigned_abs().min(128).leading_zeros()) as usize;
    if sum < 0 { 8 - size } else { 8 + size }
}

/// How many weights of a row were no zeros so far, up to three.
const SEEN: usize = 4;

/// Packs a table, or unpacks it into `bytes`, which are zeros then.
///
/// Whatever is learnt adds one to a class and takes one from another, so a row comes to nothing, rounding aside: the sum so far says
/// much of the next weight, and nearly all of the last one.
pub fn table(coder: &mut impl Coder, bytes: &mut [u8], shape: Shape) {
    let mut filled = [Chance::EVEN; 2];
    let mut prints = vec![Byte::EVEN; shape.print];
    let mut some = vec![[[Chance::EVEN; BANDS]; SEEN]; shape.row - shape.print];
    let mut values = [[Byte::EVEN; BANDS]; SEEN];
    let mut last = Byte::EVEN;
    let mut neighbour = false;
    for row in bytes.chunks_exact_mut(shape.row) {
        neighbour = filled[usize::from(neighbour)].code(coder, row.iter().any(|byte| *byte != 0));
        if !neighbour {
            continue;
        }
        let (print, weights) = row.split_at_mut(shape.print);
        for (byte, chances) in print.iter_mut().zip(&mut prints) {
            *byte = chances.code(coder, *byte);
        }
        let (mut sum, mut seen) = (0, 0);
        if let Some((end, weights)) = weights.split_last_mut() {
            for (weight, some) in weights.iter_mut().zip(&mut some) {
                if some[seen][band(sum)].code(coder, *weight != 0) {
                    *weight = values[seen][band(sum)].code(coder, *weight);
                    seen = (seen + 1).min(SEEN - 1);
                    sum += i32::from(weight.cast_signed());
                }
            }
            let sum = sum as u8;
            *end = last.code(coder, end.wrapping_add(sum)).wrapping_sub(sum);
        }
    }
}
