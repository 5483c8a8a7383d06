//! Which values all statements of the group allow: the band in the plot, and what is said of it.

use egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::theme::{self, size};

/// What the statements of `group` allow together, or which of them stand in the way; empty where only one counts.
pub(super) fn sentence(cx: Cx<'_>, group: usize) -> String {
    let derived = cx.session.derived();
    let Some(standing) = derived.standings.get(group) else {
        return String::new();
    };
    let told = match &standing.feasible {
        Some(feasible) => feasible.sentence.printed(derived),
        None => String::new(),
    };
    if told.is_empty() || standing.superseded.is_empty() {
        return told;
    }
    format!("{told} Superseded statements are left aside.")
}

/// Below the plot: how it is to be read, and what its statements allow together.
pub(super) fn show(ui: &mut Ui, has_band: bool, told: &str) {
    let band = if has_band {
        "; band: what all of them allow"
    } else {
        ""
    };
    let text = format!("Dot: as printed; bar: as the policy reads it{band}");
    ui.label(theme::secondary(ui, text).size(size::CHIP));
    if !told.is_empty() {
        ui.label(theme::medium(told).size(size::SECONDARY));
    }
}
