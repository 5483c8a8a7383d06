//! The selected figure: its sentence, why it reads as it does, and what the analyst says of it.

mod decide;
mod reading;

use egui::{ScrollArea, Ui, vec2};

use crate::ui::cx::Cx;
use crate::ui::place::ViewTab;
use crate::ui::request::{Requests, Writing};
use crate::ui::theme::{self, space};
use tally_reading::FigureKey;
use tally_session::{Action, Decide};

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct InspectorState {
    writing: Option<Writing>,
    wants_focus: bool,
    /// The reason or the name that is being written.
    line: String,
    note: Draft,
}

/// A note that is being written; it becomes a decision when the field is left.
#[derive(Debug, Default)]
struct Draft {
    of: Option<FigureKey>,
    text: String,
    focused: bool,
}

impl InspectorState {
    /// Gives the keyboard to the field for `writing`, which starts as `line`.
    pub(in crate::ui) fn write(&mut self, writing: Writing, line: String) {
        self.writing = Some(writing);
        self.wants_focus = true;
        self.line = line;
    }

    /// Whether a reason or a name is being written.
    pub(in crate::ui) fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// Forgets what was being written of the figure that is left; a note is kept by [`settle`].
    pub(in crate::ui) fn leave(&mut self) {
        self.writing = None;
        self.wants_focus = false;
    }
}

/// Makes a decision of the note that was written, once its field is left. Called in each frame.
pub(in crate::ui) fn settle(cx: Cx<'_>, state: &mut InspectorState, requests: &mut Requests) {
    let draft = &mut state.note;
    let shown = cx.tab == ViewTab::Figures && draft.of.as_ref() == cx.selected;
    if shown && draft.focused {
        return;
    }
    let notes = &cx.session.judgements().figure_notes;
    if let Some(key) = &draft.of {
        let saved = notes.get(key).map_or("", String::as_str);
        if draft.text.trim() != saved {
            let note = draft.text.trim().to_owned();
            requests.act(Action::Decide(Decide::NoteFigure(key.clone(), note)));
        }
    }
    *draft = Draft {
        of: None,
        ..Draft::default()
    };
}

/// What to do where no figure is selected.
pub fn hint(ui: &mut Ui) {
    ui.label(theme::secondary(
        ui,
        "Select a figure to see its sentence, why it reads as it does, and to decide",
    ));
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut InspectorState, requests: &mut Requests) {
    let Some(row) = cx.row else {
        return hint(ui);
    };
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        let side = 290.0;
        if width < side * 2.0 {
            decide::show(ui, cx, row, state, requests);
            ui.add_space(space::M);
            reading::show(ui, cx, row);
            return;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            ui.allocate_ui(vec2(width - side - space::XL, 0.0), |ui| {
                ui.vertical(|ui| {
                    ui.set_width(width - side - space::XL);
                    reading::show(ui, cx, row);
                });
            });
            ui.vertical(|ui| {
                ui.set_width(side);
                decide::show(ui, cx, row, state, requests);
            });
        });
    });
}
