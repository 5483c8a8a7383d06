//! Superseding a version of an article by a later one: decisions go over to the figures that stayed the same, and
//! values that were chosen on what changed are flagged as stale.

use std::collections::BTreeMap;

use super::carry::{Heirs, carry};
use super::decide::BeforeDeciding;
use super::derive::Derived;
use tally_article::{Article, ArticleId};
use tally_comparing::finding::{Diff, diff};
use tally_comparing::group::GroupKey;
use tally_project::Edit;
use tally_reading::{Figure, FigureKey};

impl Derived {
    /// The figures of two versions side by side; `None` where one of them is not in the table.
    pub fn diff(&self, earlier: &ArticleId, later: &ArticleId) -> Option<Diff> {
        let (earlier, later) = (
            self.table.article_of(earlier)?,
            self.table.article_of(later)?,
        );
        Some(diff(
            (&self.table.articles[earlier], &self.readings[earlier]),
            (&self.table.articles[later], &self.readings[later]),
        ))
    }

    /// Figure `idx` of an article's reading, and the article.
    pub fn figure_of(&self, article: &ArticleId, idx: usize) -> Option<(&Article, &Figure)> {
        let at = self.table.article_of(article)?;
        let figure = self.readings.get(at)?.figures.get(idx)?;
        Some((&self.table.articles[at], figure))
    }
}

impl BeforeDeciding<'_> {
    /// `later` takes the place of `earlier`.
    pub(super) fn supersede(&self, earlier: &ArticleId, later: &ArticleId) -> Result<Edit, String> {
        let Some(diff) = self
            .derived
            .diff(earlier, later)
            .filter(|_| earlier != later)
        else {
            return Err(
                "Both versions must be in the project to let one supersede the other".to_owned(),
            );
        };
        let figure = |id: &ArticleId, idx: usize| {
            let (article, figure) = self.derived.figure_of(id, idx)?;
            let key = FigureKey {
                article: id.clone(),
                span: figure.number,
            };
            Some((key, figure.number.of(&article.text)))
        };
        let heirs: Heirs = diff
            .kept
            .iter()
            .filter_map(|(from, to)| {
                let (from, to) = (figure(earlier, *from)?, figure(later, *to)?);
                Some((from.0, to.0))
            })
            .collect();
        let mut edits = vec![Edit::SetSuperseded(earlier.clone(), Some(later.clone()))];
        edits.extend(carry(self.judgements, &heirs));
        let mut gone: BTreeMap<FigureKey, String> = BTreeMap::new();
        for changed in &diff.changed {
            if let (Some((key, before)), Some((_, now))) =
                (figure(earlier, changed.from), figure(later, changed.to))
            {
                gone.insert(key, format!("{before} became {now}"));
            }
        }
        for idx in &diff.dropped {
            if let Some((key, number)) = figure(earlier, *idx) {
                gone.insert(key, format!("{number} is no longer stated"));
            }
        }
        edits.extend(self.stale(&gone, &heirs));
        Ok(Edit::Batch(edits))
    }

    /// Flags the chosen values that lean on figures that are gone.
    fn stale(&self, gone: &BTreeMap<FigureKey, String>, heirs: &Heirs) -> Vec<Edit> {
        let mut edits = Vec::new();
        for key in self.judgements.resolutions.keys() {
            let group = self.group(key);
            let why = group.iter().find_map(|figure| gone.get(figure));
            if let Some(why) = why {
                let at = heirs.get(&key.0).unwrap_or(&key.0).clone();
                edits.push(Edit::SetStale(GroupKey(at), Some(why.clone())));
            }
        }
        edits
    }
}
