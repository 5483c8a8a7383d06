//! A figure's value as the sheet prints it: as the article does, without the thing counted.

use tally_language::lexicon::{WordClass, units};
use tally_language::text::{Span, tokens};
use tally_reading::Figure;
use tally_reading::written::{HouseStyle, restyled};

use super::plain::plain;

/// A value in its article's words, in two parts.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct StatedValue {
    /// The words that hedge it, with the blank behind them: "about "; empty for none.
    pub(super) hedge: String,
    /// The number with what belongs to it: "70", "€90 billion".
    pub(super) number: String,
}

impl StatedValue {
    /// All of it.
    pub(super) fn whole(&self) -> String {
        [self.hedge.as_str(), &self.number].concat()
    }
}

/// The value of `figure` as printed in `text`, in the house style: "about 70" of "about 70 missiles". Never empty where
/// the mention is not, and never with more digits than the article gives.
pub(super) fn stated(figure: &Figure, text: &str, style: HouseStyle) -> StatedValue {
    let mention = figure.span;
    let mut end = mention.end;
    if let Some(counted) = &figure.counted
        && (figure.number.end..mention.end).contains(&counted.span.start)
    {
        end = counted.span.start;
    }
    let before = Span::new(mention.start, figure.number.start).of(text);
    // A value in words is all number.
    let is_in_digits = figure.number.of(text).contains(char::is_numeric);
    let cut = if is_in_digits { hedge_end(before) } else { 0 };
    let mut hedge = plain(&before[..cut]);
    if !hedge.is_empty() {
        hedge.push(' ');
    }
    let number = plain(Span::new(mention.start + cut, end).of(text));
    let mut value = StatedValue {
        hedge,
        number: restyled(untied(&number), &figure.quantity, style),
    };
    if figure.span.start == figure.sentence.start {
        let first = if value.hedge.is_empty() {
            &mut value.number
        } else {
            &mut value.hedge
        };
        *first = without_capital(first);
    }
    value
}

/// Where the hedge ends in the words `before` a number: a sign and a currency belong to the number, as does "minus".
fn hedge_end(before: &str) -> usize {
    let mut end = before.len();
    let mut is_glued = true;
    loop {
        let words = before[..end].trim_end();
        let start = words.rfind(char::is_whitespace).map_or(0, |at| {
            at + words[at..].chars().next().map_or(1, char::len_utf8)
        });
        let word = &words[start..];
        let is_apart = words.len() < end || !is_glued;
        let of_number = !word.contains(char::is_alphanumeric)
            || word.eq_ignore_ascii_case("minus")
            || is_currency(word);
        if word.is_empty() || is_apart && !of_number {
            return end;
        }
        (end, is_glued) = (start, false);
    }
}

/// Whether `word` is a currency as it stands before a number: "US$", "Rs".
fn is_currency(word: &str) -> bool {
    let tokens = tokens(word, Span::new(0, word.len()));
    let parts: Vec<&str> = tokens.iter().map(|token| token.span.of(word)).collect();
    let found = units().prefix(&parts);
    found.is_some_and(|(len, _)| len == parts.len())
}

/// `number` without the words at its end that tie it to what is counted: "88" of "88 of the".
fn untied(number: &str) -> &str {
    let mut rest = number;
    loop {
        let last = rest.rsplit(' ').next().unwrap_or_default();
        let shorter = match rest.strip_suffix('-') {
            Some(shorter) => shorter,
            None if WordClass::CountTie.has(&last.to_lowercase()) => {
                &rest[..rest.len() - last.len()]
            }
            None => return rest,
        };
        let shorter = shorter.trim_end();
        if shorter.is_empty() {
            return rest;
        }
        rest = shorter;
    }
}

/// A sentence's first word, as it stands inside one: "About 70" is "about 70", "US$40" stays.
fn without_capital(value: &str) -> String {
    let mut chars = value.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            let rest = &value[first.len_utf8()..];
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::figure;

    #[track_caller]
    fn check(sentence: &str, mention: &str, number: &str, counted: Option<&str>, expected: &str) {
        let mut one = figure(sentence, mention, number);
        one.counted = counted.map(|words| crate::sample::counted(sentence, words));
        let StatedValue { hedge, number } = stated(&one, sentence, HouseStyle::default());
        assert_eq!(format!("{hedge}|{number}"), expected);
    }

    #[test]
    fn the_value_is_printed_as_in_the_article_without_the_thing_counted() {
        let s = "Crews pulled about 70 pumps out.";
        check(s, "about 70 pumps", "70", Some("pumps"), "about |70");
        let s = "About 70 pumps failed.";
        check(s, "About 70 pumps", "70", Some("pumps"), "about |70");
        let s = "US$40 was paid.";
        check(s, "US$40", "40", None, "|US$40");
        let s = "A loan of €90 billion was agreed.";
        check(s, "€90 billion", "90", Some("loan"), "|€90 billion");
        let s = "Some 88 of the pumps work.";
        check(s, "Some 88 of the pumps", "88", Some("pumps"), "some |88");
        let s = "A 12-story mill.";
        check(s, "12-story mill", "12", Some("story mill"), "|12");
        let s = "Temperatures of -20°C.";
        check(s, "-20°C", "20", None, "|-20°C");
    }

    #[test]
    fn a_hedge_is_told_from_its_number() {
        for (sentence, number, expected) in [
            ("more than €1.2bn", "1.2", "more than |€1.2bn"),
            ("about US$ 40", "40", "about |US$ 40"),
            ("about Rs 500", "500", "about |Rs 500"),
            ("below minus 20", "20", "below |minus 20"),
            ("about two dozen", "two dozen", "|about two dozen"),
            ("70", "70", "|70"),
            ("up to\u{a0}1 170", "1 170", "up to |1,170"),
        ] {
            let text = format!("It was {sentence}.");
            check(&text, sentence, number, None, expected);
        }
    }
}
