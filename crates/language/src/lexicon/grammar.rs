//! Word classes as far as a list tells them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, Named, WordClass, built_in, parse};

/// The classes that a word may belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u16);

impl Classes {
    /// "of", "in".
    pub const PREPOSITION: Self = Self(1);
    /// "the", "these".
    pub const DETERMINER: Self = Self(1 << 1);
    /// "they", "who".
    pub const PRONOUN: Self = Self(1 << 2);
    /// "and", "while".
    pub const CONJUNCTION: Self = Self(1 << 3);
    /// "were", "has".
    pub const AUXILIARY: Self = Self(1 << 4);
    /// "still", "alive".
    pub const ADVERB: Self = Self(1 << 5);
    /// "crisis", "various": ends in "s" and is no plural.
    pub const NOT_PLURAL: Self = Self(1 << 6);
    /// "people", "fish".
    pub const PLURAL: Self = Self(1 << 7);
    /// "large", "ballistic".
    pub const ADJECTIVE: Self = Self(1 << 8);
    /// "sports", "arms": a plural that stands before its head.
    pub const COMPOUND_PLURAL: Self = Self(1 << 9);
    /// A base form: "strike".
    pub const VERB: Self = Self(1 << 10);
    /// "struck", "killed".
    pub const VERB_PAST: Self = Self(1 << 11);
    /// "strikes".
    pub const VERB_S: Self = Self(1 << 12);
    /// "striking".
    pub const VERB_ING: Self = Self(1 << 13);

    /// Prepositions, determiners, pronouns, conjunctions, auxiliaries.
    pub const FUNCTION: Self = Self(0b1_1111);
    /// Any form of a verb but "-ing".
    pub const FINITE: Self = Self((1 << 10) | (1 << 11) | (1 << 12));

    /// Whether the two share a class.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The table of words.
#[derive(Debug, Default)]
pub struct Grammar {
    words: BTreeMap<String, Classes>,
    irregular: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct List {
    class: Vec<Named>,
}

/// The list that ships with the program.
pub fn grammar() -> &'static Grammar {
    static TABLE: LazyLock<Grammar> = LazyLock::new(|| Grammar::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::GRAMMAR;

impl Grammar {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let list: List = parse(source)?;
        let mut table = Self::default();
        for entry in &list.class {
            let class = class(&entry.name)?;
            for form in &entry.forms {
                if class == Classes::VERB {
                    table.add_verb(form);
                } else {
                    table.add(form, class);
                }
            }
        }
        Ok(table)
    }

    fn add(&mut self, word: &str, class: Classes) {
        let classes = self.words.entry(word.to_owned()).or_default();
        *classes = classes.with(class);
    }

    fn add_verb(&mut self, form: &str) {
        let mut parts = form.split(':');
        let base = parts.next().unwrap_or(form);
        let irregular: Vec<String> = parts.map(str::to_owned).collect();
        self.add(base, Classes::VERB);
        let [third, ing, past @ ..] = &inflections(base, &irregular)[..] else {
            return;
        };
        self.add(third, Classes::VERB_S);
        self.add(ing, Classes::VERB_ING);
        for form in past {
            self.add(form, Classes::VERB_PAST);
        }
        self.irregular.insert(base.to_owned(), irregular);
    }

    /// The classes of a lower-case word; by its ending where the list does not know it.
    pub fn classes(&self, word: &str) -> Classes {
        if let Some(classes) = self.words.get(word) {
            return *classes;
        }
        if word.len() > 4 && word.ends_with("ed") {
            Classes::VERB_PAST
        } else if word.len() > 5 && word.ends_with("ing") {
            Classes::VERB_ING
        } else if word.len() > 4 && word.ends_with("ly") {
            Classes::ADVERB
        } else {
            Classes::default()
        }
    }

    /// The irregular past forms of a verb.
    pub fn irregular(&self, base: &str) -> &[String] {
        self.irregular.get(base).map_or(&[], Vec::as_slice)
    }

    /// Whether a lower-case noun is a plural.
    pub fn is_plural(&self, word: &str) -> bool {
        let classes = self.words.get(word).copied().unwrap_or_default();
        if classes.has(Classes::PLURAL) {
            return true;
        }
        let ends = word.len() > 2 && word.ends_with('s') && !word.ends_with("ss");
        ends && !classes.has(Classes::NOT_PLURAL)
            && !classes.has(Classes::FUNCTION)
            && !word.ends_with("ous")
            && !word.ends_with("sis")
    }
}

fn class(name: &str) -> Result<Classes, LexiconError> {
    Ok(match name {
        "preposition" => Classes::PREPOSITION,
        "determiner" => Classes::DETERMINER,
        "pronoun" => Classes::PRONOUN,
        "conjunction" => Classes::CONJUNCTION,
        "auxiliary" => Classes::AUXILIARY,
        "adverb" => Classes::ADVERB,
        "not plural" => Classes::NOT_PLURAL,
        "plural" => Classes::PLURAL,
        "adjective" => Classes::ADJECTIVE,
        "compound plural" => Classes::COMPOUND_PLURAL,
        "verb" => Classes::VERB,
        _ => {
            return Err(LexiconError::Value {
                value: name.to_owned(),
                owner: "class".to_owned(),
            });
        }
    })
}

/// Third person, "-ing" and past forms of a verb, in this order.
pub(super) fn inflections(base: &str, irregular: &[String]) -> Vec<String> {
    let silent = base.strip_suffix('e').filter(|stem| !stem.ends_with('e'));
    let y = base
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    let doubled = doubles(base).then(|| format!("{base}{}", &base[base.len() - 1..]));
    let hisses = ["s", "x", "z", "ch", "sh", "o"]
        .iter()
        .any(|end| base.ends_with(end));
    let third = match y {
        Some(stem) => format!("{stem}ies"),
        None if hisses => format!("{base}es"),
        None => format!("{base}s"),
    };
    let stem = doubled.as_deref().unwrap_or(base);
    let ing = match base.strip_suffix("ie") {
        Some(root) => format!("{root}ying"),
        None => format!("{}ing", silent.unwrap_or(stem)),
    };
    let mut forms = vec![third, ing];
    if !irregular.is_empty() {
        forms.extend(irregular.iter().cloned());
    }
    // "burn" has "burned" beside "burnt"; a form too many does no harm.
    forms.push(match (y, base.strip_suffix('e')) {
        (Some(root), _) => format!("{root}ied"),
        (None, Some(root)) => format!("{root}ed"),
        (None, None) => format!("{stem}ed"),
    });
    forms
}

/// Whether the last consonant is doubled before "-ing": "stop", not "reach", "open".
fn doubles(base: &str) -> bool {
    let letters: Vec<char> = base.chars().rev().take(3).collect();
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let closed = matches!(&letters[..], [last, middle, first]
        if !vowel(last) && !matches!(last, 'w' | 'x' | 'y') && vowel(middle) && !vowel(first));
    let syllables = base.chars().filter(|c| vowel(c)).count();
    base.is_ascii() && (closed && syllables == 1 || WordClass::DoublesConsonant.has(base))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Span, tokens};

    #[test]
    fn every_example_holds() {
        let table = Grammar::read(SOURCE).unwrap();
        let list: List = parse(SOURCE).unwrap();
        for entry in &list.class {
            let class = match class(&entry.name).unwrap() {
                Classes::VERB => Classes::VERB_PAST,
                class => class,
            };
            for example in &entry.examples {
                let held = tokens(example, Span::new(0, example.len()))
                    .iter()
                    .any(|token| table.classes(token.span.of(example)).has(class));
                assert!(held, "{example:?} holds no {}", entry.name);
            }
        }
    }

    #[test]
    fn verbs_are_inflected_by_rule() {
        for (base, expected) in [
            ("kill", "kills killing killed"),
            ("stop", "stops stopping stopped"),
            ("die", "dies dying died"),
            ("injure", "injures injuring injured"),
            ("carry", "carries carrying carried"),
            ("flee", "flees fleeing fleed"),
            ("open", "opens opening opened"),
            ("reach", "reaches reaching reached"),
        ] {
            assert_eq!(inflections(base, &[]).join(" "), expected);
        }
    }
}
