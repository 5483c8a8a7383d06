//! The house style: how the desk sets thousands apart, writes decimals, and writes millions.

use std::borrow::Cow;

use jiff::civil::Date;

use super::sheet::day;
use tally_comparing::finding::Printer;
use tally_comparing::group::Group;
use tally_language::lexicon::{NumberWord, numerals};
use tally_project::{DecimalSign, HouseStyle, Scale, Thousands};
use tally_reading::{Decimal, Quantity, written};

/// The minus sign proper.
const MINUS: &str = "\u{2212}";
/// From this size on a number may get a word for its scale.
const MILLION: i64 = 1_000_000;
/// How many decimals a number before such a word may have; with more, its digits say it better.
const FEW_DECIMALS: u32 = 2;

/// `printed`, a value as an article prints it, in the house style. No digit is added and none is lost; a number that
/// cannot be told apart from another reading of its signs stays as it is.
pub(super) fn value(printed: &str, quantity: &Quantity, style: HouseStyle) -> String {
    let mut out = String::with_capacity(printed.len() + 8);
    let mut rest = printed;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let length = literal(&rest[start..]);
        let (digits, after) = rest[start..].split_at(length);
        out.push_str(&rest[..start]);
        // A digit behind a letter is part of a name: "G7", "CO2".
        let in_word = out.chars().next_back().is_some_and(char::is_alphabetic);
        let scale = Scaling::before(after);
        if let Some(number) = read(digits, &scale, quantity).filter(|_| !in_word) {
            let (told, used) = number.told(&scale, style);
            out.push_str(&told);
            rest = &after[used..];
        } else {
            out.push_str(digits);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// Prints sentences on figures in the house style, and names measures as the analyst does.
pub(super) struct HousePrinter<'a> {
    pub(super) style: HouseStyle,
    pub(super) groups: &'a [Group],
}

impl Printer for HousePrinter<'_> {
    fn number(&self, number: Decimal) -> String {
        let sign = if number < Decimal::ZERO { MINUS } else { "" };
        let digits = set(number.abs().normalize(), self.style);
        format!("{sign}{digits}")
    }

    fn measure<'a>(&'a self, group: usize, label: &'a str) -> Cow<'a, str> {
        let group = self.groups.get(group);
        Cow::Borrowed(group.map_or(label, |group| &group.label))
    }

    fn date(&self, date: Date) -> String {
        day(date, self.style)
    }
}

/// How long the number at the start of `text` is: digits, and single signs between digits.
fn literal(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let between = matches!(
            c,
            ',' | '.' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}' | '\u{2009}'
        );
        if c.is_ascii_digit() || between && next_is_digit {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

/// The word behind a number that multiplies it.
struct Scaling {
    /// 1 where there is none.
    factor: Decimal,
    /// How much of the text behind the number it takes, with the blank before it.
    length: usize,
}

impl Scaling {
    fn before(after: &str) -> Self {
        let none = Self {
            factor: Decimal::ONE,
            length: 0,
        };
        let blank: usize = after
            .chars()
            .take_while(|c| matches!(c, ' ' | '\u{a0}' | '-'))
            .take(1)
            .map(char::len_utf8)
            .sum();
        let word: &str = after[blank..]
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or_default();
        let lower = word.to_lowercase();
        let factor = match numerals().word(&lower) {
            Some(NumberWord::Scale(factor)) => Some(factor),
            _ => numerals().glued(&lower).filter(|_| blank == 0),
        };
        factor.map_or(none, |factor| Self {
            factor,
            length: blank + word.len(),
        })
    }
}

/// A number as printed, told by the value that it states.
struct Number {
    /// Without the word behind it.
    value: Decimal,
    /// What it is multiplied by.
    factor: Decimal,
}

/// Reads `digits` so that it gives a bound of the quantity; `None` where no reading does and two are possible.
fn read(digits: &str, scale: &Scaling, quantity: &Quantity) -> Option<Number> {
    let readings = readings(digits);
    let bounds = [quantity.low, quantity.high].into_iter().flatten();
    let stated: Vec<Decimal> = bounds.map(|bound| bound.abs()).collect();
    let factors = [scale.factor, Decimal::ONE];
    for factor in factors {
        let fits = |value: &&Decimal| {
            let product = value.checked_mul(factor);
            product.is_some_and(|product| stated.contains(&product))
        };
        if let Some(value) = readings.iter().find(fits) {
            return Some(Number {
                value: *value,
                factor,
            });
        }
    }
    match readings.as_slice() {
        [only] if !digits.starts_with('0') || digits.len() == 1 => Some(Number {
            value: *only,
            factor: Decimal::ONE,
        }),
        _ => None,
    }
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
        readings.extend(
            format!("{}.{fraction}", before.concat())
                .parse::<Decimal>()
                .ok(),
        );
    }
    readings
}

impl Number {
    /// Itself in the house style, and how much of the text behind it that takes in.
    fn told(&self, scale: &Scaling, style: HouseStyle) -> (String, usize) {
        let as_printed = (set(self.value, style), 0);
        if style.scale == Scale::AsPrinted {
            return as_printed;
        }
        let used = if self.factor == Decimal::ONE {
            0
        } else {
            scale.length
        };
        let Some(value) = self.value.checked_mul(self.factor) else {
            return as_printed;
        };
        match in_scale(value, self.value, style) {
            Some(told) => (told, used),
            None => as_printed,
        }
    }
}

/// `value` with a word for its scale; `printed` keeps its decimals where it had such a word already.
fn in_scale(value: Decimal, printed: Decimal, style: HouseStyle) -> Option<String> {
    let scales = [
        (MILLION * MILLION, "trillion", "tn"),
        (MILLION * 1_000, "billion", "bn"),
        (MILLION, "million", "m"),
    ];
    let (size, word, short) = scales
        .into_iter()
        .find(|(size, ..)| value >= Decimal::from(*size))?;
    let quotient = value.checked_div(Decimal::from(size))?;
    let number = if quotient == printed {
        printed
    } else {
        quotient.normalize()
    };
    if number.scale() > FEW_DECIMALS {
        return None;
    }
    let digits = set(number, style);
    Some(match style.scale {
        Scale::Short => format!("{digits}{short}"),
        Scale::Words | Scale::AsPrinted => format!("{digits} {word}"),
    })
}

/// `value` with all its decimals, thousands apart.
fn set(value: Decimal, style: HouseStyle) -> String {
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = match style.thousands {
        Thousands::Comma => written::grouped(whole),
        Thousands::Point => written::grouped(whole).replace(',', "."),
        Thousands::Space => written::grouped(whole).replace(',', "\u{202f}"),
        Thousands::Apostrophe => written::grouped(whole).replace(',', "\u{2019}"),
        Thousands::Nothing => whole.to_owned(),
    };
    if !fraction.is_empty() {
        out.push(match style.decimal {
            DecimalSign::Point => '.',
            DecimalSign::Comma => ',',
        });
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use tally_article::ArticleId;
    use tally_comparing::finding::Policy;
    use tally_comparing::group::GroupKey;
    use tally_language::text::Span;
    use tally_reading::{FigureKey, Qualifier, Unit};

    fn stated(low: &str, high: &str) -> Quantity {
        Quantity {
            low: low.parse().ok(),
            high: high.parse().ok(),
            qualifier: Qualifier::Exact,
            hedge: String::new(),
            unit: Unit::COUNT,
        }
    }

    const CONTINENTAL: HouseStyle = HouseStyle {
        thousands: Thousands::Point,
        decimal: DecimalSign::Comma,
        scale: Scale::AsPrinted,
        dates: tally_project::DateStyle::DayMonth,
    };

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
            assert_eq!(value(printed, &stated(low, high), CONTINENTAL), told);
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
            ("2.5m", "2500000", "2.5 million", "2.5m"),
            ("2,500,000", "2500000", "2.5 million", "2.5m"),
            ("2,512,345", "2512345", "2,512,345", "2,512,345"),
            ("55,000", "55000", "55,000", "55,000"),
            ("40 thousand", "40000", "40 thousand", "40 thousand"),
            ("5m", "5", "5m", "5m"),
            ("1,500 million", "1500000000", "1.5 billion", "1.5bn"),
        ] {
            assert_eq!(
                value(printed, &stated(low, low), style(Scale::Words)),
                words
            );
            assert_eq!(
                value(printed, &stated(low, low), style(Scale::Short)),
                short
            );
        }
    }

    #[test]
    fn our_own_sentences_follow_and_name_measures_as_the_analyst_does() {
        let policy = Policy::default();
        let group = |label: &str| Group {
            key: GroupKey(FigureKey {
                article: ArticleId("a".into()),
                span: Span::new(0, 1),
            }),
            label: label.to_owned(),
            unit: Unit::COUNT,
            figures: Vec::new(),
        };
        let groups = [group("the dead")];
        let told = |style: HouseStyle| {
            let printer = HousePrinter {
                style,
                groups: &groups,
            };
            let date = printer.date(Date::constant(2024, 3, 4));
            let measure = printer.measure(0, "people killed").into_owned();
            (policy.sentences()[4].printed(&printer), measure, date)
        };
        let (sentence, measure, date) = told(CONTINENTAL);
        assert!(sentence.ends_with("is read as more than 1.000, as a rule up to 2.000."));
        assert_eq!(
            (measure.as_str(), date.as_str()),
            ("the dead", "4 March 2024")
        );
        let printer = HousePrinter {
            style: CONTINENTAL,
            groups: &[],
        };
        assert_eq!(printer.number(Decimal::new(-125_050, 2)), "\u{2212}1.250,5");
        assert_eq!(printer.measure(0, "people killed"), "people killed");
        assert!(told(HouseStyle::default()).0.ends_with("up to 2,000."));
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
            "007",
        ] {
            for scale in [Scale::AsPrinted, Scale::Words, Scale::Short] {
                let _ = value(
                    text,
                    &stated("1", "2"),
                    HouseStyle {
                        scale,
                        ..CONTINENTAL
                    },
                );
            }
        }
    }
}
