//! Calendar dates and clock times as date lines write them; what is ambiguous is not guessed.

use jiff::civil::Date;

/// A run of letters and digits, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub start: usize,
    /// The signs up to the next word.
    pub after: &'a str,
}

/// The words of a line, in order.
pub(super) fn words(line: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut rest = 0;
    while let Some(from) = line[rest..].find(char::is_alphanumeric) {
        let start = rest + from;
        let len = line[start..]
            .find(|sign: char| !sign.is_alphanumeric())
            .unwrap_or(line.len() - start);
        if let Some(before) = words.last_mut() {
            before.after = &line[rest..start];
        }
        rest = start + len;
        words.push(Word {
            text: &line[start..rest],
            start,
            after: &line[rest..],
        });
    }
    words
}

/// The date that the first of `words` opens, and how many words it takes.
pub(super) fn date_at(words: &[Word<'_>]) -> Option<(Date, usize)> {
    let [first, second, third, ..] = words else {
        return None;
    };
    let date = iso(first, second, third).or_else(|| slashed(first, second, third));
    if date.is_some() {
        return date.map(|date| (date, 3));
    }
    if let (Some(day), Some(month)) = (day(first.text), month(second.text)) {
        return Some((date_of(year(third.text)?, month, day)?, 3));
    }
    if let (Some(month), Some(day)) = (month(first.text), day(second.text)) {
        return Some((date_of(year(third.text)?, month, day)?, 3));
    }
    None
}

/// How many words make a date whose day and month cannot be told apart: "02/03/2031".
pub(super) fn ambiguous_at(words: &[Word<'_>]) -> Option<usize> {
    let [first, second, third, ..] = words else {
        return None;
    };
    let is_joined = first.after == second.after && matches!(first.after, "/" | "." | "-");
    let is_date = number(first.text, 2).is_some()
        && number(second.text, 2).is_some()
        && year(third.text).is_some();
    (is_joined && is_date).then_some(3)
}

/// Whether a day and a month open `words`, in either order, with or without a year.
pub(super) fn is_day_of_month(words: &[Word<'_>]) -> bool {
    let [first, second, ..] = words else {
        return false;
    };
    (day(first.text).is_some() && month(second.text).is_some())
        || (month(first.text).is_some() && day(second.text).is_some())
}

/// How many words at the start of `words` belong to a date or a time without being a whole date: a clock time, a
/// weekday, a zone, a day and month, "3 hours ago".
pub(super) fn time_part_at(words: &[Word<'_>]) -> Option<usize> {
    if let Some(used) = clock_at(words) {
        return Some(used);
    }
    if is_day_of_month(words) {
        return Some(2);
    }
    let first = words.first()?.text;
    let lower = first.to_ascii_lowercase();
    if let (Some(unit), true) = (
        words.get(1),
        first.bytes().all(|byte| byte.is_ascii_digit()),
    ) {
        let unit = unit.text.to_ascii_lowercase();
        let unit = unit.trim_end_matches('s');
        let is_ago = words.get(2).is_some_and(|word| word.text == "ago");
        if is_ago
            && [
                "second", "min", "minute", "hour", "hr", "h", "day", "week", "month", "year",
            ]
            .contains(&unit)
        {
            return Some(3);
        }
    }
    (ZONES.contains(&first) || weekday(&lower) || FILLERS.contains(&lower.as_str())).then_some(1)
}

/// How many words at the start of `words` make a clock time.
pub(super) fn clock_at(words: &[Word<'_>]) -> Option<usize> {
    let first = words.first()?;
    let (hour, rest) = leading_number(first.text)?;
    let second = words.get(1);
    if hour > 24 {
        return None;
    }
    let used = if is_half_of_day(rest) {
        1
    } else if let Some(minute) = rest.strip_prefix('h').or_else(|| rest.strip_prefix('H')) {
        (minute.is_empty()
            || leading_number(minute).is_some_and(|(minute, rest)| minute < 60 && rest.is_empty()))
        .then_some(1)?
    } else if rest.is_empty() && matches!(first.after, ":" | ".") {
        let (minute, rest) = leading_number(second?.text)?;
        let is_dotted = first.after == ".";
        let n_digits = second?.text.len() - rest.len();
        let half =
            is_half_of_day(rest) || words.get(2).is_some_and(|word| is_half_of_day(word.text));
        let is_time = minute < 60
            && n_digits == 2
            && (rest.is_empty() || is_half_of_day(rest))
            && (!is_dotted || half);
        let seconds = words.get(2).filter(|word| {
            second.is_some_and(|second| second.after == ":") && word.text.len() == 2
        });
        is_time.then_some(2 + usize::from(seconds.is_some()))?
    } else if rest.is_empty() && second.is_some_and(|word| is_half_of_day(word.text)) {
        1
    } else {
        return None;
    };
    Some(used + after_clock(&words[used..]))
}

/// The words after a clock time that belong to it: "pm", "p.m.", "hrs", a zone, "+02:00".
fn after_clock(words: &[Word<'_>]) -> usize {
    let is_dotted_half = |pair: &[Word<'_>]| matches!(pair, [p, m, ..] if "ap".contains(&p.text.to_ascii_lowercase()) && p.after == "." && m.text.eq_ignore_ascii_case("m"));
    let mut used = 0;
    while let Some(word) = words.get(used) {
        let lower = word.text.to_ascii_lowercase();
        if is_dotted_half(&words[used..]) {
            used += 2;
        } else if is_half_of_day(word.text)
            || ZONES.contains(&word.text)
            || ["hrs", "hours", "h"].contains(&lower.as_str())
        {
            used += 1;
            // "GMT+02:00".
            if word.after.ends_with('+') && words.get(used).is_some_and(|next| next.after == ":") {
                used += 2;
            }
        } else {
            break;
        }
    }
    used.min(words.len())
}

fn is_half_of_day(text: &str) -> bool {
    text.eq_ignore_ascii_case("am") || text.eq_ignore_ascii_case("pm")
}

fn iso(year_word: &Word<'_>, month: &Word<'_>, day: &Word<'_>) -> Option<Date> {
    let is_joined = year_word.after == month.after && matches!(year_word.after, "-" | "/" | ".");
    let day = day
        .text
        .split_once(['T', 't'])
        .map_or(day.text, |(day, _)| day);
    is_joined.then(|| {
        date_of(
            year(year_word.text)?,
            number(month.text, 2)?,
            number(day, 2)?,
        )
    })?
}

/// "13/07/2031": only where one order is possible.
fn slashed(first: &Word<'_>, second: &Word<'_>, third: &Word<'_>) -> Option<Date> {
    let is_joined = first.after == second.after && matches!(first.after, "/" | "." | "-");
    if !is_joined {
        return None;
    }
    let (first, second) = (number(first.text, 2)?, number(second.text, 2)?);
    let year = year(third.text)?;
    match (date_of(year, second, first), date_of(year, first, second)) {
        (Some(one), Some(other)) if one != other => None,
        (one, other) => one.or(other),
    }
}

fn date_of(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

fn leading_number(text: &str) -> Option<(u32, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = (1..=2).contains(&len).then(|| text[..len].parse().ok())??;
    Some((number, &text[len..]))
}

fn number(text: &str, max_digits: usize) -> Option<i8> {
    (text.len() <= max_digits && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

fn day(text: &str) -> Option<i8> {
    let lower = text.to_ascii_lowercase();
    let digits = ["st", "nd", "rd", "th"]
        .into_iter()
        .find_map(|suffix| lower.strip_suffix(suffix))
        .unwrap_or(&lower);
    number(digits, 2).filter(|day| (1..=31).contains(day))
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4)
        .then(|| text.parse().ok())?
        .filter(|year| (1900..=2100).contains(year))
}

fn month(text: &str) -> Option<i8> {
    let lower = text.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| {
        *month == lower
            || (lower.len() == 3 && month.starts_with(&lower))
            || (lower == "sept" && *month == "september")
    })?;
    i8::try_from(at + 1).ok()
}

fn weekday(lower: &str) -> bool {
    WEEKDAYS.iter().any(|day| {
        *day == lower || (lower.len() >= 3 && lower.len() <= 5 && day.starts_with(lower))
    })
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const ZONES: &[&str] = &[
    "GMT", "UTC", "Z", "ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST",
    "PDT", "BST", "CET", "CEST", "EET", "EEST", "MSK", "IST", "JST", "KST", "SGT", "HKT", "AEST",
    "AEDT", "WIB", "PKT",
];
/// Small words between the parts of a date line.
const FILLERS: &[&str] = &[
    "at",
    "on",
    "of",
    "the",
    "date",
    "time",
    "hrs",
    "hours",
    "today",
    "yesterday",
    "local",
];

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_are_read_in_every_usual_form() {
        let expected = date(2031, 7, 13);
        for text in [
            "2031-07-13",
            "2031-07-13T09:30:00Z",
            "2031/07/13",
            "13 July 2031",
            "13th July 2031",
            "13 Jul 2031",
            "July 13, 2031",
            "Jul. 13th, 2031",
            "13 JULY 2031",
            "13/07/2031",
            "07/13/2031",
            "13.7.2031",
        ] {
            assert_eq!(date_at(&words(text)), Some((expected, 3)), "{text}");
        }
    }

    #[test]
    fn what_is_ambiguous_or_impossible_is_no_date() {
        for text in [
            "05/02/2031",
            "31 June 2031",
            "13 July",
            "July 2031",
            "13-14 July 2031",
            "5.3 2031",
            "2031",
        ] {
            assert_eq!(date_at(&words(text)), None, "{text}");
        }
        // The same either way.
        assert_eq!(date_at(&words("05/05/2031")), Some((date(2031, 5, 5), 3)));
    }

    #[test]
    fn clock_times_take_what_belongs_to_them() {
        for text in [
            "09:30",
            "9.30pm",
            "9:30 p.m.",
            "17h20",
            "12:48PM BST",
            "11am",
            "11 am",
            "14:58 hrs",
            "09:30:15 GMT",
            "11:25 GMT+02:00",
        ] {
            let words = words(text);
            assert_eq!(clock_at(&words), Some(words.len()), "{text}");
        }
        for text in ["3.50", "25:10", "12 dead", "9:5", "09:30 a river rose"] {
            let words = words(text);
            assert_ne!(clock_at(&words), Some(words.len()), "{text}");
        }
    }
}
