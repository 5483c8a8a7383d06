//! Where each group stands: which of its figures hold, what those allow together, and how it came to that.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Feasible, Finding, FindingKind, LadderStep, Policy, feasible, ladder};
use crate::group::{Group, Table, on_all_cores};
use tally_reading::Decimal;

/// How many groups a core takes at once.
const SHARE: usize = 256;

/// What is known of one group once everything is compared; one truth for all who show it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupStanding {
    /// Rows that take part and that no later one supersedes, ascending.
    pub holding: Vec<usize>,
    /// Rows that later ones supersede, earliest first.
    pub superseded: Vec<usize>,
    /// What the rows that hold allow together; `None` where fewer than two do.
    pub feasible: Option<Feasible>,
    /// The values over time of all rows that take part, where some are superseded; else empty.
    pub ladder: Vec<LadderStep>,
    /// Findings, by index, that say something of its figures; equations are told on their own.
    pub findings: Vec<usize>,
}

impl GroupStanding {
    /// Whether a later figure supersedes `row`.
    pub fn is_superseded(&self, row: usize) -> bool {
        self.superseded.contains(&row)
    }
}

/// Where each of `groups` stands by `findings`; rows in `left_out` take no part.
pub fn standings(
    table: &Table,
    groups: &[Group],
    findings: &[&Finding],
    left_out: &BTreeSet<usize>,
    policy: &Policy,
) -> Vec<GroupStanding> {
    let past = superseded(table, groups, findings, left_out);
    let of_group = findings_of(groups, findings, table.rows.len());
    let all: Vec<(&Group, Vec<usize>)> = groups.iter().zip(of_group).collect();
    let shares: Vec<&[(&Group, Vec<usize>)]> = all.chunks(SHARE).collect();
    let done = on_all_cores(&shares, table.rows.len(), |share| {
        let standing = |(group, findings): &(&Group, Vec<usize>)| GroupStanding {
            findings: findings.clone(),
            ..standing(table, &group.figures, (&past, left_out), policy)
        };
        share.iter().map(standing).collect::<Vec<_>>()
    });
    done.into_iter().flatten().collect()
}

fn standing(
    table: &Table,
    rows: &[usize],
    (past, left_out): (&BTreeSet<usize>, &BTreeSet<usize>),
    policy: &Policy,
) -> GroupStanding {
    let live = rows.iter().copied().filter(|row| !left_out.contains(row));
    let live: Vec<usize> = live.collect();
    let (mut superseded, holding): (Vec<usize>, Vec<usize>) =
        live.iter().partition(|row| past.contains(row));
    superseded.sort_by_key(|row| (holds_on(table, *row), *row));
    let counts = holding.len() > 1;
    GroupStanding {
        feasible: counts.then(|| feasible(table, &holding, &BTreeSet::new(), policy)),
        ladder: if superseded.is_empty() {
            Vec::new()
        } else {
            ladder(table, &live, &superseded)
        },
        holding,
        superseded,
        findings: Vec::new(),
    }
}

/// The rows that give way to later ones.
///
/// A figure that contradicts one that holds is a side of that dispute, not its past. A figure whose value the later
/// one only says again holds with it, unless another value came between. Where nothing would hold, all of it does.
fn superseded(
    table: &Table,
    groups: &[Group],
    findings: &[&Finding],
    left_out: &BTreeSet<usize>,
) -> BTreeSet<usize> {
    let told = findings.iter().flat_map(|finding| &finding.superseded);
    let mut past: BTreeSet<usize> = told.copied().collect();
    if past.is_empty() {
        return past;
    }
    let sides: BTreeSet<usize> = findings
        .iter()
        .filter(|finding| finding.kind == FindingKind::Contradiction)
        .filter(|finding| finding.figures.iter().any(|row| !past.contains(row)))
        .flat_map(|finding| finding.figures.iter().copied())
        .collect();
    past.retain(|row| !sides.contains(row));
    for group in groups {
        let live = group.figures.iter().copied();
        let live: Vec<usize> = live.filter(|row| !left_out.contains(row)).collect();
        hold_again(table, &live, &mut past);
    }
    past
}

/// Takes those of `rows` out of the past that state what holds now.
fn hold_again(table: &Table, rows: &[usize], past: &mut BTreeSet<usize>) {
    let (gone, now): (Vec<usize>, Vec<usize>) = rows.iter().partition(|row| past.contains(row));
    if gone.is_empty() {
        return;
    }
    if now.is_empty() {
        past.retain(|row| !gone.contains(row));
        return;
    }
    let now: BTreeSet<_> = now.iter().map(|row| bounds(table, *row)).collect();
    let (same, other): (Vec<usize>, Vec<usize>) = gone
        .iter()
        .partition(|row| now.contains(&bounds(table, **row)));
    let between = other.iter().map(|row| holds_on(table, *row)).max();
    for row in same {
        if between.is_none_or(|other| other <= holds_on(table, row)) {
            past.remove(&row);
        }
    }
}

/// Stated bounds, for equality and order.
pub fn bounds(table: &Table, row: usize) -> (Option<Decimal>, Option<Decimal>) {
    let quantity = &table.rows[row].figure.quantity;
    (quantity.low, quantity.high)
}

/// The day for which a figure holds: its own, else the day of publication.
pub fn holds_on(table: &Table, row: usize) -> Option<Date> {
    let told = table.rows[row].figure.time().and_then(|time| time.date);
    told.or(table.article(row).metadata.published_on())
}

/// For each group the findings that say something of its figures, by index; no equations.
fn findings_of(groups: &[Group], findings: &[&Finding], n_rows: usize) -> Vec<Vec<usize>> {
    let mut group_of = vec![0; n_rows];
    for (idx, group) in groups.iter().enumerate() {
        for row in &group.figures {
            group_of[*row] = idx;
        }
    }
    let mut of = vec![Vec::new(); groups.len()];
    for (idx, finding) in findings.iter().enumerate() {
        if finding.kind.is_arithmetic() {
            continue;
        }
        let told: BTreeSet<usize> = finding.figures.iter().map(|row| group_of[*row]).collect();
        for group in told {
            of[group].push(idx);
        }
    }
    of
}
