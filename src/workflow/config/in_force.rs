//! Each key with what is in force.

use super::Config;
use super::keys::{KEYS, Key};
use crate::check::{CHECKS, Severity};
use crate::store::MARKER;
use crate::text::nearest;
use crate::workflow::failure::Failure;
use schemars::JsonSchema;
use serde::Serialize;

/// A key with what is in force.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Key")]
pub struct KeyInForce {
    /// Its whole name, such as ledger.claims.
    pub key: String,
    /// What is in force, as it would be written; null where nothing is set.
    pub value: Option<String>,
    /// What is in force where nobody sets it; null where that is nothing.
    pub default: Option<String>,
    /// The line of onrecord.toml that sets it; null where the default is in force.
    pub line: Option<usize>,
    /// What it does.
    pub what: String,
    #[serde(skip)]
    pub(crate) example: &'static str,
}

/// Returns every key; those of `[severity]` and `[[override]]` as far as they are set.
pub(crate) fn rows(config: &Config) -> Vec<KeyInForce> {
    let mut out = Vec::new();
    for key in KEYS {
        out.push(row(config, key));
        if key.table == "severity" {
            let set = CHECKS.iter().filter(|check| config.severity.contains_key(check.name));
            out.extend(set.map(|check| of_check(config, check)));
        }
    }
    out
}

fn row(config: &Config, key: &Key) -> KeyInForce {
    let path = key.path();
    // What each override says stands together.
    let set = config.set.get(if key.table == "override" { "override" } else { path.as_str() });
    let default = (!key.default.is_empty()).then(|| key.default.to_owned());
    KeyInForce {
        value: set.map(|set| set.value.clone()).or_else(|| default.clone()),
        line: set.map(|set| set.line),
        default,
        what: key.what.to_owned(),
        example: key.example,
        key: path,
    }
}

fn of_check(config: &Config, check: &crate::check::Check) -> KeyInForce {
    let key = format!("severity.{}", check.name);
    let name = |severity: Option<Severity>| format!("\"{}\"", severity.map_or("off", Severity::name));
    let of_profile = config.profile.severity(check.name).unwrap_or(Some(check.severity));
    let value = config.severity.get(check.name).copied().unwrap_or(of_profile);
    KeyInForce {
        value: Some(name(value)),
        default: Some(name(of_profile)),
        line: config.set.get(&key).map(|set| set.line),
        what: check.what.to_owned(),
        example: "",
        key,
    }
}

/// Returns the key of that name.
///
/// # Errors
/// Where there is none, with the nearest name.
pub(crate) fn named(config: &Config, name: &str) -> Result<KeyInForce, Failure> {
    if let Some(key) = KEYS.iter().find(|key| key.path() == name) {
        return Ok(row(config, key));
    }
    let of_check = |check: &&crate::check::Check| name.strip_prefix("severity.") == Some(check.name);
    if let Some(check) = CHECKS.iter().find(of_check) {
        return Ok(self::of_check(config, check));
    }
    let known: Vec<String> =
        KEYS.iter().map(Key::path).chain(CHECKS.iter().map(|check| format!("severity.{}", check.name))).collect();
    let failure = Failure::usage(format!("{MARKER} has no key {name}."));
    Err(match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => failure.near(name, near),
        None => failure.help("`onrecord config` lists every key"),
    })
}
