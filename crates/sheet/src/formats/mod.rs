//! The formats of the sheet: one file each, one list.

mod bibliography;
mod csv;
mod docx;
mod html;
mod json;
mod jsonld;
mod markdown;
mod pdf;
mod xlsx;

use std::path::Path;

use super::FactSheet;

/// Why a sheet could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The path's ending tells no format.
    #[error(
        "cannot write {ending:?} files; end the name in {}",
        SheetFormat::all_endings()
    )]
    UnknownFormat {
        /// The ending, without its dot; empty where there is none.
        ending: String,
    },
    /// The page could not be filled.
    #[error("the HTML page could not be filled: {0}")]
    Html(#[from] askama::Error),
    /// The table could not be written.
    #[error("the CSV table could not be written: {0}")]
    Csv(#[from] ::csv::Error),
    /// The workbook could not be written.
    #[error("the workbook could not be written: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// The pages could not be written.
    #[error("the pages could not be written ({0}); export another format")]
    Pdf(String),
    /// The document could not be packed.
    #[error("the document could not be packed: {0}")]
    Docx(#[from] zip::result::ZipError),
    /// The data could not be written.
    #[error("the JSON data could not be written: {0}")]
    Json(#[from] serde_json::Error),
}

/// A format of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetFormat {
    /// One page that holds everything; each number leads to its sentence.
    Html,
    /// Pages to print and to send, with footnotes; tagged for screen readers.
    Pdf,
    /// A document to work on, with footnotes and styles.
    Docx,
    /// Tables with footnotes, as text.
    Markdown,
    /// A workbook: figures, groups, findings, sources, decisions.
    Xlsx,
    /// One row a figure.
    Csv,
    /// All data, for programs.
    Json,
    /// The figures as claims with their quotations, as linked data.
    JsonLd,
    /// The sources for BibTeX.
    Bibtex,
    /// The sources as CSL-JSON.
    CslJson,
    /// The sources as RIS.
    Ris,
}

/// How formats with pages or columns are laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// Of PDF and DOCX.
    pub page: PageSize,
    /// Of CSV.
    pub separator: Separator,
}

/// The size of a printed page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PageSize {
    /// 210 by 297 millimetres.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// What stands between the cells of a CSV table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Separator {
    /// As most programs expect.
    #[default]
    Comma,
    /// As spreadsheets expect where decimals have a comma.
    Semicolon,
    /// A tab.
    Tab,
}

impl SheetFormat {
    /// All, in the order of menus.
    pub const ALL: [Self; 11] = [
        Self::Html,
        Self::Pdf,
        Self::Docx,
        Self::Markdown,
        Self::Xlsx,
        Self::Csv,
        Self::Json,
        Self::JsonLd,
        Self::Bibtex,
        Self::CslJson,
        Self::Ris,
    ];

    /// Its name on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::Pdf => "PDF",
            Self::Docx => "DOCX",
            Self::Markdown => "Markdown",
            Self::Xlsx => "XLSX",
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::JsonLd => "JSON-LD",
            Self::Bibtex => "BibTeX",
            Self::CslJson => "CSL-JSON",
            Self::Ris => "RIS",
        }
    }

    /// What it is for, in a few words.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Html => "one page for any browser",
            Self::Pdf => "to print and to send",
            Self::Docx => "to work on in a word processor",
            Self::Markdown => "plain text with footnotes",
            Self::Xlsx => "a workbook with all tables",
            Self::Csv => "one row a figure",
            Self::Json => "all data, for programs",
            Self::JsonLd => "linked data: claims with their quotations",
            Self::Bibtex | Self::CslJson | Self::Ris => "the sources, for a reference manager",
        }
    }

    /// The endings that name it, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Html => &["html", "htm"],
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Markdown => &["md", "markdown"],
            Self::Xlsx => &["xlsx"],
            Self::Csv => &["csv"],
            Self::Json => &["json"],
            Self::JsonLd => &["jsonld"],
            Self::Bibtex => &["bib"],
            Self::CslJson => &["csl.json"],
            Self::Ris => &["ris"],
        }
    }

    /// The format that the ending of `path` names; of two endings that fit, the longer one counts.
    ///
    /// # Errors
    /// When no format has that ending; the message lists those that there are.
    pub fn from_path(path: &Path) -> Result<Self, ExportError> {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().to_ascii_lowercase())
            .unwrap_or_default();
        let fits = |ending: &str| {
            name.strip_suffix(ending)
                .is_some_and(|stem| stem.ends_with('.'))
        };
        let endings = Self::ALL
            .into_iter()
            .flat_map(|format| format.endings().iter().map(move |ending| (ending, format)));
        endings
            .filter(|(ending, _)| fits(ending))
            .max_by_key(|(ending, _)| ending.len())
            .map(|(_, format)| format)
            .ok_or_else(|| {
                let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_owned());
                ExportError::UnknownFormat {
                    ending: ending.unwrap_or_default(),
                }
            })
    }

    /// The format that is called so on the command line: its name or an ending, in any case.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| {
            format.name().to_ascii_lowercase() == name || format.endings().contains(&name.as_str())
        })
    }

    /// ".html, .pdf, … or .ris".
    fn all_endings() -> String {
        let endings: Vec<String> = Self::ALL
            .iter()
            .map(|format| format!(".{}", format.endings()[0]))
            .collect();
        let (last, others) = endings.split_last().unwrap_or((&endings[0], &[]));
        format!("{} or {last}", others.join(", "))
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_format_in_any_case() {
        let format = |path: &str| SheetFormat::from_path(Path::new(path)).ok();
        assert_eq!(format("out/sheet.HTML"), Some(SheetFormat::Html));
        assert_eq!(format("sheet.md"), Some(SheetFormat::Markdown));
        assert_eq!(format("sheet.csv"), Some(SheetFormat::Csv));
        assert_eq!(format("sheet.json"), Some(SheetFormat::Json));
        assert_eq!(format("sheet"), None);
        assert_eq!(format("sheet.csl.json"), Some(SheetFormat::CslJson));
        assert_eq!(format("csl.json"), Some(SheetFormat::Json));
        let error = SheetFormat::from_path(Path::new("sheet.odt")).unwrap_err();
        assert!(error.to_string().contains(".html, .pdf, .docx"));
    }
}
