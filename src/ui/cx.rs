//! What a view may look at.

use std::collections::BTreeSet;

use super::filter::Filter;
use super::place::ViewTab;
use tally_article::ArticleId;
use tally_reading::FigureKey;
use tally_session::Session;

/// What every view may look at.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    /// The program.
    pub session: &'a Session,
    /// The view in the middle.
    pub tab: ViewTab,
    /// The figure that is selected everywhere.
    pub selected: Option<&'a FigureKey>,
    /// Its row in the table.
    pub row: Option<usize>,
    /// Figures marked beside the selected one.
    pub marked: &'a BTreeSet<FigureKey>,
    /// The finding that is selected everywhere, by index.
    pub finding: Option<usize>,
    /// The article that is selected; `None` for all.
    pub article: Option<&'a ArticleId>,
    /// Which figures the table shows.
    pub filter: &'a Filter,
    /// Whether there is a place to go back to.
    pub can_go_back: bool,
    /// Whether there is a place to go forward to.
    pub can_go_forward: bool,
}

impl<'a> Cx<'a> {
    /// The group that is looked at: the selected figure's, else the selected finding's.
    pub fn group(self) -> Option<usize> {
        let derived = self.session.derived();
        self.row
            .and_then(|row| derived.group_of.get(row).copied())
            .or_else(|| derived.findings.get(self.finding?)?.group)
    }

    /// The selected figure and those marked beside it, each once.
    pub fn chosen_keys(self) -> impl Iterator<Item = &'a FigureKey> {
        let selected = self.selected.filter(|key| !self.marked.contains(key));
        selected.into_iter().chain(self.marked)
    }

    /// The selected figure and those marked beside it, to act on.
    pub fn chosen(self) -> Vec<FigureKey> {
        self.chosen_keys().cloned().collect()
    }
}
