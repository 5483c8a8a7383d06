//! Same measure, same scope and date, and no value that fits both.

use std::collections::BTreeSet;

use super::{Check, sayings};
use crate::finding::compared::{Compared, Sides};
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Prose};

/// Finds statements that cannot both be right.
pub(super) struct Contradiction;

impl Check for Contradiction {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let groups = compared.sides.iter();
        groups
            .filter(|sides| sides.has(KIND))
            .flat_map(|sides| in_group(compared, sides))
            .collect()
    }
}

const KIND: FindingKind = FindingKind::Contradiction;

fn in_group(compared: &Compared<'_>, sides: &Sides) -> Vec<Finding> {
    let mut findings = Vec::new();
    for component in sides.components(KIND) {
        let within = |side: &usize| component.contains(side);
        let cliques = sides.cliques(KIND).into_iter();
        let cliques: Vec<Vec<usize>> = cliques.filter(|clique| clique.iter().all(within)).collect();
        match camps(sides, &component) {
            Some(camps) => findings.push(Finding {
                chains: if cliques.len() > 1 {
                    cliques.iter().map(|clique| sides.rows(clique)).collect()
                } else {
                    Vec::new()
                },
                ..finding(compared, sides, &camps)
            }),
            None => findings.extend(cliques.into_iter().map(|clique| {
                let camps: Vec<Vec<usize>> = clique.into_iter().map(|side| vec![side]).collect();
                finding(compared, sides, &camps)
            })),
        }
    }
    findings
}

/// The sides as camps: every two of different camps contradict each other, and no two of one camp do.
fn camps(sides: &Sides, component: &[usize]) -> Option<Vec<Vec<usize>>> {
    let contradict = |a: usize, b: usize| sides.relation(a, b) == Some(KIND);
    let here = |side: usize| component.contains(&side);
    let linked = sides.linked(&|a, b| here(a) && here(b) && !contradict(a, b));
    let camps: Vec<Vec<usize>> = linked.into_iter().filter(|camp| here(camp[0])).collect();
    let divided = camps
        .iter()
        .any(|camp| camp.iter().any(|a| camp.iter().any(|b| contradict(*a, *b))));
    (!divided && camps.len() > 1).then_some(camps)
}

fn finding(compared: &Compared<'_>, sides: &Sides, camps: &[Vec<usize>]) -> Finding {
    let all: Vec<usize> = camps.concat();
    let headline = numbers(compared, sides, camps);
    let label = compared.measure_name(sides.group);
    let sayings: Vec<Prose> = camps
        .iter()
        .map(|camp| sayings(compared, sides, camp))
        .collect();
    let fits = if headline.len() == 2 { "both" } else { "all" };
    let explanation = prose![
        Prose::joined(sayings, " against ").opening(),
        " (",
        label,
        "): no value fits ",
        fits,
        ", and the texts name no difference of date or scope."
    ];
    let group = Some(sides.group);
    let headline = Prose::joined(headline, " | ");
    Finding::new(KIND, group, sides.rows(&all), headline, explanation)
}

/// What each camp states, once.
fn numbers(compared: &Compared<'_>, sides: &Sides, camps: &[Vec<usize>]) -> Vec<Prose> {
    let mut printed: BTreeSet<String> = BTreeSet::new();
    let mut numbers: Vec<Prose> = Vec::new();
    for camp in camps {
        let number = Prose::joined(compared.sayings(sides, camp), " or ");
        if printed.insert(number.to_string()) {
            numbers.push(number);
        }
    }
    numbers
}
