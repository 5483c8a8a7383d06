//! Our few icons, drawn as shapes, so that no font needs to hold them.

use std::f32::consts::TAU;

use egui::{
    Color32, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use super::theme;

/// An icon, drawn in a square.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Closes or takes away.
    Close,
    /// Accepted.
    Check,
    /// More below, or a menu.
    Down,
    /// More above.
    Up,
    /// Folded.
    Right,
    /// Has a note.
    Note,
    /// Searches.
    Search,
    /// The light theme.
    Sun,
    /// The dark theme.
    Moon,
    /// Something is odd.
    Warning,
    /// Good to know.
    Info,
    /// An article.
    Article,
    /// Writes something anew.
    Pencil,
}

/// Points on a unit square, mapped into `rect`.
struct Pen<'a> {
    painter: &'a Painter,
    rect: Rect,
    stroke: Stroke,
}

impl Pen<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.rect.min + vec2(x, y) * self.rect.size()
    }

    fn line(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|(x, y)| self.at(*x, *y)).collect();
        self.painter.add(Shape::line(points, self.stroke));
    }

    fn ring(&self, x: f32, y: f32, radius: f32) {
        let radius = radius * self.rect.width();
        self.painter
            .circle_stroke(self.at(x, y), radius, self.stroke);
    }

    fn dot(&self, x: f32, y: f32, radius: f32) {
        let radius = radius * self.rect.width();
        self.painter
            .circle_filled(self.at(x, y), radius, self.stroke.color);
    }
}

/// Part of a circle, from one angle to the other, in degrees.
fn arc(center: (f32, f32), radius: f32, degrees: (f32, f32)) -> Vec<(f32, f32)> {
    const STEPS: u16 = 14;
    (0..=STEPS)
        .map(|step| {
            let share = f32::from(step) / f32::from(STEPS);
            let angle = (degrees.0 + (degrees.1 - degrees.0) * share).to_radians();
            (
                center.0 + radius * angle.cos(),
                center.1 + radius * angle.sin(),
            )
        })
        .collect()
}

impl Icon {
    /// Draws it in `rect`.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        let pen = Pen {
            painter,
            rect,
            stroke: Stroke::new((rect.width() / 10.0).max(1.2), color),
        };
        match self {
            Self::Close => {
                pen.line(&[(0.25, 0.25), (0.75, 0.75)]);
                pen.line(&[(0.75, 0.25), (0.25, 0.75)]);
            }
            Self::Check => pen.line(&[(0.18, 0.55), (0.42, 0.78), (0.84, 0.26)]),
            Self::Down => pen.line(&[(0.24, 0.4), (0.5, 0.66), (0.76, 0.4)]),
            Self::Up => pen.line(&[(0.24, 0.6), (0.5, 0.34), (0.76, 0.6)]),
            Self::Right => pen.line(&[(0.4, 0.24), (0.66, 0.5), (0.4, 0.76)]),
            Self::Note | Self::Article => sheet(&pen),
            Self::Search => {
                pen.ring(0.43, 0.43, 0.28);
                pen.line(&[(0.64, 0.64), (0.86, 0.86)]);
            }
            Self::Sun => sun(&pen),
            Self::Moon => moon(&pen),
            Self::Warning => {
                pen.line(&[(0.5, 0.12), (0.94, 0.86), (0.06, 0.86), (0.5, 0.12)]);
                pen.line(&[(0.5, 0.4), (0.5, 0.62)]);
                pen.dot(0.5, 0.75, 0.06);
            }
            Self::Info => {
                pen.ring(0.5, 0.5, 0.42);
                pen.line(&[(0.5, 0.46), (0.5, 0.72)]);
                pen.dot(0.5, 0.31, 0.06);
            }
            Self::Pencil => {
                pen.line(&[
                    (0.12, 0.88),
                    (0.2, 0.62),
                    (0.72, 0.1),
                    (0.9, 0.28),
                    (0.38, 0.8),
                    (0.12, 0.88),
                ]);
                pen.line(&[(0.6, 0.22), (0.78, 0.4)]);
            }
        }
    }
}

fn sheet(pen: &Pen<'_>) {
    pen.line(&[(0.2, 0.1), (0.8, 0.1), (0.8, 0.9), (0.2, 0.9), (0.2, 0.1)]);
    for y in [0.34, 0.52, 0.7] {
        pen.line(&[(0.34, y), (0.66, y)]);
    }
}

fn sun(pen: &Pen<'_>) {
    pen.ring(0.5, 0.5, 0.2);
    for ray in 0..8_u8 {
        let angle = f32::from(ray) * TAU / 8.0;
        let (x, y) = (angle.cos(), angle.sin());
        pen.line(&[
            (0.5 + 0.33 * x, 0.5 + 0.33 * y),
            (0.5 + 0.45 * x, 0.5 + 0.45 * y),
        ]);
    }
}

/// Two circles of which the one bites into the other.
fn moon(pen: &Pen<'_>) {
    let mut outline = arc((0.5, 0.5), 0.4, (23.4, 259.3));
    outline.extend(arc((0.7, 0.34), 0.36, (220.4, 62.3)));
    outline.extend(outline.first().copied());
    pen.line(&outline);
}

/// An icon beside text, with its meaning for screen readers.
pub fn icon(ui: &mut Ui, icon: Icon, color: Color32, meaning: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
    icon.paint(ui.painter(), rect, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, meaning));
    response.on_hover_text(meaning)
}

/// A small button that shows only an icon; its name is read to screen readers and shown on hover.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let tokens = theme::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::click());
    let ink = if response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(rect, theme::CONTROL_RADIUS, tokens.hover);
        tokens.ink
    } else {
        tokens.muted
    };
    let square = Rect::from_center_size(pos2(rect.center().x, rect.center().y), Vec2::splat(12.0));
    icon.paint(ui.painter(), square, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    response.on_hover_text(name)
}
