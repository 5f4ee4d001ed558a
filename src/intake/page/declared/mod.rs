//! What a page says of itself: JSON-LD first, then the elements `meta`, then what stands in the text.

pub mod day;
pub mod headline;
mod json_ld;
pub mod live;
pub mod people;

use super::reference;
use super::tag::Tag;
use super::tree::Tree;
use super::{Declared, Moment};
use crate::english::data::list;
use live::Live;
use serde_json::Value;
use std::ops::Range;

/// Names of `meta` under which pages give the headline, the surest first.
const HEADLINES: [&str; 6] = ["headline", "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title"];

/// Names of `meta` under which pages name who wrote them.
const BYLINES: &[&str] = list!("markup/page-bylines");

/// Names of `meta` under which pages give the day of publication.
const PUBLISHED: &[&str] = list!("markup/page-published");

/// Names of `meta` under which pages say when they were changed.
const MODIFIED: &[&str] = list!("markup/page-modified");

/// The most headings, times and bylines that are looked at.
const MOST: usize = 100;

/// The most nodes in an element that is looked at for what it says, and the most bytes of its text.
const LARGEST: usize = 10_000;
const LONGEST_WORDS: usize = 64 * 1024;

/// The longest script of JSON-LD, and the most of all of them, in bytes.
const LONGEST: usize = 2 * 1024 * 1024;

/// Something that a page says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub place: Range<usize>,
}

/// What a page says of itself, with the places.
#[derive(Debug, Default)]
pub struct Stated {
    pub declared: Declared,
    /// Where each stands: the headline, the byline, the two days, the address.
    pub headline: Range<usize>,
    pub byline: Range<usize>,
    pub published: Range<usize>,
    pub modified: Range<usize>,
    pub address: Range<usize>,
    /// The headings that are the headline.
    pub titles: Vec<usize>,
    /// What it says of itself as a live blog.
    pub live: Live,
}

/// Reads what a page says of itself.
pub fn read(tree: &Tree<'_>) -> Stated {
    let reader = Reader::new(tree);
    let mut stated = Stated::default();
    let declared = &mut stated.declared;
    declared.outlet = reader.outlet();
    declared.language = reader.language();
    if let Some(said) = reader.address() {
        (declared.address, stated.address) = (Some(said.text), said.place);
    }
    if let Some((moment, place)) = reader.moment("datePublished", PUBLISHED, true) {
        (declared.published, stated.published) = (Some(moment), place);
    }
    if let Some((moment, place)) = reader.moment("dateModified", MODIFIED, false) {
        (declared.modified, stated.modified) = (Some(moment), place);
    }
    if let Some((names, place)) = reader.byline() {
        (declared.byline, stated.byline) = (names, place);
    }
    let h1: Vec<Said> = reader.headings.iter().map(|at| reader.words(*at)).collect();
    if let Some(said) = headline::choose(&h1, &reader.headlines(), reader.title().as_ref(), declared.outlet.as_deref())
    {
        let own = headline::folded(&said.text);
        let same = |(at, h1): (&usize, &Said)| headline::agrees(&headline::folded(&h1.text), &own).then_some(*at);
        stated.titles = reader.headings.iter().zip(&h1).filter_map(same).collect();
        (declared.headline, stated.headline) = (Some(said.text), said.place);
    }
    reader.articles.iter().for_each(|(article, place)| stated.live.add(article, place));
    stated
}

struct Reader<'t, 's> {
    tree: &'t Tree<'s>,
    /// The elements `meta` with a content, by their names in lower case.
    metas: Vec<(String, usize)>,
    articles: Vec<(Value, Range<usize>)>,
    headings: Vec<usize>,
    titles: Vec<usize>,
    links: Vec<usize>,
    times: Vec<usize>,
    /// Elements that say who wrote the article.
    authors: Vec<usize>,
    /// How many bytes the scripts of JSON-LD have.
    scripts: usize,
}

impl<'t, 's> Reader<'t, 's> {
    fn new(tree: &'t Tree<'s>) -> Self {
        let mut reader = Self {
            tree,
            metas: Vec::new(),
            articles: Vec::new(),
            headings: Vec::new(),
            titles: Vec::new(),
            links: Vec::new(),
            times: Vec::new(),
            authors: Vec::new(),
            scripts: 0,
        };
        for at in 1..tree.nodes.len() {
            reader.node(at);
        }
        reader
    }

    fn node(&mut self, at: usize) {
        let tree = self.tree;
        let attribute = |name| tree.attribute(at, name);
        match tree.nodes[at].tag {
            Tag::Meta => {
                let names = ["property", "name", "itemprop", "http-equiv"].iter().filter_map(|name| attribute(name));
                if attribute("content").is_some_and(|content| !content.trim().is_empty()) {
                    self.metas.extend(names.map(|name| (name.trim().to_ascii_lowercase(), at)));
                }
            }
            Tag::Script
                if attribute("type").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/ld+json")) =>
            {
                let place = tree.within(at).next().map(|text| tree.bytes(text)).unwrap_or_default();
                self.scripts += place.len();
                let script = tree.source.get(place.clone()).filter(|_| self.scripts <= LONGEST);
                let found = json_ld::articles(script.unwrap_or_default());
                self.articles.extend(found.into_iter().map(|article| (article, place.clone())));
            }
            Tag::H1 if self.headings.len() < MOST => self.headings.push(at),
            Tag::Title if self.titles.is_empty() => self.titles.push(at),
            Tag::Link => self.links.push(at),
            Tag::Time if self.times.len() < MOST => self.times.push(at),
            Tag::Text => {}
            _ => {
                let is = |name: &str, value: &str| {
                    tree.attribute(at, name)
                        .is_some_and(|own| own.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(value)))
                };
                let more = self.authors.len() < MOST;
                if more
                    && (is("itemprop", "author")
                        || is("rel", "author")
                        || is("class", "byline")
                        || is("class", "author"))
                {
                    self.authors.push(at);
                }
            }
        }
    }

    /// Returns what an element says; nothing where it is far too much for a headline, a time or a name.
    fn words(&self, at: usize) -> Said {
        if self.tree.within(at).len() > LARGEST {
            return Said { text: String::new(), place: 0..0 };
        }
        let place = self.tree.texts(at);
        if place.len() > LONGEST_WORDS {
            return Said { text: String::new(), place: 0..0 };
        }
        Said { text: self.tree.words(at), place }
    }

    /// Returns what the elements `meta` of a name say.
    fn meta<'r>(&'r self, name: &'r str) -> impl Iterator<Item = Said> + 'r {
        self.metas.iter().filter(move |(own, _)| own == name).filter_map(|(_, at)| {
            let text = self.tree.attribute(*at, "content")?.split_whitespace().collect::<Vec<_>>().join(" ");
            // Some write references twice.
            let text = reference::decoded(&text);
            Some(Said { text, place: self.tree.attribute_place(*at, "content")? })
        })
    }

    /// Returns what the articles in JSON-LD say under a key.
    fn values<'r>(&'r self, key: &'r str) -> impl Iterator<Item = (&'r Value, Range<usize>)> + 'r {
        self.articles.iter().filter_map(move |(article, place)| Some((article.get(key)?, place.clone())))
    }

    fn title(&self) -> Option<Said> {
        self.titles.first().map(|at| self.words(*at)).filter(|said| !said.text.is_empty())
    }

    fn headlines(&self) -> Vec<Said> {
        let of_json = self.values("headline").filter_map(|(value, place)| {
            let text = reference::decoded(&json_ld::text(value)?);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then_some(Said { text, place })
        });
        of_json.chain(HEADLINES.iter().flat_map(|name| self.meta(name))).take(MOST).collect()
    }

    fn outlet(&self) -> Option<String> {
        let metas = ["og:site_name", "application-name", "dc.publisher"].iter().flat_map(|name| self.meta(name));
        let of_json = self.values("publisher").filter_map(|(value, _)| json_ld::text(value));
        let whole = |name: &String| !name.trim().is_empty() && !name.contains("://");
        metas.map(|said| said.text).chain(of_json).find(whole)
    }

    fn language(&self) -> Option<String> {
        let nodes = self.tree.nodes.iter().enumerate();
        let of_root =
            nodes.filter(|(_, node)| node.tag == Tag::Html).find_map(|(at, _)| self.tree.attribute(at, "lang"));
        let metas = ["og:locale", "content-language", "dc.language"].iter().flat_map(|name| self.meta(name));
        let of_json = self.values("inLanguage").filter_map(|(value, _)| json_ld::text(value));
        let all = of_root.map(str::to_owned).into_iter().chain(metas.map(|said| said.text)).chain(of_json);
        let tag = |text: String| text.trim().replace('_', "-");
        let sound = |tag: &String| {
            (2..=11).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        all.map(tag).find(sound)
    }

    fn address(&self) -> Option<Said> {
        let tree = self.tree;
        let canonical = self.links.iter().filter_map(|at| {
            let rel = tree.attribute(*at, "rel")?;
            let is = rel.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case("canonical"));
            let text = tree.attribute(*at, "href").filter(|_| is)?.trim().to_owned();
            Some(Said { text, place: tree.attribute_place(*at, "href")? })
        });
        let of_json = ["url", "mainEntityOfPage"].into_iter().flat_map(|key| self.values(key));
        let of_json = of_json.filter_map(|(value, place)| Some(Said { text: address_of(value)?, place }));
        let whole = |said: &Said| {
            let rest = said.text.strip_prefix("https://").or_else(|| said.text.strip_prefix("http://"));
            rest.is_some_and(|rest| rest.contains('.') && !rest.contains(char::is_whitespace))
        };
        canonical.chain(self.meta("og:url")).chain(of_json).find(whole)
    }

    /// Returns the moment that the page gives under that key of JSON-LD, else under those names; `shown` in the text as well.
    fn moment(&self, key: &'static str, names: &'static [&str], shown: bool) -> Option<(Moment, Range<usize>)> {
        let of_json = self.values(key).filter_map(|(value, place)| Some(Said { text: json_ld::text(value)?, place }));
        let metas = names.iter().flat_map(|name| self.meta(name));
        let read = |said: Said| Some((day::read(&said.text)?, said.place));
        let mut all = of_json.chain(metas).filter_map(read);
        all.next().or_else(|| self.shown(key, shown))
    }

    /// Returns the moment of an element `time`, or of one with that `itemprop`.
    fn shown(&self, key: &str, any: bool) -> Option<(Moment, Range<usize>)> {
        let tree = self.tree;
        let named = |at: &&usize| tree.attribute(**at, "itemprop").is_some_and(|own| own.eq_ignore_ascii_case(key));
        let first = |at: &&usize| {
            any && (tree.attribute(**at, "pubdate").is_some() || tree.attribute(**at, "datetime").is_some())
        };
        let read = |at: &usize| match tree.attribute(*at, "datetime").and_then(day::read) {
            Some(moment) => Some((moment, tree.attribute_place(*at, "datetime")?)),
            None => {
                let said = self.words(*at);
                Some((day::read(&said.text)?, said.place))
            }
        };
        self.times.iter().filter(named).find_map(read).or_else(|| self.times.iter().filter(first).find_map(read))
    }

    fn byline(&self) -> Option<(Vec<String>, Range<usize>)> {
        for key in ["author", "creator"] {
            for (value, place) in self.values(key) {
                let names: Vec<String> =
                    json_ld::names(value).iter().flat_map(|line| people::names(&reference::decoded(line))).collect();
                if !names.is_empty() {
                    return Some((distinct(names), place));
                }
            }
        }
        for name in BYLINES {
            let said: Vec<Said> = self.meta(name).collect();
            let names: Vec<String> = said.iter().flat_map(|said| people::names(&said.text)).collect();
            if let Some(first) = said.first().filter(|_| !names.is_empty()) {
                return Some((distinct(names), first.place.clone()));
            }
        }
        let shown = self.authors.iter().map(|at| self.words(*at)).filter(|said| said.text.len() <= 120);
        shown.map(|said| (people::names(&said.text), said.place)).find(|(names, _)| !names.is_empty())
    }
}

/// Returns the address that a value of JSON-LD is, or names.
fn address_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Object(object) => ["@id", "url"].iter().find_map(|key| address_of(object.get(*key)?)),
        _ => None,
    }
}

fn distinct(names: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in names.into_iter().take(people::MOST) {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}
