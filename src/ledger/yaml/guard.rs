//! What a ledger file may not hold, refused by name and place before anything is read from it.

use super::YamlError;
use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle, Span, StrInput};

/// Largest file, in bytes.
pub const LARGEST: usize = 64 * 1024 * 1024;
/// Most claims that a version may have: nobody reads an article of more, and the file of its story has room for them.
pub const MOST_CLAIMS: usize = 32 * 1024;
/// Deepest nesting of lists and mappings.
pub const DEEPEST: usize = 32;

/// Refuses a file that is larger than any that is read.
pub fn size(path: &str, text: &str) -> Result<(), YamlError> {
    if text.len() > LARGEST {
        return Err(YamlError::at(path, "", 0, 0, "larger than 64 MiB").help("split the story"));
    }
    Ok(())
}

/// Refuses what a story's file never holds: more than one document, directives, anchors, aliases, tags, merge keys,
/// nesting without end, and the marks that git leaves in a file with a conflict.
pub fn check(path: &str, text: &str) -> Result<(), YamlError> {
    conflict(path, text)?;
    let mut documents = 0;
    for event in parser(text) {
        let (event, span) = event.map_err(|error| {
            let marker = error.marker();
            YamlError::at(path, text, marker.line(), marker.col() + 1, format!("not YAML: {}", error.info()))
        })?;
        if matches!(event, Event::DocumentStart(..)) {
            documents += 1;
        }
        if let Some((what, help)) = refused(&event, documents) {
            return Err(place(path, text, span, what).help(help));
        }
    }
    Ok(())
}

/// Returns the parser of `text`, which goes no deeper than a story's file.
pub fn parser(text: &str) -> Parser<'_, StrInput<'_>> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.disallow_directives = true;
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = DEEPEST;
    options.block_nesting_limit = DEEPEST;
    Parser::new_from_str_with_options(text, options)
}

fn place(path: &str, text: &str, span: Span, message: &str) -> YamlError {
    YamlError::at(path, text, span.start.line(), span.start.col() + 1, message)
}

/// Returns what is wrong with an event, and what to do about it; `documents` is how many have begun.
pub fn refused(event: &Event<'_>, documents: usize) -> Option<(&'static str, &'static str)> {
    let (anchor, tag, merge) = match event {
        Event::Alias(_) | Event::UnresolvedAlias(_) => {
            return Some(("an alias (`*name`) has no place in a ledger", "write the value itself"));
        }
        Event::DocumentStart(..) if documents > 1 => {
            return Some(("a ledger file holds one document only", "remove everything from the second `---`"));
        }
        Event::Scalar(value, style, anchor, tag) => {
            (*anchor, tag.is_some(), *style == ScalarStyle::Plain && value == "<<")
        }
        Event::SequenceStart(_, anchor, tag) | Event::MappingStart(_, anchor, tag) => (*anchor, tag.is_some(), false),
        _ => (0, false, false),
    };
    if anchor != 0 {
        Some(("an anchor (`&name`) has no place in a ledger", "remove it, and write the value wherever it is meant"))
    } else if tag {
        Some(("a tag (`!name`) has no place in a ledger", "remove it; put quotation marks around text"))
    } else if merge {
        Some(("a merge key (`<<`) has no place in a ledger", "write the keys themselves"))
    } else {
        None
    }
}

/// Finds the marks that git leaves where it could not merge.
pub fn conflict(path: &str, text: &str) -> Result<(), YamlError> {
    let marks = ["<<<<<<< ", ">>>>>>> ", "||||||| "];
    for (line, content) in text.lines().enumerate() {
        if marks.iter().any(|mark| content.starts_with(mark)) {
            let error = YamlError::at(path, text, line + 1, 1, "git left a merge conflict here").width(7);
            let help = "keep the claims of both sides, drop the marks, then run `onrecord verify`; where both sides \
                        recorded a version, keep one side's file and record the other article again";
            return Err(error.help(help));
        }
    }
    Ok(())
}
