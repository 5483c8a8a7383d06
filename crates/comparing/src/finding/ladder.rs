//! The values of one measure over time: which number, told of which day, by whom.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::statement::as_of;
use crate::group::Table;
use tally_reading::{Decimal, Qualifier};

/// One number of one day, and the figures that state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LadderStep {
    /// The day that the text names for the value, else that of publication; `None` where neither is known.
    pub day: Option<Date>,
    /// Whether the text names that day.
    pub is_told: bool,
    /// Rows of the table, in the order in which they were given.
    pub rows: Vec<usize>,
}

/// What makes two figures one step: day, number and whether it is a bound.
type Rung = (
    Option<Date>,
    bool,
    Option<Decimal>,
    Option<Decimal>,
    Qualifier,
);

/// The steps of `rows`, earliest first, of one day those in `superseded` first; without a day comes before all days.
pub fn ladder(table: &Table, rows: &[usize], superseded: &[usize]) -> Vec<LadderStep> {
    let superseded: BTreeSet<usize> = superseded.iter().copied().collect();
    let mut steps: BTreeMap<Rung, LadderStep> = BTreeMap::new();
    for row in rows {
        let told = as_of(table, *row);
        let day = told.or(table.article(*row).metadata.published_on());
        let quantity = &table.rows[*row].figure.quantity;
        let holds = !superseded.contains(row);
        let rung = (day, holds, quantity.low, quantity.high, quantity.qualifier);
        let step = steps.entry(rung).or_insert_with(|| LadderStep {
            day,
            is_told: false,
            rows: Vec::new(),
        });
        step.is_told |= told.is_some();
        step.rows.push(*row);
    }
    steps.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::sample::table;

    #[test]
    fn a_number_of_one_day_is_one_step_and_the_superseded_one_comes_first() {
        let table = table(&[
            ("2024-03-05", "The fire killed [15 people|person|killed]."),
            ("2024-03-04", "The fire killed [19 people|person|killed]."),
            ("2024-03-04", "The fire killed [12 people|person|killed]."),
            ("2024-03-04", "The fire killed [12 people|person|killed]."),
            ("", "The fire killed [9 people|person|killed]."),
        ]);
        let steps = ladder(&table, &[0, 1, 2, 3, 4], &[2, 3]);
        let rows: Vec<&[usize]> = steps.iter().map(|step| step.rows.as_slice()).collect();
        assert_eq!(rows, [&[4][..], &[2, 3], &[1], &[0]]);
    }
}
