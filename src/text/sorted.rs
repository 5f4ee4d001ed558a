//! Lists of words in which one is looked up by its first letters, as one number, before any words are compared.

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
