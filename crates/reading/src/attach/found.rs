//! A figure on its way: its number, and the places of what was found for it.

use std::ops::Range;

use super::super::rules::FigureDraft;
use super::phrase::Noun;
use tally_language::lexicon::Hedge;

/// A figure on its way: the number and the places of what was found for it.
pub(super) struct FoundParts {
    /// The number.
    pub(super) draft: FigureDraft,
    /// Its hedge and where that stands.
    pub(super) hedge: Option<(Range<usize>, Hedge)>,
    /// What is counted.
    pub(super) counted: Option<Noun>,
    /// What the other of word order and tree says is counted.
    pub(super) other: Option<Noun>,
}
