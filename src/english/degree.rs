//! Degrees of comparison: "bigger" and "biggest" of "big", "more" and "less". The one reader of them.

/// A degree that the ending of a word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Degree {
    /// "Bigger".
    More,
    /// "Biggest".
    Most,
}

impl Degree {
    /// Returns its endings, with what the word has instead.
    const fn endings(self) -> [(&'static str, &'static str); 3] {
        match self {
            Self::More => [("ier", "y"), ("er", ""), ("er", "e")],
            Self::Most => [("iest", "y"), ("est", ""), ("est", "e")],
        }
    }
}

/// The shortest word, in bytes, that has a degree: "wry", of "wryer".
const SHORTEST: usize = 3;

/// Returns the words of which `word` may be that degree: "bigg" and "big" for "bigger", of which only one need be a word.
pub(crate) fn bases(word: &str, degree: Degree) -> impl Iterator<Item = String> {
    degree.endings().into_iter().flat_map(move |(ending, instead)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() >= SHORTEST);
        let undoubled = stem.filter(|stem| {
            let mut last = stem.chars().rev();
            last.next().is_some_and(|c| last.next() == Some(c))
        });
        let single = undoubled.and_then(|stem| stem.get(..stem.len() - 1)).map(str::to_owned);
        stem.map(|stem| format!("{stem}{instead}")).into_iter().chain(single)
    })
}

/// Returns whether `word`, in lower case, may compare: "faster", "more".
pub(crate) fn compares(word: &str) -> bool {
    word.ends_with("er") || matches!(word, "more" | "less" | "worse")
}

/// Returns whether `word`, in lower case, says that there is more of something, or that there is less; nothing where it says neither.
pub(crate) fn more(word: &str) -> Option<bool> {
    match word {
        "more" => Some(true),
        "less" | "fewer" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bases_of_each_degree() {
        let has = |word, degree, base: &str| bases(word, degree).any(|found| found == base);
        for (base, more, most) in [
            ("big", "bigger", "biggest"),
            ("easy", "easier", "easiest"),
            ("fast", "faster", "fastest"),
            ("large", "larger", "largest"),
        ] {
            assert!(has(more, Degree::More, base) && has(most, Degree::Most, base), "{base}");
            assert!(!has(more, Degree::Most, base) && !has(most, Degree::More, base), "{base}");
        }
    }
}
