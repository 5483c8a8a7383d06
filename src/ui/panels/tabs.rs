//! The names of the views in the middle.

use egui::{Button, RichText, Ui, vec2};

use crate::ui::cx::Cx;
use crate::ui::place::ViewTab;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, space};

/// Shows the tabs.
pub(in crate::ui) fn show(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().button_padding.x = 14.0;
        for tab in ViewTab::ALL {
            let on = cx.tab == tab;
            let text = if on {
                theme::strong(tab.text()).color(tokens.ink)
            } else {
                RichText::new(tab.text()).color(tokens.muted)
            };
            let button = Button::new(text)
                .selected(on)
                .fill(egui::Color32::TRANSPARENT)
                .stroke(egui::Stroke::NONE)
                .min_size(vec2(0.0, 38.0));
            let response = ui.add(button);
            if on {
                let y = response.rect.bottom() - 1.0;
                ui.painter()
                    .hline(response.rect.x_range(), y, (2.0, tokens.accent.ink));
            }
            if response.clicked() {
                requests.push(Request::Open(tab));
            }
            ui.add_space(space::XS);
        }
    });
}
