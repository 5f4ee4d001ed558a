//! What site generators put into Markdown that is no prose: shortcodes, tags of templates, imports, the marks of admonitions.

use super::UnreadKind;
use crate::english::data::list;
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
];

/// Tags of Liquid whose content is no prose, up to the tag that ends them: code, and remarks that nobody sees.
const ENCLOSING: &[(&str, UnreadKind)] = &[("highlight", UnreadKind::Code), ("comment", UnreadKind::Shortcode)];

/// The longest list of attributes in braces, in bytes.
const ATTRIBUTES: usize = 200;

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
        } else if let Some(mark) = callout(bare) {
            out.push(Aside { range: at + mark.start..at + mark.end, kind: None, parts: true });
            out.push(Aside { range: at + bare.len()..at + line.len(), kind: None, parts: true });
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
        let found = found
            .into_iter()
            .next()
            .map(|(end, seen)| enclosed(source, open, end).unwrap_or((end, seen.then_some(UnreadKind::Shortcode))));
        let found = found.or_else(|| attributes(rest).map(|(len, kind)| (open + len, kind)));
        match found {
            Some((end, kind)) => {
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

/// Returns where what the tag of Liquid from byte `open` to byte `end` encloses ends, and what that is.
fn enclosed(source: &str, open: usize, end: usize) -> Option<(usize, Option<UnreadKind>)> {
    let name = source[open..end].strip_prefix("{%")?.trim_start_matches(['-', ' ']);
    let (name, kind) = ENCLOSING.iter().find(|(known, _)| name.starts_with(known))?;
    let limit = source.floor_char_boundary(end + LONGEST);
    let closing = format!("end{name}");
    let at = end + source[end..limit].find(&closing)?;
    Some((at + source[at..].find("%}")? + 2, Some(*kind)))
}

/// Returns how many bytes the attributes in braces are that `rest` begins with, `{: .lead }` or `{ width="300" }`, and what readers may
/// see of them.
fn attributes(rest: &str) -> Option<(usize, Option<UnreadKind>)> {
    let line = rest[..rest.floor_char_boundary(ATTRIBUTES)].lines().next()?;
    let end = line.find('}')?;
    let inner = line[1..end].trim_start();
    let first = inner.split_whitespace().next()?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '#' | '=');
    let is = match first.split_once('=') {
        Some((name, value)) => !name.is_empty() && name.chars().all(plain) && !value.is_empty(),
        None => first.starts_with([':', '.', '#']) && first.chars().all(plain),
    };
    is.then(|| (end + 1, inner.contains('"').then_some(UnreadKind::Shortcode)))
}

/// Marks that open an admonition.
const ADMONITIONS: &[&str] = list!("markup/admonition-marks");

/// Words behind "export" in MDX.
const MODULE_WORDS: &[&str] = list!("markup/module-words");

/// Returns whether a line begins an import or an export of MDX, which ends with a blank line.
fn opens_module(line: &str) -> bool {
    let quoted = |text: &str| text.trim_start().starts_with(['"', '\'']);
    match line.split_once(' ') {
        Some(("import", rest)) => quoted(rest) || rest.rsplit_once(" from ").is_some_and(|(_, from)| quoted(from)),
        Some(("export", rest)) => {
            let word = rest.split([' ', '(']).next().unwrap_or_default();
            MODULE_WORDS.contains(&word) && rest.contains(['=', '{', '(', '<'])
        }
        _ => false,
    }
}

/// Returns how many bytes of a line are the marks that open or close an admonition: `:::note[`, `!!! warning "`, `=== "`; its title is
/// prose.
fn admonition(line: &str) -> Option<usize> {
    let inner = line.trim_start();
    // The longest mark stands last.
    let rest = ADMONITIONS.iter().rev().find_map(|mark| inner.strip_prefix(mark))?;
    let name = rest.trim_start_matches(':').trim_start().trim_start_matches('{');
    let word = name.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(name.len());
    let title = name[word..].trim_start_matches('}').trim_start();
    let directive = inner.starts_with(":::");
    // Before a title in quotation marks stand classes.
    let quoted = title.find('"').filter(|_| !directive && title.ends_with('"')).map(|mark| &title[mark + 1..]);
    let title = quoted.unwrap_or_else(|| title.strip_prefix(['"', '[']).unwrap_or(title));
    (word > 0 || directive || quoted.is_some()).then(|| line.len() - title.len())
}

/// Returns where the mark stands in a line that opens a callout with a title, `> [!WARNING] High water`: an admonition that is written
/// as a quotation.
fn callout(line: &str) -> Option<Range<usize>> {
    let start = line.find("[!")?;
    let quoted = line[..start].contains('>') && line[..start].chars().all(|c| matches!(c, ' ' | '>'));
    let end = start + line[start..].find(']')?;
    let named = line[start + 2..end].chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && end > start + 2;
    let title = line[end + 1..].trim_start_matches(['+', '-']);
    (quoted && named && !title.trim().is_empty()).then(|| start..line.len() - title.len())
}

/// Returns whether `line` opens something whose text is set in below it: an admonition or tab of MkDocs, or a component of MDX.
pub(super) fn sets_in(line: &str) -> bool {
    let component =
        line.trim_start().strip_prefix('<').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase()));
    component || !line.trim_start().starts_with(":::") && admonition(line).is_some()
}
