//! The command that somebody probably meant: what was typed, with the wrong word replaced.

use crate::text::shell::word;
use crate::text::{nearest, visible};
use clap::error::{ContextKind, ContextValue};
use std::ffi::OsString;

/// Returns the words `typed`, the program's name first, as a command to copy in which `right` stands in the place of
/// `wrong`; none where `wrong` is not among them.
pub fn command(typed: &[OsString], wrong: &str, right: &str) -> Option<String> {
    let words: Option<Vec<&str>> = typed.iter().skip(1).map(|word| word.to_str()).collect();
    let mut words: Vec<String> = words?.into_iter().map(str::to_owned).collect();
    let whole = words.iter().position(|word| word == wrong);
    let (at, start) = whole.map(|at| (at, 0)).or_else(|| {
        let starts = words.iter().map(|word| part(word, wrong));
        starts.enumerate().find_map(|(at, start)| Some((at, start?)))
    })?;
    words.get_mut(at)?.replace_range(start..start + wrong.len(), right);
    let shown: Option<Vec<String>> = words.iter().map(|word| quoted(word)).collect();
    Some(format!("onrecord {}", shown?.join(" ")))
}

/// Returns where in `word` the name `part` stands: the value of an option, a story before its version or claim.
fn part(word: &str, part: &str) -> Option<usize> {
    const BORDERS: [char; 4] = ['=', '@', ',', '/'];
    word.match_indices(part).map(|(at, _)| at).find(|at| {
        let (before, after) = (&word[..*at], &word[at + part.len()..]);
        (before.is_empty() || before.ends_with(BORDERS)) && (after.is_empty() || after.starts_with(BORDERS))
    })
}

/// Returns a word as a shell takes it; none for an option that no shell would take as it stands.
fn quoted(text: &str) -> Option<String> {
    let Some(option) = text.strip_prefix('-') else { return Some(word(text)) };
    let (name, value) = option.split_once('=').map_or((option, None), |(name, value)| (name, Some(value)));
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    plain.then(|| format!("-{name}{}", value.map(|value| format!("={}", word(value))).unwrap_or_default()))
}

/// Returns the command that was probably meant where the definitions of the command line refuse the words `typed`.
pub fn corrected(error: &clap::Error, typed: &[OsString]) -> Option<String> {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let commands = super::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let sorts = [
        (ContextKind::InvalidSubcommand, commands),
        (ContextKind::InvalidValue, [said(ContextKind::ValidValue), said(ContextKind::SuggestedValue)].concat()),
        (ContextKind::InvalidArg, said(ContextKind::SuggestedArg)),
    ];
    sorts.into_iter().find_map(|(wrong, known): (_, Vec<String>)| {
        let wrong = said(wrong).into_iter().next()?;
        command(typed, &wrong, nearest(&wrong, known.iter().map(String::as_str))?)
    })
}

/// Returns what the definitions say of an error, as lines, with `meant` in the place of their own tip.
pub fn told(rendered: &str, meant: Option<&str>) -> Vec<String> {
    let mut lines: Vec<String> = rendered.trim_end().lines().map(visible::text).collect();
    let Some(meant) = meant else { return lines };
    let is_tip = |line: &String| line.starts_with("  tip: a similar") || line.starts_with("  tip: some similar");
    let at = lines.iter().position(is_tip);
    lines.retain(|line| !is_tip(line));
    let help = format!("  help: did you mean: {meant}");
    match at {
        Some(at) => lines.insert(at, help),
        None => lines.splice(1..1, [String::new(), help]).for_each(drop),
    }
    lines
}
