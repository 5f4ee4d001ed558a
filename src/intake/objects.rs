//! What a git repository holds under the names of its objects, read one after the other by one git.

use super::IntakeError;
use super::git::{git, run};
use sha1::Sha1;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

/// What git has under a name.
#[derive(Debug)]
pub(super) enum Found {
    /// The bytes of a file.
    Bytes(Vec<u8>),
    /// Something else: a folder, say.
    NoFile,
}

/// The objects of a repository.
#[derive(Debug)]
pub(super) struct Objects {
    folder: PathBuf,
    limit: u64,
    git: Option<Running>,
}

#[derive(Debug)]
struct Running {
    git: Child,
    ask: Option<ChildStdin>,
    answer: BufReader<ChildStdout>,
}

impl Objects {
    /// Returns the objects of the repository that holds `folder`; a file may have at most `limit` bytes.
    pub fn new(folder: &Path, limit: u64) -> Self {
        Self { folder: folder.to_owned(), limit, git: None }
    }

    /// Reads the file whose bytes are named `object`; messages call it `name`.
    ///
    /// # Errors
    /// Where git can't be started, or the repository does not have the bytes, or they are too many.
    pub fn read(&mut self, name: &str, object: &str) -> Result<Found, IntakeError> {
        let running = match &mut self.git {
            Some(running) => running,
            none => none.insert(Running::start(&self.folder, name)?),
        };
        match running.read(object, self.limit) {
            Ok(Answer::Here(found)) => Ok(found),
            Ok(Answer::TooLarge) => Err(IntakeError::TooLarge { name: name.to_owned(), limit: self.limit }),
            Ok(Answer::Absent) => Err(self.absent(name)),
            Err(_) => {
                // Older ones end at an object that a clone left out.
                self.git = None;
                Err(self.absent(name))
            }
        }
    }

    fn absent(&self, name: &str) -> IntakeError {
        let promised = run(&self.folder, name, &["config", "--get-regexp", r"^remote\..*\.promisor$"]);
        let partial = promised.is_ok_and(|promised| promised.is_ok());
        IntakeError::Absent { name: name.to_owned(), partial }
    }
}

enum Answer {
    Here(Found),
    TooLarge,
    Absent,
}

impl Running {
    fn start(folder: &Path, name: &str) -> Result<Self, IntakeError> {
        let failed = |source| IntakeError::NoGit { name: name.to_owned(), source };
        let mut command = git(folder, &["cat-file", "--batch"]);
        let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut git = started.map_err(failed)?;
        let (ask, answer) = (git.stdin.take(), git.stdout.take());
        let answer = BufReader::new(answer.ok_or_else(|| failed(io::ErrorKind::BrokenPipe.into()))?);
        Ok(Self { git, ask, answer })
    }

    fn read(&mut self, object: &str, limit: u64) -> io::Result<Answer> {
        let ask = self.ask.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        writeln!(ask, "{object}").and_then(|()| ask.flush())?;
        let mut head = String::new();
        self.answer.read_line(&mut head)?;
        let mut words = head.split_ascii_whitespace().skip(1);
        let (kind, size) = (words.next(), words.next().and_then(|size| size.parse::<u64>().ok()));
        let Some(size) = size else {
            // "NAME missing", or nothing at all where git has ended.
            return if head.is_empty() { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(Answer::Absent) };
        };
        let (is_file, fits) = (kind == Some("blob"), size <= limit);
        let mut bytes = Vec::new();
        let mut body = (&mut self.answer).take(size);
        let read =
            if is_file && fits { body.read_to_end(&mut bytes)? as u64 } else { io::copy(&mut body, &mut io::sink())? };
        let mut end = [0];
        self.answer.read_exact(&mut end)?;
        if read < size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(match (is_file, fits) {
            (false, _) => Answer::Here(Found::NoFile),
            (true, false) => Answer::TooLarge,
            (true, true) => Answer::Here(Found::Bytes(bytes)),
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Without anything more to answer, git ends.
        drop(self.ask.take());
        let _ = self.git.wait();
    }
}

/// Returns the name that git gives to a file's bytes, in a repository that has the name `like`: SHA-1, or SHA-256 where the names
/// are that long.
pub fn name_of(bytes: &[u8], like: &str) -> String {
    let head = format!("blob {}\0", bytes.len());
    let mut out = String::new();
    let mut hex = |digest: &[u8]| {
        digest.iter().for_each(|byte| {
            let _ = write!(out, "{byte:02x}");
        });
    };
    if like.len() == 64 {
        hex(&Sha256::new().chain_update(head).chain_update(bytes).finalize());
    } else {
        hex(&Sha1::new().chain_update(head).chain_update(bytes).finalize());
    }
    out
}
