//! Tokens: runs of letters, runs of digits, single signs.

use super::{Span, digit};

/// The smallest piece of text that rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space, or nothing, comes before it.
    pub spaced: bool,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with an apostrophe inside ("don't") or dots between single letters ("U.S."); "'s" is one of its own.
    Word,
    /// Decimal digits of any script.
    Digits,
    /// Any other single character that is not white space.
    Sign,
}

/// Whether `c` is used as an apostrophe.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The tokens of `within`, in order; together they hold every character that is not white space.
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let part = within.of(text);
    let mut found = Vec::with_capacity(part.len() / 5);
    let mut at = 0;
    let mut spaced = true;
    while let Some(c) = part[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            spaced = true;
            continue;
        }
        let (kind, len) = next(&part[at..], c, spaced);
        let start = within.start + at;
        found.push(Token {
            span: Span::new(start, start + len),
            kind,
            spaced,
        });
        at += len;
        spaced = false;
    }
    found
}

/// Kind and length of the token that `rest` starts with; `c` is its first character.
fn next(rest: &str, c: char, spaced: bool) -> (TokenKind, usize) {
    if digit(c).is_some() {
        let digits = rest.chars().take_while(|c| digit(*c).is_some());
        return (TokenKind::Digits, digits.map(char::len_utf8).sum());
    }
    if c.is_alphabetic() {
        return (TokenKind::Word, dotted(rest).unwrap_or_else(|| word(rest)));
    }
    if is_apostrophe(c)
        && !spaced
        && let Some(len) = possessive(rest)
    {
        return (TokenKind::Word, len);
    }
    (TokenKind::Sign, c.len_utf8())
}

/// Length of "'s" at the start of `rest`.
fn possessive(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices();
    chars.next().filter(|(_, c)| is_apostrophe(*c))?;
    let (at, _) = chars.next().filter(|(_, c)| matches!(c, 's' | 'S'))?;
    let ends = chars.next().is_none_or(|(_, c)| !c.is_alphanumeric());
    ends.then_some(at + 1)
}

/// Length of "U.S.", "a.m.", "D.C": single letters with dots between them.
fn dotted(rest: &str) -> Option<usize> {
    let mut chars = rest.chars().peekable();
    let (mut len, mut letters) = (0, 0);
    while let Some(letter) = chars.next_if(|c| c.is_alphabetic()) {
        if chars.peek() != Some(&'.') {
            // "D.C" may end without its dot, "a.mixture" is no abbreviation.
            let ends = chars.peek().is_none_or(|c| !c.is_alphanumeric());
            return (letters > 0 && ends).then_some(len + letter.len_utf8());
        }
        chars.next();
        letters += 1;
        len += letter.len_utf8() + 1;
    }
    (letters > 1).then_some(len)
}

/// Length of the letters at the start of `rest`, apostrophes inside included, "'s" at the end left out.
fn word(rest: &str) -> usize {
    let mut len = 0;
    for (at, c) in rest.char_indices() {
        if is_letter(c) {
            len = at + c.len_utf8();
        } else if is_apostrophe(c) && at == len && possessive(&rest[at..]).is_none() {
            let follows = rest[at + c.len_utf8()..].chars().next();
            if !follows.is_some_and(char::is_alphabetic) {
                break;
            }
            len = at + c.len_utf8();
        } else {
            break;
        }
    }
    len
}

/// Letters, and the marks that belong to the letter before them.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = tokens(text, Span::new(0, text.len()))
            .iter()
            .map(|token| token.span.of(text))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn letters_digits_and_signs_are_apart() {
        check(
            "-20°C, 2.5m",
            &["-", "20", "°", "C", ",", "2", ".", "5", "m"],
        );
        check("a four-year war", &["a", "four", "-", "year", "war"]);
    }

    #[test]
    fn abbreviations_and_possessives_keep_together() {
        check(
            "U.S. troops at 9 a.m.",
            &["U.S.", "troops", "at", "9", "a.m."],
        );
        check("Chile’s don't", &["Chile", "’s", "don't"]);
        check("the boys' 5", &["the", "boys", "'", "5"]);
    }

    #[test]
    fn odd_signs_are_signs() {
        check("👍5\u{200b}x", &["👍", "5", "\u{200b}", "x"]);
    }
}
