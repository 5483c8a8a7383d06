//! What to do where there is no article yet.

use egui::{RichText, Ui, vec2};

use crate::ui::commands::{Command, FileCommand};
use crate::ui::cx::Cx;
use crate::ui::request::Requests;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::KeyButton;
use tally_session::{Action, FileAction};

/// How many recent projects are offered.
const RECENT: usize = 5;

/// Shows what can be done first.
pub(in crate::ui) fn show(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    let room = ui.available_size();
    let width = 460.0_f32.min(room.x - 2.0 * space::L);
    ui.add_space((room.y * 0.24).max(space::XL));
    ui.horizontal(|ui| {
        ui.add_space(((room.x - width) / 2.0).max(0.0));
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = space::S;
            if cx.session.progress().is_some() {
                ui.label(theme::title("Loading"));
                return;
            }
            words_ui(ui);
            ui.add_space(space::M);
            buttons_ui(ui, requests);
            recent_ui(ui, cx, requests);
        });
    });
}

fn words_ui(ui: &mut Ui) {
    let tokens = theme::tokens(ui);
    ui.label(theme::title("Do the accounts tally?"));
    let words = "Load the articles on one event. Tally reads every figure out of the text, puts \
                 side by side what measures the same thing, and says where and why the accounts differ. \
                 You decide; each number leads back to its quoted sentence.";
    ui.label(
        RichText::new(words)
            .size(size::QUOTE)
            .color(tokens.muted)
            .line_height(Some(21.0)),
    );
}

fn buttons_ui(ui: &mut Ui, requests: &mut Requests) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::S, space::S);
        for file in [
            FileCommand::AddArticles,
            FileCommand::OpenSample,
            FileCommand::OpenProject,
        ] {
            let command = Command::from(file);
            let keys = command.keys_text(ui);
            let primary = file == FileCommand::AddArticles;
            let button = KeyButton::new(command.text(), &keys).primary(primary);
            if ui.add(button).clicked() {
                requests.run(command);
            }
        }
    });
    ui.label(theme::secondary(
        ui,
        "Or drop files and folders anywhere on this window: text, Markdown, saved web pages",
    ));
}

fn recent_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    if cx.session.recent().is_empty() {
        return;
    }
    ui.add_space(space::L);
    ui.label(theme::strong("Recent projects").size(size::SECONDARY));
    for path in cx.session.recent().iter().take(RECENT) {
        let name = path
            .file_stem()
            .unwrap_or(path.as_os_str())
            .to_string_lossy();
        let link = ui.link(name).on_hover_text(path.display().to_string());
        if link.clicked() {
            requests.act(Action::File(FileAction::Open(path.clone())));
        }
    }
}
