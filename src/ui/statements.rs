//! Rows of the table as statements for plots, and the values that all of them allow.

use std::collections::BTreeSet;

use super::Cx;
use super::describe;
use super::widgets::axis::pixels;
use super::widgets::statement::{Standing, Statement};
use crate::finding::{Interval, Policy};
use crate::group::Table;
use crate::project::Verdict;

/// The rows as statements, in their order.
pub fn statements(cx: Cx<'_>, rows: &[usize]) -> Vec<Statement> {
    let superseded = superseded(cx, rows);
    let mut heard = BTreeSet::new();
    rows.iter()
        .map(|row| {
            let again = !heard.insert(echo_key(&cx.session.derived().table, *row));
            let standing = if is_rejected(cx, *row) {
                Standing::Rejected
            } else if superseded.contains(row) {
                Standing::Superseded
            } else if again {
                Standing::Echo
            } else {
                Standing::Own
            };
            statement(cx, *row, standing)
        })
        .collect()
}

fn statement(cx: Cx<'_>, row: usize, standing: Standing) -> Statement {
    let table = &cx.session.derived().table;
    let figure = &table.rows[row].figure;
    let read = Interval::read(&figure.quantity, &Policy::default());
    let when = figure.as_of.as_ref().map(describe::as_of);
    let article = table.article(row).name();
    Statement {
        low: figure.quantity.low.map(pixels),
        high: figure.quantity.high.map(pixels),
        read: (read.low.map(pixels), read.high.map(pixels)),
        soft: read.soft.map(pixels),
        printed: table.quote(row).to_owned(),
        speaker: describe::who(figure),
        detail: when.map_or_else(|| article.to_owned(), |when| format!("{when} · {article}")),
        standing,
        selected: cx.row == Some(row),
    }
}

/// Whether the analyst has rejected the figure of `row`.
pub fn is_rejected(cx: Cx<'_>, row: usize) -> bool {
    let key = &cx.session.derived().table.rows[row].key;
    matches!(
        cx.session.judgements().verdicts.get(key),
        Some(Verdict::Rejected(_))
    )
}

/// One speaker who states one value in two articles is heard once; an article's own voice always.
fn echo_key(table: &Table, row: usize) -> (String, String) {
    let figure = &table.rows[row].figure;
    let value = format!("{:?}", (figure.quantity.low, figure.quantity.high));
    match &figure.attribution {
        Some(_) => (describe::origin(table, row), value),
        None => (format!("row {row}"), value),
    }
}

/// Rows that a finding says were superseded by a later one.
fn superseded(cx: Cx<'_>, rows: &[usize]) -> BTreeSet<usize> {
    let findings = cx.session.derived().findings.iter();
    findings
        .flat_map(|finding| finding.superseded.iter().copied())
        .filter(|row| rows.contains(row))
        .collect()
}

/// The values that all statements that count allow: from, to. None where there is no common value or it is open.
pub fn feasible(statements: &[Statement]) -> Option<(f64, f64)> {
    let mut counted = statements
        .iter()
        .filter(|one| matches!(one.standing, Standing::Own | Standing::Echo))
        .peekable();
    counted.peek()?;
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    for statement in counted {
        low = statement.read.0.map_or(low, |from| low.max(from));
        high = statement.read.1.map_or(high, |to| high.min(to));
    }
    (low <= high && low.is_finite() && high.is_finite()).then_some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statement(from: f64, to: f64, standing: Standing) -> Statement {
        Statement {
            low: Some(from),
            high: Some(to),
            read: (Some(from), Some(to)),
            soft: None,
            printed: String::new(),
            speaker: String::new(),
            detail: String::new(),
            standing,
            selected: false,
        }
    }

    #[test]
    fn the_band_is_what_all_allow_that_count() {
        let about = statement(65.0, 75.0, Standing::Own);
        let sharp = statement(71.0, 71.0, Standing::Own);
        let far = statement(90.0, 90.0, Standing::Own);
        let gone = statement(90.0, 90.0, Standing::Rejected);
        let both = [about.clone(), sharp.clone(), gone];
        assert_eq!(feasible(&both), Some((71.0, 71.0)));
        assert_eq!(feasible(&[about, sharp, far]), None);
    }
}
