//! Nouns without their plural.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{LexiconError, WordClass, built_in, parse};

/// Irregular nouns.
#[derive(Debug, Default)]
struct Plurals {
    /// Plurals with their singulars, in order.
    whole: Vec<(String, String)>,
    /// Ends of words, longest first.
    compounds: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    plurals: Vec<String>,
    compounds: Vec<String>,
}

impl Plurals {
    fn read(source: &str) -> Result<Self, LexiconError> {
        let lists: Lists = parse(source)?;
        let mut whole = pairs(&lists.plurals)?;
        whole.sort();
        let mut compounds = pairs(&lists.compounds)?;
        compounds.sort_by_key(|(plural, _)| std::cmp::Reverse(plural.len()));
        Ok(Self { whole, compounds })
    }

    fn singular(&self, word: &str) -> Option<&str> {
        let at = self
            .whole
            .binary_search_by(|(plural, _)| plural.as_str().cmp(word));
        at.ok().map(|at| self.whole[at].1.as_str())
    }

    /// The singular of "servicemen", "grandchildren".
    fn compound(&self, word: &str) -> Option<String> {
        self.compounds.iter().find_map(|(plural, singular)| {
            let stem = word.strip_suffix(plural.as_str())?;
            (stem.len() > 2).then(|| format!("{stem}{singular}"))
        })
    }
}

/// Reads "man:men" as plural and singular.
fn pairs(entries: &[String]) -> Result<Vec<(String, String)>, LexiconError> {
    let pair = |entry: &String| match entry.split_once(':') {
        Some((singular, plural)) => Ok((plural.to_owned(), singular.to_owned())),
        None => Err(LexiconError::Value {
            value: entry.clone(),
            owner: "plurals".to_owned(),
        }),
    };
    entries.iter().map(pair).collect()
}

fn plurals() -> &'static Plurals {
    static TABLE: LazyLock<Plurals> =
        LazyLock::new(|| Plurals::read(built_in::PLURALS).unwrap_or_default());
    &TABLE
}

/// The singular of a lower-case noun ("missiles" gives "missile"); any other word as it is.
pub fn lemma(word: &str) -> String {
    let table = plurals();
    if let Some(singular) = table.singular(word) {
        return singular.to_owned();
    }
    if !word.ends_with('s') || WordClass::SingularInS.has(word) || word.chars().count() < 4 {
        return table.compound(word).unwrap_or_else(|| word.to_owned());
    }
    for (ending, singular) in [
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("zzes", "zz"),
    ] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 1) {
            return format!("{stem}{singular}");
        }
    }
    let plain = !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    let stem = if plain { &word[..word.len() - 1] } else { word };
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_lose_their_ending_and_singulars_keep_it() {
        for (word, expected) in [
            ("missiles", "missile"),
            ("people", "person"),
            ("casualties", "casualty"),
            ("churches", "church"),
            ("servicemen", "serviceman"),
            ("campus", "campus"),
            ("crisis", "crisis"),
            ("gas", "gas"),
            ("lives", "life"),
            ("dead", "dead"),
        ] {
            assert_eq!(lemma(word), expected);
        }
    }

    #[test]
    fn the_table_holds_each_plural_once() {
        let table = Plurals::read(built_in::PLURALS).unwrap();
        for pair in table.whole.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{pair:?}");
        }
        for (plural, singular) in &table.whole {
            assert_eq!(lemma(plural), *singular);
        }
    }
}
