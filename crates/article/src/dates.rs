//! Calendar dates and clock times as date lines write them; what is ambiguous is not guessed.

use jiff::civil::Date;

use crate::moment::{self, DayTime, Moment, UnclearDate, When};
use tally_language::lexicon::{WordClass, calendar};

/// A run of letters and digits, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct DateWord<'a> {
    pub text: &'a str,
    pub start: usize,
    /// The characters up to the next word.
    pub after: &'a str,
}

/// The words of a line, in order.
pub(crate) fn words(line: &str) -> Vec<DateWord<'_>> {
    let mut words: Vec<DateWord<'_>> = Vec::new();
    let mut rest = 0;
    while let Some(from) = line[rest..].find(char::is_alphanumeric) {
        let start = rest + from;
        let len = line[start..]
            .find(|character: char| !character.is_alphanumeric())
            .unwrap_or(line.len() - start);
        if let Some(before) = words.last_mut() {
            before.after = &line[rest..start];
        }
        rest = start + len;
        words.push(DateWord {
            text: &line[start..rest],
            start,
            after: &line[rest..],
        });
    }
    words
}

/// The date that the first of `words` opens, and how many words it takes.
pub(crate) fn date_at(words: &[DateWord<'_>]) -> Option<(Date, usize)> {
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

/// The first date that `text` holds, with the time and the zone beside it.
pub(crate) fn when(text: &str) -> Option<When> {
    let text = text.trim();
    if let Some(moment) = moment::standard(text) {
        return Some(When::Plain(moment));
    }
    let words = words(text);
    for at in 0..words.len() {
        if let Some((date, used)) = date_at(&words[at..]) {
            let after = &words[(at + used).min(words.len())..];
            let time = after.first().and_then(|word| day_time(&text[word.start..]));
            let time = time.or_else(|| (at > 0).then(|| day_time(text))?);
            return Some(When::Plain(Moment { date, time }));
        }
        if let Some(used) = ambiguous_at(&words[at..]) {
            let last = words[at + used - 1];
            let written = &text[words[at].start..last.start + last.text.len()];
            return unclear(&words[at..], written);
        }
    }
    None
}

/// The clock time that stands first in `text`, with its zone.
fn day_time(text: &str) -> Option<DayTime> {
    let words = words(text);
    let at = (0..words.len()).find(|at| {
        let is_clock = clock_at(&words[*at..]).is_some();
        // "15 and 16 pm" of "05 2031 15:01" are no times of their own.
        is_clock && (*at == 0 || !matches!(words[at - 1].after, ":" | "." | "/" | "-"))
    })?;
    let used = clock_at(&words[at..])?;
    let (hour, rest) = leading_number(words[at].text)?;
    let minute = if words[at].after == ":" || words[at].after == "." {
        leading_number(words.get(at + 1)?.text)?.0
    } else {
        leading_number(rest.trim_start_matches(['h', 'H'])).map_or(0, |(minute, _)| minute)
    };
    let lower = text[words[at].start..].to_ascii_lowercase();
    let end = words
        .get(at + used)
        .map_or(text.len(), |next| next.start)
        .saturating_sub(words[at].start);
    let own = lower.get(..end).unwrap_or(&lower).replace('.', "");
    let hour = match hour % 12 {
        half if own.contains("pm") => half + 12,
        half if own.contains("am") => half,
        _ => hour,
    };
    let zone = text
        .split_whitespace()
        .find_map(|word| moment::offset(word.trim_matches(['(', ')', ',', ';'])));
    Some(DayTime {
        hour: u8::try_from(hour).ok().filter(|hour| *hour < 24)?,
        minute: u8::try_from(minute).ok().filter(|minute| *minute < 60)?,
        ahead: zone,
    })
}

fn unclear(words: &[DateWord<'_>], written: &str) -> Option<When> {
    let (first, second) = (number(words[0].text, 2)?, number(words[1].text, 2)?);
    let year = year(words[2].text)?;
    let (Some(day_first), Some(month_first)) =
        (date_of(year, second, first), date_of(year, first, second))
    else {
        return None;
    };
    Some(When::Unclear(UnclearDate {
        text: written.to_owned(),
        day_first,
        month_first,
    }))
}

/// The day in an address: "/2031/02/05/", "/2031-02-05-", "/2031/feb/05/".
pub(crate) fn in_address(url: &str) -> Option<Date> {
    let words = words(url);
    (0..words.len()).find_map(|at| {
        let [year_word, month_word, day_word, ..] = &words[at..] else {
            return None;
        };
        let is_joined = year_word.after == month_word.after && matches!(year_word.after, "/" | "-");
        let month = number(month_word.text, 2).or_else(|| month(month_word.text))?;
        let is_parted = at > 0 && matches!(words[at - 1].after, "/" | "-" | "_");
        (is_joined && is_parted)
            .then(|| date_of(year(year_word.text)?, month, number(day_word.text, 2)?))?
    })
}

/// How many words make a date whose day and month cannot be told apart: "02/03/2031".
pub(crate) fn ambiguous_at(words: &[DateWord<'_>]) -> Option<usize> {
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
pub(crate) fn is_day_of_month(words: &[DateWord<'_>]) -> bool {
    let [first, second, ..] = words else {
        return false;
    };
    (day(first.text).is_some() && month(second.text).is_some())
        || (month(first.text).is_some() && day(second.text).is_some())
}

/// How many words at the start of `words` belong to a date or a time without being a whole date: a clock time, a
/// weekday, a zone, a day and month, "3 hours ago".
pub(crate) fn time_part_at(words: &[DateWord<'_>]) -> Option<usize> {
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
        let is_unit = calendar().unit(&unit).is_some() || WordClass::ShortTimeUnit.has(&unit);
        let is_ago = words.get(2).is_some_and(|word| word.text == "ago");
        if is_ago && is_unit {
            return Some(3);
        }
    }
    let is_part = is_zone(first)
        || calendar().is_weekday_in_short(&lower)
        || WordClass::DateFiller.has(&lower);
    is_part.then_some(1)
}

/// How many words at the start of `words` make a clock time.
pub(crate) fn clock_at(words: &[DateWord<'_>]) -> Option<usize> {
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
fn after_clock(words: &[DateWord<'_>]) -> usize {
    let is_dotted_half = |pair: &[DateWord<'_>]| matches!(pair, [p, m, ..] if "ap".contains(&p.text.to_ascii_lowercase()) && p.after == "." && m.text.eq_ignore_ascii_case("m"));
    let mut used = 0;
    while let Some(word) = words.get(used) {
        let lower = word.text.to_ascii_lowercase();
        if is_dotted_half(&words[used..]) {
            used += 2;
        } else if is_half_of_day(word.text) || is_zone(word.text) || WordClass::HourUnit.has(&lower)
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

/// Whether a word in capitals names a time zone.
fn is_zone(text: &str) -> bool {
    !text.contains(char::is_lowercase) && (text == "Z" || calendar().is_zone(&text.to_lowercase()))
}

fn is_half_of_day(text: &str) -> bool {
    text.eq_ignore_ascii_case("am") || text.eq_ignore_ascii_case("pm")
}

fn iso(year_word: &DateWord<'_>, month: &DateWord<'_>, day: &DateWord<'_>) -> Option<Date> {
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
fn slashed(first: &DateWord<'_>, second: &DateWord<'_>, third: &DateWord<'_>) -> Option<Date> {
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
    let end = lower.trim_start_matches(|character: char| character.is_ascii_digit());
    let is_ordinal = end.len() == 2 && WordClass::NumberSuffix.has(end);
    let digits = match lower.strip_suffix(end) {
        Some(digits) if is_ordinal => digits,
        _ => &lower,
    };
    number(digits, 2).filter(|day| (1..=31).contains(day))
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4)
        .then(|| text.parse().ok())?
        .filter(|year| (1900..=2100).contains(year))
}

fn month(text: &str) -> Option<i8> {
    let lower = text.to_ascii_lowercase();
    calendar().month(&lower)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

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
    fn times_and_zones_are_kept_with_the_day() {
        for (text, expected) in [
            ("2031-02-05T09:30:00+04:00", "2031-02-05T09:30+04:00"),
            ("2031-02-05T09:30:00.123Z", "2031-02-05T09:30+00:00"),
            ("20310205T093000+0400", "2031-02-05T09:30+04:00"),
            ("20310205", "2031-02-05"),
            ("Wed, 05 Feb 2031 09:30:00 +0400", "2031-02-05T09:30+04:00"),
            ("5 February 2031 9.30pm GMT", "2031-02-05T21:30+00:00"),
            ("12:48PM BST 05 Feb 2031", "2031-02-05T12:48"),
            ("February 5, 2031 12:05 a.m. EST", "2031-02-05T00:05-05:00"),
            ("February 5, 2031 Wednesday", "2031-02-05"),
            ("5 February 2031", "2031-02-05"),
        ] {
            let Some(When::Plain(moment)) = when(text) else {
                panic!("{text}");
            };
            assert_eq!(moment.to_string(), expected, "{text}");
        }
    }

    #[test]
    fn addresses_tell_days() {
        for (url, expected) in [
            (
                "https://example.org/world/2031/02/05/flood",
                Some(date(2031, 2, 5)),
            ),
            (
                "https://example.org/2031/feb/05/flood",
                Some(date(2031, 2, 5)),
            ),
            (
                "https://example.org/flood-2031-02-05",
                Some(date(2031, 2, 5)),
            ),
            ("https://example.org/2031/02/flood-5", None),
            ("https://example.org/article-31020517", None),
        ] {
            assert_eq!(in_address(url), expected, "{url}");
        }
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

    proptest! {
        #[test]
        fn any_line_is_looked_through(line in "([0-9]{1,4}|[A-Za-z]{1,9}|[-:./, +]|[^ ]){0,24}") {
            let _found = (when(&line), in_address(&line));
            let words = words(&line);
            for at in 0..words.len() {
                prop_assert!(time_part_at(&words[at..]).is_none_or(|used| used <= words.len() - at));
            }
        }
    }
}
