//! Two quotations of one speaker whose words differ, side by side, with the words marked.

use egui::{Frame, Margin, Sense, Stroke, Ui, vec2};

use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::marked::{MarkLook, MarkedFace, MarkedText, TextMark};
use tally_comparing::finding::QuotedWords;
use tally_language::text::Span;

/// A card narrower than this stands alone in its row.
const LEAST_WIDTH: f32 = 270.0;

/// Shows a card for each of `quotations`.
pub(super) fn show(ui: &mut Ui, cx: Cx<'_>, quotations: &[QuotedWords]) {
    let width = ui.available_width();
    let beside = width >= 2.0 * LEAST_WIDTH + space::M;
    for pair in quotations.chunks(if beside { 2 } else { 1 }) {
        let cards = pair.len() as f32;
        let card = (width - (cards - 1.0) * space::M) / cards;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for quoted in pair {
                let place = (quoted.article, quoted.span.start);
                ui.push_id(place, |ui| card_ui(ui, cx, quoted, card));
            }
        });
        ui.add_space(space::S);
    }
}

fn card_ui(ui: &mut Ui, cx: Cx<'_>, quoted: &QuotedWords, width: f32) {
    let tokens = theme::tokens(ui);
    let article = &cx.session.derived().table.articles[quoted.article];
    let frame = Frame::NONE
        .fill(tokens.card)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(theme::CARD_RADIUS)
        .inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        let inner = width - 2.0 * space::M - 2.0;
        ui.set_width(inner);
        ui.vertical(|ui| {
            ui.label(theme::strong(describe::outlet(article)));
            ui.add_space(space::XS);
            quotation_ui(ui, quoted, (&article.text, inner));
            ui.add_space(space::XS);
            ui.label(theme::secondary(ui, &quoted.speaker));
        });
    });
}

fn quotation_ui(ui: &mut Ui, quoted: &QuotedWords, (text, width): (&str, f32)) {
    let face = MarkedFace::quote(theme::tokens(ui));
    let marks: Vec<TextMark> = quoted
        .differing
        .iter()
        .filter(|span| span.start < span.end)
        .map(|span| TextMark {
            span: Span::new(span.start - quoted.span.start, span.end - quoted.span.start),
            look: MarkLook::Differs,
            name: None,
            hint: "Not so in the other quotation".to_owned(),
        })
        .collect();
    let words = MarkedText::new(ui, quoted.span.of(text), &face, width, marks);
    let size = vec2(width, words.height().max(size::QUOTE));
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    words.show(ui, rect.min, "quotation");
}
