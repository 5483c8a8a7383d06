//! A paragraph with the trees of its sentences: all that `attach` sees.

use std::ops::Deref;

use super::numbered::Numbered;
use tally_language::syntax::Tree;

/// A paragraph whose sentences are parsed, as far as someone will look at their trees.
pub(super) struct Scan<'a> {
    /// The paragraph with its numerals.
    numbered: Numbered<'a>,
    /// The trees of its sentences, where they have one.
    pub(super) trees: Vec<Option<Tree>>,
}

impl<'a> Scan<'a> {
    /// Lays trees beside the sentences of a paragraph, in their order; those past the last one have none.
    pub(super) const fn new(numbered: Numbered<'a>, trees: Vec<Option<Tree>>) -> Self {
        Self { numbered, trees }
    }
}

impl<'a> Deref for Scan<'a> {
    type Target = Numbered<'a>;

    fn deref(&self) -> &Self::Target {
        &self.numbered
    }
}
