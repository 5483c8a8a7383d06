//! The agency whose report an article prints, as far as the article says so.

use tally_article::Article;
use tally_language::lexicon::agencies;
use tally_language::text::Span;

/// Among how many paragraphs at the start the dateline stands.
const FIRST: usize = 4;

/// Among how many paragraphs at the end the agency's sign stands.
const LAST: usize = 3;

/// How far into a paragraph a dateline reaches, in bytes.
const DATELINE: usize = 90;

/// The agency that wrote the article, by its short name: it is the outlet or the author, or its name stands in brackets
/// in the dateline, or alone in the last lines.
pub(super) fn agency(article: &Article) -> Option<&'static str> {
    let metadata = &article.metadata;
    // "The Herald / AFP", "AFP (Paris)", "By Reuters".
    let named = |text: &Option<String>| {
        let mut parts = text.as_deref()?.split(['/', '(', ',']);
        parts.find_map(|part| {
            let part = part.trim();
            agencies().named(part.strip_prefix("By ").unwrap_or(part))
        })
    };
    let spans: Vec<Span> = article
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.span)
        .collect();
    named(&metadata.outlet)
        .or_else(|| named(&metadata.author))
        .or_else(|| {
            let mut first = spans.iter().take(FIRST);
            first.find_map(|span| in_dateline(span.of(&article.text)))
        })
        .or_else(|| {
            let mut last = spans.iter().rev().take(LAST);
            last.find_map(|span| signed(span.of(&article.text)))
        })
}

/// "PORT ANN, Feb 5 (Reuters) — …".
fn in_dateline(paragraph: &str) -> Option<&'static str> {
    let (before, rest) = paragraph.split_once('(')?;
    let (inside, after) = rest.split_once(')')?;
    let after = after.trim_start();
    let is_opening = after.is_empty() || after.starts_with(['-', '–', '—', ':']);
    if before.len() > DATELINE || !is_opening {
        return None;
    }
    agencies().named(inside)
}

/// A line that is the agency's name alone, or a text that ends in "(AFP)" or "— AFP".
fn signed(paragraph: &str) -> Option<&'static str> {
    let text = paragraph.trim();
    let alone = text.trim_matches(|c: char| !c.is_alphanumeric());
    let tail = text.rsplit(['(', '—', '–']).next().unwrap_or(text);
    let is_tail = tail.len() < text.len() && tail.len() < DATELINE;
    let tail = tail.trim_matches(|c: char| !c.is_alphanumeric());
    agencies()
        .named(alone)
        .or_else(|| agencies().named(tail).filter(|_| is_tail))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credited(text: &str) -> Option<&'static str> {
        agency(&tally_article::load("a.txt", text.as_bytes()).unwrap())
    }

    #[test]
    fn a_dateline_or_the_last_line_names_the_agency() {
        assert_eq!(
            credited("Ferry aground\n\nPORT ANN, Feb 5 (Reuters) - A ferry ran aground on Monday."),
            Some("Reuters")
        );
        assert_eq!(
            credited("A ferry ran aground on Monday night off Port Ann. (AFP)"),
            Some("AFP")
        );
        assert_eq!(
            credited("A ferry ran aground.\n\nNobody was hurt.\n\nAgence France-Presse"),
            Some("AFP")
        );
    }

    #[test]
    fn an_agency_that_is_only_quoted_did_not_write_it() {
        assert_eq!(
            credited("The mayor told Agence France-Presse (AFP) that 12 had died."),
            None
        );
        assert_eq!(credited("AFP reported 12 dead."), None);
        assert_eq!(
            credited("The Associated Press contributed to this report."),
            None
        );
    }
}
