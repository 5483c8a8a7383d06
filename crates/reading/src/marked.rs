//! Marked sentences, the specification of rules: what is read out of a text, written into it.
//!
//! `[about 70 boats|≈70 count boat]` is a figure: its sign and value, its unit, the lemma of what it counts.
//! `{2015|date}` is a numeral that is ignored for that reason.
//! Behind a semicolon a mark may tell more of a figure, `-` for nothing: `[12|12 count; role killed; by Ann Hill]`.
//! What a mark does not tell is not looked at.

use std::fmt::Write as _;

use jiff::civil::{Date, date};

use super::{Decimal, Figure, Phrase, Qualifier, TimeRef, read};
use tally_language::text::Span;

/// The day on which marked texts are published, a Wednesday.
const PUBLISHED: Date = date(2026, 5, 13);

/// Panics with all marked texts that read otherwise than they say.
#[track_caller]
pub(super) fn hold(examples: &[&str]) {
    let mut wrong = String::new();
    for example in examples {
        let found = mark(example);
        if found != **example {
            let _ = writeln!(wrong, "  {example}\n  {found}\n");
        }
    }
    assert!(wrong.is_empty(), "wanted, then found:\n{wrong}");
}

/// The text without its marks.
pub(super) fn plain(example: &str) -> String {
    let mut text = String::new();
    let mut label = false;
    for c in example.chars() {
        match c {
            '[' | '{' => {}
            '|' => label = true,
            ']' | '}' => label = false,
            _ if !label => text.push(c),
            _ => {}
        }
    }
    text
}

/// The names of the further parts that each figure's mark tells, in order.
fn asked(example: &str) -> Vec<Vec<&str>> {
    let marks = example.split('[').skip(1);
    marks
        .map(|mark| {
            let label = mark.split(']').next().unwrap_or("");
            let parts = label.split("; ").skip(1);
            parts.map(key).collect()
        })
        .collect()
}

/// The names of parts, the longer first where one starts the other.
const KEYS: [&str; 17] = [
    "counted", "kind", "role", "mood", "by", "verb", "told", "as of", "event on", "event",
    "said on", "day said", "on", "in", "within", "place by", "rule",
];

fn key(part: &str) -> &str {
    KEYS.iter()
        .find(|key| part.starts_with(&format!("{key} ")))
        .copied()
        .unwrap_or(part)
}

/// What a further part of the figure is, as a mark tells it.
fn part(figure: &Figure, key: &str) -> String {
    let words = |phrase: Option<&Phrase>| phrase.map(|phrase| phrase.text.clone());
    let said = figure.attribution.as_ref();
    let day = |time: Option<&TimeRef>| {
        let (date, precision) =
            time.and_then(|time| time.date.map(|date| (date, time.precision)))?;
        let last = time.and_then(|time| time.last);
        let last = last.map(|last| format!(" to {last}")).unwrap_or_default();
        Some(format!("{date}{last} {precision:?}").to_lowercase())
    };
    let worded = |time: Option<&TimeRef>| time.map(|time| time.text.clone());
    let place = figure.place.as_ref();
    let found = match key {
        "counted" => figure.counted.as_ref().map(|noun| noun.text.clone()),
        "kind" => figure
            .counted
            .as_ref()
            .and_then(|noun| noun.kind)
            .map(str::to_owned),
        "role" => figure.role.as_ref().map(|role| role.name.to_owned()),
        "by" => said.map(|said| said.speaker.clone()),
        "verb" => words(said.and_then(|said| said.verb.as_ref())),
        "told" => words(said.and_then(|said| said.medium.as_ref())),
        "as of" => worded(figure.as_of.as_ref()),
        "on" => day(figure.as_of.as_ref()),
        "event" => worded(figure.event.as_ref()),
        "event on" => day(figure.event.as_ref()),
        "said on" => worded(figure.said_on.as_ref()),
        "day said" => day(figure.said_on.as_ref()),
        "mood" => Some(figure.factuality.code().to_owned()),
        "in" => place.map(|place| place.text.clone()),
        "within" => place.filter(|place| !place.within.is_empty()).map(|place| {
            let outer: Vec<&str> = place.within.iter().map(|one| one.text.as_str()).collect();
            outer.join(" < ")
        }),
        "place by" => place.map(|place| format!("{:?}", place.told).to_lowercase()),
        "rule" => Some(figure.rule.to_owned()),
        _ => Some("is no part of a figure".to_owned()),
    };
    found.unwrap_or_else(|| "-".to_owned())
}

fn label(figure: &Figure, asked: &[&str]) -> String {
    let quantity = &figure.quantity;
    let number =
        |value: Option<Decimal>| value.map(|v| v.normalize().to_string()).unwrap_or_default();
    let sign = match quantity.qualifier {
        Qualifier::Exact | Qualifier::Range => "",
        Qualifier::About => "≈",
        Qualifier::MoreThan => ">",
        Qualifier::AtLeast => "≥",
        Qualifier::LessThan => "<",
        Qualifier::AtMost => "≤",
        Qualifier::Vague => "~",
    };
    let value = match (quantity.low, quantity.high) {
        (Some(low), Some(high)) if low != high => {
            format!("{}–{}", number(Some(low)), number(Some(high)))
        }
        (low, high) => number(low.or(high)),
    };
    let mut label = format!("{sign}{value} {}", quantity.unit.code());
    if let Some(counted) = &figure.counted {
        let _ = write!(label, " {}", counted.head);
    }
    for key in asked {
        let _ = write!(label, "; {key} {}", part(figure, key));
    }
    label
}

/// The text with what is read out of it marked, telling of each figure what the mark in `example` tells.
fn mark(example: &str) -> String {
    let text = plain(example);
    let asked = asked(example);
    let mut article = tally_article::load("x.txt", text.as_bytes()).unwrap();
    article.metadata.published = Some(PUBLISHED.into());
    let reading = read(&article);
    let figures = reading.figures.iter().enumerate().map(|(idx, figure)| {
        let asked = asked.get(idx).map_or(&[][..], Vec::as_slice);
        (figure.span, '[', label(figure, asked), ']')
    });
    let ignored = reading
        .ignored
        .iter()
        .map(|i| (i.span, '{', i.reason.code().to_owned(), '}'));
    let mut marks: Vec<(Span, char, String, char)> = figures.chain(ignored).collect();
    marks.sort_by_key(|(span, ..)| *span);
    let mut out = String::new();
    let mut at = 0;
    for (span, open, label, close) in marks {
        let _ = write!(
            out,
            "{}{open}{}|{label}{close}",
            &text[at..span.start],
            span.of(&text)
        );
        at = span.end;
    }
    out + &text[at..]
}
