//! Which figures later ones supersede, once disputes and repetitions are taken into account.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::Material;
use tally_comparing::finding::{Finding, FindingKind};
use tally_reading::Decimal;

/// The rows that give way to later ones.
///
/// A figure that contradicts one that holds is a side of that dispute, not its past. A figure whose value the later
/// one only says again holds with it, unless another value came between. Where nothing would hold, all of it does.
pub(super) fn superseded(material: &Material<'_>, findings: &[&Finding]) -> BTreeSet<usize> {
    let mut past: BTreeSet<usize> = findings
        .iter()
        .flat_map(|finding| finding.superseded.iter().copied())
        .collect();
    if past.is_empty() {
        return past;
    }
    let sides: BTreeSet<usize> = findings
        .iter()
        .filter(|finding| finding.kind == FindingKind::Contradiction)
        .filter(|finding| finding.figures.iter().any(|row| !past.contains(row)))
        .flat_map(|finding| finding.figures.iter().copied())
        .collect();
    past.retain(|row| !sides.contains(row));
    for group in material.groups {
        hold_again(material, &group.figures, &mut past);
    }
    past
}

/// Takes those of `rows` out of the past that state what holds now.
fn hold_again(material: &Material<'_>, rows: &[usize], past: &mut BTreeSet<usize>) {
    let (gone, now): (Vec<usize>, Vec<usize>) = rows.iter().partition(|row| past.contains(row));
    if now.is_empty() {
        past.retain(|row| !gone.contains(row));
        return;
    }
    let values: Vec<_> = now.iter().map(|row| bounds(material, *row)).collect();
    let (same, other): (Vec<usize>, Vec<usize>) = gone
        .iter()
        .partition(|row| values.contains(&bounds(material, **row)));
    let between = other.iter().map(|row| holds_on(material, *row)).max();
    for row in same {
        if between.is_none_or(|other| other <= holds_on(material, row)) {
            past.remove(&row);
        }
    }
}

/// Stated bounds, for equality and order.
pub(super) fn bounds(material: &Material<'_>, row: usize) -> (Option<Decimal>, Option<Decimal>) {
    let quantity = &material.table.rows[row].figure.quantity;
    (quantity.low, quantity.high)
}

/// The day for which a figure holds: its own, else the day of publication.
pub(super) fn holds_on(material: &Material<'_>, row: usize) -> Option<Date> {
    let figure = &material.table.rows[row].figure;
    let told = figure.time().and_then(|time| time.date);
    told.or(material.table.article(row).metadata.published_on())
}
