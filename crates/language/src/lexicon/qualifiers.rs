//! Words that hedge a number.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, Phrases, built_in, parse};

/// What a hedge says of the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hedge {
    /// Nothing: "exactly", "just".
    Exact,
    /// Near it.
    About,
    /// Above it.
    MoreThan,
    /// It or above.
    AtLeast,
    /// Below it.
    LessThan,
    /// It or below.
    AtMost,
}

/// The table of hedges.
#[derive(Debug, Default)]
pub struct Qualifiers {
    before: Phrases<Hedge>,
    after: Phrases<Hedge>,
}

#[derive(Deserialize)]
struct List {
    qualifier: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    means: Hedge,
    before: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

/// The list that ships with the program.
pub fn qualifiers() -> &'static Qualifiers {
    static TABLE: LazyLock<Qualifiers> =
        LazyLock::new(|| Qualifiers::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::QUALIFIERS;

impl Qualifiers {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let list: List = parse(source)?;
        let mut table = Self::default();
        for entry in &list.qualifier {
            let owner = format!("{:?}", entry.means);
            for form in &entry.before {
                table.before.insert(form, &owner, entry.means)?;
            }
            for form in &entry.after {
                table.after.insert(form, &owner, entry.means)?;
            }
        }
        Ok(table)
    }

    /// The hedge in front of a number that lower-case `words` start with, and how many words it takes.
    pub fn before<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, Hedge)> {
        self.before.find(words).map(|(len, hedge)| (len, *hedge))
    }

    /// The hedge behind a number.
    pub fn after<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, Hedge)> {
        self.after.find(words).map(|(len, hedge)| (len, *hedge))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::examples::plain;

    #[test]
    fn every_example_holds() {
        let table = Qualifiers::read(SOURCE).unwrap();
        let list: List = parse(SOURCE).unwrap();
        for entry in &list.qualifier {
            for example in entry.examples.iter().map(|one| plain(one).to_lowercase()) {
                let example = example.as_str();
                let held = table.before.occurs(example, |hedge| *hedge == entry.means)
                    || table.after.occurs(example, |hedge| *hedge == entry.means);
                assert!(held, "{example:?} holds no {:?}", entry.means);
            }
        }
    }
}
