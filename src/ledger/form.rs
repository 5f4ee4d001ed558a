//! From [`Story`] to its YAML form.

use super::correction::{time_told, unit_told};
use super::schema::{
    AddedYaml, AllowYaml, ClaimYaml, CorrectedYaml, DateYaml, EvidenceYaml, FigureYaml, PageYaml, PastYaml,
    ResponseYaml, ReviewYaml, SaysYaml, SourceYaml, StoryYaml, VersionYaml,
};
use super::yaml::value::{At, Decimal, Flow, Number, Text};
use super::{
    Added, Allow, Attributed, Content, Correction, Evidence, Past, Recorded, Response, Review, SCHEMA, Story, Version,
    seal,
};
use crate::model::{Bound, DateRole, Detail, Form};

/// Returns the YAML form of `story`.
pub(super) fn of(story: &Story) -> StoryYaml {
    StoryYaml {
        schema: SCHEMA.into(),
        story: story.slug.as_str().into(),
        title: text(story.title.as_ref()),
        url: text(story.url.as_ref()),
        versions: story.versions.iter().map(version_yaml).collect(),
        claims: story.claims.iter().map(claim_yaml).collect(),
    }
}

fn text(value: Option<impl ToString>) -> Option<Text> {
    value.map(|value| value.to_string().into())
}

fn version_yaml(version: &Version) -> VersionYaml {
    VersionYaml {
        number: version.number.into(),
        recorded: seal::time(version.recorded).into(),
        published: text(version.published),
        url: text(version.url.as_ref()),
        headline: text(version.stated.headline.as_ref()),
        byline: Flow(version.stated.byline.iter().map(|name| name.as_str().into()).collect()),
        updated: text(version.stated.updated.as_ref()),
        path: version.path.as_str().into(),
        snapshot: version.snapshot.as_str().into(),
        response: version.response.as_ref().map(response_yaml),
        digest: version.digest.to_string().into(),
        page: version.page.as_ref().map(|page| PageYaml {
            file: text(page.file.as_ref()),
            digest: page.digest.to_string().into(),
            reader: page.reader.into(),
        }),
        added: Flow(version.added.iter().map(|id| id.0.as_str().into()).collect()),
        claims: version.claims.to_string().into(),
        parent: text(version.parent),
        seal: version.seal.to_string().into(),
    }
}

fn response_yaml(response: &Response) -> ResponseYaml {
    ResponseYaml {
        date: text(response.date.as_ref()),
        etag: text(response.etag.as_ref()),
        last_modified: text(response.modified.as_ref()),
        content_type: text(response.media.as_ref()),
    }
}

fn claim_yaml(claim: &Recorded) -> ClaimYaml {
    ClaimYaml {
        id: claim.id.0.as_str().into(),
        says: says_yaml(&claim.content),
        since: claim.since.into(),
        gone: claim.gone.map(Number::from),
        added: claim.added.as_ref().map(added_yaml),
        seal: claim.seal.to_string().into(),
        review: review_yaml(&claim.review),
        evidence: claim.evidence.iter().map(evidence_yaml).collect(),
        note: text(claim.note.as_ref()),
        allow: claim.allow.iter().map(allow_yaml).collect(),
        history: claim.history.iter().map(past_yaml).collect(),
    }
}

fn past_yaml(past: &Past) -> PastYaml {
    PastYaml {
        since: past.since.into(),
        until: past.until.into(),
        change: Flow(past.change.iter().map(|change| change.name().into()).collect()),
        says: says_yaml(&past.content),
        review: review_yaml(&past.review),
    }
}

fn says_yaml(content: &Content) -> SaysYaml {
    SaysYaml {
        kind: content.kind().name().into(),
        form: text(content.form().map(Form::name)),
        exact: exact(content),
        parts: parts(content),
        prefix: content.prefix.as_str().into(),
        suffix: content.suffix.as_str().into(),
        source: content.source.as_ref().map(source_yaml),
        cue: text(content.cue.as_ref()),
        figure: figure_yaml(&content.detail),
        date: date_yaml(&content.detail),
        digest: content.digest.to_string().into(),
    }
}

fn exact(content: &Content) -> Option<Text> {
    text(content.parts.first().filter(|_| content.parts.len() == 1))
}

fn parts(content: &Content) -> Option<Vec<Text>> {
    (content.parts.len() > 1).then(|| content.parts.iter().map(|part| part.as_str().into()).collect())
}

fn source_yaml(source: &Attributed) -> SourceYaml {
    SourceYaml { text: source.text.as_str().into(), name: source.name.as_str().into(), kind: source.kind.name().into() }
}

fn figure_yaml(detail: &Detail) -> Option<FigureYaml> {
    let Detail::Figure(figure) = detail else { return None };
    let decimal = |value: rust_decimal::Decimal| Decimal { value: value.normalize().to_string(), at: At::default() };
    Some(FigureYaml {
        value: decimal(figure.value),
        max: figure.max.map(decimal),
        unit: figure.unit.as_str().into(),
        bound: figure.bound.name().into(),
    })
}

fn date_yaml(detail: &Detail) -> Option<DateYaml> {
    let Detail::Date(date) = detail else { return None };
    Some(DateYaml {
        kind: date.kind.name().into(),
        value: date.value.as_str().into(),
        from: text(date.from),
        to: text(date.to),
        role: date.role.name().into(),
    })
}

fn review_yaml(review: &Review) -> ReviewYaml {
    ReviewYaml {
        state: review.state.name().into(),
        by: text(review.by.as_ref()),
        date: text(review.date),
        reason: text(review.reason.as_ref()),
        corrected: corrected_yaml(&review.correction),
        seal: text(review.seal),
    }
}

fn added_yaml(added: &Added) -> AddedYaml {
    AddedYaml { by: text(added.by.as_ref()), date: added.date.to_string().into(), reason: text(added.reason.as_ref()) }
}

fn corrected_yaml(correction: &Correction) -> Option<CorrectedYaml> {
    let decimal = |value: rust_decimal::Decimal| Decimal { value: value.normalize().to_string(), at: At::default() };
    (!correction.is_empty()).then(|| CorrectedYaml {
        source: text(correction.source.as_ref()),
        cue: text(correction.cue.as_ref()),
        value: correction.value.map(decimal),
        other: correction.other.map(decimal),
        unit: text(correction.unit.as_deref().map(unit_told)),
        bound: text(correction.bound.map(Bound::name)),
        date: text(correction.date),
        time: text(correction.time.map(time_told)),
        role: text(correction.role.map(DateRole::name)),
    })
}

fn evidence_yaml(evidence: &Evidence) -> EvidenceYaml {
    EvidenceYaml {
        url: evidence.url.as_str().into(),
        accessed: text(evidence.accessed),
        digest: text(evidence.digest),
        note: text(evidence.note.as_ref()),
    }
}

fn allow_yaml(allow: &Allow) -> AllowYaml {
    AllowYaml { check: allow.check.as_str().into(), reason: allow.reason.as_str().into(), until: text(allow.until) }
}
