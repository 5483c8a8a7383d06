//! The window: views read the session and queue requests; they change nothing themselves.

mod app;
mod clipboard;
pub mod commands;
pub mod cx;
pub mod decided;
pub mod describe;
mod dialogs;
pub mod evidence;
pub mod filter;
pub mod fonts;
pub mod icons;
mod keys;
mod obstacles;
pub mod panels;
mod perform;
pub mod place;
pub mod request;
mod shell;
pub mod sides;
pub mod state;
pub mod statements;
mod suggested;
pub mod theme;
pub mod topic;
pub mod widgets;

use tally_session::Session;

pub use app::run;
pub use commands::Command;
pub use cx::Cx;
pub use filter::Filter;
pub use place::{ViewPlace, ViewTab};
pub use request::{Request, Requests, Writing};
pub use state::{Panels, ViewState};
pub use theme::install;

/// Shows the whole window and performs what the analyst asked for.
pub fn show(ui: &mut egui::Ui, session: &mut Session, view: &mut ViewState) {
    session.poll();
    let mut requests = Requests::default();
    let mut panels = std::mem::take(&mut view.panels);
    let cx = view.cx(session);
    keys::take(ui, cx, &mut requests);
    panels::drop::take_dropped(ui, &mut requests);
    // Before the panels, as they forget the note of a figure that is no longer selected.
    panels::inspector::settle(cx, &mut panels.inspector, &mut requests);
    shell::show(ui, cx, &mut panels, &mut requests);
    panels::inspector::settle(cx, &mut panels.inspector, &mut requests);
    view.panels = panels;
    for request in requests {
        perform::perform(request, ui, session, view);
    }
}

/// Makes decisions of what is still being written, before the window closes.
pub fn settle(session: &mut Session, view: &mut ViewState) {
    let mut requests = Requests::default();
    let mut panels = std::mem::take(&mut view.panels);
    let leaving = Cx {
        selected: None,
        ..view.cx(session)
    };
    panels::inspector::settle(leaving, &mut panels.inspector, &mut requests);
    view.panels = panels;
    for request in requests {
        if let Request::Act(action) = request {
            session.perform(action);
        }
    }
}
