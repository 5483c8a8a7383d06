//! A live preview of the export.

use egui::Ui;

use crate::ui::Cx;
use crate::ui::Requests;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct State {}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut State, requests: &mut Requests) {
    let _ = (ui, cx, state, requests);
}
