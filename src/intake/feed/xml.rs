//! RSS of all versions, Atom, sitemaps and lists of sitemaps.

use super::{Feed, Item, NoFeed};
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};

/// The longest text that is kept of an element, in bytes: no address and no time is longer.
const LONGEST: usize = 4_096;

/// A sort of list: the element that it begins with, and the one that holds an article.
struct Sort {
    root: &'static str,
    item: &'static str,
    /// Whether what it holds are lists, and no articles.
    of_lists: bool,
    fields: &'static [(&'static str, Field)],
}

/// What an element in an article's one says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    /// The address, as text or as `href`.
    Link,
    /// The address where there is no other.
    Id,
    Published,
    Changed,
}

const RSS: &[(&str, Field)] = &[
    ("link", Field::Link),
    ("guid", Field::Id),
    ("pubDate", Field::Published),
    ("date", Field::Published),
    ("published", Field::Published),
    ("updated", Field::Changed),
    ("modified", Field::Changed),
];
const SITEMAP: &[(&str, Field)] =
    &[("loc", Field::Link), ("publication_date", Field::Published), ("lastmod", Field::Changed)];

/// Every sort of list.
const SORTS: [Sort; 5] = [
    Sort { root: "rss", item: "item", of_lists: false, fields: RSS },
    Sort { root: "RDF", item: "item", of_lists: false, fields: RSS },
    Sort {
        root: "feed",
        item: "entry",
        of_lists: false,
        fields: &[
            ("link", Field::Link),
            ("published", Field::Published),
            ("issued", Field::Published),
            ("updated", Field::Changed),
            ("modified", Field::Changed),
        ],
    },
    Sort { root: "urlset", item: "url", of_lists: false, fields: SITEMAP },
    Sort { root: "sitemapindex", item: "sitemap", of_lists: true, fields: SITEMAP },
];

/// Where in a list the reading is.
struct Place<'s> {
    sort: &'s Sort,
    base: String,
    /// How many elements are open.
    depth: usize,
    /// The article that is being read, and how many elements were open before it.
    item: Option<(Item, usize)>,
    /// What the text that follows says.
    field: Option<Field>,
    text: String,
}

/// Reads a list into `feed`.
pub(super) fn read(text: &str, base: &str, feed: &mut Feed) -> Result<(), NoFeed> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    (config.check_end_names, config.allow_unmatched_ends, config.allow_dangling_amp) = (false, true, true);
    let mut place: Option<Place<'_>> = None;
    loop {
        let event = reader.read_event().map_err(|_| if place.is_some() { NoFeed::Broken } else { NoFeed::Other })?;
        match (&mut place, event) {
            (None, Event::Start(start) | Event::Empty(start)) => place = Some(Place::new(&start, base)?),
            (None, Event::Eof) => return Err(NoFeed::Other),
            (None, Event::DocType(kind)) if is_html(&kind) => return Err(NoFeed::Page),
            (Some(place), Event::Start(start)) => place.start(&start),
            (Some(place), Event::Empty(start)) => {
                place.start(&start);
                place.end(feed);
            }
            (Some(place), Event::End(_)) => place.end(feed),
            (Some(place), Event::Text(text)) => place.text(&String::from_utf8_lossy(&text)),
            (Some(place), Event::CData(text)) => place.text(&String::from_utf8_lossy(&text)),
            (Some(place), Event::GeneralRef(name)) => {
                let character = name.resolve_char_ref().ok().flatten().map(String::from);
                let named = || resolve_predefined_entity(&String::from_utf8_lossy(&name)).map(str::to_owned);
                place.text(&character.or_else(named).unwrap_or_default());
            }
            (Some(place), Event::Eof) => return if place.depth == 0 { Ok(()) } else { Err(NoFeed::Broken) },
            _ => {}
        }
    }
}

fn is_html(kind: &[u8]) -> bool {
    kind.trim_ascii_start().get(..4).is_some_and(|name| name.eq_ignore_ascii_case(b"html"))
}

impl<'s> Place<'s> {
    /// Begins a list at its first element.
    fn new(start: &BytesStart<'_>, base: &str) -> Result<Self, NoFeed> {
        let name = local(start);
        let sort = SORTS.iter().find(|sort| sort.root == name);
        let other = if name.eq_ignore_ascii_case("html") { NoFeed::Page } else { NoFeed::Other };
        let base = attribute(start, "xml:base").filter(|base| base.contains("://")).unwrap_or_else(|| base.to_owned());
        Ok(Self { sort: sort.ok_or(other)?, base, depth: 1, item: None, field: None, text: String::new() })
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        self.depth += 1;
        let name = local(start);
        let Some((item, outer)) = &mut self.item else {
            if name == self.sort.item {
                self.item = Some((Item::default(), self.depth - 1));
            }
            return;
        };
        let field = self.sort.fields.iter().find(|(known, _)| *known == name).map(|(_, field)| *field);
        // What an article holds may hold links and days of its own; only a sitemap's news have theirs one deeper.
        let deeper = if field == Some(Field::Published) && name == "publication_date" { 3 } else { 2 };
        let mut field = field.filter(|_| self.depth <= *outer + deeper);
        if field == Some(Field::Link)
            && let Some(to) = attribute(start, "href")
        {
            let leads_there = attribute(start, "rel").is_none_or(|rel| rel == "alternate");
            // Of several, pages come first by custom.
            if leads_there && item.url.is_none() {
                item.url = Some(to);
            }
            field = None;
        }
        if field == Some(Field::Id) && attribute(start, "isPermaLink").is_some_and(|is| is == "false") {
            field = None;
        }
        self.field = field;
        self.text.clear();
    }

    fn text(&mut self, text: &str) {
        if self.field.is_some() && self.text.len() + text.len() <= LONGEST {
            self.text.push_str(text);
        }
    }

    fn end(&mut self, feed: &mut Feed) {
        self.depth = self.depth.saturating_sub(1);
        let Some((item, outer)) = &mut self.item else { return };
        let said = Some(self.text.trim().to_owned()).filter(|said| !said.is_empty());
        match (self.field.take(), said) {
            (Some(Field::Link), Some(said)) => item.url = Some(said),
            (Some(Field::Id), Some(said)) if said.contains("://") => drop(item.url.get_or_insert(said)),
            (Some(Field::Published), Some(said)) => drop(item.published.get_or_insert(said)),
            (Some(Field::Changed), Some(said)) => drop(item.changed.get_or_insert(said)),
            _ => {}
        }
        if self.depth <= *outer {
            feed.take(&self.base, self.sort.of_lists, item);
            self.item = None;
        }
    }
}

/// Returns the name of an element without the prefix of its namespace.
fn local(start: &BytesStart<'_>) -> String {
    String::from_utf8_lossy(start.local_name().as_ref()).into_owned()
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let found = all.with_checks(false).flatten().find(|one| one.key.as_ref() == name.as_bytes())?;
    let value = String::from_utf8_lossy(found.value.get(..LONGEST).unwrap_or(&found.value)).into_owned();
    Some(unescape(&value).map_or(value.clone(), std::borrow::Cow::into_owned))
}
