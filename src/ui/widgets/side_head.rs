//! The head of a panel that stands at the side for a while.

use egui::{Align, Frame, Layout, Margin, Ui};

use crate::ui::icons::{self, Icon};
use crate::ui::theme;

/// The panel's title and a button that closes it, called `close`; whether it was clicked.
pub fn side_head(ui: &mut Ui, title: &str, close: &str) -> bool {
    let margin = Margin {
        left: 14,
        right: 10,
        top: 10,
        bottom: 6,
    };
    let head = Frame::NONE.inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(theme::strong(title));
            let right = Layout::right_to_left(Align::Center);
            ui.with_layout(right, |ui| {
                icons::icon_button(ui, Icon::Close, close).clicked()
            })
            .inner
        })
        .inner
    });
    head.inner
}
