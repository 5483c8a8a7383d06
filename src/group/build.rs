//! The way from figures to groups.

use super::{Group, GroupKey, Links, Table};

/// Puts each row of `table` into exactly one group, in the order of their first figures.
pub fn groups(table: &Table, links: &Links) -> Vec<Group> {
    let _ = links;
    table
        .rows
        .iter()
        .enumerate()
        .map(|(idx, row)| Group {
            key: GroupKey(row.key.clone()),
            label: row
                .figure
                .counted
                .as_ref()
                .map(|c| c.text.clone())
                .unwrap_or_default(),
            unit: row.figure.quantity.unit.clone(),
            figures: vec![idx],
        })
        .collect()
}
