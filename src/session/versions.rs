//! Superseding a version of an article by a later one: decisions go over to the figures that stayed the same, and
//! values that were chosen on what changed are flagged as stale.

use std::collections::BTreeMap;

use super::Derived;
use super::carry::{Heirs, carry};
use super::decide::Before;
use crate::article::ArticleId;
use crate::figure::FigureKey;
use crate::finding::{Diff, diff};
use crate::group::GroupKey;
use crate::project::Edit;

impl Derived {
    /// The figures of two versions side by side; `None` where one of them is not in the table.
    pub fn diff(&self, earlier: &ArticleId, later: &ArticleId) -> Option<Diff> {
        let at = |id: &ArticleId| {
            self.table
                .articles
                .iter()
                .position(|article| article.id == *id)
        };
        let (earlier, later) = (at(earlier)?, at(later)?);
        Some(diff(
            (&self.table.articles[earlier], &self.readings[earlier]),
            (&self.table.articles[later], &self.readings[later]),
        ))
    }
}

impl Before<'_> {
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
        let readings = |id: &ArticleId| {
            let at = self
                .derived
                .table
                .articles
                .iter()
                .position(|article| article.id == *id);
            at.and_then(|at| self.derived.readings.get(at))
        };
        let key = |id: &ArticleId, idx: usize| {
            let figure = readings(id)?.figures.get(idx)?;
            Some(FigureKey {
                article: id.clone(),
                span: figure.number,
            })
        };
        let heirs: Heirs = diff
            .kept
            .iter()
            .filter_map(|(from, to)| Some((key(earlier, *from)?, key(later, *to)?)))
            .collect();
        let mut edits = vec![Edit::SetSuperseded(earlier.clone(), Some(later.clone()))];
        edits.extend(carry(self.judgements, &heirs));
        let mut gone: BTreeMap<FigureKey, String> = BTreeMap::new();
        for changed in &diff.changed {
            if let (Some(from), Some(to)) = (key(earlier, changed.from), key(later, changed.to)) {
                let words = format!("{} became {}", self.number(&from), self.number(&to));
                gone.insert(from, words);
            }
        }
        for from in diff.dropped.iter().filter_map(|idx| key(earlier, *idx)) {
            let words = format!("{} is no longer stated", self.number(&from));
            gone.insert(from, words);
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

    /// A figure's number as printed.
    fn number(&self, key: &FigureKey) -> String {
        let table = &self.derived.table;
        let article = table
            .articles
            .iter()
            .find(|article| article.id == key.article);
        article.map_or_else(String::new, |article| key.span.of(&article.text).to_owned())
    }
}
