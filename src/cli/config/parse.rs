//! Reads `onrecord.toml` key by key, so that every mistake is drawn under the key or value itself.

use super::{Config, Mistake};
use crate::check::{CHECKS, Severity};
use crate::ledger::stays_inside;
use crate::text::nearest;
use std::borrow::Cow;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value where it stands.
type Value<'t> = Spanned<DeValue<'t>>;

/// The keys of each table; the first is the file itself.
const TABLES: &[(&str, &[&str])] = &[
    ("", &["articles", "ledger", "severity", "limits"]),
    ("ledger", &["claims", "snapshots"]),
    ("limits", &["article-bytes"]),
];

/// What a severity may be.
const SEVERITIES: [&str; 4] = ["error", "warning", "note", "off"];

/// Most names that a message lists.
const LISTED: usize = 8;

pub(super) fn config(text: &str) -> Result<Config, Mistake> {
    let file = DeTable::parse(text).map_err(|error| syntax(text, &error))?;
    let mut config = Config::default();
    for (key, value) in file.get_ref() {
        match known(key, "")? {
            "articles" => config.articles = globs(value)?,
            "ledger" => ledger(&mut config, value)?,
            "severity" => config.severity = severities(value)?,
            _ => limits(&mut config, value)?,
        }
    }
    Ok(config)
}

fn syntax(text: &str, error: &toml::de::Error) -> Mistake {
    let span = error.span().unwrap_or(text.len()..text.len());
    let message = error.message().replace('\n', "; ");
    mistake(span, "onrecord.toml is not TOML", &message, "see https://toml.io for how values are written")
}

fn mistake(span: std::ops::Range<usize>, title: &str, label: &str, help: &str) -> Mistake {
    let title = format!("{}.", title.trim_end_matches('.'));
    Mistake { span, title, label: label.to_owned(), help: help.to_owned() }
}

/// Returns the key of `table` that `key` is.
fn known(key: &Spanned<Cow<'_, str>>, table: &str) -> Result<&'static str, Mistake> {
    let keys = TABLES.iter().find(|(name, _)| *name == table).map_or(&[][..], |(_, keys)| keys);
    if let Some(known) = keys.iter().find(|known| **known == key.get_ref().as_ref()) {
        return Ok(known);
    }
    let place = if table.is_empty() { String::new() } else { format!(" in [{table}]") };
    Err(unknown(key.span(), &format!("there is no key `{}`{place}", key.get_ref()), key.get_ref(), keys))
}

fn unknown(span: std::ops::Range<usize>, title: &str, name: &str, names: &[&str]) -> Mistake {
    let list = names.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
    let more = if names.len() > LISTED { ", …" } else { "" };
    let (label, help) = match nearest(name, names.iter().copied()) {
        Some(near) => (format!("did you mean `{near}`?"), format!("the names are {list}{more}")),
        None => ("unknown".to_owned(), format!("the names are {list}{more}")),
    };
    mistake(span, title, &label, &help)
}

fn wrong_type(value: &Value<'_>, wanted: &str) -> Mistake {
    let label = format!("type: {}", value.get_ref().type_str());
    mistake(
        value.span(),
        &format!("this must be {wanted}"),
        &label,
        "`onrecord init` in an empty folder writes an example",
    )
}

fn table<'v, 't>(value: &'v Value<'t>, name: &str) -> Result<&'v DeTable<'t>, Mistake> {
    value.get_ref().as_table().ok_or_else(|| wrong_type(value, &format!("a table, [{name}]")))
}

fn string<'v>(value: &'v Value<'_>, wanted: &str) -> Result<&'v str, Mistake> {
    value.get_ref().as_str().ok_or_else(|| wrong_type(value, wanted))
}

fn globs(value: &Value<'_>) -> Result<Vec<String>, Mistake> {
    let list = value.get_ref().as_array().ok_or_else(|| wrong_type(value, "a list of globs"))?;
    let mut globs = Vec::new();
    for item in list.iter() {
        let glob = string(item, "a glob in quotation marks")?;
        let bare = glob.strip_prefix('!').unwrap_or(glob);
        if let Err(error) = globset::Glob::new(bare) {
            let label = error.kind().to_string();
            return Err(mistake(item.span(), "this glob can't be read", &label, "for example \"articles/**/*.md\""));
        }
        if bare.starts_with('/') || bare.split('/').any(|name| name == "..") {
            let help = "globs start from the folder of onrecord.toml and stay inside it";
            return Err(mistake(item.span(), "this glob leads out of the ledger's folder", "leads outside", help));
        }
        globs.push(glob.to_owned());
    }
    Ok(globs)
}

fn ledger(config: &mut Config, value: &Value<'_>) -> Result<(), Mistake> {
    for (key, value) in table(value, "ledger")? {
        let name = known(key, "ledger")?;
        let folder = string(value, "a folder's name in quotation marks")?.trim_end_matches('/');
        if !stays_inside(folder) {
            let help = "name a folder below the one of onrecord.toml, such as \"claims\"";
            return Err(mistake(value.span(), "this path leads out of the ledger's folder", "leads outside", help));
        }
        match name {
            "claims" => config.claims = folder.to_owned(),
            _ => config.snapshots = folder.to_owned(),
        }
    }
    Ok(())
}

fn severities(value: &Value<'_>) -> Result<BTreeMap<&'static str, Option<Severity>>, Mistake> {
    let mut out = BTreeMap::new();
    for (key, value) in table(value, "severity")? {
        let Some(check) = CHECKS.iter().find(|check| check.name == key.get_ref().as_ref()) else {
            let names: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
            return Err(unknown(key.span(), &format!("there is no check `{}`", key.get_ref()), key.get_ref(), &names));
        };
        let name = string(value, "\"error\", \"warning\", \"note\" or \"off\"")?;
        let severity = match (name, Severity::from_name(name)) {
            ("off", _) => None,
            (_, Some(severity)) => Some(severity),
            _ => return Err(unknown(value.span(), &format!("there is no severity `{name}`"), name, &SEVERITIES)),
        };
        out.insert(check.name, severity);
    }
    Ok(out)
}

fn limits(config: &mut Config, value: &Value<'_>) -> Result<(), Mistake> {
    for (key, value) in table(value, "limits")? {
        known(key, "limits")?;
        let number = value.get_ref().as_integer().and_then(|number| {
            let digits = number.as_str().replace('_', "");
            u64::from_str_radix(&digits, number.radix()).ok().filter(|bytes| *bytes > 0)
        });
        config.article_bytes = number.ok_or_else(|| wrong_type(value, "a number of bytes above 0"))?;
    }
    Ok(())
}
