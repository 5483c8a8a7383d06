//! A decision's edits as they are kept.

use serde::{Deserialize, Serialize};

use crate::edit::Edit;
use crate::judgements::{ChosenValue, Link, Resolution, Verdict};

use super::metadata::StoredField;
use super::place::{StoredArticleId, StoredFigure, StoredGroup, StoredSpan};
use super::policy::StoredPolicy;
use super::sheet::StoredSheetEdit;
use super::written::names;

/// One undoable change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) enum StoredEdit {
    #[serde(rename = "set_article")]
    SetArticle(StoredArticleId, Option<usize>),
    #[serde(rename = "set_verdict")]
    SetVerdict(StoredFigure, Option<StoredVerdict>),
    #[serde(rename = "set_figure_note")]
    SetFigureNote(StoredFigure, Option<String>),
    #[serde(rename = "set_group_note")]
    SetGroupNote(StoredGroup, Option<String>),
    #[serde(rename = "set_link")]
    SetLink(StoredFigure, StoredFigure, Option<StoredLink>),
    #[serde(rename = "set_label")]
    SetLabel(StoredGroup, Option<String>),
    #[serde(rename = "set_resolution")]
    SetResolution(StoredGroup, Option<StoredResolution>),
    #[serde(rename = "set_metadata")]
    SetMetadata(StoredArticleId, StoredField, Option<String>),
    #[serde(rename = "set_article_note")]
    SetArticleNote(StoredArticleId, Option<String>),
    #[serde(rename = "set_passage_note")]
    SetPassageNote(StoredArticleId, StoredSpan, Option<String>),
    #[serde(rename = "set_superseded")]
    SetSuperseded(StoredArticleId, Option<StoredArticleId>),
    #[serde(rename = "set_stale")]
    SetStale(StoredGroup, Option<String>),
    #[serde(rename = "set_title")]
    SetTitle(String),
    #[serde(rename = "set_policy")]
    SetPolicy(Option<Box<StoredPolicy>>),
    #[serde(rename = "sheet")]
    Sheet(StoredSheetEdit),
    #[serde(rename = "batch")]
    Batch(Vec<Self>),
}

impl From<&Edit> for StoredEdit {
    fn from(own: &Edit) -> Self {
        match own {
            Edit::SetArticle(id, at) => Self::SetArticle(id.into(), *at),
            Edit::SetVerdict(key, verdict) => {
                Self::SetVerdict(key.into(), verdict.as_ref().map(Into::into))
            }
            Edit::SetFigureNote(key, note) => Self::SetFigureNote(key.into(), note.clone()),
            Edit::SetGroupNote(key, note) => Self::SetGroupNote(key.into(), note.clone()),
            Edit::SetLink(a, b, link) => Self::SetLink(a.into(), b.into(), link.map(Into::into)),
            Edit::SetLabel(key, label) => Self::SetLabel(key.into(), label.clone()),
            Edit::SetResolution(key, one) => {
                Self::SetResolution(key.into(), one.as_ref().map(Into::into))
            }
            Edit::SetMetadata(id, field, value) => {
                Self::SetMetadata(id.into(), (*field).into(), value.clone())
            }
            Edit::SetArticleNote(id, note) => Self::SetArticleNote(id.into(), note.clone()),
            Edit::SetPassageNote(id, span, note) => {
                Self::SetPassageNote(id.into(), (*span).into(), note.clone())
            }
            Edit::SetSuperseded(id, by) => {
                Self::SetSuperseded(id.into(), by.as_ref().map(Into::into))
            }
            Edit::SetStale(key, why) => Self::SetStale(key.into(), why.clone()),
            Edit::SetTitle(title) => Self::SetTitle(title.clone()),
            Edit::SetPolicy(policy) => {
                let policy = policy.as_deref().cloned();
                Self::SetPolicy(policy.map(|one| Box::new(one.into())))
            }
            Edit::Sheet(edit) => Self::Sheet(edit.into()),
            Edit::Batch(edits) => Self::Batch(edits.iter().map(Into::into).collect()),
        }
    }
}

impl From<StoredEdit> for Edit {
    fn from(kept: StoredEdit) -> Self {
        match kept {
            StoredEdit::SetArticle(id, at) => Self::SetArticle(id.into(), at),
            StoredEdit::SetVerdict(key, verdict) => {
                Self::SetVerdict(key.into(), verdict.map(Into::into))
            }
            StoredEdit::SetFigureNote(key, note) => Self::SetFigureNote(key.into(), note),
            StoredEdit::SetGroupNote(key, note) => Self::SetGroupNote(key.into(), note),
            StoredEdit::SetLink(a, b, link) => {
                Self::SetLink(a.into(), b.into(), link.map(Into::into))
            }
            StoredEdit::SetLabel(key, label) => Self::SetLabel(key.into(), label),
            StoredEdit::SetResolution(key, one) => {
                Self::SetResolution(key.into(), one.map(Into::into))
            }
            StoredEdit::SetMetadata(id, field, value) => {
                Self::SetMetadata(id.into(), field.into(), value)
            }
            StoredEdit::SetArticleNote(id, note) => Self::SetArticleNote(id.into(), note),
            StoredEdit::SetPassageNote(id, span, note) => {
                Self::SetPassageNote(id.into(), span.into(), note)
            }
            StoredEdit::SetSuperseded(id, by) => Self::SetSuperseded(id.into(), by.map(Into::into)),
            StoredEdit::SetStale(key, why) => Self::SetStale(key.into(), why),
            StoredEdit::SetTitle(title) => Self::SetTitle(title),
            StoredEdit::SetPolicy(policy) => {
                Self::SetPolicy(policy.map(|one| Box::new((*one).into())))
            }
            StoredEdit::Sheet(edit) => Self::Sheet(edit.into()),
            StoredEdit::Batch(edits) => Self::Batch(edits.into_iter().map(Into::into).collect()),
        }
    }
}

/// The analyst's word on a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) enum StoredVerdict {
    #[serde(rename = "accepted")]
    Accepted,
    #[serde(rename = "rejected")]
    Rejected(String),
}

impl From<&Verdict> for StoredVerdict {
    fn from(own: &Verdict) -> Self {
        match own {
            Verdict::Accepted => Self::Accepted,
            Verdict::Rejected(why) => Self::Rejected(why.clone()),
        }
    }
}

impl From<StoredVerdict> for Verdict {
    fn from(kept: StoredVerdict) -> Self {
        match kept {
            StoredVerdict::Accepted => Self::Accepted,
            StoredVerdict::Rejected(why) => Self::Rejected(why),
        }
    }
}

names! {
    /// Whether two figures measure the same thing.
    StoredLink for Link {
        Must = "must",
        Cannot = "cannot",
    }
}

/// The decision on a group's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::store) struct StoredResolution {
    #[serde(rename = "choice")]
    choice: StoredValue,
    #[serde(rename = "why")]
    why: String,
}

impl From<&Resolution> for StoredResolution {
    fn from(own: &Resolution) -> Self {
        let Resolution { choice, why } = own;
        Self {
            choice: choice.into(),
            why: why.clone(),
        }
    }
}

impl From<StoredResolution> for Resolution {
    fn from(kept: StoredResolution) -> Self {
        Self {
            choice: kept.choice.into(),
            why: kept.why,
        }
    }
}

/// Which value was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) enum StoredValue {
    #[serde(rename = "figure")]
    Figure(StoredFigure),
    #[serde(rename = "range")]
    Range,
    #[serde(rename = "own")]
    Own(String),
    #[serde(rename = "unresolved")]
    Unresolved,
}

impl From<&ChosenValue> for StoredValue {
    fn from(own: &ChosenValue) -> Self {
        match own {
            ChosenValue::Figure(key) => Self::Figure(key.into()),
            ChosenValue::Range => Self::Range,
            ChosenValue::Own(words) => Self::Own(words.clone()),
            ChosenValue::Unresolved => Self::Unresolved,
        }
    }
}

impl From<StoredValue> for ChosenValue {
    fn from(kept: StoredValue) -> Self {
        match kept {
            StoredValue::Figure(key) => Self::Figure(key.into()),
            StoredValue::Range => Self::Range,
            StoredValue::Own(words) => Self::Own(words),
            StoredValue::Unresolved => Self::Unresolved,
        }
    }
}
