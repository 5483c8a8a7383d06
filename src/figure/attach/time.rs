//! The time for which a figure holds.

use std::ops::Range;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::super::scan::Scan;
use crate::figure::{Precision, TimeRef};
use crate::lexicon::{Relative, Step, calendar};

/// The words for times in a paragraph.
pub(super) struct Times<'s> {
    scan: &'s Scan<'s>,
    found: Vec<(Range<usize>, Option<Date>, Precision)>,
}

impl<'s> Times<'s> {
    /// Finds all times; `published` makes dates of them.
    pub(super) fn new(scan: &'s Scan<'s>, published: Option<Date>) -> Self {
        let mut found = Vec::new();
        let mut at = 0;
        while at < scan.len() {
            match time_at(scan, at, published) {
                Some(time) => {
                    at = time.0.end;
                    found.push(time);
                }
                None => at += 1,
            }
        }
        Self { scan, found }
    }

    /// The time nearest to `mention` in its sentence.
    pub(super) fn of(&self, mention: &Range<usize>) -> Option<TimeRef> {
        let sentence = self.scan.sentence(mention.start);
        let idx = self
            .found
            .partition_point(|(range, ..)| range.end <= mention.start);
        let before = idx.checked_sub(1).and_then(|idx| self.found.get(idx));
        let after = self.found[idx..]
            .iter()
            .find(|(range, ..)| range.start >= mention.end);
        let distance = |range: &Range<usize>| {
            let between = if range.end <= mention.start {
                range.end..mention.start
            } else {
                mention.end..range.start
            };
            let walls = between
                .clone()
                .filter(|at| matches!(self.scan.raw(*at), "," | ";" | "("))
                .count();
            between.len() + 4 * walls.min(20)
        };
        let nearest = [after, before]
            .into_iter()
            .flatten()
            .filter(|(range, ..)| sentence.contains(&range.start) && is_near(range, mention))
            .min_by_key(|(range, ..)| distance(range))?;
        Some(TimeRef {
            text: self.scan.phrase(&nearest.0),
            span: self.scan.span(&nearest.0),
            date: nearest.1,
            precision: nearest.2,
        })
    }
}

/// How far from a number its time is looked for, in tokens.
const REACH: usize = 80;

fn is_near(range: &Range<usize>, mention: &Range<usize>) -> bool {
    range.start <= mention.end + REACH && mention.start <= range.end + REACH
}

type Time = (Range<usize>, Option<Date>, Precision);

fn time_at(scan: &Scan<'_>, at: usize, published: Option<Date>) -> Option<Time> {
    if !scan.is_word(at) && !scan.is_digits(at) {
        return None;
    }
    if let Some((len, relative)) = calendar().relative(scan.words(at)) {
        let (date, precision) = from_now(relative, published);
        return Some((at..at + len, date, precision));
    }
    month(scan, at, published)
        .or_else(|| weekday(scan, at, published))
        .or_else(|| year(scan, at))
}

/// "June 24", "24 June 2021", "September 2009", "April last year", "August".
fn month(scan: &Scan<'_>, at: usize, published: Option<Date>) -> Option<Time> {
    let day_first = scan.is_digits(at) && scan.raw(at).len() <= 2;
    let name = at + usize::from(day_first);
    let number = calendar()
        .month(scan.word(name))
        .filter(|_| scan.is_capital(name))?;
    let mut end = name + 1;
    let short = scan.raw(name).len() <= 4 && !matches!(scan.word(name), "may" | "june" | "july");
    end += usize::from(short && scan.raw(end) == "." && scan.glued(end));
    let mut day: Option<i8> = if day_first {
        scan.raw(at).parse().ok()
    } else {
        None
    };
    if !day_first && scan.is_digits(end) && scan.raw(end).len() <= 2 {
        day = scan.raw(end).parse().ok();
        end += 1;
    }
    let comma = usize::from(scan.raw(end) == ",");
    let mut stated: Option<i16> = None;
    if scan.is_digits(end + comma) && scan.raw(end + comma).len() == 4 {
        stated = scan.raw(end + comma).parse().ok();
        end += comma + 1;
    } else if scan.word(end) == "last" && scan.word(end + 1) == "year" {
        stated = published.map(|date| date.year() - 1);
        end += 2;
    }
    let year = stated.or_else(|| {
        let now = published?;
        // A month without a year is the last one that has begun.
        Some(if number > now.month() {
            now.year() - 1
        } else {
            now.year()
        })
    });
    let date = year.and_then(|year| Date::new(year, number, day.unwrap_or(1)).ok());
    let precision = match (date, day) {
        (None, _) => Precision::Unknown,
        (Some(_), Some(_)) => Precision::Day,
        (Some(_), None) => Precision::Month,
    };
    Some((at..end, date, precision))
}

/// "Thursday", "Thursday morning": the last one before publication, or that day.
fn weekday(scan: &Scan<'_>, at: usize, published: Option<Date>) -> Option<Time> {
    let number = calendar()
        .weekday(scan.word(at))
        .filter(|_| scan.is_capital(at))?;
    let end = at + 1 + usize::from(calendar().is_daypart(scan.word(at + 1)));
    let date = published.and_then(|now| {
        let back = i64::from((now.weekday().to_monday_one_offset() - number).rem_euclid(7));
        now.checked_sub(back.days()).ok()
    });
    let precision = if date.is_some() {
        Precision::Day
    } else {
        Precision::Unknown
    };
    Some((at..end, date, precision))
}

/// "2004" behind a word of time, or within a phrase such as "the 2004 flood".
fn year(scan: &Scan<'_>, at: usize) -> Option<Time> {
    let digits = scan.raw(at);
    let plausible = scan.is_digits(at)
        && digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20"));
    let after = matches!(
        scan.before(at, 1),
        "in" | "since" | "during" | "by" | "of" | "until" | "from" | "the" | "early" | "late"
    );
    let alone =
        !scan.glued(at + 1) || matches!(scan.raw(at + 1), "." | "," | ";" | ")" | "'s" | "’s");
    let year: i16 = digits
        .parse()
        .ok()
        .filter(|_| plausible && after && alone)?;
    let since = usize::from(scan.before(at, 1) == "since");
    Some((
        at - since..at + 1,
        Date::new(year, 1, 1).ok(),
        Precision::Year,
    ))
}

/// The date that lies so far from the day of publication.
fn from_now(relative: Relative, published: Option<Date>) -> (Option<Date>, Precision) {
    let Some(now) = published else {
        return (None, Precision::Unknown);
    };
    let (date, precision) = match relative.step {
        Step::Day => (now.checked_add(relative.count.days()).ok(), Precision::Day),
        Step::Week => {
            let monday = i64::from(now.weekday().to_monday_zero_offset());
            (
                now.checked_add((relative.count * 7 - monday).days()).ok(),
                Precision::Week,
            )
        }
        Step::Month => (
            now.first_of_month()
                .checked_add(relative.count.months())
                .ok(),
            Precision::Month,
        ),
        Step::Year => (
            now.first_of_year().checked_add(relative.count.years()).ok(),
            Precision::Year,
        ),
        Step::Unknown => (None, Precision::Unknown),
    };
    (
        date,
        if date.is_some() {
            precision
        } else {
            Precision::Unknown
        },
    )
}
