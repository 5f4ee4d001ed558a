//! Where what is told goes.

use super::command;
use super::state::Second;
use super::told::Told;
use crate::model::Digest;
use crate::schema::json;
use crate::store::Target;
use crate::workflow::failure::Failure;
use crate::workflow::fetch::Fetcher;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

/// The longest line of a log that is read, in bytes.
const LONGEST: u64 = 64 * 1024 * 1024;

/// A place that is told of every change once.
pub struct Destination {
    pub kind: Kind,
    /// How often in a row it could not be told.
    pub failures: u32,
    /// Until when it is left alone after that.
    pub until: Second,
}

/// What sort of place it is.
pub enum Kind {
    /// Whoever runs the watch.
    Listener,
    /// A file that gets one JSON line for each.
    Log(Target),
    /// A command that is run for each, with the JSON on its standard input.
    Command(String),
    /// A service that the JSON is posted to.
    Webhook(String),
}

impl Destination {
    /// Returns a place that was not told of anything yet.
    pub fn new(kind: Kind) -> Self {
        Self { kind, failures: 0, until: 0 }
    }

    /// Returns the name under which is kept what it was told: addresses and commands may hold what is nobody else's business.
    pub fn name(&self) -> String {
        let hidden = |text: &str| Digest::of_bytes(text.as_bytes()).to_string();
        match &self.kind {
            Kind::Listener => "terminal".to_owned(),
            Kind::Log(target) => format!("log {}", target.path().display()),
            Kind::Command(command) => format!("run {}", hidden(command)),
            Kind::Webhook(url) => format!("webhook {}", hidden(url)),
        }
    }

    /// Returns up to which version of each story it was told, as far as it knows itself.
    ///
    /// # Errors
    /// Where a log is there but can't be read.
    pub fn known(&self) -> Result<BTreeMap<String, u32>, Failure> {
        match &self.kind {
            Kind::Log(target) if !target.is_stream() && target.path().exists() => logged(target),
            _ => Ok(BTreeMap::new()),
        }
    }

    /// Tells a place that is not whoever runs the watch.
    ///
    /// # Errors
    /// Where it does not take it.
    pub fn tell(&self, told: &Told, fetcher: &Fetcher<'_>) -> Result<(), Failure> {
        let line =
            json::line(told).map_err(|error| Failure::unchecked(format!("{} can't be told: {error}.", told.id)))?;
        match &self.kind {
            Kind::Listener => Ok(()),
            Kind::Log(target) => Ok(target.append(&line)?),
            Kind::Command(command) => command::run(command, &line),
            Kind::Webhook(url) => {
                fetcher.hand_over(url, &line, &told.id).map_err(|error| Failure::from(error).prefixed("--webhook: "))
            }
        }
    }
}

/// Returns the latest version of each story that a log tells of.
fn logged(target: &Target) -> Result<BTreeMap<String, u32>, Failure> {
    #[derive(Deserialize)]
    struct Line {
        story: String,
        version: u32,
    }
    let shown = crate::text::visible::path(target.path());
    let failed = |error: std::io::Error| Failure::unchecked(format!("{shown} can't be read: {error}."));
    let mut out: BTreeMap<String, u32> = BTreeMap::new();
    let mut file = BufReader::new(File::open(target.path()).map_err(failed)?);
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut file).take(LONGEST).read_until(b'\n', &mut line).map_err(failed)? == 0 {
            return Ok(out);
        }
        // A line that somebody was killed over is written anew.
        if let Ok(Line { story, version }) = serde_json::from_slice(&line)
            && line.ends_with(b"\n")
        {
            let latest = out.entry(story).or_default();
            *latest = version.max(*latest);
        }
    }
}
