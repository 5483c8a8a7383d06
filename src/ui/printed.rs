//! How a value is written in the table: the hedge, then the number with its unit.

use crate::figure::{Decimal, Figure, Qualifier, Quantity};

/// A value in two parts, so that the hedge can be muted.
#[derive(Debug, PartialEq, Eq)]
pub struct Printed {
    /// "about", "more than"; empty for a bare number.
    pub hedge: String,
    /// "55,000", "−20 °C", "€90 billion", "dozens".
    pub number: String,
}

/// Writes the value of `figure`; `text` is its article's.
pub fn printed(figure: &Figure, text: &str) -> Printed {
    let quantity = &figure.quantity;
    let number = match quantity.qualifier {
        Qualifier::Vague => figure.number.of(text).to_lowercase(),
        _ => number(quantity).unwrap_or_else(|| figure.number.of(text).to_owned()),
    };
    Printed {
        hedge: hedge(quantity),
        number,
    }
}

fn hedge(quantity: &Quantity) -> String {
    if !quantity.hedge.is_empty() {
        return quantity.hedge.to_lowercase();
    }
    let word = match quantity.qualifier {
        Qualifier::About => "about",
        Qualifier::MoreThan => "more than",
        Qualifier::AtLeast => "at least",
        Qualifier::LessThan => "less than",
        Qualifier::AtMost => "at most",
        Qualifier::Exact | Qualifier::Range | Qualifier::Vague => "",
    };
    word.to_owned()
}

/// The stated number or range with its unit; `None` where neither bound is known.
fn number(quantity: &Quantity) -> Option<String> {
    let digits = match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low != high => format!("{}–{}", decimal(low), decimal(high)),
        (Some(one), _) | (None, Some(one)) => decimal(one),
        (None, None) => return None,
    };
    let (before, after) = around(quantity.unit.code());
    Some(format!("{before}{digits}{after}"))
}

/// What stands before and after a number of this unit.
fn around(unit: &str) -> (&str, String) {
    let before = match unit {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        "UAH" => "₴",
        _ => "",
    };
    let after = match unit {
        "count" => String::new(),
        _ if !before.is_empty() => String::new(),
        "percent" => "%".to_owned(),
        "percentage_points" => " points".to_owned(),
        "years_age" => " years old".to_owned(),
        other => format!(" {}", other.replace('_', " ")),
    };
    (before, after)
}

/// `55,000`, `−20`, `90 billion`, `2.5 million`.
pub fn decimal(value: Decimal) -> String {
    let value = value.normalize();
    for (scale, name) in [
        (1_000_000_000_000_i64, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
    ] {
        let scale = Decimal::from(scale);
        if value.abs() >= scale
            && let Some(short) = value.checked_div(scale)
            && short.normalize().scale() <= 3
        {
            return format!("{} {name}", grouped(short.normalize()));
        }
    }
    grouped(value)
}

/// With a comma after each three digits, and a real minus.
fn grouped(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut written = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        written.push('−');
    }
    for (idx, digit) in whole.chars().enumerate() {
        if idx > 0 && (whole.len() - idx).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    if !fraction.is_empty() {
        written.push('.');
        written.push_str(fraction);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_an_editor_would() {
        for (value, written) in [
            ("55000", "55,000"),
            ("-20", "−20"),
            ("0", "0"),
            ("999", "999"),
            ("1234567", "1,234,567"),
            ("2500000", "2.5 million"),
            ("90000000000", "90 billion"),
            ("7.10", "7.1"),
            ("-1250.5", "−1,250.5"),
        ] {
            let value: Decimal = value.parse().expect("a decimal");
            assert_eq!(decimal(value), written);
        }
    }
}
