//! `onrecord schema`: JSON Schemas of the files that people write and of what commands print, made of the types that are
//! read and written, so that they can't say anything else.

use super::exit::Exit;
use super::failure::Outcome;
use super::session::Session;
#[cfg(feature = "fetch")]
use super::watch;
use super::{blame, config, debug, decide, diff, extract, log, pending, record, status, stream};
use crate::check::CHECKS;
use crate::engine::{ChangeJson, ClaimJson};
use crate::ledger;
use crate::report::{export, json};
use crate::text::nearest;
use crate::workflow::check::baseline;
use crate::workflow::config::{KeyInForce, schema as config_schema};
#[cfg(feature = "fetch")]
use crate::workflow::watch::Told;
use crate::workflow::{
    BlamedSentence, ClaimPeriod, Decided, ExportedClaim, Finding, PendingClaim, Recorded, StoryStatus, StoryVersion,
};
use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use schemars::generate::SchemaSettings;
use schemars::transform::RestrictFormats;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::marker::PhantomData;

/// Print the JSON Schema of a file or of an output, for editors and programs
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Its name, such as ledger or config; none lists them all
    #[arg(value_name = "NAME", value_parser = Names, hide_possible_values = true)]
    name: Option<&'static Entry>,
}

/// A schema that can be printed.
#[derive(Debug)]
struct Entry {
    /// Its name: that of the document which it describes, or `-line` and `-answer` for one line of it.
    name: &'static str,
    /// What it describes, as a phrase.
    what: &'static str,
    /// The name and number of the document: "onrecord/claims/1".
    document: &'static str,
    /// Whether it describes what is read rather than what is printed: keys with a default may be left out then.
    read: bool,
    make: fn(SchemaGenerator) -> Schema,
}

/// Either of two.
struct Either<A, B>(PhantomData<(A, B)>);

macro_rules! printed {
    ($($(#[$where:meta])? $name:literal $document:expr, $type:ty, $what:literal;)*) => {
        &[$($(#[$where])? Entry { name: $name, what: $what, document: $document, read: false, make: of::<$type> },)*]
    };
}

/// The schemas of files.
static FILES: [Entry; 3] = [
    Entry {
        name: "ledger",
        what: "a story's file: claims/STORY.yaml",
        document: ledger::SCHEMA,
        read: true,
        make: |generator| ledger::json_schema(generator, &CHECKS.iter().map(|check| check.name).collect::<Vec<_>>()),
    },
    Entry {
        name: "config",
        what: "the configuration: onrecord.toml",
        document: "onrecord/config/1",
        read: true,
        make: config_schema::json_schema,
    },
    Entry {
        name: "baseline",
        what: "known findings: what check --write-baseline writes",
        document: baseline::SCHEMA,
        read: true,
        make: of::<baseline::File<'_>>,
    },
];

/// The schemas of what commands print.
static PRINTED: &[Entry] = printed! {
    "claims" extract::SCHEMA, extract::Document<'_>, "extract --format json";
    "claims-line" extract::SCHEMA, ClaimJson<'_>, "a line of extract --format jsonl";
    "claims-answer" extract::SCHEMA, Either<extract::Answer<'_>, stream::Refusal<'_>>, "a line of extract --stream";
    "diff" json::CHANGES, json::Changes, "diff --format json";
    "diff-line" json::CHANGES, ChangeJson<'_>, "a line of diff --format jsonl";
    "diff-answer" json::CHANGES, Either<diff::Answer<'_>, stream::Refusal<'_>>, "a line of diff --stream";
    "findings" json::FINDINGS, json::Findings<'_>, "check and verify --format json";
    "findings-line" json::FINDINGS, Finding, "a line of check and verify --format jsonl";
    "recorded" record::SCHEMA, record::Document<'_>, "record --format json";
    "recorded-line" record::SCHEMA, Recorded, "a line of record --format jsonl";
    #[cfg(feature = "fetch")]
    "watch" watch::SCHEMA, watch::Document<'_>, "watch --format json";
    #[cfg(feature = "fetch")]
    "watch-line" watch::SCHEMA, Told, "a line of watch --format jsonl and of its log, and what is handed to commands and addresses";
    "decisions" decide::SCHEMA, decide::Document<'_>, "accept, reject, misread, correct and undo --format json";
    "decisions-line" decide::SCHEMA, Decided, "a line of accept, reject, misread, correct and undo --format jsonl";
    "pending" pending::SCHEMA, pending::Document, "pending --format json";
    "pending-line" pending::SCHEMA, PendingClaim, "a line of pending --format jsonl";
    "status" status::SCHEMA, status::Document, "status --format json";
    "status-line" status::SCHEMA, StoryStatus, "a line of status --format jsonl";
    "log" log::SCHEMA, log::Document<'_, Either<StoryVersion, ClaimPeriod>>, "log --format json";
    "log-line" log::SCHEMA, Either<StoryVersion, ClaimPeriod>, "a line of log --format jsonl";
    "blame" blame::SCHEMA, blame::Document<'_>, "blame --format json";
    "blame-line" blame::SCHEMA, BlamedSentence, "a line of blame --format jsonl";
    "exported" export::SCHEMA, export::Document<'_>, "export --as json";
    "exported-line" export::SCHEMA, ExportedClaim, "a line of export --as jsonl";
    "page" debug::SCHEMA, debug::Document<'_>, "debug page --format json";
    "page-line" debug::SCHEMA, debug::Page<'_>, "the line of debug page --format jsonl";
    "keys" config::SCHEMA, config::Document<'_>, "config --format json";
    "keys-line" config::SCHEMA, KeyInForce, "a line of config --format jsonl";
};

/// Returns every schema, files first.
fn entries() -> impl Iterator<Item = &'static Entry> {
    FILES.iter().chain(PRINTED)
}

/// Reads the name of a schema, and tells shells which there are.
#[derive(Clone)]
struct Names;

impl TypedValueParser for Names {
    type Value = &'static Entry;

    fn parse_ref(
        &self,
        command: &clap::Command,
        _: Option<&clap::Arg>,
        typed: &std::ffi::OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let name = typed.to_string_lossy();
        entries().find(|entry| entry.name == name).ok_or_else(|| {
            let near = nearest(&name, entries().map(|entry| entry.name));
            let help = if near.is_none() { "; `onrecord schema` lists them" } else { "." };
            let message = format!("there is no schema {name}{help}\n");
            let mut error = clap::Error::raw(ErrorKind::InvalidValue, message).with_cmd(command);
            if let Some(near) = near {
                error.insert(ContextKind::InvalidValue, ContextValue::String(name.to_string()));
                error.insert(ContextKind::SuggestedValue, ContextValue::String(near.to_owned()));
            }
            error
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(entries().map(|entry| PossibleValue::new(entry.name).help(entry.what))))
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    match arguments.name {
        Some(entry) => session.terminal.json(&entry.schema()),
        None => {
            let style = session.terminal.style();
            for entry in entries() {
                session.terminal.line(&format!("{}  {}", style.strong(&format!("{:<14}", entry.name)), entry.what));
            }
        }
    }
    Ok(Exit::Clean)
}

impl Entry {
    /// Returns the schema. Its dialect is draft 7, the one that every editor's YAML and TOML plug-in knows.
    fn schema(&self) -> Schema {
        let settings = SchemaSettings::draft07().with_transform(RestrictFormats::default());
        let settings = if self.read { settings } else { settings.for_serialize() };
        let mut schema = (self.make)(settings.into_generator());
        schema.insert("$id".to_owned(), self.id().into());
        schema.insert("title".to_owned(), format!("onrecord: {}", self.what).into());
        schema
    }

    /// Returns the schema's identifier: a name that is an address for form's sake, and leads nowhere.
    fn id(&self) -> String {
        let number = self.document.rsplit('/').next().unwrap_or_default();
        format!("https://onrecord.invalid/schema/{}/{number}", self.name)
    }
}

fn of<T: JsonSchema>(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<T>()
}

impl<A: JsonSchema, B: JsonSchema> JsonSchema for Either<A, B> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("{}Or{}", A::schema_name(), B::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [generator.subschema_for::<A>(), generator.subschema_for::<B>()] })
    }
}
