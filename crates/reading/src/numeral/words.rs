//! Numbers in words.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Numeral, NumeralValue, scales, sign};
use crate::tokenized::Tokenized;
use tally_language::lexicon::{self, NumberWord};

/// Number words: "twenty-five thousand", "a dozen", "tens of thousands", "first".
pub(super) fn numeral(scan: &Tokenized<'_>, at: usize) -> Option<Numeral> {
    let table = lexicon::numerals();
    if scan.word(at) == "a" {
        // "a dozen", and "a 1,000 people" with an article too many.
        let scale = matches!(table.word(scan.word(at + 1)), Some(NumberWord::Scale(_)));
        return scale.then(|| cardinal(scan, at, at + 1, Decimal::ONE))?;
    }
    match table.word(scan.word(at))? {
        NumberWord::Cardinal(_) => cardinal(scan, at, at, Decimal::ZERO),
        NumberWord::Scale(_) => cardinal(scan, at, at, Decimal::ONE),
        NumberWord::Vague(first) => Some(vague(scan, at, first)),
        NumberWord::Ordinal(_) => Some(ordinal(at..at + 1)),
    }
}

fn ordinal(tokens: Range<usize>) -> Numeral {
    Numeral {
        tokens,
        value: NumeralValue::Ordinal,
        mantissa: Decimal::ZERO,
        in_digits: false,
        bare: false,
        implied: false,
    }
}

/// Cardinals and scales from `from`; `head` stands before the first scale where no cardinal does.
fn cardinal(scan: &Tokenized<'_>, start: usize, from: usize, head: Decimal) -> Option<Numeral> {
    let table = lexicon::numerals();
    let (mut total, mut part, mut mantissa) = (Decimal::ZERO, head, head);
    let (mut at, mut last) = (from, None);
    loop {
        match table.word(scan.word(at)) {
            Some(NumberWord::Cardinal(value)) if may_follow(last, value) => {
                part = part.checked_add(value)?;
                last = Some(value);
                mantissa = part;
            }
            Some(NumberWord::Scale(scale)) => {
                let hundred = scale <= Decimal::ONE_HUNDRED;
                part = part.max(Decimal::ONE).checked_mul(scale)?;
                if !hundred {
                    total = total.checked_add(part)?;
                    part = Decimal::ZERO;
                }
                last = Some(scale);
            }
            Some(NumberWord::Ordinal(_))
                if last.is_some_and(|v| v >= Decimal::from(20)) && is_joined(scan, at) =>
            {
                return Some(ordinal(start..at + 1));
            }
            _ => return None,
        }
        at += 1;
        if let Some((share, next)) = and_a_share(scan, at) {
            // "A million and a half" is half a million more, "two and a half" a half.
            let large = last.filter(|last| *last >= Decimal::ONE_THOUSAND);
            match large {
                Some(scale) => total = total.checked_add(scale.checked_mul(share)?)?,
                None => part = part.checked_add(share)?,
            }
            mantissa = if large.is_some() { mantissa } else { part };
            at = next;
        }
        match next_word(scan, at, last) {
            Some(next) => at = next,
            None => break,
        }
    }
    let (sign, minus) = sign(scan, start).unwrap_or((0, false));
    let value = total.checked_add(part)?;
    let value = if minus { -value } else { value };
    Some(Numeral::in_words(
        start - sign..at,
        NumeralValue::Exact(value),
        if value == -mantissa { value } else { mantissa },
    ))
}

/// Whether the word at `at` is tied to the one before by a hyphen.
fn is_joined(scan: &Tokenized<'_>, at: usize) -> bool {
    at > 0 && scan.glued(at) && scan.is_dash(at - 1)
}

/// Whether a cardinal may follow in one number: five after twenty, anything smaller after a scale.
fn may_follow(last: Option<Decimal>, value: Decimal) -> bool {
    last.is_none_or(|last| {
        let after_tens =
            last >= Decimal::from(20) && last < Decimal::ONE_HUNDRED && value < Decimal::TEN;
        after_tens || (last >= Decimal::ONE_HUNDRED && value < last)
    })
}

/// Where the number goes on after `at`: the next word, over a hyphen, or over "and" after a scale.
fn next_word(scan: &Tokenized<'_>, at: usize, last: Option<Decimal>) -> Option<usize> {
    let hyphen = scan.is_tie(at);
    let and = scan.word(at) == "and" && last.is_some_and(|last| last >= Decimal::ONE_HUNDRED);
    let next = at + usize::from(hyphen || and);
    match lexicon::numerals().word(scan.word(next))? {
        // "seven hundred and fifty thousand" is one number, "one thousand and two thousand" are two.
        NumberWord::Cardinal(value) if and => {
            let again = match lexicon::numerals().word(scan.word(next + 1)) {
                Some(NumberWord::Scale(scale)) => last.is_some_and(|last| scale <= last),
                _ => false,
            };
            (may_follow(last, value) && !again).then_some(next)
        }
        NumberWord::Cardinal(value) => may_follow(last, value).then_some(next),
        NumberWord::Scale(_) => (!and).then_some(next),
        NumberWord::Ordinal(value) => (hyphen
            && value < Decimal::TEN
            && last.is_some_and(|l| l >= Decimal::from(20) && l < Decimal::ONE_HUNDRED))
        .then_some(next),
        NumberWord::Vague(_) => None,
    }
}

/// "and a half", "and three quarters", with or without hyphens; not "and a third party".
fn and_a_share(scan: &Tokenized<'_>, at: usize) -> Option<(Decimal, usize)> {
    let hyphen = usize::from(scan.is_dash(at));
    let step = 1 + hyphen;
    let first = at + hyphen;
    if scan.word(first) != "and" {
        return None;
    }
    let (many, of) = (scan.word(first + step), scan.word(first + 2 * step));
    let share = match (many, of) {
        ("a", "half") => Decimal::new(5, 1),
        ("a" | "one", "quarter") => Decimal::new(25, 2),
        ("three", "quarters") => Decimal::new(75, 2),
        _ => return None,
    };
    Some((share, first + 2 * step + 1))
}

/// "dozens", "tens of thousands".
fn vague(scan: &Tokenized<'_>, at: usize, first: Decimal) -> Numeral {
    let (mut value, mut end) = (first, at + 1);
    while scan.word(end) == "of" {
        let Some(NumberWord::Vague(next)) = lexicon::numerals().word(scan.word(end + 1)) else {
            break;
        };
        let Some(product) = value.checked_mul(next / Decimal::TWO) else {
            break;
        };
        value = product;
        end += 2;
    }
    Numeral::in_words(at..end, NumeralValue::Vague(value.normalize()), first)
}

/// "a few hundred", "several dozen", "a couple of thousand".
pub(super) fn vague_amount(scan: &Tokenized<'_>, at: usize) -> Option<Numeral> {
    let article = usize::from(scan.word(at) == "a");
    let (many, mut next) = match scan.word(at + article) {
        "few" | "couple" => (Decimal::TWO, at + article + 1),
        "several" | "many" => (Decimal::from(3), at + article + 1),
        _ => return None,
    };
    next += usize::from(scan.word(next) == "of");
    let NumberWord::Scale(scale) = lexicon::numerals().word(scan.word(next))? else {
        return None;
    };
    let more = scales(scan, next, next + 1);
    Some(Numeral::in_words(
        at..more.1,
        NumeralValue::Vague(many.checked_mul(scale)?.checked_mul(more.0)?),
        many,
    ))
}

/// "half a million", "half a dozen", "a half-million".
pub(super) fn fraction_of_scale(scan: &Tokenized<'_>, at: usize) -> Option<Numeral> {
    let half = match scan.word(at) {
        "half" => Decimal::new(5, 1),
        "quarter" => Decimal::new(25, 2),
        _ => return None,
    };
    let mut next = at + 1;
    next += usize::from(scan.word(next) == "of");
    next += usize::from(matches!(scan.word(next), "a" | "-"));
    let (factor, end) = scales(scan, next, next);
    (factor > Decimal::ONE).then(|| {
        Numeral::in_words(
            at..end,
            NumeralValue::Exact((half * factor).normalize()),
            half,
        )
    })
}
