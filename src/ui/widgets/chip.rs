//! Small rounded labels: a kind of finding, a state, a filter.

use egui::{Frame, Margin, Response, RichText, Stroke, Ui, WidgetText};

use crate::ui::fonts;
use crate::ui::theme::{self, Pair, size};

/// One word on its ground.
pub fn chip(ui: &mut Ui, text: &str, colors: Pair) -> Response {
    let text = RichText::new(text)
        .size(size::CHIP)
        .family(fonts::semibold())
        .color(colors.ink);
    Frame::NONE
        .fill(colors.ground)
        .corner_radius(theme::CHIP_RADIUS)
        .inner_margin(Margin::symmetric(6, 1))
        .show(ui, |ui| ui.add(egui::Label::new(text).extend()))
        .response
}

/// A filter that is on or off.
pub fn toggle_chip(ui: &mut Ui, on: bool, text: &str) -> Response {
    let tokens = theme::tokens(ui);
    let text = RichText::new(text).size(size::SECONDARY);
    let (text, fill, edge) = if on {
        let text = text.family(fonts::semibold()).color(tokens.accent.ink);
        (text, tokens.accent.ground, tokens.accent.ground)
    } else {
        (text.color(tokens.muted), tokens.card, tokens.line)
    };
    ui.add(
        egui::Button::selectable(on, WidgetText::from(text))
            .fill(fill)
            .stroke(Stroke::new(1.0, edge))
            .corner_radius(12),
    )
}

/// A count with its word in the colours of what is counted; chosen, it has an edge.
pub fn count_chip(ui: &mut Ui, on: bool, count: (usize, &str), colors: Pair) -> Response {
    let text = format!("{} {}", count.0, count.1);
    let text = RichText::new(text)
        .size(size::CHIP)
        .family(fonts::semibold())
        .color(colors.ink);
    let edge = if on { colors.ink } else { colors.ground };
    let margin = egui::vec2(6.0, 1.0);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = margin;
        ui.spacing_mut().interact_size.y = 20.0;
        ui.add(
            egui::Button::selectable(on, WidgetText::from(text))
                .fill(colors.ground)
                .stroke(Stroke::new(1.5, edge))
                .corner_radius(theme::CHIP_RADIUS),
        )
    })
    .inner
}
