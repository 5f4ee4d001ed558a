//! A ledger that watches a server of the tests, and a siege of it.

use crate::fetch::server::{Server, answer};
use onrecord::ledger::Slug;
use onrecord::store::Ledger;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const PAGE: &str = "Content-Type: text/html; charset=utf-8\r\n";

/// A feed of the articles at these paths.
pub fn feed<'p>(paths: impl IntoIterator<Item = &'p str>) -> Vec<u8> {
    let items = paths.into_iter().map(|path| format!("<item><link>{path}</link></item>"));
    let body = format!("<rss version=\"2.0\"><channel>{}</channel></rss>", items.collect::<String>());
    answer(
        "200 OK",
        &format!("Content-Type: application/rss+xml\r\nContent-Length: {}\r\n", body.len()),
        body.as_bytes(),
    )
}

/// The page of an article; `beside` is what stands around it.
pub fn story(homes: usize, beside: &str) -> Vec<u8> {
    let body = text(homes, "", beside);
    answer("200 OK", &format!("{PAGE}Content-Length: {}\r\n", body.len()), body.as_bytes())
}

fn text(homes: usize, more: &str, beside: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><title>Storm</title><nav><a href=/>Home {beside}</a></nav><article><h1>Storm floods Orrin Bay</h1>\
         <p>At least {homes} homes were flooded when the sea broke through the wall at Orrin Bay, the harbour office said on Monday.</p>\
         <p>“We were lucky,” said Ana Ruiz, who runs the ferry from the old quay to the island every morning.</p>{more}</article>\
         <footer>Read by {beside} people</footer></html>"
    )
}

/// A ledger in a folder of its own.
pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// Makes one that watches a feed.
    pub fn of_feed(url: &str) -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        assert_eq!(desk.run(&["init"]).0, Some(0));
        fs::write(desk.path("watch.toml"), format!("feeds = [\"{url}\"]\n")).unwrap();
        desk
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.current_dir(self.folder.path()).args(arguments).stdin(Stdio::null());
        command
    }

    /// Runs the program; returns its exit code and what it printed.
    pub fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output = self.command(arguments).output().unwrap();
        (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
    }

    /// Goes round once.
    pub fn once(&self, arguments: &[&str]) -> (Option<i32>, String) {
        self.run(&[&["watch", "--once", "--allow-private", "--delay", "0", "--timeout", "2"], arguments].concat())
    }

    /// Starts a watch that stays.
    pub fn stay(&self, arguments: &[&str]) -> Child {
        let options = ["watch", "--allow-private", "--delay", "0", "--timeout", "1"];
        let mut command = self.command(&[&options, arguments].concat());
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// Waits until something is so.
    pub fn wait(&self, is: impl Fn(&Self) -> bool) {
        let began = Instant::now();
        while !is(self) {
            assert!(began.elapsed() < Duration::from_secs(120), "it never came about");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// The ids of the lines of the log.
    pub fn log(&self) -> Vec<String> {
        self.ids("watch.jsonl")
    }

    pub fn ids(&self, file: &str) -> Vec<String> {
        let text = fs::read_to_string(self.path(file)).unwrap_or_default();
        let id =
            |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned();
        text.lines().map(id).collect()
    }
}

/// Articles that are edited again and again, by a server that fails in every way, while the watch is killed.
pub struct Siege {
    pub articles: usize,
    pub edits: usize,
    pub kills: usize,
}

/// What an edit does to an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edit {
    /// A figure changes.
    Substance,
    /// Only what stands around the article changes.
    Around,
    /// A sentence without any claim of substance comes.
    Little,
}

/// What edit number `edit`, from 1, of an article does.
fn edit(article: usize, edit: usize) -> Edit {
    match (article + edit) % 4 {
        0 => Edit::Around,
        1 => Edit::Little,
        _ => Edit::Substance,
    }
}

/// The page of an article after so many edits.
fn page(article: usize, edits: usize) -> String {
    let count = |what: Edit| (1..=edits).filter(|at| edit(article, *at) == what).count();
    let more = (0..count(Edit::Little)).map(|at| format!("<p>The ferry to island {at} went on time that day.</p>"));
    text(40 + count(Edit::Substance), &more.collect::<String>(), &format!("{edits}"))
}

/// A small generator of numbers, the same in every run.
fn next(seed: &AtomicUsize) -> usize {
    let old = seed.load(Ordering::Relaxed);
    let new = old.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    seed.store(new, Ordering::Relaxed);
    new >> 33
}

/// Answers with a page, or fails in one of many ways.
fn serve(stream: &mut TcpStream, body: &str, luck: usize) {
    let whole = answer("200 OK", &format!("{PAGE}Content-Length: {}\r\n", body.len()), body.as_bytes());
    let half = &body.as_bytes()[..body.len() / 2];
    let bad = match luck % 48 {
        0 => answer("429 Slow down", "Retry-After: 0\r\nContent-Length: 0\r\n", b""),
        1 => answer("503 Busy", "Content-Length: 0\r\n", b""),
        2 => answer("500 Broken", "Content-Length: 0\r\n", b""),
        3 => answer("302 Found", "Location: /loop\r\nContent-Length: 0\r\n", b""),
        4 => answer("200 OK", &format!("{PAGE}Content-Length: {}\r\n", body.len()), half),
        5 => answer("200 OK", &format!("{PAGE}Content-Length: {}\r\n", body.len() + 9), body.as_bytes()),
        6 => [&answer("200 OK", &format!("{PAGE}Transfer-Encoding: chunked\r\n"), b"40\r\n")[..], &half[..64], b"\r\n"]
            .concat(),
        7 => return,
        8 if luck.is_multiple_of(7) => {
            thread::sleep(Duration::from_millis(1_500));
            whole
        }
        9 => answer("302 Found", "Location: /\r\nContent-Length: 0\r\n", b""),
        10 => b"no http at all\r\n\r\n".to_vec(),
        _ => whole,
    };
    let _ = stream.write_all(&bad);
}

impl Siege {
    /// Goes through it: edits are published once all articles were seen as they are.
    pub fn hold(&self) {
        let done = Arc::new(AtomicUsize::new(0));
        let (published, seed) = (Arc::clone(&done), AtomicUsize::new(7));
        let paths: Vec<String> = (0..self.articles).map(|at| format!("/news/storm-{at}.html")).collect();
        let known = paths.clone();
        let server = Server::of_streams(move |request, stream| {
            let path = request.path();
            if path == "/feed.xml" {
                return drop(stream.write_all(&feed(known.iter().map(String::as_str))));
            }
            if let Some(article) = known.iter().position(|known| known == path) {
                return serve(stream, &page(article, published.load(Ordering::Relaxed)), next(&seed));
            }
            let bytes = match path {
                "/loop" => answer("302 Found", "Location: /loop\r\nContent-Length: 0\r\n", b""),
                "/" => story(1, "front"),
                _ => answer("404 Not Found", "Content-Length: 0\r\n", b""),
            };
            let _ = stream.write_all(&bytes);
        });
        let desk = Desk::of_feed(&server.url("/feed.xml"));
        let sources = format!(
            "feeds = [\"{}\"]\nfeeds-every = \"1s\"\nvisit = [{{ until = \"9d\", every = \"1s\" }}]\n",
            server.url("/feed.xml")
        );
        fs::write(desk.path("watch.toml"), sources).unwrap();
        let began = Instant::now();
        let kills = Mutex::new(0);
        self.besiege(&desk, &done, &kills);
        assert_eq!(*kills.lock().unwrap(), self.kills);
        self.judge(&desk);
        eprintln!(
            "{} articles, {} edits, {} kills, {} requests: {:.1} s",
            self.articles,
            self.edits,
            self.kills,
            server.asked().len(),
            began.elapsed().as_secs_f64()
        );
    }

    /// Lets the watch work, kills it at odd moments, and publishes the next edit whenever everything is on record.
    fn besiege(&self, desk: &Desk, done: &AtomicUsize, kills: &Mutex<usize>) {
        let luck = AtomicUsize::new(11);
        let mut left = self.kills;
        for edits in 0..=self.edits {
            done.store(edits, Ordering::Relaxed);
            // The kills are spread over the edits.
            let mut now = (left / (self.edits + 1 - edits)).min(left);
            loop {
                let mut child = desk.stay(&["--log", "watch.jsonl", "--now"]);
                if now > 0 {
                    thread::sleep(Duration::from_millis(100 + (next(&luck) % (30 * self.articles + 400)) as u64));
                    child.kill().unwrap();
                    child.wait().unwrap();
                    *kills.lock().unwrap() += 1;
                    (now, left) = (now - 1, left - 1);
                    continue;
                }
                let began = Instant::now();
                while !self.is_seen(desk, edits) {
                    assert!(
                        began.elapsed() < Duration::from_secs(20 + self.articles as u64 * 4),
                        "edit {edits} was never seen"
                    );
                    assert!(child.try_wait().unwrap().is_none(), "it ended by itself");
                    thread::sleep(Duration::from_millis(100));
                }
                let pid = child.id().to_string();
                assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
                child.wait().unwrap();
                break;
            }
        }
    }

    /// Returns whether all articles are on record as they are after so many edits.
    fn is_seen(&self, desk: &Desk, edits: usize) -> bool {
        let wanted = |article: usize| versions(article, edits).len();
        (0..self.articles).all(|article| count(desk.folder.path(), article) >= wanted(article))
    }

    /// Holds the record and the log to what was published.
    fn judge(&self, desk: &Desk) {
        let ledger = Ledger::new(desk.folder.path(), "claims", "snapshots").unwrap();
        let mut wanted = Vec::new();
        for article in 0..self.articles {
            let versions = versions(article, self.edits);
            let slug = Slug::parse(&format!("storm-{article}")).unwrap();
            let recorded = ledger.story(&slug).unwrap().unwrap().story.versions;
            assert_eq!(recorded.len(), versions.len(), "versions of {slug}");
            for (version, (edits, what)) in recorded.iter().zip(&versions) {
                let text = fs::read_to_string(desk.path(&version.snapshot)).unwrap();
                let homes = 40 + (1..=*edits).filter(|at| edit(article, *at) == Edit::Substance).count();
                assert!(text.contains(&format!("At least {homes} homes")), "{slug}@{}: {text}", version.number);
                if *what == Some(Edit::Substance) {
                    wanted.push(format!("{slug}@{}", version.number));
                }
            }
        }
        let mut told: BTreeMap<String, usize> = BTreeMap::new();
        desk.log().into_iter().for_each(|id| *told.entry(id).or_default() += 1);
        let mut wanted: BTreeMap<String, usize> = wanted.into_iter().map(|id| (id, 1)).collect();
        let mut wrong: Vec<String> = Vec::new();
        for (id, count) in told {
            if wanted.remove(&id) != Some(count) {
                wrong.push(format!("{id} was told {count} times"));
            }
        }
        wrong.extend(wanted.keys().map(|id| format!("{id} was not told")));
        assert_eq!(wrong, Vec::<String>::new());
        let (code, said) = desk.run(&["verify"]);
        assert_eq!(code, Some(0), "{said}");
    }
}

/// The versions that an article has after so many edits: after how many, and by which edit.
fn versions(article: usize, edits: usize) -> Vec<(usize, Option<Edit>)> {
    let later = (1..=edits).map(|at| (at, Some(edit(article, at)))).filter(|(_, what)| *what != Some(Edit::Around));
    std::iter::once((0, None)).chain(later).collect()
}

/// How many versions of an article are on record.
fn count(root: &Path, article: usize) -> usize {
    let folder = fs::read_dir(root.join(format!("snapshots/storm-{article}")));
    let story = fs::read_to_string(root.join(format!("claims/storm-{article}.yaml"))).unwrap_or_default();
    let named = |name: &str| story.contains(&format!("storm-{article}/{name}"));
    folder
        .into_iter()
        .flatten()
        .flatten()
        .filter(|one| {
            let name = one.file_name().into_string().unwrap();
            name.ends_with(".md") && named(&name)
        })
        .count()
}
