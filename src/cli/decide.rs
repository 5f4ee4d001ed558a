//! `onrecord accept`, `onrecord reject` and `onrecord misread`: a person's decision on recorded claims.

use super::exit::Exit;
use super::failure::Outcome;
use super::format::Format;
use super::person::Deciding;
use super::scope::Claims;
use super::session::Session;
use super::sweep;
use crate::ledger::Correction;
use crate::review::{Decision, Made};
use crate::text::visible;
use crate::workflow::{Decided, Project, Which, asked_about, decide, words};
use schemars::JsonSchema;
use serde::Serialize;

/// Say that recorded claims are right
#[derive(Debug, clap::Args)]
#[command(mut_arg("reason", |reason| reason.help(ENDS)))]
pub struct Accept {
    #[command(flatten)]
    claims: Claims,
    #[command(flatten)]
    deciding: Deciding,
}

/// What a reason is for where claims are right.
const ENDS: &str = "Why: ends what silent-edit and conflicting-claims report about the claims";

/// Say that recorded claims are wrong, and why
#[derive(Debug, clap::Args)]
#[command(mut_arg("reason", |reason| reason.required(true)))]
pub struct Reject {
    #[command(flatten)]
    claims: Claims,
    #[command(flatten)]
    deciding: Deciding,
}

/// Say that the program read recorded claims wrongly: they count as no claims
#[derive(Debug, clap::Args)]
#[command(mut_arg("reason", |reason| reason.help("What the program read wrongly, for whoever reads the record later")))]
pub struct Misread {
    #[command(flatten)]
    claims: Claims,
    #[command(flatten)]
    deciding: Deciding,
}

/// The schema of the document.
pub const SCHEMA: &str = "onrecord/decisions/1";

/// What was decided.
#[derive(Serialize, JsonSchema)]
pub struct Document<'a> {
    /// The form of this document, with its number.
    #[schemars(extend("const" = SCHEMA))]
    schema: &'static str,
    /// The claims for which it is a new decision.
    decided: &'a [Decided],
}

/// Runs `accept`.
pub fn accept(arguments: &Accept, session: &mut Session<'_>) -> Outcome {
    let Accept { claims, deciding } = arguments;
    let decision = Decision::Accept { reason: deciding.reason.clone(), correction: Correction::default() };
    store_asked(session, claims, &decision, (deciding, "Accept"), |count| format!("Accepted {count}"))
}

/// Runs `reject`.
pub fn reject(arguments: &Reject, session: &mut Session<'_>) -> Outcome {
    let Reject { claims, deciding } = arguments;
    let decision = Decision::Reject { reason: deciding.reason.clone().unwrap_or_default() };
    store_asked(session, claims, &decision, (deciding, "Reject"), |count| format!("Rejected {count}"))
}

/// Runs `misread`.
pub fn misread(arguments: &Misread, session: &mut Session<'_>) -> Outcome {
    let Misread { claims, deciding } = arguments;
    let decision = Decision::Misread { reason: deciding.reason.clone() };
    store_asked(session, claims, &decision, (deciding, "Mark as misread"), |count| format!("Marked {count} as misread"))
}

/// Stores a decision, and tells of it; one on everything that waits is told before, and a person at a terminal is asked whether to `act` so.
fn store_asked(
    session: &mut Session<'_>,
    claims: &Claims,
    decision: &Decision,
    (deciding, act): (&Deciding, &str),
    told: Told,
) -> Outcome {
    let which = claims.which();
    if let Which::Waiting(filter) = &which
        && deciding.format.format.is_text()
    {
        let asked = asked_about(&Project::at(&session.at)?, filter, decision)?;
        let count = asked.iter().map(|(_, claims)| claims.len()).sum();
        sweep::tell(session, &asked);
        if count > 0 && claims.asks() && session.terminal.can_ask() {
            let question = format!("{act} {}?", words::count(count, "claim"));
            if !session.terminal.ask(&question) {
                session.terminal.line("Nothing was changed.");
                return Ok(Exit::Clean);
            }
        }
    }
    store(session, &which, decision, deciding, told)
}

/// Stores a decision, and tells of it.
pub fn store(
    session: &mut Session<'_>,
    which: &Which,
    decision: &Decision,
    deciding: &Deciding,
    told: Told,
) -> Outcome {
    let project = Project::at(&session.at)?;
    let person = deciding.person.person(session);
    let made = decide(&project, &mut |event| session.hear(event), which, decision, &person)?;
    print(deciding.format.format, session, told, "Nothing to decide; nothing was changed.", &made);
    Ok(Exit::Clean)
}

/// Says what became of that many claims: "Accepted 2 claims".
pub type Told = fn(&str) -> String;

/// Prints what was decided: what `told` says and the claims, or `nothing` where there are none.
pub fn print(format: Format, session: &mut Session<'_>, told: Told, nothing: &str, made: &[Made]) {
    let rows: Vec<Decided> = made.iter().map(Decided::of).collect();
    match format {
        Format::Text if rows.is_empty() => session.terminal.line(nothing),
        Format::Text => session.terminal.line(&sentence(told, &rows)),
        Format::Json => session.terminal.json(&Document { schema: SCHEMA, decided: &rows }),
        Format::Jsonl => rows.iter().for_each(|row| session.terminal.json_line(row)),
    }
}

fn sentence(told: Told, rows: &[Decided]) -> String {
    let name = |row: &Decided| {
        let corrected: Vec<String> = row.corrected.iter().map(|(what, value)| format!("{what}: {value}")).collect();
        let corrected = if corrected.is_empty() { String::new() } else { format!(" ({})", corrected.join(", ")) };
        visible::prose(&format!("{}/{}{corrected}", row.story, row.id))
    };
    let names: Vec<String> = rows.iter().map(name).collect();
    let list = if names.len() > 8 { String::new() } else { format!(": {}", names.join(", ")) };
    told(&words::count(names.len(), "claim")) + &list
}
