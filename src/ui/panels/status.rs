//! The bar at the bottom: what was last decided, and what is going on.

use egui::Ui;

use crate::session::Action;
use crate::ui::Cx;
use crate::ui::request::Requests;
use crate::ui::theme;

/// Shows the bar.
pub fn show(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    ui.horizontal(|ui| {
        if let Some(act) = cx.session.undo_label() {
            ui.label(theme::secondary(ui, format!("Last: {act}")));
            if ui.link("Undo").clicked() {
                requests.act(Action::Undo);
            }
        } else {
            ui.label(theme::secondary(ui, "Nothing decided yet"));
        }
    });
}
