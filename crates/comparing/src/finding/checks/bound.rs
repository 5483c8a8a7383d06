//! "More than", "at least", "below", "dozens": bounds that leave room for the other statement.

use super::{Check, MOST_TOLD, related, sayings};
use crate::finding::compared::{Compared, Side, Sides};
use crate::finding::prose::prose;
use crate::finding::{Finding, FindingKind, Prose};

/// Finds statements of which one at least is open to a side, and which allow a common value.
pub(super) struct Bound;

impl Check for Bound {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        related(compared, FindingKind::BoundCompatible, explanation)
    }
}

fn explanation(compared: &Compared<'_>, sides: &Sides, clique: &[usize]) -> Prose {
    let shown = compared.sayings(sides, clique);
    let label = compared.measure_name(sides.group);
    let [a, b] = clique else {
        let room = match shown.len() {
            2 => "the bound leaves room for the other",
            _ => "each bound leaves room for the others",
        };
        let all = if shown.len() > MOST_TOLD {
            Prose::list(shown)
        } else {
            sayings(compared, sides, clique)
        };
        let all = all.opening();
        return prose![all, " do not conflict: ", room, " (", label, ")."];
    };
    let (a, b) = (&sides.all[*a], &sides.all[*b]);
    let (bound, other) = if a.statement.is_bound() && !b.statement.is_bound() {
        (a, b)
    } else {
        (b, a)
    };
    let said = |side: &Side| compared.said(side.statement.row);
    let told = |value: Prose, side: &Side| prose![value, " (", compared.sources(&side.rows), ")"];
    let x = told(said(bound).quoted(), bound);
    if other.statement.is_bound() {
        let y = told(said(other).quoted(), other);
        return prose![x, " and ", y, " can both be true (", label, ")."];
    }
    let y = told(said(other), other);
    if touches(bound, other) {
        return prose![x, " and ", y, " meet at the bound (", label, ")."];
    }
    prose![x, " leaves room for ", y, ", ", label, "."]
}

fn touches(bound: &Side, other: &Side) -> bool {
    bound.statement.single().is_some() && bound.statement.single() == other.statement.single()
}
