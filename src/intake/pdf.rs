//! The `pdftotext` program: a PDF goes in on its standard input, and text comes out; no shell and no file is involved.

use super::git::path;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// How much text is taken, in bytes.
const MOST: u64 = 16 * 1024 * 1024;

/// How much is taken of what the program says of its troubles, in bytes.
const MOST_SAID: u64 = 4_096;

/// How often and after how long it is asked whether the program has ended: a minute in all.
const ASKED: usize = 6_000;
const BETWEEN: Duration = Duration::from_millis(10);

/// Why a PDF is not read.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The program is not there.
    #[error("reading it needs the program `pdftotext`, which can't be started: {0}")]
    NoProgram(io::Error),
    /// The program failed for a reason of its own.
    #[error("pdftotext says: {0}")]
    Failed(String),
    /// It holds more text than is read.
    #[error("it holds more than {MOST} bytes of text")]
    TooLarge,
    /// The program did not end.
    #[error("pdftotext has not read it in a minute")]
    TooLong,
}

/// Returns the text of a PDF in the order in which it is read, a form feed behind each page. The program is given a minute, and nothing of
/// this one's surroundings but where programs lie.
///
/// # Errors
/// Where the program is not there, fails, or takes or gives too much.
pub fn text(pdf: Vec<u8>) -> Result<String, PdfError> {
    let mut command = Command::new("pdftotext");
    command.args(["-enc", "UTF-8", "-eol", "unix", "-", "-"]);
    command.env_clear().env("PATH", path()).env("LC_ALL", "C");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut program = command.spawn().map_err(PdfError::NoProgram)?;
    let stdin = program.stdin.take();
    // The program may end before it has read everything.
    let writer = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&pdf)));
    let (out, said) = (taken(program.stdout.take(), MOST + 1), taken(program.stderr.take(), MOST_SAID));
    let ended = end(&mut program);
    drop(writer.join());
    let out = out.join().unwrap_or_default();
    let said = said.join().unwrap_or_default();
    if out.len() as u64 > MOST {
        return Err(PdfError::TooLarge);
    }
    if !ended? {
        let said = String::from_utf8_lossy(&said);
        let line = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it failed without a word");
        return Err(PdfError::Failed(line.trim().to_owned()));
    }
    Ok(String::from_utf8_lossy(&out).into_owned())
}

/// Takes what comes out of a program, while others go on; what is more than `most` bytes is not waited for.
fn taken(from: Option<impl Read + Send + 'static>, most: u64) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut out = Vec::new();
        // What came before it broke off is all that there is.
        let _ = from.map(|from| from.take(most).read_to_end(&mut out));
        out
    })
}

/// Waits for the program; returns whether it did its work.
fn end(program: &mut Child) -> Result<bool, PdfError> {
    for _ in 0..ASKED {
        match program.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) => thread::sleep(BETWEEN),
            Err(_) => break,
        }
    }
    let _ = program.kill();
    let _ = program.wait();
    Err(PdfError::TooLong)
}
