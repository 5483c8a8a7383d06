//! Which values all statements of the group allow: the band in the plot, and what is said of it.

use egui::Ui;

use crate::ui::statements::Common;
use crate::ui::theme;

/// The stretch to shade; nothing where there is none, or where it has no end.
pub(super) const fn band(common: Option<Common>) -> Option<(f64, f64)> {
    match common {
        Some(Common::Values(from, to)) => Some((from, to)),
        _ => None,
    }
}

/// Below the plot: how it is to be read, and whether one value fits all.
pub(super) fn show(ui: &mut Ui, common: Option<Common>, statements: usize) {
    let tail = match common {
        Some(Common::Values(..)) if statements > 1 => "; band: what all of them allow",
        Some(Common::Nothing) => "; no one value fits all of them",
        _ => "",
    };
    let text = format!("Dot: as printed; bar: as the policy reads it{tail}");
    ui.label(theme::secondary(ui, text).size(theme::size::CHIP));
}
