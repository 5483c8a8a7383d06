//! What all tabs of the workbook have in common: heads, widths, filters, print.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, FormatUnderline, Worksheet, XlsxError,
};

use super::cell::XlsxCell;

/// The looks of cells.
pub(super) struct Formats {
    pub(super) head: Format,
    pub(super) title: Format,
    pub(super) text: Format,
    pub(super) strong: Format,
    pub(super) muted: Format,
    pub(super) right: Format,
    pub(super) whole: Format,
    pub(super) decimal: Format,
    pub(super) count: Format,
    pub(super) date: Format,
    pub(super) link: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let ink = Color::RGB(0x1d_1f_22);
        let base = || {
            Format::new()
                .set_font_name("Calibri")
                .set_font_size(10)
                .set_font_color(ink)
                .set_align(FormatAlign::Top)
        };
        let line = Color::RGB(0xe3_e2_de);
        let cell = || {
            base()
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(line)
        };
        Self {
            head: base()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0xec_eb_e7))
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(Color::RGB(0x9a_a0_a8))
                .set_align(FormatAlign::VerticalCenter),
            title: base().set_bold().set_font_size(16),
            text: cell().set_text_wrap(),
            strong: cell().set_text_wrap().set_bold(),
            muted: base()
                .set_text_wrap()
                .set_font_color(Color::RGB(0x62_65_6b)),
            right: cell().set_align(FormatAlign::Right),
            whole: cell().set_num_format("#,##0"),
            decimal: cell().set_num_format("#,##0.###############"),
            count: cell().set_num_format("0"),
            date: cell()
                .set_num_format("yyyy-mm-dd")
                .set_align(FormatAlign::Left),
            link: cell()
                .set_text_wrap()
                .set_font_color(Color::RGB(0x24_57_c5))
                .set_underline(FormatUnderline::Single),
        }
    }
}

/// A column of a tab.
#[derive(Debug, Clone, Copy)]
pub(super) struct XlsxColumn {
    /// Its head.
    pub(super) head: &'static str,
    /// What stands in it, for the page that explains the workbook.
    pub(super) meaning: &'static str,
    /// What its cells are: "text", "number", "date".
    pub(super) kind: &'static str,
    /// Its width in characters.
    pub(super) width: u16,
}

/// One column of a table of columns.
pub(super) const fn column(
    head: &'static str,
    kind: &'static str,
    width: u16,
    meaning: &'static str,
) -> XlsxColumn {
    XlsxColumn {
        head,
        meaning,
        kind,
        width,
    }
}

/// A tab of the workbook.
pub(super) struct XlsxTab {
    pub(super) name: &'static str,
    /// What a row is.
    pub(super) about: &'static str,
    pub(super) columns: &'static [XlsxColumn],
    /// A cell for each column.
    pub(super) rows: Vec<Vec<XlsxCell>>,
}

impl XlsxTab {
    pub(super) fn write(&self, sheet: &mut Worksheet, formats: &Formats) -> Result<(), XlsxError> {
        sheet.set_name(self.name)?;
        for (column, at) in self.columns.iter().zip(0_u16..) {
            sheet.set_column_width(at, column.width)?;
            sheet.write_string_with_format(0, at, column.head, &formats.head)?;
        }
        sheet.set_row_height(0, 30)?;
        for (cells, row) in self.rows.iter().zip(1_u32..) {
            for (cell, column) in cells.iter().zip(0_u16..) {
                cell.write(sheet, (row, column), formats)?;
            }
        }
        let last_row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.set_freeze_panes(1, 1)?;
        sheet.autofilter(0, 0, last_row, last_column)?;
        for_print(sheet, pages(self.columns));
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_repeat_columns(0, 0)?;
        Ok(())
    }
}

/// How many pages a table of these columns is wide, so that it can be read.
fn pages(columns: &[XlsxColumn]) -> u16 {
    let characters: u16 = columns.iter().map(|column| column.width).sum();
    characters.div_ceil(180).max(1)
}

/// Landscape, so many pages wide, with the tab's name and the page's number at the foot.
pub(super) fn for_print(sheet: &mut Worksheet, pages: u16) {
    sheet
        .set_landscape()
        .set_paper_size(9)
        .set_print_fit_to_pages(pages, 0)
        .set_footer("&L&A&RPage &P of &N");
}
