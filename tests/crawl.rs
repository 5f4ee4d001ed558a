//! Crawls on disk: every page in them once, in order, and nothing that a crawl says of itself is believed against its bytes.

mod make;

use make::{chunked, http, packed, page, record, record_of_length, response};
use onrecord::intake::{BodyProblem, Capture, Contents, Crawl, IntakeError, LeftOut};
use std::fs;
use std::io::Write;
use std::ops::Deref;

const LIMIT: u64 = 1 << 20;
const HTML: &str = "Content-Type: text/html\r\n";

/// A crawl, and the folder that goes with it.
struct Opened(Crawl, #[allow(dead_code)] tempfile::TempDir);

impl Deref for Opened {
    type Target = Crawl;

    fn deref(&self) -> &Crawl {
        &self.0
    }
}

fn open(bytes: &[u8]) -> Option<Opened> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crawl.warc.gz");
    fs::write(&path, bytes).unwrap();
    Crawl::open(&path, "crawl.warc.gz").unwrap().map(|crawl| Opened(crawl, folder))
}

fn contents(crawl: &Crawl) -> Contents {
    crawl.contents(&str::to_owned, &mut |_| {}).unwrap()
}

fn body(crawl: &Crawl, capture: &Capture) -> String {
    String::from_utf8_lossy(&crawl.read(capture, LIMIT).unwrap().unwrap().body).into_owned()
}

/// The addresses and bodies of a crawl.
fn pages(bytes: &[u8]) -> (Vec<(String, String)>, LeftOut) {
    let Some(crawl) = open(bytes) else { return (Vec::new(), LeftOut::default()) };
    let found = contents(&crawl);
    let pages = found.captures.iter().map(|capture| (capture.url.clone(), body(&crawl, capture)));
    (pages.collect(), found.left_out)
}

fn three() -> [Vec<u8>; 3] {
    [
        page("http://a.example/one", "2026-03-01T00:00:00Z", "one"),
        page("http://a.example/two", "2026-03-02T00:00:00Z", "two"),
        page("http://a.example/three", "2026-03-03T00:00:00Z", "three"),
    ]
}

fn names(pages: &[(String, String)]) -> Vec<&str> {
    pages.iter().map(|(_, body)| body.as_str()).collect()
}

#[test]
fn pages_of_an_address_come_together_in_the_order_of_time() {
    let records = [
        page("<http://a.example/storm>", "2026-03-02T08:00:00Z", "second"),
        page("http://a.example/toll", "2026-03-02T09:00:00Z", "toll"),
        page("http://a.example/storm", "2026-03-02T07:59:59.5Z", "first"),
        page("http://a.example/storm", "2026-03-03", "third"),
    ];
    let plain = records.concat();
    let members: Vec<u8> = records.iter().flat_map(|record| packed(record)).collect();
    for bytes in [&plain, &members, &packed(&plain)] {
        let (pages, left_out) = pages(bytes);
        assert_eq!(names(&pages), ["first", "second", "third", "toll"]);
        assert_eq!(left_out, LeftOut::default());
        assert!(pages.iter().all(|(url, _)| url.starts_with("http://a.example/")));
    }
}

#[test]
fn what_is_no_page_is_counted() {
    let url = "https://a.example/x";
    let at = "2026-03-02T08:00:00Z";
    let records = [
        record("warcinfo", "", at, "application/warc-fields", b"software: x\r\n"),
        record("request", url, at, "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        record("metadata", url, at, "application/warc-fields", b"via: x\r\n"),
        record("response", "dns:a.example", at, "text/dns", b"20260302\n"),
        response(url, at, "301 Moved", "Location: /y\r\n", b""),
        response(url, at, "404 Not Found", HTML, b"gone"),
        response(url, at, "410 Gone", HTML, b"gone"),
        response(url, at, "503 Busy", HTML, b"later"),
        response(url, at, "200 OK", "Content-Type: image/png\r\n", b"\x89PNG"),
        response(url, at, "200 OK", "Content-Type: application/json\r\n", b"{}"),
        record("revisit", url, at, "application/http; msgtype=response", &http("200 OK", HTML, b"")),
        record("resource", url, at, "text/html", b"<p>kept without its head</p>"),
        response(url, at, "200 OK", "", b"\n<!DOCTYPE html><p>no kind</p>"),
        response(url, at, "200 OK", "", b"no kind, no page"),
    ];
    let cut =
        String::from_utf8(page(url, at, "cut")).unwrap().replace("WARC-Date", "WARC-Truncated: length\r\nWARC-Date");
    let (pages, left_out) = pages(&[records.concat(), cut.into_bytes()].concat());
    assert_eq!(names(&pages), ["<p>kept without its head</p>", "\n<!DOCTYPE html><p>no kind</p>"]);
    let wanted = LeftOut { redirects: 1, missing: 2, failed: 1, others: 3, unchanged: 1, cut: 1, damaged: 0 };
    assert_eq!(left_out, wanted);
}

#[test]
fn bodies_are_put_together_and_unpacked() {
    let text = "<p>The ferry sails on.</p>".repeat(40);
    let zipped = packed(text.as_bytes());
    let at = "2026-03-02T08:00:00Z";
    for (fields, body) in [
        ("", text.clone().into_bytes()),
        ("Transfer-Encoding: chunked\r\n", chunked(text.as_bytes(), 100)),
        // Put together by the crawler, which left the head as it was.
        ("Transfer-Encoding: chunked\r\n", text.clone().into_bytes()),
        ("Content-Encoding: gzip\r\n", zipped.clone()),
        ("Content-Encoding: gzip\r\n", text.clone().into_bytes()),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: Chunked\r\n", chunked(&zipped, 7)),
        ("Content-Encoding: br\r\n", text.clone().into_bytes()),
    ] {
        let (pages, _) = pages(&response("http://a.example/x", at, "200 OK", &format!("{HTML}{fields}"), &body));
        assert_eq!(names(&pages), [text.as_str()], "{fields}");
    }
}

#[test]
fn a_body_is_read_up_to_the_limit() {
    let at = "2026-03-02T08:00:00Z";
    let long = vec![b'a'; LIMIT as usize + 1];
    let bomb = packed(&vec![b'a'; 40 << 20]);
    let gzip = format!("{HTML}Content-Encoding: gzip\r\n");
    let brotli = format!("{HTML}Content-Encoding: br\r\n");
    for (fields, body, problem) in [
        (HTML, &long[..], BodyProblem::TooLarge),
        (&gzip, &bomb, BodyProblem::TooLarge),
        (&gzip, &packed(b"<p>cut</p>")[..14], BodyProblem::Packed),
        (&brotli, b"\x8b\x02\x80", BodyProblem::Packed),
    ] {
        let crawl = open(&response("http://a.example/x", at, "200 OK", fields, body)).unwrap();
        let found = contents(&crawl);
        assert_eq!(crawl.read(&found.captures[0], LIMIT).unwrap(), Err(problem), "{fields}");
    }
}

#[test]
fn the_parts_of_a_wacz_are_read() {
    let [one, two, three] = three();
    let mut wacz = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in [
        ("datapackage.json", b"{}".to_vec()),
        ("indexes/index.cdx.gz", packed(b"x")),
        ("archive/b.warc.gz", packed(&three)),
        ("archive/a.warc", [one, two].concat()),
    ] {
        wacz.start_file(name, stored).unwrap();
        wacz.write_all(&bytes).unwrap();
    }
    let wacz = wacz.finish().unwrap().into_inner();
    let (pages, left_out) = pages(&wacz);
    assert_eq!((names(&pages), left_out), (vec!["one", "two", "three"], LeftOut::default()));
}

#[test]
fn a_wrong_length_loses_one_page() {
    let [one, _, three] = three();
    let at = "2026-03-02T00:00:00Z";
    let block = http("200 OK", HTML, b"two");
    for length in ["900000000000000", "18446744073709551615", "99999999999999999999999", "-1", "", "3", "90", "4096"] {
        let two = record_of_length("response", "http://a.example/two", at, "application/http", &block, length);
        let plain: Vec<u8> = [&one[..], &two, &three].concat();
        let members = [packed(&one), packed(&two), packed(&three)].concat();
        for bytes in [plain, members] {
            let (pages, left_out) = pages(&bytes);
            assert_eq!(names(&pages), ["one", "three"], "{length}");
            assert_eq!(left_out.damaged, 1, "{length}");
        }
    }
}

#[test]
fn whatever_is_whole_in_a_crawl_that_is_cut_is_read() {
    let records = three();
    let members: Vec<Vec<u8>> = records.iter().map(|record| packed(record)).collect();
    for parts in [&records[..], &members] {
        let whole = parts.concat();
        let ends: Vec<usize> = parts
            .iter()
            .scan(0, |end, part| {
                *end += part.len();
                Some(*end)
            })
            .collect();
        for cut in ends[0]..whole.len() {
            let (pages, left_out) = pages(&whole[..cut]);
            let before = ends.iter().filter(|end| **end <= cut).count();
            // What follows a record is two ends of lines, which nobody misses.
            assert!(pages.len() == before || pages.len() == before + 1, "{cut}: {pages:?}");
            let is_clean = ends.iter().any(|end| (cut..cut + 5).contains(end) || *end == cut);
            assert!(left_out.damaged <= 1 && (is_clean || left_out.damaged == 1), "{cut}: {left_out:?}");
        }
    }
}

#[test]
fn a_damaged_member_loses_one_page() {
    let [one, two, three] = three().map(|record| packed(&record));
    for at in 20..two.len() {
        let mut two = two.clone();
        two[at] ^= 0x55;
        let (pages, _) = pages(&[&one[..], &two, &three].concat());
        assert!(
            pages.len() >= 2 && names(&pages).contains(&"one") && names(&pages).contains(&"three"),
            "{at}: {pages:?}"
        );
    }
}

#[test]
fn flipped_bytes_end_in_an_answer() {
    let plain = three().concat();
    for at in 0..plain.len() {
        for flip in [0x01, 0x20, 0x80] {
            let mut bytes = plain.clone();
            bytes[at] ^= flip;
            pages(&bytes);
        }
    }
}

#[test]
fn a_bomb_is_given_up() {
    let [one, ..] = three();
    let bomb = packed(&vec![0; 1 << 20]).repeat(50);
    let crawl = open(&[packed(&one), bomb].concat()).unwrap();
    let error = crawl.contents(&str::to_owned, &mut |_| {}).unwrap_err();
    assert!(matches!(error, IntakeError::Crawl { .. }), "{error}");
    assert_eq!(error.to_string(), "crawl.warc.gz can't be read: it unpacks to far more than it is");
}

#[test]
fn heads_without_an_end_are_passed_over() {
    let [one, two, _] = three();
    for endless in [
        b"WARC/1.1\r\n".iter().copied().chain(b"X: y\r\n".iter().copied().cycle().take(3 << 20)).collect::<Vec<u8>>(),
        b"WARC/1.1\r\nX: ".iter().copied().chain(std::iter::repeat_n(b'y', 3 << 20)).collect(),
    ] {
        let (pages, left_out) = pages(&[&one[..], &endless, b"\r\n\r\n", &two].concat());
        assert_eq!(names(&pages), ["one", "two"]);
        assert_eq!(left_out.damaged, 1);
    }
}

#[test]
fn other_files_are_no_crawls() {
    let word = packed(b"The ferry sails on.");
    for bytes in [&b"WARC"[..], b"", b"# WARC/1.0", &word, b"\x1F\x8B\x08", b"PK\x03\x04 and no more"] {
        assert!(open(bytes).is_none());
    }
}

/// Runs the program in a ledger of its own, which it makes first; returns its exit code and what it printed.
fn run(folder: &std::path::Path, arguments: &[&str]) -> (Option<i32>, String) {
    let program = || std::process::Command::new(env!("CARGO_BIN_EXE_onrecord"));
    if !folder.join("onrecord.toml").exists() {
        assert!(program().arg("init").current_dir(folder).output().unwrap().status.success());
    }
    let output = program().args(arguments).current_dir(folder).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

fn story(homes: u32) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><title>Storm</title><article><h1>Storm floods Orrin Bay</h1><p>At least {homes} homes were \
         flooded when the sea broke through the wall at Orrin Bay, the harbour office said on Monday.</p><p>“We were lucky,” \
         said Ana Ruiz, who runs the ferry from the old quay to the island every morning.</p></article></html>"
    )
}

#[test]
fn a_crawl_becomes_versions_with_their_times() {
    let folder = tempfile::tempdir().unwrap();
    let storm = "https://www.orrin.example/2026/03/storm.html";
    let records = [
        page(storm, "2026-03-02T08:00:00Z", &story(40)),
        page("http://orrin.example/2026/03/storm.html?utm_source=x", "2026-03-02T09:00:00Z", &story(40)),
        page("https://orrin.example/2026/03/storm.html#top", "2026-03-02T12:30:00Z", &story(60)),
        page("https://orrin.example/toll/", "2026-03-02T10:00:00Z", &story(7)),
        page("https://quay.example/toll", "2026-03-02T10:00:00Z", &story(8)),
        response(storm, "2026-03-03T10:00:00Z", "404 Not Found", HTML, b"gone"),
    ];
    let crawl: Vec<u8> = records.iter().flat_map(|record| packed(record)).collect();
    fs::write(folder.path().join("crawl.warc.gz"), &crawl).unwrap();
    let (code, said) = run(folder.path(), &["record", "crawl.warc.gz"]);
    assert_eq!(code, Some(0));
    assert_eq!(
        said,
        "crawl.warc.gz holds 5 pages of 3 addresses.\nRecorded 4 versions of 3 stories.\n\
         Left out: 1 the same as the version before, 1 not found.\nWhat waits for a person: onrecord status\n"
    );
    let (_, said) = run(folder.path(), &["log", "storm"]);
    for line in [
        "version 1  recorded 2026-03-02T08:00:00Z  https://www.orrin.example/2026/03/storm.html",
        "version 2  recorded 2026-03-02T12:30:00Z",
        "= 40 → 60, 20 more",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    // Once more, and nothing is new.
    let (code, said) = run(folder.path(), &["record", "crawl.warc.gz"]);
    assert_eq!(code, Some(0));
    assert_eq!(
        said,
        "crawl.warc.gz holds 5 pages of 3 addresses.\nNothing was recorded.\n\
         Left out: 5 not later than what is on record, 1 not found.\n"
    );
    assert_eq!(run(folder.path(), &["verify"]).0, Some(0));
    let (code, said) = run(folder.path(), &["check"]);
    assert_eq!(code, Some(1));
    for line in [
        "warning[silent-edit]: Version 2 changed a figure",
        "snapshots/storm/2.md:",
        "of https://www.orrin.example/2026/03/storm.html what",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let (_, said) = run(folder.path(), &["status"]);
    for line in [
        "quay-example-toll  https://quay.example/toll, version 1",
        "toll               https://orrin.example/toll/, version 1",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
}

#[test]
fn a_cut_crawl_is_recorded_as_far_as_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    let crawl = [
        page("https://orrin.example/storm", "2026-03-02T08:00:00Z", &story(40)),
        page("https://orrin.example/toll", "2026-03-02T08:00:00Z", &story(7)),
    ];
    let crawl = crawl.concat();
    fs::write(folder.path().join("crawl.warc"), &crawl[..crawl.len() - 100]).unwrap();
    let (code, said) = run(folder.path(), &["record", "crawl.warc"]);
    assert!(
        said.starts_with(
            "crawl.warc holds 1 page of 1 address.\nRecorded 1 version of 1 story.\nLeft out: 1 damaged.\n"
        ),
        "{said}"
    );
    assert!(said.contains("error: crawl.warc holds 1 damaged record, which can't be read."), "{said}");
    assert_eq!(code, Some(3));
}
