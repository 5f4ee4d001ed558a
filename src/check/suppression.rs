//! What people let stand: comments in the article and entries in the ledger, each with a reason and perhaps a last day.
//!
//! A comment `<!-- onrecord: allow(CHECK) reason WHY until 2027-01-01 -->` covers the block that it stands in, or else
//! before; an entry of `allow` covers what is found about its claim. What is allowed is marked, never hidden. What allows
//! nothing, or no longer, or can't be read, is a finding itself.

use super::drift::in_order;
use super::{CHECKS, Case, Check, Find, Finding, Misuse, Place, check};
use crate::model::ClaimId;
use crate::text::{Article, Markup, Position, SourceSpan, nearest};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::ops::Range;

/// A person's decision that a finding may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppression {
    /// Where it is written.
    pub kind: SuppressionKind,
    /// The reason that is given for it.
    pub justification: String,
}

/// Where a suppression is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SuppressionKind {
    /// In the article, beside what it is about.
    InSource,
    /// In the ledger.
    External,
}

impl SuppressionKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::InSource, Self::External];

    /// Returns the kind's name in output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::InSource => "inSource",
            Self::External => "external",
        }
    }
}

/// What is covered.
#[derive(Debug, Clone, Copy)]
enum Scope<'c> {
    /// What is found in this stretch of the article.
    Block(Position, Position),
    /// What is found about this claim.
    Claim(&'c ClaimId),
    /// Nothing: no block follows the comment.
    Nothing,
}

/// One check that somebody lets stand somewhere.
struct Allowance<'c> {
    check: &'static str,
    suppression: Suppression,
    until: Option<NaiveDate>,
    scope: Scope<'c>,
    /// Where the check's name is written.
    place: Place,
}

/// Returns the findings of an article, each with whoever lets it stand, and what is wrong with what people let stand,
/// in the order of the article; places in the ledger come last.
pub fn suppress(case: &Case<'_>, findings: Vec<Finding>) -> Vec<(Finding, Option<Suppression>)> {
    let (mut allowances, mut misused) = (Vec::new(), Vec::new());
    in_article(case, &mut allowances, &mut misused);
    in_ledger(case, &mut allowances, &mut misused);
    let (expired, alive): (Vec<_>, Vec<_>) = allowances.into_iter().partition(|one| is_over(one, case.today));
    let mut cover = Cover::new(&alive);
    let judged = findings.into_iter().map(|finding| {
        let allowed = cover.of(&finding, case.path).map(|at| alive[at].suppression.clone());
        (finding, allowed)
    });
    let mut out: Vec<_> = judged.collect();
    misused.extend(expired.iter().map(|one| of_expired(case, one)));
    misused.extend(cover.unused().map(|at| of_unused(case, &alive[at])));
    out.extend(misused.into_iter().map(|finding| (finding, None)));
    out.sort_by(|(a, _), (b, _)| in_order(case.path, a, b));
    out
}

fn is_over(one: &Allowance<'_>, today: Option<NaiveDate>) -> bool {
    one.until.zip(today).is_some_and(|(until, today)| until < today)
}

/// Allowances of one check in one place, by index; all of them are used, or none.
#[derive(Debug, Default)]
struct Group {
    all: Vec<usize>,
    used: bool,
}

/// Allowances by what they cover.
#[derive(Debug, Default)]
struct Cover {
    /// By where their block starts; blocks don't overlap.
    blocks: BTreeMap<(&'static str, Position), (Position, Group)>,
    claims: BTreeMap<(&'static str, ClaimId), Group>,
    nothing: Vec<usize>,
}

impl Cover {
    fn new(allowances: &[Allowance<'_>]) -> Self {
        let mut cover = Self::default();
        for (at, one) in allowances.iter().enumerate() {
            let group = match one.scope {
                Scope::Block(start, end) => {
                    &mut cover.blocks.entry((one.check, start)).or_insert_with(|| (end, Group::default())).1
                }
                Scope::Claim(id) => cover.claims.entry((one.check, id.clone())).or_default(),
                Scope::Nothing => {
                    cover.nothing.push(at);
                    continue;
                }
            };
            group.all.push(at);
        }
        cover
    }

    /// Returns the first allowance that covers a finding of the article at `path`.
    fn of(&mut self, finding: &Finding, path: &str) -> Option<usize> {
        let start = finding.place.start;
        let mut before =
            self.blocks.range_mut((finding.check, Position { line: 0, column: 0 })..=(finding.check, start));
        let block = before.next_back().map(|(_, (end, group))| (*end, group));
        let block = block.filter(|(end, _)| finding.place.path == path && start < *end).map(|(_, group)| group);
        let claim = finding.claim.as_ref().and_then(|id| self.claims.get_mut(&(finding.check, id.clone())));
        let mut first = None;
        for group in block.into_iter().chain(claim) {
            group.used = true;
            first = first.or(group.all.first().copied());
        }
        first
    }

    /// Returns the allowances that covered nothing.
    fn unused(&self) -> impl Iterator<Item = usize> + '_ {
        let groups = self.blocks.values().map(|(_, group)| group).chain(self.claims.values());
        groups.filter(|group| !group.used).flat_map(|group| &group.all).chain(&self.nothing).copied()
    }
}

/// Returns whether what a check finds may be let stand: what it finds in the words of an article. The record itself
/// must hold.
fn may_stand(check: &Check) -> bool {
    matches!(check.find, Find::Drift(_) | Find::Change { .. })
}

/// Reads the comments of the article as it is now.
fn in_article<'c>(case: &Case<'c>, allowances: &mut Vec<Allowance<'c>>, misused: &mut Vec<Finding>) {
    let article = case.after.article;
    if article.markup() == Markup::Plain {
        misused.extend(plain(article).map(|span| {
            let place = Place::in_source(case.path, article, span);
            let message = "In plain text this is no comment: it is read with the article.".to_owned();
            let help = "take it out, and write `allow` into the ledger, at the claim that it is about".to_owned();
            misuse(case, Misuse::Invalid, message, place, help)
        }));
        return;
    }
    for comment in article.comments() {
        let words = comment.words(article.source());
        let Some(ours) = ours(words) else { continue };
        let from = comment.span.end - CLOSING - (words.len() - ours);
        let place = |range: Range<usize>| {
            let span = SourceSpan { start: from + range.start, end: from + range.end };
            Place::in_source(case.path, article, span)
        };
        let scope = article.blocks().get(comment.block).map_or(Scope::Nothing, |block| {
            let whole = Place::of(case.path, article, block.span);
            Scope::Block(whole.start, whole.end)
        });
        match Comment::parse(&words[ours..]) {
            Ok(parsed) => allowances.extend(parsed.checks.into_iter().map(|(check, range)| Allowance {
                check,
                suppression: Suppression { kind: SuppressionKind::InSource, justification: parsed.reason.clone() },
                until: parsed.until,
                scope,
                place: place(range),
            })),
            Err(wrong) => {
                let place = place(wrong.range);
                let finding = misuse(case, Misuse::Invalid, wrong.message, place, wrong.help);
                misused.push(Finding { label: wrong.label, ..finding });
            }
        }
    }
}

/// How many bytes close a comment: `-->`.
const CLOSING: usize = 3;

/// Where plain text holds what would be one of our comments in Markdown.
fn plain(article: &Article) -> impl Iterator<Item = SourceSpan> + '_ {
    let source = article.source();
    source.match_indices("<!--").filter_map(|(at, mark)| {
        let words = at + mark.len();
        let start = ours(source.get(words..)?)?;
        Some(SourceSpan { start: at, end: words + start })
    })
}

/// Returns where the words after `onrecord:` begin; none where the comment is none of ours. The colon may be forgotten,
/// but not in silence.
fn ours(words: &str) -> Option<usize> {
    const NAME: &str = "onrecord";
    let start = words.len() - words.trim_start().len();
    let rest = words.get(start + NAME.len()..).filter(|_| words[start..].starts_with(NAME))?;
    let spaces = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let after = start + NAME.len() + spaces;
    match rest.strip_prefix(':') {
        Some(_) => Some(after + 1),
        None => rest.starts_with("allow").then_some(after),
    }
}

/// What a comment says.
struct Comment {
    /// The checks, each with the bytes of its name.
    checks: Vec<(&'static str, Range<usize>)>,
    reason: String,
    until: Option<NaiveDate>,
}

/// What is wrong with a comment.
struct Wrong {
    range: Range<usize>,
    message: String,
    label: String,
    help: String,
}

/// How a comment is written.
const FORM: &str =
    "write <!-- onrecord: allow(CHECK) reason WHY --> or <!-- onrecord: allow(CHECK) reason WHY until 2027-01-01 -->";

impl Wrong {
    fn new(range: Range<usize>, message: impl Into<String>) -> Self {
        Self { range, message: message.into(), label: String::new(), help: FORM.to_owned() }
    }
}

impl Comment {
    /// Reads the words after `onrecord:`.
    fn parse(words: &str) -> Result<Self, Wrong> {
        let start = words.len() - words.trim_start().len();
        let whole = start..words.trim_end().len().max(start);
        let wrong = |message: &str| Wrong::new(whole.clone(), message);
        let list = words[start..].strip_prefix("allow").map(str::trim_start).and_then(|rest| rest.strip_prefix('('));
        let list = list.ok_or_else(|| wrong("This comment does not say what it allows."))?;
        let from = words.len() - list.len();
        let close = list.find(')').ok_or_else(|| wrong("The list of checks has no end."))?;
        let mut checks = Vec::new();
        let mut at = from;
        for name in list[..close].split(',') {
            let begin = at + (name.len() - name.trim_start().len());
            let range = begin..begin + name.trim().len();
            at += name.len() + 1;
            checks.push((named(name.trim()).map_err(|wrong| Wrong { range: range.clone(), ..wrong })?, range));
        }
        let (reason, until) = reason(list[close + 1..].trim()).map_err(|message| wrong(&message))?;
        Ok(Self { checks, reason, until })
    }
}

/// Returns the check with that name, where what it finds may be let stand.
fn named(name: &str) -> Result<&'static str, Wrong> {
    match check(name) {
        Some(check) if may_stand(check) => Ok(check.name),
        Some(check) => {
            let help = match check.find {
                Find::Suppression(_) => "mend or remove what it is about".to_owned(),
                Find::Record(_) => "restore the record: `onrecord verify` says what was changed".to_owned(),
                _ => "leave the article out: articles = [\"!drafts/**\"] in onrecord.toml".to_owned(),
            };
            Err(Wrong { help, ..Wrong::new(0..0, format!("What {} finds can't be allowed here.", check.name)) })
        }
        None if name.is_empty() => Err(Wrong::new(0..0, "A check's name is missing.")),
        None => {
            let known = CHECKS.iter().filter(|check| may_stand(check)).map(|check| check.name);
            let label = nearest(name, known).map_or_else(String::new, |near| format!("did you mean {near}?"));
            let help = "`onrecord explain` lists the checks".to_owned();
            Err(Wrong { label, help, ..Wrong::new(0..0, format!("There is no check “{name}”.")) })
        }
    }
}

/// Reads `reason WHY until DAY`; the word "reason" itself may be left out.
fn reason(words: &str) -> Result<(String, Option<NaiveDate>), String> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.strip_prefix(&["reason"]).or_else(|| words.strip_prefix(&["reason:"])).unwrap_or(&words);
    let last = words.iter().rposition(|word| *word == "until");
    let (why, until) = match last.map(|at| (&words[..at], &words[at + 1..])) {
        Some((why, [day])) => (why, Some(self::day(day)?)),
        Some((_, day)) if day.first().is_none_or(|word| word.starts_with(|c: char| c.is_ascii_digit())) => {
            return Err(not_a_day(&day.join(" ")));
        }
        // "until the desk has called back": part of the reason.
        _ => (words, None),
    };
    if why.is_empty() {
        return Err("The reason is missing.".to_owned());
    }
    Ok((why.join(" "), until))
}

fn day(word: &str) -> Result<NaiveDate, String> {
    let day = NaiveDate::parse_from_str(word, "%Y-%m-%d").ok();
    day.filter(|day| day.to_string() == word).ok_or_else(|| not_a_day(word))
}

fn not_a_day(words: &str) -> String {
    format!("“until {words}” is no day.")
}

/// Reads what the ledger allows of each claim.
fn in_ledger<'c>(case: &Case<'c>, allowances: &mut Vec<Allowance<'c>>, misused: &mut Vec<Finding>) {
    let file = case.file;
    // Nothing is found about what the program misread, and so nothing of it needs to be allowed.
    let claims = file.story.claims.iter().zip(&file.claims).filter(|(claim, _)| !claim.is_misread());
    for (claim, places) in claims {
        for (allow, at) in claim.allow.iter().zip(&places.allow) {
            let (row, column) = (at.line.max(1), at.column.max(1));
            let width = allow.check.lines().next().map_or(1, |line| line.chars().count().max(1));
            let place = Place::on_line(&file.path, row, column..column + width);
            let scope = Scope::Claim(&claim.id);
            let suppression =
                Suppression { kind: SuppressionKind::External, justification: allow.reason.trim().to_owned() };
            match named(&allow.check) {
                Ok(check) => {
                    let until = allow.until;
                    allowances.push(Allowance { check, suppression, until, scope, place });
                }
                Err(wrong) => {
                    let finding = misuse(case, Misuse::Invalid, wrong.message, place, wrong.help);
                    misused.push(Finding { label: wrong.label, claim: Some(claim.id.clone()), ..finding });
                }
            }
        }
    }
}

fn of_expired(case: &Case<'_>, one: &Allowance<'_>) -> Finding {
    let until = one.until.map(|day| day.to_string()).unwrap_or_default();
    let message = format!("{} was allowed until {until}, which is over.", one.check);
    let help = "mend what it is about, or give it another day".to_owned();
    let label = case.today.map(|today| format!("today is {today}")).unwrap_or_default();
    Finding { label, ..about(one, misuse(case, Misuse::Expired, message, one.place.clone(), help)) }
}

fn of_unused(case: &Case<'_>, one: &Allowance<'_>) -> Finding {
    let (message, help) = match one.scope {
        Scope::Nothing => {
            let message = format!("{} is allowed here, but no paragraph follows.", one.check);
            (message, "put the comment into the paragraph, or on a line of its own before it".to_owned())
        }
        Scope::Block(..) => {
            let message = format!("{} is allowed in this paragraph, but nothing is found there.", one.check);
            (message, "remove it, or put it before the paragraph that it is about".to_owned())
        }
        Scope::Claim(id) => {
            (format!("{} is allowed of {id}, but nothing is found.", one.check), "remove it".to_owned())
        }
    };
    about(one, misuse(case, Misuse::Unused, message, one.place.clone(), help))
}

/// Returns the finding with the claim that the allowance is about.
fn about(one: &Allowance<'_>, finding: Finding) -> Finding {
    let claim = if let Scope::Claim(id) = one.scope { Some(id.clone()) } else { None };
    Finding { claim, ..finding }
}

fn misuse(case: &Case<'_>, misuse: Misuse, message: String, place: Place, help: String) -> Finding {
    let is = |check: &&Check| matches!(check.find, Find::Suppression(kind) if kind == misuse);
    let check = CHECKS.iter().find(is).unwrap_or(&super::unused_suppression::CHECK);
    super::drift::finding(case, check, message, place, None, help)
}
