//! Words of an article with places marked in them: figures, what was left out, the number of a quotation.

use std::sync::Arc;

use egui::text::{CharIndex, LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{
    Align, Color32, CursorIcon, FontFamily, FontId, Galley, Pos2, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::ui::theme::{self, Tokens};
use tally_language::text::Span;

/// How a mark looks: always more than a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkLook {
    /// A figure: on the ground of marked numbers.
    Figure,
    /// The selected figure: with an edge around it.
    Selected,
    /// An accepted figure: underlined.
    Accepted,
    /// A rejected figure: struck out.
    Rejected,
    /// The selected figure, which is rejected.
    SelectedRejected,
    /// A numeral that is no figure: underlined with dots.
    LeftOut,
    /// Words that a part of the figure was read from: thinly underlined.
    Words,
    /// Words that another wording of the sentence has not: on a ground of their own, underlined.
    Differs,
    /// A number that leads to its quotation: in the colour of links, underlined.
    Link,
}

impl MarkLook {
    const fn is_struck(self) -> bool {
        matches!(self, Self::Rejected | Self::SelectedRejected)
    }

    const fn is_selected(self) -> bool {
        matches!(self, Self::Selected | Self::SelectedRejected)
    }
}

/// A marked place.
#[derive(Debug, Clone)]
pub struct TextMark {
    /// Where, in bytes of the shown text.
    pub span: Span,
    /// How it looks.
    pub look: MarkLook,
    /// What it is called by screen readers; nothing for marks that cannot be clicked.
    pub name: Option<String>,
    /// What hovering tells.
    pub hint: String,
}

/// How the text itself looks.
#[derive(Debug, Clone)]
pub struct MarkedFace {
    /// Its font.
    pub font: FontId,
    /// Its line height in points.
    pub line_height: f32,
    /// Its colour.
    pub color: Color32,
    /// Left, or right for values in a column.
    pub halign: Align,
}

impl MarkedFace {
    /// Text of this size and weight.
    pub fn of(size: f32, family: FontFamily, color: Color32) -> Self {
        Self {
            font: FontId::new(size, family),
            line_height: (size * 1.4).round(),
            color,
            halign: Align::LEFT,
        }
    }

    /// As running text and quotations are set.
    pub fn quote(tokens: &Tokens) -> Self {
        Self {
            font: FontId::new(theme::size::QUOTE, FontFamily::Proportional),
            line_height: (theme::size::QUOTE * theme::size::QUOTE_LEADING).round(),
            color: tokens.ink,
            halign: Align::LEFT,
        }
    }
}

/// A text laid out with its marks, to be measured or shown.
#[derive(Debug, Clone)]
pub struct MarkedText {
    galley: Arc<Galley>,
    marks: Vec<(TextMark, Vec<Rect>)>,
}

/// What the pointer or a key did with the marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MarkTouched {
    /// The mark that was clicked.
    pub clicked: Option<usize>,
    /// The mark that was clicked twice.
    pub double_clicked: Option<usize>,
    /// Whether the text beside the marks was clicked.
    pub text_clicked: bool,
}

impl MarkedText {
    /// Lays `text` out in `width`. Marks must be in order and apart; what does not fit the text is left away.
    pub fn new(ui: &Ui, text: &str, face: &MarkedFace, width: f32, marks: Vec<TextMark>) -> Self {
        let marks = fitting(text, marks);
        let text = &one_line(text);
        let tokens = theme::tokens(ui);
        let job = job(text, face, width, &marks, tokens);
        Self::laid_out(ui, text, job, marks)
    }

    /// Lays out pieces that each have a look of their own; `marks` hold spans of all pieces put together.
    pub fn of_pieces(
        ui: &Ui,
        pieces: &[(String, TextFormat)],
        width: f32,
        halign: Align,
        marks: Vec<TextMark>,
    ) -> Self {
        let mut job = LayoutJob::default();
        job.wrap.max_width = width;
        job.halign = halign;
        let mut text = String::new();
        for (words, format) in pieces {
            let words = one_line(words);
            job.append(&words, 0.0, format.clone());
            text.push_str(&words);
        }
        let marks = fitting(&text, marks);
        Self::laid_out(ui, &text, job, marks)
    }

    fn laid_out(ui: &Ui, text: &str, job: LayoutJob, marks: Vec<TextMark>) -> Self {
        let galley = ui.painter().layout_job(job);
        let mut counted = (0, 0);
        let marks = marks
            .into_iter()
            .map(|mark| {
                let from = chars_before(text, mark.span.start, &mut counted);
                let to = chars_before(text, mark.span.end, &mut counted);
                let rects = rects(&galley, from, to);
                (mark, rects)
            })
            .collect();
        Self { galley, marks }
    }

    /// Its width.
    pub fn width(&self) -> f32 {
        self.galley.size().x
    }

    /// Its height.
    pub fn height(&self) -> f32 {
        self.galley.size().y
    }

    /// Where the first mark of a look that is selected stands, below the text's top.
    pub fn selected_top(&self) -> Option<f32> {
        let (_, rects) = self
            .marks
            .iter()
            .find(|(mark, _)| mark.look.is_selected())?;
        rects.first().map(Rect::top)
    }

    /// Shows the text at `at`. Its words can be selected and copied, its named marks clicked.
    pub fn show(&self, ui: &Ui, at: Pos2, salt: impl egui::AsIdSalt + Copy) -> MarkTouched {
        let tokens = theme::tokens(ui);
        // Words that are set flush right count from their right end.
        let (corner, at) = (at, at - vec2(self.galley.rect.left(), 0.0));
        for (mark, rects) in &self.marks {
            for rect in rects {
                ground(ui, rect.translate(at.to_vec2()), mark.look, tokens);
            }
        }
        let rect = Rect::from_min_size(corner, self.galley.size());
        let id = ui.scope_id().with(salt);
        let response = ui.interact(rect, id, Sense::click_and_drag());
        let text = self.galley.text();
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        if response.hovered() {
            ui.set_cursor_icon(CursorIcon::Text);
        }
        LabelSelectionState::label_text_selection(
            ui,
            &response,
            at,
            Arc::clone(&self.galley),
            tokens.ink,
            Stroke::NONE,
        );
        MarkTouched {
            text_clicked: response.clicked(),
            ..self.touch(ui, at, id)
        }
    }

    fn touch(&self, ui: &Ui, at: Pos2, id: egui::Id) -> MarkTouched {
        let mut touched = MarkTouched::default();
        for (idx, (mark, rects)) in self.marks.iter().enumerate() {
            for (piece, rect) in rects.iter().enumerate() {
                let rect = rect.translate(at.to_vec2()).expand2(vec2(1.0, 0.0));
                let response = mark_response(ui, rect, id.with((idx, piece)), mark, piece == 0);
                if response.clicked() {
                    touched.clicked = Some(idx);
                }
                if response.double_clicked() {
                    touched.double_clicked = Some(idx);
                }
            }
        }
        touched
    }
}

fn mark_response(ui: &Ui, rect: Rect, id: egui::Id, mark: &TextMark, first: bool) -> Response {
    let Some(name) = &mark.name else {
        let response = ui.interact(rect, id, Sense::hover());
        return hinted(response, &mark.hint);
    };
    let sense = if first { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    if first {
        let selected = mark.look.is_selected();
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name));
        if response.has_focus() {
            let stroke = Stroke::new(2.0, theme::tokens(ui).accent.ink);
            ui.painter()
                .rect_stroke(rect.expand(1.0), 4, stroke, StrokeKind::Outside);
        }
    }
    hinted(
        response.on_hover_cursor(CursorIcon::PointingHand),
        &mark.hint,
    )
}

fn hinted(response: Response, hint: &str) -> Response {
    if hint.is_empty() {
        response
    } else {
        response.on_hover_text(hint)
    }
}

/// Marks that lie on the text, in order, none over another.
fn fitting(text: &str, mut marks: Vec<TextMark>) -> Vec<TextMark> {
    marks.sort_by_key(|mark| mark.span);
    let mut end = 0;
    marks.retain(|mark| {
        let fits = mark.span.start >= end && !mark.span.of(text).is_empty();
        if fits {
            end = mark.span.end;
        }
        fits
    });
    marks
}

fn job(
    text: &str,
    face: &MarkedFace,
    width: f32,
    marks: &[TextMark],
    tokens: &Tokens,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    job.halign = face.halign;
    let format = |color, strikethrough| TextFormat {
        line_height: Some(face.line_height),
        strikethrough,
        valign: egui::Align::Center,
        ..TextFormat::simple(face.font.clone(), color)
    };
    let mut at = 0;
    for mark in marks {
        job.append(
            &text[at..mark.span.start],
            0.0,
            format(face.color, Stroke::NONE),
        );
        let (color, strike) = match mark.look {
            look if look.is_struck() => (tokens.muted, Stroke::new(1.0, tokens.muted)),
            MarkLook::Link => (tokens.accent.ink, Stroke::NONE),
            _ => (face.color, Stroke::NONE),
        };
        job.append(mark.span.of(text), 0.0, format(color, strike));
        at = mark.span.end;
    }
    job.append(&text[at..], 0.0, format(face.color, Stroke::NONE));
    job
}

/// The text with line breaks and other controls as spaces of the same length: they are the file's, not the author's.
fn one_line(text: &str) -> String {
    let space = |letter: char| match letter.len_utf8() {
        _ if !letter.is_control() => letter,
        1 => ' ',
        _ => '\u{a0}',
    };
    text.chars().map(space).collect()
}

/// Code points before byte `at`, counted on from the last answer.
fn chars_before(text: &str, at: usize, counted: &mut (usize, usize)) -> usize {
    let (byte, chars) = *counted;
    let between = text.get(byte..at).map_or(0, |part| part.chars().count());
    *counted = (at, chars + between);
    counted.1
}

/// The rectangles of characters `from..to`, one a row, relative to the galley.
fn rects(galley: &Galley, from: usize, to: usize) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut start = 0;
    for row in &galley.rows {
        let len = row.char_count_excluding_newline().0;
        let (a, b) = (from.max(start), to.min(start + len));
        if a < b {
            let left = row.pos.x + row.x_offset(CharIndex(a - start));
            let right = row
                .glyphs
                .get(b - start - 1)
                .map_or(left, |glyph| row.pos.x + glyph.max_x());
            rects.push(Rect::from_x_y_ranges(
                left..=right,
                row.min_y()..=row.max_y(),
            ));
        }
        start += row.char_count_including_newline().0;
        if start >= to {
            break;
        }
    }
    rects
}

/// Paints what lies under a mark. Rows are higher than their letters; the ground is only a little.
fn ground(ui: &Ui, row: Rect, look: MarkLook, tokens: &Tokens) {
    let rect = row.shrink2(vec2(-2.0, 2.0));
    let painter = ui.painter();
    match look {
        MarkLook::Figure | MarkLook::Accepted => {
            painter.rect_filled(rect, 4, tokens.caution.ground);
        }
        MarkLook::Selected | MarkLook::SelectedRejected => {
            painter.rect(
                rect,
                4,
                tokens.caution.ground,
                Stroke::new(1.5, tokens.accent.ink),
                StrokeKind::Outside,
            );
        }
        MarkLook::Rejected => {
            painter.rect_filled(rect, 4, tokens.plain.ground);
        }
        MarkLook::Differs => {
            painter.rect_filled(rect, 4, tokens.accent.ground);
        }
        MarkLook::LeftOut | MarkLook::Words | MarkLook::Link => {}
    }
    let below = row.bottom() - 3.0;
    match look {
        MarkLook::Accepted => {
            let stroke = Stroke::new(2.0, tokens.good.ink);
            painter.hline(rect.x_range(), rect.bottom() - 1.0, stroke);
        }
        MarkLook::LeftOut => {
            let stroke = Stroke::new(1.0, tokens.muted);
            let line = [Pos2::new(row.left(), below), Pos2::new(row.right(), below)];
            painter.extend(egui::Shape::dashed_line(&line, stroke, 2.0, 2.0));
        }
        MarkLook::Words => {
            painter.hline(row.x_range(), below, Stroke::new(1.0, tokens.muted));
        }
        MarkLook::Differs => {
            painter.hline(row.x_range(), below, Stroke::new(1.5, tokens.accent.ink));
        }
        MarkLook::Link => {
            let color = tokens.accent.ink.gamma_multiply(0.4);
            painter.hline(row.x_range(), below + 1.0, Stroke::new(1.0, color));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: usize, end: usize) -> TextMark {
        TextMark {
            span: Span::new(start, end),
            look: MarkLook::Figure,
            name: None,
            hint: String::new(),
        }
    }

    #[test]
    fn marks_that_overlap_or_do_not_fit_are_left_away() {
        let kept = fitting(
            "€90 a day",
            vec![mark(6, 9), mark(1, 2), mark(0, 5), mark(3, 5), mark(8, 99)],
        );
        let spans: Vec<(usize, usize)> = kept
            .iter()
            .map(|mark| (mark.span.start, mark.span.end))
            .collect();
        assert_eq!(spans, [(0, 5), (6, 9)]);
    }
}
