//! Where a figure holds.

use super::Phrase;
use tally_language::text::Span;

/// Where a figure holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// As worded, or the name that "the city" stands for.
    pub text: String,
    /// Where it is worded.
    pub span: Span,
    /// What it lies in by the article's own words, from the inside out.
    pub within: Vec<Phrase>,
    /// By which part of the text.
    pub told: PlaceSource,
}

/// Which part of the text tells a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceSource {
    /// The clause of the figure, or its sentence.
    Here,
    /// The sentence before, on which this one goes on.
    Before,
    /// The dateline alone, which tells where the report was written.
    Dateline,
}

impl Place {
    /// The place, where the words around the figure tell it and not the dateline alone.
    pub fn told_here(&self) -> Option<&Self> {
        (self.told == PlaceSource::Here).then_some(self)
    }
}
