//! Numbers as an editor writes them: thousands apart, a true minus, large round ones with a word for their size.

use super::{DecimalSign, HouseStyle, Scale, Thousands};
use crate::Decimal;

/// The minus sign proper.
const MINUS: char = '\u{2212}';
/// How many decimals a number before a word for its size may have; with more, its digits say it better.
const FEW_DECIMALS: u32 = 2;
/// From this size on a number may get a word for it.
const MILLION: i64 = 1_000_000;

/// `value` in digits: "55,000", "−20", "6.2".
pub fn digits(value: Decimal, style: HouseStyle) -> String {
    set(value.normalize(), style)
}

/// `value` with millions and more in words where that is exact and short, as newspapers print them: "2.5 million".
pub fn number(value: Decimal, style: HouseStyle) -> String {
    short(value, style).unwrap_or_else(|| digits(value, style))
}

/// `value` as one of several numbers that are written alike, the `largest` of which lies that far from zero: by one
/// word for their size, and with as many decimals as `step`, the distance between two of them, has.
pub fn alike(value: Decimal, largest: Decimal, step: Decimal, style: HouseStyle) -> String {
    let fine = Decimal::from(1_000);
    let size = SIZES.iter().find(|size| {
        let least = size.worth().checked_div(fine).unwrap_or_default();
        largest.abs() >= size.worth() && step >= least
    });
    let of = |number: Decimal| match size {
        Some(size) => number.checked_div(size.worth()).unwrap_or(number),
        None => number,
    };
    if value.is_zero() {
        return digits(value, style);
    }
    let mut number = of(value);
    number.rescale(of(step).normalize().scale());
    let written = set(number, style);
    size.map_or_else(|| written.clone(), |size| size.behind(&written, style))
}

/// `value` with a word for its size; `None` where it is too small for one or has too many decimals.
pub(super) fn short(value: Decimal, style: HouseStyle) -> Option<String> {
    let size = Size::of(value)?;
    let number = value.checked_div(size.worth())?.normalize();
    (number.scale() <= FEW_DECIMALS).then(|| size.behind(&set(number, style), style))
}

/// `value` with all its decimals, thousands apart.
pub(super) fn set(value: Decimal, style: HouseStyle) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::with_capacity(plain.len() + plain.len() / 3 + 1);
    if value.is_sign_negative() && !value.is_zero() {
        out.push(MINUS);
    }
    let between = match style.thousands {
        Thousands::Comma => Some(','),
        Thousands::Point => Some('.'),
        Thousands::Space => Some('\u{202f}'),
        Thousands::Apostrophe => Some('\u{2019}'),
        Thousands::Nothing => None,
    };
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.extend(between);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(match style.decimal {
            DecimalSign::Point => '.',
            DecimalSign::Comma => ',',
        });
        out.push_str(fraction);
    }
    out
}

/// A size that has a word.
pub(super) struct Size {
    worth: i64,
    word: &'static str,
    short: &'static str,
}

/// The largest first.
const SIZES: [Size; 3] = [
    Size {
        worth: MILLION * MILLION,
        word: "trillion",
        short: "tn",
    },
    Size {
        worth: MILLION * 1_000,
        word: "billion",
        short: "bn",
    },
    Size {
        worth: MILLION,
        word: "million",
        short: "m",
    },
];

impl Size {
    /// The largest that `value` reaches.
    pub(super) fn of(value: Decimal) -> Option<&'static Self> {
        SIZES.iter().find(|size| value.abs() >= size.worth())
    }

    /// How many ones it is.
    pub(super) fn worth(&self) -> Decimal {
        Decimal::from(self.worth)
    }

    /// Its word behind `number`: "2.5 million", "2.5m".
    pub(super) fn behind(&self, number: &str, style: HouseStyle) -> String {
        match style.scale {
            Scale::Short => format!("{number}{}", self.short),
            Scale::Words | Scale::AsPrinted => format!("{number} {}", self.word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> HouseStyle {
        HouseStyle::default()
    }

    #[test]
    fn numbers_are_written_as_an_editor_would() {
        for (value, written) in [
            ("55000", "55,000"),
            ("-20", "−20"),
            ("-0", "0"),
            ("999", "999"),
            ("1234567", "1,234,567"),
            ("1234000", "1,234,000"),
            ("1230000", "1.23 million"),
            ("2500000", "2.5 million"),
            ("-2500000", "−2.5 million"),
            ("90000000000", "90 billion"),
            ("7.10", "7.1"),
            ("-1250.5", "−1,250.5"),
        ] {
            assert_eq!(number(value.parse().unwrap(), plain()), written);
        }
    }

    #[test]
    fn each_house_sets_them_its_way() {
        let house = |thousands, decimal, scale| HouseStyle {
            thousands,
            decimal,
            scale,
            ..plain()
        };
        for (style, written) in [
            (plain(), "1,250.5 2.5 million"),
            (
                house(Thousands::Point, DecimalSign::Comma, Scale::Words),
                "1.250,5 2,5 million",
            ),
            (
                house(Thousands::Space, DecimalSign::Comma, Scale::Short),
                "1\u{202f}250,5 2,5m",
            ),
            (
                house(Thousands::Apostrophe, DecimalSign::Point, Scale::AsPrinted),
                "1\u{2019}250.5 2.5 million",
            ),
            (
                house(Thousands::Nothing, DecimalSign::Point, Scale::Short),
                "1250.5 2.5m",
            ),
        ] {
            let numbers = [Decimal::new(12505, 1), Decimal::from(2_500_000)];
            let told = numbers.map(|value| number(value, style)).join(" ");
            assert_eq!(told, written);
        }
    }

    #[test]
    fn numbers_beside_each_other_are_written_alike() {
        let told = |values: &[&str], step: &str| {
            let values: Vec<Decimal> = values.iter().map(|value| value.parse().unwrap()).collect();
            let largest = values.iter().map(Decimal::abs).max().unwrap();
            let told: Vec<String> = values
                .iter()
                .map(|value| alike(*value, largest, step.parse().unwrap(), plain()))
                .collect();
            told.join(" | ")
        };
        assert_eq!(
            told(&["-21.5", "-21", "-20.5"], "0.5"),
            "−21.5 | −21.0 | −20.5"
        );
        assert_eq!(
            told(&["90000000000", "95000000000"], "5000000000"),
            "90 billion | 95 billion"
        );
        assert_eq!(
            told(&["0", "500000", "1000000"], "500000"),
            "0 | 0.5 million | 1.0 million"
        );
        assert_eq!(told(&["1000000", "1000001"], "1"), "1,000,000 | 1,000,001");
    }
}
