//! `docs/ledger-format.md` is the format: its example, whose digests a separate script computed from its tables, is what
//! the program writes.

use super::claims;
use onrecord::ledger::{self, Added, Content, Correction, NewVersion, Outcome, Slug, StoryFile};
use onrecord::model::Digest;
use onrecord::review::{self, Decision};
use onrecord::text::{Article, Markup};

fn block<'a>(page: &'a str, kind: &str) -> &'a str {
    page.split(&format!("```{kind}\n")).nth(1).unwrap().split("```").next().unwrap()
}

#[test]
fn the_documented_example_is_what_is_written() {
    let page = include_str!("../../docs/ledger-format.md");
    let (text, yaml) = (block(page, "article"), block(page, "yaml"));
    let article = Article::new(text.to_owned(), Markup::Markdown);
    let claims = claims(&article);
    let says = Content::all(&article, &claims);
    let version = NewVersion {
        recorded: "2031-05-01T09:30:00Z".parse().unwrap(),
        published: Some("2031-05-01".parse().unwrap()),
        url: None,
        path: "articles/dig.md",
        snapshots: "snapshots",
        response: None,
        extension: "md",
        digest: Digest::of_bytes(text.as_bytes()),
        page: None,
        article: &article,
        claims: &claims,
        says: &says.iter().collect::<Vec<_>>(),
    };
    let outcome = ledger::record(&Slug::parse("dig").unwrap(), None, &version, &[]).unwrap();
    let Outcome::Recorded { story, .. } = outcome else { panic!("nothing recorded") };
    assert_eq!(ledger::write(&story).unwrap(), yaml);
}

#[test]
fn the_documented_bytes_give_the_documented_digest() {
    let yaml = block(include_str!("../../docs/ledger-format.md"), "yaml");
    let file = StoryFile::read("claims/dig.yaml", yaml.to_owned()).unwrap();
    let fields: [&[u8]; 9] = [&[0, 0, 0, 1], b"quote", b"direct", ONE, b"We dig on,", &[1], b"Lea Moor", &[1], b"said"];
    assert_eq!(digest("claim", &fields), file.story.claims[0].content.digest);
}

/// The digest of that type and of these fields, as the page has it.
fn digest(kind: &str, fields: &[&[u8]]) -> Digest {
    let mut bytes = format!("onrecord/{kind}/v1\0").into_bytes();
    for field in fields {
        bytes.extend((field.len() as u64).to_be_bytes());
        bytes.extend(*field);
    }
    Digest::of_bytes(&bytes)
}

const ONE: &[u8] = &[0, 0, 0, 0, 0, 0, 0, 1];

#[test]
fn a_correction_has_the_documented_seal() {
    let yaml = block(include_str!("../../docs/ledger-format.md"), "yaml");
    let story = StoryFile::read("claims/dig.yaml", yaml.to_owned()).unwrap().story;
    let read = story.claims[0].content.digest.to_string();
    let correction = Correction::from_fields([("source", "nobody"), ("cue", "wrote")]).unwrap();
    let decision = Decision::Accept { reason: None, correction };
    let day = "2031-05-02".parse().ok();
    let (story, _) = review::decide(&story, &[story.claims[0].id.clone()], &decision, Some("Mia"), day).unwrap();
    let two: &[u8] = &[0, 0, 0, 0, 0, 0, 0, 2];
    let who: [&[u8]; 6] = [b"accepted", &[1], b"Mia", &[1], b"2031-05-02", &[0]];
    let what: [&[u8]; 6] = [b"corrected", two, b"source", b"nobody", b"cue", b"wrote"];
    let claim: [&[u8]; 3] = [b"dig", b"q-04055ad3", read.as_bytes()];
    let fields = [&claim[..], &who, &what].concat();
    assert_eq!(story.claims[0].review.seal, Some(digest("correction", &fields)));
}

#[test]
fn a_claim_that_was_added_has_the_documented_seal() {
    let yaml = block(include_str!("../../docs/ledger-format.md"), "yaml");
    let story = StoryFile::read("claims/dig.yaml", yaml.to_owned()).unwrap().story;
    let content = story.claims[0].content.clone();
    let words = content.digest.to_string();
    let added = Added { by: Some("Mia".to_owned()), date: "2031-05-02".parse().unwrap(), reason: None };
    let (story, id) = ledger::add(&story, 1, &story.claims[0].id, content, added);
    assert_eq!(id.0, "q-04055ad3-2");
    let says: [&[u8]; 12] = [
        b"quote",
        b"direct",
        ONE,
        b"We dig on,",
        "“".as_bytes(),
        "” said Lea Moor.".as_bytes(),
        &[1],
        b"Lea Moor",
        b"Lea Moor",
        b"named",
        &[1],
        b"said",
    ];
    let claim: [&[u8]; 4] = [b"dig", b"q-04055ad3-2", &[0, 0, 0, 1], &[0]];
    let rest: [&[u8]; 7] = [words.as_bytes(), &[0; 8], b"added", &[1], b"Mia", b"2031-05-02", &[0]];
    assert_eq!(story.claims[1].seal, digest("record", &[&claim[..], &says, &rest].concat()));
}
