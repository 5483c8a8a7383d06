//! Tells page boilerplate from an article's own text: side bars of clock times, lists of links, notices.

use crate::article::{Boilerplate, Paragraph, ParagraphKind};
use crate::stamps;
use tally_language::lexicon::{PressList, press};

/// So many lines that hold nothing but a clock time make a side bar.
const MIN_CLOCK_LINES: usize = 3;
/// A notice of more words is running text.
const MAX_NOTICE_WORDS: usize = 14;
/// A line of fewer words in a list of links is a link, whatever its end.
const MIN_SENTENCE_WORDS: usize = 9;
/// A list of links is headed by no more than this many bytes.
const MAX_LINK_HEAD: usize = 60;
/// A tail of links after running text is no longer than this many bytes.
const MAX_TAIL: usize = 400;

/// Byte at which a paragraph's tail of links starts, as in "… until spring. Related Sources: • Harbour Wire • Flood service".
pub(super) fn tail(paragraph: &str) -> Option<usize> {
    let (start, label) = paragraph
        .match_indices(':')
        .rev()
        .take_while(|(colon, _)| paragraph.len() - colon <= MAX_TAIL)
        .find_map(|(colon, _)| {
            sentence_start(paragraph, colon).map(|start| (start, &paragraph[start..colon]))
        })?;
    let rest = &paragraph[start + label.len() + 1..];
    let is_list = rest.contains(['•', '·', '|', '▪']) || !ends_as_sentence(rest);
    (start > 0 && is_link_head(label) && is_list && !rest.trim().is_empty()).then_some(start)
}

/// Where the words before `colon` start, if a sentence ends right before them.
fn sentence_start(paragraph: &str, colon: usize) -> Option<usize> {
    let before = &paragraph[..colon];
    let stop = before.rfind(['.', '!', '?', '"', '”', '…'])?;
    let after = stop + before[stop..].chars().next().map_or(1, char::len_utf8);
    let label = &before[after..];
    let start = after + (label.len() - label.trim_start().len());
    (start > after && start < colon).then_some(start)
}

/// Marks what is boilerplate among the paragraphs.
pub(super) fn mark(text: &str, paragraphs: &mut [Paragraph]) {
    mark_clock_times(text, paragraphs);
    mark_comments(text, paragraphs);
    let mut in_links = false;
    for paragraph in paragraphs {
        let line = paragraph.span.of(text);
        if !paragraph.kind.is_read() || paragraph.kind == ParagraphKind::Headline {
            continue;
        }
        let kind = if is_links_line(line) {
            in_links = in_links || is_link_head(line.trim_end_matches(':'));
            Some(Boilerplate::Links)
        } else if in_links && is_link(line) && paragraph.kind == ParagraphKind::Body {
            Some(Boilerplate::Links)
        } else {
            in_links = false;
            is_notice(line).then_some(Boilerplate::Notice)
        };
        if let Some(kind) = kind {
            paragraph.kind = ParagraphKind::Boilerplate(kind);
        }
    }
}

/// "Comments (37)" and everything below it: what readers wrote is not the article's.
fn mark_comments(text: &str, paragraphs: &mut [Paragraph]) {
    let is_head = |paragraph: &Paragraph| {
        let line = paragraph.span.of(text).to_lowercase();
        let rest = press().after(PressList::CommentsHead, &line);
        rest.and_then(|rest| rest.strip_prefix('(')?.strip_suffix(')'))
            .is_some_and(|n| {
                !n.is_empty() && n.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
            })
    };
    let Some(at) = paragraphs.iter().rposition(is_head) else {
        return;
    };
    // An article is longer than what is said about it.
    if at * 2 >= paragraphs.len() {
        for paragraph in &mut paragraphs[at..] {
            paragraph.kind = ParagraphKind::Boilerplate(Boilerplate::Page);
        }
    }
}

/// A line with nothing but a clock time, and the bare dashes around it.
fn mark_clock_times(text: &str, paragraphs: &mut [Paragraph]) {
    let lines: Vec<Line> = paragraphs
        .iter()
        .map(|paragraph| Line::of(paragraph.span.of(text)))
        .collect();
    if lines.iter().filter(|line| **line == Line::Clock).count() < MIN_CLOCK_LINES {
        return;
    }
    for (idx, paragraph) in paragraphs.iter_mut().enumerate() {
        let beside = |at: Option<usize>| at.and_then(|at| lines.get(at)) == Some(&Line::Clock);
        let is_clock = lines[idx] == Line::Clock
            || (lines[idx] == Line::Rule
                && (beside(idx.checked_sub(1)) || beside(idx.checked_add(1))));
        if is_clock && paragraph.kind.is_read() {
            paragraph.kind = ParagraphKind::Boilerplate(Boilerplate::ClockTimes);
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// A clock time, or how long ago.
    Clock,
    /// Dashes, bullets.
    Rule,
    Other,
}

impl Line {
    fn of(line: &str) -> Self {
        if line.len() > 40 {
            return Self::Other;
        }
        let inner = line.trim_matches(|character: char| !character.is_alphanumeric());
        if inner.is_empty() {
            Self::Rule
        } else if stamps::is_clock_time(inner) || is_ago(inner) {
            Self::Clock
        } else {
            Self::Other
        }
    }
}

/// "5 minutes ago", "2h ago".
fn is_ago(line: &str) -> bool {
    line.strip_suffix("ago").is_some_and(|rest| {
        rest.trim_start()
            .starts_with(|character: char| character.is_ascii_digit())
            && rest.split_whitespace().count() <= 2
    })
}

fn is_links_line(line: &str) -> bool {
    match line.split_once(':') {
        None => {
            is_link_head(line)
                && !line.eq_ignore_ascii_case("source")
                && !line.eq_ignore_ascii_case("sources")
        }
        Some((label, rest)) => {
            is_link_head(label) && (rest.trim().is_empty() || !ends_as_sentence(rest))
        }
    }
}

fn is_link_head(label: &str) -> bool {
    if label.len() > MAX_LINK_HEAD {
        return false;
    }
    let label = label
        .trim()
        .trim_end_matches(['.', '…', '>', '»'])
        .to_lowercase();
    press().has(PressList::LinkHead, label.trim())
}

/// A line of a list under "Related stories".
fn is_link(line: &str) -> bool {
    line.starts_with(['•', '·', '▪', '*', '-', '–', '|'])
        || line
            .split_whitespace()
            .nth(MIN_SENTENCE_WORDS - 1)
            .is_none()
        || !ends_as_sentence(line)
}

fn is_notice(line: &str) -> bool {
    if line.split_whitespace().nth(MAX_NOTICE_WORDS).is_some() {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|character: char| !character.is_alphanumeric());
    press().opens(PressList::Notice, &lower)
        || press().has(PressList::Button, bare)
        || is_counter(bare)
        || stamps::byline(line).is_some()
        || stamps::stamp(line).is_some()
}

/// "4 min read", "12 comments", "1.2k shares".
fn is_counter(line: &str) -> bool {
    let Some((number, rest)) = line.split_once(' ') else {
        return false;
    };
    let is_number = number.starts_with(|character: char| character.is_ascii_digit());
    is_number && press().has(PressList::Counter, rest)
}

fn ends_as_sentence(line: &str) -> bool {
    line.trim_end()
        .trim_end_matches(['"', '”', '\'', '’', ')'])
        .ends_with(['.', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    fn boilerplate(text: &str) -> Vec<(String, Boilerplate)> {
        let article = load("a.txt", text.as_bytes()).unwrap();
        article
            .paragraphs
            .iter()
            .filter_map(|paragraph| match paragraph.kind {
                ParagraphKind::Boilerplate(kind) => {
                    Some((paragraph.span.of(&article.text).to_owned(), kind))
                }
                _ => None,
            })
            .collect()
    }

    const BODY: &str =
        "The river rose by 4 metres in a single night, the mayor told reporters at 09:30.";

    #[test]
    fn a_side_bar_of_clock_times_is_furniture() {
        let found = boilerplate(&format!(
            "{BODY}\n-\n09:30\n-\n17:20\n-\n5 minutes ago\n{BODY} Then it fell."
        ));
        assert_eq!(found.len(), 6);
        assert!(
            found
                .iter()
                .all(|(_, kind)| *kind == Boilerplate::ClockTimes)
        );
    }

    #[test]
    fn a_lone_clock_time_stays() {
        assert_eq!(
            boilerplate(&format!(
                "{BODY}\n09:30\nA second wave came and took the bridge with it."
            )),
            []
        );
    }

    #[test]
    fn links_at_the_end_of_a_paragraph_are_cut_off() {
        for tail in [
            "Related Sources: • Harbour Wire • Flood service 2",
            "Read more: Ten photos of the flood",
            "Source: Harbour Wire",
        ] {
            assert_eq!(
                boilerplate(&format!("{BODY} {tail}")),
                [(tail.to_owned(), Boilerplate::Links)]
            );
        }
    }

    #[test]
    fn a_colon_in_running_text_cuts_nothing() {
        for text in [
            "He named his sources. Sources: two nurses and a clerk, all of whom lost homes.",
            "The list is long. Dead: 12 • Missing: 30",
            "Sources: the mayor's office, which counted 12 dead, and a clerk.",
        ] {
            assert_eq!(boilerplate(text), []);
        }
    }

    #[test]
    fn a_list_of_links_ends_where_text_starts() {
        let found = boilerplate(&format!(
            "{BODY}\nRelated stories\nTen photos of the flood\nHow dams fail: a guide\n{BODY} It fell."
        ));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn notices_are_known_by_their_words() {
        for notice in [
            "Last updated 3 hours ago",
            "By Ann Marsh",
            "By Ann Marsh and Jo Reed, Harbour Post",
            "Published: 09 Sep 2030 11:25 GMT+02:00",
            "© 2030 Harbour Post. All rights reserved.",
            "4 min read",
            "Share",
            "PORT ANN, July 2, 2030",
        ] {
            assert_eq!(
                boilerplate(&format!("{BODY}\n{notice}\n{BODY} It fell.")),
                [(notice.to_owned(), Boilerplate::Notice)]
            );
        }
    }

    #[test]
    fn short_sentences_are_no_notices() {
        for text in [
            "By Tuesday 12 had died.",
            "By noon, water covered 300 streets.",
            "On 2 July 2030 the dam failed.",
            "Share prices fell by 3%.",
            "Subscribers fell by 3%.",
            "Copyright suits cost the town €3 million.",
            "12 comments were false.",
            "Watch out for 3 more days.",
        ] {
            assert_eq!(boilerplate(&format!("{BODY}\n{text}\n{BODY} It fell.")), []);
        }
    }

    #[test]
    fn every_form_of_the_tables_is_boilerplate() {
        let forms = |list| press().forms(list).iter();
        for head in forms(PressList::LinkHead) {
            assert!(is_links_line(&format!("{head}:")), "{head}");
        }
        for notice in forms(PressList::Notice).chain(forms(PressList::Button)) {
            assert!(is_notice(notice), "{notice}");
        }
        for counter in forms(PressList::Counter) {
            assert!(is_notice(&format!("12 {counter}")), "{counter}");
        }
        for head in forms(PressList::CommentsHead) {
            let comments = format!("{BODY}\n{BODY} It fell.\n{head} (3)\nIt was 7 metres!");
            assert_eq!(boilerplate(&comments).len(), 2, "{head}");
        }
    }
}
