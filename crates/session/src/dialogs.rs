//! Asking the analyst for files, without knowing who draws the dialog.

use std::path::{Path, PathBuf};

use super::{Action, Export, FileAction, Session};

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

impl Session {
    /// Asks, and goes on with the answer.
    pub(super) fn ask(&mut self, ask: Ask) {
        let Some(dialogs) = self.config.dialogs.clone() else {
            return self.no_dialogs(&ask);
        };
        let asked = ask.clone();
        self.jobs.run(
            "file dialog",
            move || {
                let answer = dialogs.ask(&ask);
                Box::new(move |session| session.answered(&ask, answer))
            },
            move |session| session.no_dialogs(&asked),
        );
    }

    fn answered(&mut self, ask: &Ask, answer: DialogAnswer) {
        let paths = match answer {
            DialogAnswer::Paths(paths) => paths,
            DialogAnswer::Cancelled => return,
            DialogAnswer::Unavailable => return self.no_dialogs(ask),
        };
        let action = match (ask, paths.first().cloned()) {
            (Ask::Articles | Ask::Folder, Some(_)) => FileAction::Add(paths),
            (Ask::Project, Some(path)) => FileAction::Open(path),
            (Ask::Copy(_), Some(path)) => FileAction::SaveCopy(path),
            // The dialog asked before it gave the name of a file that is there.
            (Ask::Export(_, export), Some(path)) => {
                let replaces = true;
                FileAction::Export(
                    path,
                    Export {
                        replaces,
                        ..*export.clone()
                    },
                )
            }
            (_, None) => return,
        };
        self.perform(Action::File(action));
    }

    /// Does without an answer: what comes in can be dropped, what goes out gets a new file of the proposed name.
    fn no_dialogs(&mut self, ask: &Ask) {
        let outgoing = self.config.places.outgoing.as_deref();
        let action = match (ask, outgoing) {
            (Ask::Copy(name), Some(folder)) => FileAction::SaveCopy(unused(folder, name)),
            (Ask::Export(name, export), Some(folder)) => {
                FileAction::Export(unused(folder, name), *export.clone())
            }
            _ => {
                return self.notices.warn(
                    "No file dialog could be shown here; drop files on the window, or name them on the command line",
                );
            }
        };
        self.perform(Action::File(action));
    }
}

/// A path beside `path` where nothing stands yet.
pub(super) fn unused_beside(path: &Path) -> PathBuf {
    let folder = path.parent().unwrap_or(Path::new(""));
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    unused(folder, &name)
}

/// A path in `folder` where nothing stands yet: `name`, else with a number before its ending.
fn unused(folder: &Path, name: &str) -> PathBuf {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = (2..1_000).map(|n| folder.join(format!("{stem} ({n}).{ending}")));
    let mut paths = std::iter::once(folder.join(name)).chain(numbered);
    paths
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(name))
}
