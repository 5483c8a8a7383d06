//! The first tab: what the workbook is, and what each column of it means.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::{Formats, XlsxTab, for_print};
use super::cell::text;
use crate::FactSheet;

pub(super) fn write(
    page: &mut Worksheet,
    sheet: &FactSheet,
    tabs: &[XlsxTab],
    formats: &Formats,
) -> Result<(), XlsxError> {
    page.set_name("README")?;
    for (column, width) in [(0_u16, 16_u16), (1, 22), (2, 106), (3, 14)] {
        page.set_column_width(column, width)?;
    }
    page.write_string_with_format(0, 0, text(&sheet.title), &formats.title)?;
    let mut row = 1;
    let mut about = vec![sheet.event.clone(), sheet.about(), sheet.status.clone()];
    about.extend(sheet.sealed());
    about.push(sheet.seal.line.clone());
    for line in about.iter().filter(|line| !line.is_empty()) {
        page.merge_range(row, 0, row, 3, &text(line), &formats.muted)?;
        row += 1;
    }
    row += 1;
    for (head, column) in ["Tab", "Column", "Meaning", "Cells"].iter().zip(0_u16..) {
        page.write_string_with_format(row, column, *head, &formats.head)?;
    }
    page.set_freeze_panes(row + 1, 0)?;
    let first = row;
    for tab in tabs {
        row += 1;
        page.write_url_with_format(
            row,
            0,
            rust_xlsxwriter::Url::new(format!("internal:'{}'!A1", tab.name)).set_text(tab.name),
            &formats.link,
        )?;
        page.write_blank(row, 1, &formats.text)?;
        page.write_string_with_format(row, 2, tab.about, &formats.strong)?;
        let rows = format!("{} rows", tab.rows.len());
        page.write_string_with_format(row, 3, rows, &formats.text)?;
        for column in tab.columns {
            row += 1;
            page.write_string_with_format(row, 0, tab.name, &formats.text)?;
            page.write_string_with_format(row, 1, column.head, &formats.text)?;
            page.write_string_with_format(row, 2, column.meaning, &formats.text)?;
            page.write_string_with_format(row, 3, column.kind, &formats.text)?;
        }
    }
    page.autofilter(first, 0, row, 3)?;
    for_print(page, 1);
    Ok(())
}
