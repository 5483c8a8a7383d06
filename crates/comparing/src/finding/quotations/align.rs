//! Where two quotations of the same words differ: the longest common run of words in order, and the gaps in it.

use super::spoken::Spoken;
use crate::tolerances::ALIKE_QUOTED;
use tally_language::lexicon::{WordClass, numerals};
use tally_language::text::Span;

/// The fewest common words that say something of their own.
const TELLING: usize = 3;

/// The longest gap that is another wording, in words: beyond, the two say something else there.
const GAP: usize = 6;

/// The longest end of both quotations that is another wording, in words: beyond, they were cut at other places.
const TAIL: usize = 2;

/// A place where the words differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Difference {
    /// The differing words in the one text and the other; an empty span where words are missing.
    pub(in super::super) spans: [Span; 2],
    /// The same with a common word beside them, to be printed.
    pub(in super::super) shown: [Span; 2],
}

/// A run of words that is the same in both: where it starts in each, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Block {
    a: usize,
    b: usize,
    len: usize,
}

/// Where two quotations differ that say the same thing; empty where they read alike, where one is the other cut shorter,
/// and where they say different things.
pub(super) fn align(texts: [&str; 2], words: [&[Spoken]; 2]) -> Vec<Difference> {
    let mut blocks = blocks(words);
    trim(&mut blocks);
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
        return Vec::new();
    };
    let common: usize = blocks.iter().map(|block| block.len).sum();
    let covered = (last.a + last.len - first.a).max(last.b + last.len - first.b);
    let shorter = words[0].len().min(words[1].len());
    let telling = blocks
        .iter()
        .flat_map(|block| &words[0][block.a..block.a + block.len])
        .filter(|word| word.tells)
        .count();
    let alike = |of: usize| common * 100 >= of * ALIKE_QUOTED;
    if !alike(covered) || !alike(shorter) || telling < TELLING {
        return Vec::new();
    }
    gaps(&blocks, words)
        .into_iter()
        .filter(|gap| gap.says_otherwise(texts, words))
        .map(|gap| gap.difference(words))
        .collect()
}

/// The common words in order, as runs.
fn blocks(words: [&[Spoken]; 2]) -> Vec<Block> {
    let [a, b] = words;
    let width = b.len() + 1;
    // For each pair of places how many words are common from there on.
    let mut length = vec![0_u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            length[i * width + j] = if a[i].folded == b[j].folded {
                length[(i + 1) * width + j + 1] + 1
            } else {
                length[(i + 1) * width + j].max(length[i * width + j + 1])
            };
        }
    }
    let mut blocks: Vec<Block> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i].folded == b[j].folded {
            match blocks.last_mut() {
                Some(last) if last.a + last.len == i && last.b + last.len == j => last.len += 1,
                _ => blocks.push(Block { a: i, b: j, len: 1 }),
            }
            (i, j) = (i + 1, j + 1);
        } else if length[(i + 1) * width + j] >= length[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    blocks
}

/// Takes off common words at the ends that stand far from the others: they are common by chance.
fn trim(blocks: &mut Vec<Block>) {
    let gap = |one: &Block, next: &Block| (next.a - one.a - one.len).max(next.b - one.b - one.len);
    while let [first, second, ..] = blocks.as_slice()
        && gap(first, second) > first.len
    {
        blocks.remove(0);
    }
    while let [.., before, last] = blocks.as_slice()
        && gap(before, last) > last.len
    {
        blocks.pop();
    }
}

/// Words between two runs, in each quotation.
struct Gap {
    a: (usize, usize),
    b: (usize, usize),
}

/// The gaps between the runs, and the ends where both quotations go on for a word or two and stop.
fn gaps(blocks: &[Block], words: [&[Spoken]; 2]) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    let is_end = |a: usize, b: usize| a > 0 && b > 0 && a <= TAIL && b <= TAIL;
    if let Some(first) = blocks.first()
        && is_end(first.a, first.b)
    {
        gaps.push(Gap {
            a: (0, first.a),
            b: (0, first.b),
        });
    }
    gaps.extend(blocks.windows(2).map(|two| Gap {
        a: (two[0].a + two[0].len, two[1].a),
        b: (two[0].b + two[0].len, two[1].b),
    }));
    if let Some(last) = blocks.last() {
        let (a, b) = (last.a + last.len, last.b + last.len);
        let (ends_a, ends_b) = (words[0].len(), words[1].len());
        if is_end(ends_a - a, ends_b - b) {
            gaps.push(Gap {
                a: (a, ends_a),
                b: (b, ends_b),
            });
        }
    }
    gaps
}

impl Gap {
    /// Whether an editor would call it another wording.
    fn says_otherwise(&self, texts: [&str; 2], words: [&[Spoken]; 2]) -> bool {
        let [a, b] = self.words(words);
        let letters = |words: &[Spoken]| -> String {
            let telling = words.iter().map(|word| word.folded.as_str());
            telling
                .filter(|word| !WordClass::FillerInQuotation.has(word))
                .collect()
        };
        let is_number = |words: &[Spoken]| {
            words.len() == 1
                && words.iter().all(|word| {
                    word.folded.starts_with(|c: char| c.is_ascii_digit())
                        || numerals().word(&word.folded).is_some()
                })
        };
        // "5" and "five": numbers are compared as figures.
        let numbers = is_number(a) && is_number(b);
        a.len() <= GAP
            && b.len() <= GAP
            && letters(a) != letters(b)
            && !numbers
            && !self.is_marked(texts, words)
    }

    /// Whether an ellipsis or a bracket stands in the gap: then the article says itself that words are left out.
    fn is_marked(&self, texts: [&str; 2], words: [&[Spoken]; 2]) -> bool {
        let around = |(from, to): (usize, usize), words: &[Spoken], text: &str| {
            // The word beside the gap may be the one that stands on the other side of the mark.
            let first = words.get(from.saturating_sub(2)).or(words.first());
            let last = words.get(to).or(words.last());
            let start = first.map_or(0, |word| word.span.start);
            let end = last.map_or(start, |word| word.span.end);
            let between = text.get(start..end.max(start)).unwrap_or_default();
            ["…", "...", ". .", "[", "(", "—", "--", "\n"]
                .iter()
                .any(|mark| between.contains(mark))
        };
        around(self.a, words[0], texts[0]) || around(self.b, words[1], texts[1])
    }

    fn words<'w>(&self, words: [&'w [Spoken]; 2]) -> [&'w [Spoken]; 2] {
        [&words[0][self.a.0..self.a.1], &words[1][self.b.0..self.b.1]]
    }

    fn difference(&self, words: [&[Spoken]; 2]) -> Difference {
        let is_short = self.a.0 == self.a.1 || self.b.0 == self.b.1;
        let span = |(from, to): (usize, usize), words: &[Spoken]| {
            if from == to {
                let at = from.checked_sub(1).map_or(0, |at| words[at].span.end);
                return Span::new(at, at);
            }
            words[from].span.cover(words[to - 1].span)
        };
        let shown = |(from, to): (usize, usize), words: &[Spoken]| {
            let from = from.saturating_sub(1);
            let to = if is_short || from == to { to + 1 } else { to };
            span((from, to.min(words.len())), words)
        };
        Difference {
            spans: [span(self.a, words[0]), span(self.b, words[1])],
            shown: [shown(self.a, words[0]), shown(self.b, words[1])],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::spoken::spoken;
    use super::*;

    /// The differing words, one side and the other.
    fn differing(a: &str, b: &str) -> Vec<(String, String)> {
        let words = [a, b].map(|text| spoken(text, Span::new(0, text.len())));
        align([a, b], [&words[0], &words[1]])
            .into_iter()
            .map(|one| (one.spans[0].of(a).to_owned(), one.spans[1].of(b).to_owned()))
            .collect()
    }

    fn one(a: &str, b: &str) -> Vec<(String, String)> {
        vec![(a.to_owned(), b.to_owned())]
    }

    #[test]
    fn another_word_in_the_middle_or_at_the_end_is_found() {
        assert_eq!(
            differing(
                "The harbour needs concrete steps, not promises, before winter",
                "The harbour needs concrete measures, not promises, before winter"
            ),
            one("steps", "measures")
        );
        assert_eq!(
            differing(
                "What the harbour needs is concrete steps",
                "what the harbour needs is concrete measures"
            ),
            one("steps", "measures")
        );
        assert_eq!(
            differing(
                "We will rebuild every pier this year",
                "We will not rebuild every pier this year"
            ),
            one("", "not")
        );
    }

    #[test]
    fn what_is_cut_or_marked_or_spelled_otherwise_is_no_difference() {
        for (a, b) in [
            (
                "We will rebuild every pier this year, and the lighthouse too",
                "We will rebuild every pier",
            ),
            (
                "and we will rebuild every pier this year",
                "We will rebuild every pier this year",
            ),
            (
                "We will rebuild the whole of the pier this year",
                "We will rebuild … the pier this year",
            ),
            (
                "We won't rebuild the harbour pier this year",
                "We will not rebuild the harbor pier this year",
            ),
            (
                "We saw that the five boats had left Port Ann",
                "We saw the 5 boats had left Port Ann",
            ),
        ] {
            assert_eq!(differing(a, b), [], "{a} / {b}");
        }
    }

    #[test]
    fn other_sentences_are_not_compared() {
        assert_eq!(
            differing(
                "We will rebuild every pier this year",
                "We will close the whole harbour next summer"
            ),
            []
        );
        assert_eq!(
            differing("It is what it is for us", "It is not what he is for us"),
            []
        );
    }
}
