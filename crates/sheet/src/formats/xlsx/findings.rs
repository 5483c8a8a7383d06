//! One row a finding: how figures, or quotations, relate.

use super::book::{XlsxColumn, XlsxTab, column};
use super::cell::XlsxCell;
use crate::{Differing, FactSheet, Remark};
use tally_comparing::finding::FindingKind;

const COLUMNS: [XlsxColumn; 6] = [
    column(
        "Kind",
        "text",
        20,
        "How the figures relate: contradiction, rounding_compatible, updated_over_time and others.",
    ),
    column(
        "Severity",
        "text",
        11,
        "How much it matters: conflict, caution, updated, good.",
    ),
    column("In short", "text", 26, "The two sides, or the sum."),
    column(
        "Explanation",
        "text",
        80,
        "One sentence that says where and why they differ.",
    ),
    column(
        "Measure",
        "text",
        28,
        "The measure that it is about; empty for a sum, which spans several.",
    ),
    column(
        "Footnotes",
        "link",
        16,
        "The statements by footnote; the link leads to the first of them.",
    ),
];

pub(super) fn tab(sheet: &FactSheet) -> XlsxTab {
    let mut rows: Vec<Vec<XlsxCell>> = Vec::new();
    let mut told: Vec<&Remark> = Vec::new();
    for measure in &sheet.measures {
        for remark in &measure.remarks {
            // A finding between two measures is told with both; here it stands once.
            if !told.contains(&remark) {
                told.push(remark);
                rows.push(row(remark, &measure.label));
            }
        }
    }
    rows.extend(sheet.checks.iter().map(|remark| row(remark, "")));
    rows.extend(sheet.quotations.iter().map(quotation));
    XlsxTab {
        name: "Findings",
        about: "One row a finding: how two or more figures relate, and why.",
        columns: &COLUMNS,
        rows,
    }
}

fn row(remark: &Remark, measure: &str) -> Vec<XlsxCell> {
    vec![
        XlsxCell::Text(remark.kind.code().to_owned()),
        XlsxCell::Text(remark.severity().code().to_owned()),
        XlsxCell::Text(remark.headline.clone()),
        XlsxCell::Text(remark.explanation.clone()),
        XlsxCell::optional(Some(measure)),
        XlsxCell::Figures(remark.statements.iter().map(|idx| idx + 1).collect()),
    ]
}

fn quotation(one: &Differing) -> Vec<XlsxCell> {
    let quoted: Vec<String> = one
        .quoted
        .iter()
        .map(|quoted| {
            let words: String = quoted
                .words
                .iter()
                .map(|(words, _)| words.as_str())
                .collect();
            format!("\u{201c}{words}\u{201d}")
        })
        .collect();
    vec![
        XlsxCell::Text(FindingKind::QuotedDifferently.code().to_owned()),
        XlsxCell::Text(FindingKind::QuotedDifferently.severity().code().to_owned()),
        XlsxCell::Text(quoted.join(" | ")),
        XlsxCell::Text(one.explanation.clone()),
        XlsxCell::Empty,
        XlsxCell::Empty,
    ]
}
