//! The native window around the views.

use std::path::PathBuf;

use eframe::{App, Frame, NativeOptions};
use egui::{Context, Ui, ViewportBuilder};

use super::ViewState;
use crate::session::Action;
use crate::session::FileAction;
use crate::session::Session;

struct Window {
    session: Session,
    view: ViewState,
}

impl App for Window {
    fn logic(&mut self, _ctx: &Context, _frame: &mut Frame) {
        self.session.poll();
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        super::show(ui, &mut self.session, &mut self.view);
    }
}

/// Opens the window with `paths` loaded, and returns when the analyst closes it.
///
/// # Errors
/// When the system gives no window.
pub fn run(paths: &[PathBuf]) -> eframe::Result {
    let paths = paths.to_vec();
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Tally")
            .with_app_id("tally")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([900.0, 600.0]),
        ..NativeOptions::default()
    };
    eframe::run_native(
        "tally",
        options,
        Box::new(|cc| {
            super::install(&cc.egui_ctx);
            let mut session = Session::default();
            if !paths.is_empty() {
                session.perform(Action::File(FileAction::Add(paths)));
            }
            let view = ViewState::default();
            Ok(Box::new(Window { session, view }))
        }),
    )
}
