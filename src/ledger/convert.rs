//! From the YAML form to [`Story`]; whatever can't be meant is refused with its place.

use super::correction::{time_of, unit_of};
use super::schema::{
    AddedYaml, AllowYaml, ClaimYaml, CorrectedYaml, DateYaml, EvidenceYaml, FigureYaml, PageYaml, PastYaml,
    ResponseYaml, ReviewYaml, SaysYaml, SourceYaml, StoryYaml, VersionYaml,
};
use super::yaml::YamlError;
use super::yaml::value::{At, Decimal, Text};
use super::{
    Added, Allow, Attributed, Content, Correction, Evidence, Page, Past, Recorded, Response, Review, ReviewState,
    SCHEMA, Slug, Stated, Story, Version, is_address, is_below, seal, stays_inside,
};
use crate::model::{
    Bound, ChangeName, ClaimId, ClaimKind, DateRole, DateType, DateValue, Detail, Digest, Figure, Form, SourceType,
};
use crate::text::nearest;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;

/// Reads the story out of its YAML form.
pub(super) fn story(file: &File<'_>, yaml: &StoryYaml) -> Result<Story, YamlError> {
    schema(file, &yaml.schema)?;
    let slug =
        Slug::parse(&yaml.story.value).ok_or_else(|| file.wrong(&yaml.story, "not a story's name").help(SLUG_HELP))?;
    let versions = yaml.versions.iter().map(|version| self::version(file, version)).collect::<Result<_, _>>()?;
    let claims = yaml.claims.iter().map(|claim| self::claim(file, claim)).collect::<Result<_, _>>()?;
    let mut seen = BTreeSet::new();
    for claim in &yaml.claims {
        if !seen.insert(&claim.id.value) {
            let help = "names are given once and for ever; remove the copy";
            return Err(file.wrong(&claim.id, "another claim above has this name").help(help));
        }
    }
    Ok(Story { slug, title: owned(&yaml.title), url: owned(&yaml.url), versions, claims })
}

const SLUG_HELP: &str = "lower-case letters and digits with `-`, `_` or `.` between them, such as `harbour-toll`";

/// Longest name of a claim, in bytes.
const LONGEST_ID: usize = 100;

/// The file that is being read, for messages.
pub(super) struct File<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

impl File<'_> {
    fn at(&self, at: At, width: usize, message: impl Into<String>) -> YamlError {
        YamlError::at(self.path, self.text, at.line, at.column, message).width(width)
    }

    fn wrong(&self, value: &Text, message: impl Into<String>) -> YamlError {
        self.at(value.at, value.value.chars().count().min(80), message)
    }

    fn named<T>(
        &self,
        value: &Text,
        what: &str,
        known: &[&str],
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, YamlError> {
        read(&value.value).ok_or_else(|| {
            let help = match nearest(&value.value, known.iter().copied()) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("one of {}", known.join(", ")),
            };
            self.wrong(value, format!("`{}` is no {what}", value.value)).help(help)
        })
    }

    fn digest(&self, value: &Text) -> Result<Digest, YamlError> {
        let help = "`sha256:` and 64 digits from 0 to 9 and a to f";
        Digest::parse(&value.value).ok_or_else(|| self.wrong(value, "not a digest").help(help))
    }

    fn day(&self, value: &Text) -> Result<NaiveDate, YamlError> {
        let day = NaiveDate::parse_from_str(&value.value, "%Y-%m-%d").ok();
        day.filter(|day| day.to_string() == value.value)
            .ok_or_else(|| self.wrong(value, "not a day").help("year, month and day, such as \"2026-11-22\""))
    }

    fn time(&self, value: &Text) -> Result<DateTime<Utc>, YamlError> {
        let time = DateTime::parse_from_rfc3339(&value.value).ok().map(|time| time.to_utc());
        time.filter(|time| seal::time(*time) == value.value)
            .ok_or_else(|| self.wrong(value, "not a time").help("such as \"2026-11-22T17:11:38Z\""))
    }

    fn decimal(&self, value: &Decimal) -> Result<rust_decimal::Decimal, YamlError> {
        value.value.parse().map_err(|_| {
            self.at(value.at, value.value.chars().count(), "not a number")
                .help("digits, with a decimal point where needed")
        })
    }

    fn id(&self, value: &Text) -> Result<ClaimId, YamlError> {
        let help = "letters, digits and `-`, such as q-04055ad3";
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let sound = (1..=LONGEST_ID).contains(&value.value.len()) && value.value.chars().all(plain);
        if sound { Ok(ClaimId(value.value.clone())) } else { Err(self.wrong(value, "not a claim's name").help(help)) }
    }

    fn below(&self, value: &Text) -> Result<String, YamlError> {
        if is_below(&value.value) || is_address(&value.value) {
            Ok(value.value.clone())
        } else {
            Err(self.leads_out(value))
        }
    }

    fn inside(&self, value: &Text) -> Result<String, YamlError> {
        if stays_inside(&value.value) { Ok(value.value.clone()) } else { Err(self.leads_out(value)) }
    }

    fn leads_out(&self, value: &Text) -> YamlError {
        let help = "a path inside the ledger's folder, with `/` between names and no `..`";
        self.wrong(value, "this path leads out of the ledger").help(help)
    }
}

/// Returns whether `name` is a schema of ours that a newer program wrote.
pub(super) fn is_newer(name: &str) -> bool {
    let number = |name: &str| name.strip_prefix("onrecord/ledger/").and_then(|n| n.parse::<u32>().ok());
    number(name) > number(SCHEMA)
}

pub(super) fn schema(file: &File<'_>, value: &Text) -> Result<(), YamlError> {
    if value.value == SCHEMA {
        Ok(())
    } else if is_newer(&value.value) {
        let help = format!("this onrecord reads up to {SCHEMA}; use a newer one. Nothing was changed");
        Err(file.wrong(value, "written by a newer onrecord").help(help))
    } else {
        Err(file.wrong(value, "unknown schema").help(format!("the first line should be `schema: {SCHEMA}`")))
    }
}

fn owned(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(|text| text.value.clone())
}

fn version(file: &File<'_>, yaml: &VersionYaml) -> Result<Version, YamlError> {
    Ok(Version {
        number: yaml.number.value,
        recorded: file.time(&yaml.recorded)?,
        published: yaml.published.as_ref().map(|day| file.day(day)).transpose()?,
        url: owned(&yaml.url),
        stated: Stated {
            headline: owned(&yaml.headline),
            byline: yaml.byline.0.iter().map(|name| name.value.clone()).collect(),
            updated: owned(&yaml.updated),
        },
        path: file.below(&yaml.path)?,
        snapshot: file.inside(&yaml.snapshot)?,
        response: yaml.response.as_ref().map(response),
        digest: file.digest(&yaml.digest)?,
        page: yaml.page.as_ref().map(|yaml| page(file, yaml)).transpose()?,
        added: yaml.added.0.iter().map(|id| file.id(id)).collect::<Result<_, _>>()?,
        claims: file.digest(&yaml.claims)?,
        parent: yaml.parent.as_ref().map(|parent| file.digest(parent)).transpose()?,
        seal: file.digest(&yaml.seal)?,
    })
}

fn page(file: &File<'_>, yaml: &PageYaml) -> Result<Page, YamlError> {
    Ok(Page {
        file: yaml.file.as_ref().map(|path| file.inside(path)).transpose()?,
        digest: file.digest(&yaml.digest)?,
        reader: yaml.reader.value,
    })
}

fn response(yaml: &ResponseYaml) -> Response {
    Response {
        date: owned(&yaml.date),
        etag: owned(&yaml.etag),
        modified: owned(&yaml.last_modified),
        media: owned(&yaml.content_type),
    }
}

fn claim(file: &File<'_>, yaml: &ClaimYaml) -> Result<Recorded, YamlError> {
    Ok(Recorded {
        id: file.id(&yaml.id)?,
        content: content(file, &yaml.says)?,
        since: yaml.since.value,
        gone: yaml.gone.map(|gone| gone.value),
        added: yaml.added.as_ref().map(|added| self::added(file, added)).transpose()?,
        seal: file.digest(&yaml.seal)?,
        review: review(file, &yaml.review, &yaml.says)?,
        evidence: yaml.evidence.iter().map(|item| evidence(file, item)).collect::<Result<_, _>>()?,
        note: owned(&yaml.note),
        allow: yaml.allow.iter().map(|item| allow(file, item)).collect::<Result<_, _>>()?,
        history: yaml.history.iter().map(|item| past(file, item)).collect::<Result<_, _>>()?,
    })
}

fn past(file: &File<'_>, yaml: &PastYaml) -> Result<Past, YamlError> {
    let names: Vec<&str> = ChangeName::ALL.iter().map(|change| change.name()).collect();
    let change = |name| file.named(name, "change", &names, ChangeName::from_name);
    Ok(Past {
        since: yaml.since.value,
        until: yaml.until.value,
        change: yaml.change.0.iter().map(change).collect::<Result<_, _>>()?,
        content: content(file, &yaml.says)?,
        review: review(file, &yaml.review, &yaml.says)?,
    })
}

fn content(file: &File<'_>, says: &SaysYaml) -> Result<Content, YamlError> {
    let parts: Vec<String> = match (&says.exact, &says.parts) {
        (Some(exact), None) => vec![exact.value.clone()],
        (None, Some(parts)) if parts.len() > 1 => parts.iter().map(|part| part.value.clone()).collect(),
        (Some(exact), Some(_)) => {
            let help = "`exact` for words in one piece, `parts` for a split quotation";
            return Err(file.wrong(exact, "a claim has `exact` or `parts`, not both").help(help));
        }
        _ => return Err(file.at(says.kind.at, 1, "a claim needs `exact`, or `parts` with two or more pieces")),
    };
    Ok(Content {
        detail: detail(file, says)?,
        parts,
        prefix: says.prefix.value.clone(),
        suffix: says.suffix.value.clone(),
        source: says.source.as_ref().map(|source| attributed(file, source)).transpose()?,
        cue: owned(&says.cue),
        digest: file.digest(&says.digest)?,
    })
}

fn detail(file: &File<'_>, says: &SaysYaml) -> Result<Detail, YamlError> {
    let kinds = ClaimKind::ALL.map(ClaimKind::name);
    let kind = file.named(&says.kind, "kind of claim", &kinds, ClaimKind::from_name)?;
    let form = says.form.as_ref().map(|form| file.named(form, "form", &Form::ALL.map(Form::name), Form::from_name));
    let form = form.transpose()?;
    let figure = says.figure.as_ref().map(|figure| self::figure(file, figure)).transpose()?;
    let date = says.date.as_ref().map(|date| self::date(file, date)).transpose()?;
    match (kind, form, figure, date) {
        (ClaimKind::Quote, Some(form), None, None) => Ok(Detail::Quote(form)),
        (ClaimKind::Statement, Some(form), None, None) => Ok(Detail::Statement(form)),
        (ClaimKind::Figure, None, Some(figure), None) => Ok(Detail::Figure(Box::new(figure))),
        (ClaimKind::Date, None, None, Some(date)) => Ok(Detail::Date(Box::new(date))),
        (ClaimKind::Assertion, None, None, None) => Ok(Detail::Assertion),
        _ => {
            let help = "quotes and statements have `form`, figures have `figure`, dates have `date`, and nothing else of these";
            Err(file.wrong(&says.kind, format!("the keys of this claim don't fit a {}", kind.name())).help(help))
        }
    }
}

fn figure(file: &File<'_>, yaml: &FigureYaml) -> Result<Figure, YamlError> {
    Ok(Figure {
        value: file.decimal(&yaml.value)?,
        max: yaml.max.as_ref().map(|max| file.decimal(max)).transpose()?,
        unit: yaml.unit.value.clone(),
        bound: file.named(&yaml.bound, "bound", &Bound::ALL.map(Bound::name), Bound::from_name)?,
    })
}

fn date(file: &File<'_>, yaml: &DateYaml) -> Result<DateValue, YamlError> {
    Ok(DateValue {
        kind: file.named(&yaml.kind, "type of date", &DateType::ALL.map(DateType::name), DateType::from_name)?,
        value: yaml.value.value.clone(),
        from: yaml.from.as_ref().map(|day| file.day(day)).transpose()?,
        to: yaml.to.as_ref().map(|day| file.day(day)).transpose()?,
        role: file.named(&yaml.role, "role of a date", &DateRole::ALL.map(DateRole::name), DateRole::from_name)?,
    })
}

fn attributed(file: &File<'_>, yaml: &SourceYaml) -> Result<Attributed, YamlError> {
    let types = SourceType::ALL.map(SourceType::name);
    Ok(Attributed {
        text: yaml.text.value.clone(),
        name: yaml.name.value.clone(),
        kind: file.named(&yaml.kind, "type of source", &types, SourceType::from_name)?,
    })
}

fn review(file: &File<'_>, yaml: &ReviewYaml, says: &SaysYaml) -> Result<Review, YamlError> {
    let states = ReviewState::ALL.map(ReviewState::name);
    Ok(Review {
        state: file.named(&yaml.state, "state of review", &states, ReviewState::from_name)?,
        by: owned(&yaml.by),
        date: yaml.date.as_ref().map(|day| file.day(day)).transpose()?,
        reason: owned(&yaml.reason),
        correction: yaml.corrected.as_ref().map(|yaml| correction(file, yaml, says)).transpose()?.unwrap_or_default(),
        seal: yaml.seal.as_ref().map(|seal| file.digest(seal)).transpose()?,
    })
}

fn added(file: &File<'_>, yaml: &AddedYaml) -> Result<Added, YamlError> {
    Ok(Added { by: owned(&yaml.by), date: file.day(&yaml.date)?, reason: owned(&yaml.reason) })
}

fn correction(file: &File<'_>, yaml: &CorrectedYaml, says: &SaysYaml) -> Result<Correction, YamlError> {
    let minute = |time: &Text| {
        time_of(&time.value).ok_or_else(|| file.wrong(time, "not a time of day").help("such as \"19:30\""))
    };
    let bound = |bound| file.named(bound, "bound", &Bound::ALL.map(Bound::name), Bound::from_name);
    let role = |role| file.named(role, "role of a date", &DateRole::ALL.map(DateRole::name), DateRole::from_name);
    let correction = Correction {
        source: owned(&yaml.source),
        cue: owned(&yaml.cue),
        value: yaml.value.as_ref().map(|value| file.decimal(value)).transpose()?,
        other: yaml.other.as_ref().map(|value| file.decimal(value)).transpose()?,
        unit: owned(&yaml.unit).map(|unit| unit_of(&unit).to_owned()),
        bound: yaml.bound.as_ref().map(bound).transpose()?,
        date: yaml.date.as_ref().map(|day| file.day(day)).transpose()?,
        time: yaml.time.as_ref().map(minute).transpose()?,
        role: yaml.role.as_ref().map(role).transpose()?,
    };
    match ClaimKind::from_name(&says.kind.value).and_then(|kind| correction.unfit(kind)) {
        None => Ok(correction),
        Some(name) => {
            let help = "`value`, `other`, `unit` and `bound` are of figures, `date`, `time` and `role` of dates";
            let message = format!("the review of this {} corrects its {name}, and it has none", says.kind.value);
            Err(file.wrong(&says.kind, message).help(help))
        }
    }
}

fn evidence(file: &File<'_>, yaml: &EvidenceYaml) -> Result<Evidence, YamlError> {
    Ok(Evidence {
        url: yaml.url.value.clone(),
        accessed: yaml.accessed.as_ref().map(|day| file.day(day)).transpose()?,
        digest: yaml.digest.as_ref().map(|digest| file.digest(digest)).transpose()?,
        note: owned(&yaml.note),
    })
}

fn allow(file: &File<'_>, yaml: &AllowYaml) -> Result<Allow, YamlError> {
    if yaml.reason.value.trim().is_empty() {
        let help = "write for whoever reads it later why it may stand";
        return Err(file.wrong(&yaml.reason, "what is allowed needs a reason").help(help));
    }
    Ok(Allow {
        check: yaml.check.value.clone(),
        reason: yaml.reason.value.clone(),
        until: yaml.until.as_ref().map(|day| file.day(day)).transpose()?,
    })
}
