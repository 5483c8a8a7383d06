//! Values over time as a staircase: one step a row, earliest on top, each from its day to the day of the next.

use egui::{
    Align2, CursorIcon, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use jiff::civil::Date;

use super::interval_plot::{BAR, NAMES};
use super::typeset::{Type, paint};
use crate::ui::theme::{self, size, space};

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// As printed.
    pub value: String,
    /// Where it is printed.
    pub outlets: String,
    /// Its day in words, and how it is known.
    pub told: String,
    /// Its day; `None` where no day is known.
    pub day: Option<Date>,
    /// Whether a later one took its place.
    pub superseded: bool,
    /// Whether one of its figures is the one that is selected everywhere.
    pub selected: bool,
}

impl Rung {
    /// All that its row says, for screen readers.
    fn name(&self) -> String {
        let end = if self.superseded { ", superseded" } else { "" };
        format!("Step: {}, {}, {}{end}", self.value, self.told, self.outlets)
    }
}

const ROW: f32 = 30.0;
const SCALE: f32 = 26.0;

/// Days on the width of the frame.
struct Days {
    first: Option<Date>,
    span: f32,
    left: f32,
    width: f32,
}

impl Days {
    fn new(rungs: &[Rung], frame: Rect) -> Self {
        let mut days: Vec<Date> = rungs.iter().filter_map(|rung| rung.day).collect();
        days.sort_unstable();
        let (first, last) = (days.first().copied(), days.last().copied());
        let span = first.zip(last).map_or(0, |(from, to)| between(from, to));
        Self {
            first,
            span: span as f32,
            left: frame.left() + 12.0,
            // Room for the last value beside its dot.
            width: (frame.width() * 0.72 - 12.0).max(1.0),
        }
    }

    /// Without a day it is put before all that have one.
    fn x(&self, day: Option<Date>) -> f32 {
        let share = match self.first.zip(day) {
            Some((first, day)) if self.span > 0.0 => between(first, day) as f32 / self.span,
            _ => 0.0,
        };
        self.left + share * self.width
    }
}

fn between(from: Date, to: Date) -> i32 {
    to.since(from).map_or(0, |span| span.get_days())
}

/// Shows the steps. Returns the one clicked.
pub fn show(ui: &mut Ui, rungs: &[Rung]) -> Option<usize> {
    let size = vec2(ui.available_width(), rungs.len() as f32 * ROW + SCALE);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let frame = rect.with_min_x(rect.left() + NAMES.min(size.x * 0.32));
    let days = Days::new(rungs, frame);
    let mut clicked = None;
    scale_ui(ui, rungs, &days, frame);
    for (idx, rung) in rungs.iter().enumerate() {
        let top = rect.top() + idx as f32 * ROW;
        let row = rect.with_min_y(top).with_max_y(top + ROW);
        if row_ui(ui, row, (idx, rung)) {
            clicked = Some(idx);
        }
        let names = row.with_max_x(frame.left() - space::S);
        names_ui(ui, names, rung);
        step_ui(ui, row, &days, (rung, rungs.get(idx + 1)));
    }
    clicked
}

fn row_ui(ui: &Ui, row: Rect, (idx, rung): (usize, &Rung)) -> bool {
    let tokens = theme::tokens(ui);
    let id = ui.scope_id().with(("step", idx));
    let response = ui.interact(row.shrink2(vec2(0.0, 1.0)), id, Sense::click());
    let name = rung.name();
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, rung.selected, &name));
    let ground = row.expand2(vec2(space::S, -1.0));
    if rung.selected || response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(ground, theme::CONTROL_RADIUS, tokens.hover);
    }
    if rung.selected {
        let bar = ground.with_max_x(ground.left() + 3.0);
        ui.painter().rect_filled(bar, 1, tokens.accent.ink);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.5, tokens.accent.ink);
        ui.painter()
            .rect_stroke(ground, theme::CONTROL_RADIUS, stroke, StrokeKind::Inside);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.on_hover_text(&rung.told).clicked()
}

fn names_ui(ui: &Ui, rect: Rect, rung: &Rung) {
    let tokens = theme::tokens(ui);
    let line = |text: &str, color| Type::regular(size::CHIP, color).line(ui, text, rect.width());
    let outlets = line(&rung.outlets, tokens.ink);
    let told = line(&rung.told, tokens.muted);
    let top = rect.center().y - f32::midpoint(outlets.size().y, told.size().y);
    paint(ui, pos2(rect.left(), top), &outlets);
    paint(ui, pos2(rect.left(), top + outlets.size().y), &told);
}

/// The dot of its day with the value, a bar for as long as it held, and the way down to the next step.
fn step_ui(ui: &Ui, row: Rect, days: &Days, (rung, next): (&Rung, Option<&Rung>)) {
    let tokens = theme::tokens(ui);
    let ink = if rung.superseded {
        tokens.updated.ink
    } else {
        tokens.accent.ink
    };
    let at = pos2(days.x(rung.day), row.center().y);
    let mut right = at.x;
    if let Some(next) = next {
        let end = days.x(next.day);
        right = right.max(end);
        let bar = Rect::from_x_y_ranges(at.x..=end, at.y - 2.5..=at.y + 2.5);
        ui.painter().rect_filled(bar, 2, ink.gamma_multiply(BAR));
        let down = [pos2(end, at.y), pos2(end, at.y + ROW)];
        let stroke = Stroke::new(1.0, tokens.muted);
        ui.painter()
            .extend(Shape::dashed_line(&down, stroke, 2.0, 2.0));
    }
    if rung.superseded {
        ui.painter().circle_filled(at, 5.5, tokens.card);
        ui.painter().circle_stroke(at, 4.5, Stroke::new(1.5, ink));
    } else {
        ui.painter().circle_filled(at, 5.0, ink);
    }
    let color = if rung.superseded {
        tokens.muted
    } else {
        tokens.ink
    };
    let word = if rung.superseded {
        " · superseded"
    } else {
        ""
    };
    let room = row.right() - right - space::M;
    let value =
        Type::medium(size::SECONDARY, color).line(ui, &format!("{}{word}", rung.value), room);
    paint(
        ui,
        pos2(right + space::M, at.y - value.size().y / 2.0),
        &value,
    );
}

/// The days below, as many as there is room for.
fn scale_ui(ui: &Ui, rungs: &[Rung], days: &Days, frame: Rect) {
    let tokens = theme::tokens(ui);
    let base = frame.bottom() - SCALE;
    let line = Stroke::new(1.0, tokens.line);
    ui.painter().hline(frame.x_range(), base, line);
    let mut free = f32::NEG_INFINITY;
    for rung in rungs {
        let Some(day) = rung.day else {
            continue;
        };
        let x = days.x(rung.day);
        ui.painter().vline(x, frame.top()..=base, line);
        let text = day.strftime("%-d %b %Y").to_string();
        let label = Type::regular(size::CHIP, tokens.muted).line(ui, &text, 120.0);
        let place = Align2::CENTER_TOP.anchor_size(pos2(x, base + 5.0), label.size());
        let place = place.translate(vec2((frame.left() - place.left()).max(0.0), 0.0));
        if place.left() > free + space::S {
            paint(ui, place.min, &label);
            free = place.right();
        }
    }
}
