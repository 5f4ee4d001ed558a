//! `--jobs`, for the commands that read many articles.

use crate::workflow::parallel;

/// The most threads that somebody can ask for.
const MOST: i64 = 1024;

/// The option, to be flattened into a command's arguments.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct JobsOption {
    /// How many articles to read at once [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MOST))]
    jobs: Option<u16>,
}

impl JobsOption {
    /// Returns how many articles are read at once, of `all`.
    pub fn of(self, all: usize) -> usize {
        self.jobs.map_or_else(parallel::cores, usize::from).min(all)
    }
}
