//! Quotes and statements against those that a person marked.
//!
//! A claim of the program is given to the marked one with which it shares most words. Those that lie in the same one are
//! taken together, so that a quotation of three paragraphs may be one claim or three; one that glues two together fits
//! neither. The content is right from four fifths of its words on; the claim is right if its source is, too.

use super::page::{Gold, Named, Page, Speech, What};
use super::tally::{Levels, Share, Tally, Weights};
use super::words::{Set, Words, head, name, overlap};
use onrecord::model::{Claim, Form, Source};
use onrecord::text::Article;

/// From which overlap on a content is the one that was marked.
const ENOUGH: f64 = 0.8;

/// How much of a claim must lie in a content for it to be a piece of that.
const PIECE: f64 = 0.8;

/// Counts over quotes and statements: each form, all of them, and all with the attitudes, which no other row counts.
#[derive(Debug, Default)]
pub struct Counts {
    /// Content and source.
    pub claims: [Tally; 5],
    /// Content alone.
    pub contents: [Tally; 5],
    /// Content and source, by level.
    pub levels: Levels,
    /// Weights of the claims whose content is right.
    pub weights: Weights,
    /// Cues of the claims whose content is right.
    pub cues: Share,
    /// "Nobody is named for it": content right, and no source on either side.
    pub nobody: Tally,
    /// Pronouns resolved to a name, where the content is right.
    pub pronouns: Share,
    /// Last names, offices and descriptions resolved to a name, where the content is right.
    pub mentions: Share,
}

/// Claims of the program that answer one marked claim, or none.
struct Unit<'a> {
    gold: Option<usize>,
    words: Set,
    claims: Vec<&'a Claim>,
}

struct Marked<'a> {
    gold: &'a Gold,
    speech: &'a Speech,
    words: Set,
}

/// Scores the quotes and statements of one article; `notes` gets a line for each that is not right.
pub fn score(page: &Page, claims: &[Claim], counts: &mut Counts, notes: &mut Vec<String>) {
    let words = Words::new(page.article.text());
    let marked: Vec<Marked<'_>> = page.claims.iter().filter_map(|gold| marked(gold, &words)).collect();
    let units = units(&marked, claims, &words);
    for marked in &marked {
        for row in rows(marked.speech.form, marked.speech.attitude) {
            counts.claims[row].gold += 1;
            counts.contents[row].gold += 1;
        }
        counts.nobody.gold += usize::from(marked.speech.source.is_none());
    }
    let mut answered = vec![None; marked.len()];
    for unit in &units {
        let own = (unit.claims[0].form().unwrap(), false);
        let (form, attitude) = unit.gold.map_or(own, |gold| (marked[gold].speech.form, marked[gold].speech.attitude));
        for row in rows(form, attitude) {
            counts.claims[row].found += 1;
            counts.contents[row].found += 1;
        }
        counts.nobody.found += usize::from(unit.claims.iter().all(|claim| claim.source.is_none()));
        let level = unit.claims.iter().map(|claim| claim.confidence).min().unwrap();
        let mut grade = |right| {
            if !attitude {
                counts.levels.add(level, right)
            }
        };
        let Some(gold) = unit.gold else {
            grade(false);
            notes.push(format!("false   {}", show(&page.article, unit.claims[0])));
            continue;
        };
        let right = overlap(&unit.words, &marked[gold].words) >= ENOUGH;
        match answered[gold] {
            None if right => {
                answered[gold] = Some(true);
                grade(rightly(page, &marked[gold], unit));
                judge(page, &marked[gold], unit, counts, notes);
            }
            seen => {
                grade(false);
                answered[gold] = seen.or(Some(false));
                let (was, is) = (marked[gold].show(&page.article), show(&page.article, unit.claims[0]));
                notes.push(format!("content {was}\n        {is}"));
            }
        }
    }
    let missed = marked.iter().zip(&answered).filter(|(_, answered)| answered.is_none());
    notes.extend(missed.map(|(marked, _)| format!("missed  {}", marked.show(&page.article))));
}

/// The rows that a quote or statement counts in.
fn rows(form: Form, attitude: bool) -> impl Iterator<Item = usize> {
    let own = Form::ALL.iter().position(|other| *other == form).filter(|_| !attitude);
    own.into_iter().chain(if attitude { 4..5 } else { 3..5 })
}

fn marked<'a>(gold: &'a Gold, words: &Words<'_>) -> Option<Marked<'a>> {
    let What::Speech(speech) = &gold.what else { return None };
    Some(Marked { gold, speech, words: words.content(&gold.parts) })
}

fn units<'a>(marked: &[Marked<'_>], claims: &'a [Claim], words: &Words<'_>) -> Vec<Unit<'a>> {
    let mut units: Vec<Unit<'a>> = Vec::new();
    for claim in claims.iter().filter(|claim| claim.form().is_some()) {
        let content = words.content(&claim.parts);
        let shared = |marked: &Marked<'_>| marked.words.intersection(&content).count();
        let alike = |marked: &Marked<'_>| (shared(marked), (overlap(&marked.words, &content) * 1e6) as u64);
        let best = marked.iter().enumerate().max_by_key(|(_, marked)| alike(marked));
        let gold = best.filter(|(_, marked)| shared(marked) > 0).map(|(gold, _)| gold);
        let piece = gold.is_some_and(|gold| shared(&marked[gold]) as f64 >= PIECE * content.len() as f64);
        let same =
            |unit: &&mut Unit<'_>| piece && unit.gold == gold && unit.words.is_subset(&marked[gold.unwrap()].words);
        match units.iter_mut().find(same) {
            Some(unit) => {
                unit.words.extend(content);
                unit.claims.push(claim);
            }
            None => units.push(Unit { gold, words: content, claims: vec![claim] }),
        }
    }
    units
}

/// Returns whether the source of a claim whose content is right is right, too.
fn rightly(page: &Page, marked: &Marked<'_>, unit: &Unit<'_>) -> bool {
    let source = unit.claims.iter().find_map(|claim| claim.source.as_deref());
    same_source(&page.article, marked.speech.source.as_ref(), source)
}

/// Judges the attribution of a claim whose content is right.
fn judge(page: &Page, marked: &Marked<'_>, unit: &Unit<'_>, counts: &mut Counts, notes: &mut Vec<String>) {
    let article = &page.article;
    let words = Words::new(article.text());
    let claim = unit.claims[0];
    let source = unit.claims.iter().find_map(|claim| claim.source.as_deref());
    let right = rightly(page, marked, unit);
    for row in rows(marked.speech.form, marked.speech.attitude) {
        counts.contents[row].right += 1;
        counts.claims[row].right += usize::from(right);
    }
    counts.nobody.right += usize::from(right && source.is_none());
    counts.weights.add(marked.gold.weight, claim.weight);
    let said = show(article, claim);
    if !right {
        notes.push(format!("source  {}\n        {said}", marked.show(article)));
    }
    if let Some(cue) = marked.speech.cue {
        let right = claim.cue.is_some_and(|found| !words.of(&[found]).is_disjoint(&words.of(&[cue])));
        counts.cues.add(right);
        if !right {
            let found = claim.cue.map_or("none", |found| article.slice(found));
            notes.push(format!("cue     \"{}\", read as \"{found}\": {said}", article.slice(cue)));
        }
    }
    if let Some(Named { span, name: Some(meant) }) = &marked.speech.source
        && name(meant) != name(article.slice(*span))
    {
        let right = source.is_some_and(|source| name(&source.name) == name(meant));
        let pronoun = PRONOUNS.contains(&article.slice(*span).to_lowercase().as_str());
        if pronoun {
            counts.pronouns.add(right)
        } else {
            counts.mentions.add(right)
        }
        if !right {
            let found = source.map_or("none", |source| source.name.as_str());
            notes.push(format!("name    \"{}\" is {meant}, read as {found}", article.slice(*span)));
        }
    }
}

/// The words that stand for a person or a body without saying more.
const PRONOUNS: &[&str] = &["i", "he", "she", "it", "they", "we", "who", "him", "her", "them"];

/// Returns whether two sources have the same head word, as they stand or under their names; nobody is only nobody.
fn same_source(article: &Article, gold: Option<&Named>, found: Option<&Source>) -> bool {
    let (Some(gold), Some(found)) = (gold, found) else { return gold.is_none() && found.is_none() };
    let mut meant = vec![head(article.slice(gold.span))];
    meant.extend(gold.name.as_deref().map(head));
    [head(article.slice(found.span)), head(&found.name)].iter().any(|head| meant.contains(head))
}

impl Marked<'_> {
    fn show(&self, article: &Article) -> String {
        let parts: Vec<&str> = self.gold.parts.iter().map(|part| article.slice(*part)).collect();
        let source = self.speech.source.as_ref().map_or("none", |source| article.slice(source.span));
        let form = if self.speech.attitude { "attitude" } else { self.speech.form.name() };
        format!("{form} [{}] {source}", brief(&parts.join(" […] ")))
    }
}

fn show(article: &Article, claim: &Claim) -> String {
    let source = claim.source.as_ref().map_or("none", |source| article.slice(source.span));
    format!("{} [{}] {source}", claim.form().unwrap().name(), brief(&claim.words(article)))
}

/// Leaves out the middle of a long content: its ends are what goes wrong.
fn brief(content: &str) -> String {
    let words: Vec<&str> = content.split_whitespace().collect();
    if words.len() <= 14 {
        return words.join(" ");
    }
    format!("{} … {}", words[..7].join(" "), words[words.len() - 6..].join(" "))
}
