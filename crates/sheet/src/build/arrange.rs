//! Which sections a sheet shows, what a public copy leaves out, and the numbers of the footnotes.

use std::collections::BTreeMap;

use crate::sheet::{FactSheet, Remark, SheetMeasure, ShownSection};
use crate::{Audience, Material, Section, paper};
use tally_project::SheetText;

/// The sections of the sheet with their words, in order: those that the analyst chose, and those that every sheet has.
pub(super) fn shown(material: &Material<'_>) -> Vec<ShownSection> {
    let judgements = material.judgements;
    let mut order: Vec<Section> = Vec::with_capacity(Section::ALL.len());
    let chosen = judgements.sections.as_deref().unwrap_or(&Section::ALL);
    let fixed = Section::ALL.iter().filter(|section| section.is_fixed());
    for section in chosen.iter().chain(fixed) {
        let hidden = *section == Section::Rejected && material.audience == Audience::Public;
        if !hidden && !order.contains(section) {
            order.push(*section);
        }
    }
    let own = |text: SheetText, usual: &str| {
        let own = judgements.sheet_texts.get(&text);
        own.map_or(usual, String::as_str).to_owned()
    };
    let show = |section: Section| ShownSection {
        section,
        heading: own(SheetText::Heading(section), section.heading()),
        lead: own(SheetText::Lead(section), section.lead()),
    };
    order.into_iter().map(show).collect()
}

/// Takes out what only the desk should see.
pub(super) fn make_public(sheet: &mut FactSheet) {
    sheet.rejected.clear();
    sheet.decisions.clear();
    for measure in &mut sheet.measures {
        measure.note = None;
    }
    for statement in &mut sheet.statements {
        statement.note = None;
    }
}

/// Takes out what stands only in sections that are not shown.
pub(super) fn hide(sheet: &mut FactSheet) {
    let sections: Vec<Section> = sheet.sections.iter().map(|shown| shown.section).collect();
    let shows = |section: Section| sections.contains(&section);
    sheet
        .measures
        .retain(|measure| shows(measure.section) || measure.is_key() && shows(Section::Key));
    if !shows(Section::Checks) {
        sheet.checks.clear();
    }
    if !shows(Section::Quotations) {
        sheet.quotations.clear();
    }
    if !shows(Section::Superseded) {
        sheet.ladders.clear();
    }
    if !shows(Section::Rejected) {
        sheet.rejected.clear();
    }
}

/// Numbers the footnotes in the order in which the sections name them; those that none names are left away.
pub(super) fn number(sheet: &mut FactSheet) {
    let mut numbers = Numbers::default();
    // First as they are named on paper, where a word processor counts for itself; then what only the data names.
    for statement in paper::named(sheet) {
        numbers.name(statement);
    }
    let sections: Vec<Section> = sheet.sections.iter().map(|shown| shown.section).collect();
    for section in &sections {
        numbers.section(sheet, *section);
    }
    let mut statements: Vec<Option<_>> = std::mem::take(&mut sheet.statements)
        .into_iter()
        .map(Some)
        .collect();
    sheet.statements = numbers
        .order
        .iter()
        .filter_map(|old| statements[*old].take())
        .collect();
    each_index(sheet, &mut |index| {
        if let Some(new) = numbers.of.get(index) {
            *index = *new;
        }
    });
}

/// The statements in the order in which they are named, and for each its place in it.
#[derive(Default)]
struct Numbers {
    order: Vec<usize>,
    of: BTreeMap<usize, usize>,
}

impl Numbers {
    fn name(&mut self, statement: usize) {
        if let std::collections::btree_map::Entry::Vacant(place) = self.of.entry(statement) {
            place.insert(self.order.len());
            self.order.push(statement);
        }
    }

    fn section(&mut self, sheet: &FactSheet, section: Section) {
        match section {
            Section::Key => sheet.key().for_each(|one| self.measure(one)),
            Section::Disputed => sheet.disputed().for_each(|one| self.measure(one)),
            Section::Single => sheet.single().for_each(|one| self.measure(one)),
            Section::Checks => sheet.checks.iter().for_each(|one| self.remark(one)),
            Section::Superseded => {
                for ladder in &sheet.ladders {
                    ladder
                        .rungs
                        .iter()
                        .chain(&ladder.now)
                        .for_each(|one| self.name(*one));
                }
            }
            Section::Rejected => sheet.rejected.iter().for_each(|one| self.name(*one)),
            Section::Quotations
            | Section::Refused
            | Section::Sources
            | Section::Method
            | Section::Footnotes
            | Section::Seal => {}
        }
    }

    fn measure(&mut self, measure: &SheetMeasure) {
        let of_value = measure.value.iter().filter_map(|part| part.statement);
        of_value.for_each(|one| self.name(one));
        measure.statements.iter().for_each(|one| self.name(*one));
        measure.remarks.iter().for_each(|one| self.remark(one));
    }

    fn remark(&mut self, remark: &Remark) {
        remark.statements.iter().for_each(|one| self.name(*one));
    }
}

/// Shows `change` every index of a statement.
fn each_index(sheet: &mut FactSheet, change: &mut impl FnMut(&mut usize)) {
    for measure in &mut sheet.measures {
        let of_value = measure
            .value
            .iter_mut()
            .filter_map(|part| part.statement.as_mut());
        of_value.for_each(&mut *change);
        measure.statements.iter_mut().for_each(&mut *change);
        let of_remarks = measure
            .remarks
            .iter_mut()
            .flat_map(|remark| &mut remark.statements);
        of_remarks.for_each(&mut *change);
    }
    let of_checks = sheet
        .checks
        .iter_mut()
        .flat_map(|remark| &mut remark.statements);
    of_checks.for_each(&mut *change);
    for ladder in &mut sheet.ladders {
        ladder.rungs.iter_mut().for_each(&mut *change);
        ladder.now.iter_mut().for_each(&mut *change);
    }
    sheet.rejected.iter_mut().for_each(change);
}
