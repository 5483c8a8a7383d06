//! Numbers in digits.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Numeral, NumeralValue, scales, sign};
use crate::style::Style;
use crate::tokenized::Tokenized;
use tally_language::lexicon::{self, NumberWord};

/// Whether a number in digits starts at `at`.
pub(super) fn starts(scan: &Tokenized<'_>, at: usize) -> bool {
    scan.is_digits(at) || starts_decimal(scan, at) || vulgar(scan.raw(at)).is_some()
}

/// ".5" with nothing before the dot.
fn starts_decimal(scan: &Tokenized<'_>, at: usize) -> bool {
    scan.raw(at) == "." && !scan.glued(at) && scan.is_digits(at + 1) && scan.glued(at + 1)
}

/// The worth of "½" and its like, to four decimals.
fn vulgar(sign: &str) -> Option<Decimal> {
    let (digits, scale) = match sign {
        "½" => (5, 1),
        "⅓" => (3333, 4),
        "⅔" => (6667, 4),
        "¼" => (25, 2),
        "¾" => (75, 2),
        "⅕" => (2, 1),
        "⅖" => (4, 1),
        "⅗" => (6, 1),
        "⅘" => (8, 1),
        "⅛" => (125, 3),
        "⅜" => (375, 3),
        "⅝" => (625, 3),
        "⅞" => (875, 3),
        _ => return None,
    };
    Some(Decimal::new(digits, scale))
}

/// The number in digits at `at`, with its sign, separators and scale.
pub(super) fn numeral(scan: &Tokenized<'_>, at: usize) -> Numeral {
    let (end, digits) = digits(scan, at);
    let sign = sign(scan, at);
    let bare = end == at + 1 && !matches!(sign, Some((_, false)));
    let start = at - sign.map_or(0, |(len, _)| len);
    let Some(mantissa) = digits
        .filter(|digits| digits.len() <= 28)
        .and_then(|text| text.parse::<Decimal>().ok())
    else {
        return unreadable(start..end);
    };
    let (mantissa, end) = add_vulgar(scan, mantissa, end);
    let minus = matches!(sign, Some((_, true)));
    let mantissa = if minus { -mantissa } else { mantissa };
    let (factor, end) = power(scan, mantissa, end).unwrap_or_else(|| scales(scan, at, end));
    let Some(value) = mantissa.checked_mul(factor) else {
        return unreadable(start..end);
    };
    Numeral {
        tokens: start..end,
        value: NumeralValue::Exact(value.normalize()),
        mantissa: mantissa.normalize(),
        in_digits: true,
        bare: bare && factor == Decimal::ONE,
        implied: false,
    }
}

/// What the powers of ten in "3 × 10⁶" and "10^9" multiply the digits before `end` by, and where they end.
fn power(scan: &Tokenized<'_>, mantissa: Decimal, end: usize) -> Option<(Decimal, usize)> {
    let times = matches!(scan.raw(end), "×" | "x" | "*" | "·") && scan.raw(end + 1) == "10";
    let at = if times { end + 2 } else { end };
    let (exponent, after) = exponent(scan, at)?;
    // The ten itself is there before it is raised.
    let raised = if times {
        exponent
    } else if mantissa == Decimal::TEN {
        exponent.checked_sub(1)?
    } else {
        return None;
    };
    let factor = 10_i64.checked_pow(raised)?;
    Some((Decimal::from(factor), after))
}

/// "⁶", "^6", "^(6" at `at`, and where it ends.
fn exponent(scan: &Tokenized<'_>, at: usize) -> Option<(u32, usize)> {
    if !scan.glued(at) {
        return None;
    }
    if scan.raw(at) == "^" {
        let exponent = scan.raw(at + 1).parse().ok()?;
        return Some((exponent, at + 2));
    }
    let mut end = at;
    let mut exponent = 0_u32;
    while let Some(digit) = superscript(scan.raw(end)).filter(|_| scan.glued(end) && end < at + 2) {
        exponent = exponent * 10 + digit;
        end += 1;
    }
    (end > at).then_some((exponent, end))
}

fn superscript(sign: &str) -> Option<u32> {
    let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    let digit = digits.iter().position(|digit| *digit == sign)?;
    u32::try_from(digit).ok()
}

fn unreadable(tokens: Range<usize>) -> Numeral {
    Numeral {
        tokens,
        value: NumeralValue::Unreadable,
        mantissa: Decimal::ZERO,
        in_digits: true,
        bare: false,
        implied: false,
    }
}

fn add_vulgar(scan: &Tokenized<'_>, mantissa: Decimal, end: usize) -> (Decimal, usize) {
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
fn written_fraction(scan: &Tokenized<'_>, end: usize) -> Option<(Decimal, usize)> {
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

/// The digits from `at` as a plain decimal, or `None` where their separators make no number; and where they end.
fn digits(scan: &Tokenized<'_>, at: usize) -> (usize, Option<String>) {
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
    if let Some(found) = european(scan, at, end) {
        return found;
    }
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

/// "1.234,56" anywhere, and "1.234" where the article's other numbers have a comma before their decimals.
fn european(scan: &Tokenized<'_>, at: usize, end: usize) -> Option<(usize, Option<String>)> {
    let dotted = |at: usize| {
        scan.raw(at) == "."
            && scan.glued(at)
            && scan.is_digits(at + 1)
            && scan.glued(at + 1)
            && scan.raw(at + 1).len() == 3
    };
    let single = end == at + 1 && scan.raw(at).len() <= 3 && scan.raw(at) != "0";
    if !single || !dotted(end) {
        return None;
    }
    let mut text = scan.raw(at).to_owned();
    let mut last = end;
    while dotted(last) && text.len() < 40 {
        text.push_str(scan.raw(last + 1));
        last += 2;
    }
    let decimals = scan.raw(last) == ","
        && scan.glued(last)
        && scan.glued(last + 1)
        && scan.is_digits(last + 1)
        && scan.raw(last + 1).len() <= 2;
    if decimals {
        let text = format!("{text}.{}", scan.raw(last + 1));
        return Some((last + 2, Some(text)));
    }
    let ends = !(scan.raw(last) == "."
        && scan.glued(last)
        && scan.is_digits(last + 1)
        && scan.glued(last + 1));
    (scan.style == Style::Comma && ends).then_some((last, Some(text)))
}

/// "1.000.000", or "192.168.0.1", which is no number.
fn dotted(scan: &Tokenized<'_>, at: usize, first_dot: usize) -> (usize, Option<String>) {
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
fn is_group(scan: &Tokenized<'_>, end: usize, may: bool) -> bool {
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
fn group_len(scan: &Tokenized<'_>, end: usize) -> usize {
    match scan.raw(end) {
        "," | "'" | "’" if scan.is_digits(end + 1) => 2,
        _ if scan.is_digits(end) && !scan.glued(end) => 1,
        _ => 0,
    }
}

/// Whether the three digits at `at` continue those before them: over a thin or hard space always, over a plain one
/// only where they are round.
fn is_spaced_group(scan: &Tokenized<'_>, at: usize) -> bool {
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

/// The "m" of "2.5m", where it is a million and not a metre.
pub(super) fn glued_scale(scan: &Tokenized<'_>, at: usize, end: usize) -> Option<Decimal> {
    let table = lexicon::numerals();
    let scale = table
        .glued(scan.word(end))
        .or_else(|| match table.word(scan.word(end)) {
            Some(NumberWord::Scale(scale)) => Some(scale),
            _ => None,
        })?;
    let before = at.checked_sub(1);
    if before.is_some_and(|before| lexicon::names().is_numbered(scan.word(before))) {
        return None;
    }
    if is_money(scan, before, end + 1) {
        return Some(scale);
    }
    let letter = scan.raw(end).len() == 1;
    let metres = scan.raw(end) == "m" || scan.raw(end) == "mm";
    let noun = is_counted(scan, end + 1);
    let sure = if metres {
        noun && !is_race(scan, at, end + 1)
    } else if scan.word(end) == "k" {
        // A screen has 4K, and a runner runs 10K.
        !matches!(scan.raw(at), "2" | "4" | "5" | "8" | "10") || noun && !is_race(scan, at, end + 1)
    } else {
        !letter || noun
    };
    sure.then_some(scale)
}

/// Whether a currency stands before the number or behind its scale.
fn is_money(scan: &Tokenized<'_>, before: Option<usize>, after: usize) -> bool {
    let prefix = |at: usize| lexicon::units().prefix(scan.raws(at)).is_some();
    // "$2-3m" names its currency once.
    let range = before.filter(|dash| scan.is_tie(*dash) && scan.is_digits(dash - 1));
    let prefix =
        before.is_some_and(prefix) || range.is_some_and(|dash| dash > 1 && prefix(dash - 2));
    let dash = usize::from(scan.is_tie(after));
    prefix
        || lexicon::units()
            .form(scan.words(after + dash))
            .is_some_and(|(_, unit)| unit.is_money())
}

/// Whether a plural noun stands within a few words from `at`, with no word of grammar before it.
fn is_counted(scan: &Tokenized<'_>, at: usize) -> bool {
    let grammar = lexicon::grammar();
    !scan.glued(at)
        && (at..at + 4)
            .take_while(|at| scan.is_word(*at) && !scan.class(*at).has(lexicon::Classes::FUNCTION))
            .any(|at| grammar.is_plural(scan.word(at)) && !scan.is_capital(at))
}

/// Whether the number is the length of a race: "the 400m hurdles", "a 10K run".
fn is_race(scan: &Tokenized<'_>, at: usize, noun: usize) -> bool {
    let lengths = [
        "50", "60", "100", "110", "200", "400", "800", "1500", "3000", "5", "10",
    ];
    let kind = lexicon::kinds().of(&lexicon::lemma(scan.word(noun)));
    lengths.contains(&scan.raw(at)) && kind.is_none()
}
