//! Which places narrow a measure: those that are not the place of the whole event.

use std::collections::BTreeMap;

use super::Table;

/// How many bytes of an article's opening tell where its event is.
const OPENING: usize = 500;

/// The names that the articles' openings share.
pub(super) struct MainPlaces {
    names: BTreeMap<String, usize>,
    enough: usize,
}

impl MainPlaces {
    /// Reads the openings of all articles.
    pub(super) fn of(table: &Table) -> Self {
        let mut names = BTreeMap::new();
        for article in &table.articles {
            let title = article.metadata.title.as_deref().unwrap_or("");
            let mut end = OPENING.min(article.text.len());
            while !article.text.is_char_boundary(end) {
                end -= 1;
            }
            let mut seen: Vec<String> = names_in(title)
                .chain(names_in(&article.text[..end]))
                .collect();
            seen.sort();
            seen.dedup();
            for name in seen {
                *names.entry(name).or_insert(0) += 1;
            }
        }
        Self {
            names,
            enough: table.articles.len().div_ceil(3).max(1),
        }
    }

    /// `place`, folded, unless it is where the whole event is.
    pub(super) fn narrower(&self, place: &str) -> Option<String> {
        let mut words: Vec<String> = names_in(place).collect();
        if words.is_empty() {
            return None;
        }
        let main = |word: &String| self.names.get(word).is_some_and(|n| *n >= self.enough);
        if words.iter().all(main) {
            return None;
        }
        words.sort();
        words.dedup();
        Some(words.join(" "))
    }
}

/// Capitalised words, lower case, without a possessive.
fn names_in(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’' && c != '-')
        .filter(|word| word.len() > 2 && word.starts_with(char::is_uppercase))
        .map(|word| {
            word.trim_end_matches("'s")
                .trim_end_matches("’s")
                .to_lowercase()
        })
}
