//! Statements on one axis: a dot for what is printed, a bar for how it is read, a band where all can be true.

use super::axis::Axis;
use super::statement::{PlotStanding, PlotStatement};
use super::typeset::{Type, paint};
use crate::ui::theme::{self, Tokens, size, space};
use egui::{
    Align2, CursorIcon, Rangef, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_plot::{
    GridMark, Line, LineStyle, Plot, PlotPoints, PlotResponse, PlotTransform, PlotUi, Points, Span,
};
use tally_reading::written::HouseStyle;

const ROW: f32 = 44.0;
const SCALE: f32 = 26.0;
/// Room for who says it, left of the axis.
pub(super) const NAMES: f32 = 200.0;

/// How strong a bar is beside its dot.
pub(super) const BAR: f32 = 0.25;

/// A line that names the statements below it.
const HEAD: f32 = 26.0;

/// Left of statements that stand under a name: their bracket, and air.
const INDENT: f32 = 14.0;

/// Statements that belong together under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// What they have in common.
    pub name: String,
    /// Said beside it, muted.
    pub detail: String,
    /// Why they stand together, on hover.
    pub why: String,
    /// How many of the statements, from the one after the last bracket on.
    pub statements: usize,
}

/// Where each statement and each name stands, from the top.
struct Lanes {
    rows: Vec<f32>,
    /// Top of the name, its bracket, and its statements.
    heads: Vec<(f32, usize, std::ops::Range<usize>)>,
    height: f32,
}

impl Lanes {
    fn new(statements: usize, brackets: &[Bracket]) -> Self {
        let mut lanes = Self {
            rows: Vec::with_capacity(statements),
            heads: Vec::new(),
            height: 0.0,
        };
        for (idx, bracket) in brackets.iter().enumerate() {
            let from = lanes.rows.len();
            let to = (from + bracket.statements).min(statements);
            if from < to {
                lanes.heads.push((lanes.height, idx, from..to));
                lanes.height += HEAD;
                lanes.add(to - from);
            }
        }
        lanes.add(statements - lanes.rows.len());
        lanes
    }

    fn add(&mut self, rows: usize) {
        for _ in 0..rows {
            self.rows.push(self.height);
            self.height += ROW;
        }
    }

    fn rect(&self, rect: Rect, idx: usize) -> Rect {
        let top = rect.top() + self.rows[idx];
        rect.with_min_y(top).with_max_y(top + ROW)
    }

    /// The middle of a statement on the plot's own axis, which counts points from the bottom.
    fn y(&self, idx: usize) -> f64 {
        f64::from(self.height - self.rows[idx] - ROW / 2.0)
    }
}

/// Shows the statements, one a row, under the names of `brackets` where there are any, and the values that all of them
/// allow as a band; its ticks are written in the house `style`. Returns the one clicked.
pub fn show(
    ui: &mut Ui,
    statements: &[PlotStatement],
    (brackets, feasible): (&[Bracket], Option<(f64, f64)>),
    style: HouseStyle,
) -> Option<usize> {
    let lanes = Lanes::new(statements.len(), brackets);
    let size = vec2(ui.available_width(), lanes.height + SCALE);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let frame = rect.with_min_x(rect.left() + NAMES.min(size.x * 0.32));
    let clicked = rows_ui(ui, rect, &lanes, statements);
    let axis = axis(statements, feasible, frame.width());
    let rows = frame.with_max_y(rect.bottom() - SCALE);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rows));
    let transform = plot(&mut child, &lanes, statements, feasible, axis).transform;
    ticks_ui(ui, &transform, (axis, style), rows);
    for (top, at, range) in &lanes.heads {
        let from = rect.top() + top;
        let bottom = lanes.rect(rect, range.end - 1).bottom();
        let lane = rect.with_min_y(from).with_max_y(bottom);
        head_ui(ui, lane, &brackets[*at]);
    }
    let indent = if brackets.is_empty() { 0.0 } else { INDENT };
    for (idx, statement) in statements.iter().enumerate() {
        let row = lanes.rect(rect, idx);
        let names = row.with_min_x(row.left() + indent);
        names_ui(ui, names.with_max_x(frame.left() - space::S), statement);
        value_ui(ui, &transform, frame, (lanes.y(idx), statement));
    }
    clicked
}

/// The name of statements that belong together, and the bracket around them.
fn head_ui(ui: &Ui, lane: Rect, bracket: &Bracket) {
    let tokens = theme::tokens(ui);
    let name =
        Type::strong(size::SECONDARY, tokens.ink).line(ui, &bracket.name, lane.width() * 0.6);
    let rest = lane.width() - name.size().x - space::S;
    let detail = Type::regular(size::CHIP, tokens.muted).line(ui, &bracket.detail, rest);
    let middle = lane.top() + HEAD / 2.0 + 1.0;
    let at = pos2(lane.left(), middle - name.size().y / 2.0);
    let words = lane.with_max_y(lane.top() + HEAD);
    let response = ui.interact(
        words,
        ui.scope_id().with(("bracket", &bracket.name)),
        Sense::hover(),
    );
    let told = format!("{}, {}. {}", bracket.name, bracket.detail, bracket.why);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
    if !bracket.why.is_empty() {
        response.on_hover_text(&bracket.why);
    }
    paint(ui, at, &name);
    let left = lane.left() + name.size().x + space::S;
    paint(ui, pos2(left, middle - detail.size().y / 2.0), &detail);
    let stroke = Stroke::new(1.5, tokens.muted);
    let (x, top, bottom) = (
        lane.left() + 3.0,
        lane.top() + HEAD + 4.0,
        lane.bottom() - 6.0,
    );
    ui.painter().vline(x, top..=bottom, stroke);
    ui.painter().hline(x..=x + 5.0, top, stroke);
    ui.painter().hline(x..=x + 5.0, bottom, stroke);
}

/// Wide enough for all, with a tick about every 130 points.
fn axis(statements: &[PlotStatement], feasible: Option<(f64, f64)>, width: f32) -> Axis {
    let ends = statements.iter().flat_map(PlotStatement::ends);
    let band = feasible.into_iter().flat_map(|(from, to)| [from, to]);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a handful of ticks"
    )]
    let ticks = (width / 130.0).clamp(2.0, 8.0) as usize;
    Axis::around(ends.chain(band), ticks)
}

fn rows_ui(ui: &Ui, rect: Rect, lanes: &Lanes, statements: &[PlotStatement]) -> Option<usize> {
    let tokens = theme::tokens(ui);
    let mut clicked = None;
    for (idx, statement) in statements.iter().enumerate() {
        let row = lanes.rect(rect, idx).shrink2(vec2(0.0, 2.0));
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

fn plot(
    ui: &mut Ui,
    lanes: &Lanes,
    statements: &[PlotStatement],
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
            plot.set_plot_bounds_y(0.0..=f64::from(lanes.height));
            band(plot, feasible, axis, tokens);
            for (idx, statement) in statements.iter().enumerate() {
                draw(plot, lanes.y(idx), statement, axis, tokens);
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

fn draw(plot: &mut PlotUi<'_>, y: f64, statement: &PlotStatement, axis: Axis, tokens: &Tokens) {
    let line = |(from, to): (f64, f64)| Line::new("", PlotPoints::from(vec![[from, y], [to, y]]));
    let pair = match statement.standing {
        PlotStanding::Superseded => tokens.updated,
        PlotStanding::Rejected => tokens.plain,
        PlotStanding::Own | PlotStanding::Echo => tokens.accent,
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
            .filled(statement.standing != PlotStanding::Echo)
            .allow_hover(false);
        plot.points(dot);
    }
}

/// Who says it, and below as of when and where it is printed.
fn names_ui(ui: &Ui, rect: Rect, statement: &PlotStatement) {
    let tokens = theme::tokens(ui);
    let line = |text: &str, color| Type::regular(size::CHIP, color).line(ui, text, rect.width());
    let who = line(&statement.speaker, tokens.ink);
    let detail = line(&statement.detail, tokens.muted);
    let top = rect.center().y - (who.size().y + detail.size().y + 1.0) / 2.0;
    let below = top + who.size().y + 1.0;
    paint(ui, pos2(rect.left(), top), &who);
    paint(ui, pos2(rect.left(), below), &detail);
}

fn ticks_ui(ui: &Ui, transform: &PlotTransform, (axis, style): (Axis, HouseStyle), rows: Rect) {
    let tokens = theme::tokens(ui);
    let line = Stroke::new(1.0, tokens.line);
    ui.painter().hline(rows.x_range(), rows.bottom(), line);
    for tick in axis.ticks() {
        let at = pos2(transform.position_from_point_x(tick), rows.bottom() + 5.0);
        let label =
            Type::regular(size::CHIP, tokens.muted).line(ui, &axis.label(tick, style), 120.0);
        let rect = Align2::CENTER_TOP.anchor_size(at, label.size());
        paint(ui, rect.min, &label);
    }
}

/// The printed value beside its dot, on whichever side there is room, else above it.
fn value_ui(ui: &Ui, transform: &PlotTransform, frame: Rect, row: (f64, &PlotStatement)) {
    let (y, statement) = row;
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
    let y = transform.position_from_point_y(y);
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
