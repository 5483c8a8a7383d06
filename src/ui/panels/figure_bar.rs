//! The selected figure in one line under Read, Compare and Coverage: what it states, and what the analyst says of it.

use egui::{Align, Layout, Ui};

use crate::ui::commands::{Command, FigureCommand};
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::place::ViewTab;
use crate::ui::request::{Requests, Writing};
use crate::ui::statements::value_text;
use crate::ui::theme;
use crate::ui::widgets::inline_field::{Ended, FieldDraft};
use crate::ui::widgets::{KeyButton, chip};
use tally_project::Verdict;
use tally_reading::FigureKey;
use tally_session::{Action, Decide};

/// What the bar remembers.
#[derive(Debug, Default)]
pub struct FigureBarState {
    draft: Option<FieldDraft<(Writing, FigureKey)>>,
}

impl FigureBarState {
    /// Gives the keyboard to the field for `writing` about `key`, which starts as `line`.
    pub(in crate::ui) fn write(&mut self, writing: Writing, key: FigureKey, line: String) {
        self.draft = Some(FieldDraft::new((writing, key), line));
    }
}

/// Shows the bar for the selected figure.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut FigureBarState, requests: &mut Requests) {
    let Some(row) = cx.row else {
        ui.label(theme::secondary(ui, "Select a figure to decide on it"));
        return;
    };
    ui.horizontal(|ui| {
        if field_ui(ui, cx, state, requests) {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for command in acts(cx).into_iter().rev() {
                act_ui(ui, command, requests);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                figure_ui(ui, cx, row);
            });
        });
    });
}

fn figure_ui(ui: &mut Ui, cx: Cx<'_>, row: usize) {
    let derived = cx.session.derived();
    let one = &derived.table.rows[row];
    let tokens = theme::tokens(ui);
    ui.label(theme::strong(value_text(cx, row)));
    match cx.session.judgements().verdicts.get(&one.key) {
        Some(Verdict::Accepted) => {
            chip(ui, "accepted", tokens.good);
        }
        Some(Verdict::Rejected(_)) => {
            chip(ui, "rejected", tokens.plain);
        }
        None => {}
    }
    let group = derived.group_of.get(row);
    let group = group.and_then(|idx| derived.groups.get(*idx));
    let mut told: Vec<&str> = group
        .map(|group| group.label.as_str())
        .into_iter()
        .collect();
    let who = describe::who(&one.figure);
    told.push(&who);
    told.retain(|words| !words.is_empty());
    let text = theme::secondary(ui, told.join(" · "));
    ui.add(egui::Label::new(text).truncate());
}

/// The acts that make sense here and now.
fn acts(cx: Cx<'_>) -> Vec<FigureCommand> {
    let mut acts = vec![
        FigureCommand::Accept,
        FigureCommand::Reject,
        FigureCommand::Note,
    ];
    if Command::from(FigureCommand::Reopen).is_enabled(cx) {
        acts.drain(..2);
        acts.insert(0, FigureCommand::Reopen);
    }
    match cx.tab {
        ViewTab::Read | ViewTab::Coverage => acts.push(FigureCommand::Compare),
        _ => acts.extend([FigureCommand::Split, FigureCommand::Jump]),
    }
    acts.retain(|act| Command::from(*act).is_enabled(cx));
    acts
}

fn act_ui(ui: &mut Ui, act: FigureCommand, requests: &mut Requests) {
    let command = Command::from(act);
    let text = match act {
        FigureCommand::Reject => "Reject…",
        FigureCommand::Note => "Note…",
        FigureCommand::Split => "Split",
        FigureCommand::Jump => "Read",
        FigureCommand::Compare => "Compare",
        _ => command.text(),
    };
    let keys = command.keys_text(ui);
    let button = KeyButton::new(text, &keys);
    if ui.add(button).on_hover_text(command.text()).clicked() {
        requests.run(command);
    }
}

/// Shows the field while something is written of the selected figure, and carries it out at the end.
fn field_ui(ui: &mut Ui, cx: Cx<'_>, state: &mut FigureBarState, requests: &mut Requests) -> bool {
    let Some(draft) = &mut state.draft else {
        return false;
    };
    let (writing, key) = draft.of.clone();
    if Some(&key) != cx.selected {
        state.draft = None;
        return false;
    }
    let (does, name) = match writing {
        Writing::Reject => ("Reject", "Reason for rejecting"),
        Writing::Rename => ("Rename", "Name of the measure"),
        Writing::Note => ("Note", "Note on the figure"),
    };
    ui.label(theme::strong(does));
    let width = (ui.available_width() - 220.0).max(160.0);
    let ended = draft.show(ui, name, width);
    ui.label(theme::secondary(ui, "Enter keeps it, Escape does not"));
    if ended == Some(Ended::Written) {
        let text = draft.text.trim().to_owned();
        if let Some(decide) = decision(cx, writing, key, text) {
            requests.act(Action::Decide(decide));
        }
    }
    if ended.is_some() {
        state.draft = None;
    }
    true
}

fn decision(cx: Cx<'_>, writing: Writing, key: FigureKey, text: String) -> Option<Decide> {
    match writing {
        Writing::Reject => Some(Decide::Reject(cx.chosen(), text)),
        Writing::Rename => {
            let group = cx.session.derived().groups.get(cx.group()?)?;
            Some(Decide::Rename(group.key.clone(), text))
        }
        Writing::Note => Some(Decide::NoteFigure(key, text)),
    }
}
