//! Small rounded labels: a kind of finding, a state, a filter.

use egui::{
    Button, FontId, IntoAtoms as _, Response, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
    vec2,
};

use crate::ui::fonts;
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Tint, size};

/// One word on its ground.
pub fn chip(ui: &mut Ui, text: &str, colors: Tint) -> Response {
    const MARGIN: Vec2 = vec2(6.0, 2.0);
    let font = FontId::new(size::CHIP, fonts::semibold());
    let word = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font, colors.ink);
    let (rect, response) = ui.allocate_exact_size(word.size() + 2.0 * MARGIN, Sense::hover());
    ui.painter()
        .rect_filled(rect, theme::CHIP_RADIUS, colors.ground);
    ui.painter().galley(rect.min + MARGIN, word, colors.ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}

/// A filter that is on or off.
pub fn toggle_chip(ui: &mut Ui, on: bool, text: &str) -> Response {
    pill(ui, on, text, false)
}

/// A filter that opens a list of choices; `on` where something is chosen.
pub fn menu_chip(ui: &mut Ui, on: bool, text: &str) -> Response {
    pill(ui, on, text, true)
}

fn pill(ui: &mut Ui, on: bool, text: &str, opens: bool) -> Response {
    let tokens = theme::tokens(ui);
    let words = RichText::new(text).size(size::SECONDARY);
    let (words, ink, fill, edge) = if on {
        let ink = tokens.accent.ink;
        let words = words.family(fonts::semibold()).color(ink);
        (words, ink, tokens.accent.ground, tokens.accent.ground)
    } else {
        let words = words.color(tokens.muted);
        (words, tokens.muted, tokens.card, tokens.line)
    };
    let mut atoms = words.into_atoms();
    if opens {
        atoms.push_right(egui::Atom::paint(vec2(10.0, 10.0), move |ui, place| {
            Icon::Down.paint(ui.painter(), place.rect, ink);
        }));
    }
    let button = Button::new(atoms)
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(12)
        .gap(4.0)
        .selected(on && !opens)
        .min_size(vec2(0.0, 24.0));
    ui.add(button)
}

/// A count with its word in the colours of what is counted; chosen, it has an edge.
pub fn count_chip(ui: &mut Ui, on: bool, count: (usize, &str), colors: Tint) -> Response {
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
            egui::Button::selectable(on, text)
                .wrap_mode(egui::TextWrapMode::Extend)
                .fill(colors.ground)
                .stroke(Stroke::new(1.5, edge))
                .corner_radius(theme::CHIP_RADIUS),
        )
    })
    .inner
}
