//! The signs and codes of currencies.

/// Signs and codes before a number, with the unit that they stand for; longer ones first.
pub(crate) const MONEY_BEFORE: &[(&str, &str)] = &[
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
    ("$ us", "USD"),
    ("$ a", "AUD"),
    ("$ nz", "NZD"),
    ("$ c", "CAD"),
    ("$ hk", "HKD"),
    ("$", "USD"),
    // What plain ASCII feeds make of "¥" and "£".
    ("y =", "JPY"),
    ("ps", "GBP"),
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

/// Returns whether `word` is the code of a currency that may touch the number behind it: "USD1,700", "RM3.06mil".
pub(crate) fn is_code(word: &str) -> bool {
    let known = MONEY_BEFORE.iter().any(|(sign, _)| sign.eq_ignore_ascii_case(word));
    known && word.chars().all(|c| c.is_ascii_uppercase()) || word == "Rs"
}
