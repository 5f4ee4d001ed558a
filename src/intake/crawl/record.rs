//! The records of a WARC file, one after another, whatever their lengths say.

use super::source::Source;
use super::unpacked::{Spot, Unpacked};
use crate::intake::fields::{Fields, read_line};
use chrono::{DateTime, NaiveDate, Utc};
use std::io::{self, BufRead, Read};

/// A block that is longer than this is skipped by opening the source anew behind it, where it can be.
const SHORT: u64 = 256 * 1024;

/// The head of a record.
#[derive(Debug)]
pub(super) struct Head {
    /// Where the record begins.
    pub spot: Spot,
    /// What it is: `response`, `request`.
    pub kind: String,
    /// The address that it is about, without the angle brackets that wget puts around it; empty where there is none.
    pub url: String,
    /// When it was captured.
    pub time: DateTime<Utc>,
    /// What its block is: `application/http; msgtype=response`.
    pub media: String,
    /// Whether the crawler says that it cut the block.
    pub is_cut: bool,
    /// How long its block says that it is, in bytes.
    pub length: u64,
}

impl Head {
    fn of(spot: Spot, fields: &Fields) -> Option<Self> {
        let owned = |name: &str| fields.get(name).unwrap_or_default().to_owned();
        let url = owned("WARC-Target-URI");
        Some(Self {
            spot,
            kind: owned("WARC-Type").to_ascii_lowercase(),
            url: url.trim_start_matches('<').trim_end_matches('>').to_owned(),
            time: time(fields.get("WARC-Date")?)?,
            media: owned("Content-Type").to_ascii_lowercase(),
            is_cut: fields.get("WARC-Truncated").is_some(),
            length: fields.get("Content-Length")?.parse().ok()?,
        })
    }
}

/// Reads a time as WARC has it: to the second, to a fraction of it, or a day alone.
fn time(written: &str) -> Option<DateTime<Utc>> {
    let day = || written.parse::<NaiveDate>().ok()?.and_hms_opt(0, 0, 0).map(|time| time.and_utc());
    DateTime::parse_from_rfc3339(written).ok().map(|time| time.to_utc()).or_else(day)
}

/// The records of a source from some place on.
pub(super) struct Records<'s> {
    source: &'s Source,
    bytes: Unpacked,
    /// Whether what stands here may be the rest of a damaged record.
    is_lost: bool,
}

/// What stood where a record should begin.
pub(super) enum Found {
    /// A record that is whole.
    Whole(Head),
    /// Something else, or a record that is cut or says a wrong length.
    Damaged,
    End,
}

impl<'s> Records<'s> {
    /// Opens a source at a place that [`Head::spot`] named.
    pub fn new(source: &'s Source, spot: Spot) -> io::Result<Self> {
        let mut bytes = Unpacked::new(source, spot.member)?;
        bytes.skip(spot.within)?;
        Ok(Self { source, bytes, is_lost: false })
    }

    /// Returns where the gzip member begins that is being read.
    pub fn member(&self) -> u64 {
        self.bytes.member()
    }

    /// Reads the head of the record that begins here; the reader that is returned with it gives its block.
    pub fn block(&mut self) -> io::Result<Option<(Head, io::Take<&mut Unpacked>)>> {
        let Some(spot) = self.bytes.spot()? else { return Ok(None) };
        let Some(head) = self.head(spot)? else { return Ok(None) };
        let length = head.length;
        Ok(Some((head, self.bytes.by_ref().take(length))))
    }

    /// Finds the next record and hands its block to `look`, which need not read all of it.
    pub fn next(&mut self, look: &mut dyn FnMut(&Head, &mut dyn BufRead) -> io::Result<()>) -> io::Result<Found> {
        loop {
            let next = self.bytes.peek(5)?;
            if next.is_empty() {
                return Ok(Found::End);
            }
            if next == b"WARC/" {
                break;
            }
            // Between records stand blank lines only; after a wrong length, whatever is left of a block.
            if !self.bytes.skip_line()? && !std::mem::replace(&mut self.is_lost, true) {
                return Ok(Found::Damaged);
            }
        }
        self.is_lost = true;
        let Some(spot) = self.bytes.spot()? else { return Ok(Found::End) };
        let Some(head) = self.head(spot)? else { return Ok(Found::Damaged) };
        let Some(begin) = self.bytes.spot()? else {
            return Ok(if head.length == 0 { Found::Whole(head) } else { Found::Damaged });
        };
        let mut block = self.bytes.by_ref().take(head.length);
        look(&head, &mut block)?;
        let left = block.limit();
        self.is_lost = !self.leave(begin, head.length, left)?;
        if !self.is_lost {
            return Ok(Found::Whole(head));
        }
        // What a wrong length would swallow is looked for, where the source can be read from there again.
        if self.source.length().is_some() && !self.bytes.is_packed() {
            self.bytes = Unpacked::new(self.source, begin.member)?;
        }
        Ok(Found::Damaged)
    }

    fn head(&mut self, spot: Spot) -> io::Result<Option<Head>> {
        let mut line = Vec::new();
        read_line(&mut self.bytes, &mut line, 256)?;
        let fields = Fields::read(&mut self.bytes)?;
        Ok(fields.and_then(|fields| Head::of(spot, &fields)))
    }

    /// Goes to the end of a block of which `left` bytes were not read; returns whether that is where it ends.
    fn leave(&mut self, begin: Spot, length: u64, left: u64) -> io::Result<bool> {
        let behind = begin.member.saturating_add(length);
        match self.source.length().filter(|_| !self.bytes.is_packed()) {
            Some(whole) if behind > whole => return Ok(false),
            Some(_) if left > SHORT => self.bytes = Unpacked::new(self.source, behind)?,
            _ => {
                if self.bytes.skip(left)? > 0 {
                    return Ok(false);
                }
            }
        }
        let next = self.bytes.peek(4)?;
        Ok(next.is_empty() || next.starts_with(b"\r\n") || next.starts_with(b"\n") || next == b"WARC")
    }
}
