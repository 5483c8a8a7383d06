//! The state that decisions make: verdicts, notes, links, resolutions, edited metadata.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use tally_article::{ArticleId, MetadataField};
use tally_comparing::finding::Policy;
use tally_comparing::group::GroupKey;
use tally_language::text::Span;
use tally_reading::FigureKey;
use tally_reading::written::HouseStyle;

use super::{Section, SheetText};

/// Everything that the analyst has decided, as of now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judgements {
    /// The articles of the project, in the order of loading.
    pub articles: Vec<ArticleId>,
    /// What was said of a figure; none means open.
    pub verdicts: BTreeMap<FigureKey, Verdict>,
    /// Notes on figures.
    pub figure_notes: BTreeMap<FigureKey, String>,
    /// Notes on groups.
    pub group_notes: BTreeMap<GroupKey, String>,
    /// Figures that belong together, or never; the smaller key comes first.
    pub links: BTreeMap<(FigureKey, FigureKey), Link>,
    /// Names given to groups.
    pub labels: BTreeMap<GroupKey, String>,
    /// The value chosen for a group, with its reason.
    pub resolutions: BTreeMap<GroupKey, Resolution>,
    /// Metadata as the analyst corrected it; an empty value says that it is unknown.
    pub metadata: BTreeMap<(ArticleId, MetadataField), String>,
    /// The project's title; empty for none.
    pub title: String,
    /// How stated values are read and compared; none is the house's own way.
    pub policy: Option<Policy>,
    /// What must be known beside a measure's value, in the analyst's own words instead of the proposed ones.
    pub caveats: BTreeMap<GroupKey, String>,
    /// The sections of the fact sheet that are shown, in order; none is the usual ones. Those that every sheet has may
    /// be left out here.
    pub sections: Option<Vec<Section>>,
    /// Texts of the fact sheet that the analyst wrote anew.
    pub sheet_texts: BTreeMap<SheetText, String>,
    /// How values and dates are printed; none is the house's own way.
    pub style: Option<HouseStyle>,
    /// Notes on articles.
    pub article_notes: BTreeMap<ArticleId, String>,
    /// Notes on passages of articles.
    pub passage_notes: BTreeMap<(ArticleId, Span), String>,
    /// Articles that a later version has superseded, each with that; their figures take no part.
    pub superseded: BTreeMap<ArticleId, ArticleId>,
    /// Groups whose chosen value leans on what a later version of an article changed, each with what that was.
    pub stale: BTreeMap<GroupKey, String>,
    /// The decision in force that spoke last on each part of a group; where two decided groups became one, it tells
    /// whose word holds.
    pub latest: BTreeMap<(GroupPart, GroupKey), i64>,
}

impl Judgements {
    /// The figures that take no part, in order.
    pub fn rejected(&self) -> impl Iterator<Item = &FigureKey> {
        self.verdicts
            .iter()
            .filter(|(_, verdict)| matches!(verdict, Verdict::Rejected(_)))
            .map(|(key, _)| key)
    }

    /// The resolution of the group that holds `figures`: the latest on any of them.
    pub fn resolution_among<'a>(
        &self,
        figures: impl IntoIterator<Item = &'a FigureKey>,
    ) -> Option<(&GroupKey, &Resolution)> {
        self.latest_among(GroupPart::Resolution, &self.resolutions, figures)
    }

    /// The note on the group that holds `figures`: the latest on any of them.
    pub fn group_note_among<'a>(
        &self,
        figures: impl IntoIterator<Item = &'a FigureKey>,
    ) -> Option<(&GroupKey, &String)> {
        self.latest_among(GroupPart::Note, &self.group_notes, figures)
    }

    /// The name given to the group that holds `figures`: the latest on any of them.
    pub fn label_among<'a>(
        &self,
        figures: impl IntoIterator<Item = &'a FigureKey>,
    ) -> Option<(&GroupKey, &String)> {
        self.latest_among(GroupPart::Label, &self.labels, figures)
    }

    /// The caveats written for the group that holds `figures`: the latest on any of them.
    pub fn caveats_among<'a>(
        &self,
        figures: impl IntoIterator<Item = &'a FigureKey>,
    ) -> Option<(&GroupKey, &String)> {
        self.latest_among(GroupPart::Caveats, &self.caveats, figures)
    }

    fn latest_among<'a, 'm, T>(
        &self,
        part: GroupPart,
        decided: &'m BTreeMap<GroupKey, T>,
        figures: impl IntoIterator<Item = &'a FigureKey>,
    ) -> Option<(&'m GroupKey, &'m T)> {
        if decided.is_empty() {
            return None;
        }
        figures
            .into_iter()
            .filter_map(|figure| decided.get_key_value(&GroupKey(figure.clone())))
            .max_by_key(|(key, _)| self.latest.get(&(part, (*key).clone())))
    }
}

/// What a decision on a group speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupPart {
    /// Its note.
    Note,
    /// Its name.
    Label,
    /// Its value.
    Resolution,
    /// What must be known beside its value.
    Caveats,
}

/// The analyst's word on a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It stands as read.
    Accepted,
    /// It takes no part, for this reason (may be empty).
    Rejected(String),
}

/// Whether two figures measure the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// They do.
    Must,
    /// They do not.
    Cannot,
}

/// The decision on a group's reconciled value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolution {
    /// Which value.
    pub choice: ChosenValue,
    /// Why; may be empty.
    pub why: String,
}

/// Which value was chosen for a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChosenValue {
    /// What this figure states.
    Figure(FigureKey),
    /// From the lowest to the highest statement.
    Range,
    /// The analyst's own words ("54,000 to 56,000").
    Own(String),
    /// It stays open, knowingly.
    Unresolved,
}
