//! Bundles of plain text with a line of characters between the articles.

use crate::bundle::labels::{label, tell};
use crate::bundle::piece::{Bundle, BundleLine, BundlePiece, LineRole, PieceLine};

pub(super) struct Separated;

/// Signs that make a line between articles, and how many of them; fewer part the sections of one article.
const CHARACTERS: &[(u8, usize)] = &[
    (b'=', 5),
    (b'-', 10),
    (b'*', 10),
    (b'_', 10),
    (b'#', 5),
    (b'~', 10),
    (b'+', 10),
];
/// Each article has so many words.
const MIN_WORDS: usize = 40;
/// A headline is no longer than this.
const MAX_HEADLINE: usize = 200;

impl Bundle for Separated {
    fn name(&self) -> &'static str {
        "separators"
    }

    fn pieces(&self, lines: &[BundleLine<'_>]) -> Vec<BundlePiece> {
        let mut parts: Vec<Vec<usize>> = vec![Vec::new()];
        for (idx, line) in lines.iter().enumerate() {
            if is_rule(line.text) {
                parts.push(Vec::new());
            } else if let Some(part) = parts.last_mut() {
                part.push(idx);
            }
        }
        parts.retain(|part| !part.is_empty());
        // Every part must look like an article, else the lines part sections.
        if parts.len() < 2 || !parts.iter().all(|part| is_article(part, lines)) {
            return Vec::new();
        }
        parts.iter().map(|part| piece(part, lines)).collect()
    }
}

/// Whether a line is nothing but characters that part articles.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    CHARACTERS
        .iter()
        .any(|(character, n)| line.len() >= *n && line.bytes().all(|byte| byte == *character))
}

/// A headline or labels, and running text below.
fn is_article(part: &[usize], lines: &[BundleLine<'_>]) -> bool {
    let text = |at: usize| part.get(at).map_or("", |idx| lines[*idx].text.trim());
    let n_words: usize = part
        .iter()
        .map(|idx| lines[*idx].text.split_whitespace().count())
        .sum();
    let first = text(0);
    let is_headline = first.len() <= MAX_HEADLINE
        && !first.ends_with(['.', ',', ';', ':'])
        && first.split_whitespace().nth(1).is_some();
    n_words >= MIN_WORDS && part.len() > 1 && (is_headline || label(first).is_some())
}

fn piece(part: &[usize], lines: &[BundleLine<'_>]) -> BundlePiece {
    let mut piece = BundlePiece::default();
    let mut is_head = true;
    for idx in part {
        let told = label(lines[*idx].text).filter(|_| is_head);
        let is_label = told.is_some_and(|(label, value)| tell(&mut piece.metadata, &label, value));
        is_head = is_head && (is_label || piece.lines.is_empty());
        let role = if is_label {
            LineRole::Record
        } else {
            LineRole::Text
        };
        piece.lines.push(PieceLine::whole(role, *idx));
    }
    piece
}

#[cfg(test)]
mod tests {
    use crate::{Cancellation, open};

    const BODY: &str = "The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday. \
        Nobody knows where the bus with the nurses of the clinic went, she said, and 70 homes were still without light in the evening.";

    #[test]
    fn rules_between_articles_cut() {
        let text = format!(
            "River bursts its banks\n\n{BODY}\n\n==========\n\nRiver falls\nDate: 2031-02-06\n\n{BODY} It fell.\n"
        );
        let opened = open("a.txt", text.as_bytes(), None, Cancellation::never()).unwrap();
        assert_eq!(opened.notes, ["a.txt was cut into 2 articles (separators)"]);
        assert_eq!(
            &*opened.articles[1].text,
            format!("River falls\n\n{BODY} It fell.")
        );
        assert_eq!(
            opened.articles[1].metadata.published.unwrap().to_string(),
            "2031-02-06"
        );
    }

    #[test]
    fn rules_between_sections_do_not() {
        for text in [
            format!("River bursts its banks\n\n{BODY}\n\n* * *\n\nMore to come\n\n{BODY}\n"),
            format!("River bursts its banks\n\n{BODY}\n\n==========\n\n{BODY} It fell.\n"),
            format!("River bursts its banks\n\n{BODY}\n\n----------\n\nAnn Marsh, Gull News\n"),
        ] {
            let opened = open("a.txt", text.as_bytes(), None, Cancellation::never()).unwrap();
            assert_eq!(opened.articles.len(), 1, "{text}");
        }
    }
}
