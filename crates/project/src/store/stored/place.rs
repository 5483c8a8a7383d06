//! Kept names of places: a span of a text, a figure by its article and span, a group by one of its figures.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use tally_article::ArticleId;
use tally_comparing::group::GroupKey;
use tally_language::text::Span;
use tally_reading::FigureKey;

/// A span of an article's text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct StoredSpan {
    #[serde(rename = "start")]
    start: usize,
    #[serde(rename = "end")]
    end: usize,
}

impl From<Span> for StoredSpan {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

impl From<StoredSpan> for Span {
    fn from(kept: StoredSpan) -> Self {
        Self::new(kept.start, kept.end)
    }
}

/// An article by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct StoredArticleId(Arc<str>);

impl From<&ArticleId> for StoredArticleId {
    fn from(id: &ArticleId) -> Self {
        Self(Arc::clone(&id.0))
    }
}

impl From<StoredArticleId> for ArticleId {
    fn from(kept: StoredArticleId) -> Self {
        Self(kept.0)
    }
}

/// A figure by its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct StoredFigure {
    #[serde(rename = "article")]
    article: StoredArticleId,
    #[serde(rename = "span")]
    span: StoredSpan,
}

impl From<&FigureKey> for StoredFigure {
    fn from(key: &FigureKey) -> Self {
        Self {
            article: (&key.article).into(),
            span: key.span.into(),
        }
    }
}

impl From<StoredFigure> for FigureKey {
    fn from(kept: StoredFigure) -> Self {
        Self {
            article: kept.article.into(),
            span: kept.span.into(),
        }
    }
}

/// A group by one of its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct StoredGroup(StoredFigure);

impl From<&GroupKey> for StoredGroup {
    fn from(key: &GroupKey) -> Self {
        Self((&key.0).into())
    }
}

impl From<StoredGroup> for GroupKey {
    fn from(kept: StoredGroup) -> Self {
        Self(kept.0.into())
    }
}
