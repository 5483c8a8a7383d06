//! The checks: one file each, listed here.

mod agreement;
pub(super) mod arithmetic;
mod bound;
mod contradiction;
mod disputed;
mod echo;
mod precision;
mod qualifier;
mod quoted_numbers;
mod quoted_words;
mod rounding;
mod scope;
#[cfg(test)]
mod tests;
mod updated;

use super::compared::{Compared, Sides};
use super::prose::prose;
use super::{Finding, FindingKind, Prose};

/// Looks for findings of its kind.
pub(super) trait Check: Sync {
    /// All that it finds; order does not matter.
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding>;
}

/// All checks. To add one: write its file, list it here.
pub(super) const ALL: &[&dyn Check] = &[
    &contradiction::Contradiction,
    &arithmetic::Sums,
    &arithmetic::Listed,
    &arithmetic::Across,
    &arithmetic::Additions,
    &arithmetic::Parts,
    &arithmetic::Shares,
    &arithmetic::Margins,
    &arithmetic::Products,
    &arithmetic::Multiples,
    &arithmetic::Changes,
    &arithmetic::Comparisons,
    &arithmetic::Lengths,
    &scope::DifferentScope,
    &rounding::Rounding,
    &bound::Bound,
    &updated::Updated,
    &agreement::Agreement,
    &echo::Echo,
    &qualifier::QualifierDrift,
    &precision::PrecisionInflation,
    &quoted_numbers::QuotedNumbers,
    &quoted_words::QuotedWording,
    &disputed::Disputed,
];

/// More statements than this are listed without who makes them.
const MOST_TOLD: usize = 4;

/// One finding for each set of statements of a group that all relate as `kind`; `explain` writes its sentence.
fn related(
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
fn sayings(compared: &Compared<'_>, sides: &Sides, of: &[usize]) -> Prose {
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
