//! What a round came to, as text and as a verdict.

use crate::cli::exit::Exit;
use crate::text::visible;
use crate::workflow::watch::Round;
use crate::workflow::words;

/// Returns the verdict on a round: changes of substance are findings.
pub(super) fn verdict(round: &Round) -> Exit {
    let found = if round.told > 0 { Exit::Findings } else { Exit::Clean };
    if round.failed > 0 { Exit::Unchecked } else { found }
}

/// Says what a round came to.
pub(super) fn summary(round: &Round) -> String {
    let Round { watched, visited, fresh, versions, failed, held, next, .. } = round;
    let counts = [
        (*fresh, "new"),
        (*versions, "with a new version"),
        (*failed, "could not be had or told"),
        (*held, "left alone, as their host asks or fails"),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    let counts: Vec<String> = counts.collect();
    let counts = if counts.is_empty() { "nothing new".to_owned() } else { counts.join(", ") };
    let next = next.map(|next| format!(" The next visit is due at {}.", next.format("%Y-%m-%d %H:%M UTC")));
    let articles = words::count(*watched, "article");
    visible::text(&format!("Visited {visited} of {articles}: {counts}.{}", next.unwrap_or_default())) + "\n"
}
