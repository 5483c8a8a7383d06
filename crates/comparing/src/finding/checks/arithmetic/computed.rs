//! Values computed from stated ones: as printed, and how far they reach as every statement may be rounded or hedged.

use crate::finding::Interval;
use crate::finding::compared::Compared;
use crate::finding::statement::Statement;
use crate::tolerances::{ABOUT_WITHIN, NEAR_WITHIN, ROUNDS_WITHIN, SAME_NUMBER, WIDEST_ROUND};
use tally_reading::{Decimal, Qualifier};

/// A stated or computed value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Value {
    /// From the numbers as printed.
    pub point: Decimal,
    /// What it may be, ends included.
    range: Interval,
}

/// How a computed value fits the stated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// To the last digit.
    Exact,
    /// The computed value rounds to the stated one, or is what its hedge allows.
    Rounded,
    /// The stated value lies close by, within what the rounding of the others allows.
    Near,
    /// Only the wide readings of rounded or hedged numbers meet: nothing is proven.
    Open,
    /// No reading fits.
    Fails,
}

impl Value {
    /// The stated value of row `row`, in base units; `None` where it is no single number, or a vague one.
    pub(super) fn of(compared: &Compared<'_>, row: usize) -> Option<Self> {
        let statement = compared.statement(row);
        let point = statement.single()?;
        if statement.qualifier == Qualifier::Vague {
            return None;
        }
        let value = Self {
            point,
            range: read(&statement),
        };
        let is_bare = statement.qualifier == Qualifier::Exact;
        Some(if is_bare && ends_in_zero(point) {
            value.no_wider_than(point.checked_div(WIDEST_ROUND.into())?)
        } else {
            value
        })
    }

    /// The same where the text prints whole `units`, millions say: rounded to one of them, however round it looks.
    pub(super) fn in_whole(self, unit: Option<Decimal>) -> Self {
        let half = unit.and_then(|unit| unit.checked_div(2.into()));
        half.map_or(self, |half| self.no_wider_than(half))
    }

    /// The same as what is rounded to a whole number: "five times" may be 5.2 times.
    pub(super) fn as_rounded(self) -> Self {
        let half = Interval::around(Decimal::ZERO, Decimal::new(5, 1));
        Self {
            point: self.point,
            range: self.range.plus(&half),
        }
    }

    fn no_wider_than(self, room: Decimal) -> Self {
        Self {
            point: self.point,
            range: self.range.within(room, self.point),
        }
    }

    /// A number that is what it is.
    pub(super) const fn exact(point: Decimal) -> Self {
        Self {
            point,
            range: Interval::exact(point),
        }
    }

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        Some(Self {
            point: self.point.checked_add(other.point)?,
            range: self.range.plus(&other.range),
        })
    }

    /// What is left of it without the other.
    pub(super) fn minus(self, other: Self) -> Option<Self> {
        Some(Self {
            point: self.point.checked_sub(other.point)?,
            range: self.range.minus(&other.range),
        })
    }

    /// So many times the other; neither may be negative.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        Some(Self {
            point: self.point.checked_mul(other.point)?,
            range: self.range.times(&other.range),
        })
    }

    /// Shared out among the other; neither may be negative, and nothing is shared out among none.
    pub(super) fn over(self, other: Self) -> Option<Self> {
        Some(Self {
            point: self.point.checked_div(other.point)?,
            range: self.range.over(&other.range),
        })
    }

    /// Whether it is below `most` whatever is meant.
    pub(super) fn is_below(&self, most: Decimal) -> bool {
        self.range.high.is_some_and(|high| high < most)
    }

    /// How it fits what row `row` states.
    pub(super) fn fit(&self, compared: &Compared<'_>, row: usize) -> Option<Fit> {
        self.fit_to(&Self::of(compared, row)?, compared, row)
    }

    /// How it fits what row `row` states, read as `stated`.
    pub(super) fn fit_to(&self, stated: &Self, compared: &Compared<'_>, row: usize) -> Option<Fit> {
        let statement = compared.statement(row);
        let apart = self.point.checked_sub(stated.point)?.abs();
        let within = |parts: i64| {
            apart
                .checked_mul(parts.into())
                .is_some_and(|times| times <= stated.point.abs())
        };
        let is_bare = statement.qualifier == Qualifier::Exact;
        let is_about = statement.qualifier == Qualifier::About;
        if (is_bare || is_about) && within(SAME_NUMBER) {
            return Some(Fit::Exact);
        }
        if !self.range.meets(&stated.range) {
            return Some(Fit::Fails);
        }
        let fits = if is_bare {
            stated.range.spans(self.point) && (!ends_in_zero(stated.point) || within(ROUNDS_WITHIN))
        } else {
            is_suggested(&statement, self.point) && (!is_about || within(ABOUT_WITHIN))
        };
        if fits {
            return Some(Fit::Rounded);
        }
        let near = is_bare && within(NEAR_WITHIN) && self.range.spans(stated.point);
        Some(if near { Fit::Near } else { Fit::Open })
    }
}

impl Fit {
    /// Whether an editor would say that it adds up.
    pub(super) const fn holds(self) -> bool {
        matches!(self, Self::Exact | Self::Rounded | Self::Near)
    }
}

fn ends_in_zero(number: Decimal) -> bool {
    number.checked_rem(Decimal::TEN) == Some(Decimal::ZERO)
}

/// The largest of trillions, billions and millions that all of `rows` are whole numbers of, as they are then printed.
pub(super) fn whole_unit(compared: &Compared<'_>, rows: &[usize]) -> Option<Decimal> {
    const UNITS: [i64; 3] = [1_000_000_000_000, 1_000_000_000, 1_000_000];
    UNITS.into_iter().map(Decimal::from).find(|unit| {
        rows.iter().all(|row| {
            let number = compared.measures[*row].single();
            let times = number.and_then(|n| n.checked_div(*unit));
            times.is_some_and(|n| {
                n >= Decimal::ONE && n < Decimal::ONE_THOUSAND && n.normalize().scale() == 0
            })
        })
    })
}

/// All that a statement may mean: what is measured is rounded to its last digit.
fn read(statement: &Statement) -> Interval {
    let interval = if statement.is_measured {
        statement.measured
    } else {
        statement.interval
    };
    interval.as_closed()
}

/// Whether `point` lies on the right side of a bound, and no farther off than its words suggest.
fn is_suggested(statement: &Statement, point: Decimal) -> bool {
    statement.interval.as_suggested().spans(point)
}
