//! Same measure, same scope and date, and no value that fits both.

use super::{Check, related};
use crate::finding::compared::{Compared, Sides};
use crate::finding::{Finding, Kind, words};

/// Finds statements that cannot both be right.
pub(super) struct Contradiction;

impl Check for Contradiction {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        related(compared, Kind::Contradiction, explanation)
    }
}

fn explanation(compared: &Compared<'_>, sides: &Sides, clique: &[usize]) -> String {
    let shown = sides.shown(clique);
    let label = compared.measure_name(sides.group);
    let sayings: Vec<String> = shown
        .iter()
        .map(|text| saying(compared, sides, clique, text))
        .collect();
    let all = if shown.len() == 2 { "both" } else { "all" };
    format!(
        "{} ({label}): no value fits {all}, and the texts name no difference of date or scope.",
        words::sentence_case(&sayings.join(" against "))
    )
}

/// A statement with all who make it: "71 (The Herald and The Post)".
fn saying(compared: &Compared<'_>, sides: &Sides, clique: &[usize], text: &str) -> String {
    let same: Vec<usize> = clique
        .iter()
        .copied()
        .filter(|side| sides.all[*side].statement.shown == text)
        .collect();
    format!("{text} ({})", compared.sources(&sides.rows(&same)))
}
