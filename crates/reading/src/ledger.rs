//! The account of all numerals that are no figures.

use super::numbered::Numbered;
use super::resolve::ChosenProposal;
use super::rules::Outcome;
use super::{Ignored, Reason};
use tally_article::{Paragraph, ParagraphKind};
use tally_language::text::Span;

/// Why the whole of a paragraph gives no figures; `None` where it is read.
pub(super) fn unread(paragraph: &Paragraph) -> Option<Reason> {
    match paragraph.kind {
        ParagraphKind::Boilerplate(_) => Some(Reason::PageFurniture),
        ParagraphKind::Repeat { .. } => Some(Reason::RepeatedParagraph),
        ParagraphKind::Headline
        | ParagraphKind::Heading
        | ParagraphKind::Body
        | ParagraphKind::Item
        | ParagraphKind::Caption
        | ParagraphKind::Row => None,
    }
}

/// All numerals of a paragraph that is not read.
pub(super) fn all(scan: &Numbered<'_>, reason: Reason) -> Vec<Ignored> {
    numerals(scan)
        .map(|span| Ignored { span, reason })
        .collect()
}

/// What the rules ignored, and whatever numeral no choice accounts for.
pub(super) fn ignored(scan: &Numbered<'_>, choices: &[ChosenProposal]) -> Vec<Ignored> {
    let mut ignored: Vec<Ignored> = choices
        .iter()
        .filter_map(|choice| match choice.proposal.verdict {
            Outcome::Ignore(reason) => Some(Ignored {
                span: scan.span(&choice.proposal.claim),
                reason,
            }),
            Outcome::Figure(_) => None,
        })
        .collect();
    let claims: Vec<Span> = choices
        .iter()
        .map(|choice| scan.span(&choice.proposal.claim))
        .collect();
    for span in numerals(scan) {
        let idx = claims.partition_point(|claim| claim.end <= span.start);
        let accounted = claims.get(idx).is_some_and(|claim| claim.contains(span));
        if !accounted {
            ignored.push(Ignored {
                span,
                reason: Reason::Identifier,
            });
        }
    }
    ignored.sort_by_key(|one| one.span);
    ignored
}

fn numerals(scan: &Numbered<'_>) -> impl Iterator<Item = Span> {
    scan.numerals
        .iter()
        .filter(|numeral| !numeral.implied)
        .map(|numeral| scan.span(&numeral.tokens))
}
