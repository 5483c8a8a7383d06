//! Which values all statements of the group allow: the band in the plot, and what is said of it.

use std::collections::BTreeSet;

use egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::statements::{Common, is_rejected, policy};
use crate::ui::theme::{self, size};
use tally_comparing::finding::{feasible, superseded};

/// The stretch to shade; nothing where there is none, or where it has no end.
pub(super) const fn band(common: Option<Common>) -> Option<(f64, f64)> {
    match common {
        Some(Common::Values(from, to)) => Some((from, to)),
        _ => None,
    }
}

/// What the statements of `group` allow together, or which of them stand in the way; empty where only one counts.
pub(super) fn sentence(cx: Cx<'_>, group: usize, rows: &[usize]) -> String {
    let derived = cx.session.derived();
    let old = superseded(&derived.findings, group);
    let rejected = rows.iter().copied().filter(|row| is_rejected(cx, *row));
    let left_out: BTreeSet<usize> = old.iter().copied().chain(rejected).collect();
    let counting = rows.iter().filter(|row| !left_out.contains(row)).count();
    if counting < 2 {
        return String::new();
    }
    let told = feasible(&derived.table, rows, &left_out, &policy(cx))
        .sentence
        .printed(derived);
    if told.is_empty() || !rows.iter().any(|row| old.contains(row)) {
        return told;
    }
    format!("{told} Superseded statements are left aside.")
}

/// Below the plot: how it is to be read, and what its statements allow together.
pub(super) fn show(ui: &mut Ui, common: Option<Common>, told: &str) {
    let band = match common {
        Some(Common::Values(..)) if !told.is_empty() => "; band: what all of them allow",
        _ => "",
    };
    let text = format!("Dot: as printed; bar: as the policy reads it{band}");
    ui.label(theme::secondary(ui, text).size(size::CHIP));
    if !told.is_empty() {
        ui.label(theme::medium(told).size(size::SECONDARY));
    }
}
