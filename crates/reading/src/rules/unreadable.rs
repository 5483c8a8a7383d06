//! More digits than an exact value can hold, and dots that make no number.

use super::super::Reason;
use super::super::numbered::Numbered;
use super::super::numeral::NumeralValue;
use super::rule::{Proposal, Rule};

/// `192.168.0.1`, or forty digits in a row.
pub(super) struct Unreadable;

impl Rule for Unreadable {
    fn name(&self) -> &'static str {
        "unreadable"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let numeral = &scan.numerals[numeral];
        if numeral.value != NumeralValue::Unreadable {
            return None;
        }
        let dotted = (numeral.tokens.clone()).any(|at| scan.raw(at) == ".");
        let reason = if dotted {
            Reason::Identifier
        } else {
            Reason::TooLong
        };
        Some(Proposal::ignore(numeral.tokens.clone(), reason))
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "The server {192.168.0.1|identifier} was down.",
            "It computed {31415926535897932384626433832795028841971|too_long} digits.",
            "Losses reached [€1.250.000|1250000 EUR loss].",
        ]
    }
}
