//! Same measure, same scope and date, and no value that fits both.

use super::Check;
use crate::finding::compared::{Compared, Sides};
use crate::finding::{Finding, Kind, words};

/// Finds statements that cannot both be right.
pub(super) struct Contradiction;

impl Check for Contradiction {
    fn run(&self, compared: &Compared<'_>) -> Vec<Finding> {
        let all = compared
            .sides
            .iter()
            .filter(|sides| sides.has(Kind::Contradiction));
        all.flat_map(|sides| {
            let cliques = sides.cliques(Kind::Contradiction).into_iter();
            cliques.map(|clique| finding(compared, sides, &clique))
        })
        .collect()
    }
}

fn finding(compared: &Compared<'_>, sides: &Sides, clique: &[usize]) -> Finding {
    let shown = sides.shown(clique);
    let label = compared.measure_name(sides.group);
    let sayings: Vec<String> = shown
        .iter()
        .map(|text| saying(compared, sides, clique, text))
        .collect();
    let all = if shown.len() == 2 { "both" } else { "all" };
    Finding {
        kind: Kind::Contradiction,
        group: Some(sides.group),
        figures: sides.rows(clique),
        headline: shown.join(" | "),
        explanation: format!(
            "{} ({label}): no value fits {all}, and the texts name no difference of date or scope.",
            words::sentence_case(&sayings.join(" against "))
        ),
        equation: None,
        superseded: Vec::new(),
    }
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
