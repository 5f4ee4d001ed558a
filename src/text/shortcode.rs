//! What site generators put into Markdown that is no prose: shortcodes, tags of templates, imports, the marks of admonitions.

use super::UnreadKind;
use std::ops::Range;

/// A stretch of a file that is no prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Aside {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is where readers may see something in its place; none for marks alone.
    pub kind: Option<UnreadKind>,
    /// Whether it stands at an edge of a block.
    pub parts: bool,
}

/// What opens and closes something that a site generator fills in: Hugo, Jekyll and Astro write so.
const PAIRS: &[(&str, &str, bool)] = &[
    ("{{<", ">}}", true),
    ("{{%", "%}}", true),
    ("{{", "}}", true),
    ("{%", "%}", true),
    // A comment of MDX.
    ("{/*", "*/}", false),
    // Attributes of kramdown and of headings.
    ("{:", "}", false),
    ("{#", "}", false),
];

/// How far away the end of what was opened is looked for, in bytes: a brace may stand for itself.
const LONGEST: usize = 2_000;

/// Where the next mark stands that closes each of [`PAIRS`], looked for once.
struct Closing<'s> {
    source: &'s str,
    next: [Option<usize>; PAIRS.len()],
}

impl Closing<'_> {
    /// Returns the first byte from `from` on at which the pair with that number closes.
    fn of(&mut self, pair: usize, from: usize) -> Option<usize> {
        let next = self.next.get_mut(pair)?;
        if next.is_none_or(|at| at < from) {
            let mark = PAIRS.get(pair)?.1;
            *next = Some(self.source.get(from..)?.find(mark).map_or(usize::MAX, |at| from + at));
        }
        next.filter(|at| *at - from < LONGEST)
    }
}

/// Returns the stretches of `source` that are no prose, in order; none reaches into another.
pub(super) fn asides(source: &str) -> Vec<Aside> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut module = false;
    for line in source.split_inclusive('\n') {
        let bare = line.trim_end();
        module = if module { !bare.is_empty() } else { opens_module(bare) };
        if module {
            out.push(Aside { range: at..at + bare.len(), kind: Some(UnreadKind::Code), parts: false });
        } else if let Some(mark) = admonition(bare) {
            let title = bare[mark..].ends_with(['"', ']']) && bare.len() > mark;
            let end = if title { bare.len() - 1 } else { bare.len() };
            out.push(Aside { range: at..at + mark, kind: None, parts: true });
            // The end of the line ends the title.
            out.push(Aside { range: at + end..at + line.len(), kind: None, parts: true });
        }
        at += line.len();
    }
    let lines = out.len();
    let mut closing = Closing { source, next: [None; PAIRS.len()] };
    let mut from = 0;
    while let Some(open) = source.get(from..).and_then(|rest| rest.find('{')).map(|open| from + open) {
        let rest = &source[open..];
        let pairs = PAIRS.iter().enumerate().filter(|(_, (opens, ..))| rest.starts_with(opens));
        let found = pairs.filter_map(|(at, (opens, closes, seen))| {
            Some((closing.of(at, open + opens.len())? + closes.len(), *seen))
        });
        let found = found.into_iter().next();
        match found {
            Some((end, seen)) => {
                let kind = seen.then_some(UnreadKind::Shortcode);
                let before = out[..lines].partition_point(|line| line.range.end <= open);
                let inside = out[..lines].get(before).is_some_and(|line| line.range.start < end);
                if !inside {
                    out.push(Aside { range: open..end, kind, parts: false });
                }
                from = end;
            }
            None => from = open + 1,
        }
    }
    out.sort_by_key(|aside| aside.range.start);
    out
}

/// What opens an admonition: Docusaurus writes the first, MkDocs the others.
const ADMONITIONS: &[&str] = &[":::", "!!! ", "???+ ", "??? "];

/// Returns whether a line begins an import or an export of MDX, which ends with a blank line.
fn opens_module(line: &str) -> bool {
    let quoted = |text: &str| text.trim_start().starts_with(['"', '\'']);
    match line.split_once(' ') {
        Some(("import", rest)) => quoted(rest) || rest.rsplit_once(" from ").is_some_and(|(_, from)| quoted(from)),
        Some(("export", rest)) => {
            let word = rest.split([' ', '(']).next().unwrap_or_default();
            matches!(word, "const" | "default" | "let" | "function" | "async") && rest.contains(['=', '{', '(', '<'])
        }
        _ => false,
    }
}

/// Returns how many bytes of a line are the marks that open or close an admonition: `:::note[`, `!!! warning "`; its title is prose.
fn admonition(line: &str) -> Option<usize> {
    let rest = ADMONITIONS.iter().find_map(|mark| line.strip_prefix(mark))?;
    let name = rest.trim_start_matches(':').trim_start();
    let word = name.find(|c: char| !(c.is_alphanumeric() || c == '-')).unwrap_or(name.len());
    let title = name[word..].trim_start();
    let title = title.strip_prefix(['"', '[']).unwrap_or(title);
    (word > 0 || line.starts_with(":::")).then(|| line.len() - title.len())
}

/// Returns whether `line` opens an admonition whose text is set in below it, as MkDocs writes them.
pub(super) fn sets_in(line: &str) -> bool {
    !line.starts_with(":::") && admonition(line).is_some()
}
