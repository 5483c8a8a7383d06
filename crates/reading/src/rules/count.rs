//! Whatever is left: so many.

use super::super::numbered::Numbered;
use super::rule::{FigureDraft, Proposal, Rule};
use crate::Unit;

/// `450 drones`, `88 of them`, `the 15 people`, `a toll of 24`.
pub(super) struct Count;

impl Rule for Count {
    fn name(&self) -> &'static str {
        "count"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let value = number.exact().filter(|_| !number.implied)?;
        Some(FigureDraft::single(number, value, Unit::COUNT).proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "They fired [450 drones|450 count drone] and stopped [88|88 count drone] of them.",
            "The death toll rose to [24|24 count toll].",
            "[Twenty-five|25 count] died.",
            "The [15 people|15 count person] were safe.",
        ]
    }
}
