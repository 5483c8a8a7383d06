//! What the window remembers beside the session: where the analyst is, and each panel's own state.

use std::collections::BTreeSet;

use super::cx::Cx;
use super::filter::Filter;
use super::panels;
use super::place::ViewPlace;
use super::sides::SidePanels;
use tally_reading::FigureKey;
use tally_session::Session;

/// All that the window remembers; lost on exit without regret.
#[derive(Debug, Default)]
pub struct ViewState {
    /// Where the analyst is.
    pub place: ViewPlace,
    /// Figures marked beside the selected one.
    pub marked: BTreeSet<FigureKey>,
    /// Which figures the table shows.
    pub filter: Filter,
    /// Each panel's own state.
    pub panels: Panels,
    pub(super) back: Vec<ViewPlace>,
    pub(super) forward: Vec<ViewPlace>,
    resolved: Resolved,
}

/// Each panel's own state.
#[derive(Debug, Default)]
pub struct Panels {
    /// The table.
    pub figures: panels::figures::FiguresState,
    /// The selected figure's reading and decisions.
    pub inspector: panels::inspector::InspectorState,
    /// The selected figure under Read, Compare and Coverage.
    pub figure_bar: panels::figure_bar::FigureBarState,
    /// The question which column of a table holds what.
    pub columns: panels::columns::ColumnsState,
    /// The list of articles.
    pub articles: panels::articles::ArticlesState,
    /// One article's text.
    pub read: panels::read::ReadState,
    /// One group, side by side.
    pub compare: panels::compare::CompareState,
    /// Measures against articles.
    pub coverage: panels::coverage::CoverageState,
    /// The findings.
    pub conflicts: panels::conflicts::ConflictsState,
    /// The export, live.
    pub factsheet: panels::factsheet::FactSheetState,
    /// The menu bar with the search field.
    pub menu: panels::menu::MenuState,
    /// Which side panels are shown.
    pub sides: SidePanels,
    /// The list of all commands.
    pub palette: panels::palette::PaletteState,
    /// The decisions made.
    pub history: panels::history::HistoryState,
    /// The settings.
    pub settings: panels::settings::SettingsState,
}

/// Where the selection stands in the derived data of one revision.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    revision: Option<u64>,
    of: ViewPlace,
    pub(super) row: Option<usize>,
    pub(super) finding: Option<usize>,
}

impl ViewState {
    /// What views may look at, as of now.
    pub fn cx<'a>(&'a mut self, session: &'a Session) -> Cx<'a> {
        let (row, finding) = self.resolve(session);
        Cx {
            session,
            tab: self.place.tab,
            selected: self.place.selected.as_ref(),
            row,
            marked: &self.marked,
            finding,
            article: self.place.article.as_ref(),
            filter: &self.filter,
            can_go_back: !self.back.is_empty(),
            can_go_forward: !self.forward.is_empty(),
        }
    }

    /// Finds the selection again in what is derived now.
    pub(super) fn resolve(&mut self, session: &Session) -> (Option<usize>, Option<usize>) {
        let derived = session.derived();
        let known = &self.resolved;
        if known.revision != Some(derived.revision) || known.of != self.place {
            let table = &derived.table;
            self.resolved = Resolved {
                revision: Some(derived.revision),
                row: self
                    .place
                    .selected
                    .as_ref()
                    .and_then(|key| table.position(key)),
                finding: self.place.finding.as_ref().and_then(|key| {
                    let mut findings = derived.findings.iter();
                    findings.position(|finding| key.names(finding, table))
                }),
                of: self.place.clone(),
            };
        }
        (self.resolved.row, self.resolved.finding)
    }

    /// Goes to `place`, so that back leads here again.
    pub(super) fn go(&mut self, place: ViewPlace) {
        /// More is never walked back by hand.
        const KEPT: usize = 200;
        if place == self.place {
            return;
        }
        if place.tab != self.place.tab || place.article != self.place.article {
            self.back.push(self.place.clone());
            let over = self.back.len().saturating_sub(KEPT);
            self.back.drain(..over);
            self.forward.clear();
        }
        self.place = place;
    }

    /// Goes back; what was here can be gone forward to.
    pub(super) fn go_back(&mut self) {
        if let Some(place) = self.back.pop() {
            self.forward.push(std::mem::replace(&mut self.place, place));
        }
    }

    /// Goes forward again.
    pub(super) fn go_forward(&mut self) {
        if let Some(place) = self.forward.pop() {
            self.back.push(std::mem::replace(&mut self.place, place));
        }
    }
}
