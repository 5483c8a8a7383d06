//! Letters that touch digits and are words of their own all the same: "EUR5", "5bn", "8pm".

use super::{WordClass, numerals, units};

/// Whether letters right behind digits are a word of their own, in whatever case: a scale, a unit, a half of the day.
pub fn is_word_behind_digits(letters: &str) -> bool {
    let word = letters.to_lowercase();
    numerals().glued(&word).is_some()
        || WordClass::BehindDigits.has(&word)
        || units().is_short_form(&word)
}

/// Whether letters right before digits are a word of their own, in whatever case: a currency.
pub fn is_word_before_digits(letters: &str) -> bool {
    let word = letters.to_lowercase();
    WordClass::BeforeDigits.has(&word) || units().is_letters_of_currency(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_follow_digits_and_currencies_come_before() {
        for word in ["m", "KG", "bn", "pm", "mph", "USD", "x"] {
            assert!(is_word_behind_digits(word), "{word}");
        }
        for word in ["EUR", "usd", "R", "KSh", "RM", "US"] {
            assert!(is_word_before_digits(word), "{word}");
        }
        for word in ["A", "CO", "G", "PM", "Boeing", ""] {
            assert!(!is_word_before_digits(word), "{word}");
        }
        for word in ["A", "B-", "st", ""] {
            assert!(!is_word_behind_digits(word), "{word}");
        }
    }
}
