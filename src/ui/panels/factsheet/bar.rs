//! Above the preview: who it is for, which sections it has, how numbers look, and the way to a file.

use egui::{Popup, PopupCloseBehavior, Response, Ui};

use super::FactSheetState;
use super::sections;
use crate::ui::commands::{Command, FileCommand};
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::request::Requests;
use crate::ui::theme::{self, space};
use crate::ui::widgets::{KeyButton, menu_chip, toggle_chip};
use tally_language::text::sentence_case;
use tally_project::SheetEdit;
use tally_reading::written::{DateStyle, DecimalSign, HouseStyle, Scale, Thousands};
use tally_session::{Action, Decide};
use tally_sheet::{Audience, FactSheet};

/// Shows the bar.
pub(super) fn show(
    ui: &mut Ui,
    cx: Cx<'_>,
    sheet: &FactSheet,
    state: &mut FactSheetState,
    requests: &mut Requests,
) {
    ui.spacing_mut().item_spacing.x = 6.0;
    for audience in Audience::ALL {
        let on = state.audience == audience;
        if toggle_chip(ui, on, &sentence_case(audience.word())).clicked() {
            state.audience = audience;
        }
    }
    ui.add_space(space::S);
    let chosen = cx.session.judgements().sections.is_some();
    let sections = menu_chip(ui, chosen, "Sections");
    popup(&sections, |ui| sections::show(ui, cx, sheet, requests));
    let style = cx.session.judgements().style;
    let numbers = menu_chip(ui, style.is_some(), "Numbers and dates");
    popup(&numbers, |ui| {
        style_ui(ui, style.unwrap_or_default(), requests);
    });
    if !sheet.refused.is_empty() {
        let count = describe::count(sheet.refused.len(), "figure", "figures");
        let color = theme::tokens(ui).conflict.ink;
        ui.label(theme::secondary(ui, format!("{count} refused")).color(color));
    }
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let keys = Command::from(FileCommand::Export).keys_text(ui);
        let export = KeyButton::new("Export…", &keys).primary(true);
        if ui.add(export).clicked() {
            requests.run(FileCommand::Export);
        }
    });
}

fn popup(response: &Response, show: impl FnOnce(&mut Ui)) {
    Popup::menu(response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(296.0);
            let edge = (1.0, theme::tokens(ui).muted).into();
            ui.visuals_mut().widgets.inactive.bg_stroke = edge;
            ui.visuals_mut().widgets.hovered.bg_stroke = edge;
            show(ui);
        });
}

/// How numbers and dates are printed, each choice by its example.
fn style_ui(ui: &mut Ui, style: HouseStyle, requests: &mut Requests) {
    let mut new = style;
    choices(
        ui,
        "Thousands",
        &mut new.thousands,
        &[
            (Thousands::Comma, "55,000"),
            (Thousands::Point, "55.000"),
            (Thousands::Space, "55\u{a0}000"),
            (Thousands::Apostrophe, "55’000"),
            (Thousands::Nothing, "55000"),
        ],
    );
    choices(
        ui,
        "Decimals",
        &mut new.decimal,
        &[(DecimalSign::Point, "2.5"), (DecimalSign::Comma, "2,5")],
    );
    choices(
        ui,
        "Millions",
        &mut new.scale,
        &[
            (Scale::AsPrinted, "as printed"),
            (Scale::Words, "2.5 million"),
            (Scale::Short, "2.5m"),
        ],
    );
    choices(
        ui,
        "Dates",
        &mut new.dates,
        &[
            (DateStyle::DayMonth, "4 February 2026"),
            (DateStyle::MonthDay, "February 4, 2026"),
            (DateStyle::Iso, "2026-02-04"),
        ],
    );
    if !new.is_clear() {
        // The sign that was just chosen stays; the other one gives way.
        if new.thousands == style.thousands {
            new.thousands = match new.decimal {
                DecimalSign::Comma => Thousands::Point,
                DecimalSign::Point => Thousands::Comma,
            };
        } else {
            new.decimal = match new.thousands {
                Thousands::Comma => DecimalSign::Point,
                _ => DecimalSign::Comma,
            };
        }
    }
    if new != style {
        let edit = SheetEdit::SetStyle((new != HouseStyle::default()).then_some(new));
        requests.act(Action::Decide(Decide::Present(edit)));
    }
}

fn choices<T: Copy + PartialEq>(ui: &mut Ui, name: &str, value: &mut T, all: &[(T, &str)]) {
    ui.label(theme::secondary(ui, name));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        for (choice, example) in all {
            if toggle_chip(ui, value == choice, example).clicked() {
                *value = *choice;
            }
        }
    });
    ui.add_space(space::XS);
}
