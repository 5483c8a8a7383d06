//! Words that are written as one: "don't", "cannot".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, built_in, parse};
use crate::text::is_apostrophe;

/// The table of contractions.
#[derive(Debug, Default)]
struct Contractions {
    /// The bytes at which a word without an apostrophe is cut.
    joined: BTreeMap<String, Vec<usize>>,
    tails: Vec<String>,
    /// Before and behind the apostrophe: "n", "t".
    overlapping: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    tails: Vec<String>,
    overlapping: Vec<String>,
    joined: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the table with")
    )]
    examples: Vec<String>,
}

impl Contractions {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let lists: Lists = parse(source)?;
        let mut table = Self {
            tails: lists.tails,
            ..Self::default()
        };
        for form in lists.overlapping {
            let cut = form.split_once(is_apostrophe);
            let (before, behind) = cut.ok_or_else(|| LexiconError::Value {
                value: form.clone(),
                owner: "overlapping".to_owned(),
            })?;
            table
                .overlapping
                .push((before.to_owned(), behind.to_owned()));
        }
        for form in lists.joined {
            let (mut word, mut cuts) = (String::new(), Vec::new());
            for part in form.split('|') {
                cuts.push(word.len());
                word.push_str(part);
            }
            cuts.remove(0);
            table.joined.insert(word, cuts);
        }
        Ok(table)
    }

    fn cuts(&self, word: &str) -> Vec<usize> {
        let lower = word.to_ascii_lowercase();
        if let Some(cuts) = self.joined.get(&lower) {
            return cuts.clone();
        }
        let mut found = Vec::new();
        let mut rest = lower.as_str();
        while let Some(cut) = self.tail(rest) {
            found.push(cut);
            rest = &rest[..cut];
        }
        found.reverse();
        found
    }

    /// Where the short word at the end of `word` starts: "n't", "'ll"; `word` is in lower case.
    fn tail(&self, word: &str) -> Option<usize> {
        let (at, mark) = word.rmatch_indices(is_apostrophe).next()?;
        let (stem, tail) = (&word[..at], &word[at + mark.len()..]);
        let overlapping = self.overlapping.iter().find_map(|(before, behind)| {
            let start = stem.strip_suffix(before.as_str())?;
            (tail == behind).then_some(start.len())
        });
        let plain = || self.tails.iter().any(|known| known == tail).then_some(at);
        overlapping.or_else(plain).filter(|cut| *cut > 0)
    }
}

/// The bytes inside `word` at which another word starts: "don't", "cannot".
pub fn cuts_of_contraction(word: &str) -> Vec<usize> {
    static TABLE: LazyLock<Contractions> =
        LazyLock::new(|| Contractions::read(built_in::CONTRACTIONS).unwrap_or_default());
    TABLE.cuts(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_holds_a_contraction() {
        let lists: Lists = parse(built_in::CONTRACTIONS).unwrap();
        for example in lists.examples {
            let cut = |word: &str| !cuts_of_contraction(word).is_empty();
            assert!(example.split(' ').any(cut), "{example}");
        }
    }

    #[test]
    fn short_words_are_cut_off_one_by_one() {
        let cuts = cuts_of_contraction;
        assert_eq!(cuts("don't"), [2]);
        assert_eq!(cuts("Can’t"), [2]);
        assert_eq!(cuts("shouldn't've"), [6, 9]);
        assert_eq!(cuts("They'll"), [4]);
        assert_eq!(cuts("Cannot"), [3]);
        assert_eq!(cuts("dunno"), [2, 3]);
        for whole in ["O'Brien", "o'clock", "n't", "'s", "Ma'am", "it"] {
            assert!(cuts(whole).is_empty(), "{whole}");
        }
    }

    #[test]
    fn cuts_lie_inside_their_words() {
        let table = Contractions::read(built_in::CONTRACTIONS).unwrap();
        for (word, cuts) in &table.joined {
            assert!(!cuts.is_empty(), "{word}");
            assert!(
                cuts.iter().all(|cut| (1..word.len()).contains(cut)),
                "{word}"
            );
        }
    }
}
