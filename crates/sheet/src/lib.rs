//! The fact sheet as data, from what was read and what was decided; its formats are files of their own.

mod altered;
mod build;
mod citation;
mod formats;
mod house;
mod index;
mod method;
pub mod paper;
mod plain;
mod quotation;
#[cfg(test)]
pub(crate) mod sample;
mod seal;
mod seal_line;
mod sheet;
#[cfg(test)]
mod tests;
mod value;

use std::collections::BTreeSet;
use std::sync::Arc;

use tally_comparing::finding::{Finding, Origins, Policy};
use tally_comparing::group::{Group, Table};
use tally_project::Judgements;
use tally_reading::written::HouseStyle;
use tally_reading::{FigureKey, Reading};

pub use altered::{Alteration, alterations, properties};
pub use build::build;
pub use citation::{CitationForm, citation};
pub use formats::{ExportError, Layout, PageSize, Separator, SheetFormat, write};
pub use plain::{plain, plain_piece};
pub use seal::{Mismatch, check};
use seal_line::digest;
pub use seal_line::{SealLine, content_digest, policy_digest};
pub use sheet::{
    Differing, DifferingQuotation, FactSheet, Logged, Refused, Remark, Seal, SheetCounts,
    SheetDecision, SheetLadder, SheetMeasure, SheetQuotation, SheetSource, SheetState,
    SheetStatement, ShownSection, ValuePart,
};
pub use tally_project::{Audience, Section};

/// What a fact sheet is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The sheet's title; where empty, one is made up from nothing but the word "Fact sheet".
    pub title: &'a str,
    /// The time for which the sheet holds, with its zone, in words; the core has no clock.
    pub as_of: &'a str,
    /// Who decided; may be empty.
    pub analyst: &'a str,
    /// Who the sheet is for.
    pub audience: Audience,
    /// The figures that it shows, where not all.
    pub only: Option<&'a BTreeSet<FigureKey>>,
    /// The decisions in force, oldest first.
    pub decisions: &'a [Logged],
    /// The version of Tally.
    pub version: &'a str,
    /// Names the state of the project.
    pub project_hash: &'a str,
    /// The figures and their articles.
    pub table: &'a Table,
    /// What the articles tell of where their figures come from.
    pub origins: &'a Origins,
    /// What each article gave, in the order of the table's articles.
    pub readings: &'a [Arc<Reading>],
    /// Every row is in exactly one.
    pub groups: &'a [Group],
    /// How they relate.
    pub findings: &'a [Finding],
    /// What the analyst decided.
    pub judgements: &'a Judgements,
    /// How stated values were read.
    pub policy: &'a Policy,
}

impl Material<'_> {
    /// How values and dates are printed.
    pub(crate) fn style(&self) -> HouseStyle {
        self.judgements.style.unwrap_or_default()
    }

    /// Prints sentences on figures for this sheet.
    pub(crate) fn printer(&self) -> house::HousePrinter<'_> {
        house::HousePrinter {
            style: self.style(),
            groups: self.groups,
        }
    }

    /// Whether the figure is among those that the sheet shows.
    pub(crate) fn shows(&self, key: &FigureKey) -> bool {
        self.only.is_none_or(|only| only.contains(key))
    }
}

/// Builds the sheet and writes it.
///
/// # Errors
/// When the format's writer fails.
pub fn export(
    material: &Material<'_>,
    format: SheetFormat,
    layout: Layout,
) -> Result<Vec<u8>, ExportError> {
    write(&build(material), format, layout)
}
