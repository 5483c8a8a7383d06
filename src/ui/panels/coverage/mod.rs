//! Coverage: measures against articles, what each says, and who is silent.

mod cells;
mod grid;
mod matrix;

use egui::{Align, FontId, Frame, Layout, Margin, Sense, Ui, Vec2, vec2};

use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::request::Requests;
use crate::ui::theme::{self, size, space};
use tally_article::ArticleId;
use tally_comparing::group::GroupKey;
use tally_reading::FigureKey;

use matrix::{CellMark, CoverageMatrix};

/// What the panel remembers.
#[derive(Debug, Default)]
pub struct CoverageState {
    matrix: CoverageMatrix,
    /// The cell that the keys move from, by its place in the matrix.
    cursor: Option<(usize, usize)>,
    /// What names that cell across changes.
    named: Option<(GroupKey, ArticleId)>,
    /// Whether measures of one article only are shown too.
    unfolded: bool,
    /// The selected row that the cursor last went to.
    followed: Option<usize>,
    /// Whether the cursor is to be brought into view.
    reveal: bool,
    /// Where the matrix is scrolled to, and how much of it is in view.
    seen: (Vec2, Vec2),
}

/// Where the keys move to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Direction {
    /// The measure above.
    Up,
    /// The measure below.
    Down,
    /// The article before.
    Left,
    /// The article after.
    Right,
}

impl CoverageState {
    /// The group of the present cell.
    pub(in crate::ui) fn measure(&self) -> Option<usize> {
        let (measure, _) = self.cursor?;
        Some(self.matrix.measures.get(measure)?.group)
    }

    /// Moves to the cell beside the present one; the figure there, where the article is not silent.
    pub(in crate::ui) fn step(&mut self, cx: Cx<'_>, way: Direction) -> Option<FigureKey> {
        self.refresh(cx);
        let (measures, columns) = (self.shown(), self.matrix.columns.len());
        let last = (measures.checked_sub(1)?, columns.checked_sub(1)?);
        let cell = match self.cursor.filter(|(measure, _)| *measure <= last.0) {
            None => (0, 0),
            Some((measure, column)) => match way {
                Direction::Up => (measure.saturating_sub(1), column),
                Direction::Down => ((measure + 1).min(last.0), column),
                Direction::Left => (measure, column.saturating_sub(1)),
                Direction::Right => (measure, (column + 1).min(last.1)),
            },
        };
        self.go(cx, cell);
        self.reveal = true;
        let told = self.matrix.told(cx, cell.0, cell.1);
        self.followed = told.map(|told| told.row);
        let row = cx.session.derived().table.rows.get(told?.row)?;
        Some(row.key.clone())
    }

    fn go(&mut self, cx: Cx<'_>, cell: (usize, usize)) {
        let derived = cx.session.derived();
        self.cursor = Some(cell);
        let group = self.matrix.measures.get(cell.0);
        let group = group.and_then(|measure| derived.groups.get(measure.group));
        let article = self.matrix.columns.get(cell.1);
        let article = article.and_then(|article| derived.table.articles.get(*article));
        self.named = group
            .zip(article)
            .map(|(group, article)| (group.key.clone(), article.id.clone()));
    }

    /// How many measures are shown; where no two articles share one, all are.
    fn shown(&self) -> usize {
        if self.unfolded || self.matrix.shared == 0 {
            self.matrix.measures.len()
        } else {
            self.matrix.shared
        }
    }

    /// Brings the matrix up to date, finds the cell again, and goes to a figure that was selected elsewhere.
    fn refresh(&mut self, cx: Cx<'_>) {
        let derived = cx.session.derived();
        if self.matrix.refresh(cx) {
            self.cursor = self.named.as_ref().and_then(|(group, article)| {
                let row = derived.table.position(&group.0)?;
                let (measure, _) = self.matrix.place(derived, row)?;
                let columns = &self.matrix.columns;
                let same = |at: &usize| derived.table.articles[*at].id == *article;
                Some((measure, columns.iter().position(same)?))
            });
            self.followed = None;
        }
        if self.followed != cx.row
            && let Some(cell) = cx.row.and_then(|row| self.matrix.place(derived, row))
        {
            self.followed = cx.row;
            self.go(cx, cell);
            self.reveal = true;
        }
    }
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut CoverageState, requests: &mut Requests) {
    if cx.session.derived().table.rows.is_empty() {
        empty_ui(ui);
        return;
    }
    state.refresh(cx);
    Frame::NONE
        .inner_margin(Margin::symmetric(12, 7))
        .show(ui, |ui| head_ui(ui, state));
    grid::show(ui, cx, state, requests);
}

fn empty_ui(ui: &mut Ui) {
    Frame::NONE.inner_margin(Margin::same(20)).show(ui, |ui| {
        ui.label(theme::title("No figures in these articles"));
        let text = "Once articles have figures, this shows which article says what of which measure, and which is silent.";
        ui.label(theme::secondary(ui, text));
    });
}

/// What the signs mean, and how many measures there are.
fn head_ui(ui: &mut Ui, state: &CoverageState) {
    let (all, shared) = (state.matrix.measures.len(), state.matrix.shared);
    let measures = describe::count(all, "measure", "measures");
    let articles = match state.matrix.columns.len() {
        1 => "1 article: load others on the same event to see who else says what".to_owned(),
        _ if shared == 0 => "no measure in two articles".to_owned(),
        _ => format!("{shared} in two articles and more"),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for mark in CellMark::ALL {
            legend_ui(ui, Some(mark), mark.word());
        }
        legend_ui(ui, None, "silent");
        counts_ui(ui, format!("{measures}, {articles}"));
    });
}

/// At the right where there is room beside the legend, else on a line of its own.
fn counts_ui(ui: &mut Ui, text: String) {
    let font = FontId::proportional(size::SECONDARY);
    let muted = theme::tokens(ui).muted;
    let words = ui.painter().layout_no_wrap(text, font, muted);
    if ui.available_size_before_wrap().x < words.size().x + space::S {
        ui.end_row();
        ui.label(words);
    } else {
        let right = Layout::right_to_left(Align::Center);
        ui.with_layout(right, |ui| ui.label(words));
    }
}

fn legend_ui(ui: &mut Ui, mark: Option<CellMark>, word: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        let (rect, _) = ui.allocate_exact_size(vec2(12.0, 20.0), Sense::hover());
        cells::sign(ui, rect.center(), mark);
        ui.label(theme::secondary(ui, word).size(size::CHIP));
    });
}
