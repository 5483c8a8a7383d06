//! The quotations side by side, each with its number marked, who said it and what was decided of it.

use std::sync::Arc;

use egui::{
    CursorIcon, Galley, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2,
    vec2,
};

use super::Shown;
use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::evidence;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, Tint, size, space};
use crate::ui::widgets::marked::{MarkLook, MarkedFace, MarkedText, TextMark};
use crate::ui::widgets::statement::{PlotStanding, PlotStatement};
use crate::ui::widgets::typeset::{CHIP_HEIGHT, ChipText, Type, paint};
use tally_language::text::Span;
use tally_project::Verdict;
use tally_reading::Figure;

/// A card narrower than this stands alone in its row.
const LEAST_WIDTH: f32 = 270.0;

/// Shows a card for each row, two beside each other where there is room.
pub(super) fn show(ui: &mut Ui, cx: Cx<'_>, shown: &Shown, requests: &mut Requests) {
    let width = ui.available_width();
    let columns = if width >= 2.0 * LEAST_WIDTH + space::M {
        2
    } else {
        1
    };
    let card_width = (width - (columns - 1) as f32 * space::M) / columns as f32;
    let quoted: Vec<usize> = (0..shown.quoted.min(shown.statements.len())).collect();
    for places in quoted.chunks(columns) {
        let cards: Vec<Card> = places
            .iter()
            .map(|at| Card::new(ui, cx, Quoted::new(shown, *at), card_width))
            .collect();
        let height = cards.iter().map(Card::height).fold(0.0, f32::max);
        let (line, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        for (at, card) in cards.iter().enumerate() {
            let left = line.left() + at as f32 * (card_width + space::M);
            let rect = Rect::from_min_size(pos2(left, line.top()), vec2(card_width, height));
            if ui.is_rect_visible(rect) {
                let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(card.row));
                card.show(&mut ui, cx, requests);
            }
        }
        ui.add_space(space::S);
    }
}

/// What a card is made of.
#[derive(Clone, Copy)]
struct Quoted<'a> {
    row: usize,
    statement: &'a PlotStatement,
    /// The words that another quotation has not.
    differs: &'a [Span],
}

impl<'a> Quoted<'a> {
    fn new(shown: &'a Shown, at: usize) -> Self {
        Self {
            row: shown.arranged.rows[at],
            statement: &shown.statements[at],
            differs: shown.differs.get(at).map_or(&[], Vec::as_slice),
        }
    }
}

/// A quotation laid out.
struct Card {
    row: usize,
    title: Arc<Galley>,
    place: Arc<Galley>,
    quotation: MarkedText,
    said: Arc<Galley>,
    note: Option<Arc<Galley>>,
    chips: Vec<ChipText>,
    selected: bool,
}

/// Left of a quotation: its bar, and air.
const INDENT: f32 = 14.0;

impl Card {
    fn new(ui: &Ui, cx: Cx<'_>, of: Quoted<'_>, width: f32) -> Self {
        let Quoted { row, statement, .. } = of;
        let tokens = theme::tokens(ui);
        let table = &cx.session.derived().table;
        let figure = &table.rows[row].figure;
        let inner = width - 2.0 * space::M;
        let secondary = Type::regular(size::SECONDARY, tokens.muted);
        let place = secondary.line(ui, &format!("paragraph {}", figure.paragraph + 1), inner);
        let rest = inner - place.size().x - space::S;
        let title = Type::strong(size::TEXT, tokens.ink).line(ui, table.article(row).name(), rest);
        let rejected = statement.standing == PlotStanding::Rejected;
        let marks = marks(figure, (rejected, statement.selected), of.differs);
        let face = MarkedFace::quote(tokens);
        let sentence = table.sentence(row);
        let quotation = MarkedText::new(ui, sentence, &face, inner - INDENT, marks);
        let judgements = cx.session.judgements();
        let note = judgements.figure_notes.get(&table.rows[row].key);
        Self {
            row,
            title,
            place,
            quotation,
            said: secondary.block(ui, &said(figure), inner),
            note: note.map(|note| secondary.block(ui, &format!("Note: {note}"), inner)),
            chips: chips(ui, cx, of, inner),
            selected: statement.selected,
        }
    }

    fn height(&self) -> f32 {
        let note = self.note.as_ref().map_or(0.0, |note| note.size().y + 4.0);
        let chips = if self.chips.is_empty() {
            0.0
        } else {
            CHIP_HEIGHT + 6.0
        };
        let words = self.title.size().y + self.quotation.height() + self.said.size().y;
        2.0 * space::M + words + note + chips + 2.0 * space::S
    }

    fn show(&self, ui: &mut Ui, cx: Cx<'_>, requests: &mut Requests) {
        let rect = ui.max_rect();
        let row = &cx.session.derived().table.rows[self.row];
        let response = ui.interact(rect, ui.scope_id().with("card"), Sense::click());
        let words = [self.title.text(), self.place.text(), self.said.text()];
        let chips = self.chips.iter().map(ChipText::word);
        let notes = self.note.iter().map(|note| note.text());
        let words: Vec<&str> = words.into_iter().chain(notes).chain(chips).collect();
        let name = format!("Quotation: {}", words.join(", "));
        let selected = self.selected;
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
        let edge = edge(ui, selected || response.has_focus());
        let fill = theme::tokens(ui).card;
        ui.painter()
            .rect(rect, theme::CARD_RADIUS, fill, edge, StrokeKind::Inside);
        let touched = self.words(ui, rect.shrink(space::M));
        if response.double_clicked() {
            requests.push(Request::Jump(row.key.clone()));
        } else if response.clicked() || touched.text_clicked {
            requests.push(Request::Select(row.key.clone()));
        }
        response.on_hover_cursor(CursorIcon::PointingHand);
    }

    fn words(&self, ui: &Ui, inner: Rect) -> crate::ui::widgets::marked::MarkTouched {
        let tokens = theme::tokens(ui);
        paint(ui, inner.min, &self.title);
        let place = pos2(inner.right() - self.place.size().x, inner.top() + 1.0);
        paint(ui, place, &self.place);
        let mut at = inner.min + vec2(0.0, self.title.size().y + space::S);
        let bar = Rect::from_min_size(at, vec2(3.0, self.quotation.height()));
        ui.painter().rect_filled(bar, 1, tokens.accent.ink);
        let touched = self.quotation.show(ui, at + vec2(INDENT, 0.0), "quotation");
        at.y += self.quotation.height() + space::S;
        paint(ui, at, &self.said);
        at.y += self.said.size().y;
        if let Some(note) = &self.note {
            at.y += 4.0;
            paint(ui, at, note);
            at.y += note.size().y;
        }
        at.y += 6.0;
        for chip in &self.chips {
            chip.paint(ui, at);
            at.x += chip.width() + 6.0;
        }
        touched
    }
}

fn edge(ui: &Ui, strong: bool) -> Stroke {
    let tokens = theme::tokens(ui);
    if strong {
        Stroke::new(2.0, tokens.accent.ink)
    } else {
        Stroke::new(1.0, tokens.line)
    }
}

/// The number, the words that differ, and of the others those that tell what it counts and what happened.
fn marks(figure: &Figure, state: (bool, bool), differs: &[Span]) -> Vec<TextMark> {
    let inside = |span: Span| {
        let sentence = figure.sentence;
        sentence
            .contains(span)
            .then(|| Span::new(span.start - sentence.start, span.end - sentence.start))
    };
    let look = match state {
        (true, _) => MarkLook::Rejected,
        (false, _) => MarkLook::Figure,
    };
    let mut marks: Vec<TextMark> = inside(figure.span)
        .map(|span| TextMark {
            span,
            look,
            name: None,
            hint: String::new(),
        })
        .into_iter()
        .collect();
    let number = marks.first().map(|mark| mark.span);
    let words = differs.iter().flat_map(|span| around(*span, number));
    marks.extend(words.map(|span| TextMark {
        span,
        look: MarkLook::Differs,
        name: None,
        hint: "Not so in another quotation".to_owned(),
    }));
    let words = evidence::marks(figure, figure.sentence, &marks);
    marks.extend(words);
    marks
}

/// What of `span` lies before and behind `taken`.
fn around(span: Span, taken: Option<Span>) -> Vec<Span> {
    match taken.filter(|taken| taken.overlaps(span)) {
        None => vec![span],
        Some(taken) => [(span.start, taken.start), (taken.end, span.end)]
            .into_iter()
            .filter(|(start, end)| start < end)
            .map(|(start, end)| Span::new(start, end))
            .collect(),
    }
}

/// Who said it, with the verb kept, and as of when.
fn said(figure: &Figure) -> String {
    let who = match &figure.attribution {
        Some(attribution) => {
            let verb = attribution.verb.as_ref();
            let verb = verb.map_or_else(String::new, |verb| format!(" · “{}”", verb.text));
            format!("{}{verb}", describe::who(figure))
        }
        None => describe::who(figure),
    };
    match figure.time() {
        Some(time) => format!("{who} · as of {}", describe::as_of(time)),
        None => who,
    }
}

fn chips(ui: &Ui, cx: Cx<'_>, of: Quoted<'_>, width: f32) -> Vec<ChipText> {
    let Quoted { row, statement, .. } = of;
    let tokens = theme::tokens(ui);
    let key = &cx.session.derived().table.rows[row].key;
    let mut words: Vec<(String, Tint)> = Vec::new();
    match cx.session.judgements().verdicts.get(key) {
        Some(Verdict::Accepted) => words.push(("accepted".to_owned(), tokens.good)),
        Some(Verdict::Rejected(why)) if why.is_empty() => {
            words.push(("rejected".to_owned(), tokens.plain));
        }
        Some(Verdict::Rejected(why)) => words.push((format!("rejected: {why}"), tokens.plain)),
        None => {}
    }
    match statement.standing {
        PlotStanding::Echo => words.push(("echo".to_owned(), tokens.plain)),
        PlotStanding::Superseded => words.push(("superseded".to_owned(), tokens.updated)),
        PlotStanding::Own | PlotStanding::Rejected => {}
    }
    if super::resolve::is_chosen(cx, row) {
        words.push(("chosen".to_owned(), tokens.good));
    }
    words
        .into_iter()
        .map(|(word, colors)| ChipText::new(ui, &word, colors, width))
        .collect()
}
