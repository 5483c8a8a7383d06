//! One row a statement.

use super::book::{XlsxColumn, XlsxTab, column};
use super::cell::XlsxCell;
use crate::index::Index;
use crate::{FactSheet, Refused, SheetState};

const COLUMNS: [XlsxColumn; 31] = [
    column(
        "Footnote",
        "number",
        9,
        "The number of the footnote, in all formats of the sheet; empty for a refused figure.",
    ),
    column(
        "Section",
        "text",
        12,
        "Where on the sheet it stands: key, disputed, single, superseded, rejected, refused.",
    ),
    column(
        "Measure",
        "text",
        26,
        "What is measured: what is counted, what happened to it, within which limits.",
    ),
    column(
        "Value",
        "text",
        16,
        "The value as the article prints it, in the house style, without the thing counted.",
    ),
    column(
        "Low",
        "number",
        12,
        "The least that is stated; empty where the statement is open below. Digits as text where a spreadsheet would lose some.",
    ),
    column(
        "High",
        "number",
        12,
        "The most that is stated; empty where the statement is open above.",
    ),
    column(
        "Qualifier",
        "text",
        11,
        "How the value is hedged: exact, about, more_than, at_least, less_than, at_most, range, vague.",
    ),
    column(
        "Unit",
        "text",
        9,
        "What it is measured in: count, a currency, a unit of measure.",
    ),
    column(
        "Counted",
        "text",
        20,
        "What is counted, in the article's words.",
    ),
    column(
        "Role",
        "text",
        11,
        "What happened to what is counted: killed, damaged, launched.",
    ),
    column(
        "Speaker",
        "text",
        22,
        "Who is said to have said it; empty for the article's own voice.",
    ),
    column(
        "Verb",
        "text",
        11,
        "The article's verb of saying; \u{201c}claimed\u{201d} is not \u{201c}said\u{201d}.",
    ),
    column(
        "Said where",
        "text",
        14,
        "The medium or occasion, where the article names one.",
    ),
    column(
        "As of, words",
        "text",
        16,
        "The date for which the value holds, in the article's words.",
    ),
    column(
        "As of",
        "date",
        12,
        "The same as a date, where a day is known; else as text, as far as it is known (2025-03).",
    ),
    column(
        "Place",
        "text",
        14,
        "The place that limits the measure, in the article's words.",
    ),
    column(
        "Echo",
        "yes or no",
        8,
        "Whether an earlier statement of the measure comes from the same origin; an echo confirms nothing.",
    ),
    column(
        "Superseded",
        "yes or no",
        12,
        "Whether a later figure takes its place.",
    ),
    column(
        "Verdict",
        "text",
        10,
        "What the analyst said of the reading: open, accepted, rejected.",
    ),
    column(
        "Verdict, why",
        "text",
        20,
        "Why it was rejected, or refused.",
    ),
    column(
        "Findings",
        "text",
        18,
        "The kinds of findings that it takes part in.",
    ),
    column("Note", "text", 22, "The analyst's note."),
    column(
        "Quotation",
        "text",
        60,
        "The sentence that states it, word for word.",
    ),
    column(
        "Mention",
        "text",
        18,
        "The words of the sentence that hold the number.",
    ),
    column("Outlet", "text", 18, "Who published the article."),
    column("Article", "text", 30, "The article's headline."),
    column("Published", "date", 12, "The day of publication."),
    column(
        "Paragraph",
        "number",
        10,
        "The paragraph of the article, from 1.",
    ),
    column(
        "Start",
        "number",
        9,
        "Where the mention begins in the article's text, in Unicode code points from 0.",
    ),
    column("URL", "link", 30, "Where the article stands on the web."),
    column(
        "Article SHA-256",
        "text",
        24,
        "The hash of the article's file.",
    ),
];

pub(super) fn tab(sheet: &FactSheet) -> XlsxTab {
    let index = Index::new(sheet);
    let statements = (0..sheet.statements.len()).map(|idx| row(sheet, &index, idx));
    let refused = sheet.refused.iter().map(|one| refused(sheet, one));
    XlsxTab {
        name: "Figures",
        about: "One row a figure: what an article states, with the words that state it.",
        columns: &COLUMNS,
        rows: statements.chain(refused).collect(),
    }
}

fn row(sheet: &FactSheet, index: &Index<'_>, idx: usize) -> Vec<XlsxCell> {
    let one = &sheet.statements[idx];
    let source = &sheet.sources[one.source];
    let reason = match &one.state {
        SheetState::Rejected(why) => Some(why.as_str()),
        SheetState::Open | SheetState::Accepted => None,
    };
    vec![
        XlsxCell::Count(idx + 1),
        XlsxCell::Text(index.section(idx).to_owned()),
        XlsxCell::Text(one.measure.clone()),
        XlsxCell::Text(one.printed.clone()),
        XlsxCell::bound(one.low),
        XlsxCell::bound(one.high),
        XlsxCell::Text(one.qualifier.code().to_owned()),
        XlsxCell::Text(one.unit.code().to_owned()),
        XlsxCell::optional(one.counted.as_deref()),
        XlsxCell::optional(one.role),
        XlsxCell::optional(one.speaker.as_deref()),
        XlsxCell::optional(one.verb.as_deref()),
        XlsxCell::optional(one.medium.as_deref()),
        XlsxCell::optional(one.as_of.as_deref()),
        XlsxCell::day(one.as_of_date.as_deref()),
        XlsxCell::optional(one.place.as_deref()),
        XlsxCell::Flag(one.echo),
        XlsxCell::Flag(one.superseded),
        XlsxCell::Text(one.state.word().to_owned()),
        XlsxCell::optional(reason),
        XlsxCell::optional(Some(&index.findings(idx).0)),
        XlsxCell::optional(one.note.as_deref()),
        XlsxCell::Text(one.quotation.sentence()),
        XlsxCell::Text(one.quotation.mention.clone()),
        XlsxCell::optional(source.outlet.as_deref()),
        XlsxCell::Text(source.title.clone()),
        source.published.map_or(XlsxCell::Empty, XlsxCell::Date),
        XlsxCell::Count(one.paragraph),
        XlsxCell::Count(one.quotation.points.start),
        source.link().map_or(XlsxCell::Empty, XlsxCell::Link),
        XlsxCell::Text(source.hash.clone()),
    ]
}

/// Where a refused figure stands and why; nothing of what it says.
fn refused(sheet: &FactSheet, one: &Refused) -> Vec<XlsxCell> {
    let source = &sheet.sources[one.source];
    COLUMNS
        .iter()
        .map(|column| match column.head {
            "Section" => XlsxCell::Text("refused".to_owned()),
            "Verdict, why" => XlsxCell::Text(one.why.clone()),
            "Outlet" => XlsxCell::optional(source.outlet.as_deref()),
            "Article" => XlsxCell::Text(source.title.clone()),
            "Paragraph" => XlsxCell::Count(one.paragraph),
            "Article SHA-256" => XlsxCell::Text(source.hash.clone()),
            _ => XlsxCell::Empty,
        })
        .collect()
}
