//! The heading of Compare: what is measured, how the statements relate, and why.

use std::collections::BTreeSet;

use egui::{Align, Layout, Ui};

use super::CompareState;
use super::subject::Subject;
use crate::ui::cx::Cx;
use crate::ui::request::Requests;
use crate::ui::statements::policy;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::chip;
use crate::ui::widgets::finding_card::WHY;
use crate::ui::widgets::inline_field::{Ended, FieldDraft, editable};
use tally_comparing::finding::why_no_conflict;
use tally_comparing::group::GroupKey;
use tally_session::{Action, Decide};

/// Findings of one group that are told in full.
const TOLD: usize = 2;

/// What of a group is written in its heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadPart {
    Name,
    Note,
}

pub(super) fn show(
    ui: &mut Ui,
    cx: Cx<'_>,
    (subject, provenance): (&Subject, &str),
    state: &mut CompareState,
    requests: &mut Requests,
) {
    let place = state.place_among_open(cx);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(theme::secondary(ui, place));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                title_ui(ui, cx, subject, state, requests);
            });
        });
    });
    ui.horizontal_wrapped(|ui| {
        if let Some(finding) = subject.finding(cx) {
            chip(
                ui,
                finding.kind.word(),
                theme::tokens(ui).kind(finding.kind),
            );
        }
        ui.label(theme::secondary(ui, provenance));
    });
    if let Some(shown) = &mut state.shown {
        explanations_ui(ui, cx, subject, &mut shown.whys);
    }
    note_ui(ui, cx, subject, state, requests);
    ui.add_space(space::S);
}

fn explanations_ui(ui: &mut Ui, cx: Cx<'_>, subject: &Subject, whys: &mut BTreeSet<usize>) {
    let tokens = theme::tokens(ui);
    let derived = cx.session.derived();
    for (at, idx) in subject.findings.iter().take(TOLD).enumerate() {
        let finding = &derived.findings[*idx];
        let text = egui::RichText::new(finding.explanation.printed(derived)).color(tokens.muted);
        if at == 0 {
            ui.label(text.size(size::QUOTE));
        } else {
            ui.horizontal_wrapped(|ui| {
                chip(ui, finding.kind.word(), tokens.kind(finding.kind));
                ui.label(text);
            });
        }
        if let Some(why) = why_no_conflict(finding, &derived.table, &policy(cx)) {
            why_ui(ui, *idx, &why.printed(derived), whys);
        }
    }
    let text = match (subject.findings.len(), subject.rows.len()) {
        (0, 1) => "Stated once: no other figure measures the same thing.".to_owned(),
        (0, _) => "No finding on these figures.".to_owned(),
        (count, _) if count == TOLD + 1 => "and one more finding".to_owned(),
        (count, _) if count > TOLD => format!("and {} more findings", count - TOLD),
        _ => return,
    };
    ui.label(theme::secondary(ui, text));
}

/// The question, and the rule of the policy once it was asked.
fn why_ui(ui: &mut Ui, finding: usize, why: &str, whys: &mut BTreeSet<usize>) {
    let open = whys.contains(&finding);
    let question = theme::secondary(ui, WHY).color(theme::tokens(ui).accent.ink);
    let header = egui::CollapsingHeader::new(question)
        .id_salt(("why", finding))
        .open(Some(open))
        .show(ui, |ui| ui.label(theme::secondary(ui, why)));
    if header.header_response.clicked() && !whys.remove(&finding) {
        whys.insert(finding);
    }
}

fn title_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    subject: &Subject,
    state: &mut CompareState,
    requests: &mut Requests,
) {
    let title = subject.title(cx);
    let Some(key) = subject.key(cx) else {
        ui.label(theme::title(title));
        return;
    };
    if field_ui(ui, HeadPart::Name, &key, state, requests) {
        return;
    }
    let response = editable(ui, theme::title(&title), "Rename measure");
    if response.clicked() {
        state.draft = Some(FieldDraft::new((HeadPart::Name, key), title));
    }
}

/// Shows the field while this part is being written, and carries it out at the end.
fn field_ui(
    ui: &mut Ui,
    part: HeadPart,
    key: &GroupKey,
    state: &mut CompareState,
    requests: &mut Requests,
) -> bool {
    let Some(draft) = &mut state.draft else {
        return false;
    };
    if draft.of != (part, key.clone()) {
        return false;
    }
    let name = match part {
        HeadPart::Name => "Name of the measure",
        HeadPart::Note => "Note on the measure",
    };
    let width = ui.available_width().min(520.0);
    let ended = draft.show(ui, name, width);
    if ended == Some(Ended::Written) {
        let text = draft.text.trim().to_owned();
        let decide = match part {
            HeadPart::Name => Decide::Rename(key.clone(), text),
            HeadPart::Note => Decide::NoteGroup(key.clone(), text),
        };
        requests.act(Action::Decide(decide));
    }
    if ended.is_some() {
        state.draft = None;
    }
    true
}

fn note_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    subject: &Subject,
    state: &mut CompareState,
    requests: &mut Requests,
) {
    let Some(key) = subject.key(cx) else {
        return;
    };
    if field_ui(ui, HeadPart::Note, &key, state, requests) {
        return;
    }
    let note = subject.group.and_then(|idx| cx.session.note_of(idx));
    let text = match note {
        Some(note) => egui::RichText::new(format!("Note: {note}")),
        None => theme::secondary(ui, "Add a note on this measure"),
    };
    if editable(ui, text, "Write a note on this measure").clicked() {
        let text = note.unwrap_or_default().to_owned();
        state.draft = Some(FieldDraft::new((HeadPart::Note, key), text));
    }
}
