//! Cuts a text into paragraphs and tells what each of them is.

use crate::article::{Boilerplate, Paragraph, ParagraphKind};
use crate::boilerplate;
use crate::draft::DraftBlock;
use crate::headlines;
use crate::limits;
use crate::repeats;
use crate::wraps::{self, TextLine};
use tally_language::text::Span;

/// The paragraphs of `text` in order; `blocks` are those that the format marks.
pub(super) fn find(text: &str, blocks: Option<&[DraftBlock]>) -> Vec<Paragraph> {
    let known = blocks.map_or_else(|| lines(text), <[DraftBlock]>::to_vec);
    let mut paragraphs = Vec::with_capacity(known.len());
    for block in known {
        let kind = block.kind.unwrap_or(ParagraphKind::Body);
        let tail = boilerplate::tail(block.span.of(text)).map(|at| block.span.start + at);
        let body = Span::new(block.span.start, tail.unwrap_or(block.span.end));
        let body = trimmed(text, body);
        let kind = if limits::PARAGRAPH.is_over(body.end - body.start) {
            ParagraphKind::Boilerplate(Boilerplate::Endless)
        } else {
            kind
        };
        if !body.is_empty() {
            paragraphs.push(Paragraph { span: body, kind });
        }
        if let Some(tail) = tail {
            paragraphs.push(Paragraph {
                span: Span::new(tail, block.span.end),
                kind: ParagraphKind::Boilerplate(Boilerplate::Links),
            });
        }
    }
    boilerplate::mark(text, &mut paragraphs);
    headlines::mark(text, &mut paragraphs);
    repeats::mark(text, &mut paragraphs);
    paragraphs
}

/// One paragraph a line, unless lines were wrapped at a fixed width.
pub(super) fn lines(text: &str) -> Vec<DraftBlock> {
    let lines = split(text);
    let continued = wraps::continued(&lines);
    let mut blocks: Vec<DraftBlock> = Vec::new();
    let mut is_continued = false;
    for (line, continues) in lines.iter().zip(continued) {
        let span = trimmed(text, Span::new(line.start, line.start + line.text.len()));
        match blocks.last_mut().filter(|_| is_continued) {
            Some(block) => block.span.end = span.end,
            None if span.is_empty() => {}
            None => blocks.push(DraftBlock { span, kind: None }),
        }
        is_continued = continues;
    }
    blocks
}

/// The lines of `text`, however they end.
fn split(text: &str) -> Vec<TextLine<'_>> {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        // Of "\r\n" the second half is no line of its own.
        if line != "\n" || !text[..at].ends_with('\r') {
            lines.push(TextLine {
                text: line.trim_end_matches(['\n', '\r', '\u{2028}', '\u{2029}']),
                start: at,
            });
        }
        at += line.len();
    }
    lines
}

/// `span` without the white space at its ends.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start().len());
    Span::new(start, start + inside.trim().len())
}
