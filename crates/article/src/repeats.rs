//! Finds paragraphs that say again, word for word, what an earlier one of the same article said.

use std::collections::BTreeMap;

use crate::article::{Paragraph, ParagraphKind};

/// Shorter paragraphs ("He laughed.") recur without being copies.
const MIN_WORDS: usize = 8;

/// Marks every repeat with the paragraph that it repeats.
pub(super) fn mark(text: &str, paragraphs: &mut [Paragraph]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (idx, paragraph) in paragraphs.iter_mut().enumerate() {
        if !paragraph.kind.is_read() {
            continue;
        }
        let Some(words) = folded(paragraph.span.of(text)) else {
            continue;
        };
        match seen.get(&words) {
            Some(&of) => paragraph.kind = ParagraphKind::Repeat { of },
            None => {
                seen.insert(words, idx);
            }
        }
    }
}

/// The words without case, spacing and punctuation; `None` where they are too few.
/// Signs that change a number ("-20", "€5") stay.
fn folded(text: &str) -> Option<String> {
    let mut words = 0;
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let word = without_punctuation(word);
        if word.is_empty() {
            continue;
        }
        words += 1;
        push_folded(&mut folded, word);
        folded.push(' ');
    }
    (words >= MIN_WORDS).then_some(folded)
}

fn without_punctuation(word: &str) -> &str {
    let is_bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    if is_bare(word.as_bytes().first()) && is_bare(word.as_bytes().last()) {
        return word; // Most words, and the trimming below is slow.
    }
    word.trim_matches(|character| ".,;:!?'\"()[]‘’“”«»…".contains(character))
}

fn push_folded(folded: &mut String, word: &str) {
    if word.is_ascii() {
        let start = folded.len();
        folded.push_str(word);
        folded[start..].make_ascii_lowercase();
    } else {
        folded.extend(
            word.chars()
                .flat_map(char::to_lowercase)
                .map(|character| match character {
                    '’' | '‘' => '\'',
                    other => other,
                }),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    #[track_caller]
    fn check(text: &str, expected: &[Option<usize>]) {
        let found: Vec<Option<usize>> = load("a.txt", text.as_bytes())
            .unwrap()
            .paragraphs
            .iter()
            .map(|paragraph| match paragraph.kind {
                ParagraphKind::Repeat { of } => Some(of),
                _ => None,
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_same_words_are_a_repeat_whatever_their_case_and_spacing() {
        check(
            "The bridge was shut to all lorries over 12 tonnes.\n\
             Nobody was hurt.\n\
             THE BRIDGE was shut  to all lorries over “12 tonnes”.\n\
             Nobody was hurt.",
            &[None, None, Some(0), None],
        );
    }

    #[test]
    fn another_number_is_no_repeat() {
        check(
            "Nurses at the clinic treated 12 people in one night.\n\
             Nurses at the clinic treated 13 people in one night.\n\
             Nurses at the clinic treated 1.2 people in one night.\n\
             Nurses at the clinic treated -12 people in one night.",
            &[None, None, None, None],
        );
    }
}
