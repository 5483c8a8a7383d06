//! The same value in several articles.

use std::collections::BTreeMap;

use super::Check;
use crate::finding::compared::{Compared, Sides};
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Origin, Prose, words};
use tally_reading::Qualifier;

/// Finds figures of one group that state the same.
pub(super) struct Agreement;

impl Check for Agreement {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        compared
            .sides
            .iter()
            .flat_map(|sides| agreements(compared, sides))
            .collect()
    }
}

fn agreements(compared: &Compared<'_>, sides: &Sides) -> Vec<Finding> {
    let mut same: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut taken = vec![false; sides.all.len()];
    for first in 0..sides.all.len() {
        if std::mem::replace(&mut taken[first], true) {
            continue;
        }
        let members = same.entry(first).or_insert_with(|| vec![first]);
        for (next, is_taken) in taken.iter_mut().enumerate().skip(first + 1) {
            if !*is_taken && sides.relation(first, next) == Some(FindingKind::Agreement) {
                *is_taken = true;
                members.push(next);
            }
        }
    }
    same.into_values()
        .filter_map(|members| agreement(compared, sides, &members))
        .collect()
}

fn agreement(compared: &Compared<'_>, sides: &Sides, members: &[usize]) -> Option<Finding> {
    let rows = sides.rows(members);
    let articles = compared.articles(&rows);
    if articles < 2 {
        return None;
    }
    let mut exact_first = members.to_vec();
    exact_first.sort_by_key(|side| sides.all[*side].statement.qualifier != Qualifier::Exact);
    let shown = compared.sayings(sides, &exact_first);
    let value = shown.first()?;
    let label = compared.measure_name(sides.group);
    let number = words::count(articles);
    let who = compared.sources(&rows);
    let wording = shown
        .get(1)
        .map(|other| prose!["; \u{201c}", other, "\u{201d} differs in wording only"]);
    let origin = match origins(sides, &rows) {
        1 => "; they have one origin".into(),
        n if n < articles => prose!["; they have ", words::count(n), " origins"],
        _ => Prose::default(),
    };
    let explanation = prose![
        number,
        " articles give ",
        value,
        " (",
        label,
        "): ",
        who,
        wording,
        origin,
        "."
    ];
    let headline = prose![value, format!(" in {articles} articles")];
    let group = Some(sides.group);
    Some(Finding::new(
        FindingKind::Agreement,
        group,
        rows,
        headline,
        explanation.opening(),
    ))
}

/// How many origins the rows go back to.
fn origins(sides: &Sides, rows: &[usize]) -> usize {
    let holds = |origin: &&Origin| {
        let mut members = origin.members.iter();
        members.any(|one| rows.binary_search(&one.row).is_ok())
    };
    sides.tree.origins.iter().filter(holds).count()
}
