//! The system's own file dialogs.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use rfd::FileDialog;

use tally_session::{Ask, DialogAnswer, FileDialogs};
use tally_sheet::SheetFormat;

/// The dialogs that the desktop shows.
pub(super) struct SystemDialogs;

/// No analyst closes a dialog this fast: where there is no dialog service, the answer is as empty as a cancelled one's.
const INSTANT: Duration = Duration::from_millis(60);

impl FileDialogs for SystemDialogs {
    fn ask(&self, ask: &Ask) -> DialogAnswer {
        let asked = Instant::now();
        match show(ask) {
            Some(paths) if !paths.is_empty() => DialogAnswer::Paths(paths),
            _ if asked.elapsed() < INSTANT => DialogAnswer::Unavailable,
            _ => DialogAnswer::Cancelled,
        }
    }
}

fn show(ask: &Ask) -> Option<Vec<PathBuf>> {
    let one = |path: Option<PathBuf>| path.map(|path| vec![path]);
    match ask {
        Ask::Articles => FileDialog::new()
            .set_title("Add articles")
            .add_filter(
                "Articles",
                &["txt", "text", "md", "markdown", "html", "htm", "xhtml"],
            )
            .add_filter("All files", &["*"])
            .pick_files(),
        Ask::Folder => FileDialog::new()
            .set_title("Add a folder of articles")
            .pick_folders(),
        Ask::Project => one(FileDialog::new()
            .set_title("Open a project")
            .add_filter("Tally projects", &["tally"])
            .pick_file()),
        Ask::Copy(name) => one(FileDialog::new()
            .set_title("Save a copy of the project")
            .add_filter("Tally projects", &["tally"])
            .set_file_name(name)
            .save_file()),
        Ask::Export(name, export) => {
            let format = export.format.unwrap_or(SheetFormat::Html);
            one(FileDialog::new()
                .set_title("Export the fact sheet")
                .add_filter(format.name(), format.endings())
                .set_file_name(name)
                .save_file())
        }
    }
}
