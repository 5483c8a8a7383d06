//! A live preview of the export, and the way to it.

mod blocks;
mod page;
mod stack;

use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use crate::factsheet::FactSheet;
use crate::session::{Action, Decide};
use crate::ui::Cx;
use crate::ui::commands::Command;
use crate::ui::describe;
use crate::ui::request::{Request, Requests};
use crate::ui::theme;
use crate::ui::widgets::KeyButton;
use crate::ui::widgets::inline_field::{Draft, Ended, editable};
use crate::ui::widgets::long_list::LongList;

use blocks::Block;
use page::Page;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct State {
    built: Option<Built>,
    list: LongList,
    title: Option<Draft<()>>,
}

/// The sheet of one revision.
#[derive(Debug)]
struct Built {
    revision: u64,
    sheet: FactSheet,
    blocks: Vec<Block>,
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut State, requests: &mut Requests) {
    let derived = cx.session.derived();
    if derived.table.articles.is_empty() {
        empty_ui(ui);
        return;
    }
    let revision = derived.revision;
    if state
        .built
        .as_ref()
        .is_none_or(|built| built.revision != revision)
    {
        let sheet = cx.session.fact_sheet();
        state.built = Some(Built {
            revision,
            blocks: blocks::blocks(&sheet),
            sheet,
        });
    }
    let Some(built) = &state.built else {
        return;
    };
    Panel::top("sheet")
        .frame(Frame::NONE.inner_margin(Margin::symmetric(20, 10)))
        .show(ui, |ui| {
            ui.horizontal(|ui| bar_ui(ui, cx, &built.sheet, &mut state.title, requests));
        });
    let mut page = Page {
        sheet: &built.sheet,
        blocks: &built.blocks,
        requests,
    };
    state.list.show(ui, "fact sheet", revision, &mut page);
}

fn bar_ui(
    ui: &mut Ui,
    cx: Cx<'_>,
    sheet: &FactSheet,
    draft: &mut Option<Draft<()>>,
    requests: &mut Requests,
) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let keys = Command::Export.keys_text(ui);
        let export = KeyButton::new("Export…", &keys).primary(true);
        if ui.add(export).clicked() {
            requests.push(Request::Run(Command::Export));
        }
        ui.label(theme::secondary(ui, "HTML, Markdown, CSV or JSON"));
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            title_ui(ui, cx, draft, requests);
            if !sheet.refused.is_empty() {
                let count = describe::count(sheet.refused.len(), "figure", "figures");
                let color = theme::tokens(ui).conflict.ink;
                let text = theme::secondary(ui, format!("{count} refused, see below"));
                ui.label(text.color(color));
            }
        });
    });
}

fn title_ui(ui: &mut Ui, cx: Cx<'_>, draft: &mut Option<Draft<()>>, requests: &mut Requests) {
    let title = &cx.session.judgements().title;
    let Some(writing) = draft else {
        ui.label(theme::title("Preview"));
        let text = theme::secondary(ui, "Change the title");
        if editable(ui, text, "Change the title of the sheet").clicked() {
            *draft = Some(Draft::new((), title));
        }
        return;
    };
    let width = ui.available_width().min(420.0);
    match writing.show(ui, "Title of the sheet", width) {
        Some(Ended::Written) => {
            let text = writing.text.trim().to_owned();
            if text != *title {
                requests.act(Action::Decide(Decide::SetTitle(text)));
            }
            *draft = None;
        }
        Some(Ended::Dropped) => *draft = None,
        None => {}
    }
}

fn empty_ui(ui: &mut Ui) {
    Frame::NONE.inner_margin(Margin::same(20)).show(ui, |ui| {
        ui.label(theme::title("No fact sheet yet"));
        let text = "Load articles: this shows what will be exported, and every number leads back to its quotation.";
        ui.label(theme::secondary(ui, text));
    });
}
