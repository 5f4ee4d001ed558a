//! Words as numbers, for looking them up: lists in which the first letters are compared before any words, and words that are so
//! short that one number holds them.

/// Words in the order of their bytes.
#[derive(Debug)]
pub(crate) struct Sorted<const COUNT: usize> {
    words: &'static [&'static str],
    /// The first bytes of each.
    heads: [u64; COUNT],
}

impl<const COUNT: usize> Sorted<COUNT> {
    /// The list of `words`, which are in the order of their bytes, `COUNT` of them.
    pub(crate) const fn of(words: &'static [&'static str]) -> Self {
        let mut heads = [0; COUNT];
        let mut i = 0;
        while i < COUNT {
            heads[i] = head(words[i].as_bytes());
            assert!(i == 0 || heads[i - 1] <= heads[i], "a list is not sorted");
            i += 1;
        }
        Self { words, heads }
    }

    /// Returns whether the list has `word`.
    pub(crate) fn contains(&self, word: &str) -> bool {
        let head = head(word.as_bytes());
        let first = self.heads.partition_point(|other| *other < head);
        let alike = self.heads[first..].iter().take_while(|other| **other == head).count();
        self.words[first..first + alike].contains(&word)
    }
}

/// Returns the first bytes of a word in one number, which is the less the sooner the word comes.
const fn head(word: &[u8]) -> u64 {
    let mut head = 0;
    let mut i = 0;
    while i < 8 {
        head = head << 8 | if i < word.len() { word[i] as u64 } else { 0 };
        i += 1;
    }
    head
}

/// Returns the bytes of `word` and how many they are in one number, another one for each word; none where it has eight or more.
#[inline]
pub(crate) fn short(word: &str) -> Option<u64> {
    let packed = |word: &str| word.bytes().fold(word.len() as u64, |packed, byte| packed << 8 | u64::from(byte));
    (word.len() < size_of::<u64>()).then(|| packed(word))
}
