//! The formats of the sheet: one file each, one list.

mod bibliography;
mod csv;
mod docx;
mod format;
mod html;
mod json;
mod jsonld;
mod markdown;
mod pdf;
mod xlsx;

use super::FactSheet;

pub use format::{ExportError, Layout, PageSize, Separator, SheetFormat};

/// Writes `sheet`; the same sheet gives the same bytes.
///
/// # Errors
/// When the format's writer fails.
pub fn write(
    sheet: &FactSheet,
    format: SheetFormat,
    layout: Layout,
) -> Result<Vec<u8>, ExportError> {
    match format {
        SheetFormat::Html => html::write(sheet),
        SheetFormat::Pdf => pdf::write(sheet, layout.page),
        SheetFormat::Docx => docx::write(sheet, layout.page),
        SheetFormat::Markdown => Ok(markdown::write(sheet)),
        SheetFormat::Xlsx => xlsx::write(sheet),
        SheetFormat::Csv => csv::write(sheet, layout.separator),
        SheetFormat::Json => json::write(sheet),
        SheetFormat::JsonLd => jsonld::write(sheet),
        SheetFormat::Bibtex => Ok(bibliography::bibtex(sheet)),
        SheetFormat::CslJson => bibliography::csl_json(sheet),
        SheetFormat::Ris => Ok(bibliography::ris(sheet)),
    }
}
