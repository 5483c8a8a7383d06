//! Strings cut into paragraphs, sentences and tokens; everything is a byte [`Span`] into the text.

mod sentence;
mod span;
mod token;

pub use sentence::sentences;
pub use span::{CodePoints, Span};
pub use token::{Token, TokenKind, is_apostrophe, tokens};
