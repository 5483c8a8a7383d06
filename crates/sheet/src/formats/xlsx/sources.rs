//! One row an article.

use super::book::{XlsxColumn, XlsxTab, column};
use super::cell::XlsxCell;
use crate::{FactSheet, SheetSource};

const COLUMNS: [XlsxColumn; 10] = [
    column(
        "Source",
        "number",
        8,
        "The number of the article on the sheet.",
    ),
    column("Outlet", "text", 22, "Who published it."),
    column("Author", "text", 20, "Who wrote it."),
    column("Title", "text", 46, "Its headline, else its file's name."),
    column("Published", "date", 12, "The day of publication."),
    column(
        "Figures",
        "number",
        9,
        "How many of its figures are on the sheet.",
    ),
    column("URL", "link", 40, "Where it stands on the web."),
    column("File", "text", 22, "Its file's name."),
    column(
        "SHA-256",
        "text",
        36,
        "The hash of the file, which tells it apart from any other.",
    ),
    column("Warnings", "text", 34, "What was odd about it."),
];

pub(super) fn tab(sheet: &FactSheet) -> XlsxTab {
    XlsxTab {
        name: "Sources",
        about: "One row an article that the sheet was made from.",
        columns: &COLUMNS,
        rows: sheet.sources.iter().enumerate().map(row).collect(),
    }
}

fn row((idx, source): (usize, &SheetSource)) -> Vec<XlsxCell> {
    vec![
        XlsxCell::Count(idx + 1),
        XlsxCell::optional(source.outlet.as_deref()),
        XlsxCell::optional(source.author.as_deref()),
        XlsxCell::Text(source.title.clone()),
        source.published.map_or(XlsxCell::Empty, XlsxCell::Date),
        XlsxCell::Count(source.figures),
        source
            .link()
            .map_or_else(|| XlsxCell::optional(source.url.as_deref()), XlsxCell::Link),
        XlsxCell::Text(source.file.clone()),
        XlsxCell::Text(source.hash.clone()),
        XlsxCell::optional(Some(&source.warnings.join(" "))),
    ]
}
