//! Files that hold several articles in one text: exports of news databases, and bundles with separators.
//!
//! Each way of bundling is one file with its marks, and stands in one list. A text is cut only where the marks are
//! plain; the analyst sees the cut, and can join its pieces or cut again.

mod factiva;
mod labelled;
mod labels;
mod nexis;
mod piece;
mod proquest;
mod separated;

use crate::article::{Boilerplate, ParagraphKind};
use crate::bundle::piece::{Bundle, BundleLine, BundlePiece, LineRole};
use crate::composer::Composer;
use crate::draft::{Draft, DraftBlock};
use crate::paragraphs;

/// A text that was cut.
pub(super) struct Cut {
    /// The way it was bundled, in words: "Nexis export".
    pub how: &'static str,
    pub drafts: Vec<Draft>,
}

const ALL: &[&dyn Bundle] = &[
    &nexis::Nexis,
    &factiva::Factiva,
    &proquest::ProQuest,
    &labelled::Labelled,
    &separated::Separated,
];

/// A piece with fewer words is none.
const MIN_WORDS: usize = 15;

/// Cuts a text; `None` where it is one article.
pub(super) fn cut(draft: &Draft) -> Option<Cut> {
    let own;
    let blocks: &[DraftBlock] = if let Some(blocks) = &draft.blocks {
        blocks
    } else {
        own = paragraphs::lines(&draft.text);
        &own
    };
    let lines: Vec<BundleLine<'_>> = blocks
        .iter()
        .map(|block| BundleLine {
            text: block.span.of(&draft.text),
            kind: block.kind,
        })
        .collect();
    let (how, pieces) = pieces(&lines)?;
    let drafts = pieces
        .iter()
        .map(|piece| compose(piece, &lines, draft))
        .collect();
    Some(Cut { how, drafts })
}

/// Whether lines are an export of a database: a page of it must not be searched for one article.
pub(super) fn is_export<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let lines: Vec<BundleLine<'_>> = texts.map(|text| BundleLine { text, kind: None }).collect();
    pieces(&lines).is_some()
}

fn pieces(lines: &[BundleLine<'_>]) -> Option<(&'static str, Vec<BundlePiece>)> {
    ALL.iter().find_map(|bundle| {
        let mut pieces = bundle.pieces(lines);
        pieces.retain(|piece| {
            let texts = piece
                .lines
                .iter()
                .filter(|part| part.role == LineRole::Text);
            let words = texts.flat_map(|part| lines[part.line].text.split_whitespace());
            words.count() >= MIN_WORDS
        });
        (!pieces.is_empty()).then(|| (bundle.name(), pieces))
    })
}

fn compose(piece: &BundlePiece, lines: &[BundleLine<'_>], draft: &Draft) -> Draft {
    let mut composer = Composer::default();
    let has_headline = piece
        .lines
        .iter()
        .any(|part| part.role == LineRole::Headline);
    if let Some(title) = piece.metadata.title.as_ref().filter(|_| !has_headline) {
        composer.push(Some(ParagraphKind::Headline), title);
    }
    for part in &piece.lines {
        let line = &lines[part.line];
        let kind = match part.role {
            LineRole::Headline => Some(ParagraphKind::Headline),
            LineRole::Text if part.from > 0 => None,
            LineRole::Text => line.kind.filter(|kind| *kind != ParagraphKind::Headline),
            LineRole::Record => Some(ParagraphKind::Boilerplate(Boilerplate::Record)),
        };
        composer.push(kind, &line.text[part.from..]);
    }
    let mut out = composer.finish(piece.metadata.clone());
    out.warnings.clone_from(&draft.warnings);
    out
}
