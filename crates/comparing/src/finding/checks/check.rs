//! What a check is, and what several of them tell alike.

use crate::finding::compared::{Compared, Sides};
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Prose};

/// Looks for findings of its kind.
pub(in crate::finding) trait Check: Sync {
    /// All that it finds; order does not matter.
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding>;
}

/// More statements than this are listed without who makes them.
pub(super) const MOST_TOLD: usize = 4;

/// One finding for each set of statements of a group that all relate as `kind`; `explain` writes its sentence.
pub(super) fn related(
    compared: &Compared<'_>,
    kind: FindingKind,
    explain: fn(&Compared<'_>, &Sides, &[usize]) -> Prose,
) -> Vec<Finding> {
    let groups = compared.sides.iter().filter(|sides| sides.has(kind));
    groups
        .flat_map(|sides| {
            let cliques = sides.cliques(kind).into_iter();
            cliques.map(|clique| {
                let headline = Prose::joined(compared.sayings(sides, &clique), " | ");
                let explanation = explain(compared, sides, &clique);
                let group = Some(sides.group);
                Finding::new(kind, group, sides.rows(&clique), headline, explanation)
            })
        })
        .collect()
}

/// Each statement with all who make it: "$2.6 million (The Herald) and over $2.6 million (The Post)".
pub(super) fn sayings(compared: &Compared<'_>, sides: &Sides, of: &[usize]) -> Prose {
    let shown = |side: usize| sides.all[side].statement.shown.as_str();
    let mut sayings: Vec<Prose> = Vec::new();
    for (at, side) in of.iter().enumerate() {
        let says = |other: &&usize| shown(**other) == shown(*side);
        if of[..at].iter().any(|other| says(&other)) {
            continue;
        }
        let same: Vec<usize> = of.iter().filter(says).copied().collect();
        let value = compared.said(sides.all[*side].statement.row);
        sayings.push(prose![
            value,
            " (",
            compared.sources(&sides.rows(&same)),
            ")"
        ]);
    }
    Prose::list(sayings)
}
