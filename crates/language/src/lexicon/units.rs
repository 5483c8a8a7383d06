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
    /// How a value in it is printed.
    pub print: UnitPrint,
}

/// What stands around the number of a value in print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPrint {
    /// Before and behind a one.
    one: (String, String),
    /// Before and behind any other number.
    more: (String, String),
}

impl UnitPrint {
    /// `before` every number, and one of `behind` after a one and after any other.
    pub fn new(before: &str, behind: [&str; 2]) -> Self {
        let [one, more] = behind.map(|behind| (before.to_owned(), behind.to_owned()));
        Self { one, more }
    }

    /// The unit by its `code`: a currency's stands before the number, every other behind it.
    pub fn by_code(code: &str, is_money: bool) -> Self {
        let code = code.replace('_', " ");
        if is_money {
            Self::new(&format!("{code} "), ["", ""])
        } else {
            let behind = format!(" {code}");
            Self::new("", [&behind, &behind])
        }
    }

    /// What stands before the number and behind it.
    pub fn around(&self, is_one: bool) -> (&str, &str) {
        let (before, behind) = if is_one { &self.one } else { &self.more };
        (before, behind)
    }

    fn read(prints: &[String], code: &str) -> Result<Self, LexiconError> {
        let around = |print: &String| {
            let cut = print.split_once('#');
            cut.map(|(before, behind)| (before.to_owned(), behind.to_owned()))
                .ok_or_else(|| LexiconError::Value {
                    value: print.clone(),
                    owner: code.to_owned(),
                })
        };
        match prints {
            [one] => Ok(Self {
                one: around(one)?,
                more: around(one)?,
            }),
            [one, more] => Ok(Self {
                one: around(one)?,
                more: around(more)?,
            }),
            _ => Err(LexiconError::Value {
                value: prints.join(", "),
                owner: code.to_owned(),
            }),
        }
    }
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
    print: Option<Vec<String>>,
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
            print: match &entry.print {
                Some(prints) => UnitPrint::read(prints, &entry.code)?,
                None => UnitPrint::by_code(&entry.code, entry.dimension.is_none()),
            },
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

    #[test]
    fn each_unit_tells_what_stands_around_its_number() {
        let around = |code: &str, is_one| units().named(code).unwrap().print.around(is_one);
        assert_eq!(around("mi", true), ("", " mile"));
        assert_eq!(around("mi", false), ("", " miles"));
        assert_eq!(around("km", true), ("", " km"));
        assert_eq!(around("EUR", false), ("€", ""));
        assert_eq!(around("CHF", false), ("CHF ", ""));
        let wrong = UnitPrint::read(&["miles".to_owned()], "mi");
        assert!(wrong.is_err());
    }
}
