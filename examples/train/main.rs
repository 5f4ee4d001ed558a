//! Trains the tagger and parser of `onrecord::syntax` and writes the model to standard output.
//!
//! ```sh
//! cargo run --release --example train -- --dev DEV.conllu … -- TRAIN.conllu … > src/syntax/model.bin
//! ```
//!
//! The same treebanks give the same bytes: all arithmetic is in whole numbers, and the shuffling has fixed seeds. Without a treebank
//! to learn from, it judges the model that onrecord carries, and writes none.
//!
//! ```sh
//! cargo run --example train -- --dev DEV.conllu …
//! ```

mod conllu;
mod learn;
mod pack;
mod perceptron;
mod score;

use onrecord::syntax::Parser;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut parts = arguments.split(|argument| argument == "--");
    let [dev, train] = [parts.next(), parts.next()].map(Option::unwrap_or_default);
    let Some(("--dev", dev)) = dev.split_first().map(|(first, files)| (first.as_str(), files)) else {
        report("usage: train --dev DEV.conllu … [-- TRAIN.conllu …]");
        return ExitCode::from(2);
    };
    match run(dev, train) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&error.to_string());
            ExitCode::from(3)
        }
    }
}

fn run(dev: &[String], train: &[String]) -> std::io::Result<()> {
    let train = conllu::read(train)?;
    let dev = conllu::read(dev)?;
    report(&format!("{} sentences to learn from, {} to judge by", train.len(), dev.len()));
    if train.is_empty() {
        report(&score::score(Parser::built_in(), &dev));
        return Ok(());
    }
    let model = learn::model(&train);
    report(&format!("{} kB; {}", model.len() / 1000, score::score(Parser::read(&model), &dev)));
    std::io::stdout().lock().write_all(&pack::pack(&model))
}

/// Tells how far the training is.
#[allow(clippy::print_stderr)]
fn report(line: &str) {
    eprintln!("{line}");
}
