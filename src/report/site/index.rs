//! The site's index of stories, and the page of all claims.

use super::change;
use super::claim;
use super::dossier::Dossier;
use super::filters::{self, Choice, Item};
use super::html::Html;
use super::page::{Place, page};
use super::wording;
use crate::ledger::{Recorded, ReviewState, Slug, Story};
use crate::model::{Alarm, ClaimKind};
use crate::workflow::words;

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
        }
    }

    /// Returns the name of the story's page, from the site's folder.
    pub fn path(&self) -> String {
        story_path(&self.slug)
    }
}

fn story_path(slug: &Slug) -> String {
    format!("stories/{slug}.html")
}

/// Returns the address of a story's page; letters beyond ASCII are written as a browser would send them.
fn story_address(slug: &Slug) -> String {
    let mut out = String::new();
    for byte in story_path(slug).bytes() {
        if byte.is_ascii() { out.push(char::from(byte)) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}

/// Returns the index of stories; `unreadable` are the files of those that can't be shown.
pub fn index(lines: &[Line], unreadable: &[Unreadable]) -> String {
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
        for file in unreadable {
            h.tag("p", &[("class", "unchecked")], |h| {
                h.leaf("b", &[], &format!("{} could not be checked.", file.path));
                h.text(&format!(" {}", file.why));
            });
        }
        let alarms = [("substance", "changes of substance"), ("information", "changes for information only")];
        let reviews = [("pending", "something waits for review"), ("done", "nothing waits")];
        let choices = [Choice::new("alarm", "Changes", &alarms), Choice::new("review", "Review", &reviews)];
        filters::form(h, "stories", &choices);
        h.tag("ul", &[("class", "stories")], |h| lines.iter().for_each(|line| entry(h, line)));
    })
}

fn entry(h: &mut Html, line: &Line) {
    let alarm = match (line.must, line.info) {
        (0, 0) => "unchanged",
        (0, _) => "information",
        _ => "substance",
    };
    let review = if line.pending > 0 { "pending" } else { "done" };
    let item = Item { alarm, review, ..Item::default() };
    h.tag("li", &filters::attributes(&item, [("class", "story"), ("id", line.slug.as_str())]), |h| {
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
            if line.unreadable > 0 {
                h.text(" ");
                let what = format!("{} could not be checked", words::count(line.unreadable, "version"));
                h.leaf("span", &[("class", "missing")], &what);
            }
        });
    });
}

/// Returns the page of all claims that the latest versions of `stories` hold.
pub fn all_claims(stories: &[&Story]) -> String {
    let claims = || stories.iter().flat_map(|story| story.counted().map(|claim| (*story, claim)));
    page("All claims on record", Place::Top("claims.html"), |h| {
        h.leaf("h1", &[], "All claims on record");
        let what = words::count(claims().count(), "claim");
        h.leaf("p", &[("class", "lead")], &format!("{what}, as the latest version of each story has them."));
        let kinds = ClaimKind::ALL.map(ClaimKind::name).into_iter().chain(["deadline"]);
        let kinds: Vec<(&str, &str)> = kinds.filter(|kind| *kind != "assertion").map(|kind| (kind, kind)).collect();
        let alarms = [
            ("substance", "changed in substance"),
            ("information", "changed, for information"),
            ("unchanged", "never changed"),
        ];
        let sources = claims().map(|(_, claim)| claim.attributed());
        let counted = ReviewState::ALL.into_iter().filter(|state| *state != ReviewState::Misread);
        let reviews: Vec<_> = counted.map(|state| (state.name(), wording::review(state))).collect();
        let choices = [
            Choice::new("kind", "Kind", &kinds),
            Choice::new("alarm", "Change", &alarms),
            Choice::sources(sources),
            Choice::new("review", "Review", &reviews),
        ];
        filters::form(h, "claims", &choices);
        h.tag("ul", &[("class", "all")], |h| claims().for_each(|(story, claim)| row(h, story, claim)));
    })
}

fn row(h: &mut Html, story: &Story, claim: &Recorded) {
    let item = claim::item(claim);
    let class = format!("row-of-all {}", item.alarm);
    let id = format!("{}-{}", story.slug, claim.id);
    h.tag("li", &filters::attributes(&item, [("class", &class), ("id", &id)]), |h| {
        h.leaf("span", &[("class", "kind")], item.kind);
        h.text(" ");
        let link = format!("{}#{}", story_address(&story.slug), claim.id);
        h.leaf("a", &[("href", &link), ("class", "words")], &wording::content(&claim.content));
        h.tag("p", &[("class", "quiet")], |h| {
            let source = claim.attributed().unwrap_or("no source found");
            h.text(&format!("{source} · {} · {}", story.slug, wording::review(claim.review.state)));
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
