//! From what the analyst asks for to an act: its name, its reason, and the edit that carries it out.

use super::action::Decide;
use super::derive::Derived;
use super::session::Session;
use super::{label, links};
use tally_article::{MetadataField, Moment};
use tally_comparing::group::GroupKey;
use tally_project::{
    Act, ChosenValue, Edit, GroupPart, Judgements, Resolution, SheetEdit, Verdict,
};
use tally_reading::FigureKey;

/// What an act is made from: the state before it.
#[derive(Clone, Copy)]
pub(super) struct BeforeDeciding<'a> {
    pub(super) judgements: &'a Judgements,
    pub(super) derived: &'a Derived,
}

impl Session {
    pub(super) fn decide(&mut self, decide: Decide) {
        match &decide {
            Decide::CutArticle(id, at) => return self.cut_article(id, *at),
            Decide::JoinArticles(first, second) => return self.join_articles(first, second),
            _ => {}
        }
        let before = BeforeDeciding {
            judgements: self.project.judgements(),
            derived: &self.derived,
        };
        match decide.act(before) {
            Ok(act) => self.commit(act),
            Err(why) => self.notices.warn(why),
        }
    }
}

impl Decide {
    /// The act, or why it cannot be done.
    pub(super) fn act(self, before: BeforeDeciding<'_>) -> Result<Act, String> {
        let BeforeDeciding {
            judgements,
            derived,
        } = before;
        let label = label::of(&self, before);
        let mut why = String::new();
        let edit = match self {
            Self::Accept(keys) => verdicts(keys, Some(&Verdict::Accepted)),
            Self::Reject(keys, reason) => {
                why.clone_from(&reason);
                verdicts(keys, Some(&Verdict::Rejected(reason)))
            }
            Self::Reopen(keys) => verdicts(keys, None),
            Self::NoteFigure(key, note) => Edit::SetFigureNote(key, unless_empty(note)),
            Self::NoteGroup(key, note) => {
                let note = unless_empty(note);
                let others = before.others(GroupPart::Note, &key);
                in_place_of(others, Edit::SetGroupNote(key, note), |key| {
                    Edit::SetGroupNote(key, None)
                })
            }
            Self::Join(keys) => links::join(&keys, judgements)
                .ok_or("Choose two figures or more to join".to_owned())?,
            Self::Split(keys) => links::split(&keys, judgements, derived)
                .ok_or("The figures are a group of their own already".to_owned())?,
            Self::KeepApart(some, others) => links::keep_apart(&some, &others, judgements)
                .ok_or("They are one group by the desk’s own word; split them".to_owned())?,
            Self::Resolve(key, choice, reason) => {
                check(&choice)?;
                why.clone_from(&reason);
                let resolution = Resolution {
                    choice,
                    why: reason,
                };
                before.fresh(key, Some(resolution))
            }
            Self::Unresolve(key) => before.fresh(key, None),
            Self::Rename(key, name) => {
                let others = before.others(GroupPart::Label, &key);
                in_place_of(others, Edit::SetLabel(key, unless_empty(name)), |key| {
                    Edit::SetLabel(key, None)
                })
            }
            edit @ (Self::SetMetadata(..)
            | Self::NoteArticle(..)
            | Self::NotePassage(..)
            | Self::Supersede { .. }
            | Self::Restore(..)
            | Self::CutArticle(..)
            | Self::JoinArticles(..)
            | Self::RemoveArticle(..)) => edit.on_article(before)?,
            Self::SetTitle(title) => Edit::SetTitle(title.trim().to_owned()),
            Self::SetPolicy(policy) => Edit::SetPolicy(policy),
            Self::Present(edit) => before.present(edit)?,
        };
        Ok(Act { label, why, edit })
    }
}

impl Decide {
    /// The edit of a decision on an article; nothing where it is none.
    fn on_article(self, before: BeforeDeciding<'_>) -> Result<Edit, String> {
        let judgements = before.judgements;
        Ok(match self {
            Self::SetMetadata(id, field, value) => {
                Edit::SetMetadata(id, field, Some(checked(field, &value)?))
            }
            Self::NoteArticle(id, note) => Edit::SetArticleNote(id, unless_empty(note)),
            Self::NotePassage(id, span, note) => Edit::SetPassageNote(id, span, unless_empty(note)),
            Self::Supersede { earlier, later } => before.supersede(&earlier, &later)?,
            Self::Restore(id) => Edit::SetSuperseded(id, None),
            Self::RemoveArticle(id) => {
                // What it superseded stands again.
                let superseded = judgements.superseded.iter();
                let restored = superseded
                    .filter(|(_, by)| **by == id)
                    .map(|(old, _)| Edit::SetSuperseded(old.clone(), None));
                match restored.collect::<Vec<_>>() {
                    restored if restored.is_empty() => Edit::SetArticle(id, None),
                    mut edits => {
                        edits.push(Edit::SetArticle(id, None));
                        Edit::Batch(edits)
                    }
                }
            }
            // Cutting and joining make articles, which the session keeps first.
            _ => Edit::Batch(Vec::new()),
        })
    }
}

impl BeforeDeciding<'_> {
    /// The group that `key` lies in now, by the keys of its figures; `key` alone where it is not read any more.
    pub(super) fn group(&self, key: &GroupKey) -> Vec<FigureKey> {
        let group = self
            .derived
            .table
            .position(&key.0)
            .and_then(|row| self.derived.group_of.get(row));
        match group {
            Some(idx) => self.derived.keys(*idx).cloned().collect(),
            None => vec![key.0.clone()],
        }
    }

    /// The group's value is chosen anew: whatever was stale about it is settled.
    fn fresh(&self, key: GroupKey, resolution: Option<Resolution>) -> Edit {
        let others = self.others(GroupPart::Resolution, &key);
        let stale: Vec<GroupKey> = self
            .group(&key)
            .into_iter()
            .map(GroupKey)
            .filter(|key| self.judgements.stale.contains_key(key))
            .collect();
        let set = in_place_of(others, Edit::SetResolution(key, resolution), |key| {
            Edit::SetResolution(key, None)
        });
        in_place_of(stale, set, |key| Edit::SetStale(key, None))
    }

    /// How the sheet is to be presented, kept where it can be read back.
    fn present(&self, edit: SheetEdit) -> Result<Edit, String> {
        let words = |words: Option<String>| {
            words
                .map(|words| words.trim().to_owned())
                .filter(|words| !words.is_empty())
        };
        Ok(match edit {
            SheetEdit::SetCaveats(key, caveats) => {
                let others = self.others(GroupPart::Caveats, &key);
                let clear = |key| Edit::Sheet(SheetEdit::SetCaveats(key, None));
                let set = Edit::Sheet(SheetEdit::SetCaveats(key, words(caveats)));
                in_place_of(others, set, clear)
            }
            SheetEdit::SetText(text, told) => Edit::Sheet(SheetEdit::SetText(text, words(told))),
            SheetEdit::SetStyle(Some(style)) if !style.is_clear() => {
                return Err(
                    "Thousands and decimals would be set apart by the same sign; choose another for one of them"
                        .to_owned(),
                );
            }
            other => Edit::Sheet(other),
        })
    }

    /// The other keys under which something is decided on this part of the group: the new word takes their place.
    fn others(&self, part: GroupPart, key: &GroupKey) -> Vec<GroupKey> {
        let judgements = self.judgements;
        self.group(key)
            .into_iter()
            .map(GroupKey)
            .filter(|other| other != key)
            .filter(|other| match part {
                GroupPart::Note => judgements.group_notes.contains_key(other),
                GroupPart::Label => judgements.labels.contains_key(other),
                GroupPart::Resolution => judgements.resolutions.contains_key(other),
                GroupPart::Caveats => judgements.caveats.contains_key(other),
            })
            .collect()
    }
}

fn in_place_of(others: Vec<GroupKey>, edit: Edit, clear: impl Fn(GroupKey) -> Edit) -> Edit {
    if others.is_empty() {
        return edit;
    }
    let cleared = others.into_iter().map(clear);
    Edit::Batch(cleared.chain([edit]).collect())
}

fn verdicts(keys: Vec<FigureKey>, verdict: Option<&Verdict>) -> Edit {
    let mut edits: Vec<Edit> = keys
        .into_iter()
        .map(|key| Edit::SetVerdict(key, verdict.cloned()))
        .collect();
    match edits.pop() {
        Some(only) if edits.is_empty() => only,
        last => {
            edits.extend(last);
            Edit::Batch(edits)
        }
    }
}

fn unless_empty(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

fn check(choice: &ChosenValue) -> Result<(), String> {
    match choice {
        ChosenValue::Own(value) if value.trim().is_empty() => {
            Err("Write the value that you choose".to_owned())
        }
        _ => Ok(()),
    }
}

/// The value as it is kept: trimmed; a date in ISO form.
fn checked(field: MetadataField, value: &str) -> Result<String, String> {
    let value = value.trim();
    let is_date = matches!(field, MetadataField::Published | MetadataField::Updated);
    if !is_date || value.is_empty() {
        return Ok(value.to_owned());
    }
    value.parse::<Moment>().map(|moment| moment.to_string())
}
