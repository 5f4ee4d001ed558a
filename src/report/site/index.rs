//! The site's index of stories, and the page of all claims.

use super::change;
use super::claim;
use super::dossier::Dossier;
use super::filters::{self, Choice, Item};
use super::html::Html;
use super::page::{Place, address, page};
use super::weights::{self, Open};
use super::{findings, wording};
use crate::check::{Reported, Severity};
use crate::ledger::{Recorded, ReviewState, Slug};
use crate::model::{Alarm, ClaimKind, Weight};
use crate::workflow::{Standing, words};
use std::collections::BTreeSet;

/// How many findings the index shows.
const SHOWN: usize = 10;

/// A story's line in the index.
#[derive(Debug, Clone)]
pub struct Line {
    slug: Slug,
    title: String,
    /// The latest version in words.
    latest: String,
    claims: usize,
    pending: usize,
    must: usize,
    info: usize,
    unreadable: usize,
    versions: usize,
    edited: bool,
    findings: Vec<Reported>,
    claims_held: Vec<Held>,
}

/// A claim of the latest version with how it stands there.
#[derive(Debug, Clone)]
struct Held {
    claim: Recorded,
    standing: Option<Standing>,
    weight: Weight,
}

/// What the index tells beside the stories.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    /// The stories' files that could not be read.
    pub unreadable: Vec<Unreadable>,
    /// What else could not be checked, as sentences.
    pub unchecked: Vec<String>,
    /// Articles that no story knows.
    pub unrecorded: Vec<String>,
}

/// A story's file that could not be read, and why.
#[derive(Debug, Clone)]
pub struct Unreadable {
    /// The file.
    pub path: String,
    /// Why.
    pub why: String,
}

impl Line {
    /// Returns the line of a story.
    pub fn of(dossier: &Dossier<'_>) -> Self {
        let story = dossier.story;
        let latest = story.latest().map_or_else(String::new, |version| {
            let published = version.published.map(|day| format!(", published {}", words::day(day)));
            let recorded = words::day(version.recorded.date_naive());
            format!("Version {}{}, recorded {recorded}", version.number, published.unwrap_or_default())
        });
        Self {
            slug: story.slug.clone(),
            title: dossier.title(),
            latest,
            claims: story.counted().count(),
            pending: story.pending().count(),
            must: dossier.count(Alarm::Must),
            info: dossier.count(Alarm::Info),
            unreadable: dossier.unreadable(),
            versions: story.versions.len(),
            edited: dossier.present.edited,
            findings: findings::open(&dossier.present.findings).into_iter().cloned().collect(),
            claims_held: story.counted().map(|claim| Held::of(claim, dossier)).collect(),
        }
    }

    /// Returns the names of the tables of the story, from the site's folder: its claims, and the values that they had.
    pub fn tables(&self) -> [String; 2] {
        ["claims", "values"].map(|folder| format!("{folder}/{}.csv", self.slug))
    }

    /// Returns the story's row in the table of stories.
    pub(super) fn fields(&self) -> [String; 8] {
        let counts = [self.versions, self.claims, self.pending, self.must].map(|count| count.to_string());
        let [versions, claims, pending, must] = counts;
        let found = findings::counted(&self.findings.iter().collect::<Vec<_>>());
        let edited = if self.edited { "yes" } else { "no" };
        [self.slug.to_string(), self.title.clone(), versions, claims, pending, must, found, edited.to_owned()]
    }

    /// Returns what a search for the story looks at beside its entry: who is quoted in it, and what it says.
    fn searched(&self) -> String {
        let mut texts = BTreeSet::new();
        for held in &self.claims_held {
            texts.extend(held.claim.attributed().map(str::to_owned));
            let sentence = held.standing.as_ref().map(|standing| standing.now.whole());
            texts.insert(sentence.unwrap_or_else(|| held.claim.content.words()));
        }
        texts.into_iter().collect::<Vec<_>>().join(" ")
    }

    /// Returns the name of the story's page, from the site's folder.
    pub fn path(&self) -> String {
        format!("stories/{}.html", self.slug)
    }
}

impl Held {
    fn of(claim: &Recorded, dossier: &Dossier<'_>) -> Self {
        let standing = dossier.present.standings.get(&claim.id).cloned();
        Self { claim: claim.clone(), standing, weight: weights::of(claim, &dossier.present) }
    }
}

/// Returns the address of a story's page.
fn story_address(slug: &Slug) -> String {
    address("stories", slug, "html")
}

/// Returns the index of stories, with what else there is to tell.
pub fn index(lines: &[Line], overview: &Overview) -> String {
    page("Stories on record", Place::Top("index.html"), |h| {
        h.leaf("h1", &[], "Stories on record");
        let sum = |of: fn(&Line) -> usize| lines.iter().map(of).sum::<usize>();
        let (stories, claims) = (words::count(lines.len(), "story"), words::count(sum(|line| line.claims), "claim"));
        let waiting = match sum(|line| line.pending) {
            0 if lines.is_empty() => "The first `onrecord record` puts one here.".to_owned(),
            0 => "Nothing waits for review.".to_owned(),
            1 => "1 claim waits for review.".to_owned(),
            many => format!("{many} claims wait for review."),
        };
        h.leaf("p", &[("class", "lead")], &format!("{stories} with {claims}. {waiting}"));
        unchecked(h, overview);
        found(h, lines);
        let alarms = [("substance", "changes of substance"), ("information", "changes for information only")];
        let reviews = [("pending", "something waits for review"), ("done", "nothing waits")];
        let choices = [Choice::new("alarm", "Changes", &alarms), Choice::new("review", "Review", &reviews)];
        filters::form(h, "stories", &choices);
        h.tag("ul", &[("class", "stories")], |h| lines.iter().for_each(|line| entry(h, line)));
        csv(h, "stories.csv", "This list as CSV");
        if !overview.unrecorded.is_empty() {
            let what = words::count(overview.unrecorded.len(), "article");
            h.tag("details", &[], |h| {
                h.leaf("summary", &[], &format!("{what} not on record"));
                h.tag("ul", &[], |h| overview.unrecorded.iter().for_each(|path| h.leaf("li", &[], path)));
            });
        }
    })
}

/// Writes what could not be looked at, and why.
fn unchecked(h: &mut Html, overview: &Overview) {
    for file in &overview.unreadable {
        h.tag("p", &[("class", "unchecked")], |h| {
            h.leaf("b", &[], &format!("{} could not be checked.", file.path));
            h.text(&format!(" {}", file.why));
        });
    }
    for why in &overview.unchecked {
        h.tag("p", &[("class", "unchecked")], |h| {
            h.leaf("b", &[], "Something could not be checked.");
            h.text(&format!(" {why}"));
        });
    }
}

/// Writes the gravest findings of all stories, and which articles were edited since they were recorded.
fn found(h: &mut Html, lines: &[Line]) {
    let of = |line: &Line, one: &Reported| one.finding.story.as_deref() == Some(line.slug.as_str());
    let mut all: Vec<&Reported> = lines.iter().flat_map(|line| &line.findings).collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.finding.severity));
    let edited = lines.iter().filter(|line| line.edited).count();
    if all.is_empty() && edited == 0 {
        return h.leaf(
            "p",
            &[("class", "quiet")],
            "The check finds nothing, and no article was edited since it was recorded.",
        );
    }
    h.tag("section", &[("aria-labelledby", "findings")], |h| {
        h.leaf("h2", &[("id", "findings")], "Findings of the check");
        let edited = match edited {
            0 => String::new(),
            1 => "1 article was edited since it was recorded. ".to_owned(),
            many => format!("{many} articles were edited since they were recorded. "),
        };
        let counted = if all.is_empty() { "No findings".to_owned() } else { findings::counted(&all) };
        h.leaf("p", &[], &format!("{edited}{counted}."));
        let loud: Vec<&Reported> =
            all.iter().copied().filter(|one| one.finding.severity > Severity::Note).take(SHOWN).collect();
        findings::list(h, &loud, |one| {
            let line = lines.iter().find(|line| of(line, one))?;
            Some(format!("{}#findings", story_address(&line.slug)))
        });
        if loud.len() < all.len() {
            h.leaf("p", &[("class", "quiet")], "The pages of the stories have the others.");
        }
    });
}

/// Writes a link to a table.
fn csv(h: &mut Html, href: &str, words: &str) {
    h.tag("p", &[("class", "quiet")], |h| h.leaf("a", &[("href", href), ("download", "")], words));
}

fn entry(h: &mut Html, line: &Line) {
    let alarm = match (line.must, line.info) {
        (0, 0) => "unchanged",
        (0, _) => "information",
        _ => "substance",
    };
    let review = if line.pending > 0 { "pending" } else { "done" };
    let item = Item { alarm, review, ..Item::default() };
    let mut attributes = filters::attributes(&item, [("class", "story"), ("id", line.slug.as_str())]);
    let searched = line.searched();
    attributes.push(("data-more", &searched));
    h.tag("li", &attributes, |h| {
        h.tag("h2", &[], |h| h.leaf("a", &[("href", &story_address(&line.slug))], &line.title));
        h.leaf("p", &[("class", "quiet")], &format!("{} · {}", line.slug, line.latest));
        h.tag("p", &[("class", "counts")], |h| {
            h.leaf("span", &[], &words::count(line.claims, "claim"));
            for (count, alarm) in [(line.must, Alarm::Must), (line.info, Alarm::Info)] {
                if count > 0 {
                    h.text(" ");
                    h.tag("span", &[], |h| {
                        h.text(&format!("{} ", words::count(count, "change")));
                        change::badge(h, alarm);
                    });
                }
            }
            if line.pending > 0 {
                h.text(" ");
                let verb = if line.pending == 1 { "waits" } else { "wait" };
                h.leaf("span", &[("class", "pending")], &format!("{} {verb} for review", line.pending));
            }
            let found = findings::counted(&line.findings.iter().collect::<Vec<_>>());
            if !found.is_empty() {
                h.text(" ");
                h.leaf("span", &[], &found);
            }
            if line.edited {
                h.text(" ");
                h.leaf("span", &[("class", "pending")], "edited since");
            }
            if line.unreadable > 0 {
                h.text(" ");
                let what = format!("{} could not be checked", words::count(line.unreadable, "version"));
                h.leaf("span", &[("class", "missing")], &what);
            }
        });
    });
}

/// Returns the page of all claims that the latest versions of the stories hold.
pub fn all_claims(lines: &[Line]) -> String {
    let claims: Vec<(&Line, &Held)> =
        lines.iter().flat_map(|line| line.claims_held.iter().map(move |held| (line, held))).collect();
    page("All claims on record", Place::Top("claims.html"), |h| {
        h.leaf("h1", &[], "All claims on record");
        let what = words::count(claims.len(), "claim");
        let lead = format!("{what}, each in its sentence, as the latest version of its story has it.");
        h.leaf("p", &[("class", "lead")], &lead);
        let kinds = ClaimKind::ALL.map(ClaimKind::name).into_iter().chain(["deadline"]);
        let kinds: Vec<(&str, &str)> = kinds.filter(|kind| *kind != "assertion").map(|kind| (kind, kind)).collect();
        let alarms = [
            ("substance", "changed in substance"),
            ("information", "changed, for information"),
            ("unchanged", "never changed"),
        ];
        let sources = claims.iter().map(|(_, held)| held.claim.attributed());
        let counted = ReviewState::ALL.into_iter().filter(|state| *state != ReviewState::Misread);
        let reviews: Vec<_> = counted.map(|state| (state.name(), wording::review(state))).collect();
        let choices = [
            Choice::new("kind", "Kind", &kinds),
            Choice::new("alarm", "Change", &alarms),
            Choice::sources(sources),
            Choice::new("review", "Review", &reviews),
        ];
        filters::form(h, "claims", &choices);
        csv(h, "claims.csv", "All claims as CSV");
        let weight = |(_, held): &(&Line, &Held)| held.weight;
        weights::groups(h, &claims, Open::AllButLow, weight, |h, claims| {
            h.tag("ul", &[("class", "all")], |h| claims.iter().for_each(|(line, held)| row(h, line, held)));
        });
    })
}

fn row(h: &mut Html, line: &Line, held: &Held) {
    let claim = &held.claim;
    let item = claim::item(claim);
    let class = format!("row-of-all {}", item.alarm);
    let id = format!("{}-{}", line.slug, claim.id);
    h.tag("li", &filters::attributes(&item, [("class", &class), ("id", &id)]), |h| {
        h.leaf("span", &[("class", "kind")], item.kind);
        h.text(" ");
        let link = format!("{}#{}", story_address(&line.slug), claim.id);
        h.tag("a", &[("href", &link), ("class", "words")], |h| claim::sentence(h, claim, held.standing.as_ref()));
        h.tag("p", &[("class", "quiet")], |h| {
            let source = claim.attributed().unwrap_or("no source found");
            h.text(&format!("{source} · {} · {}", line.title, wording::review(claim.review.state)));
            if claim.added.is_some() {
                h.text(" · added by a person");
            }
            if !claim.review.correction.is_empty() {
                h.text(" · corrected by a person");
            }
            if let Some(alarm) = super::dossier::alarm(claim) {
                h.text(" · changed ");
                change::badge(h, alarm);
            }
        });
    });
}
