//! Number words.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::{LexiconError, built_in, decimal, parse};

/// What a number word is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// One to ninety.
    Cardinal(Decimal),
    /// Dozen, hundred, million: multiplies what stands before it.
    Scale(Decimal),
    /// Dozens, hundreds: a lower bound.
    Vague(Decimal),
    /// First, second.
    Ordinal(Decimal),
}

/// The table of number words.
#[derive(Debug, Default)]
pub struct Numerals {
    words: BTreeMap<String, NumberWord>,
    glued: BTreeMap<String, Decimal>,
    fractions: BTreeMap<String, Decimal>,
    decades: BTreeMap<String, Decimal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    cardinal: Vec<Entry>,
    scale: Vec<Entry>,
    glued: Vec<Entry>,
    vague: Vec<Entry>,
    ordinal: Vec<Entry>,
    fraction: Vec<Entry>,
    decade: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    value: String,
    forms: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

/// Makes a number word of its value.
type Worth = fn(Decimal) -> NumberWord;

/// The list that ships with the program.
pub fn numerals() -> &'static Numerals {
    static TABLE: LazyLock<Numerals> = LazyLock::new(|| Numerals::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::NUMERALS;

impl Numerals {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let list: List = parse(source)?;
        let mut table = Self::default();
        let kinds: [(&[Entry], Worth); 4] = [
            (&list.cardinal, NumberWord::Cardinal),
            (&list.scale, NumberWord::Scale),
            (&list.vague, NumberWord::Vague),
            (&list.ordinal, NumberWord::Ordinal),
        ];
        for (entries, kind) in kinds {
            insert(&mut table.words, entries, kind)?;
        }
        insert(&mut table.glued, &list.glued, |value| value)?;
        insert(&mut table.fractions, &list.fraction, |value| value)?;
        insert(&mut table.decades, &list.decade, |value| value)?;
        Ok(table)
    }

    /// What the lower-case `word` is worth.
    pub fn word(&self, word: &str) -> Option<NumberWord> {
        self.words.get(word).copied()
    }

    /// What the letters right behind digits multiply by: the "m" of "2.5m".
    pub fn glued(&self, word: &str) -> Option<Decimal> {
        self.glued.get(word).copied()
    }

    /// The years of age at which the "forties" start.
    pub fn decade(&self, word: &str) -> Option<Decimal> {
        self.decades.get(word).copied()
    }

    /// What "tenfold" multiplies by.
    pub fn fold(&self, word: &str) -> Option<Decimal> {
        match self.word(word.strip_suffix("fold")?)? {
            NumberWord::Cardinal(value) | NumberWord::Scale(value) => Some(value),
            NumberWord::Vague(_) | NumberWord::Ordinal(_) => None,
        }
    }

    /// The denominator that "thirds" stands for.
    pub fn denominator(&self, word: &str) -> Option<Decimal> {
        self.fractions.get(word).copied()
    }
}

fn insert<T>(
    table: &mut BTreeMap<String, T>,
    entries: &[Entry],
    means: impl Fn(Decimal) -> T,
) -> Result<(), LexiconError> {
    for entry in entries {
        for form in &entry.forms {
            let value = decimal(&entry.value, form)?;
            if table.insert(form.clone(), means(value)).is_some() {
                return Err(LexiconError::Ambiguous {
                    form: form.clone(),
                    first: "an entry".to_owned(),
                    second: entry.value.clone(),
                });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, tokens};

    #[test]
    fn every_example_holds() {
        Numerals::read(SOURCE).unwrap();
        let list: List = parse(SOURCE).unwrap();
        let all = [
            list.cardinal,
            list.scale,
            list.glued,
            list.vague,
            list.ordinal,
            list.fraction,
            list.decade,
        ];
        for entry in all.iter().flatten() {
            for example in &entry.examples {
                let held = tokens(example, Span::new(0, example.len()))
                    .iter()
                    .any(|token| {
                        entry
                            .forms
                            .iter()
                            .any(|form| form == token.span.of(example))
                    });
                assert!(held, "{example:?} holds none of {:?}", entry.forms);
            }
        }
    }
}
