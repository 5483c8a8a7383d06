//! Numbers, values and lists as an editor would print them.

use std::borrow::Cow;

use super::Segment;
use tally_reading::written::{digits, scaled_by};
use tally_reading::{Decimal, Qualifier, Quantity};

/// Writes a number.
type Digits<'a> = dyn Fn(Decimal) -> String + 'a;

/// "a", "a and b", "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "one", "two" … "ten", then digits: for counting articles and figures in a sentence.
pub(super) fn count(n: usize) -> Segment {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS.get(n).map_or(Segment::Number(n.into()), |word| {
        Segment::Words(Cow::Borrowed(word))
    })
}

/// What is stated, hedge and unit with it: "about 70", "over 46,000", "€90 billion", "below −20 °C".
pub(super) fn value(quantity: &Quantity) -> String {
    value_by(quantity, &digits)
}

/// The same with each number as `digits` writes it.
pub(super) fn value_by(quantity: &Quantity, digits: &Digits<'_>) -> String {
    let unit = quantity.unit.code();
    let (low, high) = (quantity.low, quantity.high);
    match (low, high) {
        (Some(low), Some(high)) if low != high && unit == "ratio" => {
            format!("{}:{}", digits(low), digits(high))
        }
        (Some(low), Some(high)) if low != high => range((low, high), unit, digits),
        _ => {
            let Some(single) = low.or(high) else {
                return "an unknown number".to_owned();
            };
            let hedge = hedge(quantity);
            format!("{hedge}{}", with_unit(single, unit, digits))
        }
    }
}

/// "5 to 7 km", "€1.5 million to €2 million", "75% to 85%", "magnitude 6 to 7".
fn range((low, high): (Decimal, Decimal), unit: &str, digits: &Digits<'_>) -> String {
    let with_unit = |end: Decimal| with_unit(end, unit, digits);
    let (first, last) = (with_unit(low), with_unit(high));
    match unit {
        "magnitude" => format!("{first} to {}", digits(high)),
        "percent" => format!("{first} to {last}"),
        // A sign before the number stands before each.
        _ if !first.starts_with(|c: char| c.is_ascii_digit() || c == '\u{2212}') => {
            format!("{first} to {last}")
        }
        _ => format!("{} to {last}", scaled_by(low, digits)),
    }
}

fn hedge(quantity: &Quantity) -> String {
    let stated = quantity.hedge.trim().to_lowercase();
    let is_short = (1..=2).contains(&stated.split_whitespace().count());
    if is_short && quantity.qualifier != Qualifier::Exact {
        return format!("{stated} ");
    }
    let own = match quantity.qualifier {
        Qualifier::About => "about ",
        Qualifier::MoreThan => "more than ",
        Qualifier::AtLeast | Qualifier::Vague => "at least ",
        Qualifier::LessThan => "less than ",
        Qualifier::AtMost => "up to ",
        Qualifier::Exact | Qualifier::Range => "",
    };
    own.to_owned()
}

fn with_unit(n: Decimal, unit: &str, digits: &Digits<'_>) -> String {
    let scaled = |n: Decimal| scaled_by(n, digits);
    let plural = if n.abs() == Decimal::ONE { "" } else { "s" };
    match unit {
        "count" => scaled(n),
        "percent" => format!("{}%", digits(n)),
        "USD" => format!("${}", scaled(n)),
        "EUR" => format!("\u{20ac}{}", scaled(n)),
        "GBP" => format!("\u{a3}{}", scaled(n)),
        "ratio" => format!("{} time{plural}", digits(n)),
        "magnitude" => format!("magnitude {}", digits(n)),
        "years_age" => format!("{} year{plural} of age", digits(n)),
        "°C" | "°F" | "km" | "m" | "cm" | "mm" | "kg" | "ha" => format!("{} {unit}", digits(n)),
        "mi" => format!("{} mile{plural}", digits(n)),
        "ft" => format!(
            "{} {}",
            digits(n),
            if plural.is_empty() { "foot" } else { "feet" }
        ),
        "min" => format!("{} minute{plural}", digits(n)),
        "s" => format!("{} second{plural}", digits(n)),
        "hour" | "day" | "week" | "month" | "year" => format!("{} {unit}{plural}", digits(n)),
        "story" => format!(
            "{} {}",
            digits(n),
            if plural.is_empty() {
                "storey"
            } else {
                "storeys"
            }
        ),
        other if other.len() == 3 && other.chars().all(|c| c.is_ascii_uppercase()) => {
            format!("{other} {}", scaled(n))
        }
        other => format!("{} {other}", digits(n)),
    }
}
