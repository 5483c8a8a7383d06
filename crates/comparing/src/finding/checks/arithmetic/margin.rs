//! By how much one number beats another: "204 votes to 115, an 89-vote margin".

use super::Check;
use super::link::{figure, is_usable, words_before, words_between};
use super::wording::{ToldEquation, quoted};
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Operation};
use tally_language::lexicon::Cue;
use tally_reading::{Decimal, Dimension, Qualifier};

/// Finds margins that are the difference of two numbers set against each other.
pub(in crate::finding::checks) struct Margins;

/// How many rows on either side of a margin its numbers are looked for.
const MOST_ROWS: usize = 6;

impl Check for Margins {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        (0..compared.table.rows.len())
            .filter(|row| is_sharp(compared, *row) && is_margin(compared, *row))
            .filter_map(|row| margin(compared, row))
            .collect()
    }
}

fn is_sharp(compared: &Compared<'_>, row: usize) -> bool {
    let measure = &compared.measures[row];
    let adds_up = matches!(
        measure.dimension,
        Dimension::Count | Dimension::Money | Dimension::Share
    );
    is_usable(compared, row)
        && adds_up
        && measure.qualifier == Qualifier::Exact
        && measure.single() > Some(Decimal::ZERO)
}

/// "An 89-vote margin", "a majority of 89", "by a margin of 89 votes".
fn is_margin(compared: &Compared<'_>, row: usize) -> bool {
    let before = words_before(compared, row);
    let led = matches!(before.as_slice(), [of, noun, ..] if of == "of" && Cue::Margin.holds(noun));
    let counted = figure(compared, row).counted.as_ref();
    let noun = counted.and_then(|counted| counted.text.split_whitespace().last());
    led || noun.is_some_and(|noun| Cue::Margin.holds(&noun.to_lowercase()))
}

fn margin(compared: &Compared<'_>, row: usize) -> Option<Finding> {
    let rows = &compared.table.rows;
    let last = rows.len().min(row + MOST_ROWS);
    let mut pairs = (row.saturating_sub(MOST_ROWS)..last).filter_map(|more| {
        let less = more + 1;
        let is_pair =
            less < last && more != row && less != row && rows[more].article == rows[row].article;
        (is_pair && are_opposed(compared, more, less)).then_some((more, less))
    });
    let wanted = compared.measures[row].single()?;
    let (more, less) = pairs.find(|(more, less)| {
        let number = |row: usize| compared.measures[row].single();
        let apart = number(*more)
            .zip(number(*less))
            .and_then(|(more, less)| more.checked_sub(less));
        let alike = compared.measures[*more].dimension == compared.measures[row].dimension;
        alike && apart == Some(wanted)
    })?;
    let reckoning = prose![
        compared.said(more),
        " \u{2212} ",
        compared.said(less),
        " = ",
        compared.said(row)
    ];
    let told = ToldEquation {
        operation: Operation::Sum,
        total: more,
        parts: vec![less, row],
        headline: reckoning.clone(),
        clause: prose![
            quoted(compared, more),
            " against ",
            quoted(compared, less),
            " makes ",
            quoted(compared, row)
        ],
        reckoning,
    };
    Some(told.finding(compared, FindingKind::ArithmeticHolds))
}

/// "495 votes to 190", "204 against 115".
fn are_opposed(compared: &Compared<'_>, more: usize, less: usize) -> bool {
    let (one, other) = (&compared.measures[more], &compared.measures[less]);
    let opposed = words_between(compared, more, less).is_some_and(|words| {
        matches!(
            words
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .as_slice(),
            ["to" | "against"]
        )
    });
    opposed
        && is_sharp(compared, more)
        && is_sharp(compared, less)
        && one.dimension == other.dimension
        && one.own_unit == other.own_unit
}
