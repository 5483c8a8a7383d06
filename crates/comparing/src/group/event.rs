//! Which articles tell of one event: those whose openings name the same places, people or bodies.

use std::collections::{BTreeMap, BTreeSet};

use tally_article::{Article, ArticleId};
use tally_language::lexicon::Cue;

/// How many bytes of an article's text tell what it is about.
const OPENING: usize = 900;

/// Letters of a name that two forms of it share: "Japan" and "Japanese", "Bolivia" and "Bolivian".
const STEM: usize = 5;

/// For each article the number of its event; articles whose openings share a name tell of one, also through others.
///
/// An article that names nothing in common with all others tells of an event of its own: its dead are not theirs.
/// Articles that name nothing at all are laid to the one event of the others, or are an event together where there are
/// several. Numbers go by the articles' names, so their order changes nothing.
///
/// Each article is given by its name and the [`opening_names`] of its text.
pub(super) fn events(articles: &[(&ArticleId, &[String])]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_key(|idx| articles[*idx].0);
    let mut parent: Vec<usize> = (0..order.len()).collect();
    let mut first_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut has_names = vec![true; order.len()];
    for (rank, idx) in order.iter().enumerate() {
        let opening = articles[*idx].1;
        has_names[rank] = !opening.is_empty();
        for name in opening {
            let first = *first_of.entry(name).or_insert(rank);
            unite(&mut parent, first, rank);
        }
    }
    let ranks = 0..order.len();
    let roots: BTreeSet<usize> = ranks
        .filter(|rank| has_names[*rank])
        .map(|rank| root(&mut parent, rank))
        .collect();
    let of_nameless = match roots.first() {
        Some(one) if roots.len() == 1 => *one,
        _ => order.len(),
    };
    let mut events = vec![of_nameless; order.len()];
    for (rank, idx) in order.iter().enumerate() {
        if has_names[rank] {
            events[*idx] = root(&mut parent, rank);
        }
    }
    events
}

/// The smallest of those that `idx` is united with; each step on the way halves the way.
fn root(parent: &mut [usize], mut idx: usize) -> usize {
    while parent[idx] != idx {
        parent[idx] = parent[parent[idx]];
        idx = parent[idx];
    }
    idx
}

/// The smaller root stays.
fn unite(parent: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(parent, a), root(parent, b));
    let (small, large) = (a.min(b), a.max(b));
    parent[large] = small;
}

/// Stems of the names in the opening's sentences, without headlines, as those may write every word large.
pub(super) fn opening_names(article: &Article) -> Vec<String> {
    let mut left = OPENING;
    let mut names = Vec::new();
    for paragraph in &article.paragraphs {
        if !paragraph.kind.is_prose() {
            continue;
        }
        let text = paragraph.span.of(&article.text);
        let mut end = left.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        if !is_in_large_letters(&text[..end]) {
            names.extend(names_in(&text[..end]));
        }
        left = left.saturating_sub(text.len());
        if left == 0 {
            break;
        }
    }
    names.sort();
    names.dedup();
    names
}

/// Whether nearly all words start large, as in a headline that is no paragraph of its own kind.
fn is_in_large_letters(text: &str) -> bool {
    let words = || text.split_whitespace().filter(|word| word.len() > 3);
    let large = words().filter(|word| word.starts_with(char::is_uppercase));
    large.count() * 4 > words().count() * 3
}

/// Words with a large first letter that does not come from the sentence's start, without those that name anything.
fn names_in(text: &str) -> impl Iterator<Item = String> {
    let mut inside = false;
    text.split_whitespace().filter_map(move |token| {
        let word = token.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix("\u{2019}s"))
            .unwrap_or(word);
        let names = inside && word.len() > 2 && word.starts_with(char::is_uppercase);
        let ends = token.ends_with(['.', '!', '?', ':', '\u{201d}', '"', '\u{2014}']);
        let opens = token.starts_with(['\u{201c}', '"']);
        inside = !ends && !token.is_empty();
        if !names || opens {
            return None;
        }
        let lower = word.to_lowercase();
        (!Cue::EveryName.holds(&lower)).then(|| lower.chars().take(STEM).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::sample;

    fn events_of(texts: &[&str]) -> Vec<usize> {
        let dated: Vec<(&str, &str)> = texts.iter().map(|text| ("2026-02-02", *text)).collect();
        let table = sample::read(&dated);
        let names: Vec<_> = table
            .articles
            .iter()
            .map(|one| opening_names(one))
            .collect();
        let ids = table.articles.iter().map(|article| &article.id);
        let articles: Vec<_> = ids.zip(names.iter().map(Vec::as_slice)).collect();
        events(&articles)
    }

    #[test]
    fn articles_that_name_one_place_tell_of_one_event() {
        let events = events_of(&[
            "Floods have killed 12 people in Tolva, officials said on Monday.",
            "The Tolvan army was called in on Tuesday. At least 15 people have died.",
            "A fire killed four people in the port of Adrast, police said on Monday.",
            "It came at night. Rescuers in Adrast found six dead.",
        ]);
        assert!(events[0] == events[1] && events[2] == events[3]);
        assert_ne!(events[0], events[2]);
    }

    #[test]
    fn days_offices_and_agencies_are_no_common_ground() {
        let events = events_of(&[
            "Floods in Tolva. Water has killed 12 people in Tolva, the Ministry told Reuters on Monday.",
            "Fire in Adrast. A fire killed four people in Adrast, the Ministry told Reuters on Monday.",
        ]);
        assert_ne!(events[0], events[1]);
    }
}
