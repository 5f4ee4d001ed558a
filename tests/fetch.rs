//! `onrecord fetch`, on a server of the tests' own: what is recorded, what is refused, and how politely it asks.

pub mod server;

use onrecord::intake::{Robots, is_private};
use server::{Server, answer};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

const PAGE: &str = "Content-Type: text/html; charset=utf-8\r\n";

fn story(homes: u32) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><title>Storm</title><article><h1>Storm floods Orrin Bay</h1><p>At least {homes} homes were \
         flooded when the sea broke through the wall at Orrin Bay, the harbour office said on Monday.</p><p>“We were lucky,” \
         said Ana Ruiz, who runs the ferry from the old quay to the island every morning.</p></article></html>"
    )
}

fn page(fields: &str, homes: u32) -> Vec<u8> {
    let body = story(homes);
    answer("200 OK", &format!("{PAGE}{fields}Content-Length: {}\r\n", body.len()), body.as_bytes())
}

/// Runs the program in a ledger of its own, which it makes first; returns its exit code and what it printed.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let program = || Command::new(env!("CARGO_BIN_EXE_onrecord"));
    if !folder.join("onrecord.toml").exists() {
        assert!(program().arg("init").current_dir(folder).output().unwrap().status.success());
    }
    // A proxy of the environment must not be asked.
    let output =
        program().args(arguments).current_dir(folder).env("http_proxy", "http://127.0.0.1:9").output().unwrap();
    (output.status.code(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

/// Fetches from the server of the tests.
fn fetch(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    run(folder, &[&["fetch", "--allow-private", "--delay", "0", "--timeout", "2"], arguments].concat())
}

#[test]
fn a_page_is_recorded_and_asked_for_again_by_its_marks() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(|request| match request.path() {
        "/news/storm.html" if request.field("If-None-Match") == Some("\"one\"") => answer("304 Not Modified", "", b""),
        "/news/storm.html" => page("ETag: \"one\"\r\nLast-Modified: Mon, 02 Mar 2026 08:00:00 GMT\r\n", 40),
        _ => answer("404 Not Found", "Content-Length: 0\r\n", b""),
    });
    let url = server.url("/news/storm.html?utm_source=letter#top");
    let (code, said) = fetch(folder.path(), &[&url]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("/news/storm.html as version 1 of storm"), "{said}");
    let claims = fs::read_to_string(folder.path().join("claims/storm.yaml")).unwrap();
    for line in [
        "etag: \"\\\"one\\\"\"",
        "last-modified: Mon, 02 Mar 2026 08:00:00 GMT",
        "content-type: text/html; charset=utf-8",
    ] {
        assert!(
            claims.contains(line) || claims.contains(&line.replace("\"\\\"one\\\"\"", "'\"one\"'")),
            "{line}: {claims}"
        );
    }
    let (code, said) = fetch(folder.path(), &[&url]);
    assert_eq!(code, Some(0));
    assert!(said.contains("is version 1 of storm already; nothing was recorded."), "{said}");
    let asked = server.asked();
    assert_eq!(
        asked.iter().map(|request| request.path()).collect::<Vec<_>>(),
        ["/robots.txt", "/news/storm.html", "/robots.txt", "/news/storm.html",]
    );
    assert!(asked[1].field("User-Agent").unwrap().starts_with("onrecord/"));
    assert_eq!(asked[1].field("If-None-Match"), None);
    assert_eq!(asked[3].field("If-Modified-Since"), Some("Mon, 02 Mar 2026 08:00:00 GMT"));
    assert_eq!(run(folder.path(), &["verify"]).0, Some(0));
    let (code, said) = run(folder.path(), &["check", "--fail-on", "error"]);
    assert_eq!(code, Some(0), "{said}");
}

#[test]
fn a_page_that_changed_is_the_next_version() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::new(|request| match request.count {
        _ if request.path() == "/robots.txt" => answer("404 Not Found", "Content-Length: 0\r\n", b""),
        0 => page("", 40),
        1 => page("X-Other: 1\r\n", 40),
        _ => page("", 60),
    });
    let url = server.url("/storm");
    assert!(fetch(folder.path(), &[&url]).1.contains("as version 1 of storm"));
    assert!(fetch(folder.path(), &[&url]).1.contains("is version 1 of storm already"));
    let (code, said) = fetch(folder.path(), &[&url]);
    assert!(code == Some(0) && said.contains("as version 2 of storm"), "{said}");
}

#[test]
fn what_is_no_page_is_said() {
    let big = vec![b'a'; 17 << 20];
    let bomb = server::packed(&vec![0; 20 << 20]);
    let server = Server::new(move |request| match request.path() {
        "/robots.txt" => answer("404 Not Found", "Content-Length: 0\r\n", b""),
        "/404" => answer("404 Not Found", "Content-Length: 0\r\n", b""),
        "/410" => answer("410 Gone", "Content-Length: 0\r\n", b""),
        "/500" => answer("500 Broken", "Content-Length: 0\r\n", b""),
        "/later" => answer("429 Slow down", "Retry-After: 86400\r\nContent-Length: 0\r\n", b""),
        "/loop" => answer("302 Found", "Location: /loop2\r\nContent-Length: 0\r\n", b""),
        "/loop2" => answer("302 Found", "Location: loop\r\nContent-Length: 0\r\n", b""),
        "/nowhere" => answer("302 Found", "Location: ftp://a.example/\r\nContent-Length: 0\r\n", b""),
        "/short" => answer("200 OK", &format!("{PAGE}Content-Length: 90000\r\n"), story(4).as_bytes()),
        "/cut" => answer("200 OK", &format!("{PAGE}Transfer-Encoding: chunked\r\n"), b"ff\r\n<p>"),
        "/big" => answer("200 OK", &format!("{PAGE}Content-Length: {}\r\n", big.len()), &big),
        "/bomb" => {
            answer("200 OK", &format!("{PAGE}Content-Encoding: gzip\r\nContent-Length: {}\r\n", bomb.len()), &bomb)
        }
        "/brotli" => answer("200 OK", &format!("{PAGE}Content-Encoding: br\r\nContent-Length: 2\r\n"), b"\x8b\x02"),
        "/picture" => answer("200 OK", "Content-Type: image/png\r\nContent-Length: 4\r\n", b"\x89PNG"),
        _ => b"no http at all\r\n\r\n".to_vec(),
    });
    let folder = tempfile::tempdir().unwrap();
    for (path, says) in [
        ("/404", "/404: the server answers 404.\n  help: what is on record of it stays"),
        ("/410", "/410: the server answers 410."),
        ("/500", "/500: the server answers 500."),
        ("/later", "/later: the server answers 429, and asks to come back in 86400 seconds."),
        ("/loop", "/loop leads from one address to another, more than 10 times."),
        ("/nowhere", "/nowhere: the server answers 302."),
        ("/short", "/short: the answer is not as long as the server says."),
        ("/cut", "/cut: the answer is not as long as the server says."),
        ("/big", "/big is larger than 16777216 bytes."),
        ("/bomb", "/bomb is larger than 16777216 bytes."),
        ("/brotli", "/brotli is packed in a way that is not read."),
        ("/picture", "/picture is no page, but image/png."),
        ("/garbage", "/garbage: "),
    ] {
        let (code, said) = fetch(folder.path(), &[&server.url(path)]);
        assert!(code == Some(3) && said.contains(says), "{path}: {code:?} {said}");
    }
    assert_eq!(fs::read_dir(folder.path().join("snapshots")).unwrap().count(), 1, "nothing but .gitattributes");
}

#[test]
fn a_server_that_asks_for_patience_gets_it() {
    let server = Server::new(|request| match request.count {
        _ if request.path() == "/robots.txt" => answer("404 Not Found", "Content-Length: 0\r\n", b""),
        0 => answer("429 Slow down", "Retry-After: 1\r\nContent-Length: 0\r\n", b""),
        1 => answer("503 Busy", "Retry-After: 0\r\nContent-Length: 0\r\n", b""),
        _ => page("", 40),
    });
    let folder = tempfile::tempdir().unwrap();
    let (code, said) = fetch(folder.path(), &[&server.url("/storm")]);
    assert!(code == Some(0) && said.contains("as version 1 of storm"), "{said}");
    let asked = server.asked();
    assert!(asked[2].at.duration_since(asked[1].at) >= Duration::from_secs(1));
}

#[test]
fn robots_txt_is_obeyed() {
    let server = Server::new(|request| match request.path() {
        "/robots.txt" => {
            let rules = "User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nDisallow: /private\nAllow: /private/open\nCrawl-delay: 1\n";
            answer("200 OK", &format!("Content-Length: {}\r\n", rules.len()), rules.as_bytes())
        }
        "/away" => answer("301 Moved", "Location: /private/x\r\nContent-Length: 0\r\n", b""),
        _ => page("", 40),
    });
    let folder = tempfile::tempdir().unwrap();
    for path in ["/private/x", "/away"] {
        let (code, said) = fetch(folder.path(), &[&server.url(path)]);
        assert!(
            code == Some(3) && said.contains("/private/x: the site's robots.txt asks programs to leave it alone."),
            "{said}"
        );
    }
    assert!(server.asked().iter().all(|request| request.path() != "/private/x"));
    let before = server.asked().len();
    let (code, said) = fetch(folder.path(), &[&server.url("/private/open/storm"), &server.url("/toll")]);
    assert_eq!(code, Some(0), "{said}");
    let asked = &server.asked()[before..];
    assert!(asked[2].at.duration_since(asked[1].at) >= Duration::from_millis(990), "the site asks for a second");
    let broken = Server::new(|_| answer("500 Broken", "Content-Length: 0\r\n", b""));
    let (code, said) = fetch(folder.path(), &[&broken.url("/storm")]);
    assert!(code == Some(3) && said.contains("the site's robots.txt can't be read: the server answers 500."), "{said}");
}

#[test]
fn slow_and_endless_answers_end() {
    let server = Server::of_streams(|request, stream| {
        if request.path() == "/robots.txt" {
            return drop(stream.write_all(&answer("404 Not Found", "Content-Length: 0\r\n", b"")));
        }
        let _ = stream.write_all(format!("HTTP/1.1 200 OK\r\n{PAGE}\r\n").as_bytes());
        let (piece, pause) = if request.path() == "/slow" { (vec![b'a'], 100) } else { (vec![b'a'; 1 << 20], 0) };
        while stream.write_all(&piece).is_ok() {
            thread::sleep(Duration::from_millis(pause));
        }
    });
    let folder = tempfile::tempdir().unwrap();
    for (path, says) in
        [("/slow", "/slow: not there after 2 seconds."), ("/endless", "/endless is larger than 16777216 bytes.")]
    {
        let (code, said) = fetch(folder.path(), &[&server.url(path)]);
        assert!(code == Some(3) && said.contains(says), "{said}");
    }
}

#[test]
fn private_addresses_are_refused_at_every_hop() {
    let server = Server::new(|_| page("", 40));
    let port = server.port();
    let folder = tempfile::tempdir().unwrap();
    for host in [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
    ] {
        let (code, said) = run(folder.path(), &["fetch", &format!("http://{host}:{port}/storm")]);
        assert_eq!(code, Some(3), "{host}: {said}");
        let refused = said.contains("lies on this computer or in its own network") && said.contains("--allow-private");
        // A system may not know a form at all.
        assert!(refused || said.contains("no such host") || said.contains(host), "{host}: {said}");
    }
    assert!(server.asked().is_empty());
    for url in ["ftp://a.example/x", "file:///etc/passwd", "https://ana:secret@a.example/", "storm.md", "http://"] {
        let (code, said) = run(folder.path(), &["fetch", url]);
        assert!(code == Some(2) && said.contains("is no address of a web page"), "{url}: {said}");
    }
}

#[test]
fn what_an_archive_kept_becomes_versions_with_their_times() {
    let server = Server::new(|request| {
        let path = request.path();
        if path.starts_with("/cdx/search/cdx?url=https://orrin.example/storm&output=json") {
            let rows = r#"[["timestamp","original","mimetype"],["20260303080000","https://orrin.example/storm","text/html"],
                ["20260302080000","https://orrin.example/storm","text/html"],["20260304080000","https://orrin.example/storm","image/png"]]"#;
            return answer("200 OK", &format!("Content-Length: {}\r\n", rows.len()), rows.as_bytes());
        }
        match path {
            "/web/20260302080000id_/https://orrin.example/storm" => page("X-Archive-Orig-ETag: \"old\"\r\n", 40),
            "/web/20260303080000id_/https://orrin.example/storm" => page("", 60),
            _ => answer("404 Not Found", "Content-Length: 0\r\n", b""),
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--from-wayback", "--wayback", &server.url("/"), "https://orrin.example/storm"];
    let (code, said) = fetch(folder.path(), &arguments);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains(
            "The archive has 2 captures of https://orrin.example/storm.\nRecorded 2 versions of storm: 1 to 2."
        ),
        "{said}"
    );
    let claims = fs::read_to_string(folder.path().join("claims/storm.yaml")).unwrap();
    assert!(
        claims.contains("2026-03-02T08:00:00Z") && claims.contains("2026-03-03T08:00:00Z") && claims.contains("old"),
        "{claims}"
    );
    let asked = server.asked();
    let pauses = asked.windows(2).map(|two| two[1].at.duration_since(two[0].at));
    assert!(pauses.into_iter().all(|pause| pause >= Duration::from_millis(2_490)), "24 requests a minute");
    let (code, said) = fetch(folder.path(), &arguments);
    assert!(
        code == Some(0) && said.contains("Nothing was recorded.\nLeft out: 2 not later than what is on record."),
        "{said}"
    );
}

#[test]
fn only_public_addresses_are_public() {
    for private in [
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.9.9",
        "192.0.0.8",
        "192.0.2.1",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001::1",
        "2001:db8::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "100::1",
    ] {
        assert!(is_private(private.parse().unwrap()), "{private}");
    }
    for public in [
        "1.1.1.1",
        "93.184.215.14",
        "100.128.0.1",
        "172.32.0.1",
        "198.20.0.1",
        "2606:4700::1111",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101",
    ] {
        assert!(!is_private(public.parse().unwrap()), "{public}");
    }
}

#[test]
fn robots_txt_is_read_as_its_standard_says() {
    let rules = "# for all\nUser-Agent: other\nUser-agent: *\nDisallow: /a\nAllow: /a/open$\nDisallow: /*.pdf$\nDisallow: /x*y*z\nDisallow:\n\
                 Sitemap: https://a.example/s.xml\nUser-agent: last\nDisallow: /\n";
    let robots = Robots::read(rules);
    for (path, allowed) in [
        ("/", true),
        ("/a", false),
        ("/a/b", false),
        ("/a/open", true),
        ("/a/open/b", false),
        ("/b.pdf", false),
        ("/b.pdf?c", true),
        ("/x-y-z", false),
        ("/xyz?q", false),
        ("/xzy", true),
        ("/b", true),
    ] {
        assert_eq!(robots.allows(path), allowed, "{path}");
    }
    assert!(Robots::read("").allows("/a") && Robots::read("Disallow: /").allows("/a"), "rules of nobody");
    assert!(
        Robots::read("user-agent: *\r\ndisallow: /\r\n\r\nuser-agent: onrecord\r\nallow: /\r\n").allows("/a"),
        "ours come first"
    );
    assert_eq!(Robots::read("User-agent: *\nCrawl-delay: 1e9").delay, 60.0);
    assert_eq!(Robots::read("User-agent: *\nCrawl-delay: nan").delay, 0.0);
}
