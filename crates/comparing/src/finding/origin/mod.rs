//! Where figures come from: the ends of the chains, so that a retelling is not taken for a confirmation.
//!
//! What articles share is read once for all of them; a [`OriginTree`] then lays some rows, as a rule those of one group, to
//! their origins: one speaker, one agency, one quotation, one text, or the article itself.

mod credit;
mod lay;
mod why;
mod wording;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::sources::{outlet, with_article};
use super::words;
use crate::group::Table;
use crate::tolerances::AS_LONG;
use tally_article::ArticleId;
use tally_language::lexicon::{WordClass, speech};

use tally_language::text::sentence_case;
use wording::Wording;

pub use why::Why;

/// What the articles tell of their origins, read once: their wording, and the agencies that they print.
#[derive(Debug, Clone, Default)]
pub struct Origins {
    /// In the order of the table's articles.
    texts: Vec<Text>,
    /// The voice of whoever is named for each row, by its number.
    said: Vec<Option<usize>>,
}

#[derive(Debug, Clone)]
struct Text {
    id: ArticleId,
    wording: Arc<Wording>,
    agency: Option<&'static str>,
    /// The voice of its outlet: that of a speaker where other articles name the outlet.
    outlet: Option<usize>,
}

/// Some figures, laid to their origins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OriginTree {
    /// In the order in which the rows name them.
    pub origins: Vec<Origin>,
    /// How many articles the rows come from.
    pub articles: usize,
}

/// The end of a chain, and what goes back to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// What it is.
    pub end: End,
    /// Its name as it stands in a sentence: "Oleh Barvinsky", "the police", "AFP", "The Herald itself".
    pub name: String,
    /// Where it was said, if its articles name one place only.
    pub venue: Option<String>,
    /// The rows that go back to it, in the order given; one at least.
    pub members: Vec<Member>,
    /// How many articles carry them.
    pub articles: usize,
}

/// What stands at the end of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// A person or a body with a name, or one that goes without: "police".
    Speaker,
    /// Speakers of whom nothing tells whether they are the same in every article: "officials", "a source".
    Unnamed,
    /// A news agency.
    Agency,
    /// One text, or an article itself.
    Text,
}

/// A row under its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Row of the table.
    pub row: usize,
    /// Why it is laid there.
    pub why: Why,
}

impl Origins {
    /// Reads all articles of `table`.
    pub fn new(table: &Table) -> Self {
        Self::again(table, &Self::default())
    }

    /// The same; the wording of articles that `known` has read is taken from it.
    pub fn again(table: &Table, known: &Self) -> Self {
        let read: BTreeMap<&ArticleId, &Arc<Wording>> = known
            .texts
            .iter()
            .map(|text| (&text.id, &text.wording))
            .collect();
        let mut said = lay::voices_of(table);
        let outlets = said.split_off(table.rows.len());
        let texts = table.articles.iter().zip(outlets);
        let texts = texts.map(|(article, outlet)| Text {
            id: article.id.clone(),
            wording: read.get(&article.id).map_or_else(
                || Arc::new(Wording::of(article)),
                |wording| Arc::clone(wording),
            ),
            agency: credit::agency(article),
            outlet,
        });
        Self {
            texts: texts.collect(),
            said,
        }
    }

    /// The different runs of words of an article, ascending.
    pub(super) fn distinct(&self, article: usize) -> &[u64] {
        self.texts
            .get(article)
            .map_or(&[], |text| text.wording.distinct())
    }

    /// Whether neither of two articles is longer than the other by more than a little.
    pub(super) fn is_as_long(&self, a: usize, b: usize) -> bool {
        let (a, b) = (self.distinct(a).len(), self.distinct(b).len());
        a.min(b) * 100 >= a.max(b) * AS_LONG
    }

    /// How much of the smaller of two articles stands in the other too, in percent.
    pub fn shared_percent(&self, a: usize, b: usize) -> usize {
        match (self.texts.get(a), self.texts.get(b)) {
            (Some(a), Some(b)) => a.wording.shared_percent(&b.wording),
            _ => 0,
        }
    }

    /// The smaller of two articles first: the one of whose wording a share is told.
    pub(super) fn smaller_first(&self, a: usize, b: usize) -> (usize, usize) {
        match (self.texts.get(a), self.texts.get(b)) {
            (Some(one), Some(other)) if other.wording.is_smaller(&one.wording) => (b, a),
            _ => (a, b),
        }
    }

    /// The origin of each of `rows`, as numbers from 0 in the order in which the rows name them.
    pub fn numbers(&self, table: &Table, rows: &[usize]) -> Vec<usize> {
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let laid = lay::lay(self, table, rows).into_iter();
        laid.map(|one| {
            let next = numbers.len();
            *numbers.entry(one.root).or_insert(next)
        })
        .collect()
    }

    /// Lays `rows` of `table` to their origins; `table` is the one that was read.
    pub fn tree(&self, table: &Table, rows: &[usize]) -> OriginTree {
        let laid = lay::lay(self, table, rows);
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut members: Vec<Vec<Member>> = Vec::new();
        for (row, one) in rows.iter().zip(laid) {
            let number = *numbers.entry(one.root).or_insert_with(|| {
                members.push(Vec::new());
                members.len() - 1
            });
            members[number].push(Member {
                row: *row,
                why: one.why,
            });
        }
        OriginTree {
            origins: members
                .into_iter()
                .map(|members| Origin::new(table, members))
                .collect(),
            articles: n_articles(table, rows.iter().copied()),
        }
    }
}

impl OriginTree {
    /// What carries figures that agree: "1 origin in 2 articles", "corroborated by 2 origins in 4 articles".
    pub fn sentence(&self) -> String {
        let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
        let told = format!(
            "{} in {}",
            plural(self.origins.len(), "origin"),
            plural(self.articles, "article")
        );
        if self.origins.len() > 1 {
            format!("corroborated by {told}")
        } else {
            told
        }
    }
}

impl Origin {
    fn new(table: &Table, members: Vec<Member>) -> Self {
        let (end, name) = named(table, &members);
        Self {
            end,
            name,
            venue: venue(&members).map(str::to_owned),
            articles: n_articles(table, members.iter().map(|one| one.row)),
            members,
        }
    }

    /// Its name as a heading, with the place where it was said: "Oleh Barvinsky, Channel 4".
    pub fn title(&self) -> String {
        let name = sentence_case(&self.name);
        match &self.venue {
            Some(venue) => format!("{name}, {venue}"),
            None => name,
        }
    }
}

fn n_articles(table: &Table, rows: impl Iterator<Item = usize>) -> usize {
    let articles: BTreeSet<usize> = rows.map(|row| table.rows[row].article).collect();
    articles.len()
}

/// The end of the chain by what its members tell: a speaker before an agency, an agency before an article.
fn named(table: &Table, members: &[Member]) -> (End, String) {
    if let Some(speaker) = speaker(members) {
        let end = if is_unnamed(speaker) {
            End::Unnamed
        } else {
            End::Speaker
        };
        return (end, with_article(speaker));
    }
    let agency = members.iter().find_map(|one| match &one.why {
        Why::Agency { name } => Some(name.clone()),
        _ => None,
    });
    if let Some(agency) = agency {
        return (End::Agency, agency);
    }
    let mut outlets: Vec<String> = members
        .iter()
        .map(|one| outlet(table.article(one.row)))
        .collect();
    outlets.sort();
    outlets.dedup();
    match outlets.as_slice() {
        [one] => (End::Text, format!("{one} itself")),
        several => (End::Text, format!("one text in {}", words::list(several))),
    }
}

/// The speaker by the fullest name that the members give.
fn speaker(members: &[Member]) -> Option<&str> {
    members
        .iter()
        .filter_map(|one| match &one.why {
            Why::Speaker { name, .. } | Why::SpeakerElsewhere { name } => Some(name.as_str()),
            _ => None,
        })
        .max_by(|a, b| a.len().cmp(&b.len()).then(b.cmp(a)))
}

/// Where it was said, if the members name one place only.
fn venue(members: &[Member]) -> Option<&str> {
    let mut venues = members.iter().filter_map(|one| match &one.why {
        Why::Speaker { venue, .. } => venue.as_deref(),
        _ => None,
    });
    let first = venues.next()?;
    venues.all(|other| other == first).then_some(first)
}

/// Whether the words name nobody in particular: "officials", "a senior source".
pub(super) fn is_unnamed(speaker: &str) -> bool {
    let last = speaker.rsplit(' ').next().unwrap_or("").to_lowercase();
    let is_vague = speech().is_speaker(&last) && !speech().is_body(&last);
    let mut words = speaker.split(' ').filter(|word| !is_article(word));
    let has_name = words.any(|word| {
        word.starts_with(char::is_uppercase) && !speech().is_speaker(&word.to_lowercase())
    });
    is_vague && !has_name && !WordClass::BodyOfOneEvent.has(&last)
}

fn is_article(word: &str) -> bool {
    WordClass::ArticleOrOne.has(&word.to_lowercase())
}
