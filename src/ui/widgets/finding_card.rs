//! A finding as a card: the word for its kind, its two sides, what is measured, and why in one sentence.

use std::sync::Arc;

use egui::{
    CursorIcon, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::statement::Statement;
use super::strip;
use super::typeset::{CHIP_HEIGHT, ChipText, Type, paint};
use crate::ui::theme::{self, Pair, size, space};

/// What a card says.
#[derive(Debug, Clone)]
pub struct Says {
    /// The word for the kind of finding, and its colours.
    pub chip: (&'static str, Pair),
    /// What was decided, where it was; shown as a second chip.
    pub decided: Option<String>,
    /// The two sides in short.
    pub headline: String,
    /// What is measured.
    pub measure: String,
    /// One sentence.
    pub explanation: String,
    /// Statements for the strip; none for findings that are not on values.
    pub statements: Vec<Statement>,
}

/// A card laid out, to be measured or shown.
pub struct FindingCard {
    says: Says,
    chip: ChipText,
    decided: Option<ChipText>,
    headline: Arc<Galley>,
    measure: Arc<Galley>,
    explanation: Arc<Galley>,
}

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
        Self {
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
        2.0 * space::M + CHIP_HEIGHT + 6.0 + words + space::XS + self.strip_height()
    }

    /// Shows the card in `rect`; the selected one has an edge.
    pub fn show(&self, ui: &Ui, rect: Rect, selected: bool) -> Response {
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
            strip::show(ui, strip, &says.statements, says.chip.1.ink);
        }
        at.y += self.strip_height();
        paint(ui, at, &self.explanation);
        response.on_hover_cursor(CursorIcon::PointingHand)
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
