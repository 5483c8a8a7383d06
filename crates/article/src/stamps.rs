//! Reads date lines, bylines and datelines: what an article's text tells of itself.

use jiff::civil::Date;

use crate::article::{Article, Boilerplate, ParagraphKind};
use crate::dates::{self, DateWord};
use crate::metadata::{FoundIn, MetadataField};
use tally_language::lexicon::{PressList, WordClass, press};
use tally_language::text::one_line;

/// A date line stands within this many paragraphs of the article's start or end.
const NEAR: usize = 12;
/// A date line holds at most so many words that are no part of a date: an outlet, a place.
const MAX_OTHER_WORDS: usize = 3;
/// A dateline is no longer than this many bytes.
const MAX_DATELINE: usize = 90;

/// What a date line says of its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StampLabel {
    /// "Published 5 February 2031".
    Published,
    /// No word for it.
    Bare,
    /// "Last updated".
    Updated,
}

/// A line that holds nothing but a date and what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub label: StampLabel,
    /// The day, where it is written unmistakably.
    pub date: Option<Date>,
}

/// The opening of a report: "PORT ANN, Feb 5 (Agency) —".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dateline<'a> {
    pub place: Option<&'a str>,
    pub date: Option<Date>,
}

/// Fills in what the file did not tell, from the headline, date lines, bylines and the dateline.
pub(super) fn complete(article: &mut Article) {
    let text = &*article.text;
    let metadata = &mut article.metadata;
    let last = article.paragraphs.len().saturating_sub(NEAR);
    let mut stamps: Vec<(StampLabel, &str, FoundIn)> = Vec::new();
    let mut n_body = 0;
    for (idx, paragraph) in article.paragraphs.iter().enumerate() {
        let line = paragraph.span.of(text);
        match paragraph.kind {
            ParagraphKind::Headline if metadata.title.is_none() => {
                let title = one_line(line);
                metadata.set_title(Some(title), FoundIn::Headline);
            }
            ParagraphKind::Boilerplate(Boilerplate::Notice) if idx < NEAR || idx >= last => {
                stamps.extend(stamp(line).map(|stamp| (stamp.label, line, FoundIn::DateLine)));
                metadata.set_author(byline(line), FoundIn::Byline);
            }
            ParagraphKind::Body if n_body < 2 => {
                n_body += 1;
                let Some(found) = dateline(line) else {
                    continue;
                };
                metadata.dateline = metadata.dateline.take().or(found.place.map(str::to_owned));
                let head = dateline_head(line).map_or("", |(head, _)| head);
                stamps.extend(
                    found
                        .date
                        .map(|_| (StampLabel::Bare, head, FoundIn::Dateline)),
                );
            }
            _ => {}
        }
    }
    stamps.sort_by_key(|(label, ..)| *label);
    let is_known = metadata.published.is_some();
    for (label, line, place) in stamps {
        if label == StampLabel::Updated {
            metadata.set_updated(Some(line), place.clone());
        }
        metadata.set_published(Some(line), place);
    }
    // A day of change alone is the best that is known of the day of publication.
    if !is_known && metadata.updated == metadata.published {
        metadata.updated = None;
        metadata.found.remove(&MetadataField::Updated);
    }
}

/// Reads a line that is a date line and nothing else.
pub(super) fn stamp(line: &str) -> Option<Stamp> {
    if line.len() > 160 {
        return None;
    }
    let words = dates::words(line);
    let mut stamp = Stamp {
        label: StampLabel::Bare,
        date: None,
    };
    let (mut n_dated, mut n_other) = (0, 0);
    let (mut is_labelled, mut is_ambiguous) = (false, false);
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if let Some((date, used)) = dates::date_at(&words[at..]) {
            stamp.date = stamp.date.or(Some(date));
            n_dated += 1;
            at += used;
        } else if let Some(used) = dates::ambiguous_at(&words[at..]) {
            is_ambiguous = true;
            at += used;
        } else if let Some(label) = label(word) {
            if !is_labelled {
                stamp.label = label;
            }
            is_labelled = true;
            at += 1;
        } else if let Some(used) = dates::time_part_at(&words[at..]) {
            n_dated += 1;
            at += used;
        } else if word
            .text
            .starts_with(|character: char| character.is_uppercase())
        {
            n_other += 1;
            at += 1;
        } else {
            return None;
        }
    }
    let is_dated = stamp.date.is_some() || is_ambiguous || (is_labelled && n_dated > 0);
    (is_dated && n_other <= MAX_OTHER_WORDS && !line.ends_with('.')).then_some(stamp)
}

fn label(word: &DateWord<'_>) -> Option<StampLabel> {
    let lower = word.text.to_ascii_lowercase();
    if press().has(PressList::PublishedLabel, &lower) {
        Some(StampLabel::Published)
    } else {
        let is_updated = press().has(PressList::UpdatedLabel, &lower);
        is_updated.then_some(StampLabel::Updated)
    }
}

/// The names in a byline: "By Ann Marsh and Jo Reed".
pub(super) fn byline(line: &str) -> Option<&str> {
    if !line.starts_with(char::is_uppercase) {
        return None;
    }
    let names = press().after(PressList::Byline, line)?.trim();
    let names = names.split(" | ").next().unwrap_or(names);
    let (names, after) = match names.split_once(',') {
        Some((names, after)) => (names.trim(), after.trim()),
        None => (names, ""),
    };
    let is_name =
        |word: &str| word == "and" || word == "&" || is_particle(word) || is_capitalised(word);
    let words = names.split_whitespace().count();
    let is_rest = after.is_empty()
        || stamp(after).is_some()
        || (after.split_whitespace().count() <= 5 && after.split_whitespace().all(is_name));
    let fits = (2..=8).contains(&words) && names.split_whitespace().all(is_name);
    let names = names.split(" in ").next().unwrap_or(names);
    (fits && is_rest && !line.ends_with(['.', ':', '?', '!'])).then_some(names)
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && !word.contains(|character: char| character.is_ascii_digit())
}

fn is_particle(word: &str) -> bool {
    word == "in" || WordClass::NameParticle.has(word)
}

/// Reads the dateline that opens a report, if one does.
pub(super) fn dateline(paragraph: &str) -> Option<Dateline<'_>> {
    let (head, is_colon) = dateline_head(paragraph)?;
    let words = dates::words(head);
    let found = (0..words.len()).find_map(|at| {
        let (date, _) = dates::date_at(&words[at..])?;
        Some((words[at].start, Some(date)))
    });
    let day = (0..words.len()).find(|at| dates::is_day_of_month(&words[*at..]));
    let (end, date) = match (found, day) {
        (Some(found), _) => found,
        (None, Some(at)) => (words[at].start, None),
        (None, None) => (head.len(), None),
    };
    let has_agency = head.ends_with(')');
    let place = head[..end].split('(').next().unwrap_or("");
    let place = place
        .trim()
        .trim_end_matches([',', ';', '-', '–', '—'])
        .trim();
    let first = place.split(',').next().unwrap_or("");
    let is_capitals = first
        .chars()
        .filter(|character| character.is_alphabetic())
        .count()
        >= 3
        && !first.chars().any(char::is_lowercase);
    let is_alert =
        !first.contains(char::is_lowercase) && press().has(PressList::Alert, &first.to_lowercase());
    let is_place = !place.is_empty()
        && place.split_whitespace().count() <= 6
        && !is_alert
        && place
            .split([' ', ','])
            .filter(|word| !word.is_empty())
            .all(is_place_word)
        && (is_capitals || (!is_colon && has_agency));
    let is_dated = place.is_empty() && has_agency && end < head.len();
    (is_place || is_dated).then_some(Dateline {
        place: is_place.then_some(place),
        date,
    })
}

/// What stands before the dash or the colon that ends a dateline, and whether it is a colon.
fn dateline_head(paragraph: &str) -> Option<(&str, bool)> {
    let opening = &paragraph[..paragraph.floor_char_boundary(MAX_DATELINE + 4)];
    let (end, dash) = [" — ", " – ", " - ", " -- ", "— ", "—", ": "]
        .into_iter()
        .filter_map(|dash| opening.find(dash).map(|at| (at, dash)))
        .min_by_key(|(at, _)| *at)?;
    (0 < end && end <= MAX_DATELINE).then(|| (&paragraph[..end], dash == ": "))
}

fn is_place_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || is_particle(word)
}

/// Whether the line is one clock time, as "09:30", "9.30pm", "17h20 GMT".
pub(super) fn is_clock_time(line: &str) -> bool {
    let words = dates::words(line);
    dates::clock_at(&words).is_some_and(|used| used == words.len())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tally_language::lexicon::{PressList, press};

    use crate::{Metadata, load};

    const BODY: &str = "The river rose by 4 metres in a single night, and 12 people are missing.";

    fn told(lines: &str) -> Metadata {
        let text =
            format!("River bursts its banks\n{lines}{BODY}\nRescue crews came from the coast.");
        load("a.txt", text.as_bytes()).unwrap().metadata
    }

    #[test]
    fn the_day_of_publication_is_read_off_date_lines() {
        let expected = Some(date(2031, 2, 5));
        for lines in [
            "Published 5 February 2031\n",
            "Gull News, Wednesday 5 Feb 2031\n",
            "5 February 2031 Last updated at 13:38 GMT\n",
            "Updated: February 7, 2031 15:01 IST\nPublished: February 5, 2031 15:01 IST\n",
            "12:48PM BST 05 Feb 2031\n",
            "2031-02-05\n",
            "PORT ANN, February 5, 2031\n",
            "PORT ANN, Feb. 5, 2031 (Gull) — ",
        ] {
            assert_eq!(told(lines).published_on(), expected, "{lines}");
        }
    }

    #[test]
    fn a_day_that_is_not_plain_is_not_guessed() {
        for lines in [
            "05/02/2031 14:00\n",
            "PORT ANN, Feb 5 (Gull) — ",
            "Updated 3 hours ago\n",
            "",
        ] {
            assert_eq!(told(lines).published, None, "{lines}");
        }
        // In running text it is the day of something else.
        assert_eq!(
            told("The dam was opened on 5 February 1931. ").published,
            None
        );
    }

    #[test]
    fn datelines_and_bylines_tell_place_and_author() {
        for (opening, place) in [
            ("PORT ANN — ", Some("PORT ANN")),
            ("PORT ANN, Feb 5 (Gull) — ", Some("PORT ANN")),
            ("ORVANE, Kestria - ", Some("ORVANE, Kestria")),
            ("Port Ann (Gull) – ", Some("Port Ann")),
            ("PORT ANN: ", Some("PORT ANN")),
            ("BREAKING: ", None),
            ("Feb 5 (Gull) — ", None),
            ("The mayor of Port Ann - a former nurse - said: ", None),
        ] {
            assert_eq!(told(opening).dateline.as_deref(), place, "{opening}");
        }
        for (line, author) in [
            ("By Ann Marsh\n", Some("Ann Marsh")),
            ("BY ANN MARSH AND JO REED\n", Some("ANN MARSH AND JO REED")),
            ("By Ann Marsh in Port Ann\n", Some("Ann Marsh")),
            (
                "By Ann van der Marsh, 5 February 2031\n",
                Some("Ann van der Marsh"),
            ),
            ("By Monday night it had stopped\n", None),
        ] {
            assert_eq!(told(line).author.as_deref(), author, "{line}");
        }
    }

    #[test]
    fn every_alert_is_no_place() {
        for alert in press().forms(PressList::Alert) {
            let line = format!("{}: {BODY}", alert.to_uppercase());
            assert_eq!(super::dateline(&line), None, "{alert}");
        }
    }
}
