//! Numerals: digits and number words with their scale, before anyone asks what they state.

mod digits;
mod implied;
mod words;

use std::ops::Range;

use rust_decimal::Decimal;

use super::tokenized::Tokenized;
use tally_language::lexicon::{self, NumberWord};

/// A number as printed.
#[derive(Debug, Clone)]
pub(super) struct Numeral {
    /// Its tokens, sign and scale included.
    pub(super) tokens: Range<usize>,
    /// What it is worth.
    pub(super) value: NumeralValue,
    /// What it is worth without its scale: the 2.5 of "2.5 million".
    pub(super) mantissa: Decimal,
    /// Whether it is written in digits.
    pub(super) in_digits: bool,
    /// One run of digits and nothing else.
    pub(super) bare: bool,
    /// Whether it is no number word at all, but may mean one: "no casualties", "less than a minute".
    pub(super) implied: bool,
}

/// What a numeral is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumeralValue {
    /// So many.
    Exact(Decimal),
    /// So many and up: "dozens".
    Vague(Decimal),
    /// So manieth.
    Ordinal,
    /// More digits than can be held, or dots that make no number.
    Unreadable,
}

impl Numeral {
    /// The exact value, where it has one.
    pub(super) fn exact(&self) -> Option<Decimal> {
        match self.value {
            NumeralValue::Exact(value) => Some(value),
            _ => None,
        }
    }

    /// Whether a scale ("million", "k") belongs to it.
    pub(super) fn is_scaled(&self) -> bool {
        self.exact().is_some_and(|value| value != self.mantissa)
    }

    /// A number in words, worth `mantissa` before its scale.
    fn in_words(tokens: Range<usize>, value: NumeralValue, mantissa: Decimal) -> Self {
        Self {
            tokens,
            value,
            mantissa,
            in_digits: false,
            bare: false,
            implied: false,
        }
    }
}

/// All numerals of a paragraph, in order.
pub(super) fn numerals(scan: &Tokenized<'_>) -> Vec<Numeral> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        match numeral(scan, at) {
            Some(numeral) => {
                at = numeral.tokens.end.max(at + 1);
                found.push(numeral);
            }
            None => at += 1,
        }
    }
    found
}

fn numeral(scan: &Tokenized<'_>, at: usize) -> Option<Numeral> {
    if digits::starts(scan, at) {
        return Some(digits::numeral(scan, at));
    }
    if !scan.is_word(at) {
        return None;
    }
    words::numeral(scan, at)
        .or_else(|| words::vague_amount(scan, at))
        .or_else(|| words::fraction_of_scale(scan, at))
        .or_else(|| implied::numeral(scan, at))
}

/// How many tokens before `at` are a sign, and whether it is a minus.
fn sign(scan: &Tokenized<'_>, at: usize) -> Option<(usize, bool)> {
    let before = at.checked_sub(1)?;
    let opens = || matches!(scan.before(before, 1), "(" | "\"" | "“" | "‘");
    match scan.raw(before) {
        // "Plus or minus 3" is a margin.
        "minus" | "Minus" | "negative" => (scan.before(before, 1) != "or").then_some((1, true)),
        "-" | "−" | "–" | "‑" if scan.glued(at) && !scan.glued(before) => Some((1, true)),
        "-" | "−" | "–" if scan.glued(at) && opens() => Some((1, true)),
        // A plus before more digits than a number has dials another country.
        "+" if scan.glued(at) && (!scan.glued(before) || opens()) => {
            (!is_dialled(scan, at)).then_some((1, false))
        }
        _ => None,
    }
}

/// Whether the digits at `at`, behind a plus sign, go on like those of a telephone number: "+44 20 7946".
fn is_dialled(scan: &Tokenized<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(scan.is_dash(at + 1) || scan.raw(at + 1) == "(");
    scan.raw(at).len() > 5 || scan.raw(at).len() <= 3 && scan.is_digits(next)
}

/// The product of the scales from `end` of the number that starts at `at`, and where they end.
fn scales(scan: &Tokenized<'_>, at: usize, end: usize) -> (Decimal, usize) {
    let mut factor = Decimal::ONE;
    let mut end = end;
    if scan.is_word(end)
        && scan.glued(end)
        && let Some(scale) = digits::glued_scale(scan, at, end)
    {
        return (scale, end + 1);
    }
    while let Some((scale, next)) = spaced_scale(scan, end) {
        let Some(product) = factor.checked_mul(scale) else {
            break;
        };
        factor = product;
        end = next;
    }
    (factor, end)
}

/// "million" after a space or a hyphen.
fn spaced_scale(scan: &Tokenized<'_>, end: usize) -> Option<(Decimal, usize)> {
    let hyphen = usize::from(scan.raw(end) == "-" && scan.glued(end) && scan.glued(end + 1));
    match lexicon::numerals().word(scan.word(end + hyphen))? {
        NumberWord::Scale(scale) => Some((scale, end + hyphen + 1)),
        _ => None,
    }
}
