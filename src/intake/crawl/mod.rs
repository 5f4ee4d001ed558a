//! Crawls on disk: WARC files, packed or not, and WACZ. What a file says of its lengths is believed only as far as it is so, and
//! memory is needed for one page at a time.

mod parts;
mod record;
mod source;
mod unpacked;

use super::http::{BodyProblem, ResponseHead};
use super::{IntakeError, file};
use chrono::{DateTime, Utc};
use record::{Found, Head, Records};
use source::Source;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Read};
use std::path::Path;
use unpacked::Spot;

/// The most pages that one crawl may hold.
const MOST: usize = 2_000_000;

/// How many bytes may be read in vain for pages that stand in another order than they were captured in.
const DETOURS: u64 = 8 << 30;

/// How much longer than an article its response may be, in bytes: for what chunks add.
const SLACK: u64 = 1 << 20;

/// A crawl that was opened.
#[derive(Debug)]
pub struct Crawl {
    name: String,
    sources: Vec<Source>,
}

/// A response of a web server with a page in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// The address, as the crawl writes it.
    pub url: String,
    /// When it was captured.
    pub time: DateTime<Utc>,
    /// The number of its article: captures of one article have the same.
    pub article: usize,
    source: usize,
    spot: Spot,
}

/// How many responses are no pages, by what they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// They lead to another address.
    pub redirects: usize,
    /// There was nothing at the address.
    pub missing: usize,
    /// The server refused or failed.
    pub failed: usize,
    /// They are pictures, styles, scripts, data.
    pub others: usize,
    /// The crawler found what it had found before, and kept no second copy.
    pub unchanged: usize,
    /// The crawler cut them.
    pub cut: usize,
    /// Records that are damaged, or end before they should.
    pub damaged: usize,
}

/// What a crawl holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// The pages: those of one article one after another, the oldest first; articles in the order in which they came first.
    pub captures: Vec<Capture>,
    /// What else there is.
    pub left_out: LeftOut,
}

/// A page as it was captured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// The head of the response.
    pub head: ResponseHead,
    /// The page's bytes, unpacked.
    pub body: Vec<u8>,
}

impl Crawl {
    /// Opens the crawl at `path`, which messages call `name`; none where the file is no crawl.
    ///
    /// # Errors
    /// Where it can't be read, or is a damaged WACZ.
    pub fn open(path: &Path, name: &str) -> Result<Option<Self>, IntakeError> {
        file::regular(path, name)?;
        let sources = parts::sources(path, name)?;
        Ok(sources.map(|sources| Self { name: name.to_owned(), sources }))
    }

    /// Looks through the crawl. Addresses of which `key` makes the same are those of one article. `each` is told how many records were seen so far.
    ///
    /// # Errors
    /// Where it can't be read, unpacks to far more than it is, holds too many pages, or holds them in an order in which they can't be
    /// read as it is packed.
    pub fn contents(&self, key: &dyn Fn(&str) -> String, each: &mut dyn FnMut(usize)) -> Result<Contents, IntakeError> {
        let (mut contents, mut seen) = (Contents::default(), 0);
        for source in 0..self.sources.len() {
            let mut spot = Some(Spot::default());
            while let Some(from) = spot {
                spot = self.look_through(source, from, &mut contents, &mut |_| {
                    seen += 1;
                    each(seen);
                })?;
            }
        }
        in_order(&mut contents.captures, key);
        self.readable(&contents.captures)?;
        Ok(contents)
    }

    /// Looks through a source from some place on; returns where to go on where the packing is damaged.
    fn look_through(
        &self,
        at: usize,
        from: Spot,
        contents: &mut Contents,
        each: &mut dyn FnMut(()),
    ) -> Result<Option<Spot>, IntakeError> {
        let Some(source) = self.sources.get(at) else { return Ok(None) };
        let mut records = Records::new(source, from).map_err(|error| self.failed(error))?;
        loop {
            let mut what = None;
            let found = records.next(&mut |head, block| {
                what = what_of(head, block)?;
                Ok(())
            });
            each(());
            let head = match found {
                Ok(Found::End) => return Ok(None),
                Ok(Found::Damaged) => {
                    contents.left_out.damaged += 1;
                    continue;
                }
                Err(error) if is_damage(&error) => {
                    contents.left_out.damaged += 1;
                    return Ok(parts::next_member(source, records.member()).map(|member| Spot { member, within: 0 }));
                }
                Err(error) => return Err(self.failed(error)),
                Ok(Found::Whole(head)) => head,
            };
            match what {
                None => {}
                Some(What::Page) if contents.captures.len() >= MOST => {
                    return Err(self.wrong(format!("it holds more than {MOST} pages; split it")));
                }
                Some(What::Page) => {
                    let (Head { url, time, spot, .. }, article) = (head, contents.captures.len());
                    contents.captures.push(Capture { url, time, article, source: at, spot });
                }
                Some(what) => contents.left_out.count(what),
            }
        }
    }

    /// Makes sure that the pages can be read in the order in which they stand in `captures`.
    fn readable(&self, captures: &[Capture]) -> Result<(), IntakeError> {
        let costs = captures.iter().filter_map(|capture| {
            let source = self.sources.get(capture.source)?;
            Some(source.cost(capture.spot.member).saturating_add(capture.spot.within))
        });
        if costs.fold(0, u64::saturating_add) <= DETOURS {
            return Ok(());
        }
        Err(self.wrong(
            "its pages are packed as one piece, so that they can't be read one by one; unpack it first".to_owned(),
        ))
    }

    /// Reads a page, of at most `limit` bytes; a problem of this page alone is returned inside.
    ///
    /// # Errors
    /// Where the crawl can't be read, or is not what it was.
    pub fn read(&self, capture: &Capture, limit: u64) -> Result<Result<Captured, BodyProblem>, IntakeError> {
        let changed = || self.wrong("it was changed while it was read".to_owned());
        let source = self.sources.get(capture.source).ok_or_else(changed)?;
        let mut records = Records::new(source, capture.spot).map_err(|error| self.failed(error))?;
        let block = records.block().map_err(|error| self.failed(error))?;
        let (head, mut block) = block.ok_or_else(changed)?;
        let response = response(&head, &mut block).map_err(|error| self.failed(error))?.ok_or_else(changed)?;
        let most = limit.saturating_add(SLACK);
        let mut bytes = Vec::new();
        block.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| self.failed(error))?;
        if bytes.len() as u64 > most {
            return Ok(Err(BodyProblem::TooLarge));
        }
        Ok(response.body(bytes, limit).map(|body| Captured { head: response, body }))
    }

    fn failed(&self, source: io::Error) -> IntakeError {
        if source.kind() == io::ErrorKind::QuotaExceeded {
            return self.wrong(source.to_string());
        }
        IntakeError::Io { name: self.name.clone(), source }
    }

    fn wrong(&self, why: String) -> IntakeError {
        IntakeError::Crawl { name: self.name.clone(), why }
    }
}

/// Puts the pages of each article together, the oldest first; articles in the order in which they came first.
fn in_order(captures: &mut [Capture], key: &dyn Fn(&str) -> String) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (at, capture) in captures.iter_mut().enumerate() {
        capture.article = *first.entry(key(&capture.url)).or_insert(at);
    }
    captures.sort_by_key(|capture| (capture.article, capture.time));
}

fn is_damage(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof)
}

/// What a record of a response is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Page,
    Redirect,
    Missing,
    Failed,
    Other,
    Unchanged,
    Cut,
}

impl LeftOut {
    fn count(&mut self, what: What) {
        let count = match what {
            What::Page => return,
            What::Redirect => &mut self.redirects,
            What::Missing => &mut self.missing,
            What::Failed => &mut self.failed,
            What::Other => &mut self.others,
            What::Unchanged => &mut self.unchanged,
            What::Cut => &mut self.cut,
        };
        *count += 1;
    }
}

/// Returns what a record is; none where it is about no response of a web server.
fn what_of(head: &Head, block: &mut dyn BufRead) -> io::Result<Option<What>> {
    let is_web = head.url.starts_with("https://") || head.url.starts_with("http://");
    if !is_web {
        return Ok(None);
    }
    match head.kind.as_str() {
        "response" | "resource" => {}
        "revisit" => return Ok(Some(What::Unchanged)),
        _ => return Ok(None),
    }
    let Some(response) = response(head, block)? else { return Ok(Some(What::Failed)) };
    Ok(Some(match response.status {
        200 if !is_page(&response.media(), block)? => What::Other,
        200 if head.is_cut => What::Cut,
        200 => What::Page,
        300..400 => What::Redirect,
        404 | 410 => What::Missing,
        _ => What::Failed,
    }))
}

/// Reads the head of the response in a record; of a page that was kept without one, what the record says.
fn response(head: &Head, block: &mut dyn BufRead) -> io::Result<Option<ResponseHead>> {
    if head.media.starts_with("application/http") || head.kind == "response" {
        return ResponseHead::read(block);
    }
    Ok(Some(ResponseHead::found(&head.media)))
}

/// Returns whether a response is a page by its kind, or by how it begins where no kind is said.
fn is_page(media: &str, block: &mut dyn BufRead) -> io::Result<bool> {
    if !media.is_empty() {
        return Ok(matches!(media, "text/html" | "application/xhtml+xml"));
    }
    let head = block.fill_buf()?.iter().skip_while(|byte| byte.is_ascii_whitespace()).take(15);
    let head: Vec<u8> = head.map(u8::to_ascii_lowercase).collect();
    Ok(head.starts_with(b"<!doctype html") || head.starts_with(b"<html"))
}
