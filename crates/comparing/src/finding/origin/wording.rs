//! How much of their wording articles share: runs of words as hashed shingles (Broder 1997).
//!
//! A shingle is a run of [`RUN`] words; texts that share many were written from one another. What is shared is told of
//! the smaller text, so that a short report cut from a long one counts in full.

use tally_article::Article;
use tally_language::text::Span;

/// How many words make a shingle: shorter runs are common in any two reports on one event.
const RUN: usize = 5;

/// The words of one article, ready to be compared.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wording {
    /// Where each word starts that starts a shingle.
    starts: Vec<usize>,
    /// The shingles, in text order.
    shingles: Vec<u64>,
    /// Each different one once, ascending.
    distinct: Vec<u64>,
}

impl Wording {
    /// Reads the article's own text, without page furniture.
    pub(super) fn of(article: &Article) -> Self {
        let mut words: Vec<(usize, u64)> = Vec::with_capacity(article.text.len() / 5);
        for paragraph in &article.paragraphs {
            if paragraph.kind.is_read() {
                push_words(&article.text, paragraph.span, &mut words);
            }
        }
        let mut wording = Self {
            starts: words.iter().map(|(start, _)| *start).collect(),
            shingles: shingles(&words),
            distinct: Vec::new(),
        };
        wording.starts.truncate(wording.shingles.len());
        wording.distinct.clone_from(&wording.shingles);
        wording.distinct.sort_unstable();
        wording.distinct.dedup();
        wording
    }

    /// The shingles whose first word stands in `span`.
    pub(super) fn within(&self, span: Span) -> &[u64] {
        let from = self.starts.partition_point(|start| *start < span.start);
        let to = self.starts.partition_point(|start| *start < span.end);
        self.shingles.get(from..to).unwrap_or_default()
    }

    /// How much of the smaller of two articles also stands in the other, in percent.
    pub(super) fn shared_percent(&self, other: &Self) -> usize {
        let smaller = self.distinct.len().min(other.distinct.len());
        if smaller == 0 {
            return 0;
        }
        common(&self.distinct, &other.distinct) * 100 / smaller
    }

    /// Each different shingle once, ascending.
    pub(super) fn distinct(&self) -> &[u64] {
        &self.distinct
    }

    /// Whether this article has fewer different shingles than `other`.
    pub(super) fn is_smaller(&self, other: &Self) -> bool {
        self.distinct.len() < other.distinct.len()
    }
}

/// How many numbers two ascending lists share.
pub(super) fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut at, mut count) = (0, 0);
    for one in a {
        while b.get(at).is_some_and(|other| other < one) {
            at += 1;
        }
        if b.get(at) == Some(one) {
            count += 1;
        }
    }
    count
}

/// Adds the words of `span` with their places, each as a hash of its letters and digits in lower case.
fn push_words(text: &str, span: Span, words: &mut Vec<(usize, u64)>) {
    let mut word: Option<(usize, u64)> = None;
    for (at, c) in span.of(text).char_indices() {
        if c.is_alphanumeric() {
            let (_, hash) = word.get_or_insert((span.start + at, SEED));
            if c.is_ascii() {
                *hash = mix(*hash, u64::from(u32::from(c.to_ascii_lowercase())));
            } else {
                for lower in c.to_lowercase() {
                    *hash = mix(*hash, u64::from(u32::from(lower)));
                }
            }
        } else if !matches!(c, ',' | '.' | '\'' | '’') {
            // "55,000", "U.S." and "don't" are one word each.
            words.extend(word.take());
        } else if !next_is_word(span.of(text), at + c.len_utf8()) {
            words.extend(word.take());
        }
    }
    words.extend(word);
}

fn next_is_word(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.chars().next().is_some_and(char::is_alphanumeric)
}

/// The first value of every hash: the offset of FNV-1a with 64 bits.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a: the same on every machine and in every run.
const fn mix(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0000_0100_0000_01b3)
}

fn shingles(words: &[(usize, u64)]) -> Vec<u64> {
    let hashed = |run: &[(usize, u64)]| run.iter().fold(SEED, |hash, (_, word)| mix(hash, *word));
    words.windows(RUN).map(hashed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(text: &str) -> Wording {
        Wording::of(&tally_article::load("a.txt", text.as_bytes()).unwrap())
    }

    #[test]
    fn what_is_shared_is_told_of_the_smaller_text() {
        let long = wording(
            "The ferry ran aground off Port Ann on Monday night with 212 people on board, the coast guard said. \
             Rescue boats from three harbours took all of them off before dawn.",
        );
        let cut = wording("Rescue boats from three harbours took all of them off before dawn.");
        let other = wording(
            "All of the passengers were brought to the shore by fishermen before the sun rose.",
        );
        assert_eq!(long.shared_percent(&cut), 100);
        assert_eq!(cut.shared_percent(&long), 100);
        assert!(cut.is_smaller(&long));
        assert_eq!(long.shared_percent(&other), 0);
    }

    #[test]
    fn signs_and_capitals_change_nothing() {
        let a = wording("“We lost 55,000 men”, the general’s aide said in Port Ann.");
        let b = wording("\"We lost 55,000 men,\" the General's aide said in Port Ann");
        assert_eq!(a.shared_percent(&b), 100);
    }

    #[test]
    fn a_place_in_the_text_has_the_shingles_that_start_there() {
        let text = "One two three four five six. Seven eight nine ten eleven twelve.";
        let wording = wording(text);
        assert_eq!(wording.within(Span::new(0, 27)).len(), 6);
        assert_eq!(wording.within(Span::new(29, text.len())).len(), 2);
    }
}
