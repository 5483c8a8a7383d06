//! The words that a figure was read from, marked in the text.

use super::widgets::marked::{MarkLook, TextMark};
use tally_language::text::{Span, sentence_case};
use tally_reading::{Evidence, Figure};

/// Marks for the words outside the number that parts of `figure` were read from, as far as they lie within `shown`;
/// their places count from its start. `taken` are marks that stand there already and are not overlaid.
pub fn marks(figure: &Figure, shown: Span, taken: &[TextMark]) -> Vec<TextMark> {
    let mut marks: Vec<TextMark> = Vec::new();
    for one in &figure.evidence {
        let inside = shown.contains(one.span) && !one.span.overlaps(figure.span);
        if !inside || one.part == Evidence::OTHERWISE {
            continue;
        }
        let span = Span::new(one.span.start - shown.start, one.span.end - shown.start);
        if taken.iter().any(|mark| mark.span.overlaps(span)) {
            continue;
        }
        let hint = format!("{}: {}", sentence_case(one.part), one.rule);
        if let Some(mark) = marks.iter_mut().find(|mark| mark.span == span) {
            if !mark.hint.contains(&hint) {
                mark.hint = format!("{}\n{hint}", mark.hint);
            }
        } else if !marks.iter().any(|mark| mark.span.overlaps(span)) {
            marks.push(TextMark {
                span,
                look: MarkLook::Words,
                name: None,
                hint,
            });
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::marks;
    use tally_article::load;
    use tally_language::text::Span;
    use tally_reading::read;

    #[test]
    fn words_outside_the_number_are_marked_with_the_rules_that_took_them() {
        let text = "Ann Hill said on Monday that 40 boats were sunk.";
        let reading = read(&load("a.txt", text.as_bytes()).unwrap());
        let marks = marks(&reading.figures[0], Span::new(0, text.len()), &[]);
        let words: Vec<&str> = marks.iter().map(|mark| mark.span.of(text)).collect();
        assert!(words.contains(&"Ann Hill"), "{words:?}");
        assert!(words.contains(&"sunk"), "{words:?}");
        assert!(!words.contains(&"boats"), "{words:?}");
        assert!(marks.iter().all(|mark| mark.hint.contains(": ")));
    }
}
