//! `onrecord export`: the record in the forms of other programs.

use super::exit::Exit;
use super::failure::Outcome;
use super::session::Session;
use crate::report::export::{FORMS, Form, NOWHERE};
use crate::workflow::{Project, export};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Hand the recorded claims on: as annotations, linked data or a table
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The stories [default: all]
    #[arg(value_name = "STORY")]
    stories: Vec<String>,
    #[arg(
        long = "as",
        value_name = "FORM",
        value_parser = names().try_map(|name| Form::named(&name).ok_or("no such form")),
        help = format!("In which form: {}", list()),
        hide_possible_values = true
    )]
    form: &'static Form,
    /// What addresses begin with of claims and versions, which have none of their own
    #[arg(long, value_name = "URL", default_value = NOWHERE, value_parser = base)]
    base: String,
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let project = Project::at(&session.at)?;
    let stories = export(&project, &mut |event| session.hear(event), &arguments.stories)?;
    session.terminal.rendered(arguments.form.written(&stories, &arguments.base));
    Ok(Exit::Clean)
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMS.iter().map(|form| PossibleValue::new(form.name).help(form.what)))
}

/// Returns the names of all forms: "a, b or c".
fn list() -> String {
    let names: Vec<&str> = FORMS.iter().map(|form| form.name).collect();
    names.split_last().map(|(last, rest)| format!("{} or {last}", rest.join(", "))).unwrap_or_default()
}

/// Reads what addresses begin with.
fn base(typed: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_graphic() && !"<>\"{}|\\^`#?".contains(c);
    let known = ["https://", "http://", "urn:"].iter().any(|scheme| typed.starts_with(scheme));
    if known && typed.chars().all(fits) {
        Ok(typed.to_owned())
    } else {
        Err("an address, such as https://example.org/record/".to_owned())
    }
}
