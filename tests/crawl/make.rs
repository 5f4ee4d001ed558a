//! Crawls as crawlers write them, for the tests.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Returns `bytes` as a gzip member.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// Returns a record with these fields, and a length that is true.
pub fn record(kind: &str, url: &str, time: &str, media: &str, block: &[u8]) -> Vec<u8> {
    record_of_length(kind, url, time, media, block, &block.len().to_string())
}

/// Returns the same with a length that may be anything.
pub fn record_of_length(kind: &str, url: &str, time: &str, media: &str, block: &[u8], length: &str) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {time}\r\nContent-Type: {media}\r\n\
         Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// Returns the record of a response.
pub fn response(url: &str, time: &str, status: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    record("response", url, time, "application/http; msgtype=response", &http(status, fields, body))
}

/// Returns a response as a server sends it.
pub fn http(status: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {status}\r\n{fields}\r\n").as_bytes(), body].concat()
}

/// Returns the record of a page.
pub fn page(url: &str, time: &str, body: &str) -> Vec<u8> {
    response(url, time, "200 OK", "Content-Type: text/html; charset=utf-8\r\n", body.as_bytes())
}

/// Returns `body` in chunks of `size` bytes.
pub fn chunked(body: &[u8], size: usize) -> Vec<u8> {
    let chunks =
        body.chunks(size).flat_map(|chunk| [format!("{:x}\r\n", chunk.len()).as_bytes(), chunk, b"\r\n"].concat());
    chunks.chain(*b"0\r\n\r\n").collect()
}
