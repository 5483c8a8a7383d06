//! Kinds of counted things, and the populations that they belong to.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, Phrases, built_in, parse};

/// A kind of counted thing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its stable name: `soldier`.
    pub name: String,
    /// The population that it belongs to: `person`.
    pub within: Option<String>,
    /// What the noun itself says has happened, as a role's name: deaths are killed.
    pub role: Option<String>,
    lemmas: Vec<String>,
    examples: Vec<String>,
}

/// The table of kinds.
#[derive(Debug, Default)]
pub struct Kinds {
    all: Vec<Kind>,
    by_lemma: Phrases<usize>,
}

#[derive(Deserialize)]
struct List {
    kind: Vec<Kind>,
}

/// The list that ships with the program.
pub fn kinds() -> &'static Kinds {
    static TABLE: LazyLock<Kinds> = LazyLock::new(|| Kinds::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::KINDS;

impl Kinds {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let list: List = parse(source)?;
        let mut by_lemma = Phrases::default();
        for (idx, kind) in list.kind.iter().enumerate() {
            for lemma in &kind.lemmas {
                by_lemma.insert(lemma, &kind.name, idx)?;
            }
        }
        Ok(Self {
            all: list.kind,
            by_lemma,
        })
    }

    /// The kind that a noun's lemma names ("troop" is a soldier).
    pub fn of(&self, lemma: &str) -> Option<&Kind> {
        self.by_lemma.whole(lemma).map(|idx| &self.all[*idx])
    }

    /// The kind of this name.
    pub fn named(&self, name: &str) -> Option<&Kind> {
        self.all.iter().find(|kind| kind.name == name)
    }

    /// Whether every `inner` is an `outer` too: soldiers are persons.
    pub fn is_within(&self, inner: &str, outer: &str) -> bool {
        inner == outer
            || self
                .named(inner)
                .and_then(|kind| kind.within.as_deref())
                .is_some_and(|population| population == outer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{lemma, roles};
    use crate::text::{Span, tokens};

    #[test]
    fn every_example_holds() {
        let table = Kinds::read(SOURCE).unwrap();
        for kind in &table.all {
            for example in &kind.examples {
                let lemmas: Vec<String> = tokens(example, Span::new(0, example.len()))
                    .iter()
                    .map(|token| lemma(token.span.of(example)))
                    .collect();
                let held = table
                    .by_lemma
                    .occurs(&lemmas.join(" "), |idx| table.all[*idx] == *kind);
                assert!(held, "{example:?} holds no {}", kind.name);
            }
        }
    }

    #[test]
    fn populations_and_roles_that_kinds_name_exist() {
        let table = Kinds::read(SOURCE).unwrap();
        for kind in &table.all {
            assert!(
                kind.within
                    .as_deref()
                    .is_none_or(|name| table.named(name).is_some())
            );
            assert!(
                kind.role
                    .as_deref()
                    .is_none_or(|name| roles().named(name).is_some())
            );
        }
    }

    #[test]
    fn troops_and_soldiers_are_one_population() {
        let name = |lemma| kinds().of(lemma).map(|kind| kind.name.as_str());
        assert_eq!(name("troop"), name("soldier"));
        assert!(kinds().is_within("soldier", "person"));
        assert!(!kinds().is_within("person", "soldier"));
    }
}
