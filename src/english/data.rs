//! The lists of words, which stand in `data/` as text files, become constants while the program is compiled: nothing is read or sorted
//! when it runs. The groups of synonyms are too many for constants: `build/synonyms.rs` lays them out.
//!
//! A line is an entry; `# ` opens a comment. What an entry is stands behind ` = `, several things with `, ` between. Entries are in
//! the order of their bytes, each once. `data/README.md` says which file is what; `tests/lists.rs` holds the files to all that.

pub(crate) mod parse;

/// The text of a file of `data/`, which is named without its ending.
macro_rules! text {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/english/data/", $name, ".txt"))
    };
}

/// The entries of a file: `&[&str]`. With `longest first`, an entry stands before those that it begins or ends with.
macro_rules! list {
    ($name:literal $($longest:ident first)?) => {{
        const TABLE: &[(&str, &str)] = $crate::english::data::table!($name $($longest first)?);
        const LIST: &[&str] = &$crate::english::data::parse::entries::<_, { TABLE.len() }>(TABLE);
        LIST
    }};
}

/// The entries of a file with what they are: `&[(&str, &str)]`, or a type of ours that a function makes of the words.
macro_rules! table {
    ($name:literal) => {{
        const TEXT: &str = $crate::english::data::text!($name);
        const TABLE: &[(&str, &str)] = &$crate::english::data::parse::table::<{ $crate::english::data::parse::rows(TEXT) }>(TEXT);
        TABLE
    }};
    ($name:literal longest first) => {{
        const TEXT: &str = $crate::english::data::text!($name);
        const TABLE: &[(&str, &str)] = &$crate::english::data::parse::longest_first($crate::english::data::parse::table::<
            { $crate::english::data::parse::rows(TEXT) },
        >(TEXT));
        TABLE
    }};
    ($name:literal $($longest:ident first)?, $named:path => $type:ty) => {{
        const NAMED: &[(&str, &str)] = $crate::english::data::table!($name $($longest first)?);
        const TABLE: &[(&str, $type)] = &{
            let mut table = [(NAMED[0].0, $named(NAMED[0].1)); NAMED.len()];
            let mut i = 1;
            while i < NAMED.len() {
                table[i] = (NAMED[i].0, $named(NAMED[i].1));
                i += 1;
            }
            table
        };
        TABLE
    }};
}

/// The entries of a file with each of the things that they are: a pair for each, `&[(&str, &str)]`.
macro_rules! pairs {
    ($name:literal) => {{
        const TEXT: &str = $crate::english::data::text!($name);
        const PAIRS: &[(&str, &str)] =
            &$crate::english::data::parse::pairs::<{ $crate::english::data::parse::things(TEXT) }>(TEXT);
        PAIRS
    }};
}

/// The entries of a file with all that each is: `&[(&str, &[&str])]`.
macro_rules! sets {
    ($name:literal) => {{
        const TEXT: &str = $crate::english::data::text!($name);
        const THINGS: &[(&str, &str)] =
            &$crate::english::data::parse::pairs::<{ $crate::english::data::parse::things(TEXT) }>(TEXT);
        const SECOND: &[&str] = &$crate::english::data::parse::second::<{ THINGS.len() }>(THINGS);
        const SETS: &[(&str, &[&str])] =
            &$crate::english::data::parse::sets::<{ $crate::english::data::parse::rows(TEXT) }>(TEXT, SECOND);
        SETS
    }};
}

/// The words of all entries of a file: `&[&str]`.
macro_rules! words_of {
    ($name:literal) => {{
        const TEXT: &str = $crate::english::data::text!($name);
        const WORDS: &[&str] =
            &$crate::english::data::parse::words::<{ $crate::english::data::parse::count_words(TEXT) }>(TEXT);
        WORDS
    }};
}

/// The entries of a file, each cut into its words: `&[&[&str]]`; or with what they are, of a type of ours.
macro_rules! phrases {
    ($name:literal) => {{
        const TEXT: &str = $crate::english::data::text!($name);
        const WORDS: &[&str] = $crate::english::data::words_of!($name);
        const PHRASES: &[&[&str]] =
            &$crate::english::data::parse::phrases::<{ $crate::english::data::parse::rows(TEXT) }>(TEXT, WORDS);
        PHRASES
    }};
    ($name:literal, $named:path => $type:ty) => {{
        const NAMED: &[(&str, &str)] = $crate::english::data::table!($name);
        const PHRASES: &[&[&str]] = $crate::english::data::phrases!($name);
        const TABLE: &[(&[&str], $type)] = &{
            let mut table = [(PHRASES[0], $named(NAMED[0].1)); NAMED.len()];
            let mut i = 1;
            while i < NAMED.len() {
                table[i] = (PHRASES[i], $named(NAMED[i].1));
                i += 1;
            }
            table
        };
        TABLE
    }};
}

/// Gives a type `named`, which makes a value of the name by which data files call it.
macro_rules! named {
    ($type:ty: $($name:literal => $value:expr),+ $(,)?) => {
        impl $type {
            /// Returns what data files call `name`.
            const fn named(name: &str) -> Self {
                $(
                    if $crate::english::data::parse::same(name, $name) {
                        return $value;
                    }
                )+
                $crate::english::data::parse::unknown(name)
            }
        }
    };
}

pub(crate) use {list, named, pairs, phrases, sets, table, text, words_of};
