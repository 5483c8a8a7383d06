//! Running heads, feet and page numbers: what stands at the edges of pages and is not the article's.

use std::collections::BTreeMap;

use crate::formats::pdf::glyphs::GlyphPage;
use crate::formats::pdf::lines::GlyphLine;
use tally_language::lexicon::{PressList, press};

/// The part of a page's height at its top and its bottom where they stand.
const EDGE: f32 = 0.1;
/// So many lines from the edge are looked at.
const NEAR: usize = 3;

/// Marks them on all pages.
pub(super) fn mark(pages: &mut [Vec<GlyphLine>], sizes: &[GlyphPage]) {
    let mut seen: BTreeMap<(String, i32), usize> = BTreeMap::new();
    let at_edge: Vec<Vec<usize>> = pages
        .iter()
        .zip(sizes)
        .map(|(lines, page)| edge_lines(lines, page.height))
        .collect();
    for (lines, edge) in pages.iter().zip(&at_edge) {
        for idx in edge {
            *seen.entry(place(&lines[*idx])).or_default() += 1;
        }
    }
    let n_pages = pages.len();
    for (lines, edge) in pages.iter_mut().zip(&at_edge) {
        for idx in edge {
            let line = &lines[*idx];
            let n_seen = seen.get(&place(line)).copied().unwrap_or(0);
            let has_words = line.text.chars().any(char::is_alphabetic);
            let runs = has_words && n_pages > 1 && n_seen >= 2 && n_seen * 3 >= n_pages;
            lines[*idx].is_head = runs || is_page_number(&line.text) || is_address(&line.text);
        }
        // The other half of a line that is one: the date beside a title that runs along.
        let heads: Vec<f32> = lines
            .iter()
            .filter(|line| line.is_head)
            .map(|line| line.y)
            .collect();
        for idx in edge {
            let y = lines[*idx].y;
            let is_beside = heads
                .iter()
                .any(|head| (head - y).abs() < lines[*idx].size * 0.5);
            lines[*idx].is_head = lines[*idx].is_head || is_beside;
        }
    }
}

/// What a line says without its numbers, and at which height: heads stand at one height on all pages.
fn place(line: &GlyphLine) -> (String, i32) {
    /// Points by which the height may differ.
    const STEP: f32 = 8.0;
    #[expect(clippy::cast_possible_truncation, reason = "pages are no larger")]
    let height = (line.y / STEP).round() as i32;
    (shape(&line.text), height)
}

/// The lines near the upper and the lower edge, by index.
fn edge_lines(lines: &[GlyphLine], height: f32) -> Vec<usize> {
    let mut by_place: Vec<usize> = (0..lines.len()).collect();
    by_place.sort_by(|a, b| lines[*a].y.total_cmp(&lines[*b].y));
    let mut edge = Vec::new();
    let top = by_place
        .iter()
        .take_while(|idx| lines[**idx].y < height * EDGE);
    edge.extend(top.take(NEAR * 2));
    let bottom = by_place
        .iter()
        .rev()
        .take_while(|idx| lines[**idx].y > height * (1.0 - EDGE));
    edge.extend(bottom.take(NEAR * 2));
    edge
}

/// A line without its numbers, which count on from page to page.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            character if character.is_ascii_digit() => {
                if !shape.ends_with('#') {
                    shape.push('#');
                }
            }
            character if character.is_whitespace() => {}
            character => shape.extend(character.to_lowercase()),
        }
    }
    shape
}

/// "7", "Page 7", "7/12", "- 7 -", "Page 7 of 12".
fn is_page_number(text: &str) -> bool {
    let shape = shape(text);
    let bare =
        shape.trim_matches(|character: char| !character.is_alphanumeric() && character != '#');
    press().has(PressList::PageNumber, bare)
}

/// An address alone on its line, as browsers print it.
fn is_address(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("");
    let is_address = ["http://", "https://", "file://", "www."]
        .iter()
        .any(|start| first.starts_with(start));
    is_address && words.all(|word| is_page_number(word) || word == "|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_and_addresses_are_known_by_their_shape() {
        for text in [
            "7",
            "- 7 -",
            "Page 7 of 12",
            "7/12",
            "https://example.org/a?b=1 1/2",
        ] {
            assert!(is_page_number(text) || is_address(text), "{text}");
        }
        for text in [
            "7 dead",
            "In 2031",
            "https://example.org says so",
            "Page turners",
        ] {
            assert!(!is_page_number(text) && !is_address(text), "{text}");
        }
    }
}
