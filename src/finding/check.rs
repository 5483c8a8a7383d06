//! Runs every check over the groups.

use std::collections::BTreeSet;

use super::compared::Compared;
use super::{Finding, Kind, Policy, checks};
use crate::group::{Group, Measures, Table, on_all_cores};

/// All findings, most severe first, then by first figure. Rows in `left_out` (rejected figures) take no part.
pub fn findings(
    table: &Table,
    groups: &[Group],
    left_out: &BTreeSet<usize>,
    policy: &Policy,
) -> Vec<Finding> {
    findings_by(table, &Measures::of(table), groups, left_out, policy)
}

/// The same for a `table` of which it is known what its rows measure.
pub fn findings_by(
    table: &Table,
    measures: &Measures,
    groups: &[Group],
    left_out: &BTreeSet<usize>,
    policy: &Policy,
) -> Vec<Finding> {
    let compared = Compared::new(table, measures.rows(), groups, left_out, policy);
    let run = |check: &&dyn checks::Check| check.run(&compared);
    let found = on_all_cores(checks::ALL, table.rows.len(), run);
    let mut findings: Vec<Finding> = found.into_iter().flatten().collect();
    findings.sort_by(|a, b| {
        (severity(a.kind), &a.figures, &a.headline).cmp(&(
            severity(b.kind),
            &b.figures,
            &b.headline,
        ))
    });
    // A sum that two checks find is one finding.
    findings.dedup_by(|a, b| a.kind == b.kind && a.figures == b.figures && a.equation.is_some());
    findings
}

fn severity(kind: Kind) -> usize {
    Kind::ALL
        .iter()
        .position(|k| *k == kind)
        .unwrap_or(Kind::ALL.len())
}
