//! Whether an article writes a comma or a point before its decimals.

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// "2.5", and "1,234" is more than a thousand.
    Point,
    /// "2,5", and "1.234" is more than a thousand.
    Comma,
}

impl Style {
    /// What the numbers of `text` show: a comma, where at least one number can be read in no other way and no number
    /// has a point that can only stand before decimals.
    pub(crate) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut commas = false;
        for at in 1..bytes.len() {
            match bytes[at] {
                b'.' if is_decimal(bytes, at) => return Self::Point,
                b',' if is_decimal(bytes, at) => commas = true,
                _ => {}
            }
        }
        if commas { Self::Comma } else { Self::Point }
    }
}

/// Whether the sign at `at` stands before one or two digits that end the number, with no other sign of its kind before
/// it: not the last of "1.5.2024" or of "5, 7,12".
fn is_decimal(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let digits = (1..=3).take_while(|ahead| digit(at + ahead)).count();
    let before = (1..=4)
        .take_while(|back| at >= *back && digit(at - back))
        .count();
    let opens = at.checked_sub(before + 1).map_or(b' ', |idx| bytes[idx]);
    let closes = bytes.get(at + digits + 1).copied().unwrap_or(b' ');
    let again = matches!(closes, b'.' | b',') && digit(at + digits + 2);
    let dated = matches!(closes, b'/' | b':') || matches!(opens, b'/' | b':');
    (1..=2).contains(&digits) && (1..=4).contains(&before) && !again && !dated && opens != bytes[at]
}

#[cfg(test)]
mod tests {
    use super::Style;

    #[test]
    fn a_comma_before_decimals_shows_in_numbers_that_have_no_other_reading() {
        assert_eq!(Style::of("up 2,5 percent to 1.250 boats"), Style::Comma);
        assert_eq!(Style::of("up 2.5 percent to 1,250 boats"), Style::Point);
        assert_eq!(Style::of("aged 5,7 and 9, up 2.5 percent"), Style::Point);
        assert_eq!(Style::of("1,250 boats at 9.30 on 1.5.2024"), Style::Point);
        assert_eq!(Style::of("1,250,000 boats"), Style::Point);
        assert_eq!(Style::of(""), Style::Point);
    }
}
