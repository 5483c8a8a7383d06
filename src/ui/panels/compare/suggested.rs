//! Groups that may measure the same thing as the one shown: joined or kept apart by a key.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui};

use crate::ui::Cx;
use crate::ui::commands::{Command, FigureCommand};
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::statements::value_text;
use crate::ui::theme::{self, space};
use crate::ui::widgets::KeyButton;
use tally_comparing::group::Suggestion;
use tally_language::text::sentence_case;
use tally_reading::FigureKey;
use tally_session::Decide;

/// Suggestions that are shown at once; the next comes when one of them is decided.
const SHOWN: usize = 2;

/// What to do with a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum SuggestionAnswer {
    Join,
    KeepApart,
}

/// The suggestions for `group`, strictest first.
fn suggestions(cx: Cx<'_>, group: usize) -> impl Iterator<Item = &Suggestion> {
    let all = cx.session.derived().suggestions.iter();
    all.filter(move |one| one.groups.0 == group || one.groups.1 == group)
}

/// What `answer` to the first suggestion for `group` does; none where there is none.
pub(in crate::ui) fn decision(
    cx: Cx<'_>,
    group: usize,
    answer: SuggestionAnswer,
) -> Option<Decide> {
    suggestions(cx, group)
        .next()
        .map(|one| decide(cx, one, answer))
}

fn decide(cx: Cx<'_>, suggestion: &Suggestion, answer: SuggestionAnswer) -> Decide {
    let keys = |group: usize| -> Vec<FigureKey> {
        let keys = cx.session.derived().keys(group);
        keys.cloned().collect()
    };
    let (some, others) = (keys(suggestion.groups.0), keys(suggestion.groups.1));
    match answer {
        SuggestionAnswer::Join => Decide::Join(some.into_iter().chain(others).collect()),
        SuggestionAnswer::KeepApart => Decide::KeepApart(some, others),
    }
}

/// Shows what `group` may be one with; nothing where nothing is suggested.
pub(super) fn show(ui: &mut Ui, cx: Cx<'_>, group: usize, requests: &mut Requests) {
    for (at, suggestion) in suggestions(cx, group).take(SHOWN).enumerate() {
        let tokens = theme::tokens(ui);
        let frame = Frame::NONE
            .fill(tokens.panel)
            .stroke(Stroke::new(1.0, tokens.line))
            .corner_radius(theme::CARD_RADIUS)
            .inner_margin(Margin::symmetric(12, 8));
        frame.show(ui, |ui| {
            ui.push_id(("suggestion", at), |ui| {
                suggestion_ui(ui, cx, (group, suggestion, at == 0), requests);
            });
        });
        ui.add_space(space::S);
    }
}

fn suggestion_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    (group, suggestion, first): (usize, &Suggestion, bool),
    requests: &mut Requests,
) {
    let derived = cx.session.derived();
    let (a, b) = suggestion.groups;
    let other = if a == group { b } else { a };
    let (group, row) = (&derived.groups[other], derived.groups[other].figures[0]);
    let outlet = describe::outlet(derived.table.article(row));
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            for (answer, text, command) in [
                (
                    SuggestionAnswer::KeepApart,
                    "Keep apart",
                    FigureCommand::KeepApart,
                ),
                (SuggestionAnswer::Join, "Join", FigureCommand::JoinSuggested),
            ] {
                let keys = if first {
                    Command::from(command).keys_text(ui)
                } else {
                    String::new()
                };
                if ui.add(KeyButton::new(text, &keys)).clicked() {
                    let decide = decide(cx, suggestion, answer);
                    requests.act(tally_session::Action::Decide(decide));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.label(theme::secondary(
                    ui,
                    format!("One measure, {}?", suggestion.level.word()),
                ));
                let text = format!("{} · {}", value_text(cx, row), group.label);
                let look = ui.link(text).on_hover_text(derived.table.sentence(row));
                if look.clicked() {
                    requests.push(Request::Select(group.key.0.clone()));
                    requests.push(Request::Compare(other));
                }
            });
        });
    });
    let more = match group.figures.len() {
        1 => outlet.to_owned(),
        n => format!(
            "{outlet} and {}",
            describe::count(n - 1, "figure more", "figures more")
        ),
    };
    let text = format!("{}. {more}", sentence_case(&suggestion.reason));
    ui.label(theme::secondary(ui, text));
}
