//! The signs and codes of currencies.

use super::data::table;

/// Signs and codes before a number, with the unit that they stand for; longer ones first.
pub(crate) const MONEY_BEFORE: &[(&str, &str)] = table!("figures/money-before" longest first);

/// Returns whether `word` is the code of a currency that may touch the number behind it: "USD1,700", "RM3.06mil".
pub(crate) fn is_code(word: &str) -> bool {
    let known = || MONEY_BEFORE.iter().any(|(sign, _)| sign.eq_ignore_ascii_case(word));
    word.bytes().all(|byte| byte.is_ascii_uppercase()) && known()
        || matches!(word, "Rs" | "KSh" | "Ksh" | "TSh" | "USh" | "Tk" | "Sh" | "Shs" | "Dh" | "Dhs")
}

/// What "$" and "dollars" stand for where nothing says whose.
pub(crate) const DOLLARS: &[&str] = &[
    "USD", "AUD", "CAD", "NZD", "SGD", "HKD", "TWD", "BBD", "BMD", "BND", "BSD", "BZD", "FJD", "GYD", "JMD", "KYD",
    "LRD", "NAD", "SBD", "SRD", "TTD", "XCD", "ZWL", "ARS", "CLP", "COP", "MXN", "UYU",
];
