//! A paragraph's tokens with its numerals: all that the rules see.

use std::ops::Deref;

use super::numeral::{Numeral, numerals};
use super::tokenized::Tokenized;

/// A paragraph whose numerals are told from its other tokens.
#[derive(Debug)]
pub(super) struct Numbered<'a> {
    /// The paragraph cut up.
    tokenized: Tokenized<'a>,
    /// Its numerals, in order, never overlapping.
    pub(super) numerals: Vec<Numeral>,
}

impl<'a> Numbered<'a> {
    /// Finds the numerals of a paragraph.
    pub(super) fn new(tokenized: Tokenized<'a>) -> Self {
        let numerals = numerals(&tokenized);
        Self {
            tokenized,
            numerals,
        }
    }

    /// The numeral that starts at token `at` or holds it.
    pub(super) fn numeral_at(&self, at: usize) -> Option<usize> {
        let idx = self.numerals.partition_point(|n| n.tokens.end <= at);
        self.numerals
            .get(idx)
            .filter(|n| n.tokens.start <= at)
            .map(|_| idx)
    }

    /// Whether a number word or digits stand at token `at`.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.numeral_at(at)
            .is_some_and(|idx| !self.numerals[idx].implied)
    }
}

impl<'a> Deref for Numbered<'a> {
    type Target = Tokenized<'a>;

    fn deref(&self) -> &Self::Target {
        &self.tokenized
    }
}
