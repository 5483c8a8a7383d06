//! What came on top of an earlier count of another article: "six more, which makes 60", and 54 the day before.

use super::Check;
use super::link::{in_one_sentence, is_loose};
use super::sums::can_add_up;
use super::wording::{ToldEquation, quoted};
use crate::finding::compared::Compared;
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Operation};
use crate::tolerances::LEAST_TOTAL;

/// Finds additions that lead from the count of one article to that of a later one.
pub(in crate::finding::checks) struct Additions;

/// How many rows lie between an addition and its total.
const MOST_ROWS: usize = 2;

impl Check for Additions {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        (0..compared.table.rows.len())
            .filter(|row| compared.measures[*row].is_on_top() && is_sharp(compared, *row))
            .filter_map(|more| {
                let total = total(compared, more)?;
                let before = before(compared, more, total)?;
                Some(finding(compared, before, more, total))
            })
            .collect()
    }
}

fn is_sharp(compared: &Compared<'_>, row: usize) -> bool {
    !compared.left_out.contains(&row)
        && can_add_up(&compared.measures[row])
        && !is_loose(compared, row)
}

/// The count in the sentence of an addition that has it in already.
fn total(compared: &Compared<'_>, more: usize) -> Option<usize> {
    let rows = compared.table.rows.len().min(more + MOST_ROWS + 1);
    let addition = &compared.measures[more];
    (more.saturating_sub(MOST_ROWS)..rows).find(|row| {
        let measure = &compared.measures[*row];
        *row != more
            && in_one_sentence(compared, *row, more)
            && is_sharp(compared, *row)
            && addition.role.is_some()
            && measure.role == addition.role
            && measure.place == addition.place
            && measure.period == addition.period
            && !measure.is_earlier()
            && !measure.is_on_top()
            && measure.single() >= Some(LEAST_TOTAL.into())
            && measure.single() > addition.single()
    })
}

/// What another article counted before: the total without the addition, of the same measure, and no later.
fn before(compared: &Compared<'_>, more: usize, total: usize) -> Option<usize> {
    let (all, addition) = (&compared.measures[total], &compared.measures[more]);
    let wanted = all.single()?.checked_sub(addition.single()?)?;
    let group = &compared.groups[compared.group_of[total]];
    group.figures.iter().copied().find(|row| {
        let measure = &compared.measures[*row];
        measure.article != all.article
            && measure.single() == Some(wanted)
            && is_sharp(compared, *row)
            && measure
                .published
                .zip(all.published)
                .is_some_and(|(then, now)| then <= now)
    })
}

fn finding(compared: &Compared<'_>, before: usize, more: usize, total: usize) -> Finding {
    let outlet = |row: usize| compared.outlet(compared.table.rows[row].article);
    let reckoning = prose![
        compared.said(before),
        " + ",
        compared.said(more),
        " = ",
        compared.said(total)
    ];
    let told = ToldEquation {
        operation: Operation::Sum,
        total,
        parts: vec![before, more],
        headline: reckoning.clone(),
        clause: prose![
            quoted(compared, before),
            " in ",
            outlet(before),
            " and ",
            quoted(compared, more),
            " more in ",
            outlet(total),
            " make the ",
            quoted(compared, total),
            " there"
        ],
        reckoning,
    };
    told.finding(compared, FindingKind::ArithmeticHolds)
}
