//! News agencies: whom articles print word for word.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, Phrases, built_in, parse};
use crate::text::{Span, tokens};

/// The table of news agencies.
#[derive(Debug, Default)]
pub struct Agencies {
    names: Phrases<String>,
}

/// The list that ships with the program.
pub fn agencies() -> &'static Agencies {
    static TABLE: LazyLock<Agencies> = LazyLock::new(|| Agencies::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::AGENCIES;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    agency: Vec<Entry>,
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

impl Agencies {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let list: List = parse(source)?;
        let mut table = Self::default();
        for entry in list.agency {
            for form in &entry.forms {
                table.names.insert(form, &entry.name, entry.name.clone())?;
            }
        }
        Ok(table)
    }

    /// The agency that `name` as a whole is a name of, by its short name.
    pub fn named(&self, name: &str) -> Option<&str> {
        let lower = name.to_lowercase().replace(['.', ','], "");
        let words: Vec<&str> = tokens(&lower, Span::new(0, lower.len()))
            .iter()
            .map(|token| token.span.of(&lower))
            .collect();
        let words = words.strip_prefix(&["the"]).unwrap_or(&words);
        let (len, agency) = self.names.find(words)?;
        (len == words.len()).then_some(agency.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_holds() {
        Agencies::read(SOURCE).unwrap();
        let list: List = parse(SOURCE).unwrap();
        for entry in &list.agency {
            for example in &entry.examples {
                let words: Vec<&str> = example
                    .split(|c: char| c.is_whitespace() || "()".contains(c))
                    .collect();
                let held = (0..words.len()).any(|at| {
                    (at + 1..=words.len())
                        .any(|end| agencies().named(&words[at..end].join(" ")) == Some(&entry.name))
                });
                assert!(held, "{example:?} does not name {}", entry.name);
            }
        }
    }

    #[test]
    fn only_whole_names_count() {
        assert_eq!(agencies().named("The Associated Press"), Some("AP"));
        assert_eq!(agencies().named("Reuters Institute"), None);
        assert_eq!(agencies().named("the press"), None);
    }
}
