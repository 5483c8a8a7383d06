//! Figures that measure the same thing, put together; the analyst's joins and splits are kept.

mod build;
mod clusters;
mod context;
mod conversion;
mod cores;
mod event;
mod label;
mod measure;
mod measures;
mod place;
#[cfg(test)]
pub(crate) mod sample;
mod scale;
mod similar;
mod suggest;
#[cfg(test)]
mod tests;
mod voice;

use std::collections::BTreeMap;
use std::sync::Arc;

use tally_article::{Article, ArticleId};
use tally_reading::{Figure, FigureKey, Quotation, Reading, Unit};

pub use build::{groups, groups_by};
pub(crate) use clusters::Clusters;
pub(crate) use conversion::{Rates, is_one_amount};
pub(crate) use cores::on_all_cores;
pub(crate) use measure::{Measure, Period};
pub use measures::Measures;
pub(crate) use scale::{in_base, is_step_of};
pub use suggest::{Level, Suggestion, suggestions};
pub use voice::voices;

/// The figures of all articles, in reading order: by article as loaded, then by place in it.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The articles, with the analyst's edits of their metadata.
    pub articles: Vec<Arc<Article>>,
    /// One row a figure.
    pub rows: Vec<Row>,
    /// What the articles quote.
    pub quotations: Vec<Quoted>,
}

/// One quotation in its article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Index of its article in [`Table::articles`].
    pub article: usize,
    /// What is quoted, and whom.
    pub quotation: Quotation,
}

/// One figure in its article.
#[derive(Debug, Clone)]
pub struct Row {
    /// Names it.
    pub key: FigureKey,
    /// Index of its article in [`Table::articles`].
    pub article: usize,
    /// The figure.
    pub figure: Arc<Figure>,
}

impl Table {
    /// The figures and quotations of `articles`, of which each has its reading at the same place.
    pub fn of(articles: &[Arc<Article>], readings: &[Arc<Reading>]) -> Self {
        let (mut rows, mut quotations) = (Vec::new(), Vec::new());
        for (idx, (article, reading)) in articles.iter().zip(readings).enumerate() {
            for figure in &reading.figures {
                let key = FigureKey {
                    article: article.id.clone(),
                    span: figure.number,
                };
                rows.push(Row {
                    key,
                    article: idx,
                    figure: Arc::clone(figure),
                });
            }
            quotations.extend(reading.quotations.iter().map(|quotation| Quoted {
                article: idx,
                quotation: quotation.clone(),
            }));
        }
        Self {
            articles: articles.to_vec(),
            rows,
            quotations,
        }
    }

    /// The row of `key`.
    pub fn position(&self, key: &FigureKey) -> Option<usize> {
        self.position_in(self.article_of(&key.article)?, key)
    }

    /// The article that is named so, by index.
    pub fn article_of(&self, id: &ArticleId) -> Option<usize> {
        self.articles.iter().position(|article| article.id == *id)
    }

    /// Finds the rows of many keys.
    pub fn positions(&self) -> Positions<'_> {
        let articles = self.articles.iter().enumerate();
        Positions {
            table: self,
            articles: articles.map(|(idx, article)| (&article.id, idx)).collect(),
        }
    }

    fn position_in(&self, article: usize, key: &FigureKey) -> Option<usize> {
        let place = (article, key.span);
        let found = self
            .rows
            .binary_search_by(|row| (row.article, row.key.span).cmp(&place));
        found.ok()
    }

    /// The article of row `idx`.
    pub fn article(&self, idx: usize) -> &Arc<Article> {
        &self.articles[self.rows[idx].article]
    }

    /// The mention of row `idx` as printed.
    pub fn quote(&self, idx: usize) -> &str {
        self.rows[idx].figure.span.of(&self.article(idx).text)
    }

    /// The quotation that the number of row `idx` stands in.
    pub fn quotation(&self, idx: usize) -> Option<&Quotation> {
        let (article, number) = (self.rows[idx].article, self.rows[idx].figure.number);
        let next = self.quotations.partition_point(|one| {
            (one.article, one.quotation.span.end) <= (article, number.start)
        });
        let found = self.quotations.get(next)?;
        let holds = found.article == article && found.quotation.span.contains(number);
        holds.then_some(&found.quotation)
    }

    /// The sentence of row `idx`.
    pub fn sentence(&self, idx: usize) -> &str {
        self.rows[idx].figure.sentence.of(&self.article(idx).text)
    }
}

/// Where the figures of a table stand, to look up many: [`Table::position`] asks each article for its name.
#[derive(Debug)]
pub struct Positions<'a> {
    table: &'a Table,
    articles: BTreeMap<&'a ArticleId, usize>,
}

impl Positions<'_> {
    /// The row of `key`.
    pub fn of(&self, key: &FigureKey) -> Option<usize> {
        self.table
            .position_in(*self.articles.get(&key.article)?, key)
    }

    /// Whether the table has the article of `key`.
    pub fn has_article_of(&self, key: &FigureKey) -> bool {
        self.articles.contains_key(&key.article)
    }
}

/// Names a group across re-reading and later loads: one of its figures.
///
/// A decision on a group holds for whatever group that figure is in now.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupKey(pub FigureKey);

/// Figures that are judged to measure the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its first figure's.
    pub key: GroupKey,
    /// What it measures, in a few words: "Norwegian sailors rescued".
    pub label: String,
    /// What its figures are measured in.
    pub unit: Unit,
    /// Rows of the table, ascending; one at least.
    pub figures: Vec<usize>,
}

/// What the analyst said of which figures belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// Pairs that are in one group, come what may.
    pub must: Vec<(FigureKey, FigureKey)>,
    /// Pairs that are never in one group.
    pub cannot: Vec<(FigureKey, FigureKey)>,
    /// Names given to groups.
    pub labels: BTreeMap<GroupKey, String>,
}
