//! A part of the sheet laid out: texts whose numbers lead to their quotations, chips and rules, each at its place.

use egui::{Align, Pos2, Rect, Stroke, Ui, Vec2, vec2};

use crate::figure::FigureKey;
use crate::text::Span;
use crate::ui::theme::{self, Pair};
use crate::ui::widgets::marked::{Face, Look, Mark, MarkedText};
use crate::ui::widgets::typeset::ChipText;

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
    Chip(ChipText),
    /// A line across, so wide.
    Rule(f32),
    /// A bar at the left of a quotation, so high.
    Bar(f32),
}

/// Pieces of one text; those with a key lead to its quotation.
pub(super) type Words<'a> = [(&'a str, Option<&'a FigureKey>)];

/// Where a text goes: its left end, its width, and whether it is set flush right.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) left: f32,
    pub(super) width: f32,
    pub(super) flush_right: bool,
}

impl Column {
    pub(super) const fn new(left: f32, width: f32) -> Self {
        Self {
            left,
            width,
            flush_right: false,
        }
    }
}

impl Stack {
    /// Sets a text at the current height; gives its height, and does not move on.
    pub(super) fn set(&mut self, ui: &Ui, column: Column, face: &Face, words: &Words<'_>) -> f32 {
        let mut text = String::new();
        let mut marks = Vec::new();
        let mut keys = Vec::new();
        for (piece, key) in words {
            let start = text.len();
            text.push_str(piece);
            if let Some(key) = key.filter(|_| !piece.is_empty()) {
                keys.push(key.clone());
                marks.push(Mark {
                    span: Span::new(start, text.len()),
                    look: Look::Link,
                    name: Some(format!("Quotation of {piece}")),
                    hint: "Show the quotation in its article".to_owned(),
                });
            }
        }
        let mut face = face.clone();
        if column.flush_right {
            face.halign = Align::RIGHT;
        }
        let text = MarkedText::new(ui, &text, &face, column.width.max(40.0), marks);
        let left = if column.flush_right {
            column.left + (column.width - text.width()).max(0.0)
        } else {
            column.left
        };
        let height = text.height();
        self.things
            .push((vec2(left, self.y), Thing::Text(text, keys)));
        height
    }

    /// Sets a text and moves on below it.
    pub(super) fn text(&mut self, ui: &Ui, column: Column, face: &Face, words: &Words<'_>) {
        self.y += self.set(ui, column, face, words);
    }

    /// Sets a chip that ends at `right`.
    pub(super) fn chip(&mut self, ui: &Ui, right: f32, word: &str, colors: Pair) -> f32 {
        let chip = ChipText::new(ui, word, colors, right);
        let left = right - chip.width();
        self.things.push((vec2(left, self.y), Thing::Chip(chip)));
        left
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

    /// Draws all things from `at` on; gives the figure whose number was clicked.
    pub(super) fn show(&self, ui: &Ui, at: Pos2) -> Option<&FigureKey> {
        let tokens = theme::tokens(ui);
        let mut clicked = None;
        for (idx, (offset, thing)) in self.things.iter().enumerate() {
            let at = at + *offset;
            match thing {
                Thing::Text(text, keys) => {
                    let touched = text.show(ui, at, idx);
                    clicked = touched.clicked.and_then(|mark| keys.get(mark)).or(clicked);
                }
                Thing::Chip(chip) => chip.say(ui, at, idx),
                Thing::Rule(width) => {
                    let line = Stroke::new(1.0, tokens.line);
                    ui.painter().hline(at.x..=at.x + width, at.y, line);
                }
                Thing::Bar(height) => {
                    let bar = Rect::from_min_size(at, vec2(3.0, *height));
                    ui.painter().rect_filled(bar, 1, tokens.accent.ink);
                }
            }
        }
        clicked
    }
}
