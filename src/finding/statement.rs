//! One figure as a statement that can be compared with others of its group.

use jiff::civil::Date;

use super::{Interval, Policy, words};
use crate::figure::{Decimal, Dimension, Precision, Qualifier, Quantity};
use crate::group::{Measure, Table, in_base_units};

/// A figure with what it may mean and when it holds.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    /// Index of its article.
    pub article: usize,
    /// What it may mean, in base units.
    pub interval: Interval,
    /// The stated bounds in base units.
    pub bounds: (Option<Decimal>, Option<Decimal>),
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// As an editor would print it.
    pub shown: String,
    /// The day for which it holds: its own as-of date, else that of publication.
    pub date: Option<Date>,
    /// Whether the text itself says that it is an earlier state.
    pub earlier: bool,
    /// Who says so, folded; `None` for the article's own voice.
    pub speaker: Option<String>,
}

impl Statement {
    /// Row `row` as `policy` reads it.
    pub(super) fn of(table: &Table, measure: &Measure, row: usize, policy: &Policy) -> Self {
        let figure = &table.rows[row].figure;
        let published = table.article(row).metadata.published;
        Self {
            article: table.rows[row].article,
            interval: read_in_base_units(&figure.quantity, policy),
            bounds: measure.bounds,
            qualifier: figure.quantity.qualifier,
            shown: words::value(&figure.quantity),
            date: as_of(table, row).or(published),
            earlier: measure.earlier,
            speaker: measure.speaker.clone(),
        }
    }

    /// The one number that is stated.
    pub(super) fn single(&self) -> Option<Decimal> {
        match self.bounds {
            (Some(low), Some(high)) if low == high => Some(low),
            (Some(one), None) | (None, Some(one)) => Some(one),
            _ => None,
        }
    }

    /// Whether it is open to one side.
    pub(super) fn is_bound(&self) -> bool {
        self.interval.low.is_none() || self.interval.high.is_none()
    }

    /// What makes two statements of a group the same statement.
    pub(super) fn key(
        &self,
    ) -> (
        Option<Date>,
        bool,
        Option<Decimal>,
        Option<Decimal>,
        Qualifier,
    ) {
        (
            self.date,
            !self.earlier,
            self.bounds.0,
            self.bounds.1,
            self.qualifier,
        )
    }

    /// Whether the two say the same in value and hedge, whenever it was.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.bounds == other.bounds && self.qualifier == other.qualifier
    }
}

/// The figure's own date, where it is told to the day or the week; a month may hold both.
fn as_of(table: &Table, row: usize) -> Option<Date> {
    let time = table.rows[row].figure.as_of.as_ref()?;
    let published = table.article(row).metadata.published;
    let date = time.date?;
    let exact = matches!(time.precision, Precision::Day | Precision::Week);
    let past = published.is_none_or(|published| date <= published);
    let other_month =
        published.is_none_or(|p| (p.year(), p.month()) != (date.year(), date.month()));
    (past && (exact || other_month)).then_some(date)
}

/// Reads in the printed unit, where the digits tell how exact it is, and converts then.
fn read_in_base_units(quantity: &Quantity, policy: &Policy) -> Interval {
    let printed = Interval::read(quantity, policy);
    let convert = |value: Option<Decimal>| {
        let quantity = Quantity {
            low: value,
            ..quantity.clone()
        };
        in_base_units(&quantity).0
    };
    Interval {
        low: convert(printed.low),
        high: convert(printed.high),
        soft: convert(printed.soft),
        ..printed
    }
}

/// How the values of a measure may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nature {
    /// It is counted up: the killed, the injured, the damaged.
    Rising,
    /// It may rise and fall: the missing, prices, days passed.
    Moving,
    /// It is what it is: a magnitude, a sum stolen, the length of a quake.
    Fixed,
}

impl Nature {
    /// By dimension and role.
    pub(super) fn of(measure: &Measure) -> Self {
        const RISING: [&str; 12] = [
            "arrested",
            "collapsed",
            "damaged",
            "destroyed",
            "detained",
            "displaced",
            "evacuated",
            "hospitalised",
            "infected",
            "injured",
            "killed",
            "rescued",
        ];
        const HOUR: i64 = 3600;
        match measure.dimension {
            Dimension::Count => match measure.role {
                Some(role) if RISING.contains(&role) => Self::Rising,
                _ => Self::Moving,
            },
            Dimension::Duration if measure.single().is_some_and(|n| n > (24 * HOUR - 1).into()) => {
                Self::Moving
            }
            Dimension::Share | Dimension::Temperature | Dimension::Other => Self::Moving,
            _ => Self::Fixed,
        }
    }
}
