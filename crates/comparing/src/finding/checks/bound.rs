//! "More than", "at least", "below", "dozens": bounds that leave room for the other statement.

use super::{Check, MOST_TOLD, related, sayings};
use crate::finding::compared::{Compared, Side, Sides};
use crate::finding::{Finding, Kind, words};
use tally_language::text::sentence_case;

/// Finds statements of which one at least is open to a side, and which allow a common value.
pub(super) struct Bound;

impl Check for Bound {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        related(compared, Kind::BoundCompatible, explanation)
    }
}

fn explanation(compared: &Compared<'_>, sides: &Sides, clique: &[usize]) -> String {
    let shown = sides.shown(clique);
    let label = compared.measure_name(sides.group);
    let [a, b] = clique else {
        let told = if shown.len() > MOST_TOLD {
            words::list(&shown)
        } else {
            sayings(compared, sides, clique)
        };
        let all = sentence_case(&told);
        let room = match shown.len() {
            2 => "the bound leaves room for the other",
            _ => "each bound leaves room for the others",
        };
        return format!("{all} do not conflict: {room} ({label}).");
    };
    let (a, b) = (&sides.all[*a], &sides.all[*b]);
    let (bound, other) = if a.statement.is_bound() && !b.statement.is_bound() {
        (a, b)
    } else {
        (b, a)
    };
    let (x, y) = (&bound.statement.shown, &other.statement.shown);
    let (who_x, who_y) = (compared.sources(&bound.rows), compared.sources(&other.rows));
    if other.statement.is_bound() {
        return format!(
            "\u{201c}{x}\u{201d} ({who_x}) and \u{201c}{y}\u{201d} ({who_y}) can both be true ({label})."
        );
    }
    if touches(bound, other) {
        return format!(
            "\u{201c}{x}\u{201d} ({who_x}) and {y} ({who_y}) meet at the bound ({label})."
        );
    }
    format!("\u{201c}{x}\u{201d} ({who_x}) leaves room for {y} ({who_y}), {label}.")
}

fn touches(bound: &Side, other: &Side) -> bool {
    bound.statement.single().is_some() && bound.statement.single() == other.statement.single()
}
