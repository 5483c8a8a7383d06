//! Units on common scales: what can be compared, and by which factor.

use crate::figure::{Decimal, Dimension, Quantity, Unit};

/// The dimension of `unit`, and how many base units one of it is (metres, seconds, kilograms …).
pub(crate) fn scale(unit: &Unit) -> (Dimension, Decimal) {
    let d = Decimal::new;
    match unit.code() {
        "count" | "story" => (Dimension::Count, d(1, 0)),
        "percent" => (Dimension::Share, d(1, 0)),
        "km" => (Dimension::Length, d(1000, 0)),
        "mi" => (Dimension::Length, d(1_609_344, 3)),
        "m" => (Dimension::Length, d(1, 0)),
        "ft" => (Dimension::Length, d(3048, 4)),
        "yd" => (Dimension::Length, d(9144, 4)),
        "cm" => (Dimension::Length, d(1, 2)),
        "s" => (Dimension::Duration, d(1, 0)),
        "min" => (Dimension::Duration, d(60, 0)),
        "hour" => (Dimension::Duration, d(3600, 0)),
        "day" => (Dimension::Duration, d(86_400, 0)),
        "week" => (Dimension::Duration, d(604_800, 0)),
        "month" => (Dimension::Duration, d(2_629_800, 0)),
        "year" => (Dimension::Duration, d(31_557_600, 0)),
        "years_age" => (Dimension::Age, d(1, 0)),
        "magnitude" => (Dimension::Magnitude, d(1, 0)),
        "°C" | "°F" => (Dimension::Temperature, d(1, 0)),
        code if is_currency(code) => (Dimension::Money, d(1, 0)),
        _ => (Dimension::Other, d(1, 0)),
    }
}

fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase())
}

/// The stated bounds of `quantity` in base units.
pub(crate) fn in_base_units(quantity: &Quantity) -> (Option<Decimal>, Option<Decimal>) {
    let (_, factor) = scale(&quantity.unit);
    let convert = |value: Option<Decimal>| value.and_then(|value| value.checked_mul(factor));
    (convert(quantity.low), convert(quantity.high))
}
