//! Quotations: where they start and end, over sentences and paragraphs.

use std::ops::Range;

use super::super::scan::Scan;
use tally_language::text::Span;

/// One quotation, in text order.
pub(super) struct QuotedParts {
    /// Its parts, one for each sentence.
    pub(super) parts: Vec<QuotedPart>,
}

/// What of a sentence stands in a quotation.
pub(super) struct QuotedPart {
    /// Index of the paragraph.
    pub(super) paragraph: usize,
    /// Index of the sentence in it.
    pub(super) sentence: usize,
    /// The tokens between the marks.
    pub(super) tokens: Range<usize>,
}

impl QuotedParts {
    /// From its first word to its last, without the outer marks; `scans` are those that it was found in.
    pub(super) fn span(&self, scans: &[Scan<'_>]) -> Option<Span> {
        let (first, last) = (self.parts.first()?, self.parts.last()?);
        let opens = scans.get(first.paragraph)?.span(&first.tokens);
        let closes = scans.get(last.paragraph)?.span(&last.tokens);
        Some(opens.cover(closes))
    }
}

/// What a quotation mark does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
}

/// All quotations of an article.
pub(super) fn quotations(scans: &[Scan<'_>]) -> Vec<QuotedParts> {
    let mut all: Vec<QuotedParts> = Vec::new();
    let mut open = false;
    for (paragraph, scan) in scans.iter().enumerate() {
        let marks = marks(scan);
        let reopens = marks.first() == Some(&(0, Mark::Opens));
        let goes_on = marks.first().is_some_and(|(_, mark)| *mark == Mark::Closes);
        // Each paragraph of a long quotation opens it anew, and only the last one closes it.
        let continues = open && (reopens || goes_on);
        let regions = regions(scan, &marks, continues && !reopens);
        open = regions.last().is_some_and(|(_, closed)| !closed);
        for (at, (region, _)) in regions.into_iter().enumerate() {
            let parts = parts(scan, paragraph, &region);
            match all.last_mut().filter(|_| at == 0 && continues) {
                Some(last) => last.parts.extend(parts),
                None if parts.is_empty() => {}
                None => all.push(QuotedParts { parts }),
            }
        }
    }
    all
}

/// The tokens between marks, and whether a mark closes them.
fn regions(scan: &Scan<'_>, marks: &[(usize, Mark)], open: bool) -> Vec<(Range<usize>, bool)> {
    let mut regions = Vec::new();
    let mut start = open.then_some(0);
    for (at, mark) in marks {
        match (mark, start) {
            (Mark::Opens, None) => start = Some(at + 1),
            (Mark::Closes, Some(from)) => {
                regions.push((from..*at, true));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        regions.push((from..scan.len(), false));
    }
    regions
}

/// Cuts a region at the ends of sentences.
fn parts(scan: &Scan<'_>, paragraph: usize, region: &Range<usize>) -> Vec<QuotedPart> {
    let first = scan.sentence_at(region.start);
    let sentences = scan.sentences.iter().enumerate().skip(first);
    sentences
        .take_while(|(_, range)| range.start < region.end)
        .map(|(sentence, range)| QuotedPart {
            paragraph,
            sentence,
            tokens: range.start.max(region.start)..range.end.min(region.end),
        })
        .filter(|part| !part.tokens.is_empty())
        .collect()
}

/// The marks of a paragraph that open and close quotations, outer ones only.
fn marks(scan: &Scan<'_>) -> Vec<(usize, Mark)> {
    let double: Vec<(usize, Mark)> = (0..scan.len())
        .filter_map(|at| Some((at, mark(scan, at)?)))
        .collect();
    if !double.is_empty() {
        return double;
    }
    let mut open = false;
    let mut single = Vec::new();
    for at in 0..scan.len() {
        if let Some(mark) = single_mark(scan, at, open) {
            open = mark == Mark::Opens;
            single.push((at, mark));
        }
    }
    // A lone one is an apostrophe.
    if single.len() < 2 { Vec::new() } else { single }
}

fn mark(scan: &Scan<'_>, at: usize) -> Option<Mark> {
    match scan.raw(at) {
        "”" | "»" => Some(Mark::Closes),
        "\"" if at > 0 && scan.glued(at) => Some(Mark::Closes),
        "“" | "«" | "„" | "\"" => Some(Mark::Opens),
        _ => None,
    }
}

/// Single marks are apostrophes too: one that opens stands before a word, one that closes at a stop.
fn single_mark(scan: &Scan<'_>, at: usize, open: bool) -> Option<Mark> {
    let starts = at == 0 || !scan.glued(at);
    let stop = |at: usize| matches!(scan.raw(at), "," | "." | "!" | "?" | ";" | ":" | "");
    match scan.raw(at) {
        "‘" => Some(Mark::Opens),
        "'" | "’" if !open && starts && scan.glued(at + 1) && scan.is_word(at + 1) => {
            Some(Mark::Opens)
        }
        "'" | "’" if open && !starts && (stop(at - 1) || stop(at + 1)) => Some(Mark::Closes),
        _ => None,
    }
}
