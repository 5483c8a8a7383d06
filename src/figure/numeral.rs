//! Numerals: digits and number words with their scale, before anyone asks what they state.

use std::ops::Range;

use rust_decimal::Decimal;

use super::scan::Scan;
use crate::lexicon::{self, NumberWord};

/// A number as printed.
#[derive(Debug, Clone)]
pub(super) struct Numeral {
    /// Its tokens, sign and scale included.
    pub(super) tokens: Range<usize>,
    /// What it is worth.
    pub(super) value: Value,
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
pub(super) enum Value {
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
            Value::Exact(value) => Some(value),
            _ => None,
        }
    }

    /// Whether a scale ("million", "k") belongs to it.
    pub(super) fn is_scaled(&self) -> bool {
        self.exact().is_some_and(|value| value != self.mantissa)
    }
}

/// All numerals of a paragraph, in order.
pub(super) fn numerals(scan: &Scan<'_>) -> Vec<Numeral> {
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

fn numeral(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
    if scan.is_digits(at) || starts_decimal(scan, at) || vulgar(scan.raw(at)).is_some() {
        return Some(in_digits(scan, at));
    }
    if !scan.is_word(at) {
        return None;
    }
    in_words(scan, at)
        .or_else(|| vague_amount(scan, at))
        .or_else(|| fraction_of_scale(scan, at))
        .or_else(|| implied(scan, at))
}

/// ".5" with nothing before the dot.
fn starts_decimal(scan: &Scan<'_>, at: usize) -> bool {
    scan.raw(at) == "." && !scan.glued(at) && scan.is_digits(at + 1) && scan.glued(at + 1)
}

/// The worth of "½" and its like.
fn vulgar(sign: &str) -> Option<Decimal> {
    let (hundredths, scale) = match sign {
        "½" => (5, 1),
        "¼" => (25, 2),
        "¾" => (75, 2),
        "⅕" => (2, 1),
        "⅛" => (125, 3),
        _ => return None,
    };
    Some(Decimal::new(hundredths, scale))
}

/// Digits with their sign, separators and scale.
fn in_digits(scan: &Scan<'_>, at: usize) -> Numeral {
    let (end, digits) = digits(scan, at);
    let bare = end == at + 1;
    let sign = sign(scan, at);
    let start = at - sign.map_or(0, |len| len);
    let Some(mantissa) = digits
        .filter(|digits| digits.len() <= 28)
        .and_then(|text| text.parse::<Decimal>().ok())
    else {
        return unreadable(start..end);
    };
    let (mantissa, end) = add_vulgar(scan, mantissa, end);
    let mantissa = if sign.is_some() { -mantissa } else { mantissa };
    let (factor, end) = scales(scan, at, end);
    let Some(value) = mantissa.checked_mul(factor) else {
        return unreadable(start..end);
    };
    Numeral {
        tokens: start..end,
        value: Value::Exact(value.normalize()),
        mantissa: mantissa.normalize(),
        in_digits: true,
        bare: bare && factor == Decimal::ONE,
        implied: false,
    }
}

fn unreadable(tokens: Range<usize>) -> Numeral {
    Numeral {
        tokens,
        value: Value::Unreadable,
        mantissa: Decimal::ZERO,
        in_digits: true,
        bare: false,
        implied: false,
    }
}

fn add_vulgar(scan: &Scan<'_>, mantissa: Decimal, end: usize) -> (Decimal, usize) {
    if let Some((part, next)) = written_fraction(scan, end) {
        return mantissa
            .checked_add(part)
            .map_or((mantissa, end), |sum| (sum, next));
    }
    let part = vulgar(scan.raw(end));
    match part.and_then(|part| mantissa.checked_add(part)) {
        Some(sum) => (sum, end + 1),
        None => (mantissa, end),
    }
}

/// The "1/2" of "2 1/2 years", at `end`.
fn written_fraction(scan: &Scan<'_>, end: usize) -> Option<(Decimal, usize)> {
    let slash = scan.raw(end + 1) == "/" && scan.glued(end + 1) && scan.glued(end + 2);
    let denominator: u32 = scan
        .raw(end + 2)
        .parse()
        .ok()
        .filter(|_| slash && !scan.glued(end))?;
    let numerator: u32 = scan.raw(end).parse().ok()?;
    let plain =
        numerator > 0 && numerator < denominator && matches!(denominator, 2 | 3 | 4 | 5 | 8);
    let value = Decimal::from(numerator).checked_div(Decimal::from(denominator))?;
    plain.then(|| (value.round_dp(4), end + 3))
}

/// How many tokens before `at` are a minus sign.
fn sign(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    match scan.raw(before) {
        // "Plus or minus 3" is a margin.
        "minus" | "Minus" | "negative" => (scan.before(before, 1) != "or").then_some(1),
        "-" | "−" | "–" | "‑" if scan.glued(at) && !scan.glued(before) => Some(1),
        "-" | "−" | "–"
            if scan.glued(at) && matches!(scan.before(before, 1), "(" | "\"" | "“" | "‘") =>
        {
            Some(1)
        }
        _ => None,
    }
}

/// The digits from `at` as a plain decimal, or `None` where their separators make no number; and where they end.
fn digits(scan: &Scan<'_>, at: usize) -> (usize, Option<String>) {
    if vulgar(scan.raw(at)).is_some() {
        return (at, Some("0".to_owned()));
    }
    if scan.raw(at) == "." {
        return (at + 2, Some(format!("0.{}", scan.raw(at + 1))));
    }
    let mut text = scan.raw(at).to_owned();
    let mut end = at + 1;
    let mut grouped = false;
    while text.len() < 40 && is_group(scan, end, grouped || text.len() <= 3) {
        end += group_len(scan, end);
        text.push_str(scan.raw(end - 1));
        grouped = true;
    }
    let point = scan.raw(end);
    let glued = scan.glued(end) && scan.is_digits(end + 1) && scan.glued(end + 1);
    if !glued || !matches!(point, "." | ",") {
        return (end, Some(text));
    }
    let again = scan.raw(end + 2) == point
        && scan.glued(end + 2)
        && scan.is_digits(end + 3)
        && scan.glued(end + 3);
    if point == "." && again {
        return dotted(scan, at, end);
    }
    let decimal_comma = point == "," && !again && !grouped && scan.raw(end + 1).len() <= 2;
    if point == "." || decimal_comma {
        let part = scan.raw(end + 1);
        return (end + 2, Some(format!("{text}.{part}")));
    }
    (end, Some(text))
}

/// "1.000.000", or "192.168.0.1", which is no number.
fn dotted(scan: &Scan<'_>, at: usize, first_dot: usize) -> (usize, Option<String>) {
    let mut end = first_dot;
    let mut thousands = first_dot == at + 1 && scan.raw(at).len() <= 3;
    let mut text = scan.raw(at).to_owned();
    while scan.raw(end) == "." && scan.glued(end) && scan.is_digits(end + 1) && scan.glued(end + 1)
    {
        thousands &= scan.raw(end + 1).len() == 3;
        if text.len() < 40 {
            text.push_str(scan.raw(end + 1));
        }
        end += 2;
    }
    (end, thousands.then_some(text))
}

/// Whether a separator and three digits follow at `end`.
fn is_group(scan: &Scan<'_>, end: usize, may: bool) -> bool {
    let len = group_len(scan, end);
    if !may || len == 0 {
        return false;
    }
    let digits = end + len - 1;
    if !scan.is_digits(digits) {
        return false;
    }
    if len == 1 {
        return scan.raw(digits).len() == 3 && is_spaced_group(scan, digits);
    }
    let glued = scan.glued(end) && scan.glued(digits);
    let indian = scan.raw(digits).len() == 2
        && scan.raw(end) == ","
        && scan.raw(digits + 1) == ","
        && scan.glued(digits + 1)
        && scan.glued(digits + 2)
        && matches!(scan.raw(digits + 2).len(), 2 | 3);
    glued && (scan.raw(digits).len() == 3 || indian)
}

/// How many tokens a separator and its group take: "," and "000", or "000" after a space.
fn group_len(scan: &Scan<'_>, end: usize) -> usize {
    match scan.raw(end) {
        "," | "'" | "’" if scan.is_digits(end + 1) => 2,
        _ if scan.is_digits(end) && !scan.glued(end) => 1,
        _ => 0,
    }
}

/// Whether the three digits at `at` continue those before them: over a thin or hard space always, over a plain one
/// only where they are round.
fn is_spaced_group(scan: &Scan<'_>, at: usize) -> bool {
    let (Some(before), Some(here)) = (
        at.checked_sub(1).and_then(|idx| scan.tokens.get(idx)),
        scan.tokens.get(at),
    ) else {
        return false;
    };
    match scan.text.get(before.span.end..here.span.start) {
        Some("\u{a0}" | "\u{202f}" | "\u{2009}") => true,
        Some(" ") => scan.raw(at).ends_with("00"),
        _ => false,
    }
}

/// The product of the scales from `end`, and where they end.
fn scales(scan: &Scan<'_>, at: usize, end: usize) -> (Decimal, usize) {
    let mut factor = Decimal::ONE;
    let mut end = end;
    if scan.is_word(end)
        && scan.glued(end)
        && let Some(scale) = glued_scale(scan, at, end)
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
fn spaced_scale(scan: &Scan<'_>, end: usize) -> Option<(Decimal, usize)> {
    let hyphen = usize::from(scan.raw(end) == "-" && scan.glued(end) && scan.glued(end + 1));
    match lexicon::numerals().word(scan.word(end + hyphen))? {
        NumberWord::Scale(scale) => Some((scale, end + hyphen + 1)),
        _ => None,
    }
}

/// The "m" of "2.5m", where it is a million and not a metre.
fn glued_scale(scan: &Scan<'_>, at: usize, end: usize) -> Option<Decimal> {
    let scale = lexicon::numerals().glued(scan.word(end)).or_else(|| {
        match lexicon::numerals().word(scan.word(end)) {
            Some(NumberWord::Scale(scale)) => Some(scale),
            _ => None,
        }
    })?;
    let numbered = at
        .checked_sub(1)
        .is_some_and(|before| lexicon::names().is_numbered(scan.word(before)));
    if numbered {
        return None;
    }
    let sure = scan.raw(end) != "m" && scan.raw(end) != "mm";
    let money = at
        .checked_sub(1)
        .is_some_and(|before| lexicon::units().prefix(scan.raws(before)).is_some());
    let next = scan.word(end + 1);
    let named = lexicon::units()
        .form(scan.words(end + 1))
        .is_some_and(|(_, unit)| unit.is_money());
    let noun = !scan.glued(end + 1)
        && lexicon::grammar().is_plural(next)
        && !scan.class(end + 1).has(lexicon::Classes::FUNCTION);
    (sure || money || named || noun).then_some(scale)
}

/// Number words: "twenty-five thousand", "a dozen", "tens of thousands", "first".
fn in_words(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
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
        value: Value::Ordinal,
        mantissa: Decimal::ZERO,
        in_digits: false,
        bare: false,
        implied: false,
    }
}

/// Cardinals and scales from `from`; `head` stands before the first scale where no cardinal does.
fn cardinal(scan: &Scan<'_>, start: usize, from: usize, head: Decimal) -> Option<Numeral> {
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
        if let Some((half, next)) = and_a_half(scan, at) {
            part = part.checked_add(half)?;
            mantissa = part;
            at = next;
        }
        match next_word(scan, at, last) {
            Some(next) => at = next,
            None => break,
        }
    }
    let sign = sign(scan, start).map_or(0, |len| len);
    let value = total.checked_add(part)?;
    let value = if sign > 0 { -value } else { value };
    Some(Numeral {
        tokens: start - sign..at,
        value: Value::Exact(value),
        mantissa: if value == -mantissa { value } else { mantissa },
        in_digits: false,
        bare: false,
        implied: false,
    })
}

/// Whether the word at `at` is tied to the one before by a hyphen.
fn is_joined(scan: &Scan<'_>, at: usize) -> bool {
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
fn next_word(scan: &Scan<'_>, at: usize, last: Option<Decimal>) -> Option<usize> {
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

/// "and a half", with or without hyphens.
fn and_a_half(scan: &Scan<'_>, at: usize) -> Option<(Decimal, usize)> {
    let step = 1 + usize::from(scan.is_dash(at));
    let first = at + usize::from(scan.is_dash(at));
    let words = [
        scan.word(first),
        scan.word(first + step),
        scan.word(first + 2 * step),
    ];
    (words == ["and", "a", "half"]).then(|| (Decimal::new(5, 1), first + 2 * step + 1))
}

/// "dozens", "tens of thousands".
fn vague(scan: &Scan<'_>, at: usize, first: Decimal) -> Numeral {
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
    Numeral {
        tokens: at..end,
        value: Value::Vague(value.normalize()),
        mantissa: first,
        in_digits: false,
        bare: false,
        implied: false,
    }
}

/// "a few hundred", "several dozen", "a couple of thousand".
fn vague_amount(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
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
    Some(Numeral {
        tokens: at..more.1,
        value: Value::Vague(many.checked_mul(scale)?.checked_mul(more.0)?),
        mantissa: many,
        in_digits: false,
        bare: false,
        implied: false,
    })
}

/// "half a million", "half a dozen", "a half-million".
fn fraction_of_scale(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
    let half = match scan.word(at) {
        "half" => Decimal::new(5, 1),
        "quarter" => Decimal::new(25, 2),
        _ => return None,
    };
    let mut next = at + 1;
    next += usize::from(scan.word(next) == "of");
    next += usize::from(matches!(scan.word(next), "a" | "-"));
    let (factor, end) = scales(scan, next, next);
    (factor > Decimal::ONE).then(|| Numeral {
        tokens: at..end,
        value: Value::Exact((half * factor).normalize()),
        mantissa: half,
        in_digits: false,
        bare: false,
        implied: false,
    })
}

/// Words that may stand for a number; rules decide: "no", "half", an article before a unit of time.
fn implied(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
    let value = match scan.word(at) {
        "no" => Decimal::ZERO,
        "half" => Decimal::new(5, 1),
        "a" | "an" => Decimal::ONE,
        "week" | "month" | "year" | "day" | "hour" | "decade" | "century"
            if scan.is_dash(at + 1) && matches!(scan.word(at + 2), "long" | "old") =>
        {
            Decimal::ONE
        }
        _ => return None,
    };
    Some(Numeral {
        tokens: at..at + 1,
        value: Value::Exact(value),
        mantissa: value,
        in_digits: false,
        bare: false,
        implied: true,
    })
}
