//! Words that may stand for a number; rules decide: "no", "half", "both", an article before a unit of time.

use rust_decimal::Decimal;

use super::{Numeral, NumeralValue};
use crate::tokenized::Tokenized;
use tally_language::lexicon::{self, WordClass};

/// The number that the word at `at` may mean.
pub(super) fn numeral(scan: &Tokenized<'_>, at: usize) -> Option<Numeral> {
    let (value, len) = worth(scan, at)?;
    let mantissa = match value {
        NumeralValue::Exact(value) | NumeralValue::Vague(value) => value,
        NumeralValue::Ordinal | NumeralValue::Unreadable => Decimal::ZERO,
    };
    // "No one" holds a number word, for which there is an account in any case.
    Some(Numeral {
        implied: !(scan.word(at) == "no" && len == 2),
        ..Numeral::in_words(at..at + len, value, mantissa)
    })
}

/// What it would be worth, and how many tokens it takes.
fn worth(scan: &Tokenized<'_>, at: usize) -> Option<(NumeralValue, usize)> {
    let word = scan.word(at);
    let couple = |at| scan.word(at) == "couple" && scan.word(at + 1) == "of";
    let value = match word {
        "no" if scan.word(at + 1) == "one" => return Some((NumeralValue::Exact(Decimal::ZERO), 2)),
        _ if scan.is(at, WordClass::NoneWord) => Decimal::ZERO,
        "half" => Decimal::new(5, 1),
        "a" if couple(at + 1) => return Some((NumeralValue::Vague(Decimal::TWO), 3)),
        "a" | "an" => Decimal::ONE,
        "couple" if couple(at) => return Some((NumeralValue::Vague(Decimal::TWO), 2)),
        _ if scan.is(at, WordClass::TwoTimes) => Decimal::TWO,
        _ if scan.is(at, WordClass::ThreeTimes) => Decimal::from(3),
        "quadruple" => Decimal::from(4),
        _ if scan.is(at, WordClass::TimeUnitSingular)
            && scan.is_dash(at + 1)
            && matches!(scan.word(at + 2), "long" | "old") =>
        {
            Decimal::ONE
        }
        _ => {
            let table = lexicon::numerals();
            table.decade(word).or_else(|| table.fold(word))?
        }
    };
    Some((NumeralValue::Exact(value), 1))
}
