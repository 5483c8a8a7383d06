//! Runs every check over the groups.

use std::collections::BTreeSet;

use super::checks::{self, arithmetic};
use super::compared::Compared;
use super::{Finding, FindingKind, Known, Origins, Policy};
use crate::group::{Group, Measures, Table, on_all_cores};

/// All findings, most severe first, then by first figure. Rows in `left_out` (rejected figures) take no part.
pub fn findings(
    table: &Table,
    groups: &[Group],
    left_out: &BTreeSet<usize>,
    policy: &Policy,
) -> Vec<Finding> {
    let (measures, origins) = (Measures::of(table), Origins::new(table));
    let known = Known {
        measures: &measures,
        origins: &origins,
    };
    findings_by(table, known, groups, left_out, policy)
}

/// The same for a `table` of which it is known what its rows measure, and where they come from.
pub fn findings_by(
    table: &Table,
    known: Known<'_>,
    groups: &[Group],
    left_out: &BTreeSet<usize>,
    policy: &Policy,
) -> Vec<Finding> {
    let compared = Compared::new(table, known, groups, left_out, policy);
    let run = |check: &&dyn checks::Check| check.run(&compared);
    let found = on_all_cores(checks::ALL, table.rows.len(), run);
    let named = found
        .into_iter()
        .flatten()
        .map(|finding| (finding.headline.to_string(), finding));
    let mut named: Vec<(String, Finding)> = named.collect();
    named.sort_by(|(headline, a), (other, b)| {
        (severity(a.kind), &a.figures, headline).cmp(&(severity(b.kind), &b.figures, other))
    });
    let mut findings: Vec<Finding> = named.into_iter().map(|(_, finding)| finding).collect();
    arithmetic::once(&compared, &mut findings);
    findings
}

fn severity(kind: FindingKind) -> usize {
    FindingKind::ALL
        .iter()
        .position(|k| *k == kind)
        .unwrap_or(FindingKind::ALL.len())
}
