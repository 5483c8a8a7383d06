//! Which places narrow a measure: those that are not the place of the whole event.

use std::collections::BTreeMap;

use tally_article::Article;

/// How many bytes of an article's opening tell where its event is: its headline and first sentence, rarely more.
const OPENING: usize = 240;

/// The names that the openings of the articles on one event share.
pub(super) struct MainPlaces<'a> {
    /// By event and name: how many openings have it.
    names: BTreeMap<(usize, &'a str), usize>,
    /// By event: how many articles tell of it.
    articles: BTreeMap<usize, usize>,
}

impl<'a> MainPlaces<'a> {
    /// Counts the names in the openings of articles, each with the event that it tells of.
    pub(super) fn of(openings: impl Iterator<Item = (usize, &'a [String])>) -> Self {
        let mut names = BTreeMap::new();
        let mut articles = BTreeMap::new();
        for (event, opening) in openings {
            *articles.entry(event).or_insert(0) += 1;
            for name in opening {
                *names.entry((event, name.as_str())).or_insert(0) += 1;
            }
        }
        Self { names, articles }
    }

    /// Whether a folded place is narrower than where the whole of `event` is.
    pub(super) fn is_narrower(&self, event: usize, place: &str) -> bool {
        let enough = self.articles.get(&event).map_or(1, |n| n.div_ceil(3));
        let main = |word| self.names.get(&(event, word)).is_some_and(|n| *n >= enough);
        !place.split(' ').all(main)
    }
}

/// The names in the words for a place, each once, in the order of their letters; `None` where there is none.
pub(super) fn folded(place: &str) -> Option<String> {
    let mut words: Vec<String> = names_in(place).collect();
    words.sort();
    words.dedup();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The names in the headline and the first lines of an article, each once.
pub(super) fn opening_places(article: &Article) -> Vec<String> {
    let title = article.metadata.title.as_deref().unwrap_or("");
    let names = names_in(title).chain(names_in(opening(&article.text)));
    let mut seen: Vec<String> = names.collect();
    seen.sort();
    seen.dedup();
    seen
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
