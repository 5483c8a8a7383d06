//! Words that say whether something happened.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, built_in, parse};

/// How a word stands to what it says the mood of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MoodWord {
    /// Beside the verb that tells what happened: "could kill".
    Beside,
    /// A verb, by base form, above that verb: "plans to send".
    Over,
    /// A verb, by base form, above the thing counted itself: "ordered 40 tanks".
    Taking,
    /// A noun, by base form, above it: "a threat to expel".
    Noun,
    /// Said of the thing counted: "40 are feared dead".
    Predicate,
    /// Before the thing counted: "40 planned homes".
    Adjective,
    /// A word that opens the clause: "if 40 came".
    Mark,
    /// A verb, by base form, before "for": "called for 40 tanks".
    Asking,
}

/// The table of moods.
#[derive(Debug, Default)]
pub struct Moods {
    words: BTreeMap<(MoodWord, String), String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    mood: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    beside: Vec<String>,
    over: Vec<String>,
    taking: Vec<String>,
    noun: Vec<String>,
    predicate: Vec<String>,
    adjective: Vec<String>,
    mark: Vec<String>,
    asking: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

/// The list that ships with the program.
pub fn moods() -> &'static Moods {
    static TABLE: LazyLock<Moods> = LazyLock::new(|| Moods::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::MOODS;

impl Moods {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let list: List = parse(source)?;
        let mut table = Self::default();
        for entry in list.mood {
            let ways = [
                (MoodWord::Beside, entry.beside),
                (MoodWord::Over, entry.over),
                (MoodWord::Taking, entry.taking),
                (MoodWord::Noun, entry.noun),
                (MoodWord::Predicate, entry.predicate),
                (MoodWord::Adjective, entry.adjective),
                (MoodWord::Mark, entry.mark),
                (MoodWord::Asking, entry.asking),
            ];
            for (way, forms) in ways {
                for form in forms {
                    let key = (way, form);
                    if let Some(first) = table.words.get(&key) {
                        return Err(LexiconError::Ambiguous {
                            form: key.1,
                            first: first.clone(),
                            second: entry.name,
                        });
                    }
                    table.words.insert(key, entry.name.clone());
                }
            }
        }
        Ok(table)
    }

    /// The name of the mood that a lower-case word tells in this way.
    pub fn of(&self, way: MoodWord, word: &str) -> Option<&str> {
        self.words.get(&(way, word.to_owned())).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_holds() {
        let table = Moods::read(SOURCE).unwrap();
        let list: List = parse(SOURCE).unwrap();
        let ways = [MoodWord::Beside, MoodWord::Noun, MoodWord::Mark];
        for entry in &list.mood {
            for example in &entry.examples {
                let told = |word: &str| {
                    let names = ways.iter().filter_map(|way| table.of(*way, word));
                    names.into_iter().any(|name| name == entry.name)
                };
                assert!(
                    example.split(' ').any(told),
                    "{example:?} is not {}",
                    entry.name
                );
            }
        }
    }
}
