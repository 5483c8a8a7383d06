//! Vague plurals.

use super::super::numeral::Value;
use super::super::scan::Scan;
use super::{Draft, Proposal, Rule, Shape};
use crate::figure::Unit;
use crate::lexicon::units;

/// `dozens`, `hundreds of thousands`, `several hundred`, `scores of homes`.
pub(super) struct Vague;

impl Rule for Vague {
    fn name(&self) -> &'static str {
        "vague"
    }

    fn propose(&self, scan: &Scan<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let Value::Vague(low) = number.value else {
            return None;
        };
        let mut draft = Draft::single(number, low, Unit::COUNT);
        draft.high = None;
        draft.shape = Shape::Vague;
        let end = number.tokens.end;
        let at = end + usize::from(scan.word(end) == "of");
        if let Some((len, found)) = units().form(scan.words(at)) {
            draft.unit = super::unit(&found.code);
            draft = draft.with_unit_at(at..at + len);
        }
        Some(draft.proposal())
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "[Dozens of boats|~24 count boat] and [hundreds of thousands of leaflets|~200000 count leaflet] came.",
            "[Several hundred supporters|~300 count supporter] sang.",
            "[Scores of homes|~40 count home] burned at a cost of [millions of dollars|~2000000 USD cost].",
        ]
    }
}
