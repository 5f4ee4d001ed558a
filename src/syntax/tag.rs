//! Parts of speech.

use super::table::{Features, Scores, best, mix};
use super::word::Word;

macro_rules! tags {
    ($($name:ident $code:literal $doc:literal),* $(,)?) => {
        /// A part of speech, after the Penn treebank's tags; a word with a clitic has a tag of its own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        #[repr(u8)]
        pub enum Tag { #[default] $(#[doc = $doc] $name),* }

        impl Tag {
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
            /// All, in the order of the model's classes.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
            /// The treebanks' codes that each stands for, in the same order; for the trainer.
            pub const CODES: &'static [&'static str] = &[$($code),*];
        }
    };
}

tags! {
    Noun "NN" "A noun.", Nouns "NNS" "A noun in the plural.", Name "NNP NNPS" "A proper noun.",
    Number "CD LS" "A number.", Pronoun "PRP" "A personal pronoun.", Possessive "PRP$ WP$" "A possessive pronoun.",
    Determiner "DT PDT" "An article or determiner.", Adjective "JJ AFX" "An adjective.",
    Compared "JJR JJS" "A comparative or superlative.", Adverb "RB RBR RBS" "An adverb.",
    Preposition "IN" "A preposition.", Subordinator "SC" "A conjunction that subordinates: \"that\", \"if\".",
    To "TO" "\"To\" before an infinitive.", Modal "MD" "A modal verb.", Base "VB" "A verb's base form.",
    Past "VBD" "A verb in the past tense.", Ing "VBG" "A verb's -ing form.", Participle "VBN" "A past participle.",
    Present "VBP" "A verb in the present tense.", Third "VBZ" "A verb in the third person singular.",
    Relative "WDT WP" "\"Who\", \"which\", \"that\".", Asking "WRB" "\"How\", \"when\", \"where\", \"why\".",
    There "EX" "\"There\" with a verb of being.", Particle "RP" "A verb's particle.", Coordinator "CC" "\"And\", \"or\", \"but\".",
    Genitive "NN+POS" "A noun with \"'s\".", Contracted "PRP+V" "A pronoun with its verb: \"he's\".",
    ContractedNoun "NN+V" "A noun with its verb: \"the mayor's here\".", Mark "." "Punctuation.", Sign "SYM $" "A sign.",
    Other "UH FW X" "Anything else.",
}

/// A sentence, tagged up to a word.
#[derive(Debug, Clone, Copy)]
pub struct Tagging<'a> {
    /// All words of the sentence.
    pub words: &'a [Word],
    /// Tags of the words before the one in question.
    pub tags: &'a [Tag],
}

/// Calls `each` with every feature of the next word to tag. The model knows each template by its number.
pub fn features(tagging: Tagging<'_>, mut each: impl FnMut(u64)) {
    let at = tagging.tags.len();
    let word = |i: usize| tagging.words.get(i).copied().unwrap_or_default();
    let before = |n: usize| at.checked_sub(n);
    let tag = |n: usize| before(n).and_then(|i| tagging.tags.get(i)).map_or(99, |tag| *tag as u32);
    let behind = |n: usize| before(n).map_or(Word::default(), word);
    let (w, next, last) = (word(at), word(at + 1), behind(1));
    let first = u32::from(at == 0);
    let mut put = |template: u64, a, b, c| each(mix(template, a, b, c));
    put(1, w.form, 0, 0);
    put(2, w.form, tag(1), 0);
    put(3, w.suffix2, w.shape, 0);
    put(4, w.suffix3, first, 0);
    put(5, w.suffix4, 0, 0);
    put(6, w.prefix, 0, 0);
    put(7, w.shape, first, tag(1));
    put(8, tag(1), tag(2), 0);
    put(9, tag(1), w.suffix3, 0);
    put(10, last.form, 0, 0);
    put(11, next.form, 0, 0);
    put(12, next.form, w.form, 0);
    put(13, last.form, w.form, 0);
    put(14, word(at + 2).form, 0, 0);
    put(15, behind(2).form, 0, 0);
    put(16, next.suffix3, w.suffix3, 0);
    put(17, next.suffix2, tag(1), w.suffix2);
    put(18, next.shape, w.shape, last.shape);
    put(19, last.form, next.form, 0);
    put(20, tag(1), next.form, w.suffix2);
}

/// Returns the tags that `model` gives `words`, from the first to the last; what has no letter or digit is a mark.
#[must_use]
pub fn assign(words: &[Word], model: &impl Scores<{ Tag::COUNT }>) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(words.len());
    for word in words {
        let tag = if word.is_mark() { Tag::Mark } else { choose(Tagging { words, tags: &tags }, model) };
        tags.push(tag);
    }
    tags
}

/// Returns the tag that `model` gives the next word.
fn choose(tagging: Tagging<'_>, model: &impl Scores<{ Tag::COUNT }>) -> Tag {
    let mut all = Features::NONE;
    features(tagging, |feature| all.put(feature));
    let scores = model.of(&all);
    Tag::ALL.get(best(&scores, |_| true)).copied().unwrap_or_default()
}
