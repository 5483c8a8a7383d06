//! Decimal digits of all kinds: "7", "７", "٧".

/// Where the digits nought to nine of a script start (Unicode, general category Nd, those that news is set in).
const ZEROS: [char; 10] = [
    '0',
    '\u{660}',
    '\u{6f0}',
    '\u{966}',
    '\u{9e6}',
    '\u{e50}',
    '\u{17e0}',
    '\u{1040}',
    '\u{ff10}',
    '\u{1d7ce}',
];

/// What the decimal digit `c` is worth, if it is one.
pub fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    ZEROS
        .iter()
        .map(|zero| u32::from(c).wrapping_sub(u32::from(*zero)))
        .find(|worth| *worth < 10)
}

/// Whether `c` is a fraction in one character: "½".
pub const fn is_vulgar_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '\u{2150}'..='\u{215f}' | '\u{2189}')
}

#[cfg(test)]
mod tests {
    use super::{digit, is_vulgar_fraction};

    #[test]
    fn digits_of_any_script_have_their_worth() {
        let worths: Vec<Option<u32>> = "7７٧a²½".chars().map(digit).collect();
        assert_eq!(worths, [Some(7), Some(7), Some(7), None, None, None]);
    }

    #[test]
    fn fractions_are_no_digits() {
        assert!("½¼¾⅓⅛⅔⅙".chars().all(is_vulgar_fraction));
        assert!(!"7²a".chars().any(is_vulgar_fraction));
    }
}
