//! Articles that are not English: what their signs alone tell. Quotations in marks, which nobody is named for; figures and dates in
//! digits. No word is read, so that no source is made up.

use super::confidence::Grader;
use super::{Dollar, assertion, place};
use crate::english::currency;
use crate::english::data::list;
use crate::model::{Bound, Claim, Confidence, DateRole, DateType, DateValue, Detail, Figure, FigureWords, Form};
use crate::text::{Article, Language, Span, Token, TokenKind};
use crate::values;
use chrono::{Datelike, NaiveDate};

/// The shortest quotation, in words; marks around fewer set off names and terms.
const WORDS: usize = 3;

/// The same in letters where words are not parted.
const LETTERS: usize = 8;

/// How words for thousands, millions and so on begin in many languages: what stands before one is only a part of a number.
const SCALES: &[&str] = list!("figures/foreign-scales");

/// Signs of the same kind that follow their digits at once.
const SIGNS: &[char] = &[
    '万', '萬', '亿', '億', '兆', '千', '百', '만', '억', '천', '조', '年', '月', '日', '時', '时', '分', '년', '월',
    '일', '시',
];

/// How many tokens behind a day's number its year may stand: "12 de marzo de 2031".
const YEAR: usize = 4;

/// Returns the claims of an article in `language`, without names, in order.
pub(super) fn claims(article: &Article, language: Language, dollar: Dollar) -> Vec<Claim> {
    let mut claims = quotations(article);
    let digits = Digits { article, tokens: tokens(article), language, dollar };
    let mut at = 0;
    while at < digits.tokens.len() {
        let (found, next) = digits.read(at);
        claims.extend(found);
        at = next.max(at + 1);
    }
    let own = assertion::find(article.sentences(), &claims);
    claims.extend(own);
    let mut grader = Grader::new(article);
    for claim in &mut claims {
        grader.grade(claim, None);
        claim.confidence = claim.confidence.min(Confidence::Medium);
    }
    claims.sort_by_key(place);
    claims
}

/// Returns the tokens of the article, with digits apart from the letters of scripts that do not part words: "40条裂缝".
fn tokens(article: &Article) -> Vec<Token> {
    let mut out = Vec::with_capacity(article.tokens().len());
    for token in article.tokens() {
        let text = article.slice(token.span);
        if token.kind != TokenKind::Word || !text.contains(is_wide) || !text.contains(|c: char| c.is_ascii_digit()) {
            out.push(*token);
            continue;
        }
        let mut start = 0;
        let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        for (at, _) in text.char_indices().skip(1).chain([(text.len(), ' ')]) {
            if at == text.len() || digit(at) != digit(start) {
                let kind = if digit(start) { TokenKind::Number } else { TokenKind::Word };
                out.push(Token { kind, span: Span::new(token.span.start + start, token.span.start + at) });
                start = at;
            }
        }
    }
    out
}

/// Returns whether a letter stands for a syllable or a word, so that blanks need not part words.
fn is_wide(letter: char) -> bool {
    letter > '\u{2E7F}' && letter.is_alphabetic()
}

fn quotations(article: &Article) -> Vec<Claim> {
    let whole = |part: &Span| {
        let text = article.slice(*part);
        let start = part.start + (text.len() - text.trim_start().len());
        Span::new(start, (part.start + text.trim_end().len()).max(start))
    };
    let long = |text: &str| {
        text.split_whitespace().count() >= WORDS || text.chars().filter(|c| is_wide(*c)).count() >= LETTERS
    };
    let outer = article.quotations().iter().filter(|quotation| quotation.depth == 0);
    let quotes = outer.filter_map(|quotation| {
        let mut parts: Vec<Span> = quotation.parts.iter().map(whole).collect();
        parts.retain(|part| !part.is_empty());
        let first = *parts.first().filter(|_| parts.iter().any(|part| long(article.slice(*part))))?;
        Some(Claim { parts, ..Claim::new(Detail::Quote(Form::Direct), first) })
    });
    quotes.collect()
}

/// The tokens of an article, for reading their digits.
struct Digits<'a> {
    article: &'a Article,
    tokens: Vec<Token>,
    language: Language,
    /// The currency that a bare "$" is.
    dollar: Dollar,
}

impl Digits<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.article.slice(token.span))
    }

    fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Returns whether nothing stands between the token at `at` and the next one.
    fn touches(&self, at: usize) -> bool {
        let ends = |at: usize| self.tokens.get(at).map(|token| token.span);
        ends(at).zip(ends(at + 1)).is_some_and(|(own, next)| own.end == next.start)
    }

    fn span(&self, from: usize, next: usize) -> Span {
        let at = |at: usize| self.tokens.get(at).map(|token| token.span).unwrap_or_default();
        at(from).cover(at(next - 1))
    }

    /// Returns the date or figure at `at`, and where to go on.
    fn read(&self, at: usize) -> (Option<Claim>, usize) {
        if !self.is_number(at) {
            return (None, at + 1);
        }
        if let Some((day, next)) = self.day(at) {
            return (Some(self.date(day, at, next)), next);
        }
        let run = self.run(at);
        if run > at + 1 {
            return (None, run);
        }
        self.figure(at)
    }

    /// Returns the end of numbers that marks tie together: "14:30", "2-1", "3/4".
    fn run(&self, at: usize) -> usize {
        let ties = |at: usize| matches!(self.text(at), ":" | "/" | "-" | "\u{2013}" | "'" | "\u{2019}");
        let mut end = at + 1;
        while ties(end) && self.touches(end - 1) && self.touches(end) && self.is_number(end + 1) {
            end += 2;
        }
        end
    }

    /// Returns the day at `at`, written in digits, and where to go on: "2031-05-12", "12.5.2031", "12/05/2031".
    fn day(&self, at: usize) -> Option<(NaiveDate, usize)> {
        let parts: Vec<&str> = self.text(at).split('.').collect();
        if let [day, month, year] = parts[..] {
            return Some((of([day, month, year])?, at + 1));
        }
        let mark = self.text(at + 1);
        let east = matches!(mark, "年" | "년") && matches!(self.text(at + 3), "月" | "월");
        let tied = (at..at + 4).all(|at| self.touches(at));
        let sound = east || matches!(mark, "-" | "/") && self.text(at + 3) == mark;
        let day = of([self.text(at), self.text(at + 2), self.text(at + 4)]).filter(|_| tied && sound)?;
        let next = at + 5 + usize::from(east && matches!(self.text(at + 5), "日" | "일"));
        Some((day, next))
    }

    fn date(&self, day: NaiveDate, at: usize, next: usize) -> Claim {
        let (value, span) = (day.to_string(), self.span(at, next));
        let value = DateValue { kind: DateType::Date, value, from: Some(day), to: Some(day), role: DateRole::Event };
        Claim::new(Detail::Date(Box::new(value)), span)
    }

    /// Returns the figure at `at`, and where to go on; none where the digits are those of a year, a day or a part of a number.
    fn figure(&self, at: usize) -> (Option<Claim>, usize) {
        let mut next = at + 1;
        let mut text = self.text(at).to_owned();
        // "816 000"
        while text.len() <= 11 && self.text(next).len() == 3 && self.is_number(next) && !text.contains([',', '.']) {
            text.push_str(self.text(next));
            next += 1;
        }
        let (unit, start, end) = self.unit(at, next);
        let value = self.value(&text).filter(|_| !unit.is_empty() || !self.is_part(at, next));
        let part = SCALES.iter().any(|scale| self.text(next).to_lowercase().starts_with(scale))
            || self.text(end).starts_with(SIGNS);
        let Some(value) = value.filter(|_| !part) else { return (None, next) };
        let figure = Figure { value, max: None, unit, bound: Bound::Exactly };
        let mut claim = Claim::new(Detail::Figure(Box::new(figure)), self.span(start, end));
        let number = self.span(at, next).start;
        claim.figure = Some(Box::new(FigureWords { number, counted: Span::default() }));
        (Some(claim), end)
    }

    /// Returns the value of digits with the separators of the language.
    fn value(&self, text: &str) -> Option<rust_decimal::Decimal> {
        let swap = |c: char| match c {
            '.' => ',',
            ',' => '.',
            c => c,
        };
        let swapped: String = text.chars().map(swap).collect();
        values::digits(if self.language.decimal_comma { &swapped } else { text })
    }

    /// Returns the unit of the number from `at` to `next` that a sign tells, and the tokens of both.
    fn unit(&self, at: usize, next: usize) -> (String, usize, usize) {
        let code = |at: usize, end: usize| {
            let words: Vec<String> = (at..end).map(|at| self.text(at).to_lowercase()).collect();
            let word = words.join(" ");
            if word == "$" {
                return Some(self.dollar.code());
            }
            let known = || currency::MONEY_BEFORE.iter().find(|(sign, _)| *sign == word && *sign != "ps");
            if word == "euro" || word == "euros" { Some("EUR") } else { known().map(|(_, code)| *code) }
        };
        if matches!(self.text(next), "%" | "٪") {
            return ("percent".to_owned(), at, next + 1);
        }
        // "R$" is two tokens.
        let before = |count: usize| at.checked_sub(count).and_then(|first| Some((first, code(first, at)?)));
        if let Some((first, code)) = before(2).or_else(|| before(1)) {
            return (code.to_owned(), first, next);
        }
        match code(next, next + 1) {
            Some(code) => (code.to_owned(), at, next + 1),
            None => (String::new(), at, next),
        }
    }

    /// Returns whether the number from `at` to `next` is a year, a day of a month, an ordinal or a part of a name.
    fn is_part(&self, at: usize, next: usize) -> bool {
        let year = |at: usize| {
            let text = self.text(at);
            text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1500..2100).contains(&year))
        };
        let text = self.text(at);
        let day = text.len() <= 2 && (next..next + YEAR).any(year);
        let ordinal = self.text(next) == "."
            && self.touches(at)
            && self.tokens.get(next + 1).is_some_and(|it| it.kind == TokenKind::Word);
        let glued = at > 0
            && self.touches(at - 1)
            && self.tokens.get(at - 1).is_some_and(|it| it.kind == TokenKind::Word)
            && !self.text(at - 1).ends_with(is_wide);
        let tail = self.touches(next - 1)
            && self.tokens.get(next).is_some_and(|it| it.kind == TokenKind::Word && it.span.len() < 3);
        year(at) || day || ordinal || glued || tail
    }
}

/// Returns the day of three numbers: year, month and day where the first is a year, else the other way round.
fn of(parts: [&str; 3]) -> Option<NaiveDate> {
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| (1..=4).contains(&text.len()));
    let [first, month, last] = parts;
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    let day = NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(month)?, number(day)?)?;
    (year.len() == 4 && (1500..2200).contains(&day.year())).then_some(day)
}
