//! The article's paragraphs as a long list, every figure marked in place.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;
use std::sync::Arc;

use egui::{Galley, Rect, Ui, pos2, vec2};

use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::evidence;
use crate::ui::place::ViewTab;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::long_list::ListParts;
use crate::ui::widgets::marked::{MarkLook, MarkedFace, MarkedText, TextMark};
use crate::ui::widgets::typeset::{Type, say};
use tally_article::{Article, Boilerplate, LeftOut, ParagraphKind};
use tally_language::text::Span;
use tally_project::Verdict;
use tally_reading::{Ignored, Reason};
use tally_session::{Action, Decide};

use super::correcting::Correcting;

/// About 76 characters of running text.
const MEASURE: f32 = 560.0;
/// For notes and labels beside the text; with less room they stand below it.
const MARGIN: f32 = 180.0;
/// Left of the text.
const INDENT: f32 = 28.0;
/// Height of the offer to cut between two paragraphs.
const CUT: f32 = 28.0;
/// Paragraphs longer than this, in bytes, are laid out in pieces.
const PIECE: usize = 4000;

/// A paragraph, or a piece of a very long one; or lines of the file that are not the article's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PagePiece {
    what: What,
    /// Where it stands in the text; of lines left out, the place that they stood before.
    pub(super) span: Span,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum What {
    Paragraph(usize),
    /// Of [`Article::left_out`], by index.
    LeftOut(Range<usize>),
}

/// Lines left out are shown together up to so many.
const TOGETHER: usize = 24;

/// Cuts the paragraphs of `article` into pieces that can be laid out quickly, with what was left out between them if
/// that is asked for.
pub(super) fn pieces(article: &Article, with_left_out: bool) -> Vec<PagePiece> {
    let mut pieces = Vec::new();
    let left_out: &[LeftOut] = if with_left_out {
        &article.left_out
    } else {
        &[]
    };
    let mut at = 0;
    for (paragraph, one) in article.paragraphs.iter().enumerate() {
        while left_out
            .get(at)
            .is_some_and(|left| left.before <= one.span.start)
        {
            at = push_left_out(&mut pieces, left_out, at);
        }
        let text = one.span.of(&article.text);
        let mut from = 0;
        while from < text.len() {
            let to = piece_end(text, from);
            pieces.push(PagePiece {
                what: What::Paragraph(paragraph),
                span: Span::new(one.span.start + from, one.span.start + to),
            });
            from = to;
        }
    }
    while at < left_out.len() {
        at = push_left_out(&mut pieces, left_out, at);
    }
    pieces
}

/// Adds the lines from `at` on that stood together for one reason; gives where the next ones start.
fn push_left_out(pieces: &mut Vec<PagePiece>, left_out: &[LeftOut], at: usize) -> usize {
    let first = &left_out[at];
    let same = left_out[at..].iter().take(TOGETHER);
    let n = same
        .take_while(|left| left.before == first.before && left.why == first.why)
        .count();
    pieces.push(PagePiece {
        what: What::LeftOut(at..at + n),
        span: Span::new(first.before, first.before),
    });
    at + n
}

/// Where the piece of `text` from `from` ends: at a space, else at any character boundary.
fn piece_end(text: &str, from: usize) -> usize {
    if text.len() - from <= PIECE {
        return text.len();
    }
    let mut end = from + PIECE;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[from..end]
        .rfind(char::is_whitespace)
        .map_or(end, |space| {
            let at = from + space;
            at + text[at..].chars().next().map_or(1, char::len_utf8)
        })
}

/// The page as the list of parts that is scrolled.
pub(super) struct ArticlePage<'a> {
    pub(super) cx: Cx<'a>,
    pub(super) article: &'a Article,
    pub(super) pieces: &'a [PagePiece],
    /// Rows of the table that stand in this article.
    pub(super) rows: Range<usize>,
    /// What was left out, if it is to be shown.
    pub(super) ignored: &'a [Ignored],
    /// Whether a cut is offered before each paragraph.
    pub(super) is_cutting: bool,
    /// Where notes on paragraphs are written.
    pub(super) noting: &'a mut Correcting,
    pub(super) requests: &'a mut Requests,
}

impl ArticlePage<'_> {
    /// Changes whenever the height of a part may have.
    pub(super) fn version(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.article.id.hash(&mut hasher);
        self.cx.session.derived().revision.hash(&mut hasher);
        self.ignored.len().hash(&mut hasher);
        self.is_cutting.hash(&mut hasher);
        self.pieces.len().hash(&mut hasher);
        hasher.finish()
    }

    fn lay_out(&self, ui: &Ui, idx: usize, width: f32) -> Laid {
        let piece = &self.pieces[idx];
        let kind = self.kind(piece);
        let roomy = width >= INDENT + MEASURE * 0.8 + MARGIN + 2.0 * space::L;
        let beside = if roomy { MARGIN + space::L } else { 0.0 };
        let measure = (width - INDENT - space::L - beside).min(MEASURE);
        let (rows, marks) = self.marks(piece);
        let text = match &piece.what {
            What::Paragraph(_) => piece.span.of(&self.article.text).into(),
            What::LeftOut(lines) => self.left_out(lines),
        };
        let mut face = face(ui, kind);
        if matches!(piece.what, What::LeftOut(_)) {
            face.font = egui::FontId::proportional(size::SECONDARY);
            face.line_height = (size::SECONDARY * 1.5).round();
        }
        let text = MarkedText::new(ui, &text, &face, measure, marks);
        let aside = self.aside(ui, piece, &rows, if roomy { MARGIN } else { measure });
        let has_selected = self.cx.row.is_some_and(|row| rows.contains(&row));
        Laid {
            rows,
            text,
            aside,
            roomy,
            measure,
            above: self.cut_height(piece)
                + match kind {
                    _ if idx == 0 => space::L,
                    ParagraphKind::Heading => space::M,
                    _ => 0.0,
                },
            kind,
            has_selected,
        }
    }

    fn kind(&self, piece: &PagePiece) -> ParagraphKind {
        match &piece.what {
            What::Paragraph(idx) => self.article.paragraphs[*idx].kind,
            What::LeftOut(lines) => {
                ParagraphKind::Boilerplate(self.article.left_out[lines.start].why)
            }
        }
    }

    /// The paragraph that starts with this piece.
    fn starts(&self, piece: &PagePiece) -> Option<usize> {
        let What::Paragraph(idx) = piece.what else {
            return None;
        };
        (self.article.paragraphs[idx].span.start == piece.span.start).then_some(idx)
    }

    /// Room for the offer to cut the article before this piece.
    fn cut_height(&self, piece: &PagePiece) -> f32 {
        let can_cut = self.is_cutting && self.starts(piece).is_some_and(|idx| idx > 0);
        if can_cut { CUT } else { 0.0 }
    }

    fn left_out(&self, lines: &Range<usize>) -> std::borrow::Cow<'_, str> {
        let lines = &self.article.left_out[lines.clone()];
        let texts: Vec<&str> = lines.iter().map(|left| left.text.as_str()).collect();
        texts.join("  ·  ").into()
    }

    /// Figures and, where asked for, what was left out, in the order of the text.
    fn marks(&self, piece: &PagePiece) -> (Vec<usize>, Vec<TextMark>) {
        if matches!(piece.what, What::LeftOut(_)) {
            return (Vec::new(), Vec::new());
        }
        let table = &self.cx.session.derived().table;
        let here = &table.rows[self.rows.clone()];
        let first = here.partition_point(|row| row.figure.span.end <= piece.span.start);
        let mut rows = Vec::new();
        let mut marks = Vec::new();
        for (at, row) in here.iter().enumerate().skip(first) {
            if row.figure.span.start >= piece.span.end {
                break;
            }
            rows.push(self.rows.start + at);
            marks.push(self.figure_mark(self.rows.start + at, piece));
        }
        let from = self
            .ignored
            .partition_point(|one| one.span.end <= piece.span.start);
        let ignored = self.ignored[from..]
            .iter()
            .take_while(|one| one.span.start < piece.span.end);
        marks.extend(ignored.map(|one| TextMark {
            span: within(one.span, piece),
            look: MarkLook::LeftOut,
            name: None,
            hint: format!("Left out: {}", reason(one.reason)),
        }));
        let selected = self.cx.row.filter(|row| self.rows.contains(row));
        if let Some(row) = selected {
            let words = evidence::marks(&table.rows[row].figure, piece.span, &marks);
            marks.extend(words);
        }
        (rows, marks)
    }

    fn figure_mark(&self, row: usize, piece: &PagePiece) -> TextMark {
        let table = &self.cx.session.derived().table;
        let one = &table.rows[row];
        let verdict = self.cx.session.judgements().verdicts.get(&one.key);
        let selected = self.cx.row == Some(row);
        let look = match (verdict, selected) {
            (Some(Verdict::Rejected(_)), true) => MarkLook::SelectedRejected,
            (Some(Verdict::Rejected(_)), false) => MarkLook::Rejected,
            (_, true) => MarkLook::Selected,
            (Some(Verdict::Accepted), false) => MarkLook::Accepted,
            (None, false) => MarkLook::Figure,
        };
        TextMark {
            span: within(one.figure.span, piece),
            look,
            name: Some(table.quote(row).to_owned()),
            hint: self.hint(row, verdict),
        }
    }

    fn hint(&self, row: usize, verdict: Option<&Verdict>) -> String {
        let derived = self.cx.session.derived();
        let figure = &derived.table.rows[row].figure;
        let group = derived.group_of.get(row);
        let group = group.and_then(|idx| derived.groups.get(*idx));
        let mut lines = Vec::new();
        lines.extend(
            group
                .map(|group| group.label.clone())
                .filter(|label| !label.is_empty()),
        );
        lines.push(describe::who(figure));
        lines.extend(
            figure
                .time()
                .map(|time| format!("as of {}", describe::as_of(time))),
        );
        match verdict {
            Some(Verdict::Rejected(why)) if !why.is_empty() => {
                lines.push(format!("rejected: {why}"));
            }
            Some(Verdict::Rejected(_)) => lines.push("rejected".to_owned()),
            Some(Verdict::Accepted) => lines.push("accepted".to_owned()),
            None => {}
        }
        lines.join("\n")
    }

    /// Why the paragraph is greyed, and the notes on its figures.
    fn aside(&self, ui: &Ui, piece: &PagePiece, rows: &[usize], width: f32) -> Vec<Arc<Galley>> {
        let tokens = theme::tokens(ui);
        let table = &self.cx.session.derived().table;
        let judgements = self.cx.session.judgements();
        let notes = &judgements.figure_notes;
        let starts = self.starts(piece);
        let is_first = starts.is_some() || matches!(piece.what, What::LeftOut(_));
        let why = is_first.then(|| aside_of(self.kind(piece))).flatten();
        let label = Type::regular(size::CHIP, tokens.muted);
        let note = Type::regular(size::SECONDARY, tokens.ink);
        let mut aside: Vec<Arc<Galley>> =
            why.iter().map(|why| label.block(ui, why, width)).collect();
        if let Some(idx) = starts {
            let key = (self.article.id.clone(), self.article.paragraphs[idx].span);
            if let Some(text) = judgements.passage_notes.get(&key) {
                aside.push(note.block(ui, &format!("Note: {text}"), width));
            }
        }
        for row in rows {
            if let Some(text) = notes.get(&table.rows[*row].key) {
                let text = format!("Note on {}: {text}", table.quote(*row));
                aside.push(note.block(ui, &text, width));
            }
        }
        aside
    }
}

/// A piece laid out.
struct Laid {
    rows: Vec<usize>,
    text: MarkedText,
    aside: Vec<Arc<Galley>>,
    /// Whether the aside stands beside the text.
    roomy: bool,
    measure: f32,
    above: f32,
    kind: ParagraphKind,
    has_selected: bool,
}

impl Laid {
    fn height(&self) -> f32 {
        let aside: f32 = self.aside.iter().map(|one| one.size().y + 4.0).sum();
        let words = if self.roomy {
            self.text.height().max(aside)
        } else {
            self.text.height() + aside
        };
        self.above + words + space::M
    }
}

impl ListParts for ArticlePage<'_> {
    fn count(&self) -> usize {
        self.pieces.len()
    }

    fn estimate(&self, idx: usize, width: f32) -> f32 {
        let measure = (width - INDENT - space::L).min(MEASURE);
        let piece = &self.pieces[idx];
        let letters = match &piece.what {
            What::Paragraph(_) => piece.span.len(),
            What::LeftOut(lines) => self.left_out(lines).len(),
        } as f32;
        let lines = (letters * 7.0 / measure.max(100.0)).ceil();
        lines * (size::QUOTE * theme::size::QUOTE_LEADING).round() + space::M
    }

    fn height(&mut self, ui: &Ui, idx: usize, width: f32) -> f32 {
        self.lay_out(ui, idx, width).height()
    }

    fn focus(&mut self, ui: &Ui, idx: usize, width: f32) -> f32 {
        let laid = self.lay_out(ui, idx, width);
        laid.text.selected_top().unwrap_or(0.0)
    }

    fn show(&mut self, ui: &mut Ui, idx: usize) {
        let rect = ui.max_rect();
        let laid = self.lay_out(ui, idx, rect.width());
        let at = pos2(rect.left() + INDENT, rect.top() + laid.above);
        if laid.has_selected {
            let bar = Rect::from_min_size(at - vec2(14.0, 0.0), vec2(3.0, laid.text.height()));
            ui.painter()
                .rect_filled(bar, 1, theme::tokens(ui).accent.ink);
        }
        self.cut_ui(ui, idx, rect);
        signs_ui(ui, &laid, at);
        self.menu_ui(
            ui,
            idx,
            Rect::from_min_size(at, vec2(laid.measure, laid.text.height())),
        );
        let touched = laid.text.show(ui, at, "text");
        let mut beside = if laid.roomy {
            at + vec2(laid.measure + space::L, 3.0)
        } else {
            at + vec2(0.0, laid.text.height())
        };
        for (idx, galley) in laid.aside.iter().enumerate() {
            say(ui, beside, galley, ("aside", idx));
            beside.y += galley.size().y + 4.0;
        }
        let key = |mark: usize| {
            let row = *laid.rows.get(mark)?;
            Some(self.cx.session.derived().table.rows[row].key.clone())
        };
        if let Some(key) = touched.double_clicked.and_then(key) {
            self.requests.push(Request::Select(key));
            self.requests.push(Request::Open(ViewTab::Compare));
        } else if let Some(key) = touched.clicked.and_then(key) {
            self.requests.push(Request::Select(key));
        }
    }
}

impl ArticlePage<'_> {
    /// The offer to cut the article before this piece.
    fn cut_ui(&mut self, ui: &mut Ui, idx: usize, rect: Rect) {
        let piece = &self.pieces[idx];
        if self.cut_height(piece) == 0.0 {
            return;
        }
        let Some(paragraph) = self.starts(piece) else {
            return;
        };
        let tokens = theme::tokens(ui);
        let line = rect.top() + CUT / 2.0;
        let stroke = egui::Stroke::new(1.0, tokens.line);
        ui.painter().hline(
            rect.left() + INDENT
                ..=rect.left() + INDENT + MEASURE.min(rect.width() - INDENT - space::L),
            line,
            stroke,
        );
        let place = Rect::from_min_size(
            pos2(rect.left() + INDENT, rect.top() + 2.0),
            vec2(88.0, CUT - 4.0),
        );
        let button = egui::Button::new(theme::secondary(ui, "Cut here")).fill(tokens.card);
        let response = ui.put(place, button);
        let name = format!("Cut before paragraph {}", paragraph + 1);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if response.clicked() {
            let decide = Decide::CutArticle(self.article.id.clone(), paragraph);
            self.requests.act(Action::Decide(decide));
        }
    }

    /// What can be done with a paragraph.
    fn menu_ui(&mut self, ui: &Ui, idx: usize, rect: Rect) {
        let What::Paragraph(paragraph) = self.pieces[idx].what else {
            return;
        };
        let span = self.article.paragraphs[paragraph].span;
        let response = ui.interact(
            rect,
            ui.scope_id().with(("paragraph", idx)),
            egui::Sense::click(),
        );
        response.context_menu(|ui| {
            if ui.button("Note on this paragraph").clicked() {
                self.noting.note_passage(self.cx, self.article, span);
            }
            if ui.button("Copy the paragraph").clicked() {
                ui.copy_text(span.of(&self.article.text).to_owned());
            }
            let can_cut = paragraph > 0;
            let cut = egui::Button::new("Cut the article here");
            if ui.add_enabled(can_cut, cut).clicked() {
                let decide = Decide::CutArticle(self.article.id.clone(), paragraph);
                self.requests.act(Action::Decide(decide));
            }
        });
    }
}

/// The dot of an item, the line below a row.
fn signs_ui(ui: &Ui, laid: &Laid, at: egui::Pos2) {
    let tokens = theme::tokens(ui);
    match laid.kind {
        ParagraphKind::Item => {
            let dot = at
                + vec2(
                    -11.0,
                    (size::QUOTE * theme::size::QUOTE_LEADING).round() / 2.0,
                );
            ui.painter().circle_filled(dot, 2.2, tokens.muted);
        }
        ParagraphKind::Row => {
            let y = at.y + laid.text.height() + 4.0;
            let stroke = egui::Stroke::new(1.0, tokens.line);
            ui.painter().hline(at.x..=at.x + laid.measure, y, stroke);
        }
        _ => {}
    }
}

/// `span` in bytes of the piece, cut to it.
fn within(span: Span, piece: &PagePiece) -> Span {
    let start = span.start.max(piece.span.start) - piece.span.start;
    let end = span.end.min(piece.span.end).max(piece.span.start) - piece.span.start;
    Span::new(start, end)
}

fn face(ui: &Ui, kind: ParagraphKind) -> MarkedFace {
    let tokens = theme::tokens(ui);
    let quote = MarkedFace::quote(tokens);
    let headed = |size: f32| MarkedFace {
        font: egui::FontId::new(size, crate::ui::fonts::semibold()),
        line_height: (size * 1.4).round(),
        color: tokens.ink,
        halign: egui::Align::LEFT,
    };
    match kind {
        ParagraphKind::Headline => headed(size::TITLE),
        ParagraphKind::Heading => headed(size::QUOTE),
        ParagraphKind::Body | ParagraphKind::Item => quote,
        ParagraphKind::Caption | ParagraphKind::Row => MarkedFace {
            font: egui::FontId::proportional(size::TEXT),
            line_height: (size::TEXT * 1.5).round(),
            ..quote
        },
        ParagraphKind::Boilerplate(_) | ParagraphKind::Repeat { .. } => MarkedFace {
            color: tokens.muted,
            ..quote
        },
    }
}

/// What a paragraph is where its look does not tell, or why it is greyed.
fn aside_of(kind: ParagraphKind) -> Option<String> {
    match kind {
        ParagraphKind::Headline
        | ParagraphKind::Heading
        | ParagraphKind::Body
        | ParagraphKind::Item
        | ParagraphKind::Row => None,
        ParagraphKind::Caption => Some("Caption".to_owned()),
        ParagraphKind::Boilerplate(furniture) => Some(
            match furniture {
                Boilerplate::ClockTimes => "Page furniture: clock times. Not read.",
                Boilerplate::Links => "Page furniture: links or sources. Not read.",
                Boilerplate::Notice => "Page furniture: a notice of the page. Not read.",
                Boilerplate::Page => "The page’s own: menus, side bars, comments. Not read.",
                Boilerplate::RunningHead => "Running head, foot or page number. Not read.",
                Boilerplate::Mail => "Signature or quoted message. Not read.",
                Boilerplate::Record => "The news database’s own lines. Not read.",
                Boilerplate::Endless => "Too long for a paragraph. Not read.",
            }
            .to_owned(),
        ),
        ParagraphKind::Repeat { of } => Some(format!(
            "Repeats paragraph {} word for word. Read once.",
            of + 1
        )),
    }
}

/// Why one numeral is no figure.
pub(super) const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Date => "a date",
        Reason::ClockTime => "a clock time",
        Reason::Ordinal => "an ordinal",
        Reason::Name => "part of a name",
        Reason::ListNumber => "a list number",
        Reason::PageFurniture => "page furniture",
        Reason::RepeatedParagraph => "in a repeated paragraph",
        Reason::Identifier => "an identifier",
        Reason::Idiom => "an idiom",
        Reason::TooLong => "too long to read",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_at_spaces_and_a_word_without_end_at_letters() {
        let text = "word ".repeat(PIECE);
        let end = piece_end(&text, 0);
        assert!(end <= PIECE && text[..end].ends_with(' '));
        let wall = "é".repeat(PIECE);
        let end = piece_end(&wall, 0);
        assert!(end > PIECE / 2 && wall.is_char_boundary(end));
    }
}
