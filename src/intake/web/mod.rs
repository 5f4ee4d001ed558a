//! Pages from the web, asked for politely: `robots.txt` is obeyed, one request follows another with a delay, what was not changed is
//! not sent again, and who asks for patience gets it.

mod connect;
mod join;
mod private;
mod robots;

use super::http::{BodyProblem, ResponseHead, unpacked};
use connect::{Connections, Raw};
pub(super) use join::join;
pub use private::is_private;
pub use robots::Robots;
use std::collections::BTreeMap;
use std::time::Duration;

/// How many times an address may lead to another one.
const MOST_HOPS: usize = 10;

/// How many times a server may ask for patience.
const MOST_WAITS: usize = 3;

/// How long to wait where a server asks for patience and does not say how much, in seconds.
const USUAL_WAIT: u64 = 10;

/// How pages are asked for.
#[derive(Debug, Clone)]
pub struct WebOptions {
    /// Whether this computer and its own network may be asked.
    pub allow_private: bool,
    /// How long to wait between two requests to one host, in seconds.
    pub delay: f64,
    /// How long one request may take, in seconds.
    pub timeout: u64,
    /// The largest body, unpacked, in bytes.
    pub limit: u64,
    /// The longest that a server may ask to wait, in seconds; beyond that it is for whoever asks to come back.
    pub patience: u64,
}

/// What is known of a page from the last time: only what differs is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The mark that the server gave its last version.
    pub etag: Option<String>,
    /// When the server said that it was changed last.
    pub modified: Option<String>,
}

/// What came from an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The address that it came from, at the end of all redirects.
    pub url: String,
    /// The head of the response; its code is 200 or 304.
    pub head: ResponseHead,
    /// The body, unpacked.
    pub body: Vec<u8>,
}

/// Why nothing came from an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the fields say what the messages say")]
pub enum WebError {
    /// It is no address of a web page.
    #[error("{url} is no address of a web page")]
    NoAddress { url: String },
    /// The host is not on the public network.
    #[error("{url} lies on this computer or in its own network")]
    Private { url: String },
    /// There is no such host.
    #[error("{url}: no such host")]
    NoHost { url: String },
    /// The site asks programs not to ask for it.
    #[error("{url}: the site's robots.txt asks programs to leave it alone")]
    Robots { url: String },
    /// The site's `robots.txt` can't be had, so that nobody knows what it asks.
    #[error("{url} can't be asked for, because the site's robots.txt can't be read: {why}")]
    NoRobots { url: String, why: String },
    /// It took too long.
    #[error("{url}: not there after {seconds} seconds")]
    Slow { url: String, seconds: u64 },
    /// The connection failed.
    #[error("{url}: {why}")]
    Io { url: String, why: String },
    /// Less or more came than the server said.
    #[error("{url}: the answer is not as long as the server says")]
    Cut { url: String },
    /// It is larger than an article may be.
    #[error("{url} is larger than {limit} bytes")]
    TooLarge { url: String, limit: u64 },
    /// It is packed in a way that is not read.
    #[error("{url} is packed in a way that is not read")]
    Packed { url: String },
    /// One redirect leads to another.
    #[error("{url} leads from one address to another, more than {MOST_HOPS} times")]
    Redirects { url: String },
    /// The server refuses or fails.
    #[error("{url}: the server answers {status}")]
    Status { url: String, status: u16 },
    /// The server asks for more patience than anybody has who waits for a command.
    #[error("{url}: the server answers {status}, and asks to come back {}", when(said))]
    Later { url: String, status: u16, said: String },
    /// A page leads to the front page of its site, as sites do with pages that are gone.
    #[error("{url} leads to the front page of its site")]
    FrontPage { url: String },
}

impl WebError {
    /// Returns the same error where it stood in the way of asking for `page`.
    fn about(mut self, page: &str) -> Self {
        if let Self::Private { url }
        | Self::NoHost { url }
        | Self::Slow { url, .. }
        | Self::Io { url, .. }
        | Self::NoRobots { url, .. } = &mut self
        {
            page.clone_into(url);
        }
        self
    }

    /// Returns whether it is probably the whole host that fails, and not this address of it.
    pub fn is_of_host(&self) -> bool {
        matches!(
            self,
            Self::NoHost { .. } | Self::NoRobots { .. } | Self::Slow { .. } | Self::Io { .. } | Self::Later { .. }
        ) || matches!(self, Self::Status { status: 500.., .. })
    }

    /// Returns what to do about it; empty where the message says it all.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NoAddress { .. } => "such as https://example.org/news/storm.html",
            Self::Private { .. } => "if that is meant: --allow-private",
            Self::Robots { .. } => "save the page in a browser and record the file",
            Self::TooLarge { .. } => "the limit is article-bytes in onrecord.toml",
            Self::Slow { .. } => "--timeout gives it longer",
            Self::Status { status: 404 | 410, .. } | Self::FrontPage { .. } => "what is on record of it stays",
            _ => "",
        }
    }
}

/// Returns when to come back, by what a server says in `Retry-After`.
fn when(said: &str) -> String {
    match said.parse::<u64>() {
        Ok(seconds) => format!("in {seconds} seconds"),
        Err(_) if said.is_empty() => "later".to_owned(),
        Err(_) => format!("after {said}"),
    }
}

/// Asks web servers for pages, one after another.
#[derive(Debug)]
pub struct Web {
    options: WebOptions,
    connections: Connections,
    robots: BTreeMap<String, Robots>,
    /// The host that was asked last.
    last: Option<String>,
}

impl Web {
    /// Gets ready to ask; nothing is connected yet.
    pub fn new(options: WebOptions) -> Self {
        let connections = Connections::new(&options);
        Self { options, connections, robots: BTreeMap::new(), last: None }
    }

    /// Asks for the page at `url`, as its site's `robots.txt` allows; `wait` sleeps, and is told why.
    ///
    /// # Errors
    /// Where it does not come, or is no answer that can be read.
    pub fn page(&mut self, url: &str, asked: &Asked, wait: &mut Wait<'_>) -> Result<Answer, WebError> {
        self.get(url, asked, true, wait)
    }

    /// Asks for the list of articles at `url`, which is made for programs, whatever `robots.txt` says to those who look for pages.
    ///
    /// # Errors
    /// As [`Web::page`].
    pub fn list(&mut self, url: &str, asked: &Asked, wait: &mut Wait<'_>) -> Result<Answer, WebError> {
        self.get(url, asked, false, wait)
    }

    /// Hands a JSON document to the service at `url`; `id` is what tells it from all others, so that one that comes twice is known.
    ///
    /// # Errors
    /// Where the service does not answer that it took it.
    pub fn hand_over(&self, url: &str, json: &str, id: &str) -> Result<(), WebError> {
        let head = self.connections.hand_over(url, json, id)?;
        let said = || head.field("Retry-After").unwrap_or_default().to_owned();
        match head.status {
            200..300 => Ok(()),
            status @ (429 | 503) => Err(WebError::Later { url: url.to_owned(), status, said: said() }),
            status => Err(WebError::Status { url: url.to_owned(), status }),
        }
    }

    /// Forgets what sites ask of programs, so that each is asked anew.
    pub fn forget(&mut self) {
        self.robots.clear();
    }

    /// Asks for what a service at `url` is for, whatever `robots.txt` says to those who look for pages.
    ///
    /// # Errors
    /// As [`Web::page`].
    pub fn service(&mut self, url: &str, wait: &mut Wait<'_>) -> Result<Answer, WebError> {
        self.get(url, &Asked::default(), false, wait)
    }

    fn get(&mut self, url: &str, asked: &Asked, obey: bool, wait: &mut Wait<'_>) -> Result<Answer, WebError> {
        let mut at = url.to_owned();
        for _ in 0..=MOST_HOPS {
            let site = site(&at).ok_or_else(|| WebError::NoAddress { url: at.clone() })?.to_owned();
            if obey
                && !self
                    .robots(&site, wait)
                    .map_err(|error| error.about(&at))?
                    .allows(at.get(site.len()..).unwrap_or_default())
            {
                return Err(WebError::Robots { url: at });
            }
            let Raw { head, body } = self.patiently(&site, &at, asked, self.options.limit, wait)?;
            match head.status {
                200 => {
                    let encoding = head.field("Content-Encoding").unwrap_or_default();
                    let body = unpacked(body, encoding, self.options.limit).map_err(|problem| match problem {
                        BodyProblem::TooLarge => WebError::TooLarge { url: at.clone(), limit: self.options.limit },
                        BodyProblem::Packed => WebError::Packed { url: at.clone() },
                    })?;
                    return Ok(Answer { url: at, head, body });
                }
                304 if *asked != Asked::default() => return Ok(Answer { url: at, head, body: Vec::new() }),
                301 | 302 | 303 | 307 | 308 => {
                    let to = head.field("Location").and_then(|to| join(&at, to));
                    at = to.ok_or(WebError::Status { url: at, status: head.status })?;
                }
                status => return Err(WebError::Status { url: at, status }),
            }
        }
        Err(WebError::Redirects { url: url.to_owned() })
    }

    /// Asks once, and again where the server asks for patience that anybody has.
    fn patiently(
        &mut self,
        site: &str,
        url: &str,
        asked: &Asked,
        limit: u64,
        wait: &mut Wait<'_>,
    ) -> Result<Raw, WebError> {
        let (mut status, mut said) = (429, String::new());
        for _ in 0..MOST_WAITS {
            self.pace(site, wait);
            let raw = self.connections.ask(url, asked, limit)?;
            status = raw.head.status;
            if !matches!(status, 429 | 503) {
                return Ok(raw);
            }
            raw.head.field("Retry-After").unwrap_or_default().clone_into(&mut said);
            let seconds = if said.is_empty() { Some(USUAL_WAIT) } else { said.parse().ok() };
            let Some(seconds) = seconds.filter(|seconds| *seconds <= self.options.patience) else {
                return Err(WebError::Later { url: url.to_owned(), status, said });
            };
            wait(Duration::from_secs(seconds), &format!("{} asks for patience", host(site)));
        }
        Err(WebError::Later { url: url.to_owned(), status, said })
    }

    /// Waits as long as the site asks, or as the options say, where it was asked last.
    fn pace(&mut self, site: &str, wait: &mut Wait<'_>) {
        let asks = self.robots.get(site).map_or(0.0, |robots| robots.delay);
        let delay = self.options.delay.max(asks);
        if self.last.as_deref() == Some(site) && delay > 0.0 {
            wait(
                Duration::try_from_secs_f64(delay).unwrap_or_default(),
                &format!("one request at a time to {}", host(site)),
            );
        }
        self.last = Some(site.to_owned());
    }

    /// Returns what a site asks of programs.
    fn robots(&mut self, site: &str, wait: &mut Wait<'_>) -> Result<&Robots, WebError> {
        if !self.robots.contains_key(site) {
            let url = format!("{site}/robots.txt");
            let read = self.robots_at(site, &url, wait)?;
            // What was asked here is no page.
            self.last = None;
            self.robots.insert(site.to_owned(), read);
        }
        Ok(self.robots.entry(site.to_owned()).or_default())
    }

    fn robots_at(&mut self, site: &str, url: &str, wait: &mut Wait<'_>) -> Result<Robots, WebError> {
        let mut at = url.to_owned();
        for _ in 0..=MOST_HOPS / 2 {
            let raw = match self.patiently(site, &at, &Asked::default(), robots::LARGEST, wait) {
                // A list that long is followed by nobody; what stands in it can't be told.
                Err(error @ (WebError::TooLarge { .. } | WebError::Cut { .. } | WebError::Later { .. })) => {
                    return Err(WebError::NoRobots { url: site.to_owned(), why: error.to_string() });
                }
                raw => raw?,
            };
            match raw.head.status {
                200 => {
                    let encoding = raw.head.field("Content-Encoding").unwrap_or_default();
                    let text = unpacked(raw.body, encoding, robots::LARGEST).map_err(|_| WebError::NoRobots {
                        url: site.to_owned(),
                        why: "it is packed in a way that is not read".to_owned(),
                    })?;
                    return Ok(Robots::read(&String::from_utf8_lossy(&text)));
                }
                300..400 => match raw.head.field("Location").and_then(|to| join(&at, to)) {
                    Some(to) => at = to,
                    None => return Ok(Robots::default()),
                },
                status @ 500.. => {
                    let why = format!("the server answers {status}");
                    return Err(WebError::NoRobots { url: site.to_owned(), why });
                }
                // Whoever has none asks for nothing.
                _ => return Ok(Robots::default()),
            }
        }
        Ok(Robots::default())
    }
}

/// Whoever sleeps while a server is to be left alone, and says why.
pub type Wait<'w> = dyn FnMut(Duration, &str) + 'w;

/// Returns the scheme, host and port of an address; none where it is no address of a web page, or holds a password.
fn site(url: &str) -> Option<&str> {
    let start = if url.starts_with("https://") { 8 } else { 7 };
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest.get(..end).filter(|host| !host.is_empty() && !host.contains('@'))?;
    url.get(..start + host.len())
}

fn host(site: &str) -> &str {
    site.split_once("://").map_or(site, |(_, host)| host)
}
