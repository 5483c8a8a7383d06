//! Times of day.

use super::super::Reason;
use super::super::numbered::Numbered;
use super::rule::{Proposal, Rule};
use tally_language::lexicon::{Classes, WordClass, calendar};

/// `09:30`, `4.30am`, `10 p.m.`, `0737 GMT`, `five o'clock`.
pub(super) struct ClockTime;

impl Rule for ClockTime {
    fn name(&self) -> &'static str {
        "clock-time"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let numeral = &scan.numerals[numeral];
        let start = numeral.tokens.start;
        let end = numeral.tokens.end;
        let claim = if numeral.in_digits {
            with_colon(scan, start)
                .or_else(|| with_half_of_day(scan, start, end))
                .or_else(|| with_point(scan, start, end))
        } else {
            with_half_of_day(scan, start, end)
        };
        let claim = claim
            .or_else(|| in_zone(scan, start, end, numeral.bare))
            .or_else(|| o_clock(scan, start, end))
            .or_else(|| past_hour(scan, start, end));
        claim.map(|end| Proposal::ignore(start..zone_end(scan, end), Reason::ClockTime))
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "It began at {09:30 GMT|clock_time} and ended at {5:45 p.m.|clock_time} sharp.",
            "At {4.30am|clock_time} a siren woke [two families|2 count family].",
            "The quake hit at {0737 GMT|clock_time}.",
            "They met at {10 p.m. ET|clock_time} after [five hours|5 hour].",
            "It was {three o'clock|clock_time}.",
            "They left at half past {three|clock_time} and came at {ten to five|clock_time}, not at {20 past 6|clock_time}.",
            "At {7.30 on Sunday|clock_time} it rang.",
            // Numbers that look like hours.
            "From [five|5 count boat] to [ten boats|10 count boat] came past [3 piers|3 count pier].",
            "It rose from [ten|10 count] to [five|5 count].",
            "The ratio was [3:10|3–10 ratio], at [7.30 percent|7.3 percent ratio].",
            "They walked past [30 shops|30 count shop] at [5 miles an hour|5 mph].",
        ]
    }
}

/// "09:30", "9:30:15".
fn with_colon(scan: &Numbered<'_>, at: usize) -> Option<usize> {
    let hours: u32 = scan.raw(at).parse().ok()?;
    let mut end = at + 1;
    while end < at + 5
        && scan.raw(end) == ":"
        && scan.glued(end)
        && scan.glued(end + 1)
        && scan.is_digits(end + 1)
        && scan.raw(end + 1).len() == 2
    {
        end += 2;
    }
    (hours <= 24 && end > at + 1).then(|| half_of_day(scan, end).unwrap_or(end))
}

/// "7.30 on Sunday", "7.30 in the morning": hours and minutes with a point, where a day is told.
fn with_point(scan: &Numbered<'_>, start: usize, end: usize) -> Option<usize> {
    let clock = end == start + 3
        && scan.raw(start + 1) == "."
        && scan.raw(start).parse::<u32>().is_ok_and(|hour| hour <= 24)
        && scan.raw(start + 2).len() == 2
        && scan.raw(start + 2) < "60"
        && scan.is_before(start, 1, WordClass::ClockPreposition);
    let day = |at: usize| calendar().weekday(scan.word(at)).is_some() && scan.is_capital(at);
    if !clock {
        return None;
    }
    match scan.word(end) {
        "on" if day(end + 1) => Some(end + 2),
        "in" if scan.word(end + 1) == "the" && scan.is(end + 2, WordClass::PartOfDay) => {
            Some(end + 3)
        }
        _ => None,
    }
}

/// "am", "p.m.", from `end`.
fn half_of_day(scan: &Numbered<'_>, end: usize) -> Option<usize> {
    if scan.is(end, WordClass::ClockSuffix) {
        return Some(end + 1);
    }
    matches!(scan.word(end), "noon" | "midnight").then_some(end + 1)
}

/// "10 p.m.", "4.30am", "10-11 a.m.".
fn with_half_of_day(scan: &Numbered<'_>, start: usize, end: usize) -> Option<usize> {
    if let Some(end) = half_of_day(scan, end) {
        return Some(end);
    }
    let joined = scan.is_dash(end) || scan.word(end) == "to";
    if !joined || !scan.is_number(end + 1) {
        return None;
    }
    let second = &scan.numerals[scan.numeral_at(end + 1)?];
    let after = with_colon(scan, second.tokens.start).unwrap_or(second.tokens.end);
    let close = second.tokens.start - start <= 4;
    half_of_day(scan, after).filter(|_| close).or_else(|| {
        let before = after.checked_sub(1)?;
        scan.is(before, WordClass::ClockSuffix).then_some(after)
    })
}

/// "0737 GMT", "1130 local time".
fn in_zone(scan: &Numbered<'_>, start: usize, end: usize, bare: bool) -> Option<usize> {
    let clock = bare && matches!(scan.raw(start).len(), 1 | 2 | 4);
    let zone = calendar().zone(scan.words(end))?;
    (clock && scan.raw(end).starts_with(char::is_uppercase)
        || bare && scan.raw(start).len() == 4 && scan.word(end) == "hrs"
        || bare && scan.word(end) == "local")
        .then_some(end + zone)
}

/// "half past three", "ten to five", "quarter to six", at either number.
fn past_hour(scan: &Numbered<'_>, start: usize, end: usize) -> Option<usize> {
    let hour = |at: usize| {
        scan.numeral_at(at)
            .filter(|_| scan.is_number(at))
            .map(|idx| &scan.numerals[idx])
            .filter(|hour| {
                hour.exact()
                    .is_some_and(|value| value <= 12.into() && value >= 1.into())
            })
            .filter(|hour| {
                !scan.is_word(hour.tokens.end) || scan.class(hour.tokens.end).has(Classes::FUNCTION)
            })
    };
    let part = scan.before(start, 2);
    let told = matches!(scan.before(start, 1), "past" | "to") && matches!(part, "half" | "quarter");
    if told && hour(start).is_some() {
        return Some(end);
    }
    // "Five to ten" is a range, unless it is a time at which something is.
    let minutes = scan.numerals[scan.numeral_at(start)?].exact()?;
    let timed = scan.is_before(start, 1, WordClass::ClockPoint);
    let round = [5, 10, 20, 25]
        .iter()
        .any(|round| minutes == (*round).into());
    let joint = scan.word(end) == "past" || scan.word(end) == "to";
    (round && joint && timed)
        .then(|| hour(end + 1).map(|hour| hour.tokens.end))
        .flatten()
}

fn o_clock(scan: &Numbered<'_>, _start: usize, end: usize) -> Option<usize> {
    matches!(scan.word(end), "o'clock" | "oclock").then_some(end + 1)
}

/// Takes in a time zone at `end`, with its offset: "GMT+02:00".
fn zone_end(scan: &Numbered<'_>, end: usize) -> usize {
    let after = match calendar().zone(scan.words(end)) {
        Some(len) if scan.is_capital(end) || matches!(scan.word(end), "local" | "hrs") => end + len,
        _ => return end,
    };
    let offset =
        matches!(scan.raw(after), "+" | "-") && scan.glued(after) && scan.is_digits(after + 1);
    if !offset {
        return after;
    }
    let minutes = scan.raw(after + 2) == ":" && scan.glued(after + 2) && scan.is_digits(after + 3);
    after + if minutes { 4 } else { 2 }
}
