//! Statements on one small axis, for cards.

use egui::{Align2, Color32, FontFamily, FontId, Painter, Pos2, Rect, Shape, Stroke, Ui, pos2};

use super::axis::Axis;
use super::interval_plot::BAR;
use super::statement::{PlotStanding, PlotStatement};
use crate::ui::theme::{self, Tokens, size};
use tally_reading::written::HouseStyle;

/// Rows that a strip shows at most.
pub const ROWS: usize = 4;
const ROW: f32 = 12.0;
const SCALE: f32 = 20.0;

/// How high the strip of so many statements is.
pub fn height(statements: usize) -> f32 {
    statements.min(ROWS) as f32 * ROW + SCALE
}

/// Draws the first few statements, the first in the accent's colour, the others in `tone`; ticks in the house `style`.
pub fn show(
    ui: &Ui,
    rect: Rect,
    statements: &[PlotStatement],
    (tone, style): (Color32, HouseStyle),
) {
    let tokens = theme::tokens(ui);
    let statements = &statements[..statements.len().min(ROWS)];
    let ticks = if rect.width() > 240.0 { 4 } else { 3 };
    let strip = Strip {
        axis: Axis::around(statements.iter().flat_map(PlotStatement::ends), ticks),
        rect,
        painter: ui.painter_at(rect.expand(4.0)),
        tokens,
    };
    strip.scale(style);
    for (idx, statement) in statements.iter().enumerate() {
        let ink = if idx == 0 { tokens.accent.ink } else { tone };
        strip.row(statement, rect.top() + (idx as f32 + 0.5) * ROW, ink);
    }
}

struct Strip<'a> {
    axis: Axis,
    rect: Rect,
    painter: Painter,
    tokens: &'a Tokens,
}

impl Strip<'_> {
    fn x(&self, value: f64) -> f32 {
        self.rect.left() + self.axis.share(value) * self.rect.width()
    }

    fn scale(&self, style: HouseStyle) {
        let base = self.rect.bottom() - SCALE + 2.0;
        let line = Stroke::new(1.0, self.tokens.line);
        self.painter.hline(self.rect.x_range(), base, line);
        let font = FontId::new(size::CHIP, FontFamily::Proportional);
        for tick in self.axis.ticks() {
            let at = pos2(self.x(tick), base + 2.0);
            let label = self.axis.label(tick, style);
            let galley = self
                .painter
                .layout_no_wrap(label, font.clone(), self.tokens.muted);
            let rect = Align2::CENTER_TOP.anchor_size(at, galley.size());
            if self.rect.expand(2.0).x_range().contains(rect.left())
                && rect.right() <= self.rect.right() + 2.0
            {
                self.painter.galley(rect.min, galley, self.tokens.muted);
            }
        }
    }

    fn row(&self, statement: &PlotStatement, y: f32, ink: Color32) {
        if let Some((from, to)) = statement.read_ends() {
            let bar = Rect::from_x_y_ranges(self.x(from)..=self.x(to), y - 3.0..=y + 3.0);
            self.painter
                .rect_filled(bar.expand2((1.0, 0.0).into()), 3, ink.gamma_multiply(BAR));
        }
        for (from, to) in statement.open_ends(&self.axis) {
            let line = [pos2(self.x(from), y), pos2(self.x(to), y)];
            let stroke = Stroke::new(1.5, self.tokens.muted);
            self.painter
                .extend(Shape::dashed_line(&line, stroke, 3.0, 3.0));
        }
        for value in [statement.low, statement.high].into_iter().flatten() {
            self.dot(pos2(self.x(value), y), statement.standing, ink);
        }
    }

    fn dot(&self, at: Pos2, standing: PlotStanding, ink: Color32) {
        if standing == PlotStanding::Echo {
            self.painter.circle_stroke(at, 3.0, Stroke::new(1.5, ink));
        } else {
            self.painter.circle_filled(at, 3.5, ink);
        }
    }
}
