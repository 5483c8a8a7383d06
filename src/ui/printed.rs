//! How a value is written in the table: the hedge, then the number with its unit.

use tally_language::lexicon::named;
use tally_reading::written::scaled;
use tally_reading::{Decimal, Figure, Qualifier, Quantity};

/// A value in two parts, so that the hedge can be muted.
#[derive(Debug, PartialEq, Eq)]
pub struct Printed {
    /// "about", "more than"; empty for a bare number.
    pub hedge: String,
    /// The hedge as a sign, for where there is no room for it: "≈", ">"; empty where there is none.
    pub sign: &'static str,
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
        sign: match quantity.qualifier {
            Qualifier::About => "≈",
            Qualifier::MoreThan => ">",
            Qualifier::AtLeast => "≥",
            Qualifier::LessThan => "<",
            Qualifier::AtMost => "≤",
            Qualifier::Exact | Qualifier::Range | Qualifier::Vague => "",
        },
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
        // Two numbers against each other, which have no unit.
        (Some(low), Some(high)) if low != high && quantity.unit.code() == named::RATIO => {
            return Some(format!("{}:{}", scaled(low), scaled(high)));
        }
        (Some(low), Some(high)) if low != high => format!("{}–{}", scaled(low), scaled(high)),
        (Some(one), _) | (None, Some(one)) => scaled(one),
        (None, None) => return None,
    };
    let is_one = quantity.single() == Some(Decimal::ONE);
    let (before, after) = around(quantity.unit.code(), is_one);
    Some(format!("{before}{digits}{after}"))
}

/// What stands before and after a number of this unit, which is one or another number.
fn around(unit: &str, is_one: bool) -> (&str, String) {
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
        "ratio" => " times".to_owned(),
        "story" => if is_one { " storey" } else { " storeys" }.to_owned(),
        "hour" | "day" | "week" | "month" | "year" if !is_one => format!(" {unit}s"),
        other => format!(" {}", other.replace('_', " ")),
    };
    (before, after)
}
