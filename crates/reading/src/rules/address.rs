//! House numbers.

use super::super::Reason;
use super::super::numbered::Numbered;
use super::rule::{Proposal, Rule};
use tally_language::lexicon::Cue;

/// `10 Tanner Street`, `221B Mill Road`: the number of a house, not of streets.
pub(super) struct Address;

/// The most words that the name of a street has.
const LONGEST: usize = 4;

impl Rule for Address {
    fn name(&self) -> &'static str {
        "address"
    }

    fn propose(&self, scan: &Numbered<'_>, numeral: usize) -> Option<Proposal> {
        let number = &scan.numerals[numeral];
        let at = number.tokens.start;
        if !number.in_digits || !scan.is_digits(at) || scan.raw(at).len() > 5 {
            return None;
        }
        let letter = scan.is_word(at + 1) && scan.glued(at + 1) && scan.raw(at + 1).len() == 1;
        let first = at + 1 + usize::from(letter);
        let end = (first..first + LONGEST)
            .take_while(|at| scan.is_word(*at) && scan.is_capital(*at) && !scan.glued(*at))
            .skip(1)
            .find(|at| Cue::Street.holds(scan.word(*at)))?;
        (!scan.is_titled(at)).then(|| Proposal::ignore(at..end + 1, Reason::Identifier))
    }

    fn examples(&self) -> &'static [&'static str] {
        &[
            "She lives at {10 Tanner Street|identifier} and works at {221B Mill Road|identifier}.",
            "The house at {1600 Old Harbour Avenue|identifier} sold for [$450,000|450000 USD house].",
            "[Some 10 streets|≈10 count street] were flooded, among them Tanner Street.",
            "They closed [12 Alder shops|12 count shop] on Mill Road.",
        ]
    }
}
