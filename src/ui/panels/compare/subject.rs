//! What Compare is about: a group with its findings, or a finding across groups.

use crate::ui::cx::Cx;
use tally_comparing::finding::{Finding, holds_on};
use tally_comparing::group::GroupKey;

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    /// The group; `None` for a finding that spans several, as sums do.
    pub(super) group: Option<usize>,
    /// Rows of the table, earliest first; for sums the total, then its parts.
    pub(super) rows: Vec<usize>,
    /// Findings on these figures, by index, the selected one first.
    pub(super) findings: Vec<usize>,
}

impl Subject {
    /// What is selected: the finding, as long as the selected figure belongs to it, else the figure's group.
    pub(super) fn of(cx: Cx<'_>) -> Option<Self> {
        let derived = cx.session.derived();
        let by_finding = cx.finding.and_then(|idx| {
            let finding = derived.findings.get(idx)?;
            let rows = rows_of(cx, finding);
            cx.row
                .is_none_or(|row| rows.contains(&row))
                .then(|| Self::new(cx, finding.group, rows))
        });
        by_finding.or_else(|| {
            let group = *derived.group_of.get(cx.row?)?;
            let rows = in_time(cx, derived.groups.get(group)?.figures.clone());
            Some(Self::new(cx, Some(group), rows))
        })
    }

    fn new(cx: Cx<'_>, group: Option<usize>, rows: Vec<usize>) -> Self {
        let all = &cx.session.derived().findings;
        let mut findings: Vec<usize> = (0..all.len())
            .filter(|idx| match group {
                Some(_) => all[*idx].group == group,
                None => cx.finding == Some(*idx),
            })
            .collect();
        findings.sort_by_key(|idx| cx.finding != Some(*idx));
        Self {
            group,
            rows,
            findings,
        }
    }

    /// The finding that is in front.
    pub(super) fn finding<'a>(&self, cx: Cx<'a>) -> Option<&'a Finding> {
        cx.session.derived().findings.get(*self.findings.first()?)
    }

    /// Names its group.
    pub(super) fn key(&self, cx: Cx<'_>) -> Option<GroupKey> {
        let group = cx.session.derived().groups.get(self.group?)?;
        Some(group.key.clone())
    }

    /// What it is called: the group's name, else the finding's two sides.
    pub(super) fn title(&self, cx: Cx<'_>) -> String {
        let derived = cx.session.derived();
        let group = self.group.and_then(|idx| derived.groups.get(idx));
        match (group, self.finding(cx)) {
            (Some(group), _) if !group.label.is_empty() => group.label.clone(),
            (_, Some(finding)) => finding.headline.printed(derived),
            _ => self
                .rows
                .first()
                .map_or_else(String::new, |row| derived.table.quote(*row).to_owned()),
        }
    }
}

fn rows_of(cx: Cx<'_>, finding: &Finding) -> Vec<usize> {
    let derived = cx.session.derived();
    if let Some(group) = finding.group.and_then(|idx| derived.groups.get(idx)) {
        return in_time(cx, group.figures.clone());
    }
    match &finding.equation {
        Some(equation) => {
            let mut rows = vec![equation.total];
            rows.extend(&equation.parts);
            rows
        }
        None => finding.figures.clone(),
    }
}

/// Earliest first, where the date that a value holds for is known, and what was superseded that day before what
/// took its place; else in the order of reading.
fn in_time(cx: Cx<'_>, mut rows: Vec<usize>) -> Vec<usize> {
    let derived = cx.session.derived();
    let key = |row: &usize| {
        let day = holds_on(&derived.table, *row);
        (day, !derived.is_superseded(*row), *row)
    };
    rows.sort_by_key(key);
    rows
}
