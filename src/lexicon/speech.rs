//! Who says, and how.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::grammar::inflections;
use super::{LexiconError, Phrases, grammar, parse};

/// The words of saying.
#[derive(Debug, Default)]
pub struct Speech {
    verbs: BTreeSet<String>,
    strong: BTreeSet<String>,
    phrases: Phrases<()>,
    speakers: BTreeSet<String>,
    titles: BTreeSet<String>,
    media: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Lists {
    list: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    forms: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

/// The list that ships with the program.
pub fn speech() -> &'static Speech {
    static TABLE: LazyLock<Speech> = LazyLock::new(|| Speech::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = include_str!("../../assets/lexicon/speech.toml");

impl Speech {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let lists: Lists = parse(source)?;
        let mut table = Self::default();
        for entry in lists.list {
            let forms = entry.forms;
            match entry.name.as_str() {
                "verb" => table.verbs = inflected(&forms),
                "strong" => table.strong = inflected(&forms),
                "phrase" => {
                    for form in &forms {
                        table.phrases.insert(form, "phrase", ())?;
                    }
                }
                "speaker" => table.speakers.extend(forms),
                "title" => table.titles.extend(forms),
                "medium" => table.media.extend(forms),
                _ => {
                    return Err(LexiconError::Value {
                        value: entry.name,
                        owner: "speech".to_owned(),
                    });
                }
            }
        }
        Ok(table)
    }

    /// Whether `word` is a form of a verb of saying.
    pub fn is_verb(&self, word: &str) -> bool {
        self.verbs.contains(word)
    }

    /// Whether `word` is a verb of saying and hardly ever anything else.
    pub fn is_strong(&self, word: &str) -> bool {
        self.strong.contains(word)
    }

    /// How many of the lower-case `words` make a phrase that stands before a speaker: "according to".
    pub fn phrase<W: AsRef<str>>(&self, words: &[W]) -> Option<usize> {
        self.phrases.find(words).map(|(len, ())| len)
    }

    /// Whether `word` names a speaker without a name: "police", "officials".
    pub fn is_speaker(&self, word: &str) -> bool {
        self.speakers.contains(word)
    }

    /// Whether `word` stands before a name.
    pub fn is_title(&self, word: &str) -> bool {
        self.titles.contains(word)
    }

    /// Whether `word` names a place where things are said: "television", "interview".
    pub fn is_medium(&self, word: &str) -> bool {
        self.media.contains(word)
    }
}

fn inflected(bases: &[String]) -> BTreeSet<String> {
    let mut forms = BTreeSet::new();
    for base in bases {
        forms.insert(base.clone());
        forms.extend(inflections(base, grammar().irregular(base)));
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_holds() {
        let table = Speech::read(SOURCE).unwrap();
        let lists: Lists = parse(SOURCE).unwrap();
        for entry in &lists.list {
            for example in &entry.examples {
                let text = example.to_lowercase();
                let words: Vec<&str> = text.split(' ').collect();
                let held = (0..words.len()).any(|at| match entry.name.as_str() {
                    "verb" => table.is_verb(words[at]),
                    "strong" => table.is_strong(words[at]),
                    "phrase" => table.phrase(&words[at..]).is_some(),
                    "speaker" => table.is_speaker(words[at]),
                    "title" => table.is_title(words[at]),
                    _ => table.is_medium(words[at]),
                });
                assert!(held, "{example:?} holds no {}", entry.name);
            }
        }
    }
}
