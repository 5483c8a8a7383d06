//! The sentence with its number marked, and why each part reads as it does.

use egui::{Label, Rect, Sense, Ui, vec2};

use crate::ui::cx::Cx;
use crate::ui::describe;
use crate::ui::evidence;
use crate::ui::statements::policy;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::marked::{MarkLook, MarkedFace, MarkedText, TextMark};
use tally_article::Article;
use tally_comparing::finding::Interval;
use tally_language::text::{Span, one_line};
use tally_reading::{Evidence, Factuality, Figure};

/// Wider lines are hard to read.
const MEASURE: f32 = 620.0;

/// Shows the reading of one row.
pub(super) fn show(ui: &mut Ui, cx: Cx<'_>, row: usize) {
    let table = &cx.session.derived().table;
    let article = table.article(row);
    let figure = &table.rows[row].figure;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.label(theme::strong(one_line(table.quote(row))));
        let place = format!("· {}, paragraph {}", article.name(), figure.paragraph + 1);
        ui.label(theme::secondary(ui, place).size(size::TEXT));
    });
    ui.add_space(space::XS);
    quotation_ui(ui, article, figure);
    ui.add_space(space::S);
    for (part, value, why) in parts(cx, article, figure) {
        part_ui(ui, part, &value, &why);
    }
    findings_ui(ui, cx, row);
}

fn quotation_ui(ui: &mut Ui, article: &Article, figure: &Figure) {
    let tokens = theme::tokens(ui);
    let from = figure.sentence.start;
    let inside = |span: Span| {
        Span::new(
            span.start.saturating_sub(from),
            span.end.saturating_sub(from),
        )
    };
    let mut marks = vec![TextMark {
        span: inside(figure.span),
        look: MarkLook::Figure,
        name: None,
        hint: String::new(),
    }];
    let words = evidence::marks(figure, figure.sentence, &marks);
    marks.extend(words);
    let indent = 15.0;
    let width = (ui.available_width() - indent).min(MEASURE);
    let sentence = figure.sentence.of(&article.text);
    let text = MarkedText::new(ui, sentence, &MarkedFace::quote(tokens), width, marks);
    let (rect, _) = ui.allocate_exact_size(vec2(width + indent, text.height()), Sense::hover());
    let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
    ui.painter().rect_filled(bar, 0.0, tokens.accent.ink);
    text.show(ui, rect.min + vec2(indent, 0.0), "sentence");
}

/// How it relates to others.
fn findings_ui(ui: &mut Ui, cx: Cx<'_>, row: usize) {
    /// The panel of findings has them all.
    const SHOWN: usize = 3;
    let derived = cx.session.derived();
    let findings = &derived.findings;
    let own = findings
        .iter()
        .filter(|one| one.figures.binary_search(&row).is_ok());
    for finding in own.take(SHOWN) {
        let explanation = finding.explanation.printed(derived);
        part_ui(ui, "Finding", finding.kind.word(), &explanation);
    }
}

/// What each part reads as, and from which words by which rule.
fn parts(cx: Cx<'_>, article: &Article, figure: &Figure) -> Vec<(&'static str, String, String)> {
    let why = |part: &str| because(article, figure, part);
    let mut parts = Vec::new();
    if let Some(counted) = &figure.counted {
        parts.push(("Counted", one_line(&counted.text), why("counted")));
    }
    for other in &figure.evidence {
        if other.part == Evidence::OTHERWISE {
            let words = one_line(other.span.of(&article.text));
            parts.push(("Or counted", words, other.rule.to_owned()));
        }
    }
    if let Some(role) = &figure.role {
        parts.push(("What of it", role.name.to_owned(), why("role")));
    }
    if figure.factuality != Factuality::Actual {
        parts.push(("Mood", figure.factuality.code().to_owned(), why("mood")));
    }
    if !figure.quantity.hedge.is_empty() {
        parts.push(("Qualifier", figure.quantity.hedge.clone(), why("qualifier")));
    }
    let read = Interval::read(&figure.quantity, &policy(cx))
        .words()
        .to_string();
    parts.push(("Read as", read, "by the desk’s policy".to_owned()));
    parts.push(("Who says", describe::who(figure), why("attribution")));
    times(article, figure, &mut parts);
    if let Some(place) = &figure.place {
        let outer = place.within.iter().map(|outer| outer.text.as_str());
        let words: Vec<&str> = std::iter::once(place.text.as_str()).chain(outer).collect();
        parts.push(("Place", one_line(&words.join(", ")), why("place")));
    }
    parts
}

/// When the value holds, when it happened, and when it was said.
fn times(article: &Article, figure: &Figure, parts: &mut Vec<(&'static str, String, String)>) {
    let times = [
        ("As of", &figure.as_of, "as of"),
        ("Happened", &figure.event, "event"),
        ("Said on", &figure.said_on, "said on"),
    ];
    for (title, time, part) in times {
        let Some(time) = time else {
            continue;
        };
        let date = describe::as_of(time);
        let words = if date == time.text {
            date
        } else {
            format!("{date}, worded “{}”", one_line(&time.text))
        };
        parts.push((title, words, because(article, figure, part)));
    }
}

/// "from “about”, word before the number"; where several ways took the same words, these stand once.
fn because(article: &Article, figure: &Figure, part: &str) -> String {
    let mut told: Vec<(String, Vec<&str>)> = Vec::new();
    for evidence in figure.evidence.iter().filter(|one| one.part == part) {
        let words = one_line(evidence.span.of(&article.text));
        match told.last_mut() {
            Some((last, rules)) if *last == words => rules.push(evidence.rule),
            _ => told.push((words, vec![evidence.rule])),
        }
    }
    let told: Vec<String> = told
        .into_iter()
        .map(|(words, rules)| in_words(&words, &rules.join(", and ")))
        .collect();
    told.join("; ")
}

fn in_words(words: &str, rules: &str) -> String {
    match (words.is_empty(), rules.is_empty()) {
        (true, _) => rules.to_owned(),
        (false, true) => format!("from “{words}”"),
        (false, false) => format!("from “{words}”, {rules}"),
    }
}

fn part_ui(ui: &mut Ui, part: &str, value: &str, why: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.spacing_mut().item_spacing.x = space::S;
        ui.allocate_ui(vec2(84.0, 16.0), |ui| {
            ui.set_min_width(84.0);
            ui.label(theme::secondary(ui, part));
        });
        let mut words = egui::text::LayoutJob::default();
        let tokens = theme::tokens(ui);
        let font = egui::FontId::proportional(size::SECONDARY);
        words.append(
            value,
            0.0,
            egui::TextFormat::simple(font.clone(), tokens.ink),
        );
        if !why.is_empty() {
            let muted = egui::TextFormat::simple(font, tokens.muted);
            words.append(&format!("  {why}"), 0.0, muted);
        }
        ui.add(Label::new(words).wrap());
    });
}
