//! Which words differ between the quotations of a group, and the line that explains their mark.

use egui::Ui;

use crate::ui::cx::Cx;
use crate::ui::theme::{self, size, space};
use crate::ui::widgets::chip;
use tally_language::text::{Span, differing};

/// So many quotations are compared with the first one; more are not read side by side.
const COMPARED: usize = 60;

/// For each of `rows` the words of its quotation, as spans of it, that the reference has not: the selected quotation,
/// else the first. The reference itself is held against the first one that is worded otherwise.
pub(super) fn words(cx: Cx<'_>, rows: &[usize]) -> Vec<Vec<Span>> {
    let table = &cx.session.derived().table;
    let mut marked = vec![Vec::new(); rows.len()];
    let selected = rows.iter().position(|row| cx.row == Some(*row));
    let reference = selected.unwrap_or(0);
    let Some(first) = rows.get(reference) else {
        return marked;
    };
    let quotation = table.sentence(*first);
    for (at, row) in rows.iter().enumerate().take(COMPARED) {
        if at == reference {
            continue;
        }
        let Some((ours, theirs)) = differing(quotation, table.sentence(*row)) else {
            continue;
        };
        if marked[reference].is_empty() {
            marked[reference] = ours;
        }
        marked[at] = theirs;
    }
    marked
}

/// Says what the mark means.
pub(super) fn legend(ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS + 2.0;
        chip(ui, "words", theme::tokens(ui).accent);
        let text = "so marked differ between quotations that are worded much alike";
        ui.label(theme::secondary(ui, text).size(size::CHIP));
    });
    ui.add_space(space::XS);
}
