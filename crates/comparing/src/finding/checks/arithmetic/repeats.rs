//! One equation is told once, however many checks find it and however many articles state it.

use std::collections::{BTreeMap, BTreeSet};

use super::sums::one_thing;
use crate::finding::compared::Compared;
use crate::finding::{Finding, FindingKind, Operation};
use tally_reading::Decimal;

/// What equal equations have in common: how severe they are, how they are computed, total and parts.
type Key = (
    FindingKind,
    Operation,
    Option<Decimal>,
    Vec<Option<Decimal>>,
);

/// Leaves of equal equations the first, which names the other articles that state it; an equation that one article
/// states is rather kept than one that takes its numbers from several.
pub(in crate::finding) fn once(compared: &Compared<'_>, findings: &mut Vec<Finding>) {
    let mut order: Vec<usize> = (0..findings.len())
        .filter(|at| findings[*at].equation.is_some())
        .collect();
    order.sort_by_key(|at| (compared.articles(&findings[*at].figures) > 1, *at));
    let mut kept: BTreeMap<Key, Vec<Vec<usize>>> = BTreeMap::new();
    for at in order {
        let Some(key) = key(compared, &findings[at]) else {
            continue;
        };
        let alike = kept.entry(key).or_default();
        match alike
            .iter_mut()
            .find(|same| is_same(compared, &findings[same[0]], &findings[at]))
        {
            Some(same) => same.push(at),
            None => alike.push(vec![at]),
        }
    }
    let mut repeats = BTreeSet::new();
    for same in kept.into_values().flatten() {
        let rows: Vec<usize> = same[1..]
            .iter()
            .filter(|at| compared.articles(&findings[**at].figures) == 1)
            .flat_map(|at| findings[*at].figures.clone())
            .collect();
        add(compared, &mut findings[same[0]], &rows);
        repeats.extend(same.into_iter().skip(1));
    }
    let mut at = 0..;
    findings.retain(|_| at.next().is_none_or(|at| !repeats.contains(&at)));
}

fn add(compared: &Compared<'_>, finding: &mut Finding, rows: &[usize]) {
    let own = |row: &usize| compared.table.rows[*row].article;
    let had: Vec<usize> = finding.figures.iter().map(own).collect();
    let more: Vec<usize> = rows
        .iter()
        .copied()
        .filter(|row| !had.contains(&own(row)))
        .collect();
    if more.is_empty() {
        return;
    }
    let mut articles: Vec<usize> = more.iter().map(own).collect();
    articles.sort_unstable();
    articles.dedup();
    let outlets = compared.outlets(&articles);
    let give = if articles.len() == 1 {
        " gives the same numbers."
    } else {
        " give the same numbers."
    };
    finding.explanation.push(" ");
    finding.explanation.push(outlets);
    finding.explanation.push(give);
    finding.figures.extend(more);
    finding.figures.sort_unstable();
    finding.figures.dedup();
}

fn key(compared: &Compared<'_>, finding: &Finding) -> Option<Key> {
    let equation = finding.equation.as_ref()?;
    let number = |row: &usize| compared.measures[*row].single();
    let mut parts: Vec<Option<Decimal>> = equation.parts.iter().map(number).collect();
    parts.sort_unstable();
    Some((
        finding.kind,
        equation.operation,
        number(&equation.total),
        parts,
    ))
}

/// Whether two equations of the same numbers are one: of one article, or of things that are alike.
fn is_same(compared: &Compared<'_>, a: &Finding, b: &Finding) -> bool {
    let total = |finding: &Finding| {
        let equation = finding.equation.as_ref()?;
        compared.measures.get(equation.total)
    };
    let (Some(one), Some(other)) = (total(a), total(b)) else {
        return false;
    };
    one.article == other.article || one.role == other.role && one_thing(one, other)
}
