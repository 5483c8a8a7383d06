//! A figure's quotation with the paragraph around it, cut to what a footnote can hold.

use super::sheet::SheetQuotation;
use tally_article::Article;
use tally_language::text::{CodePoints, Span};
use tally_reading::Figure;

/// How many characters of a sentence are quoted on each side of its mention.
const SENTENCE_CHARS: usize = 600;
/// How many characters of the paragraph are shown on each side of the sentence.
const CONTEXT_CHARS: usize = 300;

/// Quotes `figure` from `article`; what does not fit is cut at a space, with an ellipsis.
pub(super) fn quote(figure: &Figure, article: &Article, points: &CodePoints) -> SheetQuotation {
    let text: &str = &article.text;
    let paragraph = article
        .paragraphs
        .get(figure.paragraph)
        .map_or(figure.sentence, |paragraph| {
            paragraph.span.cover(figure.sentence)
        });
    let part = |start, end| Span::new(start, end).of(text);
    let (before, cut_before) = tail(
        part(figure.sentence.start, figure.span.start),
        SENTENCE_CHARS,
    );
    let (after, cut_after) = head(part(figure.span.end, figure.sentence.end), SENTENCE_CHARS);
    let (context_before, _) = tail(part(paragraph.start, figure.sentence.start), CONTEXT_CHARS);
    let (context_after, _) = head(part(figure.sentence.end, paragraph.end), CONTEXT_CHARS);
    let in_points = |span: Span| Span::new(points.before(span.start), points.before(span.end));
    SheetQuotation {
        context_before: if cut_before {
            String::new()
        } else {
            context_before
        },
        before,
        mention: figure.span.of(text).to_owned(),
        after,
        context_after: if cut_after {
            String::new()
        } else {
            context_after
        },
        span: figure.span,
        points: in_points(figure.span),
        sentence_points: in_points(figure.sentence),
    }
}

/// The last `chars` characters at most, and whether that is less than all.
fn tail(text: &str, chars: usize) -> (String, bool) {
    let Some((at, _)) = text.char_indices().rev().nth(chars) else {
        return (text.to_owned(), false);
    };
    let kept = &text[at..];
    let from = kept.find(char::is_whitespace).unwrap_or(0);
    (format!("…{}", &kept[from..]), true)
}

/// The first `chars` characters at most, and whether that is less than all.
fn head(text: &str, chars: usize) -> (String, bool) {
    let Some((at, _)) = text.char_indices().nth(chars) else {
        return (text.to_owned(), false);
    };
    let kept = &text[..at];
    let to = kept.rfind(char::is_whitespace).unwrap_or(at);
    (format!("{}…", &kept[..to]), true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{article, figure};

    #[test]
    fn a_quotation_is_the_text_itself_with_its_place_in_code_points() {
        let text = "Où? About 70 pumps failed.";
        let one = figure(text, "About 70 pumps", "70");
        let quoted = quote(&one, &article(text), &CodePoints::new(text));
        assert_eq!(quoted.sentence(), text);
        assert_eq!(quoted.points, Span::new(4, 18));
        assert_eq!(quoted.span, Span::new(5, 19));
    }

    #[test]
    fn a_sentence_without_end_is_cut_around_its_number() {
        let text = format!("{} 70 pumps {}", "word ".repeat(5_000), "x".repeat(10_000));
        let one = figure(&text, "70 pumps", "70");
        let quoted = quote(&one, &article(&text), &CodePoints::new(&text));
        assert!(quoted.before.starts_with("… word ") && quoted.before.ends_with("word  "));
        assert!(quoted.after.ends_with('…') && quoted.after.len() < 700);
        assert_eq!(quoted.mention, "70 pumps");
    }
}
