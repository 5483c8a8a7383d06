//! One row a measure.

use super::book::{XlsxColumn, XlsxTab, column};
use super::cell::XlsxCell;
use crate::{FactSheet, SheetMeasure};

const COLUMNS: [XlsxColumn; 16] = [
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

pub(super) fn tab(sheet: &FactSheet) -> XlsxTab {
    XlsxTab {
        name: "Groups",
        about: "One row a measure: the figures that measure the same thing, and the value that stands for them.",
        columns: &COLUMNS,
        rows: sheet.measures.iter().map(row).collect(),
    }
}

fn row(measure: &SheetMeasure) -> Vec<XlsxCell> {
    let decision = measure.decision.as_ref();
    vec![
        XlsxCell::Text(measure.label.clone()),
        XlsxCell::Text(measure.section.code().to_owned()),
        XlsxCell::Text(measure.value_text()),
        XlsxCell::Text(measure.state_word().to_owned()),
        XlsxCell::optional(decision.map(|one| one.choice)),
        XlsxCell::optional(decision.map(|one| one.why.as_str())),
        XlsxCell::optional(Some(&measure.who)),
        XlsxCell::optional(measure.as_of.as_deref()),
        XlsxCell::Text(measure.unit.code().to_owned()),
        XlsxCell::Count(measure.origins),
        XlsxCell::Count(measure.articles),
        XlsxCell::optional(Some(&measure.caveats.join(" "))),
        XlsxCell::Flag(measure.own_caveats),
        XlsxCell::optional(Some(&measure.feasible)),
        XlsxCell::optional(measure.note.as_deref()),
        XlsxCell::Figures(measure.statements.iter().map(|idx| idx + 1).collect()),
    ]
}
