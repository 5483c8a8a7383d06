//! The order of the table's figures.

use std::cmp::Ordering;

use crate::ui::filter::Stand;
use tally_comparing::group::Table;
use tally_project::Judgements;
use tally_reading::{Decimal, Figure};

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FigureColumn {
    /// What is stated.
    Value,
    /// What is counted.
    Counted,
    /// Who is said to have said it.
    Who,
    /// The date for which it holds.
    AsOf,
    /// The article that it stands in.
    Article,
    /// What the analyst said of it.
    FiguresState,
}

impl FigureColumn {
    /// From left to right.
    pub(super) const ALL: [Self; 6] = [
        Self::Value,
        Self::Counted,
        Self::Who,
        Self::AsOf,
        Self::Article,
        Self::FiguresState,
    ];

    /// Its head.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Value => "Value",
            Self::Counted => "Counted",
            Self::Who => "Who says",
            Self::AsOf => "As of",
            Self::Article => "Article",
            Self::FiguresState => "State",
        }
    }
}

/// By which column, and which way; by none is reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sort {
    /// The column.
    pub(super) by: Option<FigureColumn>,
    /// Whether the greatest comes first.
    pub(super) falling: bool,
}

impl Sort {
    /// Whether it differs from reading order.
    pub(super) const fn is_set(self) -> bool {
        self.by.is_some()
    }

    /// A click on the head of `column`: rising, falling, reading order.
    pub(super) fn clicked(self, column: FigureColumn) -> Self {
        match (self.by == Some(column), self.falling) {
            (true, true) => Self::default(),
            (same, _) => Self {
                by: Some(column),
                falling: same,
            },
        }
    }
}

/// Compares rows of one table.
pub(super) struct SortOrder<'a> {
    pub(super) table: &'a Table,
    pub(super) judgements: &'a Judgements,
    pub(super) sort: Sort,
}

impl SortOrder<'_> {
    /// Sorts rows that stand in reading order.
    pub(super) fn sort(&self, rows: &mut [usize]) {
        if self.sort.is_set() {
            rows.sort_by(|a, b| self.compare(*a, *b));
        }
    }

    /// Rows without what is sorted by come last either way; ties stay in reading order.
    pub(super) fn compare(&self, a: usize, b: usize) -> Ordering {
        let Some(column) = self.sort.by else {
            return a.cmp(&b);
        };
        let order = match column {
            FigureColumn::Value => self.by(value(self.figure(a)), value(self.figure(b))),
            FigureColumn::Counted => self.by(counted(self.figure(a)), counted(self.figure(b))),
            FigureColumn::Who => self.by(speaker(self.figure(a)), speaker(self.figure(b))),
            FigureColumn::AsOf => self.by(self.as_of(a), self.as_of(b)),
            FigureColumn::Article => self.by(
                Some(self.table.article(a).name()),
                Some(self.table.article(b).name()),
            ),
            FigureColumn::FiguresState => self.by(Some(self.stand(a)), Some(self.stand(b))),
        };
        order.then(a.cmp(&b))
    }

    fn by<T: Ord>(&self, a: Option<T>, b: Option<T>) -> Ordering {
        match (a, b) {
            (Some(a), Some(b)) if self.sort.falling => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }

    fn figure(&self, row: usize) -> &Figure {
        &self.table.rows[row].figure
    }

    fn as_of(&self, row: usize) -> Option<(Option<jiff::civil::Date>, &str)> {
        let time = self.figure(row).time()?;
        Some((time.date, &time.text))
    }

    fn stand(&self, row: usize) -> Stand {
        Stand::of(self.judgements.verdicts.get(&self.table.rows[row].key))
    }
}

fn value(figure: &Figure) -> Option<Decimal> {
    figure.quantity.low.or(figure.quantity.high)
}

fn counted(figure: &Figure) -> Option<&str> {
    figure.counted.as_ref().map(|counted| counted.text.as_str())
}

fn speaker(figure: &Figure) -> Option<&str> {
    figure
        .attribution
        .as_ref()
        .map(|said| said.speaker.as_str())
}
