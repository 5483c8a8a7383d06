//! Articles cut in two and put together: an analyst's second word on how a file is cut.

use std::sync::Arc;

use crate::article::{Article, LeftOut, Paragraph, ParagraphKind, content_hash, id_of};
use crate::metadata::Metadata;
use crate::stamps;
use tally_language::text::Span;

/// The two articles that `article` makes when it is cut before paragraph `at`; `None` where one would have no text.
pub fn cut(article: &Article, at: usize) -> Option<[Article; 2]> {
    let (first, second) = article.paragraphs.split_at_checked(at)?;
    let is_text =
        |paragraphs: &[Paragraph]| paragraphs.iter().any(|paragraph| paragraph.kind.is_read());
    if !is_text(first) || !is_text(second) {
        return None;
    }
    let end = first.last()?.span.end;
    let start = second.first()?.span.start;
    let parted = if article.path.contains('#') { '.' } else { '#' };
    let head = part(
        article,
        Span::new(0, end),
        first,
        format!("{}{parted}1", article.path),
        article.metadata.clone(),
    );
    // Whatever the file says of the first is not said of the second.
    let known = Metadata {
        outlet: article.metadata.outlet.clone(),
        language: article.metadata.language.clone(),
        ..Metadata::default()
    };
    let mut tail = part(
        article,
        Span::new(start, article.text.len()),
        second,
        format!("{}{parted}2", article.path),
        known,
    );
    let opening = tail
        .paragraphs
        .iter_mut()
        .find(|paragraph| paragraph.kind.is_read());
    if let Some(opening) = opening.filter(|opening| opening.span.end - opening.span.start < 200) {
        opening.kind = ParagraphKind::Headline;
    }
    stamps::complete(&mut tail);
    Some([head, tail])
}

fn part(
    article: &Article,
    span: Span,
    paragraphs: &[Paragraph],
    path: String,
    metadata: Metadata,
) -> Article {
    let text = span.of(&article.text);
    let moved = |at: usize| at.saturating_sub(span.start);
    let first = article
        .paragraphs
        .iter()
        .position(|paragraph| paragraph.span.start >= span.start)
        .unwrap_or(0);
    let paragraphs = paragraphs.iter().map(|paragraph| Paragraph {
        span: Span::new(moved(paragraph.span.start), moved(paragraph.span.end)),
        kind: match paragraph.kind {
            // What it repeats may stand in the other part.
            ParagraphKind::Repeat { of } if of >= first => ParagraphKind::Repeat { of: of - first },
            ParagraphKind::Repeat { .. } => ParagraphKind::Body,
            kind => kind,
        },
    });
    let left_out = article
        .left_out
        .iter()
        .filter(|left| (span.start..=span.end).contains(&left.before));
    let hash = content_hash(text.as_bytes());
    Article {
        id: id_of(&hash),
        hash,
        path,
        format: article.format.clone(),
        paragraphs: paragraphs.collect(),
        text: text.into(),
        left_out: left_out
            .map(|left| LeftOut {
                before: moved(left.before),
                ..left.clone()
            })
            .collect(),
        metadata,
        warnings: article.warnings.clone(),
    }
}

/// Between the texts of two articles that are put together.
const BETWEEN: &str = "\n\n";

/// One article of `first` and `second`; what is known of the first is known of it.
pub fn join(first: &Article, second: &Article) -> Article {
    let by = first.text.len() + BETWEEN.len();
    let text: Arc<str> = format!("{}{BETWEEN}{}", first.text, second.text).into();
    let n = first.paragraphs.len();
    let moved = second.paragraphs.iter().map(|paragraph| Paragraph {
        span: Span::new(paragraph.span.start + by, paragraph.span.end + by),
        kind: match paragraph.kind {
            ParagraphKind::Repeat { of } => ParagraphKind::Repeat { of: of + n },
            // One article has one headline.
            ParagraphKind::Headline => ParagraphKind::Heading,
            kind => kind,
        },
    });
    let left_out = second.left_out.iter().map(|left| LeftOut {
        before: left.before + by,
        ..left.clone()
    });
    let hash = content_hash(text.as_bytes());
    let mut warnings = first.warnings.clone();
    warnings.extend(
        second
            .warnings
            .iter()
            .filter(|warning| !first.warnings.contains(warning))
            .cloned(),
    );
    let mut metadata = first.metadata.clone();
    metadata.complete_from(&Metadata {
        title: None,
        ..second.metadata.clone()
    });
    Article {
        id: id_of(&hash),
        hash,
        path: first.path.clone(),
        format: first.format.clone(),
        paragraphs: first.paragraphs.iter().cloned().chain(moved).collect(),
        left_out: first.left_out.iter().cloned().chain(left_out).collect(),
        metadata,
        warnings,
        text,
    }
}

/// Where the text of the second article starts in the one that both make.
pub fn second_starts(first: &Article) -> usize {
    first.text.len() + BETWEEN.len()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::load;

    #[test]
    fn what_is_cut_can_be_put_together() {
        let text = "Dam fails\n\nIt held 1,200 m of water.\n\nRiver falls\n\n70 homes are wet, said Ann Marsh.\n";
        let article = load("a.txt", text.as_bytes()).unwrap();
        let [one, two] = cut(&article, 2).unwrap();
        assert_eq!(
            (&*one.text, one.path.as_str()),
            ("Dam fails\n\nIt held 1,200 m of water.", "a.txt#1")
        );
        assert_eq!(two.metadata.title.as_deref(), Some("River falls"));
        let again = join(&one, &two);
        assert_eq!(again.text.trim_end(), article.text.trim_end());
        assert_eq!(again.paragraphs.len(), 4);
        assert_eq!(
            again.paragraphs[3].span.of(&again.text),
            "70 homes are wet, said Ann Marsh."
        );
        assert_eq!(cut(&article, 0), None);
        assert_eq!(cut(&article, 9), None);
        let [left, right] = cut(&two, 1).unwrap();
        assert_eq!(
            (left.path.as_str(), right.path.as_str()),
            ("a.txt#2.1", "a.txt#2.2")
        );
    }

    proptest! {
        #[test]
        fn wherever_it_is_cut_nothing_is_lost(lines in vec("[A-Za-z0-9 .,\u{e9}]{1,40}", 2..9), at in 0_usize..9) {
            let Ok(article) = load("a.txt", lines.join("\n\n").as_bytes()) else {
                return Ok(());
            };
            let Some([one, two]) = cut(&article, at) else {
                return Ok(());
            };
            let again = join(&one, &two);
            let words = |article: &Article| -> Vec<String> {
                article.text.split_whitespace().map(str::to_owned).collect()
            };
            prop_assert_eq!(words(&again), words(&article));
            let mut end = 0;
            for paragraph in &again.paragraphs {
                prop_assert!(paragraph.span.start >= end);
                end = paragraph.span.end;
                prop_assert!(!paragraph.span.of(&again.text).trim().is_empty());
            }
        }
    }
}
