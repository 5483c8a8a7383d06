//! Strings cut into paragraphs, sentences and tokens; everything is a byte [`Span`] into the text.

mod span;

pub use span::{CodePoints, Span};
