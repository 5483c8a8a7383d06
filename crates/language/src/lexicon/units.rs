//! Units of measure and currencies.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::{Dimension, LexiconError, Phrases, built_in, decimal, parse};

/// A unit of measure or a currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitEntry {
    /// Its stable code: `km`, `EUR`.
    pub code: String,
    /// What kind of quantity it measures.
    pub dimension: Dimension,
    /// How many of the dimension's base unit one unit is, where that is exact.
    pub factor: Option<Decimal>,
    /// How it is written behind a number, in lower case.
    pub forms: Vec<String>,
    /// What stands for it right behind digits, or for a currency beside them, as written.
    pub symbols: Vec<String>,
    /// Symbols that stand behind a space as well, as written.
    pub spaced: Vec<String>,
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
pub struct UnitTable {
    all: Vec<UnitEntry>,
    by_code: BTreeMap<String, usize>,
    forms: Phrases<usize>,
    symbols: Phrases<usize>,
    spaced: Phrases<usize>,
    adjectives: Phrases<usize>,
    prefixes: Phrases<usize>,
    /// Symbols and forms of one word, in lower case.
    short: BTreeSet<String>,
    /// Symbols of currencies that are letters alone, in lower case.
    letters: BTreeSet<String>,
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
    dimension: Option<Dimension>,
    factor: Option<String>,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    spaced: Vec<String>,
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
pub fn units() -> &'static UnitTable {
    static TABLE: LazyLock<UnitTable> = LazyLock::new(|| {
        UnitTable::read(built_in::UNITS, built_in::CURRENCIES).unwrap_or_default()
    });
    &TABLE
}

impl UnitTable {
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
        if self.by_code.insert(entry.code.clone(), idx).is_some() {
            return Err(LexiconError::Ambiguous {
                form: entry.code.clone(),
                first: "one unit".to_owned(),
                second: "another".to_owned(),
            });
        }
        let factor = entry
            .factor
            .as_deref()
            .map(|text| decimal(text, &entry.code));
        self.all.push(UnitEntry {
            code: entry.code.clone(),
            dimension: entry.dimension.unwrap_or(Dimension::Money),
            factor: factor.transpose()?,
            forms: entry.forms.clone(),
            symbols: entry.symbols.clone(),
            spaced: entry.spaced.clone(),
            print: match &entry.print {
                Some(prints) => UnitPrint::read(prints, &entry.code)?,
                None => UnitPrint::by_code(&entry.code, entry.dimension.is_none()),
            },
        });
        let wordings = || {
            [&entry.forms, &entry.symbols, &entry.spaced]
                .into_iter()
                .flatten()
        };
        for form in wordings() {
            // A letter before a number is a currency, one behind it is not: "R5", but "model 5R".
            if form.chars().all(char::is_alphabetic)
                && (entry.dimension.is_some() || form.len() > 1)
            {
                self.short.insert(form.to_lowercase());
            }
        }
        for form in &entry.forms {
            self.forms.insert(form, &entry.code, idx)?;
        }
        for form in &entry.adjectives {
            self.adjectives.insert(form, &entry.code, idx)?;
        }
        for symbol in &entry.spaced {
            self.spaced.insert(symbol, &entry.code, idx)?;
            self.symbols.insert(symbol, &entry.code, idx)?;
        }
        for symbol in &entry.symbols {
            self.symbols.insert(symbol, &entry.code, idx)?;
            if entry.dimension.is_none() {
                if symbol.chars().all(char::is_alphabetic) {
                    self.letters.insert(symbol.to_lowercase());
                }
                self.prefixes.insert(symbol, &entry.code, idx)?;
            }
        }
        Ok(())
    }

    /// The unit that the lower-case `words` start with, and how many words it takes.
    pub fn form<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &UnitEntry)> {
        self.forms
            .find(words)
            .map(|(len, idx)| (len, &self.all[*idx]))
    }

    /// The unit whose symbol `words`, as written, start with.
    pub fn symbol<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &UnitEntry)> {
        self.symbols
            .find(words)
            .map(|(len, idx)| (len, &self.all[*idx]))
    }

    /// The unit whose symbol `words`, as written, start with, of those that may stand behind a space: "40 t".
    pub fn spaced<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &UnitEntry)> {
        self.spaced
            .find(words)
            .map(|(len, idx)| (len, &self.all[*idx]))
    }

    /// All units and currencies, in the order of the tables.
    pub fn all(&self) -> &[UnitEntry] {
        &self.all
    }

    /// The unit that only follows a number with a hyphen: "30-second".
    pub fn adjective<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &UnitEntry)> {
        self.adjectives
            .find(words)
            .map(|(len, idx)| (len, &self.all[*idx]))
    }

    /// The currency whose symbol before a number `words`, as written, start with.
    pub fn prefix<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &UnitEntry)> {
        self.prefixes
            .find(words)
            .map(|(len, idx)| (len, &self.all[*idx]))
    }

    /// Whether the lower-case `word` alone is a form or a symbol of a unit, or of a currency of more than a letter.
    pub(super) fn is_short_form(&self, word: &str) -> bool {
        self.short.contains(word)
    }

    /// Whether the lower-case `word` is a currency's symbol of letters alone: "eur", "r".
    pub(super) fn is_letters_of_currency(&self, word: &str) -> bool {
        self.letters.contains(word)
    }

    /// The unit of this code.
    pub fn named(&self, code: &str) -> Option<&UnitEntry> {
        self.by_code.get(code).map(|idx| &self.all[*idx])
    }
}

impl UnitEntry {
    /// Whether it is a currency.
    pub fn is_money(&self) -> bool {
        self.dimension == Dimension::Money
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::examples::plain;

    #[test]
    fn every_example_holds() {
        let table = UnitTable::read(built_in::UNITS, built_in::CURRENCIES).unwrap();
        let units: UnitList = parse(built_in::UNITS).unwrap();
        let currencies: CurrencyList = parse(built_in::CURRENCIES).unwrap();
        for entry in units.unit.iter().chain(&currencies.currency) {
            for example in entry.examples.iter().map(|one| plain(one)) {
                let example = example.as_str();
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
