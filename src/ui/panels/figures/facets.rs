//! The row of chips above the table: grouping, facets with counts, states.

use std::collections::BTreeSet;

use egui::{Frame, Margin, Popup, PopupCloseBehavior, Response, Ui};

use super::FiguresState;
use crate::ui::commands::ViewCommand;
use crate::ui::cx::Cx;
use crate::ui::filter::{Filter, Stand};
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, space};
use crate::ui::topic::Topic;
use crate::ui::widgets::{menu_chip, toggle_chip};
use tally_comparing::finding::FindingKind;
use tally_language::text::sentence_case;

/// Shows the chips; what is chosen becomes a request.
pub(super) fn show(ui: &mut Ui, cx: Cx<'_>, state: &FiguresState, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    let mut filter = cx.filter.clone();
    let frame = Frame::NONE.inner_margin(Margin::symmetric(12, 7));
    let shown = frame.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 5.0;
            ui.spacing_mut().button_padding.x = space::S;
            if toggle_chip(ui, !state.flat, "Grouped by measure").clicked() {
                requests.run(ViewCommand::GroupByMeasure);
            }
            articles_ui(ui, cx, state, &mut filter);
            topics_ui(ui, state, &mut filter);
            findings_ui(ui, state, &mut filter);
            for stand in Stand::ALL {
                let count = state.counts().states.get(&stand).copied().unwrap_or(0);
                let on = filter.states.contains(&stand);
                if toggle_chip(ui, on, &format!("{} {count}", stand.text())).clicked() {
                    toggle(&mut filter.states, stand);
                }
            }
            if !filter.is_empty() && ui.link("Clear").clicked() {
                filter = Filter::default();
            }
            summary_ui(ui, cx, state);
        });
    });
    let rect = shown.response.rect;
    ui.painter().hline(
        ui.max_rect().x_range(),
        rect.bottom() + 0.5,
        (1.0, tokens.line),
    );
    if filter != *cx.filter {
        requests.push(Request::Filter(filter));
    }
}

fn summary_ui(ui: &mut Ui, cx: Cx<'_>, state: &FiguresState) {
    let all = cx.session.derived().table.rows.len();
    let shown = state.lines.figures;
    let figures = if shown == all {
        format!("{all} figures")
    } else {
        format!("{shown} of {all} figures")
    };
    let text = if state.flat {
        figures
    } else {
        format!("{figures} in {} measures", state.lines.groups)
    };
    let marked = match cx.marked.len() {
        0 => String::new(),
        _ => format!("{} marked · ", cx.chosen_keys().count()),
    };
    ui.add_space(space::XS);
    let text = format!("{marked}{text}");
    let font = egui::FontId::proportional(theme::size::SECONDARY);
    let needed = ui
        .painter()
        .layout_no_wrap(text.clone(), font, theme::tokens(ui).muted)
        .size()
        .x;
    if ui.available_size_before_wrap().x < needed + space::S {
        ui.end_row();
    }
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.label(theme::secondary(ui, text))
    });
}

fn articles_ui(ui: &mut Ui, cx: Cx<'_>, state: &FiguresState, filter: &mut Filter) {
    let chosen = filter.articles.len();
    let text = match chosen {
        0 => "All articles".to_owned(),
        1 => "1 article".to_owned(),
        _ => format!("{chosen} articles"),
    };
    let response = menu_chip(ui, chosen > 0, &text);
    let choices = cx.session.derived().table.articles.iter().map(|article| {
        let count = state.counts().articles.get(&article.id);
        (
            article.id.clone(),
            article.name().to_owned(),
            count.copied().unwrap_or(0),
        )
    });
    choices_ui(&response, choices, &mut filter.articles);
}

fn topics_ui(ui: &mut Ui, state: &FiguresState, filter: &mut Filter) {
    let text = match filter.topics.iter().next() {
        None => "Any kind".to_owned(),
        Some(one) if filter.topics.len() == 1 => one.text().to_owned(),
        Some(_) => format!("{} kinds", filter.topics.len()),
    };
    let response = menu_chip(ui, !filter.topics.is_empty(), &text);
    let counts = &state.counts().topics;
    let choices = Topic::ALL.into_iter().map(|topic| {
        let count = counts.get(&topic).copied().unwrap_or(0);
        (topic, topic.text().to_owned(), count)
    });
    choices_ui(&response, choices, &mut filter.topics);
}

fn findings_ui(ui: &mut Ui, state: &FiguresState, filter: &mut Filter) {
    let text = match filter.findings.iter().next() {
        None => "Any finding".to_owned(),
        Some(one) if filter.findings.len() == 1 => sentence_case(one.word()),
        Some(_) => format!("{} findings", filter.findings.len()),
    };
    let response = menu_chip(ui, !filter.findings.is_empty(), &text);
    let counts = &state.counts().findings;
    let choices = FindingKind::ALL.into_iter().map(|kind| {
        let count = counts.get(&kind).copied().unwrap_or(0);
        (kind, sentence_case(kind.word()), count)
    });
    choices_ui(&response, choices, &mut filter.findings);
}

/// A list of check boxes under `response`; those without a figure are left out unless chosen.
fn choices_ui<T: Ord + Clone>(
    response: &Response,
    choices: impl Iterator<Item = (T, String, usize)>,
    chosen: &mut BTreeSet<T>,
) {
    if !response.clicked()
        && !Popup::is_id_open(&response.ctx, Popup::default_response_id(response))
    {
        return;
    }
    Popup::menu(response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(220.0);
            egui::ScrollArea::vertical()
                .max_height(360.0)
                .show(ui, |ui| {
                    // Menus draw no edges, without which an empty box cannot be seen.
                    let edge = (1.0, theme::tokens(ui).muted).into();
                    ui.visuals_mut().widgets.inactive.bg_stroke = edge;
                    ui.visuals_mut().widgets.hovered.bg_stroke = edge;
                    for (choice, text, count) in choices {
                        let mut on = chosen.contains(&choice);
                        if (on || count > 0)
                            && ui.checkbox(&mut on, format!("{text}  {count}")).changed()
                        {
                            toggle(chosen, choice);
                        }
                    }
                });
            ui.add_space(space::XS);
            if !chosen.is_empty() && ui.button("Any").clicked() {
                chosen.clear();
            }
        });
}

fn toggle<T: Ord>(chosen: &mut BTreeSet<T>, choice: T) {
    if !chosen.remove(&choice) {
        chosen.insert(choice);
    }
}
