//! Asking the analyst for files, and going on with the answer.

use super::action::{Action, FileAction};
use super::dialogs::{Ask, DialogAnswer};
use super::disk::unused;
use super::session::Session;
use super::wanted::Export;

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
