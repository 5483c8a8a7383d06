//! Where each group stands: which of its figures hold, what those allow together, and how it came to that.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Feasible, Finding, FindingKind, LadderStep, Policy, ProposedValue, feasible, ladder};
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
    /// The values over time of all rows that take part, where they change over time; else empty.
    pub ladder: Vec<LadderStep>,
    /// What the rows that hold propose as the value.
    pub proposal: ProposedValue,
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
        let standing = |(group, told): &(&Group, Vec<usize>)| {
            let found: Vec<&Finding> = told.iter().map(|idx| findings[*idx]).collect();
            let mut standing = standing(table, &group.figures, (&past, left_out), policy);
            let changes = |finding: &&Finding| finding.kind == FindingKind::UpdatedOverTime;
            if found.iter().any(changes) {
                let live = [standing.holding.as_slice(), &standing.superseded].concat();
                standing.ladder = ladder(table, &live, &standing.superseded);
            }
            let is_last = !standing.superseded.is_empty();
            GroupStanding {
                proposal: ProposedValue::of(table, &found, &standing.holding, is_last),
                findings: told.clone(),
                ..standing
            }
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
        ladder: Vec::new(),
        holding,
        superseded,
        proposal: ProposedValue::default(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::findings;
    use crate::group::sample::table;
    use crate::group::{Links, groups};

    const MONDAY: &str = "2024-03-04";
    const TUESDAY: &str = "2024-03-05";
    const WEDNESDAY: &str = "2024-03-06";

    fn first(articles: &[(&str, &str)], left_out: &[usize]) -> GroupStanding {
        let table = table(articles);
        let groups = groups(&table, &Links::default());
        let (left_out, policy) = (left_out.iter().copied().collect(), Policy::default());
        let found = findings(&table, &groups, &left_out, &policy);
        let found: Vec<&Finding> = found.iter().collect();
        let mut all = standings(&table, &groups, &found, &left_out, &policy);
        assert_eq!(all.len(), groups.len());
        all.remove(0)
    }

    #[test]
    fn the_latest_toll_holds_and_those_before_it_are_its_past() {
        let tolls = [
            (MONDAY, "The fire killed [12 people|person|killed]."),
            (TUESDAY, "The fire killed [15 people|person|killed]."),
            (WEDNESDAY, "The fire killed [19 people|person|killed]."),
        ];
        let standing = first(&tolls, &[]);
        assert_eq!(
            (standing.holding, standing.superseded),
            (vec![2], vec![0, 1])
        );
        assert_eq!((standing.ladder.len(), standing.feasible), (3, None));
        let standing = first(&tolls, &[2]);
        assert_eq!((standing.holding, standing.superseded), (vec![1], vec![0]));
    }

    #[test]
    fn what_is_only_said_again_holds_unless_another_value_came_between() {
        let told = |days: [&'static str; 3]| {
            first(
                &[
                    (days[0], "The fire killed [12 people|person|killed]."),
                    (days[1], "The fire killed [15 people|person|killed]."),
                    (days[2], "The fire killed [15 people|person|killed]."),
                ],
                &[],
            )
        };
        let standing = told([MONDAY, TUESDAY, WEDNESDAY]);
        assert_eq!(standing.holding, [1, 2]);
        assert!(standing.is_superseded(0) && !standing.is_superseded(1));
        let all = standing.feasible.and_then(|feasible| feasible.all);
        assert_eq!(
            all.map(|all| all.words().to_string()).as_deref(),
            Some("15")
        );
    }

    #[test]
    fn sides_of_a_dispute_both_hold() {
        let standing = first(
            &[
                (
                    MONDAY,
                    "People felt the quake shake the coastal town for [around 1 minute|shaking], a reporter said.",
                ),
                (
                    TUESDAY,
                    "People felt the quake shake the coastal town for [around 15 seconds|shaking], an agency said.",
                ),
            ],
            &[],
        );
        assert_eq!((standing.holding.len(), standing.superseded.len()), (2, 0));
        assert!(
            standing
                .feasible
                .is_some_and(|feasible| feasible.all.is_none())
        );
    }
}
