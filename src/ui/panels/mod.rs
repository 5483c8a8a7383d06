//! The parts of the window, each in a file of its own, and their places.

pub mod articles;
pub mod compare;
pub mod conflicts;
pub mod factsheet;
pub mod figures;
pub mod inspector;
pub mod menu;
pub mod read;
pub mod status;

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::Cx;
use super::commands::Command;
use super::request::{Request, Requests};
use super::state::{Panels, Tab};
use super::theme::{self, space};
use crate::session::{Action, FileAction};

/// Which side panels the analyst has put away.
#[derive(Debug, Default)]
pub struct Folded {
    articles: bool,
    conflicts: bool,
    inspector: bool,
}

impl Folded {
    /// Shows the inspector, as it is about to be written in.
    pub(super) fn unfold_inspector(&mut self) {
        self.inspector = false;
    }
}

impl Panels {
    /// Shows a side panel or puts it away.
    pub(super) fn toggle(&mut self, command: Command) {
        let folded = match command {
            Command::ToggleArticles => &mut self.folded.articles,
            Command::ToggleConflicts => &mut self.folded.conflicts,
            _ => &mut self.folded.inspector,
        };
        *folded = !*folded;
    }

    /// Opens a view over the others, or closes it.
    pub(super) fn toggle_overlay(&mut self, _command: Command) {}
}

/// Shows all panels.
pub(super) fn show(ui: &mut Ui, cx: Cx<'_>, panels: &mut Panels, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    let bar = Frame::NONE
        .fill(tokens.panel)
        .inner_margin(Margin::symmetric(14, 3));
    Panel::top("menu")
        .frame(bar)
        .show(ui, |ui| menu::show(ui, cx, &mut panels.menu, requests));
    Panel::bottom("status")
        .frame(bar)
        .show(ui, |ui| status::show(ui, cx, requests));
    let side = Frame::NONE.fill(tokens.panel);
    if !panels.folded.articles {
        Panel::left("articles")
            .frame(side)
            .default_size(236.0)
            .size_range(160.0..=420.0)
            .show(ui, |ui| {
                articles::show(ui, cx, &mut panels.articles, requests);
            });
    }
    if !panels.folded.conflicts {
        Panel::right("conflicts")
            .frame(side)
            .default_size(344.0)
            .size_range(220.0..=520.0)
            .show(ui, |ui| {
                conflicts::show(ui, cx, &mut panels.conflicts, requests);
            });
    }
    Panel::top("tabs")
        .frame(side.inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| tabs_ui(ui, cx, requests));
    if cx.tab == Tab::Figures && !panels.folded.inspector {
        Panel::bottom("inspector")
            .frame(side.inner_margin(Margin::same(16)))
            .resizable(true)
            .default_size(262.0)
            .show(ui, |ui| {
                inspector::show(ui, cx, &mut panels.inspector, requests);
            });
    }
    CentralPanel::default()
        .frame(Frame::NONE.fill(tokens.card))
        .show(ui, |ui| match cx.tab {
            Tab::Figures => figures::show(ui, cx, &mut panels.figures, requests),
            Tab::Read => read::show(ui, cx, &mut panels.read, requests),
            Tab::Compare => compare::show(ui, cx, &mut panels.compare, requests),
            Tab::FactSheet => factsheet::show(ui, cx, &mut panels.factsheet, requests),
        });
}

fn tabs_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for tab in Tab::ALL {
            let on = cx.tab == tab;
            let text = if on {
                theme::strong(tab.text()).color(tokens.ink)
            } else {
                egui::RichText::new(tab.text()).color(tokens.muted)
            };
            let button = egui::Button::selectable(on, text)
                .frame(false)
                .min_size(egui::vec2(0.0, 38.0));
            ui.add_space(space::M);
            let response = ui.add(button);
            ui.add_space(space::M);
            if on {
                let rect = response.rect.expand2(egui::vec2(space::M, 0.0));
                let y = rect.bottom() - 1.0;
                ui.painter()
                    .hline(rect.x_range(), y, (2.0, tokens.accent.ink));
            }
            if response.clicked() {
                requests.push(Request::Open(tab));
            }
        }
    });
}

/// Loads files that were dropped on the window.
pub(super) fn take_dropped(ui: &Ui, requests: &mut Requests) {
    let dropped = ui.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
    let mut paths = Vec::new();
    for file in dropped {
        let path = file.path().to_path_buf();
        if path.exists() {
            paths.push(path);
        } else if let Ok(bytes) = file.bytes() {
            let name = path.display().to_string();
            requests.act(Action::File(FileAction::AddBytes { name, bytes }));
        }
    }
    if !paths.is_empty() {
        requests.act(Action::File(FileAction::Add(paths)));
    }
}
