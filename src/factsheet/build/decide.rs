//! Which decisions hold for which group: a decision names one figure, and goes where that figure is now.

use std::collections::BTreeMap;

use crate::factsheet::Material;
use crate::group::GroupKey;
use crate::project::Resolution;

/// The decisions on groups, by group.
pub(super) struct Decisions<'a> {
    resolutions: BTreeMap<usize, &'a Resolution>,
    notes: BTreeMap<usize, &'a str>,
}

impl<'a> Decisions<'a> {
    pub(super) fn new(material: &'a Material<'a>, group_of: &[usize]) -> Self {
        Self {
            resolutions: by_group(material, group_of, &material.judgements.resolutions),
            notes: by_group(material, group_of, &material.judgements.group_notes)
                .into_iter()
                .map(|(group, note)| (group, note.as_str()))
                .collect(),
        }
    }

    pub(super) fn resolution(&self, group: usize) -> Option<&'a Resolution> {
        self.resolutions.get(&group).copied()
    }

    pub(super) fn note(&self, group: usize) -> Option<&'a str> {
        self.notes.get(&group).copied()
    }
}

/// Where groups were joined, the decision that names the group's own key wins, else the first.
fn by_group<'a, T>(
    material: &Material<'_>,
    group_of: &[usize],
    decided: &'a BTreeMap<GroupKey, T>,
) -> BTreeMap<usize, &'a T> {
    let mut found = BTreeMap::new();
    for (key, decision) in decided {
        let Some(row) = material.table.position(&key.0) else {
            continue;
        };
        let group = group_of[row];
        if *key == material.groups[group].key {
            found.insert(group, decision);
        } else {
            found.entry(group).or_insert(decision);
        }
    }
    found
}
