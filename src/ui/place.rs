//! Where the analyst is: the view, and what is selected in all of them.

use tally_article::ArticleId;
use tally_comparing::finding::{Finding, FindingKind};
use tally_comparing::group::Table;
use tally_language::text::Span;
use tally_reading::FigureKey;

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
    pub kind: FindingKind,
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
    pub(super) fn names(&self, finding: &Finding, table: &Table) -> bool {
        self.kind == finding.kind
            && self.figures.len() == finding.figures.len()
            && self.quotations.len() == finding.quotations.len()
            && *self == Self::of(finding, table)
    }
}
