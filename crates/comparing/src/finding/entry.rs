//! Findings of one cause, put together: the analyst looks at them, and decides, once.

use std::collections::BTreeMap;

use super::{Finding, FindingKind, Operation};

/// Findings that have one cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The one that stands for all, by its index: the most severe.
    pub front: usize,
    /// The others by their indices, most severe first.
    pub others: Vec<usize>,
}

impl Entry {
    /// All of its findings, the front one first.
    pub fn findings(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.front).chain(self.others.iter().copied())
    }
}

/// What makes two findings one entry.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cause {
    /// They are on the statements of one group, which get one value together.
    Group(usize),
    /// They say the same of the same total: one equation, in however many articles.
    Equation(FindingKind, Operation, usize, String),
    /// It shares its cause with no other.
    Own(usize),
}

/// The entries of `findings`, in the order of their front ones; every finding is in exactly one.
///
/// `findings` come most severe first; `group_of` tells for each row the index of its group.
pub fn entries(findings: &[Finding], group_of: &[usize]) -> Vec<Entry> {
    let mut known: BTreeMap<Cause, usize> = BTreeMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    for (idx, finding) in findings.iter().enumerate() {
        let at = *known
            .entry(cause(idx, finding, group_of))
            .or_insert(entries.len());
        match entries.get_mut(at) {
            Some(entry) => entry.others.push(idx),
            None => entries.push(Entry {
                front: idx,
                others: Vec::new(),
            }),
        }
    }
    entries
}

fn cause(idx: usize, finding: &Finding, group_of: &[usize]) -> Cause {
    let equation = || {
        let equation = finding.equation.as_ref()?;
        let total = *group_of.get(equation.total)?;
        let (kind, operation) = (finding.kind, equation.operation);
        let headline = finding.headline.to_string();
        Some(Cause::Equation(kind, operation, total, headline))
    };
    match finding.group {
        Some(group) => Cause::Group(group),
        None => equation().unwrap_or(Cause::Own(idx)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Equation, Prose};

    fn on_group(kind: FindingKind, group: usize) -> Finding {
        let rows = vec![0, 1];
        Finding::new(kind, Some(group), rows, Prose::default(), Prose::default())
    }

    fn sum(headline: &'static str, total: usize) -> Finding {
        let (kind, figures) = (FindingKind::ArithmeticHolds, vec![total, 7, 8]);
        Finding {
            equation: Some(Equation {
                operation: Operation::Sum,
                total,
                parts: vec![7, 8],
            }),
            ..Finding::new(kind, None, figures, headline.into(), Prose::default())
        }
    }

    #[track_caller]
    fn check(findings: &[Finding], expected: &[&[usize]]) {
        // Rows 0 and 3 state one total, row 5 another.
        let group_of = [0, 1, 1, 0, 2, 3, 4, 5, 6];
        let found: Vec<Vec<usize>> = entries(findings, &group_of)
            .iter()
            .map(|entry| entry.findings().collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn all_that_is_found_on_one_group_is_one_entry_with_the_most_severe_in_front() {
        check(
            &[
                on_group(FindingKind::Contradiction, 1),
                on_group(FindingKind::RoundingCompatible, 4),
                on_group(FindingKind::UpdatedOverTime, 1),
                on_group(FindingKind::Agreement, 1),
            ],
            &[&[0, 2, 3], &[1]],
        );
    }

    #[test]
    fn one_equation_in_two_articles_is_one_entry_and_another_total_is_another() {
        let three = [
            sum("49 + 15 = 64", 0),
            sum("49 + 15 = 64", 3),
            sum("49 + 15 = 64", 5),
        ];
        check(&three, &[&[0, 1], &[2]]);
        check(
            &[sum("12 + 10 = 22", 0), sum("12 + 11 = 23", 3)],
            &[&[0], &[1]],
        );
    }

    #[test]
    fn what_looks_alike_across_groups_stands_alone() {
        let scope = || {
            let (kind, rows) = (FindingKind::ScopeDifference, vec![0, 5]);
            Finding::new(kind, None, rows, "10 | 300".into(), Prose::default())
        };
        check(&[scope(), scope()], &[&[0], &[1]]);
    }
}
