//! Months, weekdays, and words for times relative to the day of publication.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, Phrases, built_in, parse};

/// How far a relative time lies from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relative {
    /// In steps of what.
    pub step: CalendarStep,
    /// How many; negative is earlier.
    pub count: i64,
}

/// The length of a step in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarStep {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
    /// It cannot be told.
    Unknown,
}

/// The table of time words.
#[derive(Debug, Default)]
pub struct Calendar {
    months: BTreeMap<String, i8>,
    weekdays: BTreeMap<String, i8>,
    relative: Phrases<(CalendarStep, i64)>,
    anchored: Phrases<(CalendarStep, i64)>,
    units: BTreeMap<String, (CalendarStep, i64)>,
    feasts: Phrases<(i8, i8)>,
    quarters: Phrases<i8>,
    edges: Phrases<()>,
    bounds: Phrases<()>,
    holding: Phrases<()>,
    seasons: BTreeSet<String>,
    zones: Phrases<()>,
    named_zones: BTreeMap<String, Option<i16>>,
    dayparts: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    month: Vec<Numbered>,
    weekday: Vec<Numbered>,
    relative: Vec<Named>,
    anchored: Vec<Named>,
    unit: Vec<Named>,
    feast: Vec<Named>,
    quarter: Vec<Numbered>,
    edge: Vec<Plain>,
    bound: Vec<Plain>,
    holding: Vec<Plain>,
    season: Vec<Plain>,
    zone: Vec<Zone>,
    zone_word: Vec<Plain>,
    daypart: Vec<Plain>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbered {
    value: i8,
    forms: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    value: String,
    forms: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Zone {
    ahead: Option<i16>,
    forms: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Plain {
    forms: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

/// The list that ships with the program.
pub fn calendar() -> &'static Calendar {
    static TABLE: LazyLock<Calendar> = LazyLock::new(|| Calendar::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::CALENDAR;

impl Calendar {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let lists: Lists = parse(source)?;
        let mut table = Self::default();
        numbered(&mut table.months, lists.month)?;
        numbered(&mut table.weekdays, lists.weekday)?;
        steps(&mut table.relative, &lists.relative)?;
        steps(&mut table.anchored, &lists.anchored)?;
        for entry in lists.unit {
            let step = step(&entry.value)?;
            for form in entry.forms {
                table.units.insert(form, step);
            }
        }
        for entry in &lists.feast {
            let day = month_and_day(&entry.value)?;
            for form in &entry.forms {
                table.feasts.insert(form, &entry.value, day)?;
            }
        }
        for entry in &lists.quarter {
            for form in &entry.forms {
                let owner = entry.value.to_string();
                table.quarters.insert(form, &owner, entry.value)?;
            }
        }
        for (entries, forms) in [
            (lists.edge, &mut table.edges),
            (lists.bound, &mut table.bounds),
            (lists.holding, &mut table.holding),
            (lists.zone_word, &mut table.zones),
        ] {
            for form in plain(entries) {
                forms.insert(&form, "time", ())?;
            }
        }
        for entry in lists.zone {
            for form in entry.forms {
                table.zones.insert(&form, "zone", ())?;
                table.named_zones.insert(form, entry.ahead);
            }
        }
        table.seasons = plain(lists.season);
        table.dayparts = plain(lists.daypart);
        Ok(table)
    }

    /// The number of the month that a lower-case word names.
    pub fn month(&self, word: &str) -> Option<i8> {
        self.months.get(word).copied()
    }

    /// The weekday that a lower-case word names: Monday is 1.
    pub fn weekday(&self, word: &str) -> Option<i8> {
        self.weekdays.get(word).copied()
    }

    /// The relative time that lower-case `words` start with: "last month".
    pub fn relative<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, Relative)> {
        relative(&self.relative, words)
    }

    /// The time relative to one named before that lower-case `words` start with: "the day before".
    pub fn anchored<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, Relative)> {
        relative(&self.anchored, words)
    }

    /// The length of time that a lower-case word names: "weeks"; an hour is no step of days.
    pub fn unit(&self, word: &str) -> Option<Relative> {
        let (step, count) = *self.units.get(word)?;
        Some(Relative { step, count })
    }

    /// The month and day of the feast that lower-case `words` start with: "new year's eve".
    pub fn feast<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, (i8, i8))> {
        self.feasts.find(words).map(|(len, day)| (len, *day))
    }

    /// The quarter of a year that lower-case `words` start with: "third quarter", "q3".
    pub fn quarter<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, i8)> {
        self.quarters
            .find(words)
            .map(|(len, number)| (len, *number))
    }

    /// How many of the lower-case `words` say which part of a time is meant: "the end of", "late".
    pub fn edge<W: AsRef<str>>(&self, words: &[W]) -> Option<usize> {
        self.edges.find(words).map(|(len, ())| len)
    }

    /// How many of the lower-case `words` say that a value holds up to a time: "as of", "by".
    pub fn bound<W: AsRef<str>>(&self, words: &[W]) -> Option<usize> {
        self.bounds.find(words).map(|(len, ())| len)
    }

    /// How many of the lower-case `words` say that a value holds up to now: "so far", "to date".
    pub fn holding<W: AsRef<str>>(&self, words: &[W]) -> Option<usize> {
        self.holding.find(words).map(|(len, ())| len)
    }

    /// Whether `word` names a season or a feast.
    pub fn is_season(&self, word: &str) -> bool {
        self.seasons.contains(word)
    }

    /// How many of the lower-case `words` name a time zone.
    pub fn zone<W: AsRef<str>>(&self, words: &[W]) -> Option<usize> {
        self.zones.find(words).map(|(len, ())| len)
    }

    /// Whether a lower-case word is the name of a time zone.
    pub fn is_zone(&self, word: &str) -> bool {
        self.named_zones.contains_key(word)
    }

    /// How many minutes the time zone that a lower-case word names is ahead of UTC, where the name means one zone
    /// everywhere.
    pub fn minutes_ahead(&self, word: &str) -> Option<i16> {
        self.named_zones.get(word).copied().flatten()
    }

    /// Whether a lower-case word names a weekday, also one cut to three to five letters: "wed", "thurs".
    pub fn is_weekday_in_short(&self, word: &str) -> bool {
        let is_short = (3..=5).contains(&word.len());
        self.weekdays.contains_key(word)
            || (is_short && self.weekdays.keys().any(|day| day.starts_with(word)))
    }

    /// Whether `word` is a part of the day, or "early", "late".
    pub fn is_daypart(&self, word: &str) -> bool {
        self.dayparts.contains(word)
    }
}

fn numbered(table: &mut BTreeMap<String, i8>, entries: Vec<Numbered>) -> Result<(), LexiconError> {
    for entry in entries {
        for form in entry.forms {
            if let Some(first) = table.insert(form.clone(), entry.value) {
                return Err(LexiconError::Ambiguous {
                    form,
                    first: first.to_string(),
                    second: entry.value.to_string(),
                });
            }
        }
    }
    Ok(())
}

fn steps(table: &mut Phrases<(CalendarStep, i64)>, entries: &[Named]) -> Result<(), LexiconError> {
    for entry in entries {
        let step = step(&entry.value)?;
        for form in &entry.forms {
            table.insert(form, &entry.value, step)?;
        }
    }
    Ok(())
}

fn relative<W: AsRef<str>>(
    table: &Phrases<(CalendarStep, i64)>,
    words: &[W],
) -> Option<(usize, Relative)> {
    table.find(words).map(|(len, (step, count))| {
        let (step, count) = (*step, *count);
        (len, Relative { step, count })
    })
}

/// Reads "12-25".
fn month_and_day(value: &str) -> Result<(i8, i8), LexiconError> {
    let parts = value.split_once('-');
    parts
        .and_then(|(month, day)| month.parse().ok().zip(day.parse().ok()))
        .ok_or_else(|| LexiconError::Value {
            value: value.to_owned(),
            owner: "feast".to_owned(),
        })
}

fn plain(entries: Vec<Plain>) -> BTreeSet<String> {
    entries.into_iter().flat_map(|entry| entry.forms).collect()
}

/// Reads "month -1".
fn step(value: &str) -> Result<(CalendarStep, i64), LexiconError> {
    let (name, count) = value.split_once(' ').unwrap_or((value, "0"));
    let step = match name {
        "day" => Some(CalendarStep::Day),
        "week" => Some(CalendarStep::Week),
        "month" => Some(CalendarStep::Month),
        "year" => Some(CalendarStep::Year),
        "unknown" => Some(CalendarStep::Unknown),
        _ => None,
    };
    step.zip(count.parse().ok())
        .ok_or_else(|| LexiconError::Value {
            value: value.to_owned(),
            owner: "relative".to_owned(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words as tokens are cut: a possessive stands apart.
    fn cut(words: &[&str]) -> Vec<String> {
        let text = words.join(" ");
        let tokens = crate::text::tokens(&text, crate::text::Span::new(0, text.len()));
        let cut = tokens.iter().map(|token| token.span.of(&text).to_owned());
        cut.collect()
    }

    #[test]
    fn every_example_holds() {
        let table = Calendar::read(SOURCE).unwrap();
        let lists: Lists = parse(SOURCE).unwrap();
        let check = |examples: &[String], holds: &dyn Fn(&[&str]) -> bool| {
            for example in examples {
                let text = example.to_lowercase();
                let words: Vec<&str> = text.split(' ').collect();
                assert!(
                    (0..words.len()).any(|at| holds(&words[at..])),
                    "{example:?}"
                );
            }
        };
        for entry in &lists.month {
            check(&entry.examples, &|words| {
                table.month(words[0]) == Some(entry.value)
            });
        }
        for entry in &lists.weekday {
            check(&entry.examples, &|words| {
                table.weekday(words[0]) == Some(entry.value)
            });
        }
        for entry in &lists.relative {
            check(&entry.examples, &|words| table.relative(words).is_some());
        }
        for entry in &lists.anchored {
            check(&entry.examples, &|words| table.anchored(words).is_some());
        }
        for entry in &lists.unit {
            check(&entry.examples, &|words| table.unit(words[0]).is_some());
        }
        for entry in &lists.feast {
            check(&entry.examples, &|words| table.feast(&cut(words)).is_some());
        }
        for entry in &lists.quarter {
            check(&entry.examples, &|words| {
                table.quarter(words).map(|(_, number)| number) == Some(entry.value)
            });
        }
        for entry in &lists.edge {
            check(&entry.examples, &|words| table.edge(words).is_some());
        }
        for entry in &lists.bound {
            check(&entry.examples, &|words| table.bound(words).is_some());
        }
        for entry in &lists.holding {
            check(&entry.examples, &|words| table.holding(words).is_some());
        }
        for entry in &lists.season {
            check(&entry.examples, &|words| table.is_season(words[0]));
        }
        for entry in &lists.zone {
            check(&entry.examples, &|words| table.is_zone(words[0]));
        }
        for entry in &lists.zone_word {
            check(&entry.examples, &|words| table.zone(words).is_some());
        }
        for entry in &lists.daypart {
            check(&entry.examples, &|words| table.is_daypart(words[0]));
        }
    }
}
