//! A value in its article's own words, with its digits set in the house style.

use super::number::{Size, set, short};
use super::{HouseStyle, Scale};
use crate::{Decimal, Quantity};
use tally_language::lexicon::{NumberWord, numerals};

/// `words`, in which an article states `quantity`, with each number in the house style. No digit is added and none is
/// lost; a number that cannot be told apart from another reading of its signs stays as it is.
pub fn restyled(words: &str, quantity: &Quantity, style: HouseStyle) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    let mut rest = words;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        // A digit behind a letter is part of a name: "G7", "CO2".
        let in_word = out.chars().next_back().is_some_and(char::is_alphabetic);
        let length = length(rest, false);
        let number = NumberRead::of(rest, quantity).filter(|_| !in_word);
        if let Some(number) = number {
            let (told, used) = number.told(style);
            out.push_str(&told);
            rest = &rest[used..];
        } else {
            out.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    out.push_str(rest);
    out
}

/// How long the number at the start of `text` is: digits, and single signs between digits; blanks too where they may
/// stand `between` thousands.
fn length(text: &str, between: bool) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let sign = match c {
            ',' | '.' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}' | '\u{2009}' => true,
            ' ' => between,
            _ => false,
        };
        if c.is_ascii_digit() || sign && next_is_digit {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// A number as printed, told by the value that it states.
struct NumberRead {
    /// Without the word behind it.
    value: Decimal,
    /// What the word behind it multiplies it by; 1 where none does.
    factor: Decimal,
    /// How much of the text it takes without that word.
    length: usize,
    /// How much with it.
    whole: usize,
}

impl NumberRead {
    /// Reads the digits at the start of `text` so that they give a bound of the quantity; `None` where no reading does
    /// and two are possible.
    fn of(text: &str, quantity: &Quantity) -> Option<Self> {
        let bounds = [quantity.low, quantity.high].into_iter().flatten();
        let stated: Vec<Decimal> = bounds.map(|bound| bound.abs()).collect();
        let lengths = [length(text, true), length(text, false)];
        for length in lengths {
            let (digits, behind) = text.split_at(length);
            let (factor, word) = multiplier(behind);
            for (factor, word) in [(factor, word), (Decimal::ONE, 0)] {
                let fits = |value: &Decimal| {
                    let product = value.checked_mul(factor);
                    product.is_some_and(|product| stated.contains(&product))
                };
                if let Some(value) = readings(digits).into_iter().find(fits) {
                    return Some(Self {
                        value,
                        factor,
                        length,
                        whole: length + word,
                    });
                }
            }
        }
        let length = lengths[1];
        let digits = &text[..length];
        match readings(digits).as_slice() {
            [only] if !digits.starts_with('0') || digits.len() == 1 => Some(Self {
                value: *only,
                factor: Decimal::ONE,
                length,
                whole: length,
            }),
            _ => None,
        }
    }

    /// Itself in the house style, and how much of the text that stands for.
    fn told(&self, style: HouseStyle) -> (String, usize) {
        let as_printed = || (set(self.value, style), self.length);
        if style.scale == Scale::AsPrinted {
            return as_printed();
        }
        let Some(value) = self.value.checked_mul(self.factor) else {
            return as_printed();
        };
        // What has a word for its size already keeps its decimals.
        let size = Size::of(value).filter(|size| size.worth() == self.factor);
        let told = match size {
            Some(size) => Some(size.behind(&set(self.value, style), style)),
            None => short(value, style),
        };
        told.map_or_else(as_printed, |told| (told, self.whole))
    }
}

/// What the word at the start of `behind` multiplies a number by, 1 where none does, and how long it is with the blank
/// before it.
fn multiplier(behind: &str) -> (Decimal, usize) {
    let is_blank = |c: &char| matches!(c, ' ' | '\u{a0}' | '-');
    let blank = behind
        .chars()
        .next()
        .filter(is_blank)
        .map_or(0, char::len_utf8);
    let word: &str = behind[blank..]
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let lower = word.to_lowercase();
    let factor = match numerals().word(&lower) {
        Some(NumberWord::Scale(factor)) => Some(factor),
        _ => numerals().glued(&lower).filter(|_| blank == 0),
    };
    factor.map_or((Decimal::ONE, 0), |factor| (factor, blank + word.len()))
}

/// What `digits` may be: a whole number with its thousands apart, a number with decimals.
fn readings(digits: &str) -> Vec<Decimal> {
    let separators: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
    let groups: Vec<&str> = digits.split(|c: char| !c.is_ascii_digit()).collect();
    let whole = groups.iter().skip(1).all(|group| group.len() == 3)
        && (separators.is_empty() || (1..=3).contains(&groups[0].len()));
    let mut readings = Vec::new();
    if whole && separators.windows(2).all(|pair| pair[0] == pair[1]) {
        readings.extend(groups.concat().parse::<Decimal>().ok());
    }
    if let (Some('.' | ','), Some((fraction, before))) = (separators.last(), groups.split_last())
        && separators
            .iter()
            .filter(|one| Some(*one) == separators.last())
            .count()
            == 1
        && before.iter().skip(1).all(|group| group.len() == 3)
    {
        let number = format!("{}.{fraction}", before.concat());
        readings.extend(number.parse::<Decimal>().ok());
    }
    readings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::{DecimalSign, Thousands};
    use crate::{Qualifier, Unit};

    fn stated(low: &str, high: &str) -> Quantity {
        Quantity {
            low: low.parse().ok(),
            high: high.parse().ok(),
            qualifier: Qualifier::Exact,
            hedge: String::new(),
            unit: Unit::COUNT,
        }
    }

    fn continental() -> HouseStyle {
        HouseStyle {
            thousands: Thousands::Point,
            decimal: DecimalSign::Comma,
            ..HouseStyle::default()
        }
    }

    #[test]
    fn a_value_keeps_its_words_and_changes_its_signs() {
        for (printed, low, high, told) in [
            ("about 1,170", "1170", "1170", "about 1.170"),
            ("€2.50", "2.50", "2.50", "€2,50"),
            ("1.234", "1234", "1234", "1.234"),
            ("1.234 million", "1234000", "1234000", "1,234 million"),
            ("1,234.56", "1234.56", "1234.56", "1.234,56"),
            ("3,000-4,000", "3000", "4000", "3.000-4.000"),
            ("between 5 and 7", "5", "7", "between 5 and 7"),
            ("two dozen", "24", "24", "two dozen"),
            ("G7", "7", "7", "G7"),
            ("55'000", "55000", "55000", "55.000"),
            // Neither reading gives what is stated: nobody may guess.
            ("1.234", "99", "99", "1.234"),
        ] {
            let told_here = restyled(printed, &stated(low, high), continental());
            assert_eq!(told_here, told);
        }
    }

    #[test]
    fn thousands_are_set_apart_and_no_digit_is_added() {
        for (printed, low, told) in [
            ("1170", "1170", "1,170"),
            ("55 000", "55000", "55,000"),
            ("1\u{202f}234\u{202f}567", "1234567", "1,234,567"),
            ("1 234 567 people", "1234567", "1,234,567 people"),
            ("55'000", "55000", "55,000"),
            ("55,000", "55000", "55,000"),
            ("2.50", "2.50", "2.50"),
            ("1,5", "1.5", "1.5"),
            ("12 30", "12", "12 30"),
            ("12 300", "12", "12 300"),
            ("007", "1", "007"),
            ("two dozen", "24", "two dozen"),
        ] {
            let told_here = restyled(printed, &stated(low, low), HouseStyle::default());
            assert_eq!(told_here, told);
        }
    }

    #[test]
    fn millions_are_written_as_the_house_does() {
        let style = |scale| HouseStyle {
            scale,
            ..HouseStyle::default()
        };
        for (printed, low, words, short) in [
            ("€90bn", "90000000000", "€90 billion", "€90bn"),
            ("€1.20 billion", "1200000000", "€1.20 billion", "€1.20bn"),
            ("1.234 billion", "1234000000", "1.234 billion", "1.234bn"),
            ("2.5m", "2500000", "2.5 million", "2.5m"),
            ("2,500,000", "2500000", "2.5 million", "2.5m"),
            ("2,512,345", "2512345", "2,512,345", "2,512,345"),
            ("55,000", "55000", "55,000", "55,000"),
            ("40 thousand", "40000", "40 thousand", "40 thousand"),
            ("5m", "5", "5m", "5m"),
            ("1,500 million", "1500000000", "1.5 billion", "1.5bn"),
        ] {
            let told = |scale| restyled(printed, &stated(low, low), style(scale));
            assert_eq!(told(Scale::Words), words);
            assert_eq!(told(Scale::Short), short);
        }
    }

    #[test]
    fn any_text_is_taken() {
        for text in [
            "1.",
            ".1",
            "1,,2",
            "9".repeat(60).as_str(),
            "1\u{202f}",
            "0.0.0",
            "1 1 1",
            "007",
        ] {
            for scale in [Scale::AsPrinted, Scale::Words, Scale::Short] {
                let style = HouseStyle {
                    scale,
                    ..continental()
                };
                let _ = restyled(text, &stated("1", "2"), style);
            }
        }
    }
}
