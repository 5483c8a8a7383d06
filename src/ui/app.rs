//! The native window around the views.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::{App, CreationContext, Frame, NativeOptions};
use egui::{Context, IconData, Ui, ViewportBuilder, ViewportCommand};

use super::ViewState;
use super::dialogs::SystemDialogs;
use super::theme;
use tally_session::Action;
use tally_session::Config;
use tally_session::FileAction;
use tally_session::Session;
use tally_session::SessionPlaces;

struct Window {
    session: Session,
    view: ViewState,
    /// What the system's title bar shows.
    title: String,
}

impl Window {
    fn new(cc: &CreationContext<'_>, paths: Vec<PathBuf>) -> Self {
        let ctx = cc.egui_ctx.clone();
        super::install(&ctx);
        let mut session = Session::new(Config {
            places: SessionPlaces::of_user(),
            clock: Some(Arc::new(jiff::Zoned::now)),
            user: user(),
            wake: Some(Arc::new(move || ctx.request_repaint())),
            columns: None,
            dialogs: Some(Arc::new(SystemDialogs)),
        });
        cc.egui_ctx
            .set_theme(theme::preference(session.settings().theme));
        if !paths.is_empty() {
            session.perform(Action::File(FileAction::Add(paths)));
        }
        Self {
            session,
            view: ViewState::default(),
            title: String::new(),
        }
    }
}

impl App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        self.session.poll();
        let title = format!("{} – Tally", self.session.project_name());
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        if ctx.input(|input| input.viewport().close_requested()) {
            super::settle(&mut self.session, &mut self.view);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        super::show(ui, &mut self.session, &mut self.view);
    }
}

/// The name of the system's user.
fn user() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_default()
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
            .with_icon(icon())
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([900.0, 600.0]),
        ..NativeOptions::default()
    };
    eframe::run_native(
        "tally",
        options,
        Box::new(|cc| Ok(Box::new(Window::new(cc, paths)))),
    )
}

/// Four strokes and one across, as one tallies by hand: white on the accent.
fn icon() -> IconData {
    const SIZE: u32 = 64;
    let mut rgba = Vec::with_capacity((SIZE * SIZE * 4) as usize);
    for y in 0..SIZE {
        for x in 0..SIZE {
            let stroke = (14..50).contains(&y) && (12..52).contains(&x) && (x - 12) % 11 < 5;
            let across = (x + y).abs_diff(SIZE) < 4 && (6..58).contains(&x);
            let pixel = if stroke || across {
                [0xff, 0xff, 0xff, 0xff]
            } else {
                [0x24, 0x57, 0xc5, 0xff]
            };
            rgba.extend(pixel);
        }
    }
    IconData {
        rgba,
        width: SIZE,
        height: SIZE,
    }
}
