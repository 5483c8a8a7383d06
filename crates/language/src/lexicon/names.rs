//! Words that make a number part of a name, set phrases with a number word, and what names tell of whoever bears them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::{LexiconError, Lists, Named, Phrases, built_in, parse};

/// The table of names and set phrases.
#[derive(Debug, Default)]
pub struct Names {
    numbered: BTreeSet<String>,
    rankings: Phrases<()>,
    idioms: Phrases<()>,
    genders: BTreeMap<String, Gender>,
}

/// Which pronoun a person goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// "She".
    Woman,
    /// "He".
    Man,
}

/// The list that ships with the program.
pub fn names() -> &'static Names {
    static TABLE: LazyLock<Names> = LazyLock::new(|| Names::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::NAMES;

impl Names {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let lists: Lists = parse(source)?;
        let mut table = Self::default();
        for entry in lists.list {
            match entry.name.as_str() {
                "numbered before" => table.numbered.extend(entry.forms),
                "ranking" => fill(&mut table.rankings, &entry)?,
                "idiom" => fill(&mut table.idioms, &entry)?,
                "woman" => table.add(entry.forms, Gender::Woman),
                "man" => table.add(entry.forms, Gender::Man),
                _ => {
                    return Err(LexiconError::Value {
                        value: entry.name,
                        owner: "names".to_owned(),
                    });
                }
            }
        }
        Ok(table)
    }

    fn add(&mut self, words: Vec<String>, gender: Gender) {
        let words = words.into_iter().map(|word| (word, gender));
        self.genders.extend(words);
    }

    /// Which pronoun the bearer of a lower-case given name, title or noun goes by, where it tells.
    pub fn gender(&self, word: &str) -> Option<Gender> {
        self.genders.get(word).copied()
    }

    /// Whether a bare number after `word` is its name: "section 8".
    pub fn is_numbered(&self, word: &str) -> bool {
        self.numbered.contains(word)
    }

    /// How many of the lower-case `words` start a ranking: "one of the".
    pub fn ranking<W: AsRef<str>>(&self, words: &[W]) -> Option<usize> {
        self.rankings.find(words).map(|(len, ())| len)
    }

    /// How many of the lower-case `words` are a set phrase that states no figure.
    pub fn idiom<W: AsRef<str>>(&self, words: &[W]) -> Option<usize> {
        self.idioms.find(words).map(|(len, ())| len)
    }
}

fn fill(table: &mut Phrases<()>, entry: &Named) -> Result<(), LexiconError> {
    for form in &entry.forms {
        table.insert(form, &entry.name, ())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_holds() {
        let table = Names::read(SOURCE).unwrap();
        let lists: Lists = parse(SOURCE).unwrap();
        for entry in &lists.list {
            for example in &entry.examples {
                let words: Vec<&str> = example.split(' ').collect();
                let held = match entry.name.as_str() {
                    "numbered before" => table.is_numbered(words[0]),
                    "ranking" => table.ranking(&words).is_some(),
                    "woman" => table.gender(words[0]) == Some(Gender::Woman),
                    "man" => table.gender(words[0]) == Some(Gender::Man),
                    _ => table.idiom(&words).is_some(),
                };
                assert!(held, "{example:?} holds no {}", entry.name);
            }
        }
    }
}
