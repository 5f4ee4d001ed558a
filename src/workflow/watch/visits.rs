//! Visiting articles.

use super::state::{Second, Watched, after};
use super::{Listener, Round, Watch, asked_for, schedule};
use crate::intake::WebError;
use crate::ledger::{Slug, host_of};
use crate::workflow::event::Event;
use crate::workflow::failure::Failure;
use crate::workflow::fetch::Unfetched;
use crate::workflow::input::not_read;
use crate::workflow::record::Recorded;
use chrono::NaiveTime;

/// How many articles are visited before what is known is kept again.
const KEEP_AFTER: usize = 20;

impl Watch<'_> {
    /// Visits the articles that are due, those of one host together.
    pub(super) fn visits(&mut self, all: bool, round: &mut Round, who: &mut dyn Listener) {
        let now = who.now().timestamp();
        let articles = self.state.articles.iter().filter_map(|(key, one)| Some((host_of(&one.url), one.next?, key)));
        let mut due: Vec<(&str, Second, &String)> = articles.filter(|(_, next, _)| all || *next <= now).collect();
        due.sort();
        let due: Vec<String> = due.into_iter().map(|(_, _, key)| key.clone()).collect();
        for (at, key) in due.iter().enumerate() {
            if who.ended() {
                return;
            }
            let Some(article) = self.state.articles.get(key).cloned() else { continue };
            who.hear(Event::Progress(&|| format!("visiting {}: {at} of {}", article.url, due.len())));
            self.visit(key, article, round, who);
            if at % KEEP_AFTER == KEEP_AFTER - 1 {
                self.keep(who);
            }
        }
    }

    fn visit(&mut self, key: &str, mut article: Watched, round: &mut Round, who: &mut dyn Listener) {
        let time = who.now();
        let (now, host) = (time.timestamp(), host_of(&article.url).to_owned());
        if let Some(until) = self.state.held(&host, now) {
            round.held += 1;
            article.next = Some(until);
            self.state.articles.insert(key.to_owned(), article);
            return;
        }
        round.visited += 1;
        let fetched = self.fetcher.fetch(&article.url, time, &mut |event| who.hear(event));
        let for_ever = self.named.contains(key);
        match fetched {
            Ok(recorded) => {
                self.state.hosts.remove(&host);
                article.failures = 0;
                self.came(&mut article, &recorded, now, (round, who));
                article.plan(&self.sources.visit, for_ever, now);
                let slug = Slug::parse(&recorded.story);
                self.state.articles.insert(key.to_owned(), article);
                if let Some(slug) = slug.filter(|slug| self.is_behind(slug, recorded.version)) {
                    self.behind.insert(slug.clone());
                    self.tell(&slug, round, who);
                }
            }
            Err(unfetched) => {
                round.failed += 1;
                self.failed(&mut article, unfetched, (for_ever, now), who);
                self.state.articles.insert(key.to_owned(), article);
            }
        }
    }

    /// Takes in that an article came.
    fn came(
        &self,
        article: &mut Watched,
        recorded: &Recorded,
        now: Second,
        (round, who): (&mut Round, &mut dyn Listener),
    ) {
        article.story = Some(recorded.story.clone()).filter(|story| !story.is_empty());
        if !recorded.recorded {
            if article.since.is_none() {
                article.since = self.since(article);
            }
            return;
        }
        if recorded.version > 1 {
            round.versions += 1;
            article.since = Some(now);
        } else {
            round.fresh += 1;
            article.since = Some(article.published.unwrap_or(now));
        }
        if let Some(failure) = not_read(&recorded.path, recorded.not_read.clone()) {
            who.hear(Event::Failure(&failure));
        }
    }

    /// Returns since when an article is as it is, by what is on record: its last change, else its publication.
    fn since(&self, article: &Watched) -> Option<Second> {
        let slug = article.story.as_deref().and_then(Slug::parse)?;
        let story = self.project.ledger.story(&slug).ok()??.story;
        let latest = story.latest()?;
        let recorded = latest.recorded.timestamp();
        if latest.number > 1 {
            return Some(recorded);
        }
        let day =
            latest.published.map(|day| day.and_time(NaiveTime::MIN).and_utc().timestamp() + after(0, schedule::DAY));
        Some(article.published.or(day).map_or(recorded, |published| published.min(recorded)))
    }

    /// Takes in that an article did not come: it is said once, and the article, or its whole host, is left alone for longer each time.
    fn failed(
        &mut self,
        article: &mut Watched,
        unfetched: Unfetched,
        (for_ever, now): (bool, Second),
        who: &mut dyn Listener,
    ) {
        let host = host_of(&article.url).to_owned();
        let every = schedule::every(&self.sources.visit, article.age(now), true).unwrap_or(schedule::DAY);
        let is_first = article.failures == 0;
        article.failures = article.failures.saturating_add(1);
        match &unfetched {
            Unfetched::Web(WebError::Later { said, .. }) => {
                // It is the host that asks for patience, whatever is asked of it.
                self.trouble(&host, every, Some(asked_for(said, now).unwrap_or_default()), now);
                article.next = self.state.held(&host, now).or(Some(now));
            }
            Unfetched::Web(error) => {
                if error.is_of_host() {
                    self.trouble(&host, every, None, now);
                }
                article.plan(&self.sources.visit, for_ever, now);
            }
            // A disk that is full may have room the next time.
            Unfetched::Failure(_) => {
                article.next =
                    schedule::every(&self.sources.visit, article.age(now), for_ever).map(|every| after(now, every));
            }
        }
        if is_first {
            who.hear(Event::Failure(&Failure::from(unfetched)));
        }
    }
}
