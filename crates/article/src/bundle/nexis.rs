//! Nexis and LexisNexis: each article ends in "End of Document" or is headed "3 of 120 DOCUMENTS".

use crate::bundle::labels::{label, tell};
use crate::bundle::piece::{Bundle, BundleLine, BundlePiece, LineRole, PieceLine};
use crate::dates;
use crate::metadata::{FoundIn, Metadata};
use tally_language::lexicon::{PressList, press};

pub(super) struct Nexis;

impl Bundle for Nexis {
    fn name(&self) -> &'static str {
        "Nexis export"
    }

    fn pieces(&self, lines: &[BundleLine<'_>]) -> Vec<BundlePiece> {
        let is_end =
            |line: &BundleLine<'_>| line.text.trim().eq_ignore_ascii_case("end of document");
        let is_start = |line: &BundleLine<'_>| is_count(line.text);
        let has_load_date = lines
            .iter()
            .any(|line| line.text.to_ascii_lowercase().starts_with("load-date:"));
        let has_ends = lines.iter().any(is_end) && has_load_date;
        if !has_ends && !lines.iter().any(is_start) {
            return Vec::new();
        }
        let mut pieces = Vec::new();
        let mut own: Vec<usize> = Vec::new();
        for (idx, line) in lines.iter().enumerate() {
            if is_end(line) || is_start(line) {
                pieces.extend(piece(&std::mem::take(&mut own), lines));
            } else {
                own.push(idx);
            }
        }
        pieces.extend(piece(&own, lines));
        pieces
    }
}

/// "3 of 120 DOCUMENTS".
fn is_count(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    matches!(words.as_slice(), [n, "of", all, documents]
        if n.parse::<u32>().is_ok() && all.parse::<u32>().is_ok() && documents.eq_ignore_ascii_case("documents"))
}

fn piece(own: &[usize], lines: &[BundleLine<'_>]) -> Option<BundlePiece> {
    let text = |idx: &usize| lines[*idx].text.trim();
    // An article without a length is the export's cover, with the search and the list of its hits.
    let labelled =
        |idx: &usize, wanted: &str| label(text(idx)).is_some_and(|(label, _)| label == wanted);
    let first_label = own.iter().position(|idx| {
        labelled(idx, "length") || labelled(idx, "section") || labelled(idx, "byline")
    })?;
    let body = own
        .iter()
        .position(|idx| text(idx).eq_ignore_ascii_case("body") || labelled(idx, "body"));
    let start = body.map_or_else(|| last_head(own, lines, first_label) + 1, |at| at + 1);
    let end = own
        .iter()
        .position(|idx| labelled(idx, "load-date"))
        .unwrap_or(own.len())
        .max(start);
    let mut piece = BundlePiece::default();
    head(&mut piece.metadata, &own[..first_label], lines);
    for (at, idx) in own.iter().enumerate() {
        let line = text(idx);
        let is_record = label(line).is_some_and(|(label, value)| {
            let is_known = press().has(PressList::RecordLabel, &label);
            if is_known && label != "body" {
                tell(&mut piece.metadata, &label, value);
            }
            is_known
        });
        let role = match at {
            at if at < start || at >= end => LineRole::Record,
            _ if is_record => LineRole::Record,
            _ => LineRole::Text,
        };
        let is_title = at < start && piece.metadata.title.as_deref() == Some(line);
        let role = if is_title { LineRole::Headline } else { role };
        piece.lines.push(PieceLine::whole(role, *idx));
    }
    once(&mut piece.lines);
    Some(piece)
}

/// The last line of the head where no label opens the body: the labels stand together.
fn last_head(own: &[usize], lines: &[BundleLine<'_>], first: usize) -> usize {
    let is_label = |idx: &usize| {
        label(lines[*idx].text)
            .is_some_and(|(label, _)| press().has(PressList::RecordLabel, &label))
    };
    let more = own[first..].iter().take_while(|idx| is_label(idx)).count();
    first + more.saturating_sub(1)
}

/// Title, outlet and date stand above the labels: in new exports the title first, in old ones the outlet.
fn head(metadata: &mut Metadata, own: &[usize], lines: &[BundleLine<'_>]) {
    let texts: Vec<&str> = own
        .iter()
        .map(|idx| lines[*idx].text.trim())
        .filter(|line| {
            !line.to_ascii_lowercase().starts_with("copyright")
                && !line.contains("All Rights Reserved")
        })
        .collect();
    let date = texts
        .iter()
        .position(|line| line.len() < 60 && dates::when(line).is_some());
    let found_in = |name: &str| FoundIn::Label(name.to_owned());
    if let Some(at) = date {
        metadata.set_published(Some(texts[at]), found_in("date"));
    }
    match (texts.as_slice(), date) {
        ([outlet, _, title, ..], Some(1)) => {
            metadata.set_outlet(Some((*outlet).to_owned()), found_in("publication"));
            metadata.set_title(Some((*title).to_owned()), found_in("headline"));
        }
        ([title, outlet, ..], _) => {
            metadata.set_title(Some((*title).to_owned()), found_in("headline"));
            metadata.set_outlet(Some((*outlet).to_owned()), found_in("publication"));
        }
        _ => {}
    }
}

/// Of lines that say the headline only the first is one.
fn once(parts: &mut [PieceLine]) {
    let mut is_seen = false;
    for part in parts {
        if part.role == LineRole::Headline && std::mem::replace(&mut is_seen, true) {
            part.role = LineRole::Record;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Cancellation, open};

    const BODY: &str = "The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday.";

    #[test]
    fn new_exports_are_cut_at_the_end_of_each_document() {
        let article = |title: &str, day: u8| {
            format!(
                "{title}\n\nGull News\n\nFebruary {day}, 2031 Wednesday\n\nCopyright 2031 Gull News All Rights Reserved\n\nSection: NEWS; Pg. 4\n\n\
                 Length: 512 words\n\nByline: Ann Marsh\n\nBody\n\n{BODY}\n\nLoad-Date: February {day}, 2031\n\nEnd of Document\n\n"
            )
        };
        let text = format!(
            "Search: flood\n\n1. River bursts\n\n{}{}",
            article("River bursts its banks", 5),
            article("River falls", 6)
        );
        let opened = open("a.txt", text.as_bytes(), None, Cancellation::never()).unwrap();
        assert_eq!(
            opened.notes,
            ["a.txt was cut into 2 articles (Nexis export)"]
        );
        let last = &opened.articles[1];
        assert_eq!(
            (&*last.text, last.path.as_str()),
            (&*format!("River falls\n\n{BODY}"), "a.txt#2")
        );
        let told = &last.metadata;
        assert_eq!(told.title.as_deref(), Some("River falls"));
        assert_eq!(
            (told.outlet.as_deref(), told.author.as_deref()),
            (Some("Gull News"), Some("Ann Marsh"))
        );
        assert_eq!(told.published.unwrap().to_string(), "2031-02-06");
    }

    #[test]
    fn old_exports_are_cut_at_the_count_of_documents() {
        let article = |n: u8, title: &str| {
            format!(
                "{n} of 2 DOCUMENTS\n\nGull News\n\nFebruary {n}, 2031\n\n{title}\n\nBYLINE: Ann Marsh\n\nSECTION: News\n\nLENGTH: 512 words\n\n\
                 {BODY}\n\nLOAD-DATE: February 5, 2031\n\nLANGUAGE: ENGLISH\n\n"
            )
        };
        let text = format!(
            "{}{}",
            article(1, "River bursts its banks"),
            article(2, "River falls")
        );
        let opened = open("a.txt", text.as_bytes(), None, Cancellation::never()).unwrap();
        let told: Vec<_> = opened
            .articles
            .iter()
            .map(|one| {
                (
                    one.metadata.title.as_deref(),
                    one.metadata.outlet.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (Some("River bursts its banks"), Some("Gull News")),
                (Some("River falls"), Some("Gull News"))
            ]
        );
        assert_eq!(
            &*opened.articles[0].text,
            format!("River bursts its banks\n\n{BODY}")
        );
    }
}
