//! Kinds of counted things, and the populations that they belong to.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, Phrases, built_in, named, parse};

/// A kind of counted thing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindEntry {
    /// Its stable name: `soldier`.
    pub name: String,
    /// The population that it belongs to: `person`.
    pub within: Option<String>,
    /// What the noun itself says has happened, as a role's name: deaths are killed.
    pub role: Option<String>,
    /// What else holds for it.
    #[serde(default)]
    attributes: Vec<KindAttribute>,
    lemmas: Vec<String>,
    examples: Vec<String>,
}

/// What holds for a kind beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KindAttribute {
    /// It stands for people of any sort, or for what happened to them: victims, deaths.
    Anyone,
    /// Its noun tells what became of people: "no fatalities".
    Fate,
    /// It holds what is counted: a village of 300 counts no villages.
    HoldsOthers,
    /// It stands for those who live together: "one in five homes".
    Household,
    /// Ages may follow it: "two sons, 11 and 14".
    Kin,
}

impl KindAttribute {
    /// Whether it holds for the kind of this name.
    pub fn holds(self, kind: &str) -> bool {
        kinds().named(kind).is_some_and(|kind| kind.has(self))
    }
}

impl KindEntry {
    /// Whether `attribute` holds for it.
    pub fn has(&self, attribute: KindAttribute) -> bool {
        self.attributes.contains(&attribute)
    }

    /// Whether it is a kind of people.
    pub fn is_of_people(&self) -> bool {
        self.name == named::PERSON || self.within.as_deref() == Some(named::PERSON)
    }
}

/// The table of kinds.
#[derive(Debug, Default)]
pub struct Kinds {
    all: Vec<KindEntry>,
    by_name: BTreeMap<String, usize>,
    by_lemma: Phrases<usize>,
}

#[derive(Deserialize)]
struct List {
    kind: Vec<KindEntry>,
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
        let mut by_name = BTreeMap::new();
        for (idx, kind) in list.kind.iter().enumerate() {
            by_name.insert(kind.name.clone(), idx);
            for lemma in &kind.lemmas {
                by_lemma.insert(lemma, &kind.name, idx)?;
            }
        }
        Ok(Self {
            all: list.kind,
            by_name,
            by_lemma,
        })
    }

    /// The kind that a noun's lemma names ("troop" is a soldier).
    pub fn of(&self, lemma: &str) -> Option<&KindEntry> {
        self.by_lemma.whole(lemma).map(|idx| &self.all[*idx])
    }

    /// The kind of this name.
    pub fn named(&self, name: &str) -> Option<&KindEntry> {
        self.by_name.get(name).map(|idx| &self.all[*idx])
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
    use crate::lexicon::examples::plain;
    use crate::lexicon::{lemma, roles};
    use crate::text::{Span, tokens};

    #[test]
    fn every_example_holds() {
        let table = Kinds::read(SOURCE).unwrap();
        for kind in &table.all {
            for example in kind.examples.iter().map(|one| plain(one)) {
                let example = example.as_str();
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
        assert_eq!(table.by_name.len(), table.all.len());
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
