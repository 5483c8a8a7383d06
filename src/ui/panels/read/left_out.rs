//! The numerals of an article that are no figures, each with its reason.

use std::collections::BTreeMap;

use egui::{CursorIcon, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::page::reason;
use crate::ui::request::{Request, Requests};
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::typeset::{Type, paint, say};
use tally_article::Article;
use tally_language::text::Span;
use tally_reading::{Ignored, Reason};

/// How many bytes around a numeral are shown.
const AROUND: usize = 36;
const ROW: f32 = 22.0;
/// The column of reasons.
const REASONS: f32 = 150.0;

/// Shows the list; a click leads to the place.
pub(super) fn show(ui: &mut Ui, article: &Article, ignored: &[Ignored], requests: &mut Requests) {
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::strong("Left out"));
        ui.label(theme::secondary(ui, summary(ignored)));
    });
    ScrollArea::vertical().auto_shrink([false, true]).show_rows(
        ui,
        ROW,
        ignored.len(),
        |ui, range| {
            for one in &ignored[range] {
                row_ui(ui, article, one, requests);
            }
        },
    );
}

/// "41 clock times, 7 ordinals".
pub(super) fn summary(ignored: &[Ignored]) -> String {
    let mut counts: BTreeMap<Reason, usize> = BTreeMap::new();
    for one in ignored {
        *counts.entry(one.reason).or_default() += 1;
    }
    let words: Vec<String> = Reason::ALL
        .iter()
        .filter_map(|reason| counts.get(reason).map(|n| reason.counted(*n)))
        .collect();
    words.join(", ")
}

fn row_ui(ui: &mut Ui, article: &Article, one: &Ignored, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    let size = vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (before, after) = around(&article.text, one.span);
    let numeral = one.span.of(&article.text);
    let why = reason(one.reason);
    let name = format!("Left out: {numeral}, {why}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(rect, theme::CONTROL_RADIUS, tokens.hover);
    }
    let secondary = Type::regular(size::SECONDARY, tokens.muted);
    let text = Type::regular(size::SECONDARY, tokens.ink);
    let why = secondary.line(ui, why, REASONS);
    let top = rect.center().y - why.size().y / 2.0;
    say(ui, pos2(rect.left(), top), &why, ("why", one.span.start));
    let mut left = rect.left() + REASONS + space::L;
    for (part, words) in [(&secondary, before), (&text, numeral), (&secondary, after)] {
        let words = part.line(
            ui,
            &words.replace(['\n', '\r', '\t'], " "),
            rect.right() - left,
        );
        paint(ui, pos2(left, top), &words);
        left += words.size().x;
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        requests.push(Request::Reveal(article.id.clone(), one.span));
    }
}

/// A few words before and after.
fn around(text: &str, span: Span) -> (&str, &str) {
    let mut from = span.start.saturating_sub(AROUND);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let mut to = (span.end + AROUND).min(text.len());
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let before = Span::new(from, span.start).of(text);
    // A word that is cut says nothing.
    let whole = match before.find(char::is_whitespace) {
        Some(space) if from > 0 => before[space..].trim_start(),
        _ => before,
    };
    (whole, Span::new(span.end, to).of(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_counted_in_their_order() {
        let one = |reason| Ignored {
            span: Span::new(0, 1),
            reason,
        };
        let ignored = [one(Reason::Date), one(Reason::ClockTime), one(Reason::Date)];
        assert_eq!(summary(&ignored), "1 clock time, 2 dates");
    }

    #[test]
    fn words_around_are_cut_on_letters() {
        let text = "é".repeat(60);
        let (before, after) = around(&text, Span::new(60, 62));
        assert!(before.len() >= AROUND && after.len() >= AROUND);
    }
}
