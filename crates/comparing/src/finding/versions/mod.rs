//! Articles that are nearly the same, and versions of one article: which they are, and what became of the figures.

mod diff;

use std::collections::{BTreeMap, BTreeSet};

use super::Origins;
use crate::group::Table;
use crate::tolerances::{NEARLY_SAME, SAME_TEXT, VERSION};
use tally_article::Article;

pub use diff::{Changed, Diff, diff};

/// Two articles of which one goes back to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kin {
    /// The one that came first, by index.
    pub earlier: usize,
    /// The other one.
    pub later: usize,
    /// What they are to each other.
    pub kinship: Kinship,
    /// How much of the smaller one stands in the other too, in percent of its runs of five words.
    pub share: usize,
}

/// What two articles are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kinship {
    /// The same words under another file.
    Same,
    /// The same article at another time: same address, or same outlet and title.
    Version,
    /// Much of the same wording, elsewhere.
    Near,
}

impl Kinship {
    /// In words.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Same => "same text",
            Self::Version => "version",
            Self::Near => "nearly the same",
        }
    }
}

/// A title of fewer words is a column's.
const MIN_TITLE: usize = 4;
/// A run of words that stands in so many articles is a stock phrase.
const STOCK: usize = 40;
/// Of a long text every so many-th run is looked at.
const EVERY: u64 = 4;
/// Texts with fewer runs are looked at whole.
const SHORT: usize = 400;
/// Each article is told its nearest so many.
const MOST: usize = 4;

/// All kin among the articles, the nearest first for each of them.
pub fn kin(table: &Table, origins: &Origins) -> Vec<Kin> {
    let mut pairs: BTreeSet<(usize, usize)> = same_wording(table, origins);
    pairs.extend(same_name(table));
    let mut found: Vec<Kin> = pairs
        .into_iter()
        .filter_map(|(a, b)| judged(table, origins, a, b))
        .collect();
    found.sort_by_key(|kin| {
        (
            kin.kinship,
            std::cmp::Reverse(kin.share),
            kin.earlier,
            kin.later,
        )
    });
    let mut n_told: BTreeMap<usize, usize> = BTreeMap::new();
    found.retain(|kin| {
        let n = n_told.entry(kin.later).or_default();
        *n += 1;
        *n <= MOST
    });
    found
}

fn judged(table: &Table, origins: &Origins, a: usize, b: usize) -> Option<Kin> {
    let share = origins.shared_percent(a, b);
    let (one, other) = (&table.articles[a], &table.articles[b]);
    let is_one_address = address(one).is_some_and(|url| address(other) == Some(url));
    let is_one_title = titled(one).is_some_and(|title| titled(other) == Some(title));
    let outlets = (&one.metadata.outlet, &other.metadata.outlet);
    let is_one_outlet = match outlets {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        // Where no outlet is known only much of the same text tells.
        _ => share >= NEARLY_SAME,
    };
    let is_alike = share >= SAME_TEXT && origins.is_as_long(a, b);
    let kinship = if is_alike {
        Kinship::Same
    } else if share >= VERSION && (is_one_address || (is_one_title && is_one_outlet)) {
        Kinship::Version
    } else if share >= NEARLY_SAME {
        Kinship::Near
    } else {
        return None;
    };
    let when = |article: &Article| {
        let told = article.metadata.updated.or(article.metadata.published);
        (told.is_none(), told)
    };
    let is_turned = when(other) < when(one);
    Some(Kin {
        earlier: if is_turned { b } else { a },
        later: if is_turned { a } else { b },
        kinship,
        share,
    })
}

/// Pairs that share a run of words that is no stock phrase.
fn same_wording(table: &Table, origins: &Origins) -> BTreeSet<(usize, usize)> {
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for idx in 0..table.articles.len() {
        let shingles = origins.distinct(idx);
        let is_short = shingles.len() <= SHORT;
        for shingle in shingles
            .iter()
            .filter(|shingle| is_short || *shingle % EVERY == 0)
        {
            let holders = holders.entry(*shingle).or_default();
            if holders.len() <= STOCK {
                holders.push(idx);
            }
        }
    }
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for holders in holders.values().filter(|holders| holders.len() <= STOCK) {
        for (at, a) in holders.iter().enumerate() {
            for b in &holders[at + 1..] {
                *counts.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    // A sentence in common is no kinship.
    let few = |(a, b): (usize, usize)| {
        let smaller = origins.distinct(a).len().min(origins.distinct(b).len());
        let looked_at = if smaller <= SHORT {
            smaller
        } else {
            smaller / usize::try_from(EVERY).unwrap_or(1)
        };
        looked_at / 10
    };
    counts
        .into_iter()
        .filter(|(pair, count)| *count > few(*pair))
        .map(|(pair, _)| pair)
        .collect()
}

/// Pairs of the same address or the same title: also those whose text changed much.
fn same_name(table: &Table) -> BTreeSet<(usize, usize)> {
    let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (idx, article) in table.articles.iter().enumerate() {
        for name in address(article).into_iter().chain(titled(article)) {
            let same = named.entry(name).or_default();
            if same.len() <= STOCK {
                same.push(idx);
            }
        }
    }
    let pairs = named.values().flat_map(|same| {
        let pairs = same.iter().enumerate();
        pairs.flat_map(|(at, a)| same[at + 1..].iter().map(move |b| (*a, *b)))
    });
    pairs.filter(|(a, b)| a != b).collect()
}

/// An address without what changes from visit to visit.
fn address(article: &Article) -> Option<String> {
    let url = article.metadata.url.as_deref()?;
    let (_, rest) = url.split_once("://")?;
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let rest = rest.split(['#', '?']).next()?.trim_end_matches('/');
    // The address of a site is that of all its pages.
    rest.contains('/').then(|| rest.to_ascii_lowercase())
}

fn titled(article: &Article) -> Option<String> {
    let title = article.metadata.title.as_deref()?.to_lowercase();
    let words: Vec<&str> = title
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    (words.len() >= MIN_TITLE).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use tally_article::load;

    const FIRST: &str = "The river rose by 4 metres in a single night, and 12 people are missing, the mayor told reporters on Monday. \
        Rescue crews came from the coast with 3 boats. About 70 homes in the lower town are under water, and the bridge is shut.";

    fn found(texts: &[String]) -> Vec<(usize, usize, Kinship)> {
        let articles = texts
            .iter()
            .map(|text| Arc::new(load("a.md", text.as_bytes()).unwrap()))
            .collect();
        let table = Table {
            articles,
            ..Table::default()
        };
        let found = kin(&table, &Origins::new(&table));
        found
            .into_iter()
            .map(|kin| (kin.earlier, kin.later, kin.kinship))
            .collect()
    }

    fn article(title: &str, outlet: &str, day: u8, text: &str) -> String {
        format!("---\ntitle: {title}\noutlet: {outlet}\ndate: 2031-02-0{day}\n---\n\n{text}\n")
    }

    #[test]
    fn versions_come_from_one_outlet_under_one_title() {
        let title = "River bursts its banks at Vale";
        let later = FIRST.replace("12 people", "15 people");
        let texts = [
            article(title, "Gull", 6, &later),
            article(title, "Gull", 5, FIRST),
            article("Flood at Vale in the night", "Tern", 6, FIRST),
            article(
                "Nothing to do with it at all",
                "Gull",
                5,
                "The lock gates at Brennock gave way shortly after noon, and the water took 14 cars.",
            ),
        ];
        assert_eq!(
            found(&texts),
            [
                (1, 2, Kinship::Same),
                (1, 0, Kinship::Version),
                (0, 2, Kinship::Near)
            ]
        );
    }

    #[test]
    fn a_sentence_in_common_is_no_kinship() {
        let other = "Prices of bread went up by 3 percent in the year, the bureau said, and milk by 5 percent, while rents stood still in \
            most towns of the country, as few people moved. The bridge is shut. Rescue crews came from the coast with 3 boats.";
        let texts = [
            article("River bursts its banks at Vale", "Gull", 5, FIRST),
            article("Bread is dearer than last year", "Gull", 5, other),
        ];
        assert_eq!(found(&texts), []);
    }
}
