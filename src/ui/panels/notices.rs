//! What the analyst should know, as calm lines that can be put away.

use egui::{Align, Frame, Layout, Margin, Panel, ScrollArea, Ui};

use crate::ui::cx::Cx;
use crate::ui::icons::{self, Icon};
use crate::ui::request::{Request, Requests};
use crate::ui::sides::SidePanel;
use crate::ui::theme::{self, space};
use crate::ui::widgets::side_head;
use tally_session::{Action, Notice, NoticeLevel};

/// How many are shown above the status bar; the rest wait in the panel.
const SHOWN: usize = 2;

/// Shows the latest above the status bar.
pub(in crate::ui) fn show(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    let notices = cx.session.notices();
    if notices.is_empty() {
        return;
    }
    let tokens = theme::tokens(ui);
    let frame = Frame::NONE
        .fill(tokens.background)
        .inner_margin(Margin::symmetric(14, 4));
    Panel::bottom("notices").frame(frame).show(ui, |ui| {
        for notice in notices.iter().rev().take(SHOWN) {
            line_ui(ui, notice, requests);
        }
        if notices.len() > SHOWN {
            ui.horizontal(|ui| {
                let more = format!("{} more notices", notices.len() - SHOWN);
                if ui.link(more).clicked() {
                    requests.push(Request::Show(SidePanel::Notices));
                }
                if ui.link("Dismiss all").clicked() {
                    dismiss_all(notices, requests);
                }
            });
        }
    });
}

/// Shows all, with their details.
pub(in crate::ui) fn show_all(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    if side_head(ui, "Notices", "Close the notices") {
        requests.push(Request::Show(SidePanel::Conflicts));
    }
    let notices = cx.session.notices();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::NONE
            .inner_margin(Margin::symmetric(14, 4))
            .show(ui, |ui| {
                if notices.is_empty() {
                    ui.label(theme::secondary(ui, "Nothing to tell"));
                    return;
                }
                if ui.button("Dismiss all").clicked() {
                    dismiss_all(notices, requests);
                }
                for notice in notices.iter().rev() {
                    ui.add_space(space::S);
                    line_ui(ui, notice, requests);
                    for detail in &notice.details {
                        ui.label(theme::secondary(ui, detail.as_str()));
                    }
                }
            });
    });
}

fn dismiss_all(notices: &[Notice], requests: &mut Requests) {
    for notice in notices {
        requests.act(Action::Dismiss(notice.id));
    }
}

fn line_ui(ui: &mut Ui, notice: &Notice, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    let (icon, color, word) = match notice.severity {
        NoticeLevel::Info => (Icon::Info, tokens.accent.ink, "Note"),
        NoticeLevel::Warning => (Icon::Warning, tokens.caution.ink, "Warning"),
        NoticeLevel::Error => (Icon::Warning, tokens.conflict.ink, "Error"),
    };
    ui.horizontal(|ui| {
        icons::icon(ui, icon, color, word);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icons::icon_button(ui, Icon::Close, "Dismiss this notice").clicked() {
                requests.act(Action::Dismiss(notice.id));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let label = ui.add(egui::Label::new(notice.text.as_str()).truncate());
                if !notice.details.is_empty() {
                    label.on_hover_text(notice.details.join("\n"));
                }
            });
        });
    });
}
