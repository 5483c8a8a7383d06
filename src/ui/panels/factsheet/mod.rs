//! A live preview of the export, whose words can be written anew in their place, and the way to a file.

mod bar;
mod export;
mod page;
mod parts;
mod sections;
mod stack;
mod writing;

use egui::{Frame, Margin, Panel, Ui};

use crate::ui::cx::Cx;
use crate::ui::request::Requests;
use crate::ui::theme;
use crate::ui::widgets::long_list::LongList;
use tally_session::SheetOptions;
use tally_sheet::paper::{self, Paper};
use tally_sheet::{Audience, FactSheet};

use export::Form;
use page::PreviewPage;
use parts::PreviewPart;
use writing::SheetWriting;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct FactSheetState {
    built: Option<Built>,
    list: LongList,
    audience: Audience,
    writing: Option<SheetWriting>,
    form: Option<Form>,
}

/// The sheet of one revision.
#[derive(Debug)]
struct Built {
    stamp: (u64, Option<i64>, Audience),
    sheet: FactSheet,
    paper: Paper,
    parts: Vec<PreviewPart>,
    /// Rises with each sheet that was built.
    version: u64,
}

impl FactSheetState {
    /// Opens the form for a file, of all figures or of those that are shown in the table.
    pub(in crate::ui) fn export(&mut self, cx: Cx<'_>, filtered: bool) {
        self.form = Some(Form::new(cx, filtered));
    }

    fn build(&mut self, cx: Cx<'_>) {
        let stamp = (
            cx.session.derived().revision,
            cx.session.head(),
            self.audience,
        );
        if self
            .built
            .as_ref()
            .is_some_and(|built| built.stamp == stamp)
        {
            return;
        }
        let sheet = cx.session.fact_sheet(&SheetOptions {
            audience: self.audience,
            ..SheetOptions::default()
        });
        let paper = paper::lay(&sheet);
        let version = self.built.as_ref().map_or(0, |built| built.version + 1);
        self.built = Some(Built {
            stamp,
            parts: parts::parts(&paper, !sheet.event.is_empty()),
            sheet,
            paper,
            version,
        });
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut FactSheetState, requests: &mut Requests) {
    if cx.session.derived().table.articles.is_empty() {
        empty_ui(ui);
        return;
    }
    state.build(cx);
    let Some(built) = state.built.take() else {
        return;
    };
    Panel::top("sheet")
        .frame(Frame::NONE.inner_margin(Margin::symmetric(20, 8)))
        .show(ui, |ui| {
            ui.horizontal(|ui| bar::show(ui, cx, &built.sheet, state, requests));
        });
    form_ui(ui, cx, state, requests);
    let mut page = PreviewPage {
        paper: &built.paper,
        parts: &built.parts,
        title: &cx.session.judgements().title,
        writing: &mut state.writing,
        requests,
    };
    let writes = page.writing.is_some();
    let version = built.version * 2 + u64::from(writes);
    state.list.show(ui, "fact sheet", version, &mut page);
    state.built = Some(built);
}

fn form_ui(ui: &mut Ui, cx: Cx<'_>, state: &mut FactSheetState, requests: &mut Requests) {
    if cx.session.in_the_way().is_some() && state.form.is_none() {
        state.form = Some(Form::new(cx, false));
    }
    let Some(mut form) = state.form.take() else {
        return;
    };
    let fill = theme::tokens(ui).panel;
    let open = Panel::right("export")
        .frame(Frame::NONE.fill(fill).inner_margin(Margin::same(16)))
        .resizable(false)
        .exact_size(312.0)
        .show(ui, |ui| {
            export::show(ui, cx, &mut form, &mut state.audience, requests)
        });
    if open.inner {
        state.form = Some(form);
    }
}

fn empty_ui(ui: &mut Ui) {
    Frame::NONE.inner_margin(Margin::same(20)).show(ui, |ui| {
        ui.label(theme::title("No fact sheet yet"));
        let text = "Load articles: this shows what will be exported, and every number leads back to its quotation.";
        ui.label(theme::secondary(ui, text));
    });
}
