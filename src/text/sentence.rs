//! Sentences of a paragraph.

use super::{Token, TokenKind};

/// Short forms whose dot does not end a sentence; sorted.
const SHORT_FORMS: [&str; 62] = [
    "adm", "apr", "aug", "ave", "brig", "bros", "capt", "cmdr", "co", "col", "corp", "cpl", "dec",
    "dept", "dr", "est", "etc", "feb", "fig", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "jul",
    "jun", "lt", "ltd", "maj", "mar", "messrs", "mln", "mr", "mrs", "ms", "mt", "no", "nos", "nov",
    "oct", "pfc", "pp", "prof", "pvt", "rep", "reps", "rev", "rs", "sec", "sen", "sens", "sep",
    "sept", "sgt", "sr", "st", "supt", "univ", "vol", "vs",
];

/// Words that start a sentence more often than they follow an abbreviation such as "U.S."; sorted.
const STARTERS: [&str; 34] = [
    "A", "About", "After", "All", "Although", "An", "And", "As", "At", "Before", "But", "By",
    "For", "He", "His", "However", "I", "If", "In", "It", "Its", "More", "No", "On", "One", "She",
    "Some", "That", "The", "There", "They", "This", "We", "When",
];

/// The sentences that `tokens` of one paragraph make, in order, without the white space between them.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        if let Some(end) = end_at(text, tokens, at) {
            found.push(start..end);
            start = end;
            at = end;
        } else {
            at += 1;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// The first token after a sentence that ends with token `at`.
fn end_at(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let sign = tokens[at].span.of(text);
    let abbreviation = tokens[at].kind == TokenKind::Word && sign.ends_with('.');
    if !abbreviation && !matches!(sign, "." | "!" | "?" | "…") {
        return None;
    }
    let mut end = at + 1;
    while end < tokens.len() && !tokens[end].spaced && closes(tokens[end].span.of(text)) {
        end += 1;
    }
    let next = tokens.get(end)?;
    let starts = starts_sentence(text, tokens, end);
    if !next.spaced || !starts {
        return None;
    }
    let next_word = next.span.of(text);
    if abbreviation && end == at + 1 {
        return STARTERS.binary_search(&next_word).is_ok().then_some(end);
    }
    if sign == "." && end == at + 1 && is_short_form(text, tokens, at) {
        return None;
    }
    Some(end)
}

/// Whether the dot at `at` belongs to a short form or an initial.
fn is_short_form(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|idx| tokens[idx]) else {
        return false;
    };
    let word = before.span.of(text);
    if before.kind != TokenKind::Word || tokens[at].spaced {
        return false;
    }
    let initial = word.chars().count() == 1 && word != "I";
    initial
        || SHORT_FORMS
            .binary_search(&word.to_lowercase().as_str())
            .is_ok()
}

/// Signs that close a sentence after its dot.
fn closes(sign: &str) -> bool {
    matches!(
        sign,
        "\"" | "'" | "”" | "’" | ")" | "]" | "»" | "." | "!" | "?" | "…"
    )
}

/// Whether a sentence can start with the token at `at`.
fn starts_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    match token.kind {
        TokenKind::Digits => true,
        TokenKind::Word => token.span.of(text).starts_with(char::is_uppercase),
        TokenKind::Sign => !matches!(
            token.span.of(text),
            "," | ";" | ":" | ")" | "]" | "." | "!" | "?"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Span, tokens};
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text, Span::new(0, text.len()));
        let found: Vec<&str> = sentences(text, &tokens)
            .into_iter()
            .map(|range| {
                tokens[range.start]
                    .span
                    .cover(tokens[range.end - 1].span)
                    .of(text)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_dot_that_ends_no_sentence_is_passed_over() {
        check(
            "Mr. Hill paid $2.5 million. No. 5 was U.S. built. It sank at 9 p.m. Three died.",
            &[
                "Mr. Hill paid $2.5 million.",
                "No. 5 was U.S. built.",
                "It sank at 9 p.m. Three died.",
            ],
        );
    }

    #[test]
    fn quotation_marks_belong_to_the_sentence_that_they_close() {
        check(
            "“Run!” he said. \"All safe.\" 20 left.",
            &["“Run!” he said.", "\"All safe.\"", "20 left."],
        );
    }

    #[test]
    fn the_word_lists_are_sorted() {
        assert!(SHORT_FORMS.is_sorted() && STARTERS.is_sorted());
    }
}
