//! The measures of all articles: what each article tells of its figures is kept from one grouping to the next.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::event::{events, opening_names};
use super::measure::{Measure, Told, told};
use super::place::{MainPlaces, opening_places};
use super::voice::voices;
use super::{Row, Table};
use tally_article::{Article, ArticleId};
use tally_reading::Figure;

/// What each row of a table measures.
#[derive(Debug, Clone, Default)]
pub struct Measures {
    rows: Vec<Measure>,
    /// What the articles tell by themselves.
    alone: BTreeMap<ArticleId, Arc<Alone>>,
}

/// What one article tells before the others are asked where the event is, and who is who.
#[derive(Debug)]
struct Alone {
    article: Arc<Article>,
    figures: Vec<Arc<Figure>>,
    /// Of each figure.
    told: Vec<Arc<Told>>,
    /// Names that it may share with articles on the same event.
    names: Vec<String>,
    /// Names of where its event may be.
    places: Vec<String>,
}

impl Measures {
    /// The measures of all rows of `table`, in its order.
    pub fn of(table: &Table) -> Self {
        Self::default().of_next(table)
    }

    /// The same as [`Measures::of`], in less time where most articles of `table` were in the last one too.
    #[must_use]
    pub fn of_next(&self, table: &Table) -> Self {
        let alone: Vec<Arc<Alone>> = by_article(table)
            .map(|(article, rows)| self.alone(article, rows))
            .collect();
        let named: Vec<(&ArticleId, &[String])> = alone
            .iter()
            .map(|one| (&one.article.id, one.names.as_slice()))
            .collect();
        let events = events(&named);
        let openings = alone.iter().map(|one| one.places.as_slice());
        let main = MainPlaces::of(events.iter().copied().zip(openings));
        let mut rows: Vec<Measure> = Vec::with_capacity(table.rows.len());
        for (article, (event, one)) in events.iter().copied().zip(&alone).enumerate() {
            let first = rows.len();
            rows.extend(one.told.iter().map(|told| {
                let place = told.named_place.as_ref();
                Measure {
                    article,
                    event,
                    place: place
                        .filter(|place| main.is_narrower(event, place))
                        .cloned(),
                    speaker: None,
                    converts: told.converts_in_article.map(|at| first + at),
                    told: Arc::clone(told),
                }
            }));
        }
        let speakers: Vec<Option<&str>> = table.rows.iter().map(speaker).collect();
        for (measure, voice) in rows.iter_mut().zip(voices(&speakers)) {
            measure.speaker = voice;
        }
        let by_id = alone.into_iter().map(|one| (one.article.id.clone(), one));
        Self {
            rows,
            alone: by_id.collect(),
        }
    }

    /// Of each row of the table.
    pub(crate) fn rows(&self) -> &[Measure] {
        &self.rows
    }

    /// What `article` tells by itself, as it is known or anew.
    fn alone(&self, article: &Arc<Article>, rows: &[Row]) -> Arc<Alone> {
        let known = self.alone.get(&article.id);
        known
            .filter(|known| known.is_of(article, rows))
            .map_or_else(|| Arc::new(Alone::new(article, rows)), Arc::clone)
    }
}

/// Each article of `table` with its rows.
fn by_article(table: &Table) -> impl Iterator<Item = (&Arc<Article>, &[Row])> {
    let mut rest = table.rows.as_slice();
    table
        .articles
        .iter()
        .enumerate()
        .map(move |(idx, article)| {
            let (rows, after) = rest.split_at(rest.partition_point(|row| row.article <= idx));
            rest = after;
            (article, rows)
        })
}

impl Alone {
    fn new(article: &Arc<Article>, rows: &[Row]) -> Self {
        let figures: Vec<Arc<Figure>> = rows.iter().map(|row| Arc::clone(&row.figure)).collect();
        Self {
            article: Arc::clone(article),
            told: told(article, &figures).into_iter().map(Arc::new).collect(),
            figures,
            names: opening_names(article),
            places: opening_places(article),
        }
    }

    /// Whether these are the very rows that it was made of.
    fn is_of(&self, article: &Arc<Article>, rows: &[Row]) -> bool {
        let mut figures = self.figures.iter().zip(rows);
        Arc::ptr_eq(&self.article, article)
            && self.figures.len() == rows.len()
            && figures.all(|(figure, row)| Arc::ptr_eq(figure, &row.figure))
    }
}

fn speaker(row: &Row) -> Option<&str> {
    Some(row.figure.attribution.as_ref()?.speaker.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::sample;

    /// The articles of `all` that `wanted` names, in its order, with their figures.
    fn part(all: &Table, wanted: &[usize]) -> Table {
        let mut table = Table::default();
        for idx in wanted {
            for row in all.rows.iter().filter(|row| row.article == *idx) {
                table.rows.push(Row {
                    article: table.articles.len(),
                    ..row.clone()
                });
            }
            table.articles.push(Arc::clone(&all.articles[*idx]));
        }
        table
    }

    #[test]
    fn what_is_kept_of_earlier_articles_changes_nothing() {
        let all = sample::table(&[
            (
                "2024-03-01",
                "A quay fell in Brask. [12 people|person|killed|in=Brask] died.",
            ),
            (
                "2024-03-02",
                "Brask mourns [14 dead|dead|killed|by=Mayor Ida Holt].",
            ),
            (
                "2024-03-03",
                "[15|toll|killed|by=Holt] died, and [3|person|killed|in=Ostby] in Ostby.",
            ),
            (
                "2024-03-04",
                "A storm hit Ostby. [40 boats|boat|damaged|in=Ostby] sank.",
            ),
            (
                "2024-03-05",
                "Ostby counts [41|boat|damaged|by=Mayor Ane Holt] boats, [9|person|hurt].",
            ),
        ]);
        let mut random = fastrand::Rng::with_seed(3);
        let mut kept = Measures::default();
        for _ in 0..60 {
            let mut wanted: Vec<usize> = (0..5).filter(|_| random.bool()).collect();
            random.shuffle(&mut wanted);
            let table = part(&all, &wanted);
            kept = kept.of_next(&table);
            let anew = Measures::of(&table);
            assert_eq!(format!("{:?}", kept.rows), format!("{:?}", anew.rows));
        }
    }
}
