//! Files dropped anywhere on the window.

use egui::{Align2, Id, LayerId, Order, Stroke, StrokeKind, Ui};

use crate::ui::request::Requests;
use crate::ui::theme::{self, space};
use tally_session::{Action, FileAction};

/// Loads the files that were dropped.
pub(in crate::ui) fn take_dropped(ui: &Ui, requests: &mut Requests) {
    if ui.current_pass_index() > 0 {
        return;
    }
    let dropped = ui.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
    let mut paths = Vec::new();
    for file in dropped {
        let path = file.path().to_path_buf();
        if path.exists() {
            paths.push(path);
        } else if let Ok(bytes) = file.bytes() {
            let name = path.display().to_string();
            requests.act(Action::File(FileAction::AddBytes { name, bytes }));
        } else {
            paths.push(path); // The session says that it is not there.
        }
    }
    if !paths.is_empty() {
        requests.act(Action::File(FileAction::Add(paths)));
    }
}

/// Shows that files held over the window can be dropped.
pub(in crate::ui) fn show(ui: &Ui) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let tokens = theme::tokens(ui);
    let layer = LayerId::new(Order::Foreground, Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.content_rect().shrink(space::S);
    painter.rect_filled(
        rect,
        theme::CARD_RADIUS,
        tokens.accent.ground.gamma_multiply(0.85),
    );
    let edge = Stroke::new(2.0, tokens.accent.ink);
    painter.rect_stroke(rect, theme::CARD_RADIUS, edge, StrokeKind::Inside);
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        "Drop to load",
        egui::FontId::new(theme::size::VALUE, crate::ui::fonts::semibold()),
        tokens.accent.ink,
    );
}
