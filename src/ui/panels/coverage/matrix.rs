//! Measures against articles: what each article says of each measure, computed once for each change.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::ui::cx::Cx;
use crate::ui::statements::standings;
use crate::ui::widgets::statement::PlotStanding;
use tally_comparing::finding::Severity;
use tally_session::Derived;

/// The matrix of one revision. Of what is not in view only places are known.
#[derive(Debug, Default)]
pub(super) struct CoverageMatrix {
    revision: Option<u64>,
    /// Articles by index, in order of publication; those without a date last.
    pub(super) columns: Vec<usize>,
    /// What is measured, those in most articles first.
    pub(super) measures: Vec<MatrixMeasure>,
    /// How many of them stand in two articles and more.
    pub(super) shared: usize,
    /// For each article its column.
    column_of: Vec<usize>,
    /// For each group its place among the measures.
    place_of: Vec<usize>,
    conflicting: Vec<bool>,
    /// The cells of measures that were looked at.
    told: RefCell<BTreeMap<usize, Vec<CellTold>>>,
}

/// One row of the matrix.
#[derive(Debug)]
pub(super) struct MatrixMeasure {
    /// Index of the group.
    pub(super) group: usize,
    /// For each column that says something of it, ascending, the rows of the table that do.
    cells: Vec<(usize, Vec<usize>)>,
}

/// What an article says of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CellTold {
    column: usize,
    /// The row that stands for all: the latest that holds.
    pub(super) row: usize,
    /// How many rows there are.
    pub(super) figures: usize,
    /// How it stands.
    pub(super) mark: CellMark,
}

/// How a cell stands among the others of its measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CellMark {
    /// Someone's own statement.
    Own,
    /// An origin retold.
    Echo,
    /// A later value took its place.
    Superseded,
    /// A side of a conflict.
    Conflict,
    /// Rejected by the analyst.
    Rejected,
}

impl CellMark {
    /// In the order of the legend.
    pub(super) const ALL: [Self; 5] = [
        Self::Own,
        Self::Echo,
        Self::Superseded,
        Self::Conflict,
        Self::Rejected,
    ];

    /// Its word beside its shape and colour.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Echo => "echo",
            Self::Superseded => "superseded",
            Self::Conflict => "conflict",
            Self::Rejected => "rejected",
        }
    }
}

impl CoverageMatrix {
    /// Computes it anew where anything has changed; whether it did.
    pub(super) fn refresh(&mut self, cx: Cx<'_>) -> bool {
        let derived = cx.session.derived();
        if self.revision == Some(derived.revision) {
            return false;
        }
        *self = Self::new(derived);
        true
    }

    fn new(derived: &Derived) -> Self {
        let table = &derived.table;
        let mut columns: Vec<usize> = (0..table.articles.len()).collect();
        columns.sort_by_key(|article| {
            let published = table.articles[*article].metadata.published_on();
            (published.is_none(), published, *article)
        });
        let column_of = inverse(&columns);
        let cells = |rows: &[usize]| {
            let mut cells: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for row in rows {
                let column = column_of[table.rows[*row].article];
                cells.entry(column).or_default().push(*row);
            }
            cells.into_iter().collect()
        };
        let groups = derived.groups.iter().enumerate();
        let mut measures: Vec<MatrixMeasure> = groups
            .map(|(group, rows)| MatrixMeasure {
                group,
                cells: cells(&rows.figures),
            })
            .collect();
        measures.sort_by_key(|measure| (usize::MAX - measure.cells.len(), measure.group));
        let order: Vec<usize> = measures.iter().map(|measure| measure.group).collect();
        Self {
            revision: Some(derived.revision),
            shared: measures.partition_point(|measure| measure.cells.len() > 1),
            place_of: inverse(&order),
            columns,
            column_of,
            measures,
            conflicting: conflicting(derived),
            told: RefCell::default(),
        }
    }

    /// Where a row of the table stands: its measure and its column.
    pub(super) fn place(&self, derived: &Derived, row: usize) -> Option<(usize, usize)> {
        let measure = self.place_of.get(*derived.group_of.get(row)?)?;
        let column = self.column_of.get(derived.table.rows.get(row)?.article)?;
        Some((*measure, *column))
    }

    /// The rows of a cell; none where the article is silent.
    pub(super) fn rows(&self, measure: usize, column: usize) -> &[usize] {
        let Some(measure) = self.measures.get(measure) else {
            return &[];
        };
        let at = measure.cells.binary_search_by_key(&column, |(one, _)| *one);
        at.map_or(&[], |at| measure.cells[at].1.as_slice())
    }

    /// What the article of a column says of a measure.
    pub(super) fn told(&self, cx: Cx<'_>, measure: usize, column: usize) -> Option<CellTold> {
        let mut told = self.told.borrow_mut();
        let cells = told
            .entry(measure)
            .or_insert_with(|| self.tell(cx, measure));
        let at = cells.binary_search_by_key(&column, |one| one.column);
        at.ok().map(|at| cells[at])
    }

    fn tell(&self, cx: Cx<'_>, measure: usize) -> Vec<CellTold> {
        let Some(measure) = self.measures.get(measure) else {
            return Vec::new();
        };
        let figures = |rows: &[usize]| -> Vec<(usize, CellMark)> {
            let standings = standings(cx, rows);
            let marks = standings.into_iter().map(|standing| match standing {
                PlotStanding::Own => CellMark::Own,
                PlotStanding::Echo => CellMark::Echo,
                PlotStanding::Superseded => CellMark::Superseded,
                PlotStanding::Rejected => CellMark::Rejected,
            });
            rows.iter().copied().zip(marks).collect()
        };
        let all: Vec<usize> = measure
            .cells
            .iter()
            .flat_map(|(_, rows)| rows.clone())
            .collect();
        let marks: BTreeMap<usize, CellMark> = figures(&all).into_iter().collect();
        let cells = measure.cells.iter();
        cells
            .filter_map(|(column, rows)| self.cell(cx, *column, rows, &marks))
            .collect()
    }

    fn cell(
        &self,
        cx: Cx<'_>,
        column: usize,
        rows: &[usize],
        marks: &BTreeMap<usize, CellMark>,
    ) -> Option<CellTold> {
        let table = &cx.session.derived().table;
        let mark = |row: usize| marks.get(&row).copied().unwrap_or(CellMark::Own);
        let rank = |row: &usize| {
            let time = table.rows[*row].figure.time().and_then(|time| time.date);
            let stands = match mark(*row) {
                CellMark::Rejected => 0,
                CellMark::Superseded => 1,
                _ => 2,
            };
            (stands, time, *row)
        };
        let row = rows.iter().copied().max_by_key(rank)?;
        // An article that says something of its own besides is no echo.
        let mark = match mark(row) {
            CellMark::Rejected => CellMark::Rejected,
            _ if rows.iter().any(|row| self.conflicting[*row]) => CellMark::Conflict,
            CellMark::Echo if rows.iter().any(|row| mark(*row) == CellMark::Own) => CellMark::Own,
            mark => mark,
        };
        Some(CellTold {
            column,
            row,
            figures: rows.len(),
            mark,
        })
    }
}

/// For each row whether it is a side of a conflict.
fn conflicting(derived: &Derived) -> Vec<bool> {
    let mut conflicting = vec![false; derived.table.rows.len()];
    for finding in &derived.findings {
        if finding.kind.severity() == Severity::Conflict {
            for row in &finding.figures {
                conflicting[*row] = true;
            }
        }
    }
    conflicting
}

/// Where each number stands in `order`, which holds each of them once.
fn inverse(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    for (place, number) in order.iter().enumerate() {
        places[*number] = place;
    }
    places
}
