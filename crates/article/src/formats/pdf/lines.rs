//! Signs to lines, in the order in which they were drawn.

use crate::draft::CELL;
use crate::formats::pdf::glyphs::{Glyph, GlyphPage};

/// A gap of so much of the type's size is a space: some programs write none.
const SPACE: f32 = 0.17;
/// A wider gap parts columns or cells.
const APART: f32 = 2.2;
/// Signs whose baselines are so near, in parts of the size, are on one line.
const SAME_LINE: f32 = 0.3;
/// Type so small beside its line is a raised or lowered character.
const RAISED: f32 = 0.8;

/// A line, or the part of one in one column or cell.
#[derive(Debug, Clone)]
pub(super) struct GlyphLine {
    pub text: String,
    pub left: f32,
    pub right: f32,
    /// Its baseline.
    pub y: f32,
    /// The size of its type.
    pub size: f32,
    /// How wide its first word is.
    pub first_word: f32,
    /// Whether most of it is bold.
    pub is_bold: bool,
    /// Whether it stands at a page's edge and runs along from page to page.
    pub is_head: bool,
    /// Whether it is made of cells.
    pub is_row: bool,
}

/// The lines of a page.
pub(super) fn of_page(page: &GlyphPage) -> Vec<GlyphLine> {
    let mut lines: Vec<GlyphLine> = Vec::new();
    let mut open: Option<Open> = None;
    for glyph in &page.glyphs {
        match &mut open {
            Some(line) if line.takes(glyph) => line.push(glyph),
            _ => {
                lines.extend(open.take().and_then(Open::finish));
                open = Some(Open::new(glyph));
            }
        }
    }
    lines.extend(open.and_then(Open::finish));
    rows(&lines)
}

/// Cells of one row, drawn one after the other, are one line.
fn rows(lines: &[GlyphLine]) -> Vec<GlyphLine> {
    let mut rows: Vec<GlyphLine> = Vec::with_capacity(lines.len());
    for (idx, line) in lines.iter().enumerate() {
        let is_beside = |before: &GlyphLine| {
            (before.y - line.y).abs() < line.size * SAME_LINE && before.right < line.left
        };
        // A column's lines have their next line below them; cells have the next row's first cell.
        let has_own_below = |one: &GlyphLine, at: usize| {
            lines.get(at + 1).is_some_and(|next| {
                next.y > one.y
                    && (next.left - one.left).abs() < one.size
                    && next.y - one.y < one.size * 1.6
            })
        };
        match rows
            .last_mut()
            .filter(|before| is_beside(before) && !has_own_below(line, idx))
        {
            Some(row) => {
                row.text.push_str(CELL);
                row.text.push_str(&line.text);
                row.right = line.right;
                row.is_row = true;
            }
            None => rows.push(line.clone()),
        }
    }
    rows
}

/// A line under way.
struct Open {
    line: GlyphLine,
    /// Where the first word ends, once it has.
    is_past_first_word: bool,
    /// Whether a space was drawn last.
    is_after_space: bool,
    n_bold: usize,
    n_characters: usize,
}

impl Open {
    fn new(glyph: &Glyph) -> Self {
        let mut open = Self {
            line: GlyphLine {
                text: String::new(),
                left: glyph.x,
                right: glyph.x,
                y: glyph.y,
                size: glyph.size,
                first_word: 0.0,
                is_bold: false,
                is_head: false,
                is_row: false,
            },
            is_past_first_word: false,
            is_after_space: true,
            n_bold: 0,
            n_characters: 0,
        };
        open.push(glyph);
        open
    }

    fn takes(&self, glyph: &Glyph) -> bool {
        let line = &self.line;
        let size = line.size.max(glyph.size);
        let gap = glyph.x - line.right;
        let is_small = glyph.size < line.size * RAISED || line.size < glyph.size * RAISED;
        let off = (glyph.y - line.y).abs();
        let is_on_line = off < size * SAME_LINE || (is_small && off < size * 0.6);
        // Kerning and accents go back a little; right-to-left scripts go back all the way.
        is_on_line && gap < size * APART && gap > -size * 0.8
    }

    fn push(&mut self, glyph: &Glyph) {
        let line = &mut self.line;
        let is_space = glyph.text.is_space();
        let gap = glyph.x - line.right;
        let is_gap = !line.text.is_empty() && gap > line.size * SPACE;
        if (is_gap || is_space) && !self.is_after_space {
            line.text.push(' ');
            self.is_after_space = true;
            self.is_past_first_word = true;
        }
        let end = glyph.x + glyph.advance;
        if is_space {
            // Spaces at a line's end reach into the margin, so they do not move it.
            if end > line.right && line.text.is_empty() {
                line.left = end;
                line.right = end;
            } else if end > line.right {
                line.right = line.right.max(glyph.x);
            }
            return;
        }
        if line.text.is_empty() {
            line.left = glyph.x;
            line.y = glyph.y;
            line.size = glyph.size;
        }
        let is_raised = glyph.size < line.size * RAISED && glyph.y < line.y - line.size * 0.1;
        let before = line.text.len();
        glyph.text.push_to(&mut line.text);
        if is_raised {
            raise(&mut line.text, before);
        } else if glyph.size > line.size * 1.25 && line.text.chars().count() <= 3 {
            line.size = glyph.size; // A small character stood first.
            line.y = glyph.y;
        }
        line.right = line.right.max(end);
        if !self.is_past_first_word {
            line.first_word = line.right - line.left;
        }
        self.is_after_space = false;
        self.n_characters += 1;
        self.n_bold += usize::from(glyph.is_bold);
    }

    fn finish(self) -> Option<GlyphLine> {
        let mut line = self.line;
        line.is_bold = self.n_bold * 2 > self.n_characters;
        let len = line.text.trim_end().len();
        line.text.truncate(len);
        (!line.text.is_empty()).then_some(line)
    }
}

/// A raised number is the mark of a note and would run into the number before it; behind a unit it is its power.
fn raise(text: &mut String, from: usize) {
    let raised: String = text[from..].to_owned();
    if !raised
        .chars()
        .all(|character| character.is_ascii_digit() || matches!(character, '*' | ',' | '†' | '‡'))
    {
        return;
    }
    let before = text[..from].chars().next_back();
    let is_power = matches!(raised.as_str(), "2" | "3") && before == Some('m');
    text.truncate(from);
    if is_power {
        text.push(if raised == "2" { '²' } else { '³' });
    }
}
