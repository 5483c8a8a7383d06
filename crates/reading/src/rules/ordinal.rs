//! Ranks in an order.

use super::super::Reason;
use super::super::numbered::Numbered;
use super::super::numeral::NumeralValue;
use super::measure;
use super::rule::{Proposal, Rule};
use tally_language::lexicon::WordClass;

/// `the second round`, `21st`.
pub(super) struct Ordinal;

impl Rule for Ordinal {
    fn name(&self) -> &'static str {
        "ordinal"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let numeral = &scan.numerals[numeral];
        let end = numeral.tokens.end;
        if numeral.value == NumeralValue::Ordinal {
            if measure::ends_unit(scan, numeral.tokens.start) {
                return None;
            }
            return Some(Proposal::ignore(numeral.tokens.clone(), Reason::Ordinal));
        }
        let suffix = scan.is(end, WordClass::OrdinalSuffix) && scan.glued(end) && numeral.in_digits;
        suffix.then(|| Proposal::ignore(numeral.tokens.start..end + 1, Reason::Ordinal))
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "The {second|ordinal} round is the {21st|ordinal} since then.",
            "Her {twenty-first|ordinal} win took [30 seconds|30 s win].",
        ]
    }
}
