//! The quoted words of one person in several articles, laid side by side.

mod align;
mod spoken;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::origin::is_unnamed;
use super::sources::is_pronoun;
use crate::group::{Table, voices};
use tally_language::text::Span;

use align::align;
use spoken::{Spoken, spoken};

pub(super) use align::Difference;

/// The fewest words of a quotation that tells what was said.
const SHORTEST: usize = 5;

/// The most words that are laid side by side: longer ones are read up to here.
const LONGEST: usize = 240;

/// In how many quotations of one voice a pair of words may stand that leads from one to another.
const COMMON: usize = 24;

/// How many pairs of words two quotations share before they are laid side by side.
const FEWEST: usize = 2;

/// Two quotations of one voice in two articles that differ in their words.
pub(super) struct Pair {
    /// Index in [`Table::quotations`] of the earlier article's.
    pub(super) one: usize,
    /// Of the later article's.
    pub(super) other: usize,
    /// Where they differ, in text order; one at least.
    pub(super) differences: Vec<Difference>,
}

/// A quotation that can be compared.
struct Voiced {
    /// Its place in the table.
    idx: usize,
    voice: usize,
    words: Vec<Spoken>,
}

/// All pairs of quotations that are alike and differ in some words, in an order that does not hang on that of the
/// articles; of several that differ alike the first.
pub(super) fn pairs(table: &Table) -> Vec<Pair> {
    let voiced = voiced(table);
    let mut found = Vec::new();
    let mut told: BTreeSet<(usize, Vec<String>)> = BTreeSet::new();
    for (a, b) in candidates(table, &voiced) {
        let (one, other) = (&voiced[a], &voiced[b]);
        let texts = [text(table, one.idx), text(table, other.idx)];
        let differences = align(texts, [&one.words, &other.words]);
        if differences.is_empty() {
            continue;
        }
        let mut words: Vec<String> = differences
            .iter()
            .flat_map(|one| one.spans.iter().zip(texts))
            .map(|(span, text)| span.of(text).to_lowercase())
            .collect();
        words.sort();
        if told.insert((one.voice, words)) {
            found.push(Pair {
                one: one.idx,
                other: other.idx,
                differences,
            });
        }
    }
    found
}

fn text(table: &Table, idx: usize) -> &str {
    &table.articles[table.quotations[idx].article].text
}

/// The quotations of named speakers that are long enough; of those that read the same, the earliest article's.
fn voiced(table: &Table) -> Vec<Voiced> {
    let speakers: Vec<Option<&str>> = table
        .quotations
        .iter()
        .map(|one| one.quotation.speaker.as_deref())
        .map(|name| name.filter(|name| !is_pronoun(name) && !is_unnamed(name)))
        .collect();
    let mut numbers: BTreeMap<Arc<str>, usize> = BTreeMap::new();
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (idx, voice) in voices(&speakers).into_iter().enumerate() {
        if let Some(voice) = voice {
            let next = numbers.len();
            order.push((idx, *numbers.entry(voice).or_insert(next)));
        }
    }
    order.sort_by_key(|(idx, _)| place(table, *idx));
    let mut seen: BTreeSet<(usize, Vec<String>)> = BTreeSet::new();
    let mut voiced = Vec::new();
    for (idx, voice) in order {
        let mut words = spoken(text(table, idx), table.quotations[idx].quotation.span);
        words.truncate(LONGEST);
        let plain: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
        if words.len() >= SHORTEST && seen.insert((voice, plain)) {
            voiced.push(Voiced { idx, voice, words });
        }
    }
    voiced
}

/// The day of publication, then what names the article, then the place in it.
fn place(table: &Table, idx: usize) -> (Option<jiff::civil::Date>, &str, Span) {
    let quoted = &table.quotations[idx];
    let article = &table.articles[quoted.article];
    (
        article.metadata.published_on(),
        &article.id.0,
        quoted.quotation.span,
    )
}

/// Quotations of one voice in two articles that share some pairs of neighbouring words, ascending.
fn candidates(table: &Table, voiced: &[Voiced]) -> Vec<(usize, usize)> {
    let mut shared: Vec<((usize, &str, &str), usize)> = Vec::new();
    for (at, one) in voiced.iter().enumerate() {
        for two in one.words.windows(2) {
            if two.iter().any(|word| word.tells) {
                shared.push(((one.voice, &two[0].folded, &two[1].folded), at));
            }
        }
    }
    shared.sort_unstable();
    shared.dedup();
    let mut met: Vec<(usize, usize)> = Vec::new();
    for run in shared.chunk_by(|a, b| a.0 == b.0) {
        if run.len() > COMMON {
            continue;
        }
        for (idx, (_, a)) in run.iter().enumerate() {
            met.extend(run[idx + 1..].iter().map(|(_, b)| (*a, *b)));
        }
    }
    met.sort_unstable();
    let article = |at: usize| table.quotations[voiced[at].idx].article;
    met.chunk_by(|a, b| a == b)
        .filter(|run| run.len() >= FEWEST)
        .map(|run| run[0])
        .filter(|(a, b)| article(*a) != article(*b))
        .collect()
}
