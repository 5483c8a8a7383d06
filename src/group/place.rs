//! Which places narrow a measure: those that are not the place of the whole event.

use std::collections::BTreeMap;

use super::Table;

/// How many bytes of an article's opening tell where its event is: its headline and first sentence, rarely more.
const OPENING: usize = 240;

/// The names that the openings of the articles on one event share.
pub(super) struct MainPlaces {
    /// By event and name: how many openings have it.
    names: BTreeMap<(usize, String), usize>,
    /// By event: how many articles tell of it.
    articles: BTreeMap<usize, usize>,
}

impl MainPlaces {
    /// Reads the openings of all articles, whose `events` are given.
    pub(super) fn of(table: &Table, events: &[usize]) -> Self {
        let mut names = BTreeMap::new();
        let mut articles = BTreeMap::new();
        for (article, event) in table.articles.iter().zip(events) {
            *articles.entry(*event).or_insert(0) += 1;
            let title = article.metadata.title.as_deref().unwrap_or("");
            let mut seen: Vec<String> = names_in(title)
                .chain(names_in(opening(&article.text)))
                .collect();
            seen.sort();
            seen.dedup();
            for name in seen {
                *names.entry((*event, name)).or_insert(0) += 1;
            }
        }
        Self { names, articles }
    }

    /// `place`, folded, unless it is where the whole of `event` is.
    pub(super) fn narrower(&self, event: usize, place: &str) -> Option<String> {
        let mut words: Vec<String> = names_in(place).collect();
        if words.is_empty() {
            return None;
        }
        let enough = self.articles.get(&event).map_or(1, |n| n.div_ceil(3));
        let main = |word: &String| {
            let named = self.names.get(&(event, word.clone()));
            named.is_some_and(|n| *n >= enough)
        };
        if words.iter().all(main) {
            return None;
        }
        words.sort();
        words.dedup();
        Some(words.join(" "))
    }
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
