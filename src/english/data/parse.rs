//! How the text of a data file becomes a constant.

/// What parts an entry from what it is.
const IS: &str = " = ";

/// What stands between several things that an entry is.
const BETWEEN: &str = ", ";

/// Returns the first entry and what stands behind its line.
const fn next(text: &'static str) -> Option<(&'static str, &'static str)> {
    let mut rest = text;
    while !rest.is_empty() {
        let (line, behind) = cut(rest, "\n");
        if !line.is_empty() && !comment(line) {
            return Some((line, behind));
        }
        rest = behind;
    }
    None
}

/// Tells whether a line is a comment; an entry may begin with a hash as well: "#1 of the".
const fn comment(line: &str) -> bool {
    let line = line.as_bytes();
    line[0] == b'#' && (line.len() == 1 || line[1] == b' ')
}

/// Returns what stands before and behind the first `mark`; all and nothing where there is none.
pub(crate) const fn cut(text: &'static str, mark: &str) -> (&'static str, &'static str) {
    let (bytes, length) = (text.as_bytes(), mark.len());
    let (mut i, first) = (0, mark.as_bytes()[0]);
    while i + length <= bytes.len() {
        // This is what most of the compiler's time for the lists goes into.
        if bytes[i] == first && starts(bytes, i, mark) {
            let (before, behind) = text.split_at(i);
            return (before, behind.split_at(length).1);
        }
        i += 1;
    }
    (text, "")
}

/// Returns an entry and what it is, parted at the last mark: a sign for yen is "y =".
const fn split(row: &'static str) -> (&'static str, &'static str) {
    let (bytes, length) = (row.as_bytes(), IS.len());
    let mut end = bytes.len();
    while end >= length {
        if starts(bytes, end - length, IS) {
            return (row.split_at(end - length).0, row.split_at(end).1);
        }
        end -= 1;
    }
    (row, "")
}

/// Tells whether `mark` stands at `from`.
const fn starts(bytes: &[u8], from: usize, mark: &str) -> bool {
    let mark = mark.as_bytes();
    let mut i = 0;
    while i < mark.len() && bytes[from + i] == mark[i] {
        i += 1;
    }
    i == mark.len()
}

/// Tells whether two names are the same.
pub(crate) const fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && starts(one.as_bytes(), 0, other)
}

/// Ends the build at a name that no type has.
#[expect(clippy::panic, reason = "it is only ever called while the program is compiled")]
pub(crate) const fn unknown(name: &str) -> ! {
    panic!("{}", name)
}

/// Ends the build where `entry` does not stand behind the one before it, in the order of bytes.
const fn in_order(before: &str, entry: &str) {
    let (before, behind) = (before.as_bytes(), entry.as_bytes());
    let mut i = 0;
    while i < before.len() && i < behind.len() && before[i] == behind[i] {
        i += 1;
    }
    if i == behind.len() || i < before.len() && before[i] > behind[i] {
        unknown(entry);
    }
}

/// Returns how many entries a file has.
pub(crate) const fn rows(text: &'static str) -> usize {
    let (mut rest, mut count) = (text, 0);
    while let Some((_, behind)) = next(rest) {
        (rest, count) = (behind, count + 1);
    }
    count
}

/// Returns the entries with what they are, all of it.
pub(crate) const fn table<const COUNT: usize>(text: &'static str) -> [(&'static str, &'static str); COUNT] {
    let (mut table, mut rest, mut i) = ([("", ""); COUNT], text, 0);
    while let Some((row, behind)) = next(rest) {
        table[i] = split(row);
        if i > 0 {
            in_order(table[i - 1].0, table[i].0);
        }
        (rest, i) = (behind, i + 1);
    }
    table
}

/// Returns the entries alone.
pub(crate) const fn entries<V: Copy, const COUNT: usize>(table: &[(&'static str, V)]) -> [&'static str; COUNT] {
    let (mut entries, mut i) = ([""; COUNT], 0);
    while i < COUNT {
        (entries[i], i) = (table[i].0, i + 1);
    }
    entries
}

/// Returns the things alone.
pub(crate) const fn things_of<const COUNT: usize>(grouped: &[Grouped]) -> [&'static str; COUNT] {
    let (mut things, mut i) = ([""; COUNT], 0);
    while i < COUNT {
        (things[i], i) = (grouped[i].thing, i + 1);
    }
    things
}

/// Returns a table in another order: an entry stands before every shorter one.
pub(crate) const fn longest_first<V: Copy, const COUNT: usize>(
    mut table: [(&'static str, V); COUNT],
) -> [(&'static str, V); COUNT] {
    let mut i = 1;
    while i < COUNT {
        let mut j = i;
        while j > 0 && table[j - 1].0.len() < table[j].0.len() {
            (table[j - 1], table[j], j) = (table[j], table[j - 1], j - 1);
        }
        i += 1;
    }
    table
}

/// Returns how many things the entries are, all in all.
pub(crate) const fn things(text: &'static str) -> usize {
    let (mut rest, mut count) = (text, 0);
    while let Some((row, behind)) = next(rest) {
        (rest, count) = (behind, count + parts(split(row).1, BETWEEN));
    }
    count
}

/// Returns how many parts `text` has with `mark` between them.
const fn parts(text: &'static str, mark: &str) -> usize {
    let (mut rest, mut count) = (text, 0);
    while !rest.is_empty() {
        (rest, count) = (cut(rest, mark).1, count + 1);
    }
    count
}

/// Returns a pair for each thing that an entry is.
pub(crate) const fn pairs<const COUNT: usize>(text: &'static str) -> [(&'static str, &'static str); COUNT] {
    let (mut pairs, mut rest, mut i) = ([("", ""); COUNT], text, 0);
    let mut last = "";
    while let Some((row, behind)) = next(rest) {
        let (entry, mut things) = split(row);
        in_order(last, entry);
        while !things.is_empty() {
            let (thing, others) = cut(things, BETWEEN);
            pairs[i] = (entry, thing);
            (things, i) = (others, i + 1);
        }
        (rest, last) = (behind, entry);
    }
    pairs
}

/// Returns the second parts of pairs.
pub(crate) const fn second<const COUNT: usize>(pairs: &[(&'static str, &'static str)]) -> [&'static str; COUNT] {
    let (mut seconds, mut i) = ([""; COUNT], 0);
    while i < COUNT {
        (seconds[i], i) = (pairs[i].1, i + 1);
    }
    seconds
}

/// Returns the entries, each with its share of `things`, which are those of all.
pub(crate) const fn sets<const COUNT: usize>(
    text: &'static str,
    things: &'static [&'static str],
) -> [(&'static str, &'static [&'static str]); COUNT] {
    let table = table::<COUNT>(text);
    let mut sets: [(&str, &[&str]); COUNT] = [("", &[]); COUNT];
    let (mut rest, mut i) = (things, 0);
    while i < COUNT {
        let (own, others) = rest.split_at(parts(table[i].1, BETWEEN));
        sets[i] = (table[i].0, own);
        (rest, i) = (others, i + 1);
    }
    sets
}

/// A thing of a file whose lines are groups of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grouped {
    pub thing: &'static str,
    /// The number of its line.
    pub group: u16,
    /// The number of its field in the line.
    pub field: u8,
}

/// Returns the first `COUNT` things of a file whose lines are groups of them, and how many it has. Fields of a line have `; ` between
/// them; `-` is nothing.
pub(crate) const fn grouped<const COUNT: usize>(text: &'static str) -> ([Grouped; COUNT], usize) {
    let mut things = [Grouped { thing: "", group: 0, field: 0 }; COUNT];
    let (mut rest, mut i, mut group) = (text, 0, 0);
    while let Some((mut row, behind)) = next(rest) {
        let mut field = 0;
        while !row.is_empty() {
            let (mut own, others) = cut(row, "; ");
            while !own.is_empty() {
                let (thing, more) = cut(own, BETWEEN);
                if !same(thing, "-") {
                    if i < COUNT {
                        things[i] = Grouped { thing, group, field };
                    }
                    i += 1;
                }
                own = more;
            }
            (row, field) = (others, field + 1);
        }
        (rest, group) = (behind, group + 1);
    }
    (things, i)
}

/// Returns how many words the entries have, all in all.
pub(crate) const fn count_words(text: &'static str) -> usize {
    let (mut rest, mut count) = (text, 0);
    while let Some((row, behind)) = next(rest) {
        (rest, count) = (behind, count + parts(split(row).0, " "));
    }
    count
}

/// Returns the words of all entries.
pub(crate) const fn words<const COUNT: usize>(text: &'static str) -> [&'static str; COUNT] {
    let (mut words, mut rest, mut i) = ([""; COUNT], text, 0);
    while let Some((row, behind)) = next(rest) {
        let mut entry = split(row).0;
        while !entry.is_empty() {
            (words[i], entry) = cut(entry, " ");
            i += 1;
        }
        rest = behind;
    }
    words
}

/// Returns the entries, each as its share of `words`, which are those of all.
pub(crate) const fn phrases<const COUNT: usize>(
    text: &'static str,
    words: &'static [&'static str],
) -> [&'static [&'static str]; COUNT] {
    let table = table::<COUNT>(text);
    let mut phrases: [&[&str]; COUNT] = [&[]; COUNT];
    let (mut rest, mut i) = (words, 0);
    while i < COUNT {
        (phrases[i], rest) = rest.split_at(parts(table[i].0, " "));
        i += 1;
    }
    phrases
}

/// Returns a whole number, which may be below nothing.
pub(crate) const fn number(text: &str) -> i64 {
    let bytes = text.as_bytes();
    let below = bytes[0] == b'-';
    let (mut number, mut i) = (0, below as usize);
    while i < bytes.len() {
        if !bytes[i].is_ascii_digit() {
            unknown(text);
        }
        (number, i) = (number * 10 + (bytes[i] - b'0') as i64, i + 1);
    }
    if below { -number } else { number }
}
