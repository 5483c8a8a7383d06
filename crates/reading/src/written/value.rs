//! What is stated, in print: the hedge, then the number with its unit.

use std::fmt;

use super::{HouseStyle, digits, number};
use crate::{Decimal, Figure, Qualifier, Quantity, Unit};
use tally_language::lexicon::{self, Hedge, UnitPrint, named};

/// A longer hedge is told by the word for its kind: "in the region of" is "about".
const HEDGE_WORDS: usize = 2;

/// A value in print, in two parts, so that the hedge can be muted. `Display` prints both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenValue {
    /// "about", "more than"; empty for a bare number.
    pub hedge: String,
    /// The hedge as a sign, for where there is no room for it: "≈", ">"; empty where there is none.
    pub sign: &'static str,
    /// "55,000", "−20 °C", "€90 billion", "5 to 7 km", "dozens".
    pub number: String,
}

impl fmt::Display for WrittenValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.hedge.is_empty() {
            write!(f, "{} ", self.hedge)?;
        }
        f.write_str(&self.number)
    }
}

/// What `figure` states; a number that is but a word keeps the word that its article's `text` has.
pub fn figure(figure: &Figure, text: &str, style: HouseStyle) -> WrittenValue {
    let mut written = quantity(&figure.quantity, style);
    let words = || {
        let words = text.get(figure.number.start..figure.number.end)?;
        let folded: Vec<&str> = words.split_whitespace().collect();
        Some(folded.join(" ").to_lowercase())
    };
    let is_word = figure.quantity.qualifier == Qualifier::Vague;
    if let Some(words) = words().filter(|_| is_word) {
        written.hedge = stated_hedge(&figure.quantity).unwrap_or_default();
        written.number = words;
    }
    written
}

/// What is stated, hedge and unit with it: "about 70", "over 46,000", "€90 billion", "below −20 °C".
pub fn quantity(quantity: &Quantity, style: HouseStyle) -> WrittenValue {
    let number = match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low != high => between(low, high, &quantity.unit, style),
        (Some(one), _) | (None, Some(one)) => with_unit(one, &quantity.unit, style),
        (None, None) => {
            return WrittenValue {
                hedge: String::new(),
                sign: "",
                number: "an unknown number".to_owned(),
            };
        }
    };
    WrittenValue {
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

/// "5 km", "€1.5 million", "magnitude 6".
pub fn with_unit(value: Decimal, unit: &Unit, style: HouseStyle) -> String {
    let is_one = value.abs() == Decimal::ONE;
    print_of(unit, |print| {
        let (before, behind) = print.around(is_one);
        format!("{before}{}{behind}", number(value, style))
    })
}

/// "5 to 7 km", "€1.5 million to €2 million", "75% to 85%", "magnitude 6 to 7", "3:2", "3–1".
pub fn between(low: Decimal, high: Decimal, unit: &Unit, style: HouseStyle) -> String {
    // Two numbers against each other.
    let against = match unit.code() {
        named::RATIO => Some(':'),
        named::SCORE => Some('–'),
        _ => None,
    };
    if let Some(sign) = against {
        return format!("{}{sign}{}", digits(low, style), digits(high, style));
    }
    let (first, last) = (number(low, style), number(high, style));
    print_of(unit, |print| {
        let (before, behind) = print.around(false);
        // A sign stands at each number, a word once.
        let glued = |around: &str| !around.is_empty() && !around.contains(' ');
        let is_code = unit.code().chars().all(|c| c.is_ascii_uppercase()) && !before.is_empty();
        if glued(before) || glued(behind) || is_code {
            format!("{before}{first}{behind} to {before}{last}{behind}")
        } else {
            format!("{before}{first} to {last}{behind}")
        }
    })
}

/// Hands on how `unit` is printed.
fn print_of(unit: &Unit, print: impl FnOnce(&UnitPrint) -> String) -> String {
    match lexicon::units().named(unit.code()) {
        Some(known) => print(&known.print),
        None => print(&UnitPrint::by_code(unit.code(), false)),
    }
}

/// The article's own hedge where it is short, else the word for its kind; empty where nothing is hedged.
fn hedge(quantity: &Quantity) -> String {
    if let Some(stated) = stated_hedge(quantity) {
        return stated;
    }
    let own = match quantity.qualifier {
        Qualifier::About => "about",
        Qualifier::MoreThan => "more than",
        Qualifier::AtLeast | Qualifier::Vague => "at least",
        Qualifier::LessThan => "less than",
        Qualifier::AtMost => "up to",
        Qualifier::Exact | Qualifier::Range => "",
    };
    own.to_owned()
}

/// The article's own hedge, if it may stand before a number and changes it: "or so" and "another" do not.
fn stated_hedge(quantity: &Quantity) -> Option<String> {
    let words: Vec<String> = quantity
        .hedge
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    if quantity.qualifier == Qualifier::Exact || !(1..=HEDGE_WORDS).contains(&words.len()) {
        return None;
    }
    let (length, means) = lexicon::qualifiers().before(&words)?;
    (length == words.len() && means != Hedge::Exact).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::{DecimalSign, Scale, Thousands};

    fn stated(low: &str, high: &str, hedge: &str, unit: &'static str) -> Quantity {
        let (low, high) = (low.parse().ok(), high.parse().ok());
        let qualifier = match (low, high, hedge) {
            (Some(_), None, "over") => Qualifier::MoreThan,
            (Some(_), None, _) => Qualifier::AtLeast,
            (None, ..) => Qualifier::LessThan,
            (low, high, _) if low != high => Qualifier::Range,
            (_, _, "" | "another") => Qualifier::Exact,
            _ => Qualifier::About,
        };
        Quantity {
            low,
            high,
            qualifier,
            hedge: hedge.to_owned(),
            unit: Unit(unit.into()),
        }
    }

    #[test]
    fn every_value_is_printed_in_one_way() {
        for (low, high, hedge, unit, written) in [
            ("70", "70", "about", "count", "about 70"),
            ("70", "70", "Some", "count", "some 70"),
            ("70", "70", "in the region of", "count", "about 70"),
            ("20", "20", "or so", "count", "about 20"),
            ("12", "12", "another", "count", "12"),
            ("46000", "", "over", "count", "over 46,000"),
            ("46000", "", "no fewer than", "count", "at least 46,000"),
            ("", "300", "", "count", "less than 300"),
            ("5", "7", "", "count", "5 to 7"),
            ("5", "7", "about", "km", "about 5 to 7 km"),
            ("", "", "", "count", "an unknown number"),
            ("90000000000", "90000000000", "", "EUR", "€90 billion"),
            (
                "1500000",
                "2000000",
                "",
                "EUR",
                "€1.5 million to €2 million",
            ),
            ("5", "5", "", "JPY", "¥5"),
            ("5", "5", "", "CHF", "CHF 5"),
            ("5", "6", "", "CHF", "CHF 5 to CHF 6"),
            ("1", "1", "", "cent", "1 cent"),
            ("75", "85", "", "percent", "75% to 85%"),
            ("9", "9", "", "percentage_points", "9 points"),
            ("6", "7", "", "magnitude", "magnitude 6 to 7"),
            ("-20", "-20", "", "°C", "−20 °C"),
            ("1", "1", "", "mi", "1 mile"),
            ("0.5", "0.5", "", "mi", "0.5 miles"),
            ("1", "6", "", "ft", "1 to 6 feet"),
            ("3", "3", "", "mi²", "3 square miles"),
            ("2500000", "2500000", "", "t", "2.5 million tonnes"),
            ("1", "1", "", "years_age", "1 year old"),
            ("12", "14", "", "years_age", "12 to 14 years old"),
            ("12", "12", "", "story", "12 storeys"),
            ("3", "3", "", "ratio", "3 times"),
            ("3", "2", "", "ratio", "3:2"),
            ("3", "1", "", "score", "3–1"),
            ("5", "5", "", "odd_unit", "5 odd unit"),
        ] {
            let printed = quantity(&stated(low, high, hedge, unit), HouseStyle::default());
            assert_eq!(printed.to_string(), written);
        }
    }

    #[test]
    fn the_house_style_reaches_every_number_of_a_value() {
        let style = HouseStyle {
            thousands: Thousands::Point,
            decimal: DecimalSign::Comma,
            scale: Scale::Short,
            ..HouseStyle::default()
        };
        for (low, high, unit, written) in [
            ("1170", "1170", "count", "1.170"),
            ("1500000", "2000000", "EUR", "€1,5m to €2m"),
            ("1200.5", "1300", "km", "1.200,5 to 1.300 km"),
        ] {
            let printed = quantity(&stated(low, high, "", unit), style);
            assert_eq!(printed.to_string(), written);
        }
    }
}
