//! All commands with their keys.

use egui::{Align, Layout, ScrollArea, Ui};

use crate::ui::commands::{self, Command, Menu};
use crate::ui::request::{Request, Requests};
use crate::ui::sides::SidePanel;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::side_head;

/// Shows the list.
pub(in crate::ui) fn show(ui: &mut Ui, requests: &mut Requests) {
    if side_head(ui, "Keys", "Close the list of keys") {
        requests.push(Request::Show(SidePanel::Conflicts));
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for menu in Menu::ALL {
            menu_ui(ui, menu);
        }
        ui.add_space(space::L);
    });
}

fn menu_ui(ui: &mut Ui, menu: Menu) {
    egui::Frame::NONE
        .inner_margin(egui::Margin {
            left: 14,
            right: 14,
            top: 10,
            bottom: 0,
        })
        .show(ui, |ui| {
            let tokens = theme::tokens(ui);
            let head = theme::strong(menu.text())
                .size(size::SECONDARY)
                .color(tokens.muted);
            ui.label(head);
            ui.spacing_mut().interact_size.y = 22.0;
            let with_keys =
                |command: &Command| command.menu() == menu && !command.keys().is_empty();
            for command in Command::all().filter(with_keys) {
                line_ui(ui, command);
            }
        });
}

fn line_ui(ui: &mut Ui, command: Command) {
    ui.horizontal(|ui| {
        ui.label(command.text());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let keys: Vec<String> = command
                .keys()
                .iter()
                .map(|keys| commands::keys_text(ui, keys))
                .collect();
            ui.label(theme::secondary(ui, keys.join("  or  ")));
        });
    });
}
