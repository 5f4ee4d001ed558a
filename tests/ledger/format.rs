//! `docs/ledger-format.md` is the format: its example, whose digests a separate script computed from its tables, is what
//! the program writes.

use super::claims;
use onrecord::ledger::{self, NewVersion, Outcome, Slug, StoryFile};
use onrecord::model::Digest;
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
    let version = NewVersion {
        recorded: "2031-05-01T09:30:00Z".parse().unwrap(),
        published: Some("2031-05-01".parse().unwrap()),
        url: None,
        path: "articles/dig.md",
        snapshots: "snapshots",
        extension: "md",
        bytes: text.as_bytes(),
        article: &article,
        claims: &claims,
    };
    let outcome = ledger::record(&Slug::parse("dig").unwrap(), None, &version, &[]).unwrap();
    let Outcome::Recorded { story, .. } = outcome else { panic!("nothing recorded") };
    assert_eq!(ledger::write(&story).unwrap(), yaml);
}

#[test]
fn the_documented_bytes_give_the_documented_digest() {
    let yaml = block(include_str!("../../docs/ledger-format.md"), "yaml");
    let file = StoryFile::read("claims/dig.yaml", yaml.to_owned()).unwrap();
    let mut bytes = b"onrecord/claim/v1\0".to_vec();
    let fields: [&[u8]; 9] = [
        &[0, 0, 0, 1],
        b"quote",
        b"direct",
        &[0, 0, 0, 0, 0, 0, 0, 1],
        b"We dig on,",
        &[1],
        b"Lea Moor",
        &[1],
        b"said",
    ];
    for field in fields {
        bytes.extend((field.len() as u64).to_be_bytes());
        bytes.extend(field);
    }
    assert_eq!(Digest::of_bytes(&bytes), file.story.claims[0].content.digest);
}
