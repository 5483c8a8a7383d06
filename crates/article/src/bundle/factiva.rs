//! Factiva: labels of two letters (HD, WC, PD, SN, LP, TD …), and "Document" with the article's number at its end.

use crate::bundle::piece::{Bundle, BundleLine, BundlePiece, LineRole, PieceLine};
use crate::dates;
use crate::language_code;
use crate::metadata::{FoundIn, Metadata};
use tally_language::lexicon::{PressList, press};

pub(super) struct Factiva;

/// The labels, and whether what they hold is text of the article.
const LABELS: &[(&str, bool)] = &[
    ("SE", false),
    ("HD", false),
    ("BY", false),
    ("CR", false),
    ("WC", false),
    ("PD", false),
    ("ET", false),
    ("SN", false),
    ("SC", false),
    ("ED", false),
    ("PG", false),
    ("VOL", false),
    ("LA", false),
    ("CY", false),
    ("LP", true),
    ("TD", true),
    ("CX", true),
    ("CT", false),
    ("RF", false),
    ("ART", false),
    ("CLM", false),
    ("CO", false),
    ("IN", false),
    ("NS", false),
    ("RE", false),
    ("IPD", false),
    ("IPC", false),
    ("PUB", false),
    ("AN", false),
];

impl Bundle for Factiva {
    fn name(&self) -> &'static str {
        "Factiva export"
    }

    fn pieces(&self, lines: &[BundleLine<'_>]) -> Vec<BundlePiece> {
        let n_labels = |wanted: &str| {
            lines
                .iter()
                .filter(|line| label(line.text).is_some_and(|(label, _)| label == wanted))
                .count()
        };
        let is_labelled = n_labels("HD") > 0 && n_labels("WC") > 0 && n_labels("SN") > 0;
        let n_ends = lines.iter().filter(|line| is_end(line.text)).count();
        if !is_labelled && n_ends == 0 {
            return Vec::new();
        }
        let mut pieces = Vec::new();
        let mut own: Vec<usize> = Vec::new();
        let has_ends = n_ends > 0;
        let mut seen_headline = false;
        for (idx, line) in lines.iter().enumerate() {
            let is_headline =
                is_labelled && label(line.text).is_some_and(|(label, _)| label == "HD");
            // Where the last label was left out of the export, the next headline opens the next article.
            if is_headline && seen_headline && !has_ends {
                pieces.extend(piece(&std::mem::take(&mut own), lines, is_labelled));
            }
            seen_headline = seen_headline || is_headline;
            own.push(idx);
            if is_end(line.text) {
                pieces.extend(piece(&std::mem::take(&mut own), lines, is_labelled));
                seen_headline = false;
            }
        }
        pieces.extend(piece(&own, lines, is_labelled));
        pieces
    }
}

/// `Document GULL000020310205eh2500001`, alone or behind its label.
fn is_end(line: &str) -> bool {
    let line = label(line)
        .filter(|(label, _)| *label == "AN")
        .map_or(line, |(_, rest)| rest);
    let number = line.trim().strip_prefix("Document ");
    number.is_some_and(|number| {
        number.len() >= 20
            && number
                .chars()
                .all(|character| character.is_ascii_alphanumeric())
            && number.chars().filter(char::is_ascii_digit).count() >= 8
    })
}

/// The label that opens a line, as a word or a cell of its own.
fn label(line: &str) -> Option<(&'static str, &str)> {
    let line = line.trim();
    let (label, _) = LABELS.iter().find(|(label, _)| line.starts_with(label))?;
    // SE and such also start words.
    let longest = LABELS
        .iter()
        .map(|(label, _)| *label)
        .filter(|label| line.starts_with(label))
        .max_by_key(|label| label.len())
        .unwrap_or(label);
    let rest = &line[longest.len()..];
    let is_parted = rest.is_empty() || rest.starts_with([' ', '\t', '\u{a0}', '|']);
    is_parted.then(|| (longest, rest.trim_start_matches([' ', '\t', '\u{a0}', '|'])))
}

fn piece(own: &[usize], lines: &[BundleLine<'_>], is_labelled: bool) -> Option<BundlePiece> {
    let piece = if is_labelled {
        labelled(own, lines)
    } else {
        unlabelled(own, lines)?
    };
    piece.metadata.title.is_some().then_some(piece)
}

fn labelled(own: &[usize], lines: &[BundleLine<'_>]) -> BundlePiece {
    let mut piece = BundlePiece::default();
    let mut told: Vec<(&'static str, String)> = Vec::new();
    let mut under = "";
    for idx in own {
        let line = lines[*idx].text.trim();
        if let Some((label, rest)) = label(line) {
            under = label;
            told.push((label, rest.to_owned()));
            let is_text = is_text(label);
            // The words behind a label of text are its first paragraph; without words it stands alone.
            piece.lines.push(if is_text && !rest.is_empty() {
                PieceLine {
                    role: LineRole::Text,
                    line: *idx,
                    from: lines[*idx].text.trim_end().len() - rest.len(),
                }
            } else {
                PieceLine::whole(LineRole::Record, *idx)
            });
        } else if is_text(under) {
            piece.lines.push(PieceLine::whole(LineRole::Text, *idx));
        } else {
            if let Some((_, value)) = told.last_mut().filter(|_| !under.is_empty()) {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(line);
            }
            piece.lines.push(PieceLine::whole(LineRole::Record, *idx));
        }
    }
    for (label, value) in &told {
        tell(&mut piece.metadata, label, value);
    }
    let time = told
        .iter()
        .find(|(label, _)| *label == "ET")
        .map(|(_, time)| time.clone());
    if let Some(day) = told
        .iter()
        .find(|(label, _)| *label == "PD")
        .map(|(_, day)| day.clone())
    {
        let text = time.map_or(day.clone(), |time| format!("{day} {time}"));
        piece
            .metadata
            .set_published(Some(&text), FoundIn::Label("PD".to_owned()));
    }
    piece
}

fn is_text(label: &str) -> bool {
    LABELS
        .iter()
        .any(|(known, is_text)| *known == label && *is_text)
}

fn tell(metadata: &mut Metadata, label: &str, value: &str) {
    let found_in = FoundIn::Label(label.to_owned());
    let value = value.trim();
    let text = (!value.is_empty()).then(|| value.to_owned());
    match label {
        "HD" => metadata.set_title(text, found_in),
        "BY" => metadata.set_author(text.as_deref(), found_in),
        "SN" => metadata.set_outlet(text, found_in),
        "LA" => metadata.set_language(text.as_deref(), found_in),
        _ => {}
    }
}

/// Without labels the head is: title, author, "512 words", date, time, outlet, its short name, page, language, copyright.
fn unlabelled(own: &[usize], lines: &[BundleLine<'_>]) -> Option<BundlePiece> {
    let text = |at: usize| own.get(at).map_or("", |idx| lines[*idx].text.trim());
    let words = (0..own.len().min(12)).find(|at| {
        let line = text(*at);
        line.strip_suffix(" words")
            .is_some_and(|n| n.replace(',', "").parse::<u32>().is_ok())
    })?;
    let mut piece = BundlePiece::default();
    let found_in = |name: &str| FoundIn::Label(name.to_owned());
    let title_at = words.saturating_sub(2);
    let (title, by) = match words {
        0 => return None,
        1 => (0, None),
        _ => {
            let is_byline = text(words - 1).starts_with("By ")
                || text(words - 1).split_whitespace().count() <= 5;
            if is_byline {
                (title_at, Some(words - 1))
            } else {
                (words - 1, None)
            }
        }
    };
    piece
        .metadata
        .set_title(Some(text(title).to_owned()), found_in("HD"));
    piece.metadata.set_author(by.map(text), found_in("BY"));
    piece
        .metadata
        .set_published(Some(text(words + 1)), found_in("PD"));
    let after_date = words + 2;
    let is_time = text(after_date).len() == 5 && text(after_date).contains(':');
    let outlet = after_date + usize::from(is_time);
    piece.metadata.set_outlet(
        Some(text(outlet).to_owned()).filter(|outlet| !outlet.is_empty()),
        found_in("SN"),
    );
    // The head ends at the copyright line, else at the language.
    let head_end = (outlet..own.len().min(outlet + 8)).find(|at| {
        let line = text(*at).to_lowercase();
        press().opens(PressList::Copyright, &line)
    });
    let language =
        (outlet..own.len().min(outlet + 8)).find(|at| language_code::of_name(text(*at)).is_some());
    if let Some(at) = language {
        piece.metadata.set_language(Some(text(at)), found_in("LA"));
    }
    let start = head_end.or(language).unwrap_or(outlet) + 1;
    for (at, idx) in own.iter().enumerate() {
        let is_dated = at == words + 1 && dates::when(text(at)).is_some();
        let role = match at {
            at if at == title => LineRole::Headline,
            at if at < start || is_dated || is_end(text(at)) => LineRole::Record,
            _ => LineRole::Text,
        };
        piece.lines.push(PieceLine::whole(role, *idx));
    }
    Some(piece)
}

#[cfg(test)]
mod tests {
    use crate::{Cancellation, open};

    const BODY: &str = "The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday.";

    #[test]
    fn labelled_tables_are_cut_and_their_labels_read() {
        let row =
            |label: &str, value: &str| format!("<tr><td><b>{label}</b></td><td>{value}</td></tr>");
        let article = |title: &str, day: u8| {
            let rows: String = [
                ("HD", format!("<b>{title}</b>")),
                ("BY", "By Ann Marsh".to_owned()),
                ("WC", "512 words".to_owned()),
                ("PD", format!("{day} February 2031")),
                ("ET", "14:05".to_owned()),
                ("SN", "Gull News".to_owned()),
                ("LA", "English".to_owned()),
                ("LP", format!("<p>{BODY}</p>")),
                (
                    "TD",
                    format!("<p>{BODY} It fell.</p><p>70 homes are wet.</p>"),
                ),
                ("CO", "gull : Gull plc".to_owned()),
                ("AN", format!("Document GULL00002031020{day}eh2500001")),
            ]
            .iter()
            .map(|(label, value)| row(label, value))
            .collect();
            format!("<div class=\"article\"><table>{rows}</table></div>")
        };
        let page = format!(
            "<html><body>{}{}</body></html>",
            article("River bursts its banks", 5),
            article("River falls", 6)
        );
        let opened = open("a.html", page.as_bytes(), None, Cancellation::never()).unwrap();
        assert_eq!(
            opened.notes,
            ["a.html was cut into 2 articles (Factiva export)"]
        );
        let one = &opened.articles[0];
        assert_eq!(
            &*one.text,
            format!("River bursts its banks\n\n{BODY}\n\n{BODY} It fell.\n\n70 homes are wet.")
        );
        let told = &one.metadata;
        assert_eq!(
            (told.outlet.as_deref(), told.author.as_deref()),
            (Some("Gull News"), Some("Ann Marsh"))
        );
        assert_eq!(told.published.unwrap().to_string(), "2031-02-05T14:05");
        assert!(
            one.left_out
                .iter()
                .any(|left| left.text.contains("Document GULL"))
        );
    }

    #[test]
    fn heads_without_labels_are_read_by_their_order() {
        let text = format!(
            "River bursts its banks\n\nBy Ann Marsh\n\n512 words\n\n5 February 2031\n\nGull News\n\nGULL\n\n4\n\nEnglish\n\n\
             Copyright 2031 Gull.\n\n{BODY}\n\n{BODY} It fell.\n\nDocument GULL000020310205eh2500001\n"
        );
        let opened = open("a.txt", text.as_bytes(), None, Cancellation::never()).unwrap();
        let one = &opened.articles[0];
        assert_eq!(
            &*one.text,
            format!("River bursts its banks\n\n{BODY}\n\n{BODY} It fell.")
        );
        assert_eq!(one.metadata.outlet.as_deref(), Some("Gull News"));
        assert_eq!(one.metadata.published.unwrap().to_string(), "2031-02-05");
    }
}
