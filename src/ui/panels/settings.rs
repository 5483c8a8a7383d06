//! What the analyst prefers, and how the desk reads what is stated.

use egui::{Frame, Margin, ScrollArea, TextEdit, Ui};

use crate::ui::commands::{Command, ViewCommand};
use crate::ui::cx::Cx;
use crate::ui::request::{Request, Requests};
use crate::ui::sides::SidePanel;
use crate::ui::statements::policy;
use crate::ui::theme::{self, space};
use crate::ui::widgets::side_head;
use tally_session::{Action, Preference, ThemeChoice};

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct SettingsState {
    /// The name that is being written.
    name: Option<String>,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut SettingsState, requests: &mut Requests) {
    if side_head(ui, "Settings", "Close the settings") {
        requests.push(Request::Show(SidePanel::Conflicts));
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::NONE
            .inner_margin(Margin::symmetric(14, 4))
            .show(ui, |ui| {
                name_ui(ui, cx, state, requests);
                ui.add_space(space::L);
                theme_ui(ui, cx, requests);
                ui.add_space(space::L);
                policy_ui(ui, cx);
            });
    });
}

fn name_ui(ui: &mut Ui, cx: Cx<'_>, state: &mut SettingsState, requests: &mut Requests) {
    ui.label(theme::strong("Your name"));
    ui.label(theme::secondary(
        ui,
        "It stands beside each of your decisions",
    ));
    let saved = cx.session.analyst();
    let name = state.name.get_or_insert_with(|| saved.to_owned());
    let field = ui
        .add(TextEdit::singleline(name).desired_width(f32::INFINITY))
        .accessible_name("Your name");
    if field.lost_focus() && *name != saved {
        requests.act(Action::Prefer(Preference::Analyst(name.clone())));
    }
    if !field.has_focus() {
        state.name = None;
    }
}

fn theme_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    ui.label(theme::strong("Theme"));
    let worn = cx.session.settings().theme;
    for (choice, command) in [
        (ThemeChoice::Light, ViewCommand::LightTheme),
        (ThemeChoice::Dark, ViewCommand::DarkTheme),
        (ThemeChoice::System, ViewCommand::SystemTheme),
    ] {
        if ui
            .radio(worn == choice, Command::from(command).text())
            .clicked()
        {
            requests.run(command);
        }
    }
}

fn policy_ui(ui: &mut Ui, cx: Cx<'_>) {
    let policy = policy(cx);
    ui.label(theme::strong("How stated values are read"));
    ui.label(theme::secondary(ui, format!("Policy: {}", policy.name)));
    for sentence in policy.sentences() {
        ui.add_space(space::XS);
        ui.label(theme::secondary(ui, sentence.to_string()));
    }
}
