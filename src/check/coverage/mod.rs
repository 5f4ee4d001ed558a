//! Whether a notice of an article tells readers of a change.
//!
//! A notice that was there before the change tells nothing of it. A new one covers what it names: the old or the new value,
//! the words that differ, what is counted, whose words they are. One that names nothing at all is a general one.

mod words;

use super::Case;
use crate::english::{calendar, numeral};
use crate::ledger::Content;
use crate::model::{ChangeName, ClaimKind, DateValue, Detail, Figure};
use crate::text::fold::fold;
use crate::text::{Article, Notice, NoticeKind, notices};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// How many notices of an article are read, and how many words of each: more than any newsroom writes.
const NOTICES: usize = 64;
const WORDS: usize = 400;

/// How many words that differ are looked for one after the other.
const RUN: usize = 12;

/// What a claim said and what it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edit<'c> {
    /// What happened.
    pub names: &'c [ChangeName],
    /// What it said.
    pub old: &'c Content,
    /// What it says; none where it is gone.
    pub new: Option<&'c Content>,
    /// The last version that said so.
    pub until: u32,
}

/// What an article's notices say of a change.
#[derive(Debug, Clone)]
pub(super) enum Coverage {
    /// One names it.
    Named,
    /// One says that something changed, not what.
    General(Notice),
    /// Those that are new are about other changes; there may be none.
    Silent(Vec<Notice>),
}

/// The notices of an article, read.
pub(super) struct Notices {
    told: Vec<Told>,
    /// The notices that versions had, in canonical form, by number.
    old: BTreeMap<u32, BTreeSet<String>>,
}

/// One notice.
struct Told {
    notice: Notice,
    text: String,
    /// Its words in lower case, in order.
    words: Vec<String>,
    set: BTreeSet<String>,
    figures: Vec<Figure>,
    dates: Vec<DateValue>,
    /// Whether it names nothing.
    general: bool,
}

impl Notices {
    /// Reads the notices of the article as it is now.
    pub(super) fn new(case: &Case<'_>) -> Self {
        let told: Vec<Told> = case.notices.iter().take(NOTICES).map(|notice| Told::new(case, *notice)).collect();
        let mut old: BTreeMap<u32, BTreeSet<String>> = BTreeMap::new();
        if !told.is_empty() {
            let latest = case.file.story.latest().map(|version| (version.number, case.before.article));
            let earlier = case.earlier.iter().map(|(number, article)| (*number, article));
            old.extend(earlier.chain(latest).map(|(number, article)| (number, texts(article))));
        }
        Self { told, old }
    }

    /// Returns what the notices say of a change.
    pub(super) fn of(&self, edit: &Edit<'_>) -> Coverage {
        let old = self.old.get(&edit.until);
        let new: Vec<&Told> = self.told.iter().filter(|told| old.is_none_or(|old| !old.contains(&told.text))).collect();
        if new.iter().any(|told| told.names(edit)) {
            return Coverage::Named;
        }
        // Without the old text nobody knows whether a general notice is about this change.
        let general = new.iter().find(|told| old.is_some() && told.general && suffices(told.notice.kind, edit.names));
        match general {
            Some(told) => Coverage::General(told.notice),
            None => Coverage::Silent(new.iter().map(|told| told.notice).collect()),
        }
    }
}

fn texts(article: &Article) -> BTreeSet<String> {
    notices(article).iter().take(NOTICES).map(|notice| fold(article.slice(notice.span))).collect()
}

/// Returns whether a notice that names nothing tells enough of such a change: that something was wrong may be any of them;
/// that something is new may be a number or a day that news moves, never another quotation, source or negation.
fn suffices(kind: NoticeKind, names: &[ChangeName]) -> bool {
    let moves = |name: &ChangeName| {
        let louder = name.alarm() == crate::model::Alarm::Must;
        let news = matches!(
            name,
            ChangeName::FigureChanged | ChangeName::HedgeChanged | ChangeName::DateChanged | ChangeName::DeadlineMoved
        );
        news || !louder
    };
    match kind {
        NoticeKind::Correction | NoticeKind::Clarification => true,
        NoticeKind::Update => names.iter().all(moves),
        NoticeKind::EditorsNote => false,
    }
}

impl Told {
    fn new(case: &Case<'_>, notice: Notice) -> Self {
        let article = case.after.article;
        let slice = article.slice(notice.span);
        let words = split(slice);
        let claims = case.after.claims;
        let from = claims.partition_point(|claim| claim.span().start < notice.span.start);
        let own = || claims[from..].iter().take_while(|claim| claim.span().start < notice.span.end);
        let figure =
            |detail: &Detail| if let Detail::Figure(figure) = detail { Some((**figure).clone()) } else { None };
        let date = |detail: &Detail| if let Detail::Date(date) = detail { Some((**date).clone()) } else { None };
        let empty = |word: &String| !tells(word) || words::NOTICE.contains(&word.as_str()) || is_time(word);
        Self {
            notice,
            text: fold(slice),
            set: words.iter().cloned().collect(),
            figures: own().filter_map(|claim| figure(&claim.detail)).take(WORDS).collect(),
            dates: own().filter_map(|claim| date(&claim.detail)).take(WORDS).collect(),
            general: words.iter().all(empty),
            words,
        }
    }

    /// Returns whether the notice names the change: its values, its words, what it is about.
    fn names(&self, edit: &Edit<'_>) -> bool {
        match (&edit.old.detail, edit.new.map(|new| &new.detail)) {
            (Detail::Figure(old), Some(Detail::Figure(new))) => self.names_figure(edit, &[old, new]),
            (Detail::Figure(old), _) => self.names_figure(edit, &[old]),
            (Detail::Date(old), Some(Detail::Date(new))) => self.names_date(edit, &[old, new]),
            (Detail::Date(old), _) => self.names_date(edit, &[old]),
            _ => self.names_words(edit),
        }
    }

    fn names_figure(&self, edit: &Edit<'_>, figures: &[&Figure]) -> bool {
        let same_unit = |a: &str, b: &str| a.is_empty() || b.is_empty() || a == b;
        let said = |value: Decimal, unit: Option<&str>| {
            let own = self.figures.iter().filter(|own| unit.is_none_or(|unit| same_unit(&own.unit, unit)));
            own.flat_map(|own| [Some(own.value), own.max]).flatten().any(|own| own == value)
        };
        let any = figures.iter().any(|figure| said(figure.value, Some(&figure.unit)));
        let all = figures.len() > 1 && figures.iter().all(|figure| said(figure.value, None));
        any || all || self.names_unit(edit, figures)
    }

    /// Returns whether the notice says what is counted: "misstated the number of homes".
    fn names_unit(&self, edit: &Edit<'_>, figures: &[&Figure]) -> bool {
        let unit = figures.iter().map(|figure| figure.unit.to_lowercase()).find(|unit| self.set.contains(unit));
        let known =
            |unit: &str| !(unit.is_empty() || words::EVERYWHERE.contains(&unit)) || self.shared(&context(edit.old)) > 0;
        // A unit is named only where no other number of it is: "25 homes" is about those.
        let other = |unit: &str| self.figures.iter().any(|own| own.unit.eq_ignore_ascii_case(unit));
        unit.is_some_and(|unit| known(&unit) && !other(&unit))
    }

    fn names_date(&self, edit: &Edit<'_>, dates: &[&DateValue]) -> bool {
        let days = |date: &DateValue| -> Option<(NaiveDate, NaiveDate)> { date.from.zip(date.to) };
        let same = |date: &&DateValue| {
            let own =
                self.dates.iter().any(|own| own.value == date.value || days(own).is_some() && days(own) == days(date));
            own && !date.value.ends_with("_REF")
        };
        let written =
            [Some(edit.old), edit.new].into_iter().flatten().any(|content| self.says(&split(&content.words())));
        dates.iter().any(same) || written || self.shared(&context(edit.old)) > 1
    }

    fn names_words(&self, edit: &Edit<'_>) -> bool {
        let old = split(&edit.old.words());
        let new = edit.new.map(|new| split(&new.words())).unwrap_or_default();
        let (gone, come) = differing(&old, &new);
        if [gone, come].into_iter().any(|run| run.iter().any(|word| tells(word)) && self.says(run)) {
            return true;
        }
        let sources = [Some(edit.old), edit.new].into_iter().flatten().filter_map(|content| content.source.as_ref());
        let named = || sources.clone().any(|source| self.names_source(&source.name));
        let attributed = edit.names.iter().any(|name| {
            matches!(
                name,
                ChangeName::SourceChanged
                    | ChangeName::SourceLost
                    | ChangeName::SourceGained
                    | ChangeName::SourceVaguened
            )
        });
        let speech = words::SPEECH.iter().any(|word| self.set.contains(*word));
        let all: BTreeSet<String> = old.iter().chain(&new).cloned().collect();
        (attributed || speech) && named() || self.shared(&all) > 2
    }

    /// Returns whether the notice names somebody, by the last word of the name.
    fn names_source(&self, name: &str) -> bool {
        split(name).iter().rev().find(|word| tells(word)).is_some_and(|word| self.set.contains(word))
    }

    /// Returns whether the notice says `run` word for word.
    fn says(&self, run: &[String]) -> bool {
        let run = run.get(..RUN).unwrap_or(run);
        let Some(first) = run.first() else { return false };
        self.set.contains(first) && self.words.windows(run.len()).any(|own| own == run)
    }

    /// Returns how many telling words the notice shares with `others`.
    fn shared(&self, others: &BTreeSet<String>) -> usize {
        let telling = |word: &&String| tells(word) && !words::NOTICE.contains(&word.as_str()) && !is_time(word);
        others.iter().filter(telling).filter(|word| self.set.contains(*word)).count()
    }
}

/// Returns the words around a claim that tell what it is about.
fn context(content: &Content) -> BTreeSet<String> {
    // The context is cut at a number of characters: the words at its outer edges are pieces.
    let before = content.prefix.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
    let after = content.suffix.rsplit_once(char::is_whitespace).map_or("", |(rest, _)| rest);
    let words = if content.kind() == ClaimKind::Figure { content.words() } else { String::new() };
    split(before).into_iter().chain(split(after)).chain(split(&words)).collect()
}

/// Returns the runs of words between what two lists begin and end with alike.
pub(super) fn differing<'w>(old: &'w [String], new: &'w [String]) -> (&'w [String], &'w [String]) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    (&old[head..old.len() - tail], &new[head..new.len() - tail])
}

/// Returns the words and numbers of `text` in lower case and canonical form, without possessive endings.
fn split(text: &str) -> Vec<String> {
    let text = fold(text).to_lowercase();
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2013}' | '\u{2014}' | '/'));
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let plain = bare.map(|word| word.strip_suffix("'s").unwrap_or(word)).filter(|word| !word.is_empty());
    plain.take(WORDS).map(str::to_owned).collect()
}

/// Returns whether a word may tell what something is about.
fn tells(word: &str) -> bool {
    !words::COMMON.contains(&word) && word.chars().any(char::is_alphabetic) && numeral::cardinal(word).is_none()
}

fn is_time(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    calendar::month(bare).or_else(|| calendar::weekday(bare)).is_some()
}
