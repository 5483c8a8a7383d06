//! What a group measures, in a few words for an editor.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Table;
use super::measure::{Measure, Period, names_a_count, tells_role};
use tally_language::lexicon::{RoleAttribute, WordClass, roles};
use tally_reading::{Dimension, Factuality};

/// The name of the group of `rows`: the fullest common wording, then what happened, then where and when.
pub(super) fn label(table: &Table, measures: &[Measure], rows: &[usize]) -> String {
    let mut name = wording(table, measures, rows)
        .unwrap_or_else(|| fallback(measures[rows[0]].dimension).to_owned());
    name = with_dimension(name, measures[rows[0]].dimension);
    let roles = rows.iter().filter_map(|row| measures[*row].role);
    if let Some(role) = most_common(roles, str::to_owned)
        && !says_role(&name, &role)
    {
        let how = severity(measures, rows);
        name = format!("{name} {how}{}", role.replace('_', " "));
    }
    if let Some(mood) = mood(measures, rows) {
        name = format!("{name}, {mood}");
    }
    if let Some(place) = place(table, measures, rows) {
        name = format!("{name}, {place}");
    }
    if let Some(period) = period(measures, rows) {
        name = format!("{name}, {period}");
    }
    name
}

/// "critically " and the like, where all figures tell how badly people are hurt.
fn severity(measures: &[Measure], rows: &[usize]) -> &'static str {
    const ADVERBS: [(&str, &str); 3] = [
        ("critical", "critically "),
        ("serious", "seriously "),
        ("slight", "slightly "),
    ];
    let all = |word: &str| {
        let mut narrowing = rows.iter().map(|row| &measures[*row].narrowing);
        narrowing.all(|words| words.iter().any(|one| one == word))
    };
    let told = ADVERBS.iter().find(|(word, _)| all(word));
    told.map_or("", |(_, adverb)| adverb)
}

/// The mood of what did not simply happen, so that a denied or planned number is never named as a fact.
fn mood(measures: &[Measure], rows: &[usize]) -> Option<&'static str> {
    let mood = measures[*rows.first()?].mood;
    let shared = rows.iter().all(|row| measures[*row].mood == mood);
    (shared && mood != Factuality::Actual).then(|| mood.code())
}

/// Whether one of the words names what is measured: "depth", "temperatures".
fn tells_measure(lower: &str) -> bool {
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        WordClass::MeasuringNoun.has(word) || WordClass::MeasuringNoun.has(singular)
    })
}

/// What is measured before whose it is, where the words do not tell: "Magnitude: earthquake".
fn with_dimension(name: String, dimension: Dimension) -> String {
    let lower = name.to_lowercase();
    let untold = matches!(
        dimension,
        Dimension::Age
            | Dimension::Duration
            | Dimension::Length
            | Dimension::Magnitude
            | Dimension::Speed
    );
    let what = fallback(dimension);
    if !untold || name == what || tells_measure(&lower) {
        return name;
    }
    format!("{what}: {name}")
}

/// The wording that most figures use; of equally common ones the longest, then the first by letters.
/// Words that tell only what happened ("dead", "toll") give way to "people", as the role is told anyway.
fn wording(table: &Table, measures: &[Measure], rows: &[usize]) -> Option<String> {
    let phrases = rows.iter().filter_map(|row| {
        let counted = table.rows[*row].figure.counted.as_ref()?;
        let measure = &measures[*row];
        Some((counted.text.as_str(), measure.head.as_str(), measure.role))
    });
    let common = most_common(phrases, |(text, head, role)| {
        if is_only_role(head, role) {
            String::new()
        } else {
            tidy(text)
        }
    });
    let people = || {
        let role = |row: &usize| {
            measures[*row]
                .role
                .is_some_and(|role| RoleAttribute::OfPeople.holds(role))
        };
        rows.iter().any(role)
    };
    common.or_else(|| people().then(|| "people".to_owned()))
}

/// Words that tell what happened, or that something was counted, but not what.
fn is_only_role(head: &str, role: Option<&str>) -> bool {
    let of_people = role.is_some_and(|role| RoleAttribute::OfPeople.holds(role));
    of_people && (tells_role(head) || head == "other") || names_a_count(head)
}

/// Without an article, and in lower case but for names.
fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let skipped = words
        .iter()
        .take_while(|word| WordClass::LabelOpening.has(&word.to_lowercase()));
    let from = skipped.count().min(words.len().saturating_sub(1));
    // What a hyphen tied to a word that the phrase leaves out: "one-off costs".
    words[from..].join(" ").trim_start_matches('-').to_owned()
}

/// What most of `things` are called; names without words do not count. Each different thing is named once.
fn most_common<T: Ord>(
    things: impl Iterator<Item = T>,
    name: impl Fn(T) -> String,
) -> Option<String> {
    let mut different: BTreeMap<T, usize> = BTreeMap::new();
    for thing in things {
        *different.entry(thing).or_insert(0) += 1;
    }
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (thing, times) in different {
        *counts.entry(name(thing)).or_insert(0) += times;
    }
    counts.remove("");
    counts
        .into_iter()
        .max_by(|(a, n), (b, m)| n.cmp(m).then(a.len().cmp(&b.len())).then(b.cmp(a)))
        .map(|(text, _)| text)
}

fn says_role(name: &str, role: &str) -> bool {
    let name = name.to_lowercase();
    let stem = role.trim_end_matches("ed");
    let spoken = roles().named(role).map_or(&[][..], |role| &role.stems);
    name.contains(stem) || spoken.iter().any(|stem| name.contains(stem.as_str()))
}

/// The place that half of the figures and more name.
fn place(table: &Table, measures: &[Measure], rows: &[usize]) -> Option<String> {
    let narrower: Vec<usize> = rows
        .iter()
        .copied()
        .filter(|row| measures[*row].place.is_some())
        .collect();
    let places = narrower
        .iter()
        .filter_map(|row| table.rows[*row].figure.place.as_ref());
    most_common(places.map(|place| place.text.as_str()), str::to_owned)
        .filter(|_| narrower.len() * 2 >= rows.len())
}

/// The time that half of the figures and more name.
fn period(measures: &[Measure], rows: &[usize]) -> Option<String> {
    let named: Vec<Period> = rows
        .iter()
        .filter_map(|row| measures[*row].period)
        .collect();
    let enough = named.len() * 2 >= rows.len();
    most_common(named.into_iter(), period_words).filter(|_| enough)
}

fn period_words(Period { year, month }: Period) -> String {
    let first = month.and_then(|month| Date::new(year, month, 1).ok());
    first.map_or_else(
        || year.to_string(),
        |first| first.strftime("%B %Y").to_string(),
    )
}

const fn fallback(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Count => "Count",
        Dimension::Share => "Share",
        Dimension::Money => "Sum of money",
        Dimension::Length => "Distance",
        Dimension::Area => "Area",
        Dimension::Volume => "Volume",
        Dimension::Mass => "Weight",
        Dimension::Temperature => "Temperature",
        Dimension::Duration => "Length of time",
        Dimension::Age => "Age",
        Dimension::Speed => "Speed",
        Dimension::Magnitude => "Magnitude",
        Dimension::Power
        | Dimension::Energy
        | Dimension::Pressure
        | Dimension::Frequency
        | Dimension::Flow
        | Dimension::Other => "Measure",
    }
}
