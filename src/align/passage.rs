//! Stretches of an article read as atoms.

use super::atom::{Atom, Interner, Reading};
use super::calendar;
use super::numeral;
use super::vocabulary::{Quotes, Vocabulary};
use super::word;
use crate::english::lexicon;
use crate::text::{Article, BlockKind, Sentence, Span, Token, TokenKind};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

/// Reads passages of one article.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    /// The article.
    pub article: &'a Article,
    /// The outermost parts of closed quotations, in order, with the index of their quotation.
    quoted: Vec<(Span, usize)>,
    /// Every capitalised word, whether it has its capital inside a sentence too, and how often it occurs.
    capitals: OnceCell<BTreeMap<String, (bool, usize)>>,
    /// Every word.
    vocabulary: OnceCell<Vocabulary>,
    /// What its short quotations say.
    quotes: OnceCell<Quotes>,
    /// The atoms of sentences that were read and will be asked for again.
    kept: RefCell<BTreeMap<usize, Vec<Atom>>>,
}

/// A stretch of an article as atoms.
#[derive(Debug, Clone)]
pub(crate) struct Passage<'a> {
    /// What read it.
    pub reader: &'a Reader<'a>,
    /// The atoms, in order.
    pub atoms: Vec<Atom>,
    /// The whole stretch.
    pub span: Span,
}

impl Passage<'_> {
    /// Returns the words of `atom` as written.
    pub fn slice(&self, atom: &Atom) -> &str {
        self.reader.article.slice(atom.span)
    }

    /// Returns its atoms as they are read without the claims.
    pub fn plain(&self, interner: &mut Interner) -> Vec<Atom> {
        let article = self.reader.article;
        let from = article.sentences().partition_point(|sentence| sentence.span.end <= self.span.start);
        let own = article.sentences()[from..].iter().take_while(|sentence| sentence.span.start < self.span.end);
        own.flat_map(|sentence| self.reader.atoms(sentence, interner)).collect()
    }

    /// Returns whether it is a headline or section heading.
    pub fn is_heading(&self) -> bool {
        self.is_of(BlockKind::Heading)
    }

    /// Returns whether it begins in a block of that kind.
    pub fn is_of(&self, kind: BlockKind) -> bool {
        let blocks = self.reader.article.blocks();
        let at = blocks.partition_point(|block| block.span.start <= self.span.start).checked_sub(1);
        at.and_then(|at| blocks.get(at)).is_some_and(|block| block.kind == kind)
    }
}

impl<'a> Reader<'a> {
    /// Prepares reading `article`.
    pub fn new(article: &'a Article) -> Self {
        let closed = article.quotations().iter().enumerate();
        let closed = closed.filter(|(_, quotation)| quotation.close.is_some() || quotation.parts.len() > 1);
        let mut parts: Vec<_> =
            closed.flat_map(|(i, quotation)| quotation.parts.iter().map(move |part| (*part, i))).collect();
        parts.sort_unstable_by_key(|(part, _)| (part.start, std::cmp::Reverse(part.end)));
        let mut end = 0;
        parts.retain(|(part, _)| {
            let outer = part.start >= end;
            end = end.max(part.end);
            outer
        });
        Self {
            article,
            quoted: parts,
            capitals: OnceCell::new(),
            vocabulary: OnceCell::new(),
            quotes: OnceCell::new(),
            kept: RefCell::default(),
        }
    }

    /// Returns the quotation that `span` stands in.
    pub fn quotation(&self, span: Span) -> Option<usize> {
        let at = self.quoted.partition_point(|(part, _)| part.start <= span.start).checked_sub(1)?;
        let (part, quotation) = self.quoted.get(at)?;
        (span.end <= part.end).then_some(*quotation)
    }

    /// Returns whether the article has `word` with its capital anywhere.
    pub fn mentions(&self, word: &str) -> bool {
        self.capitals().contains_key(word)
    }

    /// Returns whether the article has `word` with a capital inside a sentence, as names have.
    pub fn names(&self, word: &str) -> bool {
        self.capitals().get(word).is_some_and(|(inside, _)| *inside)
    }

    /// Returns how often the article has `word` with its capital.
    pub fn occurrences(&self, word: &str) -> usize {
        self.capitals().get(word).map_or(0, |(_, count)| *count)
    }

    /// Returns the words of the article.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::of(self.article))
    }

    /// Returns what the short quotations of the article say.
    pub(crate) fn quotes(&self) -> &Quotes {
        self.quotes.get_or_init(|| Quotes::of(self.article))
    }

    fn capitals(&self) -> &BTreeMap<String, (bool, usize)> {
        self.capitals.get_or_init(|| {
            let mut out: BTreeMap<String, (bool, usize)> = BTreeMap::new();
            for sentence in self.article.sentences() {
                let mut inside = false;
                for token in self.article.tokens_of(sentence) {
                    let word = self.article.slice(token.span);
                    let bare = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
                    if token.kind == TokenKind::Word && bare.starts_with(char::is_uppercase) {
                        let entry = out.entry(bare.to_owned()).or_default();
                        *entry = (entry.0 | inside, entry.1 + 1);
                    } else {
                        inside = token.kind == TokenKind::Word;
                    }
                }
            }
            out
        })
    }

    /// Keeps the atoms of the one sentence `at` for the next time that its passage is read, with the same interner.
    pub fn keep(&self, at: usize, atoms: Vec<Atom>) {
        self.kept.borrow_mut().insert(at, atoms);
    }

    /// Reads the sentences `range` of the article.
    pub fn passage(&'a self, range: std::ops::Range<usize>, interner: &mut Interner) -> Passage<'a> {
        let sentences = self.article.sentences().get(range.clone()).unwrap_or_default();
        if let [sentence] = sentences
            && let Some(atoms) = self.kept.borrow_mut().remove(&range.start)
        {
            return Passage { reader: self, atoms, span: sentence.span };
        }
        let atoms = sentences.iter().flat_map(|sentence| self.atoms(sentence, interner)).collect();
        let whole = sentences.iter().map(|sentence| sentence.span).reduce(Span::cover).unwrap_or_default();
        Passage { reader: self, atoms, span: whole }
    }

    /// Reads the words, numbers and dates of `sentence`.
    pub fn atoms(&self, sentence: &Sentence, interner: &mut Interner) -> Vec<Atom> {
        let mut atoms = Vec::new();
        self.read(self.article.tokens_of(sentence), interner, &mut atoms);
        unmark_titles(self.article.text(), &mut atoms);
        atoms
    }

    fn read(&self, tokens: &[Token], interner: &mut Interner, out: &mut Vec<Atom>) {
        let text = self.article.text();
        let mut at = 0;
        let mut initial = true;
        while at < tokens.len() {
            let token = tokens[at];
            let written = self.article.slice(token.span);
            let mark = written.chars().next().filter(|_| token.kind == TokenKind::Punct);
            if let Some(mark) = mark.filter(|mark| !matches!(mark, '$' | '€' | '£' | '¥' | '₹' | '-' | '−')) {
                initial = begins(text, token, mark) || (initial && mark != ',');
                at += 1;
                continue;
            }
            // The ending of "81st-minute" belongs to the number.
            let ranks = |before: &Atom| before.number().is_some_and(|number| number.unit == "ordinal");
            let glued = out.last().is_some_and(|before| before.span.end == token.span.start && ranks(before));
            let ending = if glued { numeral::ending(written) } else { 0 };
            let mut push = |mut canon: String, span: Span, mut reading: Reading| {
                // "No one" counts nobody.
                let one = self.article.slice(span);
                if out.last().is_some_and(|before: &Atom| before.canon == "no") && one.eq_ignore_ascii_case("one") {
                    (canon, reading) = ("one".to_owned(), Reading::Word);
                }
                let capital = self.article.slice(span).starts_with(char::is_uppercase);
                let quotation = self.quotation(span);
                let common = reading == Reading::Word && lexicon::common(&canon);
                let (id, attributes) = (interner.id(&canon), false);
                out.push(Atom { id, canon, span, reading, quotation, capital, initial, common, attributes });
            };
            if let Some((canon, used)) = calendar::read(text, tokens, at) {
                let used = used.min(tokens.len() - at);
                push(canon, cover(&tokens[at..at + used]), Reading::Date);
                at += used;
            } else if let Some((quantity, used)) = numeral::read(text, &tokens[at..]) {
                let used = used.clamp(1, tokens.len() - at);
                let canon = quantity.canon();
                let reading = if quantity.year { Reading::Date } else { Reading::Quantity(quantity) };
                push(canon, cover(&tokens[at..at + used]), reading);
                at += used;
            } else {
                at += 1;
                if token.kind != TokenKind::Punct {
                    word::pieces(&written[ending..], token.span.start + ending, &mut push);
                }
            }
            initial = false;
        }
    }
}

/// Returns whether a mark lets the next word have its capital for beginning something: a colon, an opening quotation mark.
fn begins(text: &str, token: Token, mark: char) -> bool {
    match mark {
        '“' | '‘' | '„' | '«' | ':' | '!' | '?' => true,
        '"' | '\'' | '`' => {
            let before = text.get(..token.span.start).and_then(|text| text.chars().next_back());
            let after = text.get(token.span.end..).and_then(|text| text.chars().next());
            before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ',' | '.' | '!' | '?'))
                && after.is_some_and(|c| !c.is_whitespace())
        }
        _ => false,
    }
}

fn cover(tokens: &[Token]) -> Span {
    tokens.iter().map(|token| token.span).reduce(Span::cover).unwrap_or_default()
}

/// Takes capitals for what they are in a sentence that is all in title case or all in capitals: no sign of a name. There every word
/// that carries something has one, which a sentence full of names has not: "Added to the National Farm Registry".
fn unmark_titles(text: &str, atoms: &mut [Atom]) {
    let carries = |atom: &&Atom| atom.reading == Reading::Word && !atom.common();
    // "Well-timed" has one for both its parts, and "iPhone" has its own.
    let small = |atom: &Atom| {
        let own = text.get(atom.span.start..atom.span.end).is_some_and(|word| word.contains(char::is_uppercase));
        let tied = text.get(..atom.span.start).is_some_and(|before| before.ends_with(['-', '’', '\'']));
        !own && !tied
    };
    let all = atoms.iter().filter(carries).count();
    if all >= TITLE && !atoms.iter().filter(carries).any(small) {
        atoms.iter_mut().for_each(|atom| atom.initial = true);
    }
}

/// How many words that carry something a sentence in title case has, at least.
const TITLE: usize = 4;
