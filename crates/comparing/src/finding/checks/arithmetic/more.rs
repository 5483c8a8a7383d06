//! So much more or less than another: "37.9%, 13.5 points above the 24.4% of the year before", "45, eight fewer than 53".

use super::computed::{Fit, Value};
use super::link::{companions, figure, is_usable, words, words_between};
use super::wording::{ToldEquation, difference, kind, quoted};
use crate::finding::checks::check::Check;
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, Operation, Prose};
use crate::group::is_step_of;
use tally_language::lexicon::{WordClass, classes_of};

/// Finds numbers that are printed with by how much they are more or less than another.
pub(in crate::finding::checks) struct Comparisons;

impl Check for Comparisons {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        (0..compared.table.rows.len())
            .filter(|row| is_usable(compared, *row))
            .filter_map(|other| comparison(compared, other))
            .collect()
    }
}

/// The comparison that ends with row `other`: its number, by how much, "more than", and that row.
fn comparison(compared: &Compared<'_>, other: usize) -> Option<Finding> {
    let beside = companions(compared, other);
    let before = |row: usize| beside.iter().copied().rev().find(|one| *one < row);
    let unit = |row: usize| &figure(compared, row).quantity.unit;
    let by = before(other).filter(|by| is_step_of(unit(*by), unit(other)))?;
    let is_more = leads_on(compared, by, other)?;
    let number = before(by).filter(|number| is_one_unit(compared, *number, other))?;
    // The words that compare are no hedge of the number behind them.
    let least = Value::exact(compared.measures[other].single()?);
    let value = Value::of(compared, number)?;
    let apart = if is_more {
        value.minus(least)
    } else {
        least.minus(value)
    }?;
    let fit = apart.fit(compared, by).filter(|fit| *fit == Fit::Exact)?;
    let (all, rest) = (compared.said(number), plain(compared, other));
    let (larger, smaller) = if is_more {
        (&all, &rest)
    } else {
        (&rest, &all)
    };
    let difference = difference(compared, &apart, by, fit);
    let reckoning = prose![larger, " \u{2212} ", smaller, " ", difference];
    let than = if is_more {
        " more than "
    } else {
        " less than "
    };
    let told = ToldEquation {
        operation: Operation::Change,
        total: by,
        parts: vec![other, number],
        headline: reckoning.clone(),
        clause: prose![
            quoted(compared, number),
            " is ",
            quoted(compared, by),
            than,
            rest
        ],
        reckoning,
    };
    Some(told.finding(compared, kind(fit)?))
}

/// Whether "more than" or "below" and no other words lead from one row to the next, and which way.
fn leads_on(compared: &Compared<'_>, by: usize, other: usize) -> Option<bool> {
    let mut between = words_between(compared, by, other)?;
    between.extend(words(&figure(compared, other).quantity.hedge));
    between.retain(|word| !WordClass::IdleInComparison.has(word));
    let [word] = between.as_slice() else {
        return None;
    };
    let classes = classes_of(word);
    let is_above = classes.has(WordClass::AboveAnother);
    (is_above || classes.has(WordClass::BelowAnother)).then_some(is_above)
}

fn is_one_unit(compared: &Compared<'_>, a: usize, b: usize) -> bool {
    let (one, other) = (&compared.measures[a], &compared.measures[b]);
    one.dimension == other.dimension && one.own_unit == other.own_unit
}

/// The number of a row without the words that compare.
fn plain(compared: &Compared<'_>, row: usize) -> Prose {
    compared.number_like(row, figure(compared, row).quantity.single())
}
