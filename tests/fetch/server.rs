//! A web server on this computer, that answers as a test says and remembers what it was asked.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

/// What was asked.
#[derive(Debug, Clone)]
pub struct Request {
    lines: Vec<String>,
    /// How often this path was asked for before.
    pub count: usize,
    /// When it came.
    pub at: Instant,
}

impl Request {
    /// The path, with what follows `?`.
    pub fn path(&self) -> &str {
        self.lines[0].split(' ').nth(1).unwrap_or_default()
    }

    /// The value of a field.
    pub fn field(&self, name: &str) -> Option<&str> {
        let fields = self.lines[1..].iter().filter_map(|line| line.split_once(": "));
        fields.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }
}

/// The server; it ends with the program.
pub struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Starts a server that answers so and closes the connection.
    pub fn new(answer: impl Fn(&Request) -> Vec<u8> + Send + Sync + 'static) -> Self {
        Self::of_streams(move |request, stream| drop(stream.write_all(&answer(request))))
    }

    /// Starts a server that is handed each connection.
    pub fn of_streams(serve: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::<Request>::new()));
        let (serve, kept) = (Arc::new(serve), Arc::clone(&asked));
        thread::spawn(move || {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { continue };
                let lines: Vec<String> =
                    BufReader::new(&stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
                if lines.is_empty() {
                    continue;
                }
                let mut request = Request { lines, count: 0, at: Instant::now() };
                let count = counts.entry(request.path().to_owned()).or_default();
                request.count = *count;
                *count += 1;
                kept.lock().unwrap().push(request.clone());
                let serve = Arc::clone(&serve);
                thread::spawn(move || {
                    serve(&request, &mut stream);
                    let _ = stream.shutdown(Shutdown::Both);
                });
            }
        });
        Self { port, asked }
    }

    /// The address of a path on it.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Request> {
        self.asked.lock().unwrap().clone()
    }
}

/// An answer; the connection is closed after it.
pub fn answer(status: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {status}\r\nConnection: close\r\n{fields}\r\n").as_bytes(), body].concat()
}

/// `bytes` as gzip.
pub fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}
