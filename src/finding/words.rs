//! Numbers, values and lists as an editor would print them.

use crate::figure::{Decimal, Qualifier, Quantity};

/// The minus sign proper.
const MINUS: char = '\u{2212}';

/// `number` with thousands separators and a true minus sign: "55,000", "−20", "6.2".
pub(super) fn number(number: Decimal) -> String {
    let plain = number.abs().normalize().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    if number.is_sign_negative() && !number.is_zero() {
        out.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// "one", "two" … "ten", then digits: for counting articles and figures in a sentence.
pub(super) fn count(n: usize) -> String {
    const WORDS: [&str; 11] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    WORDS
        .get(n)
        .map_or_else(|| number(Decimal::from(n)), |word| (*word).to_owned())
}

/// What is stated, hedge and unit with it: "about 70", "over 46,000", "€90 billion", "below −20 °C".
pub(super) fn value(quantity: &Quantity) -> String {
    let unit = quantity.unit.code();
    let (low, high) = (quantity.low, quantity.high);
    match (low, high) {
        (Some(low), Some(high)) if low != high => {
            format!("{} to {}", bare(low, ""), with_unit(high, unit))
        }
        _ => {
            let Some(single) = low.or(high) else {
                return "an unknown number".to_owned();
            };
            let hedge = hedge(quantity);
            format!("{hedge}{}", with_unit(single, unit))
        }
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

fn with_unit(n: Decimal, unit: &str) -> String {
    let plural = if n.abs() == Decimal::ONE { "" } else { "s" };
    match unit {
        "count" => bare(n, ""),
        "percent" => format!("{}%", number(n)),
        "USD" => format!("${}", bare(n, "")),
        "EUR" => format!("\u{20ac}{}", bare(n, "")),
        "GBP" => format!("\u{a3}{}", bare(n, "")),
        "magnitude" => format!("magnitude {}", number(n)),
        "years_age" => format!("{} year{plural} of age", number(n)),
        "°C" | "°F" | "km" | "m" | "cm" | "mm" | "kg" | "ha" => format!("{} {unit}", number(n)),
        "mi" => format!("{} mile{plural}", number(n)),
        "ft" => format!(
            "{} {}",
            number(n),
            if plural.is_empty() { "foot" } else { "feet" }
        ),
        "min" => format!("{} minute{plural}", number(n)),
        "s" => format!("{} second{plural}", number(n)),
        "hour" | "day" | "week" | "month" | "year" => format!("{} {unit}{plural}", number(n)),
        "story" => format!(
            "{} {}",
            number(n),
            if plural.is_empty() {
                "storey"
            } else {
                "storeys"
            }
        ),
        other if other.len() == 3 && other.chars().all(|c| c.is_ascii_uppercase()) => {
            format!("{other} {}", bare(n, ""))
        }
        other => format!("{} {other}", number(n)),
    }
}

/// Millions and billions in words where that is exact and short, as newspapers print them.
fn bare(n: Decimal, unit: &str) -> String {
    for (size, word) in [
        (1_000_000_000_000_i64, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
    ] {
        let size = Decimal::from(size);
        if n.abs() >= size
            && let Some(short) = n.checked_div(size).map(|short| short.normalize())
            && short.scale() <= 3
        {
            return format!("{} {word}{unit}", number(short));
        }
    }
    format!("{}{unit}", number(n))
}

/// `text` with its first letter in upper case, as a sentence starts.
pub(super) fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}
