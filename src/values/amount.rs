//! Amounts in the smallest measure of their kind, so that equal ones are equal however they are written.

use crate::english::measure;
use rust_decimal::Decimal;

/// Returns a value in the smallest unit of what `unit` measures, and that unit: 18 months for a year and a half, 1,500,000 mm for
/// 1.5 km; as it is where no other unit measures the same.
pub(crate) fn least(value: Decimal, unit: &str) -> (Decimal, &str) {
    let scale = measure::scale(unit).and_then(|(size, least)| Some((value.checked_mul(size.into())?, least)));
    let (value, unit) = scale.unwrap_or((value, unit));
    (value.normalize(), unit)
}
