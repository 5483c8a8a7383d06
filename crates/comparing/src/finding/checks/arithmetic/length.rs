//! A length of time and the days that it runs between: "a two-week truce from 3 to 17 May", "on 9 May, six days after
//! the attack of 3 May".

use jiff::civil::Date;

use super::Check;
use super::link::{figure, is_usable, words, words_after};
use super::wording::{ToldEquation, quoted};
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::sources::day;
use crate::finding::{Finding, FindingKind, Operation};
use crate::tolerances::{DAYS_OFF, LONGEST_COUNTED_DAYS};
use tally_language::lexicon::{WordClass, named};
use tally_reading::{Decimal, Dimension, Figure, Precision, Qualifier, TimeRef};

/// Finds lengths of time that are printed with both of their days.
pub(in crate::finding::checks) struct Lengths;

/// How many words may stand between a length and its days where it is a mistake if they do not fit.
const MOST_BETWEEN: usize = 2;

impl Check for Lengths {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        (0..compared.table.rows.len())
            .filter(|row| is_usable(compared, *row))
            .filter_map(|row| length(compared, row))
            .collect()
    }
}

fn length(compared: &Compared<'_>, row: usize) -> Option<Finding> {
    let days = days(compared, row)?;
    let ends = Ends::of(compared, row)?;
    let apart = i64::from(ends.last.since(ends.first).ok()?.get_days());
    // From the 3rd to the 17th are 14 nights and 15 days, and each is said.
    let holds = apart == days || ends.is_span && apart + 1 == days;
    let kind = match holds {
        true => FindingKind::ArithmeticHolds,
        false if ends.is_beside && (apart - days).abs() > DAYS_OFF => FindingKind::ArithmeticFails,
        false => return None,
    };
    Some(finding(compared, row, &ends, kind))
}

/// A length in whole days, told sharply.
fn days(compared: &Compared<'_>, row: usize) -> Option<i64> {
    let quantity = &figure(compared, row).quantity;
    let factor = match quantity.unit.code() {
        named::DAY => 1,
        named::WEEK => 7,
        _ => return None,
    };
    let measure = &compared.measures[row];
    let number = quantity.single().filter(|n| n.normalize().scale() == 0)?;
    let days = i64::try_from(number.mantissa()).ok()?.checked_mul(factor)?;
    let is_sharp =
        measure.qualifier == Qualifier::Exact && measure.dimension == Dimension::Duration;
    (is_sharp && number >= Decimal::ONE && days <= LONGEST_COUNTED_DAYS).then_some(days)
}

/// The two days that the text sets a length between.
struct Ends {
    first: Date,
    last: Date,
    /// Whether one phrase names both: "from 3 to 17 May".
    is_span: bool,
    /// Whether it stands right behind the length: "a two-week truce from 3 to 17 May".
    is_beside: bool,
    /// Another row that tells one of them, where it is not the length itself.
    other: Option<usize>,
}

impl Ends {
    fn of(compared: &Compared<'_>, row: usize) -> Option<Self> {
        if let Some(ends) = times(figure(compared, row))
            .into_iter()
            .find_map(|time| Self::named(compared, row, time))
        {
            return Some(ends);
        }
        let leads = words_after(compared, row);
        let is_between = WordClass::TimeOrder.has(leads.first()?);
        let mut days: Vec<(Date, usize)> = Vec::new();
        for other in row.saturating_sub(2)..compared.table.rows.len().min(row + 3) {
            if compared.table.rows[other].article != compared.table.rows[row].article
                || figure(compared, other).sentence != figure(compared, row).sentence
            {
                continue;
            }
            for time in times(figure(compared, other)) {
                let date = time
                    .date
                    .filter(|_| time.precision == Precision::Day && time.last.is_none());
                if let Some(date) = date.filter(|date| days.iter().all(|(known, _)| known != date))
                {
                    days.push((date, other));
                }
            }
        }
        days.sort_unstable();
        let [first, last] = days.as_slice() else {
            return None;
        };
        let other = [first.1, last.1].into_iter().find(|other| *other != row);
        is_between.then_some(Self {
            first: first.0,
            last: last.0,
            is_span: false,
            is_beside: false,
            other,
        })
    }

    /// The days of one phrase that does not have them from the length itself, as "the past three days" has.
    fn named(compared: &Compared<'_>, row: usize, time: &TimeRef) -> Option<Self> {
        let (first, last) = (time.date?, time.last?);
        let mention = figure(compared, row).span;
        if time.precision != Precision::Day || first >= last || time.span.overlaps(mention) {
            return None;
        }
        let text = &compared.table.article(row).text;
        let between = text.get(mention.end..time.span.start).unwrap_or("");
        let between = words(between);
        let is_beside = between.len() <= MOST_BETWEEN && between.iter().any(|word| word == "from");
        Some(Self {
            first,
            last,
            is_span: true,
            is_beside,
            other: None,
        })
    }
}

fn times(figure: &Figure) -> Vec<&TimeRef> {
    [&figure.as_of, &figure.event]
        .into_iter()
        .flatten()
        .collect()
}

fn finding(compared: &Compared<'_>, row: usize, ends: &Ends, kind: FindingKind) -> Finding {
    let (first, last) = (day(ends.first), day(ends.last));
    let fits = if kind == FindingKind::ArithmeticHolds {
        " fits its days"
    } else {
        " does not fit its days"
    };
    let apart = i64::from(
        ends.last
            .since(ends.first)
            .map_or(0, |span| span.get_days()),
    );
    let with_both = kind == FindingKind::ArithmeticHolds && days(compared, row) == Some(apart + 1);
    let told = ToldEquation {
        operation: Operation::Length,
        total: row,
        parts: vec![ends.other.unwrap_or(row)],
        headline: prose![&first, " to ", &last, ": ", compared.said(row)],
        clause: prose![quoted(compared, row), fits],
        reckoning: if with_both {
            let days = format!(" are {} days, with the first and the last", apart + 1);
            prose![first, " to ", last, days]
        } else {
            let days = format!(" it is {apart} days");
            prose!["from ", first, " to ", last, days]
        },
    };
    told.finding(compared, kind)
}
