//! Who is at the end of the chain: one speaker in many articles is one origin, not many.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::ArticleId;
use crate::group::{Table, voices};

/// The origin of each of `rows`, as numbers from 0 in order of first appearance.
///
/// Statements of one speaker, named in full or in short, have one origin. A statement without a speaker belongs to
/// the speaker whom its article names elsewhere among `rows` (as a headline does), else to its article.
pub fn origins(table: &Table, rows: &[usize]) -> Vec<usize> {
    let speakers: Vec<Option<&str>> = rows
        .iter()
        .map(|row| {
            Some(
                table.rows[*row]
                    .figure
                    .attribution
                    .as_ref()?
                    .speaker
                    .as_str(),
            )
        })
        .collect();
    let said = voices(&speakers);
    let article = |at: usize| table.rows[rows[at]].article;
    let mut named: BTreeMap<usize, &Arc<str>> = BTreeMap::new();
    for (at, voice) in said.iter().enumerate() {
        if let Some(voice) = voice {
            named.entry(article(at)).or_insert(voice);
        }
    }
    let found: Vec<Voice<'_>> = (0..rows.len())
        .map(|at| {
            let voice = said[at]
                .as_ref()
                .or_else(|| named.get(&article(at)).copied());
            voice.map_or_else(
                || Voice::Article(&table.articles[article(at)].id),
                |name| Voice::Speaker(name),
            )
        })
        .collect();
    number(&found)
}

/// Whoever a statement can be laid at the door of.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Voice<'a> {
    /// A speaker, in whatever article.
    Speaker(&'a str),
    /// No speaker: the article itself.
    Article(&'a ArticleId),
}

/// Numbers the voices in the order in which the rows name them.
fn number<V: Ord>(found: &[V]) -> Vec<usize> {
    let mut seen: BTreeMap<&V, usize> = BTreeMap::new();
    found
        .iter()
        .map(|voice| {
            let next = seen.len();
            *seen.entry(voice).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_numbered_as_they_appear() {
        assert_eq!(number(&[2, 0, 2]), [0, 1, 0]);
    }
}
