//! The way back from a footnote to the places of the sheet that name it.

use std::collections::BTreeMap;

use crate::{FactSheet, Remark, SheetMeasure};

/// For each statement where it is named.
pub(super) struct Index<'a> {
    sheet: &'a FactSheet,
    measures: BTreeMap<usize, usize>,
    remarks: BTreeMap<usize, Vec<&'a Remark>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(sheet: &'a FactSheet) -> Self {
        let mut measures = BTreeMap::new();
        for (idx, measure) in sheet.measures.iter().enumerate() {
            measures.extend(measure.statements.iter().map(|statement| (*statement, idx)));
        }
        let mut remarks: BTreeMap<usize, Vec<&Remark>> = BTreeMap::new();
        for remark in sheet
            .measures
            .iter()
            .flat_map(|measure| &measure.remarks)
            .chain(&sheet.checks)
        {
            for statement in &remark.statements {
                let known = remarks.entry(*statement).or_default();
                // A finding between two measures is told with both.
                if !known.contains(&remark) {
                    known.push(remark);
                }
            }
        }
        Self {
            sheet,
            measures,
            remarks,
        }
    }

    /// The measure under which the statement holds.
    pub(super) fn measure(&self, statement: usize) -> Option<&'a SheetMeasure> {
        self.measures
            .get(&statement)
            .map(|idx| &self.sheet.measures[*idx])
    }

    /// The section in which the statement is told, in a stable word.
    pub(super) fn section(&self, statement: usize) -> &'static str {
        let one = &self.sheet.statements[statement];
        match self.measure(statement) {
            Some(measure) => measure.section.code(),
            None if one.superseded => "superseded",
            None => "rejected",
        }
    }

    /// The kinds of its findings, and what they say.
    pub(super) fn findings(&self, statement: usize) -> (String, String) {
        let remarks = self
            .remarks
            .get(&statement)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let mut kinds: Vec<&str> = remarks.iter().map(|remark| remark.kind.code()).collect();
        kinds.dedup();
        let explanations: Vec<&str> = remarks
            .iter()
            .map(|remark| remark.explanation.as_str())
            .collect();
        (kinds.join(" "), explanations.join(" "))
    }
}
