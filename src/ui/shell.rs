//! The places of the panels in the window.

use egui::{CentralPanel, Frame, Margin, Panel, Ui};

use super::cx::Cx;
use super::panels::{
    articles, columns, compare, conflicts, coverage, drop, empty, factsheet, figure_bar, figures,
    help, history, inspector, menu, notices, palette, read, settings, status, tabs,
};
use super::place::ViewTab;
use super::request::Requests;
use super::sides::SidePanel;
use super::state::Panels;
use super::theme;

/// Windows narrower than this show the articles as icons.
const NARROW: f32 = 1180.0;

/// Shows all panels.
pub(super) fn show(ui: &mut Ui, cx: Cx<'_>, panels: &mut Panels, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    panels.figures.update(cx);
    let bar = Frame::NONE
        .fill(tokens.panel)
        .inner_margin(Margin::symmetric(14, 3));
    Panel::top("menu")
        .frame(bar)
        .show(ui, |ui| menu::show(ui, cx, &mut panels.menu, requests));
    Panel::bottom("status")
        .frame(bar)
        .show(ui, |ui| status::show(ui, cx, requests));
    notices::show(ui, cx, requests);
    articles_ui(ui, cx, panels, requests);
    side_ui(ui, cx, panels, requests);
    middle_ui(ui, cx, panels, requests);
    palette::show(ui, cx, &mut panels.palette, requests);
    drop::show(ui);
}

fn articles_ui(ui: &mut Ui, cx: Cx<'_>, panels: &mut Panels, requests: &mut Requests) {
    if panels.sides.articles_folded {
        return;
    }
    let frame = Frame::NONE.fill(theme::tokens(ui).panel);
    let state = &mut panels.articles;
    if ui.max_rect().width() < NARROW {
        Panel::left("slim articles")
            .frame(frame)
            .resizable(false)
            .exact_size(52.0)
            .show(ui, |ui| articles::show_slim(ui, cx, state, requests));
    } else {
        Panel::left("articles")
            .frame(frame)
            .default_size(236.0)
            .size_range(180.0..=420.0)
            .show(ui, |ui| articles::show(ui, cx, state, requests));
    }
}

fn side_ui(ui: &mut Ui, cx: Cx<'_>, panels: &mut Panels, requests: &mut Requests) {
    let Some(side) = panels.sides.side() else {
        return;
    };
    let room = ui.max_rect().width();
    let wide = if room < NARROW { 276.0 } else { 344.0 };
    let name = if room < NARROW { "narrow side" } else { "side" };
    Panel::right(name)
        .frame(Frame::NONE.fill(theme::tokens(ui).panel))
        .default_size(wide)
        .size_range(220.0..=520.0)
        .show(ui, |ui| match side {
            SidePanel::Conflicts => conflicts::show(ui, cx, &mut panels.conflicts, requests),
            SidePanel::History => history::show(ui, cx, &mut panels.history, requests),
            SidePanel::Keys => help::show(ui, requests),
            SidePanel::Notices => notices::show_all(ui, cx, requests),
            SidePanel::Settings => settings::show(ui, cx, &mut panels.settings, requests),
        });
}

fn middle_ui(ui: &mut Ui, cx: Cx<'_>, panels: &mut Panels, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    let side = Frame::NONE.fill(tokens.panel);
    columns::show(ui, cx, &mut panels.columns, requests);
    let card = CentralPanel::default().frame(Frame::NONE.fill(tokens.card));
    if cx.session.derived().table.articles.is_empty() {
        card.show(ui, |ui| empty::show(ui, cx, requests));
        return;
    }
    Panel::top("tabs")
        .frame(side.inner_margin(Margin {
            left: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| tabs::show(ui, cx, requests));
    if cx.tab == ViewTab::Figures && !panels.sides.inspector_folded {
        inspector_ui(ui, cx, panels, requests);
    }
    let on_one = matches!(cx.tab, ViewTab::Read | ViewTab::Compare | ViewTab::Coverage);
    if on_one && !cx.session.derived().table.rows.is_empty() {
        Panel::bottom("figure bar")
            .frame(side.inner_margin(Margin::symmetric(16, 6)))
            .show(ui, |ui| {
                figure_bar::show(ui, cx, &mut panels.figure_bar, requests);
            });
    }
    card.show(ui, |ui| match cx.tab {
        ViewTab::Figures => figures::show(ui, cx, &mut panels.figures, requests),
        ViewTab::Read => read::show(ui, cx, &mut panels.read, requests),
        ViewTab::Compare => compare::show(ui, cx, &mut panels.compare, requests),
        ViewTab::Coverage => coverage::show(ui, cx, &mut panels.coverage, requests),
        ViewTab::FactSheet => factsheet::show(ui, cx, &mut panels.factsheet, requests),
    });
}

/// What is known of the selected figure; one line where none is selected, so that the table keeps the room.
fn inspector_ui(ui: &mut Ui, cx: Cx<'_>, panels: &mut Panels, requests: &mut Requests) {
    let side = Frame::NONE.fill(theme::tokens(ui).panel);
    if cx.row.is_none() {
        Panel::bottom("inspector hint")
            .frame(side.inner_margin(Margin::symmetric(16, 8)))
            .show(ui, inspector::hint);
        return;
    }
    let height = ui.max_rect().height();
    Panel::bottom("inspector")
        .frame(side.inner_margin(Margin::symmetric(16, 14)))
        .resizable(true)
        .default_size((height * 0.34).min(264.0))
        .size_range(96.0..=(height * 0.6).max(97.0))
        .show(ui, |ui| {
            inspector::show(ui, cx, &mut panels.inspector, requests);
        });
}
