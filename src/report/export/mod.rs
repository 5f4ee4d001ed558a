//! The record in the words of other vocabularies: one file a form, all listed in [`FORMS`].

mod annotations;
mod fragment;
mod iri;
mod json;
mod prov;
mod schema_org;

pub use json::Document;

use super::Rendered;
use super::tables::EXPORTED;
use crate::workflow::ExportedStory;
use iri::Iris;
use serde_json::{Map, Value};

/// The schema of the plain document.
pub const SCHEMA: &str = "onrecord/exported/1";

/// A form in which the record is handed on.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Its name, as `--as` takes it.
    pub name: &'static str,
    /// What it is, as a phrase.
    pub what: &'static str,
    render: fn(&[ExportedStory], &Iris) -> Rendered,
}

/// Every form, in the order in which lists show them.
pub static FORMS: &[Form] = &[annotations::FORM, schema_org::FORM, prov::FORM, CSV, json::DOCUMENT, json::LINES];

const CSV: Form = Form {
    name: "csv",
    what: "a table, for spreadsheets and data frames",
    render: |stories, _| EXPORTED.whole(stories.iter().flat_map(|story| &story.claims)),
};

/// Where addresses of things begin that have none of their own: an address for form's sake, which leads nowhere.
pub const NOWHERE: &str = "https://onrecord.invalid/";

impl Form {
    /// Returns the form with that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMS.iter().find(|form| form.name == name)
    }

    /// Writes stories in it; what has no address of its own gets one that begins with `base`.
    ///
    /// # Errors
    /// Where something can't be written in it.
    pub(crate) fn written(&self, stories: &[ExportedStory], base: &str) -> Rendered {
        (self.render)(stories, &Iris::new(base))
    }
}

/// Returns an object of those keys that have a value.
fn object<const N: usize>(keys: [(&str, Value); N]) -> Value {
    let told = keys.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        _ => true,
    });
    Value::Object(told.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}
