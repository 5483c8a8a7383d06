//! Units of measure and currencies.

use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::{LexiconError, Phrases, built_in, decimal, parse};

/// A unit of measure or a currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its stable code: `km`, `EUR`.
    pub code: String,
    /// The name of its dimension: `length`, `money`.
    pub dimension: String,
    /// How many of the dimension's base unit one unit is, where that is exact.
    pub factor: Option<Decimal>,
}

/// The table of units and currencies.
#[derive(Debug, Default)]
pub struct Units {
    all: Vec<Unit>,
    forms: Phrases<usize>,
    symbols: Phrases<usize>,
    adjectives: Phrases<usize>,
    prefixes: Phrases<usize>,
}

#[derive(Deserialize)]
struct UnitList {
    unit: Vec<Entry>,
}

#[derive(Deserialize)]
struct CurrencyList {
    currency: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    dimension: Option<String>,
    factor: Option<String>,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what tests check the entry with")
    )]
    examples: Vec<String>,
}

/// The lists that ship with the program.
pub fn units() -> &'static Units {
    static TABLE: LazyLock<Units> =
        LazyLock::new(|| Units::read(built_in::UNITS, built_in::CURRENCIES).unwrap_or_default());
    &TABLE
}

/// The dimension of all currencies.
pub(super) const MONEY: &str = "money";

impl Units {
    fn read(units: &str, currencies: &str) -> Result<Self, LexiconError> {
        let units: UnitList = parse(units)?;
        let currencies: CurrencyList = parse(currencies)?;
        let mut table = Self::default();
        for entry in &units.unit {
            table.add(entry)?;
        }
        for entry in &currencies.currency {
            table.add(entry)?;
        }
        Ok(table)
    }

    fn add(&mut self, entry: &Entry) -> Result<(), LexiconError> {
        let idx = self.all.len();
        let factor = entry
            .factor
            .as_deref()
            .map(|text| decimal(text, &entry.code));
        self.all.push(Unit {
            code: entry.code.clone(),
            dimension: entry.dimension.clone().unwrap_or_else(|| MONEY.to_owned()),
            factor: factor.transpose()?,
        });
        for form in &entry.forms {
            self.forms.insert(form, &entry.code, idx)?;
        }
        for form in &entry.adjectives {
            self.adjectives.insert(form, &entry.code, idx)?;
        }
        for symbol in &entry.symbols {
            self.symbols.insert(symbol, &entry.code, idx)?;
            if entry.dimension.is_none() {
                self.prefixes.insert(symbol, &entry.code, idx)?;
            }
        }
        Ok(())
    }

    /// The unit that the lower-case `words` start with, and how many words it takes.
    pub fn form<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &Unit)> {
        self.forms
            .find(words)
            .map(|(len, idx)| (len, &self.all[*idx]))
    }

    /// The unit whose symbol `words`, as written, start with.
    pub fn symbol<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &Unit)> {
        self.symbols
            .find(words)
            .map(|(len, idx)| (len, &self.all[*idx]))
    }

    /// The unit that only follows a number with a hyphen: "30-second".
    pub fn adjective<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &Unit)> {
        self.adjectives
            .find(words)
            .map(|(len, idx)| (len, &self.all[*idx]))
    }

    /// The currency whose symbol before a number `words`, as written, start with.
    pub fn prefix<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &Unit)> {
        self.prefixes
            .find(words)
            .map(|(len, idx)| (len, &self.all[*idx]))
    }

    /// The unit of this code.
    pub fn named(&self, code: &str) -> Option<&Unit> {
        self.all.iter().find(|unit| unit.code == code)
    }
}

impl Unit {
    /// Whether it is a currency.
    pub fn is_money(&self) -> bool {
        self.dimension == MONEY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_holds() {
        let table = Units::read(built_in::UNITS, built_in::CURRENCIES).unwrap();
        let units: UnitList = parse(built_in::UNITS).unwrap();
        let currencies: CurrencyList = parse(built_in::CURRENCIES).unwrap();
        for entry in units.unit.iter().chain(&currencies.currency) {
            for example in &entry.examples {
                let is_it = |idx: &usize| table.all[*idx].code == entry.code;
                let held = table.forms.occurs(&example.to_lowercase(), is_it)
                    || table.symbols.occurs(example, is_it)
                    || table.adjectives.occurs(example, is_it);
                assert!(held, "{example:?} holds no {}", entry.code);
            }
        }
    }

    #[test]
    fn a_mile_is_an_exact_number_of_metres() {
        let (len, mile) = units().form(&["miles", "away"]).unwrap();
        assert_eq!((len, mile.code.as_str()), (1, "mi"));
        assert_eq!(mile.factor, "1609.344".parse().ok());
        assert_eq!(units().prefix(&["A", "$"]).unwrap().1.code, "AUD");
    }
}
