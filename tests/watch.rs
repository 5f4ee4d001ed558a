//! `onrecord watch`, on a server of the tests' own: what is recorded, what is told, and what survives kills and faults.

mod desk;

use crate::fetch::server::{self, Server, answer};
use desk::{Desk, feed, story};
use onrecord::intake::{Feed, NoFeed};
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A server with a feed of one article, which says what the counter says.
fn one(homes: &Arc<AtomicUsize>) -> Server {
    let homes = Arc::clone(homes);
    Server::new(move |request| match request.path() {
        "/feed.xml" => feed(["/news/storm.html"]),
        "/news/storm.html" => story(homes.load(Ordering::Relaxed), "one"),
        _ => answer("404 Not Found", "Content-Length: 0\r\n", b""),
    })
}

#[test]
fn what_changes_is_told_once() {
    let homes = Arc::new(AtomicUsize::new(40));
    let server = one(&homes);
    let desk = Desk::of_feed(&server.url("/feed.xml"));
    let (code, said) = desk.once(&["--log", "watch.jsonl"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("Visited 1 of 1 article: 1 new. The next visit is due at 20"), "{said}");
    // Nothing is due yet.
    let (code, said) = desk.once(&["--log", "watch.jsonl"]);
    assert!(code == Some(0) && said.starts_with("Visited 0 of 1 article: nothing new."), "{said}");
    homes.store(60, Ordering::Relaxed);
    let (code, said) = desk.once(&["--now", "--log", "watch.jsonl"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.starts_with("“Storm floods Orrin Bay” changed: "), "{said}");
    assert!(said.contains("storm@2, recorded 20") && said.contains("figure-changed"), "{said}");
    assert!(said.contains("\nVisited 1 of 1 article: 1 with a new version."), "{said}");
    let (code, said) = desk.once(&["--now", "--log", "watch.jsonl"]);
    assert!(code == Some(0) && said.contains("nothing new"), "{said}");
    assert_eq!(desk.log(), ["storm@2"]);
    // What it knows may be deleted: everything is visited anew, and nothing is recorded or told twice.
    fs::remove_dir_all(desk.path("claims/.watch")).unwrap();
    let (code, said) = desk.once(&["--log", "watch.jsonl"]);
    assert!(code == Some(0) && said.starts_with("Visited 1 of 1 article: nothing new."), "{said}");
    assert_eq!(desk.log(), ["storm@2"]);
    assert_eq!(desk.run(&["verify"]).0, Some(0));
}

#[test]
fn a_destination_that_fails_is_told_later_and_the_others_are_not_told_again() {
    let homes = Arc::new(AtomicUsize::new(40));
    let server = one(&homes);
    let hook = Server::new(|request| match request.count {
        0 => answer("500 Broken", "Content-Length: 0\r\n", b""),
        _ => answer("204 No Content", "", b""),
    });
    let desk = Desk::of_feed(&server.url("/feed.xml"));
    let url = hook.url("/hook?token=1");
    let command = "cat >> told.jsonl; test -e ready";
    let options = ["--now", "--log", "watch.jsonl", "--webhook", &url, "--run", command];
    assert_eq!(desk.once(&options).0, Some(0));
    homes.store(60, Ordering::Relaxed);
    let (code, said) = desk.once(&options);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("--webhook: ") && said.contains("the server answers 500."), "{said}");
    assert!(said.contains("error: --run: the command ended with 1."), "{said}");
    fs::write(desk.path("ready"), "").unwrap();
    let (code, said) = desk.once(&options);
    assert!(code == Some(0) && !said.contains("storm@2"), "{said}");
    assert_eq!(desk.once(&options).0, Some(0));
    let posted = hook.asked();
    assert_eq!(posted.len(), 2, "the second time it was taken");
    assert!(posted.iter().all(|one| one.field("Idempotency-Key") == Some("storm@2") && one.path() == "/hook?token=1"));
    assert_eq!(desk.log(), ["storm@2"]);
    assert_eq!(desk.ids("told.jsonl"), ["storm@2", "storm@2"], "the command was run again after it failed");
    let state = fs::read_to_string(desk.path("claims/.watch/state.json")).unwrap();
    assert!(!state.contains("token") && !state.contains("told.jsonl"), "{state}");
}

#[test]
fn two_watches_of_one_ledger_do_not_get_into_each_others_way() {
    let homes = Arc::new(AtomicUsize::new(40));
    let server = one(&homes);
    let desk = Desk::of_feed(&server.url("/feed.xml"));
    let mut first = desk.stay(&["--log", "watch.jsonl"]);
    desk.wait(|desk| desk.path("claims/storm.yaml").exists());
    let (code, said) = desk.once(&["--now"]);
    assert!(code == Some(0) && said.contains("Another onrecord watch is at work on this ledger"), "{said}");
    let pid = first.id().to_string();
    assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    assert_eq!(first.wait().unwrap().code(), Some(0), "it ends what it does, and says how that went");
    assert_eq!(desk.once(&["--now"]).0, Some(0));
}

#[test]
fn what_does_not_come_is_said_once_and_asked_for_less_and_less() {
    let server = Server::new(|request| match request.path() {
        "/feed.xml" => feed(["/news/gone.html", "/news/later.html", "/news/storm.html"]),
        "/news/gone.html" => answer("410 Gone", "Content-Length: 0\r\n", b""),
        "/news/later.html" if request.count == 0 => {
            answer("429 Slow down", "Retry-After: 3600\r\nContent-Length: 0\r\n", b"")
        }
        "/news/storm.html" => story(40, "one"),
        _ => answer("404 Not Found", "Content-Length: 0\r\n", b""),
    });
    let desk = Desk::of_feed(&server.url("/feed.xml"));
    let (code, said) = desk.once(&[]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("gone.html: the server answers 410."), "{said}");
    assert!(said.contains("later.html: the server answers 429, and asks to come back in 3600 seconds."), "{said}");
    assert!(said.contains("Visited 2 of 3 articles: 2 could not be had or told, 1 left alone"), "{said}");
    let asked = server.asked().len();
    let (_, said) = desk.once(&["--now"]);
    assert!(said.contains("3 left alone") && !said.contains("410"), "{said}");
    assert_eq!(server.asked().len(), asked, "the host asked to be left alone for an hour");
}

#[test]
fn the_record_is_published_as_a_feed_and_as_a_report() {
    let homes = Arc::new(AtomicUsize::new(40));
    let server = one(&homes);
    let desk = Desk::of_feed(&server.url("/feed.xml"));
    let options = ["--now", "--atom", "changes.xml", "--report", "public"];
    let (code, said) = desk.once(&options);
    assert_eq!(code, Some(0), "{said}");
    let none = fs::read_to_string(desk.path("changes.xml")).unwrap();
    assert!(none.contains("<updated>1970-01-01T00:00:00Z</updated>") && !none.contains("<entry>"), "{none}");
    homes.store(60, Ordering::Relaxed);
    let (code, said) = desk.once(&options);
    assert_eq!(code, Some(1), "{said}");
    let one = fs::read_to_string(desk.path("changes.xml")).unwrap();
    for part in [
        "<title>“Storm floods Orrin Bay” changed: ",
        ":onrecord/storm/2</id>",
        "figure-changed",
        "/news/storm.html\"/>",
    ] {
        assert!(one.contains(part), "{part}: {one}");
    }
    let read = Feed::read(one.as_bytes(), "https://desk.example/changes.xml", None, 1 << 20).unwrap();
    assert_eq!(read.articles.len(), 1, "our own reader reads it");
    fs::remove_dir_all(desk.path("claims/.watch")).unwrap();
    fs::remove_file(desk.path("changes.xml")).unwrap();
    assert_eq!(desk.once(&options).0, Some(0));
    assert_eq!(fs::read_to_string(desk.path("changes.xml")).unwrap(), one, "the record alone makes it");
    let page = fs::read_to_string(desk.path("public/stories/storm.html")).unwrap();
    assert!(page.contains("60 homes"), "{page}");
    let (code, said) = desk.once(&["--report", "claims"]);
    assert!(code.is_some_and(|code| code >= 2) && said.contains("belongs to the ledger"), "{said}");
}

#[test]
fn a_front_page_is_no_version_of_an_article() {
    let server = Server::new(|request| match (request.path(), request.count) {
        ("/feed.xml", _) => feed(["/news/storm.html"]),
        ("/news/storm.html", 0) => story(40, "one"),
        ("/news/storm.html", _) => answer("302 Found", "Location: /\r\nContent-Length: 0\r\n", b""),
        ("/", _) => story(99, "front"),
        _ => answer("404 Not Found", "Content-Length: 0\r\n", b""),
    });
    let desk = Desk::of_feed(&server.url("/feed.xml"));
    assert_eq!(desk.once(&[]).0, Some(0));
    let (code, said) = desk.once(&["--now"]);
    assert!(code == Some(3) && said.contains("storm.html leads to the front page of its site."), "{said}");
}

#[test]
fn mistakes_in_watch_toml_are_drawn_where_they_are() {
    let desk = Desk::of_feed("https://orrin.example/feed.xml");
    for (text, says) in [
        ("fed = []", "there is no key `fed`"),
        ("feeds = \"x\"", "this must be a list of addresses"),
        ("feeds = [\"orrin.example\"]", "this is no address of the web"),
        ("feeds = []", "this file names nothing to watch"),
        ("pages = [\"https://a.example/x\"]\nfeeds-every = \"10 parsecs\"", "this is no length of time"),
        ("pages = [\"https://a.example/x\"]\nvisit = [{ until = \"3h\" }]", "this says not both"),
        (
            "pages = [\"https://a.example/x\"]\nvisit = [{ until = \"3h\", every = \"1m\" }, { until = \"2h\", every = \"1m\" }]",
            "this ends no later than the one before",
        ),
        ("pages = [", "watch.toml is not TOML"),
    ] {
        fs::write(desk.path("watch.toml"), text).unwrap();
        let (code, said) = desk.once(&[]);
        assert!(code == Some(2) && said.contains(says), "{text}: {said}");
    }
    fs::remove_file(desk.path("watch.toml")).unwrap();
    let (code, said) = desk.once(&[]);
    assert!(code == Some(2) && said.contains("there is no watch.toml"), "{said}");
}

#[test]
fn every_version_is_recorded_once_and_every_change_told_once_whatever_happens() {
    desk::Siege { articles: 10, edits: 4, kills: 8 }.hold();
}

/// The size that the promise is made for; it takes minutes.
#[test]
#[ignore = "200 articles, 10 edits each, 50 kills: cargo test --test all watch:: -- --ignored"]
fn the_same_at_full_size() {
    desk::Siege { articles: 200, edits: 10, kills: 50 }.hold();
}

/// The addresses and times of a list.
fn read(text: &str) -> Result<Vec<(String, String)>, NoFeed> {
    let feed = Feed::read(text.as_bytes(), "https://orrin.example/feeds/news.xml", None, 1 << 20)?;
    let time = |time: Option<chrono::DateTime<chrono::Utc>>| time.map_or(String::new(), |time| time.to_rfc3339());
    Ok(feed.articles.iter().chain(&feed.lists).map(|one| (one.url.clone(), time(one.time))).collect())
}

#[test]
fn feeds_of_all_kinds_are_read() {
    const DAM: &str = "https://orrin.example/news/dam";
    for (name, text, url, time) in [
        (
            "RSS 2.0",
            "<?xml version='1.0'?><rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><link>https://orrin.example/</link>\
             <atom:link href='https://orrin.example/feed' rel='self'/><item><title>A &amp; B</title>\
             <atom:link rel='self' href='https://orrin.example/self'/><link>\n https://orrin.example/news/dam?a=1&amp;b=2 </link>\
             <guid isPermaLink='false'>x</guid><pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>\
             <media:group><link>https://orrin.example/picture</link></media:group></item></channel></rss>",
            "https://orrin.example/news/dam?a=1&b=2",
            "2026-03-02T08:00:00+00:00",
        ),
        (
            "RSS with CDATA and a permanent link alone",
            "<rss><channel><item><guid><![CDATA[https://orrin.example/news/dam]]></guid></item></channel></rss>",
            DAM,
            "",
        ),
        (
            "RSS 1.0",
            "<rdf:RDF xmlns:rdf='r'><item rdf:about='x'><link>/news/dam</link><dc:date>2026-03-02T09:00:00+01:00</dc:date></item></rdf:RDF>",
            DAM,
            "2026-03-02T08:00:00+00:00",
        ),
        (
            "Atom",
            "<feed xmlns='http://www.w3.org/2005/Atom'><link href='https://orrin.example/'/><entry><source><link href='/other'/></source>\
             <link rel='enclosure' href='/sound.mp3'/><link href='../news/dam'/><link rel='alternate' href='/news/dam.amp'/>\
             <published>2026-03-02T08:00:00Z</published><updated>2026-03-03T08:00:00Z</updated></entry></feed>",
            DAM,
            "2026-03-02T08:00:00+00:00",
        ),
        (
            "JSON Feed",
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", \"url\": \"https://orrin.example/news/dam\", \
             \"date_published\": \"2026-03-02T08:00:00Z\"}]}",
            DAM,
            "2026-03-02T08:00:00+00:00",
        ),
        (
            "a news sitemap",
            "<urlset><url><loc>https://orrin.example/news/dam</loc><image:image><image:loc>https://orrin.example/i.png</image:loc></image:image>\
             <xhtml:link rel='alternate' href='https://orrin.example/fr'/>\
             <news:news><news:publication_date>2026-03-02</news:publication_date></news:news><lastmod>2026-03-05</lastmod></url></urlset>",
            DAM,
            "2026-03-02T00:00:00+00:00",
        ),
        (
            "a list of sitemaps",
            "<sitemapindex><sitemap><loc>https://orrin.example/news/dam</loc><lastmod>2026-03-05</lastmod></sitemap></sitemapindex>",
            DAM,
            "2026-03-05T00:00:00+00:00",
        ),
    ] {
        assert_eq!(read(text), Ok(vec![(url.to_owned(), time.to_owned())]), "{name}");
    }
    let packed = server::packed("<urlset><url><loc>https://orrin.example/a</loc></url></urlset>".as_bytes());
    assert_eq!(Feed::read(&packed, "https://orrin.example/s.xml.gz", None, 1 << 20).unwrap().articles.len(), 1);
}

#[test]
fn what_is_no_feed_is_refused_and_costs_no_more_than_its_bytes() {
    for (text, why) in [
        ("", NoFeed::Other),
        ("Storm", NoFeed::Other),
        ("{}", NoFeed::Other),
        ("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [", NoFeed::Broken),
        ("<!DOCTYPE html><p>x", NoFeed::Page),
        ("<html><body></body></html>", NoFeed::Page),
        ("<svg></svg>", NoFeed::Other),
        ("<rss><channel><item><link>https://orrin.example/a</link></item>", NoFeed::Broken),
        ("<rss><channel><item><link>https://orrin.example/a</link></item></channel></rs", NoFeed::Broken),
    ] {
        assert_eq!(read(text), Err(why), "{text}");
    }
    let bomb = server::packed(&vec![b' '; 8 << 20]);
    assert_eq!(Feed::read(&bomb, "https://orrin.example/s", None, 1 << 20), Err(NoFeed::Broken));
    let entities = "<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]><rss><channel><item><link>https://orrin.example/&b;</link></item></channel></rss>";
    assert_eq!(read(entities).unwrap()[0].0, "https://orrin.example/");
    let deep = format!("<rss>{}", "<item>".repeat(200_000));
    assert_eq!(read(&deep), Err(NoFeed::Broken));
    let links = "<link>https://orrin.example/a</link>".repeat(100_000);
    assert_eq!(read(&format!("<rss><channel><item>{links}</item></channel></rss>")).unwrap().len(), 1);
    let many = "<url><loc>https://orrin.example/a</loc></url>".repeat(100_000);
    let feed =
        Feed::read(format!("<urlset>{many}</urlset>").as_bytes(), "https://orrin.example/s", None, 1 << 24).unwrap();
    assert!(feed.articles.len() == 1 && feed.more);
}
