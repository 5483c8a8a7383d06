//! A finding as a card: the word for its kind, its two sides, what is measured, and why in one sentence.

use std::sync::Arc;

use egui::{
    CursorIcon, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::statement::PlotStatement;
use super::strip;
use super::typeset::{CHIP_HEIGHT, ChipText, Type, paint, say};
use crate::ui::icons::Icon;
use crate::ui::theme::{self, Tint, size, space};
use tally_reading::written::HouseStyle;

/// What a card says.
#[derive(Debug, Clone)]
pub struct Says {
    /// The word for the kind of finding, and its colours.
    pub chip: (&'static str, Tint),
    /// What was decided, where it was; shown as a second chip.
    pub decided: Option<String>,
    /// The two sides in short.
    pub headline: String,
    /// What is measured.
    pub measure: String,
    /// One sentence.
    pub explanation: String,
    /// Statements for the strip; none for findings that are not on values.
    pub statements: Vec<PlotStatement>,
    /// How the numbers of the strip are written.
    pub style: HouseStyle,
    /// What else is found of the same cause.
    pub others: Vec<Other>,
    /// How many more findings of that cause have no line here.
    pub more: usize,
    /// Why it is no conflict, for a harmless one, and whether that is shown.
    pub why: Option<(String, bool)>,
}

/// Another finding of the same cause, on one line.
#[derive(Debug, Clone)]
pub struct Other {
    /// The word for its kind, and its colours.
    pub chip: (&'static str, Tint),
    /// Its two sides in short.
    pub headline: String,
    /// One sentence, shown where the pointer rests on it.
    pub explanation: String,
    /// Whether it is the one that is selected everywhere.
    pub selected: bool,
}

/// What of a card was clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clicked {
    /// The card itself.
    Card,
    /// Another finding of the same cause, by its place.
    Other(usize),
    /// The question why it is no conflict.
    Why,
}

/// A card laid out, to be measured or shown.
pub struct FindingCard {
    says: Says,
    chip: ChipText,
    decided: Option<ChipText>,
    headline: Arc<Galley>,
    measure: Arc<Galley>,
    explanation: Arc<Galley>,
    others: Vec<(ChipText, Arc<Galley>)>,
    why: Option<(Arc<Galley>, Option<Arc<Galley>>)>,
}

/// What opens and closes the reason of a harmless finding.
pub const WHY: &str = "Why is this no conflict?";

/// A line of another finding, and that of the question.
const LINE: f32 = CHIP_HEIGHT + 6.0;

/// Left of the question, for the sign that tells whether it is open.
const SIGN: f32 = 16.0;

impl FindingCard {
    /// Lays the card out in `width`.
    pub fn new(ui: &Ui, says: Says, width: f32) -> Self {
        let tokens = theme::tokens(ui);
        let inner = width - 2.0 * space::M;
        let chip = ChipText::new(ui, says.chip.0, says.chip.1, inner);
        let rest = inner - chip.width() - 6.0;
        let decided = says.decided.as_ref();
        let decided = decided.map(|word| ChipText::new(ui, word, tokens.good, rest));
        let secondary = Type::regular(size::SECONDARY, tokens.muted);
        let measure = secondary.line(ui, &says.measure, inner * 0.5);
        let rest = inner - measure.size().x - space::S;
        let headline = Type::strong(size::TEXT, tokens.ink).block(ui, &says.headline, rest);
        let explanation = secondary.block(ui, &says.explanation, inner);
        let others = says.others.iter().map(|other| {
            let chip = ChipText::new(ui, other.chip.0, other.chip.1, inner);
            let rest = inner - chip.width() - 6.0;
            let headline = Type::regular(size::SECONDARY, tokens.ink);
            (chip, headline.line(ui, &other.headline, rest))
        });
        let why = says.why.as_ref().map(|(text, open)| {
            let question = Type::regular(size::SECONDARY, tokens.accent.ink);
            let answer = open.then(|| secondary.block(ui, text, inner - SIGN));
            (question.line(ui, WHY, inner - SIGN), answer)
        });
        Self {
            others: others.collect(),
            why,
            says,
            chip,
            decided,
            headline,
            measure,
            explanation,
        }
    }

    fn strip_height(&self) -> f32 {
        match self.says.statements.len() {
            0 => 0.0,
            rows => strip::height(rows) + space::S,
        }
    }

    /// Its height.
    pub fn height(&self) -> f32 {
        let words = self.headline.size().y + self.explanation.size().y;
        let words = words + self.others_height() + self.why_height();
        2.0 * space::M + CHIP_HEIGHT + 6.0 + words + space::XS + self.strip_height()
    }

    fn others_height(&self) -> f32 {
        match self.others.len() + usize::from(self.says.more > 0) {
            0 => 0.0,
            lines => lines as f32 * LINE + 2.0,
        }
    }

    fn why_height(&self) -> f32 {
        match &self.why {
            None => 0.0,
            Some((_, answer)) => LINE + answer.as_ref().map_or(0.0, |words| words.size().y + 2.0),
        }
    }

    /// Shows the card in `rect`; the selected one has an edge. Returns what was clicked.
    pub fn show(&self, ui: &Ui, rect: Rect, selected: bool) -> Option<Clicked> {
        let says = &self.says;
        let id = ui.scope_id().with("card");
        let response = ui.interact(rect, id, Sense::click());
        let decided = says.decided.as_ref();
        let decided = decided.map_or_else(String::new, |value| format!(" Decided: {value}."));
        let name = format!(
            "{}: {}, {}. {}{decided}",
            says.chip.0, says.headline, says.measure, says.explanation
        );
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &name));
        ground(ui, rect, selected, &response);
        let inner = rect.shrink(space::M);
        self.chip.paint(ui, inner.min);
        if let Some(decided) = &self.decided {
            let at = pos2(inner.left() + self.chip.width() + 6.0, inner.top());
            decided.paint(ui, at);
        }
        let mut at = pos2(inner.left(), inner.top() + CHIP_HEIGHT + 6.0);
        paint(ui, at, &self.headline);
        let measure = pos2(inner.right() - self.measure.size().x, at.y + 1.0);
        paint(ui, measure, &self.measure);
        at.y += self.headline.size().y + space::XS;
        if !says.statements.is_empty() {
            let size = vec2(inner.width() - 24.0, strip::height(says.statements.len()));
            let strip = Rect::from_min_size(at + vec2(12.0, 4.0), size);
            strip::show(ui, strip, &says.statements, (says.chip.1.ink, says.style));
        }
        at.y += self.strip_height();
        paint(ui, at, &self.explanation);
        at.y += self.explanation.size().y;
        let line = Rect::from_min_size(at, vec2(inner.width(), LINE));
        let why = self.why_ui(ui, line);
        let others = self.others_ui(ui, line.translate(vec2(0.0, self.why_height() + 2.0)));
        let card = response.on_hover_cursor(CursorIcon::PointingHand).clicked();
        why.or(others).or(card.then_some(Clicked::Card))
    }

    fn why_ui(&self, ui: &Ui, line: Rect) -> Option<Clicked> {
        let (question, answer) = self.why.as_ref()?;
        let tokens = theme::tokens(ui);
        let rect = line.with_max_x(line.left() + SIGN + question.size().x);
        let response = ui.interact(rect, ui.scope_id().with("why"), Sense::click());
        let open = answer.is_some();
        let name = answer
            .as_ref()
            .map_or_else(|| WHY.to_owned(), |words| format!("{WHY} {}", words.text()));
        response.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, true, open, &name));
        if response.has_focus() {
            let stroke = Stroke::new(1.5, tokens.accent.ink);
            ui.painter()
                .rect_stroke(rect, 4, stroke, StrokeKind::Outside);
        }
        let icon = if open { Icon::Down } else { Icon::Right };
        let middle = pos2(rect.left() + 5.0, rect.center().y);
        let sign = Rect::from_center_size(middle, vec2(11.0, 11.0));
        icon.paint(ui.painter(), sign, tokens.accent.ink);
        let left = rect.left() + SIGN;
        let top = rect.center().y - question.size().y / 2.0;
        paint(ui, pos2(left, top), question);
        if let Some(answer) = answer {
            paint(ui, pos2(left, rect.bottom()), answer);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        response.clicked().then_some(Clicked::Why)
    }

    fn others_ui(&self, ui: &Ui, first: Rect) -> Option<Clicked> {
        let tokens = theme::tokens(ui);
        let mut clicked = None;
        for (idx, ((chip, headline), other)) in
            self.others.iter().zip(&self.says.others).enumerate()
        {
            let rect = first.translate(vec2(0.0, idx as f32 * LINE));
            let response = ui.interact(rect, ui.scope_id().with(("other", idx)), Sense::click());
            let name = format!(
                "Also {}: {}. {}",
                other.chip.0, other.headline, other.explanation
            );
            response
                .widget_info(|| WidgetInfo::selected(Role::Button, true, other.selected, &name));
            let ground = rect.expand2(vec2(6.0, 0.0));
            if response.hovered() || response.has_focus() || other.selected {
                ui.painter()
                    .rect_filled(ground, theme::CHIP_RADIUS, tokens.hover);
            }
            if other.selected || response.has_focus() {
                let bar = ground.with_max_x(ground.left() + 3.0);
                ui.painter().rect_filled(bar, 1, tokens.accent.ink);
            }
            let middle = rect.center().y;
            chip.paint(ui, pos2(rect.left(), middle - CHIP_HEIGHT / 2.0));
            let left = rect.left() + chip.width() + 6.0;
            paint(ui, pos2(left, middle - headline.size().y / 2.0), headline);
            let response = response.on_hover_cursor(CursorIcon::PointingHand);
            if response.on_hover_text(&other.explanation).clicked() {
                clicked = Some(Clicked::Other(idx));
            }
        }
        if self.says.more > 0 {
            let text = format!("and {} more", self.says.more);
            let words = Type::regular(size::SECONDARY, tokens.muted).line(ui, &text, first.width());
            let middle = first.center().y + self.others.len() as f32 * LINE;
            let at = pos2(first.left(), middle - words.size().y / 2.0);
            say(ui, at, &words, "more");
        }
        clicked
    }
}

fn ground(ui: &Ui, rect: Rect, selected: bool, response: &Response) {
    let tokens = theme::tokens(ui);
    let fill = if response.hovered() && !selected {
        tokens.hover
    } else {
        tokens.card
    };
    let edge = if selected || response.has_focus() {
        Stroke::new(2.0, tokens.accent.ink)
    } else {
        Stroke::new(1.0, tokens.line)
    };
    ui.painter()
        .rect(rect, theme::CARD_RADIUS, fill, edge, StrokeKind::Inside);
}
