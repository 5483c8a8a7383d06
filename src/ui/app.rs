//! The native window around the views.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::{App, Frame, NativeOptions};
use egui::{Context, Ui, ViewportBuilder};

use super::ViewState;
use super::dialogs::SystemDialogs;
use crate::session::{Action, Config, FileAction, Places, Session};

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
            let mut session = Session::new(config(&cc.egui_ctx));
            if !paths.is_empty() {
                session.perform(Action::File(FileAction::Add(paths)));
            }
            let view = ViewState::default();
            Ok(Box::new(Window { session, view }))
        }),
    )
}

/// The user's own places, clock and name; finished jobs wake the window.
fn config(ctx: &Context) -> Config {
    let ctx = ctx.clone();
    let named = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    Config {
        places: Places::of_user(),
        clock: Some(Arc::new(jiff::Zoned::now)),
        user: named("USER")
            .or_else(|| named("USERNAME"))
            .unwrap_or_default(),
        wake: Some(Arc::new(move || ctx.request_repaint())),
        dialogs: Some(Arc::new(SystemDialogs)),
    }
}
