//! The figures of all articles, as last read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tally_article::{Article, ArticleId, Metadata};
use tally_reading::Reading;

/// Every article's figures, as last read, with the metadata that they were read with.
#[derive(Debug, Default)]
pub(super) struct Readings {
    by_article: BTreeMap<ArticleId, (Arc<Article>, Arc<Reading>)>,
}

impl Readings {
    pub(super) fn put(&mut self, article: &Arc<Article>, reading: Arc<Reading>) {
        self.by_article
            .insert(article.id.clone(), (Arc::clone(article), reading));
    }

    /// The article and its figures as they were read, where it was read with this metadata.
    pub(super) fn get(
        &self,
        id: &ArticleId,
        metadata: &Metadata,
    ) -> Option<&(Arc<Article>, Arc<Reading>)> {
        self.by_article
            .get(id)
            .filter(|(article, _)| article.metadata == *metadata)
    }

    /// Forgets all but these.
    pub(super) fn keep_only(&mut self, ids: &BTreeSet<ArticleId>) {
        self.by_article.retain(|id, _| ids.contains(id));
    }
}
