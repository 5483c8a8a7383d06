//! One row a decision of the analyst.

use super::book::{Column, Tab, column};
use super::cell::Cell;
use crate::{FactSheet, Logged};

const COLUMNS: [Column; 5] = [
    column("Decision", "number", 10, "Its number in the project."),
    column(
        "When",
        "text",
        26,
        "The time with its offset from UTC (RFC 3339).",
    ),
    column("Who", "text", 20, "The analyst."),
    column("Act", "text", 50, "What was decided."),
    column("Why", "text", 50, "The analyst's reason."),
];

pub(super) fn tab(sheet: &FactSheet) -> Tab {
    Tab {
        name: "Decisions",
        about: "One row a decision in force, oldest first; none on a public sheet.",
        columns: &COLUMNS,
        rows: sheet.decisions.iter().map(row).collect(),
    }
}

fn row(one: &Logged) -> Vec<Cell> {
    vec![
        usize::try_from(one.id).map_or(Cell::Empty, Cell::Count),
        Cell::optional(Some(&one.at)),
        Cell::optional(Some(&one.who)),
        Cell::Text(one.label.clone()),
        Cell::optional(Some(&one.why)),
    ]
}
