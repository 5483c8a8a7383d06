//! What the window remembers beside the session: where the analyst is, and each panel's own state.

use std::collections::BTreeSet;

use super::filter::Filter;
use super::panels;
use tally_article::ArticleId;
use tally_comparing::finding::{Finding, Kind};
use tally_comparing::group::Table;
use tally_language::text::Span;
use tally_reading::FigureKey;
use tally_session::Session;

/// A view in the middle of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ViewTab {
    /// The table.
    #[default]
    Figures,
    /// One article's text.
    Read,
    /// One group, side by side.
    Compare,
    /// Which article says what of which measure.
    Coverage,
    /// The export, live.
    FactSheet,
}

impl ViewTab {
    /// In the order of the tabs.
    pub const ALL: [Self; 5] = [
        Self::Figures,
        Self::Read,
        Self::Compare,
        Self::Coverage,
        Self::FactSheet,
    ];

    /// Its name on the tab.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Figures => "Figures",
            Self::Read => "Read",
            Self::Compare => "Compare",
            Self::Coverage => "Coverage",
            Self::FactSheet => "Fact sheet",
        }
    }
}

/// What back and forward walk through.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ViewPlace {
    /// The view.
    pub tab: ViewTab,
    /// The figure that is selected everywhere.
    pub selected: Option<FigureKey>,
    /// The finding that is selected everywhere.
    pub finding: Option<FindingKey>,
    /// The article that is selected; `None` for all.
    pub article: Option<ArticleId>,
}

/// Names a finding across recomputing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FindingKey {
    /// Its kind.
    pub kind: Kind,
    /// Its figures.
    pub(super) figures: Vec<FigureKey>,
    /// Where its quotations stand.
    quotations: Vec<(ArticleId, Span)>,
}

impl FindingKey {
    pub(super) fn of(finding: &Finding, table: &Table) -> Self {
        let figures = finding.figures.iter();
        let quotations = finding.quotations.iter();
        Self {
            kind: finding.kind,
            figures: figures.map(|row| table.rows[*row].key.clone()).collect(),
            quotations: quotations
                .map(|one| (table.articles[one.article].id.clone(), one.span))
                .collect(),
        }
    }

    /// Whether it names `finding`.
    fn names(&self, finding: &Finding, table: &Table) -> bool {
        self.kind == finding.kind
            && self.figures.len() == finding.figures.len()
            && self.quotations.len() == finding.quotations.len()
            && *self == Self::of(finding, table)
    }
}

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
    pub sides: panels::SidePanels,
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
