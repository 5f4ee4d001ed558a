//! Reads `onrecord.toml` key by key, so that every mistake is drawn under the key or value itself.

use super::keys::names;
use super::{Config, Mistake, Override, Set, Severities, position};
use crate::check::{CHECKS, PROFILES, Profile, Severity};
use crate::extract::Dollar;
use crate::ledger::stays_inside;
use crate::model::Confidence;
use crate::store::MARKER;
use crate::text::{HEADLINE_KEYS, Headlines, MACHINE_KEYS, nearest};
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value where it stands.
pub(in crate::workflow) type Value<'t> = Spanned<DeValue<'t>>;

/// What a severity may be.
const SEVERITIES: [&str; 4] = ["error", "warning", "note", "off"];

/// Most names that a message lists.
const LISTED: usize = 8;

pub(super) fn config(text: &str) -> Result<Config, Mistake> {
    let file = DeTable::parse(text).map_err(|error| syntax(MARKER, text, &error))?;
    let mut config = Config::default();
    for (key, value) in file.get_ref() {
        match known(key, "")? {
            "articles" => config.articles = globs(value)?,
            "profile" => config.profile = profile(value)?,
            "headlines" => config.headlines = headlines(value)?,
            "dollar" => config.dollar = dollar(value)?,
            "baseline" => config.baseline = Some(inside(value, "a file's path in quotation marks", "baseline.json")?),
            "ledger" => ledger(&mut config, value)?,
            "severity" => config.severity = severities(value)?,
            "override" => config.overrides = overrides(value)?,
            _ => limits(&mut config, value)?,
        }
        note(&mut config, text, key, value);
    }
    Ok(config)
}

/// Notes where a key is set, or the keys of its table.
fn note(config: &mut Config, text: &str, key: &Spanned<Cow<'_, str>>, value: &Value<'_>) {
    let mut set = |name: String, value: &Value<'_>| {
        let written = text.get(value.span()).unwrap_or_default().to_owned();
        config.set.insert(name, Set { line: position(text, value.span().start).line, value: written });
    };
    match value.get_ref() {
        DeValue::Table(table) => {
            table.iter().for_each(|(inner, value)| set(format!("{}.{}", key.get_ref(), inner.get_ref()), value));
        }
        _ => set(key.get_ref().to_string(), value),
    }
}

/// Returns the mistake of a file that is not TOML.
pub(in crate::workflow) fn syntax(file: &str, text: &str, error: &toml::de::Error) -> Mistake {
    let span = error.span().unwrap_or(text.len()..text.len());
    let message = error.message().replace('\n', "; ");
    mistake(span, &format!("{file} is not TOML"), &message, "see https://toml.io for how values are written")
}

pub(in crate::workflow) fn mistake(span: std::ops::Range<usize>, title: &str, label: &str, help: &str) -> Mistake {
    let title = format!("{}.", title.trim_end_matches('.'));
    Mistake { span, title, label: label.to_owned(), help: help.to_owned() }
}

/// Returns the key of `table` that `key` is.
fn known(key: &Spanned<Cow<'_, str>>, table: &str) -> Result<&'static str, Mistake> {
    let keys = names(table);
    if let Some(known) = keys.iter().find(|known| **known == key.get_ref().as_ref()) {
        return Ok(known);
    }
    let place = match table {
        "" => String::new(),
        "override" => " in [[override]]".to_owned(),
        table => format!(" in [{table}]"),
    };
    Err(unknown(key.span(), &format!("there is no key `{}`{place}", key.get_ref()), key.get_ref(), &keys))
}

pub(in crate::workflow) fn unknown(span: std::ops::Range<usize>, title: &str, name: &str, names: &[&str]) -> Mistake {
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
    mistake(value.span(), &format!("this must be {wanted}"), &label, "`onrecord config` shows how each key is written")
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

fn profile(value: &Value<'_>) -> Result<&'static Profile, Mistake> {
    let name = string(value, "a profile's name in quotation marks")?;
    let names: Vec<&str> = PROFILES.iter().map(|profile| profile.name).collect();
    Profile::from_name(name)
        .ok_or_else(|| unknown(value.span(), &format!("there is no profile `{name}`"), name, &names))
}

fn headlines(value: &Value<'_>) -> Result<Headlines, Mistake> {
    let list = value.get_ref().as_array().ok_or_else(|| wrong_type(value, "a list of keys, such as [\"title\"]"))?;
    let mut keys: Vec<String> = Vec::new();
    for item in list.iter() {
        let key = string(item, "a key of front matter in quotation marks")?;
        if key.is_empty() || key.contains(|c: char| c.is_whitespace() || ":=[]{}\"'#,".contains(c)) {
            let help = match nearest(key, HEADLINE_KEYS.iter().copied()) {
                Some(near) => format!("write it as front matter does, without its value: \"{near}\""),
                None => "write it as front matter does, without its value: \"title\"".to_owned(),
            };
            return Err(mistake(item.span(), "this is no key of front matter", "one word", &help));
        }
        if MACHINE_KEYS.iter().any(|known| key.eq_ignore_ascii_case(known)) {
            let title = format!("`{key}` is a key that no reader sees");
            return Err(mistake(item.span(), &title, "only machines read it", "take it off the list"));
        }
        keys.push(key.to_owned());
    }
    Ok(Headlines::of(keys))
}

fn dollar(value: &Value<'_>) -> Result<Dollar, Mistake> {
    let code = string(value, "a currency's code in quotation marks")?;
    let title = format!("there is no currency `{code}` that is written \"$\"");
    Dollar::from_code(code).ok_or_else(|| unknown(value.span(), &title, code, Dollar::codes()))
}

/// Returns a path that stays inside the ledger's folder.
fn inside(value: &Value<'_>, wanted: &str, example: &str) -> Result<String, Mistake> {
    let path = string(value, wanted)?.trim_end_matches('/');
    if !stays_inside(path) {
        let help = format!("name one below the folder of onrecord.toml, such as \"{example}\"");
        return Err(mistake(value.span(), "this path leads out of the ledger's folder", "leads outside", &help));
    }
    Ok(path.to_owned())
}

fn ledger(config: &mut Config, value: &Value<'_>) -> Result<(), Mistake> {
    for (key, value) in table(value, "ledger")? {
        let name = known(key, "ledger")?;
        let folder = inside(value, "a folder's name in quotation marks", "claims")?;
        match name {
            "claims" => config.claims = folder,
            _ => config.snapshots = folder,
        }
    }
    Ok(())
}

fn severities(value: &Value<'_>) -> Result<Severities, Mistake> {
    let mut out = Severities::new();
    for (key, value) in table(value, "severity")? {
        let Some(check) = CHECKS.iter().find(|check| check.name == key.get_ref().as_ref()) else {
            let names: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
            return Err(unknown(key.span(), &format!("there is no check `{}`", key.get_ref()), key.get_ref(), &names));
        };
        out.insert(check.name, severity(value)?);
    }
    Ok(out)
}

fn severity(value: &Value<'_>) -> Result<Option<Severity>, Mistake> {
    let name = string(value, "\"error\", \"warning\", \"note\" or \"off\"")?;
    match (name, Severity::from_name(name)) {
        ("off", _) => Ok(None),
        (_, Some(severity)) => Ok(Some(severity)),
        _ => Err(unknown(value.span(), &format!("there is no severity `{name}`"), name, &SEVERITIES)),
    }
}

fn overrides(value: &Value<'_>) -> Result<Vec<Override>, Mistake> {
    let wanted = "a list of tables, each below a line [[override]]";
    let list = value.get_ref().as_array().ok_or_else(|| wrong_type(value, wanted))?;
    list.iter().map(one_override).collect()
}

fn one_override(value: &Value<'_>) -> Result<Override, Mistake> {
    let entries = value.get_ref().as_table().ok_or_else(|| wrong_type(value, "a table, [[override]]"))?;
    let (mut paths, mut confidence, mut severity) = (None, None, None);
    for (key, value) in entries {
        match known(key, "override")? {
            "paths" => paths = Some(globs(value)?),
            "confidence" => confidence = Some(confidences(value)?),
            _ if value.get_ref().as_str().is_some() => {
                let one = self::severity(value)?;
                severity = Some(CHECKS.iter().map(|check| (check.name, one)).collect());
            }
            _ => severity = Some(severities(value)?),
        }
    }
    // The mark of a table's head is two brackets wide.
    let head = value.span().start..value.span().start + 2;
    if paths.is_none() && confidence.is_none() {
        let help = "add paths or confidence; what holds for every article stands in [severity]";
        return Err(mistake(head, "this override does not say what it is about", "for which articles?", help));
    }
    let severity = severity.ok_or_else(|| {
        let help = "for example severity = { unsourced-claim = \"off\" }, or severity = \"note\" for all checks";
        mistake(head, "this override says no severity", "", help)
    })?;
    Ok(Override { paths, confidence, severity })
}

fn confidences(value: &Value<'_>) -> Result<Vec<Confidence>, Mistake> {
    let list = value.get_ref().as_array().ok_or_else(|| wrong_type(value, "a list, such as [\"low\"]"))?;
    let one = |item: &Value<'_>| {
        let name = string(item, "\"high\", \"medium\" or \"low\"")?;
        let found = Confidence::ALL.into_iter().find(|level| level.name() == name);
        let names = Confidence::ALL.map(Confidence::name);
        found.ok_or_else(|| unknown(item.span(), &format!("there is no confidence `{name}`"), name, &names))
    };
    list.iter().map(one).collect()
}

fn limits(config: &mut Config, value: &Value<'_>) -> Result<(), Mistake> {
    for (key, value) in table(value, "limits")? {
        let page = known(key, "limits")? == "page-bytes";
        let number = value.get_ref().as_integer().and_then(|number| {
            let digits = number.as_str().replace('_', "");
            u64::from_str_radix(&digits, number.radix()).ok().filter(|bytes| *bytes > 0 || page)
        });
        let wanted = if page { "a number of bytes, or 0" } else { "a number of bytes above 0" };
        let number = number.ok_or_else(|| wrong_type(value, wanted))?;
        *(if page { &mut config.page_bytes } else { &mut config.article_bytes }) = number;
    }
    Ok(())
}
