//! The formats of the sheet: one file each, one list.

mod csv;
mod html;
mod json;
mod markdown;

use std::path::Path;

use super::FactSheet;

/// Why a sheet could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The path's ending tells no format.
    #[error("cannot write {ending:?} files; end the name in .html, .md, .csv or .json")]
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
    /// The data could not be written.
    #[error("the JSON data could not be written: {0}")]
    Json(#[from] serde_json::Error),
}

/// A format of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One page that holds everything; each number leads to its sentence.
    Html,
    /// Tables with footnotes.
    Markdown,
    /// One row a figure, for spreadsheets.
    Csv,
    /// All data, for programs.
    Json,
}

impl Format {
    /// All, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Html, Self::Markdown, Self::Csv, Self::Json];

    /// Its name on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Json => "JSON",
        }
    }

    /// The endings that name it, the usual one first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Html => &["html", "htm"],
            Self::Markdown => &["md", "markdown"],
            Self::Csv => &["csv"],
            Self::Json => &["json"],
        }
    }

    /// The format that the ending of `path` names.
    ///
    /// # Errors
    /// When no format has that ending; the message lists those that there are.
    pub fn from_path(path: &Path) -> Result<Self, ExportError> {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_ascii_lowercase())
            .unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|format| format.endings().contains(&ending.as_str()))
            .ok_or(ExportError::UnknownFormat { ending })
    }
}

/// Writes `sheet`; the same sheet gives the same bytes.
///
/// # Errors
/// When the format's writer fails.
pub fn write(sheet: &FactSheet, format: Format) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Html => html::write(sheet),
        Format::Markdown => Ok(markdown::write(sheet)),
        Format::Csv => csv::write(sheet),
        Format::Json => json::write(sheet),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_format_in_any_case() {
        let format = |path: &str| Format::from_path(Path::new(path)).ok();
        assert_eq!(format("out/sheet.HTML"), Some(Format::Html));
        assert_eq!(format("sheet.md"), Some(Format::Markdown));
        assert_eq!(format("sheet.csv"), Some(Format::Csv));
        assert_eq!(format("sheet.json"), Some(Format::Json));
        assert_eq!(format("sheet"), None);
        let error = Format::from_path(Path::new("sheet.pdf")).unwrap_err();
        assert!(error.to_string().contains(".html, .md, .csv or .json"));
    }
}
