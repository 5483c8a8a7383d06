//! A day with its time as far as it is known, in the standard forms that programs write.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::fmt::rfc2822;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use tally_language::lexicon::calendar;

/// A day, with a time of day and a zone where they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment {
    /// The day, in the zone of the time.
    pub date: Date,
    /// The time of that day.
    pub time: Option<DayTime>,
}

/// A time of day to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayTime {
    /// From 0.
    pub hour: u8,
    /// From 0.
    pub minute: u8,
    /// Minutes that the clock is ahead of UTC, where the zone is known.
    pub ahead: Option<i16>,
}

impl DayTime {
    fn of(hour: i8, minute: i8, ahead: Option<i16>) -> Option<Self> {
        Some(Self {
            hour: u8::try_from(hour).ok()?,
            minute: u8::try_from(minute).ok()?,
            ahead,
        })
    }
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self { date, time: None }
    }
}

impl fmt::Display for Moment {
    /// `2026-02-05`, `2026-02-05T09:30`, `2026-02-05T09:30+04:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        let Some(time) = self.time else { return Ok(()) };
        write!(f, "T{:02}:{:02}", time.hour, time.minute)?;
        match time.ahead {
            None => Ok(()),
            Some(ahead) => {
                let sign = if ahead < 0 { '-' } else { '+' };
                let ahead = ahead.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", ahead / 60, ahead % 60)
            }
        }
    }
}

impl FromStr for Moment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        iso(text.trim()).ok_or_else(|| {
            format!("“{text}” is no date; write it as year-month-day: 2026-02-05, or with the time: 2026-02-05T09:30")
        })
    }
}

impl TryFrom<String> for Moment {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

/// A date whose day and month cannot be told apart: "03/04/2031".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnclearDate {
    /// As it is written.
    pub text: String,
    /// If the day stands first.
    pub day_first: Date,
    /// If the month stands first.
    pub month_first: Date,
}

/// What a text says of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum When {
    /// One day.
    Plain(Moment),
    /// One of two days.
    Unclear(UnclearDate),
}

/// A moment in one of the standard forms: RFC 9557 and ISO 8601, or RFC 2822 as in mail and feeds.
pub(crate) fn standard(text: &str) -> Option<Moment> {
    iso(text).or_else(|| mailed(text))
}

/// RFC 9557 and ISO 8601, long or short: "2031-02-05", "2031-02-05T09:30:00+04:00[Asia/Dubai]", "20310205T093000Z". The
/// zone may stand apart, as a name too: "2031-02-05 09:30 GMT".
fn iso(text: &str) -> Option<Moment> {
    let whole = Pieces::parse(text);
    if let Ok(pieces) = whole {
        return Some(of_pieces(&pieces, pieces.to_numeric_offset().map(minutes)));
    }
    let (before, zone) = text.rsplit_once(' ')?;
    let ahead = offset(zone)?;
    let pieces = Pieces::parse(before.trim_end()).ok()?;
    let is_free = pieces.time().is_some() && pieces.offset().is_none();
    is_free.then(|| of_pieces(&pieces, Some(ahead)))
}

fn of_pieces(pieces: &Pieces<'_>, ahead: Option<i16>) -> Moment {
    let time = pieces.time().map(|time| (time.hour(), time.minute()));
    let time = time.and_then(|(hour, minute)| DayTime::of(hour, minute, ahead));
    Moment {
        date: pieces.date(),
        time,
    }
}

/// RFC 2822: "Wed, 05 Feb 2031 09:30:00 +0400"; a zone that readers of the form take for UTC because they do not know
/// it is none.
fn mailed(text: &str) -> Option<Moment> {
    let zone = text.split('(').next()?.split_whitespace().last()?;
    let ahead = offset(zone)?;
    let parser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let zoned = parser.parse_zoned(text).ok()?;
    let time = DayTime::of(zoned.hour(), zoned.minute(), Some(ahead));
    Some(Moment {
        date: zoned.date(),
        time,
    })
}

fn minutes(offset: Offset) -> i16 {
    i16::try_from(offset.seconds() / 60).unwrap_or(0)
}

/// Minutes ahead of UTC: "Z", "+04:00", "-0330", "GMT".
pub(crate) fn offset(zone: &str) -> Option<i16> {
    if zone == "Z" {
        return Some(0);
    }
    if zone.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return calendar().minutes_ahead(&zone.to_ascii_lowercase());
    }
    let (sign, digits) = match zone.as_bytes().first()? {
        b'+' => (1, &zone[1..]),
        b'-' => (-1, &zone[1..]),
        _ => return None,
    };
    let digits = digits.replace(':', "");
    let is_offset =
        matches!(digits.len(), 2 | 4) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let hours: i16 = is_offset.then(|| digits[..2].parse().ok())??;
    let minutes: i16 = digits
        .get(2..4)
        .map_or(Some(0), |minutes| minutes.parse().ok())?;
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = standard(text).map(|moment| moment.to_string());
        assert_eq!(found.as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn standard_forms_are_read() {
        for (text, expected) in [
            ("2031-02-05", "2031-02-05"),
            ("20310205", "2031-02-05"),
            ("2031-02-05T09:30", "2031-02-05T09:30"),
            ("2031-02-05t09:30:00.5z", "2031-02-05T09:30+00:00"),
            ("20310205T093000+0400", "2031-02-05T09:30+04:00"),
            ("2031-02-05 09:30:59 -0330", "2031-02-05T09:30-03:30"),
            ("2031-02-05 09:30 EST", "2031-02-05T09:30-05:00"),
            ("Wed, 05 Feb 2031 09:30:00 +0400", "2031-02-05T09:30+04:00"),
            ("Tue, 5 Feb 2031 09:30 EST (noon)", "2031-02-05T09:30-05:00"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn the_name_of_a_zone_behind_a_moment_is_no_part_of_its_time() {
        check(
            "2024-05-06T10:00:00+05:30[Asia/Kolkata]",
            "2024-05-06T10:00+05:30",
        );
        check("2024-05-06T10:00:00[Asia/Kolkata]", "2024-05-06T10:00");
    }

    #[test]
    fn a_zone_that_is_not_known_is_not_taken_for_another() {
        for text in [
            "Wed, 05 Feb 2031 09:30:00 IST",
            "2031-02-05T09:30 BST",
            "2031-02-05T25:00",
        ] {
            assert_eq!(standard(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(day in 0_i64..80_000, time in option::of((0_u8..24, 0_u8..60, option::of(-840_i16..=840)))) {
            let date = Date::constant(1900, 1, 1).saturating_add(day.days());
            let time = time.map(|(hour, minute, ahead)| DayTime { hour, minute, ahead });
            let moment = Moment { date, time };
            prop_assert_eq!(moment.to_string().parse(), Ok(moment));
            prop_assert_eq!(standard(&moment.to_string()), Some(moment));
        }

        #[test]
        fn any_text_is_a_moment_or_none(text in ".{0,40}") {
            if let Some(moment) = standard(&text) {
                prop_assert_eq!(moment.to_string().parse(), Ok(moment));
            }
        }
    }
}
