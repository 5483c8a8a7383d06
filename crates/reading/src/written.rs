//! Numbers as an editor writes them: thousands apart, a true minus, large round ones in words.

use super::Decimal;

/// The minus sign proper.
const MINUS: char = '\u{2212}';

/// `value` in digits: "55,000", "−20", "6.2".
pub fn digits(value: Decimal) -> String {
    let plain = value.abs().normalize().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        out.push(MINUS);
    }
    out.push_str(&grouped(whole));
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// `value` with millions and more in words where that is exact and short, as newspapers print them: "2.5 million".
pub fn scaled(value: Decimal) -> String {
    scaled_by(value, &digits)
}

/// The same with digits as `digits` writes them.
pub fn scaled_by(value: Decimal, digits: &dyn Fn(Decimal) -> String) -> String {
    for (size, word) in [
        (1_000_000_000_000_i64, "trillion"),
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
    ] {
        let size = Decimal::from(size);
        if value.abs() >= size
            && let Some(short) = value.checked_div(size).map(|short| short.normalize())
            && short.scale() <= 3
        {
            return format!("{} {word}", digits(short));
        }
    }
    digits(value)
}

/// A run of digits with a comma after each three: "1,234,567".
pub fn grouped(digits: &str) -> String {
    let length = digits.chars().count();
    let mut out = String::with_capacity(digits.len() + length / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (length - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_an_editor_would() {
        for (value, written) in [
            ("55000", "55,000"),
            ("-20", "−20"),
            ("-0", "0"),
            ("999", "999"),
            ("1234567", "1,234,567"),
            ("2500000", "2.5 million"),
            ("90000000000", "90 billion"),
            ("7.10", "7.1"),
            ("-1250.5", "−1,250.5"),
        ] {
            assert_eq!(scaled(value.parse().unwrap()), written);
        }
    }
}
