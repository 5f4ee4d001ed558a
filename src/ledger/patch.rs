//! A change of a few claims of a story's file that can be worked out beforehand: it touches their lines alone, and still
//! fits where somebody has changed other claims in the meantime.

use super::file::{ClaimPlace, StoryFile, edit};
use super::{Slug, Story, YamlError};
use std::ops::Range;

/// A change of a story's file, ready to be written.
#[derive(Debug, Clone)]
pub struct Patch {
    story: Slug,
    before: String,
    after: String,
    lines: Option<Lines>,
}

/// The lines that a change touches.
#[derive(Debug, Clone)]
struct Lines {
    /// How many bytes stand before the first claim.
    head: usize,
    /// What each claim begins with: its dash, with the spaces before it.
    dash: String,
    /// The lines of each claim that changes, in their order, with what they become.
    claims: Vec<(Range<usize>, String)>,
}

impl Patch {
    /// Works out what makes `file` hold `story`; comments and layout stay where nothing changes.
    ///
    /// # Errors
    /// Refuses where the result would not mean exactly `story`.
    pub fn new(file: &StoryFile, story: &Story) -> Result<Self, YamlError> {
        let before = file.text.clone();
        let alone = lines(file, story).and_then(|lines| Some((lines.apply(&before, &before)?, lines)));
        let (after, lines) = match alone {
            Some((after, lines)) => (after, Some(lines)),
            None => (edit(file, story)?, None),
        };
        Ok(Self { story: story.slug.clone(), before, after, lines })
    }

    /// Returns the story whose file it changes.
    pub fn story(&self) -> &Slug {
        &self.story
    }

    /// Returns what the file becomes where it holds `now`; none where what is changed is not as it was.
    pub fn onto(&self, now: &str) -> Option<String> {
        if now == self.before {
            return Some(self.after.clone());
        }
        self.lines.as_ref()?.apply(&self.before, now)
    }
}

impl Lines {
    /// Returns `now` with the lines changed that stand in it as they do in `before`.
    fn apply(&self, before: &str, now: &str) -> Option<String> {
        let head = before.get(..self.head)?;
        let mut rest = now.strip_prefix(head)?;
        let mut out = String::with_capacity(now.len() + 128);
        out.push_str(head);
        for (range, new) in &self.claims {
            let old = before.get(range.clone())?;
            let starts_line = |at: &usize| *at == 0 || rest.as_bytes().get(at - 1) == Some(&b'\n');
            let at = rest.match_indices(old).map(|(at, _)| at).find(starts_line)?;
            let (above, below) = (&rest[..at], &rest[at + old.len()..]);
            // What somebody has written below the lines may belong to the claim.
            if !(below.is_empty() || old.ends_with('\n') && below.starts_with(&self.dash)) {
                return None;
            }
            out.push_str(above);
            out.push_str(new);
            rest = below;
        }
        out.push_str(rest);
        Some(out)
    }
}

/// Returns the lines that make `file` hold `story`; none where it differs in more than claims, or the file has another
/// layout than the one that this program writes.
///
/// The claims that change are cut out and edited as a small file of their own.
fn lines(file: &StoryFile, story: &Story) -> Option<Lines> {
    let old = &file.story;
    let rest = |story: &Story| (story.slug.clone(), story.title.clone(), story.url.clone());
    let same = rest(old) == rest(story) && old.versions == story.versions && old.claims.len() == story.claims.len();
    let named_alike = || old.claims.iter().zip(&story.claims).all(|(old, new)| old.id == new.id);
    let claims = old.claims.iter().zip(&story.claims).enumerate();
    let changed: Vec<usize> = claims.filter(|(_, (old, new))| old != new).map(|(at, _)| at).collect();
    if !same || !named_alike() || changed.is_empty() {
        return None;
    }
    let (dash, blocks) = blocks(&file.text, &file.claims)?;
    let head = blocks.first()?.start;
    let cut: String =
        std::iter::once(&file.text[..head]).chain(changed.iter().map(|at| &file.text[blocks[*at].clone()])).collect();
    let small = StoryFile::read(&file.path, cut).ok()?;
    let claims_of = |story: &Story| changed.iter().map(|at| story.claims[*at].clone()).collect::<Vec<_>>();
    if small.story.claims != claims_of(old) {
        return None;
    }
    let wanted = Story { claims: claims_of(story), ..small.story.clone() };
    let edited = StoryFile::read(&file.path, edit(&small, &wanted).ok()?).ok()?;
    let (_, new) = self::blocks(&edited.text, &edited.claims)?;
    if edited.text.get(..new.first()?.start) != file.text.get(..head) {
        return None;
    }
    let new = new.into_iter().map(|block| edited.text[block].to_owned());
    Some(Lines { head, dash, claims: changed.iter().map(|at| blocks[*at].clone()).zip(new).collect() })
}

/// Returns the lines of each claim, with what stands below it up to the next one, and what each begins with; none where
/// they have another layout.
fn blocks(text: &str, places: &[ClaimPlace]) -> Option<(String, Vec<Range<usize>>)> {
    let lines: Vec<usize> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let start = |place: &ClaimPlace| lines.get(place.id.line.checked_sub(1)?).copied();
    let starts: Vec<usize> = places.iter().map(start).collect::<Option<_>>()?;
    let first = text.get(*starts.first()?..)?;
    let dash = first.get(..first.len() - first.trim_start_matches(' ').len() + 2)?;
    let sound = |start: &usize| {
        let line = text.get(*start..).and_then(|line| line.strip_prefix(dash));
        line.is_some_and(|line| line.starts_with("id:"))
    };
    let below = starts.iter().skip(1).copied().chain([text.len()]);
    let blocks: Vec<Range<usize>> = starts.iter().copied().zip(below).map(|(from, to)| from..to).collect();
    let in_order = blocks.iter().all(|block| block.start < block.end);
    (dash.ends_with("- ") && in_order && starts.iter().all(sound)).then(|| (dash.to_owned(), blocks))
}
