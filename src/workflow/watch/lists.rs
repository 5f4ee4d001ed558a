//! Asking feeds and sitemaps which articles there are.

use super::state::{List, Second, Watched, after};
use super::{Listener, Round, Watch, asked_for, schedule};
use crate::intake::{Answer, Asked, Feed, Listed, NoFeed, WebError};
use crate::ledger::{canonical, host_of, key};
use crate::text::visible;
use crate::workflow::event::Event;
use crate::workflow::failure::Failure;
use std::collections::BTreeSet;

/// The most articles that are watched at a time.
const MOST_ARTICLES: usize = 50_000;

/// The most lists that are taken from a list of lists: the newest.
const MOST_LISTS: usize = 100;

impl Watch<'_> {
    /// Asks the lists that are due; those that they name follow.
    pub(super) fn lists(&mut self, all: bool, round: &mut Round, who: &mut dyn Listener) {
        // Lists that a list names are due at once.
        for of_lists in [false, true] {
            let now = who.now().timestamp();
            let is_due = |(_, list): &(&String, &List)| list.of.is_some() == of_lists && (all || list.next <= now);
            let due: Vec<String> = self.state.feeds.iter().filter(is_due).map(|(url, _)| url.clone()).collect();
            for url in &due {
                if who.ended() {
                    return;
                }
                self.ask(url, round, who);
            }
        }
    }

    fn ask(&mut self, url: &str, round: &mut Round, who: &mut dyn Listener) {
        let now = who.now().timestamp();
        let Some(mut list) = self.state.feeds.get(url).cloned() else { return };
        if let Some(until) = self.state.held(host_of(url), now) {
            list.next = until;
            self.state.feeds.insert(url.to_owned(), list);
            return;
        }
        who.hear(Event::Progress(&|| format!("asking {url}")));
        let asked = Asked { etag: list.etag.clone(), modified: list.modified.clone() };
        let answer = self.fetcher.list(url, &asked, &mut |event| who.hear(event));
        let said = match &answer {
            Err(WebError::Later { said, .. }) => Some(said.clone()),
            _ => None,
        };
        let read = answer.map_err(Failure::from).and_then(|answer| self.read(&answer, &mut list));
        let every = self.every(&list, now);
        match read {
            Ok(feed) => {
                self.state.hosts.remove(host_of(url));
                (list.failures, list.next) = (0, after(now, every));
                self.state.feeds.insert(url.to_owned(), list);
                if let Some(feed) = feed {
                    self.take(url, &feed, now, who);
                }
            }
            Err(failure) => {
                round.failed += 1;
                if list.failures == 0 {
                    who.hear(Event::Failure(&failure));
                }
                list.failures += 1;
                list.next = after(now, schedule::patience(every, list.failures));
                if let Some(said) = said {
                    self.trouble(host_of(url), every, Some(asked_for(&said, now).unwrap_or_default()), now);
                    list.next = self.state.held(host_of(url), now).unwrap_or(now);
                }
                self.state.feeds.insert(url.to_owned(), list);
            }
        }
    }

    /// Returns how often a list is asked for, in seconds: one that is named by another and old is no more often than its articles are visited.
    fn every(&self, list: &List, now: Second) -> u64 {
        let age = list.changed.and_then(|changed| u64::try_from(now.saturating_sub(changed)).ok());
        let slow = age.and_then(|age| schedule::every(&self.sources.visit, age, true));
        slow.unwrap_or_default().max(self.sources.feeds_every)
    }

    /// Reads a list that came; none where it is what it was.
    fn read(&self, answer: &Answer, list: &mut List) -> Result<Option<Feed>, Failure> {
        let Answer { url, head, body } = answer;
        if head.status == 304 {
            return Ok(None);
        }
        let feed = Feed::read(body, url, head.charset(), self.project.config.article_bytes).map_err(|why| {
            let shown = visible::text(url);
            let (what, help) = match why {
                NoFeed::Page => {
                    ("a web page", "an article's own page goes into pages; a site's feed has an address of its own")
                }
                NoFeed::Broken => ("broken off, or not written as feeds are", ""),
                NoFeed::Other => ("something else", "feeds are RSS, Atom, JSON Feed or sitemaps"),
            };
            Failure::unchecked(format!("{shown} is no feed and no sitemap, but {what}.")).help(help)
        })?;
        let field = |name: &str| head.field(name).map(str::to_owned);
        (list.etag, list.modified) = (field("ETag"), field("Last-Modified"));
        Ok(Some(feed))
    }

    /// Takes over what a list names.
    fn take(&mut self, url: &str, feed: &Feed, now: Second, who: &mut dyn Listener) {
        if feed.more || self.state.articles.len() + feed.articles.len() > MOST_ARTICLES {
            let line = format!(
                "note: {} names more articles than are watched at a time; some are left out",
                visible::text(url)
            );
            who.hear(Event::Note(&line));
        }
        for Listed { url, time } in &feed.articles {
            let Some(url) = canonical(url) else { continue };
            let mut new = Watched::new(url, *time, now);
            if new.age(now) >= schedule::end(&self.sources.visit) {
                new.next = None;
            }
            // What is old and unknown would only be carried along.
            if new.next.is_some() && self.state.articles.len() < MOST_ARTICLES {
                self.state.articles.entry(key(&new.url)).or_insert(new);
            }
        }
        self.take_lists(url, feed, now);
    }

    /// Takes over the lists that a list names: those that changed lately, and those of which that is not known.
    fn take_lists(&mut self, of: &str, feed: &Feed, now: Second) {
        let end = after(0, schedule::end(&self.sources.visit));
        let time = |list: &Listed| list.time.map_or(now, |time| time.timestamp());
        let mut lists: Vec<&Listed> = feed.lists.iter().filter(|list| now.saturating_sub(time(list)) < end).collect();
        lists.sort_by_key(|list| std::cmp::Reverse(time(list)));
        lists.truncate(MOST_LISTS);
        // A list of lists that is named by another one is followed no further.
        let is_named = self.state.feeds.get(of).is_some_and(|list| list.of.is_some());
        if is_named || feed.lists.is_empty() {
            return;
        }
        let kept: BTreeSet<&String> = lists.iter().map(|list| &list.url).collect();
        self.state.feeds.retain(|url, list| list.of.as_deref() != Some(of) || kept.contains(url));
        for list in lists {
            let changed = list.time.map(|time| time.timestamp().min(now));
            let known = self.state.feeds.entry(list.url.clone()).or_insert_with(|| List {
                next: now,
                of: Some(of.to_owned()),
                ..List::default()
            });
            if changed > known.changed {
                known.next = now;
            }
            known.changed = changed;
        }
    }
}
