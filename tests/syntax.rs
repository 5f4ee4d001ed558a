//! The parser: recorded trees, and properties that hold for any words.

use onrecord::syntax::training::{Action, State};
use onrecord::syntax::{Label, Parser, Tag, Tree, Word};
use onrecord::text::{Article, Markup};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

#[path = "../examples/train/pack.rs"]
mod pack;

/// The model as the parser reads it, and as the project keeps it.
const MODEL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/model.bin"));
const PACKED: &[u8] = include_bytes!("../src/syntax/model.bin");

#[test]
fn cases() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("cases/syntax/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::glob!("cases/syntax/*.md", |path| {
            let page = std::fs::read_to_string(path).unwrap();
            let blocks = page.split("\n```trees\n").skip(1).map(|rest| rest.split("\n```").next().unwrap());
            insta::assert_snapshot!(blocks.flat_map(str::lines).map(show).collect::<String>());
        });
    });
}

/// Shows the tree of `sentence`, a word a line: its number, the word, its tag, the number and word of its head, its label.
fn show(sentence: &str) -> String {
    let article = Article::new(sentence.to_owned(), Markup::Plain);
    let forms: Vec<&str> = article.tokens().iter().map(|token| article.slice(token.span)).collect();
    let tree = Parser::built_in().parse(&words(&forms));
    let mut out = format!("{sentence}\n");
    for (at, form) in forms.iter().enumerate() {
        let head = tree.heads[at].map_or("-".to_owned(), |head| format!("{} {}", head + 1, forms[head]));
        let tag = format!("{:?}", tree.tags[at]);
        writeln!(out, "{:>4} {form:<14} {tag:<13} {head:<18} {:?}", at + 1, tree.labels[at]).unwrap();
    }
    out + "\n"
}

fn words(forms: &[impl AsRef<str>]) -> Vec<Word> {
    forms.iter().map(|form| Word::new(form.as_ref())).collect()
}

#[test]
fn the_page_names_the_model_that_we_carry() {
    let digest: String = Sha256::digest(PACKED).iter().map(|byte| format!("{byte:02x}")).collect();
    let page = std::fs::read_to_string("docs/parser.md").unwrap();
    assert!(page.contains(&format!("{digest}  src/syntax/model.bin")), "docs/parser.md must name {digest}");
}

#[test]
fn the_trainer_packs_what_the_build_script_unpacks() {
    assert!(pack::pack(MODEL) == PACKED, "examples/train and build differ");
}

#[test]
fn the_page_lists_every_label_and_its_relations() {
    let page = std::fs::read_to_string("docs/parser.md").unwrap();
    for (label, codes) in Label::ALL.iter().zip(Label::CODES) {
        let row = format!(
            "| {label:?} | {} |",
            codes.split(' ').map(|code| format!("`{code}`")).collect::<Vec<_>>().join(" ")
        );
        assert!(page.contains(&row), "docs/parser.md must have a row\n{row}");
    }
}

#[test]
fn no_words_have_no_tree() {
    assert_eq!(Parser::built_in().parse(&[]), Tree::default());
}

#[test]
fn a_model_that_is_cut_off_still_gives_trees() {
    let sentence = words(&["The", "dam", "held", ",", "she", "said", "."]);
    let lengths = (0..16).chain((16..MODEL.len()).step_by(MODEL.len() / 20));
    for length in lengths {
        assert_whole(&Parser::read(&MODEL[..length]).parse(&sentence), sentence.len());
    }
}

/// Fails unless every word but one, the root, has a head, and every way along the heads ends at the root.
fn assert_whole(tree: &Tree, words: usize) {
    assert_eq!((tree.tags.len(), tree.heads.len(), tree.labels.len()), (words, words, words));
    let roots: Vec<usize> = (0..words).filter(|at| tree.heads[*at].is_none()).collect();
    assert_eq!(roots.len(), words.min(1), "roots: {roots:?}");
    for at in 0..words {
        let way = std::iter::successors(Some(at), |at| tree.heads[*at]).take(words + 1);
        assert!(way.count() <= words, "a circle through word {at}");
        if tree.heads[at].is_none() {
            assert_eq!(tree.labels[at], Label::Root);
        }
    }
}

/// A word of news, or any string at all.
fn form() -> impl Strategy<Value = String> {
    let known =
        ["the", "Mayor", "said", "that", "she", "\"", ",", ".", "won't", "dam's", "4,000", "of", "and", "was", "—"];
    prop_oneof![
        4 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn sentence() -> impl Strategy<Value = Vec<String>> {
    prop_oneof![3 => prop::collection::vec(form(), 0..30), 1 => prop::collection::vec(form(), 120..400)]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_words_have_one_whole_tree(forms in sentence()) {
        let words = words(&forms);
        let tree = Parser::built_in().parse(&words);
        assert_whole(&tree, words.len());
        prop_assert_eq!(&tree, &Parser::built_in().parse(&words), "the same words have the same tree");
        prop_assert_eq!(tree.tags, Parser::built_in().tag(&words));
    }

    #[test]
    fn what_has_no_letter_or_digit_is_a_mark(form in any::<String>()) {
        let word = Word::new(&form);
        prop_assert_eq!(word.is_mark(), !form.chars().any(char::is_alphanumeric));
        let tags = Parser::built_in().tag(&[word]);
        prop_assert!(!word.is_mark() || tags == [Tag::Mark]);
    }

    #[test]
    fn any_bytes_are_a_model(
        lengths in prop::array::uniform3(prop_oneof![0_u32..4000, any::<u32>()]),
        bytes in prop::collection::vec(any::<u8>(), 0..6000),
        forms in sentence(),
    ) {
        let model: Vec<u8> = lengths.iter().flat_map(|length| length.to_le_bytes()).chain(bytes).collect();
        assert_whole(&Parser::read(&model).parse(&words(&forms)), forms.len());
    }

    #[test]
    fn steps_that_cannot_be_taken_change_nothing(
        forms in prop::collection::vec(form(), 0..20),
        steps in prop::collection::vec((0_usize..3, 0_usize..Label::COUNT), 0..80),
    ) {
        let words = words(&forms);
        let mut state = State::new(&words, &[]);
        for (step, label) in steps {
            let action = Action::ALL[step];
            let before = (state.stack().to_vec(), state.next());
            let allowed = state.allows(action);
            prop_assert_eq!(state.arc(action).is_some(), allowed && action != Action::Shift);
            state.take(action, Label::ALL[label]);
            prop_assert_eq!((state.stack().to_vec(), state.next()) != before, allowed);
            prop_assert!(state.is_done() || Action::ALL.iter().any(|action| state.allows(*action)));
        }
    }
}
