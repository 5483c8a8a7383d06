//! Asking the analyst for files, without knowing who draws the dialog.

use std::path::PathBuf;

use super::wanted::Export;

/// What the analyst is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Article files.
    Articles,
    /// A folder of articles.
    Folder,
    /// A project.
    Project,
    /// Where to write a copy of the project; a name to propose.
    Copy(String),
    /// Where to write the fact sheet; a name to propose, and the sheet.
    Export(String, Box<Export>),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DialogAnswer {
    /// These paths; one at least.
    Paths(Vec<PathBuf>),
    /// The analyst thought better of it.
    Cancelled,
    /// No dialog could be shown here.
    Unavailable,
}

/// Shows file dialogs. Called off the window's thread; may take as long as the analyst does.
pub trait FileDialogs: Send + Sync {
    /// Asks, and waits for the answer.
    fn ask(&self, ask: &Ask) -> DialogAnswer;
}
