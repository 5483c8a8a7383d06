//! What the analyst says of the selected figure, or of all marked ones.

use egui::{Key, TextEdit, Ui};

use super::{Draft, InspectorState};
use crate::ui::commands::{Command, FigureCommand};
use crate::ui::cx::Cx;
use crate::ui::request::{Requests, Writing};
use crate::ui::theme::{self, space};
use crate::ui::widgets::KeyButton;
use tally_project::Verdict;
use tally_session::{Action, Decide};

/// Shows the acts for `row` and those marked beside it.
pub(super) fn show(
    ui: &mut Ui,
    cx: Cx<'_>,
    row: usize,
    state: &mut InspectorState,
    requests: &mut Requests,
) {
    ui.spacing_mut().item_spacing.x = space::S;
    let several = cx.chosen_keys().count();
    let title = match several {
        0 | 1 => "Decide".to_owned(),
        _ => format!("Decide on {several} marked figures"),
    };
    ui.label(theme::strong(title));
    ui.add_space(space::XS);
    stand_ui(ui, cx, row);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::S);
        for command in acts(cx, row) {
            act_ui(ui, cx, row, command, requests);
        }
    });
    ui.add_space(space::S);
    if let Some(writing @ (Writing::Reject | Writing::Rename)) = state.writing {
        line_ui(ui, cx, writing, state, requests);
    }
    note_ui(ui, cx, row, state);
}

/// The acts that make sense now.
fn acts(cx: Cx<'_>, row: usize) -> Vec<FigureCommand> {
    let key = &cx.session.derived().table.rows[row].key;
    let decided = cx.session.judgements().verdicts.contains_key(key);
    let mut acts = vec![FigureCommand::Accept, FigureCommand::Reject];
    if decided {
        acts.push(FigureCommand::Reopen);
    }
    acts.extend([
        FigureCommand::Join,
        FigureCommand::Split,
        FigureCommand::Rename,
        FigureCommand::Note,
        FigureCommand::Jump,
        FigureCommand::Compare,
    ]);
    acts.retain(|act| Command::from(*act).is_enabled(cx));
    acts
}

fn act_ui(ui: &mut Ui, cx: Cx<'_>, row: usize, act: FigureCommand, requests: &mut Requests) {
    let key = &cx.session.derived().table.rows[row].key;
    let open = !cx.session.judgements().verdicts.contains_key(key);
    let command = Command::from(act);
    let text = match act {
        FigureCommand::Reject => "Reject…",
        FigureCommand::Join if !cx.marked.is_empty() => "Join",
        FigureCommand::Split => "Split",
        FigureCommand::Rename => "Rename…",
        FigureCommand::Jump => "Quotation",
        FigureCommand::Compare => "Compare",
        _ => command.text(),
    };
    let keys = command.keys_text(ui);
    let button = KeyButton::new(text, &keys).primary(act == FigureCommand::Accept && open);
    if ui.add(button).on_hover_text(command.text()).clicked() {
        requests.run(command);
    }
}

/// What was said before, with its reason.
fn stand_ui(ui: &mut Ui, cx: Cx<'_>, row: usize) {
    let key = &cx.session.derived().table.rows[row].key;
    let said = match cx.session.judgements().verdicts.get(key) {
        None => return,
        Some(Verdict::Accepted) => "Accepted".to_owned(),
        Some(Verdict::Rejected(why)) if why.is_empty() => "Rejected".to_owned(),
        Some(Verdict::Rejected(why)) => format!("Rejected: {why}"),
    };
    ui.label(theme::secondary(ui, said));
    ui.add_space(space::XS);
}

/// The reason of a rejection, or the name of the group: Enter does it, Escape leaves it.
fn line_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    writing: Writing,
    state: &mut InspectorState,
    requests: &mut Requests,
) {
    let (hint, name, done) = match writing {
        Writing::Rename => ("What the group measures", "Name of the measure", "Rename"),
        _ => (
            "Why? (optional, kept in the history)",
            "Reason for rejecting",
            "Reject",
        ),
    };
    let field = ui.add(
        TextEdit::singleline(&mut state.line)
            .hint_text(hint)
            .desired_width(f32::INFINITY),
    );
    let field = field.accessible_name(name);
    if std::mem::take(&mut state.wants_focus) {
        field.request_focus();
    }
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal(|ui| {
        let go = ui
            .add(KeyButton::new(done, "Enter").primary(true))
            .clicked();
        let stop = ui.add(KeyButton::new("Cancel", "Esc")).clicked();
        if go || enter {
            finish(cx, writing, state, requests);
        } else if stop {
            state.writing = None;
        }
    });
    ui.add_space(space::S);
}

fn finish(cx: Cx<'_>, writing: Writing, state: &mut InspectorState, requests: &mut Requests) {
    let line = std::mem::take(&mut state.line).trim().to_owned();
    state.writing = None;
    if writing == Writing::Reject {
        requests.act(Action::Decide(Decide::Reject(cx.chosen(), line)));
    } else if let Some(group) = cx.group() {
        let key = cx.session.derived().groups[group].key.clone();
        requests.act(Action::Decide(Decide::Rename(key, line)));
    }
}

/// The figure's note; it becomes a decision when the field is left.
fn note_ui(ui: &mut Ui, cx: Cx<'_>, row: usize, state: &mut InspectorState) {
    let key = &cx.session.derived().table.rows[row].key;
    let saved = cx.session.judgements().figure_notes.get(key);
    if !state.note.focused || state.note.of.as_ref() != Some(key) {
        state.note = Draft {
            of: Some(key.clone()),
            text: saved.cloned().unwrap_or_default(),
            focused: false,
        };
    }
    let field = ui
        .add(
            TextEdit::multiline(&mut state.note.text)
                .hint_text("Note (kept in the history)")
                .desired_rows(2)
                .desired_width(f32::INFINITY),
        )
        .accessible_name("Note on the figure");
    if state.writing == Some(Writing::Note) && std::mem::take(&mut state.wants_focus) {
        field.request_focus();
        state.writing = None;
    }
    let done = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
    if field.has_focus() && done {
        field.surrender_focus();
    }
    state.note.focused = field.has_focus() && !done;
}
