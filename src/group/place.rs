//! Which places narrow a measure: those that are not the place of the whole event.

use std::collections::BTreeMap;

use super::Table;

/// How many bytes of an article's opening tell where its event is: its headline and first sentence, rarely more.
const OPENING: usize = 240;

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
            let mut seen: Vec<String> = names_in(title)
                .chain(names_in(opening(&article.text)))
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
    pub(super) fn narrower(&self, place: String) -> Option<String> {
        let main = |word: &str| self.names.get(word).is_some_and(|n| *n >= self.enough);
        (!place.split(' ').all(main)).then_some(place)
    }
}

/// The names in a place's words, each once, in the order of their letters; `None` where there is none.
pub(super) fn folded(place: &str) -> Option<String> {
    let mut words: Vec<String> = names_in(place).collect();
    words.sort();
    words.dedup();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The first lines, up to the end of a sentence or of [`OPENING`].
fn opening(text: &str) -> &str {
    let mut end = OPENING.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sentence = text[..end].rfind(". ").filter(|at| *at > end / 4);
    text.get(..sentence.unwrap_or(end)).unwrap_or("")
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
