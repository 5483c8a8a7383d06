//! A part of the sheet laid out: texts whose numbers lead to their quotations, grounds and rules, each at its place.

use egui::{Align, Color32, Pos2, Rect, Stroke, TextFormat, Ui, Vec2, vec2};

use crate::ui::theme;
use crate::ui::widgets::marked::{MarkLook, MarkedText, TextMark};
use tally_language::text::Span;
use tally_reading::FigureKey;
use tally_sheet::paper::Editable;

/// Things at places, below and beside each other.
#[derive(Default)]
pub(super) struct Stack {
    things: Vec<(Vec2, Thing)>,
    /// Where the next thing stands.
    pub(super) y: f32,
}

enum Thing {
    /// A text, and for each of its marks where it leads.
    Text(MarkedText, Vec<FigureKey>),
    /// A line across, so wide.
    Rule(f32),
    /// A bar at the left, so high.
    Bar(f32),
    /// A ground of this size.
    Ground(Vec2, Color32),
    /// A place where the analyst can write something anew.
    Edit(Editable, String, f32),
}

/// A piece of a text.
pub(super) struct StackPiece {
    pub(super) words: String,
    pub(super) format: TextFormat,
    /// The figure whose quotation it leads to.
    pub(super) leads: Option<FigureKey>,
    /// Whether it is named for screen readers as a way; the number of a footnote beside its value is not.
    pub(super) named: bool,
}

/// Where a text goes.
#[derive(Debug, Clone, Copy)]
pub(super) struct StackColumn {
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) flush_right: bool,
}

/// What the analyst did with a part.
pub(super) enum StackTouched {
    /// Asked for this figure's quotation.
    Jump(FigureKey),
    /// Wants to write this anew.
    Edit(Editable),
}

impl Stack {
    /// Sets a text at the current height and moves on below it; gives where its last line ends.
    pub(super) fn text(&mut self, ui: &Ui, column: StackColumn, pieces: &[StackPiece]) {
        let mut marks = Vec::new();
        let mut keys = Vec::new();
        let mut at = 0;
        for piece in pieces {
            let end = at + piece.words.len();
            if let Some(key) = &piece.leads {
                keys.push(key.clone());
                marks.push(TextMark {
                    span: Span::new(at, end),
                    look: MarkLook::Link,
                    name: piece
                        .named
                        .then(|| format!("Quotation of {}", piece.words.trim())),
                    hint: "Show the quotation in its article".to_owned(),
                });
            }
            at = end;
        }
        let formats: Vec<(String, TextFormat)> = pieces
            .iter()
            .map(|piece| (piece.words.clone(), piece.format.clone()))
            .collect();
        let halign = if column.flush_right {
            Align::RIGHT
        } else {
            Align::LEFT
        };
        let width = column.width.max(40.0);
        let text = MarkedText::of_pieces(ui, &formats, width, halign, marks);
        let left = if column.flush_right {
            column.left + (column.width - text.width()).max(0.0)
        } else {
            column.left
        };
        let height = text.height();
        self.things
            .push((vec2(left, self.y), Thing::Text(text, keys)));
        self.y += height;
    }

    /// Lets the analyst write `edits` anew, by a small sign at `left` beside the line whose top is at `top`.
    pub(super) fn edit(&mut self, left: f32, top: f32, edits: Editable, name: String) {
        let height = (self.y - top).max(16.0);
        self.things
            .push((vec2(left, top), Thing::Edit(edits, name, height)));
    }

    /// Draws a line across and moves on.
    pub(super) fn rule(&mut self, width: f32) {
        self.things.push((vec2(0.0, self.y), Thing::Rule(width)));
        self.y += 1.0;
    }

    /// Draws a bar from `from` to the current height.
    pub(super) fn bar(&mut self, left: f32, from: f32) {
        let height = self.y - from;
        self.things.push((vec2(left, from), Thing::Bar(height)));
    }

    /// Puts a ground under all that was drawn so far.
    pub(super) fn ground(&mut self, width: f32, color: Color32) {
        let size = vec2(width, self.y);
        self.things
            .insert(0, (Vec2::ZERO, Thing::Ground(size, color)));
    }

    /// Draws all things from `at` on; gives what the analyst did.
    pub(super) fn show(&self, ui: &mut Ui, at: Pos2) -> Option<StackTouched> {
        let tokens = theme::tokens(ui);
        let mut touched = None;
        let over = ui.rect_contains_pointer(ui.max_rect());
        for (idx, (offset, thing)) in self.things.iter().enumerate() {
            let at = at + *offset;
            match thing {
                Thing::Text(text, keys) => {
                    let clicked = text.show(ui, at, idx).clicked;
                    let key = clicked.and_then(|mark| keys.get(mark));
                    touched = key.map(|key| StackTouched::Jump(key.clone())).or(touched);
                }
                Thing::Rule(width) => {
                    let line = Stroke::new(1.0, tokens.line);
                    ui.painter().hline(at.x..=at.x + width, at.y, line);
                }
                Thing::Bar(height) => {
                    let bar = Rect::from_min_size(at, vec2(3.0, *height));
                    ui.painter().rect_filled(bar, 1, tokens.accent.ink);
                }
                Thing::Ground(size, color) => {
                    let rect = Rect::from_min_size(at, *size);
                    ui.painter().rect_filled(rect, 0, *color);
                }
                Thing::Edit(edits, name, height) => {
                    if pencil(ui, Rect::from_min_size(at, vec2(18.0, *height)), name, over) {
                        touched = Some(StackTouched::Edit(edits.clone()));
                    }
                }
            }
        }
        touched
    }
}

/// A pencil that shows itself while the pointer is over its part, or while it has the keyboard.
fn pencil(ui: &mut Ui, place: Rect, name: &str, over: bool) -> bool {
    let rect = Rect::from_center_size(place.center(), egui::Vec2::splat(18.0));
    let id = ui.scope_id().with(name);
    let response = ui.interact(rect, id, egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    let active = response.hovered() || response.has_focus();
    if over || active {
        let tokens = theme::tokens(ui);
        if active {
            ui.painter()
                .rect_filled(rect, theme::CONTROL_RADIUS, tokens.hover);
        }
        let ink = if active { tokens.ink } else { tokens.muted };
        crate::ui::icons::Icon::Pencil.paint(ui.painter(), rect.shrink(4.0), ink);
    }
    response.on_hover_text(name).clicked()
}
