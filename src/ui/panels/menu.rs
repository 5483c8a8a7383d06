//! The menu bar, the project's name and the search field.

use egui::{Align, Button, Layout, MenuBar, TextEdit, Ui};

use crate::ui::Cx;
use crate::ui::commands::{Command, Menu};
use crate::ui::request::{Request, Requests};
use crate::ui::theme;

/// What the bar remembers.
#[derive(Debug, Default)]
pub struct State {
    /// What is searched for; empty for nothing.
    pub search: String,
    wants_focus: bool,
}

impl State {
    /// Gives the keyboard to the search field.
    pub(in crate::ui) fn find(&mut self) {
        self.wants_focus = true;
    }
}

/// Shows the bar.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut State, requests: &mut Requests) {
    MenuBar::new().ui(ui, |ui| {
        ui.label(theme::strong("Tally"));
        for menu in Menu::ALL {
            ui.menu_button(menu.text(), |ui| menu_ui(ui, cx, menu, requests));
        }
        ui.label(theme::medium(cx.session.project_name()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let response = ui.add(
                TextEdit::singleline(&mut state.search)
                    .hint_text("Search figures, quotations, notes")
                    .desired_width(300.0),
            );
            if std::mem::take(&mut state.wants_focus) {
                response.request_focus();
            }
        });
    });
}

fn menu_ui(ui: &mut Ui, cx: Cx<'_>, menu: Menu, requests: &mut Requests) {
    ui.set_min_width(220.0);
    for command in Command::all().filter(|command| command.menu() == menu) {
        if command.is_ruled() {
            ui.separator();
        }
        let button = Button::new(text(cx, command)).shortcut_text(command.keys_text(ui));
        if ui.add_enabled(command.is_enabled(cx), button).clicked() {
            requests.push(Request::Run(command));
        }
    }
}

/// Undo and redo tell what they would do.
fn text(cx: Cx<'_>, command: Command) -> String {
    let act = match command {
        Command::Undo => cx.session.undo_label(),
        Command::Redo => cx.session.redo_label(),
        _ => None,
    };
    match act {
        Some(act) => format!("{} {act}", command.text()),
        None => command.text().to_owned(),
    }
}
