//! Looks at the tokens around a place.

use super::token::is_apostrophe;
use super::{Token, TokenKind};

/// The tokens, with looks past the ends allowed.
pub(crate) struct Run<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
}

impl<'a> Run<'a> {
    /// Token `at` as written; empty past the ends.
    pub(crate) fn raw(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether token `at` stands right behind the token before it.
    pub(crate) fn glued(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Whether the sign `sign` stands at `at`, right behind the token before it.
    pub(crate) fn tied(&self, at: usize, sign: &str) -> bool {
        self.glued(at) && self.raw(at) == sign
    }

    pub(crate) fn is_digits(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Digits)
    }

    /// Whether token `at` is letters that do not start with an apostrophe.
    pub(crate) fn is_letters(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word) && !self.raw(at).starts_with(is_apostrophe)
    }

    /// Whether token `at` is letters of which the first is small.
    pub(crate) fn is_lower(&self, at: usize) -> bool {
        self.is_letters(at) && self.raw(at).starts_with(char::is_lowercase)
    }

    /// Whether nothing but closing signs comes after token `at`.
    pub(crate) fn closes_sentence(&self, at: usize) -> bool {
        let rest = self.tokens.get(at + 1..).unwrap_or(&[]);
        rest.len() < 4
            && rest
                .iter()
                .all(|token| is_closing(token.span.of(self.text)))
    }
}

/// Signs that may stand behind the stop of a sentence.
pub(crate) fn is_closing(sign: &str) -> bool {
    matches!(sign, "\"" | "'" | "”" | "’" | ")" | "]" | "»")
}
