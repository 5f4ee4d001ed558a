//! `onrecord extract`: the claims of an article.

use super::{Exit, stream, terminal::Terminal};
use crate::extract::{Context, extract};
use crate::model::ClaimKind;
use crate::report::json;
use crate::text::{Article, Markup};
use serde_json::{Value, json};

/// Find the claims in articles
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Answer JSON lines on standard input: {"id", "text", "published"?} gives {"id", "claims"}
    #[arg(long)]
    stream: bool,
    /// List the sentences in the article's own voice too
    #[arg(long)]
    assertions: bool,
}

/// Runs the command.
pub fn run(arguments: Arguments, terminal: &mut Terminal) -> Exit {
    stream::run(terminal, |row| answer(row, arguments.assertions))
}

fn answer(row: &Value, assertions: bool) -> Result<Value, String> {
    let article = Article::new(stream::text(row, "text")?, Markup::Plain);
    let claims = extract(&article, &Context { published: stream::published(row)? });
    let claims: Vec<_> = claims
        .iter()
        .filter(|claim| assertions || claim.kind() != ClaimKind::Assertion)
        .map(|claim| json::claim(&article, claim, None))
        .collect();
    Ok(json!({ "id": row.get("id"), "claims": claims }))
}
