//! What happens to counted things.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::grammar::inflections;
use super::{LexiconError, Phrases, built_in, grammar, parse};

/// What happens to counted things; words of one role say the same.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleEntry {
    /// Its stable name: `killed`.
    pub name: String,
    /// Whether it happens to people: a bare "70 injured" counts persons.
    #[serde(default)]
    pub of_persons: bool,
    /// What else holds for it.
    #[serde(default)]
    attributes: Vec<RoleAttribute>,
    /// Its place in an editor's order, from 1; `None` behind those that have one.
    pub order: Option<u8>,
    /// Parts of words by which a name tells it already: "fatalit".
    #[serde(default)]
    pub stems: Vec<String>,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
    examples: Vec<String>,
}

/// What holds for a role beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleAttribute {
    /// It stands at the head of any report: the killed, the injured, the missing.
    Casualty,
    /// Its count only rises as more is known: tolls, arrests, damage.
    CountedUp,
    /// It is of whoever does it, never of what it is done to: "they left 12 behind" is no departure.
    Done,
    /// It tells that the number is foreseen: "40 expected".
    Foreseen,
    /// Parties to a war count it, each in its own way.
    InWar,
    /// Its verbs need no object, as whoever is counted does it: "60 survived".
    Intransitive,
    /// It lasts: whoever is missing on Friday may have been so before.
    Lasting,
    /// Statistics count it over a month or a year: "added 12 jobs last month".
    OfAPeriod,
    /// A sum of money can have it: "$3m stolen"; any other is that of what stands beside it.
    OfMoney,
    /// It is of people only, so that a bare number of it counts people: "60 arrested".
    OfPeople,
    /// No one has two of these at a time: whoever recovered has not died.
    Outcome,
    /// Something else becomes of what has it: of the rockets launched, some are shot down.
    Sent,
    /// It is harm, which is foreseen and not planned: "will kill 12".
    Suffered,
}

impl RoleAttribute {
    /// Whether it holds for the role of this name.
    pub fn holds(self, role: &str) -> bool {
        roles().named(role).is_some_and(|role| role.has(self))
    }
}

impl RoleEntry {
    /// Whether `attribute` holds for it.
    pub fn has(&self, attribute: RoleAttribute) -> bool {
        self.attributes.contains(&attribute)
    }
}

/// The table of roles.
#[derive(Debug, Default)]
pub struct Roles {
    all: Vec<RoleEntry>,
    by_name: BTreeMap<String, usize>,
    verbs: BTreeMap<String, usize>,
    nouns: BTreeMap<String, usize>,
    adjectives: BTreeMap<String, usize>,
    phrases: Phrases<usize>,
}

#[derive(Deserialize)]
struct List {
    role: Vec<RoleEntry>,
}

/// The list that ships with the program.
pub fn roles() -> &'static Roles {
    static TABLE: LazyLock<Roles> = LazyLock::new(|| Roles::read(SOURCE).unwrap_or_default());
    &TABLE
}

const SOURCE: &str = built_in::ROLES;

impl Roles {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let list: List = parse(source)?;
        let mut table = Self::default();
        for (idx, role) in list.role.iter().enumerate() {
            table.by_name.insert(role.name.clone(), idx);
            for verb in &role.verbs {
                if verb.contains(' ') {
                    let (head, rest) = verb.split_once(' ').unwrap_or((verb, ""));
                    for form in forms_of(head) {
                        let phrase = format!("{form} {rest}");
                        table.phrases.insert(&phrase, &role.name, idx)?;
                    }
                    continue;
                }
                for form in forms_of(verb) {
                    table.verbs.entry(form).or_insert(idx);
                }
            }
            for (words, map) in [
                (&role.nouns, &mut table.nouns),
                (&role.adjectives, &mut table.adjectives),
            ] {
                for word in words {
                    map.entry(word.clone()).or_insert(idx);
                }
            }
            for phrase in &role.phrases {
                table.phrases.insert(phrase, &role.name, idx)?;
            }
        }
        table.all = list.role;
        Ok(table)
    }

    /// The role of this name.
    pub fn named(&self, name: &str) -> Option<&RoleEntry> {
        self.by_name.get(name).map(|idx| &self.all[*idx])
    }

    /// The role that an inflected verb tells.
    pub fn verb(&self, word: &str) -> Option<&RoleEntry> {
        self.verbs.get(word).map(|idx| &self.all[*idx])
    }

    /// The role that a noun's lemma tells.
    pub fn noun(&self, lemma: &str) -> Option<&RoleEntry> {
        self.nouns.get(lemma).map(|idx| &self.all[*idx])
    }

    /// The role that an adjective or participle tells.
    pub fn adjective(&self, word: &str) -> Option<&RoleEntry> {
        self.adjectives.get(word).map(|idx| &self.all[*idx])
    }

    /// Whether a verb, participle or adjective tells what becomes of people: "killed", "missing".
    pub fn befalls(&self, word: &str) -> bool {
        let role = self.verb(word).or_else(|| self.adjective(word));
        role.is_some_and(|role| role.of_persons)
    }

    /// The role that a phrase at the start of `words` tells, and how many words it has.
    pub fn phrase<W: AsRef<str>>(&self, words: &[W]) -> Option<(usize, &RoleEntry)> {
        self.phrases
            .find(words)
            .map(|(len, idx)| (len, &self.all[*idx]))
    }
}

fn forms_of(verb: &str) -> Vec<String> {
    let mut forms = inflections(verb, grammar().irregular(verb));
    forms.push(verb.to_owned());
    forms.sort();
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::examples::plain;
    use crate::lexicon::lemma;
    use crate::text::{Span, tokens};

    #[test]
    fn every_example_holds() {
        let table = Roles::read(SOURCE).unwrap();
        for role in &table.all {
            for example in role.examples.iter().map(|one| plain(one)) {
                let example = example.as_str();
                let words: Vec<&str> = tokens(example, Span::new(0, example.len()))
                    .iter()
                    .map(|token| token.span.of(example))
                    .collect();
                let held = (0..words.len()).any(|at| {
                    let word = words[at];
                    let told = [
                        table.verb(word),
                        table.noun(&lemma(word)),
                        table.adjective(word),
                        table.phrase(&words[at..]).map(|(_, role)| role),
                    ];
                    told.contains(&Some(role))
                });
                assert!(held, "{example:?} tells no {}", role.name);
            }
        }
    }

    #[test]
    fn each_name_is_that_of_one_role() {
        let table = Roles::read(SOURCE).unwrap();
        assert_eq!(table.by_name.len(), table.all.len());
        assert!(RoleAttribute::CountedUp.holds("killed"));
        assert!(!RoleAttribute::CountedUp.holds("missing"));
    }

    #[test]
    fn dead_killed_deaths_and_toll_are_one_role() {
        let table = roles();
        let killed = table.named("killed");
        assert_eq!(table.verb("killing"), killed);
        assert_eq!(table.adjective("dead"), killed);
        assert_eq!(table.noun("fatality"), killed);
        assert_eq!(table.noun("toll"), killed);
        assert_eq!(table.verb("shot"), None);
    }
}
