//! Which decisions hold for which group: a decision names one figure, and goes where that figure is now.

use std::collections::BTreeMap;

use crate::factsheet::Material;
use crate::group::Group;
use crate::project::Resolution;

/// The decisions on groups, by group.
pub(super) struct Decisions<'a> {
    resolutions: BTreeMap<usize, &'a Resolution>,
    notes: BTreeMap<usize, &'a str>,
}

impl<'a> Decisions<'a> {
    pub(super) fn new(material: &'a Material<'a>) -> Self {
        let Material {
            table,
            groups,
            judgements,
            ..
        } = *material;
        let keys = |group: &'a Group| group.figures.iter().map(|row| &table.rows[*row].key);
        let groups = || groups.iter().enumerate();
        Self {
            resolutions: groups()
                .filter_map(|(idx, group)| {
                    let (_, resolution) = judgements.resolution_among(keys(group))?;
                    Some((idx, resolution))
                })
                .collect(),
            notes: groups()
                .filter_map(|(idx, group)| {
                    let (_, note) = judgements.group_note_among(keys(group))?;
                    Some((idx, note.as_str()))
                })
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
