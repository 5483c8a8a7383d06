//! One undoable change, as data; applying it gives the change that takes it back.
//!
//! Project files keep it in types of their own (`store/stored`), so its names may change.

use std::collections::BTreeMap;

use super::{GroupPart, Judgements, Link, Resolution, SheetEdit, Verdict};
use tally_article::{ArticleId, MetadataField};
use tally_comparing::finding::Policy;
use tally_comparing::group::GroupKey;
use tally_language::text::Span;
use tally_reading::FigureKey;

/// One undoable change of the [`Judgements`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts the article into the project at this place, or takes it out.
    SetArticle(ArticleId, Option<usize>),
    /// Accepts, rejects or reopens a figure.
    SetVerdict(FigureKey, Option<Verdict>),
    /// Writes or clears the note on a figure.
    SetFigureNote(FigureKey, Option<String>),
    /// Writes or clears the note on a group.
    SetGroupNote(GroupKey, Option<String>),
    /// Says whether two figures belong together. The smaller key comes first.
    SetLink(FigureKey, FigureKey, Option<Link>),
    /// Names a group.
    SetLabel(GroupKey, Option<String>),
    /// Chooses a group's value.
    SetResolution(GroupKey, Option<Resolution>),
    /// Corrects an article's metadata.
    SetMetadata(ArticleId, MetadataField, Option<String>),
    /// Writes or clears the note on an article.
    SetArticleNote(ArticleId, Option<String>),
    /// Writes or clears the note on a passage.
    SetPassageNote(ArticleId, Span, Option<String>),
    /// Says which later version has superseded an article.
    SetSuperseded(ArticleId, Option<ArticleId>),
    /// Flags the value chosen for a group as stale, with what changed.
    SetStale(GroupKey, Option<String>),
    /// Names the project.
    SetTitle(String),
    /// Chooses how stated values are read and compared; none is the house's own way.
    SetPolicy(Option<Box<Policy>>),
    /// Changes how the fact sheet is presented.
    Sheet(SheetEdit),
    /// Several as one step.
    Batch(Vec<Self>),
}

impl Edit {
    /// Changes `state`, and returns the edit that changes it back.
    #[must_use]
    pub fn apply(self, state: &mut Judgements) -> Self {
        match self {
            Self::SetArticle(id, at) => {
                let before = state.articles.iter().position(|article| *article == id);
                if let Some(before) = before {
                    state.articles.remove(before);
                }
                if let Some(at) = at {
                    state
                        .articles
                        .insert(at.min(state.articles.len()), id.clone());
                }
                Self::SetArticle(id, before)
            }
            Self::SetVerdict(key, verdict) => {
                Self::SetVerdict(key.clone(), put(&mut state.verdicts, key, verdict))
            }
            Self::SetFigureNote(key, note) => {
                Self::SetFigureNote(key.clone(), put(&mut state.figure_notes, key, note))
            }
            Self::SetGroupNote(key, note) => {
                Self::SetGroupNote(key.clone(), put(&mut state.group_notes, key, note))
            }
            Self::SetLink(a, b, link) => {
                Self::SetLink(a.clone(), b.clone(), put(&mut state.links, (a, b), link))
            }
            Self::SetLabel(key, label) => {
                Self::SetLabel(key.clone(), put(&mut state.labels, key, label))
            }
            Self::SetResolution(key, one) => {
                Self::SetResolution(key.clone(), put(&mut state.resolutions, key, one))
            }
            edit @ (Self::SetArticleNote(..)
            | Self::SetPassageNote(..)
            | Self::SetSuperseded(..)
            | Self::SetMetadata(..)) => edit.apply_to_article(state),
            Self::SetStale(key, why) => {
                Self::SetStale(key.clone(), put(&mut state.stale, key, why))
            }
            Self::SetTitle(title) => Self::SetTitle(std::mem::replace(&mut state.title, title)),
            Self::SetPolicy(policy) => {
                let before = std::mem::replace(&mut state.policy, policy.map(|one| *one));
                Self::SetPolicy(before.map(Box::new))
            }
            Self::Sheet(edit) => Self::Sheet(edit.apply(state)),
            Self::Batch(edits) => {
                let mut inverse: Vec<Self> =
                    edits.into_iter().map(|edit| edit.apply(state)).collect();
                inverse.reverse();
                Self::Batch(inverse)
            }
        }
    }

    /// The same for what is known and noted of an article.
    fn apply_to_article(self, state: &mut Judgements) -> Self {
        match self {
            Self::SetMetadata(id, field, value) => Self::SetMetadata(
                id.clone(),
                field,
                put(&mut state.metadata, (id, field), value),
            ),
            Self::SetArticleNote(id, note) => {
                Self::SetArticleNote(id.clone(), put(&mut state.article_notes, id, note))
            }
            Self::SetPassageNote(id, span, note) => Self::SetPassageNote(
                id.clone(),
                span,
                put(&mut state.passage_notes, (id, span), note),
            ),
            Self::SetSuperseded(id, by) => {
                Self::SetSuperseded(id.clone(), put(&mut state.superseded, id, by))
            }
            other => other,
        }
    }

    /// Whether `inverse`, which applying this edit gave, shows that nothing changed.
    pub(super) fn undoes(&self, inverse: &Self) -> bool {
        match (self, inverse) {
            (Self::Batch(edits), Self::Batch(back)) => edits
                .iter()
                .zip(back.iter().rev())
                .all(|(edit, back)| edit.undoes(back)),
            _ => self == inverse,
        }
    }

    /// Tells `see` each group that it speaks of.
    pub(super) fn each_group(&self, see: &mut impl FnMut(GroupPart, &GroupKey)) {
        match self {
            Self::SetGroupNote(key, _) => see(GroupPart::Note, key),
            Self::SetLabel(key, _) => see(GroupPart::Label, key),
            Self::SetResolution(key, _) => see(GroupPart::Resolution, key),
            Self::Sheet(SheetEdit::SetCaveats(key, _)) => see(GroupPart::Caveats, key),
            Self::Batch(edits) => edits.iter().for_each(|edit| edit.each_group(see)),
            _ => {}
        }
    }
}

/// Puts or removes; gives back what was there.
pub(super) fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) -> Option<V> {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    }
}
