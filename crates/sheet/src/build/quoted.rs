//! Quotations of one statement that differ, cut where their words do.

use crate::Material;
use crate::plain::plain_piece;
use crate::sheet::{Differing, DifferingQuotation};
use tally_article::Article;
use tally_comparing::finding::QuotedWords;
use tally_language::text::Span;

/// Statements whose quotations differ. A sheet of chosen figures has none, as they belong to no figure.
pub(super) fn differing(material: &Material<'_>) -> Vec<Differing> {
    if material.only.is_some() {
        return Vec::new();
    }
    let findings = material
        .findings
        .iter()
        .filter(|finding| finding.figures.is_empty());
    findings
        .filter_map(|finding| {
            let quoted: Option<Vec<DifferingQuotation>> = finding
                .quotations
                .iter()
                .map(|one| quoted(one, &material.table.articles[one.article]))
                .collect();
            Some(Differing {
                explanation: finding.explanation.printed(&material.printer()),
                quoted: quoted?,
            })
        })
        .collect()
}

/// `None` where the stored text does not hold the quotation any more.
fn quoted(words: &QuotedWords, article: &Article) -> Option<DifferingQuotation> {
    let text: &str = &article.text;
    let part = |start: usize, end: usize| text.get(start..end).map(plain_piece);
    part(words.span.start, words.span.end)?;
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let mut at = words.span.start;
    for Span { start, end } in words.differing.iter().copied() {
        pieces.push((part(at, start)?, false));
        pieces.push((part(start, end)?, true));
        at = end;
    }
    pieces.push((part(at, words.span.end)?, false));
    pieces.retain(|(words, _)| !words.is_empty());
    Some(DifferingQuotation {
        speaker: words.speaker.clone(),
        source: words.article,
        paragraph: article
            .paragraph_at(words.span.start)
            .map_or(1, |paragraph| paragraph + 1),
        words: pieces,
    })
}
