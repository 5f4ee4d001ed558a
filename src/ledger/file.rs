//! A story's file: its text, the story that it holds, and where everything stands in it.

use super::convert::{self, File};
use super::form;
use super::schema::{ClaimYaml, StoryYaml, VersionYaml};
use super::yaml::value::{At, Text};
use super::yaml::{self, YamlError};
use super::{Slug, Story};
use serde::Deserialize;
use std::collections::BTreeSet;

/// A story's file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryFile {
    /// Its path from the ledger's root, with `/`.
    pub path: String,
    /// Its text, byte for byte.
    pub text: String,
    /// What it holds.
    pub story: Story,
    /// Where the versions stand, in their order.
    pub versions: Vec<VersionPlace>,
    /// Where the claims stand, in their order.
    pub claims: Vec<ClaimPlace>,
}

/// Where the values of a version stand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is the place of the key of that name")]
pub struct VersionPlace {
    pub number: At,
    pub path: At,
    pub snapshot: At,
    pub digest: At,
    pub page: At,
    pub claims: At,
    pub parent: At,
    pub seal: At,
}

/// Where the values of a claim stand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each field is the place of the key of that name")]
pub struct ClaimPlace {
    pub id: At,
    /// The words: `exact`, or the first of `parts`.
    pub exact: At,
    /// The source's name; the claim's name where it has no source.
    pub source: At,
    pub digest: At,
    pub since: At,
    pub seal: At,
    pub review: At,
    /// The checks that the items of `allow` name.
    pub allow: Vec<At>,
    /// The digests of the items of `history`.
    pub history: Vec<At>,
}

impl StoryFile {
    /// Reads a story's file; `path` is for messages.
    ///
    /// # Errors
    /// Names the line and column of the first mistake. A file of a newer schema is refused as that, whatever else it
    /// holds.
    pub fn read(path: &str, text: String) -> Result<Self, YamlError> {
        let file = File { path, text: &text };
        let raw: StoryYaml = yaml::read(path, &text).map_err(|error| newer(&file).unwrap_or(error))?;
        let story = convert::story(&file, &raw)?;
        Ok(Self {
            path: path.to_owned(),
            story,
            versions: raw.versions.iter().map(version).collect(),
            claims: raw.claims.iter().map(claim).collect(),
            text,
        })
    }

    /// Reads a story's file and holds it to its name: `slug` must be the story that it names.
    ///
    /// # Errors
    /// As [`StoryFile::read`]; also where the file holds another story.
    pub fn read_as(path: &str, text: String, slug: &Slug) -> Result<Self, YamlError> {
        let file = Self::read(path, text)?;
        if file.story.slug == *slug {
            return Ok(file);
        }
        let message = format!("this file holds the story `{}`", file.story.slug);
        let line = file.text.lines().position(|line| line.starts_with("story:")).map_or(0, |line| line + 1);
        let help = format!("the file's name and `story` must agree: `story: {slug}`, or rename the file");
        Err(YamlError::at(path, &file.text, line, 1, message).help(help))
    }
}

/// Returns the file of a new story.
///
/// # Errors
/// Says what can't be written; no story that was read or recorded is of that kind.
pub fn write(story: &Story) -> Result<String, YamlError> {
    fresh("", story)
}

/// Returns the text of `file` changed so that it holds `story`; comments and layout stay where nothing changed.
///
/// # Errors
/// Refuses where the result would not mean exactly `story`; nothing is lost then.
pub fn edit(file: &StoryFile, story: &Story) -> Result<String, YamlError> {
    // A file that nobody has written in has nothing to keep, and is written from nothing in a hundredth of the time.
    if yaml::write(&file.path, &form::of(&file.story))? == file.text {
        return fresh(&file.path, story);
    }
    let text = yaml::edit(&file.path, &file.text, &form::of(story))?;
    let read = StoryFile::read(&file.path, text)?;
    means(&file.path, &read.story, story)?;
    Ok(read.text)
}

/// Returns the file of `story`, written from nothing: what is written reads back as its YAML form, which must mean what was intended.
fn fresh(path: &str, story: &Story) -> Result<String, YamlError> {
    let form = form::of(story);
    let text = yaml::write(path, &form)?;
    means(path, &convert::story(&File { path, text: "" }, &form)?, story)?;
    Ok(text)
}

/// Makes sure that what is about to be written means what was intended.
fn means(path: &str, written: &Story, story: &Story) -> Result<(), YamlError> {
    if written == story {
        return Ok(());
    }
    let help = "the file was left as it is; put it into the usual layout (docs/ledger-format.md) and try again";
    Err(YamlError::at(path, "", 0, 0, "this file's layout can't be edited safely").help(help))
}

/// Returns the articles that a story's file speaks of, whatever else is wrong with it; none where it names none, or one that
/// can't be made out.
pub fn paths_named(text: &str) -> Option<BTreeSet<String>> {
    let keys = text.lines().map(|line| line.trim_start().trim_start_matches("- ").trim_start());
    let read =
        |line: &str| yaml::read("", line).ok().map(|named: Named| named.path.value).filter(|path| !path.is_empty());
    let paths: Option<BTreeSet<String>> = keys.filter(|line| line.starts_with("path:")).map(read).collect();
    paths.filter(|paths| !paths.is_empty())
}

/// The line of a version that names its article.
#[derive(Deserialize)]
struct Named {
    path: Text,
}

/// The one key that every schema has.
#[derive(Deserialize)]
struct Head {
    schema: Text,
}

fn newer(file: &File<'_>) -> Option<YamlError> {
    let head: Head = yaml::read(file.path, file.text).ok()?;
    convert::is_newer(&head.schema.value).then(|| convert::schema(file, &head.schema).err()).flatten()
}

fn version(yaml: &VersionYaml) -> VersionPlace {
    VersionPlace {
        number: yaml.number.at,
        path: yaml.path.at,
        snapshot: yaml.snapshot.at,
        digest: yaml.digest.at,
        page: yaml.page.as_ref().map_or(yaml.digest.at, |page| page.digest.at),
        claims: yaml.claims.at,
        parent: yaml.parent.as_ref().map_or(yaml.number.at, |parent| parent.at),
        seal: yaml.seal.at,
    }
}

fn claim(yaml: &ClaimYaml) -> ClaimPlace {
    let says = &yaml.says;
    let parts = || says.parts.as_ref().and_then(|parts| parts.first());
    ClaimPlace {
        id: yaml.id.at,
        exact: says.exact.as_ref().or_else(parts).map_or(yaml.id.at, |words| words.at),
        source: says.source.as_ref().map_or(yaml.id.at, |source| source.name.at),
        digest: says.digest.at,
        since: yaml.since.at,
        seal: yaml.seal.at,
        review: yaml.review.state.at,
        allow: yaml.allow.iter().map(|allow| allow.check.at).collect(),
        history: yaml.history.iter().map(|past| past.says.digest.at).collect(),
    }
}
