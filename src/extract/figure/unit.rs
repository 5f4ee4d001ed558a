//! What a number counts or measures: money, percent, measures, and the noun behind it.

use crate::extract::lexeme::{Lexemes, Shape};
use crate::extract::phrase::Phrases;
use crate::text::numeral;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Signs and codes before a number, with the unit that they stand for; longer ones first.
const MONEY_BEFORE: &[(&str, &str)] = &[
    ("us $", "USD"),
    ("u.s. $", "USD"),
    ("c $", "CAD"),
    ("ca $", "CAD"),
    ("a $", "AUD"),
    ("au $", "AUD"),
    ("hk $", "HKD"),
    ("s $", "SGD"),
    ("nz $", "NZD"),
    ("nt $", "TWD"),
    ("r $", "BRL"),
    ("$", "USD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₽", "RUB"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("₴", "UAH"),
    ("₪", "ILS"),
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("chf", "CHF"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("rmb", "CNY"),
    ("inr", "INR"),
    ("rm", "MYR"),
    ("rs", "INR"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("pln", "PLN"),
];

/// Words and signs behind a number, with the unit that they stand for; longer ones first.
const BEHIND: &[(&str, &str)] = &[
    ("percentage points", "percentage points"),
    ("percentage point", "percentage points"),
    ("per cent points", "percentage points"),
    ("percent points", "percentage points"),
    ("basis points", "basis points"),
    ("basis point", "basis points"),
    ("per cent", "percent"),
    ("percent", "percent"),
    ("%", "percent"),
    ("pct", "percent"),
    ("pc", "percent"),
    ("u.s. dollars", "USD"),
    ("us dollars", "USD"),
    ("american dollars", "USD"),
    ("canadian dollars", "CAD"),
    ("australian dollars", "AUD"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("pounds sterling", "GBP"),
    ("swiss francs", "CHF"),
    ("chinese yuan", "CNY"),
    ("yuan", "CNY"),
    ("yen", "JPY"),
    ("roubles", "RUB"),
    ("rubles", "RUB"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("cents", "cents"),
    ("cent", "cents"),
    ("pence", "pence"),
    ("square kilometers", "km²"),
    ("square kilometres", "km²"),
    ("sq km", "km²"),
    ("square miles", "square miles"),
    ("square meters", "m²"),
    ("square metres", "m²"),
    ("sq m", "m²"),
    ("square feet", "square feet"),
    ("sq ft", "square feet"),
    ("square foot", "square feet"),
    ("cubic meters", "m³"),
    ("cubic metres", "m³"),
    ("miles per hour", "mph"),
    ("miles an hour", "mph"),
    ("mph", "mph"),
    ("m.p.h", "mph"),
    ("m.p.h.", "mph"),
    ("kilometers per hour", "km/h"),
    ("kilometres per hour", "km/h"),
    ("kph", "km/h"),
    ("km/h", "km/h"),
    ("miles per gallon", "mpg"),
    ("mpg", "mpg"),
    ("kilometers", "km"),
    ("kilometres", "km"),
    ("kilometer", "km"),
    ("kilometre", "km"),
    ("km", "km"),
    ("kms", "km"),
    ("meters", "m"),
    ("metres", "m"),
    ("meter", "m"),
    ("metre", "m"),
    ("m", "m"),
    ("centimeters", "cm"),
    ("centimetres", "cm"),
    ("cm", "cm"),
    ("millimeters", "mm"),
    ("millimetres", "mm"),
    ("mm", "mm"),
    ("miles", "miles"),
    ("mile", "miles"),
    ("yards", "yards"),
    ("yard", "yards"),
    ("feet", "feet"),
    ("foot", "feet"),
    ("ft", "feet"),
    ("inches", "inches"),
    ("inch", "inches"),
    ("kilograms", "kg"),
    ("kilogrammes", "kg"),
    ("kilogram", "kg"),
    ("kilos", "kg"),
    ("kilo", "kg"),
    ("kg", "kg"),
    ("grams", "g"),
    ("gram", "g"),
    ("g", "g"),
    ("mg", "mg"),
    ("tonnes", "tonnes"),
    ("tonne", "tonnes"),
    ("tons", "tons"),
    ("ton", "tons"),
    ("pounds", "pounds"),
    ("pound", "pounds"),
    ("lbs", "pounds"),
    ("lb", "pounds"),
    ("ounces", "ounces"),
    ("ounce", "ounces"),
    ("oz", "ounces"),
    ("litres", "litres"),
    ("liters", "litres"),
    ("litre", "litres"),
    ("liter", "litres"),
    ("ml", "ml"),
    ("gallons", "gallons"),
    ("gallon", "gallons"),
    ("degrees celsius", "°C"),
    ("degrees centigrade", "°C"),
    ("degrees fahrenheit", "°F"),
    ("degrees", "degrees"),
    ("degree", "degrees"),
    ("° c", "°C"),
    ("° f", "°F"),
    ("°", "degrees"),
    ("celsius", "°C"),
    ("fahrenheit", "°F"),
    ("acres", "acres"),
    ("acre", "acres"),
    ("hectares", "hectares"),
    ("hectare", "hectares"),
    ("ha", "hectares"),
    ("megawatts", "MW"),
    ("megawatt", "MW"),
    ("mw", "MW"),
    ("gigawatts", "GW"),
    ("gw", "GW"),
    ("kilowatts", "kW"),
    ("kw", "kW"),
    ("gwh", "GWh"),
    ("mwh", "MWh"),
    ("kwh", "kWh"),
    ("gb", "GB"),
    ("mb", "MB"),
    ("tb", "TB"),
    ("ghz", "GHz"),
    ("mhz", "MHz"),
    ("hz", "Hz"),
    ("hp", "hp"),
    ("bhp", "hp"),
    ("horsepower", "hp"),
    ("rpm", "rpm"),
    ("barrels per day", "barrels per day"),
    ("bpd", "barrels per day"),
    ("p", "pence"),
    ("pm", ""),
];

/// Words that never count as the thing counted, and that end the noun phrase behind a number.
const CLOSED: &[&str] = &[
    "a", "about", "above", "across", "after", "against", "ago", "all", "also", "although", "am", "amid", "among", "an",
    "and", "any", "are", "as", "at", "away", "be", "because", "been", "before", "behind", "being", "below", "between",
    "both", "but", "by", "came", "can", "could", "did", "do", "does", "down", "during", "each", "earlier", "either",
    "every", "for", "from", "had", "has", "have", "he", "her", "here", "his", "how", "i", "if", "in", "inside", "into",
    "is", "it", "its", "just", "last", "later", "less", "like", "may", "might", "most", "much", "must", "my", "near",
    "next", "nor", "not", "now", "of", "off", "on", "once", "one", "only", "onto", "or", "our", "out", "outside",
    "over", "per", "said", "say", "says", "she", "should", "since", "so", "some", "still", "such", "than", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "though", "through", "thus", "to",
    "too", "took", "toward", "towards", "under", "until", "up", "upon", "us", "via", "was", "we", "went", "were",
    "what", "when", "where", "whereas", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "within", "without", "would", "yet", "you", "your", "'s", "versus", "vs", "else", "ever", "even", "again", "apart",
    "lower", "higher", "percent", "got", "get", "gets", "made", "makes", "goes", "comes", "means", "shows", "remains",
    "seems", "wants", "needs", "looks", "takes", "gives", "believes", "thinks", "knows", "tells", "plus", "minus",
    "pm", "am",
];

/// Plurals that do not end in "s".
const PLURALS: &[&str] = &[
    "people",
    "children",
    "men",
    "women",
    "police",
    "teeth",
    "feet",
    "mice",
    "geese",
    "sheep",
    "fish",
    "aircraft",
    "headquarters",
    "series",
    "species",
    "troops",
    "personnel",
    "staff",
    "cattle",
    "crew",
    "media",
    "data",
    "criteria",
    "servicemen",
    "servicewomen",
    "policemen",
    "firemen",
    "gunmen",
    "fishermen",
    "grandchildren",
    "schoolchildren",
    "spacecraft",
    "militiamen",
    "businessmen",
    "businesswomen",
    "congressmen",
    "lawmen",
    "clergymen",
    "horsepower",
    "dead",
    "wounded",
    "injured",
    "missing",
    "killed",
    "homeless",
];

static SIGNS: LazyLock<Phrases<&str>> = LazyLock::new(|| Phrases::trailing(MONEY_BEFORE.iter().copied()));
static MEASURES: LazyLock<Phrases<&str>> = LazyLock::new(|| Phrases::leading(BEHIND.iter().copied()));
static CLOSING: LazyLock<HashSet<&str>> = LazyLock::new(|| CLOSED.iter().copied().collect());

/// The money before the number at `i`: where it begins and its unit.
pub(super) fn money_before(lex: &Lexemes, i: usize) -> Option<(usize, &'static str)> {
    let (at, sign, unit) = SIGNS.before(lex, i)?;
    // "a $5 fine" is not Australian: the letters of a dollar stand right before it, and are capitals.
    let lettered = sign.ends_with(" $");
    if lettered && !(lex.glued(at + 1) && lex.capital(at)) && sign != "us $" && sign != "u.s. $" {
        return Some((at + 1, "USD"));
    }
    let word = sign.chars().all(|c| c.is_ascii_alphabetic());
    (!word || lex.get(at).is_some_and(|code| sign == "rs" || code.text.chars().all(char::is_uppercase)))
        .then_some((at, unit))
}

/// Returns the measure, percent sign or money behind a number, and the place behind it.
pub(super) fn behind(lex: &Lexemes, i: usize) -> Option<(&'static str, usize)> {
    let at = lex.past_hyphen(i);
    MEASURES.at(lex, at).find_map(|(words, unit, next)| {
        let letters = words.len() <= 2 && words.chars().all(|c| c.is_ascii_alphabetic());
        // One or two letters are a measure only right behind digits, or behind a space as "km" and "kg" are.
        let fits = !letters || lex.glued(at) || !matches!(words, "m" | "g" | "p" | "pc" | "ha" | "pm" | "oz");
        (fits && !unit.is_empty() && !lex.opens_sentence(at)).then_some((unit, next))
    })
}

/// Returns what is counted by the number that ends before `i`, and the place behind its words.
///
/// That is the first plural noun of the next words, whatever adjectives stand before it: "first-team players", "armed
/// men"; or the word joined to the number by a hyphen: "a 10-member panel".
pub(super) fn noun(lex: &Lexemes, i: usize, single: bool) -> Option<(String, usize)> {
    let joined = lex.past_hyphen(i);
    if joined > i && lex.is(joined, Shape::Word) {
        let word = lex.low(joined);
        return (!CLOSING.contains(word)).then(|| (word.to_owned(), joined + 1));
    }
    let start = lex.phrase(i, "of the").or_else(|| lex.phrase(i, "of")).filter(|_| !single).unwrap_or(i);
    let mut at = start;
    let mut words = 0;
    while words < 4 && lex.is(at, Shape::Word) && lex.together(i.saturating_sub(1), at) {
        let word = lex.low(at);
        if CLOSING.contains(word) || word.starts_with('\'') || numeral::cardinal(word).is_some() {
            return None;
        }
        if counted(word) && !follows_on(lex, at) || (single && lex.is(at, Shape::Word) && !follows_on(lex, at)) {
            return Some((word.to_owned(), at + 1));
        }
        words += 1;
        at = lex.past_hyphen(at + 1);
        if words == 1 && lex.low(at) == "," && lex.is(at + 1, Shape::Word) && !lex.capital(at + 1) {
            return None;
        }
    }
    None
}

/// Returns whether the word is a plural, as the thing counted is.
fn counted(word: &str) -> bool {
    let plural =
        word.ends_with('s') && word.len() > 3 && !["ss", "us", "is", "ous"].iter().any(|end| word.ends_with(end));
    plural || PLURALS.contains(&word)
}

/// Returns whether the word at `i` is only the first part of a hyphenated one ("first-team").
fn follows_on(lex: &Lexemes, i: usize) -> bool {
    lex.past_hyphen(i + 1) > i + 1 || lex.low(i + 1) == "'s"
}

/// Returns whether the word at `i` is what the number before it counts: a measure or a plural.
pub(in crate::extract) fn counted_behind(lex: &Lexemes, i: usize) -> bool {
    let word = lex.low(i);
    behind(lex, i).is_some() || (lex.is(i, Shape::Word) && !lex.capital(i) && !CLOSING.contains(word) && counted(word))
}
