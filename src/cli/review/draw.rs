//! What a sitting shows.

use super::Desk;
use crate::cli::screen;
use crate::cli::session::Session;
use crate::ledger::{NOBODY, Recorded, Story};
use crate::report::wrap;
use crate::review::{Decision, Entry, Made, Sitting};
use crate::text::visible;
use crate::workflow::{Editions, words};

/// The keys, and what each does.
const KEYS: &[(&str, &str)] = &[
    ("a", "accept: the claim is right as it is shown"),
    ("r", "reject: it is wrong; you are asked why"),
    ("m", "misread: the program read this wrongly; it counts as no claim"),
    ("s", "skip: decide another time"),
    ("e", "edit the source: say whose words they are, then accept"),
    (
        "c",
        "correct: value 40; unit km; bound about; date 2031-05-01T19:30; role deadline; source Ana Ruiz; cue said; then accept",
    ),
    ("n", "new: add a claim that the program missed; you are asked for its words and what it is"),
    ("A R M S", "the same for this claim and all the rest of this article"),
    ("u", "undo: take the last step back"),
    ("q", "quit: what is decided is stored already; so does Ctrl-C"),
    ("Esc", "leave a line that you type; never decides anything"),
];

impl Desk<'_> {
    pub(super) fn show(&self, session: &mut Session<'_>, editions: &Editions<'_>) {
        let style = session.terminal.style();
        let Some((number, item)) = self.sitting.current() else {
            let text = "Nothing is left to decide. Enter or q quits, u takes the last step back.";
            return session.terminal.line(&format!("\n{text}"));
        };
        let name = visible::text(&format!("{}/{}", item.story, item.claim.id));
        let path = visible::name(&item.path);
        let head = format!("{}  {number} of {}  {name}", style.strong(&path), self.sitting.items().len());
        let mut out = format!("\n{head}\n");
        if let Some(file) = self.files.iter().find(|file| file.story.slug == item.story) {
            let standing = editions.standing(&file.story, &item.claim);
            let mut claim = item.claim.clone();
            let typed = self.sitting.correction().clone();
            claim.review.correction = typed.or(&claim.review.correction).of(&claim.content);
            out.push_str(&screen::rows(&claim, &standing, style));
        }
        let undo = if self.sitting.can_undo() { "  u undo" } else { "" };
        let keys = "a accept  r reject  m misread  s skip  e edit source  c correct";
        let others = format!("n new{undo}  ? help  q quit");
        out.push_str(&format!("{}\n{}\n", style.faint(keys), style.faint(&others)));
        let rest = self.sitting.rest();
        if rest > 1 {
            let capitals = format!("A R M S: all {rest} left of {path}");
            out.push_str(&format!("{}\n", style.faint(&capitals)));
        }
        session.terminal.write(&out);
    }

    pub(super) fn say(&self, session: &mut Session<'_>, text: &str) {
        session.terminal.line(&visible::prose(text));
    }

    pub(super) fn help(&self, session: &mut Session<'_>) {
        let style = session.terminal.style();
        for (key, what) in KEYS {
            let lines = style.beside(what, 11);
            let rows = lines.iter().enumerate().map(|(at, line)| {
                let key = if at == 0 { key } else { "" };
                format!("  {}{line}\n", style.strong(&format!("{key:<9}")))
            });
            let rows: String = rows.collect();
            session.terminal.write(&rows);
        }
    }

    /// Shows what is asked, and what was typed so far: as much of its end as fits on the line.
    pub(super) fn prompt(&self, session: &mut Session<'_>) {
        let width = session.terminal.width().unwrap_or(80);
        let (question, line) = match self.sitting.entry() {
            Entry::None => (">".to_owned(), ""),
            Entry::Reason { rest: false, line } => ("why? (Esc: back)".to_owned(), line.as_str()),
            Entry::Reason { rest: true, line } => {
                (format!("why all {}? (Esc: back)", self.sitting.rest()), line.as_str())
            }
            Entry::Source { line } => (format!("whose words? ({NOBODY}, or Esc)"), line.as_str()),
            Entry::Correction { line } => ("what? (value 40; unit km)".to_owned(), line.as_str()),
            Entry::Words { line } => ("its words? (Esc: back)".to_owned(), line.as_str()),
            Entry::Kind { line, .. } => ("what is it? (figure; value 40)".to_owned(), line.as_str()),
        };
        let line = visible::text(line);
        let room = width.saturating_sub(wrap::columns(&question) + 2);
        let shown = wrap::tail(&line, room);
        let blank = " ".repeat(room - wrap::columns(shown));
        session.terminal.redraw(&format!("{question} {shown}{blank}\r{question} {shown}"));
    }
}

/// Says what was decided.
pub(super) fn said(decision: &Decision, made: &[Made]) -> String {
    let count = words::count(made.len(), "claim");
    match decision {
        Decision::Accept { correction, .. } => match words::corrected(correction) {
            Some(what) => format!("Accepted {count}, corrected: {what}."),
            None => format!("Accepted {count}."),
        },
        Decision::Reject { .. } => format!("Rejected {count}."),
        Decision::Misread { .. } => format!("Marked {count} as misread."),
    }
}

/// Returns the claims at `indices` as `stories` have them now.
pub(super) fn now(sitting: &Sitting, indices: &[usize], stories: &[Story]) -> Vec<(usize, Recorded)> {
    let now = |at: &usize| {
        let item = sitting.items().get(*at)?;
        let story = stories.iter().find(|story| story.slug == item.story)?;
        Some((*at, story.claim(&item.claim.id)?.clone()))
    };
    indices.iter().filter_map(now).collect()
}
