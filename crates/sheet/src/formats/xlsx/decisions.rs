//! One row a decision of the analyst.

use super::book::{XlsxColumn, XlsxTab, column};
use super::cell::XlsxCell;
use crate::{FactSheet, Logged};

const COLUMNS: [XlsxColumn; 5] = [
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

pub(super) fn tab(sheet: &FactSheet) -> XlsxTab {
    XlsxTab {
        name: "Decisions",
        about: "One row a decision in force, oldest first; none on a public sheet.",
        columns: &COLUMNS,
        rows: sheet.decisions.iter().map(row).collect(),
    }
}

fn row(one: &Logged) -> Vec<XlsxCell> {
    vec![
        usize::try_from(one.id).map_or(XlsxCell::Empty, XlsxCell::Count),
        XlsxCell::optional(Some(&one.at)),
        XlsxCell::optional(Some(&one.who)),
        XlsxCell::Text(one.label.clone()),
        XlsxCell::optional(Some(&one.why)),
    ]
}
