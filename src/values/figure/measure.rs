//! What a number measures: money, percent, lengths, weights, time.

use crate::english::currency::MONEY_BEFORE;
use crate::model::RANK;
use crate::values::lexeme::Lexemes;
use crate::values::phrase::Phrases;
use std::sync::LazyLock;

/// Words and signs behind a number, with the unit that they stand for; longer ones first.
const BEHIND: &[(&str, &str)] = &[
    ("percentage points", "percentage points"),
    ("percentage point", "percentage points"),
    ("per cent points", "percentage points"),
    ("percent points", "percentage points"),
    ("basis points", "basis points"),
    ("basis point", "basis points"),
    ("bps", "basis points"),
    ("bp", "basis points"),
    ("pp", "percentage points"),
    ("ppts", "percentage points"),
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
    ("c", "cents"),
    ("¢", "cents"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("pounds sterling", "GBP"),
    ("swiss francs", "CHF"),
    ("chinese yuan", "CNY"),
    ("yuan", "CNY"),
    ("yen", "JPY"),
    ("swedish kronor", "SEK"),
    ("swedish krona", "SEK"),
    ("kronor", "SEK"),
    ("norwegian kroner", "NOK"),
    ("norwegian krone", "NOK"),
    ("danish kroner", "DKK"),
    ("danish krone", "DKK"),
    // Norway's or Denmark's.
    ("kroner", "kroner"),
    ("krone", "kroner"),
    ("krona", "krona"),
    ("icelandic kronur", "ISK"),
    ("kronur", "ISK"),
    ("zlotys", "PLN"),
    ("zloty", "PLN"),
    ("czech koruna", "CZK"),
    ("koruna", "CZK"),
    ("forints", "HUF"),
    ("forint", "HUF"),
    ("hryvnias", "UAH"),
    ("hryvnia", "UAH"),
    ("turkish lira", "TRY"),
    ("lira", "lira"),
    ("rand", "ZAR"),
    ("naira", "NGN"),
    ("ringgit", "MYR"),
    ("rupiah", "IDR"),
    ("baht", "THB"),
    ("reais", "BRL"),
    ("south korean won", "KRW"),
    ("korean won", "KRW"),
    ("renminbi", "CNY"),
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
    ("sqm", "m²"),
    ("m2", "m²"),
    ("m²", "m²"),
    ("m3", "m³"),
    ("m³", "m³"),
    ("km2", "km²"),
    ("km²", "km²"),
    ("sqft", "square feet"),
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
    ("km / h", "km/h"),
    ("km / hr", "km/h"),
    ("m / s", "m/s"),
    ("meters per second", "m/s"),
    ("metres per second", "m/s"),
    ("kilometers per second", "km/s"),
    ("kilometres per second", "km/s"),
    ("km / s", "km/s"),
    ("feet per second", "ft/s"),
    ("miles per second", "miles/s"),
    ("knots", "knots"),
    ("kt", "knots"),
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
    ("micrometers", "μm"),
    ("micrometres", "μm"),
    ("microns", "μm"),
    ("micron", "μm"),
    ("μm", "μm"),
    ("µm", "μm"),
    ("nanometers", "nm"),
    ("nanometres", "nm"),
    ("nanometer", "nm"),
    ("nanometre", "nm"),
    ("nm", "nm"),
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
    ("pound feet", "pound-feet"),
    ("lb ft", "pound-feet"),
    ("newton metres", "Nm"),
    ("newton meters", "Nm"),
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
    ("degc", "°C"),
    ("deg c", "°C"),
    ("degf", "°F"),
    ("deg f", "°F"),
    ("deg", "degrees"),
    ("degrees c", "°C"),
    ("degrees f", "°F"),
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
    ("watts", "W"),
    ("watt", "W"),
    ("w", "W"),
    ("volts", "V"),
    ("volt", "V"),
    ("kv", "kV"),
    ("gigapascals", "GPa"),
    ("gpa", "GPa"),
    ("mpa", "MPa"),
    ("psi", "psi"),
    ("ksi", "ksi"),
    ("decibels", "dB"),
    ("db", "dB"),
    ("parts per million", "ppm"),
    ("ppm", "ppm"),
    ("parts per billion", "ppb"),
    ("ppb", "ppb"),
    ("milliseconds", "ms"),
    ("millisecond", "ms"),
    ("ms", "ms"),
    ("gigawatt hours", "GWh"),
    ("gigawatt hour", "GWh"),
    ("megawatt hours", "MWh"),
    ("megawatt hour", "MWh"),
    ("kilowatt hours", "kWh"),
    ("kilowatt hour", "kWh"),
    ("gigawatts", "GW"),
    ("gigawatt", "GW"),
    ("megawatts", "MW"),
    ("megawatt", "MW"),
    ("mw", "MW"),
    ("gigawatts", "GW"),
    ("gw", "GW"),
    ("kilowatts", "kW"),
    ("kilowatt", "kW"),
    ("kw", "kW"),
    ("gwh", "GWh"),
    ("mwh", "MWh"),
    ("kwh", "kWh"),
    ("gigabytes", "GB"),
    ("terabytes", "TB"),
    ("megabytes", "MB"),
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
    ("barrels a day", "barrels per day"),
    ("barrel a day", "barrels per day"),
    ("bpd", "barrels per day"),
    ("p", "pence"),
    ("pm", ""),
];

/// Units of time, with the plural that stands for them.
const TIMES: &[(&str, &str)] = &[
    ("seconds", "seconds"),
    ("second", "seconds"),
    ("sec", "seconds"),
    ("secs", "seconds"),
    ("minutes", "minutes"),
    ("minute", "minutes"),
    ("min", "minutes"),
    ("mins", "minutes"),
    ("hours", "hours"),
    ("hour", "hours"),
    ("hr", "hours"),
    ("hrs", "hours"),
    ("days", "days"),
    ("day", "days"),
    ("weekends", "weekends"),
    ("weeks", "weeks"),
    ("week", "weeks"),
    ("fortnights", "fortnights"),
    ("months", "months"),
    ("month", "months"),
    ("years", "years"),
    ("year", "years"),
    ("yrs", "years"),
    ("decades", "decades"),
    ("decade", "decades"),
    ("centuries", "centuries"),
    ("century", "centuries"),
];

static SIGNS: LazyLock<Phrases<&str>> = LazyLock::new(|| Phrases::trailing(MONEY_BEFORE.iter().copied()));
static MEASURES: LazyLock<Phrases<&str>> = LazyLock::new(|| Phrases::leading(BEHIND.iter().copied()));
/// The money before the number at `i`: where it begins and its unit.
pub(super) fn money_before(lex: &Lexemes, i: usize) -> Option<(usize, &'static str)> {
    let (at, sign, unit) = SIGNS.before(lex, i)?;
    // "$US160", "Y=28": the sign touches the number, and so do its parts each other.
    let two = sign.starts_with("$ ") || sign == "y =";
    if two && !(lex.glued(i) && lex.glued(at + 1) && (lex.capital(at) || lex.capital(at + 1))) {
        return None;
    }
    // "a $5 fine" is not Australian: the letters of a dollar stand right before it, and are capitals.
    let lettered = sign.ends_with(" $");
    if lettered && !(lex.glued(at + 1) && lex.capital(at)) && sign != "us $" && sign != "u.s. $" {
        return Some((at + 1, "USD"));
    }
    let word = sign.chars().all(|c| c.is_ascii_alphabetic());
    if word && sign.len() == 1 && !lex.glued(i) {
        return None;
    }
    (!word
        || lex.get(at).is_some_and(|code| {
            matches!(sign, "rs" | "ksh" | "tsh" | "ush" | "tk") || code.text.chars().all(char::is_uppercase)
        }))
    .then_some((at, unit))
}

/// Returns the measure, percent sign or money behind a number, and the place behind it.
pub(super) fn behind(lex: &Lexemes, i: usize) -> Option<(&'static str, usize)> {
    let at = lex.past_hyphen(i);
    let measure = MEASURES.at(lex, at).find_map(|(words, unit, next)| {
        let letters = words.len() <= 2 && words.chars().all(|c| c.is_ascii_alphabetic());
        // One or two letters are a measure only right behind digits, or behind a space as "km" and "kg" are; "5G" and
        // "5M" are no grams and metres.
        let spaced = !matches!(words, "c" | "m" | "g" | "w" | "pc" | "ha" | "pm" | "oz" | "db" | "nm");
        let upper = matches!(words, "c" | "m" | "g" | "p") && lex.capital(at);
        let fits = !letters || ((lex.glued(at) || spaced) && !upper && (words != "w" || lex.capital(at)));
        (fits && !unit.is_empty() && !lex.opens_sentence(at)).then_some((unit, next))
    });
    measure.or_else(|| time(lex, at))
}

/// Returns the unit of time at `i`, behind a number, and the place behind it.
pub(super) fn time(lex: &Lexemes, i: usize) -> Option<(&'static str, usize)> {
    let (word, unit) = TIMES.iter().find(|(word, _)| *word == lex.low(i))?;
    // "seven second-half points", "two year-round posts" count something else.
    let hyphened = lex.before(i, 1) == "-" || lex.past_hyphen(i) > i;
    let leads_on = lex.past_hyphen(i + 1) > i + 1 && !matches!(lex.low(i + 2), "long" | "old");
    let alone = hyphened || (*word != "second" && !leads_on);
    (alone && !lex.opens_sentence(i)).then_some((*unit, i + 1))
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measured {
    /// A currency.
    Money,
    /// Percent, percentage points, basis points.
    Share,
    /// A length of time.
    Time,
    /// "years old".
    Age,
    /// A place in an order.
    Rank,
    /// Two sides of a game or a vote.
    Score,
    /// Lengths, weights and the like.
    Other,
    /// Things that are counted, or nothing that is named.
    Count,
}

impl Measured {
    /// Returns what `unit` measures.
    pub(crate) fn of(unit: &str) -> Self {
        let coin = || matches!(unit, "cents" | "pence" | "lira") || unit.starts_with("kron");
        match unit {
            "percent" | "percentage points" | "basis points" => Self::Share,
            "score" => Self::Score,
            RANK => Self::Rank,
            _ if unit.ends_with(" old") => Self::Age,
            _ if is_time(unit) => Self::Time,
            _ if coin() || (unit.len() == 3 && MONEY_BEFORE.iter().any(|(_, code)| *code == unit)) => Self::Money,
            _ if BEHIND.iter().any(|(_, name)| *name == unit) => Self::Other,
            _ => Self::Count,
        }
    }
}

/// Returns whether `unit` is one of time.
pub(super) fn is_time(unit: &str) -> bool {
    TIMES.iter().any(|(_, name)| *name == unit)
}

/// Returns the words for measures behind a number, with the unit that they stand for.
#[cfg(test)]
pub(super) fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    BEHIND.iter().copied()
}
