//! One figure as a statement that can be compared with others of its group.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Interval, Policy, Prose, Segment, ShownValue};
use crate::group::{Measure, Table, in_base};
use tally_language::lexicon::{RoleAttribute, WordClass, named};
use tally_reading::written::{self, HouseStyle};
use tally_reading::{Decimal, Dimension, Precision, Qualifier, Quantity};

/// A figure with what it may mean and when it holds.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    /// Its row.
    pub row: usize,
    /// Index of its article.
    pub article: usize,
    /// Its unit where the dimension does not tell: a currency, a unit of its own.
    pub unit: Option<String>,
    /// What it may mean, in base units, or in its group's common unit.
    pub interval: Interval,
    /// Whether it is measured, not counted: what is printed with fewer digits is rounded.
    pub is_measured: bool,
    /// What it may mean with the room that a measured value has; the same where it is counted.
    pub measured: Interval,
    /// The stated bounds in base units.
    pub bounds: (Option<Decimal>, Option<Decimal>),
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// As an editor would print it.
    pub shown: String,
    /// The day of publication, else its own as-of date.
    pub date: Option<Date>,
    /// The day that the text names for it.
    pub as_of: Option<Date>,
    /// Whether the text itself says that it is an earlier state.
    pub earlier: bool,
    /// The day for which the text says that it holds: "as of Wednesday", "by Tuesday evening".
    pub holds_at: Option<Date>,
    /// Whether it stands in the article's head.
    pub in_head: bool,
    /// Who says so, folded; `None` for the article's own voice.
    pub speaker: Option<Arc<str>>,
}

/// Day, whether it is current, bounds, hedge and unit.
type Key<'a> = (
    Option<Date>,
    bool,
    Option<Decimal>,
    Option<Decimal>,
    Qualifier,
    Option<&'a str>,
);

impl Statement {
    /// Row `row` as `policy` reads it.
    pub(super) fn of(table: &Table, measure: &Measure, row: usize, policy: &Policy) -> Self {
        let figure = &table.rows[row].figure;
        let published = table.article(row).metadata.published_on();
        let as_of = as_of(table, row);
        let interval = converted(Interval::read(&figure.quantity, policy), &figure.quantity);
        let is_measured = measure.dimension != Dimension::Count;
        Self {
            row,
            article: table.rows[row].article,
            unit: measure.own_unit.clone(),
            interval,
            is_measured,
            measured: if is_measured {
                measured(&figure.quantity, policy)
            } else {
                interval
            },
            bounds: measure.bounds,
            qualifier: figure.quantity.qualifier,
            shown: shown(table, row),
            date: published.or(as_of),
            as_of,
            holds_at: as_of.filter(|_| says_as_of(table, row)),
            in_head: measure.depth == 0,
            earlier: measure.is_earlier(),
            speaker: measure.speaker.clone(),
        }
    }

    /// The same at `rate` of its group's common unit for each of its own.
    pub(super) fn at(mut self, rate: Decimal) -> Self {
        let worth = |value: Option<Decimal>| value.and_then(|value| value.checked_mul(rate));
        self.bounds = (worth(self.bounds.0), worth(self.bounds.1));
        for interval in [&mut self.interval, &mut self.measured] {
            *interval = interval.map(|value| value.checked_mul(rate));
        }
        self
    }

    /// The one number that is stated.
    pub(super) fn single(&self) -> Option<Decimal> {
        match self.bounds {
            (Some(low), Some(high)) if low == high => Some(low),
            (Some(one), None) | (None, Some(one)) => Some(one),
            _ => None,
        }
    }

    /// Whether its number is but a word: "dozens".
    pub(super) fn is_vague(&self) -> bool {
        self.qualifier == Qualifier::Vague
    }

    /// Whether it is open to one side.
    pub(super) fn is_bound(&self) -> bool {
        self.interval.is_bound()
    }

    /// What makes two statements of a group the same statement.
    pub(super) fn key(&self) -> Key<'_> {
        (
            self.date,
            !self.earlier,
            self.bounds.0,
            self.bounds.1,
            self.qualifier,
            self.unit.as_deref(),
        )
    }

    /// Whether the two say the same in value and hedge, whenever it was.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.bounds == other.bounds && self.qualifier == other.qualifier && self.unit == other.unit
    }
}

/// Whether the words before the time make it the day for which the value holds.
fn says_as_of(table: &Table, row: usize) -> bool {
    let Some(time) = table.rows[row].figure.as_of.as_ref() else {
        return false;
    };
    let text = &table.article(row).text;
    let mut words = text
        .get(..time.span.start)
        .unwrap_or("")
        .split_whitespace()
        .rev()
        .map(str::to_lowercase);
    let last = words.next().unwrap_or_default();
    let asked = time
        .text
        .split_whitespace()
        .next()
        .unwrap_or("")
        .to_lowercase();
    let opening = if WordClass::AsOfPreposition.has(&asked) && asked != "through" {
        asked
    } else {
        last
    };
    match opening.as_str() {
        word if WordClass::AsOfPreposition.has(word) => true,
        "of" => words.next().is_some_and(|word| word == "as"),
        _ => false,
    }
}

/// As an editor would print it.
pub(super) fn shown(table: &Table, row: usize) -> String {
    let (figure, text) = (&table.rows[row].figure, &table.article(row).text);
    written::figure(figure, text, HouseStyle::default()).to_string()
}

/// The same as a segment; a number that is but a word stays in its article's words.
pub(super) fn said(table: &Table, row: usize) -> Prose {
    let quantity = &table.rows[row].figure.quantity;
    if quantity.qualifier == Qualifier::Vague {
        return Segment::Wording {
            row: Some(row),
            text: shown(table, row),
        }
        .into();
    }
    ShownValue::of(Some(row), quantity.clone()).into()
}

/// The figure's own date, where it is told to the day or the week; a month or a year is a period, not a date.
pub(super) fn as_of(table: &Table, row: usize) -> Option<Date> {
    let time = table.rows[row].figure.time()?;
    let published = table.article(row).metadata.published_on();
    let date = time.date?;
    let exact = matches!(time.precision, Precision::Day | Precision::Week);
    (exact && published.is_none_or(|published| date <= published)).then_some(date)
}

fn measured(quantity: &Quantity, policy: &Policy) -> Interval {
    let printed = Interval::read(quantity, policy);
    let widened = quantity
        .single()
        .map_or(printed, |number| printed.as_measured(number));
    converted(widened, quantity)
}

/// Converts what was read in the printed unit, where the digits tell how exact it is.
fn converted(printed: Interval, quantity: &Quantity) -> Interval {
    printed.map(|value| Some(in_base(&quantity.unit, value)))
}

/// How the values of a measure may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// It is counted up: the killed, the injured, the damaged.
    Rising,
    /// It may rise and fall: the missing, prices, days passed.
    Moving,
    /// It is foreseen; each forecaster has a figure of their own.
    Forecast,
    /// It is what it is: a magnitude, a sum stolen, the length of a quake.
    Fixed,
}

impl Nature {
    /// By dimension and role.
    pub(super) fn of(measure: &Measure) -> Self {
        const DAY: i64 = 86_400;
        match measure.dimension {
            _ if measure.is_foreseen() => Self::Forecast,
            Dimension::Count => match measure.role {
                // Whoever is in a critical state gets better or worse.
                Some(named::INJURED) if !measure.narrowing.is_empty() => Self::Moving,
                Some(role) if RoleAttribute::CountedUp.holds(role) => Self::Rising,
                _ => Self::Moving,
            },
            Dimension::Duration if measure.single().is_some_and(|n| n >= DAY.into()) => {
                Self::Moving
            }
            Dimension::Share
            | Dimension::Temperature
            | Dimension::Power
            | Dimension::Energy
            | Dimension::Pressure
            | Dimension::Frequency
            | Dimension::Flow
            | Dimension::Other => Self::Moving,
            _ => Self::Fixed,
        }
    }
}
