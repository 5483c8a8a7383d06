//! The article's paragraphs as a long list, every figure marked in place.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::ops::Range;
use std::sync::Arc;

use egui::{Galley, Rect, Ui, pos2, vec2};

use crate::article::{Article, Furniture, ParagraphKind};
use crate::figure::{Ignored, Reason};
use crate::project::Verdict;
use crate::text::Span;
use crate::ui::Cx;
use crate::ui::describe;
use crate::ui::evidence;
use crate::ui::request::{Request, Requests};
use crate::ui::state::Tab;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::long_list::Parts;
use crate::ui::widgets::marked::{Face, Look, Mark, MarkedText};
use crate::ui::widgets::typeset::{Type, say};

/// About 76 characters of running text.
const MEASURE: f32 = 560.0;
/// For notes and labels beside the text; with less room they stand below it.
const MARGIN: f32 = 180.0;
/// Left of the text.
const INDENT: f32 = 28.0;
/// Paragraphs longer than this, in bytes, are laid out in pieces.
const PIECE: usize = 4000;

/// A paragraph, or a piece of a very long one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    paragraph: usize,
    pub(super) span: Span,
}

/// Cuts the paragraphs of `article` into pieces that can be laid out quickly.
pub(super) fn pieces(article: &Article) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (paragraph, one) in article.paragraphs.iter().enumerate() {
        let text = one.span.of(&article.text);
        let mut from = 0;
        while from < text.len() {
            let to = piece_end(text, from);
            let span = Span::new(one.span.start + from, one.span.start + to);
            pieces.push(Piece { paragraph, span });
            from = to;
        }
    }
    pieces
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
pub(super) struct Page<'a> {
    pub(super) cx: Cx<'a>,
    pub(super) article: &'a Article,
    pub(super) pieces: &'a [Piece],
    /// Rows of the table that stand in this article.
    pub(super) rows: Range<usize>,
    /// What was left out, if it is to be shown.
    pub(super) ignored: &'a [Ignored],
    pub(super) requests: &'a mut Requests,
}

impl Page<'_> {
    /// Changes whenever the height of a part may have.
    pub(super) fn version(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.article.id.hash(&mut hasher);
        self.cx.session.derived().revision.hash(&mut hasher);
        self.ignored.len().hash(&mut hasher);
        hasher.finish()
    }

    fn lay_out(&self, ui: &Ui, idx: usize, width: f32) -> Laid {
        let piece = &self.pieces[idx];
        let kind = self.article.paragraphs[piece.paragraph].kind;
        let roomy = width >= INDENT + MEASURE * 0.8 + MARGIN + 2.0 * space::L;
        let beside = if roomy { MARGIN + space::L } else { 0.0 };
        let measure = (width - INDENT - space::L - beside).min(MEASURE);
        let (rows, marks) = self.marks(piece);
        let text = piece.span.of(&self.article.text);
        let text = MarkedText::new(ui, text, &face(ui, kind), measure, marks);
        let aside = self.aside(ui, piece, &rows, if roomy { MARGIN } else { measure });
        let has_selected = self.cx.row.is_some_and(|row| rows.contains(&row));
        Laid {
            rows,
            text,
            aside,
            roomy,
            measure,
            above: match kind {
                _ if idx == 0 => space::L,
                ParagraphKind::Heading => space::M,
                _ => 0.0,
            },
            has_selected,
        }
    }

    /// Figures and, where asked for, what was left out, in the order of the text.
    fn marks(&self, piece: &Piece) -> (Vec<usize>, Vec<Mark>) {
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
        marks.extend(ignored.map(|one| Mark {
            span: within(one.span, piece),
            look: Look::LeftOut,
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

    fn figure_mark(&self, row: usize, piece: &Piece) -> Mark {
        let table = &self.cx.session.derived().table;
        let one = &table.rows[row];
        let verdict = self.cx.session.judgements().verdicts.get(&one.key);
        let selected = self.cx.row == Some(row);
        let look = match (verdict, selected) {
            (Some(Verdict::Rejected(_)), true) => Look::SelectedRejected,
            (Some(Verdict::Rejected(_)), false) => Look::Rejected,
            (_, true) => Look::Selected,
            (Some(Verdict::Accepted), false) => Look::Accepted,
            (None, false) => Look::Figure,
        };
        Mark {
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
    fn aside(&self, ui: &Ui, piece: &Piece, rows: &[usize], width: f32) -> Vec<Arc<Galley>> {
        let tokens = theme::tokens(ui);
        let table = &self.cx.session.derived().table;
        let notes = &self.cx.session.judgements().figure_notes;
        let first = self.article.paragraphs[piece.paragraph].span.start == piece.span.start;
        let kind = self.article.paragraphs[piece.paragraph].kind;
        let why = first.then(|| why_greyed(kind)).flatten();
        let label = Type::regular(size::CHIP, tokens.muted);
        let note = Type::regular(size::SECONDARY, tokens.ink);
        let mut aside: Vec<Arc<Galley>> =
            why.iter().map(|why| label.block(ui, why, width)).collect();
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

impl Parts for Page<'_> {
    fn count(&self) -> usize {
        self.pieces.len()
    }

    fn estimate(&self, idx: usize, width: f32) -> f32 {
        let measure = (width - INDENT - space::L).min(MEASURE);
        let letters = self.pieces[idx].span.len() as f32;
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
            self.requests.push(Request::Open(Tab::Compare));
        } else if let Some(key) = touched.clicked.and_then(key) {
            self.requests.push(Request::Select(key));
        }
    }
}

/// `span` in bytes of the piece, cut to it.
fn within(span: Span, piece: &Piece) -> Span {
    let start = span.start.max(piece.span.start) - piece.span.start;
    let end = span.end.min(piece.span.end).max(piece.span.start) - piece.span.start;
    Span::new(start, end)
}

fn face(ui: &Ui, kind: ParagraphKind) -> Face {
    let tokens = theme::tokens(ui);
    let quote = Face::quote(tokens);
    let headed = |size: f32| Face {
        font: egui::FontId::new(size, crate::ui::fonts::semibold()),
        line_height: (size * 1.4).round(),
        color: tokens.ink,
        halign: egui::Align::LEFT,
    };
    match kind {
        ParagraphKind::Headline => headed(size::TITLE),
        ParagraphKind::Heading => headed(size::QUOTE),
        ParagraphKind::Body => quote,
        ParagraphKind::Furniture(_) | ParagraphKind::Repeat { .. } => Face {
            color: tokens.muted,
            ..quote
        },
    }
}

fn why_greyed(kind: ParagraphKind) -> Option<String> {
    match kind {
        ParagraphKind::Headline | ParagraphKind::Heading | ParagraphKind::Body => None,
        ParagraphKind::Furniture(furniture) => Some(
            match furniture {
                Furniture::ClockTimes => "Page furniture: clock times. Not read.",
                Furniture::Links => "Page furniture: links or sources. Not read.",
                Furniture::Notice => "Page furniture: a notice of the page. Not read.",
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
