//! The fact sheet as data, from what was read and what was decided; its formats are files of their own.

mod build;
mod formats;
mod index;
mod method;
mod plain;
mod quotation;
#[cfg(test)]
pub(crate) mod sample;
mod seal;
mod sheet;
#[cfg(test)]
mod tests;
mod value;

use std::sync::Arc;

use crate::figure::Reading;
use crate::finding::{Finding, Origins, Policy};
use crate::group::{Group, Table};
use crate::project::Judgements;

pub use build::build;
pub use formats::{ExportError, Format, write};
pub use plain::{plain, plain_piece};
pub use seal::{Mismatch, check};
pub use sheet::{
    Counts, Decision, FactSheet, Ladder, Measure, Part, Quotation, Refused, Remark, Seal, Section,
    Source, State, Statement,
};

/// What a fact sheet is made from.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The sheet's title; where empty, one is made up from nothing but the word "Fact sheet".
    pub title: &'a str,
    /// The time of export with its zone, in words; the core has no clock.
    pub as_of: &'a str,
    /// Who decided; may be empty.
    pub analyst: &'a str,
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

/// Builds the sheet and writes it.
///
/// # Errors
/// When the format's writer fails.
pub fn export(material: &Material<'_>, format: Format) -> Result<Vec<u8>, ExportError> {
    write(&build(material), format)
}
