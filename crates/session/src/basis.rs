//! The part of the decisions that figures, groups and findings hang on.

use std::collections::BTreeMap;

use tally_article::{ArticleId, MetadataField};
use tally_comparing::finding::Policy;
use tally_project::{Judgements, Link};
use tally_reading::FigureKey;

/// The part of the decisions that figures, groups and findings hang on.
#[derive(Debug, Default)]
pub(super) struct Basis {
    articles: Vec<ArticleId>,
    superseded: BTreeMap<ArticleId, ArticleId>,
    metadata: BTreeMap<(ArticleId, MetadataField), String>,
    links: BTreeMap<(FigureKey, FigureKey), Link>,
    rejected: Vec<FigureKey>,
    policy: Option<Policy>,
}

impl Basis {
    pub(super) fn of(judgements: &Judgements) -> Self {
        Self {
            articles: judgements.articles.clone(),
            superseded: judgements.superseded.clone(),
            metadata: judgements.metadata.clone(),
            links: judgements.links.clone(),
            rejected: judgements.rejected().cloned().collect(),
            policy: judgements.policy.clone(),
        }
    }

    pub(super) fn is_of(&self, judgements: &Judgements) -> bool {
        self.articles == judgements.articles
            && self.superseded == judgements.superseded
            && self.metadata == judgements.metadata
            && self.links == judgements.links
            && self.policy == judgements.policy
            && self.rejected.iter().eq(judgements.rejected())
    }
}
