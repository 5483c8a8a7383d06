//! Tells headlines and headings from running text by their shape.

use crate::article::{Paragraph, ParagraphKind};
use crate::stamps;

/// A headline of more characters is a sentence.
const MAX_HEADLINE: usize = 160;
/// A heading of more words is a sentence.
const MAX_HEADING_WORDS: usize = 12;
/// A heading stands above at least this many words.
const MIN_BODY_WORDS: usize = 10;

/// Marks the headline, its second line, and the headings, unless the format has marked a headline.
pub(super) fn mark(text: &str, paragraphs: &mut [Paragraph]) {
    let read: Vec<usize> = (0..paragraphs.len())
        .filter(|idx| paragraphs[*idx].kind.is_read())
        .collect();
    let of = |idx: usize| paragraphs[idx].span.of(text);
    let is_marked = paragraphs
        .iter()
        .any(|paragraph| paragraph.kind == ParagraphKind::Headline);
    let mut marks: Vec<(usize, ParagraphKind)> = Vec::new();
    if !is_marked
        && let [first, second, ..] = read[..]
        && is_headline(of(first), of(second))
    {
        marks.push((first, ParagraphKind::Headline));
        if read.len() > 2 && is_second_line(of(second)) {
            marks.push((second, ParagraphKind::Headline));
        }
    }
    let body = marks.len();
    for (at, idx) in read.iter().enumerate().skip(body.max(1)) {
        let Some(next) = read.get(at + 1) else { break };
        let is_body = paragraphs[*idx].kind == ParagraphKind::Body;
        if is_body && is_heading(of(*idx), of(*next)) {
            marks.push((*idx, ParagraphKind::Heading));
        }
    }
    for (idx, kind) in marks {
        paragraphs[idx].kind = kind;
    }
}

/// Short and without a full stop, or plainly set above a dateline.
fn is_headline(line: &str, next: &str) -> bool {
    let short = line.chars().nth(MAX_HEADLINE).is_none()
        && line.chars().any(char::is_alphabetic)
        && !line.contains('\t');
    let is_open = !ends_as_sentence(line) && !line.ends_with([',', ';', ':']);
    short
        && (is_open || is_title_case(line) || stamps::dateline(next).is_some())
        && stamps::dateline(line).is_none()
}

fn is_second_line(line: &str) -> bool {
    is_headline(line, "") && !line.starts_with(['"', '“', '\'', '‘', '•', '-', '–', '*'])
}

/// A short line without an end, above running text.
fn is_heading(line: &str, next: &str) -> bool {
    let starts_well = line
        .chars()
        .next()
        .is_some_and(|character| character.is_uppercase() || character.is_numeric());
    starts_well
        && line.split_whitespace().nth(MAX_HEADING_WORDS).is_none()
        && !ends_as_sentence(line)
        && !line.ends_with([',', ';', ':', '…', '-', '–', '—'])
        && next.split_whitespace().nth(MIN_BODY_WORDS - 1).is_some()
        && ends_as_sentence(next)
}

/// Whether it ends in a full stop or a quotation's end; a question or a cry may be a headline.
fn ends_as_sentence(line: &str) -> bool {
    let inner = line.trim_end_matches(['"', '”', '\'', '’', ')']);
    inner.ends_with(['.', '…']) || (inner.len() < line.len() && inner.ends_with(['?', '!', ',']))
}

/// Whether nearly all longer words start with a capital, as in "What We Know of the Flood in Port St."
fn is_title_case(line: &str) -> bool {
    let (mut capital, mut all) = (0, 0);
    for word in line
        .split_whitespace()
        .filter(|word| word.chars().count() > 3)
    {
        all += 1;
        capital += usize::from(
            word.chars()
                .find(|character| character.is_alphabetic())
                .is_some_and(char::is_uppercase),
        );
    }
    all >= 3 && capital * 10 >= all * 8
}

#[cfg(test)]
mod tests {
    use crate::{ParagraphKind, load};

    /// One letter for each paragraph: `H`eadline, `h`eading, `b`ody, `f`urniture.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let article = load("a.txt", text.as_bytes()).unwrap();
        let found: String = article
            .paragraphs
            .iter()
            .map(|paragraph| match paragraph.kind {
                ParagraphKind::Headline => 'H',
                ParagraphKind::Heading => 'h',
                ParagraphKind::Body => 'b',
                _ => 'f',
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    const BODY: &str = "The river rose by 4 metres in a single night, the mayor told reporters.";

    #[test]
    fn the_first_short_line_is_the_headline() {
        check(&format!("River bursts its banks; 12 missing\n{BODY}"), "Hb");
        check(
            &format!("River bursts its banks\nTwelve people still missing\n\n{BODY}"),
            "HHb",
        );
        check(&format!("Why did the dam fail?\n{BODY}"), "Hb");
        check(
            &format!("What We Know About the Flood in Port St. Ann, Fla.\n{BODY}"),
            "Hb",
        );
        check(
            &format!("Rescuers search for the last missing.\nPORT ANN: {BODY}"),
            "Hb",
        );
    }

    #[test]
    fn a_sentence_is_no_headline() {
        check(&format!("{BODY}\n{BODY}x"), "bb");
        check("Twelve people are missing", "b");
        check(&format!("“It is over,” she said.\n{BODY}"), "bb");
    }

    #[test]
    fn headings_stand_above_running_text() {
        check(
            &format!("River bursts its banks\n{BODY}\nWhat comes next\n{BODY} Help came."),
            "Hbhb",
        );
        check(
            &format!("River bursts its banks\n{BODY}\nBread\nWater\nMilk"),
            "Hbbbb",
        );
    }

    #[test]
    fn a_dated_line_between_headline_and_text_is_a_notice() {
        check(
            &format!("River bursts its banks\n\nTuesday 2 Jul 2030\n{BODY}"),
            "Hfb",
        );
    }
}
