//! The one place that connects to other machines: one request, one answer, with everything about it bounded.

use super::private::is_private;
use super::{Asked, WebError, WebOptions};
use crate::intake::fields::Fields;
use crate::intake::http::ResponseHead;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Error};

/// The longest that nothing may come, in seconds.
const SILENCE: u64 = 20;

/// The longest head of a response, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// Connections to web servers.
#[derive(Debug)]
pub(super) struct Connections {
    agent: Agent,
    /// Whether the last host that was looked up has no address but private ones.
    refused: Arc<AtomicBool>,
    timeout: u64,
}

/// An answer as it came: the body is as it was sent, perhaps packed.
#[derive(Debug)]
pub(super) struct Raw {
    pub head: ResponseHead,
    pub body: Vec<u8>,
}

/// Looks hosts up, and gives out no address that is not public.
#[derive(Debug)]
struct PublicOnly {
    inner: DefaultResolver,
    allow_private: bool,
    refused: Arc<AtomicBool>,
}

impl Resolver for PublicOnly {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        if self.allow_private {
            return Ok(found);
        }
        let mut public = self.inner.empty();
        found.iter().filter(|address| !is_private(address.ip())).for_each(|address| public.push(*address));
        if public.is_empty() {
            self.refused.store(true, Ordering::Relaxed);
            return Err(Error::HostNotFound);
        }
        Ok(public)
    }
}

impl Connections {
    /// Gets ready to connect; nothing is connected yet.
    pub fn new(options: &WebOptions) -> Self {
        let refused = Arc::new(AtomicBool::new(false));
        let inner = DefaultResolver::default();
        let resolver = PublicOnly { inner, allow_private: options.allow_private, refused: Arc::clone(&refused) };
        let config = Agent::config_builder()
            // Every hop is looked at before it is taken.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            // A proxy would look hosts up in our place, private ones too.
            .proxy(None)
            .user_agent(concat!("onrecord/", env!("CARGO_PKG_VERSION")))
            .accept("text/html, application/xhtml+xml;q=0.9, */*;q=0.5")
            .accept_encoding("gzip, deflate")
            .max_response_header_size(LONGEST_HEAD)
            .timeout_global(Some(Duration::from_secs(options.timeout)))
            .timeout_per_read(Some(Duration::from_secs(options.timeout.min(SILENCE))))
            .tls_config(TlsConfig::builder().root_certs(RootCerts::WebPki).build())
            .build();
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Self { agent, refused, timeout: options.timeout }
    }

    /// Asks for `url`; of the body at most `limit` bytes are taken.
    pub fn ask(&self, url: &str, asked: &Asked, limit: u64) -> Result<Raw, WebError> {
        self.refused.store(false, Ordering::Relaxed);
        let fields = [("If-None-Match", &asked.etag), ("If-Modified-Since", &asked.modified)];
        let mut request = self.agent.get(url);
        for (name, value) in fields {
            if let Some(value) = value.as_ref().filter(|value| value.chars().all(|c| !c.is_control())) {
                request = request.header(name, value);
            }
        }
        let response = request.call().map_err(|error| self.failed(url, &error))?;
        let (parts, body) = response.into_parts();
        let head = head(&parts);
        let mut bytes = Vec::new();
        let read = body.into_reader().take(limit.saturating_add(1)).read_to_end(&mut bytes);
        read.map_err(|error| self.cut(url, &error))?;
        if bytes.len() as u64 > limit {
            return Err(WebError::TooLarge { url: url.to_owned(), limit });
        }
        let said = head.field("Content-Length").and_then(|length| length.parse::<u64>().ok());
        let chunked = head.field("Transfer-Encoding").is_some();
        let is_whole =
            chunked || matches!(head.status, 204 | 304) || said.is_none_or(|said| said == bytes.len() as u64);
        if is_whole { Ok(Raw { head, body: bytes }) } else { Err(WebError::Cut { url: url.to_owned() }) }
    }

    /// Hands a JSON document to `url`; returns the head of the answer, whose body nobody reads.
    pub fn hand_over(&self, url: &str, json: &str, id: &str) -> Result<ResponseHead, WebError> {
        self.refused.store(false, Ordering::Relaxed);
        let request = self.agent.post(url).header("Content-Type", "application/json").header("Idempotency-Key", id);
        let response = request.send(json).map_err(|error| self.failed(url, &error))?;
        Ok(head(&response.into_parts().0))
    }

    fn failed(&self, url: &str, error: &Error) -> WebError {
        let url = url.to_owned();
        match error {
            _ if self.refused.load(Ordering::Relaxed) => WebError::Private { url },
            Error::Timeout(_) => WebError::Slow { url, seconds: self.timeout },
            Error::HostNotFound => WebError::NoHost { url },
            Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => {
                WebError::Slow { url, seconds: self.timeout }
            }
            Error::Io(error) => WebError::Io { url, why: error.to_string() },
            error => WebError::Io { url, why: error.to_string() },
        }
    }

    fn cut(&self, url: &str, error: &io::Error) -> WebError {
        let url = url.to_owned();
        let timeout = error.get_ref().and_then(|inner| inner.downcast_ref::<Error>());
        let is_slow = matches!(timeout, Some(Error::Timeout(_))) || error.kind() == io::ErrorKind::TimedOut;
        if is_slow { WebError::Slow { url, seconds: self.timeout } } else { WebError::Cut { url } }
    }
}

/// Returns the head of a response.
fn head(parts: &ureq::http::response::Parts) -> ResponseHead {
    let text = |value: &ureq::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let fields = parts.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value)));
    ResponseHead { status: parts.status.as_u16(), fields: Fields::of(fields.collect()) }
}
