//! `onrecord lsp`: the check and the record in an editor, over the Language Server Protocol.
//!
//! Messages are taken apart and put together as JSON: of the protocol's hundreds of types eight are needed.

mod acts;
mod document;
mod findings;
mod hover;
mod record;
mod server;

use super::exit::Exit;
use super::failure::Outcome;
use super::session::Session;
use crate::workflow::{Failure, Person};
use lsp_server::{Connection, Message};
use serde_json::{Value, json};
use server::Server;

/// Serve an editor: findings while one types, the record on a claim, decisions
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Who decides, to be kept with decisions that are made in the editor
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
}

/// Runs the command: until the editor says that it ends.
pub fn run(arguments: &Arguments, session: &mut Session<'_>) -> Outcome {
    let (connection, threads) = Connection::stdio();
    let person = Person { by: arguments.by.clone(), day: session.now().date_naive() };
    let mut server = Server::new(person, session.at.clone());
    let ended = |error: &dyn std::fmt::Display| Failure::unchecked(format!("the editor is gone: {error}."));
    // Whoever types the command, or an editor that goes before it has said anything.
    let nobody =
        || Failure::usage("no editor speaks on standard input.").help("name this command in an editor's settings");
    let (id, _) = connection.initialize_start().map_err(|_| nobody())?;
    connection.initialize_finish(id, capabilities()).map_err(|error| ended(&error))?;
    for message in &connection.receiver {
        server.today(session.now().date_naive());
        let answers = match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request).map_err(|error| ended(&error))? {
                    break;
                }
                server.answer(request)
            }
            Message::Notification(told) => server.hear(&told),
            Message::Response(_) => Vec::new(),
        };
        for answer in answers {
            connection.sender.send(answer).map_err(|error| ended(&error))?;
        }
    }
    drop(connection);
    threads.join().map_err(|error| ended(&error))?;
    Ok(Exit::Clean)
}

/// What the server can do.
fn capabilities() -> Value {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            // Whole texts: what is compared is cut down to what differs anyway.
            "textDocumentSync": {"openClose": true, "change": 1, "save": true},
            "hoverProvider": true,
            "definitionProvider": true,
            "documentLinkProvider": {},
            "codeActionProvider": {"codeActionKinds": ["quickfix"]},
            "executeCommandProvider": {"commands": acts::COMMANDS},
        },
        "serverInfo": {"name": "onrecord", "version": env!("CARGO_PKG_VERSION")},
    })
}
