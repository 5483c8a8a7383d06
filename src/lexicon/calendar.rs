//! Months, weekdays, and words for times relative to the day of publication.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, Phrases, parse};

/// How far a relative time lies from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relative {
    /// In steps of what.
    pub step: Step,
    /// How many; negative is earlier.
    pub count: i64,
}

/// The length of a step in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
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
    relative: Phrases<(Step, i64)>,
    seasons: BTreeSet<String>,
    zones: Phrases<()>,
    dayparts: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    month: Vec<Numbered>,
    weekday: Vec<Numbered>,
    relative: Vec<Named>,
    season: Vec<Plain>,
    zone: Vec<Plain>,
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

const SOURCE: &str = include_str!("../../assets/lexicon/calendar.toml");

impl Calendar {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let lists: Lists = parse(source)?;
        let mut table = Self::default();
        numbered(&mut table.months, lists.month)?;
        numbered(&mut table.weekdays, lists.weekday)?;
        for entry in lists.relative {
            let step = step(&entry.value)?;
            for form in &entry.forms {
                table.relative.insert(form, &entry.value, step)?;
            }
        }
        table.seasons = plain(lists.season);
        table.dayparts = plain(lists.daypart);
        for form in plain(lists.zone) {
            table.zones.insert(&form, "zone", ())?;
        }
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
        self.relative.find(words).map(|(len, (step, count))| {
            (
                len,
                Relative {
                    step: *step,
                    count: *count,
                },
            )
        })
    }

    /// Whether `word` names a season or a feast.
    pub fn is_season(&self, word: &str) -> bool {
        self.seasons.contains(word)
    }

    /// How many of the lower-case `words` name a time zone.
    pub fn zone<W: AsRef<str>>(&self, words: &[W]) -> Option<usize> {
        self.zones.find(words).map(|(len, ())| len)
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

fn plain(entries: Vec<Plain>) -> BTreeSet<String> {
    entries.into_iter().flat_map(|entry| entry.forms).collect()
}

/// Reads "month -1".
fn step(value: &str) -> Result<(Step, i64), LexiconError> {
    let (name, count) = value.split_once(' ').unwrap_or((value, "0"));
    let step = match name {
        "day" => Some(Step::Day),
        "week" => Some(Step::Week),
        "month" => Some(Step::Month),
        "year" => Some(Step::Year),
        "unknown" => Some(Step::Unknown),
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
        for entry in &lists.season {
            check(&entry.examples, &|words| table.is_season(words[0]));
        }
        for entry in &lists.zone {
            check(&entry.examples, &|words| table.zone(words).is_some());
        }
        for entry in &lists.daypart {
            check(&entry.examples, &|words| table.is_daypart(words[0]));
        }
    }
}
