//! Strings cut into paragraphs, sentences, tokens and words; everything is a byte [`Span`] into the text.

mod case;
mod contractions;
mod differ;
mod digit;
mod line;
mod lists;
mod run;
mod sentence;
mod span;
mod token;
mod words;

pub use case::sentence_case;
pub use differ::differing;
pub use digit::digit;
pub use line::one_line;
pub use sentence::sentences;
pub use span::{CodePoints, Span};
pub use token::{Token, TokenKind, is_apostrophe, tokens};
pub use words::words;
