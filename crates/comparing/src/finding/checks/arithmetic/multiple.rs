//! So many times another number: "£9.4m, five times its estimate of £1.8m".

use super::Check;
use super::computed::{Fit, Value};
use super::link::{figure, in_one_sentence, is_usable, words_between};
use super::wording::{ToldEquation, ending, quoted};
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Operation};
use tally_language::lexicon::WordClass;
use tally_reading::{Decimal, Dimension};

/// Finds multiples that are printed between the number and what it is a multiple of.
pub(in crate::finding::checks) struct Multiples;

/// The most words between "times" and what is taken so many times.
const MOST_BETWEEN: usize = 6;

impl Check for Multiples {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        (1..compared.table.rows.len().saturating_sub(1))
            .filter(|row| is_multiple(compared, *row))
            .filter_map(|times| multiple(compared, times))
            .collect()
    }
}

fn is_multiple(compared: &Compared<'_>, row: usize) -> bool {
    let counted = figure(compared, row).counted.as_ref();
    is_usable(compared, row)
        && compared.measures[row].dimension == Dimension::Count
        && counted.is_some_and(|counted| counted.head == "time" || counted.text == "times")
        && compared.measures[row].single() > Some(Decimal::ONE)
}

fn multiple(compared: &Compared<'_>, times: usize) -> Option<Finding> {
    let (result, base) = (times - 1, times + 1);
    let is_one = in_one_sentence(compared, result, times) && in_one_sentence(compared, times, base);
    if !is_one || !is_usable(compared, result) || !is_usable(compared, base) {
        return None;
    }
    let (one, other) = (&compared.measures[result], &compared.measures[base]);
    let alike = one.dimension == other.dimension && one.own_unit == other.own_unit;
    let same =
        one.dimension != Dimension::Count || one.thing == other.thing || other.thing.is_empty();
    if !alike || !same || !is_beside(compared, result, times) || !leads_on(compared, times, base) {
        return None;
    }
    let made = Value::of(compared, result)?.over(Value::of(compared, base)?)?;
    let stated = Value::of(compared, times)?.as_rounded();
    let fit = made.fit_to(&stated, compared, times)?;
    if !matches!(fit, Fit::Exact | Fit::Rounded) {
        return None;
    }
    let exactly = if fit == Fit::Exact {
        made.point
    } else {
        made.point.round_dp(1)
    };
    let exactly = compared.number_like(times, Some(exactly));
    let reckoning = prose![
        compared.said(result),
        " \u{f7} ",
        compared.said(base),
        " = ",
        exactly,
        ending(compared, times, fit)
    ];
    let told = ToldEquation {
        operation: Operation::Product,
        total: result,
        parts: vec![times, base],
        headline: reckoning.clone(),
        clause: prose![
            quoted(compared, result),
            " is ",
            quoted(compared, times),
            " ",
            quoted(compared, base)
        ],
        reckoning,
    };
    Some(told.finding(compared, FindingKind::ArithmeticHolds))
}

/// Whether nothing or "which is" stands between a number and the multiple that it is.
fn is_beside(compared: &Compared<'_>, result: usize, times: usize) -> bool {
    words_between(compared, result, times).is_some_and(|words| {
        words
            .iter()
            .all(|word| WordClass::CopulaOrRelative.has(word))
    })
}

/// "Its low estimate of", "the"; "five times a year" takes nothing so many times.
fn leads_on(compared: &Compared<'_>, times: usize, base: usize) -> bool {
    words_between(compared, times, base).is_some_and(|words| {
        let opens = words
            .first()
            .is_none_or(|word| WordClass::DeterminerOfBase.has(word));
        let moves = words.iter().any(|word| WordClass::RateOpening.has(word));
        opens && !moves && words.len() <= MOST_BETWEEN
    })
}
