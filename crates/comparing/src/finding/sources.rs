//! Who says it, where and when, in the few words that a sentence has room for.

use std::borrow::Cow;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::compared::Compared;
use super::prose::prose;
use super::{Prose, Segment, words};
use tally_article::Article;
use tally_language::lexicon::{WordClass, indefinite_article};

/// How many sources a sentence names before it counts the rest.
const NAMED: usize = 3;

/// How many voices a sentence names before it counts the rest.
const VOICES: usize = 4;

/// A speaker, or none for the articles' own voice, and the articles that it is heard in.
type Voice<'a> = (Option<&'a str>, Vec<usize>);

/// The longest title that is quoted in full, in characters.
const TITLE: usize = 48;

/// An article in a sentence: its outlet, else its title in quotation marks.
pub(super) fn outlet(article: &Article) -> String {
    if let Some(outlet) = &article.metadata.outlet {
        return outlet.clone();
    }
    let name = article.name();
    let short: String = name.chars().take(TITLE).collect();
    let cut = if short.len() < name.len() { "…" } else { "" };
    format!("\u{201c}{}{cut}\u{201d}", short.trim_end())
}

impl Compared<'_> {
    /// An article in a sentence.
    pub(super) fn outlet(&self, article: usize) -> Prose {
        Segment::Outlet {
            article,
            name: outlet(&self.table.articles[article]),
        }
        .into()
    }

    fn outlet_name(&self, article: usize) -> Cow<'_, str> {
        let article = &self.table.articles[article];
        match &article.metadata.outlet {
            Some(outlet) => Cow::Borrowed(outlet),
            None => Cow::Owned(outlet(article)),
        }
    }

    /// The sources of `rows`: each speaker once with the outlets, then the outlets that say it themselves; of many the
    /// first, and in how many articles more others say it.
    pub(super) fn sources(&self, rows: &[usize]) -> Prose {
        let mut spoken = self.spoken(rows);
        let told: BTreeSet<usize> = spoken
            .iter()
            .filter(|(name, _)| name.is_some())
            .flat_map(|(_, articles)| articles.iter().copied())
            .collect();
        let rest = if spoken.len() > VOICES + 1 {
            spoken.split_off(VOICES)
        } else {
            Vec::new()
        };
        let mut names: Vec<Prose> = Vec::new();
        for (name, articles) in &spoken {
            let mut articles = articles.clone();
            if name.is_none() {
                articles.retain(|article| !told.contains(article));
            }
            let outlets = self.outlets(&articles);
            match name.and_then(|name| self.full_name(rows, name)) {
                Some(name) => names.push(prose![name, " in ", outlets]),
                None if !articles.is_empty() => names.push(outlets),
                None => {}
            }
        }
        names.extend(others(&spoken, &rest));
        if names.iter().any(|name| name.has(" and ")) {
            return Prose::joined(names, "; ");
        }
        Prose::list(names)
    }

    /// Who says what `rows` say, in the order of the rows: a speaker, or none for the articles' own voice.
    fn spoken(&self, rows: &[usize]) -> Vec<Voice<'_>> {
        let mut spoken: Vec<Voice<'_>> = Vec::new();
        let mut places: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        // Where rows ascend, so do their articles: only the last one can come again.
        let ascending = rows.is_sorted();
        for row in rows {
            let article = self.table.rows[*row].article;
            let name = self.measures[*row].speaker.as_deref();
            let place = *places.entry(name).or_insert(spoken.len());
            if place == spoken.len() {
                spoken.push((name, Vec::new()));
            }
            let (_, articles) = &mut spoken[place];
            let again = if ascending {
                articles.last() == Some(&article)
            } else {
                articles.contains(&article)
            };
            if !again {
                articles.push(article);
            }
        }
        spoken
    }

    /// The fullest wording of the speaker's name among `rows`, with an article where it is an office.
    fn full_name(&self, rows: &[usize], folded: &str) -> Option<Prose> {
        rows.iter()
            .filter(|row| self.measures[**row].speaker.as_deref() == Some(folded))
            .filter_map(|row| self.table.rows[*row].figure.attribution.as_ref())
            .map(|said| said.speaker.as_str())
            .filter(|name| !is_pronoun(name))
            .max_by(|a, b| a.len().cmp(&b.len()).then(b.cmp(a)))
            .map(speaker)
    }

    /// Three outlets at most, then how many more; how many articles are of one outlet is told with its name.
    pub(super) fn outlets(&self, articles: &[usize]) -> Prose {
        let mut places: BTreeMap<Cow<'_, str>, usize> = BTreeMap::new();
        let mut counts: Vec<usize> = Vec::new();
        let mut first: Vec<usize> = Vec::new();
        for article in articles {
            match places.entry(self.outlet_name(*article)) {
                Entry::Occupied(place) => counts[*place.get()] += 1,
                Entry::Vacant(place) => {
                    place.insert(counts.len());
                    counts.push(1);
                    first.push(*article);
                }
            }
        }
        let told = if counts.len() > NAMED + 1 {
            NAMED
        } else {
            counts.len()
        };
        let outlets = first.iter().zip(&counts).take(told);
        let mut names: Vec<Prose> = outlets
            .map(|(article, count)| {
                let outlet = self.outlet(*article);
                if *count == 1 {
                    return outlet;
                }
                prose![outlet, " (", words::count(*count), " articles)"]
            })
            .collect();
        if counts.len() > told {
            names.push(prose![words::count(counts.len() - told), " more"]);
        }
        Prose::list(names)
    }

    /// How many articles the rows come from.
    pub(super) fn articles(&self, rows: &[usize]) -> usize {
        let mut articles: Vec<usize> = rows
            .iter()
            .map(|row| self.table.rows[*row].article)
            .collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }

    /// What a group measures, as it stands inside a sentence.
    pub(super) fn measure_name(&self, group: usize) -> Prose {
        Segment::Measure {
            group,
            label: self.groups[group].label.clone(),
        }
        .into()
    }
}

/// Those whom a sentence has no room for, by the articles that are not named yet.
fn others(named: &[Voice<'_>], rest: &[Voice<'_>]) -> Option<Prose> {
    let articles = |voices: &[Voice<'_>]| -> BTreeSet<usize> {
        let articles = voices.iter().flat_map(|(_, articles)| articles);
        articles.copied().collect()
    };
    let more = articles(rest).difference(&articles(named)).count();
    match more {
        _ if rest.is_empty() => None,
        0 => Some("others in the same articles".into()),
        1 => Some("others in one more article".into()),
        n => Some(prose!["others in ", words::count(n), " more articles"]),
    }
}

/// A speaker that the reading could not name.
pub(super) fn is_pronoun(name: &str) -> bool {
    WordClass::SpeakerPronoun.has(&name.to_lowercase())
}

/// A speaker in a sentence.
pub(super) fn speaker(name: &str) -> Prose {
    Segment::Speaker(with_article(name)).into()
}

/// "official" becomes "an official", "Police" "police"; names and plurals stay.
pub(super) fn with_article(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (first, last) = (words.first().unwrap_or(&""), words.last().unwrap_or(&""));
    let is = |class: WordClass, word: &str| class.has(&word.to_lowercase());
    let is_one_of_many = words.len() == 1 && is(WordClass::PluralSpeaker, first);
    if is(WordClass::ArticleOrOne, first) || is_one_of_many {
        return lower_first(name);
    }
    if is(WordClass::BodyTakingThe, last) {
        return format!("the {name}");
    }
    // "Port captain Olaf Brandt" is named.
    let named = last.starts_with(char::is_uppercase);
    let stays = named
        || name.starts_with(|c: char| !c.is_lowercase())
        || name.ends_with('s')
        || is(WordClass::PluralSpeaker, last);
    if stays {
        return name.to_owned();
    }
    format!("{} {name}", indefinite_article(name))
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_lowercase().collect::<String>());
    first.unwrap_or_default() + chars.as_str()
}

/// "5 February 2026".
pub(super) fn day(date: Date) -> Prose {
    Segment::Date(date).into()
}
