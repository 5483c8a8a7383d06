//! Strings, whatever their language: spans of bytes, tokens, characters, and where two texts differ.

mod case;
mod differ;
mod digit;
mod line;
mod run;
mod span;
mod token;

pub use case::sentence_case;
pub use differ::differing;
pub use digit::{digit, is_vulgar_fraction};
pub use line::one_line;
pub(crate) use run::{Run, is_closing};
pub use span::{CodePoints, Span};
pub use token::{Token, TokenKind, is_apostrophe, tokens};
