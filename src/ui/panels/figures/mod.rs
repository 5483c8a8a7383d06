//! The table of figures: virtual rows, grouped by measure or flat, sorted and filtered.

mod cells;
mod facets;
mod lines;
mod sort;

use std::collections::BTreeSet;

use egui::{Color32, Layout, Modifiers, Sense, Stroke, Ui, vec2};
use egui_extras::{TableBody, TableBuilder, TableRow};

use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, ROW_HEIGHT, size, space};
use lines::{FigureLine, Lines};
use sort::{FigureColumn, Sort};
use tally_reading::FigureKey;
use tally_session::{Action, Decide, Derived};

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct FiguresState {
    flat: bool,
    sort: Sort,
    lines: Lines,
    /// The figure that the next clicked one joins.
    joining: Option<FigureKey>,
    /// The selection that the table last scrolled to.
    followed: Option<usize>,
}

impl FiguresState {
    /// The figures that are shown.
    pub(in crate::ui) fn shown(&self, derived: &Derived) -> BTreeSet<FigureKey> {
        let rows = &derived.table.rows;
        let figure = |line: &FigureLine| match *line {
            FigureLine::Figure(row) => rows.get(row).map(|row| row.key.clone()),
            FigureLine::Group(..) => None,
        };
        self.lines.all.iter().filter_map(figure).collect()
    }

    /// How many figures each choice of a facet would show.
    pub(in crate::ui) fn counts(&self) -> &lines::ShownCounts {
        &self.lines.counts
    }

    /// Brings the lines up to date; panels that show counts do it first.
    pub(in crate::ui) fn update(&mut self, cx: Cx<'_>) {
        if self
            .lines
            .update(cx.session, cx.filter, self.sort, self.flat)
        {
            self.followed = None;
        }
    }

    /// The next figure that is clicked joins `first`; asked again, nothing does.
    pub(in crate::ui) fn pick_partner(&mut self, first: FigureKey) {
        self.joining = match self.joining {
            Some(_) => None,
            None => Some(first),
        };
    }

    /// Whether the next clicked figure joins.
    pub(in crate::ui) fn is_joining(&self) -> bool {
        self.joining.is_some()
    }

    /// The next clicked figure joins nothing.
    pub(in crate::ui) fn stop_joining(&mut self) {
        self.joining = None;
    }

    /// Grouped by measure, or one flat list.
    pub(in crate::ui) fn toggle_grouping(&mut self) {
        self.flat = !self.flat;
    }

    /// The figure shown below or above `row`; the first where `row` is not shown.
    pub(in crate::ui) fn neighbour(
        &self,
        derived: &Derived,
        row: Option<usize>,
        down: bool,
    ) -> Option<FigureKey> {
        let lines = &self.lines.all;
        let figure = |line: &FigureLine| match *line {
            FigureLine::Figure(row) => Some(row),
            FigureLine::Group(..) => None,
        };
        let at = row.and_then(|row| {
            lines
                .iter()
                .position(|line| *line == FigureLine::Figure(row))
        });
        let next = match at {
            None => lines.iter().find_map(figure),
            Some(at) if down => lines[at + 1..].iter().find_map(figure),
            Some(at) => lines[..at].iter().rev().find_map(figure),
        };
        next.and_then(|row| derived.table.rows.get(row))
            .map(|row| row.key.clone())
    }

    /// The line to scroll to, once for each new selection.
    fn follow(&mut self, cx: Cx<'_>) -> Option<usize> {
        if cx.row == self.followed {
            return None;
        }
        self.followed = cx.row;
        let row = cx.row?;
        self.lines
            .all
            .iter()
            .position(|line| *line == FigureLine::Figure(row))
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut FiguresState, requests: &mut Requests) {
    state.update(cx);
    facets::show(ui, cx, state, requests);
    if let Some(first) = state.joining.clone() {
        joining_ui(ui, cx, state, &first);
    }
    if state.lines.all.is_empty() {
        nothing_ui(ui, cx, requests);
        return;
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let tokens = theme::tokens(ui);
        let visuals = ui.visuals_mut();
        visuals.selection.stroke.color = tokens.ink;
        visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, Color32::TRANSPARENT);
        table_ui(ui, cx, state, requests);
    });
}

fn table_ui(ui: &mut Ui, cx: Cx<'_>, state: &mut FiguresState, requests: &mut Requests) {
    let widths = cells::widths(ui.available_width());
    let follow = state.follow(cx);
    let mut table = TableBuilder::new(ui)
        .sense(Sense::click())
        .cell_layout(Layout::left_to_right(egui::Align::Center))
        .auto_shrink(false)
        .animate_scrolling(false);
    for (_, width) in &widths {
        table = table.column(egui_extras::Column::exact(*width).clip(true));
    }
    if let Some(line) = follow {
        table = table.scroll_to_row(line, None);
    }
    let mut sort = state.sort;
    let table = table.header(ROW_HEIGHT + 2.0, |mut header| {
        for (column, _) in &widths {
            header.col(|ui| {
                if head_ui(ui, *column, sort) {
                    sort = sort.clicked(*column);
                }
            });
        }
    });
    let columns: Vec<FigureColumn> = widths.iter().map(|(column, _)| *column).collect();
    let view = View {
        cx,
        state,
        columns: &columns,
    };
    let mut clicked = None;
    table.body(|body| body_ui(body, &view, requests, &mut clicked));
    state.sort = sort;
    if let Some((row, modifiers)) = clicked {
        click(row, modifiers, cx, state, requests);
    }
}

/// What a line is drawn from.
struct View<'a> {
    cx: Cx<'a>,
    state: &'a FiguresState,
    columns: &'a [FigureColumn],
}

fn body_ui(
    body: TableBody<'_>,
    view: &View<'_>,
    requests: &mut Requests,
    clicked: &mut Option<(usize, Modifiers)>,
) {
    let lines = &view.state.lines.all;
    let width = body.widths().iter().sum();
    body.rows(ROW_HEIGHT, lines.len(), |mut line| {
        match lines[line.index()] {
            FigureLine::Group(group, shown) => {
                line.col(|ui| cells::group_ui(ui, view, (group, shown), width, requests));
            }
            FigureLine::Figure(row) => figure_ui(&mut line, view, row, requests, clicked),
        }
    });
}

fn figure_ui(
    line: &mut TableRow<'_, '_>,
    view: &View<'_>,
    row: usize,
    requests: &mut Requests,
    clicked: &mut Option<(usize, Modifiers)>,
) {
    let key = &view.cx.session.derived().table.rows[row].key;
    line.set_selected(view.cx.row == Some(row) || view.cx.marked.contains(key));
    for column in view.columns {
        line.col(|ui| cells::cell_ui(ui, view, row, *column));
    }
    let response = line.response();
    if response.double_clicked() {
        requests.push(Request::Jump(key.clone()));
    } else if response.clicked() {
        let modifiers = response.ctx.input(|input| input.modifiers);
        *clicked = Some((row, modifiers));
    }
}

/// A column's head; whether it was clicked.
fn head_ui(ui: &mut Ui, column: FigureColumn, sort: Sort) -> bool {
    let tokens = theme::tokens(ui);
    let text = theme::medium(column.text())
        .size(size::SECONDARY)
        .color(tokens.muted);
    let rect = ui.max_rect();
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, (1.0, tokens.line));
    let layout = if column == FigureColumn::Value {
        Layout::right_to_left(egui::Align::Center)
    } else {
        Layout::left_to_right(egui::Align::Center)
    };
    let inner = ui.with_layout(layout, |ui| {
        ui.add_space(cells::PADDING);
        let button = ui.add(egui::Button::new(text).frame(false).truncate());
        if sort.by == Some(column) {
            let icon = if sort.falling { Icon::Down } else { Icon::Up };
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
            icon.paint(ui.painter(), rect.shrink(1.0), tokens.accent.ink);
        }
        button.on_hover_text("Sort by this column").clicked()
    });
    inner.inner
}

fn click(
    row: usize,
    modifiers: Modifiers,
    cx: Cx<'_>,
    state: &mut FiguresState,
    requests: &mut Requests,
) {
    let rows = &cx.session.derived().table.rows;
    let key = rows[row].key.clone();
    if let Some(first) = state.joining.take()
        && first != key
    {
        requests.act(Action::Decide(Decide::Join(vec![first, key.clone()])));
        requests.push(Request::Select(key));
    } else if modifiers.command && cx.selected.is_some() {
        let mut marked = cx.marked.clone();
        if !marked.remove(&key) && cx.selected != Some(&key) {
            marked.insert(key);
        }
        requests.push(Request::Mark(marked.into_iter().collect()));
    } else if let Some(from) = cx.row.filter(|_| modifiers.shift) {
        requests.push(Request::Mark(between(&state.lines.all, from, row, cx)));
    } else {
        state.followed = Some(row);
        requests.push(Request::Select(key));
    }
}

/// The figures of all lines from one row's to another's.
fn between(lines: &[FigureLine], from: usize, to: usize, cx: Cx<'_>) -> Vec<FigureKey> {
    let at = |row| {
        lines
            .iter()
            .position(|line| *line == FigureLine::Figure(row))
    };
    let (Some(from), Some(to)) = (at(from), at(to)) else {
        return Vec::new();
    };
    let rows = &cx.session.derived().table.rows;
    lines[from.min(to)..=from.max(to)]
        .iter()
        .filter_map(|line| match *line {
            FigureLine::Figure(row) => Some(rows[row].key.clone()),
            FigureLine::Group(..) => None,
        })
        .collect()
}

/// Says that the next click joins.
fn joining_ui(ui: &mut Ui, cx: Cx<'_>, state: &mut FiguresState, first: &FigureKey) {
    let tokens = theme::tokens(ui);
    let table = &cx.session.derived().table;
    let quote = table.position(first).map_or("", |row| table.quote(row));
    egui::Frame::NONE
        .fill(tokens.accent.ground)
        .inner_margin(egui::Margin::symmetric(16, 6))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(format!(
                    "Click the figure that measures the same as {quote}"
                ));
                ui.add_space(space::M);
                if ui.link("Cancel").clicked() {
                    state.joining = None;
                }
                ui.take_available_width();
            });
        });
}

/// Says why the table is empty, and what to do.
fn nothing_ui(ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
    let none = cx.session.derived().table.rows.is_empty();
    ui.add_space(space::XL * 2.0);
    ui.vertical_centered(|ui| {
        if none {
            ui.label(theme::strong("No figures in these articles"));
            ui.label(theme::secondary(
                ui,
                "That is an ordinary state; what was left out stands in Read with its reasons",
            ));
        } else {
            ui.label(theme::strong("No figure matches the search and filters"));
            ui.add_space(space::S);
            if ui.button("Show all figures").clicked() {
                requests.push(Request::Filter(crate::ui::Filter::default()));
            }
        }
    });
}
