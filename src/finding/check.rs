//! Runs every check over the groups.

use std::collections::BTreeSet;

use super::compared::Compared;
use super::{Finding, Kind, Origins, Policy, checks};
use crate::group::{Group, Table};

/// All findings, most severe first, then by first figure. Rows in `left_out` (rejected figures) take no part.
pub fn findings(
    table: &Table,
    groups: &[Group],
    left_out: &BTreeSet<usize>,
    policy: &Policy,
) -> Vec<Finding> {
    findings_with(table, groups, left_out, (policy, &Origins::new(table)))
}

/// The same, where the origins of `table` have been read already.
pub fn findings_with(
    table: &Table,
    groups: &[Group],
    left_out: &BTreeSet<usize>,
    (policy, origins): (&Policy, &Origins),
) -> Vec<Finding> {
    let compared = Compared::new(table, groups, left_out, (policy, origins));
    let mut findings: Vec<Finding> = checks::ALL
        .iter()
        .flat_map(|check| check.run(&compared))
        .collect();
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
