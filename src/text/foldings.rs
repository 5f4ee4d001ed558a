//! The foldings of the canonical form, as data.

/// One folding: characters that typography swaps without changing what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Folding {
    /// What it is called in `docs/canonical-form.md`.
    pub name: &'static str,
    /// The characters it concerns, as ranges with both ends included.
    pub characters: &'static [(char, char)],
    /// What they become.
    pub to: &'static str,
    /// Words before and after it.
    pub examples: &'static [(&'static str, &'static str)],
    /// Why it can't change what is said.
    pub why: &'static str,
}

impl Folding {
    /// Returns whether it concerns `c`.
    pub fn concerns(&self, c: char) -> bool {
        self.characters.iter().any(|(first, last)| (*first..=*last).contains(&c))
    }
}

/// Every folding, in the order in which they are made.
pub static FOLDINGS: &[&Folding] = &[
    &INVISIBLE,
    &JOINERS,
    &LIGATURES,
    &FULL_WIDTH,
    &COMPOSED,
    &SPACES,
    &DOUBLE_MARKS,
    &ANGLE_MARKS,
    &SINGLE_MARKS,
    &HYPHENS,
    &RANGES,
    &DASHES,
    &ELLIPSES,
];

pub(super) static INVISIBLE: Folding = Folding {
    name: "invisible characters",
    characters: &[('\u{AD}', '\u{AD}'), ('\u{200B}', '\u{200B}'), ('\u{2060}', '\u{2060}'), ('\u{FEFF}', '\u{FEFF}')],
    to: "",
    examples: &[("infra\u{AD}structure", "infrastructure"), ("to\u{200B}day", "today")],
    why: "they have no ink and only say where a line may or may not break",
};

pub(super) static JOINERS: Folding = Folding {
    name: "joiners in Latin words",
    characters: &[('\u{200C}', '\u{200D}')],
    to: "",
    examples: &[("shelf\u{200C}ful", "shelfful")],
    why: "after a Latin letter they only ask for or forbid a ligature; elsewhere (Persian, emoji) they are kept",
};

pub(super) static LIGATURES: Folding = Folding {
    name: "ligatures",
    characters: &[('\u{FB00}', '\u{FB06}')],
    to: "ff, fi, fl, ffi, ffl, st, st",
    examples: &[("\u{FB01}nal o\u{FB03}ce", "final office")],
    why: "one piece of type for the same letters; æ and œ are letters of their own and stay",
};

pub(super) static FULL_WIDTH: Folding = Folding {
    name: "full-width letters and digits",
    characters: &[('\u{FF10}', '\u{FF19}'), ('\u{FF21}', '\u{FF3A}'), ('\u{FF41}', '\u{FF5A}')],
    to: "the ASCII letter or digit",
    examples: &[("\u{FF33}\u{FF30}\u{FF11}", "SP1")],
    why: "East Asian typesetting sets the same letter or digit in a wider box",
};

pub(super) static COMPOSED: Folding = Folding {
    name: "composed letters",
    characters: &[],
    to: "Unicode normalisation form C",
    examples: &[("Beyonce\u{301}", "Beyonc\u{E9}")],
    why: "Unicode declares the two spellings canonically equivalent; form KC is not used, for it makes ² and 2 equal",
};

pub(super) static SPACES: Folding = Folding {
    name: "white space",
    characters: &[
        ('\t', '\r'),
        (' ', ' '),
        ('\u{85}', '\u{85}'),
        ('\u{A0}', '\u{A0}'),
        ('\u{1680}', '\u{1680}'),
        ('\u{2000}', '\u{200A}'),
        ('\u{2028}', '\u{2029}'),
        ('\u{202F}', '\u{202F}'),
        ('\u{205F}', '\u{205F}'),
        ('\u{3000}', '\u{3000}'),
    ],
    to: "one space; none at the edges",
    examples: &[("1.6\u{A0}billion\r\npeople ", "1.6 billion people")],
    why: "the width of a gap and where a line breaks are up to whoever sets the page",
};

pub(super) static DOUBLE_MARKS: Folding = Folding {
    name: "double quotation marks",
    characters: &[('\u{201C}', '\u{201F}'), ('\u{FF02}', '\u{FF02}'), ('\u{2033}', '\u{2033}')],
    to: "\"",
    examples: &[
        ("“We go,” she said", "\"We go,\" she said"),
        ("``We go,'' she said", "\"We go,\" she said"),
        ("„Ja“", "\"Ja\""),
        ("5\u{2033}", "5\u{2033}"),
    ],
    why: "each language and each keyboard has its own; two single marks in a row are one double mark; a double prime \
          after a digit measures inches or seconds and stays",
};

pub(super) static ANGLE_MARKS: Folding = Folding {
    name: "angle quotation marks",
    characters: &[('\u{AB}', '\u{AB}'), ('\u{BB}', '\u{BB}')],
    to: "\"",
    examples: &[("«\u{A0}Oui\u{A0}»", "\"Oui\""), ("»Ja«", "\"Ja\"")],
    why: "as above; the no-break spaces that French sets inside them go with the marks",
};

pub(super) static SINGLE_MARKS: Folding = Folding {
    name: "single quotation marks and apostrophes",
    characters: &[
        ('`', '`'),
        ('\u{B4}', '\u{B4}'),
        ('\u{2BC}', '\u{2BC}'),
        ('\u{2018}', '\u{201B}'),
        ('\u{2032}', '\u{2032}'),
        ('\u{2039}', '\u{203A}'),
        ('\u{FF07}', '\u{FF07}'),
    ],
    to: "'",
    examples: &[("don’t", "don't"), ("don`t", "don't"), ("‘No’", "'No'"), ("6\u{2032}", "6\u{2032}")],
    why: "keyboards and programs put one for the other; a prime after a digit measures feet or minutes and stays",
};

pub(super) static HYPHENS: Folding = Folding {
    name: "hyphens",
    characters: &[('\u{2010}', '\u{2011}')],
    to: "-",
    examples: &[("cease\u{2011}fire", "cease-fire")],
    why: "the same hyphen, told apart only by whether a line may break there",
};

pub(super) static RANGES: Folding = Folding {
    name: "en dashes between words or digits",
    characters: &[('\u{2012}', '\u{2013}')],
    to: "-",
    examples: &[
        ("10–20", "10-20"),
        ("the Paris–Dakar rally", "the Paris-Dakar rally"),
        ("at –5 degrees", "at –5 degrees"),
    ],
    why: "set tight on both sides it joins, as a hyphen does; before a digit with a space in front it may be a minus \
          sign and stays",
};

pub(super) static DASHES: Folding = Folding {
    name: "dashes",
    characters: &[('-', '-'), ('\u{2012}', '\u{2015}'), ('\u{2E3A}', '\u{2E3B}')],
    to: "a hyphen with a space on either side",
    examples: &[
        ("the dam—old", "the dam - old"),
        ("the dam -- old", "the dam - old"),
        ("the dam – old", "the dam - old"),
    ],
    why: "house styles set the same dash long or short, tight or spaced, and typewriters as two hyphens; a hyphen \
          alone counts only where it is spaced already",
};

pub(super) static ELLIPSES: Folding = Folding {
    name: "ellipses",
    characters: &[('\u{2026}', '\u{2026}'), ('.', '.')],
    to: "three or more full stops, tight to the word before and spaced from the word behind",
    examples: &[("no … not", "no... not"), ("no. . .not", "no... not"), ("no...not", "no... not")],
    why: "the same omission set as one piece of type or as three, tight or spaced; fewer than three stops are left \
          alone, and so is a stop before a digit",
};
