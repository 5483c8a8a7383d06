//! The numerals of an article that are no figures, each with its reason.

use std::collections::BTreeMap;

use egui::{RichText, ScrollArea, Ui};

use super::page::reason;
use crate::article::Article;
use crate::figure::{Ignored, Reason};
use crate::text::Span;
use crate::ui::request::{Request, Requests};
use crate::ui::theme;

/// How many bytes around a numeral are shown.
const AROUND: usize = 36;
const ROW: f32 = 22.0;

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
        .filter_map(|reason| {
            let count = counts.get(reason)?;
            Some(format!("{count} {}", reason.plural()))
        })
        .collect();
    words.join(", ")
}

fn row_ui(ui: &mut Ui, article: &Article, one: &Ignored, requests: &mut Requests) {
    let tokens = theme::tokens(ui);
    ui.horizontal(|ui| {
        ui.set_height(ROW - ui.spacing().item_spacing.y);
        let width = 160.0;
        ui.add_sized(
            [width, ROW - ui.spacing().item_spacing.y],
            egui::Label::new(theme::secondary(ui, reason(one.reason))).halign(egui::Align::LEFT),
        );
        let (before, after) = around(&article.text, one.span);
        let text = |text: &str| RichText::new(text.replace(['\n', '\r', '\t'], " "));
        let mut job = egui::text::LayoutJob::default();
        let style = ui.style();
        for (part, color) in [
            (before, tokens.muted),
            (one.span.of(&article.text), tokens.ink),
            (after, tokens.muted),
        ] {
            text(part).color(color).append_to(
                &mut job,
                style,
                egui::FontSelection::Default,
                egui::Align::Center,
            );
        }
        let button = egui::Button::new(job).frame_when_inactive(false).truncate();
        if ui.add(button).clicked() {
            requests.push(Request::Reveal(article.id.clone(), one.span));
        }
    });
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
    (
        Span::new(from, span.start).of(text),
        Span::new(span.end, to).of(text),
    )
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
        assert_eq!(summary(&ignored), "1 clock times, 2 dates");
    }

    #[test]
    fn words_around_are_cut_on_letters() {
        let text = "é".repeat(60);
        let (before, after) = around(&text, Span::new(60, 62));
        assert!(before.len() >= AROUND && after.len() >= AROUND);
    }
}
