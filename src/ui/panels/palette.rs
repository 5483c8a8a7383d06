//! All commands in one list, found by typing.

use egui::{
    Align2, Area, Frame, Id, Key, Margin, Modifiers, Order, ScrollArea, TextEdit, Ui, vec2,
};

use crate::ui::commands::{Command, HelpCommand};
use crate::ui::cx::Cx;
use crate::ui::request::Requests;
use crate::ui::theme::space;

/// What the palette remembers.
#[derive(Debug, Default)]
pub struct PaletteState {
    open: bool,
    wants_focus: bool,
    typed: String,
    at: usize,
}

impl PaletteState {
    /// Whether it is open.
    pub(in crate::ui) fn is_open(&self) -> bool {
        self.open
    }

    /// Opens it, or closes it.
    pub(in crate::ui) fn toggle(&mut self) {
        let open = !self.open;
        *self = Self {
            open,
            wants_focus: open,
            ..Self::default()
        };
    }
}

/// Shows the palette over the view, while it is open.
pub(in crate::ui) fn show(
    ui: &mut Ui,
    cx: Cx<'_>,
    state: &mut PaletteState,
    requests: &mut Requests,
) {
    if !state.open {
        return;
    }
    let found = found(cx, &state.typed);
    state.at = state.at.min(found.len().saturating_sub(1));
    let mut chosen = keys(ui, state, &found);
    let area = Area::new(Id::unique("palette"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_TOP, vec2(0.0, 72.0))
        .show(ui, |ui| {
            Frame::popup(ui.style())
                .inner_margin(Margin::same(8))
                .show(ui, |ui| {
                    ui.set_width(420.0);
                    chosen = chosen.or(list_ui(ui, cx, state, &found));
                });
        });
    let outside = area.response.clicked_elsewhere() && !state.wants_focus;
    if let Some(command) = chosen {
        requests.run(command);
    }
    if chosen.is_some() || outside {
        *state = PaletteState::default();
    }
}

/// The commands that can run now and hold all typed words.
fn found(cx: Cx<'_>, typed: &str) -> Vec<Command> {
    let typed = typed.to_lowercase();
    Command::all()
        .filter(|command| command.is_enabled(cx) && *command != HelpCommand::Palette.into())
        .filter(|command| {
            let name =
                format!("{} {}", command.menu().text(), command.text_here(cx)).to_lowercase();
            typed.split_whitespace().all(|word| name.contains(word))
        })
        .collect()
}

/// Moves with the arrows; Enter chooses.
fn keys(ui: &Ui, state: &mut PaletteState, found: &[Command]) -> Option<Command> {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        state.at = (state.at + 1).min(found.len().saturating_sub(1));
    }
    if pressed(Key::ArrowUp) {
        state.at = state.at.saturating_sub(1);
    }
    pressed(Key::Enter)
        .then(|| found.get(state.at).copied())
        .flatten()
}

fn list_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    state: &mut PaletteState,
    found: &[Command],
) -> Option<Command> {
    let field = ui
        .add(
            TextEdit::singleline(&mut state.typed)
                .hint_text("Type the name of a command")
                .desired_width(f32::INFINITY),
        )
        .accessible_name("Name of a command");
    if std::mem::take(&mut state.wants_focus) {
        field.request_focus();
    }
    if field.changed() {
        state.at = 0;
    }
    ui.add_space(space::XS);
    let mut chosen = None;
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for (idx, command) in found.iter().enumerate() {
            let text = format!("{}: {}", command.menu().text(), command.text_here(cx));
            let button = egui::Button::selectable(idx == state.at, text)
                .shortcut_text(command.keys_text(ui))
                .min_size(vec2(ui.available_width(), 0.0));
            let response = ui.add(button);
            if idx == state.at && field.changed() {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                chosen = Some(*command);
            }
        }
        if found.is_empty() {
            ui.weak("No command has that name");
        }
    });
    chosen
}
