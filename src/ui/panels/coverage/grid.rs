//! The matrix as a scrolled grid of which only what is in view is laid out; its heads stay while it scrolls.

use std::ops::Range;

use egui::{CursorIcon, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::CoverageState;
use super::cells::MatrixCell;
use super::matrix::CoverageMatrix;
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::icons::Icon;
use crate::ui::place::ViewTab;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, ROW_HEIGHT, size, space};
use crate::ui::widgets::typeset::{Type, paint};

/// Height of the articles' heads.
const HEAD: f32 = 44.0;

/// Sizes of the grid's parts.
#[derive(Clone, Copy)]
struct Sizes {
    /// Width of the measures' names.
    names: f32,
    /// Width of a column.
    column: f32,
}

impl Sizes {
    fn new(available: f32, columns: usize) -> Self {
        let names = (available * 0.28).clamp(130.0, 280.0);
        let share = (available - names - 10.0) / columns.max(1) as f32;
        Self {
            names,
            column: share.clamp(118.0, 190.0).floor(),
        }
    }

    /// All of it.
    fn whole(self, lines: usize, columns: usize) -> Vec2 {
        let width = self.names + columns as f32 * self.column;
        vec2(width, HEAD + lines as f32 * ROW_HEIGHT)
    }
}

/// What was clicked.
enum Clicked {
    MatrixCell(usize, usize),
    MatrixMeasure(usize),
    Article(usize),
    Fold,
}

/// What one frame draws.
struct Grid<'a> {
    cx: Cx<'a>,
    matrix: &'a CoverageMatrix,
    cursor: Option<(usize, usize)>,
    /// Measures that are shown.
    measures: usize,
    /// Measures that can be folded away, and whether they are shown.
    rest: Option<(usize, bool)>,
    sizes: Sizes,
    clicked: Option<Clicked>,
}

/// Shows the grid; what is chosen becomes a request.
pub(super) fn show(ui: &mut Ui, cx: Cx<'_>, state: &mut CoverageState, requests: &mut Requests) {
    let columns = state.matrix.columns.len();
    let shared = state.matrix.shared;
    let rest = state.matrix.measures.len() - shared;
    let mut grid = Grid {
        cx,
        matrix: &state.matrix,
        cursor: state.cursor,
        measures: state.shown(),
        rest: (shared > 0 && rest > 0).then_some((rest, state.unfolded)),
        sizes: Sizes::new(ui.available_width(), columns),
        clicked: None,
    };
    let mut area = ScrollArea::both().auto_shrink(false).id_salt("coverage");
    if state.reveal {
        area = area.scroll_offset(grid.reveal(state.seen));
        state.reveal = false;
    }
    let output = area.show_viewport(ui, |ui, viewport| grid.show(ui, viewport));
    let clicked = grid.clicked;
    state.seen = (output.state.unclamped_offset(), output.inner_rect.size());
    if let Some(clicked) = clicked {
        click(cx, state, &clicked, requests);
    }
}

fn click(cx: Cx<'_>, state: &mut CoverageState, clicked: &Clicked, requests: &mut Requests) {
    let derived = cx.session.derived();
    match *clicked {
        Clicked::Fold => state.unfolded = !state.unfolded,
        Clicked::MatrixCell(measure, column) => {
            let again = state.cursor == Some((measure, column));
            state.go(cx, (measure, column));
            let told = state.matrix.told(cx, measure, column);
            state.followed = told.map(|told| told.row);
            requests.push(told.map_or(Request::Unselect, |told| {
                Request::Select(derived.table.rows[told.row].key.clone())
            }));
            if again {
                requests.push(Request::Compare(state.matrix.measures[measure].group));
            }
        }
        Clicked::MatrixMeasure(measure) => {
            requests.push(Request::Compare(state.matrix.measures[measure].group));
        }
        Clicked::Article(article) => {
            let id = derived.table.articles[article].id.clone();
            requests.push(Request::SelectArticle(Some(id)));
            requests.push(Request::Open(ViewTab::Read));
        }
    }
}

impl Grid<'_> {
    /// Lines before the one that folds, that one, and those after it.
    fn lines(&self) -> usize {
        self.measures + usize::from(self.rest.is_some())
    }

    /// The line of a measure.
    fn line_of(&self, measure: usize) -> usize {
        let after = self.rest.is_some() && measure >= self.matrix.shared;
        measure + usize::from(after)
    }

    /// Where to scroll to, so that the cursor is seen; as little as that takes.
    fn reveal(&self, (offset, view): (Vec2, Vec2)) -> Vec2 {
        let Some((measure, column)) = self.cursor.filter(|(at, _)| *at < self.measures) else {
            return offset;
        };
        let near = |offset: f32, view: f32, from: f32, size: f32| {
            let most = from.min(offset);
            most.max(from + size - view)
        };
        let (line, column) = (self.line_of(measure) as f32, column as f32);
        let (width, height) = (view.x - self.sizes.names, view.y - HEAD);
        let step = self.sizes.column;
        vec2(
            near(offset.x, width, column * step, step).max(0.0),
            near(offset.y, height, line * ROW_HEIGHT, ROW_HEIGHT).max(0.0),
        )
    }

    fn show(&mut self, ui: &mut Ui, viewport: Rect) {
        let columns = self.matrix.columns.len();
        let whole = self.sizes.whole(self.lines(), columns);
        ui.set_min_size(whole);
        let corner = ui.max_rect().min;
        let view = viewport.translate(corner.to_vec2());
        let body = Rect::from_min_max(view.min + vec2(self.sizes.names, HEAD), view.max);
        let start = corner + vec2(self.sizes.names, HEAD);
        let lines = visible(
            body.y_range().min - start.y,
            body.height(),
            ROW_HEIGHT,
            self.lines(),
        );
        let across = visible(
            body.left() - start.x,
            body.width(),
            self.sizes.column,
            columns,
        );
        let (step, names) = (self.sizes.column, self.sizes.names);
        let x = |column: usize| start.x + column as f32 * step;
        let y = |line: usize| start.y + line as f32 * ROW_HEIGHT;
        let seen = ui.clip_rect();
        ui.set_clip_rect(seen.intersect(body));
        for line in lines.clone() {
            let Some(measure) = self.measure_at(line) else {
                continue;
            };
            for column in across.clone() {
                let rect = Rect::from_min_size(pos2(x(column), y(line)), vec2(step, ROW_HEIGHT));
                self.cell_ui(ui, rect, (measure, column));
            }
        }
        // What stays is drawn over what moves, and takes the pointer from it.
        ui.set_clip_rect(seen.intersect(body.with_min_x(view.left())));
        let line = (1.0, theme::tokens(ui).line);
        let end = y(self.lines()).min(view.bottom());
        ui.painter()
            .vline(body.left() - 0.5, view.top()..=end, line);
        for line in lines {
            let rect = Rect::from_min_size(pos2(view.left(), y(line)), vec2(names, ROW_HEIGHT));
            match self.measure_at(line) {
                Some(measure) => self.name_ui(ui, rect, measure),
                None => self.fold_ui(ui, rect.with_max_x(view.right())),
            }
        }
        ui.set_clip_rect(seen.intersect(body.with_min_y(view.top())));
        for column in across {
            let rect = Rect::from_min_size(pos2(x(column), view.top()), vec2(step, HEAD));
            self.head_ui(ui, rect, column);
        }
        ui.set_clip_rect(seen);
        ui.painter().hline(view.x_range(), body.top() - 0.5, line);
    }

    /// The measure on a line; `None` for the line that folds.
    fn measure_at(&self, line: usize) -> Option<usize> {
        match self.rest {
            Some(_) if line == self.matrix.shared => None,
            Some(_) if line > self.matrix.shared => Some(line - 1),
            _ => Some(line),
        }
    }

    fn label(&self, measure: usize) -> &str {
        let group = self.matrix.measures[measure].group;
        let label = self.cx.session.derived().groups[group].label.as_str();
        if label.is_empty() {
            "no noun found"
        } else {
            label
        }
    }

    fn cell_ui(&mut self, ui: &Ui, rect: Rect, (measure, column): (usize, usize)) {
        let cell = MatrixCell {
            told: self.matrix.told(self.cx, measure, column),
            rows: self.matrix.rows(measure, column),
            measure: self.label(measure),
            article: self.matrix.columns[column],
            here: self.cursor == Some((measure, column)),
        };
        let response = cell.show(ui, self.cx, rect, (measure, column));
        if response.clicked() {
            self.clicked = Some(Clicked::MatrixCell(measure, column));
        }
    }

    fn name_ui(&mut self, ui: &Ui, rect: Rect, measure: usize) {
        let tokens = theme::tokens(ui);
        let response = ui.interact(rect, ui.scope_id().with(("name", measure)), Sense::click());
        let label = self.label(measure);
        let name = format!("Compare {label}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let here = self.cursor.is_some_and(|(at, _)| at == measure);
        if response.hovered() || response.has_focus() || here {
            ui.painter().rect_filled(rect, 0.0, tokens.hover);
        }
        let room = rect.width() - space::M - space::S;
        let words = Type::medium(size::TEXT, tokens.ink).line(ui, label, room);
        let top = rect.center().y - words.size().y / 2.0;
        paint(ui, pos2(rect.left() + space::M, top), &words);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text(label).clicked() {
            self.clicked = Some(Clicked::MatrixMeasure(measure));
        }
    }

    fn fold_ui(&mut self, ui: &Ui, rect: Rect) {
        let Some((measures, unfolded)) = self.rest else {
            return;
        };
        let tokens = theme::tokens(ui);
        let response = ui.interact(rect, ui.scope_id().with("fold"), Sense::click());
        let told = describe::count(measures, "measure", "measures");
        let state = if unfolded { "fold away" } else { "folded" };
        let text = format!("{told} in one article only, {state}");
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, unfolded, &text));
        ui.painter().rect_filled(rect, 0.0, tokens.panel);
        let ink = if response.hovered() || response.has_focus() {
            tokens.ink
        } else {
            tokens.muted
        };
        let icon = if unfolded { Icon::Down } else { Icon::Right };
        let middle = rect.center().y;
        let sign = Rect::from_center_size(pos2(rect.left() + 17.0, middle), vec2(11.0, 11.0));
        icon.paint(ui.painter(), sign, ink);
        let words = Type::regular(size::SECONDARY, ink).line(ui, &text, rect.width() - 40.0);
        let at = pos2(rect.left() + 28.0, middle - words.size().y / 2.0);
        paint(ui, at, &words);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            self.clicked = Some(Clicked::Fold);
        }
    }

    /// The outlet, and below the day of publication.
    fn head_ui(&mut self, ui: &Ui, rect: Rect, column: usize) {
        let tokens = theme::tokens(ui);
        let article = self.matrix.columns[column];
        let shown = &self.cx.session.derived().table.articles[article];
        let outlet = describe::outlet(shown);
        let day = shown.metadata.published_on().map(describe::date);
        let day = day.unwrap_or_else(|| "no date".to_owned());
        let response = ui.interact(rect, ui.scope_id().with(("head", column)), Sense::click());
        let name = format!("Read {outlet}, {day}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let here = self.cursor.is_some_and(|(_, at)| at == column);
        if response.hovered() || response.has_focus() || here {
            ui.painter().rect_filled(rect, 0.0, tokens.hover);
        }
        let room = rect.width() - 2.0 * space::S;
        let outlet = Type::medium(size::SECONDARY, tokens.ink).line(ui, outlet, room);
        let day = Type::regular(size::CHIP, tokens.muted).line(ui, &day, room);
        let at = rect.min + vec2(space::S, 6.0);
        paint(ui, at, &outlet);
        paint(ui, at + vec2(0.0, outlet.size().y + 1.0), &day);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text(shown.name()).clicked() {
            self.clicked = Some(Clicked::Article(article));
        }
    }
}

/// Which of `count` parts of one size lie in view.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole parts in view"
)]
fn visible(offset: f32, view: f32, size: f32, count: usize) -> Range<usize> {
    let first = (offset / size).floor().max(0.0) as usize;
    let end = ((offset + view) / size).ceil().max(0.0) as usize;
    first.min(count)..end.min(count)
}
