//! The check before a number is printed: does the stored text still say it, there and so?

use tally_article::Article;
use tally_comparing::group::Row;
use tally_language::lexicon::{NumberWord, numerals};
use tally_language::text::Span;
use tally_reading::{Decimal, Figure};

/// Why a quotation does not match the stored text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// The figure belongs to another article or place than its name says.
    #[error("the figure's name points to another place than its quotation")]
    OtherPlace,
    /// A span runs past the text, or cuts a character in two.
    #[error("the quotation lies outside the stored text")]
    OutsideText,
    /// The parts of the quotation do not lie in each other.
    #[error("the number does not stand in the quoted sentence")]
    OutsideSentence,
    /// No numeral or number word stands there.
    #[error("no number stands at the quoted place")]
    NoNumber,
    /// Another number stands there.
    #[error("the quoted place states another number")]
    OtherNumber,
}

/// Checks that the text of `article` states the figure of `row` at its place.
///
/// # Errors
/// What does not match; such a figure must not be printed.
pub fn check(row: &Row, article: &Article) -> Result<(), Mismatch> {
    let figure = &row.figure;
    if row.key.span != figure.number || row.key.article != article.id {
        return Err(Mismatch::OtherPlace);
    }
    let text: &str = &article.text;
    for span in [figure.sentence, figure.span, figure.number] {
        if span.is_empty() || text.get(span.start..span.end).is_none() {
            return Err(Mismatch::OutsideText);
        }
    }
    if !figure.span.contains(figure.number) || !figure.sentence.contains(figure.span) {
        return Err(Mismatch::OutsideSentence);
    }
    let number = figure.number.of(text);
    if !number.chars().any(char::is_alphanumeric) {
        return Err(Mismatch::NoNumber);
    }
    if states_another(figure, text) {
        return Err(Mismatch::OtherNumber);
    }
    Ok(())
}

/// Whether the digits printed cannot be those of the value. Only a number that is nothing but digits is held to this:
/// words, fractions and ranges have other digits than their value.
fn states_another(figure: &Figure, text: &str) -> bool {
    let number = figure.number.of(text);
    let plain = number.chars().all(|c| {
        c.is_ascii_digit()
            || c.is_whitespace()
            || matches!(c, '.' | ',' | '\'' | '\u{2019}' | '-' | '\u{2212}')
    });
    if !plain || other_digits(figure, text) || named_factor(figure, text) {
        return false;
    }
    let printed = significant(number);
    let stated = [figure.quantity.low, figure.quantity.high];
    !stated
        .into_iter()
        .flatten()
        .any(|value| significant(&value.to_string()) == printed)
        && stated != [None::<Decimal>; 2]
}

/// Whether the mention has digits beside its number.
fn other_digits(figure: &Figure, text: &str) -> bool {
    [
        Span::new(figure.span.start, figure.number.start),
        Span::new(figure.number.end, figure.span.end),
    ]
    .into_iter()
    .any(|span| span.of(text).chars().any(char::is_numeric))
}

/// Whether a word of the mention multiplies or divides its number, so that the value's digits are not the number's.
fn named_factor(figure: &Figure, text: &str) -> bool {
    let mention = figure.span.of(text).to_lowercase();
    let mut words = mention.split(|c: char| !c.is_alphabetic());
    words.any(|word| match numerals().word(word) {
        Some(NumberWord::Scale(factor) | NumberWord::Vague(factor)) => {
            significant(&factor.to_string()) != "1"
        }
        _ => numerals().denominator(word).is_some() || matches!(word, "couple" | "pair"),
    })
}

/// The digits between the first and the last that is not zero.
fn significant(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{article, figure, row};

    const TEXT: &str = "About 70 pumps failed, and 2.5 million litres ran off.";

    fn sealed(change: impl FnOnce(&mut Figure)) -> Result<(), Mismatch> {
        let mut one = figure(TEXT, "About 70 pumps", "70");
        change(&mut one);
        check(&row(0, one), &article(TEXT))
    }

    #[test]
    fn a_quotation_that_says_the_number_passes() {
        assert_eq!(sealed(|_| ()), Ok(()));
        let mut litres = figure(TEXT, "2.5 million litres", "2.5");
        litres.quantity.low = Some(2_500_000.into());
        litres.quantity.high = litres.quantity.low;
        assert_eq!(check(&row(0, litres), &article(TEXT)), Ok(()));
    }

    #[test]
    fn each_kind_of_mismatch_is_told() {
        assert_eq!(
            sealed(|f| {
                f.quantity.low = Some(71.into());
                f.quantity.high = Some(71.into());
            }),
            Err(Mismatch::OtherNumber)
        );
        assert_eq!(
            sealed(|f| f.sentence = Span::new(0, 9_999)),
            Err(Mismatch::OutsideText)
        );
        assert_eq!(
            sealed(|f| f.sentence = Span::new(8, 20)),
            Err(Mismatch::OutsideSentence)
        );
        assert_eq!(
            sealed(|f| f.number = Span::new(8, 9)),
            Err(Mismatch::NoNumber)
        );
        let mut moved = row(0, figure(TEXT, "About 70 pumps", "70"));
        moved.key.span = Span::new(0, 5);
        assert_eq!(check(&moved, &article(TEXT)), Err(Mismatch::OtherPlace));
    }
}
