//! The bytes of a source with the gzip members unpacked, each byte with its place.

use super::source::Source;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Read};

/// How many bytes are read at a time.
const BUFFER: usize = 16 * 1024;

/// What may be unpacked before anybody asks how much was read for it, in bytes.
const FREE: u64 = 32 << 20;

/// How many times its size a crawl may unpack to beyond that; web pages are packed to a tenth or so.
const RATIO: u64 = 200;

/// Where something begins: a gzip member of the source, and how many unpacked bytes lie before it in there. In a source that is not
/// packed, the place itself and 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Spot {
    pub member: u64,
    pub within: u64,
}

/// The bytes of a source from some place on, unpacked where it is packed.
pub(super) struct Unpacked {
    state: State,
    buffer: Vec<u8>,
    at: usize,
    /// The place of the buffer's first byte.
    spot: Spot,
    unpacked: u64,
    is_packed: bool,
}

enum State {
    /// Not packed.
    Plain(Counted),
    /// In a member.
    Member(Box<GzDecoder<Counted>>),
    /// Between members.
    Between(Counted),
    End,
}

/// A reader that knows how many bytes were taken from it.
struct Counted {
    inner: BufReader<Box<dyn Read>>,
    taken: u64,
}

impl Read for Counted {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        self.taken += read as u64;
        Ok(read)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.inner.consume(count);
        self.taken += count as u64;
    }
}

impl Unpacked {
    /// Opens a source at byte `at`, where a gzip member begins if it is packed.
    pub fn new(source: &Source, at: u64) -> io::Result<Self> {
        let mut inner = BufReader::with_capacity(BUFFER, source.open(at)?);
        let is_packed = inner.fill_buf()?.starts_with(&[0x1F, 0x8B]);
        let counted = Counted { inner, taken: at };
        let state = if is_packed { State::Between(counted) } else { State::Plain(counted) };
        let spot = Spot { member: at, within: 0 };
        Ok(Self { state, buffer: Vec::new(), at: 0, spot, unpacked: 0, is_packed })
    }

    /// Returns whether the source is packed as gzip.
    pub fn is_packed(&self) -> bool {
        self.is_packed
    }

    /// Returns where the member begins that was read last.
    pub fn member(&self) -> u64 {
        self.spot.member
    }

    /// Returns the place of the next byte; none at the end.
    pub fn spot(&mut self) -> io::Result<Option<Spot>> {
        if self.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let ahead = self.at as u64;
        let Spot { member, within } = self.spot;
        Ok(Some(if self.is_packed {
            Spot { member, within: within + ahead }
        } else {
            Spot { member: member + ahead, within }
        }))
    }

    /// Skips `count` bytes of the same member; returns how many of them were not there.
    pub fn skip(&mut self, mut count: u64) -> io::Result<u64> {
        let member = self.spot.member;
        while count > 0 {
            let left = self.fill_buf()?.len() as u64;
            if left == 0 || (self.is_packed && self.spot.member != member) {
                break;
            }
            let step = left.min(count);
            self.consume(usize::try_from(step).unwrap_or(usize::MAX));
            count -= step;
        }
        Ok(count)
    }

    /// Returns the next `count` bytes, fewer at the end of the member, without taking them.
    pub fn peek(&mut self, count: usize) -> io::Result<&[u8]> {
        self.fill_buf()?;
        while self.buffer.len() - self.at < count {
            let before = self.at as u64;
            if self.is_packed {
                self.spot.within += before
            } else {
                self.spot.member += before
            }
            self.buffer.drain(..self.at);
            self.at = 0;
            if self.pull(self.buffer.len(), true)? == 0 {
                break;
            }
        }
        let rest = self.buffer.get(self.at..).unwrap_or_default();
        Ok(rest.get(..count).unwrap_or(rest))
    }

    /// Skips a line, or what is left of its member or of what was read ahead; returns whether it is blank.
    pub fn skip_line(&mut self) -> io::Result<bool> {
        let ready = self.fill_buf()?;
        let end = ready.iter().position(|byte| *byte == b'\n').map_or(ready.len(), |end| end + 1);
        let is_blank = ready.iter().take(end).all(u8::is_ascii_whitespace);
        self.consume(end);
        Ok(is_blank)
    }

    /// Fills the empty buffer from the next place on.
    fn refill(&mut self) -> io::Result<()> {
        let before = self.buffer.len() as u64;
        if self.is_packed {
            self.spot.within += before
        } else {
            self.spot.member += before
        }
        self.buffer.clear();
        self.at = 0;
        self.pull(0, false).map(drop)
    }

    /// Reads more behind the first `kept` bytes of the buffer, from the same member only if `same`; returns how many.
    fn pull(&mut self, kept: usize, same: bool) -> io::Result<usize> {
        self.buffer.resize(kept + BUFFER, 0);
        let read = self.pull_into(kept, same);
        self.buffer.truncate(kept + read.as_ref().map_or(0, |read| *read));
        read
    }

    fn pull_into(&mut self, kept: usize, same: bool) -> io::Result<usize> {
        let room = self.buffer.get_mut(kept..).unwrap_or_default();
        loop {
            match std::mem::replace(&mut self.state, State::End) {
                State::End => return Ok(0),
                State::Plain(mut plain) => {
                    let read = plain.read(room)?;
                    self.state = State::Plain(plain);
                    return Ok(read);
                }
                State::Between(next) if same => {
                    self.state = State::Between(next);
                    return Ok(0);
                }
                State::Between(mut next) => {
                    if next.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    self.spot = Spot { member: next.taken, within: 0 };
                    self.state = State::Member(Box::new(GzDecoder::new(next)));
                }
                State::Member(mut member) => {
                    let read = member.read(room)?;
                    if read == 0 {
                        self.state = State::Between(member.into_inner());
                        continue;
                    }
                    self.unpacked += read as u64;
                    if self.unpacked > FREE.saturating_add(RATIO.saturating_mul(member.get_ref().taken)) {
                        return Err(io::Error::new(io::ErrorKind::QuotaExceeded, "it unpacks to far more than it is"));
                    }
                    self.state = State::Member(member);
                    return Ok(read);
                }
            }
        }
    }
}

impl BufRead for Unpacked {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.buffer.len() {
            self.refill()?;
        }
        Ok(self.buffer.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.buffer.len());
    }
}

impl Read for Unpacked {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let ready = self.fill_buf()?;
        let count = ready.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), ready.get(..count)) {
            to.copy_from_slice(from);
        }
        self.consume(count);
        Ok(count)
    }
}
