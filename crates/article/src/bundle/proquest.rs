//! ProQuest: lines of underscores between documents, "Full text:" before and a list of labels behind the text.

use crate::bundle::labels::{label, tell};
use crate::bundle::piece::{Bundle, BundleLine, BundlePiece, LineRole, PieceLine};
use tally_language::lexicon::{PressList, press};

pub(super) struct ProQuest;

/// So many underscores part two documents.
const MIN_UNDERSCORES: usize = 20;

impl Bundle for ProQuest {
    fn name(&self) -> &'static str {
        "ProQuest export"
    }

    fn pieces(&self, lines: &[BundleLine<'_>]) -> Vec<BundlePiece> {
        let is_label = |line: &BundleLine<'_>, wanted: &str| {
            label(line.text).is_some_and(|(label, _)| label == wanted)
        };
        let has_text = lines.iter().any(|line| is_label(line, "full text"));
        let has_record = lines.iter().any(|line| {
            is_label(line, "proquest document id") || is_label(line, "publication title")
        });
        if !has_text || !has_record {
            return Vec::new();
        }
        let mut pieces = Vec::new();
        let mut own = Vec::new();
        for (idx, line) in lines.iter().enumerate() {
            if is_rule(line.text) {
                pieces.extend(piece(&std::mem::take(&mut own), lines));
            } else {
                own.push(idx);
            }
        }
        pieces.extend(piece(&own, lines));
        pieces
    }
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= MIN_UNDERSCORES && line.bytes().all(|byte| byte == b'_')
}

fn piece(own: &[usize], lines: &[BundleLine<'_>]) -> Option<BundlePiece> {
    let text = |idx: &usize| lines[*idx].text.trim();
    let labelled = |idx: &usize| label(text(idx));
    let start = own
        .iter()
        .position(|idx| labelled(idx).is_some_and(|(label, _)| label == "full text"))?;
    // Behind the text come labels and nothing else.
    let end = (start + 1..own.len())
        .find(|at| {
            let is_record = |at: &usize| {
                own.get(*at)
                    .and_then(labelled)
                    .is_some_and(|(label, _)| press().has(PressList::RecordLabelAfterText, &label))
            };
            is_record(at) && own.get(at + 1).is_none_or(|next| labelled(next).is_some())
        })
        .unwrap_or(own.len());
    let mut piece = BundlePiece::default();
    for (at, idx) in own.iter().enumerate() {
        let role = if at >= start && at < end {
            LineRole::Text
        } else {
            LineRole::Record
        };
        if role == LineRole::Record
            && let Some((label, value)) = labelled(idx)
        {
            tell(&mut piece.metadata, &label, value);
        }
        let line = lines[*idx].text;
        let from = if at == start {
            line.find(':').map_or(0, |colon| colon + 1)
        } else {
            0
        };
        piece.lines.push(PieceLine {
            role,
            line: *idx,
            from,
        });
    }
    Some(piece)
}

#[cfg(test)]
mod tests {
    use crate::{Cancellation, open};

    const BODY: &str = "The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday.";

    #[test]
    fn documents_are_cut_at_the_rules() {
        let article = |title: &str, day: u8| {
            format!(
                "{title}\n\nPublication info: Gull News ; Port Ann [Port Ann] {day} Feb 2031: A4.\n\nProQuest document link\n\nAbstract: It rose.\n\n\
                 Full text: {BODY}\n\n{BODY} It fell.\n\nSubject: Floods\n\nTitle: {title}\n\nAuthor: Marsh, Ann\n\nPublication title: Gull News\n\n\
                 Publication date: Feb {day}, 2031\n\nProQuest document ID: 123\n\nLanguage of publication: English\n\n"
            )
        };
        let rule = "_".repeat(60);
        let text = format!(
            "{rule}\n\n{}{rule}\n\n{}",
            article("River bursts its banks", 5),
            article("River falls", 6)
        );
        let opened = open("a.txt", text.as_bytes(), None, Cancellation::never()).unwrap();
        assert_eq!(
            opened.notes,
            ["a.txt was cut into 2 articles (ProQuest export)"]
        );
        let last = &opened.articles[1];
        assert_eq!(
            &*last.text,
            format!("River falls\n\n{BODY}\n\n{BODY} It fell.")
        );
        assert_eq!(last.metadata.published.unwrap().to_string(), "2031-02-06");
        assert_eq!(last.metadata.outlet.as_deref(), Some("Gull News"));
    }
}
