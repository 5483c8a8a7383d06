//! Sentences of a paragraph.

use std::ops::Range;

use super::is;
use crate::lexicon::{WordClass, calendar};
use crate::text::{Run, Token, TokenKind, is_closing};

/// How many words a speaker's name may have before "said" behind a quotation.
const LONGEST_NAME: usize = 4;

/// The sentences that `tokens` of one paragraph make, in order, without the white space between them.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let run = Run { text, tokens };
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let end = after_stop(&run, at);
        let ends = match end {
            Some(end) => end < tokens.len() && ends_sentence(&run, start, at, end),
            // A bullet opens a sentence of its own.
            None => opens_item(&run, at + 1),
        };
        at = end.unwrap_or(at + 1);
        if ends {
            found.push(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

/// Where the stop that token `at` starts or ends with is over, with the signs that close a quotation; `None` where it
/// is no stop.
fn after_stop(run: &Run<'_>, at: usize) -> Option<usize> {
    let sign = run.raw(at);
    if !is_stop(sign) && !is_dotted(run, at) {
        return None;
    }
    let mut end = at + 1;
    while run.glued(end) && (is_closing(run.raw(end)) || is_stop(run.raw(end))) {
        end += 1;
    }
    // The numbers of notes belong to what they stand behind: "It sank. [4] He".
    while run.raw(end) == "[" && run.is_digits(end + 1) && run.tied(end + 2, "]") {
        end += 3;
    }
    Some(end)
}

fn is_stop(sign: &str) -> bool {
    matches!(sign, "." | "!" | "?" | "…")
}

/// Whether token `at` is a short form of letters and dots: "U.S.".
fn is_dotted(run: &Run<'_>, at: usize) -> bool {
    run.kind(at) == Some(TokenKind::Word) && run.raw(at).ends_with('.')
}

/// Whether the sentence from `start` ends with the stop at `at`, which is over at `end`.
fn ends_sentence(run: &Run<'_>, start: usize, at: usize, end: usize) -> bool {
    if run.glued(end) {
        return is_missing_space(run, at, end);
    }
    // "… and so on" starts with its dots.
    let leads = at == start && matches!(run.raw(at), "." | "…");
    if leads || is_list_number(run, start, at) {
        return false;
    }
    if opens_item(run, end) {
        return true;
    }
    let closed = (at + 1..end).any(|idx| is_closing(run.raw(idx)));
    let plain = end == at + 1;
    if run.is_lower(end) {
        return starts_small(run, at, end);
    }
    if !may_start(run, end) {
        return false;
    }
    match run.raw(at) {
        "!" | "?" | "…" if closed => !is_said(run, end),
        "." if plain => !is_short_form(run, at, end),
        "." | "!" | "?" | "…" => true,
        _ => !plain || ends_dotted(run, at, end),
    }
}

/// "It sank.Three died": a space was lost between a word and a capital.
fn is_missing_space(run: &Run<'_>, at: usize, end: usize) -> bool {
    let small = |idx: usize| run.is_lower(idx) && run.raw(idx).chars().nth(1).is_some();
    let capital = |idx: usize| {
        let mut letters = run.raw(idx).chars();
        run.kind(idx) == Some(TokenKind::Word)
            && letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    let quoted = end == at + 2 && run.raw(at + 1) == "”";
    let ended = at > 0 && run.glued(at) && small(at - 1) && run.raw(at) == ".";
    let address = run.tied(end + 1, ".") || run.tied(end + 1, "/") || run.tied(end + 1, "@");
    ended && (end == at + 1 || quoted) && capital(end) && !address
}

/// Whether the stop at `at` is that of a number or a letter alone before it: "3. The bridge".
fn is_list_number(run: &Run<'_>, start: usize, at: usize) -> bool {
    if run.raw(at) != "." || at == start || at > start + 4 {
        return false;
    }
    (start..at).all(|idx| {
        let word = run.raw(idx);
        let letter = run.is_letters(idx) && word.chars().nth(1).is_none() && word != "I";
        run.is_digits(idx) || word == "." || is_bullet(word) || (letter && at == start + 1)
    })
}

/// Whether a sentence starts in lower case at `end`, behind the stop at `at`: only where nothing else is likely.
fn starts_small(run: &Run<'_>, at: usize, end: usize) -> bool {
    let next = run.raw(end);
    if matches!(next, "http" | "https" | "www") {
        return true;
    }
    let before = at.saturating_sub(1);
    match run.raw(at) {
        "." if end == at + 1 && run.glued(at) => {
            let word = run.raw(before);
            let short =
                is(WordClass::DottedTitle, word) || is(WordClass::ShortForm, word) || word == "no";
            let long = word.len() > 2 || is(WordClass::EndsBeforeSmallLetter, word);
            run.is_lower(before) && long && !short && word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        }
        "!" | "?" => (at + 1..end).all(|idx| matches!(run.raw(idx), "!" | "?")),
        _ => false,
    }
}

/// Whether a sentence can start with the token at `at`, which is no word in lower case.
fn may_start(run: &Run<'_>, at: usize) -> bool {
    match run.raw(at) {
        "." => run.tied(at + 1, "."),
        "," | ";" | ":" | ")" | "]" | "!" | "?" | "%" | "/" => false,
        "-" | "–" | "—" | "(" => !run.is_lower(at + 1),
        _ => true,
    }
}

/// Whether the sign at `at` opens an item of a list.
fn opens_item(run: &Run<'_>, at: usize) -> bool {
    let apart = !run.glued(at) && !run.glued(at + 1) && at + 1 < run.tokens.len();
    apart && is_bullet(run.raw(at))
}

fn is_bullet(sign: &str) -> bool {
    matches!(sign, "•" | "▪" | "●" | "■" | "◦" | "‣")
}

/// Whether a name and a verb of saying stand at `at`: "“Run!” Ann Hill said".
fn is_said(run: &Run<'_>, at: usize) -> bool {
    let names = (at..at + LONGEST_NAME)
        .take_while(|idx| run.is_letters(*idx) && !run.is_lower(*idx))
        .count();
    names > 0 && is(WordClass::SayingAfterQuote, run.raw(at + names)) && run.is_lower(at + names)
}

/// Whether the dot at `at` belongs to a short form or an initial, and the sentence goes on at `next`.
fn is_short_form(run: &Run<'_>, at: usize, next: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| run.glued(at)) else {
        return false;
    };
    if !run.is_letters(before) {
        return false;
    }
    let word = run.raw(before);
    let numbered = is(WordClass::ShortFormBeforeNumber, word) && run.is_digits(next);
    if numbered {
        return true;
    }
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    // The "F" of "106F" is no initial, nor is the "h" of "km/h".
    let alone = !(run.glued(before) && run.is_digits(before.saturating_sub(1)));
    let initial = letters.next().is_none() && capital && alone && word != "I";
    if initial {
        return !opens(run, next);
    }
    if is(WordClass::DottedTitle, word) {
        // "St." may be a street.
        return (capital && word != "St") || !opens(run, next);
    }
    let short =
        is(WordClass::ShortForm, word) && (capital || !is(WordClass::ShortFormOrWord, word));
    short && word != "etc" && !opens(run, next)
}

/// Whether the dotted short form at `at` ends a sentence before `next`.
fn ends_dotted(run: &Run<'_>, at: usize, next: usize) -> bool {
    if is(WordClass::DottedInsideSentence, run.raw(at)) {
        return false;
    }
    if is(WordClass::HalfDay, run.raw(at)) {
        let zone = run.raw(next).len() <= 4 && !run.raw(next).contains(char::is_lowercase);
        return run.is_letters(next) && !is_time(run.raw(next)) && (!zone || opens(run, next));
    }
    opens(run, next)
}

/// Whether `word`, with a capital, goes on telling a time: a day, a month, a zone.
fn is_time(word: &str) -> bool {
    let word = word.to_lowercase();
    calendar().month(&word).is_some()
        || calendar().weekday(&word).is_some()
        || calendar().zone(&[&word]).is_some()
        || WordClass::TimeIfCapital.has(&word)
}

/// Whether a word that starts a sentence rather than a name stands at `at`, a quotation mark before it or not.
fn opens(run: &Run<'_>, at: usize) -> bool {
    let at = at + usize::from(matches!(run.raw(at), "\"" | "“" | "‘" | "'" | "("));
    // Not the "A" of "Mr. A. Hill", nor "No. 5".
    let short = run.tied(at + 1, ".") && (run.raw(at).len() == 1 || run.is_digits(at + 2));
    run.is_letters(at) && !run.is_lower(at) && is(WordClass::SentenceStarter, run.raw(at)) && !short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, tokens};

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
                "It sank at 9 p.m.",
                "Three died.",
            ],
        );
    }

    #[test]
    fn a_short_form_ends_a_sentence_where_the_next_word_starts_one() {
        check(
            "He left Oak Inc. The firm of J. Hill, St. Ives, lost $2.5m. It has no Gen. Moss. In the 1970s. They died.",
            &[
                "He left Oak Inc.",
                "The firm of J. Hill, St. Ives, lost $2.5m.",
                "It has no Gen. Moss.",
                "In the 1970s.",
                "They died.",
            ],
        );
        check(
            "It fell in the U.S. But Mr. A. Hill came at 9 p.m. Monday on Jan. 5 from the U.S. Army.",
            &[
                "It fell in the U.S.",
                "But Mr. A. Hill came at 9 p.m. Monday on Jan. 5 from the U.S. Army.",
            ],
        );
    }

    #[test]
    fn lists_and_lost_spaces_are_seen() {
        check(
            "3. The bridge • 20 boats • ten cars",
            &["3. The bridge", "• 20 boats", "• ten cars"],
        );
        check(
            "It sank.Three died. See example.com or U.S.Army… and so on.",
            &[
                "It sank.",
                "Three died.",
                "See example.com or U.S.Army… and so on.",
            ],
        );
        check(
            "OAKHAM, Jan. 5 (Agency) — It sank. [4] no one. … 20 left",
            &[
                "OAKHAM, Jan. 5 (Agency) — It sank. [4] no one.",
                "… 20 left",
            ],
        );
    }

    #[test]
    fn what_is_said_goes_on_behind_a_question() {
        check(
            "“Who was it?” Ann Hill asked. “Run!” The boat sank. Was it?” she said. \"No.\"",
            &[
                "“Who was it?” Ann Hill asked.",
                "“Run!”",
                "The boat sank.",
                "Was it?” she said.",
                "\"No.\"",
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
}
