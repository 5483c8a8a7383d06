//! Rows of the table as statements for plots, and the values that all of them allow.

use std::collections::BTreeSet;

use super::cx::Cx;
use super::describe;
use super::widgets::axis::pixels;
use super::widgets::statement::{PlotStanding, PlotStatement};
use tally_comparing::finding::{Interval, Policy};
use tally_project::Verdict;
use tally_reading::written::{self, WrittenValue};
use tally_reading::{Decimal, Unit};

/// How stated values are read in this project.
pub fn policy(cx: Cx<'_>) -> Policy {
    cx.session.judgements().policy.clone().unwrap_or_default()
}

/// The rows as statements, in their order.
pub fn statements(cx: Cx<'_>, rows: &[usize]) -> Vec<PlotStatement> {
    let derived = cx.session.derived();
    let standings = standings(cx, rows);
    let policy = policy(cx);
    let scale = Scale::of(cx, rows);
    let one_group = rows.windows(2).all(|two| {
        let group = |row: usize| derived.group_of.get(row);
        group(two[0]) == group(two[1])
    });
    // Beside each other they are told apart by what they measure.
    let measure = |row: &usize| {
        let group = derived.groups.get(*derived.group_of.get(*row)?)?;
        (!one_group).then_some(group.label.as_str())
    };
    rows.iter()
        .zip(standings)
        .map(|(row, standing)| {
            let quantity = &derived.table.rows[*row].figure.quantity;
            let read = Interval::compared(quantity, &policy);
            statement(cx, (*row, standing), (scale, measure(row)), &read)
        })
        .collect()
}

/// What each of `rows` is among the others; the first that an origin says is its own, and said again an echo.
pub fn standings(cx: Cx<'_>, rows: &[usize]) -> Vec<PlotStanding> {
    let derived = cx.session.derived();
    let table = &derived.table;
    let mut heard = BTreeSet::new();
    rows.iter()
        .zip(derived.origins.numbers(table, rows))
        .map(|(row, origin)| {
            let figure = &table.rows[*row].figure;
            let quantity = &figure.quantity;
            let again = !heard.insert((origin, quantity.low, quantity.high));
            if is_rejected(cx, *row) {
                PlotStanding::Rejected
            } else if derived.is_superseded(*row) {
                PlotStanding::Superseded
            } else if again && figure.attribution.is_some() {
                PlotStanding::Echo
            } else {
                PlotStanding::Own
            }
        })
        .collect()
}

fn statement(
    cx: Cx<'_>,
    (row, standing): (usize, PlotStanding),
    (scale, measure): (Scale, Option<&str>),
    read: &Interval,
) -> PlotStatement {
    let table = &cx.session.derived().table;
    let figure = &table.rows[row].figure;
    let unit = &figure.quantity.unit;
    let place = |value: Option<Decimal>| Some(pixels(scale.place(unit, value?)?));
    let when = figure.time().map(describe::as_of);
    let article = describe::outlet(table.article(row));
    PlotStatement {
        low: place(figure.quantity.low),
        high: place(figure.quantity.high),
        read: (place(read.low), place(read.high)),
        soft: place(read.soft),
        printed: value_text(cx, row),
        speaker: describe::who(figure),
        detail: match (measure, when) {
            (Some(measure), _) => format!("{measure} · {article}"),
            (None, Some(when)) => format!("as of {when} · {article}"),
            (None, None) => article.to_owned(),
        },
        standing,
        selected: cx.row == Some(row),
    }
}

/// The value of a row as an editor writes it: "about 70".
pub fn value_text(cx: Cx<'_>, row: usize) -> String {
    written(cx, row).to_string()
}

/// The same with its hedge apart.
pub fn written(cx: Cx<'_>, row: usize) -> WrittenValue {
    let derived = cx.session.derived();
    let table = &derived.table;
    let (figure, text) = (&table.rows[row].figure, &table.article(row).text);
    written::figure(figure, text, derived.style)
}

/// What the axis of a plot counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// The one unit of all rows.
    AsStated,
    /// The base unit of their dimension: the rows have several units.
    Base,
}

impl Scale {
    fn of(cx: Cx<'_>, rows: &[usize]) -> Self {
        let table = &cx.session.derived().table;
        let mut units = rows
            .iter()
            .map(|row| &table.rows[*row].figure.quantity.unit);
        let first = units.next();
        if units.all(|unit| Some(unit) == first) {
            Self::AsStated
        } else {
            Self::Base
        }
    }

    fn place(self, unit: &Unit, value: Decimal) -> Option<Decimal> {
        match self {
            Self::AsStated => Some(value),
            Self::Base => unit.in_base(value),
        }
    }
}

/// Whether the rows measure in units that one axis can hold.
pub fn share_an_axis(cx: Cx<'_>, rows: &[usize]) -> bool {
    let table = &cx.session.derived().table;
    let unit = |row: &usize| &table.rows[*row].figure.quantity.unit;
    let Some(first) = rows.first().map(unit) else {
        return false;
    };
    let one = Decimal::ONE;
    rows.iter().map(unit).all(|unit| {
        unit == first
            || (unit.dimension() == first.dimension()
                && unit.in_base(one).is_some()
                && first.in_base(one).is_some())
    })
}

/// Whether the analyst has rejected the figure of `row`.
pub fn is_rejected(cx: Cx<'_>, row: usize) -> bool {
    let key = &cx.session.derived().table.rows[row].key;
    matches!(
        cx.session.judgements().verdicts.get(key),
        Some(Verdict::Rejected(_))
    )
}

/// The stretch of the plot of `rows` that all statements of `group` allow; nothing where there is none, or where it has
/// no end.
pub fn band(cx: Cx<'_>, group: usize, rows: &[usize]) -> Option<(f64, f64)> {
    let feasible = cx
        .session
        .derived()
        .standings
        .get(group)?
        .feasible
        .as_ref()?;
    let all = feasible.all?;
    let scale = Scale::of(cx, rows);
    let place = |value: Option<Decimal>| Some(pixels(scale.place(&feasible.unit, value?)?));
    Some((place(all.low)?, place(all.high)?))
}
