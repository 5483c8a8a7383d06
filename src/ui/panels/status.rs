//! The bar at the bottom: what goes on, what was last decided, and what is always at hand.

use egui::{Align, Layout, ProgressBar, Ui};

use crate::ui::commands::{HelpCommand, ViewCommand};
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::icons::{self, Icon};
use crate::ui::request::{Request, Requests};
use crate::ui::sides::SidePanel;
use crate::ui::theme::{self, size, space};
use tally_session::Action;

/// Shows the bar.
pub(in crate::ui) fn show(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        ui.spacing_mut().interact_size.y = 22.0;
        if !progress_ui(ui, cx, requests) {
            last_ui(ui, cx, requests);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if link(ui, "F1 keys", "Keys").clicked() {
                requests.run(HelpCommand::Keys);
            }
            theme_ui(ui, requests);
            notices_ui(ui, cx, requests);
        });
    });
}

/// What is being done, how far, and a way to stop it.
fn progress_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) -> bool {
    let Some(progress) = cx.session.progress() else {
        return false;
    };
    let share = progress.done as f32 / progress.of.max(1) as f32;
    ui.add(
        ProgressBar::new(share)
            .desired_width(160.0)
            .desired_height(6.0),
    );
    let counted = match progress.of {
        0 => progress.what.clone(),
        of => format!("{} {} of {of}", progress.what, progress.done),
    };
    ui.label(theme::secondary(ui, counted));
    if progress.can_cancel && ui.link("Cancel").clicked() {
        requests.act(Action::Cancel);
    }
    true
}

fn last_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    match cx.session.undo_label() {
        Some(act) => {
            ui.label(theme::secondary(ui, format!("Last: {act}")));
            if link(ui, "Undo", "Undo the last decision").clicked() {
                requests.act(Action::Undo);
            }
        }
        None => {
            ui.label(theme::secondary(ui, "Nothing decided yet"));
        }
    }
    if let Some(act) = cx.session.redo_label()
        && link(ui, "Redo", "Redo what was undone")
            .on_hover_text(act)
            .clicked()
    {
        requests.act(Action::Redo);
    }
}

fn link(ui: &mut Ui, text: &str, name: &str) -> egui::Response {
    let link = egui::Link::new(egui::RichText::new(text).size(size::SECONDARY));
    ui.add(link).accessible_name(name)
}

fn theme_ui(ui: &mut Ui, requests: &mut Requests) {
    let dark = ui.visuals().dark_mode;
    let (icon, name, command) = if dark {
        (Icon::Sun, "Light theme", ViewCommand::LightTheme)
    } else {
        (Icon::Moon, "Dark theme", ViewCommand::DarkTheme)
    };
    let response = icons::icon_button(ui, icon, name);
    if response.clicked() {
        requests.run(command);
    }
}

fn notices_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    let count = cx.session.notices().len();
    if count == 0 {
        return;
    }
    let text = describe::count(count, "notice", "notices");
    if link(ui, &text, "Show the notices").clicked() {
        requests.push(Request::Show(SidePanel::Notices));
    }
}
