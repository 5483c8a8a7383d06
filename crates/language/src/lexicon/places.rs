//! Words around the names of places.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::{LexiconError, Lists, built_in, parse};

/// The words around names of places.
#[derive(Debug, Default)]
pub struct PlaceWords {
    kinds: BTreeSet<String>,
    sides: BTreeSet<String>,
    others: BTreeSet<String>,
    on: BTreeSet<String>,
}

/// The list that ships with the program.
pub fn places() -> &'static PlaceWords {
    static TABLE: LazyLock<PlaceWords> =
        LazyLock::new(|| PlaceWords::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::PLACES;

impl PlaceWords {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let lists: Lists = parse(source)?;
        let mut table = Self::default();
        for entry in lists.list {
            let words = match entry.name.as_str() {
                "kind" => &mut table.kinds,
                "side" => &mut table.sides,
                "no_place" => &mut table.others,
                "on" => &mut table.on,
                _ => {
                    return Err(LexiconError::Value {
                        value: entry.name,
                        owner: "places".to_owned(),
                    });
                }
            };
            words.extend(entry.forms);
        }
        Ok(table)
    }

    /// Whether a lower-case word says what sort of place something is: "town".
    pub fn is_kind(&self, word: &str) -> bool {
        self.kinds.contains(word)
    }

    /// Whether a lower-case word says which part of a place is meant, or describes it: "northern".
    pub fn is_side(&self, word: &str) -> bool {
        self.sides.contains(word)
    }

    /// Whether a lower-case word belongs to a name that is no place: "Parliament", "Street".
    pub fn is_other(&self, word: &str) -> bool {
        self.others.contains(word)
    }

    /// Whether one is on such a place, not in it: "island".
    pub fn is_on(&self, word: &str) -> bool {
        self.on.contains(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_holds() {
        let table = PlaceWords::read(SOURCE).unwrap();
        let lists: Lists = parse(SOURCE).unwrap();
        for entry in &lists.list {
            for example in &entry.examples {
                let text = example.to_lowercase();
                let held = text.split(' ').any(|word| match entry.name.as_str() {
                    "kind" => table.is_kind(word),
                    "side" => table.is_side(word),
                    "no_place" => table.is_other(word),
                    _ => table.is_on(word),
                });
                assert!(held, "{example:?} holds no {}", entry.name);
            }
        }
    }
}
