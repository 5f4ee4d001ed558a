//! Records a story, changes it, and checks it against the record: `cargo run --example check_story -- NEW-FOLDER`.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example writes its story and prints what is found"
)]

use onrecord::{AcceptOptions, CheckOptions, CheckReport, Filter, NaiveDate, Person, Project, RecordOptions, quiet};
use std::{error::Error, fs, path::Path, time::SystemTime};

/// Returns what is found in a story that was changed after it was recorded.
pub fn check_story(folder: &Path) -> Result<CheckReport, Box<dyn Error>> {
    let today = NaiveDate::from_ymd_opt(2026, 7, 15).ok_or("no such day")?;
    let project = Project::create(folder)?;
    fs::write(
        folder.join("ferry.md"),
        "“The ferry is safe,” Ana Ruiz said. At least 40 people were on board, police said.\n",
    )?;
    project.record("ferry.md", &RecordOptions::default(), SystemTime::now(), &mut quiet)?;
    let desk = Person { by: Some("desk".to_owned()), day: today };
    let checked = AcceptOptions { reason: Some("read against the notes".to_owned()), ..AcceptOptions::default() };
    project.accept(Filter { story: Some("ferry".to_owned()), ..Filter::default() }, &checked, &desk, &mut quiet)?;
    fs::write(folder.join("ferry.md"), "“The ferry was safe,” Ana Ruiz said. 40 people were on board, police said.\n")?;
    Ok(project.check(&CheckOptions::default(), today, &mut quiet)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).ok_or("name a new folder")?;
    check_story(Path::new(&folder))?.findings.iter().for_each(|one| println!("{}: {}", one.check, one.message));
    Ok(())
}
