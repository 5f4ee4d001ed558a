//! A ledger: every job of the library's `Project`, called by its name with options as JSON, and answered in JSON.

use crate::failure::{of, raised};
use crate::read::json;
use chrono::{DateTime, NaiveDate, Utc};
use onrecord::{
    AcceptOptions, CheckOptions, ClaimKind, Confidence, Correction, Event, Failure, Filter, Person, Project,
    RecordOptions, Weight, Which,
};
use pyo3::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What a job of a ledger is asked for.
#[derive(Debug, Deserialize)]
#[serde(tag = "job", rename_all = "kebab-case", deny_unknown_fields)]
enum Job {
    Create,
    Record {
        article: PathBuf,
        story: Option<String>,
        url: Option<String>,
        published: Option<NaiveDate>,
        reread: bool,
        now: DateTime<Utc>,
    },
    Import {
        article: PathBuf,
        story: Option<String>,
        url: Option<String>,
    },
    Check {
        paths: Vec<PathBuf>,
        since: Option<String>,
        baseline: Option<PathBuf>,
        today: NaiveDate,
    },
    Verify,
    Diff {
        old: PathBuf,
        new: PathBuf,
    },
    Blame {
        article: PathBuf,
    },
    Versions {
        story: String,
    },
    Periods {
        claim: String,
    },
    Status,
    Pending {
        filter: Filtered,
    },
    Accept {
        claims: Vec<String>,
        filter: Option<Filtered>,
        reason: Option<String>,
        correct: BTreeMap<String, String>,
        person: Who,
    },
    Reject {
        claims: Vec<String>,
        filter: Option<Filtered>,
        reason: String,
        person: Who,
    },
    Misread {
        claims: Vec<String>,
        filter: Option<Filtered>,
        reason: Option<String>,
        person: Who,
    },
    Undo,
}

/// Which claims.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Filtered {
    story: Option<String>,
    kinds: Vec<String>,
    weights: Vec<String>,
    confidences: Vec<String>,
    changed: bool,
}

/// Who decides.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Who {
    by: Option<String>,
    day: NaiveDate,
}

/// Why a job has no answer.
enum Problem {
    Failure(Box<Failure>),
    Usage(String),
    Python(PyErr),
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Self::Failure(Box::new(failure))
    }
}

impl From<PyErr> for Problem {
    fn from(error: PyErr) -> Self {
        Self::Python(error)
    }
}

impl Filtered {
    fn read(self) -> Result<Filter, Problem> {
        Ok(Filter {
            story: self.story,
            kinds: all(&self.kinds, ClaimKind::from_name)?,
            weights: all(&self.weights, Weight::from_name)?,
            confidences: all(&self.confidences, |name| Confidence::ALL.into_iter().find(|one| one.name() == name))?,
            changed: self.changed,
        })
    }
}

fn all<T>(names: &[String], read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Problem> {
    names
        .iter()
        .map(|name| read(name).ok_or_else(|| Problem::Usage(format!("there is no {name:?} to filter by"))))
        .collect()
}

fn which(claims: Vec<String>, filter: Option<Filtered>) -> Result<Which, Problem> {
    match filter {
        Some(filter) => Ok(Which::Waiting(filter.read()?)),
        None => Ok(Which::Named(claims)),
    }
}

/// Does a job with the ledger in `folder`; returns its answer and what it had to leave out, both as JSON.
///
/// # Errors
/// Where it can't be done.
#[pyfunction]
pub fn project(py: Python<'_>, folder: PathBuf, job: &str) -> PyResult<(String, String)> {
    let job: Job = serde_json::from_str(job).map_err(|error| raised(py, "UsageError", &error.to_string(), &[]))?;
    let mut left: Vec<Failure> = Vec::new();
    let answer = py.detach(|| {
        let mut tell = |event: Event<'_>| {
            if let Event::Failure(failure) = event {
                left.push(failure.clone());
            }
        };
        answer(&folder, job, &mut tell)
    });
    match answer {
        Ok(answer) => Ok((answer, json(&left)?)),
        Err(Problem::Failure(failure)) => Err(of(py, &failure)),
        Err(Problem::Usage(message)) => Err(raised(py, "UsageError", &message, &[])),
        Err(Problem::Python(error)) => Err(error),
    }
}

fn answer(folder: &PathBuf, job: Job, tell: &mut onrecord::Tell<'_>) -> Result<String, Problem> {
    if let Job::Create = job {
        Project::create(folder)?;
        return Ok("null".to_owned());
    }
    let project = Project::open(folder)?;
    let person = |who: Who| Person { by: who.by, day: who.day };
    Ok(match job {
        Job::Create => String::new(),
        Job::Record { article, story, url, published, reread, now } => {
            let options = RecordOptions { story, url, published, reread };
            json(&project.record(article, &options, now.into(), tell)?)?
        }
        Job::Import { article, story, url } => {
            json(&project.import(article, &RecordOptions { story, url, ..RecordOptions::default() }, tell)?)?
        }
        Job::Check { paths, since, baseline, today } => {
            let options = CheckOptions { paths, since, baseline, ..CheckOptions::default() };
            json(&project.check(&options, today, tell)?)?
        }
        Job::Verify => json(&project.verify(tell)?)?,
        Job::Diff { old, new } => json(&project.diff(old, new)?)?,
        Job::Blame { article } => json(&project.blame(article, tell)?)?,
        Job::Versions { story } => json(&project.versions(&story, tell)?)?,
        Job::Periods { claim } => json(&project.periods(&claim, tell)?)?,
        Job::Status => json(&project.status(tell)?)?,
        Job::Pending { filter } => json(&project.pending(&filter.read()?, tell)?)?,
        Job::Accept { claims, filter, reason, correct, person: who } => {
            let fields = correct.iter().map(|(field, value)| (field.as_str(), value.as_str()));
            let correction = Correction::from_fields(fields)
                .ok_or_else(|| Problem::Usage("a correction holds a field or value that can't be read".to_owned()))?;
            let options = AcceptOptions { reason, correction };
            json(&project.accept(which(claims, filter)?, &options, &person(who), tell)?)?
        }
        Job::Reject { claims, filter, reason, person: who } => {
            json(&project.reject(which(claims, filter)?, &reason, &person(who), tell)?)?
        }
        Job::Misread { claims, filter, reason, person: who } => {
            json(&project.misread(which(claims, filter)?, reason.as_deref(), &person(who), tell)?)?
        }
        Job::Undo => json(&project.undo(tell)?)?,
    })
}
