//! Statements on one axis: a dot for what is printed, a bar for how it is read, a band where all can be true.

use super::axis::Axis;
use super::statement::{Standing, Statement};
use super::typeset::{Type, paint};
use crate::ui::theme::{self, Tokens, size, space};
use egui::{
    Align2, CursorIcon, Rangef, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_plot::{
    GridMark, Line, LineStyle, Plot, PlotPoints, PlotResponse, PlotTransform, PlotUi, Points, Span,
};

const ROW: f32 = 44.0;
const SCALE: f32 = 26.0;
/// Room for who says it, left of the axis.
const NAMES: f32 = 200.0;

/// How strong a bar is beside its dot.
pub(super) const BAR: f32 = 0.25;

/// How high the plot of so many statements is.
pub fn height(statements: usize) -> f32 {
    statements as f32 * ROW + SCALE
}

/// Shows the statements, one a row, and the values that all of them allow as a band. Returns the one clicked.
pub fn show(ui: &mut Ui, statements: &[Statement], feasible: Option<(f64, f64)>) -> Option<usize> {
    let size = vec2(ui.available_width(), height(statements.len()));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let frame = rect.with_min_x(rect.left() + NAMES.min(size.x * 0.32));
    let clicked = rows_ui(ui, rect, statements);
    let axis = axis(statements, feasible, frame.width());
    let rows = frame.with_max_y(rect.bottom() - SCALE);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rows));
    let transform = plot(&mut child, statements, feasible, axis).transform;
    ticks_ui(ui, &transform, axis, rows);
    for (idx, statement) in statements.iter().enumerate() {
        let names = row_rect(rect, idx).with_max_x(frame.left() - space::S);
        names_ui(ui, names, statement);
        value_ui(ui, &transform, frame, (idx, statement));
    }
    clicked
}

/// Wide enough for all, with a tick about every 130 points.
fn axis(statements: &[Statement], feasible: Option<(f64, f64)>, width: f32) -> Axis {
    let ends = statements.iter().flat_map(Statement::ends);
    let band = feasible.into_iter().flat_map(|(from, to)| [from, to]);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a handful of ticks"
    )]
    let ticks = (width / 130.0).clamp(2.0, 8.0) as usize;
    Axis::around(ends.chain(band), ticks)
}

fn row_rect(rect: Rect, idx: usize) -> Rect {
    let top = rect.top() + idx as f32 * ROW;
    rect.with_min_y(top).with_max_y(top + ROW)
}

fn rows_ui(ui: &Ui, rect: Rect, statements: &[Statement]) -> Option<usize> {
    let tokens = theme::tokens(ui);
    let mut clicked = None;
    for (idx, statement) in statements.iter().enumerate() {
        let row = row_rect(rect, idx).shrink2(vec2(0.0, 2.0));
        let id = ui.scope_id().with(("statement", idx));
        let response = ui.interact(row, id, Sense::click());
        let told = [
            statement.printed.as_str(),
            statement.speaker.as_str(),
            statement.detail.as_str(),
            statement.standing.word(),
        ];
        let told: Vec<&str> = told.into_iter().filter(|word| !word.is_empty()).collect();
        let name = format!("Plot: {}", told.join(", "));
        let selected = statement.selected;
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
        let ground = row.expand2(vec2(space::S, 0.0));
        if selected || response.hovered() || response.has_focus() {
            ui.painter()
                .rect_filled(ground, theme::CONTROL_RADIUS, tokens.hover);
        }
        if selected {
            let bar = ground.with_max_x(ground.left() + 3.0);
            ui.painter().rect_filled(bar, 1, tokens.accent.ink);
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            clicked = Some(idx);
        }
    }
    clicked
}

/// Rows count downwards from zero.
fn row_y(idx: usize) -> f64 {
    -(idx as f64)
}

fn plot(
    ui: &mut Ui,
    statements: &[Statement],
    feasible: Option<(f64, f64)>,
    axis: Axis,
) -> PlotResponse<()> {
    let tokens = theme::tokens(ui);
    Plot::new("statements")
        // The ticks are written below the frame, so that its rows are exactly as high as ours.
        .show_axes(false)
        .show_grid([true, false])
        .grid_color(tokens.line)
        .grid_spacing(Rangef::new(1.0, 2.0))
        .x_grid_spacer(move |_| marks(axis))
        .show_background(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .sense(Sense::hover())
        .show(ui, |plot| {
            plot.set_plot_bounds_x(axis.low..=axis.high);
            plot.set_plot_bounds_y(row_y(statements.len()) + 0.5..=0.5);
            band(plot, feasible, axis, tokens);
            for (idx, statement) in statements.iter().enumerate() {
                draw(plot, row_y(idx), statement, axis, tokens);
            }
        })
}

fn marks(axis: Axis) -> Vec<GridMark> {
    let mark = |value| GridMark {
        value,
        step_size: axis.step(),
    };
    axis.ticks().into_iter().map(mark).collect()
}

/// The values that all statements allow; a single value is drawn as wide as can be seen.
fn band(plot: &mut PlotUi<'_>, feasible: Option<(f64, f64)>, axis: Axis, tokens: &Tokens) {
    let Some((from, to)) = feasible else {
        return;
    };
    let least = (axis.high - axis.low) * 0.012;
    let wider = ((least - (to - from)) / 2.0).max(0.0);
    let span = Span::new("", from - wider..=to + wider)
        .fill(tokens.good.ground)
        .border_width(0.0);
    plot.span(span);
}

fn draw(plot: &mut PlotUi<'_>, y: f64, statement: &Statement, axis: Axis, tokens: &Tokens) {
    let line = |(from, to): (f64, f64)| Line::new("", PlotPoints::from(vec![[from, y], [to, y]]));
    let pair = match statement.standing {
        Standing::Superseded => tokens.updated,
        Standing::Rejected => tokens.plain,
        Standing::Own | Standing::Echo => tokens.accent,
    };
    if let Some(ends) = statement.read_ends() {
        let color = pair.ink.gamma_multiply(BAR);
        plot.line(line(ends).color(color).width(8.0).allow_hover(false));
    }
    for ends in statement.open_ends(&axis) {
        let open = line(ends).color(pair.ink).width(1.5).allow_hover(false);
        plot.line(open.style(LineStyle::Dashed { length: 4.0 }));
    }
    let stated: Vec<f64> = [statement.low, statement.high]
        .into_iter()
        .flatten()
        .collect();
    if let [low, high] = stated[..] {
        plot.line(
            line((low, high))
                .color(pair.ink)
                .width(2.0)
                .allow_hover(false),
        );
    }
    for value in stated {
        let dot = Points::new("", vec![[value, y]])
            .radius(5.0)
            .color(pair.ink)
            .filled(statement.standing != Standing::Echo)
            .allow_hover(false);
        plot.points(dot);
    }
}

/// Who says it, and below as of when and where it is printed.
fn names_ui(ui: &Ui, rect: Rect, statement: &Statement) {
    let tokens = theme::tokens(ui);
    let line = |text: &str, color| Type::regular(size::CHIP, color).line(ui, text, rect.width());
    let who = line(&statement.speaker, tokens.ink);
    let detail = line(&statement.detail, tokens.muted);
    let top = rect.center().y - (who.size().y + detail.size().y + 1.0) / 2.0;
    let below = top + who.size().y + 1.0;
    paint(ui, pos2(rect.left(), top), &who);
    paint(ui, pos2(rect.left(), below), &detail);
}

fn ticks_ui(ui: &Ui, transform: &PlotTransform, axis: Axis, rows: Rect) {
    let tokens = theme::tokens(ui);
    let line = Stroke::new(1.0, tokens.line);
    ui.painter().hline(rows.x_range(), rows.bottom(), line);
    for tick in axis.ticks() {
        let at = pos2(transform.position_from_point_x(tick), rows.bottom() + 5.0);
        let label = Type::regular(size::CHIP, tokens.muted).line(ui, &axis.label(tick), 120.0);
        let rect = Align2::CENTER_TOP.anchor_size(at, label.size());
        paint(ui, rect.min, &label);
    }
}

/// The printed value beside its dot, on whichever side there is room, else above it.
fn value_ui(ui: &Ui, transform: &PlotTransform, frame: Rect, row: (usize, &Statement)) {
    let (idx, statement) = row;
    let tokens = theme::tokens(ui);
    let word = statement.standing.word();
    let text = if word.is_empty() {
        statement.printed.clone()
    } else {
        format!("{} · {word}", statement.printed)
    };
    let label = Type::regular(size::CHIP, tokens.muted).line(ui, &text, frame.width() * 0.45);
    let xs = || {
        let ends = statement.ends();
        ends.map(|value| transform.position_from_point_x(value))
    };
    let reach = |open: bool| if open { frame.width() * 0.08 } else { 0.0 };
    let right = xs().fold(f32::NEG_INFINITY, f32::max) + reach(statement.read.1.is_none());
    let left = xs().fold(f32::INFINITY, f32::min) - reach(statement.read.0.is_none());
    if !(left.is_finite() && right.is_finite()) {
        return;
    }
    let y = transform.position_from_point_y(row_y(idx));
    let width = label.size().x + space::M;
    let rect = if right + width <= frame.right() {
        Align2::LEFT_CENTER.anchor_size(pos2(right + space::M, y), label.size())
    } else if left - width >= frame.left() {
        Align2::RIGHT_CENTER.anchor_size(pos2(left - space::M, y), label.size())
    } else {
        let middle = f32::midpoint(left, right);
        let at = pos2(middle.min(frame.right() - width / 2.0), y - 7.0);
        Align2::CENTER_BOTTOM.anchor_size(at, label.size())
    };
    paint(ui, rect.min, &label);
}
