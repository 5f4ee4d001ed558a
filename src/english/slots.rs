//! Words as numbers, for looking them up: words that are so short that one number holds them, and slots that the numbers tell.
//!
//! The build script lays the groups of synonyms out by the same numbers: this file imports nothing.

/// Returns how many slots a list of `count` words has: so many that most words it lacks meet an empty one.
pub(crate) const fn slots(count: usize) -> usize {
    (2 * count + 1).next_power_of_two()
}

/// Returns the slot of `count`, a power of two, that a word's number tells.
#[inline]
pub(crate) const fn slot(number: u64, count: usize) -> usize {
    (number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - count.trailing_zeros())) as usize
}

/// Of the numbers of words, the last that is one word's alone.
pub(crate) const SHORT: u64 = u64::MAX >> 1;

/// Returns a number for `word`: that of [`short`], else one that few others have.
#[inline]
pub(crate) const fn number(word: &str) -> u64 {
    let bytes = word.as_bytes();
    match (short(word), bytes.first_chunk(), bytes.last_chunk()) {
        (Some(number), ..) => number,
        (None, Some(first), Some(last)) => {
            let mixed = u64::from_le_bytes(*first).rotate_left(29) ^ u64::from_le_bytes(*last) ^ bytes.len() as u64;
            mixed | !SHORT
        }
        (None, ..) => 0,
    }
}

/// Returns the bytes of `word` and how many they are in one number, another one for each word; none where it has eight or more.
#[inline]
pub(crate) const fn short(word: &str) -> Option<u64> {
    let bytes = word.as_bytes();
    let length = bytes.len();
    let packed = match (bytes.first_chunk(), bytes.last_chunk()) {
        _ if length > 7 => return None,
        // They overlap in the same bytes.
        (Some(first), Some(last)) => {
            u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << (8 * (length - 4))
        }
        _ if length == 0 => 0,
        _ => {
            let (middle, last) = (length / 2, length - 1);
            bytes[0] as u64 | (bytes[middle] as u64) << (8 * middle) | (bytes[last] as u64) << (8 * last)
        }
    };
    Some(packed | (length as u64) << 56)
}
