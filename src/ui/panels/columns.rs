//! Asks which column of a table of articles holds what, above everything else until it is answered.

use egui::{ComboBox, Frame, Grid, Margin, Panel, Ui};

use crate::ui::cx::Cx;
use crate::ui::request::Requests;
use crate::ui::theme::{self, space};
use crate::ui::widgets::KeyButton;
use tally_article::{ColumnRole, Columns, UnclearTable};
use tally_session::{Action, FileAction};

/// What the analyst has chosen so far.
#[derive(Debug, Default)]
pub struct ColumnsState {
    /// The table that is asked about.
    of: Option<String>,
    columns: Columns,
}

/// Shows the question, where there is one.
pub(in crate::ui) fn show(
    ui: &mut Ui,
    cx: Cx<'_>,
    state: &mut ColumnsState,
    requests: &mut Requests,
) {
    let Some(table) = cx.session.unclear_tables().first() else {
        state.of = None;
        return;
    };
    if state.of.as_ref() != Some(&table.path) {
        *state = ColumnsState {
            of: Some(table.path.clone()),
            columns: table.guess.proposed.clone(),
        };
    }
    let frame = Frame::NONE
        .fill(theme::tokens(ui).panel)
        .inner_margin(Margin::symmetric(20, 12));
    Panel::top("columns").frame(frame).show(ui, |ui| {
        let name = table.path.rsplit(['/', '\\']).next().unwrap_or(&table.path);
        ui.label(theme::title(format!("Which column of {name} holds what?")));
        ui.label(theme::secondary(
            ui,
            "Their names do not tell. Each row becomes an article; the text is needed, the rest may stay empty.",
        ));
        ui.add_space(space::S);
        let n_columns = if ui.available_width() < 700.0 { 2 } else { 4 };
        Grid::new("roles").spacing([space::M, space::S]).show(ui, |ui| {
            for (idx, role) in ColumnRole::ALL.into_iter().enumerate() {
                role_ui(ui, table, role, &mut state.columns);
                if (idx + 1) % n_columns == 0 {
                    ui.end_row();
                }
            }
        });
        ui.add_space(space::S);
        sample_ui(ui, table, &state.columns);
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            let can_load = state.columns.of.contains_key(&ColumnRole::Text);
            let load = KeyButton::new("Load the table", "").primary(true);
            if ui.add_enabled_ui(can_load, |ui| ui.add(load)).inner.clicked() {
                requests.act(Action::File(FileAction::Table(Some(state.columns.clone()))));
            }
            if ui.add(KeyButton::new("Leave it out", "")).clicked() {
                requests.act(Action::File(FileAction::Table(None)));
            }
        });
    });
}

/// A role as the window calls what it holds.
const fn named(role: ColumnRole) -> &'static str {
    match role {
        ColumnRole::Text => "Text",
        ColumnRole::Title => "Title",
        ColumnRole::Outlet => "Outlet",
        ColumnRole::Author => "Author",
        ColumnRole::Published => "Date",
        ColumnRole::Updated => "Date of change",
        ColumnRole::Url => "Address",
        ColumnRole::Language => "Language",
    }
}

fn role_ui(ui: &mut Ui, table: &UnclearTable, role: ColumnRole, columns: &mut Columns) {
    const NONE: &str = "none";
    let name = named(role);
    ui.label(theme::secondary(ui, name));
    let chosen = columns.of.get(&role).cloned();
    let shown = chosen.as_deref().unwrap_or(NONE);
    let choices = ComboBox::from_id_salt(role.word())
        .selected_text(shown)
        .width(110.0)
        .show_ui(ui, |ui| {
            if ui.selectable_label(chosen.is_none(), NONE).clicked() {
                columns.of.remove(&role);
            }
            for column in &table.guess.columns {
                let on = chosen.as_ref() == Some(column);
                if ui.selectable_label(on, column).clicked() {
                    columns.of.insert(role, column.clone());
                }
            }
        });
    choices.response.widget_info(|| {
        egui::WidgetInfo::labeled(
            egui::Role::ComboBox,
            true,
            format!("Column of the {}", role.word()),
        )
    });
}

/// What the first row has in the columns that were chosen.
fn sample_ui(ui: &mut Ui, table: &UnclearTable, columns: &Columns) {
    for (role, column) in &columns.of {
        let at = table.guess.columns.iter().position(|name| name == column);
        let Some(value) = at.and_then(|at| table.guess.sample.get(at)) else {
            continue;
        };
        if !value.is_empty() {
            let line = format!("{}: {value}", named(*role));
            ui.add(egui::Label::new(theme::secondary(ui, line)).truncate());
        }
    }
}
