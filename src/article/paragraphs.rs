//! Cuts a text into paragraphs and tells what each of them is.

use super::formats::Block;
use super::{Paragraph, ParagraphKind, furniture, headlines, repeats};
use crate::text::Span;

/// The paragraphs of `text` in order; `blocks` are those that the format marks.
pub(super) fn find(text: &str, blocks: Option<&[Block]>) -> Vec<Paragraph> {
    let known = blocks.map_or_else(|| lines(text), <[Block]>::to_vec);
    let mut paragraphs = Vec::with_capacity(known.len());
    for block in known {
        let kind = block.kind.unwrap_or(ParagraphKind::Body);
        let tail = furniture::tail(block.span.of(text)).map(|at| block.span.start + at);
        let body = Span::new(block.span.start, tail.unwrap_or(block.span.end));
        let body = trimmed(text, body);
        if !body.is_empty() {
            paragraphs.push(Paragraph { span: body, kind });
        }
        if let Some(tail) = tail {
            paragraphs.push(Paragraph {
                span: Span::new(tail, block.span.end),
                kind: ParagraphKind::Furniture(super::Furniture::Links),
            });
        }
    }
    furniture::mark(text, &mut paragraphs);
    headlines::mark(text, &mut paragraphs);
    repeats::mark(text, &mut paragraphs);
    paragraphs
}

/// One paragraph a line.
fn lines(text: &str) -> Vec<Block> {
    let mut at = 0;
    let mut blocks = Vec::new();
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let span = trimmed(text, Span::new(at, at + line.len()));
        if !span.is_empty() {
            blocks.push(Block { span, kind: None });
        }
        at += line.len()
            + text[at + line.len()..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
    }
    blocks
}

/// `span` without the white space at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start().len());
    Span::new(start, start + inside.trim().len())
}
