//! Groups that may measure the same thing as the one shown: joined or kept apart by a key.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui};

use crate::ui::commands::{Command, FigureCommand};
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::statements::value_text;
use crate::ui::suggested::{SuggestionAnswer, decide, suggestions};
use crate::ui::theme::{self, space};
use crate::ui::widgets::KeyButton;
use tally_comparing::group::Suggestion;
use tally_language::text::sentence_case;

/// Suggestions that are shown at once; the next comes when one of them is decided.
const SHOWN: usize = 2;

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
