//! The window: views read the session and queue actions; they change nothing themselves.

use std::path::PathBuf;

use crate::session::Action;
use crate::session::FileAction;
use crate::session::Session;

/// Opens the window with `paths` loaded, and returns when the analyst closes it.
///
/// # Errors
/// When the system gives no window.
pub fn run(paths: &[PathBuf]) -> eframe::Result {
    let paths = paths.to_vec();
    eframe::run_native(
        "Tally",
        eframe::NativeOptions::default(),
        Box::new(|_| {
            let mut session = Session::default();
            session.perform(Action::File(FileAction::Add(paths)));
            Ok(Box::new(App { session }))
        }),
    )
}

struct App {
    session: Session,
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.session.poll();
        ui.label(self.session.project_name());
    }
}
