//! Figures made by hand, for the tests of this room.

use std::sync::Arc;

use crate::article::{Article, ArticleId, Metadata, Paragraph, ParagraphKind};
use crate::figure::{Counted, Figure, FigureKey, Qualifier, Quantity, Unit};
use crate::group::Row;
use crate::text::Span;

/// Where `part` first stands in `text`.
#[track_caller]
pub(crate) fn span(text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part stands in the text");
    Span::new(start, start + part.len())
}

/// An article of this text; each line is a paragraph.
pub(crate) fn article(text: &str) -> Article {
    let mut at = 0;
    let mut paragraphs = Vec::new();
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            paragraphs.push(Paragraph {
                span: Span::new(at, at + line.len()),
                kind: ParagraphKind::Body,
            });
        }
        at += line.len() + 1;
    }
    Article {
        id: ArticleId("0123456789abcdef".into()),
        hash: "0123456789abcdef".repeat(4),
        path: "made.txt".to_owned(),
        format: "text".to_owned(),
        text: text.into(),
        paragraphs,
        metadata: Metadata::default(),
        warnings: Vec::new(),
    }
}

/// The figure that `mention` states in `text`, whose sentence is its paragraph.
#[track_caller]
pub(crate) fn figure(text: &str, mention: &str, number: &str) -> Figure {
    let whole = span(text, mention);
    let within = span(mention, number);
    let made = article(text);
    let paragraph = made
        .paragraph_at(whole.start)
        .expect("it stands in a paragraph");
    let value = number.replace(',', "").parse().ok();
    Figure {
        span: whole,
        number: Span::new(whole.start + within.start, whole.start + within.end),
        sentence: made.paragraphs[paragraph].span,
        paragraph,
        quantity: Quantity {
            low: value,
            high: value,
            qualifier: Qualifier::Exact,
            hedge: String::new(),
            unit: Unit::COUNT,
        },
        counted: None,
        role: None,
        attribution: None,
        as_of: None,
        place: None,
        rule: "digits",
        evidence: Vec::new(),
    }
}

/// What is counted, by the words that stand in `text`.
#[track_caller]
pub(crate) fn counted(text: &str, words: &str) -> Counted {
    Counted {
        text: words.to_owned(),
        span: span(text, words),
        head: words.rsplit(' ').next().unwrap_or(words).to_owned(),
        modifiers: Vec::new(),
        kind: None,
    }
}

/// A row of the table's article number `article`, named as made by [`article`].
pub(crate) fn row(article: usize, figure: Figure) -> Row {
    Row {
        key: FigureKey {
            article: ArticleId("0123456789abcdef".into()),
            span: figure.number,
        },
        article,
        figure: Arc::new(figure),
    }
}
