//! Bundles in which each article opens with labels: `Title: …`, `Source: …`, `Date: …`.

use crate::bundle::labels::{label, tell};
use crate::bundle::piece::{Bundle, BundleLine, BundlePiece, LineRole, PieceLine};
use crate::metadata::Metadata;

pub(super) struct Labelled;

/// So many labels stand together at the least.
const MIN_LABELS: usize = 2;

impl Bundle for Labelled {
    fn name(&self) -> &'static str {
        "articles with labels"
    }

    fn pieces(&self, lines: &[BundleLine<'_>]) -> Vec<BundlePiece> {
        let mut pieces: Vec<BundlePiece> = Vec::new();
        let mut at = 0;
        while at < lines.len() {
            let n = n_labels(&lines[at..]);
            if n >= MIN_LABELS {
                let mut piece = BundlePiece::default();
                for (idx, line) in lines.iter().enumerate().skip(at).take(n) {
                    if let Some((label, value)) = label(line.text) {
                        tell(&mut piece.metadata, &label, value);
                    }
                    piece.lines.push(PieceLine::whole(LineRole::Record, idx));
                }
                pieces.push(piece);
                at += n;
                continue;
            }
            let is_rule = super::separated::is_rule(lines[at].text);
            match pieces.last_mut() {
                Some(piece) => piece.lines.push(PieceLine::whole(
                    if is_rule {
                        LineRole::Record
                    } else {
                        LineRole::Text
                    },
                    at,
                )),
                // Text before the first labels is an article's of another kind: this is no such bundle.
                None if !is_rule => return Vec::new(),
                None => {}
            }
            at += 1;
        }
        if pieces.iter().any(|piece| piece.metadata.title.is_none()) {
            return Vec::new();
        }
        pieces
    }
}

/// How many labels of metadata stand one below the other.
fn n_labels(lines: &[BundleLine<'_>]) -> usize {
    let mut scratch = Metadata::default();
    lines
        .iter()
        .take_while(|line| {
            label(line.text).is_some_and(|(label, value)| {
                !value.is_empty() && tell(&mut scratch, &label, value)
            })
        })
        .count()
}

#[cfg(test)]
mod tests {
    use crate::{Cancellation, open};

    #[test]
    fn labels_open_articles() {
        let body = "The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday.";
        let text = format!(
            "Title: River bursts its banks\nSource: Gull News\nDate: 2031-02-05\nURL: https://example.org/a\n\n{body}\n\nTitle: River falls\nSource: Gull News\n\n{body} It fell.\n"
        );
        let opened = open("a.txt", text.as_bytes(), None, Cancellation::never()).unwrap();
        assert_eq!(opened.articles.len(), 2);
        let one = &opened.articles[0];
        assert_eq!(&*one.text, format!("River bursts its banks\n\n{body}"));
        assert_eq!(one.metadata.url.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn labels_inside_an_article_do_not_cut_it() {
        let body = "The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday.";
        let text = format!(
            "River bursts its banks\n\n{body}\n\nSource: Gull News\nDate: 2031-02-05\n\n{body} It fell.\n"
        );
        assert_eq!(
            open("a.txt", text.as_bytes(), None, Cancellation::never())
                .unwrap()
                .notes
                .len(),
            0
        );
    }
}
