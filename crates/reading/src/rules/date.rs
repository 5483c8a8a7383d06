//! Calendar dates.

use std::ops::Range;

use super::super::Reason;
use super::super::numbered::Numbered;
use super::super::numeral::NumeralValue;
use super::rule::{Proposal, Rule};
use tally_language::lexicon::{WordClass, calendar};

/// `January 23-24, 2026`, `3 May`, `the 5th of June`, `2024-05-01`, `12/05/2013`.
pub(super) struct Dates;

impl Rule for Dates {
    fn name(&self) -> &'static str {
        "date"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let numeral = &scan.numerals[numeral];
        let start = numeral.tokens.start;
        if numeral.value == NumeralValue::Ordinal || numeral.bare && scan.raw(start).len() <= 2 {
            let claim = after_month(scan, start).or_else(|| before_month(scan, start));
            if let Some(claim) = claim {
                return Some(Proposal::ignore(claim, Reason::Date));
            }
        }
        let claim = numeric(scan, start)?;
        Some(Proposal::ignore(claim, Reason::Date))
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "The round of {January 23-24, 2026|date} failed.",
            "On {3 May|date} and {Sept. 4|date}, [12 boats|12 count boat] sank.",
            "Until the {5th of June 2019|date} it stood.",
            "Filed {2024-05-01|date} and again {12/05/2013|date}.",
            "The march of {May 7 and 8|date} drew [40 people|40 count person].",
            "The {March 11|date} attacks and the {2 June|date} vote were recalled.",
            "In May {2019|date} and spring {2020|date}, by {1 July|date}, [7 babies|7 count baby] were born.",
            "It may [20 times|20 count time] fail.",
            "In March [300 people|300 count person] left.",
        ]
    }
}

/// The most days that one month follows: "3, 4 and 5 May".
const MOST_DAYS: usize = 4;

/// Whether the word at `at` is a month; "may" and "march" only with a capital.
fn is_month(scan: &Numbered<'_>, at: usize) -> bool {
    calendar().month(scan.word(at)).is_some() && scan.is_capital(at)
}

/// A day of a month at `at`: "3", "3rd".
fn day_end(scan: &Numbered<'_>, at: usize) -> Option<usize> {
    let day: u32 = scan.raw(at).parse().ok()?;
    if !(1..=31).contains(&day) || scan.raw(at).len() > 2 {
        return None;
    }
    let suffix = scan.is(at + 1, WordClass::OrdinalSuffix) && scan.glued(at + 1);
    Some(at + 1 + usize::from(suffix))
}

/// A year at `at`, after a comma or not.
fn year_end(scan: &Numbered<'_>, at: usize) -> usize {
    let comma = usize::from(scan.raw(at) == ",");
    let year = scan.raw(at + comma);
    let is_year = scan.is_digits(at + comma)
        && year.len() == 4
        && matches!(&year[..2], "15" | "16" | "17" | "18" | "19" | "20" | "21")
        && !(scan.raw(at + comma + 1) == ","
            && scan.glued(at + comma + 1)
            && scan.is_digits(at + comma + 2)
            && scan.glued(at + comma + 2));
    if is_year { at + comma + 1 } else { at }
}

/// "January 23-24, 2026" at 23.
fn after_month(scan: &Numbered<'_>, at: usize) -> Option<Range<usize>> {
    let dot = usize::from(at > 0 && scan.raw(at - 1) == ".");
    let the = usize::from(scan.before(at, 1) == "the");
    let month = at.checked_sub(1 + dot + the)?;
    if !is_month(scan, month) {
        return None;
    }
    let mut end = day_end(scan, at)?;
    // "In March 30 people left" counts people: a plural noun right behind tells it.
    // "The March 30 attacks" are those of a day.
    let set = month > 0 && matches!(scan.before(month, 1), "the" | "of");
    let noun = scan.is_word(end) && !scan.glued(end) && !scan.is_capital(end) && !set;
    if noun && lexicon_plural(scan, end) {
        return None;
    }
    while let Some(next) = further_day(scan, end) {
        end = next;
    }
    Some(month..year_end(scan, end))
}

fn lexicon_plural(scan: &Numbered<'_>, at: usize) -> bool {
    tally_language::lexicon::grammar().is_plural(scan.word(at))
        && !scan
            .class(at)
            .has(tally_language::lexicon::Classes::FUNCTION)
        && !scan.class(at).has(tally_language::lexicon::Classes::VERB_S)
}

/// "-24", "and 24", "to 24" from `end`, where it is a further day and not a count.
fn further_day(scan: &Numbered<'_>, end: usize) -> Option<usize> {
    let dash = scan.is_dash(end);
    let word = scan.is(end, WordClass::DayTie);
    let next = day_end(scan, end + 1).filter(|_| dash || word)?;
    (dash || !scan.is_word(next) || !lexicon_plural(scan, next)).then_some(next)
}

/// "3 May 2024", "the 5th of June", "23-24 January" at the first day.
fn before_month(scan: &Numbered<'_>, at: usize) -> Option<Range<usize>> {
    let mut end = day_end(scan, at).or_else(|| {
        scan.numeral_at(at)
            .filter(|idx| scan.numerals[*idx].value == NumeralValue::Ordinal)
            .map(|idx| scan.numerals[idx].tokens.end)
    })?;
    for _ in 0..MOST_DAYS {
        let joined = scan.is_dash(end) || matches!(scan.word(end), "and" | "to");
        let Some(next) = day_end(scan, end + 1).filter(|_| joined) else {
            break;
        };
        end = next;
    }
    let month = end + usize::from(scan.word(end) == "of");
    if !is_month(scan, month) {
        return None;
    }
    let dot = usize::from(
        scan.raw(month + 1) == "." && scan.glued(month + 1) && scan.is_digits(month + 2),
    );
    Some(at..year_end(scan, month + 1 + dot))
}

/// "2024-05-01", "12/05/2013", "12.5.2013".
fn numeric(scan: &Numbered<'_>, at: usize) -> Option<Range<usize>> {
    let sign = scan.raw(at + 1);
    if !matches!(sign, "-" | "/" | ".") || scan.raw(at + 3) != sign {
        return None;
    }
    let glued = (at + 1..=at + 4).all(|idx| scan.glued(idx));
    let digits = scan.is_digits(at) && scan.is_digits(at + 2) && scan.is_digits(at + 4);
    if !glued || !digits {
        return None;
    }
    let lens = [
        scan.raw(at).len(),
        scan.raw(at + 2).len(),
        scan.raw(at + 4).len(),
    ];
    let number = |idx: usize| scan.raw(idx).parse::<u32>().unwrap_or(99);
    let is_date = match lens {
        [4, 1..=2, 1..=2] => number(at + 2) <= 12 && number(at + 4) <= 31,
        [1..=2, 1..=2, 2 | 4] => number(at) <= 31 && number(at + 2) <= 31,
        _ => false,
    };
    is_date.then_some(at..at + 5)
}
