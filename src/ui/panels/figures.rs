//! The table of figures.

use std::collections::BTreeSet;

use egui::{Sense, Ui};
use egui_extras::{Column, TableBuilder};

use crate::figure::FigureKey;
use crate::session::Derived;
use crate::ui::Cx;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::ROW_HEIGHT;

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct State {
    flat: bool,
}

impl State {
    /// Shows all figures again.
    pub(in crate::ui) fn clear(&mut self) {}

    /// The figures that are shown.
    pub(in crate::ui) fn shown(&self, derived: &Derived) -> BTreeSet<FigureKey> {
        derived
            .table
            .rows
            .iter()
            .map(|row| row.key.clone())
            .collect()
    }

    /// The next figure that is clicked joins `first`.
    pub(in crate::ui) fn pick_partner(&mut self, _first: FigureKey) {}

    /// Grouped by measure, or one flat list.
    pub(in crate::ui) fn toggle_grouping(&mut self) {
        self.flat = !self.flat;
    }

    /// The figure below or above `row`.
    pub(in crate::ui) fn neighbour(
        &self,
        derived: &Derived,
        row: Option<usize>,
        down: bool,
    ) -> Option<FigureKey> {
        let next = match row {
            None => 0,
            Some(row) if down => row + 1,
            Some(row) => row.checked_sub(1)?,
        };
        derived.table.rows.get(next).map(|row| row.key.clone())
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, _state: &mut State, requests: &mut Requests) {
    let table = &cx.session.derived().table;
    TableBuilder::new(ui)
        .sense(Sense::click())
        .column(Column::initial(120.0))
        .column(Column::initial(200.0))
        .column(Column::remainder())
        .header(ROW_HEIGHT, |mut header| {
            for title in ["Value", "Counted", "Article"] {
                header.col(|ui| {
                    ui.label(title);
                });
            }
        })
        .body(|body| {
            body.rows(ROW_HEIGHT, table.rows.len(), |mut line| {
                let row = line.index();
                line.set_selected(cx.row == Some(row));
                line.col(|ui| {
                    ui.label(table.quote(row));
                });
                line.col(|ui| {
                    let counted = table.rows[row].figure.counted.as_ref();
                    ui.label(counted.map_or("", |counted| &counted.text));
                });
                line.col(|ui| {
                    ui.label(table.article(row).name());
                });
                if line.response().clicked() {
                    requests.push(Request::Select(table.rows[row].key.clone()));
                }
            });
        });
}
