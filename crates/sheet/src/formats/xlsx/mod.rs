//! The sheet as a workbook: a page that explains it, then figures, groups, findings, sources and decisions, each a table
//! with typed cells that can be filtered.

mod book;
mod cell;
mod decisions;
mod figures;
mod findings;
mod groups;
mod readme;
mod sources;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::format::ExportError;
use crate::FactSheet;
use crate::plain::plain;
use book::Formats;

pub(super) fn write(sheet: &FactSheet) -> Result<Vec<u8>, ExportError> {
    Ok(workbook(sheet)?)
}

fn workbook(sheet: &FactSheet) -> Result<Vec<u8>, XlsxError> {
    let tabs = [
        figures::tab(sheet),
        groups::tab(sheet),
        findings::tab(sheet),
        sources::tab(sheet),
        decisions::tab(sheet),
    ];
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    // The time of making would make every copy another file.
    let beginning = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title(cell::text(&sheet.title))
        .set_subject(cell::text(&sheet.status))
        .set_author(cell::text(&sheet.analyst))
        .set_keywords(sheet.seal.line.as_str())
        .set_comment(format!("Made with Tally {}", plain(&sheet.seal.version)))
        .set_creation_datetime(&beginning);
    workbook.set_properties(&properties);
    readme::write(workbook.add_worksheet(), sheet, &tabs, &formats)?;
    for tab in &tabs {
        tab.write(workbook.add_worksheet(), &formats)?;
    }
    workbook.save_to_buffer()
}
