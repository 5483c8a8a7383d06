//! One row a measure.

use super::book::{Column, Tab, column};
use super::cell::Cell;
use crate::{FactSheet, Measure};

const COLUMNS: [Column; 16] = [
    column(
        "Measure",
        "text",
        28,
        "What is measured: the figures of the group measure the same thing.",
    ),
    column(
        "Section",
        "text",
        11,
        "Where on the sheet it stands: key, disputed, single.",
    ),
    column(
        "Value",
        "text",
        22,
        "The value as it should be printed; each number leads to a footnote.",
    ),
    column(
        "State",
        "text",
        11,
        "proposed (Tally lays it out, nobody chose it), decided, unresolved, seen once.",
    ),
    column("Chosen", "text", 18, "What the analyst chose."),
    column("Why", "text", 28, "The analyst's reason."),
    column(
        "Who says",
        "text",
        28,
        "Each origin once, with the article's verb of saying.",
    ),
    column(
        "As of",
        "text",
        18,
        "The date for which the value holds, as worded; else the day of publication.",
    ),
    column("Unit", "text", 9, "What it is measured in."),
    column(
        "Origins",
        "number",
        9,
        "How many independent ends of the chain: one speaker in many articles is one.",
    ),
    column("Articles", "number", 9, "How many articles carry it."),
    column(
        "Caveats",
        "text",
        40,
        "What a reader must know beside the number.",
    ),
    column(
        "Own caveats",
        "yes or no",
        10,
        "Whether the caveats are the analyst's own words.",
    ),
    column(
        "Possible values",
        "text",
        34,
        "Which values satisfy all its statements, or which statements are in the way.",
    ),
    column("Note", "text", 24, "The analyst's note."),
    column(
        "Footnotes",
        "link",
        14,
        "Its statements by footnote; the link leads to the first of them.",
    ),
];

pub(super) fn tab(sheet: &FactSheet) -> Tab {
    Tab {
        name: "Groups",
        about: "One row a measure: the figures that measure the same thing, and the value that stands for them.",
        columns: &COLUMNS,
        rows: sheet.measures.iter().map(row).collect(),
    }
}

fn row(measure: &Measure) -> Vec<Cell> {
    let decision = measure.decision.as_ref();
    vec![
        Cell::Text(measure.label.clone()),
        Cell::Text(measure.section.code().to_owned()),
        Cell::Text(measure.value_text()),
        Cell::Text(measure.state_word().to_owned()),
        Cell::optional(decision.map(|one| one.choice)),
        Cell::optional(decision.map(|one| one.why.as_str())),
        Cell::optional(Some(&measure.who)),
        Cell::optional(measure.as_of.as_deref()),
        Cell::Text(measure.unit.code().to_owned()),
        Cell::Count(measure.origins),
        Cell::Count(measure.articles),
        Cell::optional(Some(&measure.caveats.join(" "))),
        Cell::Flag(measure.own_caveats),
        Cell::optional(Some(&measure.feasible)),
        Cell::optional(measure.note.as_deref()),
        Cell::Figures(measure.statements.iter().map(|idx| idx + 1).collect()),
    ]
}
