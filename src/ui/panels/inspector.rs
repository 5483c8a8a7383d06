//! The selected figure: its sentence, why it reads as it does, and what the analyst says of it.

use egui::Ui;

use crate::ui::Cx;
use crate::ui::commands::Command;
use crate::ui::request::{Request, Requests, Writing};
use crate::ui::theme;
use crate::ui::widgets::KeyButton;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct State {
    writing: Writing,
    wants_focus: bool,
}

impl State {
    /// Gives the keyboard to the field, to write `writing`.
    pub(in crate::ui) fn write(&mut self, writing: Writing) {
        self.writing = writing;
        self.wants_focus = true;
    }

    /// Forgets what was being written of the figure that is left.
    pub(in crate::ui) fn leave(&mut self) {
        *self = Self::default();
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, _state: &mut State, requests: &mut Requests) {
    let Some(row) = cx.row else {
        ui.label(theme::secondary(
            ui,
            "Select a figure to see why it reads as it does",
        ));
        return;
    };
    let table = &cx.session.derived().table;
    ui.label(theme::strong(table.quote(row)));
    ui.label(table.sentence(row));
    ui.horizontal(|ui| {
        for command in [
            Command::Accept,
            Command::Reject,
            Command::Note,
            Command::Join,
        ] {
            let keys = command.keys_text(ui);
            if ui.add(KeyButton::new(command.text(), &keys)).clicked() {
                requests.push(Request::Run(command));
            }
        }
    });
}
