//! Telling: each destination is told of each version once, by what is on record and up to where it was told.

use super::destination::Kind;
use super::state::after;
use super::told::Told;
use super::{Listener, Round, Watch, schedule};
use crate::ledger::{Slug, StoryFile};
use crate::workflow::editions::Editions;
use crate::workflow::event::Event;
use crate::workflow::failure::Failure;
use crate::workflow::history::since;
use std::collections::BTreeMap;

impl Watch<'_> {
    /// Finds out of which stories something may have to be told. A destination that was never told of anything counts as told of all that
    /// is on record.
    pub(super) fn catch_up(&mut self) -> Result<(), Failure> {
        let (files, _) = self.project.stories()?;
        let latest = |file: &StoryFile| file.story.latest().map_or(0, |latest| latest.number);
        let all: BTreeMap<String, u32> = files.iter().map(|file| (file.story.slug.to_string(), latest(file))).collect();
        for destination in &self.destinations {
            let known = destination.known()?;
            let told = self.state.told.entry(destination.name()).or_insert_with(|| {
                all.iter().map(|(slug, latest)| (slug.clone(), *known.get(slug).unwrap_or(latest))).collect()
            });
            for (slug, version) in known {
                let mark = told.entry(slug).or_default();
                *mark = version.max(*mark);
            }
        }
        for article in self.state.articles.values_mut() {
            if article.story.is_none() {
                article.story = self.fetcher.story(&article.url).map(|slug| slug.to_string());
            }
        }
        let stories = self.state.articles.values().filter_map(|article| Slug::parse(article.story.as_deref()?));
        let behind = stories.filter(|slug| all.get(slug.as_str()).is_some_and(|latest| self.is_behind(slug, *latest)));
        self.behind = behind.collect();
        Ok(())
    }

    /// Returns whether a destination was not told up to that version of a story.
    pub(super) fn is_behind(&self, slug: &Slug, version: u32) -> bool {
        let mark = |name: String| self.state.told.get(&name).and_then(|told| told.get(slug.as_str())).copied();
        self.destinations.iter().any(|destination| mark(destination.name()).unwrap_or_default() < version)
    }

    /// Tells of whatever was not told yet.
    pub(super) fn tell_all(&mut self, round: &mut Round, who: &mut dyn Listener) {
        for slug in self.behind.clone() {
            if who.ended() {
                return;
            }
            self.tell(&slug, round, who);
        }
    }

    /// Tells the destinations of the versions of a story that they were not told of.
    pub(super) fn tell(&mut self, slug: &Slug, round: &mut Round, who: &mut dyn Listener) {
        let file = match self.project.ledger.story(slug) {
            Ok(Some(file)) => file,
            Ok(None) => {
                self.behind.remove(slug);
                return;
            }
            Err(error) => {
                round.failed += 1;
                return who.hear(Event::Failure(&error.into()));
            }
        };
        let now = who.now();
        let marks: Vec<(String, u32)> =
            self.destinations.iter().map(|one| one.name()).map(|name| self.mark(name, slug)).collect();
        let from = marks.iter().map(|(_, mark)| *mark).min().unwrap_or_default();
        let messages = self.messages(&file, from, who);
        let mut all_told = true;
        for (at, (name, mark)) in marks.into_iter().enumerate() {
            let Some(destination) = self.destinations.get_mut(at) else { continue };
            if destination.until > now.timestamp() {
                all_told = false;
                continue;
            }
            let mut reached = mark;
            for told in messages.iter().filter(|told| told.version.version > mark) {
                let wanted = self.everything || told.is_of_substance();
                let outcome = match &destination.kind {
                    _ if !wanted => Ok(()),
                    Kind::Listener if who.told(told) => Ok(()),
                    Kind::Listener => break,
                    _ => destination.tell(told, &self.fetcher),
                };
                if let Err(failure) = outcome {
                    round.failed += 1;
                    destination.failures = destination.failures.saturating_add(1);
                    destination.until =
                        after(now.timestamp(), schedule::patience(schedule::MINUTE, destination.failures));
                    who.hear(Event::Failure(&failure));
                    break;
                }
                destination.failures = 0;
                reached = told.version.version;
                round.told += usize::from(wanted && told.is_of_substance() && at == 0);
            }
            all_told &= messages.last().is_none_or(|last| last.version.version <= reached);
            if reached > mark {
                self.state.told.entry(name).or_default().insert(slug.to_string(), reached);
            }
        }
        if all_told {
            self.behind.remove(slug);
        }
        self.keep(who);
    }

    /// Returns a destination's name with the version of a story up to which it was told.
    fn mark(&self, name: String, slug: &Slug) -> (String, u32) {
        let mark = self.state.told.get(&name).and_then(|told| told.get(slug.as_str())).copied().unwrap_or_default();
        (name, mark)
    }

    /// Returns what is told of the versions of a story behind version `from`.
    fn messages(&self, file: &StoryFile, from: u32, who: &mut dyn Listener) -> Vec<Told> {
        let editions = Editions::new(self.project);
        let (mut failures, mut told) = (Vec::new(), Vec::new());
        let mut tell = |event: Event<'_>| {
            if let Event::Failure(failure) = event {
                failures.push(failure.clone());
            }
        };
        let rows = since(&editions, &mut tell, &file.story, from, &mut |step| who.each(step));
        failures.iter().for_each(|failure| who.hear(Event::Failure(failure)));
        let today = who.now().date_naive();
        let latest = file.story.latest().map_or(0, |latest| latest.number);
        for row in rows {
            let is_latest = row.version == latest;
            told.push(Told::new(self.project, row, is_latest.then_some(file), today));
        }
        told
    }
}
