//! A figure's value as the sheet prints it: as the article does, without the thing counted.

use tally_language::text::Span;
use tally_reading::{Figure, written};

use super::house;
use super::plain::plain;
use tally_project::HouseStyle;

/// Words that tie a number to what is counted and make no sense at the value's end.
const TIES: [&str; 6] = [" of the", " of those", " of its", " of", "-", " the"];

/// The value of `figure` as printed in `text`, in the house style: "about 70" of "about 70 missiles". Never empty where
/// the mention is not, and never with more digits than the article gives.
pub(super) fn printed(figure: &Figure, text: &str, style: HouseStyle) -> String {
    let mention = figure.span;
    let mut end = mention.end;
    if let Some(counted) = &figure.counted
        && (figure.number.end..mention.end).contains(&counted.span.start)
    {
        end = counted.span.start;
    }
    let before = Span::new(mention.start, figure.number.start).of(text);
    let after = Span::new(figure.number.end, end).of(text);
    let joined = plain(&[before, &grouped(figure.number.of(text)), after].concat());
    let mut value = joined.as_str();
    while let Some(shorter) = TIES.iter().find_map(|tie| value.strip_suffix(tie)) {
        value = shorter.trim_end();
    }
    let value = if value.is_empty() { &joined } else { value };
    let value = &house::value(value, &figure.quantity, style);
    if figure.span.start == figure.sentence.start {
        without_capital(value)
    } else {
        value.clone()
    }
}

/// The words before the number, and the number: "about " and "70". A value in words is all number.
pub(super) fn split_hedge(printed: &str) -> (String, String) {
    let starts = |c: char| {
        c.is_numeric() || matches!(c, '$' | '€' | '£' | '¥' | '₴' | '₹' | '-' | '\u{2212}')
    };
    let at = printed
        .char_indices()
        .find(|(at, c)| starts(*c) && (*at == 0 || printed[..*at].ends_with(' ')));
    // A sign in words belongs to its number.
    let at = at.map(|(at, c)| {
        let signed = printed[..at].strip_suffix("minus ").map(str::len);
        (signed.unwrap_or(at), c)
    });
    match at {
        Some((at, _)) if printed[at..].chars().any(char::is_numeric) => {
            (printed[..at].to_owned(), printed[at..].to_owned())
        }
        _ => (String::new(), printed.to_owned()),
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

/// `number` with commas between thousands, where it is nothing but digits, plain or in groups of three.
fn grouped(number: &str) -> String {
    let separator = |c: char| {
        matches!(
            c,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '\u{2019}'
        )
    };
    let groups: Vec<&str> = number.split(separator).collect();
    let whole = groups.iter().enumerate().all(|(idx, group)| {
        let digits = group.bytes().all(|byte| byte.is_ascii_digit());
        digits
            && match idx {
                0 if groups.len() == 1 => group.len() > 3 && !group.starts_with('0'),
                0 => (1..=3).contains(&group.len()),
                _ => group.len() == 3,
            }
    });
    if !whole {
        return number.to_owned();
    }
    written::grouped(&groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::figure;

    #[track_caller]
    fn check(sentence: &str, mention: &str, number: &str, counted: Option<&str>, expected: &str) {
        let mut one = figure(sentence, mention, number);
        one.counted = counted.map(|words| crate::sample::counted(sentence, words));
        assert_eq!(printed(&one, sentence, HouseStyle::default()), expected);
    }

    #[test]
    fn the_value_is_printed_as_in_the_article_without_the_thing_counted() {
        let s = "Crews pulled about 70 pumps out.";
        check(s, "about 70 pumps", "70", Some("pumps"), "about 70");
        let s = "About 70 pumps failed.";
        check(s, "About 70 pumps", "70", Some("pumps"), "about 70");
        let s = "US$40 was paid.";
        check(s, "US$40", "40", None, "US$40");
        let s = "A loan of €90 billion was agreed.";
        check(s, "€90 billion", "90", Some("loan"), "€90 billion");
        let s = "Some 88 of the pumps work.";
        check(s, "Some 88 of the pumps", "88", Some("pumps"), "some 88");
        let s = "A 12-story mill.";
        check(s, "12-story mill", "12", Some("story mill"), "12");
        let s = "Temperatures of -20°C.";
        check(s, "-20°C", "20", None, "-20°C");
    }

    #[test]
    fn thousands_are_set_apart_and_no_digit_is_added() {
        for (printed, expected) in [
            ("1170", "1,170"),
            ("55 000", "55,000"),
            ("1\u{202f}234\u{202f}567", "1,234,567"),
            ("55'000", "55,000"),
            ("55,000", "55,000"),
            ("2.50", "2.50"),
            ("1,5", "1,5"),
            ("12 30", "12 30"),
            ("007", "007"),
            ("two dozen", "two dozen"),
        ] {
            assert_eq!(grouped(printed), expected);
        }
    }

    #[test]
    fn a_hedge_is_told_from_its_number() {
        let split = |printed| {
            let (hedge, text) = split_hedge(printed);
            format!("{hedge}|{text}")
        };
        assert_eq!(split("about 70"), "about |70");
        assert_eq!(split("more than €1.2bn"), "more than |€1.2bn");
        assert_eq!(split("-20°C"), "|-20°C");
        assert_eq!(split("two dozen"), "|two dozen");
        assert_eq!(split("70"), "|70");
        assert_eq!(split("below minus 20"), "below |minus 20");
    }
}
