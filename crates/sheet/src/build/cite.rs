//! Footnotes: each figure gets its number when the sheet first names it.

use std::collections::BTreeMap;

use super::Facts;
use crate::quotation::quote;
use crate::sheet::{Remark, SheetState, SheetStatement};
use crate::value::stated;
use tally_comparing::finding::{Finding, Severity};
use tally_language::text::CodePoints;
use tally_project::Verdict;
use tally_reading::{Figure, Precision, TimeRef};

/// The footnotes so far.
pub(super) struct Citations {
    statements: Vec<SheetStatement>,
    /// For each row its footnote.
    by_row: BTreeMap<usize, usize>,
    /// For each article, code points counted once.
    points: Vec<CodePoints>,
}

impl Citations {
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        let articles = &facts.material.table.articles;
        Self {
            statements: Vec::new(),
            by_row: BTreeMap::new(),
            points: articles
                .iter()
                .map(|article| CodePoints::new(&article.text))
                .collect(),
        }
    }

    /// The footnote of `row`, made where it has none yet.
    pub(super) fn cite(&mut self, facts: &Facts<'_>, row: usize) -> usize {
        if let Some(known) = self.by_row.get(&row) {
            return *known;
        }
        let at = self.statements.len();
        let statement = self.statement(facts, row);
        self.statements.push(statement);
        self.by_row.insert(row, at);
        at
    }

    pub(super) fn cite_all(&mut self, facts: &Facts<'_>, rows: &[usize]) -> Vec<usize> {
        rows.iter().map(|row| self.cite(facts, *row)).collect()
    }

    /// Marks `row` as the retelling of another.
    pub(super) fn mark_echo(&mut self, facts: &Facts<'_>, row: usize) {
        let at = self.cite(facts, row);
        self.statements[at].echo = true;
    }

    pub(super) fn remark(&mut self, facts: &Facts<'_>, finding: &Finding) -> Remark {
        Remark {
            kind: finding.kind,
            headline: facts.sentence(&finding.headline),
            explanation: facts.sentence(&finding.explanation),
            statements: self.cite_all(facts, &finding.figures),
            limits: limits(finding),
        }
    }

    pub(super) fn into_statements(self) -> Vec<SheetStatement> {
        self.statements
    }

    fn statement(&self, facts: &Facts<'_>, idx: usize) -> SheetStatement {
        let row = &facts.material.table.rows[idx];
        let figure: &Figure = &row.figure;
        let article = facts.article(idx);
        let said = figure.attribution.as_ref();
        let value = stated(figure, &article.text, facts.material.style());
        let words =
            |phrase: Option<&tally_reading::Phrase>| phrase.map(|phrase| phrase.text.clone());
        SheetStatement {
            key: row.key.clone(),
            measure: facts.material.groups[facts.group_of[idx]].label.clone(),
            printed: value.whole(),
            hedge: value.hedge,
            low: figure.quantity.low,
            high: figure.quantity.high,
            qualifier: figure.quantity.qualifier,
            unit: figure.quantity.unit.clone(),
            counted: figure.counted.as_ref().map(|counted| counted.text.clone()),
            role: figure.role.as_ref().map(|role| role.name),
            speaker: said.map(|said| said.speaker.clone()),
            verb: words(said.and_then(|said| said.verb.as_ref())),
            medium: words(said.and_then(|said| said.medium.as_ref())),
            as_of: figure.time().map(|time| time.text.clone()),
            as_of_date: figure.time().and_then(iso),
            place: figure.place.as_ref().map(|place| place.text.clone()),
            source: row.article,
            paragraph: figure.paragraph + 1,
            quotation: quote(figure, article, &self.points[row.article]),
            echo: false,
            superseded: facts.is_superseded(idx),
            state: state(facts, idx),
            note: facts
                .material
                .judgements
                .figure_notes
                .get(&row.key)
                .cloned(),
        }
    }
}

/// Whether a reader of the value alone must be told: it may be less exact, less wide or older than it looks.
/// An update with superseded figures is told by its ladder.
fn limits(finding: &Finding) -> bool {
    match finding.kind.severity() {
        Severity::Caution => true,
        Severity::Updated => finding.superseded.is_empty(),
        Severity::Conflict | Severity::Good => false,
    }
}

fn state(facts: &Facts<'_>, row: usize) -> SheetState {
    let key = &facts.material.table.rows[row].key;
    match facts.material.judgements.verdicts.get(key) {
        None => SheetState::Open,
        Some(Verdict::Accepted) => SheetState::Accepted,
        Some(Verdict::Rejected(why)) => SheetState::Rejected(why.clone()),
    }
}

/// The day as ISO 8601, cut to what is known of it.
pub(super) fn iso(time: &TimeRef) -> Option<String> {
    let date = time.date?;
    match time.precision {
        Precision::Day => Some(date.to_string()),
        Precision::Week => Some(date.strftime("%G-W%V").to_string()),
        Precision::Quarter => {
            let quarter = (date.month() + 2) / 3;
            Some(format!("{}-Q{quarter}", date.year()))
        }
        Precision::Month => Some(date.strftime("%Y-%m").to_string()),
        Precision::Year => Some(date.strftime("%Y").to_string()),
        Precision::Unknown => None,
    }
}
